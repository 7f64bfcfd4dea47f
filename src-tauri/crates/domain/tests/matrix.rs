//! The whole of both state machines as pictures that a change must redraw: every status with every action
//! and every observation. A second look at the same tables then walks them by brute force.
#![allow(clippy::unwrap_used)]

use desk_domain::circuit::{self, CircuitAction, CircuitStatus, CircuitStep};
use desk_domain::loa::{self, LoaAction, LoaStatus, LoaStep};
use desk_domain::machine::{Arrow, By, Outcome, Seen};
use desk_domain::turn::{Step, Turn};
use proptest::prelude::*;
use std::fmt::Write as _;

fn cell<S: Copy + PartialEq + std::fmt::Display>(outcome: &Outcome<S>) -> String {
    match outcome {
        Outcome::Moved { to, skipped } if skipped.is_empty() => format!("→ {to}"),
        Outcome::Moved { to, skipped } => {
            let passed: Vec<String> = skipped.iter().map(ToString::to_string).collect();
            format!("→ {to}  (not seen: {})", passed.join(", "))
        }
        Outcome::Unchanged => "known already".into(),
        Outcome::Unreachable => "CONFLICT".into(),
        Outcome::Refused(refusal) => format!("refused: {refusal}"),
    }
}

fn word(loa: LoaStatus) -> &'static str {
    if loa == LoaStatus::NotApplied {
        "(none)"
    } else {
        loa.as_wire()
    }
}

#[test]
fn circuit_matrix() {
    let mut picture = String::new();
    for &from in CircuitStatus::ALL {
        writeln!(picture, "{from}").unwrap();
        for &action in CircuitAction::ALL {
            writeln!(
                picture,
                "  we {action}: {}",
                cell(&circuit::step(from, CircuitStep::Act(action)))
            )
            .unwrap();
        }
        for &seen in CircuitStatus::ALL {
            writeln!(
                picture,
                "  seen {seen}: {}",
                cell(&circuit::step(from, CircuitStep::Observe(seen)))
            )
            .unwrap();
        }
    }
    insta::assert_snapshot!(picture);
}

#[test]
fn loa_matrix() {
    let mut picture = String::new();
    for &from in LoaStatus::ALL {
        writeln!(picture, "{}", word(from)).unwrap();
        for &action in LoaAction::ALL {
            writeln!(
                picture,
                "  we {action}: {}",
                cell(&loa::step(from, LoaStep::Act(action)))
            )
            .unwrap();
        }
        for &seen in LoaStatus::ALL {
            writeln!(
                picture,
                "  seen {}: {}",
                word(seen),
                cell(&loa::step(from, LoaStep::Observe(seen)))
            )
            .unwrap();
        }
    }
    insta::assert_snapshot!(picture);
}

/// Both statuses together: turn, step, and whether an LOA may be applied for or the circuit confirmed.
#[test]
fn both_statuses_together() {
    let mut picture = String::new();
    for &circuit in CircuitStatus::ALL {
        for &loa in LoaStatus::ALL {
            let may = |yes: bool, what: &'static str| if yes { what } else { "" };
            let line = format!(
                "{circuit} · {}: {}, {} {} {}",
                word(loa),
                Turn::of(circuit, loa),
                Step::of(circuit, loa),
                may(loa::may_apply(circuit, loa).is_ok(), "| may apply"),
                may(circuit::may_confirm(circuit, loa).is_ok(), "| may confirm"),
            );
            writeln!(picture, "{}", line.trim_end()).unwrap();
        }
    }
    insta::assert_snapshot!(picture);
}

#[test]
fn the_tables_say_what_the_sources_say() {
    let from = |action| -> Vec<CircuitStatus> {
        CircuitStatus::ALL
            .iter()
            .copied()
            .filter(|&status| circuit::act(status, action).is_ok())
            .collect()
    };
    use CircuitStatus as S;
    assert_eq!(
        from(CircuitAction::Cancel),
        [S::Initial, S::Approved, S::Allocated, S::Confirmed],
        "never while allocating"
    );
    assert_eq!(
        from(CircuitAction::Delete),
        [
            S::Allocated,
            S::Confirmed,
            S::Rejected,
            S::Canceled,
            S::AllocationFailed,
            S::Terminated
        ],
        "the six deletable states"
    );
    assert_eq!(from(CircuitAction::Terminate), [S::Enabled]);
    assert_eq!(from(CircuitAction::Resubmit), [S::Rejected]);
    // One arrow of the circuit is a conclusion of the desk; of the LOA, all that decision makers listed as such.
    assert_eq!(
        circuit::ARROWS
            .iter()
            .filter(|arrow| arrow.inferred)
            .count(),
        1
    );
    assert_eq!(
        loa::ARROWS.iter().filter(|arrow| arrow.inferred).count(),
        11
    );
    assert_eq!(
        "AllocationFailed".parse::<S>().unwrap(),
        S::AllocationFailed,
        "both spellings are read"
    );
    assert_eq!(S::AllocationFailed.as_wire(), "Allocation Failed");
    assert_eq!(LoaStatus::from_wire("").unwrap(), LoaStatus::NotApplied);
}

#[test]
fn no_arrow_is_written_twice_and_none_leaves_a_deleted_circuit() {
    fn twice<S: Copy + PartialEq, A: Copy + PartialEq>(table: &[Arrow<S, A>]) -> bool {
        table.iter().enumerate().any(|(at, arrow)| {
            table[..at].iter().any(|before| {
                before.from == arrow.from
                    && match (before.by, arrow.by) {
                        (By::Ours(one), By::Ours(other)) => one == other,
                        (By::Theirs, By::Theirs) => before.to == arrow.to,
                        _ => false,
                    }
            })
        })
    }
    assert!(!twice(circuit::ARROWS), "an action must have one end");
    assert!(!twice(loa::ARROWS), "an action must have one end");
    assert!(circuit::allowed_actions(CircuitStatus::Deleted).is_empty());
    assert!(circuit::observable(CircuitStatus::Deleted).is_empty());
    for &status in CircuitStatus::ALL {
        let reached = status == CircuitStatus::Initial
            || circuit::observable(CircuitStatus::Initial).contains(&status);
        assert!(reached, "{status} is in no circuit's life");
    }
}

/// Every walk without a repeated state, as the states between its ends.
fn walks<S: Copy + PartialEq, A: Copy>(
    table: &[Arrow<S, A>],
    walked: &mut Vec<S>,
    to: S,
    found: &mut Vec<Vec<S>>,
) {
    let at = *walked.last().unwrap();
    for arrow in table.iter().filter(|arrow| arrow.from == at) {
        if arrow.to == to {
            found.push(walked[1..].to_vec());
        } else if !walked.contains(&arrow.to) {
            walked.push(arrow.to);
            walks(table, walked, to, found);
            walked.pop();
        }
    }
}

fn agrees<S: Copy + PartialEq + std::fmt::Debug, A: Copy>(
    table: &[Arrow<S, A>],
    from: S,
    to: S,
    seen: &Seen<S>,
) {
    if from == to {
        assert_eq!(*seen, Seen::Unchanged);
        return;
    }
    let mut found = Vec::new();
    walks(table, &mut vec![from], to, &mut found);
    let by_force = match found.iter().min_by_key(|walk| walk.len()) {
        None => Seen::Unreachable,
        Some(shortest) => {
            let on_all = |state: &&S| found.iter().all(|walk| walk.contains(state));
            Seen::Applied {
                skipped: shortest.iter().filter(on_all).copied().collect(),
            }
        }
    };
    assert_eq!(*seen, by_force, "{from:?} to {to:?}");
}

#[test]
fn observations_agree_with_a_search_by_force() {
    for &from in CircuitStatus::ALL {
        for &to in CircuitStatus::ALL {
            let seen = circuit::observe(from, to);
            agrees(circuit::ARROWS, from, to, &seen);
            assert_eq!(
                circuit::observable(from).contains(&to),
                matches!(seen, Seen::Applied { .. }),
                "{from} {to}"
            );
        }
    }
    for &from in LoaStatus::ALL {
        for &to in LoaStatus::ALL {
            let seen = loa::observe(from, to);
            agrees(loa::ARROWS, from, to, &seen);
            assert_eq!(
                loa::observable(from).contains(&to),
                matches!(seen, Seen::Applied { .. }),
                "{from} {to}"
            );
        }
    }
}

fn circuit_step() -> impl Strategy<Value = CircuitStep> {
    prop_oneof![
        proptest::sample::select(CircuitAction::ALL).prop_map(CircuitStep::Act),
        proptest::sample::select(CircuitStatus::ALL).prop_map(CircuitStep::Observe),
    ]
}

proptest! {
    /// Whatever is done and seen, a circuit only ever stands where arrows of the table lead from its start,
    /// and a refused or contradicting step leaves it where it was.
    #[test]
    fn a_history_never_leaves_the_table(steps in proptest::collection::vec(circuit_step(), 0..40)) {
        let mut at = CircuitStatus::Initial;
        for step in steps {
            match circuit::step(at, step) {
                Outcome::Moved { to, skipped } => {
                    match step {
                        CircuitStep::Act(action) => {
                            prop_assert!(circuit::ARROWS.iter().any(|arrow| (arrow.from, arrow.to, arrow.by) == (at, to, By::Ours(action))));
                            prop_assert!(skipped.is_empty(), "we skip nothing");
                        }
                        CircuitStep::Observe(seen) => {
                            prop_assert_eq!(to, seen);
                            let mut before = at;
                            for &next in skipped.iter().chain([&to]) {
                                prop_assert!(circuit::observable(before).contains(&next));
                                before = next;
                            }
                        }
                    }
                    at = to;
                }
                Outcome::Unchanged => prop_assert_eq!(step, CircuitStep::Observe(at)),
                Outcome::Unreachable => prop_assert!(matches!(step, CircuitStep::Observe(to) if !circuit::observable(at).contains(&to))),
                Outcome::Refused(_) => prop_assert!(matches!(step, CircuitStep::Act(action) if !circuit::allowed_actions(at).contains(&action))),
            }
        }
    }
}
