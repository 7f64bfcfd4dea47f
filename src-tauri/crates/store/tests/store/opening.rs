//! Opening: new, again, twice, foreign, newer, damaged, without keys, read-only.

use super::{Counted, open, port, record, start};
use desk_domain::event::Aggregate;
use desk_store::{OpenNotice, StoreError, backup, events, keys, migrate, open as opening, schema};
use std::fs;
use std::path::Path;

fn fill(folder: &Path) {
    let (mut store, notices) = open(folder).unwrap();
    assert_eq!(notices, []);
    record(
        &mut store,
        1,
        Aggregate::Circuit,
        "circuit",
        start(),
        &port("line"),
        &mut Counted(3),
    );
}

#[test]
fn what_was_recorded_is_there_after_opening_again() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let (store, notices) = open(folder.path()).unwrap();
    assert_eq!((events::count(store.db()).unwrap(), notices.len()), (1, 0));
    assert_eq!(
        desk_store::circuits::one(store.db(), "circuit")
            .unwrap()
            .unwrap()
            .name,
        "line"
    );
}

#[test]
fn the_pragmas_are_those_that_lost_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(folder.path()).unwrap();
    let ask = |name: &str| -> String {
        let value: rusqlite::types::Value = store
            .db()
            .query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
            .unwrap();
        match value {
            rusqlite::types::Value::Integer(n) => n.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => format!("{other:?}"),
        }
    };
    for (pragma, value) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("secure_delete", "1"),
        ("temp_store", "2"),
        ("mmap_size", "0"),
        ("busy_timeout", "5000"),
        ("application_id", &schema::APPLICATION_ID.to_string()),
        ("user_version", &migrate::FORMAT.to_string()),
        ("fullfsync", "1"),
    ] {
        assert_eq!(ask(pragma), value, "{pragma}");
    }
    assert!(
        rusqlite::version_number() >= 3_051_003,
        "SQLite {}",
        rusqlite::version()
    );
}

#[test]
fn a_second_program_is_told_and_the_first_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, _) = open(folder.path()).unwrap();
    assert!(matches!(open(folder.path()), Err(StoreError::InUse)));
    record(
        &mut first,
        1,
        Aggregate::Circuit,
        "circuit",
        start(),
        &port("line"),
        &mut Counted(3),
    );
    drop(first);
    open(folder.path()).unwrap();
}

#[test]
fn a_file_of_another_program_is_refused_and_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(opening::FILE);
    let other = rusqlite::Connection::open(&path).unwrap();
    other
        .execute_batch(
            "PRAGMA application_id = 7; CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1);",
        )
        .unwrap();
    drop(other);
    let before = fs::read(&path).unwrap();
    assert!(matches!(
        open(folder.path()),
        Err(StoreError::Foreign { .. })
    ));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(
        !folder.path().join(keys::FILE).exists(),
        "no keys are made beside a foreign file"
    );
}

#[test]
fn a_foreign_file_beside_our_keys_is_refused_too() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let path = folder.path().join(opening::FILE);
    fs::remove_file(&path).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE theirs (x);").unwrap();
    drop(other);
    let before = fs::read(&path).unwrap();
    assert!(matches!(
        open(folder.path()),
        Err(StoreError::Foreign { .. })
    ));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_newer_file_is_refused_and_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let path = folder.path().join(opening::FILE);
    let newer = rusqlite::Connection::open(&path).unwrap();
    newer
        .execute_batch(&format!(
            "PRAGMA journal_mode=DELETE; PRAGMA user_version = {};",
            migrate::FORMAT + 1
        ))
        .unwrap();
    drop(newer);
    let before = fs::read(&path).unwrap();
    assert!(
        matches!(open(folder.path()), Err(StoreError::Newer { found, known }) if found == known + 1)
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_damaged_file_is_set_aside_under_a_name_that_is_told() {
    type Damage = fn(&mut Vec<u8>);
    let damages: [(&str, Damage); 4] = [
        ("first page overwritten", |bytes| bytes[..100].fill(0x55)),
        ("a page of rubbish", |bytes| bytes[4096..8192].fill(0xa7)),
        ("cut in the middle", |bytes| bytes.truncate(6000)),
        ("not a database at all", |bytes| *bytes = b"hello".to_vec()),
    ];
    for (what, damage) in damages {
        let folder = tempfile::tempdir().unwrap();
        fill(folder.path());
        let path = folder.path().join(opening::FILE);
        let mut bytes = fs::read(&path).unwrap();
        damage(&mut bytes);
        fs::write(&path, &bytes).unwrap();
        let (store, notices) = open(folder.path()).unwrap_or_else(|e| panic!("{what}: {e}"));
        let [OpenNotice::DamagedSetAside(aside)] = notices.as_slice() else {
            panic!("{what}: {notices:?}");
        };
        assert_eq!(
            fs::read(aside).unwrap(),
            bytes,
            "{what}: the damaged bytes are kept"
        );
        assert_eq!(events::count(store.db()).unwrap(), 0, "{what}");
    }
}

#[test]
fn a_desk_without_its_keys_is_refused_and_gets_no_new_ones() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let key_file = folder.path().join(keys::FILE);
    let kept = fs::read(&key_file).unwrap();
    fs::remove_file(&key_file).unwrap();
    assert!(matches!(
        open(folder.path()),
        Err(StoreError::KeysMissing { .. })
    ));
    assert!(!key_file.exists());
    fs::write(&key_file, b"{}").unwrap();
    assert!(matches!(
        open(folder.path()),
        Err(StoreError::KeysMissing { .. })
    ));
    fs::write(&key_file, kept).unwrap();
    open(folder.path()).unwrap();
}

#[cfg(unix)]
#[test]
fn the_key_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let mode = fs::metadata(folder.path().join(keys::FILE))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_folder_that_cannot_be_made_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"").unwrap();
    // a folder below a file can be made by nobody, also not by an administrator
    assert!(open(&file.join("desk")).is_err());
}

#[test]
fn a_copy_is_whole_or_not_there() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let (store, _) = open(folder.path()).unwrap();
    let copy = folder.path().join("copy.db");
    backup::copy(store.db(), &copy).unwrap();
    let copied = rusqlite::Connection::open(&copy).unwrap();
    assert_eq!(events::verify(&copied).unwrap(), None);
    assert_eq!(events::count(&copied).unwrap(), 1);
    assert!(!copy.with_extension("copying").exists());
}
