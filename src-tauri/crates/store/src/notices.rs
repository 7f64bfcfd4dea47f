//! What the desktop was told of, so that a restart does not tell it again.

use crate::events::instant;
use crate::{Store, StoreError};
use chrono::{DateTime, Days, Utc};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// How long an item is remembered; by then nothing that was due is due.
const KEPT: Days = Days::new(400);

/// The keys of everything told.
///
/// # Errors
/// The file cannot be read.
pub fn told(db: &Connection) -> Result<BTreeSet<String>, StoreError> {
    let found = db
        .prepare_cached("SELECT item FROM notice_told")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

impl Store {
    /// Remembers what was told, all of it or none, and forgets what is long past.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn keep_told(&mut self, keys: &[String], now: DateTime<Utc>) -> Result<(), StoreError> {
        let keys = serde_json::to_string(keys)?;
        self.db().execute(
            "INSERT OR IGNORE INTO notice_told (item, told_at) SELECT value, ?2 FROM json_each(?1)",
            params![keys, instant(now)],
        )?;
        let old = now.checked_sub_days(KEPT).unwrap_or(now);
        self.db()
            .execute("DELETE FROM notice_told WHERE told_at < ?1", [instant(old)])?;
        Ok(())
    }
}
