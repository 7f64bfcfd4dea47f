//! What the organisation adds to its letters.

use crate::events::instant;
use crate::keys::Keys;
use crate::{StoreError, events, settings};
use desk_domain::event::{Aggregate, Fact};
use desk_domain::wording::Wording;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// The wording and when it was saved, RFC 3339; `None` before it was first saved.
pub fn read(db: &Connection) -> Result<Option<(Wording, String)>, StoreError> {
    let row: Option<(String, String)> = db
        .query_row("SELECT saved, saved_at FROM wording", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    row.map(|(saved, at)| Ok((serde_json::from_str(&saved)?, at)))
        .transpose()
}

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys) -> Result<(), StoreError> {
    db.execute("DELETE FROM wording", [])?;
    let mut newest = None;
    for event in events::of(db, keys, Aggregate::Settings, settings::ID)? {
        if let Fact::WordingSaved(wording) = event.fact {
            newest = Some((wording, event.recorded_at));
        }
    }
    if let Some((wording, at)) = newest {
        db.execute(
            "INSERT INTO wording (one, saved, saved_at) VALUES (1, ?1, ?2)",
            params![serde_json::to_string(&wording)?, instant(at)],
        )?;
    }
    Ok(())
}
