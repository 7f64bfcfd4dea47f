//! The one list of commands: Tauri handlers, the permission manifest and the TypeScript map come from it.

/// Calls `$then!` with every command as `name: Request => Response;`.
///
/// Commands before the bar `|` are answered by [`crate::Desk`] alone; those after it need the system
/// (a dialog, the viewer, the printer) and are answered by the shell.
#[macro_export]
macro_rules! commands {
    ($then:ident) => {
        $then! {
            start: Nothing => Start;
            set_preferences: Preferences => Preferences;
            settings: Nothing => SettingsView;
            save_settings: SaveSettings => SettingsView;
            load_sample: Nothing => Start;
            leave_sample: Nothing => Start;
            remove_sample: Nothing => Start;
            directory: Nothing => DirectoryView;
            access_point: ByKey => AccessPointDetail;
            save_access_point: SaveAccessPoint => AccessPointDetail;
            settle_access_point: SettleAccessPoint => AccessPointDetail;
            favour_access_point: FavourAccessPoint => AccessPointDetail;
            remove_access_point: RemoveAccessPoint => Nothing;
            cities: Nothing => CitiesView;
            sites: Nothing => Sites;
            save_site: SaveSite => SiteView;
            remove_site: RemoveSite => Nothing;
            distances: ById => Distances;
            accounts: Nothing => Accounts;
            save_account: SaveAccount => AccountView;
            circuits: CircuitQuery => CircuitPage;
            circuit: ById => CircuitView;
            port_suggestions: Nothing => PortSuggestions;
            check_port: CheckPort => FormCheck;
            apply_port: ApplyPort => CircuitView;
            price_estimate: PriceQuery => PriceEstimate;
            check_order: CheckOrder => OrderCheck;
            apply_order: ApplyOrder => OrderView;
            order: ById => OrderView;
            record_order: RecordOrder => OrderView;
            record_order_ports: RecordOrderPorts => OrderView;
            close_task: CloseTask => OrderView;
            withdraw_order: WithdrawOrder => OrderView;
            quota: QuotaQuery => QuotaView;
            set_quota: SetQuota => QuotaView;
            plan_preview: PlanQuery => PlanView;
            order_plan: ById => OrderPlanView;
            save_plan: SavePlan => OrderPlanView;
            templates: Nothing => Templates;
            save_template: SaveTemplate => Templates;
            remove_template: RemoveTemplate => TemplateRemoval;
            restore_template: RemoveTemplate => Templates;
            record_port: RecordPort => CircuitView;
            withdraw: Withdraw => CircuitView;
            people: PeopleQuery => People;
            check_person: CheckPerson => FormCheck;
            save_person: SavePerson => PersonView;
            remove_person: RemovePerson => Nothing;
            merge_people: MergePeople => PersonView;
            people_details: PeopleByIds => KnownPeople;
            engineer_offers: EngineerOffersQuery => EngineerOffers;
            erasure_plan: ErasureQuery => ErasurePlan;
            retention: Nothing => RetentionView;
            save_retention: SaveRetention => RetentionView;
            clean_copies: Nothing => RetentionView;
            companies: Nothing => Companies;
            save_company: SaveCompany => CompanyView;
            remove_company: RemoveCompany => Nothing;
            loa_start: ById => LoaStart;
            check_loa: CheckLoa => FormCheck;
            apply_loa: ApplyLoa => CircuitView;
            record_loa: RecordLoa => CircuitView;
            official_page: OfficialPageQuery => OfficialPage;
            official_text: ById => OfficialText;
            keep_official_pdf: KeepOfficialPdf => CircuitView;
            record_optic: RecordOptic => CircuitView;
            record_entry_steps: RecordEntrySteps => CircuitView;
            keep_entry_sms: KeepEntrySms => CircuitView;
            read_credential: ReadCredential => CredentialReading;
            keep_credential: KeepCredential => CircuitView;
            credential_picture: ById => KeptPicture;
            preview_handout: PreviewHandout => Preview;
            preview_requirements: ById => Preview;
            preview_typed: PreviewTyped => Preview;
            issue_handout: IssueHandout => CircuitView;
            void_handout: VoidHandout => CircuitView;
            handout: ByNumber => HandoutDetail;
            zones: Nothing => Zones;
            save_zone: SaveZone => Zones;
            remove_zone: RemoveZone => Zones;
            latency_ranking: LatencyRankingQuery => LatencyRanking;
            latency_matrix: LatencyMatrixQuery => LatencyMatrix;
            latency_trend: LatencyTrendQuery => LatencyTrend;
            latency_batches: Nothing => LatencyBatches;
            withdraw_latency: WithdrawLatency => LatencyBatches;
            keep_latency: KeepLatency => LatencyBatches;
            keep_measured: KeepMeasured => LatencyBatches;
            handouts: HandoutQuery => Handouts;
            drafts: Nothing => Drafts;
            keep_draft: KeepDraft => DraftKept;
            drop_draft: ById => Nothing;
            |
            erase_people: ErasePeople => Erased;
            choose_engineer_file: Nothing => ChosenEngineers;
            save_engineer_template: SaveEngineerTemplate => HandedOut;
            choose_official_pdf: Nothing => ChosenFile;
            choose_credential: Nothing => CredentialReading;
            choose_latency_file: Nothing => LatencyPreview;
            save_latency_template: SaveLatencyTemplate => HandedOut;
            begin_measurement: BeginMeasurement => MeasurementView;
            measurement: ById => MeasurementView;
            cancel_measurement: ById => MeasurementView;
            save_handout: HandOut => HandedOut;
            open_handout: HandOut => HandedOut;
            print_handout: PrintHandout => HandedOut;
            save_requirements: ById => HandedOut;
            open_requirements: ById => HandedOut;
            print_requirements: ById => HandedOut;
        }
    };
}
