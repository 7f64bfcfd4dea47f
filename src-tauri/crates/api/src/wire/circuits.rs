//! Circuits: the table, one circuit's page, the port application, the provider's answers.

use super::{
    AccountView, BothNames, HandoutRow, KeptView, KeptWarning, LoaView, PlanForm, RecommendedForm,
    RecommendedView, TagView, UpgradeView, WorksView, wire,
};
use std::collections::BTreeMap;

wire! {
    /// Apply for a port, classic mode, as typed.
    #[derive(Default)]
    #[serde(default)]
    pub struct PortForm {
        /// Account id.
        pub account: String,
        /// Key of the region of the cloud resources.
        pub region: String,
        /// Wire value of the circuit provider.
        pub line_operator: String,
        /// Key of the access point.
        pub access_point: String,
        /// CloudBox device cluster, optional.
        pub cloud_box_cluster: String,
        /// Wire value of the port type.
        pub port_type: String,
        /// Advanced configuration: wire values.
        pub features: Vec<String>,
        /// Resource group, optional.
        pub resource_group: String,
        /// Tags, at most 20.
        pub tags: Vec<TagView>,
        /// Name of the circuit.
        pub name: String,
        /// Description, optional.
        pub description: String,
        /// Circuit id of the redundant circuit, or empty.
        pub redundant_circuit: String,
        /// Circuit of an order whose place this one takes, or empty.
        pub replaces: String,
        /// Refused or failed circuit whose application this one corrects, or empty.
        pub corrects: String,
        /// Circuit whose larger port this one is, or empty.
        #[serde(default)]
        pub upgrades: String,
        /// "I have read and understand the billing rules."
        pub billing_rules: bool,
        /// Wire value of the leased line type that is planned; the LOA asks for it. May be empty.
        pub line_type: String,
        /// Whom one asked at the account manager's, where that comes first; else empty.
        pub manager: String,
        /// When, `YYYY-MM-DD`, or empty.
        pub manager_on: String,
        /// How the access point was chosen, in recommended mode.
        #[serde(default)]
        pub recommended: Option<RecommendedForm>,
        /// "Outbound data transfer billing is activated"; asked while the account does not have it.
        pub traffic_billing_activated: bool,
    }

    /// Checks the form without sending it.
    pub struct CheckPort {
        /// The form.
        pub form: PortForm,
        /// Warnings kept so far.
        pub kept: Vec<KeptWarning>,
    }

    /// Records that the port was applied for.
    pub struct ApplyPort {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The form.
        pub form: PortForm,
        /// Warnings kept, with reasons.
        pub kept: Vec<KeptWarning>,
        /// Plan and cost, where they were written; recorded with the order.
        #[serde(default)]
        pub plan: Option<PlanForm>,
    }

    /// What was used before, to choose again.
    pub struct PortSuggestions {
        /// Resource groups.
        pub resource_groups: Vec<String>,
        /// Tags.
        pub tags: Vec<TagView>,
        /// CloudBox clusters.
        pub cloud_box_clusters: Vec<String>,
        /// Circuits that are not over; those that are allocated, confirmed or enabled may be named as redundant.
        pub redundant: Vec<RedundantChoice>,
    }

    /// A circuit that may be named as redundant, or may not yet.
    pub struct RedundantChoice {
        /// UUIDv7 text.
        pub id: String,
        /// Name.
        pub name: String,
        /// `pc-…` once known.
        pub instance_id: Option<String>,
        /// Its status.
        #[ts(type = "CircuitStatus")]
        pub status: String,
        /// Its access point.
        pub access_point: BothNames,
        /// It is allocated, confirmed or enabled.
        pub allowed: bool,
    }

    /// A circuit by name.
    pub struct CircuitRef {
        /// UUIDv7 text.
        pub id: String,
        /// Name.
        pub name: String,
        /// `pc-…` once known.
        pub instance_id: Option<String>,
    }

    /// Asks for a page of the circuits table.
    #[derive(Default)]
    #[serde(default)]
    pub struct CircuitQuery {
        /// Any text; empty: all.
        pub search: String,
        /// Keep only circuits whose turn it is.
        pub turn: Option<TurnWord>,
        /// Keep only these statuses, written `circuit:Allocated` or `loa:Applying`.
        pub states: Vec<String>,
        /// Keep only circuits of these resource groups.
        pub groups: Vec<String>,
        /// Keep only circuits with these tags: for each key that is named, any of its values.
        pub tags: Vec<TagView>,
        /// Begin behind the row where a page ended: its `next`.
        pub after: Option<String>,
        /// Rows to skip from there.
        pub offset: u32,
        /// At most 200.
        pub limit: u32,
    }

    /// A page of the circuits table.
    pub struct CircuitPage {
        /// Rows, last changed first.
        pub rows: Vec<CircuitRow>,
        /// Where the next page begins; `None`: there is none.
        pub next: Option<String>,
        /// Intended against actual of the orders that rows of this page belong to.
        pub orders: Vec<super::OrderStanding>,
    }

    /// How many circuits there are, by what they can be filtered by.
    pub struct CircuitCounts {
        /// Rows that match in all.
        pub matches: u32,
        /// Circuits in all, without search and filter.
        pub total: u32,
        /// Circuits by whose turn it is, with the search but without the turn filter.
        pub by_turn: BTreeMap<String, u32>,
        /// Resource groups to filter by, with their circuits; without the filters by group and tag.
        pub by_group: Vec<GroupCount>,
        /// Tags to filter by, with their circuits; without the filters by group and tag.
        pub by_tag: Vec<TagCount>,
    }

    /// A resource group and how many circuits have it.
    pub struct GroupCount {
        /// Its name.
        pub group: String,
        /// Circuits.
        pub circuits: u32,
    }

    /// A tag and how many circuits have it.
    pub struct TagCount {
        /// Its key.
        pub key: String,
        /// Its value, may be empty.
        pub value: String,
        /// Circuits.
        pub circuits: u32,
    }

    /// One row of the circuits table.
    pub struct CircuitRow {
        /// UUIDv7 text.
        pub id: String,
        /// Name.
        pub name: String,
        /// `pc-…` once known.
        pub instance_id: Option<String>,
        /// Access point, both names.
        pub access_point: BothNames,
        /// Wire value of the port type.
        pub port_type: String,
        /// Wire value of the carrier.
        pub line_operator: String,
        /// Account name.
        pub account: String,
        /// Status of the port.
        #[ts(type = "CircuitStatus")]
        pub status: String,
        /// Status of the newest LOA.
        #[ts(type = "LoaStatus")]
        pub loa_status: String,
        /// The step that it stands in.
        pub step: StepWord,
        /// Whose turn it is.
        pub turn: TurnWord,
        /// What comes next.
        pub next: NextWord,
        /// Last change.
        pub changed_at: String,
        /// Something contradictory was recorded and waits to be settled.
        pub conflict: bool,
        /// Resource tags.
        pub tags: Vec<TagView>,
        /// Its place in an order of high-reliability mode.
        pub order: Option<super::OrderMark>,
    }

    /// A circuit's page.
    pub struct CircuitView {
        /// UUIDv7 text.
        pub id: String,
        /// What the table shows.
        pub row: CircuitRow,
        /// The application as sent.
        pub form: PortForm,
        /// Its account.
        pub account: AccountView,
        /// By what its access point was chosen, in recommended mode.
        pub recommended: Option<RecommendedView>,
        /// The redundant circuit.
        pub redundant: Option<CircuitRef>,
        /// Port on the provider's device, such as `1/1/1`.
        pub port: Option<String>,
        /// Address of the provider's device.
        pub device: Option<String>,
        /// The circuit whose place in an order it took.
        pub replaces: Option<CircuitRef>,
        /// The refused or failed circuit whose application it corrects.
        pub corrects: Option<CircuitRef>,
        /// The circuit that replaces or corrects this one.
        pub succeeded_by: Option<CircuitRef>,
        /// The access point's zone and city.
        pub zone: String,
        /// City for "Hangzhou time".
        pub city: BothNames,
        /// How people get in: the approval's word, else the directory's.
        pub access_flow: super::AccessFlowWord,
        /// The five steps.
        pub steps: Vec<StepView>,
        /// What comes next and why.
        pub next: NextView,
        /// What the rules allow now, the primary first.
        pub actions: Vec<NextWord>,
        /// Port statuses that may be recorded as seen.
        #[ts(type = "Array<CircuitStatus>")]
        pub observable: Vec<String>,
        /// LOA statuses that may be recorded as seen.
        #[ts(type = "Array<LoaStatus>")]
        pub loa_observable: Vec<String>,
        /// Newest first.
        pub loas: Vec<LoaView>,
        /// Handouts issued for this circuit, newest first.
        pub handouts: Vec<HandoutRow>,
        /// An upgrade to a larger port may be planned.
        pub may_upgrade: bool,
        /// The upgrade to a larger port that is planned, or was called off.
        pub upgrade: Option<Box<UpgradeView>>,
        /// The circuit whose larger port this one is.
        pub upgrade_of: Option<CircuitRef>,
        /// Its later life: completion, fee, service, upkeep, end.
        pub live: super::LiveView,
        /// Newest first.
        pub history: Vec<HistoryEntry>,
        /// Reason of a rejection or failure, when the present status is one.
        pub reason: Option<String>,
        /// Construction; `None` until its LOA is approved.
        pub works: Option<Box<WorksView>>,
        /// Tests of the circuit in service.
        pub tests: Box<super::TestsView>,
        /// VBRs, routers and VPCs; `None` for a circuit that was withdrawn.
        pub connect: Option<Box<super::ConnectView>>,
    }

    /// One of the five steps.
    pub struct StepView {
        /// Which.
        pub step: StepWord,
        /// How far.
        pub state: StepState,
        /// When it began.
        pub from: Option<String>,
        /// When it ended.
        pub until: Option<String>,
        /// Who did or saw what ended it.
        pub by: Option<String>,
        /// Seconds over that waited for us.
        pub ours: u32,
        /// Seconds over that waited for Alibaba Cloud.
        pub theirs: u32,
        /// The wait that goes on; its time is not in the seconds yet.
        pub running: Option<RunningView>,
    }

    /// A wait that goes on.
    pub struct RunningView {
        /// For us; else for Alibaba Cloud.
        pub ours: bool,
        /// Since when.
        pub since: String,
    }

    /// The next action block.
    pub struct NextView {
        /// Whose turn.
        pub turn: TurnWord,
        /// What comes next.
        pub next: NextWord,
        /// The last observation that led here: who saw it.
        pub seen_by: Option<String>,
        /// When it was seen.
        pub seen_at: Option<String>,
    }

    /// Names an event.
    pub struct EventRef {
        /// Desk that recorded it.
        pub desk: String,
        /// Its number there.
        pub seq: u32,
    }

    /// One line of the history.
    pub struct HistoryEntry {
        /// The event.
        pub event: EventRef,
        /// What happened; the window has a sentence for each.
        pub kind: HistoryKind,
        /// We did it, or we saw it.
        pub mark: MarkWord,
        /// When it happened.
        pub happened_at: String,
        /// When it was recorded.
        pub recorded_at: String,
        /// Values that the sentence names (`status`, `seenBy`, `instanceId`, `number`, `company`, …).
        pub params: BTreeMap<String, String>,
        /// Warnings that were kept with it, and why.
        pub kept: Vec<KeptView>,
        /// Statuses passed without having been seen.
        pub skipped: Vec<String>,
        /// It could not be reached from the status before it, or is older than the last one.
        pub conflict: bool,
        /// It is dated before an observation already recorded and moved no status.
        pub late: bool,
        /// Withdrawn, with the reason.
        pub withdrawn: Option<WithdrawnView>,
        /// May be withdrawn now.
        pub can_withdraw: bool,
    }

    /// When and why something was withdrawn.
    pub struct WithdrawnView {
        /// When.
        pub at: String,
        /// Why.
        pub reason: String,
    }

    /// Withdraws a record or an observation; also what "Undo" does.
    pub struct Withdraw {
        /// Idempotency key.
        pub key: String,
        /// The circuit whose page shows it.
        pub circuit: String,
        /// What is withdrawn.
        pub event: EventRef,
        /// Why, 1–500 characters.
        pub reason: String,
    }

    /// The provider's answer about the port, as typed.
    pub struct RecordPort {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// What was seen.
        #[ts(type = "CircuitStatus")]
        pub status: String,
        /// `pc-…`; needed when allocated and not yet known.
        pub instance_id: String,
        /// Port on the provider's device, optional.
        pub port: String,
        /// Address of the provider's device, optional.
        pub device: String,
        /// Reason of a rejection or failure.
        pub reason: String,
        /// Who saw it.
        pub seen_by: String,
        /// When, local date and time in the window's zone: `YYYY-MM-DDTHH:MM`.
        pub seen_at: String,
        /// IANA zone of `seen_at`.
        pub zone: String,
    }
}

wire! {
    /// Whose turn it is.
    pub enum TurnWord {
        /// Ours.
        Yours,
        /// Alibaba Cloud's or another's.
        Theirs,
        /// In service.
        Done,
        /// Refused or failed: ours to mend.
        Stop,
        /// Over.
        Closed,
    }

    /// The five steps of the process.
    pub enum StepWord {
        /// Step 1.
        AccessPoint,
        /// Step 2.
        Port,
        /// Step 3.
        Loa,
        /// Step 4.
        Construction,
        /// Step 5.
        Activation,
    }

    /// How far a step is.
    pub enum StepState {
        /// Finished.
        Done,
        /// Here.
        Current,
        /// Stopped here.
        Stopped,
        /// Still to come.
        Later,
    }

    /// We did it, or we saw it.
    pub enum MarkWord {
        /// Ours: solid mark.
        Action,
        /// Theirs: ringed mark.
        Observation,
    }

    /// What comes next; also the words of the allowed actions.
    pub enum NextWord {
        /// Wait for the order's answer; record it when it is there.
        RecordOrder,
        /// Wait for the port; record the answer when it is there.
        RecordPort,
        /// Apply for the LOA.
        ApplyLoa,
        /// Apply for the LOA once more, after a rejection.
        ApplyLoaAgain,
        /// Wait for the review; record the answer when it is there.
        RecordLoa,
        /// Issue the handout.
        IssueHandout,
        /// Print, save or open the handout.
        PrintHandout,
        /// Add the engineers' official entry credentials.
        AddCredentials,
        /// Go on with construction, or begin it.
        Construct,
        /// Apply for another port: this one failed.
        ApplyPort,
        /// Report completion.
        ReportCompletion,
        /// Record that the patch cable is installed.
        RecordConnected,
        /// Order the port fee.
        OrderFee,
        /// Record that the port fee is paid.
        PayFee,
        /// Record what is seen of the service.
        RecordService,
        /// Change the circuit's details.
        ChangeDetails,
        /// Confirm the circuit.
        ConfirmCircuit,
        /// Enable it without an order.
        EnableCircuit,
        /// Cancel it.
        CancelCircuit,
        /// Terminate it.
        TerminateCircuit,
        /// Delete it.
        DeleteCircuit,
        /// Unsubscribe from its port.
        Unsubscribe,
        /// Plan the connection to the VPC, or record what was made of the plan.
        Connect,
        /// Nothing from this desk now; record what is seen.
        RecordLater,
        /// Nothing at all.
        Nothing,
    }

    /// What a history line tells.
    pub enum HistoryKind {
        /// We applied for the port.
        PortApplied,
        /// We saw a status of the port.
        PortObserved,
        /// We applied for the LOA.
        LoaApplied,
        /// People whom an application names were erased.
        PersonErased,
        /// We saw a status of the LOA.
        LoaObserved,
        /// We saw the approval, with facility details.
        LoaApproved,
        /// We handed the LOA to the on-site engineer.
        LoaHandedOver,
        /// We issued a handout.
        HandoutIssued,
        /// We declared a handout void.
        HandoutVoided,
        /// We printed counted copies, or a handout that no longer counts.
        RenditionMade,
        /// Alibaba Cloud's own LOA was kept after the approval.
        OfficialPdfKept,
        /// We saw that the optical module is installed.
        OpticInstalled,
        /// Engineers took steps towards getting in.
        EntrySteps,
        /// An engineer's text message was kept.
        EntrySmsKept,
        /// An engineer's official entry credential was kept.
        EntryCredentialKept,
        /// We applied for the ports of an order.
        OrderSubmitted,
        /// We saw that an order succeeded.
        OrderCreated,
        /// We saw that an order failed.
        OrderFailed,
        /// A port that a failed order left behind was deleted.
        CleanUpDone,
        /// Construction began, or its scenario was changed.
        WorksBegun,
        /// Something was said of a step of construction.
        WorksStepNoted,
        /// The site survey was asked for.
        SurveyRequested,
        /// The site survey came back.
        SurveyRecorded,
        /// The provider confirmed the end-to-end costs.
        LineCostConfirmed,
        /// The patch cable was ordered or delivered.
        PatchCableNoted,
        /// Light was measured.
        LightMeasured,
        /// A test was made on site.
        WorksTested,
        /// What was built was written down.
        AsBuiltRecorded,
        /// A file was attached.
        FileAttached,
        /// We reported completion.
        CompletionReported,
        /// We ordered the port fee.
        FeeOrdered,
        /// We paid it.
        FeePaid,
        /// We renewed it.
        FeeRenewed,
        /// We looked at the service.
        ServiceSeen,
        /// We wrote the O&M record.
        UpkeepSaved,
        /// We forgot whom to call.
        ContactForgotten,
        /// We changed the circuit's details.
        AttributesChanged,
        /// We did something to the circuit itself.
        CircuitActed,
        /// We wrote down what hangs on the port.
        DependantSaved,
        /// It hangs there no more.
        DependantGone,
        /// We unsubscribed from the port.
        Unsubscribed,
        /// Maintenance or an outage was written down.
        MaintenanceSaved,
        /// It was called off.
        MaintenanceCalledOff,
        /// A test was written down or changed.
        TestRecorded,
        /// A VBR was planned or changed.
        VbrSaved,
        /// Something was seen of a VBR or of a BGP session.
        VbrSeen,
        /// The MD5 key of a BGP group was erased.
        BgpKeyErased,
        /// A router was planned or changed.
        RouterSaved,
        /// Something was seen of a router or of a part of it.
        RouterSeen,
        /// We planned an upgrade to a larger port, or changed the plan.
        UpgradePlanned,
        /// We wrote down what is tied to the old port.
        UpgradeTied,
        /// We backed something up.
        UpgradeBackedUp,
        /// We said how far a step is.
        UpgradeMarked,
        /// We applied for the larger port.
        UpgradeApplied,
        /// This circuit is the larger port of another.
        UpgradeOf,
        /// We called the upgrade off.
        UpgradeCalledOff,
    }
}
