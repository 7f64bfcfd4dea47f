//! What was decided about trust, and the keys that this desk signs with.

use crate::keys::Keys;
use crate::{Store, StoreError, events};
use desk_domain::chance::Occasion;
use desk_domain::event::Aggregate;
use desk_domain::trust::{ID, TrustRecord};
use rusqlite::Connection;
use std::path::Path;

/// Everything that was decided. There are few such events and many ways to ask, so no table shadows them.
pub fn record(db: &Connection, keys: &Keys) -> Result<TrustRecord, StoreError> {
    Ok(TrustRecord::fold(&events::of(
        db,
        keys,
        Aggregate::Trust,
        ID,
    )?))
}

impl Store {
    /// The folder of the desk's files.
    pub fn folder(&self) -> &Path {
        self.path().parent().unwrap_or(Path::new("."))
    }

    /// Writes one more issuing key into the key file. It signs nothing before an event names it, so that a crash
    /// between the two leaves a key that nobody uses.
    pub fn add_issuing_key(&mut self, occasion: &mut Occasion<'_>) -> Result<(), StoreError> {
        let more = self.keys().with_another(self.folder(), occasion)?;
        self.set_keys(more);
        Ok(())
    }

    /// Whether this very command was carried out before: the same key with the same body.
    ///
    /// # Errors
    /// [`StoreError::KeyReused`] when another one was.
    pub fn was_done(&self, key: &str, body: &[u8]) -> Result<bool, StoreError> {
        crate::commands::was_done(self.db(), key, body)
    }
}
