//! The gate's tables against what its events say, and names of strangers that are forgotten when their time has come.

use super::{Counted, open_with, record, start};
use chrono::Duration;
use desk_domain::event::{Aggregate, EventId, Fact};
use desk_domain::gate::{GateAct, GateFact, GatePerson, STRANGER};
use desk_domain::personal::Personal;
use desk_store::gate;
use proptest::prelude::*;

fn fact(pass: &str, number: &str) -> GateFact {
    GateFact {
        shown: "pass".into(),
        number: number.into(),
        revision: 1,
        company: "Elsewhere".into(),
        engineers: 3,
        who: Some(Personal::of(
            format!("{STRANGER}{pass}"),
            GatePerson {
                name: "Anna Szabó".into(),
                document_end: "4711".into(),
            },
        )),
        verdict: "admit".into(),
        reason: "genuine".into(),
        gate: String::new(),
        guard: String::new(),
        allowed_by: String::new(),
        because: String::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// After any day at the door the tables are those that a rebuild makes, and the heads are those of the passes inside.
    #[test]
    fn the_tables_are_the_shadow_of_the_day(
        steps in prop::collection::vec((0_usize..4, prop::sample::select(GateAct::ALL), any::<bool>()), 1..12)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut chance = Counted(7);
        let (mut store, _) = open_with(folder.path(), &mut chance).unwrap();
        let desk = store.desk_id().to_owned();
        let mut inside = [false; 4];
        for (n, (pass, act, taken_back)) in (1_u32..).zip(&steps) {
            let id = format!("000000000000000{pass}");
            let fact = act.fact(fact(&id, "LOA-K7PM-2026-000001"));
            let at = start() + Duration::minutes(i64::from(n));
            let seq = record(&mut store, n * 2, Aggregate::Gate, &id, at, &fact, &mut chance);
            if *taken_back {
                let event = EventId { desk: desk.clone(), seq };
                let fact = Fact::Withdrawn { event, reason: "by mistake".into() };
                record(&mut store, n * 2 + 1, Aggregate::Gate, &id, at, &fact, &mut chance);
            } else {
                match act {
                    GateAct::Entered | GateAct::LetIn => inside[*pass] = true,
                    GateAct::Left => inside[*pass] = false,
                    _ => {}
                }
            }
        }
        let before = store.dump().unwrap();
        store.rebuild().unwrap();
        prop_assert_eq!(&before, &store.dump().unwrap());
        let counted = gate::count_inside(store.db(), "LOA-K7PM-2026-000001").unwrap();
        prop_assert_eq!(counted as usize, inside.iter().filter(|inside| **inside).count());
        prop_assert!(before.iter().all(|line| !line.contains("Szab")), "no name stands in a table");
    }
}

#[test]
fn strangers_are_forgotten_when_their_time_has_come() {
    let folder = tempfile::tempdir().unwrap();
    let mut chance = Counted(7);
    let (mut store, _) = open_with(folder.path(), &mut chance).unwrap();
    for (n, pass) in [(1, "aaaaaaaaaaaaaaaa"), (3, "bbbbbbbbbbbbbbbb")] {
        let at = start() + Duration::days(n);
        let fact = GateAct::Entered.fact(fact(pass, "LOA-XXXX-2026-000001"));
        record(
            &mut store,
            u32::try_from(n).unwrap(),
            Aggregate::Gate,
            pass,
            at,
            &fact,
            &mut chance,
        );
    }
    let named = |store: &desk_store::Store, pass: &str| {
        let record = gate::record(store.db(), store.keys(), pass).unwrap();
        record.entries[0]
            .fact
            .who
            .as_ref()
            .unwrap()
            .known()
            .is_some()
    };
    assert_eq!(
        store.forget_strangers(start() + Duration::days(2)).unwrap(),
        1
    );
    assert!(!named(&store, "aaaaaaaaaaaaaaaa") && named(&store, "bbbbbbbbbbbbbbbb"));
    assert!(
        store.must_scrub().unwrap(),
        "the copies are cleaned of them as well"
    );
    store.scrub().unwrap();
    assert_eq!(
        store.forget_strangers(start() + Duration::days(2)).unwrap(),
        0
    );
    assert!(
        desk_store::events::verify(store.db()).unwrap().is_none(),
        "the chain holds over the sealed text"
    );
}
