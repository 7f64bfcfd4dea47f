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
    let folder = tempfile::tempdir().unwrap();
    for file in ["desk.db", "desk.keys"] {
        std::fs::copy(fixture(1).join(file), folder.path().join(file)).unwrap();
    }
    let mut rig = Rig::new(folder.path());
    let start = must(rig.run(|desk, occasion| desk.start(occasion, Nothing {})));
    assert!(start.failure.is_none(), "{:?}", start.failure);
    assert_eq!(start.settings.unwrap().form.organisation, "云澜物流");
    let query = CircuitQuery {
        search: "fixture".into(),
        turn: None,
        states: Vec::new(),
        offset: 0,
        limit: 10,
        ..CircuitQuery::default()
    };
    let rows = must(rig.run(|desk, occasion| desk.circuits(occasion, query))).rows;
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Fixture-waiting", "Fixture-line"]);
    let page = rig.page(&rows[1].id);
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
            },
        )
    }));
    let hash = <sha2::Sha256 as sha2::Digest>::digest(&bytes.bytes);
    assert_eq!(
        desk_store::files::hex(&hash),
        handout.sha256,
        "the paper is byte for byte the one that was issued"
    );
    let (mut store, _) = {
        rig.close();
        let chance = &mut desk_tests::story::Counted(1);
        desk_store::Store::open(
            folder.path(),
            desk_api::Occasion {
                now: chrono::DateTime::UNIX_EPOCH,
                entropy: chance,
            },
        )
        .unwrap()
    };
    assert_eq!(events::verify(store.db()).unwrap(), None);
    let before = store.dump().unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.dump().unwrap(), before);
}
