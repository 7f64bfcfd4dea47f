//! Construction: the rows of the process's step 4, told through the use-cases, for both scenarios and both jurisdictions.
//!
//! | Row | Test |
//! |---|---|
//! | Same facility, different facilities | `both_scenarios_and_both_jurisdictions_choose_the_steps`, `the_scenario_is_changed_with_a_reason_and_taken_back` |
//! | Mainland: cage access; elsewhere: meet-me room only | `both_scenarios_and_both_jurisdictions_choose_the_steps`, `nobody_enters_the_cage_elsewhere` |
//! | Site survey within 2 business days | `the_survey_has_two_working_days_from_its_request` |
//! | Confirm end-to-end costs with the provider | `costs_and_cable_are_recorded` |
//! | Optical module: rate, wavelength, distance | `each_key_item_of_the_survey_is_asked_for` |
//! | Cable type and connector | `each_key_item_of_the_survey_is_asked_for` |
//! | Rack and position for termination; routing; distances | `each_key_item_of_the_survey_is_asked_for` |
//! | Anti-static measures; the facility's procedures | `each_key_item_of_the_survey_is_asked_for` |
//! | What stays open | `open_items_of_the_survey_are_named_and_may_stay_open_for_a_reason` |
//! | On-site installation outside the cage, after the survey | `the_carrier_installs_after_the_survey_and_the_costs` |
//! | In-building patch cable: bought by the operator, rented | `costs_and_cable_are_recorded` |
//! | Deployment, fibre laying, cross-connection | `in_building_works_follow_each_other` |
//! | Optical power | `light_is_held_against_the_class_of_the_port` |
//! | Connectivity, bandwidth, SLA | `tests_have_values_units_and_limits_with_their_source` |
//! | Test report and other files | `files_are_kept_and_what_runs_or_is_too_large_is_refused` |
//! | Circuit ID, cable label, panel port | `what_was_built_stands_beside_the_loa_and_a_difference_must_be_explained` |
//! | What comes after construction | `once_everything_is_built_the_report_of_completion_comes_next` |
//! | Steps: owner, due date, state, note, waits | `a_step_has_owner_due_date_state_and_note_and_says_what_it_waits_for` |
//!
//! Report of completion, patch cable and everything after are in `live`.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::Duration;
use desk_api::wire::*;
use desk_api::{Desk, Occasion};
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

fn begun(scenario: &str, law: &str) -> (tempfile::TempDir, Rig, String) {
    let (folder, mut rig, id) = approved();
    must(begin(&mut rig, &id, scenario, law, ""));
    (folder, rig, id)
}

fn begin(rig: &mut Rig, id: &str, scenario: &str, law: &str, reason: &str) -> Answer {
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

fn works(view: &CircuitView) -> &WorksView {
    view.works.as_deref().unwrap()
}

fn step<'v>(view: &'v CircuitView, step: &str) -> &'v WorksStepView {
    works(view)
        .steps
        .iter()
        .find(|one| one.step == step)
        .unwrap()
}

fn names(view: &CircuitView) -> Vec<&str> {
    works(view)
        .steps
        .iter()
        .map(|step| step.step.as_str())
        .collect()
}

fn note(rig: &mut Rig, id: &str, step: &str, mark: &str, reason: &str) -> Answer {
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

fn local(rig: &Rig) -> String {
    rig.now().format("%Y-%m-%dT%H:%M").to_string()
}

fn ask_survey(rig: &mut Rig, id: &str) -> CircuitView {
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

fn sheet() -> SurveyForm {
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

fn record_survey(rig: &mut Rig, id: &str, form: SurveyForm, kept: Vec<KeptWarning>) -> Answer {
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

fn built(rig: &mut Rig, id: &str, port: &str, explained: Vec<ExplainedForm>) -> Answer {
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

fn attach(rig: &mut Rig, id: &str, name: &str, bytes: &[u8], step: &str) -> Answer {
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

fn test(rig: &mut Rig, id: &str, kind: &str, value: &str, limit: &str, source: &str) -> Answer {
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

fn light(rig: &mut Rig, id: &str, here: (&str, &str), there: (&str, &str)) -> Answer {
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

fn fields(answer: Answer) -> Vec<(String, String)> {
    let error = answer.unwrap_err();
    error
        .fields
        .into_iter()
        .map(|f| (f.field, f.code))
        .collect()
}

#[test]
fn construction_begins_once_the_loa_is_approved() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    rig.make_room(&account);
    let id = rig
        .circuit(&account, "Binjiang-1")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .view
        .id;
    assert!(rig.page(&id).works.is_none());
    let refused = begin(&mut rig, &id, "same_facility", "mainland", "").unwrap_err();
    assert_eq!(refused.params["refusal"], "approval_first");
}

#[test]
fn both_scenarios_and_both_jurisdictions_choose_the_steps() {
    for scenario in ["same_facility", "different_facilities"] {
        for law in ["mainland", "elsewhere"] {
            let (_folder, mut rig, id) = begun(scenario, law);
            let view = rig.page(&id);
            let names = names(&view);
            assert_eq!(names.contains(&"cage_access"), law == "mainland");
            assert_eq!(names.contains(&"meet_me_room"), law == "elsewhere");
            assert_eq!(
                names.contains(&"carrier_installation"),
                scenario == "different_facilities"
            );
            assert_eq!(view.row.step, StepWord::Construction);
            assert_eq!(view.next.next, NextWord::Construct);
            assert_eq!(view.actions[0], NextWord::Construct);
        }
    }
}

#[test]
fn the_scenario_is_changed_with_a_reason_and_taken_back() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    let missing = fields(begin(&mut rig, &id, "different_facilities", "mainland", ""));
    assert_eq!(
        missing,
        [("reason".to_owned(), "change_needs_reason".to_owned())]
    );
    let view = must(begin(
        &mut rig,
        &id,
        "different_facilities",
        "mainland",
        "The port moved to another building",
    ));
    assert_eq!(works(&view).scenario, "different_facilities");
    assert_eq!(works(&view).reason, "The port moved to another building");
    let line = &view.history[0];
    assert_eq!(line.kind, HistoryKind::WorksBegun);
    let request = Withdraw {
        key: rig.key(),
        circuit: id.clone(),
        event: line.event.clone(),
        reason: "mistake".into(),
    };
    let back = must(rig.run(|desk, occasion| desk.withdraw(occasion, request)));
    assert_eq!(works(&back).scenario, "same_facility");
}

#[test]
fn a_step_has_owner_due_date_state_and_note_and_says_what_it_waits_for() {
    let (_folder, mut rig, id) = begun("different_facilities", "mainland");
    let view = rig.page(&id);
    assert_eq!(step(&view, "site_survey").waits_for, ["cage_access"]);
    assert_eq!(
        step(&view, "fibre_laying").waits_for,
        ["carrier_installation", "patch_cable"]
    );
    let view = must(note(&mut rig, &id, "cage_access", "done", ""));
    let access = step(&view, "cage_access");
    assert_eq!(
        (
            access.state.as_str(),
            access.who.as_str(),
            access.note.as_str()
        ),
        ("done", "岚合网络", "Riser B")
    );
    assert_eq!(access.due.as_deref(), Some("2026-12-16"));
    assert_eq!(step(&view, "site_survey").state, "ready");
    let view = must(note(
        &mut rig,
        &id,
        "carrier_installation",
        "not_needed",
        "The line is there already",
    ));
    assert_eq!(
        step(&view, "carrier_installation").reason,
        "The line is there already"
    );
    let missing = fields(note(&mut rig, &id, "deployment", "not_needed", ""));
    assert_eq!(missing[0].0, "reason");
    let wrong = fields(note(&mut rig, &id, "meet_me_room", "done", ""));
    assert_eq!(wrong[0].1, "step_not_here");
}

#[test]
fn the_survey_has_two_working_days_from_its_request() {
    let (_folder, mut rig, id) = begun("different_facilities", "mainland");
    must(note(&mut rig, &id, "cage_access", "done", ""));
    let view = ask_survey(&mut rig, &id);
    let clock = works(&view).survey_clock.as_ref().unwrap();
    assert_eq!(
        (clock.kind, clock.outcome, clock.allowed),
        (ClockWord::Survey, ClockOutcome::Open, Some(2))
    );
    assert_eq!(step(&view, "site_survey").state, "started");
    assert_eq!(step(&view, "site_survey").due_from, Some(DueWord::Clock));
    rig.wait(Duration::hours(20));
    let view = must(record_survey(&mut rig, &id, sheet(), Vec::new()));
    let clock = works(&view).survey_clock.as_ref().unwrap();
    assert_eq!(clock.outcome, ClockOutcome::Kept);
    assert_eq!(step(&view, "site_survey").state, "done");
}

#[test]
fn open_items_of_the_survey_are_named_and_may_stay_open_for_a_reason() {
    let (_folder, mut rig, id) = begun("different_facilities", "mainland");
    let form = SurveyForm {
        distance: String::new(),
        procedures: String::new(),
        ..sheet()
    };
    let open = fields(record_survey(&mut rig, &id, form.clone(), Vec::new()));
    let of = |field: &str| (field.to_owned(), "survey_item_open".to_owned());
    assert_eq!(open, [of("distance"), of("procedures")]);
    let kept = ["distance", "procedures"].map(|field| KeptWarning {
        field: field.into(),
        code: "survey_item_open".into(),
        reason: "The tray was locked".into(),
    });
    let view = must(record_survey(&mut rig, &id, form, kept.to_vec()));
    let survey = works(&view).survey.as_ref().unwrap();
    assert_eq!(survey.kept.len(), 2);
    assert!(
        survey.kept[0].said.en.contains("Item 7"),
        "{:?}",
        survey.kept[0].said
    );
    let typed = SurveyForm {
        evidence: String::new(),
        ..sheet()
    };
    let blocked = fields(record_survey(&mut rig, &id, typed, Vec::new()));
    assert_eq!(
        blocked,
        [("evidence".to_owned(), "evidence_missing".to_owned())]
    );
}

#[test]
fn costs_and_cable_are_recorded() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    let key = rig.key();
    let form = CostForm {
        with: "China Telecom, Mr Shen".into(),
        once: "12000".into(),
        monthly: "4800.50".into(),
        currency: "CNY".into(),
        note: String::new(),
    };
    let request = ConfirmCost {
        key,
        circuit: id.clone(),
        form,
        by: "Lin Yue".into(),
    };
    let view = must(rig.run(|desk, occasion| desk.confirm_cost(occasion, request)));
    assert_eq!(step(&view, "end_to_end_cost").state, "done");
    for (delivered, state) in [(false, "started"), (true, "done")] {
        let form = CableForm {
            operator: "Xiaoshan IDC".into(),
            rental: "300".into(),
            currency: "CNY".into(),
            delivered,
            ..CableForm::default()
        };
        let request = NoteCable {
            key: rig.key(),
            circuit: id.clone(),
            form,
            by: "Lin Yue".into(),
        };
        let view = must(rig.run(|desk, occasion| desk.note_cable(occasion, request)));
        assert_eq!(step(&view, "patch_cable").state, state);
    }
}

#[test]
fn light_is_held_against_the_class_of_the_port() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    let nothing = fields(light(&mut rig, &id, ("", ""), ("", "")));
    assert_eq!(nothing, [("rxHere".to_owned(), "no_reading".to_owned())]);
    let view = must(light(&mut rig, &id, ("-2.1", "-40"), ("-1.8", "-38")));
    assert_eq!(works(&view).light[0].check.findings, ["strands_swapped"]);
    assert_eq!(step(&view, "optical_power").state, "failed");
    let view = must(light(&mut rig, &id, ("-2.1", "-4.3"), ("−1,8", "-5")));
    assert_eq!(works(&view).light[0].check.passed, Some(true));
    assert_eq!(works(&view).light[0].check.inbound.as_deref(), Some("2.5"));
    assert_eq!(step(&view, "optical_power").state, "done");
    assert_eq!(works(&view).light.len(), 2, "the failed one stays");
}

#[test]
fn tests_have_values_units_and_limits_with_their_source() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    let view = rig.page(&id);
    let limit = &works(&view).limits[0];
    assert_eq!(
        (
            limit.kind.as_str(),
            limit.limit.as_str(),
            limit.source.as_str()
        ),
        ("bandwidth", "4000", "contract")
    );
    let view = must(test(&mut rig, &id, "bandwidth", "3985", "4000", "contract"));
    assert_eq!(step(&view, "bandwidth").state, "failed");
    let view = must(test(
        &mut rig,
        &id,
        "bandwidth",
        "4001.5",
        "4000",
        "contract",
    ));
    assert_eq!(step(&view, "bandwidth").state, "done");
    assert!(works(&view).tests[1].superseded);
    let view = must(test(&mut rig, &id, "connectivity", "100", "100", "typed"));
    assert_eq!(step(&view, "connectivity").state, "done");
    let view = must(test(&mut rig, &id, "latency", "1.2", "", ""));
    assert_eq!(
        step(&view, "sla").state,
        "started",
        "measured without a limit says nothing"
    );
    let view = must(test(&mut rig, &id, "latency", "1.2", "2", "typed"));
    assert_eq!(step(&view, "sla").state, "done");
    let unsaid = fields(test(&mut rig, &id, "loss", "0", "0.1", ""));
    assert_eq!(
        unsaid,
        [("limitSource".to_owned(), "limit_source_unknown".to_owned())]
    );
}

#[test]
fn what_was_built_stands_beside_the_loa_and_a_difference_must_be_explained() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    assert!(works(&rig.page(&id)).as_built.blocks, "nothing recorded");
    let view = must(built(&mut rig, &id, "13 / 14", Vec::new()));
    let shown = &works(&view).as_built;
    let verdict = |field: &str| {
        shown
            .lines
            .iter()
            .find(|l| l.field == field)
            .unwrap()
            .verdict
            .clone()
    };
    assert_eq!(verdict("panel_port"), "differs");
    assert_eq!(verdict("carrier_circuit_id"), "same");
    assert_eq!(verdict("cable_label"), "not_in_loa");
    assert!(shown.blocks);
    let why = ExplainedForm {
        field: "panel_port".into(),
        reason: "Port 11 was broken; the operator gave 13".into(),
    };
    let view = must(built(&mut rig, &id, "13 / 14", vec![why]));
    assert!(!works(&view).as_built.blocks);
    let view = must(built(&mut rig, &id, "11/12", Vec::new()));
    assert!(!works(&view).as_built.blocks, "resolved");
    let find = |rig: &mut Rig, text: &str| {
        let query = CircuitQuery {
            search: text.into(),
            limit: 5,
            ..CircuitQuery::default()
        };
        must(rig.run(|desk, occasion| desk.circuits(occasion, query)))
            .rows
            .len()
    };
    assert_eq!(find(&mut rig, "XS302-C07"), 1, "found by its cable label");
    assert_eq!(find(&mut rig, "hz-mstp-0098"), 1, "found by its circuit id");
}

#[test]
fn files_are_kept_and_what_runs_or_is_too_large_is_refused() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    let mut picture = std::io::Cursor::new(Vec::new());
    image::GrayImage::from_pixel(40, 30, image::Luma([120]))
        .write_to(&mut picture, image::ImageFormat::Png)
        .unwrap();
    let picture = picture.into_inner();
    let view = must(attach(
        &mut rig,
        &id,
        "../rack.png",
        &picture,
        "site_survey",
    ));
    assert_eq!(works(&view).files[0].name, "rack.png");
    assert_eq!(step(&view, "site_survey").files, 1);
    let view = must(attach(&mut rig, &id, "figures.csv", b"a;b", "test_report"));
    assert_eq!(step(&view, "test_report").state, "done");
    let (file, event) = {
        let kept = &works(&view).files;
        (kept[1].file.clone(), kept[0].event.clone())
    };
    let shown = rig
        .run(|desk, occasion| desk.attachment_picture(occasion, ById { id: file.clone() }))
        .unwrap();
    assert_eq!(shown.media, "image/png");
    let saved = rig
        .run(|desk, occasion| desk.attachment_bytes(occasion, ById { id: file }))
        .unwrap();
    assert_eq!(
        (saved.name.as_str(), saved.bytes),
        ("rack.png", picture.clone())
    );
    let mut why = |name: &str, bytes: &[u8]| {
        attach(&mut rig, &id, name, bytes, "").unwrap_err().params["why"].clone()
    };
    assert_eq!(why("report.exe", b"hello"), "attachment_program");
    assert_eq!(why("report.pdf", b"MZ\x90\0"), "attachment_program");
    assert_eq!(why("report.pdf", &picture), "attachment_disguised");
    assert_eq!(why("empty.txt", b""), "attachment_empty");
    let again = attach(&mut rig, &id, "rack.png", &picture, "site_survey").unwrap_err();
    assert_eq!(again.params["why"], "attachment_again");
    let large = vec![b'a'; 25 * 1024 * 1024 + 1];
    let refused = attach(&mut rig, &id, "large.txt", &large, "").unwrap_err();
    assert_eq!(refused.params["limit"], "25");
    must(attach(&mut rig, &id, "just.txt", &large[1..], ""));
    let request = Withdraw {
        key: rig.key(),
        circuit: id.clone(),
        event,
        reason: "mistake".into(),
    };
    let back = must(rig.run(|desk, occasion| desk.withdraw(occasion, request)));
    assert_eq!(step(&back, "test_report").state, "waiting");
}

#[test]
fn the_same_record_sent_twice_is_made_once_and_survives_a_restart() {
    let (_folder, mut rig, id) = begun("different_facilities", "elsewhere");
    let request = RequestSurvey {
        key: rig.key(),
        circuit: id.clone(),
        asked: "Equinix".into(),
        note: String::new(),
        by: "Lin Yue".into(),
        at: local(&rig),
        zone: "UTC".into(),
    };
    let send =
        |desk: &mut Desk, occasion: Occasion<'_>| desk.request_survey(occasion, request.clone());
    let once = must(rig.run(send)).history.len();
    rig.reopen();
    assert_eq!(must(rig.run(send)).history.len(), once);
    assert!(works(&rig.page(&id)).survey_request.is_some());
}

#[test]
fn nobody_enters_the_cage_elsewhere() {
    let (_folder, mut rig, id) = begun("different_facilities", "elsewhere");
    let view = rig.page(&id);
    assert_eq!(step(&view, "site_survey").waits_for, ["meet_me_room"]);
    assert_eq!(
        step(&view, "meet_me_room").owner,
        "construction_company",
        "the team asks the operator for the room"
    );
    let refused = fields(note(&mut rig, &id, "cage_access", "done", ""));
    assert_eq!(refused[0].1, "step_not_here");
}

#[test]
fn each_key_item_of_the_survey_is_asked_for() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    type Clear = fn(&mut SurveyForm);
    let items: [(&str, Clear); 9] = [
        ("rate", |form| form.rate.clear()),
        ("rate", |form| form.own_wavelength.clear()),
        ("rate", |form| form.reach.clear()),
        ("fibre", |form| form.fibre.clear()),
        ("connector", |form| form.connector.clear()),
        ("rack", |form| form.rack.clear()),
        ("routeConfirmed", |form| form.route_confirmed.clear()),
        ("esd", |form| form.esd.clear()),
        ("procedures", |form| form.procedures.clear()),
    ];
    for (field, clear) in items {
        let mut form = sheet();
        clear(&mut form);
        let open = fields(record_survey(&mut rig, &id, form, Vec::new()));
        assert_eq!(open, [(field.to_owned(), "survey_item_open".to_owned())]);
    }
    must(record_survey(&mut rig, &id, sheet(), Vec::new()));
}

#[test]
fn the_carrier_installs_after_the_survey_and_the_costs() {
    let (_folder, mut rig, id) = begun("different_facilities", "mainland");
    let view = rig.page(&id);
    assert_eq!(
        step(&view, "carrier_installation").waits_for,
        ["site_survey", "end_to_end_cost"]
    );
    assert_eq!(step(&view, "carrier_installation").owner, "carrier");
    must(record_survey(&mut rig, &id, sheet(), Vec::new()));
    let request = ConfirmCost {
        key: rig.key(),
        circuit: id.clone(),
        form: CostForm {
            with: "China Telecom".into(),
            monthly: "4800".into(),
            currency: "CNY".into(),
            ..CostForm::default()
        },
        by: "Lin Yue".into(),
    };
    let view = must(rig.run(|desk, occasion| desk.confirm_cost(occasion, request)));
    assert_eq!(step(&view, "carrier_installation").state, "ready");
    let view = must(note(&mut rig, &id, "carrier_installation", "done", ""));
    assert_eq!(step(&view, "carrier_installation").state, "done");
    assert_eq!(step(&view, "fibre_laying").waits_for, ["patch_cable"]);
}

#[test]
fn in_building_works_follow_each_other() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    must(record_survey(&mut rig, &id, sheet(), Vec::new()));
    let view = must(note(&mut rig, &id, "deployment", "done", ""));
    assert_eq!(step(&view, "deployment").state, "done");
    assert_eq!(step(&view, "cross_connect").waits_for, ["fibre_laying"]);
    assert_eq!(step(&view, "optical_power").waits_for, ["cross_connect"]);
    let view = must(note(&mut rig, &id, "fibre_laying", "done", ""));
    assert_eq!(step(&view, "cross_connect").state, "ready");
    let view = must(note(&mut rig, &id, "cross_connect", "done", ""));
    assert_eq!(step(&view, "optical_power").state, "ready");
    assert_eq!(step(&view, "connectivity").waits_for, ["optical_power"]);
    let view = must(light(&mut rig, &id, ("-2.1", "-4.3"), ("-1.8", "-5")));
    assert_eq!(step(&view, "connectivity").state, "ready");
}

#[test]
fn once_everything_is_built_the_report_of_completion_comes_next() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    must(note(&mut rig, &id, "cage_access", "done", ""));
    must(record_survey(&mut rig, &id, sheet(), Vec::new()));
    let view = rig.page(&id);
    let open: Vec<String> = names(&view)
        .into_iter()
        .filter(|one| !["cage_access", "site_survey", "as_built"].contains(one))
        .map(str::to_owned)
        .collect();
    for step in open {
        must(note(&mut rig, &id, &step, "not_needed", "It was there"));
    }
    let view = must(built(&mut rig, &id, "13 / 14", Vec::new()));
    assert_eq!(view.next.next, NextWord::Construct, "a difference is open");
    assert_eq!(step(&view, "as_built").state, "started");
    let view = must(built(&mut rig, &id, "11 / 12", Vec::new()));
    assert_eq!(view.next.next, NextWord::ReportCompletion);
    assert_eq!(view.row.step, StepWord::Construction);
    let query = CircuitQuery {
        search: "Binjiang-1".into(),
        limit: 5,
        ..CircuitQuery::default()
    };
    let rows = must(rig.run(|desk, occasion| desk.circuits(occasion, query))).rows;
    assert_eq!(
        rows[0].next,
        NextWord::ReportCompletion,
        "the table says so too"
    );
}
