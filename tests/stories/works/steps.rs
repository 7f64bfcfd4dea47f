//! The steps of construction: which there are, what each waits for, and what comes after the last.

use desk_api::wire::*;
use desk_api::{Desk, Occasion};
use desk_tests::story::{Rig, must};

use super::acts::{
    begin, begun, built, fields, light, local, names, note, record_survey, sheet, step, works,
};

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
