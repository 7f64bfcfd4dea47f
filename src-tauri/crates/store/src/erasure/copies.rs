//! Copies of the database beside it: kept before a change of format, or set aside because they were damaged.

use super::Plan;
use super::contacts;
use super::naming::{self, has_table};
use crate::events;
use crate::keys::Keys;
use crate::seal::Subject;
use crate::{StoreError, open};
use desk_domain::event::Aggregate;
use rusqlite::{Connection, OpenFlags, params};
use std::path::{Path, PathBuf};

/// The copies in the folder of this database, by name.
pub(super) fn beside(database: &Path) -> Vec<PathBuf> {
    let Some(folder) = database.parent() else {
        return Vec::new();
    };
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_copy(path))
        .collect();
    found.sort();
    found
}

fn is_copy(path: &Path) -> bool {
    let name = super::copy_name(path);
    let kept = name.starts_with("desk.format-") || name.starts_with("desk.damaged-");
    // a copy that was killed half-way keeps its working name
    kept && (name.ends_with(".db") || name.ends_with(".copying"))
}

fn connect(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.execute_batch(
        "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;",
    )?;
    Ok(db)
}

/// Ids under which a copy knows somebody with the same document as one of the plan.
pub(super) fn same_people(
    path: &Path,
    keys: &Keys,
    plan: &Plan,
) -> Result<Vec<String>, StoreError> {
    let db = connect(path)?;
    let mut same = Vec::new();
    for id in events::ids(&db, Aggregate::Person)? {
        let theirs = naming::read_one(&db, keys, &id)?;
        let is_same = theirs.iter().any(|known| {
            plan.identities.iter().any(|sought| {
                known.document_type == sought.document_type
                    && known.document_number == sought.document_number
            })
        });
        if is_same {
            same.push(id);
        }
    }
    Ok(same)
}

/// Takes the people out of a copy: their keys, those of the files that name them, kept forms, and the rows that show
/// their names. The events stay, as they do in the database itself.
pub(super) fn clean(
    path: &Path,
    keys: &Keys,
    people: &[String],
    files: &[String],
) -> Result<(), StoreError> {
    let mut db = connect(path)?;
    if !has_table(&db, "event")? || !has_table(&db, "sealing_key")? {
        // a copy that was killed before it held anything
        return if db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
            row.get::<_, u32>(0)
        })? == 0
        {
            Ok(())
        } else {
            Err(open::damaged("a copy has no events"))
        };
    }
    let tx = db.transaction()?;
    let mut plan = naming::read(&tx, keys, people.to_vec(), true)?;
    let (circuits, drafts) = contacts::named_on(&tx, people)?;
    plan.circuits.extend(circuits);
    plan.drafts.extend(drafts);
    let subjects = people
        .iter()
        .map(|id| Subject::person(id))
        .chain(plan.files.iter().chain(files).map(|id| Subject::file(id)))
        .chain(plan.drafts.iter().map(|id| Subject::draft(id)));
    for subject in subjects {
        tx.execute(
            "DELETE FROM sealing_key WHERE subject = ?1",
            [subject.as_str()],
        )?;
    }
    for file in plan.files.iter().chain(files) {
        tx.execute("DELETE FROM file_chunk WHERE file = ?1", [file])?;
        tx.execute("UPDATE file SET name = '' WHERE id = ?1", [file])?;
    }
    for draft in &plan.drafts {
        tx.execute("DELETE FROM draft WHERE id = ?1", [draft])?;
    }
    for person in people {
        tx.execute("DELETE FROM person WHERE id = ?1", [person])?;
    }
    for loa in &plan.loas {
        tx.execute("UPDATE handout SET engineers = '[]' WHERE loa = ?1", [loa])?;
    }
    let found = plan.handouts.iter().map(|id| ("handout", id));
    for (kind, id) in found.chain(plan.circuits.iter().map(|id| ("circuit", id))) {
        tx.execute(
            "DELETE FROM search_pairs WHERE rowid IN (SELECT doc FROM search_text WHERE kind = ?1 AND id = ?2)",
            params![kind, id],
        )?;
        tx.execute(
            "DELETE FROM search_text WHERE kind = ?1 AND id = ?2",
            params![kind, id],
        )?;
    }
    tx.commit()?;
    super::rewrite(&db)?;
    // without a log there is no companion file in which something could stay
    db.query_row("PRAGMA journal_mode=DELETE", [], |_| Ok(()))?;
    Ok(())
}
