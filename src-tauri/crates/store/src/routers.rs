//! Express Connect Routers and transit routers: rows to choose from, and each as its events tell it.

use crate::StoreError;
use crate::events;
use crate::keys::Keys;
use crate::projections::take_out;
use desk_domain::connect::RouterRecord;
use desk_domain::event::Aggregate;
use rusqlite::{Connection, Transaction, params};
use std::collections::BTreeSet;

/// A router to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouterRow {
    /// UUIDv7 text.
    pub id: String,
    /// `ecr` or `tr`.
    pub kind: String,
    /// Name.
    pub name: String,
    /// Its id at the provider, or empty.
    pub instance_id: String,
}

/// Routers that are planned or there, by name.
pub fn list(db: &Connection) -> Result<Vec<RouterRow>, StoreError> {
    let rows = db
        .prepare_cached(
            "SELECT id, kind, name, instance_id FROM router WHERE stand <> 'gone' ORDER BY name, id LIMIT 200",
        )?
        .query_map([], |row| {
            Ok(RouterRow {
                id: row.get(0)?,
                kind: row.get(1)?,
                name: row.get(2)?,
                instance_id: row.get(3)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

fn told(db: &Connection, keys: &Keys, id: &str) -> Result<Option<RouterRecord>, StoreError> {
    let events = events::of(db, keys, Aggregate::Router, id)?;
    Ok(RouterRecord::fold(&events))
}

/// One router as its events tell it; `None` when all that was written of it was taken back.
pub fn one(db: &Connection, keys: &Keys, id: &str) -> Result<Option<RouterRecord>, StoreError> {
    Ok(told(db, keys, id)?.filter(|record| !record.withdrawn))
}

/// Routers that name a VBR of this circuit, with their ids, oldest first.
pub fn of_circuit(
    db: &Connection,
    keys: &Keys,
    circuit: &str,
) -> Result<Vec<(String, RouterRecord)>, StoreError> {
    let mut found = told_of(db, keys, circuit)?;
    found.retain(|(_, record)| {
        !record.withdrawn && record.fact.vbrs.iter().any(|vbr| vbr.circuit == circuit)
    });
    Ok(found)
}

/// The same, and those that named one before or whose plan was taken back: what the circuit's history tells of.
pub fn told_of(
    db: &Connection,
    keys: &Keys,
    circuit: &str,
) -> Result<Vec<(String, RouterRecord)>, StoreError> {
    let ids: Vec<String> = db
        .prepare_cached("SELECT DISTINCT router FROM router_vbr WHERE circuit = ?1 ORDER BY 1")?
        .query_map([circuit], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut found = Vec::new();
    for id in ids {
        found.extend(told(db, keys, &id)?.map(|record| (id, record)));
    }
    Ok(found)
}

/// What a circuit is also found by: its routers, the VPCs behind them, and their address ranges.
pub(crate) fn texts(db: &Connection, circuit: &str) -> Result<Vec<String>, StoreError> {
    let rows: Vec<String> = db
        .prepare_cached(
            "SELECT texts FROM router WHERE id IN (SELECT router FROM router_vbr WHERE circuit = ?1 AND vbr <> '') ORDER BY id",
        )?
        .query_map([circuit], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut texts = Vec::new();
    for json in rows {
        texts.extend(serde_json::from_str::<Vec<String>>(&json)?);
    }
    Ok(texts)
}

/// Writes the rows of a router and names the circuits that it concerns, or concerned before.
///
/// Every circuit that a plan of it ever named has a row without a VBR, so that its history is found.
pub(crate) fn project(
    db: &Transaction<'_>,
    keys: &Keys,
    id: &str,
) -> Result<BTreeSet<String>, StoreError> {
    let mut circuits = take_out(db, "router", ("router_vbr", "router"), id)?;
    let Some(record) = told(db, keys, id)? else {
        return Ok(circuits);
    };
    circuits.extend(record.circuits().into_iter().map(str::to_owned));
    let mut named = db.prepare_cached(
        "INSERT OR IGNORE INTO router_vbr (router, circuit, vbr) VALUES (?1, ?2, ?3)",
    )?;
    for circuit in record.circuits() {
        named.execute(params![id, circuit, ""])?;
    }
    if record.withdrawn {
        return Ok(circuits);
    }
    let fact = &record.fact;
    for at in &fact.vbrs {
        named.execute(params![id, at.circuit, at.vbr])?;
    }
    let mut texts = vec![record.id().to_owned(), fact.name.clone(), fact.cen.clone()];
    for one in &fact.associations {
        texts.extend([one.id.clone(), one.name.clone()]);
        texts.extend(one.cidrs.iter().cloned());
    }
    texts.extend(
        fact.groups
            .iter()
            .flat_map(|g| [g.id.clone(), g.name.clone()]),
    );
    let parts = record.parts.iter().filter(|(part, _)| !part.is_empty());
    texts.extend(parts.map(|(_, seen)| seen.id.clone()));
    texts.retain(|text| !text.is_empty());
    db.prepare_cached(
        "INSERT INTO router (id, kind, name, instance_id, stand, texts) VALUES (?1,?2,?3,?4,?5,?6)",
    )?
    .execute(params![
        id,
        record.kind().as_wire(),
        fact.name,
        record.id(),
        record.stand("").as_wire(),
        serde_json::to_string(&texts)?,
    ])?;
    Ok(circuits)
}
