//! Accounts.

use crate::StoreError;
use crate::events::{self, instant};
use crate::facets;
use crate::keys::Keys;
use desk_domain::account::AccountFact;
use desk_domain::event::{Aggregate, Fact};
use rusqlite::{Connection, Transaction, params};

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// UUIDv7 text.
    pub id: String,
    /// What was last saved.
    pub saved: AccountFact,
    /// When, RFC 3339.
    pub changed_at: String,
    /// Circuits that are not over.
    pub circuits: u32,
}

/// All accounts by name, or the one with this id.
pub fn read(db: &Connection, id: Option<&str>) -> Result<Vec<Account>, StoreError> {
    let rows: Vec<(String, String, String)> = db
        .prepare_cached(
            "SELECT id, saved, changed_at FROM account WHERE ?1 IS NULL OR id = ?1 ORDER BY name, id",
        )?
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(id, saved, changed_at)| {
            let circuits = facets::of_account(db, &id)?;
            Ok(Account {
                id,
                saved: serde_json::from_str(&saved)?,
                changed_at,
                circuits,
            })
        })
        .collect()
}

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, id: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM account WHERE id = ?1", [id])?;
    let mut last = None;
    for event in events::of(db, keys, Aggregate::Account, id)? {
        if let Fact::AccountSaved(saved) = event.fact {
            last = Some((saved, event.recorded_at));
        }
    }
    if let Some((saved, at)) = last {
        db.execute(
            "INSERT INTO account (id, saved, name, changed_at) VALUES (?1, ?2, ?3, ?4)",
            params![id, serde_json::to_string(&saved)?, saved.name, instant(at)],
        )?;
    }
    Ok(())
}
