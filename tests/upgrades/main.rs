//! One fixture per format that was ever released: each still opens, says what it said, and rebuilds.
#![allow(clippy::unwrap_used)]

use desk_api::wire::*;
use desk_store::{events, migrate};
use desk_tests::story::{Rig, must};
use std::path::{Path, PathBuf};

fn fixture(format: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("upgrades/v{format}"))
}

#[test]
fn there_is_a_fixture_for_every_format() {
    for format in 1..=migrate::FORMAT {
        assert!(
            fixture(format).join("desk.db").exists(),
            "format {format} has no fixture"
        );
    }
}

#[test]
fn format_1_opens_and_says_what_it_said() {
    let (_folder, mut rig) = opened(1);
    let names = names(&mut rig);
    assert_eq!(names, ["Fixture-waiting", "Fixture-line"]);
    handout_of_fixture_line(&mut rig);
    rebuilds(rig);
}

#[test]
fn format_2_opens_and_says_what_it_said() {
    says_what_it_said(2);
}

#[test]
fn format_3_opens_and_says_what_it_said() {
    says_what_it_said(3);
}

#[test]
fn format_4_opens_and_says_what_it_said() {
    says_what_it_said(4);
}

/// The fixtures from format 2 on tell the same story.
fn says_what_it_said(format: u32) {
    let (_folder, mut rig) = opened(format);
    let names = names(&mut rig);
    assert_eq!(names.len(), 6, "an order of four beside them: {names:?}");
    handout_of_fixture_line(&mut rig);
    let nothing = Nothing {};
    let directory = must(rig.run(|desk, occasion| desk.directory(occasion, nothing)));
    let favourites: Vec<&str> = directory
        .access_points
        .iter()
        .filter(|point| point.favourite)
        .map(|point| point.key.as_str())
        .collect();
    assert_eq!(favourites, ["Hangzhou-Xiaoshan-B"]);
    let sites = must(rig.run(|desk, occasion| desk.sites(occasion, Nothing {})));
    assert_eq!(sites.sites[0].form.contact, "Lin Yue");
    let zones = must(rig.run(|desk, occasion| desk.zones(occasion, Nothing {})));
    assert_eq!(zones.zones[0].form.id, "cn-hangzhou-h");
    rebuilds(rig);
}

/// A copy of the fixture, opened by this program.
fn opened(format: u32) -> (tempfile::TempDir, Rig) {
    let folder = tempfile::tempdir().unwrap();
    for file in ["desk.db", "desk.keys"] {
        std::fs::copy(fixture(format).join(file), folder.path().join(file)).unwrap();
    }
    let mut rig = Rig::new(folder.path());
    let start = must(rig.run(|desk, occasion| desk.start(occasion, Nothing {})));
    assert!(start.failure.is_none(), "{:?}", start.failure);
    assert_eq!(start.settings.unwrap().form.organisation, "云澜物流");
    (folder, rig)
}

fn rows(rig: &mut Rig) -> Vec<CircuitRow> {
    let query = CircuitQuery {
        limit: 10,
        ..CircuitQuery::default()
    };
    must(rig.run(|desk, occasion| desk.circuits(occasion, query))).rows
}

fn names(rig: &mut Rig) -> Vec<String> {
    rows(rig).into_iter().map(|row| row.name).collect()
}

/// The circuit whose handout was issued: its people, and its paper byte for byte.
fn handout_of_fixture_line(rig: &mut Rig) {
    let all = rows(rig);
    let line = all.iter().find(|row| row.name == "Fixture-line").unwrap();
    let page = rig.page(&line.id);
    assert_eq!(
        (
            page.row.loa_status.as_str(),
            page.loas[0].form.engineers[1].name.as_str()
        ),
        ("Available", "Elena Márquez-Roth")
    );
    let handout = page.handouts[0].clone();
    let bytes = must(rig.run(|desk, occasion| {
        desk.handout_bytes(
            occasion,
            HandOut {
                number: handout.number.clone(),
                with_official: false,
                revision: None,
                document: None,
            },
        )
    }));
    let hash = <sha2::Sha256 as sha2::Digest>::digest(&bytes.bytes);
    assert_eq!(
        desk_store::files::hex(&hash),
        handout.sha256,
        "the paper is byte for byte the one that was issued"
    );
}

/// The chain verifies, and the tables that came with the file are those that the events give.
fn rebuilds(rig: Rig) {
    let folder = rig.folder().to_path_buf();
    rig.close();
    let chance = &mut desk_tests::story::Counted(1);
    let occasion = desk_api::Occasion {
        now: chrono::DateTime::UNIX_EPOCH,
        entropy: chance,
    };
    let (mut store, _) = desk_store::Store::open(&folder, occasion).unwrap();
    assert_eq!(events::verify(store.db()).unwrap(), None);
    let before = store.dump().unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.dump().unwrap(), before);
}
