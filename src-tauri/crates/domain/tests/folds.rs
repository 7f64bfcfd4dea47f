//! Records are folded from whatever events there are: in any order, with any words, with any of them withdrawn.
#![allow(clippy::unwrap_used)]

mod history;

use chrono::{DateTime, TimeDelta, Utc};
use desk_domain::circuit::{self, CircuitStatus};
use desk_domain::circuit_record::CircuitRecord;
use desk_domain::event::{Aggregate, Event, Fact, FileRef};
use desk_domain::handout_record::HandoutFact;
use desk_domain::loa::{self, LoaStatus};
use desk_domain::loa_record::LoaRecord;
use desk_domain::observation::{Approval, Facility, Observation};
use desk_domain::timeline::Effect;
use history::{event, id, port};
use proptest::prelude::*;

/// Day `day` of the story, at nine.
fn day(day: i64) -> DateTime<Utc> {
    "2026-11-01T09:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::days(day)
}

fn observation(status: &str, reason: &str) -> Observation {
    Observation {
        status: status.into(),
        instance_id: "pc-bp1qrb3n7wd0k5x2m".into(),
        reason: reason.into(),
        seen_by: "Shen".into(),
        ..Observation::default()
    }
}

fn withdrawn(seq: u32) -> Fact {
    Fact::Withdrawn {
        event: id(seq),
        reason: "read wrongly".into(),
    }
}

fn application() -> Fact {
    history::loa(day(20))
}

fn approval(room: &str) -> Fact {
    Fact::LoaApproved(Approval {
        facility: Facility {
            room: room.into(),
            ..Facility::default()
        },
        access_flow: "sms_qr".into(),
        official_pdf: None,
        seen_by: "Shen".into(),
    })
}

fn handout() -> Fact {
    let file = FileRef {
        id: "f".into(),
        name: "f.pdf".into(),
        size: 1,
        pages: 1,
        sha256: "00".into(),
    };
    Fact::HandoutIssued(HandoutFact {
        number: "LOA-K7PM-2026-000042".into(),
        revision: 1,
        valid_until: day(50),
        zone: "Asia/Shanghai".into(),
        content_hash: "00".into(),
        document: file.clone(),
        letter: file,
        passes: Vec::new(),
        key: "k".into(),
        reason: String::new(),
        by: String::new(),
        copies: Vec::new(),
        kept: Vec::new(),
    })
}

/// Events of a circuit with the day each happened on, numbered from 1.
fn circuit(facts: Vec<(i64, Fact)>) -> Vec<Event> {
    (1..)
        .zip(facts)
        .map(|(seq, (happened, fact))| event(Aggregate::Circuit, seq, day(happened), fact))
        .collect()
}

fn loa_events(facts: Vec<(i64, Fact)>) -> Vec<Event> {
    (1..)
        .zip(facts)
        .map(|(seq, (happened, fact))| event(Aggregate::Loa, seq, day(happened), fact))
        .collect()
}

fn seen(status: &str) -> Fact {
    Fact::PortObserved(observation(status, ""))
}

fn effects(entries: &[desk_domain::timeline::Entry]) -> Vec<&'static str> {
    entries
        .iter()
        .map(|entry| match &entry.effect {
            Effect::Counted { .. } => "counted",
            Effect::Late => "late",
            Effect::Conflict => "conflict",
            Effect::Withdrawn { .. } => "withdrawn",
        })
        .collect()
}

#[test]
fn a_port_from_application_to_allocation() {
    let record = CircuitRecord::fold(&circuit(vec![(0, port()), (3, seen("Allocated"))])).unwrap();
    assert_eq!(record.status, CircuitStatus::Allocated);
    assert_eq!(record.instance_id, "pc-bp1qrb3n7wd0k5x2m");
    assert_eq!(
        record.entered,
        [
            (CircuitStatus::Initial, day(0)),
            (CircuitStatus::Allocated, day(3))
        ]
    );
    assert_eq!(record.seen, Some(("Shen".into(), day(3))));
    assert!(!record.has_conflict());
    let Effect::Counted { skipped } = &record.entries[1].effect else {
        panic!("the observation counts")
    };
    assert_eq!(skipped, &["Approved", "Allocating"], "nobody saw these two");
}

#[test]
fn what_was_seen_earlier_and_written_later_moves_nothing() {
    let record = CircuitRecord::fold(&circuit(vec![
        (0, port()),
        (5, seen("Allocated")),
        (2, seen("Approved")),
    ]))
    .unwrap();
    assert_eq!(record.status, CircuitStatus::Allocated);
    assert_eq!(effects(&record.entries), ["counted", "counted", "late"]);
    assert!(!record.has_conflict(), "late is no contradiction");
}

#[test]
fn a_contradiction_and_a_word_of_nobody_are_kept_and_shown() {
    let record = CircuitRecord::fold(&circuit(vec![
        (0, port()),
        (1, seen("Enabled")),
        (2, seen("Initial")),
        (3, seen("Sleeping")),
    ]))
    .unwrap();
    assert_eq!(record.status, CircuitStatus::Enabled);
    assert_eq!(
        effects(&record.entries),
        ["counted", "counted", "conflict", "conflict"]
    );
    assert!(record.has_conflict());
}

#[test]
fn a_withdrawn_observation_never_happened() {
    let record = CircuitRecord::fold(&circuit(vec![
        (0, port()),
        (1, seen("Approved")),
        (2, seen("Rejected")),
        (3, withdrawn(3)),
        (4, seen("Allocated")),
    ]))
    .unwrap();
    assert_eq!(record.status, CircuitStatus::Allocated);
    assert_eq!(
        effects(&record.entries),
        ["counted", "counted", "withdrawn", "counted", "counted"]
    );
    let Effect::Withdrawn { reason, at } = &record.entries[2].effect else {
        panic!("it was withdrawn")
    };
    assert_eq!(
        (reason.as_str(), *at),
        ("read wrongly", record.entries[3].event.recorded_at)
    );
}

#[test]
fn a_withdrawn_application_leaves_a_page_that_can_be_read() {
    let record = CircuitRecord::fold(&circuit(vec![(0, port()), (1, withdrawn(1))])).unwrap();
    assert!(record.withdrawn);
    assert_eq!(record.status, CircuitStatus::Deleted);
    assert_eq!(
        CircuitRecord::fold(&circuit(vec![(1, seen("Approved"))])),
        None,
        "without an application nothing is"
    );
}

#[test]
fn an_approval_brings_its_facility_and_a_handout_stays() {
    let events = loa_events(vec![
        (0, application()),
        (2, approval("Room 2-3")),
        (3, handout()),
        (4, withdrawn(3)),
    ]);
    let record = LoaRecord::fold(&events).unwrap();
    assert_eq!(record.status, LoaStatus::Available);
    let (approval, at) = record.approval.as_ref().unwrap();
    assert_eq!((approval.facility.room.as_str(), *at), ("Room 2-3", day(2)));
    assert_eq!(
        record.handout().unwrap().number,
        "LOA-K7PM-2026-000042",
        "an issued paper is voided, not withdrawn"
    );
    assert_eq!(
        effects(&record.entries),
        ["counted", "counted", "counted", "counted"],
        "the history does not tell it as withdrawn either"
    );
}

#[test]
fn the_newest_approval_that_stands_is_the_one() {
    let corrected = vec![
        (0, application()),
        (2, approval("Room 2-3")),
        (3, approval("Room 2-4")),
    ];
    let record = LoaRecord::fold(&loa_events(corrected.clone())).unwrap();
    assert_eq!(record.approval.unwrap().0.facility.room, "Room 2-4");
    let mut undone = corrected;
    undone.push((4, withdrawn(3)));
    let record = LoaRecord::fold(&loa_events(undone)).unwrap();
    assert_eq!(record.approval.unwrap().0.facility.room, "Room 2-3");
}

/// Any word that a status can be, and some that none is.
fn any_word(words: Vec<&'static str>) -> impl Strategy<Value = &'static str> {
    let mut words = words;
    words.extend(["", "Sleeping", "available"]);
    proptest::sample::select(words)
}

fn circuit_facts() -> impl Strategy<Value = Vec<(i64, Fact)>> {
    let words = CircuitStatus::ALL
        .iter()
        .map(|status| status.as_wire())
        .collect();
    let fact = prop_oneof![
        8 => any_word(words).prop_map(seen),
        1 => (1u32..12).prop_map(withdrawn),
        1 => Just(port()),
        1 => Just(handout()),
    ];
    proptest::collection::vec((0i64..10, fact), 0..12)
}

fn loa_facts() -> impl Strategy<Value = Vec<(i64, Fact)>> {
    let words = LoaStatus::ALL
        .iter()
        .map(|status| status.as_wire())
        .collect();
    let fact = prop_oneof![
        8 => any_word(words).prop_map(|word| Fact::LoaObserved(observation(word, ""))),
        2 => Just(approval("Room 2-3")),
        1 => (1u32..12).prop_map(withdrawn),
        1 => Just(application()),
        1 => Just(handout()),
    ];
    proptest::collection::vec((0i64..10, fact), 0..12)
}

/// True when a withdrawal in the list names the event.
fn is_withdrawn(events: &[Event], event: &Event) -> bool {
    events.iter().any(
        |other| matches!(&other.fact, Fact::Withdrawn { event: target, .. } if *target == event.id),
    )
}

proptest! {
    /// Desks exchange events, so they come in any order; the record is the same.
    #[test]
    fn the_order_of_arrival_does_not_matter(
        (told, arrived) in circuit_facts()
            .prop_map(|facts| circuit(std::iter::once((0, port())).chain(facts).collect()))
            .prop_flat_map(|told| (Just(told.clone()), Just(told).prop_shuffle())),
    ) {
        prop_assert_eq!(CircuitRecord::fold(&told).unwrap(), CircuitRecord::fold(&arrived).unwrap());
    }

    #[test]
    fn a_circuits_record_walks_along_the_table(facts in circuit_facts()) {
        let events = circuit(std::iter::once((0, port())).chain(facts).collect());
        let record = CircuitRecord::fold(&events).unwrap();
        prop_assert_eq!(record.entries.len(), events.len(), "every event is told");
        prop_assert_eq!(record.entered.last().map(|(status, _)| *status), Some(record.status));
        for pair in record.entered.windows(2) {
            prop_assert!(circuit::observable(pair[0].0).contains(&pair[1].0), "{} to {}", pair[0].0, pair[1].0);
        }
        for (entry, event) in record.entries.iter().zip(&events) {
            prop_assert_eq!(&entry.event, event, "in the order of the clock");
        }
    }

    #[test]
    fn a_withdrawn_observation_leaves_no_trace_but_in_the_history(facts in circuit_facts()) {
        let events = circuit(std::iter::once((0, port())).chain(facts).collect());
        let kept: Vec<Event> = events
            .iter()
            .filter(|event| !(matches!(event.fact, Fact::PortObserved(_)) && is_withdrawn(&events, event)))
            .cloned()
            .collect();
        let (mut with, mut without) = (CircuitRecord::fold(&events).unwrap(), CircuitRecord::fold(&kept).unwrap());
        with.entries.clear();
        without.entries.clear();
        prop_assert_eq!(with, without);
    }

    #[test]
    fn an_loas_record_walks_along_the_table(
        (told, arrived) in loa_facts()
            .prop_map(|facts| loa_events(std::iter::once((0, application())).chain(facts).collect()))
            .prop_flat_map(|told| (Just(told.clone()), Just(told).prop_shuffle())),
    ) {
        let record = LoaRecord::fold(&told).unwrap();
        let again = LoaRecord::fold(&arrived).unwrap();
        prop_assert_eq!(&record, &again, "whatever the order of arrival");
        prop_assert_eq!(record.entries.len(), told.len());
        for pair in record.entered.windows(2) {
            prop_assert!(loa::observable(pair[0].0).contains(&pair[1].0), "{} to {}", pair[0].0, pair[1].0);
        }
        let issued = told.iter().filter(|event| matches!(event.fact, Fact::HandoutIssued(_))).count();
        prop_assert_eq!(record.handouts.len(), issued, "no issued paper is ever forgotten");
        let approvals = told.iter().any(|event| matches!(event.fact, Fact::LoaApproved(_)) && !is_withdrawn(&told, event));
        prop_assert!(record.approval.is_none() || approvals, "an approval that was withdrawn is none");
    }
}
