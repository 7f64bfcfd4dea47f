//! Whatever happened in whatever order: the tables are the shadow of the events, and the chain holds.

use super::{Counted, account, approval, loa, open, port, record, seen, start};
use chrono::Duration;
use desk_domain::application::PortApplication;
use desk_domain::circuit::CircuitStatus;
use desk_domain::connect::address::Peering;
use desk_domain::connect::router::VbrRef;
use desk_domain::connect::{RouterFact, RouterSeen, VbrFact, VbrSeen};
use desk_domain::event::{Aggregate, EventId, Fact};
use desk_domain::loa::LoaStatus;
use desk_domain::order::{CleanUp, CreatedPort, HIGH_RELIABILITY, Joins, OrderAnswer, OrderFact};
use desk_domain::quota::QuotaFact;
use desk_domain::test_record::{FailoverTest, Measured, TestFact};
use desk_domain::upgrade::{
    BackedUp, Stand, TiedItem, TiedKind, UpgradeMark, UpgradePlan, UpgradeStep,
};
use desk_store::{StoreError, events};
use proptest::prelude::*;

/// One step of a random history; numbers are taken modulo what there is.
#[derive(Debug, Clone)]
enum Step {
    Port,
    SeePort {
        circuit: u8,
        status: u8,
        hours_ago: u16,
    },
    Loa {
        circuit: u8,
    },
    SeeLoa {
        loa: u8,
        status: u8,
        hours_ago: u16,
    },
    Approve {
        loa: u8,
        hours_ago: u16,
    },
    Order,
    Answer {
        order: u8,
        created: bool,
    },
    CleanUp(u8),
    Replace(u8),
    Quota(u8),
    Vbr(u8),
    SeeVbr {
        circuit: u8,
        gone: bool,
    },
    Router {
        circuit: u8,
        router: u8,
    },
    SeeRouter {
        router: u8,
        gone: bool,
    },
    Test {
        circuit: u8,
        test: u8,
        minutes: u8,
    },
    Upgrade {
        circuit: u8,
        other: u8,
        what: u8,
        how: u8,
    },
    Withdraw(u8),
    Rename,
}

fn step() -> impl Strategy<Value = Step> {
    let late = prop_oneof![3 => Just(0_u16), 1 => 1_u16..400];
    prop_oneof![
        2 => Just(Step::Port),
        4 => (any::<u8>(), any::<u8>(), late.clone()).prop_map(|(circuit, status, hours_ago)| Step::SeePort { circuit, status, hours_ago }),
        3 => any::<u8>().prop_map(|circuit| Step::Loa { circuit }),
        4 => (any::<u8>(), any::<u8>(), late.clone()).prop_map(|(loa, status, hours_ago)| Step::SeeLoa { loa, status, hours_ago }),
        3 => (any::<u8>(), late).prop_map(|(loa, hours_ago)| Step::Approve { loa, hours_ago }),
        2 => Just(Step::Order),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(order, created)| Step::Answer { order, created }),
        1 => any::<u8>().prop_map(Step::CleanUp),
        2 => any::<u8>().prop_map(Step::Replace),
        1 => any::<u8>().prop_map(Step::Quota),
        2 => any::<u8>().prop_map(Step::Vbr),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(circuit, gone)| Step::SeeVbr { circuit, gone }),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(circuit, router)| Step::Router { circuit, router }),
        1 => (any::<u8>(), any::<bool>()).prop_map(|(router, gone)| Step::SeeRouter { router, gone }),
        2 => (any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(circuit, test, minutes)| Step::Test { circuit, test, minutes }),
        4 => (any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(circuit, other, what, how)| Step::Upgrade { circuit, other, what, how }),
        3 => any::<u8>().prop_map(Step::Withdraw),
        1 => Just(Step::Rename),
    ]
}

fn order(circuits: u8) -> Fact {
    let next = |n: u8| format!("circuit-{}", circuits.saturating_add(n));
    Fact::OrderSubmitted(OrderFact {
        mode: HIGH_RELIABILITY.into(),
        account: "account".into(),
        circuits: vec![next(0), next(1)],
        topology: "MultiApSingleDevice".into(),
        ..OrderFact::default()
    })
}

fn answered(circuits: u8, created: bool) -> Fact {
    let port = CreatedPort {
        circuit: format!("circuit-{circuits}"),
        instance_id: "pc-left0001".into(),
    };
    Fact::OrderAnswered(OrderAnswer {
        outcome: if created { "created" } else { "failed" }.into(),
        ports: vec![port],
        errors: Vec::new(),
        seen_by: "Lin Yue".into(),
    })
}

fn cleaned() -> Fact {
    Fact::CleanUpDone(CleanUp {
        instance_id: "pc-left0001".into(),
        done_by: "Lin Yue".into(),
    })
}

/// A port in the order, that takes the place of a circuit.
fn replacement(replaced: &str, order: &str) -> Fact {
    match port("replacement") {
        Fact::PortApplied(application) => Fact::PortApplied(PortApplication {
            order: order.into(),
            replaces: replaced.into(),
            joins: Some(Joins {
                order: order.into(),
                position: 1,
            }),
            ..application
        }),
        other => other,
    }
}

fn quota(limit: u8) -> Fact {
    Fact::QuotaRecorded(QuotaFact {
        quota: "per_access_point".into(),
        access_point: String::new(),
        limit: (limit > 9).then_some(u32::from(limit)),
        note: String::new(),
    })
}

fn vbr(vlan: u8) -> Fact {
    Fact::VbrSaved(VbrFact {
        key: "vbr".into(),
        name: format!("vbr-{vlan}"),
        vlan: vlan.into(),
        v4: Peering {
            cloud: "10.0.0.1".into(),
            customer: "10.0.0.2".into(),
            prefix: 30,
        },
        mtu: 1500,
        by: "Lin Yue".into(),
        ..VbrFact::default()
    })
}

fn vbr_seen(gone: bool) -> Fact {
    Fact::VbrSeen(VbrSeen {
        key: "vbr".into(),
        peer: String::new(),
        address: String::new(),
        stand: if gone { "gone" } else { "created" }.into(),
        word: "active".into(),
        id: "vbr-bp1abcdef".into(),
        name: "vbr".into(),
        by: "Lin Yue".into(),
    })
}

fn routed(circuit: &str) -> Fact {
    Fact::RouterSaved(RouterFact {
        kind: "ecr".into(),
        name: "ecr-east".into(),
        asn: 45_104,
        vbrs: vec![VbrRef {
            circuit: circuit.into(),
            vbr: "vbr".into(),
        }],
        by: "Lin Yue".into(),
        ..RouterFact::default()
    })
}

fn router_seen(gone: bool) -> Fact {
    Fact::RouterSeen(RouterSeen {
        part: String::new(),
        stand: if gone { "gone" } else { "created" }.into(),
        word: String::new(),
        id: "ecr-mezk2idmsd0vx2".into(),
        name: "ecr-east".into(),
        by: "Lin Yue".into(),
    })
}

/// A failover test that begins now; an odd number of minutes is one that has ended.
fn tested(circuit: &str, minutes: u8, now: chrono::DateTime<chrono::Utc>) -> Fact {
    Fact::TestRecorded(TestFact {
        circuits: vec![circuit.into()],
        measured: Measured::Failover(FailoverTest {
            job: format!("drill-{minutes}"),
            start: "StartNow".into(),
            state: "Testing".into(),
            minutes: u32::from(minutes) + 1,
            started: Some(now),
            ended: (minutes % 2 == 1).then_some(now),
            switched_off: Vec::new(),
            switched: String::new(),
            moved: None,
            back: None,
            lost: None,
            recovery_ms: String::new(),
            recovery_limit: String::new(),
        }),
        verdict: String::new(),
        reason: String::new(),
        remarks: String::new(),
        zone: "UTC".into(),
        by: "Lin Yue".into(),
        kept: Vec::new(),
    })
}

/// Something of an upgrade that `other` may be the larger port of, planned or not.
fn upgraded(what: u8, how: u8, other: &str, now: chrono::DateTime<chrono::Utc>) -> Fact {
    let (by, name, item) = (
        "Lin Yue".to_owned(),
        "line-large".to_owned(),
        format!("item-{}", how % 3),
    );
    match what % 7 {
        0 => Fact::UpgradePlanned(UpgradePlan {
            port_type: if how > 99 {
                "100GBase-LR"
            } else {
                "40GBase-LR"
            }
            .into(),
            why: "Traffic doubled".into(),
            cut_over: (how % 2 == 1).then(|| (now, now + Duration::hours(i64::from(how)))),
            zone: "UTC".into(),
            roll_back: String::new(),
            by,
            kept: Vec::new(),
        }),
        1 => Fact::UpgradeTied(TiedItem {
            key: item,
            kind: TiedKind::ALL[usize::from(how) % TiedKind::ALL.len()]
                .as_wire()
                .into(),
            name: "10.0.0.2".into(),
            parameters: format!("ASN {how}"),
            by,
        }),
        2 => Fact::UpgradeBackedUp(BackedUp {
            item,
            done: !how.is_multiple_of(4),
            by,
        }),
        3 => Fact::UpgradeMarked(UpgradeMark {
            step: UpgradeStep::ALL[usize::from(how) % UpgradeStep::ALL.len()]
                .as_wire()
                .into(),
            stand: Stand::ALL[usize::from(how / 16) % Stand::ALL.len()]
                .as_wire()
                .into(),
            note: String::new(),
            by,
        }),
        4 => Fact::UpgradeApplied {
            circuit: other.into(),
            name,
            by,
        },
        5 => Fact::UpgradeOf {
            circuit: other.into(),
            name,
        },
        _ => Fact::UpgradeCalledOff {
            reason: "Not this year".into(),
            by,
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_rebuild_gives_the_same_rows(steps in proptest::collection::vec(step(), 1..40)) {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, _) = open(folder.path()).unwrap();
        let mut chance = Counted(7);
        let mut recorded: Vec<(Aggregate, String, u32)> = Vec::new();
        let (mut circuits, mut loas, mut orders) = (0_u8, 0_u8, 0_u8);
        for (n, step) in (1_u32..).zip(steps) {
            let now = start() + Duration::minutes(i64::from(n));
            let ago = |hours: u16| now - Duration::hours(i64::from(hours));
            let (aggregate, id, at, fact) = match step {
                Step::Port => { circuits += 1; (Aggregate::Circuit, format!("circuit-{circuits}"), now, port(&format!("line-{circuits}"))) }
                Step::SeePort { circuit, status, hours_ago } if circuits > 0 => {
                    let status = CircuitStatus::ALL[usize::from(status) % CircuitStatus::ALL.len()];
                    (Aggregate::Circuit, format!("circuit-{}", circuit % circuits + 1), ago(hours_ago), Fact::PortObserved(seen(status.as_wire())))
                }
                Step::Loa { circuit } if circuits > 0 => {
                    loas += 1;
                    (Aggregate::Loa, format!("loa-{loas}"), now, loa(&format!("circuit-{}", circuit % circuits + 1), "person"))
                }
                Step::SeeLoa { loa, status, hours_ago } if loas > 0 => {
                    let status = LoaStatus::ALL[usize::from(status) % LoaStatus::ALL.len()];
                    (Aggregate::Loa, format!("loa-{}", loa % loas + 1), ago(hours_ago), Fact::LoaObserved(seen(status.as_wire())))
                }
                Step::Approve { loa, hours_ago } if loas > 0 => (Aggregate::Loa, format!("loa-{}", loa % loas + 1), ago(hours_ago), approval()),
                // an order of the next two circuits, which may be applied for or not
                Step::Order => { orders += 1; (Aggregate::Order, format!("order-{orders}"), now, order(circuits)) }
                Step::Answer { order, created } if orders > 0 => (Aggregate::Order, format!("order-{}", order % orders + 1), now, answered(circuits, created)),
                Step::CleanUp(order) if orders > 0 => (Aggregate::Order, format!("order-{}", order % orders + 1), now, cleaned()),
                Step::Replace(circuit) if circuits > 0 && orders > 0 => {
                    circuits += 1;
                    let replaced = format!("circuit-{}", circuit % circuits + 1);
                    (Aggregate::Circuit, format!("circuit-{circuits}"), now, replacement(&replaced, &format!("order-{orders}")))
                }
                Step::Quota(limit) => (Aggregate::Account, "account".into(), now, quota(limit)),
                Step::Vbr(circuit) if circuits > 0 => (Aggregate::Circuit, format!("circuit-{}", circuit % circuits + 1), now, vbr(circuit)),
                Step::SeeVbr { circuit, gone } if circuits > 0 => (Aggregate::Circuit, format!("circuit-{}", circuit % circuits + 1), now, vbr_seen(gone)),
                Step::Router { circuit, router } if circuits > 0 => (Aggregate::Router, format!("router-{}", router % 3), now, routed(&format!("circuit-{}", circuit % circuits + 1))),
                Step::SeeRouter { router, gone } => (Aggregate::Router, format!("router-{}", router % 3), now, router_seen(gone)),
                Step::Test { circuit, test, minutes } if circuits > 0 => (Aggregate::Test, format!("test-{}", test % 3), now, tested(&format!("circuit-{}", circuit % circuits + 1), minutes, now)),
                Step::Upgrade { circuit, other, what, how } if circuits > 0 => {
                    let (old, new) = (circuit % circuits + 1, other % circuits + 1);
                    (Aggregate::Circuit, format!("circuit-{old}"), now, upgraded(what, how, &format!("circuit-{new}"), now))
                }
                Step::Withdraw(which) if !recorded.is_empty() => {
                    let (aggregate, id, seq) = recorded[usize::from(which) % recorded.len()].clone();
                    let event = EventId { desk: store.desk_id().to_owned(), seq };
                    (aggregate, id, now, Fact::Withdrawn { event, reason: "typed by mistake".into() })
                }
                Step::Rename => (Aggregate::Account, "account".into(), now, account()),
                _ => continue,
            };
            let seq = record(&mut store, n, aggregate, &id, at, &fact, &mut chance);
            recorded.push((aggregate, id, seq));
        }
        // the facets count each row of the table once, at its place, by its own values
        let counted: u32 = store.db().query_row(
            "SELECT count(*) FROM circuit c JOIN circuit_facet p ON p.place = c.place JOIN facet f ON f.id = p.facet
             WHERE (f.turn, f.status, f.loa_status, f.resource_group, f.tags, f.account)
                 = (c.turn, c.status, c.loa_status, c.resource_group, c.tags, c.account)", [], |row| row.get(0)).unwrap();
        let rows: u32 = store.db().query_row("SELECT count(*) FROM circuit", [], |row| row.get(0)).unwrap();
        let sums: (u32, u32) = store.db().query_row(
            "SELECT (SELECT coalesce(sum(circuits), 0) FROM facet), (SELECT count(*) FROM circuit_facet)", [],
            |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        prop_assert_eq!((counted, sums), (rows, (rows, rows)));
        let before = store.dump().unwrap();
        store.rebuild().unwrap();
        prop_assert_eq!(before, store.dump().unwrap());
        prop_assert_eq!(events::verify(store.db()).unwrap(), None);
        let health: String = store.db().query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        prop_assert_eq!(health, "ok");
    }
}

#[test]
fn a_projection_that_was_tampered_with_is_noticed_by_the_dump() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = open(folder.path()).unwrap();
    let mut chance = Counted(3);
    record(
        &mut store,
        1,
        Aggregate::Circuit,
        "circuit-1",
        start(),
        &port("line-1"),
        &mut chance,
    );
    let before = store.dump().unwrap();
    store
        .db()
        .execute("UPDATE circuit SET name = 'other'", [])
        .unwrap();
    assert_ne!(before, store.dump().unwrap());
    store.rebuild().unwrap();
    assert_eq!(before, store.dump().unwrap(), "a rebuild mends it");
}

#[test]
fn events_are_never_changed_or_deleted_and_a_forced_change_breaks_the_chain() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = open(folder.path()).unwrap();
    let mut chance = Counted(3);
    for n in 1..=5 {
        record(
            &mut store,
            n,
            Aggregate::Circuit,
            &format!("circuit-{n}"),
            start(),
            &port("line"),
            &mut chance,
        );
    }
    let db = store.db();
    db.execute("UPDATE event SET kind = 'x' WHERE seq = 2", [])
        .unwrap_err();
    db.execute("DELETE FROM event WHERE seq = 2", [])
        .unwrap_err();
    assert_eq!(events::verify(db).unwrap(), None);
    db.execute_batch("DROP TRIGGER event_is_never_changed; UPDATE event SET happened_at = '2020-01-01T00:00:00.000Z' WHERE seq = 2;").unwrap();
    assert_eq!(events::verify(db).unwrap().unwrap().event.seq, 2);
}

#[test]
fn a_deleted_event_leaves_a_gap_that_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = open(folder.path()).unwrap();
    let mut chance = Counted(3);
    for n in 1..=3 {
        record(
            &mut store,
            n,
            Aggregate::Circuit,
            "circuit",
            start(),
            &port("line"),
            &mut chance,
        );
    }
    store
        .db()
        .execute_batch("DROP TRIGGER event_is_never_deleted; DELETE FROM event WHERE seq = 2;")
        .unwrap();
    assert_eq!(events::verify(store.db()).unwrap().unwrap().event.seq, 3);
}

#[test]
fn a_key_runs_its_command_once_and_refuses_another_body() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = open(folder.path()).unwrap();
    let mut chance = Counted(3);
    let mut run = |body: &[u8], runs: &mut u32| {
        let occasion = desk_domain::chance::Occasion {
            now: start(),
            entropy: &mut chance,
        };
        store.command::<StoreError>("key", body, occasion, |writer| {
            *runs += 1;
            writer.record(Aggregate::Account, "account", &account())?;
            Ok(format!("run {runs}"))
        })
    };
    let mut runs = 0;
    let first = run(b"body", &mut runs).unwrap();
    let second = run(b"body", &mut runs).unwrap();
    assert_eq!((first.answer.as_str(), first.repeated), ("run 1", false));
    assert_eq!(
        (second.answer.as_str(), second.repeated, runs),
        ("run 1", true, 1)
    );
    assert!(matches!(
        run(b"other", &mut runs),
        Err(StoreError::KeyReused)
    ));
    assert_eq!(events::count(store.db()).unwrap(), 1);
}

#[test]
fn a_command_that_fails_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = open(folder.path()).unwrap();
    let before = store.dump().unwrap();
    let occasion = desk_domain::chance::Occasion {
        now: start(),
        entropy: &mut Counted(3),
    };
    let failed = store.command::<StoreError>("key", b"body", occasion, |writer| {
        writer.record(Aggregate::Account, "account", &account())?;
        writer.keep_file(desk_store::files::Kind::OfficialPdf, "a.pdf", 1, &[1, 2, 3])?;
        Err(StoreError::DiskFull)
    });
    assert!(matches!(failed, Err(StoreError::DiskFull)));
    assert_eq!(store.dump().unwrap(), before);
    let left: u32 = store
        .db()
        .query_row("SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM file) + (SELECT count(*) FROM command) + (SELECT count(*) FROM sealing_key)", [], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0);
}

#[test]
fn the_tables_know_every_word_of_the_state_machines() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = open(folder.path()).unwrap();
    let mut chance = Counted(3);
    record(
        &mut store,
        1,
        Aggregate::Circuit,
        "circuit",
        start(),
        &port("line"),
        &mut chance,
    );
    record(
        &mut store,
        2,
        Aggregate::Loa,
        "loa",
        start(),
        &loa("circuit", "person"),
        &mut chance,
    );
    let set = |table: &str, column: &str, word: &str| {
        store
            .db()
            .execute(&format!("UPDATE {table} SET {column} = ?1"), [word])
    };
    for status in CircuitStatus::ALL {
        set("circuit", "status", status.as_wire()).unwrap();
    }
    for status in LoaStatus::ALL {
        set("circuit", "loa_status", status.as_wire()).unwrap();
        set("loa", "status", status.as_wire()).unwrap();
    }
    for turn in desk_domain::turn::Turn::ALL {
        set("circuit", "turn", turn.as_wire()).unwrap();
    }
    set("circuit", "status", "Nonsense").unwrap_err();
    set("loa", "status", "Nonsense").unwrap_err();
}
