//! Formats of the file: found a new one, bring an older one up, refuse a newer one.

use crate::events::instant;
use crate::keys::Keys;
use crate::{StoreError, backup, projections, schema};
use chrono::{DateTime, Utc};
use desk_domain::chance::Occasion;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use std::path::{Path, PathBuf};

/// Each step makes the format of its place in the list, counted from 1, out of the one before.
const STEPS: &[&[&str]] = &[
    &[schema::V1],
    schema::v2::STEP,
    schema::v3::STEP,
    schema::v4::STEP,
];

/// The format that this program writes.
pub const FORMAT: u32 = STEPS.len() as u32;

/// Brings the file to the present format; gives the name under which the old one is kept.
pub(crate) fn bring_up(
    db: &mut Connection,
    path: &Path,
    keys: &Keys,
    now: DateTime<Utc>,
) -> Result<Option<PathBuf>, StoreError> {
    run(db, path, now, STEPS, |tx| projections::build_anew(tx, keys))
}

/// Makes the tables of the present format where there are none.
pub(crate) fn empty(db: &Connection) -> Result<(), StoreError> {
    for text in STEPS.iter().copied().flatten() {
        db.execute_batch(text)?;
    }
    Ok(())
}

/// All steps in one transaction, with the tables that shadow the events built anew: after a crash the file
/// has the old format or the new one.
fn run(
    db: &mut Connection,
    path: &Path,
    now: DateTime<Utc>,
    steps: &[&[&str]],
    shadows: impl FnOnce(&Transaction<'_>) -> Result<(), StoreError>,
) -> Result<Option<PathBuf>, StoreError> {
    let known = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    let format: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if format > known {
        return Err(StoreError::Newer {
            found: format,
            known,
        });
    }
    if format == known {
        return Ok(None);
    }
    let kept = if format == 0 {
        None
    } else {
        let name = format!("desk.format-{format}-{}.db", now.format("%Y%m%d-%H%M%S"));
        let copy = backup::free_name(&path.with_file_name(name));
        backup::copy(db, &copy)?;
        Some(copy)
    };
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for text in steps.iter().skip(format as usize).copied().flatten() {
        tx.execute_batch(text)?;
    }
    if kept.is_some() {
        shadows(&tx)?;
    }
    tx.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", known)?;
    tx.commit()?;
    // the mark and the format also stand in the first bytes of the file, where opening looks
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(kept)
}

/// The desk's id; founds the desk when the file is new.
pub(crate) fn found(db: &Connection, occasion: &mut Occasion<'_>) -> Result<String, StoreError> {
    let id: Option<String> = db
        .query_row("SELECT desk_id FROM desk WHERE one = 1", [], |row| {
            row.get(0)
        })
        .optional()?;
    if let Some(id) = id {
        return Ok(id);
    }
    let id = occasion.id();
    db.execute(
        "INSERT INTO desk (one, desk_id, founded_at) VALUES (1, ?1, ?2)",
        params![id, instant(occasion.now)],
    )?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> DateTime<Utc> {
        "2026-11-22T06:00:00Z".parse().unwrap()
    }

    fn nothing(_: &Transaction<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    #[test]
    fn an_older_file_is_copied_then_brought_up_and_a_newer_one_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        let mut db = Connection::open(&path).unwrap();
        assert_eq!(
            run(&mut db, &path, at(), &[&[schema::V1]], nothing).unwrap(),
            None,
            "a new file has nothing to keep"
        );
        let steps: [&[&str]; 2] = [&[schema::V1], &["CREATE TABLE later (x INTEGER) STRICT;"]];
        let kept = run(&mut db, &path, at(), &steps, nothing)
            .unwrap()
            .expect("the old format is kept");
        let old = Connection::open(kept).unwrap();
        let later = "SELECT count(*) FROM sqlite_schema WHERE name = 'later'";
        let has = |db: &Connection| -> u32 { db.query_row(later, [], |r| r.get(0)).unwrap() };
        assert_eq!(
            (has(&old), has(&db)),
            (0, 1),
            "the copy is the old format, the file the new one"
        );
        let refused = run(&mut db, &path, at(), &[&[schema::V1]], nothing).unwrap_err();
        assert!(
            matches!(refused, StoreError::Newer { found: 2, known: 1 }),
            "{refused}"
        );
    }

    #[test]
    fn a_step_that_fails_leaves_the_old_format() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        let mut db = Connection::open(&path).unwrap();
        run(&mut db, &path, at(), &[&[schema::V1]], nothing).unwrap();
        let twice = "CREATE TABLE later (x INTEGER) STRICT;";
        let steps: [&[&str]; 2] = [&[schema::V1], &[twice, twice]];
        run(&mut db, &path, at(), &steps, nothing).unwrap_err();
        let (format, tables): (u32, u32) = db
            .query_row(
                "SELECT (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema WHERE name = 'later')",
                [],
                |r| Ok((r.get(0)?, r.get(1)?)),
            )
            .unwrap();
        assert_eq!((format, tables), (1, 0));
    }
}
