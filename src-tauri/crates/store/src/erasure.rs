//! Erasing people: what names them, the act, and what has to be done outside its transaction.
//!
//! What makes a person unreadable is one deleted row, the key that sealed their values; with it go the keys and bytes of
//! every file that names them, and every kept form that does. Their name in clear goes with the tables that shadow the
//! events. All of that is one transaction. Afterwards the file is written anew, so that no free page keeps a name, its
//! log is emptied, and the copies beside it are treated the same way ([`Store::scrub`]). What is still to be done stands
//! in the table `scrub`, so that a kill between the two loses nothing.

mod contacts;
mod copies;
mod naming;

pub use contacts::{DueContacts, contacts_due};

pub use naming::{Identity, Plan};

use crate::events::{instant, parse_instant};
use crate::seal::Subject;
use crate::{Store, StoreError, Writer, drafts, files, people};
use chrono::{DateTime, Utc};
use desk_domain::event::{Aggregate, Fact};
use desk_domain::person::Erasure;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What became of the copies beside the database.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scrubbed {
    /// Copies that hold nothing of the erased people any more.
    pub cleaned: Vec<PathBuf>,
    /// Copies that could not be opened or written; they may still hold something.
    pub not_cleaned: Vec<PathBuf>,
}

/// What erasing these people, and everybody found to be the same as one of them, would touch.
///
/// `official`: also Alibaba Cloud's own PDFs of the LOAs that name them.
pub fn plan(store: &Store, people: &[String], official: bool) -> Result<Plan, StoreError> {
    let mut all = BTreeSet::new();
    for id in people {
        all.extend(people::merged_with(store.db(), id)?);
    }
    naming::read(
        store.db(),
        store.keys(),
        all.into_iter().collect(),
        official,
    )
}

/// Other ids under which copies beside the database know the same people, by their documents.
pub fn known_in_copies(store: &Store, plan: &Plan) -> Vec<String> {
    let mut others = BTreeSet::new();
    for copy in copies::beside(store.path()) {
        others.extend(copies::same_people(&copy, store.keys(), plan).unwrap_or_default());
    }
    others.retain(|id| !plan.people.contains(id));
    others.into_iter().collect()
}

/// The copies of this desk's file that lie beside it.
#[must_use]
pub fn copies_of(store: &Store) -> Vec<PathBuf> {
    copies::beside(store.path())
}

/// Erases, inside a command. `also`: ids of the same people in copies, from [`known_in_copies`].
pub fn erase(
    writer: &mut Writer<'_, '_, '_>,
    plan: &Plan,
    also: &[String],
    erasure: &Erasure,
) -> Result<(), StoreError> {
    let at = instant(writer.occasion.now);
    let db = writer.db();
    for person in &plan.people {
        forget_key(db, &Subject::person(person))?;
    }
    for file in &plan.files {
        forget_key(db, &Subject::file(file))?;
        files::erase(db, file, &at)?;
    }
    for draft in &plan.drafts {
        drafts::forget(db, draft)?;
    }
    let files = serde_json::to_string(&plan.files)?;
    for person in plan.people.iter().chain(also) {
        db.execute(
            "INSERT OR REPLACE INTO scrub (person, files) VALUES (?1, ?2)",
            params![person, files],
        )?;
    }
    for person in &plan.people {
        let fact = Fact::PersonErased(Erasure {
            handouts: plan.handouts.clone(),
            files: plan.files.clone(),
            ..erasure.clone()
        });
        writer.record(Aggregate::Person, person, &fact)?;
    }
    // whoever shows a name of theirs is folded anew
    for loa in &plan.loas {
        writer.touch(Aggregate::Loa, loa);
    }
    Ok(())
}

/// Destroys the keys of a VBR's secrets, inside a command, and forms of the circuit's VBRs that were not sent.
/// The file must be scrubbed afterwards ([`Store::scrub`]).
pub fn forget_secrets(
    writer: &mut Writer<'_, '_, '_>,
    secrets: &BTreeSet<String>,
    circuit: &str,
) -> Result<(), StoreError> {
    forget_contacts(writer, secrets, circuit, false)?;
    let db = writer.db();
    let kept: Vec<String> = db
        .prepare("SELECT id FROM draft WHERE circuit = ?1 AND kind = 'vbr'")?
        .query_map([circuit], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for draft in kept {
        drafts::forget(db, &draft)?;
    }
    Ok(())
}

/// Destroys the keys of people to call about a line, inside a command; what sealed their words stays and says nothing.
/// `forms`: forms of the circuit that may name them and were not sent go, too.
/// The file must be scrubbed afterwards ([`Store::scrub`]).
pub fn forget_contacts(
    writer: &mut Writer<'_, '_, '_>,
    contacts: &BTreeSet<String>,
    circuit: &str,
    forms: bool,
) -> Result<(), StoreError> {
    let db = writer.db();
    for person in contacts {
        forget_key(db, &Subject::person(person))?;
        db.execute(
            "INSERT OR REPLACE INTO scrub (person, files) VALUES (?1, '[]')",
            [person],
        )?;
    }
    if !forms {
        return Ok(());
    }
    let kept: Vec<String> = db
        .prepare("SELECT id FROM draft WHERE circuit = ?1 AND kind IN ('completion','upkeep')")?
        .query_map([circuit], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for draft in kept {
        drafts::forget(db, &draft)?;
    }
    Ok(())
}

fn forget_key(db: &Connection, subject: &Subject) -> Result<(), StoreError> {
    db.execute(
        "DELETE FROM sealing_key WHERE subject = ?1",
        [subject.as_str()],
    )?;
    Ok(())
}

/// People who are due: their last paper ended before `before`. Whoever was never named counts from the day they were
/// last written down.
pub fn due(
    db: &Connection,
    before: DateTime<Utc>,
) -> Result<Vec<(String, DateTime<Utc>)>, StoreError> {
    let rows: Vec<(String, String)> = db
        .prepare_cached(
            "SELECT q.id, coalesce((SELECT max(p.until) FROM loa_person p WHERE p.person = q.id), q.changed_at) AS ended
             FROM person q WHERE q.state <> 'erased' ORDER BY ended, q.id",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut due = Vec::new();
    for (id, ended) in rows {
        let ended = parse_instant(&ended, "loa_person", "until", &id)?;
        if ended < before {
            due.push((id, ended));
        }
    }
    Ok(due)
}

/// When and by whom each of these people was erased, newest first: person, instant, by, reason.
pub fn erased(db: &Connection) -> Result<Vec<(String, String, String, String)>, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT id, erased_at, erased_by, reason FROM person
             WHERE state = 'erased' AND erased_at IS NOT NULL ORDER BY erased_at DESC, id",
        )?
        .query_map([], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?
        .collect::<Result<_, _>>()?)
}

impl Store {
    /// Something is still to be done after an erasure.
    pub fn must_scrub(&self) -> Result<bool, StoreError> {
        Ok(self
            .db()
            .query_row("SELECT EXISTS (SELECT 1 FROM scrub)", [], |row| row.get(0))?)
    }

    /// Writes the file anew without what was erased, empties its log, and cleans the copies beside it. Safe to repeat.
    ///
    /// What could not be cleaned is named and stays to be done.
    pub fn scrub(&mut self) -> Result<Scrubbed, StoreError> {
        let rows: Vec<(String, String)> = self
            .db()
            .prepare("SELECT person, files FROM scrub ORDER BY person")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        let mut told = Scrubbed::default();
        if rows.is_empty() {
            return Ok(told);
        }
        let path = self.path().to_owned();
        let (db, keys, _) = self.parts();
        rewrite(db)?;
        let mut people = Vec::new();
        let mut erased_files = BTreeSet::new();
        for (person, files) in rows {
            people.push(person);
            erased_files.extend(serde_json::from_str::<Vec<String>>(&files)?);
        }
        let files: Vec<String> = erased_files.into_iter().collect();
        for copy in copies::beside(&path) {
            match copies::clean(&copy, keys, &people, &files) {
                Ok(()) => told.cleaned.push(copy),
                Err(_) => told.not_cleaned.push(copy),
            }
        }
        if told.not_cleaned.is_empty() {
            db.execute("DELETE FROM scrub", [])?;
            empty_log(db)?;
        }
        Ok(told)
    }

    /// Copies beside the database that still may hold something of people who were erased.
    pub fn not_scrubbed(&self) -> Result<Vec<PathBuf>, StoreError> {
        if self.must_scrub()? {
            Ok(copies::beside(self.path()))
        } else {
            Ok(Vec::new())
        }
    }
}

/// Merges the pieces of the full-text table, so that no deleted one stays, and writes every page anew.
pub(crate) fn rewrite(db: &Connection) -> Result<(), StoreError> {
    db.flush_prepared_statement_cache();
    db.execute_batch("INSERT INTO search_pairs (search_pairs) VALUES ('optimize'); VACUUM;")?;
    empty_log(db)
}

fn empty_log(db: &Connection) -> Result<(), StoreError> {
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// The name of a copy as people see it.
#[must_use]
pub fn copy_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
