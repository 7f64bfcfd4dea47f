//! The later part of a circuit's life: completion, the port fee, the service, upkeep, changes, and the end.

use super::{BothNames, CircuitRef, FileView, KeptView, KeptWarning, NotedView, wire};

wire! {
    /// What is known of a circuit's later life, and what may be done about it now.
    pub struct LiveView {
        /// The completion that was reported for the newest LOA.
        pub completion: Option<CompletionView>,
        /// Places where what was built is not as the LOA says, or not written down, and nobody has explained it.
        pub as_built_open: u32,
        /// Nobody wrote down what was built.
        pub as_built_missing: bool,
        /// The fee may be ordered, or recorded late.
        pub may_order: bool,
        /// The order of the port fee.
        pub fee: Option<FeeView>,
        /// When it was paid.
        pub paid: Option<NotedView>,
        /// Renewals, oldest first.
        pub renewals: Vec<FeeView>,
        /// The time that is paid for.
        pub term: Option<TermView>,
        /// When it was first seen in service; from then on it costs, used or not.
        pub activated_at: Option<String>,
        /// What the reference page says of a port like this.
        pub reference: Option<ReferenceFee>,
        /// The service can be looked at.
        pub may_see_service: bool,
        /// The port status seen last.
        pub port: Option<SeenView>,
        /// Whether the port may be used, as seen last.
        pub business: Option<SeenView>,
        /// The O&M record.
        pub upkeep: Option<UpkeepView>,
        /// It may be written now.
        pub may_upkeep: bool,
        /// Where the customer's data centre is, as it was changed, or as the LOA says.
        pub location: String,
        /// Attributes that may be changed now: wire words.
        #[ts(type = "Array<AttributeWord>")]
        pub changeable: Vec<String>,
        /// What hangs on the port.
        pub dependants: Vec<DependantView>,
        /// What may be done to the circuit itself, and what stands in the way.
        pub acts: Vec<ActOffer>,
        /// It is over and may still cost money: a task until somebody unsubscribes.
        pub still_billed: bool,
        /// When we unsubscribed.
        pub unsubscribed: Option<NotedView>,
        /// Maintenance and outages that concern it, latest start first.
        pub maintenance: Vec<MaintenanceView>,
        /// When it and others of its order or pair are out at once.
        pub overlaps: Vec<OverlapView>,
        /// Circuits that belong together with it: of its order, or its pair.
        pub together_with: Vec<CircuitRef>,
    }

    /// A reported completion.
    pub struct CompletionView {
        /// Line code of the carrier.
        pub line_code: String,
        /// Label of the in-building cable, or empty.
        pub cable_label: String,
        /// Port on the patch panel, or empty.
        pub panel_port: String,
        /// Wire word of the provider.
        pub provider: String,
        /// Its name where the list has none, or empty.
        pub provider_name: String,
        /// Whom to call there; `None` when none was given.
        pub contact: Option<String>,
        /// The contact was forgotten.
        pub contact_forgotten: bool,
        /// The test report.
        pub test_report: Option<FileView>,
        /// Why there is none, or empty.
        pub no_report: String,
        /// When and by whom it was reported.
        pub reported: NotedView,
    }

    /// An order of the fee, or a renewal.
    pub struct FeeView {
        /// Its number, or empty.
        pub number: String,
        /// `Month` or `Year`.
        pub cycle: String,
        /// How many of them.
        pub period: u16,
        /// It renews by itself.
        pub auto_renew: bool,
        /// Months of one automatic renewal.
        pub renew_months: u16,
        /// The amount as a decimal, such as `1600.50`.
        pub amount: String,
        /// ISO 4217 code.
        pub currency: String,
        /// Last day as the console states it, or empty.
        pub last_day: String,
        /// When and by whom it was ordered.
        pub ordered: NotedView,
    }

    /// The time that is paid for.
    pub struct TermView {
        /// When it began.
        pub from: String,
        /// Last day in UTC+8, `YYYY-MM-DD`.
        pub last_day: String,
        /// When it ends.
        pub ends: String,
        /// The console states that day; else it is counted here.
        pub stated: bool,
        /// It renews by itself.
        pub auto_renew: bool,
    }

    /// The reference price of the port, with its page.
    pub struct ReferenceFee {
        /// For a month, as a decimal.
        pub month: String,
        /// ISO 4217 code.
        pub currency: String,
        /// Date of the page.
        pub date: String,
        /// The page, in words.
        pub source: String,
        /// What the page says about when it costs, both languages.
        pub rule: BothNames,
    }

    /// Something seen in the console.
    pub struct SeenView {
        /// The console's word.
        pub word: String,
        /// What it says about it, or empty.
        pub reason: String,
        /// When and by whom.
        pub seen: NotedView,
    }

    /// The O&M record.
    pub struct UpkeepView {
        /// Name of the provider.
        pub provider: String,
        /// Leased-line or cable id, or empty.
        pub line_id: String,
        /// ODF port specifications, or empty.
        pub odf_port: String,
        /// Whom to call.
        pub contacts: Vec<String>,
        /// How many of them were forgotten since.
        pub forgotten: u32,
        /// It stands in the console as well.
        pub in_console: bool,
        /// When and by whom it was recorded.
        pub saved: NotedView,
    }

    /// Something that hangs on the port.
    pub struct DependantView {
        /// Its key.
        pub key: String,
        /// `vbr`, `shared_port` or `macsec_key`.
        #[ts(type = "DependantWord")]
        pub kind: String,
        /// Its id or name.
        pub name: String,
        /// Note, or empty.
        pub note: String,
        /// It stands here because the record of the VBR says that it is there; it goes when that is noted as deleted.
        pub recorded: bool,
        /// When and by whom it was written down.
        pub saved: NotedView,
    }

    /// Something that may be done to the circuit.
    pub struct ActOffer {
        /// What.
        pub action: ActWord,
        /// What must be gone from the port before.
        pub blockers: Vec<DependantView>,
        /// Numbers of handouts that are still in force and would then lead to a port that is given up.
        pub handouts: Vec<String>,
    }

    /// Maintenance or an outage.
    pub struct MaintenanceView {
        /// UUIDv7 text.
        pub id: String,
        /// `planned` or `outage`.
        #[ts(type = "MaintenanceWord")]
        pub kind: String,
        /// What it is.
        pub title: String,
        /// Who announced it, or empty.
        pub source: String,
        /// Start.
        pub from: String,
        /// End; `None`: nobody knows yet.
        pub until: Option<String>,
        /// IANA zone that it was written in.
        pub zone: String,
        /// Circuits that it takes out.
        pub circuits: Vec<CircuitRef>,
        /// Notes, or empty.
        pub note: String,
        /// Who wrote it down.
        pub by: String,
        /// Why it does not take place.
        pub called_off: Option<String>,
        /// Warnings that were kept with it.
        pub kept: Vec<KeptView>,
    }

    /// A time in which circuits that belong together are out at once.
    pub struct OverlapView {
        /// Start.
        pub from: String,
        /// End; `None`: open.
        pub until: Option<String>,
        /// Names of those that are out.
        pub circuits: Vec<String>,
        /// No other is left.
        pub all: bool,
    }

    /// What is reported with a completion, as typed.
    pub struct CompletionForm {
        /// Line code of the carrier.
        pub line_code: String,
        /// Label of the in-building cable; this or the panel's port.
        pub cable_label: String,
        /// Port on the patch panel; this or the cable's label.
        pub panel_port: String,
        /// Wire word of the provider.
        pub provider: String,
        /// Its name where the list has none.
        pub provider_name: String,
        /// Whom to call there.
        pub contact: String,
        /// Id of the test report among the files kept here.
        pub test_report: Option<String>,
        /// Why there is none.
        pub no_report: String,
    }

    /// Reports completion.
    pub struct ReportCompletion {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The LOA.
        pub loa: String,
        /// What is reported.
        pub form: CompletionForm,
        /// Who reported it.
        pub by: String,
        /// When, local date and time: `YYYY-MM-DDTHH:MM`.
        pub at: String,
        /// IANA zone of `at`.
        pub zone: String,
    }

    /// Records that the patch cable is installed.
    pub struct RecordConnected {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// The console shows “Pending Payment” as well.
        pub pending_payment: bool,
        /// Who saw it.
        pub seen_by: String,
        /// When.
        pub seen_at: String,
        /// IANA zone of `seen_at`.
        pub zone: String,
    }

    /// An order of the fee, as typed.
    pub struct FeeForm {
        /// Its number, optional.
        pub number: String,
        /// `Month` or `Year`.
        pub cycle: String,
        /// How many of them.
        pub period: String,
        /// It renews by itself.
        pub auto_renew: bool,
        /// Months of one automatic renewal.
        pub renew_months: String,
        /// What it costs.
        pub amount: String,
        /// ISO 4217 code.
        pub currency: String,
        /// Last day as the console states it, `YYYY-MM-DD`, optional.
        pub last_day: String,
    }

    /// Records that the fee was ordered, or renewed.
    pub struct OrderFee {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// A renewal of what is paid already.
        pub renewal: bool,
        /// The order.
        pub form: FeeForm,
        /// It is paid as well.
        pub paid: bool,
        /// Who ordered.
        pub by: String,
        /// When.
        pub at: String,
        /// IANA zone of `at`.
        pub zone: String,
    }

    /// Something that somebody did about a circuit at some time.
    pub struct DoneOnCircuit {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// Who did it.
        pub by: String,
        /// When.
        pub at: String,
        /// IANA zone of `at`.
        pub zone: String,
    }

    /// Records what was seen of the service.
    pub struct RecordService {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// The console shows it as available.
        pub enabled: bool,
        /// `Up`, `Down`, or empty: not looked at.
        pub port: String,
        /// `Normal`, `FinancialLocked`, `SecurityLocked`, or empty: not looked at.
        pub business: String,
        /// What the console says about a lock.
        pub reason: String,
        /// Who saw it.
        pub seen_by: String,
        /// When.
        pub seen_at: String,
        /// IANA zone of `seen_at`.
        pub zone: String,
    }

    /// The O&M record, as typed.
    pub struct UpkeepForm {
        /// Name of the provider.
        pub provider: String,
        /// Leased-line or cable id.
        pub line_id: String,
        /// ODF port specifications.
        pub odf_port: String,
        /// Whom to call, at most 6.
        pub contacts: Vec<String>,
        /// It stands in the console as well.
        pub in_console: bool,
    }

    /// Writes the O&M record.
    pub struct SaveUpkeep {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// The record.
        pub form: UpkeepForm,
        /// Who records it.
        pub by: String,
    }

    /// Forgets everybody to call about this line.
    pub struct ForgetContacts {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// Who does it.
        pub by: String,
    }

    /// A circuit's attributes, as typed.
    pub struct ChangeForm {
        /// Name.
        pub name: String,
        /// Description, or empty.
        pub description: String,
        /// Wire value of the circuit provider.
        pub line_operator: String,
        /// Wire value of the port type.
        pub port_type: String,
        /// Where the customer's data centre is, or empty.
        pub location: String,
        /// Circuit id of the redundant circuit, or empty.
        pub redundant_circuit: String,
    }

    /// Changes a circuit's attributes.
    pub struct ChangeCircuit {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// As they are to be.
        pub form: ChangeForm,
        /// Who changes them.
        pub by: String,
        /// Warnings kept.
        pub kept: Vec<KeptWarning>,
    }

    /// Does something to the circuit itself.
    pub struct ActOnCircuit {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// What.
        pub action: ActWord,
        /// Why; needed to cancel, terminate and delete.
        pub reason: String,
        /// Last four characters of the circuit's id; needed to terminate.
        pub last_four: String,
        /// Who did it.
        pub by: String,
        /// When.
        pub at: String,
        /// IANA zone of `at`.
        pub zone: String,
    }

    /// Writes down what hangs on a port.
    pub struct SaveDependant {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// `vbr`, `shared_port` or `macsec_key`.
        pub kind: String,
        /// Its id or name.
        pub name: String,
        /// Note, optional.
        pub note: String,
        /// Who writes it down.
        pub by: String,
    }

    /// Takes something off the list of what hangs on a port.
    pub struct RemoveDependant {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// Key of what is gone.
        pub dependant: String,
        /// Who saw to it.
        pub by: String,
    }

    /// Maintenance or an outage, as typed.
    pub struct MaintenanceForm {
        /// `planned` or `outage`.
        pub kind: String,
        /// What it is.
        pub title: String,
        /// Who announced it, optional.
        pub source: String,
        /// Start, local date and time: `YYYY-MM-DDTHH:MM`.
        pub from: String,
        /// End, the same, or empty: nobody knows yet.
        pub until: String,
        /// IANA zone of both.
        pub zone: String,
        /// Ids of the circuits that it takes out.
        pub circuits: Vec<String>,
        /// Notes, optional.
        pub note: String,
    }

    /// Writes down maintenance or an outage, or changes it.
    pub struct SaveMaintenance {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The circuit whose page shows it.
        pub circuit: String,
        /// Which one is changed; `None`: a new one.
        pub id: Option<String>,
        /// As it is to be.
        pub form: MaintenanceForm,
        /// Who writes it down.
        pub by: String,
        /// Warnings kept.
        pub kept: Vec<KeptWarning>,
    }

    /// Says that maintenance does not take place, or that an outage was none.
    pub struct CallOffMaintenance {
        /// Idempotency key.
        pub key: String,
        /// The circuit whose page shows it.
        pub circuit: String,
        /// Which.
        pub id: String,
        /// Why.
        pub reason: String,
        /// Who says so.
        pub by: String,
    }
}

wire! {
    /// What can be done to the circuit itself.
    pub enum ActWord {
        /// Confirm that it is usable.
        Confirm,
        /// Enable it without an order.
        Enable,
        /// Give it up before it is in service.
        Cancel,
        /// Take it out of service.
        Terminate,
        /// Remove the instance.
        Delete,
    }
}
