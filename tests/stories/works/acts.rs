//! What a person does in construction, and how the page tells of it.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use desk_api::wire::*;
use desk_tests::story::{Rig, engineer, must};

type Answer = Result<CircuitView, ApiError>;

/// A circuit whose LOA is approved and whose handout is issued.
fn approved() -> (tempfile::TempDir, Rig, String) {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    rig.make_room(&account);
    let id = rig
        .circuit(&account, "Binjiang-1")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![engineer("周明宇", "XD4829371")])
        .loa_approved()
        .issued()
        .view
        .id;
    (folder, rig, id)
}

pub fn begun(scenario: &str, law: &str) -> (tempfile::TempDir, Rig, String) {
    let (folder, mut rig, id) = approved();
    must(begin(&mut rig, &id, scenario, law, ""));
    (folder, rig, id)
}

pub fn begin(rig: &mut Rig, id: &str, scenario: &str, law: &str, reason: &str) -> Answer {
    let request = BeginWorks {
        key: rig.key(),
        circuit: id.into(),
        scenario: scenario.into(),
        jurisdiction: law.into(),
        reason: reason.into(),
        by: "Lin Yue".into(),
    };
    rig.run(|desk, occasion| desk.begin_works(occasion, request))
}

pub fn works(view: &CircuitView) -> &WorksView {
    view.works.as_deref().unwrap()
}

pub fn step<'v>(view: &'v CircuitView, step: &str) -> &'v WorksStepView {
    works(view)
        .steps
        .iter()
        .find(|one| one.step == step)
        .unwrap()
}

pub fn names(view: &CircuitView) -> Vec<&str> {
    works(view)
        .steps
        .iter()
        .map(|step| step.step.as_str())
        .collect()
}

pub fn note(rig: &mut Rig, id: &str, step: &str, mark: &str, reason: &str) -> Answer {
    let request = NoteWorksStep {
        key: rig.key(),
        circuit: id.into(),
        step: step.into(),
        form: StepForm {
            mark: mark.into(),
            owner: "construction_company".into(),
            who: "岚合网络".into(),
            due: "2026-12-16".into(),
            note: "Riser B".into(),
            reason: reason.into(),
        },
        by: "Lin Yue".into(),
    };
    rig.run(|desk, occasion| desk.note_works_step(occasion, request))
}

pub fn local(rig: &Rig) -> String {
    rig.now().format("%Y-%m-%dT%H:%M").to_string()
}

pub fn ask_survey(rig: &mut Rig, id: &str) -> CircuitView {
    let request = RequestSurvey {
        key: rig.key(),
        circuit: id.into(),
        asked: "China Telecom, Mr Shen".into(),
        note: String::new(),
        by: "Lin Yue".into(),
        at: local(rig),
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.request_survey(occasion, request)))
}

pub fn sheet() -> SurveyForm {
    SurveyForm {
        access_on: "2026-11-20".into(),
        rate: "10".into(),
        wavelength: "1310".into(),
        reach: "10".into(),
        own_rate: "10".into(),
        own_wavelength: "1310".into(),
        own_reach: "10".into(),
        fibre: "smf".into(),
        connector: "LC-LC".into(),
        rack: "3F-302 C07 U22".into(),
        route_confirmed: "yes".into(),
        route: "riser B".into(),
        distance: "86".into(),
        esd: "yes".into(),
        esd_note: "wrist strap".into(),
        procedures: "Work permit from the duty desk".into(),
        photos: "no".into(),
        evidence: "ODF-2, ports 11 and 12 free".into(),
        surveyed_by: "岚合网络".into(),
        ..SurveyForm::default()
    }
}

pub fn record_survey(rig: &mut Rig, id: &str, form: SurveyForm, kept: Vec<KeptWarning>) -> Answer {
    let request = RecordSurvey {
        key: rig.key(),
        circuit: id.into(),
        form,
        kept,
        by: "Lin Yue".into(),
        at: local(rig),
        zone: "UTC".into(),
    };
    rig.run(|desk, occasion| desk.record_survey(occasion, request))
}

pub fn built(rig: &mut Rig, id: &str, port: &str, explained: Vec<ExplainedForm>) -> Answer {
    let request = RecordAsBuilt {
        key: rig.key(),
        circuit: id.into(),
        form: AsBuiltForm {
            carrier_circuit_id: "hz-mstp-0098".into(),
            cable_label: "XS302-C07-11".into(),
            odf: "ODF-2".into(),
            panel_port: port.into(),
            strand_tx: "21".into(),
            strand_rx: "22".into(),
            explained,
        },
        by: "Lin Yue".into(),
    };
    rig.run(|desk, occasion| desk.record_as_built(occasion, request))
}

pub fn attach(rig: &mut Rig, id: &str, name: &str, bytes: &[u8], step: &str) -> Answer {
    let request = AttachFile {
        key: rig.key(),
        circuit: id.into(),
        form: AttachmentForm {
            step: step.into(),
            test: String::new(),
            title: String::new(),
            by: "Lin Yue".into(),
        },
        name: name.into(),
        data: STANDARD.encode(bytes),
    };
    rig.run(|desk, occasion| desk.attach_file(occasion, request))
}

pub fn test(rig: &mut Rig, id: &str, kind: &str, value: &str, limit: &str, source: &str) -> Answer {
    let request = RecordTest {
        key: rig.key(),
        circuit: id.into(),
        form: TestForm {
            kind: kind.into(),
            value: value.into(),
            limit: limit.into(),
            limit_source: source.into(),
            note: "iperf3".into(),
        },
        by: "Lin Yue".into(),
        at: local(rig),
        zone: "UTC".into(),
    };
    rig.run(|desk, occasion| desk.record_test(occasion, request))
}

pub fn light(rig: &mut Rig, id: &str, here: (&str, &str), there: (&str, &str)) -> Answer {
    let request = MeasureLight {
        key: rig.key(),
        circuit: id.into(),
        form: LightForm {
            tx_here: here.0.into(),
            rx_here: here.1.into(),
            tx_there: there.0.into(),
            rx_there: there.1.into(),
            ..LightForm::default()
        },
        by: "Lin Yue".into(),
        at: local(rig),
        zone: "UTC".into(),
    };
    rig.run(|desk, occasion| desk.measure_light(occasion, request))
}

pub fn fields(answer: Answer) -> Vec<(String, String)> {
    let error = answer.unwrap_err();
    error
        .fields
        .into_iter()
        .map(|f| (f.field, f.code))
        .collect()
}
