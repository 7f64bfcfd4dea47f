//! Clocks as rows, so that a report can count what was kept and what was missed.

use crate::events::instant;
use crate::keys::Keys;
use crate::{StoreError, access_points, calendars, circuits, loas, works};
use desk_domain::calendar::shipped::Calendars;
use desk_domain::clock::{self, Clock, ClockKind};
use desk_domain::directory::{AccessPoint, Directory};
use desk_domain::loa_record::LoaRecord;
use rusqlite::{Connection, Transaction, params};

/// A row. Which open ones are overdue depends on the hour, and whoever reads looks at `due`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockRow {
    /// Wire word of [`ClockKind`].
    pub kind: String,
    /// Id of the LOA, or number of the handout.
    pub subject: String,
    /// Its circuit.
    pub circuit: String,
    /// When it began, RFC 3339.
    pub started: String,
    /// Last instant in time.
    pub due: String,
    /// When it ended.
    pub ended: Option<String>,
    /// Wire word of [`desk_domain::clock::Outcome`].
    pub outcome: String,
    /// Working days that it may take.
    pub allowed: Option<u16>,
    /// Working days that it took.
    pub taken: Option<u32>,
}

/// The clocks of a kind, or all of them, soonest due first.
pub fn list(db: &Connection, kind: Option<ClockKind>) -> Result<Vec<ClockRow>, StoreError> {
    let rows = db
        .prepare_cached(
            "SELECT kind, subject, circuit, started, due, ended, outcome, allowed, taken
             FROM clock WHERE ?1 IS NULL OR kind = ?1 ORDER BY due, kind, subject",
        )?
        .query_map([kind.map(ClockKind::as_wire)], |row| {
            Ok(ClockRow {
                kind: row.get(0)?,
                subject: row.get(1)?,
                circuit: row.get(2)?,
                started: row.get(3)?,
                due: row.get(4)?,
                ended: row.get(5)?,
                outcome: row.get(6)?,
                allowed: row.get(7)?,
                taken: row.get(8)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Writes the clocks of one LOA.
pub(crate) fn project(
    db: &Transaction<'_>,
    keys: &Keys,
    id: &str,
    loa: &LoaRecord,
) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM clock WHERE loa = ?1")?
        .execute([id])?;
    let calendars = calendars::merged(db)?;
    let point = if clock::counts_at_site(loa) {
        site(db, keys, loa)?
    } else {
        None
    };
    for clock in clock::of_loa(id, loa, point.as_ref(), &calendars) {
        write(db, &clock, id, &loa.application.circuit, &calendars)?;
    }
    Ok(())
}

/// Writes one clock; `loa` is empty for one that belongs to the circuit itself.
pub(crate) fn write(
    db: &Transaction<'_>,
    clock: &Clock,
    loa: &str,
    circuit: &str,
    calendars: &Calendars,
) -> Result<(), StoreError> {
    let counted = calendars
        .of(&clock.calendar)
        .filter(|_| clock.allowed.is_some());
    let taken = counted.and_then(|calendar| clock.taken(calendar));
    db.prepare_cached(
        "INSERT OR REPLACE INTO clock (kind, subject, loa, circuit, started, due, ended, outcome, allowed, taken)
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)",
    )?
    .execute(params![
        clock.kind.as_wire(),
        clock.subject,
        loa,
        circuit,
        instant(clock.started),
        instant(clock.due),
        clock.ended.map(instant),
        clock.outcome.as_wire(),
        clock.allowed,
        taken,
    ])?;
    Ok(())
}

/// The access point of an LOA's circuit, as shipped and as the user knows it.
fn site(db: &Connection, keys: &Keys, loa: &LoaRecord) -> Result<Option<AccessPoint>, StoreError> {
    let Some(circuit) = circuits::record(db, keys, &loa.application.circuit)? else {
        return Ok(None);
    };
    let shipped = Directory::shipped().map_err(|_| StoreError::Corrupt {
        table: "access_point",
        column: "shipped",
        id: String::new(),
    })?;
    let merged = shipped.with(&access_points::read(db)?);
    Ok(merged
        .access_point(&circuit.application.access_point)
        .cloned())
}

/// Writes the clocks anew that are counted at a site: what is known of an access point changed.
pub(crate) fn project_sites(db: &Transaction<'_>, keys: &Keys) -> Result<(), StoreError> {
    let ids: Vec<String> = db
        .prepare_cached("SELECT DISTINCT loa FROM clock WHERE kind = 'pigtail'")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in ids {
        if let Some(loa) = loas::one(db, keys, &id)? {
            project(db, keys, &id, &loa)?;
        }
    }
    Ok(())
}

/// Writes all clocks anew: a calendar changed.
pub(crate) fn project_all(db: &Transaction<'_>, keys: &Keys) -> Result<(), StoreError> {
    let ids: Vec<String> = db
        .prepare_cached("SELECT id FROM loa")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in ids {
        if let Some(loa) = loas::one(db, keys, &id)? {
            project(db, keys, &id, &loa)?;
        }
    }
    project_surveys(db, keys)
}

/// Writes the clocks of all surveys anew: a calendar changed, or what is known of an access point.
pub(crate) fn project_surveys(db: &Transaction<'_>, keys: &Keys) -> Result<(), StoreError> {
    let asked: Vec<String> = db
        .prepare_cached("SELECT circuit FROM clock WHERE kind = 'survey'")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in asked {
        if let Some(whole) = circuits::whole(db, keys, &id)? {
            works::project(db, &id, &whole)?;
        }
    }
    Ok(())
}
