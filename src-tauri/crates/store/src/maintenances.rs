//! Maintenance and outages, and the groups of circuits that must not be out together.

use crate::StoreError;
use crate::events::{self, instant};
use crate::keys::Keys;
use desk_domain::event::Aggregate;
use desk_domain::maintenance::{Interruption, MaintenanceFact, MaintenanceRecord};
use rusqlite::{Connection, Row, Transaction, params};
use std::collections::{BTreeMap, BTreeSet};

/// An interruption as a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Maintenance {
    /// UUIDv7 text.
    pub id: String,
    /// As it was last written down.
    pub saved: MaintenanceFact,
    /// Why it does not take place.
    pub called_off: Option<String>,
    /// When it last changed, RFC 3339.
    pub changed_at: String,
}

impl Maintenance {
    /// As far as overlaps are concerned.
    #[must_use]
    pub fn interruption(&self) -> Interruption {
        Interruption {
            id: self.id.clone(),
            from: self.saved.from,
            until: self.saved.until,
            circuits: self.saved.circuits.iter().cloned().collect(),
        }
    }
}

/// Most that are listed at once.
const MOST: u32 = 200;

type Raw = (String, String, Option<String>, String);

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}

fn read((id, saved, called_off, changed_at): Raw) -> Result<Maintenance, StoreError> {
    Ok(Maintenance {
        id,
        saved: serde_json::from_str(&saved)?,
        called_off,
        changed_at,
    })
}

/// Those that concern a circuit, or all of them, latest start first.
pub fn list(db: &Connection, circuit: Option<&str>) -> Result<Vec<Maintenance>, StoreError> {
    let rows: Vec<Raw> = db
        .prepare_cached(
            "SELECT id, saved, called_off, changed_at FROM maintenance
             WHERE ?1 IS NULL OR id IN (SELECT maintenance FROM maintenance_circuit WHERE circuit = ?1)
             ORDER BY starts DESC, id LIMIT ?2",
        )?
        .query_map(params![circuit, MOST], raw)?
        .collect::<Result<_, _>>()?;
    rows.into_iter().map(read).collect()
}

/// One of them.
pub fn one(db: &Connection, id: &str) -> Result<Option<Maintenance>, StoreError> {
    let row = db
        .prepare_cached("SELECT id, saved, called_off, changed_at FROM maintenance WHERE id = ?1")?
        .query_map([id], raw)?
        .next()
        .transpose()?;
    row.map(read).transpose()
}

/// Circuits that belong together, by the name of what joins them: those of one order, and pairs that name each other as
/// redundant. Only groups that one of `circuits` is in.
pub fn groups(
    db: &Connection,
    circuits: &BTreeSet<String>,
) -> Result<BTreeMap<String, BTreeSet<String>>, StoreError> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut of_order = db.prepare_cached(
        "SELECT m.port_order, m.circuit FROM order_member m JOIN circuit c ON c.id = m.circuit
         WHERE c.turn <> 'closed' AND m.port_order IN (SELECT port_order FROM order_member WHERE circuit = ?1)",
    )?;
    let mut pairs = db.prepare_cached(
        "SELECT id, redundant FROM circuit WHERE redundant <> '' AND turn <> 'closed' AND (id = ?1 OR redundant = ?1)",
    )?;
    for circuit in circuits {
        let rows = of_order.query_map([circuit], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?;
        for row in rows {
            let (order, member) = row?;
            found.entry(order).or_default().insert(member);
        }
        let rows = pairs.query_map([circuit], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?;
        for row in rows {
            let (one, other) = row?;
            let pair: BTreeSet<String> = [one, other].into();
            let name = pair.iter().cloned().collect::<Vec<_>>().join("+");
            found.insert(name, pair);
        }
    }
    found.retain(|_, members| members.len() > 1);
    // a pair inside an order says nothing that the order does not
    let all: Vec<BTreeSet<String>> = found.values().cloned().collect();
    found.retain(|_, members| {
        !all.iter()
            .any(|other| other.len() > members.len() && members.is_subset(other))
    });
    Ok(found)
}

/// Interruptions that take place and concern any of these circuits.
pub fn of_circuits(
    db: &Connection,
    circuits: &BTreeSet<String>,
) -> Result<Vec<Interruption>, StoreError> {
    let mut found: BTreeMap<String, Interruption> = BTreeMap::new();
    for circuit in circuits {
        for one in list(db, Some(circuit))? {
            if one.called_off.is_none() {
                found.insert(one.id.clone(), one.interruption());
            }
        }
    }
    Ok(found.into_values().collect())
}

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, id: &str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM maintenance WHERE id = ?1")?
        .execute([id])?;
    db.prepare_cached("DELETE FROM maintenance_circuit WHERE maintenance = ?1")?
        .execute([id])?;
    let events = events::of(db, keys, Aggregate::Maintenance, id)?;
    let Some(record) = MaintenanceRecord::fold(&events) else {
        return Ok(());
    };
    db.prepare_cached(
        "INSERT INTO maintenance (id, saved, starts, ends, called_off, changed_at) VALUES (?1,?2,?3,?4,?5,?6)",
    )?
    .execute(params![
        id,
        serde_json::to_string(&record.saved)?,
        instant(record.saved.from),
        record.saved.until.map(instant),
        record.called_off,
        instant(record.changed_at),
    ])?;
    let mut insert = db.prepare_cached(
        "INSERT OR IGNORE INTO maintenance_circuit (maintenance, circuit) VALUES (?1, ?2)",
    )?;
    for circuit in &record.saved.circuits {
        insert.execute(params![id, circuit])?;
    }
    Ok(())
}
