//! Orders of high-reliability mode: the form, the check, the order's page, the provider's answer, quotas.

use super::{
    AccountView, BothNames, CircuitRef, CircuitRow, FieldProblem, HistoryEntry, KeptWarning,
    TagView, wire,
};

wire! {
    /// Apply for the ports of a combination, as typed.
    #[derive(Default)]
    pub struct OrderForm {
        /// Account id.
        pub account: String,
        /// Wire value of the combination (`HighReliableType`).
        pub topology: String,
        /// One selection per access point that the combination needs.
        pub access_points: Vec<OrderPlaceForm>,
        /// Ports, 2–16; read for load balancing only.
        pub port_count: String,
        /// "My account manager has allowed this"; asked for load balancing only.
        pub account_manager_allows: bool,
        /// CloudBox device cluster; anything here is refused with the reason.
        pub cloud_box_cluster: String,
        /// Wire value of the port type of all ports.
        pub port_type: String,
        /// Advanced configuration: wire values; the failover group is one of them.
        pub features: Vec<String>,
        /// Resource group, optional.
        pub resource_group: String,
        /// Tags, at most 20.
        pub tags: Vec<TagView>,
        /// Names in the order of the generated lines; an empty or missing one is generated.
        pub names: Vec<String>,
        /// Description of every port, optional.
        pub description: String,
        /// Whom one asked at the account manager's, where that comes first (above 10 Gbit/s); else empty.
        pub manager: String,
        /// When, `YYYY-MM-DD`, or empty.
        pub manager_on: String,
        /// "I have read and understand the billing rules."
        pub billing_rules: bool,
        /// "Outbound data transfer billing is activated"; asked while the account does not have it.
        pub traffic_billing_activated: bool,
    }

    /// Region, access point and provider of one selection.
    #[derive(Default)]
    pub struct OrderPlaceForm {
        /// Key of the region.
        pub region: String,
        /// Key of the access point.
        pub access_point: String,
        /// Wire value of the circuit provider.
        pub line_operator: String,
    }

    /// Checks the form without sending it.
    pub struct CheckOrder {
        /// The form.
        pub form: OrderForm,
        /// Warnings kept so far.
        pub kept: Vec<KeptWarning>,
    }

    /// What the check found, and what would be ordered as far as it is chosen.
    pub struct OrderCheck {
        /// Blocks first, then warnings.
        pub problems: Vec<FieldProblem>,
        /// What the combination wants, once the number of ports is known.
        pub intended: Option<OrderShape>,
        /// One line per port whose access point is chosen.
        pub lines: Vec<OrderLine>,
        /// Quotas of the chosen access points and of the account.
        pub quota: Vec<QuotaUse>,
    }

    /// What a combination wants.
    pub struct OrderShape {
        /// Ports.
        pub ports: u16,
        /// Different access points.
        pub sites: u16,
        /// Devices at each of them.
        pub devices_per_site: u16,
    }

    /// One port that would be ordered.
    pub struct OrderLine {
        /// Place in the order, from 1.
        pub position: u16,
        /// The name that it would get: the typed one, else the generated one.
        pub name: String,
        /// The generated name.
        pub generated: String,
        /// Key of the access point.
        pub access_point: String,
        /// Its names.
        pub access_point_names: BothNames,
        /// Wire value of the provider.
        pub line_operator: String,
        /// Which device of the access point is asked for, from 1.
        pub device: u16,
    }

    /// How full one quota is.
    pub struct QuotaUse {
        /// Which.
        pub kind: QuotaWord,
        /// Key of the access point, or empty for the account's own.
        pub access_point: String,
        /// Its names.
        pub access_point_names: Option<BothNames>,
        /// Counted on this desk.
        pub used: u32,
        /// Asked for now; 0 when nothing is being applied for.
        pub more: u32,
        /// The figure that holds.
        pub limit: u32,
        /// Where the figure comes from.
        pub from: QuotaFrom,
        /// A second published figure that contradicts it.
        pub other: Option<PublishedQuota>,
        /// The published figure.
        pub published: PublishedQuota,
        /// Note of a recorded figure.
        pub note: String,
        /// When a recorded figure was recorded.
        pub since: Option<String>,
    }

    /// A published figure with its source.
    pub struct PublishedQuota {
        /// The provider's name of it, or empty.
        pub id: String,
        /// The figure.
        pub value: u32,
        /// The provider raises it on request.
        pub adjustable: bool,
        /// Page or operation that states it.
        pub source: String,
        /// Date of the source, `YYYY-MM-DD`; `None` where it carries none.
        pub date: Option<String>,
    }

    /// Asks for the quotas of an account.
    pub struct QuotaQuery {
        /// Account id.
        pub account: String,
        /// Access points to tell of even where nothing is counted: those being chosen.
        pub access_points: Vec<String>,
    }

    /// The quotas of an account.
    pub struct QuotaView {
        /// Of the account, then of its access points by name.
        pub quotas: Vec<QuotaUse>,
        /// The figure recorded for every access point of the account, where there is one.
        pub all_access_points: Option<RecordedQuota>,
    }

    /// A recorded figure.
    pub struct RecordedQuota {
        /// The figure.
        pub limit: u32,
        /// Note, or empty.
        pub note: String,
        /// When it was recorded.
        pub since: String,
    }

    /// Records a quota that Alibaba Cloud granted, or goes back to the published one.
    pub struct SetQuota {
        /// Idempotency key made by the form.
        pub key: String,
        /// Account id.
        pub account: String,
        /// Which.
        pub kind: QuotaWord,
        /// Key of the access point; empty: every one, or the account's own quota.
        pub access_point: String,
        /// The figure as typed; empty: the published one again.
        pub limit: String,
        /// Who granted it, ticket number and the like, optional.
        pub note: String,
    }

    /// Records that the ports were applied for: all of them or none.
    pub struct ApplyOrder {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The form.
        pub form: OrderForm,
        /// Warnings kept, with reasons.
        pub kept: Vec<KeptWarning>,
    }

    /// The provider's answer to an order, as typed.
    pub struct RecordOrder {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The order.
        pub order: String,
        /// Created or failed: all ports or none.
        pub outcome: OrderOutcome,
        /// Created: the id of every port. Failed: ids of ports that exist nevertheless; the others stay empty.
        pub ports: Vec<OrderPortForm>,
        /// Failed: what the console said.
        pub errors: Vec<OrderErrorForm>,
        /// Who saw it.
        pub seen_by: String,
        /// When, local date and time: `YYYY-MM-DDTHH:MM`.
        pub seen_at: String,
        /// IANA zone of `seen_at`.
        pub zone: String,
    }

    /// The id of one port of an order.
    pub struct OrderPortForm {
        /// The circuit.
        pub circuit: String,
        /// `pc-…`, or empty.
        pub instance_id: String,
    }

    /// An error of the console.
    pub struct OrderErrorForm {
        /// Its code, or empty.
        pub code: String,
        /// Its text, or empty.
        pub message: String,
    }

    /// Answers about several ports of an order at once: all are recorded or none.
    pub struct RecordOrderPorts {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The order.
        pub order: String,
        /// One per port that has an answer.
        pub answers: Vec<PortAnswerForm>,
        /// Who saw them.
        pub seen_by: String,
        /// When, local date and time: `YYYY-MM-DDTHH:MM`.
        pub seen_at: String,
        /// IANA zone of `seen_at`.
        pub zone: String,
    }

    /// One answer about a port.
    pub struct PortAnswerForm {
        /// The circuit.
        pub circuit: String,
        /// What was seen.
        #[ts(type = "CircuitStatus")]
        pub status: String,
        /// `pc-…`; empty where it is known.
        pub instance_id: String,
        /// Port on the device, optional.
        pub port: String,
        /// Address of the device, optional.
        pub device: String,
        /// Reason of a rejection or failure.
        pub reason: String,
    }

    /// Records that a port which a failed order left behind was deleted at Alibaba Cloud.
    pub struct CloseTask {
        /// Idempotency key.
        pub key: String,
        /// The order.
        pub order: String,
        /// `pc-…`.
        pub instance_id: String,
        /// Who deleted it.
        pub done_by: String,
        /// When, local date and time: `YYYY-MM-DDTHH:MM`.
        pub done_at: String,
        /// IANA zone of `done_at`.
        pub zone: String,
    }

    /// Withdraws a record of an order, or its submission as a whole.
    pub struct WithdrawOrder {
        /// Idempotency key.
        pub key: String,
        /// The order.
        pub order: String,
        /// What is withdrawn.
        pub event: super::EventRef,
        /// Why, 1–500 characters.
        pub reason: String,
    }

    /// An order's page.
    pub struct OrderView {
        /// UUIDv7 text.
        pub id: String,
        /// `classic`, `recommended` or `highReliability`.
        pub mode: String,
        /// Wire value of the combination, or empty.
        pub topology: String,
        /// Stated availability in hundredths of a per cent, where a figure is stated.
        pub stated_availability: Option<u16>,
        /// The account.
        pub account: AccountView,
        /// When it was recorded.
        pub submitted_at: String,
        /// The application as sent; of high-reliability mode only.
        pub form: Option<OrderForm>,
        /// Intended against actual.
        pub standing: OrderStanding,
        /// What became of it.
        pub outcome: OrderOutcomeView,
        /// The circuits that hold its places, by position.
        pub members: Vec<OrderMember>,
        /// Circuits that held a place and were replaced, newest first.
        pub former: Vec<OrderMember>,
        /// Ports that a failed order left behind.
        pub tasks: Vec<TaskView>,
        /// What the rules allow now, the primary first.
        pub actions: Vec<OrderAction>,
        /// Newest first.
        pub history: Vec<HistoryEntry>,
    }

    /// Intended against actual; the window makes the sentence.
    pub struct OrderStanding {
        /// The order.
        pub id: String,
        /// Wire value of the combination, or empty.
        pub topology: String,
        /// What became of the order.
        pub state: OrderStateWord,
        /// What was wanted.
        pub intended: OrderShape,
        /// Different access points of the links that there are or may be.
        pub sites: u16,
        /// Places in service.
        pub available: u16,
        /// Places by how far their circuits are; only states that occur, the nearest to service first.
        pub actual: Vec<StateCount>,
        /// What is lacking against the intention.
        pub lacks: Vec<OrderLack>,
        /// Clean-up that is open.
        pub open_tasks: u16,
        /// Ports that an LOA can be applied for now.
        pub loa_ready: u16,
    }

    /// How many places are this far.
    pub struct StateCount {
        /// How far.
        pub state: MemberWord,
        /// Places.
        pub count: u16,
    }

    /// What the links lack against the intention.
    pub struct OrderLack {
        /// What.
        pub kind: LackWord,
        /// The links.
        pub circuits: Vec<CircuitRef>,
        /// The access point that they share.
        pub access_point: Option<BothNames>,
        /// Address of the device that they share, or empty.
        pub device: String,
    }

    /// A circuit of an order.
    pub struct OrderMember {
        /// Place in the order, from 1.
        pub position: u16,
        /// What the table shows.
        pub row: CircuitRow,
        /// How far it is.
        pub state: MemberWord,
        /// Port on the device, or empty.
        pub port: String,
        /// Address of the device, or empty.
        pub device: String,
        /// The circuit whose place it took.
        pub replaces: Option<CircuitRef>,
        /// The circuit that took its place.
        pub replaced_by: Option<CircuitRef>,
        /// Another circuit may take its place now.
        pub replaceable: bool,
        /// Port statuses that may be recorded as seen.
        #[ts(type = "Array<CircuitStatus>")]
        pub observable: Vec<String>,
    }

    /// What became of an order.
    pub struct OrderOutcomeView {
        /// What.
        pub state: OrderStateWord,
        /// What the console said.
        pub errors: Vec<OrderErrorForm>,
        /// Who saw it.
        pub seen_by: Option<String>,
        /// When it was seen.
        pub seen_at: Option<String>,
    }

    /// A port to delete at Alibaba Cloud.
    pub struct TaskView {
        /// `pc-…`.
        pub instance_id: String,
        /// The circuit that it was meant for.
        pub circuit: CircuitRef,
        /// Its access point.
        pub access_point: BothNames,
        /// It was reported deleted.
        pub done: bool,
        /// By whom.
        pub done_by: Option<String>,
        /// When.
        pub done_at: Option<String>,
    }

    /// Where a circuit belongs: in the table and on its page.
    pub struct OrderMark {
        /// The order.
        pub id: String,
        /// Wire value of the combination.
        pub topology: String,
        /// Ports wanted.
        pub ports: u16,
        /// Place of the circuit, from 1.
        pub position: u16,
    }
}

wire! {
    /// The provider's answer to an order.
    pub enum OrderOutcome {
        /// Every port was created.
        Created,
        /// The order failed as a whole.
        Failed,
    }

    /// What became of an order.
    pub enum OrderStateWord {
        /// A single circuit: classic and recommended mode.
        Single,
        /// No answer yet.
        Waiting,
        /// Every port was created.
        Created,
        /// Failed as a whole.
        Failed,
        /// Taken back here.
        Withdrawn,
    }

    /// How far a circuit of an order is.
    pub enum MemberWord {
        /// In service.
        Available,
        /// Waiting for payment.
        Payment,
        /// Under construction.
        Construction,
        /// Waiting for its LOA.
        Loa,
        /// Waiting for its port.
        Port,
        /// Refused or failed.
        Stopped,
        /// Going out of service.
        Leaving,
        /// Closed and not replaced.
        Missing,
    }

    /// What the links lack against the intention.
    pub enum LackWord {
        /// More links at one access point than wanted.
        SharedSite,
        /// Links on one device that were to have one each.
        SharedDevice,
        /// Devices are not known yet.
        DevicesUnknown,
    }

    /// What an order allows now.
    pub enum OrderAction {
        /// Record whether the order succeeded.
        RecordOrder,
        /// Record answers about its ports.
        RecordPorts,
        /// Record that a port left behind was deleted.
        CloseTask,
        /// Apply for a circuit in the place of one that is lost.
        Replace,
        /// Apply once more for the whole order.
        ApplyAgain,
    }

    /// What a quota limits.
    pub enum QuotaWord {
        /// Ports of the account at an access point.
        PerAccessPoint,
        /// Circuits of the account that are not enabled.
        Unpaid,
    }

    /// Where a figure comes from.
    pub enum QuotaFrom {
        /// Published by Alibaba Cloud.
        Published,
        /// Recorded for every access point of the account, or for the account itself.
        Account,
        /// Recorded for this access point.
        AccessPoint,
    }
}
