//! People to call about lines whose time has come.

use crate::StoreError;
use crate::circuits::whole;
use crate::keys::Keys;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// People to call about one line who are of no more use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueContacts {
    /// The circuit.
    pub circuit: String,
    /// Its name.
    pub name: String,
    /// Ids of the people.
    pub people: BTreeSet<String>,
    /// Nobody else is named about this line.
    pub all: bool,
    /// When the first of them ceased to be of use.
    pub ended: DateTime<Utc>,
}

/// People to call about a line who ceased to be of use before `before`, longest first.
pub fn contacts_due(
    db: &Connection,
    keys: &Keys,
    before: DateTime<Utc>,
) -> Result<Vec<DueContacts>, StoreError> {
    let circuits: Vec<String> = db
        .prepare_cached(
            "SELECT aggregate_id FROM event WHERE aggregate = 'circuit' AND kind = 'upkeep_saved'
             UNION SELECT l.circuit FROM event e JOIN loa l ON l.id = e.aggregate_id
             WHERE e.aggregate = 'loa' AND e.kind = 'completion_reported'",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut due = Vec::new();
    for circuit in circuits {
        let Some(found) = whole(db, keys, &circuit)? else {
            continue;
        };
        let contacts = found.contacts();
        let ended: Vec<(&String, DateTime<Utc>)> = contacts
            .iter()
            .filter_map(|(person, ended)| Some((person, ended.filter(|at| *at < before)?)))
            .collect();
        let Some(first) = ended.iter().map(|(_, at)| *at).min() else {
            continue;
        };
        due.push(DueContacts {
            circuit,
            name: found.circuit.application.name.clone(),
            all: ended.len() == contacts.len(),
            people: ended
                .into_iter()
                .map(|(person, _)| person.clone())
                .collect(),
            ended: first,
        });
    }
    due.sort_by(|a, b| (a.ended, &a.circuit).cmp(&(b.ended, &b.circuit)));
    Ok(due)
}

/// Circuits of a file on whose line one of these people was named to call, and forms about them that were not sent.
pub(super) fn named_on(
    db: &Connection,
    people: &[String],
) -> Result<(BTreeSet<String>, BTreeSet<String>), StoreError> {
    let (mut circuits, mut drafts) = (BTreeSet::new(), BTreeSet::new());
    let mut names = db.prepare(
        "SELECT coalesce(l.circuit, e.aggregate_id) FROM event e
         LEFT JOIN loa l ON e.aggregate = 'loa' AND l.id = e.aggregate_id
         WHERE e.kind IN ('upkeep_saved','completion_reported') AND instr(e.payload, ?1) > 0",
    )?;
    for person in people {
        let rows = names.query_map([format!("\"{person}\"")], |row| row.get::<_, String>(0))?;
        for row in rows {
            circuits.insert(row?);
        }
    }
    for circuit in &circuits {
        let rows: Vec<String> = db
            .prepare("SELECT id FROM draft WHERE circuit = ?1 AND kind IN (?2, ?3)")?
            .query_map(params![circuit, "completion", "upkeep"], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        drafts.extend(rows);
    }
    Ok((circuits, drafts))
}
