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

/// A port fee that ends soon, or has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeEnd {
    /// The circuit.
    pub circuit: String,
    /// When what is paid ends, RFC 3339.
    pub ends: String,
    /// It renews by itself.
    pub auto_renew: bool,
}

/// Ports in service whose fee ends before an instant (RFC 3339), the soonest first.
///
/// # Errors
/// The file cannot be read.
pub fn fee_ends(db: &Connection, before: &str, limit: u32) -> Result<Vec<FeeEnd>, StoreError> {
    let found = db
        .prepare_cached(
            "SELECT l.circuit, l.paid_until, l.auto_renew FROM circuit_life l JOIN circuit c ON c.id = l.circuit
             WHERE l.paid_until < ?1 AND c.status = 'Enabled' ORDER BY l.paid_until, l.circuit LIMIT ?2",
        )?
        .query_map(params![before, limit], |row| {
            Ok(FeeEnd {
                circuit: row.get(0)?,
                ends: row.get(1)?,
                auto_renew: row.get(2)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

/// Ids of maintenance and outages that take place between two instants (RFC 3339), the first to begin first.
///
/// # Errors
/// The file cannot be read.
pub fn interruptions(
    db: &Connection,
    from: &str,
    until: &str,
    limit: u32,
) -> Result<Vec<String>, StoreError> {
    let found = db
        .prepare_cached(
            "SELECT id FROM maintenance
             WHERE called_off IS NULL AND starts < ?2 AND (ends IS NULL OR ends >= ?1)
             ORDER BY starts, id LIMIT ?3",
        )?
        .query_map(params![from, until, limit], |row| row.get(0))?
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
