//! Orders: the places of circuits in them, and what a failed one left behind.

use crate::events::{self, instant};
use crate::keys::Keys;
use crate::{StoreError, circuits};
use desk_domain::circuit_record::CircuitRecord;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::order_record::OrderRecord;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// One order as its events tell it.
pub fn one(db: &Connection, keys: &Keys, id: &str) -> Result<Option<OrderRecord>, StoreError> {
    Ok(OrderRecord::fold(&events::of(
        db,
        keys,
        Aggregate::Order,
        id,
    )?))
}

/// The place that a circuit holds, or held until another took it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The circuit.
    pub circuit: String,
    /// The order; of a circuit that stands alone, its own.
    pub order: String,
    /// From 1.
    pub position: u16,
    /// Key of its access point.
    pub access_point: String,
    /// Address of the provider's device, or empty.
    pub device: String,
    /// Port on it, or empty.
    pub port: String,
    /// The circuit whose place it took, or empty.
    pub replaces: String,
    /// The circuit whose application it corrects, or empty.
    pub corrects: String,
}

const PLACE: &str = "circuit, port_order, position, access_point, device, port, replaces, corrects";

fn place(row: &rusqlite::Row<'_>) -> rusqlite::Result<Place> {
    Ok(Place {
        circuit: row.get(0)?,
        order: row.get(1)?,
        position: row.get(2)?,
        access_point: row.get(3)?,
        device: row.get(4)?,
        port: row.get(5)?,
        replaces: row.get(6)?,
        corrects: row.get(7)?,
    })
}

/// Every place of an order, by position, the circuit that holds it last among those of one position.
pub fn places(db: &Connection, order: &str) -> Result<Vec<Place>, StoreError> {
    let found = db
        .prepare_cached(&format!(
            "SELECT {PLACE} FROM order_member WHERE port_order = ?1 ORDER BY position, applied_hlc, circuit"
        ))?
        .query_map([order], place)?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

/// The place of a circuit.
pub fn place_of(db: &Connection, circuit: &str) -> Result<Option<Place>, StoreError> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {PLACE} FROM order_member WHERE circuit = ?1"
        ))?
        .query_row([circuit], place)
        .optional()?)
}

/// The circuit that replaces or corrects this one: the newest of them.
pub fn successor(db: &Connection, circuit: &str) -> Result<Option<String>, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT circuit FROM order_member WHERE replaces = ?1 OR corrects = ?1 ORDER BY applied_hlc DESC, circuit LIMIT 1",
        )?
        .query_row([circuit], |row| row.get(0))
        .optional()?)
}

/// Writes the rows of an order; gives the circuits whose rows must follow.
pub(crate) fn project(
    db: &Transaction<'_>,
    keys: &Keys,
    id: &str,
) -> Result<Vec<String>, StoreError> {
    db.prepare_cached("DELETE FROM port_order WHERE id = ?1")?
        .execute([id])?;
    db.prepare_cached("DELETE FROM left_behind WHERE port_order = ?1")?
        .execute([id])?;
    let Some(order) = one(db, keys, id)? else {
        return Ok(Vec::new());
    };
    let submitted = &order.submitted;
    db.prepare_cached(
        "INSERT INTO port_order (id, account, mode, topology, ports, state, submitted_at) VALUES (?1,?2,?3,?4,?5,?6,?7)",
    )?
    .execute(params![
        id,
        submitted.account,
        submitted.mode,
        submitted.topology,
        order.shape().ports(),
        order.state.as_wire(),
        instant(order.submitted_at),
    ])?;
    for port in order.answer.iter().flat_map(|(answer, _)| &answer.ports) {
        if !order.left_behind().any(|left| left == port.instance_id) {
            continue;
        }
        let circuit = circuits::record(db, keys, &port.circuit)?;
        db.prepare_cached(
            "INSERT OR REPLACE INTO left_behind (port_order, instance_id, circuit, account, access_point, done)
             VALUES (?1,?2,?3,?4,?5,?6)",
        )?
        .execute(params![
            id,
            port.instance_id,
            port.circuit,
            submitted.account,
            circuit.map_or(String::new(), |c| c.application.access_point),
            order.done.contains_key(&port.instance_id),
        ])?;
    }
    let mut touched = submitted.circuits.clone();
    touched.extend(places(db, id)?.into_iter().map(|place| place.circuit));
    Ok(touched)
}

/// Writes the place of a circuit. `position` is its place in the order that it began in.
pub(crate) fn project_member(
    db: &Transaction<'_>,
    id: &str,
    circuit: &CircuitRecord,
    position: Option<u16>,
) -> Result<(), StoreError> {
    let application = &circuit.application;
    let (order, position) = match &application.joins {
        Some(joins) => (&joins.order, joins.position.max(1)),
        None => (&application.order, position.unwrap_or(1)),
    };
    let applied = circuit
        .entries
        .iter()
        .find(|entry| matches!(entry.event.fact, Fact::PortApplied(_)));
    db.prepare_cached(
        "INSERT INTO order_member (circuit, port_order, position, access_point, device, port, replaces, corrects,
             applied_hlc) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)",
    )?
    .execute(params![
        id,
        order,
        position,
        application.access_point,
        circuit.device,
        circuit.port,
        application.replaces,
        application.corrects,
        applied.map_or(0, |entry| entry.event.hlc),
    ])?;
    Ok(())
}
