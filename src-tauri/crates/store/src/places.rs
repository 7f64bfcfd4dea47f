//! Where a circuit stands in the table: the newest change first, the ports of one order together.
//!
//! A place is one number: the milliseconds of the change, then ten bits for the row or order among those of one
//! millisecond, then ten bits for the port within its order. The search index bears the same numbers.

use crate::events::parse_instant;
use crate::{StoreError, facets, search};
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension as _, Transaction, params};

/// Bits below the milliseconds.
const BELOW: u32 = 20;
/// Rows of one order, and orders of one millisecond, that are told apart.
const APART: i64 = 1 << 10;

/// A place behind which no other row of the same millisecond stands.
pub(crate) fn free(db: &Transaction<'_>, changed_at: DateTime<Utc>) -> Result<i64, StoreError> {
    let first = changed_at.timestamp_millis() << BELOW;
    let last: Option<i64> = db
        .prepare_cached("SELECT max(place) FROM circuit WHERE place BETWEEN ?1 AND ?2")?
        .query_row([first, first + APART * APART - 1], |row| row.get(0))?;
    Ok(match last {
        // a millisecond with a thousand changes lends from the next one
        Some(last) => ((last / APART) + 1) * APART + APART - 1,
        None => first + APART - 1,
    })
}

/// Brings the circuits of an order to one stretch of the table, in the order of their ports, where the newest
/// change of any of them stands. An order of one port has nothing to bring together.
pub(crate) fn gather(db: &Transaction<'_>, order: &str) -> Result<(), StoreError> {
    let together: Option<bool> = db
        .prepare_cached("SELECT topology <> '' FROM port_order WHERE id = ?1")?
        .query_row([order], |row| row.get(0))
        .optional()?;
    if together != Some(true) {
        return Ok(());
    }
    let members: Vec<(String, i64, String)> = db
        .prepare_cached(
            "SELECT c.id, c.place, c.changed_at FROM order_member m JOIN circuit c ON c.id = m.circuit
             WHERE m.port_order = ?1 ORDER BY m.position, m.applied_hlc, m.circuit",
        )?
        .query_map([order], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let Some((id, _, newest)) = members.iter().max_by(|a, b| a.2.cmp(&b.2)) else {
        return Ok(());
    };
    let base = free(db, parse_instant(newest, "circuit", "changed_at", id)?)?;
    for ((id, from, _), rank) in members.iter().zip(0..APART - 1) {
        move_to(db, id, *from, base - rank)?;
    }
    Ok(())
}

/// Moves a row of the table and of the search index.
fn move_to(db: &Transaction<'_>, id: &str, from: i64, to: i64) -> Result<(), StoreError> {
    if from == to {
        return Ok(());
    }
    db.prepare_cached("UPDATE circuit SET place = ?2 WHERE id = ?1")?
        .execute(params![id, to])?;
    facets::renumber(db, from, to)?;
    search::renumber(db, "circuit", id, to)
}
