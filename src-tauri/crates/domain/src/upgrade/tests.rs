//! Any history of an upgrade has an answer, and no step is to be done before what comes first.

use super::*;
use crate::circuit::CircuitStatus;
use crate::event::{Aggregate, Event, EventId};
use crate::life::Life;
use chrono::Duration;
use proptest::prelude::*;

fn at(hour: i64) -> DateTime<Utc> {
    DateTime::<Utc>::UNIX_EPOCH + Duration::hours(hour)
}

fn entry(seq: u32, fact: Fact) -> Entry {
    let when = at(seq.into());
    Entry {
        event: Event {
            id: EventId {
                desk: "K7PM".into(),
                seq,
            },
            hlc: seq.into(),
            recorded_at: when,
            happened_at: when,
            aggregate: Aggregate::Circuit,
            aggregate_id: "old".into(),
            fact,
        },
        effect: Effect::Counted {
            skipped: Vec::new(),
        },
    }
}

fn entries(facts: &[Fact]) -> Vec<Entry> {
    (1..)
        .zip(facts)
        .map(|(seq, fact)| entry(seq, fact.clone()))
        .collect()
}

fn plan() -> Fact {
    Fact::UpgradePlanned(UpgradePlan {
        port_type: "100GBase-LR".into(),
        why: "Traffic doubled".into(),
        cut_over: Some((at(100), at(104))),
        zone: "UTC".into(),
        roll_back: "Give the old VBR its route back".into(),
        by: "Lin Yue".into(),
        kept: Vec::new(),
    })
}

fn tied(key: u8, parameters: &str) -> Fact {
    Fact::UpgradeTied(TiedItem {
        key: format!("k{key}"),
        kind: "bgp_peer".into(),
        name: format!("peer {key}"),
        parameters: parameters.into(),
        by: "Lin Yue".into(),
    })
}

fn backed(key: u8, done: bool) -> Fact {
    Fact::UpgradeBackedUp(BackedUp {
        item: format!("k{key}"),
        done,
        by: "Lin Yue".into(),
    })
}

fn mark(step: UpgradeStep, stand: Stand) -> Fact {
    Fact::UpgradeMarked(UpgradeMark {
        step: step.as_wire().into(),
        stand: stand.as_wire().into(),
        note: String::new(),
        by: "Lin Yue".into(),
    })
}

fn off() -> Fact {
    Fact::UpgradeCalledOff {
        reason: "Not this year".into(),
        by: "Lin Yue".into(),
    }
}

fn quiet(old: CircuitStatus) -> Known {
    Known {
        tied: 1,
        not_backed_up: 0,
        new: Some(CircuitStatus::Enabled),
        old,
        hanging: 1,
        still_billed: false,
    }
}

fn stand(upgrade: &Upgrade, known: Known, step: UpgradeStep) -> (Stand, Option<UpgradeStep>) {
    let all = checklist(upgrade, known);
    let one = all.iter().find(|one| one.step == step).unwrap();
    (one.stand, one.waits_for)
}

#[test]
fn the_steps_follow_each_other_to_the_end_of_the_old_port() {
    let mut facts = vec![plan()];
    let of = |facts: &[Fact]| Upgrade::of(&entries(facts)).unwrap();
    let known = quiet(CircuitStatus::Enabled);
    for (step, next) in [
        (UpgradeStep::Migrate, UpgradeStep::Vbr),
        (UpgradeStep::Vbr, UpgradeStep::Ecr),
        (UpgradeStep::Ecr, UpgradeStep::Associate),
        (UpgradeStep::Associate, UpgradeStep::Bgp),
        (UpgradeStep::Bgp, UpgradeStep::OldVbrs),
    ] {
        let upgrade = of(&facts);
        assert_eq!(stand(&upgrade, known, step), (Stand::Open, None));
        assert_eq!(stand(&upgrade, known, next), (Stand::Waits, Some(step)));
        facts.push(mark(step, Stand::Done));
    }
    let upgrade = of(&facts);
    assert_eq!(stand(&upgrade, known, UpgradeStep::OldVbrs).0, Stand::Open);
    let clean = Known {
        hanging: 0,
        ..known
    };
    assert_eq!(stand(&upgrade, clean, UpgradeStep::OldVbrs).0, Stand::Done);
    assert_eq!(
        stand(&upgrade, clean, UpgradeStep::Terminate).0,
        Stand::Open
    );
    let over = Known {
        old: CircuitStatus::Terminated,
        still_billed: true,
        ..clean
    };
    assert_eq!(
        stand(&upgrade, over, UpgradeStep::Unsubscribe).0,
        Stand::Open
    );
    let ended = Known {
        still_billed: false,
        ..over
    };
    assert!(
        checklist(&upgrade, ended)
            .iter()
            .all(|one| one.stand == Stand::Done)
    );
}

#[test]
fn nothing_moves_before_the_backup_and_the_new_port() {
    let upgrade = Upgrade::of(&entries(&[plan()])).unwrap();
    let open = Known {
        not_backed_up: 1,
        new: None,
        ..quiet(CircuitStatus::Enabled)
    };
    assert_eq!(
        stand(&upgrade, open, UpgradeStep::Migrate),
        (Stand::Waits, Some(UpgradeStep::BackUp))
    );
    let backed_up = Known {
        not_backed_up: 0,
        ..open
    };
    assert_eq!(
        stand(&upgrade, backed_up, UpgradeStep::Migrate),
        (Stand::Waits, Some(UpgradeStep::InService))
    );
    let applied = Known {
        new: Some(CircuitStatus::Allocated),
        ..backed_up
    };
    assert_eq!(
        stand(&upgrade, applied, UpgradeStep::InService).0,
        Stand::Open
    );
}

#[test]
fn a_backup_is_spared_only_where_there_is_nothing() {
    let spared = [plan(), mark(UpgradeStep::BackUp, Stand::NotNeeded)];
    let upgrade = Upgrade::of(&entries(&spared)).unwrap();
    let none = Known {
        tied: 0,
        ..quiet(CircuitStatus::Enabled)
    };
    assert_eq!(
        stand(&upgrade, none, UpgradeStep::BackUp).0,
        Stand::NotNeeded
    );
    let some = Known {
        tied: 1,
        not_backed_up: 1,
        ..none
    };
    assert_eq!(stand(&upgrade, some, UpgradeStep::BackUp).0, Stand::Open);
}

#[test]
fn other_parameters_are_not_backed_up() {
    let of = |facts: &[Fact]| Upgrade::of(&entries(facts)).unwrap();
    let facts = [plan(), tied(1, "ASN 65001"), backed(1, true)];
    assert!(of(&facts).backed_up.contains_key("k1"));
    let changed = [
        plan(),
        tied(1, "ASN 65001"),
        backed(1, true),
        tied(1, "ASN 65002"),
    ];
    let upgrade = of(&changed);
    let items = upgrade.items("old", &Life::default(), &[]);
    assert_eq!(items.len(), 1);
    assert!(items[0].backed_up.is_none());
    assert_eq!(items[0].item.parameters, "ASN 65002");
}

#[test]
fn called_off_and_planned_anew_it_begins_again_with_its_list() {
    let facts = [
        plan(),
        tied(1, ""),
        mark(UpgradeStep::Bgp, Stand::Done),
        off(),
        plan(),
    ];
    let upgrade = Upgrade::of(&entries(&facts)).unwrap();
    assert!(upgrade.called_off.is_none() && upgrade.marks.is_empty());
    assert_eq!(upgrade.tied.len(), 1);
}

fn any_fact() -> impl Strategy<Value = Fact> {
    let step = proptest::sample::select(UpgradeStep::ALL);
    let told = proptest::sample::select(Stand::ALL);
    prop_oneof![
        Just(plan()),
        (0_u8..4, "[a-z]{0,3}").prop_map(|(key, text)| tied(key, &text)),
        (0_u8..5, any::<bool>()).prop_map(|(key, done)| backed(key, done)),
        (step, told).prop_map(|(step, stand)| mark(step, stand)),
        (0_u8..3).prop_map(|n| Fact::UpgradeApplied {
            circuit: format!("new-{n}"),
            name: "New".into(),
            by: "Lin Yue".into(),
        }),
        Just(off()),
    ]
}

fn any_known() -> impl Strategy<Value = Known> {
    let status = || proptest::sample::select(CircuitStatus::ALL);
    (
        0_usize..4,
        0_usize..4,
        proptest::option::of(status()),
        status(),
        0_usize..2,
        any::<bool>(),
    )
        .prop_map(|(tied, open, new, old, hanging, still_billed)| Known {
            tied,
            not_backed_up: open.min(tied),
            new,
            old,
            hanging,
            still_billed,
        })
}

proptest! {
    /// Whatever happened, each step stands once, in order; one that is open has nothing before it to be done, and one
    /// that waits names something that is not finished and comes earlier.
    #[test]
    fn a_step_is_open_only_when_nothing_comes_first(facts in proptest::collection::vec(any_fact(), 0..12), known in any_known()) {
        let Some(upgrade) = Upgrade::of(&entries(&facts)) else {
            prop_assert!(!facts.iter().any(|fact| matches!(fact, Fact::UpgradePlanned(_))));
            return Ok(());
        };
        let steps = checklist(&upgrade, known);
        prop_assert!(steps.iter().map(|one| one.step).eq(UpgradeStep::ALL.iter().copied()));
        let finished = |step: UpgradeStep| steps.iter().any(|one| one.step == step && matches!(one.stand, Stand::Done | Stand::NotNeeded));
        for (n, one) in steps.iter().enumerate() {
            match one.stand {
                Stand::Waits => {
                    let first = one.waits_for.unwrap();
                    prop_assert!(!finished(first));
                    prop_assert!(steps[..n].iter().any(|before| before.step == first));
                }
                _ => prop_assert!(one.waits_for.is_none()),
            }
            if one.stand == Stand::NotNeeded {
                prop_assert!(one.step.may_be_spared());
            }
        }
    }

    /// What does not count leaves no trace.
    #[test]
    fn a_withdrawn_fact_might_never_have_been(facts in proptest::collection::vec(any_fact(), 1..12), which in any::<prop::sample::Index>()) {
        let mut told = entries(&facts);
        let n = which.index(told.len());
        told[n].effect = Effect::Withdrawn { reason: "typed by mistake".into(), at: at(999) };
        let without: Vec<Entry> = told.iter().enumerate().filter(|(i, _)| *i != n).map(|(_, one)| one.clone()).collect();
        prop_assert_eq!(Upgrade::of(&told), Upgrade::of(&without));
    }

    /// Hour by hour, what is met is what lies inside.
    #[test]
    fn what_the_window_meets_is_what_shares_an_hour(from in 0_i64..20, length in 1_i64..6, raw in proptest::collection::vec((0_i64..24, 0_i64..6), 0..6)) {
        let all: Vec<Interruption> = raw.iter().enumerate().map(|(n, (start, hours))| Interruption {
            id: n.to_string(),
            from: at(*start),
            until: (*hours > 0).then(|| at(start + hours)),
            circuits: Default::default(),
        }).collect();
        let met = met_by((at(from), at(from + length)), &all);
        for one in &all {
            let shares = (from..from + length).any(|hour| one.from <= at(hour) && one.until.is_none_or(|until| at(hour) < until));
            prop_assert_eq!(met.iter().any(|other| other.id == one.id), shares);
        }
    }
}
