//! kill -9 in the middle of real commands, at least 200 times: nothing acknowledged is lost, nothing is
//! corrupt, and every command sent again is applied once.
#![allow(clippy::unwrap_used)]
#![allow(clippy::print_stdout, reason = "the figures are what is asked")]

mod erasure;

use desk_store::events;
use desk_tests::kill::life;
use desk_tests::kill::{PORTS_OF_ORDER, ROUND, carry_out, open};
use desk_tests::story::faces;
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

const KILLS: u32 = 200;

#[test]
#[ignore = "kills 200 programs; cargo xtask test runs it"]
fn nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged: BTreeMap<u32, String> = BTreeMap::new();
    let (mut in_flight_applied, mut dice) = (0, 12_345_u64);
    let mut next = 0;
    for _ in 0..KILLS {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let mut child = Command::new(env!("CARGO_BIN_EXE_kill_child"))
            .arg(folder.path())
            .arg(next.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // The child is killed a random stretch of its own work after a random acknowledged command,
        // so that kills fall into every part of a command.
        let acknowledgements = (dice >> 33) % 8;
        let spins = (dice >> 40) % 3_000_000;
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        assert_eq!(first, "ready", "the desk opens after every kill");
        let mut note = |line: String| {
            let (n, answer) = line.split_once(' ').unwrap();
            acknowledged.insert(n.parse().unwrap(), answer.to_owned());
        };
        for _ in 0..acknowledgements {
            note(lines.next().unwrap().unwrap());
        }
        for spin in 0..spins {
            std::hint::black_box(spin);
        }
        child.kill().unwrap();
        // whole lines that were already on their way count: they were acknowledged
        for line in lines.map_while(Result::ok) {
            if line
                .split_once(' ')
                .is_some_and(|(_, answer)| !answer.is_empty())
            {
                note(line);
            }
        }
        child.wait().unwrap();
        next = acknowledged.last_key_value().map_or(0, |(n, _)| n + 1);
    }

    let mut desk = open(folder.path(), faces());
    let before = count(&desk);
    for (n, answer) in &acknowledged {
        assert_eq!(
            &carry_out(&mut desk, *n),
            answer,
            "command {n} gives its answer again"
        );
    }
    assert_eq!(
        count(&desk),
        before,
        "no acknowledged command was applied a second time"
    );
    // the one in flight at the last kill may have landed without its answer
    carry_out(&mut desk, next);
    in_flight_applied += u32::from(count(&desk) == before);

    let store = desk.store().unwrap();
    assert_eq!(events::verify(store.db()).unwrap(), None);
    let health: String = store
        .db()
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(health, "ok");
    let applications: u32 = store
        .db()
        .query_row(
            "SELECT count(*) FROM event WHERE kind = 'port_applied'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let steps = |step: u32| (0..=next).filter(|n| n % ROUND == step).count();
    let wanted = |kind: &str| -> usize {
        life::left()
            .filter(|(other, _)| *other == kind)
            .map(|(_, step)| steps(step))
            .sum()
    };
    assert_eq!(
        applications as usize,
        steps(0) + steps(6) * PORTS_OF_ORDER as usize + wanted("upgrade_of"),
        "each port application is there once, also of a larger port, and each order with all of its ports"
    );
    let left = |kind: &str| -> usize {
        let found: u32 = store
            .db()
            .query_row(
                "SELECT count(*) FROM event WHERE kind = ?1",
                [kind],
                |row| row.get(0),
            )
            .unwrap();
        found as usize
    };
    for (kind, _) in life::left() {
        assert_eq!(left(kind), wanted(kind), "{kind}: once for each command");
    }
    let halves: u32 = store
        .db()
        .query_row(
            "SELECT count(*) FROM port_order o WHERE o.ports <> (SELECT count(*) FROM event e
                 WHERE e.kind = 'port_applied' AND json_extract(e.payload, '$.order') = o.id)",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(halves, 0, "a half order is never found");
    let handouts: (u32, u32) = store
        .db()
        .query_row(
            "SELECT count(*), count(DISTINCT number) FROM handout",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert_eq!(handouts.0, handouts.1);
    println!(
        "{KILLS} kills, {} acknowledged commands, {} events, {} handouts: 0 lost, 0 applied twice, 0 corrupt (last one in flight had landed: {in_flight_applied}).",
        acknowledged.len(),
        before,
        handouts.0
    );
}

fn count(desk: &desk_api::Desk) -> u32 {
    events::count(desk.store().unwrap().db()).unwrap()
}
