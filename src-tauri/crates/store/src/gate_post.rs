//! The post: which gate this computer stands at, who is on duty, and whether the window is locked to it.
//!
//! It is a matter of this computer, not of the record, so it is no event. It lies in the desk's file and not beside it, because
//! a file beside it could be taken away, and the lock with it.

use crate::events::{instant, parse_instant};
use crate::{Store, StoreError};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// The post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GatePost {
    /// Key of the access point, or empty.
    pub site: String,
    /// `en`, `zh`, or empty: as the desk.
    pub language: String,
    /// A tone with each verdict.
    pub sound: bool,
    /// The guard on duty, or empty.
    pub guard: String,
    /// The PIN's salted hash with its costs, or empty when none was set.
    pub pin: String,
    /// The window shows nothing but the gate.
    pub locked: bool,
    /// Wrong PINs since the last right one.
    pub failures: u32,
    /// When the last wrong one was typed.
    pub failed_at: Option<DateTime<Utc>>,
}

impl Default for GatePost {
    fn default() -> Self {
        Self {
            site: String::new(),
            language: String::new(),
            sound: true,
            guard: String::new(),
            pin: String::new(),
            locked: false,
            failures: 0,
            failed_at: None,
        }
    }
}

/// Reads it; the default before it was set up.
pub fn read(db: &Connection) -> Result<GatePost, StoreError> {
    let found: Option<(GatePost, String)> = db
        .prepare_cached(
            "SELECT site, language, sound, guard, pin, locked, failures, failed_at FROM gate_post",
        )?
        .query_row([], |row| {
            let post = GatePost {
                site: row.get(0)?,
                language: row.get(1)?,
                sound: row.get(2)?,
                guard: row.get(3)?,
                pin: row.get(4)?,
                locked: row.get(5)?,
                failures: row.get(6)?,
                failed_at: None,
            };
            Ok((post, row.get(7)?))
        })
        .optional()?;
    let Some((mut post, failed_at)) = found else {
        return Ok(GatePost::default());
    };
    if !failed_at.is_empty() {
        post.failed_at = Some(parse_instant(&failed_at, "gate_post", "failed_at", "1")?);
    }
    Ok(post)
}

impl Store {
    /// Writes the post: one statement, so it is there whole or not at all.
    pub fn keep_gate_post(&mut self, post: &GatePost) -> Result<(), StoreError> {
        self.db().execute(
            "INSERT OR REPLACE INTO gate_post (one, site, language, sound, guard, pin, locked, failures, failed_at)
             VALUES (1,?1,?2,?3,?4,?5,?6,?7,?8)",
            params![
                post.site,
                post.language,
                post.sound,
                post.guard,
                post.pin,
                post.locked,
                post.failures,
                post.failed_at.map(instant).unwrap_or_default(),
            ],
        )?;
        Ok(())
    }
}
