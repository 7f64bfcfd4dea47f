//! The end of a circuit: what stands in its way, and in which states it may come.

use desk_api::wire::*;
use desk_domain::circuit::{CircuitStatus, act};
use desk_tests::story::{Rig, must};

use super::line::{ID, Line, codes};

#[test]
fn what_hangs_on_the_port_blocks_termination_and_a_terminated_port_reminds_until_unsubscribed() {
    let mut line = Line::live();
    let hang = SaveDependant {
        key: line.rig.key(),
        circuit: line.id.clone(),
        kind: "vbr".into(),
        name: "vbr-bp1x".into(),
        note: String::new(),
        by: "Lin Yue".into(),
    };
    let page = must(
        line.rig
            .run(|desk, occasion| desk.save_dependant(occasion, hang)),
    );
    let key = page.live.dependants[0].key.clone();
    let refused = line.acts(ActWord::Terminate, "5x2m").unwrap_err();
    assert!(refused.message.contains("vbr-bp1x"), "{refused}");
    let gone = RemoveDependant {
        key: line.rig.key(),
        circuit: line.id.clone(),
        dependant: key,
        by: "Lin Yue".into(),
    };
    must(
        line.rig
            .run(|desk, occasion| desk.remove_dependant(occasion, gone)),
    );
    let wrong = line.acts(ActWord::Terminate, "0000").unwrap_err();
    assert_eq!(
        codes(&wrong),
        [("lastFour".into(), "last_four_differ".into())]
    );
    let page = must(line.acts(ActWord::Terminate, "5x2m"));
    assert_eq!(page.row.status, "Terminating");
    assert!(page.live.still_billed);
    assert_eq!(page.next.next, NextWord::Unsubscribe);
    must(line.sees_port("Terminated"));
    let page = must(line.acts(ActWord::Delete, ""));
    assert_eq!(page.row.status, "Deleted");
    assert!(page.live.still_billed, "the task stays until it is done");
    assert!(
        page.history
            .iter()
            .any(|e| e.kind == HistoryKind::CircuitActed)
    );
    assert_eq!(
        line.found("Hangzhou-1"),
        1,
        "a deleted circuit is still found"
    );
    let done = line.done();
    let page = must(
        line.rig
            .run(|desk, occasion| desk.unsubscribe(occasion, done)),
    );
    assert!(!page.live.still_billed);
    assert_eq!(page.row.turn, TurnWord::Closed);
}

#[test]
fn cancel_terminate_and_delete_are_taken_in_exactly_the_states_of_the_table() {
    use desk_domain::circuit::CircuitAction as A;
    let routes: &[(&str, &[&str])] = &[
        ("Initial", &[]),
        ("Approved", &["Approved"]),
        ("Allocating", &["Allocating"]),
        ("Rejected", &["Rejected"]),
        ("Allocation Failed", &["Allocation Failed"]),
        ("Confirmed", &["Allocated", "Confirmed"]),
        ("Enabled", &["Allocated", "Enabled"]),
        ("Terminating", &["Allocated", "Enabled", "Terminating"]),
        ("Terminated", &["Allocated", "Enabled", "Terminated"]),
        ("Canceled", &["Canceled"]),
        ("Allocated", &["Allocated"]),
        ("Deleted", &["Allocated", "Deleted"]),
    ];
    for (state, route) in routes {
        for (word, action) in [
            (ActWord::Cancel, A::Cancel),
            (ActWord::Terminate, A::Terminate),
            (ActWord::Delete, A::Delete),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let (mut rig, account) = Rig::ready(folder.path());
            let id = rig.circuit(&account, "Hangzhou-1").view.id.clone();
            let mut line = Line {
                rig,
                id,
                _folder: folder,
            };
            for status in *route {
                if *status == "Allocated" {
                    let mut seen = RecordPort {
                        key: line.rig.key(),
                        circuit: line.id.clone(),
                        status: "Allocated".into(),
                        instance_id: ID.into(),
                        port: String::new(),
                        device: String::new(),
                        reason: String::new(),
                        seen_by: "Lin Yue".into(),
                        seen_at: String::new(),
                        zone: "UTC".into(),
                    };
                    seen.seen_at = line.at();
                    must(
                        line.rig
                            .run(|desk, occasion| desk.record_port(occasion, seen)),
                    );
                } else {
                    must(line.sees_port(status));
                }
            }
            let page = line.page();
            assert_eq!(&page.row.status, state);
            let allowed = act(CircuitStatus::from_wire(state).unwrap(), action).is_ok();
            assert_eq!(
                page.live.acts.iter().any(|one| one.action == word),
                allowed,
                "{state} {action}"
            );
            assert_eq!(line.acts(word, "5x2m").is_ok(), allowed, "{state} {action}");
        }
    }
}

#[test]
fn a_router_or_a_shared_port_stops_the_deletion_and_a_key_does_not() {
    for (kind, stops) in [("vbr", true), ("shared_port", true), ("macsec_key", false)] {
        let mut line = Line::approved();
        let hang = SaveDependant {
            key: line.rig.key(),
            circuit: line.id.clone(),
            kind: kind.into(),
            name: format!("{kind}-1"),
            note: String::new(),
            by: "Lin Yue".into(),
        };
        must(
            line.rig
                .run(|desk, occasion| desk.save_dependant(occasion, hang)),
        );
        let answer = line.acts(ActWord::Delete, "");
        assert_eq!(answer.is_err(), stops, "{kind}");
        if let Err(refused) = answer {
            assert!(refused.message.contains(&format!("{kind}-1")), "{refused}");
        }
    }
}
