//! People: names in clear for search, everything else sealed in the events.

use crate::keys::Keys;
use crate::{StoreError, events};
use desk_domain::event::{Aggregate, Fact, PersonDetails};
use rusqlite::{Connection, Transaction, params};

/// The last recorded details of a person; `None` when unknown or erased.
pub fn details(
    db: &Connection,
    keys: &Keys,
    id: &str,
) -> Result<Option<PersonDetails>, StoreError> {
    let mut last = None;
    for event in events::of(db, keys, Aggregate::Person, id)? {
        if let Fact::PersonRecorded { details } = event.fact {
            last = details.known().cloned();
        }
    }
    Ok(last)
}

/// The person with this name and document, if already known.
pub fn same(
    db: &Connection,
    keys: &Keys,
    sought: &PersonDetails,
) -> Result<Option<(String, PersonDetails)>, StoreError> {
    let ids: Vec<String> = db
        .prepare_cached("SELECT id FROM person WHERE name = ?1 ORDER BY id")?
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

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, id: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM person WHERE id = ?1", [id])?;
    if let Some(person) = details(db, keys, id)? {
        db.execute(
            "INSERT INTO person (id, name, name_latin) VALUES (?1, ?2, ?3)",
            params![id, person.name, person.name_latin],
        )?;
    }
    Ok(())
}
