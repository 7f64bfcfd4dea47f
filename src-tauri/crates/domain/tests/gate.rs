//! The gate's rules: who is inside whatever was recorded in whatever order, and what a scanned text may stand for.
#![allow(clippy::unwrap_used)]

use chrono::{DateTime, TimeDelta, Utc};
use desk_domain::event::{Aggregate, Event, EventId, Fact};
use desk_domain::gate::{GateAct, GateFact, GateRecord, Shown, initials};
use desk_domain::gate_code::{OtherCode, readings};
use desk_domain::gate_verdict::{GateReason, GateVerdict};
use proptest::prelude::*;

fn at(minute: i64) -> DateTime<Utc> {
    "2026-12-16T01:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minute)
}

fn id(seq: u32) -> EventId {
    EventId {
        desk: "0198".into(),
        seq,
    }
}

fn event(seq: u32, fact: Fact) -> Event {
    Event {
        id: id(seq),
        hlc: i64::from(seq) << 16,
        recorded_at: at(i64::from(seq)),
        happened_at: at(i64::from(seq)),
        aggregate: Aggregate::Gate,
        aggregate_id: "0102030405060708".into(),
        fact,
    }
}

fn fact() -> GateFact {
    GateFact {
        shown: Shown::Pass.as_wire().into(),
        number: "LOA-K7PM-2026-000042".into(),
        revision: 1,
        company: "岚合网络".into(),
        engineers: 4,
        who: None,
        verdict: GateVerdict::Admit.as_wire().into(),
        reason: GateReason::Genuine.as_wire().into(),
        gate: String::new(),
        guard: String::new(),
        allowed_by: String::new(),
        because: String::new(),
    }
}

fn act() -> impl Strategy<Value = GateAct> {
    prop::sample::select(GateAct::ALL)
}

proptest! {
    /// Whatever was recorded and taken back, one is inside exactly when the last passage that counts led in; the order of
    /// arrival changes nothing, and what was taken back leaves no trace but its line.
    #[test]
    fn inside_is_what_the_last_passage_says(
        acts in prop::collection::vec((act(), any::<bool>()), 0..14),
        shuffle in any::<prop::sample::Index>(),
    ) {
        let mut events = Vec::new();
        let mut counted = Vec::new();
        for (n, (act, taken_back)) in (1_u32..).zip(&acts) {
            events.push(event(n, act.fact(fact())));
            if *taken_back {
                let withdrawn = Fact::Withdrawn { event: id(n), reason: "by mistake".into() };
                events.push(event(n + 100, withdrawn));
            } else {
                counted.push((n, *act));
            }
        }
        let record = GateRecord::fold(&events);
        prop_assert_eq!(record.entries.len(), acts.len(), "every line stays");
        let last = counted.iter().rev().find(|(_, act)| !matches!(act, GateAct::Refused | GateAct::SealSeen));
        let inside = last.and_then(|(n, act)| (*act != GateAct::Left).then(|| at(i64::from(*n))));
        prop_assert_eq!(record.inside_since, inside);
        let times = counted.iter().filter(|(_, act)| matches!(act, GateAct::Entered | GateAct::LetIn)).count();
        prop_assert_eq!(record.times_in as usize, times);

        if !events.is_empty() {
            let by = shuffle.index(events.len());
            events.rotate_left(by);
            prop_assert_eq!(GateRecord::fold(&events), record);
        }
    }

    /// A code as it was made is its own first reading, and however it was folded on its way it is among the readings.
    #[test]
    fn a_code_is_read_from_every_shape_of_it(body in "[0-9A-Z $%*+./:-]{6,60}[0-9A-Z]") {
        let code = format!("LOA1:{body}");
        prop_assert_eq!(&readings(&code)[0], &code);
        let printed = code.replace(' ', "_");
        let wide: String = code.chars().map(|c| match c {
            ' ' => '\u{3000}',
            c => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
        }).collect();
        for shape in [code.to_lowercase(), format!("]Q3{code}\r"), format!("\u{feff}{code}\r\n"), printed, wide] {
            prop_assert!(readings(&shape).contains(&code), "{} from {}", code, shape);
        }
    }

    /// Whatever is scanned, it is taken for something, and no text is too long or too strange.
    #[test]
    fn any_text_has_a_few_readings_and_a_kind(text in ".{0,200}") {
        let found = readings(&text);
        prop_assert!(found.len() <= 4);
        prop_assert!(found.iter().all(|reading| !reading.is_empty()));
        let _ = OtherCode::of(&text);
        let short = initials(&text);
        prop_assert!(short.chars().count() <= 3 * text.chars().count() + 4);
    }
}

#[test]
fn a_last_space_that_was_lost_is_tried() {
    // a body of base45 never has one character left over from threes
    assert!(readings("LOA1:ABCD").contains(&"LOA1:ABCD ".to_owned()));
    assert!(!readings("LOA1:ABCDE").contains(&"LOA1:ABCDE ".to_owned()));
}

#[test]
fn no_reason_admits_but_one_and_no_refusal_has_a_way_in() {
    let admits: Vec<_> = GateReason::ALL
        .iter()
        .filter(|reason| reason.verdict() == GateVerdict::Admit)
        .collect();
    assert_eq!(admits, [&GateReason::Genuine]);
    for reason in GateReason::ALL {
        for inside in [false, true] {
            let acts = reason.acts(inside);
            assert!(acts.contains(&GateAct::Refused), "{reason}");
            assert_eq!(acts.contains(&GateAct::Left), inside, "{reason}");
            assert_eq!(
                acts.contains(&GateAct::Entered),
                *reason == GateReason::Genuine,
                "{reason}"
            );
            if reason.verdict() == GateVerdict::Refuse {
                assert!(!acts.contains(&GateAct::LetIn), "{reason}");
                assert!(!reason.shows_person(), "{reason}");
            }
        }
    }
}

#[test]
fn initials_name_nobody() {
    assert_eq!(initials("周明宇"), "周••");
    assert_eq!(initials("欧阳 若溪"), "欧. 若.");
    assert_eq!(initials("Elena Márquez-Roth"), "E. M. R.");
    assert_eq!(initials("Madonna"), "M•••");
    assert_eq!(initials(""), "");
}
