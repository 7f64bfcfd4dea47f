//! What the page of the day is made of: each list is bounded and found by an index, however many circuits there are.

use crate::StoreError;
use rusqlite::{Connection, params};

/// A port that a failed order left behind at Alibaba Cloud and that still has to be deleted there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftBehind {
    /// The order.
    pub order: String,
    /// `pc-…`.
    pub instance_id: String,
    /// The circuit that it was meant for.
    pub circuit: String,
    /// Key of its access point.
    pub access_point: String,
}

/// Circuits with a clock that runs, the soonest due first; each once.
///
/// # Errors
/// The file cannot be read.
pub fn running(db: &Connection, limit: u32) -> Result<Vec<String>, StoreError> {
    let found = db
        .prepare_cached(
            "SELECT circuit FROM clock WHERE outcome = 'open' AND kind NOT IN ('validity', 'visit')
             GROUP BY circuit ORDER BY min(due) LIMIT ?1",
        )?
        .query_map([limit], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

/// Circuits and LOAs of the visits that touch the time between two instants (RFC 3339), in order.
///
/// # Errors
/// The file cannot be read.
pub fn visits(
    db: &Connection,
    from: &str,
    until: &str,
    limit: u32,
) -> Result<Vec<(String, String)>, StoreError> {
    let found = db
        .prepare_cached(
            "SELECT circuit, loa FROM clock
             WHERE kind = 'visit' AND outcome = 'open' AND due >= ?1 AND started < ?2
             ORDER BY started, circuit LIMIT ?3",
        )?
        .query_map(params![from, until, limit], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

/// Circuits in which two records contradict each other.
///
/// # Errors
/// The file cannot be read.
pub fn conflicts(db: &Connection, limit: u32) -> Result<Vec<String>, StoreError> {
    let found = db
        .prepare_cached("SELECT id FROM circuit WHERE conflict = 1 ORDER BY place DESC LIMIT ?1")?
        .query_map([limit], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

/// Ports that are still to be deleted at Alibaba Cloud.
///
/// # Errors
/// The file cannot be read.
pub fn left_behind(db: &Connection, limit: u32) -> Result<Vec<LeftBehind>, StoreError> {
    let found = db
        .prepare_cached(
            "SELECT port_order, instance_id, circuit, access_point FROM left_behind
             WHERE done = 0 ORDER BY port_order, instance_id LIMIT ?1",
        )?
        .query_map([limit], |row| {
            Ok(LeftBehind {
                order: row.get(0)?,
                instance_id: row.get(1)?,
                circuit: row.get(2)?,
                access_point: row.get(3)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(found)
}
