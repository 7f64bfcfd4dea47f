// Generated from the wire types of desk-api; `cargo xtask contract` writes it anew.

export type CircuitStatus = "Initial" | "Approved" | "Allocating" | "Allocated" | "Confirmed" | "Enabled" | "Rejected" | "Canceled" | "Allocation Failed" | "Terminating" | "Terminated" | "Deleted";

export const CircuitStatusWords: readonly CircuitStatus[] = ["Initial", "Approved", "Allocating", "Allocated", "Confirmed", "Enabled", "Rejected", "Canceled", "Allocation Failed", "Terminating", "Terminated", "Deleted"];

export type LoaStatus = "NotApplied" | "Applying" | "Accept" | "Available" | "Rejected" | "Completing" | "Complete" | "Deleted";

export const LoaStatusWords: readonly LoaStatus[] = ["NotApplied", "Applying", "Accept", "Available", "Rejected", "Completing", "Complete", "Deleted"];

export type EntryStep = "sms_received" | "data_centre_selected" | "visit_confirmed" | "qr_obtained" | "terms_accepted" | "information_submitted";

export const EntryStepWords: readonly EntryStep[] = ["sms_received", "data_centre_selected", "visit_confirmed", "qr_obtained", "terms_accepted", "information_submitted"];

export type GateReason = "genuine" | "seal" | "wrong_site" | "too_early" | "expired" | "void" | "superseded" | "revoked_pass" | "revoked_letter" | "revoked_key" | "unknown_key" | "key_ended" | "list_ended" | "altered" | "unreadable" | "already_inside" | "other_code";

export const GateReasonWords: readonly GateReason[] = ["genuine", "seal", "wrong_site", "too_early", "expired", "void", "superseded", "revoked_pass", "revoked_letter", "revoked_key", "unknown_key", "key_ended", "list_ended", "altered", "unreadable", "already_inside", "other_code"];

export type OtherCode = "official" | "alibaba_link" | "newer" | "trust" | "wechat" | "alipay" | "link" | "wifi" | "contact" | "number" | "text";

export const OtherCodeWords: readonly OtherCode[] = ["official", "alibaba_link", "newer", "trust", "wechat", "alipay", "link", "wifi", "contact", "number", "text"];

export type Scenario = "different_facilities" | "same_facility";

export const ScenarioWords: readonly Scenario[] = ["different_facilities", "same_facility"];

export type Jurisdiction = "mainland" | "elsewhere";

export const JurisdictionWords: readonly Jurisdiction[] = ["mainland", "elsewhere"];

export type WorksStep = "cage_access" | "meet_me_room" | "site_survey" | "end_to_end_cost" | "carrier_installation" | "patch_cable" | "deployment" | "fibre_laying" | "cross_connect" | "optical_power" | "connectivity" | "bandwidth" | "sla" | "test_report" | "as_built";

export const WorksStepWords: readonly WorksStep[] = ["cage_access", "meet_me_room", "site_survey", "end_to_end_cost", "carrier_installation", "patch_cable", "deployment", "fibre_laying", "cross_connect", "optical_power", "connectivity", "bandwidth", "sla", "test_report", "as_built"];

export type StepOwner = "you" | "carrier" | "construction_company" | "facility_operator" | "alibaba_cloud";

export const StepOwnerWords: readonly StepOwner[] = ["you", "carrier", "construction_company", "facility_operator", "alibaba_cloud"];

export type StepMark = "open" | "started" | "done" | "not_needed";

export const StepMarkWords: readonly StepMark[] = ["open", "started", "done", "not_needed"];

export type WorksState = "waiting" | "ready" | "started" | "failed" | "done" | "not_needed";

export const WorksStateWords: readonly WorksState[] = ["waiting", "ready", "started", "failed", "done", "not_needed"];

export type TestKind = "connectivity" | "bandwidth" | "latency" | "jitter" | "loss" | "availability";

export const TestKindWords: readonly TestKind[] = ["connectivity", "bandwidth", "latency", "jitter", "loss", "availability"];

export type LimitSource = "contract" | "sla" | "typed";

export const LimitSourceWords: readonly LimitSource[] = ["contract", "sla", "typed"];

export type BuiltField = "carrier_circuit_id" | "cable_label" | "odf" | "panel_port" | "strand_tx" | "strand_rx";

export const BuiltFieldWords: readonly BuiltField[] = ["carrier_circuit_id", "cable_label", "odf", "panel_port", "strand_tx", "strand_rx"];

export type BuiltVerdict = "same" | "differs" | "not_in_loa" | "not_recorded";

export const BuiltVerdictWords: readonly BuiltVerdict[] = ["same", "differs", "not_in_loa", "not_recorded"];

export type LightFinding = "strands_swapped" | "strand_broken" | "no_light_sent" | "sent_too_weak" | "sent_too_strong" | "received_too_weak" | "received_too_strong" | "loss_too_high" | "more_than_sent";

export const LightFindingWords: readonly LightFinding[] = ["strands_swapped", "strand_broken", "no_light_sent", "sent_too_weak", "sent_too_strong", "received_too_weak", "received_too_strong", "loss_too_high", "more_than_sent"];

export type Media = "pdf" | "picture" | "other";

export const MediaWords: readonly Media[] = ["pdf", "picture", "other"];

export type Fibre = "smf" | "mmf";

export const FibreWords: readonly Fibre[] = ["smf", "mmf"];

export type SurveyItem = "access" | "optic" | "cable" | "connector" | "rack" | "route" | "distance" | "esd" | "procedures" | "circuit_id" | "cable_label" | "panel_port" | "report";

export const SurveyItemWords: readonly SurveyItem[] = ["access", "optic", "cable", "connector", "rack", "route", "distance", "esd", "procedures", "circuit_id", "cable_label", "panel_port", "report"];

export type TestWhat = "ping" | "throughput" | "failover";

export const TestWhatWords: readonly TestWhat[] = ["ping", "throughput", "failover"];

export type Direction = "to_cloud" | "from_cloud" | "both";

export const DirectionWords: readonly Direction[] = ["to_cloud", "from_cloud", "both"];

export type JobStart = "StartNow" | "StartLater";

export const JobStartWords: readonly JobStart[] = ["StartNow", "StartLater"];

export type JobState = "Init" | "Starting" | "Testing" | "Stopping" | "Stopped";

export const JobStateWords: readonly JobState[] = ["Init", "Starting", "Testing", "Stopping", "Stopped"];

export type TestVerdict = "passed" | "remarks" | "failed";

export const TestVerdictWords: readonly TestVerdict[] = ["passed", "remarks", "failed"];

export type TestFinding = "no_answer" | "loss_over" | "round_trip_over" | "slow_to_cloud" | "slow_from_cloud" | "not_moved" | "not_back" | "slow_recovery" | "ran_over";

export const TestFindingWords: readonly TestFinding[] = ["no_answer", "loss_over", "round_trip_over", "slow_to_cloud", "slow_from_cloud", "not_moved", "not_back", "slow_recovery", "ran_over"];

export type ProblemCode = "beyond_limit" | "beyond_firm_limit" | "address_form" | "address_shared" | "address_no_host" | "addresses_same" | "not_in_subnet" | "address_set_apart" | "address_not_private" | "mask_form" | "mask_short" | "network_form" | "network_host_bits" | "networks_overlap" | "asn_form" | "asn_not_local" | "asn_not_peer" | "asn_same" | "vlan_zero_alone" | "vlan_zero_taken" | "vlan_taken" | "link_taken" | "vbr_beyond_port" | "feature_not_applied" | "mtu_needs_ecr" | "mtu_changes_all" | "route_twice" | "link_missing" | "group_without_peer" | "peer_is_cloud" | "peer_twice" | "vbr_id_form" | "vbr_twice" | "vbr_elsewhere" | "vbr_in_other_group" | "tr_only_at_ecr" | "group_only_at_ecr" | "group_too_small" | "group_same_circuit" | "member_not_attached" | "member_without_bfd" | "group_needs_bfd" | "bgp_key_form" | "router_kind_stays" | "group_regions_differ" | "figure_form" | "figure_range" | "survey_item_open" | "evidence_missing" | "optics_differ" | "optic_not_of_port" | "fibre_not_single_mode" | "distance_beyond_reach" | "built_nothing" | "built_differs" | "no_reading" | "change_needs_reason" | "step_not_here" | "limit_source_unknown" | "pin_form" | "required" | "too_short" | "too_long" | "control_character" | "direction_character" | "invisible_character" | "lost_character" | "letter_first" | "character_not_allowed" | "web_address" | "not_latin" | "unknown_choice" | "unknown_access_point" | "consent_missing" | "name_taken" | "word_differs" | "wrong_passphrase" | "day_out_of_range" | "fingerprint_differs" | "person_known" | "company_known" | "instance_id_taken" | "name_differs_from_account" | "quota_reached" | "unpaid_above_one_source" | "unpaid_quota_reached" | "traffic_billing_missing" | "account_manager_must_allow" | "cloud_box_not_high_reliability" | "access_points_missing" | "access_points_too_many" | "access_point_repeated" | "instance_id_repeated" | "not_all_answered" | "order_not_answered" | "no_port_chosen" | "no_loa_for_port" | "order_error_missing" | "not_replaceable" | "not_correctable" | "too_many_tags" | "tag_key_repeated" | "tag_prefix_reserved" | "instance_id_form" | "access_point_id_form" | "bandwidth_form" | "bandwidth_range" | "bandwidth_beyond_api" | "bandwidth_beyond_port" | "dark_fibre_at_carrier_site" | "dark_fibre_with_carrier" | "site_takes_own_circuits_only" | "site_shared_with_carrier" | "carrier_outside_mainland" | "carrier_in_mainland" | "access_point_disabled" | "access_point_full" | "port_type_not_seen_there" | "ask_manager_for_port" | "ask_manager_for_cloud_box" | "redundant_not_ready" | "feature_needs_high_reliability" | "engineer_repeated" | "no_engineers" | "too_many_engineers" | "id_card_form" | "id_card_birth_date" | "id_card_checksum" | "passport_form" | "document_other" | "phone_form" | "date_form" | "time_form" | "zone_unknown" | "local_time_skipped" | "local_time_twice" | "window_ends_before_start" | "window_past" | "window_begun" | "window_too_long" | "freeze_near" | "freeze_meets" | "visit_on_holiday" | "visit_on_day_off" | "visit_after_validity" | "visit_over" | "visit_outside_validity" | "name_differs_from_owner" | "facility_missing" | "engineer_data_missing" | "engineer_erased" | "cannot_print" | "carrier_letter_needed" | "official_pdf_absent" | "handover_late" | "in_future" | "number_range" | "amount_form" | "amount_too_large" | "longest_before_shortest" | "target_before_start" | "account_id_form" | "cloud_zone_form" | "cloud_zone_region" | "cloud_zone_taken" | "cloud_zone_unknown" | "host_form" | "latency_form" | "moment_form" | "sample_repeated" | "sample_known" | "coordinate_missing" | "coordinate_form" | "mark_name_missing" | "days_end_before_start" | "days_too_many" | "year_range" | "too_many_lines" | "too_many_rules" | "wording_too_long" | "not_on_paper" | "not_picture" | "not_pdf" | "no_link" | "no_step_chosen" | "file_too_large" | "cable_or_panel_missing" | "as_built_open" | "as_built_missing" | "before_last_change" | "last_four_differ" | "nothing_changed" | "not_changeable_now" | "ends_before_start" | "order_out_together" | "more_than_sent" | "times_out_of_order" | "faster_than_port" | "test_not_started" | "test_not_ended" | "test_still_runs" | "all_switched_off" | "too_many_in_test" | "verdict_unexplained" | "remarks_missing" | "port_not_larger" | "list_full" | "not_upgradable" | "cut_over_in_maintenance" | "cut_over_in_freeze";

export const ProblemCodeWords: readonly ProblemCode[] = ["beyond_limit", "beyond_firm_limit", "address_form", "address_shared", "address_no_host", "addresses_same", "not_in_subnet", "address_set_apart", "address_not_private", "mask_form", "mask_short", "network_form", "network_host_bits", "networks_overlap", "asn_form", "asn_not_local", "asn_not_peer", "asn_same", "vlan_zero_alone", "vlan_zero_taken", "vlan_taken", "link_taken", "vbr_beyond_port", "feature_not_applied", "mtu_needs_ecr", "mtu_changes_all", "route_twice", "link_missing", "group_without_peer", "peer_is_cloud", "peer_twice", "vbr_id_form", "vbr_twice", "vbr_elsewhere", "vbr_in_other_group", "tr_only_at_ecr", "group_only_at_ecr", "group_too_small", "group_same_circuit", "member_not_attached", "member_without_bfd", "group_needs_bfd", "bgp_key_form", "router_kind_stays", "group_regions_differ", "figure_form", "figure_range", "survey_item_open", "evidence_missing", "optics_differ", "optic_not_of_port", "fibre_not_single_mode", "distance_beyond_reach", "built_nothing", "built_differs", "no_reading", "change_needs_reason", "step_not_here", "limit_source_unknown", "pin_form", "required", "too_short", "too_long", "control_character", "direction_character", "invisible_character", "lost_character", "letter_first", "character_not_allowed", "web_address", "not_latin", "unknown_choice", "unknown_access_point", "consent_missing", "name_taken", "word_differs", "wrong_passphrase", "day_out_of_range", "fingerprint_differs", "person_known", "company_known", "instance_id_taken", "name_differs_from_account", "quota_reached", "unpaid_above_one_source", "unpaid_quota_reached", "traffic_billing_missing", "account_manager_must_allow", "cloud_box_not_high_reliability", "access_points_missing", "access_points_too_many", "access_point_repeated", "instance_id_repeated", "not_all_answered", "order_not_answered", "no_port_chosen", "no_loa_for_port", "order_error_missing", "not_replaceable", "not_correctable", "too_many_tags", "tag_key_repeated", "tag_prefix_reserved", "instance_id_form", "access_point_id_form", "bandwidth_form", "bandwidth_range", "bandwidth_beyond_api", "bandwidth_beyond_port", "dark_fibre_at_carrier_site", "dark_fibre_with_carrier", "site_takes_own_circuits_only", "site_shared_with_carrier", "carrier_outside_mainland", "carrier_in_mainland", "access_point_disabled", "access_point_full", "port_type_not_seen_there", "ask_manager_for_port", "ask_manager_for_cloud_box", "redundant_not_ready", "feature_needs_high_reliability", "engineer_repeated", "no_engineers", "too_many_engineers", "id_card_form", "id_card_birth_date", "id_card_checksum", "passport_form", "document_other", "phone_form", "date_form", "time_form", "zone_unknown", "local_time_skipped", "local_time_twice", "window_ends_before_start", "window_past", "window_begun", "window_too_long", "freeze_near", "freeze_meets", "visit_on_holiday", "visit_on_day_off", "visit_after_validity", "visit_over", "visit_outside_validity", "name_differs_from_owner", "facility_missing", "engineer_data_missing", "engineer_erased", "cannot_print", "carrier_letter_needed", "official_pdf_absent", "handover_late", "in_future", "number_range", "amount_form", "amount_too_large", "longest_before_shortest", "target_before_start", "account_id_form", "cloud_zone_form", "cloud_zone_region", "cloud_zone_taken", "cloud_zone_unknown", "host_form", "latency_form", "moment_form", "sample_repeated", "sample_known", "coordinate_missing", "coordinate_form", "mark_name_missing", "days_end_before_start", "days_too_many", "year_range", "too_many_lines", "too_many_rules", "wording_too_long", "not_on_paper", "not_picture", "not_pdf", "no_link", "no_step_chosen", "file_too_large", "cable_or_panel_missing", "as_built_open", "as_built_missing", "before_last_change", "last_four_differ", "nothing_changed", "not_changeable_now", "ends_before_start", "order_out_together", "more_than_sent", "times_out_of_order", "faster_than_port", "test_not_started", "test_not_ended", "test_still_runs", "all_switched_off", "too_many_in_test", "verdict_unexplained", "remarks_missing", "port_not_larger", "list_full", "not_upgradable", "cut_over_in_maintenance", "cut_over_in_freeze"];

export type AttributeWord = "name" | "description" | "line_operator" | "port_type" | "location" | "redundant_circuit";

export const AttributeWordWords: readonly AttributeWord[] = ["name", "description", "line_operator", "port_type", "location", "redundant_circuit"];

export type DependantWord = "vbr" | "shared_port" | "macsec_key";

export const DependantWordWords: readonly DependantWord[] = ["vbr", "shared_port", "macsec_key"];

export type TiedWord = "vbr" | "shared_port" | "macsec_key" | "ecr" | "bgp_group" | "bgp_peer" | "route" | "failover_group" | "other";

export const TiedWordWords: readonly TiedWord[] = ["vbr", "shared_port", "macsec_key", "ecr", "bgp_group", "bgp_peer", "route", "failover_group", "other"];

export type UpgradeStepWord = "back_up" | "apply" | "in_service" | "migrate" | "vbr" | "ecr" | "associate" | "bgp" | "old_vbrs" | "terminate" | "unsubscribe";

export const UpgradeStepWordWords: readonly UpgradeStepWord[] = ["back_up", "apply", "in_service", "migrate", "vbr", "ecr", "associate", "bgp", "old_vbrs", "terminate", "unsubscribe"];

export type StandWord = "open" | "done" | "not_needed" | "waits";

export const StandWordWords: readonly StandWord[] = ["open", "done", "not_needed", "waits"];

export type MaintenanceWord = "planned" | "outage";

export const MaintenanceWordWords: readonly MaintenanceWord[] = ["planned", "outage"];

export type Stand = "planned" | "created" | "gone";

export const StandWords: readonly Stand[] = ["planned", "created", "gone"];

export type VbrStatus = "unconfirmed" | "active" | "terminating" | "terminated" | "recovering" | "deleting";

export const VbrStatusWords: readonly VbrStatus[] = ["unconfirmed", "active", "terminating", "terminated", "recovering", "deleting"];

export type BgpStatus = "Idle" | "Connect" | "Active" | "Established" | "Down";

export const BgpStatusWords: readonly BgpStatus[] = ["Idle", "Connect", "Active", "Established", "Down"];

export type AttachStatus = "Attached" | "Attaching" | "Detached" | "Detaching";

export const AttachStatusWords: readonly AttachStatus[] = ["Attached", "Attaching", "Detached", "Detaching"];

export type FailoverStatus = "Creating" | "Active";

export const FailoverStatusWords: readonly FailoverStatus[] = ["Creating", "Active"];

export type RouterKind = "ecr" | "tr";

export const RouterKindWords: readonly RouterKind[] = ["ecr", "tr"];

export type AssociationKind = "vpc" | "tr";

export const AssociationKindWords: readonly AssociationKind[] = ["vpc", "tr"];

export type FailoverKind = "pair" | "group";

export const FailoverKindWords: readonly FailoverKind[] = ["pair", "group"];

export type IpVersion = "IPv4" | "IPv6";

export const IpVersionWords: readonly IpVersion[] = ["IPv4", "IPv6"];

export type AcceptList = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Fingerprint of its root, as it was compared.
 */
fingerprint: string, 
/**
 * The version that was shown.
 */
version: number, };

export type AccessFlowWord = "smsQr" | "thirdPartyLoa" | "contactOnsiteEngineer";

export type AccessPointDetail = { 
/**
 * As in the list.
 */
point: AccessPointView, 
/**
 * What the edit sheet shows.
 */
form: AccessPointForm, 
/**
 * Circuits of ours there, last changed first.
 */
circuits: Array<PointCircuit>, 
/**
 * Whether it can be removed: added by the user, and no circuit stands there.
 */
removable: boolean, };

export type AccessPointForm = { 
/**
 * English name.
 */
nameEn: string, 
/**
 * Chinese name, optional for an addition.
 */
nameZh: string, 
/**
 * Key of the region; empty: one that is in no list, with the names beside.
 */
region: string, 
/**
 * English name of a region that is in no list.
 */
regionEn: string, 
/**
 * Chinese name of it.
 */
regionZh: string, 
/**
 * That region is in the Chinese mainland.
 */
mainland: boolean, 
/**
 * Key of the city.
 */
city: string, 
/**
 * Operator of the facility.
 */
operator: string, 
/**
 * Landmark nearby, optional.
 */
landmark: string, 
/**
 * How people get in.
 */
accessFlow: AccessFlowWord, 
/**
 * `ap-…`, optional.
 */
id: string, 
/**
 * A third party charges a fee.
 */
thirdPartyFee: boolean, 
/**
 * Street address, optional.
 */
address: string, 
/**
 * Rooms, optional.
 */
rooms: string, 
/**
 * Whom to call there, optional.
 */
contact: string, 
/**
 * Notes, optional.
 */
notes: string, 
/**
 * Wire values of port types that were seen there.
 */
portTypes: Array<string>, 
/**
 * Wire values of carriers that were seen there.
 */
carriers: Array<string>, 
/**
 * What the console showed beside it.
 */
status: PointStatusWord | null, 
/**
 * Day on which it did, `YYYY-MM-DD`.
 */
statusSeen: string, };

export type AccessPointView = { 
/**
 * Key in the directory: the English name.
 */
key: string, 
/**
 * Name in both languages.
 */
name: BothNames, 
/**
 * The Chinese name is derived, not stated by the source.
 */
nameZhDerived: boolean, 
/**
 * Key of its region.
 */
region: string, 
/**
 * Facility operator.
 */
operator: string, 
/**
 * Landmark, where the source gives one.
 */
landmark: string | null, 
/**
 * Chinese mainland.
 */
mainland: boolean, 
/**
 * Charged by a third party.
 */
thirdPartyFee: boolean, 
/**
 * How people get in.
 */
accessFlow: AccessFlowWord, 
/**
 * `ap-…`, where known.
 */
id: string | null, 
/**
 * The pairing of id and name is inferred.
 */
idInferred: boolean, 
/**
 * IANA zone.
 */
zone: string, 
/**
 * City for "Hangzhou time".
 */
city: BothNames, 
/**
 * Wire values of the line operators whose circuits it takes; empty: not known, all offered.
 */
takesOnly: Array<string>, 
/**
 * Alibaba Cloud operates the building.
 */
alibaba: boolean, 
/**
 * Listed as a third-party site; not known outside the mainland.
 */
thirdPartySite: boolean | null, 
/**
 * Where it stands, at the accuracy of a city.
 */
place: PlaceView | null, 
/**
 * It is the user's addition, not shipped.
 */
added: boolean, 
/**
 * Who added it.
 */
addedBy: WrittenView | null, 
/**
 * Kept at hand.
 */
favourite: boolean, 
/**
 * Shipped values that the user corrected; the user's count.
 */
corrected: Array<CorrectedView>, 
/**
 * What the user knows beside that.
 */
notes: PointNotesView | null, };

export type AccountForm = { 
/**
 * Company name on the account, or its holder's name.
 */
name: string, 
/**
 * The same in Latin letters, optional.
 */
nameLatin: string, 
/**
 * Corporate or individual.
 */
kind: AccountKind, 
/**
 * Alibaba Cloud account id (digits), optional.
 */
uid: string, 
/**
 * Outbound data transfer billing is activated.
 */
trafficBilling: boolean, 
/**
 * Free note, optional.
 */
note: string, };

export type AccountKind = "corporate" | "individual";

export type AccountView = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * What the form shows.
 */
form: AccountForm, 
/**
 * Circuits of this account that are not over.
 */
circuits: number, 
/**
 * When it was last changed.
 */
changedAt: string, };

export type Accounts = { 
/**
 * By name.
 */
accounts: Array<AccountView>, };

export type ActOffer = { 
/**
 * What.
 */
action: ActWord, 
/**
 * What must be gone from the port before.
 */
blockers: Array<DependantView>, 
/**
 * Numbers of handouts that are still in force and would then lead to a port that is given up.
 */
handouts: Array<string>, };

export type ActOnCircuit = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * What.
 */
action: ActWord, 
/**
 * Why; needed to cancel, terminate and delete.
 */
reason: string, 
/**
 * Last four characters of the circuit's id; needed to terminate.
 */
lastFour: string, 
/**
 * Who did it.
 */
by: string, 
/**
 * When.
 */
at: string, 
/**
 * IANA zone of `at`.
 */
zone: string, };

export type ActWord = "confirm" | "enable" | "cancel" | "terminate" | "delete";

export type AdmitKey = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Name of the key, hex.
 */
kid: string, 
/**
 * Last day on which it counts, `YYYY-MM-DD`.
 */
until: string, 
/**
 * IANA zone of that day.
 */
zone: string, };

export type AlikePerson = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Masked document number.
 */
documentNumber: string, 
/**
 * The document is the same, not only the name.
 */
sameDocument: boolean, };

export type ApiError = { 
/**
 * Stable word to switch on.
 */
code: ErrorCode, 
/**
 * A sentence in English that says what is wrong and what to do.
 */
message: string, 
/**
 * Values that the sentence names.
 */
params: { [key in string]: string }, 
/**
 * Findings at fields, when the code is `fields`.
 */
fields: Array<FieldProblem>, };

export type ApplyLoa = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The form.
 */
form: LoaForm, 
/**
 * Warnings kept, with reasons.
 */
kept: Array<KeptWarning>, };

export type ApplyLoas = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The order.
 */
order: string, 
/**
 * What the ports share; its purpose is not read.
 */
form: LoaForm, 
/**
 * The ports that were chosen.
 */
ports: Array<LoaPortForm>, 
/**
 * Warnings kept, with reasons.
 */
kept: Array<KeptWarning>, };

export type ApplyModeWord = "highReliability" | "classic" | "recommended";

export type ApplyOrder = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The form.
 */
form: OrderForm, 
/**
 * Warnings kept, with reasons.
 */
kept: Array<KeptWarning>, };

export type ApplyPort = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The form.
 */
form: PortForm, 
/**
 * Warnings kept, with reasons.
 */
kept: Array<KeptWarning>, 
/**
 * Plan and cost, where they were written; recorded with the order.
 */
plan: PlanForm | null, };

export type ApprovalView = { 
/**
 * Facility details.
 */
facility: FacilityForm, 
/**
 * How people get in.
 */
accessFlow: AccessFlowWord, 
/**
 * Alibaba Cloud's PDF.
 */
officialPdf: FileView | null, 
/**
 * Who saw it.
 */
seenBy: string, 
/**
 * When it was seen.
 */
seenAt: string, };

export type AsBuiltForm = { 
/**
 * The carrier's circuit id.
 */
carrierCircuitId: string, 
/**
 * Label of the cable in the building.
 */
cableLabel: string, 
/**
 * ODF or patch panel.
 */
odf: string, 
/**
 * Port on the panel.
 */
panelPort: string, 
/**
 * Strand that transmits.
 */
strandTx: string, 
/**
 * Strand that receives.
 */
strandRx: string, 
/**
 * Why something differs from the LOA and is right all the same.
 */
explained: Array<ExplainedForm>, };

export type AsBuiltView = { 
/**
 * As it was recorded; empty before.
 */
form: AsBuiltForm, 
/**
 * Line by line.
 */
lines: Array<BuiltLineView>, 
/**
 * The strands were built the other way round.
 */
swapped: boolean, 
/**
 * Completion cannot be reported: nothing recorded, or a difference without a reason.
 */
blocks: boolean, 
/**
 * Recorded.
 */
noted: NotedView | null, };

export type AssociationForm = { 
/**
 * Its key, made by the form.
 */
key: string, 
/**
 * `vpc` or `tr`.
 */
kind: AssociationKind, 
/**
 * Name.
 */
name: string, 
/**
 * Id at the provider.
 */
id: string, 
/**
 * Region.
 */
region: string, 
/**
 * Address ranges.
 */
cidrs: Array<string>, 
/**
 * Key of the transit router that it lies behind, or empty.
 */
behind: string, 
/**
 * Id of the account that owns it.
 */
owner: string, };

export type AttachFile = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * Where it belongs.
 */
form: AttachmentForm, 
/**
 * Its name.
 */
name: string, 
/**
 * Its bytes, base64; at most 25 MB.
 */
data: string, };

export type AttachmentForm = { 
/**
 * The step; empty: the circuit as a whole.
 */
step: WorksStep | "", 
/**
 * The test that it belongs to; empty: none.
 */
test: string, 
/**
 * What it shows, optional.
 */
title: string, 
/**
 * Who attaches it.
 */
by: string, };

export type AttachmentView = { 
/**
 * The file.
 */
file: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Pages, for PDFs.
 */
pages: number, 
/**
 * SHA-256 of the bytes, hex.
 */
sha256: string, 
/**
 * What the window can do with it.
 */
media: Media, 
/**
 * The step; empty: the circuit as a whole.
 */
step: WorksStep | "", 
/**
 * What it shows, or empty.
 */
title: string, 
/**
 * When it was attached.
 */
at: string, 
/**
 * Who attached it.
 */
by: string, 
/**
 * The event to take it back by.
 */
event: EventRef, };

export type Attempt = { 
/**
 * When it began.
 */
at: string, 
/**
 * How long it took in microseconds, when it was made.
 */
micros: number | null, 
/**
 * Why it was not.
 */
failure: AttemptFailure | null, };

export type AttemptFailure = "notFound" | "refused" | "timedOut" | "unreachable" | "other";

export type AudienceWord = "guard" | "installer" | "customer" | "carrier";

export type BackUpTied = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The old circuit.
 */
circuit: string, 
/**
 * Its key.
 */
item: string, 
/**
 * It is.
 */
done: boolean, 
/**
 * Who did it.
 */
by: string, };

export type BatchLeft = { 
/**
 * `LOA-K7PM-2026-000042`.
 */
number: string, 
/**
 * Which revision.
 */
revision: number, 
/**
 * Why.
 */
why: BatchWhy, 
/**
 * The same as a sentence, in English.
 */
message: string, };

export type BatchPlan = { 
/**
 * Handouts that go out.
 */
handouts: number, 
/**
 * Their pages, without Alibaba Cloud's own.
 */
pages: number, 
/**
 * Their kept bytes, kilobytes.
 */
kilobytes: number, 
/**
 * How many were asked for and no longer count.
 */
ended: number, 
/**
 * How many were asked for and have no copy for this audience.
 */
noCopy: number, 
/**
 * How many of those that go out have Alibaba Cloud's own PDF at hand.
 */
official: number, };

export type BatchProgress = { 
/**
 * Handouts in all.
 */
total: number, 
/**
 * Handouts that are done with, whatever became of them.
 */
done: number, 
/**
 * Documents that were written.
 */
written: number, 
/**
 * Files that were there already, with the very same bytes.
 */
same: number, 
/**
 * Bytes that were written, kilobytes.
 */
kilobytes: number, 
/**
 * How many handouts stayed here.
 */
leftOut: number, 
/**
 * The first of them, with the reasons.
 */
left: Array<BatchLeft>, };

export type BatchShape = "folder" | "merged" | "zip";

export type BatchState = "running" | "done" | "cancelled" | "failed" | "notBegun";

export type BatchView = { 
/**
 * Names it; empty when the chooser was left and nothing was begun.
 */
id: string, 
/**
 * Where it stands.
 */
state: BatchState, 
/**
 * What becomes of the handouts.
 */
shape: BatchShape, 
/**
 * Name of the folder or file, without the way to it.
 */
place: string, 
/**
 * How far it is.
 */
progress: BatchProgress, 
/**
 * Seconds that are left; `None`: that cannot be told yet.
 */
secondsLeft: number | null, 
/**
 * Why it stopped.
 */
error: ApiError | null, };

export type BatchWanted = { 
/**
 * These ones.
 */
chosen: Array<ByNumber>, 
/**
 * And all that the register finds for this; `None`: only the chosen ones.
 */
all: HandoutQuery | null, 
/**
 * Whose copies; `None`: the complete handouts.
 */
audience: AudienceWord | null, 
/**
 * Append Alibaba Cloud's own PDFs.
 */
withOfficial: boolean, 
/**
 * Those that no longer count go as renditions that say so; else they stay here.
 */
stampEnded: boolean, };

export type BatchWhy = "void" | "expired" | "superseded" | "noCopy" | "erased" | "exists" | "unreadable";

export type BeginBatch = { 
/**
 * Which handouts.
 */
wanted: BatchWanted, 
/**
 * What becomes of them.
 */
shape: BatchShape, 
/**
 * Over files of the same name that say something else.
 */
replace: boolean, };

export type BeginMeasurement = { 
/**
 * `host:port`.
 */
host: string, 
/**
 * Connections, 1–20.
 */
count: number, 
/**
 * Pause between two of them in milliseconds, at least 200.
 */
pauseMs: number, };

export type BeginPack = { 
/**
 * Which.
 */
wanted: PackWanted, 
/**
 * A PDF, or a ZIP with it and the originals.
 */
shape: PackShape, };

export type BeginWorks = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * Same facility, or different ones.
 */
scenario: Scenario | "", 
/**
 * Whose rules of access hold.
 */
jurisdiction: Jurisdiction | "", 
/**
 * Why it changes; empty at the beginning.
 */
reason: string, 
/**
 * Who records it.
 */
by: string, };

export type BfdForm = { 
/**
 * Send interval, ms.
 */
tx: string, 
/**
 * Receive interval, ms.
 */
rx: string, 
/**
 * Multiplier.
 */
multiplier: string, };

export type BgpGroupForm = { 
/**
 * Its key; empty: a new one.
 */
key: string, 
/**
 * Name.
 */
name: string, 
/**
 * Id at the provider.
 */
id: string, 
/**
 * IPv4 or IPv6.
 */
version: IpVersion, 
/**
 * Number of the cloud side.
 */
localAsn: string, 
/**
 * Number of the customer's side.
 */
peerAsn: string, 
/**
 * The customer's side shows another number than its own.
 */
fakeAsn: boolean, 
/**
 * Routes at most; empty: 110.
 */
routeQuota: string, 
/**
 * A new MD5 key; empty: as before, or none.
 */
secret: string, 
/**
 * There is an MD5 key and it stays.
 */
secretKept: boolean, 
/**
 * Its peers.
 */
peers: Array<BgpPeerForm>, };

export type BgpKey = { 
/**
 * The key.
 */
secret: string, };

export type BgpKeyOf = { 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The VBR's key.
 */
vbr: string, 
/**
 * The group's key.
 */
group: string, };

export type BgpPeerForm = { 
/**
 * Its key; empty: a new one.
 */
key: string, 
/**
 * Id at the provider.
 */
id: string, 
/**
 * The customer's address.
 */
address: string, 
/**
 * BFD watches the session.
 */
bfd: boolean, 
/**
 * Hops that BFD may cross; empty: 255.
 */
multiHop: string, };

export type BothNames = { 
/**
 * English.
 */
en: string, 
/**
 * 简体中文.
 */
zh: string, };

export type BuiltLineView = { 
/**
 * What is compared.
 */
field: BuiltField, 
/**
 * What the LOA says, or empty.
 */
loa: string, 
/**
 * What was built, or empty.
 */
built: string, 
/**
 * What came of it.
 */
verdict: BuiltVerdict, 
/**
 * Why a difference is right, or empty.
 */
reason: string, };

export type ById = { 
/**
 * UUIDv7 text.
 */
id: string, };

export type ByKey = { 
/**
 * Its key: the English name.
 */
accessPoint: string, };

export type ByNumber = { 
/**
 * `LOA-K7PM-2026-000042`.
 */
number: string, 
/**
 * Which revision; `None`: the newest.
 */
revision: number | null, };

export type CableForm = { 
/**
 * The facility operator.
 */
operator: string, 
/**
 * Order or contract number, optional.
 */
order: string, 
/**
 * Rental each month, optional.
 */
rental: string, 
/**
 * Once, optional.
 */
once: string, 
/**
 * Currency.
 */
currency: string, 
/**
 * `YYYY-MM-DD`, optional.
 */
rentalFrom: string, 
/**
 * It lies in the building.
 */
delivered: boolean, 
/**
 * Note, optional.
 */
note: string, };

export type CableView = { 
/**
 * What is known of it.
 */
form: CableForm, 
/**
 * When and by whom.
 */
noted: NotedView, };

export type CalendarFile = { 
/**
 * Names it for the import.
 */
id: string, 
/**
 * The calendar.
 */
calendar: string, 
/**
 * Name of the file.
 */
name: string, 
/**
 * What would come in.
 */
marks: Array<FoundMark>, 
/**
 * Marks of the file that stand in the calendar already and are left out.
 */
known: number, 
/**
 * Years that it has days of.
 */
years: Array<number>, };

export type CalendarPreview = { 
/**
 * The file.
 */
file: CalendarFile | null, };

export type CalendarView = { 
/**
 * Two letters of its country.
 */
key: string, 
/**
 * Its name.
 */
name: BothNames, 
/**
 * IANA zone.
 */
zone: string, 
/**
 * Days of the week that are off, from 1 for Monday to 7 for Sunday.
 */
weekend: Array<number>, 
/**
 * What there is to say about its week; empty for the usual one.
 */
weekendNote: string, 
/**
 * Access points that it counts for.
 */
points: number, 
/**
 * Years, earliest first.
 */
years: Array<CalendarYearView>, };

export type CalendarYearView = { 
/**
 * Which.
 */
year: number, 
/**
 * Its holidays are all listed.
 */
known: boolean, 
/**
 * Where the list comes from; empty when it is not known.
 */
source: string, 
/**
 * Date of that, `YYYY-MM-DD`, or empty.
 */
date: string, 
/**
 * Who said that it is or is not all listed, when that differs from what was shipped.
 */
saidBy: string | null, 
/**
 * Marks, earliest first; those taken out are among them.
 */
marks: Array<MarkView>, };

export type CalendarsView = { 
/**
 * The provider's first.
 */
calendars: Array<CalendarView>, 
/**
 * Date of the shipped data, `YYYY-MM-DD`.
 */
date: string, 
/**
 * How the shipped data were made.
 */
notes: Array<string>, };

export type CallOffMaintenance = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit whose page shows it.
 */
circuit: string, 
/**
 * Which.
 */
id: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Who says so.
 */
by: string, };

export type CallOffUpgrade = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The old circuit.
 */
circuit: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Who says so.
 */
by: string, };

export type CarriedCode = { 
/**
 * What it says.
 */
text: string, 
/**
 * Modules on a side, without the white margin.
 */
width: number, 
/**
 * Its dark modules as an SVG path, one unit to a module.
 */
path: string, };

export type CarriedCodes = { 
/**
 * The codes, in order; none when there are too many.
 */
codes: Array<CarriedCode>, 
/**
 * The whole as one text.
 */
text: string, 
/**
 * Fingerprint of the root, or of this desk's key.
 */
fingerprint: string, };

export type CarriedWord = "list" | "card";

export type Carry = { 
/**
 * The present list, or a card of this desk.
 */
what: CarriedWord, };

export type ChangeCircuit = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * As they are to be.
 */
form: ChangeForm, 
/**
 * Who changes them.
 */
by: string, 
/**
 * Warnings kept.
 */
kept: Array<KeptWarning>, };

export type ChangeForm = { 
/**
 * Name.
 */
name: string, 
/**
 * Description, or empty.
 */
description: string, 
/**
 * Wire value of the circuit provider.
 */
lineOperator: string, 
/**
 * Wire value of the port type.
 */
portType: string, 
/**
 * Where the customer's data centre is, or empty.
 */
location: string, 
/**
 * Circuit id of the redundant circuit, or empty.
 */
redundantCircuit: string, };

export type CheckAsBuilt = { 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The form.
 */
form: AsBuiltForm, };

export type CheckCode = { 
/**
 * 1 to 4 readings.
 */
texts: Array<string>, };

export type CheckIssue = { 
/**
 * The LOA.
 */
loa: string, 
/**
 * Warnings kept so far.
 */
kept: Array<KeptWarning>, };

export type CheckLight = { 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The readings.
 */
form: LightForm, };

export type CheckLoa = { 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The form.
 */
form: LoaForm, 
/**
 * Warnings kept so far.
 */
kept: Array<KeptWarning>, };

export type CheckLoas = { 
/**
 * The order.
 */
order: string, 
/**
 * What the ports share; its purpose is not read.
 */
form: LoaForm, 
/**
 * The ports that were chosen.
 */
ports: Array<LoaPortForm>, 
/**
 * Warnings kept so far.
 */
kept: Array<KeptWarning>, };

export type CheckOrder = { 
/**
 * The form.
 */
form: OrderForm, 
/**
 * Warnings kept so far.
 */
kept: Array<KeptWarning>, };

export type CheckPerson = { 
/**
 * `None` for a new one.
 */
id: string | null, 
/**
 * The form.
 */
form: EngineerForm, };

export type CheckPort = { 
/**
 * The form.
 */
form: PortForm, 
/**
 * Warnings kept so far.
 */
kept: Array<KeptWarning>, };

export type CheckSurvey = { 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The sheet.
 */
form: SurveyForm, 
/**
 * Warnings kept so far.
 */
kept: Array<KeptWarning>, };

export type CheckTestRecord = { 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The form.
 */
form: TestRecordForm, 
/**
 * IANA zone of its times.
 */
zone: string, 
/**
 * Warnings kept so far.
 */
kept: Array<KeptWarning>, };

export type CheckWording = { 
/**
 * As typed.
 */
form: WordingForm, };

export type ChoiceView = { 
/**
 * Wire value.
 */
value: string, 
/**
 * Name in both languages.
 */
name: BothNames, 
/**
 * Rate in Mbit/s for port types.
 */
speedMbps: number | null, 
/**
 * The provider's own key, where it differs from the value.
 */
apiKey: string | null, };

export type ChooseAttachment = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * Where it belongs.
 */
form: AttachmentForm, };

export type ChooseCalendarFile = { 
/**
 * The calendar that it is for.
 */
calendar: string, };

export type ChosenEngineers = { 
/**
 * The list.
 */
file: EngineerFile | null, };

export type ChosenFile = { 
/**
 * The imported file.
 */
file: FileView | null, };

export type ChosenLogo = { 
/**
 * `None`: the person left the dialog.
 */
logo: LogoView | null, };

export type CircuitCounts = { 
/**
 * Rows that match in all.
 */
matches: number, 
/**
 * Circuits in all, without search and filter.
 */
total: number, 
/**
 * Circuits by whose turn it is, with the search but without the turn filter.
 */
byTurn: { [key in string]: number }, 
/**
 * Resource groups to filter by, with their circuits; without the filters by group and tag.
 */
byGroup: Array<GroupCount>, 
/**
 * Tags to filter by, with their circuits; without the filters by group and tag.
 */
byTag: Array<TagCount>, };

export type CircuitPage = { 
/**
 * Rows, last changed first.
 */
rows: Array<CircuitRow>, 
/**
 * Where the next page begins; `None`: there is none.
 */
next: string | null, 
/**
 * Intended against actual of the orders that rows of this page belong to.
 */
orders: Array<OrderStanding>, };

export type CircuitQuery = { 
/**
 * Any text; empty: all.
 */
search: string, 
/**
 * Keep only circuits whose turn it is.
 */
turn: TurnWord | null, 
/**
 * Keep only these statuses, written `circuit:Allocated` or `loa:Applying`.
 */
states: Array<string>, 
/**
 * Keep only circuits of these resource groups.
 */
groups: Array<string>, 
/**
 * Keep only circuits with these tags: for each key that is named, any of its values.
 */
tags: Array<TagView>, 
/**
 * Begin behind the row where a page ended: its `next`.
 */
after: string | null, 
/**
 * Rows to skip from there.
 */
offset: number, 
/**
 * At most 200.
 */
limit: number, };

export type CircuitRef = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * `pc-…` once known.
 */
instanceId: string | null, };

export type CircuitRow = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * `pc-…` once known.
 */
instanceId: string | null, 
/**
 * Access point, both names.
 */
accessPoint: BothNames, 
/**
 * Wire value of the port type.
 */
portType: string, 
/**
 * Wire value of the carrier.
 */
lineOperator: string, 
/**
 * Account name.
 */
account: string, 
/**
 * Status of the port.
 */
status: CircuitStatus, 
/**
 * Status of the newest LOA.
 */
loaStatus: LoaStatus, 
/**
 * The step that it stands in.
 */
step: StepWord, 
/**
 * Whose turn it is.
 */
turn: TurnWord, 
/**
 * What comes next.
 */
next: NextWord, 
/**
 * Last change.
 */
changedAt: string, 
/**
 * Something contradictory was recorded and waits to be settled.
 */
conflict: boolean, 
/**
 * Resource tags.
 */
tags: Array<TagView>, 
/**
 * Its place in an order of high-reliability mode.
 */
order: OrderMark | null, };

export type CircuitView = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * What the table shows.
 */
row: CircuitRow, 
/**
 * The application as sent.
 */
form: PortForm, 
/**
 * Its account.
 */
account: AccountView, 
/**
 * By what its access point was chosen, in recommended mode.
 */
recommended: RecommendedView | null, 
/**
 * The redundant circuit.
 */
redundant: CircuitRef | null, 
/**
 * Port on the provider's device, such as `1/1/1`.
 */
port: string | null, 
/**
 * Address of the provider's device.
 */
device: string | null, 
/**
 * The circuit whose place in an order it took.
 */
replaces: CircuitRef | null, 
/**
 * The refused or failed circuit whose application it corrects.
 */
corrects: CircuitRef | null, 
/**
 * The circuit that replaces or corrects this one.
 */
succeededBy: CircuitRef | null, 
/**
 * The access point's zone and city.
 */
zone: string, 
/**
 * City for "Hangzhou time".
 */
city: BothNames, 
/**
 * How people get in: the approval's word, else the directory's.
 */
accessFlow: AccessFlowWord, 
/**
 * The five steps.
 */
steps: Array<StepView>, 
/**
 * What comes next and why.
 */
next: NextView, 
/**
 * What the rules allow now, the primary first.
 */
actions: Array<NextWord>, 
/**
 * Port statuses that may be recorded as seen.
 */
observable: Array<CircuitStatus>, 
/**
 * LOA statuses that may be recorded as seen.
 */
loaObservable: Array<LoaStatus>, 
/**
 * Newest first.
 */
loas: Array<LoaView>, 
/**
 * Handouts issued for this circuit, newest first.
 */
handouts: Array<HandoutRow>, 
/**
 * An upgrade to a larger port may be planned.
 */
mayUpgrade: boolean, 
/**
 * The upgrade to a larger port that is planned, or was called off.
 */
upgrade: UpgradeView | null, 
/**
 * The circuit whose larger port this one is.
 */
upgradeOf: CircuitRef | null, 
/**
 * Its later life: completion, fee, service, upkeep, end.
 */
live: LiveView, 
/**
 * Newest first.
 */
history: Array<HistoryEntry>, 
/**
 * Reason of a rejection or failure, when the present status is one.
 */
reason: string | null, 
/**
 * Construction; `None` until its LOA is approved.
 */
works: WorksView | null, 
/**
 * Tests of the circuit in service.
 */
tests: TestsView, 
/**
 * VBRs, routers and VPCs; `None` for a circuit that was withdrawn.
 */
connect: ConnectView | null, };

export type CitiesView = { 
/**
 * Source of the points.
 */
source: string, 
/**
 * Licence of the points.
 */
licence: string, 
/**
 * When they were taken, `YYYY-MM-DD`.
 */
date: string, 
/**
 * Cities, the Chinese mainland first.
 */
cities: Array<CityView>, };

export type CityView = { 
/**
 * Key in the list.
 */
key: string, 
/**
 * Name in both languages.
 */
name: BothNames, 
/**
 * Two letters of ISO 3166-1.
 */
country: string, 
/**
 * Latitude in degrees.
 */
lat: number, 
/**
 * Longitude in degrees.
 */
lon: number, 
/**
 * IANA zone.
 */
zone: string, };

export type ClockOutcome = "open" | "kept" | "missed" | "stopped";

export type ClockView = { 
/**
 * What it measures.
 */
kind: ClockWord, 
/**
 * Id of the LOA, or number of the handout.
 */
subject: string, 
/**
 * When it began.
 */
started: string, 
/**
 * Last instant in time.
 */
due: string, 
/**
 * When it ended.
 */
ended: string | null, 
/**
 * How.
 */
outcome: ClockOutcome, 
/**
 * IANA zone in which its days begin and end.
 */
zone: string, 
/**
 * What people call that zone.
 */
place: BothNames, 
/**
 * Whose days off count; empty for a place without a calendar.
 */
calendar: BothNames, 
/**
 * Working days that it may take; `None`: it ends at an instant that was set.
 */
allowed: number | null, 
/**
 * Working days that it took.
 */
taken: number | null, 
/**
 * Working days by which it ended too late.
 */
late: number | null, 
/**
 * The working days that it may take, `YYYY-MM-DD`, the last of them the day on which it is due.
 */
days: Array<string>, 
/**
 * Working days after that, to say how late it is.
 */
following: Array<string>, 
/**
 * Holidays and freezes on its way.
 */
marks: Array<PlanMark>, 
/**
 * Years on its way without calendar data.
 */
noData: Array<number>, };

export type ClockWord = "loaReview" | "handover" | "visit" | "validity" | "survey" | "pigtail";

export type CloseTask = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The order.
 */
order: string, 
/**
 * `pc-…`.
 */
instanceId: string, 
/**
 * Who deleted it.
 */
doneBy: string, 
/**
 * When, local date and time: `YYYY-MM-DDTHH:MM`.
 */
doneAt: string, 
/**
 * IANA zone of `done_at`.
 */
zone: string, };

export type CodeKind = "official" | "ours";

export type Companies = { 
/**
 * By name.
 */
companies: Array<CompanyView>, 
/**
 * Names from earlier applications that are not written down.
 */
seen: Array<SeenCompany>, };

export type CompanyForm = { 
/**
 * Name as registered.
 */
name: string, 
/**
 * The same in Latin letters, optional.
 */
nameLatin: string, 
/**
 * `customer`, `construction`, `carrier` or `other`.
 */
kind: string, 
/**
 * Whom to call there, optional.
 */
contact: string, 
/**
 * Notes, optional.
 */
notes: string, };

export type CompanyView = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * What the form shows.
 */
form: CompanyForm, 
/**
 * When it was last changed.
 */
changedAt: string, };

export type CompletionForm = { 
/**
 * Line code of the carrier.
 */
lineCode: string, 
/**
 * Label of the in-building cable; this or the panel's port.
 */
cableLabel: string, 
/**
 * Port on the patch panel; this or the cable's label.
 */
panelPort: string, 
/**
 * Wire word of the provider.
 */
provider: string, 
/**
 * Its name where the list has none.
 */
providerName: string, 
/**
 * Whom to call there.
 */
contact: string, 
/**
 * Id of the test report among the files kept here.
 */
testReport: string | null, 
/**
 * Why there is none.
 */
noReport: string, };

export type CompletionView = { 
/**
 * Line code of the carrier.
 */
lineCode: string, 
/**
 * Label of the in-building cable, or empty.
 */
cableLabel: string, 
/**
 * Port on the patch panel, or empty.
 */
panelPort: string, 
/**
 * Wire word of the provider.
 */
provider: string, 
/**
 * Its name where the list has none, or empty.
 */
providerName: string, 
/**
 * Whom to call there; `None` when none was given.
 */
contact: string | null, 
/**
 * The contact was forgotten.
 */
contactForgotten: boolean, 
/**
 * The test report.
 */
testReport: FileView | null, 
/**
 * Why there is none, or empty.
 */
noReport: string, 
/**
 * When and by whom it was reported.
 */
reported: NotedView, };

export type ConfirmCost = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The form.
 */
form: CostForm, 
/**
 * Who records it.
 */
by: string, };

export type ConnectLimitView = { 
/**
 * Stable word.
 */
key: string, 
/**
 * The most that is allowed.
 */
most: number, 
/**
 * It cannot be raised.
 */
firm: boolean, 
/**
 * The page that it stands on.
 */
source: BothNames, 
/**
 * Day on which that was read, `YYYY-MM-DD`.
 */
readOn: string, };

export type ConnectView = { 
/**
 * Records may be written: the circuit is not over.
 */
mayPlan: boolean, 
/**
 * A VBR may be noted as created: the circuit is enabled.
 */
mayCreate: boolean, 
/**
 * Its VBRs, planned, there and gone.
 */
vbrs: Array<VbrView>, 
/**
 * Routers that name a VBR of this circuit.
 */
routers: Array<RouterView>, 
/**
 * VBRs of the desk that a router can name: this circuit's first, then those of its order.
 */
knownVbrs: Array<KnownVbrView>, 
/**
 * Routers of the desk that do not name this circuit.
 */
otherRouters: Array<RouterView>, 
/**
 * Values that a bandwidth can have, Mbit/s.
 */
bandwidths: Array<number>, 
/**
 * The numbers that bound a connection, with their pages.
 */
limits: Array<ConnectLimitView>, 
/**
 * The customer's site, or empty.
 */
site: string, 
/**
 * The parameter sheet; empty while there is no VBR.
 */
sheet: Array<SheetSectionView>, };

export type CorrectedView = { 
/**
 * Which value.
 */
field: PointFieldWord, 
/**
 * The user's, as a correction holds it; empty for none.
 */
yours: string, 
/**
 * What is shipped now.
 */
shipped: string, 
/**
 * The shipped value changed since: one of the two is to be chosen.
 */
unsettled: boolean, 
/**
 * Who corrected it, and when.
 */
written: WrittenView, };

export type CostForm = { 
/**
 * Who confirmed.
 */
with: string, 
/**
 * Once, optional.
 */
once: string, 
/**
 * Each month, optional.
 */
monthly: string, 
/**
 * Currency.
 */
currency: string, 
/**
 * Note, optional.
 */
note: string, };

export type CostKindView = { 
/**
 * Word.
 */
kind: string, 
/**
 * Name in both languages.
 */
name: BothNames, };

export type CostLineView = { 
/**
 * Word of its kind.
 */
kind: string, 
/**
 * Name of its kind.
 */
name: BothNames, 
/**
 * Words of the user's own, or empty.
 */
label: string, 
/**
 * In the sheet's currency.
 */
amount: number, 
/**
 * As it was priced or typed, where that is another currency.
 */
original: OriginalAmount | null, 
/**
 * `once` or `month`.
 */
per: string, };

export type CostSheetView = { 
/**
 * Currency of the sums.
 */
currency: string, 
/**
 * Digits after the point.
 */
digits: number, 
/**
 * Months that are added up.
 */
months: number, 
/**
 * Lines in order.
 */
lines: Array<CostLineView>, 
/**
 * Paid once.
 */
once: number, 
/**
 * Paid each month.
 */
monthly: number, 
/**
 * Everything over the months.
 */
total: number, 
/**
 * Date of the reference prices.
 */
priceDate: string, 
/**
 * Ports without a reference price: they are not in the sums.
 */
unpriced: number, };

export type CostView = { 
/**
 * What was confirmed.
 */
form: CostForm, 
/**
 * When and by whom.
 */
noted: NotedView, };

export type CountedCopies = { 
/**
 * From 1.
 */
first: number, 
/**
 * The last one.
 */
last: number, 
/**
 * How many there are, at most 20.
 */
of: number, };

export type CredentialReading = { 
/**
 * Names the reading for keeping it; `None`: the dialog was left.
 */
reading: string | null, 
/**
 * The picture, PNG in base64, at most 600 pixels on a side.
 */
image: string, 
/**
 * The codes in it, from top to bottom.
 */
codes: Array<ReadCode>, };

export type CredentialView = { 
/**
 * What the code says.
 */
text: string, 
/**
 * File id of the picture as it was captured.
 */
image: string, 
/**
 * File id of the code cut out of it.
 */
cut: string, 
/**
 * The text fits a code on the pass; else the pass shows the picture only.
 */
printable: boolean, 
/**
 * When it was captured and by whom.
 */
noted: NotedView, };

export type CurrencyView = { 
/**
 * ISO 4217 code.
 */
code: string, 
/**
 * Name in both languages.
 */
name: BothNames, };

export type CutOverView = { 
/**
 * Start.
 */
from: string, 
/**
 * End.
 */
until: string, 
/**
 * IANA zone that it was written in.
 */
zone: string, 
/**
 * Interruptions and freezes that fall into it.
 */
meets: Array<MetView>, };

export type DaysWord = "holiday" | "worked" | "freeze";

export type DependantView = { 
/**
 * Its key.
 */
key: string, 
/**
 * `vbr`, `shared_port` or `macsec_key`.
 */
kind: DependantWord, 
/**
 * Its id or name.
 */
name: string, 
/**
 * Note, or empty.
 */
note: string, 
/**
 * It stands here because the record of the VBR says that it is there; it goes when that is noted as deleted.
 */
recorded: boolean, 
/**
 * When and by whom it was written down.
 */
saved: NotedView, };

export type DirectoryView = { 
/**
 * Where the data come from.
 */
source: string, 
/**
 * Date of the data, `YYYY-MM-DD`.
 */
date: string, 
/**
 * Regions that have access points, mainland first.
 */
regions: Array<RegionView>, 
/**
 * All access points.
 */
accessPoints: Array<AccessPointView>, 
/**
 * Carriers and connectivity providers.
 */
lineOperators: Array<ChoiceView>, 
/**
 * Port types offered.
 */
portTypes: Array<ChoiceView>, 
/**
 * Leased line types.
 */
lineTypes: Array<ChoiceView>, 
/**
 * Advanced configuration of classic mode.
 */
features: Array<ChoiceView>, 
/**
 * Advanced configuration of high-reliability mode.
 */
orderFeatures: Array<ChoiceView>, 
/**
 * Transceivers that Alibaba Cloud fits on its side.
 */
optics: Array<OpticView>, };

export type DistanceRow = { 
/**
 * Key of the access point.
 */
accessPoint: string, 
/**
 * Kilometres, to a kilometre; both ends may be no nearer known than their cities.
 */
km: number, };

export type Distances = { 
/**
 * The site.
 */
site: string, 
/**
 * In the order of the directory; access points without a city are left out.
 */
rows: Array<DistanceRow>, };

export type DocumentWord = "complete" | "audience" | "copy" | "void" | "expired" | "superseded";

export type DoneOnCircuit = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * Who did it.
 */
by: string, 
/**
 * When.
 */
at: string, 
/**
 * IANA zone of `at`.
 */
zone: string, };

export type DraftKept = { 
/**
 * When.
 */
keptAt: string, };

export type DraftKind = "port" | "order" | "loa" | "loas" | "wording" | "answer" | "survey" | "works" | "completion" | "activation" | "upkeep" | "change" | "upgrade" | "maintenance" | "test" | "vbr" | "router";

export type DraftView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Which form.
 */
kind: DraftKind, 
/**
 * The circuit that it is about.
 */
circuit: string | null, 
/**
 * Name of that circuit.
 */
circuitName: string | null, 
/**
 * The form's fields as JSON text.
 */
body: string, 
/**
 * When it was last kept.
 */
keptAt: string, };

export type Drafts = { 
/**
 * Newest first.
 */
drafts: Array<DraftView>, };

export type DueContacts = { 
/**
 * The circuit.
 */
circuit: string, 
/**
 * Its name.
 */
circuitName: string, 
/**
 * How many they are.
 */
people: number, 
/**
 * When the first of them ceased to be of use.
 */
endedAt: string, };

export type DuePerson = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * When the last paper that names them ended, or when they were last written down.
 */
endedAt: string, };

export type DueWord = "set" | "clock" | "visit";

export type EndingWord = "void" | "superseded" | "revoked";

export type EngineerEntryView = { 
/**
 * The person's id.
 */
person: string, 
/**
 * Name; empty once erased.
 */
name: string, 
/**
 * Spelling in Latin letters, or empty.
 */
nameLatin: string, 
/**
 * The six steps in order.
 */
steps: Array<EntryStepView>, 
/**
 * The text message.
 */
sms: EntrySmsView | null, 
/**
 * The official credential.
 */
credential: CredentialView | null, };

export type EngineerFile = { 
/**
 * Name of the file.
 */
name: string, 
/**
 * Its rows as lines, with tabs between the cells.
 */
text: string, 
/**
 * Numbers that had lost digits in the spreadsheet and were left out.
 */
lostNumbers: number, };

export type EngineerForm = { 
/**
 * Name as on the document.
 */
name: string, 
/**
 * Spelling in Latin letters as in the passport, optional.
 */
nameLatin: string, 
/**
 * `Male` or `Female`.
 */
gender: string, 
/**
 * `IDCard`, `Passport` or `Other`.
 */
documentType: string, 
/**
 * Document number.
 */
documentNumber: string, 
/**
 * Phone with country code.
 */
phone: string, };

export type EngineerOffer = { 
/**
 * Name of the circuit.
 */
circuitName: string, 
/**
 * The construction company.
 */
constructionCompany: string, 
/**
 * When it was applied for.
 */
appliedAt: string, 
/**
 * Who.
 */
people: Array<OfferedPerson>, };

export type EngineerOffers = { 
/**
 * At most three, the likeliest first; no group of people twice.
 */
offers: Array<EngineerOffer>, };

export type EngineerOffersQuery = { 
/**
 * The circuit that is applied for.
 */
circuit: string, 
/**
 * The construction company as typed so far.
 */
constructionCompany: string, };

export type EntrySmsView = { 
/**
 * As it was pasted.
 */
text: string, 
/**
 * The link in it.
 */
link: string, 
/**
 * When and by whom.
 */
noted: NotedView, };

export type EntryStepView = { 
/**
 * Which.
 */
step: EntryStep, 
/**
 * Taken.
 */
done: NotedView | null, };

export type EntryTick = { 
/**
 * The engineer, by person.
 */
person: string, 
/**
 * The step.
 */
step: EntryStep, };

export type EntryView = { 
/**
 * How many have their official code.
 */
withCode: number, 
/**
 * Each engineer, in the application's order.
 */
engineers: Array<EngineerEntryView>, };

export type EraseBgpKey = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The VBR's key.
 */
vbr: string, 
/**
 * Who does it.
 */
by: string, };

export type ErasePeople = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * 1 to 1,000 ids.
 */
people: Array<string>, 
/**
 * Also Alibaba Cloud's own PDFs.
 */
official: boolean, 
/**
 * Why, 1–500 characters. The name of the person does not belong here: the reason stays.
 */
reason: string, 
/**
 * The word of the plan, as typed.
 */
typed: string, 
/**
 * The retention setting asks for it, not a person.
 */
retention: boolean, };

export type Erased = { 
/**
 * People erased by this command.
 */
people: number, 
/**
 * Copies that could not be cleaned and may still hold something.
 */
notCleaned: Array<string>, };

export type ErasedView = { 
/**
 * When.
 */
at: string, 
/**
 * By whom.
 */
by: string, 
/**
 * Why, or empty when the retention setting did it.
 */
reason: string, 
/**
 * How many.
 */
people: number, };

export type ErasureHandout = { 
/**
 * Its number.
 */
number: string, 
/**
 * Its revision.
 */
revision: number, 
/**
 * Name of the circuit.
 */
circuitName: string, 
/**
 * Last instant at which it is valid.
 */
validUntil: string, 
/**
 * It is in force now.
 */
inForce: boolean, 
/**
 * Other people whom it names as well.
 */
others: number, };

export type ErasurePerson = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Masked document number.
 */
documentNumber: string, };

export type ErasurePlan = { 
/**
 * Who, with whoever was found to be the same person.
 */
people: Array<ErasurePerson>, 
/**
 * Applications that name them; they stay without the details.
 */
applications: number, 
/**
 * Issued handouts that name them; their papers become unreadable.
 */
handouts: Array<ErasureHandout>, 
/**
 * Files that are erased.
 */
files: number, 
/**
 * Alibaba Cloud's own PDFs of those LOAs, whether they are erased or not.
 */
officialPdfs: number, 
/**
 * Kept forms that name them; they are dropped.
 */
drafts: number, 
/**
 * Records whose typed text (a reason, a note, who saw something) holds a name of theirs; it stays.
 */
mentions: number, 
/**
 * Copies of the desk's file beside it, which are cleaned too.
 */
copies: Array<string>, 
/**
 * What has to be typed to confirm: the name, or how many people.
 */
word: string, };

export type ErasureQuery = { 
/**
 * 1 to 1,000 ids.
 */
people: Array<string>, 
/**
 * Also Alibaba Cloud's own PDFs of the LOAs that name them.
 */
official: boolean, };

export type ErrorCode = "fields" | "refused" | "notFound" | "keyReused" | "deskInUse" | "newerDesk" | "olderDesk" | "noDesk" | "foreignDesk" | "readOnly" | "diskFull" | "badFile" | "cannotPrint" | "corrupt" | "notOpen" | "locked" | "system" | "internal";

export type EventRef = { 
/**
 * Desk that recorded it.
 */
desk: string, 
/**
 * Its number there.
 */
seq: number, };

export type ExplainedForm = { 
/**
 * The field.
 */
field: BuiltField, 
/**
 * Why.
 */
reason: string, };

export type FacilityForm = { 
/**
 * Street address.
 */
address: string, 
/**
 * Building, floor, room or suite.
 */
room: string, 
/**
 * Cabinet.
 */
cabinet: string, 
/**
 * ODF or patch panel.
 */
odf: string, 
/**
 * Port on the panel.
 */
panelPort: string, 
/**
 * Strand that transmits, optional.
 */
strandTx: string, 
/**
 * Strand that receives, optional.
 */
strandRx: string, 
/**
 * Medium, such as "Single mode OS2".
 */
medium: string, 
/**
 * Connector, such as "LC/UPC duplex".
 */
connector: string, 
/**
 * Alibaba-side optic: wire value of the model, or free text.
 */
optic: string, 
/**
 * Alibaba Cloud has installed and racked the optical module.
 */
opticInstalled: boolean, 
/**
 * Anything else that the LOA says about the place, optional.
 */
notes: string, };

export type FacilityOffer = { 
/**
 * Name of the field of `FacilityForm`.
 */
field: string, 
/**
 * What stands there.
 */
value: string, 
/**
 * The label beside it.
 */
label: string, 
/**
 * Page, from 1.
 */
page: number, 
/**
 * Where it stands.
 */
place: PageWord, };

export type FailoverForm = { 
/**
 * Its name or id in the console, optional.
 */
job: string, 
/**
 * How it begins.
 */
start: JobStart | "", 
/**
 * The state that was seen.
 */
state: JobState | "", 
/**
 * Longest that it may run, minutes.
 */
minutes: string, 
/**
 * When it began, or empty.
 */
started: string, 
/**
 * When it ended, or empty.
 */
ended: string, 
/**
 * Ids of the circuits that it switches off.
 */
switchedOff: Array<string>, 
/**
 * What was switched, in words, optional.
 */
switched: string, 
/**
 * Traffic moved to another circuit: `yes`, `no` or empty.
 */
moved: "yes" | "no" | "", 
/**
 * Traffic came back: `yes`, `no` or empty.
 */
back: "yes" | "no" | "", 
/**
 * Packets lost while it moved, optional.
 */
lost: string, 
/**
 * Time until traffic flowed again, ms, optional.
 */
recoveryMs: string, 
/**
 * Longest time that passes, ms, optional.
 */
recoveryLimit: string, };

export type FailoverGroupForm = { 
/**
 * Its key, made by the form.
 */
key: string, 
/**
 * `pair` or `group`.
 */
kind: FailoverKind, 
/**
 * Name.
 */
name: string, 
/**
 * Id at the provider.
 */
id: string, 
/**
 * Its VBRs.
 */
members: Array<VbrAt>, 
/**
 * The one that carries the traffic; `None`: shared.
 */
active: VbrAt | null, };

export type FavourAccessPoint = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Its key.
 */
accessPoint: string, 
/**
 * Kept at hand.
 */
favourite: boolean, };

export type FeeForm = { 
/**
 * Its number, optional.
 */
number: string, 
/**
 * `Month` or `Year`.
 */
cycle: string, 
/**
 * How many of them.
 */
period: string, 
/**
 * It renews by itself.
 */
autoRenew: boolean, 
/**
 * Months of one automatic renewal.
 */
renewMonths: string, 
/**
 * What it costs.
 */
amount: string, 
/**
 * ISO 4217 code.
 */
currency: string, 
/**
 * Last day as the console states it, `YYYY-MM-DD`, optional.
 */
lastDay: string, };

export type FeeItemView = { 
/**
 * Stable word: `port`, `traffic`, `carrier_line` …
 */
key: string, 
/**
 * Who is paid.
 */
paidTo: BothNames, 
/**
 * What it is.
 */
what: BothNames, };

export type FeeView = { 
/**
 * Its number, or empty.
 */
number: string, 
/**
 * `Month` or `Year`.
 */
cycle: string, 
/**
 * How many of them.
 */
period: number, 
/**
 * It renews by itself.
 */
autoRenew: boolean, 
/**
 * Months of one automatic renewal.
 */
renewMonths: number, 
/**
 * The amount as a decimal, such as `1600.50`.
 */
amount: string, 
/**
 * ISO 4217 code.
 */
currency: string, 
/**
 * Last day as the console states it, or empty.
 */
lastDay: string, 
/**
 * When and by whom it was ordered.
 */
ordered: NotedView, };

export type FieldProblem = { 
/**
 * Path of the field, such as `engineers.2.phone`.
 */
field: string, 
/**
 * Stable word; the window has a sentence for each.
 */
code: ProblemCode, 
/**
 * Values that the sentence names.
 */
params: { [key in string]: string }, 
/**
 * The sentence in English.
 */
message: string, 
/**
 * The same in Chinese.
 */
messageZh: string, 
/**
 * `true`: something to think about; `false`: it stops the act.
 */
warning: boolean, 
/**
 * It goes away with a reason that is recorded; else it must be corrected. Every warning does.
 */
overridable: boolean, };

export type FigureView = { 
/**
 * Round trip in microseconds that it is ranked by: the median, or the estimate.
 */
micros: number, 
/**
 * Arithmetic mean in microseconds; of an estimate, the estimate.
 */
mean: number, 
/**
 * What it rests on.
 */
basis: LatencyBasisWord, 
/**
 * Samples; none of an estimate.
 */
count: number, };

export type FileView = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * Name as it was chosen.
 */
name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Pages, for PDFs.
 */
pages: number, 
/**
 * SHA-256 in hex.
 */
sha256: string, };

export type FineView = { 
/**
 * Stable word.
 */
check: string, 
/**
 * The sentence.
 */
text: BothNames, };

export type ForgetContacts = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * Who does it.
 */
by: string, };

export type ForgetDue = { 
/**
 * Idempotency key.
 */
key: string, };

export type FormCheck = { 
/**
 * Blocks first, then warnings, in form order.
 */
problems: Array<FieldProblem>, };

export type FoundMark = { 
/**
 * A day off by the week that the file calls worked; otherwise what is chosen at the import.
 */
worked: boolean, 
/**
 * Name as in the file.
 */
name: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, };

export type GateActWord = "entered" | "letIn" | "left" | "refused" | "sealSeen";

export type GateCode = { 
/**
 * Its text.
 */
text: string, 
/**
 * It is a code of a handout.
 */
ours: boolean, 
/**
 * The code cut out of the picture, PNG, base64.
 */
cut: string, 
/**
 * Page of a PDF, from 1.
 */
page: number, };

export type GateCodes = { 
/**
 * All of them, codes of handouts first; none when the chooser was left.
 */
codes: Array<GateCode>, };

export type GateContact = { 
/**
 * Name, or empty.
 */
name: string, 
/**
 * Phone, or empty.
 */
phone: string, };

export type GateHead = { 
/**
 * `LOA-K7PM-2026-000042`; empty for codes of unknown desks.
 */
number: string, 
/**
 * Inside now.
 */
inside: number, 
/**
 * Named on it, when known.
 */
of: number | null, };

export type GateLetter = { 
/**
 * `LOA-K7PM-2026-000042`.
 */
number: string, 
/**
 * Its revision.
 */
revision: number, 
/**
 * Construction company, shortened as in the code.
 */
company: string, 
/**
 * `pc-…`.
 */
portId: string, 
/**
 * The site as the code names it.
 */
site: string, 
/**
 * The same by the directory.
 */
siteNames: BothNames | null, 
/**
 * It is this gate's site; `None` when the gate's site is not chosen.
 */
thisSite: boolean | null, 
/**
 * From when the code counts.
 */
from: string, 
/**
 * Until when.
 */
until: string, 
/**
 * IANA zone of the site; the gate's, or UTC, when the directory does not know the site.
 */
zone: string, 
/**
 * City of the site.
 */
city: BothNames | null, 
/**
 * Code of the desk that signed.
 */
desk: string, 
/**
 * It was issued by this very desk.
 */
own: boolean, 
/**
 * Engineers named, when known.
 */
engineers: number | null, 
/**
 * Room, cabinet, panel and port, for this desk's own handouts.
 */
position: string | null, 
/**
 * What became of the revision, for this desk's own handouts.
 */
end: GateLetterEnd | null, 
/**
 * Last instant at which the handout is valid, for this desk's own.
 */
validUntil: string | null, };

export type GateLetterEnd = { 
/**
 * When it ended.
 */
at: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The revision that took its place.
 */
successor: number | null, };

export type GateLine = { 
/**
 * Names it when it is taken back.
 */
event: EventRef, 
/**
 * What was recorded.
 */
act: GateActWord, 
/**
 * When.
 */
at: string, 
/**
 * Handout, or empty.
 */
number: string, 
/**
 * Its revision.
 */
revision: number, 
/**
 * Construction company, or empty.
 */
company: string, 
/**
 * Who came; `None` while the window is locked, when nobody is named, or after they were erased.
 */
name: string | null, 
/**
 * Two or three letters of the name, or empty.
 */
initials: string, 
/**
 * Somebody was named and has been erased.
 */
erased: boolean, 
/**
 * First 8 characters of the pass's id.
 */
pass: string, 
/**
 * What kind of code it was.
 */
shown: GateShownWord, 
/**
 * The instruction at that time.
 */
verdict: GateVerdictWord, 
/**
 * Why.
 */
reason: GateReason, 
/**
 * Key of the gate's access point, or empty.
 */
gate: string, 
/**
 * The guard on duty, or empty.
 */
guard: string, 
/**
 * Who was asked and said yes, or empty.
 */
allowedBy: string, 
/**
 * What they said, or empty.
 */
because: string, 
/**
 * It was recorded by mistake: why.
 */
withdrawn: string | null, };

export type GateList = { 
/**
 * Its version.
 */
version: number, 
/**
 * When it was made.
 */
issued: string, 
/**
 * Until when it counts.
 */
expires: string, };

export type GateLog = { 
/**
 * Newest first, at most 500.
 */
lines: Array<GateLine>, 
/**
 * There are more.
 */
more: boolean, };

export type GateLogQuery = { 
/**
 * First day, `YYYY-MM-DD`, or empty.
 */
from: string, 
/**
 * Last day, or empty.
 */
until: string, 
/**
 * Only lines with this.
 */
act: GateActWord | null, 
/**
 * Only lines that hold this text: number, company, gate, guard, pass, and the name while the window is not locked.
 */
text: string, };

export type GatePersonView = { 
/**
 * Name, shortened as in the code.
 */
name: string, 
/**
 * The name in Latin letters, for this desk's own people.
 */
latin: string, 
/**
 * Last characters of the document's number.
 */
documentEnd: string, 
/**
 * `IDCard`, `Passport` or `Other`, for this desk's own people; else empty.
 */
documentType: string, };

export type GatePostView = { 
/**
 * Key of the access point, or empty.
 */
site: string, 
/**
 * Its names.
 */
siteNames: BothNames | null, 
/**
 * City of the site.
 */
city: BothNames | null, 
/**
 * IANA zone of the site, or empty.
 */
zone: string, 
/**
 * The guard's language; `None`: as the desk.
 */
language: Language | null, 
/**
 * A tone with each verdict.
 */
sound: boolean, 
/**
 * The guard on duty, or empty.
 */
guard: string, 
/**
 * The window shows nothing but the gate.
 */
locked: boolean, 
/**
 * A PIN is set.
 */
hasPin: boolean, };

export type GateShownWord = "pass" | "seal" | "code";

export type GateTrust = { 
/**
 * Other desks whose codes count now.
 */
desks: number, 
/**
 * The trust list that the desk goes by, when there is one.
 */
list: GateList | null, };

export type GateVerdictView = { 
/**
 * Names this check when something is recorded of it.
 */
check: string, 
/**
 * The instruction.
 */
verdict: GateVerdictWord, 
/**
 * Why; the window has a sentence for each.
 */
reason: GateReason, 
/**
 * When it was checked.
 */
at: string, 
/**
 * What a code that is not ours seems to be.
 */
other: OtherCode | null, 
/**
 * Host of a web link.
 */
host: string | null, 
/**
 * The handout, once the signature holds.
 */
letter: GateLetter | null, 
/**
 * The person, where one may be shown.
 */
person: GatePersonView | null, 
/**
 * Since when the log has its bearer inside.
 */
insideSince: string | null, 
/**
 * How often its bearer came in here before.
 */
timesIn: number, 
/**
 * When something was last recorded of it here.
 */
lastAt: string | null, 
/**
 * What may be recorded, the usual one first.
 */
acts: Array<GateActWord>, 
/**
 * Head count of the handout.
 */
head: GateHead | null, 
/**
 * The gate's site is chosen, so that a code for another one is refused.
 */
siteChecked: boolean, 
/**
 * It cannot be told whether the code was used at another gate: true wherever a pass is looked at, because gates do
 * not speak to each other.
 */
elsewhereUnknown: boolean, 
/**
 * Whom to ask: the desk's own contact, for its own handouts.
 */
contact: GateContact | null, };

export type GateVerdictWord = "admit" | "refuse" | "ask";

export type GateView = { 
/**
 * Where and how the gate stands.
 */
post: GatePostView, 
/**
 * Lines of today at this computer, newest first, at most 50.
 */
today: Array<GateLine>, 
/**
 * Head counts of handouts of which somebody is inside or passed today.
 */
heads: Array<GateHead>, 
/**
 * What the desk knows of other desks.
 */
trust: GateTrust, };

export type GroupCount = { 
/**
 * Its name.
 */
group: string, 
/**
 * Circuits.
 */
circuits: number, };

export type HandOut = { 
/**
 * Its number.
 */
number: string, 
/**
 * Which revision; `None`: the newest.
 */
revision: number | null, 
/**
 * Id of one of its other documents; `None`: the complete handout.
 */
document: string | null, 
/**
 * Append Alibaba Cloud's own PDF.
 */
withOfficial: boolean, };

export type HandOverView = { 
/**
 * Who handed it over.
 */
by: string, 
/**
 * To whom.
 */
to: string | null, 
/**
 * When.
 */
at: string, };

export type HandedOut = { 
/**
 * File name, when a file was written; `None` when the dialog was left.
 */
file: string | null, 
/**
 * How it was handed over.
 */
way: HandedWay, };

export type HandedWay = "saved" | "cancelled" | "opened" | "printed" | "openedToPrint";

export type HandoutChoice = { 
/**
 * What the filter takes.
 */
id: string, 
/**
 * What people read.
 */
name: BothNames, };

export type HandoutDetail = { 
/**
 * The revision asked for.
 */
row: HandoutRow, 
/**
 * Its documents: the complete handout first, then in the order of their making.
 */
documents: Array<HandoutDocument>, 
/**
 * Every revision of the number, newest first.
 */
revisions: Array<HandoutRow>, 
/**
 * Fingerprint of the key that signed its codes, hex.
 */
key: string, 
/**
 * Warnings that were kept at issue.
 */
kept: Array<KeptWarning>, 
/**
 * It was revoked for every desk of the organisation.
 */
revoked: HandoutEnd | null, 
/**
 * Its passes, in the order of the engineers.
 */
passes: Array<HandoutPass>, };

export type HandoutDocument = { 
/**
 * File id.
 */
id: string, 
/**
 * What it is.
 */
kind: DocumentWord, 
/**
 * Whose copy it is, or was stamped; `None`: the complete handout.
 */
audience: AudienceWord | null, 
/**
 * File name.
 */
name: string, 
/**
 * Pages.
 */
pages: number, 
/**
 * Bytes.
 */
size: number, 
/**
 * SHA-256 of the bytes, hex.
 */
sha256: string, 
/**
 * SHA-256 of the bytes that were stamped, hex.
 */
ofSha256: string | null, 
/**
 * When it was made.
 */
madeAt: string, 
/**
 * The counted copies in it.
 */
copies: CountedCopies | null, };

export type HandoutEnd = { 
/**
 * When.
 */
at: string, 
/**
 * Who did it.
 */
by: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The revision that took its place; `None`: void.
 */
successor: number | null, };

export type HandoutPass = { 
/**
 * Its name, hex.
 */
pass: string, 
/**
 * The engineer's name; empty once their details were erased.
 */
name: string, 
/**
 * It was revoked.
 */
revoked: HandoutEnd | null, };

export type HandoutQuery = { 
/**
 * Any text; empty: all.
 */
search: string, 
/**
 * Keep only this state.
 */
state: HandoutState | null, 
/**
 * Keep only this circuit.
 */
circuit: string | null, 
/**
 * Keep only this access point, by its English name.
 */
accessPoint: string | null, 
/**
 * Keep only what has a copy for this audience.
 */
audience: AudienceWord | null, 
/**
 * Issued on this day or later, at the site: `YYYY-MM-DD`.
 */
issuedFrom: string | null, 
/**
 * Issued on this day or earlier.
 */
issuedUntil: string | null, 
/**
 * Valid on this day.
 */
validOn: string | null, 
/**
 * By what the rows are sorted.
 */
sort: HandoutSort, 
/**
 * From high to low, or from late to early.
 */
descending: boolean, };

export type HandoutRow = { 
/**
 * `LOA-K7PM-2026-000042`.
 */
number: string, 
/**
 * Revision, from 1.
 */
revision: number, 
/**
 * Its circuit.
 */
circuit: string, 
/**
 * Name of the circuit.
 */
circuitName: string, 
/**
 * `pc-…`.
 */
instanceId: string, 
/**
 * Access point, both names.
 */
accessPoint: BothNames, 
/**
 * Its LOA.
 */
loa: string, 
/**
 * Names of the engineers.
 */
engineers: Array<string>, 
/**
 * Copies that were fixed at issue.
 */
audiences: Array<AudienceWord>, 
/**
 * Stamped renditions made so far.
 */
renditions: number, 
/**
 * When it was issued.
 */
issuedAt: string, 
/**
 * Last instant at which it is valid.
 */
validUntil: string, 
/**
 * IANA zone of the site.
 */
zone: string, 
/**
 * Where it stands at the time of asking.
 */
state: HandoutState, 
/**
 * Why, by whom and when it ended before its time.
 */
ended: HandoutEnd | null, 
/**
 * Who issued it.
 */
issuedBy: string, 
/**
 * Why it was issued anew.
 */
reason: string, 
/**
 * SHA-256 of what it says, hex; the seal signs its first half.
 */
contentHash: string, 
/**
 * How people get in.
 */
accessFlow: AccessFlowWord, 
/**
 * Pages.
 */
pages: number, 
/**
 * SHA-256 of the kept bytes, hex.
 */
sha256: string, 
/**
 * Size of the kept bytes.
 */
size: number, 
/**
 * Alibaba Cloud's PDF is at hand and can be appended to the print.
 */
officialPdf: boolean, };

export type HandoutSort = "issued" | "number" | "circuit" | "until" | "state";

export type HandoutState = "inForce" | "lapsing" | "expired" | "superseded" | "void";

export type Handouts = { 
/**
 * As sorted.
 */
rows: Array<HandoutRow>, 
/**
 * Handouts in all.
 */
total: number, 
/**
 * Circuits that handouts were issued for, by name.
 */
circuits: Array<HandoutChoice>, 
/**
 * Access points that handouts were issued for, by name.
 */
accessPoints: Array<HandoutChoice>, };

export type HistoryEntry = { 
/**
 * The event.
 */
event: EventRef, 
/**
 * What happened; the window has a sentence for each.
 */
kind: HistoryKind, 
/**
 * We did it, or we saw it.
 */
mark: MarkWord, 
/**
 * When it happened.
 */
happenedAt: string, 
/**
 * When it was recorded.
 */
recordedAt: string, 
/**
 * Values that the sentence names (`status`, `seenBy`, `instanceId`, `number`, `company`, …).
 */
params: { [key in string]: string }, 
/**
 * Warnings that were kept with it, and why.
 */
kept: Array<KeptView>, 
/**
 * Statuses passed without having been seen.
 */
skipped: Array<string>, 
/**
 * It could not be reached from the status before it, or is older than the last one.
 */
conflict: boolean, 
/**
 * It is dated before an observation already recorded and moved no status.
 */
late: boolean, 
/**
 * Withdrawn, with the reason.
 */
withdrawn: WithdrawnView | null, 
/**
 * May be withdrawn now.
 */
canWithdraw: boolean, };

export type HistoryKind = "portApplied" | "portObserved" | "loaApplied" | "personErased" | "loaObserved" | "loaApproved" | "loaHandedOver" | "handoutIssued" | "handoutVoided" | "renditionMade" | "officialPdfKept" | "opticInstalled" | "entrySteps" | "entrySmsKept" | "entryCredentialKept" | "orderSubmitted" | "orderCreated" | "orderFailed" | "cleanUpDone" | "worksBegun" | "worksStepNoted" | "surveyRequested" | "surveyRecorded" | "lineCostConfirmed" | "patchCableNoted" | "lightMeasured" | "worksTested" | "asBuiltRecorded" | "fileAttached" | "completionReported" | "feeOrdered" | "feePaid" | "feeRenewed" | "serviceSeen" | "upkeepSaved" | "contactForgotten" | "attributesChanged" | "circuitActed" | "dependantSaved" | "dependantGone" | "unsubscribed" | "maintenanceSaved" | "maintenanceCalledOff" | "testRecorded" | "vbrSaved" | "vbrSeen" | "bgpKeyErased" | "routerSaved" | "routerSeen" | "upgradePlanned" | "upgradeTied" | "upgradeBackedUp" | "upgradeMarked" | "upgradeApplied" | "upgradeOf" | "upgradeCalledOff";

export type ImportCalendar = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The file.
 */
id: string, 
/**
 * What its days are: holidays or freezes.
 */
kind: DaysWord, 
/**
 * Years of which it lists all holidays.
 */
complete: Array<number>, };

export type IssueHandout = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The LOA.
 */
loa: string, 
/**
 * Who issues it; empty: the contact in the settings.
 */
by: string, 
/**
 * Warnings kept, with reasons.
 */
kept: Array<KeptWarning>, 
/**
 * Copies to fix with it, beside the complete handout.
 */
audiences: Array<AudienceWord>, 
/**
 * Add the sheet for the site survey.
 */
survey: boolean, 
/**
 * Why it is issued anew; empty at the first issue.
 */
reason: string, };

export type KeepCredential = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The LOA.
 */
loa: string, 
/**
 * The engineer.
 */
person: string, 
/**
 * The reading.
 */
reading: string, 
/**
 * Which of its codes, from 0.
 */
code: number, 
/**
 * Who records it.
 */
by: string, };

export type KeepDraft = { 
/**
 * Id that the form made (UUID text); also the idempotency key of its submission.
 */
id: string, 
/**
 * Which form.
 */
kind: DraftKind, 
/**
 * The circuit that it is about, for LOA forms and answers.
 */
circuit: string | null, 
/**
 * The form's fields as JSON text, at most 256 KiB.
 */
body: string, };

export type KeepEntrySms = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The LOA.
 */
loa: string, 
/**
 * The engineer.
 */
person: string, 
/**
 * As pasted.
 */
text: string, 
/**
 * Who records it.
 */
by: string, };

export type KeepLatency = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Id of the preview.
 */
id: string, };

export type KeepMeasured = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Key of the access point that it is filed under.
 */
accessPoint: string, 
/**
 * The zone.
 */
zone: string, 
/**
 * `host:port`.
 */
host: string, 
/**
 * This computer stands at the access point, and the host in the zone.
 */
onSite: boolean, 
/**
 * 1–20 connections.
 */
samples: Array<MeasuredSample>, };

export type KeepOfficialPdf = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The LOA.
 */
loa: string, 
/**
 * The file, as imported.
 */
file: string, 
/**
 * Who records it.
 */
by: string, };

export type KeptPicture = { 
/**
 * Media type, such as `image/png`.
 */
media: string, 
/**
 * Bytes, base64.
 */
data: string, };

export type KeptView = { 
/**
 * Path of the field.
 */
field: string, 
/**
 * The warning's code.
 */
code: string, 
/**
 * Why it was right all the same.
 */
reason: string, 
/**
 * What the warning said; empty for records of earlier versions.
 */
said: BothNames, };

export type KeptWarning = { 
/**
 * Path of the field.
 */
field: string, 
/**
 * The warning's code.
 */
code: ProblemCode, 
/**
 * Why it is right all the same, 1–500 characters.
 */
reason: string, };

export type KnownPeople = { 
/**
 * The people.
 */
people: Array<KnownPerson>, };

export type KnownPerson = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * Everything that is known.
 */
form: EngineerForm, };

export type KnownVbrView = { 
/**
 * Its circuit and key.
 */
at: VbrAt, 
/**
 * Name of its circuit.
 */
circuit: string, 
/**
 * Its name.
 */
name: string, 
/**
 * `vbr-…`, or empty.
 */
id: string, 
/**
 * BFD is set.
 */
bfd: boolean, 
/**
 * How far it is.
 */
stand: Stand, 
/**
 * Access point of its circuit.
 */
accessPoint: BothNames, 
/**
 * Its circuit is enabled.
 */
enabled: boolean, };

export type LackWord = "sharedSite" | "sharedDevice" | "devicesUnknown";

export type Language = "en" | "zh";

export type LatencyBasisWord = "imported" | "measured" | "estimated";

export type LatencyBatchView = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * Imported or measured.
 */
basis: LatencyBasisWord, 
/**
 * Name of the file, or `host:port`.
 */
name: string, 
/**
 * Measured at the access point against a host in the zone.
 */
onSite: boolean, 
/**
 * Samples.
 */
samples: number, 
/**
 * When it was recorded.
 */
recordedAt: string, };

export type LatencyBatches = { 
/**
 * Newest first.
 */
batches: Array<LatencyBatchView>, };

export type LatencyFile = { 
/**
 * Names it when it is kept.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * How its characters are written: `UTF-8`, `UTF-16` or `GB18030`.
 */
encoding: string, 
/**
 * Lines that were understood.
 */
samples: number, 
/**
 * Pairs that they are about.
 */
pairs: Array<PairCount>, 
/**
 * Zones that are not in the list and would be added.
 */
newZones: Array<ZoneForm>, 
/**
 * Lines that are left out, the first 200.
 */
leftOut: Array<LeftOutLine>, 
/**
 * Lines that are left out, in all.
 */
leftOutCount: number, };

export type LatencyMatrix = { 
/**
 * Ids of the zones.
 */
zones: Array<string>, 
/**
 * Access points by name.
 */
rows: Array<MatrixRow>, };

export type LatencyMatrixQuery = { 
/**
 * Key of the region of the access points and zones.
 */
region: string, 
/**
 * Samples that count.
 */
range: LatencyPreset, };

export type LatencyPreset = "day" | "week" | "month" | "quarter" | "all";

export type LatencyPreview = { 
/**
 * `null`: the person left the dialog.
 */
file: LatencyFile | null, };

export type LatencyRanking = { 
/**
 * The shortest first; those without a figure last.
 */
rows: Array<RankedPoint>, };

export type LatencyRankingQuery = { 
/**
 * Key of the region of the cloud resources.
 */
region: string, 
/**
 * The zone.
 */
zone: string, 
/**
 * Access points of other regions too.
 */
everywhere: boolean, 
/**
 * Samples that count.
 */
range: LatencyPreset, };

export type LatencyTrend = { 
/**
 * One series per kind; kinds are never put together.
 */
series: Array<TrendSeries>, 
/**
 * The estimate beside them, in microseconds.
 */
estimate: number | null, 
/**
 * IANA zone in which days begin: the access point's.
 */
timeZone: string, 
/**
 * Its city.
 */
city: BothNames, };

export type LatencyTrendQuery = { 
/**
 * Key of the access point.
 */
accessPoint: string, 
/**
 * The zone.
 */
zone: string, 
/**
 * Samples that count; not used when both days are given.
 */
range: LatencyPreset, 
/**
 * First day of a range of one's own, `YYYY-MM-DD` at the access point; or empty.
 */
first: string, 
/**
 * Last day of it.
 */
last: string, };

export type LeaveTrust = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Why.
 */
reason: string, };

export type LeftOutLine = { 
/**
 * Number of the line, from 1.
 */
line: number, 
/**
 * The cell that stands in the way.
 */
cell: string, 
/**
 * Why.
 */
problem: FieldProblem, };

export type LightCheck = { 
/**
 * Loss from your end to Alibaba Cloud's, dB.
 */
outbound: string | null, 
/**
 * Loss the other way, dB.
 */
inbound: string | null, 
/**
 * Findings.
 */
findings: LightFinding[], 
/**
 * Passed; `None`: too little was measured to say.
 */
passed: boolean | null, };

export type LightClassView = { 
/**
 * Least power sent, dBm.
 */
txMin: string, 
/**
 * Most power sent, dBm.
 */
txMax: string, 
/**
 * Least power received, dBm.
 */
rxMin: string, 
/**
 * Most power received, dBm.
 */
rxMax: string, 
/**
 * Most loss, dB.
 */
lossMax: string, 
/**
 * Reach, km.
 */
reachKm: string, 
/**
 * Lanes on one fibre.
 */
lanes: number, 
/**
 * Where the figures come from.
 */
source: string, 
/**
 * Date of that source.
 */
date: string, };

export type LightForm = { 
/**
 * Sent by your end, optional.
 */
txHere: string, 
/**
 * Received at your end, optional.
 */
rxHere: string, 
/**
 * Sent by Alibaba Cloud's end, optional.
 */
txThere: string, 
/**
 * Received at Alibaba Cloud's end, optional.
 */
rxThere: string, 
/**
 * The limits stand on the module's label, not in the shipped class.
 */
ownLimits: boolean, 
/**
 * Least power sent.
 */
txMin: string, 
/**
 * Most power sent.
 */
txMax: string, 
/**
 * Least power received.
 */
rxMin: string, 
/**
 * Most power received.
 */
rxMax: string, 
/**
 * Most loss, dB.
 */
lossMax: string, 
/**
 * Note, optional.
 */
note: string, };

export type LightView = { 
/**
 * Readings and limits.
 */
form: LightForm, 
/**
 * What they say.
 */
check: LightCheck, 
/**
 * When and by whom.
 */
noted: NotedView, };

export type LimitView = { 
/**
 * Of which test.
 */
kind: TestKind, 
/**
 * The limit.
 */
limit: string, 
/**
 * Where it comes from.
 */
source: LimitSource, };

export type LinkForm = { 
/**
 * Alibaba Cloud's end.
 */
cloud: string, 
/**
 * The customer's end.
 */
customer: string, 
/**
 * Mask, or length of the prefix.
 */
mask: string, };

export type ListView = { 
/**
 * The organisation.
 */
organisation: string, 
/**
 * Fingerprint of the root that signed it.
 */
fingerprint: string, 
/**
 * Counts up from 1.
 */
version: number, 
/**
 * When it was made.
 */
issued: string, 
/**
 * Until when it counts.
 */
expires: string, 
/**
 * It has ended.
 */
ended: boolean, 
/**
 * When this desk took it; `None`: not yet.
 */
keptAt: string | null, 
/**
 * It was published on this desk.
 */
madeHere: boolean, 
/**
 * Keys that count.
 */
keys: Array<ListedKeyView>, 
/**
 * Names of revoked keys, hex.
 */
revokedKeys: Array<string>, 
/**
 * How many passes are revoked.
 */
revokedPasses: number, 
/**
 * Handouts that do not count.
 */
handouts: Array<ListedHandout>, };

export type ListedHandout = { 
/**
 * Its number.
 */
number: string, 
/**
 * Its revision.
 */
revision: number, 
/**
 * Why.
 */
ending: EndingWord, };

export type ListedKeyState = "counts" | "notYet" | "ended";

export type ListedKeyView = { 
/**
 * Its name in codes, hex.
 */
kid: string, 
/**
 * For people.
 */
fingerprint: string, 
/**
 * Code of the desk.
 */
desk: string, 
/**
 * Name of the desk, or empty.
 */
name: string, 
/**
 * From when it counts.
 */
notBefore: string, 
/**
 * Until when it counts.
 */
notAfter: string, 
/**
 * Whether it counts now.
 */
state: ListedKeyState, 
/**
 * It is this desk's.
 */
own: boolean, };

export type LiveView = { 
/**
 * The completion that was reported for the newest LOA.
 */
completion: CompletionView | null, 
/**
 * Places where what was built is not as the LOA says, or not written down, and nobody has explained it.
 */
asBuiltOpen: number, 
/**
 * Nobody wrote down what was built.
 */
asBuiltMissing: boolean, 
/**
 * The fee may be ordered, or recorded late.
 */
mayOrder: boolean, 
/**
 * The order of the port fee.
 */
fee: FeeView | null, 
/**
 * When it was paid.
 */
paid: NotedView | null, 
/**
 * Renewals, oldest first.
 */
renewals: Array<FeeView>, 
/**
 * The time that is paid for.
 */
term: TermView | null, 
/**
 * When it was first seen in service; from then on it costs, used or not.
 */
activatedAt: string | null, 
/**
 * What the reference page says of a port like this.
 */
reference: ReferenceFee | null, 
/**
 * The service can be looked at.
 */
maySeeService: boolean, 
/**
 * The port status seen last.
 */
port: SeenView | null, 
/**
 * Whether the port may be used, as seen last.
 */
business: SeenView | null, 
/**
 * The O&M record.
 */
upkeep: UpkeepView | null, 
/**
 * It may be written now.
 */
mayUpkeep: boolean, 
/**
 * Where the customer's data centre is, as it was changed, or as the LOA says.
 */
location: string, 
/**
 * Attributes that may be changed now: wire words.
 */
changeable: Array<AttributeWord>, 
/**
 * What hangs on the port.
 */
dependants: Array<DependantView>, 
/**
 * What may be done to the circuit itself, and what stands in the way.
 */
acts: Array<ActOffer>, 
/**
 * It is over and may still cost money: a task until somebody unsubscribes.
 */
stillBilled: boolean, 
/**
 * When we unsubscribed.
 */
unsubscribed: NotedView | null, 
/**
 * Maintenance and outages that concern it, latest start first.
 */
maintenance: Array<MaintenanceView>, 
/**
 * When it and others of its order or pair are out at once.
 */
overlaps: Array<OverlapView>, 
/**
 * Circuits that belong together with it: of its order, or its pair.
 */
togetherWith: Array<CircuitRef>, };

export type LoaForm = { 
/**
 * Company name, as on the account.
 */
companyName: string, 
/**
 * The same in Latin letters, optional.
 */
companyNameLatin: string, 
/**
 * Construction company that enters the data centre.
 */
constructionCompany: string, 
/**
 * The same in Latin letters, optional.
 */
constructionCompanyLatin: string, 
/**
 * Wire value of the leased line type.
 */
lineType: string, 
/**
 * First day on site, `YYYY-MM-DD`, in the site's zone.
 */
entryDate: string, 
/**
 * Start, `HH:MM`.
 */
entryFrom: string, 
/**
 * Last day on site, `YYYY-MM-DD`; empty: the same day.
 */
entryUntilDate: string, 
/**
 * End, `HH:MM`.
 */
entryUntil: string, 
/**
 * Location of the customer's data centre.
 */
customerLocation: string, 
/**
 * Contracted bandwidth, as typed.
 */
bandwidth: string, 
/**
 * Circuit code issued by the carrier, optional.
 */
circuitCode: string, 
/**
 * 1–16 engineers.
 */
engineers: Array<EngineerForm>, 
/**
 * Wire value of why it is applied for; empty: what the standing of the last LOA suggests.
 */
purpose: string, 
/**
 * Why people enter again, for re-entry and adjustments.
 */
purposeReason: string, };

export type LoaPortForm = { 
/**
 * The circuit.
 */
circuit: string, 
/**
 * Its own bandwidth, as typed.
 */
bandwidth: string | null, 
/**
 * Its own circuit code, as typed; empty: it has none.
 */
circuitCode: string | null, 
/**
 * Its own visit.
 */
visit: LoaVisitForm | null, 
/**
 * Its own 1–16 engineers.
 */
engineers: Array<EngineerForm> | null, 
/**
 * Wire value of why it is applied for; empty: what the standing of its last LOA suggests.
 */
purpose: string, 
/**
 * Why people enter again, for re-entry and adjustments.
 */
purposeReason: string, };

export type LoaPortStart = { 
/**
 * Place in the order, from 1.
 */
position: number, 
/**
 * The circuit.
 */
circuit: CircuitRef, 
/**
 * Its access point.
 */
accessPoint: BothNames, 
/**
 * Wire value of the port type.
 */
portType: string, 
/**
 * IANA zone of its site.
 */
zone: string, 
/**
 * Wire values of the purposes that fit the standing of its last LOA, the likeliest first.
 */
purposes: Array<string>, 
/**
 * Its part of the form, with what its last application had otherwise than the shared form.
 */
form: LoaPortForm, };

export type LoaStart = { 
/**
 * Prefilled form.
 */
form: LoaForm, 
/**
 * Where the line details come from: the account, an earlier application.
 */
fromEarlier: boolean, 
/**
 * IANA zone of the site.
 */
zone: string, 
/**
 * Wire values of the purposes that fit the standing of the last LOA, the likeliest first.
 */
purposes: Array<string>, };

export type LoaView = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * Its circuit.
 */
circuit: string, 
/**
 * Status.
 */
status: LoaStatus, 
/**
 * The application as sent; document numbers and phones masked, engineers who were erased left out.
 */
form: LoaForm, 
/**
 * Engineers of the application who were erased since.
 */
erasedEngineers: number, 
/**
 * Warnings that were kept, with their reasons.
 */
kept: Array<KeptView>, 
/**
 * The other circuits whose LOA was applied for on the same form.
 */
togetherWith: Array<CircuitRef>, 
/**
 * Start of the visit window.
 */
windowFrom: string, 
/**
 * End of the visit window.
 */
windowUntil: string, 
/**
 * IANA zone of the site.
 */
zone: string, 
/**
 * When it was applied for.
 */
appliedAt: string, 
/**
 * Facility details, once approved.
 */
approval: ApprovalView | null, 
/**
 * Every copy of Alibaba Cloud's own LOA, the one that counts first.
 */
officialCopies: Array<OfficialCopy>, 
/**
 * When the optical module was seen installed, beside what the approval said.
 */
optic: NotedView | null, 
/**
 * How far the engineers are on the way in; `None` where no credential is asked for.
 */
entry: EntryView | null, 
/**
 * Reason of a rejection.
 */
reason: string | null, 
/**
 * Number of the handout issued for it.
 */
handout: string | null, 
/**
 * Its clocks, in the order in which they run.
 */
clocks: Array<ClockView>, 
/**
 * Handed to the on-site engineer, where the access flow asks for that.
 */
handedOver: HandOverView | null, 
/**
 * Warnings kept when its handout was issued.
 */
issueKept: Array<KeptView>, };

export type LoaVisitForm = { 
/**
 * First day on site, `YYYY-MM-DD`.
 */
entryDate: string, 
/**
 * Start, `HH:MM`.
 */
entryFrom: string, 
/**
 * Last day on site, `YYYY-MM-DD`; empty: the same day.
 */
entryUntilDate: string, 
/**
 * End, `HH:MM`.
 */
entryUntil: string, };

export type LoasStart = { 
/**
 * What the ports share, prefilled.
 */
form: LoaForm, 
/**
 * Where the line details come from: the account, or an earlier application for one of the ports.
 */
fromEarlier: boolean, 
/**
 * The ports that an LOA can be applied for now, by their place in the order.
 */
ports: Array<LoaPortStart>, 
/**
 * The other ports of the order.
 */
leftOut: Array<CircuitRef>, };

export type LockGate = { 
/**
 * 4–8 digits; empty: the PIN that is set already.
 */
pin: string, };

export type LogoView = { 
/**
 * PNG in base64.
 */
png: string, 
/**
 * Pixels in a row.
 */
width: number, 
/**
 * Rows.
 */
height: number, };

export type MaintenanceForm = { 
/**
 * `planned` or `outage`.
 */
kind: string, 
/**
 * What it is.
 */
title: string, 
/**
 * Who announced it, optional.
 */
source: string, 
/**
 * Start, local date and time: `YYYY-MM-DDTHH:MM`.
 */
from: string, 
/**
 * End, the same, or empty: nobody knows yet.
 */
until: string, 
/**
 * IANA zone of both.
 */
zone: string, 
/**
 * Ids of the circuits that it takes out.
 */
circuits: Array<string>, 
/**
 * Notes, optional.
 */
note: string, };

export type MaintenanceView = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * `planned` or `outage`.
 */
kind: MaintenanceWord, 
/**
 * What it is.
 */
title: string, 
/**
 * Who announced it, or empty.
 */
source: string, 
/**
 * Start.
 */
from: string, 
/**
 * End; `None`: nobody knows yet.
 */
until: string | null, 
/**
 * IANA zone that it was written in.
 */
zone: string, 
/**
 * Circuits that it takes out.
 */
circuits: Array<CircuitRef>, 
/**
 * Notes, or empty.
 */
note: string, 
/**
 * Who wrote it down.
 */
by: string, 
/**
 * Why it does not take place.
 */
calledOff: string | null, 
/**
 * Warnings that were kept with it.
 */
kept: Array<KeptView>, };

export type MakeRoot = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Opens the root's file; it is kept nowhere.
 */
passphrase: string, };

export type MarkForm = { 
/**
 * What it says of its days.
 */
kind: DaysWord, 
/**
 * English name; one of the two names is needed.
 */
nameEn: string, 
/**
 * Chinese name.
 */
nameZh: string, 
/**
 * First day, `YYYY-MM-DD`.
 */
from: string, 
/**
 * Last day; empty: the first.
 */
to: string, 
/**
 * Where it is stated, optional.
 */
source: string, };

export type MarkOriginWord = "shipped" | "corrected" | "own";

export type MarkUpgradeStep = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The old circuit.
 */
circuit: string, 
/**
 * Which step.
 */
step: UpgradeStepWord, 
/**
 * `done`, `not_needed`, or `open` again.
 */
stand: StandWord, 
/**
 * A note; why, of a step that is not needed.
 */
note: string, 
/**
 * Who says so.
 */
by: string, };

export type MarkView = { 
/**
 * Names it within its calendar.
 */
key: string, 
/**
 * What it says of its days.
 */
kind: DaysWord, 
/**
 * Its name.
 */
name: BothNames, 
/**
 * First day, `YYYY-MM-DD`.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * Where it is stated.
 */
source: string, 
/**
 * Date of that.
 */
date: string, 
/**
 * Reckoned or estimated, not announced.
 */
computed: boolean, 
/**
 * Whose it is.
 */
origin: MarkOriginWord, 
/**
 * Taken out: it counts no longer.
 */
removed: boolean, 
/**
 * Who changed it.
 */
by: string | null, 
/**
 * What is shipped, when the user's stands in its place.
 */
shipped: ShippedMarkView | null, 
/**
 * What is shipped now is not what was shipped when it was changed.
 */
shippedChanged: boolean, };

export type MarkWord = "action" | "observation";

export type MatrixRow = { 
/**
 * Key of the access point.
 */
accessPoint: string, 
/**
 * One figure per zone, in the order of the zones.
 */
cells: Array<FigureView | null>, };

export type MeasureLight = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The readings.
 */
form: LightForm, 
/**
 * Who measured.
 */
by: string, 
/**
 * When, local date and time.
 */
at: string, 
/**
 * IANA zone of `at`.
 */
zone: string, };

export type MeasuredSample = { 
/**
 * When it began.
 */
at: string, 
/**
 * How long it took in microseconds.
 */
micros: number, };

export type MeasurementState = "running" | "done" | "cancelled";

export type MeasurementView = { 
/**
 * Its id while the program runs.
 */
id: string, 
/**
 * `host:port` as it was read.
 */
host: string, 
/**
 * How far it is.
 */
state: MeasurementState, 
/**
 * Connections that are to be tried.
 */
wanted: number, 
/**
 * Connections that were tried.
 */
attempts: Array<Attempt>, };

export type MemberWord = "available" | "payment" | "construction" | "loa" | "port" | "stopped" | "leaving" | "missing";

export type MergePeople = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The entry that stays.
 */
keep: string, 
/**
 * The entry that goes into it.
 */
merge: string, };

export type MetView = { 
/**
 * A freeze; otherwise maintenance or an outage.
 */
freeze: boolean, 
/**
 * What it is, both languages.
 */
title: BothNames, 
/**
 * Circuits that it takes out.
 */
circuits: Array<string>, 
/**
 * Start: an instant, of a freeze a day.
 */
from: string, 
/**
 * End, likewise; `None`: nobody knows yet.
 */
until: string | null, };

export type NamingView = { 
/**
 * The circuit.
 */
circuit: string, 
/**
 * Its name now, or empty.
 */
circuitName: string, 
/**
 * The construction company that they entered for.
 */
constructionCompany: string, 
/**
 * When it was applied for.
 */
appliedAt: string, 
/**
 * The later of the visit's end and the validity of its handouts.
 */
until: string, };

export type NextView = { 
/**
 * Whose turn.
 */
turn: TurnWord, 
/**
 * What comes next.
 */
next: NextWord, 
/**
 * The last observation that led here: who saw it.
 */
seenBy: string | null, 
/**
 * When it was seen.
 */
seenAt: string | null, };

export type NextWord = "recordOrder" | "recordPort" | "applyLoa" | "applyLoaAgain" | "recordLoa" | "issueHandout" | "printHandout" | "addCredentials" | "construct" | "applyPort" | "reportCompletion" | "recordConnected" | "orderFee" | "payFee" | "recordService" | "changeDetails" | "confirmCircuit" | "enableCircuit" | "cancelCircuit" | "terminateCircuit" | "deleteCircuit" | "unsubscribe" | "connect" | "recordLater" | "nothing";

export type NoteCable = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The form.
 */
form: CableForm, 
/**
 * Who records it.
 */
by: string, };

export type NoteRouter = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit whose page it is done on.
 */
circuit: string, 
/**
 * The router.
 */
router: string, 
/**
 * Key of the part; empty: the router itself.
 */
part: string, 
/**
 * `created` or `gone`.
 */
stand: Stand, 
/**
 * The console's word, or empty.
 */
word: string, 
/**
 * Its id, or empty.
 */
id: string, 
/**
 * Who saw it.
 */
by: string, 
/**
 * Local date and time, `YYYY-MM-DDTHH:MM`.
 */
at: string, 
/**
 * IANA zone of that time.
 */
zone: string, };

export type NoteVbr = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The VBR's key.
 */
vbr: string, 
/**
 * The peer's key; empty: the VBR itself.
 */
peer: string, 
/**
 * `created` or `gone`.
 */
stand: Stand, 
/**
 * The console's word, or empty.
 */
word: string, 
/**
 * `vbr-…`; empty where it is known or not asked.
 */
id: string, 
/**
 * Who saw it.
 */
by: string, 
/**
 * Local date and time, `YYYY-MM-DDTHH:MM`.
 */
at: string, 
/**
 * IANA zone of that time.
 */
zone: string, };

export type NoteWorksStep = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The step.
 */
step: WorksStep, 
/**
 * The form.
 */
form: StepForm, 
/**
 * Who records it.
 */
by: string, };

export type NotedView = { 
/**
 * When it happened.
 */
at: string, 
/**
 * Who saw or recorded it.
 */
by: string, 
/**
 * The event.
 */
event: EventRef, };

export type Nothing = Record<symbol, never>;

export type Notice = { 
/**
 * Which sentence to show.
 */
kind: NoticeKind, 
/**
 * A file name, where there is one to name.
 */
file: string | null, };

export type NoticeKind = "damagedSetAside" | "migrated" | "cloudFolder" | "draftsKept";

export type NoticePreferences = { 
/**
 * Off until somebody wants them.
 */
on: boolean, 
/**
 * Hour of the local day from which they may appear, 0–23.
 */
from: number, 
/**
 * Hour before which they may appear; the same as the first means all day.
 */
until: number, };

export type OfferedPerson = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * Name.
 */
name: string, };

export type OfficialCopy = { 
/**
 * The file.
 */
file: FileView, 
/**
 * When it came.
 */
at: string, 
/**
 * Who recorded it.
 */
by: string, 
/**
 * The event to take it back by; `None` when it came with the approval.
 */
event: EventRef | null, };

export type OfficialPage = { 
/**
 * Which page, from 1.
 */
page: number, 
/**
 * How many there are.
 */
pages: number, 
/**
 * Height by width of the page.
 */
ratio: number, 
/**
 * PNG, base64.
 */
image: string, 
/**
 * Words with their places, in reading order.
 */
words: Array<PageWord>, };

export type OfficialPageQuery = { 
/**
 * The file.
 */
file: string, 
/**
 * Which page, from 1.
 */
page: number, 
/**
 * Width of the picture in pixels, 100 to 3000.
 */
width: number, };

export type OfficialText = { 
/**
 * Pages.
 */
pages: number, 
/**
 * There is a text layer. Without one every value is typed.
 */
hasText: boolean, 
/**
 * Values found, by field.
 */
offers: Array<FacilityOffer>, };

export type OpticView = { 
/**
 * The provider's word for the model.
 */
model: string, 
/**
 * Wire value of the port type that it fits.
 */
portType: string, 
/**
 * Wavelength in nm; of a wavelength-division optic, the middle of its band.
 */
wavelengthNm: number, 
/**
 * Four wavelengths on one fibre.
 */
wdm: boolean, 
/**
 * Reach in km.
 */
reachKm: number, 
/**
 * The one that is fitted by default.
 */
standard: boolean, };

export type OrderAction = "recordOrder" | "recordPorts" | "closeTask" | "replace" | "applyAgain";

export type OrderCheck = { 
/**
 * Blocks first, then warnings.
 */
problems: Array<FieldProblem>, 
/**
 * What the combination wants, once the number of ports is known.
 */
intended: OrderShape | null, 
/**
 * One line per port whose access point is chosen.
 */
lines: Array<OrderLine>, 
/**
 * Quotas of the chosen access points and of the account.
 */
quota: Array<QuotaUse>, };

export type OrderErrorForm = { 
/**
 * Its code, or empty.
 */
code: string, 
/**
 * Its text, or empty.
 */
message: string, };

export type OrderFee = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * A renewal of what is paid already.
 */
renewal: boolean, 
/**
 * The order.
 */
form: FeeForm, 
/**
 * It is paid as well.
 */
paid: boolean, 
/**
 * Who ordered.
 */
by: string, 
/**
 * When.
 */
at: string, 
/**
 * IANA zone of `at`.
 */
zone: string, };

export type OrderForm = { 
/**
 * Account id.
 */
account: string, 
/**
 * Wire value of the combination (`HighReliableType`).
 */
topology: string, 
/**
 * One selection per access point that the combination needs.
 */
accessPoints: Array<OrderPlaceForm>, 
/**
 * Ports, 2–16; read for load balancing only.
 */
portCount: string, 
/**
 * "My account manager has allowed this"; asked for load balancing only.
 */
accountManagerAllows: boolean, 
/**
 * CloudBox device cluster; anything here is refused with the reason.
 */
cloudBoxCluster: string, 
/**
 * Wire value of the port type of all ports.
 */
portType: string, 
/**
 * Advanced configuration: wire values; the failover group is one of them.
 */
features: Array<string>, 
/**
 * Resource group, optional.
 */
resourceGroup: string, 
/**
 * Tags, at most 20.
 */
tags: Array<TagView>, 
/**
 * Names in the order of the generated lines; an empty or missing one is generated.
 */
names: Array<string>, 
/**
 * Description of every port, optional.
 */
description: string, 
/**
 * Whom one asked at the account manager's, where that comes first (above 10 Gbit/s); else empty.
 */
manager: string, 
/**
 * When, `YYYY-MM-DD`, or empty.
 */
managerOn: string, 
/**
 * "I have read and understand the billing rules."
 */
billingRules: boolean, 
/**
 * "Outbound data transfer billing is activated"; asked while the account does not have it.
 */
trafficBillingActivated: boolean, };

export type OrderLack = { 
/**
 * What.
 */
kind: LackWord, 
/**
 * The links.
 */
circuits: Array<CircuitRef>, 
/**
 * The access point that they share.
 */
accessPoint: BothNames | null, 
/**
 * Address of the device that they share, or empty.
 */
device: string, };

export type OrderLine = { 
/**
 * Place in the order, from 1.
 */
position: number, 
/**
 * The name that it would get: the typed one, else the generated one.
 */
name: string, 
/**
 * The generated name.
 */
generated: string, 
/**
 * Key of the access point.
 */
accessPoint: string, 
/**
 * Its names.
 */
accessPointNames: BothNames, 
/**
 * Wire value of the provider.
 */
lineOperator: string, 
/**
 * Which device of the access point is asked for, from 1.
 */
device: number, };

export type OrderMark = { 
/**
 * The order.
 */
id: string, 
/**
 * Wire value of the combination.
 */
topology: string, 
/**
 * Ports wanted.
 */
ports: number, 
/**
 * Place of the circuit, from 1.
 */
position: number, };

export type OrderMember = { 
/**
 * Place in the order, from 1.
 */
position: number, 
/**
 * What the table shows.
 */
row: CircuitRow, 
/**
 * How far it is.
 */
state: MemberWord, 
/**
 * Port on the device, or empty.
 */
port: string, 
/**
 * Address of the device, or empty.
 */
device: string, 
/**
 * The circuit whose place it took.
 */
replaces: CircuitRef | null, 
/**
 * The circuit that took its place.
 */
replacedBy: CircuitRef | null, 
/**
 * Another circuit may take its place now.
 */
replaceable: boolean, 
/**
 * Port statuses that may be recorded as seen.
 */
observable: Array<CircuitStatus>, };

export type OrderOutcome = "created" | "failed";

export type OrderOutcomeView = { 
/**
 * What.
 */
state: OrderStateWord, 
/**
 * What the console said.
 */
errors: Array<OrderErrorForm>, 
/**
 * Who saw it.
 */
seenBy: string | null, 
/**
 * When it was seen.
 */
seenAt: string | null, };

export type OrderPlaceForm = { 
/**
 * Key of the region.
 */
region: string, 
/**
 * Key of the access point.
 */
accessPoint: string, 
/**
 * Wire value of the circuit provider.
 */
lineOperator: string, };

export type OrderPlanView = { 
/**
 * The order.
 */
order: string, 
/**
 * The plan; empty fields where none was kept.
 */
form: PlanForm, 
/**
 * When it was last kept; `None`: never.
 */
savedAt: string | null, 
/**
 * The ports of the order.
 */
ports: Array<PricedPort>, };

export type OrderPortForm = { 
/**
 * The circuit.
 */
circuit: string, 
/**
 * `pc-…`, or empty.
 */
instanceId: string, };

export type OrderShape = { 
/**
 * Ports.
 */
ports: number, 
/**
 * Different access points.
 */
sites: number, 
/**
 * Devices at each of them.
 */
devicesPerSite: number, };

export type OrderStanding = { 
/**
 * The order.
 */
id: string, 
/**
 * Wire value of the combination, or empty.
 */
topology: string, 
/**
 * What became of the order.
 */
state: OrderStateWord, 
/**
 * What was wanted.
 */
intended: OrderShape, 
/**
 * Different access points of the links that there are or may be.
 */
sites: number, 
/**
 * Places in service.
 */
available: number, 
/**
 * Places by how far their circuits are; only states that occur, the nearest to service first.
 */
actual: Array<StateCount>, 
/**
 * What is lacking against the intention.
 */
lacks: Array<OrderLack>, 
/**
 * Clean-up that is open.
 */
openTasks: number, 
/**
 * Ports that an LOA can be applied for now.
 */
loaReady: number, };

export type OrderStateWord = "single" | "waiting" | "created" | "failed" | "withdrawn";

export type OrderView = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * `classic`, `recommended` or `highReliability`.
 */
mode: string, 
/**
 * Wire value of the combination, or empty.
 */
topology: string, 
/**
 * Stated availability in hundredths of a per cent, where a figure is stated.
 */
statedAvailability: number | null, 
/**
 * The account.
 */
account: AccountView, 
/**
 * When it was recorded.
 */
submittedAt: string, 
/**
 * The application as sent; of high-reliability mode only.
 */
form: OrderForm | null, 
/**
 * Intended against actual.
 */
standing: OrderStanding, 
/**
 * What became of it.
 */
outcome: OrderOutcomeView, 
/**
 * The circuits that hold its places, by position.
 */
members: Array<OrderMember>, 
/**
 * Circuits that held a place and were replaced, newest first.
 */
former: Array<OrderMember>, 
/**
 * Ports that a failed order left behind.
 */
tasks: Array<TaskView>, 
/**
 * What the rules allow now, the primary first.
 */
actions: Array<OrderAction>, 
/**
 * Newest first.
 */
history: Array<HistoryEntry>, };

export type OriginalAmount = { 
/**
 * In its smallest unit.
 */
amount: number, 
/**
 * Its currency.
 */
currency: string, 
/**
 * Its digits after the point.
 */
digits: number, };

export type OutlookWord = "safe" | "possible" | "late";

export type OverlapView = { 
/**
 * Start.
 */
from: string, 
/**
 * End; `None`: open.
 */
until: string | null, 
/**
 * Names of those that are out.
 */
circuits: Array<string>, 
/**
 * No other is left.
 */
all: boolean, };

export type OwnKey = { 
/**
 * Its name in codes, hex.
 */
kid: string, 
/**
 * For people.
 */
fingerprint: string, 
/**
 * When it was made; `None`: with the desk.
 */
madeAt: string | null, 
/**
 * Until when what it signed counts here; `None`: no end was set.
 */
notAfter: string | null, 
/**
 * Until when it counts at other desks; `None`: the list does not name it.
 */
listedUntil: string | null, 
/**
 * What it is good for now.
 */
state: OwnKeyState, };

export type OwnKeyState = "signing" | "waiting" | "counting" | "ended" | "revoked";

export type PackPartState = "pages" | "zipOnly" | "missing";

export type PackPartView = { 
/**
 * Which.
 */
part: PackPartWord, 
/**
 * What it is, in both languages.
 */
title: BothNames, 
/**
 * What stands in the pages.
 */
state: PackPartState, 
/**
 * Its first page, once the pack is made.
 */
page: number | null, 
/**
 * Why it is missing or not among the pages.
 */
why: PackWhy | null, };

export type PackPartWord = "handout" | "official" | "survey" | "asBuilt" | "tests" | "parameters" | "approvals" | "timeline" | "file" | "files";

export type PackPlan = { 
/**
 * Its parts, in order, the missing ones with them.
 */
parts: Array<PackPartView>, 
/**
 * Pages that are known before it is made; its own sheets come to them.
 */
pages: number, 
/**
 * Originals for the ZIP.
 */
originals: number, 
/**
 * Their bytes, kilobytes.
 */
kilobytes: number, };

export type PackProgress = { 
/**
 * Steps in all.
 */
total: number, 
/**
 * Steps that are done.
 */
done: number, 
/**
 * Pages so far.
 */
pages: number, 
/**
 * The parts, once it is made.
 */
parts: Array<PackPartView>, };

export type PackShape = "pdf" | "zip";

export type PackView = { 
/**
 * Names it; empty when the chooser was left and nothing was begun.
 */
id: string, 
/**
 * Where it stands.
 */
state: BatchState, 
/**
 * What it becomes.
 */
shape: PackShape, 
/**
 * Name of the file, without the way to it.
 */
place: string, 
/**
 * How far it is.
 */
progress: PackProgress, 
/**
 * Why it stopped.
 */
error: ApiError | null, };

export type PackWanted = { 
/**
 * The circuit.
 */
circuit: string, 
/**
 * Whose copies of the handouts; `None`: the complete ones, in which numbers are masked.
 */
audience: AudienceWord | null, 
/**
 * Language of the timeline.
 */
language: Language, };

export type PackWhy = "notRecorded" | "erased" | "noCopy" | "noPages" | "encrypted" | "damaged" | "acts" | "outside" | "tooMuch";

export type PageWord = { 
/**
 * The word.
 */
text: string, 
/**
 * Left.
 */
x: number, 
/**
 * Top.
 */
y: number, 
/**
 * Width.
 */
width: number, 
/**
 * Height.
 */
height: number, };

export type PairCount = { 
/**
 * Key of the access point.
 */
accessPoint: string, 
/**
 * The zone.
 */
zone: string, 
/**
 * What its samples say.
 */
summary: SummaryView, 
/**
 * The earliest.
 */
from: string, 
/**
 * The latest.
 */
until: string, };

export type PaperSize = "a4" | "letter";

export type PartView = { 
/**
 * Its key; of a VBR `<circuit>/<key>`.
 */
part: string, 
/**
 * How far it is.
 */
stand: Stand, 
/**
 * The console's word, or empty.
 */
word: string, 
/**
 * Its id, or empty.
 */
id: string, 
/**
 * When and by whom.
 */
seen: NotedView, };

export type PeerSeenView = { 
/**
 * Key of the peer.
 */
peer: string, 
/**
 * The console's word.
 */
status: BgpStatus, 
/**
 * When and by whom.
 */
seen: NotedView, };

export type People = { 
/**
 * By name.
 */
people: Array<PersonView>, 
/**
 * People in the address book in all.
 */
total: number, };

export type PeopleByIds = { 
/**
 * 1 to 16 ids.
 */
ids: Array<string>, };

export type PeopleQuery = { 
/**
 * Any part of a name; empty: all.
 */
search: string, };

export type PersonView = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * What is known; document number and phone masked.
 */
form: EngineerForm, 
/**
 * Applications that name them, newest first.
 */
namedOn: Array<NamingView>, 
/**
 * When the details were last recorded.
 */
changedAt: string, 
/**
 * Other entries with the same name or document, which may be the same person.
 */
alike: Array<AlikePerson>, 
/**
 * When the retention setting makes them due; `None`: it is off.
 */
dueAt: string | null, };

export type PingForm = { 
/**
 * Address or host that was asked.
 */
target: string, 
/**
 * Address or host that asked, optional.
 */
source: string, 
/**
 * Size of a packet's data, bytes.
 */
packetBytes: string, 
/**
 * Packets were not to be split on the way.
 */
dontFragment: boolean, 
/**
 * Packets sent.
 */
sent: string, 
/**
 * Packets that came back.
 */
received: string, 
/**
 * Shortest round trip, ms, optional.
 */
minMs: string, 
/**
 * Average round trip, ms, optional.
 */
avgMs: string, 
/**
 * Longest round trip, ms, optional.
 */
maxMs: string, 
/**
 * Most loss that passes, percent, optional.
 */
lossLimit: string, 
/**
 * Longest average round trip that passes, ms, optional.
 */
rttLimit: string, };

export type PlaceView = { 
/**
 * Key in the list of cities.
 */
city: string, 
/**
 * Name in both languages.
 */
name: BothNames, 
/**
 * Two letters of ISO 3166-1.
 */
country: string, 
/**
 * Latitude in degrees.
 */
lat: number, 
/**
 * Longitude in degrees.
 */
lon: number, 
/**
 * The name of the access point tells no city; this one is inferred.
 */
inferred: boolean, };

export type PlanBasis = "guide" | "assumed" | "typed";

export type PlanCostForm = { 
/**
 * Word of its kind.
 */
kind: string, 
/**
 * Words of the user's own, optional.
 */
label: string, 
/**
 * The amount.
 */
amount: string, 
/**
 * `own` (the sheet's currency) or `reference` (US dollars).
 */
currency: string, 
/**
 * `once` or `month`.
 */
per: string, };

export type PlanDurationForm = { 
/**
 * Word of the step.
 */
step: string, 
/**
 * Days if all goes quickly; empty: as usual.
 */
shortest: string, 
/**
 * Days if not; empty: as usual.
 */
longest: string, };

export type PlanForm = { 
/**
 * Day on which the work begins, `YYYY-MM-DD`; empty: today.
 */
start: string, 
/**
 * Day on which traffic should flow, or empty.
 */
target: string, 
/**
 * Durations that differ from the usual ones.
 */
durations: Array<PlanDurationForm>, 
/**
 * Months that the cost sheet adds up; empty: 12.
 */
months: string, 
/**
 * ISO 4217 code of the sheet; empty: that of the reference prices.
 */
currency: string, 
/**
 * How much of it one US dollar buys.
 */
rate: string, 
/**
 * Date of that rate.
 */
rateOn: string, 
/**
 * GB sent out of Alibaba Cloud in a month, optional.
 */
gbMonth: string, 
/**
 * Price of a GB in the sheet's currency, optional.
 */
gbPrice: string, 
/**
 * Other costs.
 */
costs: Array<PlanCostForm>, };

export type PlanMark = { 
/**
 * Which.
 */
kind: PlanMarkKind, 
/**
 * Name in both languages.
 */
name: BothNames, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, };

export type PlanMarkKind = "holiday" | "freeze";

export type PlanQuery = { 
/**
 * The plan as typed.
 */
form: PlanForm, 
/**
 * The ports, at most 64.
 */
ports: Array<PricedPort>, };

export type PlanStepView = { 
/**
 * Stable word.
 */
step: string, 
/**
 * Name in both languages.
 */
name: BothNames, 
/**
 * Days if all goes quickly; `None`: what the other steps leave.
 */
shortest: number | null, 
/**
 * Days if not.
 */
longest: number | null, 
/**
 * How days are counted.
 */
unit: PlanUnit, 
/**
 * Where the duration comes from.
 */
basis: PlanBasis, 
/**
 * Over by, if all goes quickly.
 */
earliest: string, 
/**
 * Over by, if not.
 */
latest: string, 
/**
 * Begin by, to be safe for the target.
 */
beginSafe: string | null, };

export type PlanUnit = "providerDays" | "siteDays" | "days";

export type PlanUpgrade = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The old circuit.
 */
circuit: string, 
/**
 * The plan.
 */
form: UpgradeForm, 
/**
 * Who plans.
 */
by: string, 
/**
 * Warnings kept, with reasons.
 */
kept: Array<KeptWarning>, };

export type PlanView = { 
/**
 * Findings at fields of the plan.
 */
problems: Array<FieldProblem>, 
/**
 * The schedule, when its days can be read.
 */
schedule: ScheduleView | null, 
/**
 * The cost sheet, when its amounts can be read.
 */
costs: CostSheetView | null, 
/**
 * Currencies that a sheet may be written in.
 */
currencies: Array<CurrencyView>, 
/**
 * Kinds of cost that are typed.
 */
kinds: Array<CostKindView>, };

export type PointCircuit = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * `pc-…` once known.
 */
instanceId: string | null, 
/**
 * Status of the port, the provider's word.
 */
status: CircuitStatus, };

export type PointFieldWord = "nameZh" | "operator" | "landmark" | "accessFlow" | "id" | "thirdPartyFee";

export type PointNotesView = { 
/**
 * Street address, or empty.
 */
address: string, 
/**
 * Rooms, or empty.
 */
rooms: string, 
/**
 * Somebody to call is written down; who stands in the access point's own view.
 */
hasContact: boolean, 
/**
 * Notes, or empty.
 */
notes: string, 
/**
 * Wire values of port types that were seen there.
 */
portTypes: Array<string>, 
/**
 * Wire values of carriers that were seen there.
 */
carriers: Array<string>, 
/**
 * What the console showed beside it.
 */
status: PointStatusWord | null, 
/**
 * Day on which it did, `YYYY-MM-DD`, or empty.
 */
statusSeen: string, 
/**
 * Who wrote it, and when.
 */
written: WrittenView, };

export type PointStatusWord = "recommended" | "hot" | "full" | "disabled";

export type PortAnswerForm = { 
/**
 * The circuit.
 */
circuit: string, 
/**
 * What was seen.
 */
status: CircuitStatus, 
/**
 * `pc-…`; empty where it is known.
 */
instanceId: string, 
/**
 * Port on the device, optional.
 */
port: string, 
/**
 * Address of the device, optional.
 */
device: string, 
/**
 * Reason of a rejection or failure.
 */
reason: string, };

export type PortForm = { 
/**
 * Account id.
 */
account: string, 
/**
 * Key of the region of the cloud resources.
 */
region: string, 
/**
 * Wire value of the circuit provider.
 */
lineOperator: string, 
/**
 * Key of the access point.
 */
accessPoint: string, 
/**
 * CloudBox device cluster, optional.
 */
cloudBoxCluster: string, 
/**
 * Wire value of the port type.
 */
portType: string, 
/**
 * Advanced configuration: wire values.
 */
features: Array<string>, 
/**
 * Resource group, optional.
 */
resourceGroup: string, 
/**
 * Tags, at most 20.
 */
tags: Array<TagView>, 
/**
 * Name of the circuit.
 */
name: string, 
/**
 * Description, optional.
 */
description: string, 
/**
 * Circuit id of the redundant circuit, or empty.
 */
redundantCircuit: string, 
/**
 * Circuit of an order whose place this one takes, or empty.
 */
replaces: string, 
/**
 * Refused or failed circuit whose application this one corrects, or empty.
 */
corrects: string, 
/**
 * Circuit whose larger port this one is, or empty.
 */
upgrades: string, 
/**
 * "I have read and understand the billing rules."
 */
billingRules: boolean, 
/**
 * Wire value of the leased line type that is planned; the LOA asks for it. May be empty.
 */
lineType: string, 
/**
 * Whom one asked at the account manager's, where that comes first; else empty.
 */
manager: string, 
/**
 * When, `YYYY-MM-DD`, or empty.
 */
managerOn: string, 
/**
 * How the access point was chosen, in recommended mode.
 */
recommended: RecommendedForm | null, 
/**
 * "Outbound data transfer billing is activated"; asked while the account does not have it.
 */
trafficBillingActivated: boolean, };

export type PortSuggestions = { 
/**
 * Resource groups.
 */
resourceGroups: Array<string>, 
/**
 * Tags.
 */
tags: Array<TagView>, 
/**
 * CloudBox clusters.
 */
cloudBoxClusters: Array<string>, 
/**
 * Circuits that are not over; those that are allocated, confirmed or enabled may be named as redundant.
 */
redundant: Array<RedundantChoice>, };

export type Preferences = { 
/**
 * Language of the window.
 */
language: Language, 
/**
 * Light, dark or as the system.
 */
theme: Theme, 
/**
 * The left rail shows icons only.
 */
railFolded: boolean, 
/**
 * Text size in per cent, 90–125.
 */
textSize: number, 
/**
 * Notifications of the desktop.
 */
notices: NoticePreferences, };

export type Preflight = { 
/**
 * Blocks first, then warnings.
 */
problems: Array<FieldProblem>, 
/**
 * What was looked at and found well.
 */
fine: Array<FineView>, 
/**
 * What there is to know; needs no reason.
 */
notes: Array<BothNames>, 
/**
 * Warnings that were kept when the LOA was applied for and hold here too.
 */
earlier: Array<KeptView>, 
/**
 * Reasons that were given for the same findings when the revision before was issued: they can be given again.
 */
offers: Array<KeptWarning>, };

export type Preview = { 
/**
 * One SVG text a page.
 */
pages: Array<string>, 
/**
 * Number when issued.
 */
number: string | null, 
/**
 * Page width in mm.
 */
widthMm: number, 
/**
 * Page height in mm.
 */
heightMm: number, 
/**
 * What the paper cannot say or print yet.
 */
problems: Array<FieldProblem>, };

export type PreviewHandout = { 
/**
 * The LOA.
 */
loa: string, 
/**
 * Which issued revision; `None`: the newest.
 */
revision: number | null, 
/**
 * Whose copy; `None`: the complete handout.
 */
audience: AudienceWord | null, 
/**
 * A draft of what would be issued next, also when a handout was issued.
 */
next: boolean, 
/**
 * With the sheet for the site survey, in a draft.
 */
survey: boolean, };

export type PreviewTyped = { 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The LOA whose application stands; `None`: `form` says it.
 */
loa: string | null, 
/**
 * The application as typed.
 */
form: LoaForm | null, 
/**
 * The facility as typed.
 */
facility: FacilityForm | null, 
/**
 * How people get in; `None`: as the directory says.
 */
accessFlow: AccessFlowWord | null, 
/**
 * Who saw the approval, as typed; empty: it is not approved yet.
 */
seenBy: string, };

export type PreviewWording = { 
/**
 * As typed.
 */
form: WordingForm, 
/**
 * Key of the access point whose rules are shown; empty: a site without rules of its own.
 */
accessPoint: string, };

export type PriceEstimate = { 
/**
 * One line per port, in the order asked for.
 */
lines: Array<PriceLine>, 
/**
 * Sum of the lines that have a price, for one month, in minor units.
 */
month: number, 
/**
 * Ports without a price: the access point or the port type is not known.
 */
unknown: number, 
/**
 * ISO 4217 code of every amount.
 */
currency: string, 
/**
 * Digits after the point: amounts are in units of the last one.
 */
minorDigits: number, 
/**
 * Date of the reference table, `YYYY-MM-DD`.
 */
date: string, 
/**
 * The page, in words.
 */
source: string, 
/**
 * Its address.
 */
url: string, 
/**
 * What the page says beside its table.
 */
notes: Array<BothNames>, 
/**
 * Everything that a circuit costs, whoever is paid.
 */
items: Array<FeeItemView>, };

export type PriceLine = { 
/**
 * Key of the access point.
 */
accessPoint: string, 
/**
 * Wire value of the port type.
 */
portType: string, 
/**
 * Price for one month in minor units, where the table has one.
 */
month: number | null, 
/**
 * Name of the price list: mainland, outside, Riyadh.
 */
place: BothNames | null, };

export type PriceQuery = { 
/**
 * The ports, at most 64.
 */
ports: Array<PricedPort>, };

export type PricedPort = { 
/**
 * Key of the access point.
 */
accessPoint: string, 
/**
 * Wire value of the port type.
 */
portType: string, };

export type PrintHandout = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Which revision; `None`: the newest.
 */
revision: number | null, 
/**
 * Whose copy; `None`: the complete handout.
 */
audience: AudienceWord | null, 
/**
 * Counted copies; `None`: the original, as it was issued.
 */
copies: CountedCopies | null, 
/**
 * Append Alibaba Cloud's own PDF.
 */
withOfficial: boolean, };

export type PublishList = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Opens the root's file.
 */
passphrase: string, 
/**
 * Days that the list counts.
 */
days: string, };

export type PublishedQuota = { 
/**
 * The provider's name of it, or empty.
 */
id: string, 
/**
 * The figure.
 */
value: number, 
/**
 * The provider raises it on request.
 */
adjustable: boolean, 
/**
 * Page or operation that states it.
 */
source: string, 
/**
 * Date of the source, `YYYY-MM-DD`; `None` where it carries none.
 */
date: string | null, };

export type QuotaFrom = "published" | "account" | "accessPoint";

export type QuotaQuery = { 
/**
 * Account id.
 */
account: string, 
/**
 * Access points to tell of even where nothing is counted: those being chosen.
 */
accessPoints: Array<string>, };

export type QuotaUse = { 
/**
 * Which.
 */
kind: QuotaWord, 
/**
 * Key of the access point, or empty for the account's own.
 */
accessPoint: string, 
/**
 * Its names.
 */
accessPointNames: BothNames | null, 
/**
 * Counted on this desk.
 */
used: number, 
/**
 * Asked for now; 0 when nothing is being applied for.
 */
more: number, 
/**
 * The figure that holds.
 */
limit: number, 
/**
 * Where the figure comes from.
 */
from: QuotaFrom, 
/**
 * A second published figure that contradicts it.
 */
other: PublishedQuota | null, 
/**
 * The published figure.
 */
published: PublishedQuota, 
/**
 * Note of a recorded figure.
 */
note: string, 
/**
 * When a recorded figure was recorded.
 */
since: string | null, };

export type QuotaView = { 
/**
 * Of the account, then of its access points by name.
 */
quotas: Array<QuotaUse>, 
/**
 * The figure recorded for every access point of the account, where there is one.
 */
allAccessPoints: RecordedQuota | null, };

export type QuotaWord = "perAccessPoint" | "unpaid";

export type RankedPoint = { 
/**
 * Key of the access point.
 */
accessPoint: string, 
/**
 * Its figure, if there is any.
 */
figure: FigureView | null, };

export type ReadCard = { 
/**
 * Name of the key, hex.
 */
kid: string, 
/**
 * For people.
 */
fingerprint: string, 
/**
 * The organisation, as the card says.
 */
organisation: string, 
/**
 * Code of the desk.
 */
desk: string, 
/**
 * Name of the desk, or empty.
 */
name: string, 
/**
 * When the card was made.
 */
made: string, 
/**
 * Until when the desk signs with the key, if it said so.
 */
notAfter: string | null, 
/**
 * The key stands on the list, or on the next one, already.
 */
known: boolean, 
/**
 * How many things the card withdraws.
 */
withdrawn: number, };

export type ReadCode = { 
/**
 * What it says.
 */
text: string, 
/**
 * What kind it is.
 */
kind: CodeKind, 
/**
 * The code cut out, PNG in base64.
 */
cut: string, 
/**
 * Page of a PDF, from 1.
 */
page: number, };

export type ReadCredential = { 
/**
 * Its bytes, base64.
 */
data: string, };

export type ReadGatePicture = { 
/**
 * Its bytes, base64.
 */
data: string, };

export type ReadList = { 
/**
 * What it says.
 */
view: ListView, 
/**
 * What it is beside the present one.
 */
standing: ReadStanding, 
/**
 * Version of the present one.
 */
before: number | null, 
/**
 * Desks' keys that the present one does not name.
 */
added: Array<ListedKeyView>, 
/**
 * Desks' keys that this one does not name any more.
 */
removed: Array<ListedKeyView>, };

export type ReadStanding = "first" | "newer" | "same";

export type ReadTrust = { 
/**
 * The text.
 */
text: string, };

export type RecommendedForm = { 
/**
 * Which way.
 */
method: RecommendedMethod, 
/**
 * Key of the region of the cloud resources, for the system's way.
 */
resourceRegion: string, 
/**
 * Zone of the cloud resources, for the system's way.
 */
zone: string, };

export type RecommendedMethod = "system" | "manual";

export type RecommendedView = { 
/**
 * Which way.
 */
method: RecommendedMethod, 
/**
 * Names of the region of the cloud resources.
 */
resourceRegion: BothNames | null, 
/**
 * The zone, or empty.
 */
zone: string, 
/**
 * Round trip in microseconds that was known then.
 */
latencyMicros: number | null, 
/**
 * What it rested on.
 */
basis: LatencyBasisWord | null, };

export type RecordAsBuilt = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The form.
 */
form: AsBuiltForm, 
/**
 * Who records it.
 */
by: string, };

export type RecordConnected = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The console shows “Pending Payment” as well.
 */
pendingPayment: boolean, 
/**
 * Who saw it.
 */
seenBy: string, 
/**
 * When.
 */
seenAt: string, 
/**
 * IANA zone of `seen_at`.
 */
zone: string, };

export type RecordEntrySteps = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The LOA.
 */
loa: string, 
/**
 * Which step of which engineer.
 */
ticks: Array<EntryTick>, 
/**
 * Who records it.
 */
by: string, 
/**
 * When they were taken, local date and time: `YYYY-MM-DDTHH:MM`.
 */
at: string, 
/**
 * IANA zone of `at`.
 */
zone: string, };

export type RecordGate = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The check.
 */
check: string, 
/**
 * What happened.
 */
act: GateActWord, 
/**
 * The ID document was seen, name and number match.
 */
idSeen: boolean, 
/**
 * Who was asked and said yes; for `letIn`.
 */
allowedBy: string, 
/**
 * What they said; for `letIn`. For a refusal, optional.
 */
because: string, };

export type RecordHandOver = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The LOA.
 */
loa: string, 
/**
 * Who handed it over.
 */
by: string, 
/**
 * To whom, optional.
 */
to: string, 
/**
 * When, local date and time: `YYYY-MM-DDTHH:MM`.
 */
at: string, 
/**
 * IANA zone of `at`.
 */
zone: string, };

export type RecordLoa = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The LOA.
 */
loa: string, 
/**
 * What was seen: `Available` for approved, `Rejected`, or a later status.
 */
status: LoaStatus, 
/**
 * Facility details when approved; ignored otherwise.
 */
facility: FacilityForm, 
/**
 * How people get in, when the approval says otherwise than the directory.
 */
accessFlow: AccessFlowWord, 
/**
 * Alibaba Cloud's PDF, as imported; `None`: not at hand.
 */
officialPdf: string | null, 
/**
 * Reason of a rejection.
 */
reason: string, 
/**
 * Who saw it.
 */
seenBy: string, 
/**
 * When, local date and time: `YYYY-MM-DDTHH:MM`.
 */
seenAt: string, 
/**
 * IANA zone of `seen_at`.
 */
zone: string, };

export type RecordOptic = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The LOA.
 */
loa: string, 
/**
 * Who saw it.
 */
seenBy: string, 
/**
 * When, local date and time: `YYYY-MM-DDTHH:MM`.
 */
seenAt: string, 
/**
 * IANA zone of `seen_at`.
 */
zone: string, };

export type RecordOrder = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The order.
 */
order: string, 
/**
 * Created or failed: all ports or none.
 */
outcome: OrderOutcome, 
/**
 * Created: the id of every port. Failed: ids of ports that exist nevertheless; the others stay empty.
 */
ports: Array<OrderPortForm>, 
/**
 * Failed: what the console said.
 */
errors: Array<OrderErrorForm>, 
/**
 * Who saw it.
 */
seenBy: string, 
/**
 * When, local date and time: `YYYY-MM-DDTHH:MM`.
 */
seenAt: string, 
/**
 * IANA zone of `seen_at`.
 */
zone: string, };

export type RecordOrderPorts = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The order.
 */
order: string, 
/**
 * One per port that has an answer.
 */
answers: Array<PortAnswerForm>, 
/**
 * Who saw them.
 */
seenBy: string, 
/**
 * When, local date and time: `YYYY-MM-DDTHH:MM`.
 */
seenAt: string, 
/**
 * IANA zone of `seen_at`.
 */
zone: string, };

export type RecordPort = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * What was seen.
 */
status: CircuitStatus, 
/**
 * `pc-…`; needed when allocated and not yet known.
 */
instanceId: string, 
/**
 * Port on the provider's device, optional.
 */
port: string, 
/**
 * Address of the provider's device, optional.
 */
device: string, 
/**
 * Reason of a rejection or failure.
 */
reason: string, 
/**
 * Who saw it.
 */
seenBy: string, 
/**
 * When, local date and time in the window's zone: `YYYY-MM-DDTHH:MM`.
 */
seenAt: string, 
/**
 * IANA zone of `seen_at`.
 */
zone: string, };

export type RecordService = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The console shows it as available.
 */
enabled: boolean, 
/**
 * `Up`, `Down`, or empty: not looked at.
 */
port: string, 
/**
 * `Normal`, `FinancialLocked`, `SecurityLocked`, or empty: not looked at.
 */
business: string, 
/**
 * What the console says about a lock.
 */
reason: string, 
/**
 * Who saw it.
 */
seenBy: string, 
/**
 * When.
 */
seenAt: string, 
/**
 * IANA zone of `seen_at`.
 */
zone: string, };

export type RecordSurvey = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The sheet.
 */
form: SurveyForm, 
/**
 * Warnings kept, with reasons.
 */
kept: Array<KeptWarning>, 
/**
 * Who records it.
 */
by: string, 
/**
 * When the survey was made, local date and time.
 */
at: string, 
/**
 * IANA zone of `at`.
 */
zone: string, };

export type RecordTest = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The form.
 */
form: TestForm, 
/**
 * Who measured.
 */
by: string, 
/**
 * When, local date and time.
 */
at: string, 
/**
 * IANA zone of `at`.
 */
zone: string, };

export type RecordedQuota = { 
/**
 * The figure.
 */
limit: number, 
/**
 * Note, or empty.
 */
note: string, 
/**
 * When it was recorded.
 */
since: string, };

export type RedundantChoice = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * `pc-…` once known.
 */
instanceId: string | null, 
/**
 * Its status.
 */
status: CircuitStatus, 
/**
 * Its access point.
 */
accessPoint: BothNames, 
/**
 * It is allocated, confirmed or enabled.
 */
allowed: boolean, };

export type ReferenceFee = { 
/**
 * For a month, as a decimal.
 */
month: string, 
/**
 * ISO 4217 code.
 */
currency: string, 
/**
 * Date of the page.
 */
date: string, 
/**
 * The page, in words.
 */
source: string, 
/**
 * What the page says about when it costs, both languages.
 */
rule: BothNames, };

export type RegionView = { 
/**
 * Region id such as `cn-hangzhou`, or the label where the source gives none.
 */
key: string, 
/**
 * Name in both languages.
 */
name: BothNames, 
/**
 * Chinese mainland.
 */
mainland: boolean, };

export type RemoveAccessPoint = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Its key.
 */
accessPoint: string, };

export type RemoveCompany = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * UUIDv7 text.
 */
id: string, };

export type RemoveDependant = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * Key of what is gone.
 */
dependant: string, 
/**
 * Who saw to it.
 */
by: string, };

export type RemovePerson = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * UUIDv7 text.
 */
id: string, };

export type RemoveSite = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * UUIDv7 text.
 */
id: string, };

export type RemoveTemplate = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Which.
 */
id: string, };

export type RemoveZone = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The zone.
 */
id: string, };

export type ReportCompletion = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The LOA.
 */
loa: string, 
/**
 * What is reported.
 */
form: CompletionForm, 
/**
 * Who reported it.
 */
by: string, 
/**
 * When, local date and time: `YYYY-MM-DDTHH:MM`.
 */
at: string, 
/**
 * IANA zone of `at`.
 */
zone: string, };

export type RequestSurvey = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * Who was asked.
 */
asked: string, 
/**
 * Note, optional.
 */
note: string, 
/**
 * Who records it.
 */
by: string, 
/**
 * When, local date and time: `YYYY-MM-DDTHH:MM`.
 */
at: string, 
/**
 * IANA zone of `at`.
 */
zone: string, };

export type RetentionView = { 
/**
 * Days after the validity of the last paper; `0`: they are kept.
 */
days: string, 
/**
 * Erase who is due when the program starts.
 */
automatic: boolean, 
/**
 * Who is due now, longest first.
 */
due: Array<DuePerson>, 
/**
 * People to call about lines who are of no more use and due now, longest first.
 */
dueContacts: Array<DueContacts>, 
/**
 * Erasures, newest first.
 */
erased: Array<ErasedView>, 
/**
 * Copies that could not be cleaned after an erasure.
 */
notCleaned: Array<string>, };

export type RevocationView = { 
/**
 * What kind of thing.
 */
kind: RevokedWord, 
/**
 * Number of the handout, or fingerprint of the key.
 */
subject: string, 
/**
 * Code of the desk whose key it is.
 */
desk: string, 
/**
 * Revision of the handout.
 */
revision: number | null, 
/**
 * Why.
 */
reason: string, 
/**
 * Who did it, or empty.
 */
by: string, 
/**
 * When.
 */
at: string, 
/**
 * The list that this desk goes by carries it, or need not any more.
 */
listed: boolean, };

export type RevokeHandout = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Its revision.
 */
revision: number, 
/**
 * Why.
 */
reason: string, };

export type RevokeKey = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Name of the key, hex.
 */
kid: string, 
/**
 * Why.
 */
reason: string, };

export type RevokePass = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Number of the handout.
 */
number: string, 
/**
 * Its revision.
 */
revision: number, 
/**
 * Name of the pass, hex.
 */
pass: string, 
/**
 * Why.
 */
reason: string, };

export type RevokedWord = "key" | "pass" | "handout";

export type RootView = { 
/**
 * For people.
 */
fingerprint: string, 
/**
 * The organisation.
 */
organisation: string, 
/**
 * Since when it is kept here.
 */
since: string, 
/**
 * Its file is on this computer.
 */
here: boolean, };

export type RotateKey = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Last day on which the new one counts, `YYYY-MM-DD`.
 */
until: string, 
/**
 * Last day on which what the present ones signed counts, `YYYY-MM-DD`.
 */
beforeUntil: string, 
/**
 * IANA zone of those days.
 */
zone: string, };

export type RouteForm = { 
/**
 * The customer's network.
 */
destination: string, 
/**
 * What it is.
 */
note: string, };

export type RouterForm = { 
/**
 * `ecr` or `tr`.
 */
kind: RouterKind, 
/**
 * Name.
 */
name: string, 
/**
 * Id of the account that owns it.
 */
owner: string, 
/**
 * Region of a transit router.
 */
region: string, 
/**
 * CEN of a transit router.
 */
cen: string, 
/**
 * Its number.
 */
asn: string, 
/**
 * VBRs at it.
 */
vbrs: Array<VbrAt>, 
/**
 * What it leads to.
 */
associations: Array<AssociationForm>, 
/**
 * Failover groups.
 */
groups: Array<FailoverGroupForm>, 
/**
 * Note.
 */
note: string, };

export type RouterView = { 
/**
 * Its id on this desk.
 */
router: string, 
/**
 * How far it is.
 */
stand: Stand, 
/**
 * Its id at the provider, or empty.
 */
id: string, 
/**
 * As it was last written down, to be changed.
 */
form: RouterForm, 
/**
 * When it was last written down.
 */
saved: NotedView, 
/**
 * When it was seen last.
 */
seen: NotedView | null, 
/**
 * What was seen of its parts.
 */
parts: Array<PartView>, 
/**
 * Warnings kept.
 */
kept: Array<KeptView>, };

export type RunningView = { 
/**
 * For us; else for Alibaba Cloud.
 */
ours: boolean, 
/**
 * Since when.
 */
since: string, };

export type SaveAccessPoint = { 
/**
 * Idempotency key made by the form.
 */
key: string, 
/**
 * Its key; `None` adds one.
 */
accessPoint: string | null, 
/**
 * The form.
 */
form: AccessPointForm, };

export type SaveAccount = { 
/**
 * Idempotency key made by the form.
 */
key: string, 
/**
 * `None` opens a new one.
 */
id: string | null, 
/**
 * The form.
 */
form: AccountForm, };

export type SaveCalendarMark = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The calendar.
 */
calendar: string, 
/**
 * The mark; `None`: a new one.
 */
mark: string | null, 
/**
 * What was typed.
 */
form: MarkForm, };

export type SaveCompany = { 
/**
 * Idempotency key made by the form.
 */
key: string, 
/**
 * `None` for a new one.
 */
id: string | null, 
/**
 * The form.
 */
form: CompanyForm, };

export type SaveDependant = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * `vbr`, `shared_port` or `macsec_key`.
 */
kind: string, 
/**
 * Its id or name.
 */
name: string, 
/**
 * Note, optional.
 */
note: string, 
/**
 * Who writes it down.
 */
by: string, };

export type SaveEngineerTemplate = { 
/**
 * Language of its first line.
 */
language: Language, };

export type SaveGateLog = { 
/**
 * Which lines.
 */
query: GateLogQuery, 
/**
 * Language of the head.
 */
language: Language, };

export type SaveLatencyTemplate = { 
/**
 * Language of its first line.
 */
language: Language, };

export type SaveMaintenance = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The circuit whose page shows it.
 */
circuit: string, 
/**
 * Which one is changed; `None`: a new one.
 */
id: string | null, 
/**
 * As it is to be.
 */
form: MaintenanceForm, 
/**
 * Who writes it down.
 */
by: string, 
/**
 * Warnings kept.
 */
kept: Array<KeptWarning>, };

export type SavePerson = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * `None` for a new one.
 */
id: string | null, 
/**
 * The form. Of a person who is changed, a masked number or phone that was not touched stays what it is.
 */
form: EngineerForm, };

export type SavePlan = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * A circuit of the order.
 */
circuit: string, 
/**
 * The plan.
 */
form: PlanForm, };

export type SaveRetention = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Days, 0 to 3,650.
 */
days: string, 
/**
 * Erase who is due when the program starts.
 */
automatic: boolean, };

export type SaveRouter = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit whose page it is done on.
 */
circuit: string, 
/**
 * The router; `None`: a new one.
 */
router: string | null, 
/**
 * What was typed.
 */
form: RouterForm, 
/**
 * Who writes it down.
 */
by: string, 
/**
 * Warnings that are kept.
 */
kept: Array<KeptWarning>, };

export type SaveSettings = { 
/**
 * Idempotency key made by the form.
 */
key: string, 
/**
 * The form.
 */
form: SettingsForm, };

export type SaveSite = { 
/**
 * Idempotency key made by the form.
 */
key: string, 
/**
 * `None` for a new one.
 */
id: string | null, 
/**
 * The form.
 */
form: SiteForm, };

export type SaveTemplate = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Which; `None`: a new one.
 */
id: string | null, 
/**
 * Its name, 1–60 characters, one of its kind in the account.
 */
name: string, 
/**
 * The account.
 */
account: string, 
/**
 * Mode of the application.
 */
mode: ApplyModeWord, 
/**
 * The form's fields as JSON text, at most 64 KiB.
 */
body: string, };

export type SaveTestRecord = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The circuit whose page shows it.
 */
circuit: string, 
/**
 * The test that is changed; `None`: a new one.
 */
id: string | null, 
/**
 * The form.
 */
form: TestRecordForm, 
/**
 * Who tested.
 */
by: string, 
/**
 * When, local date and time; of a failover test, when it was looked at last.
 */
at: string, 
/**
 * IANA zone of its times.
 */
zone: string, 
/**
 * Warnings kept, with reasons.
 */
kept: Array<KeptWarning>, };

export type SaveUpkeep = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The record.
 */
form: UpkeepForm, 
/**
 * Who records it.
 */
by: string, };

export type SaveVbr = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit.
 */
circuit: string, 
/**
 * The VBR's key; `None`: a new one.
 */
vbr: string | null, 
/**
 * What was typed.
 */
form: VbrForm, 
/**
 * Who writes it down.
 */
by: string, 
/**
 * Warnings that are kept.
 */
kept: Array<KeptWarning>, };

export type SaveWording = { 
/**
 * Idempotency key; the draft's id.
 */
key: string, 
/**
 * As typed.
 */
form: WordingForm, };

export type SaveZone = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The zone that is changed; its id stays.
 */
id: string | null, 
/**
 * The form.
 */
form: ZoneForm, };

export type ScheduleView = { 
/**
 * The day that it is counted from.
 */
start: string, 
/**
 * Its steps, in order.
 */
steps: Array<PlanStepView>, 
/**
 * Over by this day if all goes quickly.
 */
earliest: string, 
/**
 * Over by this day if each step takes its longest.
 */
latest: string, 
/**
 * How the target stands to them.
 */
outlook: OutlookWord | null, 
/**
 * Begin by this day to be safe, for a target.
 */
beginSafe: string | null, 
/**
 * Beginning later than this is too late, for a target.
 */
beginLast: string | null, 
/**
 * Holidays and freezes on the way, earliest first.
 */
marks: Array<PlanMark>, 
/**
 * Years on the way for which no holidays are known: counted from Monday to Friday.
 */
noCalendar: Array<number>, 
/**
 * The site is in the Chinese mainland.
 */
mainland: boolean, 
/**
 * Whose days off count at the site.
 */
calendar: BothNames, 
/**
 * Where the holidays are stated; empty when no year of it is known.
 */
holidaysSource: string, };

export type SeenCompany = { 
/**
 * Name.
 */
name: string, 
/**
 * The same in Latin letters, or empty.
 */
nameLatin: string, 
/**
 * `customer` or `construction`: as what it was named.
 */
kind: string, };

export type SeenView = { 
/**
 * The console's word.
 */
word: string, 
/**
 * What it says about it, or empty.
 */
reason: string, 
/**
 * When and by whom.
 */
seen: NotedView, };

export type SetGatePost = { 
/**
 * Key of the access point, or empty.
 */
site: string, 
/**
 * The guard's language; `None`: as the desk.
 */
language: Language | null, 
/**
 * A tone with each verdict.
 */
sound: boolean, 
/**
 * The guard on duty, at most 60 characters.
 */
guard: string, };

export type SetQuota = { 
/**
 * Idempotency key made by the form.
 */
key: string, 
/**
 * Account id.
 */
account: string, 
/**
 * Which.
 */
kind: QuotaWord, 
/**
 * Key of the access point; empty: every one, or the account's own quota.
 */
accessPoint: string, 
/**
 * The figure as typed; empty: the published one again.
 */
limit: string, 
/**
 * Who granted it, ticket number and the like, optional.
 */
note: string, };

export type SettingsForm = { 
/**
 * Organisation that issues handouts.
 */
organisation: string, 
/**
 * Its name in Latin letters, optional.
 */
organisationLatin: string, 
/**
 * Name of this desk, such as "Hangzhou desk", optional.
 */
deskName: string, 
/**
 * Person to call, optional.
 */
contactName: string, 
/**
 * Phone, optional.
 */
contactPhone: string, 
/**
 * E-mail, optional.
 */
contactEmail: string, 
/**
 * Paper of new handouts.
 */
paper: PaperSize, 
/**
 * Days that a handout is valid from its issue, 1–365, as typed.
 */
validityDays: string, };

export type SettingsView = { 
/**
 * What the form shows.
 */
form: SettingsForm, 
/**
 * Four characters that stand in every handout number.
 */
deskCode: string, 
/**
 * Fingerprint of the issuing key, first 16 hex digits.
 */
keyFingerprint: string, 
/**
 * Where the desk's file lies.
 */
file: string, 
/**
 * Number of recorded events.
 */
events: number, 
/**
 * When something was last recorded.
 */
savedAt: string | null, };

export type SettleAccessPoint = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Its key.
 */
accessPoint: string, 
/**
 * Which value.
 */
field: PointFieldWord, 
/**
 * `true`: the user's value counts; `false`: the shipped one.
 */
keepYours: boolean, };

export type SheetRowView = { 
/**
 * What is set.
 */
name: BothNames, 
/**
 * On the customer's side.
 */
customer: BothNames, 
/**
 * On Alibaba Cloud's side.
 */
cloud: BothNames, };

export type SheetSectionView = { 
/**
 * Heading.
 */
title: BothNames, 
/**
 * Lines.
 */
rows: Array<SheetRowView>, };

export type ShippedMarkView = { 
/**
 * Its name.
 */
name: BothNames, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, };

export type SiteForm = { 
/**
 * Name.
 */
name: string, 
/**
 * Street address, optional.
 */
address: string, 
/**
 * Key of its city, optional.
 */
city: string, 
/**
 * City and country as the user writes them, where the city is in no list; optional.
 */
place: string, 
/**
 * Latitude in decimal degrees, optional.
 */
lat: string, 
/**
 * Longitude in decimal degrees, optional.
 */
lon: string, 
/**
 * Whom to call there, optional.
 */
contact: string, 
/**
 * Notes, optional.
 */
notes: string, };

export type SitePoint = { 
/**
 * Latitude in degrees.
 */
lat: number, 
/**
 * Longitude in degrees.
 */
lon: number, 
/**
 * The site's own point; otherwise that of its city.
 */
exact: boolean, };

export type SiteRuleForm = { 
/**
 * Key of the access point; empty: every site.
 */
accessPoint: string, 
/**
 * English.
 */
en: string, 
/**
 * 简体中文.
 */
zh: string, };

export type SiteView = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * What the form shows.
 */
form: SiteForm, 
/**
 * Its city, where one was chosen.
 */
city: BothNames | null, 
/**
 * Its point on the map, where one is known.
 */
point: SitePoint | null, 
/**
 * When it was last changed.
 */
changedAt: string, };

export type Sites = { 
/**
 * By name.
 */
sites: Array<SiteView>, };

export type Start = { 
/**
 * Local preferences.
 */
preferences: Preferences, 
/**
 * What opening the desk's file found; shown once.
 */
notices: Array<Notice>, 
/**
 * `None` until the first-run page has been answered.
 */
settings: SettingsView | null, 
/**
 * The window is locked to the gate: nothing but the gate answers.
 */
locked: boolean, 
/**
 * The sample project is open instead of the user's own desk.
 */
sample: boolean, 
/**
 * A sample project exists on this computer.
 */
sampleExists: boolean, 
/**
 * The same window could not open the desk: what to tell.
 */
failure: ApiError | null, 
/**
 * Program version.
 */
version: string, 
/**
 * `linux`, `macos` or `windows`: how keys are written.
 */
system: string, };

export type StateCalendarYear = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The calendar.
 */
calendar: string, 
/**
 * Which year.
 */
year: number, 
/**
 * They are.
 */
complete: boolean, 
/**
 * Where that is stated, optional.
 */
source: string, };

export type StateCount = { 
/**
 * How far.
 */
state: MemberWord, 
/**
 * Places.
 */
count: number, };

export type StepForm = { 
/**
 * How far it is.
 */
mark: StepMark, 
/**
 * Who does it.
 */
owner: StepOwner, 
/**
 * Company or person, optional.
 */
who: string, 
/**
 * `YYYY-MM-DD`, optional.
 */
due: string, 
/**
 * Note, optional.
 */
note: string, 
/**
 * Why it is not needed.
 */
reason: string, };

export type StepState = "done" | "current" | "stopped" | "later";

export type StepView = { 
/**
 * Which.
 */
step: StepWord, 
/**
 * How far.
 */
state: StepState, 
/**
 * When it began.
 */
from: string | null, 
/**
 * When it ended.
 */
until: string | null, 
/**
 * Who did or saw what ended it.
 */
by: string | null, 
/**
 * Seconds over that waited for us.
 */
ours: number, 
/**
 * Seconds over that waited for Alibaba Cloud.
 */
theirs: number, 
/**
 * The wait that goes on; its time is not in the seconds yet.
 */
running: RunningView | null, };

export type StepWord = "accessPoint" | "port" | "loa" | "construction" | "activation";

export type SummaryView = { 
/**
 * Samples.
 */
count: number, 
/**
 * Shortest.
 */
min: number, 
/**
 * Median.
 */
p50: number, 
/**
 * 95 of 100 are at most this long.
 */
p95: number, 
/**
 * Longest.
 */
max: number, 
/**
 * Arithmetic mean.
 */
mean: number, };

export type SurveyForm = { 
/**
 * When access was applied for, `YYYY-MM-DD`.
 */
accessOn: string, 
/**
 * Alibaba Cloud's end: Gbit/s.
 */
rate: string, 
/**
 * Alibaba Cloud's end: nm.
 */
wavelength: string, 
/**
 * Alibaba Cloud's end: km.
 */
reach: string, 
/**
 * Your end: Gbit/s.
 */
ownRate: string, 
/**
 * Your end: nm.
 */
ownWavelength: string, 
/**
 * Your end: km.
 */
ownReach: string, 
/**
 * `smf`, `mmf` or empty.
 */
fibre: Fibre | "", 
/**
 * Cable in words, optional.
 */
fibreNote: string, 
/**
 * `LC-LC`, or what was found.
 */
connector: string, 
/**
 * Rack and position.
 */
rack: string, 
/**
 * `yes`, `no` or empty.
 */
routeConfirmed: string, 
/**
 * The way it takes.
 */
route: string, 
/**
 * Metres.
 */
distance: string, 
/**
 * Other parameters, optional.
 */
distanceNote: string, 
/**
 * `yes`, `no` or empty: anti-static measures are needed.
 */
esd: string, 
/**
 * Which, and other safety; optional.
 */
esdNote: string, 
/**
 * The facility's procedures.
 */
procedures: string, 
/**
 * `yes`, `no` or empty: photos may be taken.
 */
photos: string, 
/**
 * What was seen, where no photo may be taken.
 */
evidence: string, 
/**
 * Anything else, optional.
 */
notes: string, 
/**
 * Who surveyed.
 */
surveyedBy: string, };

export type SurveyRequestView = { 
/**
 * Who was asked.
 */
asked: string, 
/**
 * Note, or empty.
 */
note: string, 
/**
 * When and by whom.
 */
noted: NotedView, };

export type SurveyView = { 
/**
 * The sheet.
 */
form: SurveyForm, 
/**
 * What stayed open, and why.
 */
kept: Array<KeptView>, 
/**
 * When and by whom.
 */
noted: NotedView, };

export type TagCount = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its value, may be empty.
 */
value: string, 
/**
 * Circuits.
 */
circuits: number, };

export type TagView = { 
/**
 * Tag key.
 */
key: string, 
/**
 * Tag value, may be empty.
 */
value: string, };

export type TakeCard = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * Fingerprint of its key, as it was compared.
 */
fingerprint: string, 
/**
 * Last day on which the key counts, `YYYY-MM-DD`.
 */
until: string, 
/**
 * IANA zone of that day.
 */
zone: string, };

export type TaskView = { 
/**
 * `pc-…`.
 */
instanceId: string, 
/**
 * The circuit that it was meant for.
 */
circuit: CircuitRef, 
/**
 * Its access point.
 */
accessPoint: BothNames, 
/**
 * It was reported deleted.
 */
done: boolean, 
/**
 * By whom.
 */
doneBy: string | null, 
/**
 * When.
 */
doneAt: string | null, };

export type TemplateRemoval = { 
/**
 * Which.
 */
id: string, 
/**
 * Those that are left.
 */
templates: Array<TemplateView>, };

export type TemplateView = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The account that it is for.
 */
account: string, 
/**
 * Mode of the application.
 */
mode: ApplyModeWord, 
/**
 * The form's fields as JSON text.
 */
body: string, 
/**
 * When it was last changed.
 */
changedAt: string, };

export type Templates = { 
/**
 * By name.
 */
templates: Array<TemplateView>, };

export type TermView = { 
/**
 * When it began.
 */
from: string, 
/**
 * Last day in UTC+8, `YYYY-MM-DD`.
 */
lastDay: string, 
/**
 * When it ends.
 */
ends: string, 
/**
 * The console states that day; else it is counted here.
 */
stated: boolean, 
/**
 * It renews by itself.
 */
autoRenew: boolean, };

export type TestCheck = { 
/**
 * Findings at fields.
 */
problems: Array<FieldProblem>, 
/**
 * What the figures say; `None`: nothing yet.
 */
computed: TestVerdict | null, 
/**
 * Why.
 */
findings: Array<TestFinding>, 
/**
 * Lost packets, percent.
 */
loss: string | null, };

export type TestForm = { 
/**
 * What was tested.
 */
kind: TestKind, 
/**
 * The figure.
 */
value: string, 
/**
 * The limit, optional.
 */
limit: string, 
/**
 * Where the limit comes from; empty without one.
 */
limitSource: LimitSource | "", 
/**
 * Which ends, which tool; optional.
 */
note: string, };

export type TestRecordForm = { 
/**
 * What is tested.
 */
what: TestWhat | "", 
/**
 * Ids of the circuits of a failover test.
 */
circuits: Array<string>, 
/**
 * The ping.
 */
ping: PingForm, 
/**
 * The throughput.
 */
throughput: ThroughputForm, 
/**
 * The failover test.
 */
failover: FailoverForm, 
/**
 * The verdict that a person gives; empty: the figures say it.
 */
verdict: TestVerdict | "", 
/**
 * Why it differs from what the figures say.
 */
reason: string, 
/**
 * Remarks, optional.
 */
remarks: string, };

export type TestRecordView = { 
/**
 * UUIDv7 text.
 */
id: string, 
/**
 * As it was last written down.
 */
form: TestRecordForm, 
/**
 * The circuits that it tells of.
 */
circuits: Array<CircuitRef>, 
/**
 * What counts.
 */
verdict: TestVerdict | null, 
/**
 * What the figures say.
 */
computed: TestVerdict | null, 
/**
 * Why.
 */
findings: Array<TestFinding>, 
/**
 * Lost packets of a ping, percent.
 */
loss: string | null, 
/**
 * What the port carried then, Mbit/s; 0: not known.
 */
portMbps: number, 
/**
 * What was contracted then, Mbit/s; 0: not known.
 */
agreedMbps: number, 
/**
 * The limit of a rate is the contract's.
 */
limitIsContract: boolean, 
/**
 * When a failover test began.
 */
started: string | null, 
/**
 * When it ended.
 */
ended: string | null, 
/**
 * When one that runs must be over.
 */
mustEnd: string | null, 
/**
 * IANA zone that its times are written in.
 */
zone: string, 
/**
 * Warnings kept, with reasons.
 */
kept: Array<KeptView>, 
/**
 * When, by whom, and the event to take it back by.
 */
noted: NotedView, 
/**
 * Its files, the newest first.
 */
files: Array<AttachmentView>, };

export type TestView = { 
/**
 * Figure and limit.
 */
form: TestForm, 
/**
 * Its unit.
 */
unit: string, 
/**
 * Passed; `None` without a limit.
 */
passed: boolean | null, 
/**
 * A later one of the same kind counts instead.
 */
superseded: boolean, 
/**
 * When and by whom.
 */
noted: NotedView, };

export type TestsView = { 
/**
 * The latest first.
 */
records: Array<TestRecordView>, 
/**
 * Tests may be recorded now.
 */
may: boolean, 
/**
 * What the port carries, Mbit/s; 0: not known.
 */
portMbps: number, 
/**
 * What is contracted, Mbit/s; 0: not known.
 */
agreedMbps: number, };

export type Theme = "system" | "light" | "dark";

export type ThroughputForm = { 
/**
 * The tool.
 */
tool: string, 
/**
 * Which way the bits went.
 */
direction: Direction | "", 
/**
 * Seconds.
 */
seconds: string, 
/**
 * To the cloud, Mbit/s.
 */
toCloud: string, 
/**
 * From the cloud, Mbit/s.
 */
fromCloud: string, 
/**
 * Least rate that passes, Mbit/s, optional.
 */
limit: string, };

export type TieToUpgrade = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The old circuit.
 */
circuit: string, 
/**
 * Key of what is on the list already.
 */
item: string | null, 
/**
 * What it is.
 */
kind: TiedWord, 
/**
 * Its id or name.
 */
name: string, 
/**
 * Its parameters.
 */
parameters: string, 
/**
 * Who writes it down.
 */
by: string, };

export type TiedView = { 
/**
 * Its key.
 */
key: string, 
/**
 * What it is.
 */
kind: TiedWord, 
/**
 * Its id or name.
 */
name: string, 
/**
 * Its parameters, lines.
 */
parameters: string, 
/**
 * It still stands on the list of what hangs on the port.
 */
hangs: boolean, 
/**
 * Its parameters come from the records of the connection.
 */
recorded: boolean, 
/**
 * The upgrade deletes it.
 */
deleted: boolean, 
/**
 * When and by whom it was written down.
 */
saved: NotedView, 
/**
 * When and by whom it was backed up.
 */
backedUp: NotedView | null, };

export type TodayCircuit = { 
/**
 * Its row in the table.
 */
row: CircuitRow, 
/**
 * The clock of it that ends first.
 */
clock: ClockView | null, 
/**
 * The step of construction that somebody gave the soonest date to.
 */
step: TodayStep | null, 
/**
 * Why it was refused.
 */
reason: string | null, };

export type TodayDay = { 
/**
 * `YYYY-MM-DD`.
 */
day: string, 
/**
 * Saturday or Sunday, unless it is worked, or a holiday where Alibaba Cloud reviews.
 */
off: boolean, 
/**
 * Name of the holiday.
 */
holiday: BothNames | null, };

export type TodayFee = { 
/**
 * The circuit.
 */
circuit: CircuitRef, 
/**
 * When what is paid ends.
 */
ends: string, 
/**
 * It renews by itself, unless the balance is short.
 */
autoRenew: boolean, };

export type TodayFreeze = { 
/**
 * Name and days.
 */
mark: PlanMark, 
/**
 * Whose calendar.
 */
place: BothNames, 
/**
 * Working days after today until it begins; 0 while it lasts.
 */
daysLeft: number, };

export type TodayInterruption = { 
/**
 * Its id.
 */
id: string, 
/**
 * `planned` or `outage`.
 */
kind: string, 
/**
 * What it is.
 */
title: string, 
/**
 * Start.
 */
from: string, 
/**
 * End; `None` while nobody knows.
 */
until: string | null, 
/**
 * IANA zone that its times were written in.
 */
zone: string, 
/**
 * Circuits that it takes out.
 */
circuits: Array<CircuitRef>, };

export type TodayLeftBehind = { 
/**
 * The order.
 */
order: string, 
/**
 * `pc-…`.
 */
instanceId: string, 
/**
 * Its access point.
 */
accessPoint: BothNames, };

export type TodayQuery = { 
/**
 * IANA zone of the window, in which today begins.
 */
zone: string, };

export type TodayStep = { 
/**
 * The step.
 */
step: WorksStep, 
/**
 * The end of that day at the site.
 */
due: string, 
/**
 * IANA zone of the site.
 */
zone: string, };

export type TodayTest = { 
/**
 * The test.
 */
id: string, 
/**
 * A circuit whose page shows it.
 */
circuit: CircuitRef, 
/**
 * When it had to end.
 */
mustEnd: string, };

export type TodayView = { 
/**
 * Our turn, or refused: the soonest due first, then the newest change.
 */
yours: Array<TodayCircuit>, 
/**
 * Alibaba Cloud's turn, in the same order.
 */
theirs: Array<TodayCircuit>, 
/**
 * Circuits by whose turn it is.
 */
byTurn: { [key in string]: number }, 
/**
 * Visits that touch the next seven days, in order.
 */
visits: Array<TodayVisit>, 
/**
 * Handouts in force that lapse within seven days, the soonest first.
 */
lapsing: Array<HandoutRow>, 
/**
 * Circuits whose records contradict each other.
 */
conflicts: Array<CircuitRow>, 
/**
 * Ports that failed orders left behind.
 */
leftBehind: Array<TodayLeftBehind>, 
/**
 * Failover tests that run past their limit, the longest over first.
 */
testsOver: Array<TodayTest>, 
/**
 * Port fees that end within a month, or have ended, the soonest first.
 */
fees: Array<TodayFee>, 
/**
 * Maintenance and outages of now and of the next seven days, the first to begin first.
 */
interruptions: Array<TodayInterruption>, 
/**
 * Fourteen days from today.
 */
days: Array<TodayDay>, 
/**
 * Freezes that touch them, of the places where circuits are under way and of the reviewers.
 */
freezes: Array<TodayFreeze>, };

export type TodayVisit = { 
/**
 * The circuit.
 */
circuit: CircuitRef, 
/**
 * Its access point.
 */
accessPoint: BothNames, 
/**
 * City, for "Hangzhou time".
 */
city: BothNames, 
/**
 * Room, as the approval says.
 */
room: string | null, 
/**
 * Start of the window.
 */
from: string, 
/**
 * Its end.
 */
until: string, 
/**
 * IANA zone of the site.
 */
zone: string, 
/**
 * Who goes.
 */
engineers: Array<string>, 
/**
 * How many of them have their official entry code; `None` where none is asked for.
 */
withCode: number | null, 
/**
 * Number of the handout, once issued.
 */
handout: string | null, 
/**
 * It lapses before the visit ends.
 */
lapses: boolean, };

export type Told = { 
/**
 * A notification was shown.
 */
shown: boolean, 
/**
 * The system refused it; `None` when it did not, or when there was nothing to tell.
 */
refused: string | null, };

export type TouchCalendarMark = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The calendar.
 */
calendar: string, 
/**
 * The mark.
 */
mark: string, };

export type TrendBucket = { 
/**
 * First instant inside.
 */
from: string, 
/**
 * First instant behind; of a sample alone, the same.
 */
until: string, 
/**
 * What they say.
 */
summary: SummaryView, };

export type TrendSeries = { 
/**
 * Imported or measured.
 */
basis: LatencyBasisWord, 
/**
 * How they were gathered.
 */
step: TrendStep, 
/**
 * All of them together.
 */
summary: SummaryView, 
/**
 * Oldest first.
 */
buckets: Array<TrendBucket>, };

export type TrendStep = "each" | "hour" | "day" | "month";

export type TrustReading = { 
/**
 * List or card; `None`: nothing was read.
 */
kind: CarriedWord | null, 
/**
 * How many parts it has.
 */
total: number, 
/**
 * Parts that are still missing, from 1.
 */
missing: Array<number>, 
/**
 * The whole list, when it is one and complete.
 */
list: ReadList | null, 
/**
 * The whole card, when it is one and complete.
 */
card: ReadCard | null, };

export type TrustView = { 
/**
 * Code of this desk; `None` before its settings were saved.
 */
desk: string | null, 
/**
 * Keys of this desk, newest first.
 */
keys: Array<OwnKey>, 
/**
 * End of the last handout that counts, if there is one: until then its key should count.
 */
papersUntil: string | null, 
/**
 * The organisation's root, if this desk keeps it.
 */
root: RootView | null, 
/**
 * The list that the desk goes by.
 */
list: ListView | null, 
/**
 * Keys that the next list would name; on the root desk only.
 */
nextKeys: Array<ListedKeyView>, 
/**
 * Differences between the next list and the present one; on other desks, revocations that no list carries yet.
 */
notListed: number, 
/**
 * What was revoked on this desk, newest first.
 */
revocations: Array<RevocationView>, };

export type TryNotification = { 
/**
 * Language that it is in.
 */
language: Language, };

export type TurnWord = "yours" | "theirs" | "done" | "stop" | "closed";

export type UnlockGate = { 
/**
 * The PIN, or the text of `sealing` in the key file.
 */
pin: string, };

export type UpgradeForm = { 
/**
 * Wire value of the new port's type.
 */
portType: string, 
/**
 * Why.
 */
why: string, 
/**
 * Start of the cut-over, `YYYY-MM-DDTHH:MM` in `zone`, or empty.
 */
from: string, 
/**
 * End, likewise.
 */
until: string, 
/**
 * IANA zone.
 */
zone: string, 
/**
 * How to go back.
 */
rollBack: string, };

export type UpgradeStepView = { 
/**
 * Which.
 */
step: UpgradeStepWord, 
/**
 * How far.
 */
stand: StandWord, 
/**
 * What comes first, when it waits.
 */
waitsFor: UpgradeStepWord | null, 
/**
 * A person says how far it is.
 */
told: boolean, 
/**
 * It may be said not to be needed.
 */
mayBeSpared: boolean, 
/**
 * A note, or why it is not needed.
 */
note: string, 
/**
 * When and by whom that was said.
 */
said: NotedView | null, };

export type UpgradeView = { 
/**
 * Wire value of the new port's type.
 */
portType: string, 
/**
 * Why.
 */
why: string, 
/**
 * When traffic changes over.
 */
cutOver: CutOverView | null, 
/**
 * How to go back, or empty.
 */
rollBack: string, 
/**
 * When and by whom it was first planned.
 */
begun: NotedView, 
/**
 * When and by whom the plan was last written.
 */
saved: NotedView, 
/**
 * Warnings that were kept with a reason.
 */
kept: Array<KeptView>, 
/**
 * Everything that is tied to the old port.
 */
items: Array<TiedView>, 
/**
 * The steps in order.
 */
steps: Array<UpgradeStepView>, 
/**
 * The new circuit, once it is applied for.
 */
new: CircuitRef | null, 
/**
 * Its status, the provider's word, or empty.
 */
newStatus: string, 
/**
 * Why it does not take place.
 */
calledOff: string | null, 
/**
 * Every step is done or not needed.
 */
finished: boolean, };

export type UpkeepForm = { 
/**
 * Name of the provider.
 */
provider: string, 
/**
 * Leased-line or cable id.
 */
lineId: string, 
/**
 * ODF port specifications.
 */
odfPort: string, 
/**
 * Whom to call, at most 6.
 */
contacts: Array<string>, 
/**
 * It stands in the console as well.
 */
inConsole: boolean, };

export type UpkeepView = { 
/**
 * Name of the provider.
 */
provider: string, 
/**
 * Leased-line or cable id, or empty.
 */
lineId: string, 
/**
 * ODF port specifications, or empty.
 */
odfPort: string, 
/**
 * Whom to call.
 */
contacts: Array<string>, 
/**
 * How many of them were forgotten since.
 */
forgotten: number, 
/**
 * It stands in the console as well.
 */
inConsole: boolean, 
/**
 * When and by whom it was recorded.
 */
saved: NotedView, };

export type VbrAt = { 
/**
 * Its circuit.
 */
circuit: string, 
/**
 * Its key there.
 */
vbr: string, };

export type VbrForm = { 
/**
 * Name.
 */
name: string, 
/**
 * Id of the account that owns it; empty: the circuit's own.
 */
owner: string, 
/**
 * 0–2999.
 */
vlan: string, 
/**
 * The IPv4 link.
 */
v4: LinkForm, 
/**
 * The IPv6 link; all empty: none.
 */
v6: LinkForm, 
/**
 * Mbit/s of the list; empty: no limit of its own.
 */
bandwidth: string, 
/**
 * 1500 or 8500.
 */
mtu: string, 
/**
 * BFD is on.
 */
bfdOn: boolean, 
/**
 * Its times.
 */
bfd: BfdForm, 
/**
 * Static routes.
 */
routes: Array<RouteForm>, 
/**
 * BGP groups.
 */
groups: Array<BgpGroupForm>, 
/**
 * Note.
 */
note: string, };

export type VbrView = { 
/**
 * Its key on the circuit.
 */
key: string, 
/**
 * How far it is.
 */
stand: Stand, 
/**
 * It was created at some time.
 */
wasCreated: boolean, 
/**
 * `vbr-…`, or empty.
 */
id: string, 
/**
 * The console's word, or empty.
 */
status: string, 
/**
 * As it was last written down, to be changed.
 */
form: VbrForm, 
/**
 * When it was last written down.
 */
saved: NotedView, 
/**
 * When it was seen last.
 */
seen: NotedView | null, 
/**
 * What was seen of its BGP sessions.
 */
peers: Array<PeerSeenView>, 
/**
 * Warnings kept.
 */
kept: Array<KeptView>, };

export type VoidHandout = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * `LOA-K7PM-2026-000042`.
 */
number: string, 
/**
 * Which revision.
 */
revision: number, 
/**
 * Why, 1–500 characters.
 */
reason: string, 
/**
 * Who does it; empty: the contact in the settings.
 */
by: string, };

export type Withdraw = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The circuit whose page shows it.
 */
circuit: string, 
/**
 * What is withdrawn.
 */
event: EventRef, 
/**
 * Why, 1–500 characters.
 */
reason: string, };

export type WithdrawGate = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The line.
 */
event: EventRef, 
/**
 * Why, 1–500 characters.
 */
reason: string, };

export type WithdrawLatency = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The batch.
 */
id: string, 
/**
 * Why, 1–500 characters.
 */
reason: string, };

export type WithdrawOrder = { 
/**
 * Idempotency key.
 */
key: string, 
/**
 * The order.
 */
order: string, 
/**
 * What is withdrawn.
 */
event: EventRef, 
/**
 * Why, 1–500 characters.
 */
reason: string, };

export type WithdrawnView = { 
/**
 * When.
 */
at: string, 
/**
 * Why.
 */
reason: string, };

export type WordingForm = { 
/**
 * The logo: a grey PNG in base64 as [`LogoView`] gave it, or none.
 */
logo: string | null, 
/**
 * Contact block, one line each.
 */
contact: string, 
/**
 * Own rules, in the order in which they are printed. A row that is empty everywhere is none.
 */
rules: Array<SiteRuleForm>, };

export type WordingView = { 
/**
 * As it was saved; empty before.
 */
form: WordingForm, 
/**
 * When it was saved.
 */
savedAt: string | null, 
/**
 * Most lines of the contact block.
 */
contactLines: number, 
/**
 * Most own rules on one letter.
 */
rulesPerSite: number, };

export type WorksStepView = { 
/**
 * Which.
 */
step: WorksStep, 
/**
 * Where it stands.
 */
state: WorksState, 
/**
 * Who does it.
 */
owner: StepOwner, 
/**
 * Company or person, or empty.
 */
who: string, 
/**
 * `YYYY-MM-DD`.
 */
due: string | null, 
/**
 * Where the date comes from.
 */
dueFrom: DueWord | null, 
/**
 * What it waits for.
 */
waitsFor: WorksStep[], 
/**
 * Note, or empty.
 */
note: string, 
/**
 * Why it is not needed, or empty.
 */
reason: string, 
/**
 * What made it stand there.
 */
noted: NotedView | null, 
/**
 * How many files it has.
 */
files: number, 
/**
 * A form of its own completes it; else it is marked as done.
 */
form: boolean, 
/**
 * What was said of it, to change it.
 */
said: StepForm, };

export type WorksView = { 
/**
 * Construction has begun.
 */
begun: boolean, 
/**
 * The scenario; before the beginning, what is proposed.
 */
scenario: Scenario, 
/**
 * The jurisdiction; before the beginning, that of the access point.
 */
jurisdiction: Jurisdiction, 
/**
 * Why it was changed, or empty.
 */
reason: string, 
/**
 * When and by whom it was chosen.
 */
noted: NotedView | null, 
/**
 * The steps, in order; before the beginning, those of the proposal.
 */
steps: Array<WorksStepView>, 
/**
 * The survey was asked for.
 */
surveyRequest: SurveyRequestView | null, 
/**
 * Its clock.
 */
surveyClock: ClockView | null, 
/**
 * The survey.
 */
survey: SurveyView | null, 
/**
 * What is known before: rate and reach of Alibaba Cloud's optic, medium, connector, place.
 */
surveyStart: SurveyForm, 
/**
 * Costs.
 */
cost: CostView | null, 
/**
 * Patch cable.
 */
cable: CableView | null, 
/**
 * Light, newest first.
 */
light: Array<LightView>, 
/**
 * The shipped class of this port.
 */
lightClass: LightClassView | null, 
/**
 * Tests, newest first.
 */
tests: Array<TestView>, 
/**
 * Limits that are known.
 */
limits: Array<LimitView>, 
/**
 * What was built.
 */
asBuilt: AsBuiltView, 
/**
 * Files, newest first.
 */
files: Array<AttachmentView>, 
/**
 * The last day of the visit, `YYYY-MM-DD`.
 */
visit: string | null, };

export type WrittenView = { 
/**
 * Who.
 */
by: string, 
/**
 * When.
 */
at: string, };

export type ZoneForm = { 
/**
 * Such as `cn-hangzhou-h`.
 */
id: string, 
/**
 * Key of its region; may be left empty when the id begins with one.
 */
region: string, 
/**
 * English name, optional.
 */
nameEn: string, 
/**
 * Chinese name, optional.
 */
nameZh: string, 
/**
 * Free note, optional.
 */
note: string, };

export type ZoneView = { 
/**
 * As it was saved.
 */
form: ZoneForm, 
/**
 * Names of its region.
 */
region: BothNames, 
/**
 * Samples that are kept for it.
 */
samples: number, 
/**
 * Last change.
 */
changedAt: string, };

export type Zones = { 
/**
 * By region and id.
 */
zones: Array<ZoneView>, };

/** Every command: what it takes and what it answers. */
export interface Commands {
  start: [Nothing, Start];
  set_preferences: [Preferences, Preferences];
  settings: [Nothing, SettingsView];
  save_settings: [SaveSettings, SettingsView];
  load_sample: [Nothing, Start];
  leave_sample: [Nothing, Start];
  remove_sample: [Nothing, Start];
  directory: [Nothing, DirectoryView];
  access_point: [ByKey, AccessPointDetail];
  save_access_point: [SaveAccessPoint, AccessPointDetail];
  settle_access_point: [SettleAccessPoint, AccessPointDetail];
  favour_access_point: [FavourAccessPoint, AccessPointDetail];
  remove_access_point: [RemoveAccessPoint, Nothing];
  cities: [Nothing, CitiesView];
  sites: [Nothing, Sites];
  save_site: [SaveSite, SiteView];
  remove_site: [RemoveSite, Nothing];
  distances: [ById, Distances];
  accounts: [Nothing, Accounts];
  save_account: [SaveAccount, AccountView];
  today: [TodayQuery, TodayView];
  circuits: [CircuitQuery, CircuitPage];
  circuit_counts: [CircuitQuery, CircuitCounts];
  circuit: [ById, CircuitView];
  port_suggestions: [Nothing, PortSuggestions];
  check_port: [CheckPort, FormCheck];
  apply_port: [ApplyPort, CircuitView];
  price_estimate: [PriceQuery, PriceEstimate];
  check_order: [CheckOrder, OrderCheck];
  apply_order: [ApplyOrder, OrderView];
  order: [ById, OrderView];
  record_order: [RecordOrder, OrderView];
  record_order_ports: [RecordOrderPorts, OrderView];
  close_task: [CloseTask, OrderView];
  withdraw_order: [WithdrawOrder, OrderView];
  quota: [QuotaQuery, QuotaView];
  set_quota: [SetQuota, QuotaView];
  plan_preview: [PlanQuery, PlanView];
  order_plan: [ById, OrderPlanView];
  save_plan: [SavePlan, OrderPlanView];
  templates: [Nothing, Templates];
  save_template: [SaveTemplate, Templates];
  remove_template: [RemoveTemplate, TemplateRemoval];
  restore_template: [RemoveTemplate, Templates];
  record_port: [RecordPort, CircuitView];
  withdraw: [Withdraw, CircuitView];
  people: [PeopleQuery, People];
  check_person: [CheckPerson, FormCheck];
  save_person: [SavePerson, PersonView];
  remove_person: [RemovePerson, Nothing];
  merge_people: [MergePeople, PersonView];
  people_details: [PeopleByIds, KnownPeople];
  engineer_offers: [EngineerOffersQuery, EngineerOffers];
  erasure_plan: [ErasureQuery, ErasurePlan];
  retention: [Nothing, RetentionView];
  save_retention: [SaveRetention, RetentionView];
  forget_due_contacts: [ForgetDue, RetentionView];
  clean_copies: [Nothing, RetentionView];
  companies: [Nothing, Companies];
  save_company: [SaveCompany, CompanyView];
  remove_company: [RemoveCompany, Nothing];
  loa_start: [ById, LoaStart];
  check_loa: [CheckLoa, Preflight];
  apply_loa: [ApplyLoa, CircuitView];
  loas_start: [ById, LoasStart];
  check_loas: [CheckLoas, Preflight];
  apply_loas: [ApplyLoas, OrderView];
  record_loa: [RecordLoa, CircuitView];
  official_page: [OfficialPageQuery, OfficialPage];
  official_text: [ById, OfficialText];
  keep_official_pdf: [KeepOfficialPdf, CircuitView];
  record_optic: [RecordOptic, CircuitView];
  record_entry_steps: [RecordEntrySteps, CircuitView];
  keep_entry_sms: [KeepEntrySms, CircuitView];
  read_credential: [ReadCredential, CredentialReading];
  keep_credential: [KeepCredential, CircuitView];
  credential_picture: [ById, KeptPicture];
  record_handover: [RecordHandOver, CircuitView];
  report_completion: [ReportCompletion, CircuitView];
  record_connected: [RecordConnected, CircuitView];
  order_fee: [OrderFee, CircuitView];
  pay_fee: [DoneOnCircuit, CircuitView];
  record_service: [RecordService, CircuitView];
  save_upkeep: [SaveUpkeep, CircuitView];
  forget_contacts: [ForgetContacts, CircuitView];
  change_circuit: [ChangeCircuit, CircuitView];
  act_on_circuit: [ActOnCircuit, CircuitView];
  unsubscribe: [DoneOnCircuit, CircuitView];
  save_dependant: [SaveDependant, CircuitView];
  remove_dependant: [RemoveDependant, CircuitView];
  save_vbr: [SaveVbr, CircuitView];
  note_vbr: [NoteVbr, CircuitView];
  reveal_bgp_key: [BgpKeyOf, BgpKey];
  erase_bgp_key: [EraseBgpKey, CircuitView];
  save_router: [SaveRouter, CircuitView];
  note_router: [NoteRouter, CircuitView];
  save_maintenance: [SaveMaintenance, CircuitView];
  call_off_maintenance: [CallOffMaintenance, CircuitView];
  plan_upgrade: [PlanUpgrade, CircuitView];
  tie_to_upgrade: [TieToUpgrade, CircuitView];
  back_up_tied: [BackUpTied, CircuitView];
  mark_upgrade_step: [MarkUpgradeStep, CircuitView];
  call_off_upgrade: [CallOffUpgrade, CircuitView];
  check_issue: [CheckIssue, Preflight];
  preview_handout: [PreviewHandout, Preview];
  preview_requirements: [ById, Preview];
  preview_typed: [PreviewTyped, Preview];
  issue_handout: [IssueHandout, CircuitView];
  wording: [Nothing, WordingView];
  check_wording: [CheckWording, FormCheck];
  save_wording: [SaveWording, WordingView];
  preview_wording: [PreviewWording, Preview];
  void_handout: [VoidHandout, CircuitView];
  handout: [ByNumber, HandoutDetail];
  calendars: [Nothing, CalendarsView];
  save_calendar_mark: [SaveCalendarMark, CalendarsView];
  remove_calendar_mark: [TouchCalendarMark, CalendarsView];
  restore_calendar_mark: [TouchCalendarMark, CalendarsView];
  state_calendar_year: [StateCalendarYear, CalendarsView];
  import_calendar: [ImportCalendar, CalendarsView];
  zones: [Nothing, Zones];
  save_zone: [SaveZone, Zones];
  remove_zone: [RemoveZone, Zones];
  latency_ranking: [LatencyRankingQuery, LatencyRanking];
  latency_matrix: [LatencyMatrixQuery, LatencyMatrix];
  latency_trend: [LatencyTrendQuery, LatencyTrend];
  latency_batches: [Nothing, LatencyBatches];
  withdraw_latency: [WithdrawLatency, LatencyBatches];
  keep_latency: [KeepLatency, LatencyBatches];
  keep_measured: [KeepMeasured, LatencyBatches];
  trust: [Nothing, TrustView];
  make_root: [MakeRoot, TrustView];
  publish_list: [PublishList, TrustView];
  admit_key: [AdmitKey, TrustView];
  rotate_key: [RotateKey, TrustView];
  revoke_key: [RevokeKey, TrustView];
  revoke_pass: [RevokePass, HandoutDetail];
  revoke_handout: [RevokeHandout, HandoutDetail];
  read_trust: [ReadTrust, TrustReading];
  drop_trust_reading: [Nothing, TrustReading];
  accept_list: [AcceptList, TrustView];
  take_card: [TakeCard, TrustView];
  leave_trust: [LeaveTrust, TrustView];
  trust_codes: [Carry, CarriedCodes];
  handouts: [HandoutQuery, Handouts];
  begin_works: [BeginWorks, CircuitView];
  note_works_step: [NoteWorksStep, CircuitView];
  request_survey: [RequestSurvey, CircuitView];
  check_survey: [CheckSurvey, FormCheck];
  record_survey: [RecordSurvey, CircuitView];
  confirm_cost: [ConfirmCost, CircuitView];
  note_cable: [NoteCable, CircuitView];
  check_light: [CheckLight, LightCheck];
  measure_light: [MeasureLight, CircuitView];
  record_test: [RecordTest, CircuitView];
  check_as_built: [CheckAsBuilt, AsBuiltView];
  record_as_built: [RecordAsBuilt, CircuitView];
  attach_file: [AttachFile, CircuitView];
  check_test_record: [CheckTestRecord, TestCheck];
  save_test_record: [SaveTestRecord, CircuitView];
  attachment_picture: [ById, KeptPicture];
  plan_batch: [BatchWanted, BatchPlan];
  plan_pack: [PackWanted, PackPlan];
  gate: [Nothing, GateView];
  check_code: [CheckCode, GateVerdictView];
  read_gate_picture: [ReadGatePicture, GateCodes];
  record_gate: [RecordGate, GateView];
  withdraw_gate: [WithdrawGate, GateView];
  gate_log: [GateLogQuery, GateLog];
  set_gate_post: [SetGatePost, GateView];
  lock_gate: [LockGate, GateView];
  unlock_gate: [UnlockGate, GateView];
  drafts: [Nothing, Drafts];
  keep_draft: [KeepDraft, DraftKept];
  drop_draft: [ById, Nothing];
  erase_people: [ErasePeople, Erased];
  choose_engineer_file: [Nothing, ChosenEngineers];
  save_engineer_template: [SaveEngineerTemplate, HandedOut];
  choose_official_pdf: [Nothing, ChosenFile];
  choose_credential: [Nothing, CredentialReading];
  choose_attachment: [ChooseAttachment, CircuitView];
  save_attachment: [ById, HandedOut];
  choose_logo: [Nothing, ChosenLogo];
  choose_calendar_file: [ChooseCalendarFile, CalendarPreview];
  choose_latency_file: [Nothing, LatencyPreview];
  save_latency_template: [SaveLatencyTemplate, HandedOut];
  choose_gate_picture: [Nothing, GateCodes];
  save_gate_log: [SaveGateLog, HandedOut];
  save_handout: [HandOut, HandedOut];
  open_handout: [HandOut, HandedOut];
  print_handout: [PrintHandout, HandedOut];
  save_upgrade_list: [ById, HandedOut];
  save_requirements: [ById, HandedOut];
  open_requirements: [ById, HandedOut];
  print_requirements: [ById, HandedOut];
  save_parameters: [ById, HandedOut];
  open_parameters: [ById, HandedOut];
  print_parameters: [ById, HandedOut];
  choose_trust_file: [Nothing, TrustReading];
  save_trust_file: [Carry, HandedOut];
  save_trust_sheet: [Carry, HandedOut];
  print_trust_sheet: [Carry, HandedOut];
  save_root: [Nothing, HandedOut];
  move_root: [Nothing, HandedOut];
  choose_root: [Nothing, TrustView];
  tell_due: [TodayQuery, Told];
  try_notification: [TryNotification, Nothing];
  begin_measurement: [BeginMeasurement, MeasurementView];
  measurement: [ById, MeasurementView];
  cancel_measurement: [ById, MeasurementView];
  begin_batch: [BeginBatch, BatchView];
  batch: [ById, BatchView];
  cancel_batch: [ById, BatchView];
  open_batch: [ById, HandedOut];
  begin_pack: [BeginPack, PackView];
  pack: [ById, PackView];
  cancel_pack: [ById, PackView];
  open_pack: [ById, HandedOut];
}
