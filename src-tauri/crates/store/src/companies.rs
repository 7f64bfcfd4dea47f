//! Companies that recur in forms.

use crate::StoreError;
use crate::events::{self, instant};
use crate::keys::Keys;
use desk_domain::company::CompanyFact;
use desk_domain::event::Aggregate;
use rusqlite::{Connection, Transaction, params};

/// A company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// UUIDv7 text.
    pub id: String,
    /// What was last saved; the contact is left out, it is read by [`saved`].
    pub saved: CompanyFact,
    /// When, RFC 3339.
    pub changed_at: String,
}

/// All companies by name, or the one with this id.
pub fn read(db: &Connection, id: Option<&str>) -> Result<Vec<Company>, StoreError> {
    let rows: Vec<(String, String, String)> = db
        .prepare_cached(
            "SELECT id, saved, changed_at FROM company WHERE ?1 IS NULL OR id = ?1 ORDER BY name, id",
        )?
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(id, saved, changed_at)| {
            Ok(Company {
                id,
                saved: serde_json::from_str(&saved)?,
                changed_at,
            })
        })
        .collect()
}

/// A company with its contact, from its events; `None` when there is none or it was removed.
pub fn saved(db: &Connection, keys: &Keys, id: &str) -> Result<Option<CompanyFact>, StoreError> {
    Ok(CompanyFact::fold(&events::of(
        db,
        keys,
        Aggregate::Company,
        id,
    )?))
}

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, id: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM company WHERE id = ?1", [id])?;
    let events = events::of(db, keys, Aggregate::Company, id)?;
    let last = events.iter().map(|event| event.recorded_at).max();
    if let (Some(mut company), Some(last)) = (CompanyFact::fold(&events), last) {
        company.contact = None;
        db.execute(
            "INSERT INTO company (id, saved, name, changed_at) VALUES (?1, ?2, ?3, ?4)",
            params![
                id,
                serde_json::to_string(&company)?,
                company.name,
                instant(last)
            ],
        )?;
    }
    Ok(())
}
