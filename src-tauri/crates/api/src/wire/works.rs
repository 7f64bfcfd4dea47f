//! Construction: scenario and steps, survey, costs and cable, light and tests, what was built.

use super::{AttachmentView, ClockView, KeptView, KeptWarning, NotedView, wire};

wire! {
    /// Begins construction, or changes its scenario.
    pub struct BeginWorks {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// Same facility, or different ones.
        #[ts(type = "Scenario | \"\"")]
        pub scenario: String,
        /// Whose rules of access hold.
        #[ts(type = "Jurisdiction | \"\"")]
        pub jurisdiction: String,
        /// Why it changes; empty at the beginning.
        pub reason: String,
        /// Who records it.
        pub by: String,
    }

    /// What is said of a step, as typed.
    #[derive(Default)]
    #[serde(default)]
    pub struct StepForm {
        /// How far it is.
        #[ts(type = "StepMark")]
        pub mark: String,
        /// Who does it.
        #[ts(type = "StepOwner")]
        pub owner: String,
        /// Company or person, optional.
        pub who: String,
        /// `YYYY-MM-DD`, optional.
        pub due: String,
        /// Note, optional.
        pub note: String,
        /// Why it is not needed.
        pub reason: String,
    }

    /// Says something of a step.
    pub struct NoteWorksStep {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// The step.
        #[ts(type = "WorksStep")]
        pub step: String,
        /// The form.
        pub form: StepForm,
        /// Who records it.
        pub by: String,
    }

    /// Records that the survey was asked for; its clock runs from then.
    pub struct RequestSurvey {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// Who was asked.
        pub asked: String,
        /// Note, optional.
        pub note: String,
        /// Who records it.
        pub by: String,
        /// When, local date and time: `YYYY-MM-DDTHH:MM`.
        pub at: String,
        /// IANA zone of `at`.
        pub zone: String,
    }

    /// The survey sheet as typed, in the order of the paper.
    #[derive(Default)]
    #[serde(default)]
    pub struct SurveyForm {
        /// When access was applied for, `YYYY-MM-DD`.
        pub access_on: String,
        /// Alibaba Cloud's end: Gbit/s.
        pub rate: String,
        /// Alibaba Cloud's end: nm.
        pub wavelength: String,
        /// Alibaba Cloud's end: km.
        pub reach: String,
        /// Your end: Gbit/s.
        pub own_rate: String,
        /// Your end: nm.
        pub own_wavelength: String,
        /// Your end: km.
        pub own_reach: String,
        /// `smf`, `mmf` or empty.
        #[ts(type = "Fibre | \"\"")]
        pub fibre: String,
        /// Cable in words, optional.
        pub fibre_note: String,
        /// `LC-LC`, or what was found.
        pub connector: String,
        /// Rack and position.
        pub rack: String,
        /// `yes`, `no` or empty.
        pub route_confirmed: String,
        /// The way it takes.
        pub route: String,
        /// Metres.
        pub distance: String,
        /// Other parameters, optional.
        pub distance_note: String,
        /// `yes`, `no` or empty: anti-static measures are needed.
        pub esd: String,
        /// Which, and other safety; optional.
        pub esd_note: String,
        /// The facility's procedures.
        pub procedures: String,
        /// `yes`, `no` or empty: photos may be taken.
        pub photos: String,
        /// What was seen, where no photo may be taken.
        pub evidence: String,
        /// Anything else, optional.
        pub notes: String,
        /// Who surveyed.
        pub surveyed_by: String,
    }

    /// Checks the sheet without recording it.
    pub struct CheckSurvey {
        /// The circuit.
        pub circuit: String,
        /// The sheet.
        pub form: SurveyForm,
        /// Warnings kept so far.
        pub kept: Vec<KeptWarning>,
    }

    /// Records the survey.
    pub struct RecordSurvey {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// The sheet.
        pub form: SurveyForm,
        /// Warnings kept, with reasons.
        pub kept: Vec<KeptWarning>,
        /// Who records it.
        pub by: String,
        /// When the survey was made, local date and time.
        pub at: String,
        /// IANA zone of `at`.
        pub zone: String,
    }

    /// End-to-end costs as typed.
    #[derive(Default)]
    #[serde(default)]
    pub struct CostForm {
        /// Who confirmed.
        pub with: String,
        /// Once, optional.
        pub once: String,
        /// Each month, optional.
        pub monthly: String,
        /// Currency.
        pub currency: String,
        /// Note, optional.
        pub note: String,
    }

    /// Records that the provider confirmed the end-to-end costs.
    pub struct ConfirmCost {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// The form.
        pub form: CostForm,
        /// Who records it.
        pub by: String,
    }

    /// The patch cable as typed.
    #[derive(Default)]
    #[serde(default)]
    pub struct CableForm {
        /// The facility operator.
        pub operator: String,
        /// Order or contract number, optional.
        pub order: String,
        /// Rental each month, optional.
        pub rental: String,
        /// Once, optional.
        pub once: String,
        /// Currency.
        pub currency: String,
        /// `YYYY-MM-DD`, optional.
        pub rental_from: String,
        /// It lies in the building.
        pub delivered: bool,
        /// Note, optional.
        pub note: String,
    }

    /// Records the patch cable.
    pub struct NoteCable {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// The form.
        pub form: CableForm,
        /// Who records it.
        pub by: String,
    }

    /// Readings of light as typed, dBm.
    #[derive(Default)]
    #[serde(default)]
    pub struct LightForm {
        /// Sent by your end, optional.
        pub tx_here: String,
        /// Received at your end, optional.
        pub rx_here: String,
        /// Sent by Alibaba Cloud's end, optional.
        pub tx_there: String,
        /// Received at Alibaba Cloud's end, optional.
        pub rx_there: String,
        /// The limits stand on the module's label, not in the shipped class.
        pub own_limits: bool,
        /// Least power sent.
        pub tx_min: String,
        /// Most power sent.
        pub tx_max: String,
        /// Least power received.
        pub rx_min: String,
        /// Most power received.
        pub rx_max: String,
        /// Most loss, dB.
        pub loss_max: String,
        /// Note, optional.
        pub note: String,
    }

    /// Weighs readings without recording them.
    pub struct CheckLight {
        /// The circuit.
        pub circuit: String,
        /// The readings.
        pub form: LightForm,
    }

    /// What readings say.
    pub struct LightCheck {
        /// Loss from your end to Alibaba Cloud's, dB.
        pub outbound: Option<String>,
        /// Loss the other way, dB.
        pub inbound: Option<String>,
        /// Findings.
        #[ts(type = "LightFinding[]")]
        pub findings: Vec<String>,
        /// Passed; `None`: too little was measured to say.
        pub passed: Option<bool>,
    }

    /// Records readings of light.
    pub struct MeasureLight {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// The readings.
        pub form: LightForm,
        /// Who measured.
        pub by: String,
        /// When, local date and time.
        pub at: String,
        /// IANA zone of `at`.
        pub zone: String,
    }

    /// A test as typed.
    #[derive(Default)]
    #[serde(default)]
    pub struct TestForm {
        /// What was tested.
        #[ts(type = "TestKind")]
        pub kind: String,
        /// The figure.
        pub value: String,
        /// The limit, optional.
        pub limit: String,
        /// Where the limit comes from; empty without one.
        #[ts(type = "LimitSource | \"\"")]
        pub limit_source: String,
        /// Which ends, which tool; optional.
        pub note: String,
    }

    /// Records a test.
    pub struct RecordTest {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// The form.
        pub form: TestForm,
        /// Who measured.
        pub by: String,
        /// When, local date and time.
        pub at: String,
        /// IANA zone of `at`.
        pub zone: String,
    }

    /// Why something was built otherwise than the LOA says.
    pub struct ExplainedForm {
        /// The field.
        #[ts(type = "BuiltField")]
        pub field: String,
        /// Why.
        pub reason: String,
    }

    /// What was built, as typed.
    #[derive(Default)]
    #[serde(default)]
    pub struct AsBuiltForm {
        /// The carrier's circuit id.
        pub carrier_circuit_id: String,
        /// Label of the cable in the building.
        pub cable_label: String,
        /// ODF or patch panel.
        pub odf: String,
        /// Port on the panel.
        pub panel_port: String,
        /// Strand that transmits.
        pub strand_tx: String,
        /// Strand that receives.
        pub strand_rx: String,
        /// Why something differs from the LOA and is right all the same.
        pub explained: Vec<ExplainedForm>,
    }

    /// Compares what was built with the LOA without recording it.
    pub struct CheckAsBuilt {
        /// The circuit.
        pub circuit: String,
        /// The form.
        pub form: AsBuiltForm,
    }

    /// Records what was built.
    pub struct RecordAsBuilt {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// The form.
        pub form: AsBuiltForm,
        /// Who records it.
        pub by: String,
    }

    /// One line of the comparison.
    pub struct BuiltLineView {
        /// What is compared.
        #[ts(type = "BuiltField")]
        pub field: String,
        /// What the LOA says, or empty.
        pub loa: String,
        /// What was built, or empty.
        pub built: String,
        /// What came of it.
        #[ts(type = "BuiltVerdict")]
        pub verdict: String,
        /// Why a difference is right, or empty.
        pub reason: String,
    }

    /// What was built, beside what the LOA says.
    pub struct AsBuiltView {
        /// As it was recorded; empty before.
        pub form: AsBuiltForm,
        /// Line by line.
        pub lines: Vec<BuiltLineView>,
        /// The strands were built the other way round.
        pub swapped: bool,
        /// Completion cannot be reported: nothing recorded, or a difference without a reason.
        pub blocks: bool,
        /// Recorded.
        pub noted: Option<NotedView>,
    }

    /// A step of construction.
    pub struct WorksStepView {
        /// Which.
        #[ts(type = "WorksStep")]
        pub step: String,
        /// Where it stands.
        #[ts(type = "WorksState")]
        pub state: String,
        /// Who does it.
        #[ts(type = "StepOwner")]
        pub owner: String,
        /// Company or person, or empty.
        pub who: String,
        /// `YYYY-MM-DD`.
        pub due: Option<String>,
        /// Where the date comes from.
        pub due_from: Option<DueWord>,
        /// What it waits for.
        #[ts(type = "WorksStep[]")]
        pub waits_for: Vec<String>,
        /// Note, or empty.
        pub note: String,
        /// Why it is not needed, or empty.
        pub reason: String,
        /// What made it stand there.
        pub noted: Option<NotedView>,
        /// How many files it has.
        pub files: u32,
        /// A form of its own completes it; else it is marked as done.
        pub form: bool,
        /// What was said of it, to change it.
        pub said: StepForm,
    }

    /// A survey as it came back.
    pub struct SurveyView {
        /// The sheet.
        pub form: SurveyForm,
        /// What stayed open, and why.
        pub kept: Vec<KeptView>,
        /// When and by whom.
        pub noted: NotedView,
    }

    /// A survey that was asked for.
    pub struct SurveyRequestView {
        /// Who was asked.
        pub asked: String,
        /// Note, or empty.
        pub note: String,
        /// When and by whom.
        pub noted: NotedView,
    }

    /// Costs, confirmed.
    pub struct CostView {
        /// What was confirmed.
        pub form: CostForm,
        /// When and by whom.
        pub noted: NotedView,
    }

    /// The patch cable.
    pub struct CableView {
        /// What is known of it.
        pub form: CableForm,
        /// When and by whom.
        pub noted: NotedView,
    }

    /// Light, as it was measured.
    pub struct LightView {
        /// Readings and limits.
        pub form: LightForm,
        /// What they say.
        pub check: LightCheck,
        /// When and by whom.
        pub noted: NotedView,
    }

    /// The shipped class of the port's optic.
    pub struct LightClassView {
        /// Least power sent, dBm.
        pub tx_min: String,
        /// Most power sent, dBm.
        pub tx_max: String,
        /// Least power received, dBm.
        pub rx_min: String,
        /// Most power received, dBm.
        pub rx_max: String,
        /// Most loss, dB.
        pub loss_max: String,
        /// Reach, km.
        pub reach_km: String,
        /// Lanes on one fibre.
        pub lanes: u8,
        /// Where the figures come from.
        pub source: String,
        /// Date of that source.
        pub date: String,
    }

    /// A test, as it was measured.
    pub struct TestView {
        /// Figure and limit.
        pub form: TestForm,
        /// Its unit.
        pub unit: String,
        /// Passed; `None` without a limit.
        pub passed: Option<bool>,
        /// A later one of the same kind counts instead.
        pub superseded: bool,
        /// When and by whom.
        pub noted: NotedView,
    }

    /// A limit that is known.
    pub struct LimitView {
        /// Of which test.
        #[ts(type = "TestKind")]
        pub kind: String,
        /// The limit.
        pub limit: String,
        /// Where it comes from.
        #[ts(type = "LimitSource")]
        pub source: String,
    }

    /// Construction, for the circuit's page.
    pub struct WorksView {
        /// Construction has begun.
        pub begun: bool,
        /// The scenario; before the beginning, what is proposed.
        #[ts(type = "Scenario")]
        pub scenario: String,
        /// The jurisdiction; before the beginning, that of the access point.
        #[ts(type = "Jurisdiction")]
        pub jurisdiction: String,
        /// Why it was changed, or empty.
        pub reason: String,
        /// When and by whom it was chosen.
        pub noted: Option<NotedView>,
        /// The steps, in order; before the beginning, those of the proposal.
        pub steps: Vec<WorksStepView>,
        /// The survey was asked for.
        pub survey_request: Option<SurveyRequestView>,
        /// Its clock.
        pub survey_clock: Option<ClockView>,
        /// The survey.
        pub survey: Option<SurveyView>,
        /// What is known before: rate and reach of Alibaba Cloud's optic, medium, connector, place.
        pub survey_start: SurveyForm,
        /// Costs.
        pub cost: Option<CostView>,
        /// Patch cable.
        pub cable: Option<CableView>,
        /// Light, newest first.
        pub light: Vec<LightView>,
        /// The shipped class of this port.
        pub light_class: Option<LightClassView>,
        /// Tests, newest first.
        pub tests: Vec<TestView>,
        /// Limits that are known.
        pub limits: Vec<LimitView>,
        /// What was built.
        pub as_built: AsBuiltView,
        /// Files, newest first.
        pub files: Vec<AttachmentView>,
        /// The last day of the visit, `YYYY-MM-DD`.
        pub visit: Option<String>,
    }
}

wire! {
    /// Where a due date comes from.
    pub enum DueWord {
        /// A person set it.
        Set,
        /// The survey's clock.
        Clock,
        /// The visit window ends then.
        Visit,
    }
}
