//! People: names in clear for search, everything else sealed in the events.

use crate::events::{instant, parse_instant};
use crate::keys::Keys;
use crate::{StoreError, events, search};
use chrono::{DateTime, Utc};
use desk_domain::event::Aggregate;
use desk_domain::person::{PersonDetails, PersonRecord};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// A person as the address book lists them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// UUIDv7 text.
    pub id: String,
    /// Name.
    pub name: String,
    /// The same in Latin letters, or empty.
    pub name_latin: String,
    /// When the details were last recorded, RFC 3339.
    pub changed_at: String,
}

/// An application that names a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// The LOA.
    pub loa: String,
    /// Its circuit.
    pub circuit: String,
    /// Name of the circuit now, or empty.
    pub circuit_name: String,
    /// The construction company that they entered for.
    pub construction: String,
    /// When it was applied for, RFC 3339.
    pub applied_at: String,
    /// The later of the visit's end and the validity of its handouts.
    pub until: DateTime<Utc>,
}

/// A person as their events tell it.
pub fn record(db: &Connection, keys: &Keys, id: &str) -> Result<PersonRecord, StoreError> {
    Ok(PersonRecord::fold(&events::of(
        db,
        keys,
        Aggregate::Person,
        id,
    )?))
}

/// The last recorded details of a person; `None` when unknown or erased.
pub fn details(
    db: &Connection,
    keys: &Keys,
    id: &str,
) -> Result<Option<PersonDetails>, StoreError> {
    Ok(record(db, keys, id)?.details)
}

/// The person with this name and document, if already known.
pub fn same(
    db: &Connection,
    keys: &Keys,
    sought: &PersonDetails,
) -> Result<Option<(String, PersonDetails)>, StoreError> {
    let ids: Vec<String> = db
        .prepare_cached(
            "SELECT id FROM person WHERE name = ?1 AND state <> 'erased' ORDER BY state, id",
        )?
        .query_map([&sought.name], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in ids {
        if let Some(known) = details(db, keys, &id)?
            && known.document_type == sought.document_type
            && known.document_number == sought.document_number
        {
            return Ok(Some((id, known)));
        }
    }
    Ok(None)
}

/// Who stands in the address book and matches the text by name, by name.
pub fn list(db: &Connection, text: &str) -> Result<Vec<PersonRow>, StoreError> {
    let wanted = search::fold(text);
    let rows: Vec<PersonRow> = db
        .prepare_cached(
            "SELECT id, name, name_latin, changed_at FROM person WHERE state = 'listed' ORDER BY name, id",
        )?
        .query_map([], |row| {
            Ok(PersonRow {
                id: row.get(0)?,
                name: row.get(1)?,
                name_latin: row.get(2)?,
                changed_at: row.get(3)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    // a desk knows hundreds of people, not millions: a walk is quicker than an index of pairs is large
    Ok(rows
        .into_iter()
        .filter(|row| {
            search::fold(&row.name).contains(&wanted)
                || search::fold(&row.name_latin).contains(&wanted)
        })
        .collect())
}

/// Where a person stands in the address book: `listed`, `removed`, `merged` or `erased`; `None` when unknown.
pub fn state(db: &Connection, id: &str) -> Result<Option<String>, StoreError> {
    Ok(db
        .prepare_cached("SELECT state FROM person WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Everybody who is still readable, whether they stand in the address book or not.
pub fn readable(db: &Connection) -> Result<Vec<String>, StoreError> {
    Ok(db
        .prepare_cached("SELECT id FROM person WHERE state <> 'erased' ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}

/// The person and everybody who was found to be the same one.
pub fn merged_with(db: &Connection, id: &str) -> Result<Vec<String>, StoreError> {
    let mut all = vec![id.to_owned()];
    let mut at = 0;
    while let Some(one) = all.get(at).cloned() {
        at += 1;
        let others: Vec<String> = db
            .prepare_cached("SELECT id FROM person WHERE merged_into = ?1 ORDER BY id")?
            .query_map([&one], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for other in others {
            if !all.contains(&other) {
                all.push(other);
            }
        }
    }
    Ok(all)
}

/// The applications that name a person, newest first.
pub fn named_on(db: &Connection, person: &str) -> Result<Vec<Naming>, StoreError> {
    let rows: Vec<(Naming, String)> = db
        .prepare_cached(
            "SELECT DISTINCT p.loa, p.circuit, coalesce(c.name, ''), p.construction, p.applied_at, p.until
             FROM loa_person p LEFT JOIN circuit c ON c.id = p.circuit
             WHERE p.person = ?1 ORDER BY p.applied_hlc DESC, p.loa",
        )?
        .query_map([person], |row| {
            let naming = Naming {
                loa: row.get(0)?,
                circuit: row.get(1)?,
                circuit_name: row.get(2)?,
                construction: row.get(3)?,
                applied_at: row.get(4)?,
                until: DateTime::UNIX_EPOCH,
            };
            Ok((naming, row.get(5)?))
        })?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(mut naming, until)| {
            naming.until = parse_instant(&until, "loa_person", "until", &naming.loa)?;
            Ok(naming)
        })
        .collect()
}

/// The last applications for this construction company or account, newest first, with who was named on each.
pub fn last_used(
    db: &Connection,
    construction: &str,
    account: &str,
    limit: u32,
) -> Result<Vec<(Naming, Vec<String>)>, StoreError> {
    let rows: Vec<(Naming, String)> = db
        .prepare_cached(
            "SELECT p.loa, p.circuit, coalesce(c.name, ''), p.construction, p.applied_at, p.person
             FROM loa_person p LEFT JOIN circuit c ON c.id = p.circuit JOIN person q ON q.id = p.person
             WHERE q.state <> 'erased' AND (p.construction = ?1 OR c.account = ?2)
             ORDER BY (p.construction = ?1) DESC, p.applied_hlc DESC, p.loa, p.n",
        )?
        .query_map(params![construction, account], |row| {
            let naming = Naming {
                loa: row.get(0)?,
                circuit: row.get(1)?,
                circuit_name: row.get(2)?,
                construction: row.get(3)?,
                applied_at: row.get(4)?,
                until: DateTime::UNIX_EPOCH,
            };
            Ok((naming, row.get(5)?))
        })?
        .collect::<Result<_, _>>()?;
    let mut groups: Vec<(Naming, Vec<String>)> = Vec::new();
    for (naming, person) in rows {
        match groups.last_mut() {
            Some((last, people)) if last.loa == naming.loa => people.push(person),
            _ => groups.push((naming, vec![person])),
        }
    }
    let mut seen: Vec<Vec<String>> = Vec::new();
    groups.retain(|(_, people)| {
        let mut set = people.clone();
        set.sort();
        let fresh = !seen.contains(&set);
        seen.push(set);
        fresh
    });
    groups.truncate(limit as usize);
    Ok(groups)
}

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, id: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM person WHERE id = ?1", [id])?;
    let person = record(db, keys, id)?;
    let state = if person.erased.is_some() || person.details.is_none() {
        "erased"
    } else if person.merged_into.is_some() {
        "merged"
    } else if person.removed {
        "removed"
    } else {
        "listed"
    };
    let (name, name_latin) = person
        .details
        .map(|details| (details.name, details.name_latin))
        .unwrap_or_default();
    let (by, reason, erased_at) = match person.erased {
        Some((erasure, at)) => (erasure.by, erasure.reason, Some(instant(at))),
        None => Default::default(),
    };
    db.execute(
        "INSERT INTO person (id, name, name_latin, state, merged_into, changed_at, erased_at, erased_by, reason)
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)",
        params![
            id,
            name,
            name_latin,
            state,
            person.merged_into.unwrap_or_default(),
            person.changed_at.map(instant).unwrap_or_default(),
            erased_at,
            by,
            reason,
        ],
    )?;
    Ok(())
}
