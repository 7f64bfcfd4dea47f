//! The event list: append, read, and prove that nothing in it was changed.

use crate::StoreError;
use crate::keys::Keys;
use crate::seal;
use chrono::{DateTime, SecondsFormat, Utc};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Event, EventId, Fact};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use sha2::{Digest, Sha256};

/// Hash before the first event of a desk.
pub const GENESIS: [u8; 32] = [0; 32];
const TAG: &[u8] = b"circuit-desk/event/1";

/// An instant as the database keeps it.
pub fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Reads an instant; a bad one is a corrupt row.
pub fn parse_instant(
    text: &str,
    table: &'static str,
    column: &'static str,
    id: &str,
) -> Result<DateTime<Utc>, StoreError> {
    DateTime::parse_from_rfc3339(text)
        .map(|at| at.with_timezone(&Utc))
        .map_err(|_| StoreError::Corrupt {
            table,
            column,
            id: id.to_owned(),
        })
}

/// One row as it stands in the file.
struct Stored {
    desk_id: String,
    seq: u32,
    hlc: i64,
    recorded_at: String,
    happened_at: String,
    aggregate: String,
    aggregate_id: String,
    kind: String,
    version: u16,
    payload: String,
    prev: Vec<u8>,
    hash: Vec<u8>,
}

const COLUMNS: &str = "desk_id, seq, hlc, recorded_at, happened_at, aggregate, aggregate_id, kind, version, payload, prev, hash";

impl Stored {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            desk_id: row.get(0)?,
            seq: row.get(1)?,
            hlc: row.get(2)?,
            recorded_at: row.get(3)?,
            happened_at: row.get(4)?,
            aggregate: row.get(5)?,
            aggregate_id: row.get(6)?,
            kind: row.get(7)?,
            version: row.get(8)?,
            payload: row.get(9)?,
            prev: row.get(10)?,
            hash: row.get(11)?,
        })
    }

    /// SHA-256 over every other field, each with its length before it, under a domain tag.
    fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(TAG);
        let mut field = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        };
        field(self.desk_id.as_bytes());
        field(&self.seq.to_be_bytes());
        field(&self.hlc.to_be_bytes());
        field(self.recorded_at.as_bytes());
        field(self.happened_at.as_bytes());
        field(self.aggregate.as_bytes());
        field(self.aggregate_id.as_bytes());
        field(self.kind.as_bytes());
        field(&self.version.to_be_bytes());
        field(self.payload.as_bytes());
        field(&self.prev);
        hash.finalize().into()
    }

    fn open(self, db: &Connection, keys: &Keys) -> Result<Event, StoreError> {
        let id = format!("{}/{}", self.desk_id, self.seq);
        let at = |text: &str, column| parse_instant(text, "event", column, &id);
        let payload = seal::open_payload(db, keys, serde_json::from_str(&self.payload)?)?;
        Ok(Event {
            hlc: self.hlc,
            recorded_at: at(&self.recorded_at, "recorded_at")?,
            happened_at: at(&self.happened_at, "happened_at")?,
            aggregate: Aggregate::parse(&self.aggregate).ok_or(StoreError::Corrupt {
                table: "event",
                column: "aggregate",
                id,
            })?,
            aggregate_id: self.aggregate_id,
            fact: Fact::from_parts(&self.kind, self.version, payload)?,
            id: EventId {
                desk: self.desk_id,
                seq: self.seq,
            },
        })
    }
}

/// What a new event says, before it has its place in the list.
pub struct NewEvent<'a> {
    /// What it is about.
    pub aggregate: Aggregate,
    /// Id of what it is about.
    pub aggregate_id: &'a str,
    /// When it happened; for observations, when it was seen.
    pub happened_at: DateTime<Utc>,
    /// What happened.
    pub fact: &'a Fact,
}

/// Appends an event to this desk's chain.
pub fn append(
    db: &Transaction<'_>,
    keys: &Keys,
    desk_id: &str,
    new: &NewEvent<'_>,
    occasion: &mut Occasion<'_>,
) -> Result<EventId, StoreError> {
    let (kind, payload) = new.fact.to_parts()?;
    let payload = seal::seal_payload(db, keys, payload, occasion)?.to_string();
    let (seq, hlc, prev) = head(db, desk_id)?;
    let mut stored = Stored {
        desk_id: desk_id.to_owned(),
        seq: seq + 1,
        // never behind the desk's last event, even when the computer's clock was set back
        hlc: (occasion.now.timestamp_millis() << 16).max(hlc + 1),
        recorded_at: instant(occasion.now),
        happened_at: instant(new.happened_at),
        aggregate: new.aggregate.as_str().to_owned(),
        aggregate_id: new.aggregate_id.to_owned(),
        kind,
        version: Fact::VERSION,
        payload,
        prev: prev.to_vec(),
        hash: Vec::new(),
    };
    stored.hash = stored.digest().to_vec();
    db.prepare_cached(&format!(
        "INSERT INTO event ({COLUMNS}) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)"
    ))?
    .execute(params![
        stored.desk_id,
        stored.seq,
        stored.hlc,
        stored.recorded_at,
        stored.happened_at,
        stored.aggregate,
        stored.aggregate_id,
        stored.kind,
        stored.version,
        stored.payload,
        stored.prev,
        stored.hash,
    ])?;
    Ok(EventId {
        desk: stored.desk_id,
        seq: stored.seq,
    })
}

/// Number, clock and hash of the desk's last event.
pub fn head(db: &Connection, desk_id: &str) -> Result<(u32, i64, [u8; 32]), StoreError> {
    let last: Option<(u32, i64, Vec<u8>)> = db
        .prepare_cached(
            "SELECT seq, hlc, hash FROM event WHERE desk_id = ?1 ORDER BY seq DESC LIMIT 1",
        )?
        .query_row([desk_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((seq, hlc, hash)) = last else {
        return Ok((0, 0, GENESIS));
    };
    let hash = hash.try_into().map_err(|_| StoreError::Corrupt {
        table: "event",
        column: "hash",
        id: format!("{desk_id}/{seq}"),
    })?;
    Ok((seq, hlc, hash))
}

/// The payloads of all events about one thing, opened, in fold order: whatever is in them, known to this program or not.
pub(crate) fn payloads(
    db: &Connection,
    keys: &Keys,
    aggregate: Aggregate,
    id: &str,
) -> Result<Vec<serde_json::Value>, StoreError> {
    let texts: Vec<String> = db
        .prepare_cached(
            "SELECT payload FROM event WHERE aggregate = ?1 AND aggregate_id = ?2 ORDER BY hlc, desk_id, seq",
        )?
        .query_map([aggregate.as_str(), id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    texts
        .iter()
        .map(|text| seal::open_payload(db, keys, serde_json::from_str(text)?))
        .collect()
}

/// All events about one thing, in fold order.
pub fn of(
    db: &Connection,
    keys: &Keys,
    aggregate: Aggregate,
    id: &str,
) -> Result<Vec<Event>, StoreError> {
    let rows: Vec<Stored> = db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM event WHERE aggregate = ?1 AND aggregate_id = ?2 ORDER BY hlc, desk_id, seq"
        ))?
        .query_map([aggregate.as_str(), id], Stored::read)?
        .collect::<Result<_, _>>()?;
    rows.into_iter().map(|row| row.open(db, keys)).collect()
}

/// One event by its name.
pub fn one(db: &Connection, keys: &Keys, id: &EventId) -> Result<Option<Event>, StoreError> {
    let row = db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM event WHERE desk_id = ?1 AND seq = ?2"
        ))?
        .query_row(params![id.desk, id.seq], Stored::read)
        .optional()?;
    row.map(|row| row.open(db, keys)).transpose()
}

/// Ids of everything that events are about, by first appearance.
pub fn ids(db: &Connection, aggregate: Aggregate) -> Result<Vec<String>, StoreError> {
    let ids = db
        .prepare_cached("SELECT aggregate_id FROM event WHERE aggregate = ?1 GROUP BY aggregate_id ORDER BY min(hlc), aggregate_id")?
        .query_map([aggregate.as_str()], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

/// Number of events in the file.
pub fn count(db: &Connection) -> Result<u32, StoreError> {
    Ok(db.query_row("SELECT count(*) FROM event", [], |row| row.get(0))?)
}

/// When something was last recorded, RFC 3339.
pub fn last_recorded(db: &Connection) -> Result<Option<String>, StoreError> {
    Ok(db.query_row("SELECT max(recorded_at) FROM event", [], |row| row.get(0))?)
}

/// Where a chain does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The first event that does not fit.
    pub event: EventId,
}

/// Walks every chain: numbers without gaps, each hash over its row, each row on the one before.
pub fn verify(db: &Connection) -> Result<Option<Broken>, StoreError> {
    let mut query = db.prepare(&format!(
        "SELECT {COLUMNS} FROM event ORDER BY desk_id, seq"
    ))?;
    let mut rows = query.query([])?;
    let mut before: Option<(String, u32, [u8; 32])> = None;
    while let Some(row) = rows.next()? {
        let stored = Stored::read(row)?;
        let (seq, prev) = match &before {
            Some((desk, seq, hash)) if *desk == stored.desk_id => (seq + 1, *hash),
            _ => (1, GENESIS),
        };
        let digest = stored.digest();
        if stored.seq != seq || stored.prev != prev || stored.hash != digest {
            return Ok(Some(Broken {
                event: EventId {
                    desk: stored.desk_id,
                    seq: stored.seq,
                },
            }));
        }
        before = Some((stored.desk_id, stored.seq, digest));
    }
    Ok(None)
}
