//! The customer's own sites.

use crate::StoreError;
use crate::events::{self, instant};
use crate::keys::Keys;
use desk_domain::event::Aggregate;
use desk_domain::site::SiteFact;
use rusqlite::{Connection, Transaction, params};

/// A site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// UUIDv7 text.
    pub id: String,
    /// What was last saved; the contact is left out, it is read by [`saved`].
    pub saved: SiteFact,
    /// When, RFC 3339.
    pub changed_at: String,
}

/// All sites by name, or the one with this id.
pub fn read(db: &Connection, id: Option<&str>) -> Result<Vec<Site>, StoreError> {
    let rows: Vec<(String, String, String)> = db
        .prepare_cached(
            "SELECT id, saved, changed_at FROM site WHERE ?1 IS NULL OR id = ?1 ORDER BY name, id",
        )?
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(id, saved, changed_at)| {
            Ok(Site {
                id,
                saved: serde_json::from_str(&saved)?,
                changed_at,
            })
        })
        .collect()
}

/// A site with its contact, from its events; `None` when there is none or it was removed.
pub fn saved(db: &Connection, keys: &Keys, id: &str) -> Result<Option<SiteFact>, StoreError> {
    Ok(SiteFact::fold(&events::of(db, keys, Aggregate::Site, id)?))
}

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, id: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM site WHERE id = ?1", [id])?;
    let events = events::of(db, keys, Aggregate::Site, id)?;
    let last = events.iter().map(|event| event.recorded_at).max();
    if let (Some(mut site), Some(last)) = (SiteFact::fold(&events), last) {
        site.contact = None;
        db.execute(
            "INSERT INTO site (id, saved, name, changed_at) VALUES (?1, ?2, ?3, ?4)",
            params![id, serde_json::to_string(&site)?, site.name, instant(last)],
        )?;
    }
    Ok(())
}
