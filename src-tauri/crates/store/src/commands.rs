//! Running a command: one transaction, applied once, however often it is sent.

use crate::events::{self, NewEvent, instant};
use crate::keys::Keys;
use crate::{Store, StoreError, drafts, projections};
use chrono::{DateTime, Utc};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Event, EventId, Fact};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// What a command answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The answer as it was stored with the key.
    pub answer: String,
    /// The key had been used before with the same body: nothing was done again.
    pub repeated: bool,
}

/// A command's hands: everything it may do to the file.
pub struct Writer<'a, 'c, 'o> {
    tx: &'a Transaction<'c>,
    keys: &'a Keys,
    desk_id: &'a str,
    touched: BTreeSet<(Aggregate, String)>,
    /// When it happens, and chance.
    pub occasion: Occasion<'o>,
}

impl<'c> Writer<'_, 'c, '_> {
    /// The transaction, for reading what the command decides on.
    pub fn db(&self) -> &Transaction<'c> {
        self.tx
    }

    /// The desk's keys.
    pub fn keys(&self) -> &Keys {
        self.keys
    }

    /// All events about one thing, this command's included.
    pub fn events(&self, aggregate: Aggregate, id: &str) -> Result<Vec<Event>, StoreError> {
        events::of(self.tx, self.keys, aggregate, id)
    }

    /// Records a fact that happens now.
    pub fn record(
        &mut self,
        aggregate: Aggregate,
        id: &str,
        fact: &Fact,
    ) -> Result<EventId, StoreError> {
        self.record_at(aggregate, id, self.occasion.now, fact)
    }

    /// Records a fact that happened (or was seen) at another time.
    pub fn record_at(
        &mut self,
        aggregate: Aggregate,
        id: &str,
        happened_at: DateTime<Utc>,
        fact: &Fact,
    ) -> Result<EventId, StoreError> {
        let new = NewEvent {
            aggregate,
            aggregate_id: id,
            happened_at,
            fact,
        };
        let event = events::append(self.tx, self.keys, self.desk_id, &new, &mut self.occasion)?;
        self.touched.insert((aggregate, id.to_owned()));
        Ok(event)
    }

    /// Has the rows of a thing built anew although nothing was recorded of it.
    pub fn touch(&mut self, aggregate: Aggregate, id: &str) {
        self.touched.insert((aggregate, id.to_owned()));
    }

    /// Keeps a file's bytes, sealed under a key of their own.
    pub fn keep_file(
        &mut self,
        kind: crate::files::Kind,
        name: &str,
        pages: u32,
        bytes: &[u8],
    ) -> Result<desk_domain::event::FileRef, StoreError> {
        crate::files::keep(
            self.tx,
            self.keys,
            kind,
            name,
            pages,
            bytes,
            &mut self.occasion,
        )
    }
}

impl Store {
    /// Runs a command in one IMMEDIATE transaction and remembers its answer under `key`.
    ///
    /// The same key and body again gives the remembered answer; the same key with another body is
    /// [`StoreError::KeyReused`]. An error leaves the file as it was.
    pub fn command<E: From<StoreError>>(
        &mut self,
        key: &str,
        body: &[u8],
        occasion: Occasion<'_>,
        run: impl FnOnce(&mut Writer<'_, '_, '_>) -> Result<String, E>,
    ) -> Result<Done, E> {
        self.may_write()?;
        let body_hash: [u8; 32] = Sha256::digest(body).into();
        let (db, keys, desk_id) = self.parts();
        let tx = db
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        if let Some((hash, answer)) = remembered(&tx, key)? {
            if hash != body_hash {
                return Err(StoreError::KeyReused.into());
            }
            return Ok(Done {
                answer,
                repeated: true,
            });
        }
        let mut writer = Writer {
            tx: &tx,
            keys,
            desk_id,
            touched: BTreeSet::new(),
            occasion,
        };
        let answer = run(&mut writer)?;
        let Writer {
            touched, occasion, ..
        } = writer;
        let now = occasion.now;
        projections::refresh(&tx, keys, &touched)?;
        tx.execute(
            "INSERT INTO command (key, body_hash, answer, at) VALUES (?1, ?2, ?3, ?4)",
            params![key, body_hash, answer, instant(now)],
        )
        .map_err(StoreError::from)?;
        // what was typed has become what is recorded
        drafts::forget(&tx, key)?;
        tx.commit().map_err(StoreError::from)?;
        Ok(Done {
            answer,
            repeated: false,
        })
    }
}

/// Whether a command with this key was already carried out.
pub(crate) fn is_used(tx: &Connection, key: &str) -> Result<bool, StoreError> {
    Ok(remembered(tx, key)?.is_some())
}

/// Whether this very command was already carried out.
pub(crate) fn was_done(tx: &Connection, key: &str, body: &[u8]) -> Result<bool, StoreError> {
    let body_hash: [u8; 32] = Sha256::digest(body).into();
    match remembered(tx, key)? {
        Some((hash, _)) if hash != body_hash => Err(StoreError::KeyReused),
        found => Ok(found.is_some()),
    }
}

fn remembered(tx: &Connection, key: &str) -> Result<Option<([u8; 32], String)>, StoreError> {
    let row: Option<(Vec<u8>, String)> = tx
        .prepare_cached("SELECT body_hash, answer FROM command WHERE key = ?1")?
        .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    row.map(|(hash, answer)| {
        let hash = hash.try_into().map_err(|_| StoreError::Corrupt {
            table: "command",
            column: "body_hash",
            id: key.to_owned(),
        })?;
        Ok((hash, answer))
    })
    .transpose()
}
