//! The user's list of zones.

use crate::StoreError;
use crate::events::{self, instant};
use crate::keys::Keys;
use desk_domain::event::Aggregate;
use desk_domain::zone::{self, ZoneFact};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// A zone of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Such as `cn-hangzhou-h`.
    pub id: String,
    /// What was last saved.
    pub saved: ZoneFact,
    /// When, RFC 3339.
    pub changed_at: String,
    /// Samples that are kept for it.
    pub samples: u32,
}

/// All zones of the list, or those of one region, by id.
pub fn read(db: &Connection, region: Option<&str>) -> Result<Vec<Zone>, StoreError> {
    let rows: Vec<(String, String, String, u32)> = db
        .prepare_cached(
            "SELECT id, saved, changed_at,
                    (SELECT count(*) FROM latency_sample WHERE latency_sample.zone = zone.id)
             FROM zone WHERE ?1 IS NULL OR region = ?1 ORDER BY region, id",
        )?
        .query_map([region], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(id, saved, changed_at, samples)| {
            Ok(Zone {
                id,
                saved: serde_json::from_str(&saved)?,
                changed_at,
                samples,
            })
        })
        .collect()
}

/// Key of a zone's region; `None` when it is not in the list.
pub fn region_of(db: &Connection, id: &str) -> Result<Option<String>, StoreError> {
    Ok(db
        .prepare_cached("SELECT region FROM zone WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, id: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM zone WHERE id = ?1", [id])?;
    let events = events::of(db, keys, Aggregate::Zone, id)?;
    if let Some((event, zone)) = zone::listed(&events) {
        db.execute(
            "INSERT INTO zone (id, region, saved, changed_at) VALUES (?1,?2,?3,?4)",
            params![
                id,
                zone.region,
                serde_json::to_string(zone)?,
                instant(event.recorded_at)
            ],
        )?;
    }
    Ok(())
}
