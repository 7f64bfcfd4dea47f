//! The gate's log: which pass came in and left, and how many of a handout are inside.

use crate::events::{self, instant};
use crate::keys::Keys;
use crate::seal::Subject;
use crate::{Store, StoreError, events::parse_instant};
use chrono::{DateTime, Utc};
use desk_domain::event::{Aggregate, Event, EventId};
use desk_domain::gate::{GateEntry, GateRecord, STRANGER};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

/// A line of the log, without what is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateRow {
    /// The event.
    pub event: EventId,
    /// The pass, seal or code.
    pub id: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// How many of a handout are inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadCount {
    /// `LOA-K7PM-2026-000042`; empty for codes of which no handout is known.
    pub number: String,
    /// Passes inside now.
    pub inside: u32,
    /// Engineers that the newest revision seen here names, 0 when not known.
    pub engineers: u32,
    /// When somebody of it last passed.
    pub last_at: Option<String>,
}

/// Everything recorded of one pass, seal or code.
pub fn record(db: &Connection, keys: &Keys, id: &str) -> Result<GateRecord, StoreError> {
    Ok(GateRecord::fold(&events::of(
        db,
        keys,
        Aggregate::Gate,
        id,
    )?))
}

/// Passes whose bearer came in and has not left, and since when.
pub fn inside(db: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT id, inside_since FROM gate_pass WHERE inside_since IS NOT NULL ORDER BY inside_since, id",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?)
}

/// Head counts of every handout of which somebody is inside, and of those that passed since `since`.
pub fn head_counts(db: &Connection, since: DateTime<Utc>) -> Result<Vec<HeadCount>, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT number, count(inside_since), max(engineers), max(last_at) FROM gate_pass WHERE number <> ''
             GROUP BY number HAVING count(inside_since) > 0 OR max(last_at) >= ?1
             UNION ALL
             SELECT '', count(inside_since), 0, max(last_at) FROM gate_pass WHERE number = ''
             GROUP BY number HAVING count(inside_since) > 0
             ORDER BY 4 DESC, 1",
        )?
        .query_map([instant(since)], |row| {
            Ok(HeadCount {
                number: row.get(0)?,
                inside: row.get(1)?,
                engineers: row.get(2)?,
                last_at: row.get(3)?,
            })
        })?
        .collect::<Result<_, _>>()?)
}

/// Engineers named on a handout, by what was shown here; 0 when not known.
pub fn engineers(db: &Connection, number: &str) -> Result<u32, StoreError> {
    Ok(db
        .query_row(
            "SELECT max(engineers) FROM gate_pass WHERE number = ?1 AND number <> ''",
            [number],
            |row| row.get::<_, Option<u32>>(0),
        )?
        .unwrap_or(0))
}

/// How many passes of a handout are inside.
pub fn count_inside(db: &Connection, number: &str) -> Result<u32, StoreError> {
    Ok(db.query_row(
        "SELECT count(*) FROM gate_pass WHERE number = ?1 AND inside_since IS NOT NULL",
        [number],
        |row| row.get(0),
    )?)
}

/// Lines of the log, newest first: from `from` up to but not including `until`, at one gate or at all.
pub fn lines(
    db: &Connection,
    from: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
    limit: u32,
) -> Result<Vec<GateRow>, StoreError> {
    let rows: Vec<(GateRow, String)> = db
        .prepare_cached(
            "SELECT desk, seq, id, at FROM gate_record
             WHERE (?1 IS NULL OR at >= ?1) AND (?2 IS NULL OR at < ?2) ORDER BY at DESC, hlc DESC LIMIT ?3",
        )?
        .query_map(params![from.map(instant), until.map(instant), limit], |row| {
            let event = EventId {
                desk: row.get(0)?,
                seq: row.get(1)?,
            };
            let row_of = GateRow {
                event,
                id: row.get(2)?,
                at: DateTime::UNIX_EPOCH,
            };
            Ok((row_of, row.get(3)?))
        })?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(mut row, at)| {
            row.at = parse_instant(&at, "gate_record", "at", &row.id)?;
            Ok(row)
        })
        .collect()
}

/// LOAs whose visit or handout has not ended, newest first, at most 500: those whose people may stand at a gate.
pub fn loas_still_running(db: &Connection, now: DateTime<Utc>) -> Result<Vec<String>, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT loa FROM loa_person WHERE until >= ?1 GROUP BY loa ORDER BY max(applied_hlc) DESC LIMIT 500",
        )?
        .query_map([instant(now)], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}

/// The pass, seal or code that an event of the log is about.
pub fn id_of(db: &Connection, event: &EventId) -> Result<Option<String>, StoreError> {
    Ok(db
        .prepare_cached("SELECT id FROM gate_record WHERE desk = ?1 AND seq = ?2")?
        .query_row(params![event.desk, event.seq], |row| row.get(0))
        .optional()?)
}

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, id: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM gate_record WHERE id = ?1", [id])?;
    db.execute("DELETE FROM gate_pass WHERE id = ?1", [id])?;
    let events = events::of(db, keys, Aggregate::Gate, id)?;
    let folded = GateRecord::fold(&events);
    for entry in &folded.entries {
        line(db, id, entry, &events)?;
    }
    // what stands on the handout is the newest that counts
    let last = folded
        .entries
        .iter()
        .rev()
        .find(|entry| entry.withdrawn.is_none());
    if let Some(GateEntry { fact, .. }) = last {
        db.execute(
            "INSERT INTO gate_pass (id, number, revision, engineers, times_in, inside_since, last_at)
             VALUES (?1,?2,?3,?4,?5,?6,?7)",
            params![
                id,
                fact.number,
                fact.revision,
                fact.engineers,
                folded.times_in,
                folded.inside_since.map(instant),
                folded.last_at.map(instant),
            ],
        )?;
    }
    Ok(())
}

fn line(
    db: &Transaction<'_>,
    id: &str,
    entry: &GateEntry,
    events: &[Event],
) -> Result<(), StoreError> {
    let hlc = events
        .iter()
        .find(|event| event.id == entry.event)
        .map_or(0, |event| event.hlc);
    db.execute(
        "INSERT INTO gate_record (desk, seq, id, act, at, hlc, number, revision, gate, withdrawn)
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)",
        params![
            entry.event.desk,
            entry.event.seq,
            id,
            entry.act.as_wire(),
            instant(entry.at),
            hlc,
            entry.fact.number,
            entry.fact.revision,
            entry.fact.gate,
            entry.withdrawn.is_some(),
        ],
    )?;
    Ok(())
}

impl Store {
    /// Destroys the keys of people whom only passes of other desks name, where the last line of the pass is older than
    /// `before`; the lines stay, without a name. [`Store::scrub`] then cleans the file and its copies. Gives how many.
    pub fn forget_strangers(&mut self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        let (db, _, _) = self.parts();
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let due: Vec<String> = tx
            .prepare(
                "SELECT ?1 || id FROM gate_record GROUP BY id HAVING max(at) < ?2
                 AND EXISTS (SELECT 1 FROM sealing_key WHERE subject = 'person:' || ?1 || id) ORDER BY id",
            )?
            .query_map(params![STRANGER, instant(before)], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for person in &due {
            tx.execute(
                "DELETE FROM sealing_key WHERE subject = ?1",
                [Subject::person(person).as_str()],
            )?;
            tx.execute(
                "INSERT OR REPLACE INTO scrub (person, files) VALUES (?1, '[]')",
                [person],
            )?;
        }
        tx.commit()?;
        Ok(due.len())
    }
}
