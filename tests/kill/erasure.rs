//! kill -9 in the middle of erasures: what was acknowledged never comes back, and what was not is there in whole or gone in
//! whole, with its copies, after the next start.

use desk_store::events;
use desk_tests::canary::{Canary, canary, hits};
use desk_tests::erasures::{Group, erase, open, prepare, whole};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const KILLS: u32 = 48;

/// How many of these people have left a trace in any file.
fn found(folder: &Path, groups: &[Group]) -> usize {
    let people: Vec<Canary> = groups
        .iter()
        .flat_map(|group| group.who.iter().map(|n| canary(*n)))
        .collect();
    let all: Vec<&Canary> = people.iter().collect();
    let traces = hits(folder, &all);
    traces.into_iter().filter(|files| !files.is_empty()).count()
}

fn begin(folder: &Path, groups: &Path, first: usize) -> (Child, impl Iterator<Item = String>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_erase_child"))
        .arg(folder)
        .arg(groups)
        .arg(first.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    assert_eq!(
        lines.next().unwrap(),
        "ready",
        "the desk opens after every kill"
    );
    (child, lines)
}

/// A fresh desk from the prepared one.
fn fresh(prepared: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(prepared).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            std::fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    folder
}

#[allow(
    clippy::disallowed_methods,
    reason = "the kills are spread over the time that an erasure takes"
)]
fn now() -> Instant {
    Instant::now()
}

#[test]
#[ignore = "kills 48 programs; cargo xtask test runs it"]
fn an_erasure_that_was_acknowledged_stays_and_one_that_was_not_is_whole_or_gone() {
    let prepared = tempfile::tempdir().unwrap();
    let groups = prepare(prepared.path());
    let written = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&written, serde_json::to_vec(&groups).unwrap()).unwrap();
    let everybody = groups.iter().map(|group| group.who.len()).sum::<usize>();
    assert_eq!(
        found(prepared.path(), &groups),
        everybody,
        "the search would see harm"
    );

    // one erasure without a kill tells how long they take, the longest of three on this machine
    let calm = fresh(prepared.path());
    let (mut child, mut lines) = begin(calm.path(), written.path(), 0);
    let mut longest = Duration::ZERO;
    for _ in 0..3 {
        let begun = now();
        lines.next().unwrap();
        longest = longest.max(begun.elapsed());
    }
    child.kill().unwrap();
    child.wait().unwrap();

    let mut folder = fresh(prepared.path());
    let (mut next, mut dice) = (0, 12_345_u64);
    let (mut acknowledged, mut untouched, mut finished, mut landed) = (0, 0, 0, 0);
    for _ in 0..KILLS {
        if next == groups.len() {
            folder = fresh(prepared.path());
            next = 0;
        }
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let (mut child, mut lines) = begin(folder.path(), written.path(), next);
        let begun = now();
        let left = longest.mul_f64(1.6 * f64::from((dice >> 40) as u32 % 1_000) / 1_000.0);
        while begun.elapsed() < left {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        // a whole line that was on its way was acknowledged
        let answered = lines.by_ref().count();
        child.wait().unwrap();
        acknowledged += answered;
        next += answered;
        let (gone, flight) = groups.split_at(next);

        assert_eq!(
            found(folder.path(), gone),
            0,
            "acknowledged: no byte of them is left, even before the next start"
        );
        let before = flight
            .first()
            .map_or(0, |one| found(folder.path(), std::slice::from_ref(one)));
        let mut desk = open(folder.path());
        let store = desk.store().unwrap();
        assert!(!store.must_scrub().unwrap(), "the start has finished it");
        assert_eq!(events::verify(store.db()).unwrap(), None);
        let health: String = store
            .db()
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(health, "ok");
        for group in gone {
            assert_eq!(whole(&mut desk, group), 0, "nobody comes back");
        }
        for group in flight.iter().skip(1) {
            assert_eq!(whole(&mut desk, group), group.who.len(), "nobody else goes");
        }
        if let Some(group) = flight.first() {
            let there = whole(&mut desk, group);
            assert!(
                there == 0 || there == group.who.len(),
                "all of them or none: {there}"
            );
            if there == 0 {
                let after = found(folder.path(), std::slice::from_ref(group));
                assert_eq!(after, 0, "no byte of them is left after the start");
                finished += u32::from(before > 0);
                landed += u32::from(before == 0);
            } else {
                assert_eq!(before, group.who.len(), "nothing of them was touched");
                untouched += 1;
            }
            // sent again it is done once
            let store = desk.store().unwrap();
            let was = events::count(store.db()).unwrap();
            erase(&mut desk, group);
            let store = desk.store().unwrap();
            let added = events::count(store.db()).unwrap() - was;
            assert_eq!(added as usize, there, "each of them is erased once");
            next += 1;
            assert_eq!(found(folder.path(), &groups[..next]), 0);
        }
    }
    assert!(
        untouched > 0 && finished > 0,
        "the kills fell before and into an erasure: {untouched} and {finished}"
    );
    println!(
        "{KILLS} kills in erasures of up to {} ms: {acknowledged} were acknowledged, {untouched} had not begun to count, {finished} were finished by the next start, {landed} were done without their answer; 0 came back, 0 were half erased, 0 bytes found.",
        longest.as_millis()
    );
}
