//! Personal data: sealed in events and drafts, gone with its key.

use super::{Counted, loa, open, person_details, port, record, start};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::loa_record::LoaRecord;
use desk_domain::personal::Personal;
use desk_store::{events, files, people};
use std::path::Path;

/// Whether any file of the folder holds these bytes.
fn anywhere(folder: &Path, needle: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|file| {
        std::fs::read(file.unwrap().path())
            .unwrap()
            .windows(needle.len())
            .any(|w| w == needle.as_bytes())
    })
}

#[test]
fn numbers_and_phones_stand_nowhere_in_the_files() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = open(folder.path()).unwrap();
    let mut chance = Counted(3);
    let known = Fact::PersonRecorded {
        details: Personal::of("person", person_details()),
    };
    record(
        &mut store,
        1,
        Aggregate::Person,
        "person",
        start(),
        &known,
        &mut chance,
    );
    record(
        &mut store,
        2,
        Aggregate::Circuit,
        "circuit",
        start(),
        &port("line"),
        &mut chance,
    );
    record(
        &mut store,
        3,
        Aggregate::Loa,
        "loa",
        start(),
        &loa("circuit", "person"),
        &mut chance,
    );
    let draft =
        r#"{"engineers":[{"documentNumber":"330106199003083217","phone":"+86 139 0000 0417"}]}"#;
    store
        .keep_draft(
            "draft",
            "loa",
            "circuit",
            draft,
            Occasion {
                now: start(),
                entropy: &mut chance,
            },
        )
        .unwrap();
    assert_eq!(store.drafts().unwrap()[0].body, draft);
    assert!(
        anywhere(folder.path(), "Hangzhou-Xiaoshan-B"),
        "the search itself works"
    );
    for secret in ["330106199003083217", "+86 139 0000 0417"] {
        assert!(!anywhere(folder.path(), secret), "{secret}");
    }
    let found = people::same(store.db(), store.keys(), &person_details())
        .unwrap()
        .unwrap();
    assert_eq!(found, ("person".to_owned(), person_details()));
}

#[test]
fn a_destroyed_key_erases_the_person_and_the_chain_still_holds() {
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
    store
        .db()
        .execute(
            "DELETE FROM sealing_key WHERE subject = 'person:person'",
            [],
        )
        .unwrap();
    store.rebuild().unwrap();
    let loa =
        LoaRecord::fold(&events::of(store.db(), store.keys(), Aggregate::Loa, "loa").unwrap())
            .unwrap();
    assert_eq!(
        loa.application.engineers,
        vec![Personal::Erased {
            person: "person".into()
        }]
    );
    assert_eq!(events::verify(store.db()).unwrap(), None);
}

#[test]
fn a_sent_form_leaves_no_draft_and_cannot_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = open(folder.path()).unwrap();
    let mut chance = Counted(3);
    store
        .keep_draft(
            "key-1",
            "port",
            "",
            "{}",
            Occasion {
                now: start(),
                entropy: &mut chance,
            },
        )
        .unwrap();
    record(
        &mut store,
        1,
        Aggregate::Circuit,
        "circuit",
        start(),
        &port("line"),
        &mut chance,
    );
    assert_eq!(store.drafts().unwrap(), []);
    store
        .keep_draft(
            "key-1",
            "port",
            "",
            "{late}",
            Occasion {
                now: start(),
                entropy: &mut chance,
            },
        )
        .unwrap();
    assert_eq!(store.drafts().unwrap(), []);
}

#[test]
fn files_come_back_byte_for_byte_in_chunks_and_too_large_ones_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = open(folder.path()).unwrap();
    let mut chance = Counted(3);
    let bytes: Vec<u8> = (0..2_500_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let mut keep = |key: &str, bytes: &[u8]| {
        store.command::<desk_store::StoreError>(
            key,
            key.as_bytes(),
            Occasion {
                now: start(),
                entropy: &mut chance,
            },
            |writer| {
                Ok(writer
                    .keep_file(files::Kind::OfficialPdf, "LOA.pdf", 1, bytes)?
                    .id)
            },
        )
    };
    let id = keep("a", &bytes).unwrap().answer;
    keep("b", &vec![0; files::LIMIT + 1]).unwrap_err();
    assert_eq!(
        files::bytes(store.db(), store.keys(), &id)
            .unwrap()
            .unwrap(),
        bytes
    );
    let chunks: u32 = store
        .db()
        .query_row("SELECT count(*) FROM file_chunk", [], |row| row.get(0))
        .unwrap();
    assert_eq!(chunks, 3);
    store
        .db()
        .execute(
            "UPDATE file_chunk SET bytes = zeroblob(length(bytes)) WHERE n = 1",
            [],
        )
        .unwrap();
    files::bytes(store.db(), store.keys(), &id).unwrap_err();
}
