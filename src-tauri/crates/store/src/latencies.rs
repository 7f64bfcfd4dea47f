//! Latency samples, by pair of access point and zone.

use crate::StoreError;
use crate::events::{self, instant};
use crate::keys::Keys;
use chrono::{DateTime, Utc};
use desk_domain::event::{Aggregate, EventId};
use desk_domain::latency::range::Range;
use desk_domain::latency::{self, LatencyBasis};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

/// Samples that were imported or measured together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// UUIDv7 text.
    pub id: String,
    /// Imported or measured.
    pub basis: LatencyBasis,
    /// Name of the file, or `host:port`.
    pub name: String,
    /// Measured at the access point against a host in the zone.
    pub on_site: bool,
    /// Samples.
    pub samples: u32,
    /// When, RFC 3339.
    pub recorded_at: String,
    /// The event that recorded it.
    pub event: EventId,
}

/// One sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// When it was taken.
    pub at: DateTime<Utc>,
    /// Round trip in microseconds.
    pub micros: u32,
    /// Imported or measured.
    pub basis: LatencyBasis,
}

/// A sample with its pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairSample {
    /// Key of the access point.
    pub access_point: String,
    /// Id of the zone.
    pub zone: String,
    /// Round trip in microseconds.
    pub micros: u32,
    /// Imported or measured.
    pub basis: LatencyBasis,
}

/// All batches, newest first.
pub fn batches(db: &Connection) -> Result<Vec<Batch>, StoreError> {
    db.prepare_cached(
        "SELECT id, basis, name, on_site, samples, recorded_at, desk_id, seq FROM latency_batch ORDER BY recorded_at DESC, id",
    )?
    .query_map([], |row| {
        Ok((
            row.get::<_, String>(1)?,
            Batch {
                id: row.get(0)?,
                basis: LatencyBasis::Imported,
                name: row.get(2)?,
                on_site: row.get(3)?,
                samples: row.get(4)?,
                recorded_at: row.get(5)?,
                event: EventId {
                    desk: row.get(6)?,
                    seq: row.get(7)?,
                },
            },
        ))
    })?
    .map(|row| {
        let (word, batch) = row?;
        Ok(Batch {
            basis: basis(&word, "latency_batch", &batch.id)?,
            ..batch
        })
    })
    .collect()
}

/// Samples of one pair in a range, oldest first.
pub fn of_pair(
    db: &Connection,
    access_point: &str,
    zone: &str,
    range: Range,
) -> Result<Vec<Sample>, StoreError> {
    let (from, until) = bounds(range);
    db.prepare_cached(
        "SELECT s.at, s.micros, b.basis, s.batch FROM latency_sample s JOIN latency_batch b ON b.id = s.batch
         WHERE s.access_point = ?1 AND s.zone = ?2 AND s.at >= ?3 AND s.at < ?4 ORDER BY s.at, s.batch",
    )?
    .query_map(params![access_point, zone, from, until], |row: &Row<'_>| {
        Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
    })?
    .map(|row| {
        let (at, micros, word, batch) = row?;
        let at = DateTime::from_timestamp_millis(at).ok_or_else(|| StoreError::Corrupt {
            table: "latency_sample",
            column: "at",
            id: batch.clone(),
        })?;
        Ok(Sample { at, micros, basis: basis(&word, "latency_batch", &batch)? })
    })
    .collect()
}

/// Samples of a zone in a range, with their access points.
pub fn of_zone(db: &Connection, zone: &str, range: Range) -> Result<Vec<PairSample>, StoreError> {
    let (from, until) = bounds(range);
    db.prepare_cached(
        "SELECT s.access_point, s.zone, s.micros, b.basis, s.batch FROM latency_sample s
         JOIN latency_batch b ON b.id = s.batch WHERE s.zone = ?1 AND s.at >= ?2 AND s.at < ?3",
    )?
    .query_map(params![zone, from, until], |row| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get(2)?,
            row.get::<_, String>(3)?,
            row.get::<_, String>(4)?,
        ))
    })?
    .map(|row| {
        let (access_point, zone, micros, word, batch) = row?;
        Ok(PairSample {
            access_point,
            zone,
            micros,
            basis: basis(&word, "latency_batch", &batch)?,
        })
    })
    .collect()
}

/// Whether a sample of this pair and instant is kept.
pub fn is_kept(
    db: &Connection,
    access_point: &str,
    zone: &str,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT 1 FROM latency_sample WHERE access_point = ?1 AND zone = ?2 AND at = ?3 LIMIT 1",
        )?
        .query_row(params![access_point, zone, at.timestamp_millis()], |_| {
            Ok(())
        })
        .optional()?
        .is_some())
}

fn bounds(range: Range) -> (i64, i64) {
    let millis = |at: Option<DateTime<Utc>>, open| at.map_or(open, |at| at.timestamp_millis());
    (millis(range.from, i64::MIN), millis(range.until, i64::MAX))
}

fn basis(word: &str, table: &'static str, id: &str) -> Result<LatencyBasis, StoreError> {
    LatencyBasis::from_wire(word).map_err(|_| StoreError::Corrupt {
        table,
        column: "basis",
        id: id.to_owned(),
    })
}

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, id: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM latency_sample WHERE batch = ?1", [id])?;
    db.execute("DELETE FROM latency_batch WHERE id = ?1", [id])?;
    let events = events::of(db, keys, Aggregate::Latency, id)?;
    let Some((event, batch)) = latency::recorded(&events) else {
        return Ok(());
    };
    let basis = match LatencyBasis::from_wire(&batch.source.basis) {
        Ok(LatencyBasis::Imported) => LatencyBasis::Imported,
        // a word of a later version is shown as the weaker of the two
        _ => LatencyBasis::Measured,
    };
    let mut insert = db.prepare_cached(
        "INSERT OR IGNORE INTO latency_sample (access_point, zone, at, batch, micros) VALUES (?1,?2,?3,?4,?5)",
    )?;
    let mut samples = 0_usize;
    for series in &batch.series {
        for (at, micros) in &series.samples {
            samples += insert.execute(params![series.access_point, series.zone, at, id, micros])?;
        }
    }
    db.execute(
        "INSERT INTO latency_batch (id, basis, name, on_site, samples, recorded_at, desk_id, seq) VALUES (?1,?2,?3,?4,?5,?6,?7,?8)",
        params![
            id,
            basis.as_wire(),
            batch.source.name,
            batch.source.on_site,
            i64::try_from(samples).unwrap_or(i64::MAX),
            instant(event.recorded_at),
            event.id.desk,
            event.id.seq
        ],
    )?;
    Ok(())
}
