//! How long people are kept.

use crate::keys::Keys;
use crate::{StoreError, events, settings};
use desk_domain::event::Aggregate;
use desk_domain::retention::Retention;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// The setting; off before it was set.
pub fn read(db: &Connection) -> Result<Retention, StoreError> {
    let set = db
        .query_row("SELECT days, automatic FROM retention", [], |row| {
            Ok(Retention {
                days: row.get(0)?,
                automatic: row.get(1)?,
            })
        })
        .optional()?;
    Ok(set.unwrap_or_default())
}

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys) -> Result<(), StoreError> {
    db.execute("DELETE FROM retention", [])?;
    let set = Retention::fold(&events::of(db, keys, Aggregate::Settings, settings::ID)?);
    if set != Retention::default() {
        db.execute(
            "INSERT INTO retention (one, days, automatic) VALUES (1, ?1, ?2)",
            params![set.days, set.automatic],
        )?;
    }
    Ok(())
}
