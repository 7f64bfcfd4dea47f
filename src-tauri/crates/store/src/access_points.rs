//! What the user knows of access points.

use crate::keys::Keys;
use crate::{StoreError, events};
use desk_domain::access_point::Known;
use desk_domain::event::Aggregate;
use rusqlite::{Connection, Transaction, params};
use std::collections::BTreeMap;

/// What is known of each access point, by key; contacts are left out, they are read by [`known`].
pub fn read(db: &Connection) -> Result<BTreeMap<String, Known>, StoreError> {
    let rows: Vec<(String, String)> = db
        .prepare_cached("SELECT key, known FROM access_point")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(key, known)| Ok((key, serde_json::from_str(&known)?)))
        .collect()
}

/// Everything that is known of one access point, from its events.
pub fn known(db: &Connection, keys: &Keys, key: &str) -> Result<Known, StoreError> {
    Ok(Known::fold(&events::of(
        db,
        keys,
        Aggregate::AccessPoint,
        key,
    )?))
}

/// A circuit at an access point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// UUIDv7 text.
    pub id: String,
    /// Name.
    pub name: String,
    /// `pc-…` once known.
    pub instance_id: Option<String>,
    /// Status of the port, the provider's word.
    pub status: String,
}

/// Circuits at an access point that were not withdrawn, last changed first.
pub fn circuits(db: &Connection, key: &str) -> Result<Vec<Standing>, StoreError> {
    let rows = db
        .prepare_cached(
            "SELECT id, name, instance_id, status FROM circuit WHERE access_point = ?1 ORDER BY changed_at DESC, id",
        )?
        .query_map([key], |row| {
            Ok(Standing {
                id: row.get(0)?,
                name: row.get(1)?,
                instance_id: row.get(2)?,
                status: row.get(3)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, key: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM access_point WHERE key = ?1", [key])?;
    let known = known(db, keys, key)?.without_persons();
    if !known.is_empty() {
        db.execute(
            "INSERT INTO access_point (key, known) VALUES (?1, ?2)",
            params![key, serde_json::to_string(&known)?],
        )?;
    }
    Ok(())
}
