//! Where a circuit's time went: whatever was recorded, in whatever order, the stretches cover the way without a gap.
#![allow(clippy::unwrap_used)]

mod history;

use chrono::{DateTime, TimeDelta, Utc};
use desk_domain::circuit::CircuitStatus;
use desk_domain::circuit_record::CircuitRecord;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::loa::LoaStatus;
use desk_domain::loa_record::LoaRecord;
use desk_domain::observation::Observation;
use desk_domain::spent::{Stretch, spent, stretches, who};
use desk_domain::turn::{Step, Turn};
use desk_domain::works::WorksPlan;
use history::event;
use proptest::prelude::*;

fn hour(hour: i64) -> DateTime<Utc> {
    "2026-11-02T00:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::hours(hour)
}

fn seen(status: &str, by: &str) -> Observation {
    Observation {
        status: status.into(),
        seen_by: by.into(),
        ..Observation::default()
    }
}

fn works() -> Fact {
    Fact::WorksBegun(WorksPlan {
        scenario: "different_facilities".into(),
        jurisdiction: "mainland".into(),
        reason: String::new(),
        by: "Lin Yue".into(),
    })
}

/// A circuit: the application at hour 0, then what was seen of the port, and when construction began.
fn circuit(port: &[(i64, &str)], begun: Option<i64>) -> CircuitRecord {
    let mut events = vec![event(Aggregate::Circuit, 1, hour(0), history::port())];
    for (seq, (at, status)) in (2..).zip(port) {
        let fact = Fact::PortObserved(seen(status, "Wu Qing"));
        events.push(event(Aggregate::Circuit, seq, hour(*at), fact));
    }
    events.extend(begun.map(|at| event(Aggregate::Circuit, 900, hour(at), works())));
    CircuitRecord::fold(&events).unwrap()
}

/// An LOA: applied for at an hour, then what was seen of it. `seq` tells which of several is the newer one.
fn loa(seq: u32, at: i64, answers: &[(i64, &str)]) -> LoaRecord {
    let mut events = vec![event(
        Aggregate::Loa,
        seq,
        hour(at),
        history::loa(hour(900)),
    )];
    for (next, (at, status)) in (seq + 1..).zip(answers) {
        let fact = Fact::LoaObserved(seen(status, "Shen"));
        events.push(event(Aggregate::Loa, next, hour(*at), fact));
    }
    LoaRecord::fold(&events).unwrap()
}

fn told(all: &[Stretch]) -> Vec<(Step, Turn, i64, Option<i64>)> {
    let hours = |at: DateTime<Utc>| (at - hour(0)).num_hours();
    all.iter()
        .map(|one| (one.step, one.turn, hours(one.from), one.until.map(hours)))
        .collect()
}

#[test]
fn a_way_from_application_to_service_names_each_wait() {
    let port = circuit(
        &[(5, "Allocated"), (300, "Confirmed"), (340, "Enabled")],
        Some(120),
    );
    let one = loa(
        10,
        50,
        &[(80, "Available"), (200, "Completing"), (290, "Complete")],
    );
    let all = stretches(&port, [&one], false);
    assert_eq!(
        told(&all),
        [
            (Step::Port, Turn::Theirs, 0, Some(5)),
            (Step::Loa, Turn::Yours, 5, Some(50)),
            (Step::Loa, Turn::Theirs, 50, Some(80)),
            (Step::Loa, Turn::Yours, 80, Some(120)),
            (Step::Construction, Turn::Yours, 120, Some(200)),
            (Step::Construction, Turn::Theirs, 200, Some(290)),
            (Step::Activation, Turn::Yours, 290, Some(340)),
        ]
    );
    let of_loa = spent(&all, Step::Loa);
    assert_eq!(
        (of_loa.ours, of_loa.theirs),
        (TimeDelta::hours(45 + 40), TimeDelta::hours(30))
    );
    assert_eq!(
        (of_loa.from, of_loa.until),
        (Some(hour(5)), Some(hour(120)))
    );
    assert_eq!(who(&port.entries, hour(5)), Some("Wu Qing"));
    assert_eq!(who(&port.entries, hour(120)), Some("Lin Yue"));
    assert_eq!(who(&port.entries, hour(6)), None);
}

#[test]
fn a_refusal_waits_for_us_and_a_second_application_is_the_same_step() {
    let port = circuit(&[(5, "Allocated")], None);
    let first = loa(10, 20, &[(60, "Rejected")]);
    let second = loa(20, 100, &[]);
    for order in [[&first, &second], [&second, &first]] {
        let all = stretches(&port, order, false);
        assert_eq!(
            told(&all)[2..],
            [
                (Step::Loa, Turn::Theirs, 20, Some(60)),
                (Step::Loa, Turn::Stop, 60, Some(100)),
                (Step::Loa, Turn::Theirs, 100, None),
            ]
        );
        let of_loa = spent(&all, Step::Loa);
        assert_eq!(of_loa.ours, TimeDelta::hours(15 + 40));
        assert_eq!(of_loa.running, Some((Turn::Theirs, hour(100))));
    }
}

#[test]
fn a_circuit_that_is_over_or_has_a_successor_waits_for_nobody() {
    let ended = circuit(&[(5, "Allocated"), (30, "Canceled")], None);
    let all = stretches(&ended, [], false);
    assert_eq!(all.last().unwrap().until, Some(hour(30)));
    let failed = circuit(&[(7, "AllocationFailed")], None);
    assert_eq!(told(&stretches(&failed, [], false)).len(), 2);
    assert_eq!(
        told(&stretches(&failed, [], true)),
        [(Step::Port, Turn::Theirs, 0, Some(7))]
    );
}

fn word(words: Vec<&'static str>) -> impl Strategy<Value = &'static str> {
    proptest::sample::select(words)
}

type Seen = Vec<(i64, &'static str)>;

/// What was seen, at any hours, also before the application, in any order.
fn any_seen(words: Vec<&'static str>) -> impl Strategy<Value = Seen> {
    proptest::collection::vec((-10_i64..400, word(words)), 0..8)
}

proptest! {
    #[test]
    fn stretches_cover_the_way_without_gap_or_overlap(
        port in any_seen(CircuitStatus::ALL.iter().map(|s| s.as_wire()).collect()),
        loas in proptest::collection::vec((0_i64..300, any_seen(LoaStatus::ALL.iter().map(|s| s.as_wire()).collect())), 0..3),
        begun in proptest::option::of(0_i64..400),
        succeeded: bool,
    ) {
        let record = circuit(&port, begun);
        let loas: Vec<LoaRecord> = (1..).zip(&loas).map(|(n, (at, seen))| loa(n * 20, *at, seen)).collect();
        let all = stretches(&record, &loas, succeeded);

        for pair in all.windows(2) {
            prop_assert_eq!(pair[0].until, Some(pair[1].from), "no gap");
            prop_assert_ne!((pair[0].step, pair[0].turn), (pair[1].step, pair[1].turn), "one wait is one stretch");
        }
        for one in &all {
            prop_assert!(one.until.is_none_or(|until| until > one.from));
            prop_assert!(!matches!(one.turn, Turn::Done | Turn::Closed));
        }
        if let Some(first) = all.first() {
            prop_assert_eq!(first.from, record.applied_at);
        }
        prop_assert!(all.iter().rev().skip(1).all(|one| one.until.is_some()), "only the last goes on");

        // what the steps took is what the way took, each hour once
        let steps: Vec<_> = Step::ALL.iter().map(|step| spent(&all, *step)).collect();
        let total: TimeDelta = steps.iter().map(|step| step.ours + step.theirs).sum();
        let ends = all.iter().filter_map(|one| one.until).max();
        prop_assert_eq!(total, ends.map_or(TimeDelta::zero(), |end| end - record.applied_at));
        let running = steps.iter().filter(|step| step.running.is_some()).count();
        prop_assert_eq!(running, usize::from(all.last().is_some_and(|one| one.until.is_none())));

        // it does not matter in which order the LOAs are named
        prop_assert_eq!(stretches(&record, loas.iter().rev(), succeeded), all);
    }
}
