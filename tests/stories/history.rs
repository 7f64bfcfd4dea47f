//! What was recorded late, wrongly, or against the rules.

use desk_api::wire::*;
use desk_tests::story::{Rig, engineer, must};

fn withdraw(
    rig: &mut Rig,
    view: &CircuitView,
    line: &HistoryEntry,
) -> Result<CircuitView, ApiError> {
    let request = Withdraw {
        key: rig.key(),
        circuit: view.id.clone(),
        event: line.event.clone(),
        reason: "typed by mistake".into(),
    };
    rig.run(|desk, occasion| desk.withdraw(occasion, request))
}

#[test]
fn undo_takes_back_the_last_record_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .view;
    let after = must(withdraw(&mut rig, &view, &view.history[0]));
    assert_eq!(
        (after.row.status.as_str(), after.row.instance_id),
        ("Initial", None)
    );
    assert_eq!(
        after.history[0].withdrawn.as_ref().unwrap().reason,
        "typed by mistake"
    );
    assert!(!after.history[0].can_withdraw && after.history[1].can_withdraw);
}

#[test]
fn what_something_rests_on_is_not_withdrawn_and_a_handout_never() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let story = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m");
    let view = story
        .loa_applied(vec![engineer("陈致远", "XD4829371")])
        .loa_approved()
        .issued()
        .view;
    assert!(
        view.history.iter().all(|line| !line.can_withdraw),
        "{:#?}",
        view.history
    );
    for line in &view.history {
        let refused = withdraw(&mut rig, &view, line).unwrap_err();
        assert_eq!(refused.code, ErrorCode::Refused);
    }
}

#[test]
fn a_withdrawn_application_leaves_the_table_and_its_page_tells_why() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = rig.circuit(&account, "Line").view;
    let after = must(withdraw(&mut rig, &view, &view.history[0]));
    assert_eq!(after.row.status, "Deleted");
    let query = CircuitQuery {
        search: String::new(),
        turn: None,
        states: Vec::new(),
        offset: 0,
        limit: 50,
        ..CircuitQuery::default()
    };
    let page = must(rig.run(|desk, occasion| desk.circuits(occasion, query.clone())));
    let counts = must(rig.run(|desk, occasion| desk.circuit_counts(occasion, query)));
    assert_eq!((counts.total, page.rows.len()), (0, 0));
    rig.circuit(&account, "Line"); // the name is free again
}

#[test]
fn an_impossible_observation_is_kept_as_a_conflict_and_goes_when_withdrawn() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let mut story = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m");
    let request = story.seen("Rejected", "");
    let view = story.view;
    let view = must(rig.run(|desk, occasion| {
        desk.record_port(
            occasion,
            RecordPort {
                circuit: view.id.clone(),
                ..request
            },
        )
    }));
    assert_eq!(view.row.status, "Allocated", "it moved nothing");
    assert!(view.row.conflict && view.history[0].conflict);
    let after = must(withdraw(&mut rig, &view, &view.history[0]));
    assert!(!after.row.conflict);
}

#[test]
fn an_observation_dated_before_the_last_one_stands_at_its_own_date() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let mut story = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m");
    let mut request = story.seen("Approved", "");
    let id = story.view.id.clone();
    request.seen_at = "2026-11-20T09:00".into();
    let view = must(rig.run(|desk, occasion| desk.record_port(occasion, request)));
    assert_eq!((view.row.status.as_str(), view.id), ("Allocated", id));
    assert!(view.history[0].late && !view.history[0].conflict);
    assert!(view.history[0].happened_at.starts_with("2026-11-20"));
}

#[test]
fn a_refused_loa_is_applied_for_again_from_what_was_sent() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let mut story = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![engineer("陈致远", "XD4829371")]);
    let request = story.answer("Rejected");
    let id = story.view.id.clone();
    let view = must(rig.run(|desk, occasion| desk.record_loa(occasion, request)));
    assert_eq!(
        (view.next.next, view.next.turn, view.reason.as_deref()),
        (NextWord::ApplyLoaAgain, TurnWord::Stop, Some("because"))
    );
    let start = must(rig.run(|desk, occasion| desk.loa_start(occasion, ById { id: id.clone() })));
    assert!(start.from_earlier && start.form.entry_date.is_empty());
    assert_eq!(start.form.engineers[0].document_number, "XD4829371");
    let form = LoaForm {
        entry_date: "2026-12-17".into(),
        ..start.form
    };
    let apply = ApplyLoa {
        key: rig.key(),
        circuit: id,
        form,
        kept: Vec::new(),
    };
    let view = must(rig.run(|desk, occasion| desk.apply_loa(occasion, apply)));
    assert_eq!(
        (view.row.loa_status.as_str(), view.loas.len()),
        ("Applying", 2)
    );
    let people: u32 = rig.run(|desk, _| {
        desk.store()
            .unwrap()
            .db()
            .query_row("SELECT count(*) FROM person", [], |row| row.get(0))
            .unwrap()
    });
    assert_eq!(people, 1, "the same person is one person");
}
