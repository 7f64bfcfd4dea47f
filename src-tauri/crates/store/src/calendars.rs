//! Calendars as the user left them.

use crate::keys::Keys;
use crate::{StoreError, clocks, events};
use desk_domain::calendar::edits::CalendarEdits;
use desk_domain::calendar::shipped::Calendars;
use desk_domain::event::Aggregate;
use rusqlite::{Connection, Transaction, params};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// All changes, by key of the calendar.
pub fn edits(db: &Connection) -> Result<BTreeMap<String, CalendarEdits>, StoreError> {
    let rows: Vec<(String, String)> = db
        .prepare_cached("SELECT key, edits FROM calendar")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(key, edits)| Ok((key, serde_json::from_str(&edits)?)))
        .collect()
}

/// The shipped calendars with the user's changes laid over.
pub fn merged(db: &Connection) -> Result<Cow<'static, Calendars>, StoreError> {
    let shipped = Calendars::shipped().map_err(|_| StoreError::Corrupt {
        table: "calendar",
        column: "shipped",
        id: String::new(),
    })?;
    let edits = edits(db)?;
    Ok(if edits.is_empty() {
        Cow::Borrowed(shipped)
    } else {
        Cow::Owned(shipped.with(&edits))
    })
}

/// Writes the calendar's row; the clocks that are counted by it follow.
pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, key: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM calendar WHERE key = ?1", [key])?;
    let edits = CalendarEdits::fold(&events::of(db, keys, Aggregate::Calendar, key)?);
    if !edits.is_empty() {
        db.execute(
            "INSERT INTO calendar (key, edits) VALUES (?1, ?2)",
            params![key, serde_json::to_string(&edits)?],
        )?;
    }
    clocks::project_all(db, keys)
}
