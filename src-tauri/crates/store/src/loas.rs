//! LOAs: which circuit each belongs to, and in what order they were applied for.

use crate::keys::Keys;
use crate::{StoreError, events, handouts};
use desk_domain::event::Aggregate;
use desk_domain::loa_record::LoaRecord;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// Ids of a circuit's LOAs, newest application first.
pub fn ids_of_circuit(db: &Connection, circuit: &str) -> Result<Vec<String>, StoreError> {
    let ids = db
        .prepare_cached("SELECT id FROM loa WHERE circuit = ?1 ORDER BY applied_hlc DESC, id")?
        .query_map([circuit], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

/// The circuit of an LOA.
pub fn circuit_of(db: &Connection, loa: &str) -> Result<Option<String>, StoreError> {
    Ok(db
        .prepare_cached("SELECT circuit FROM loa WHERE id = ?1")?
        .query_row([loa], |row| row.get(0))
        .optional()?)
}

/// One LOA as its events tell it.
pub fn one(db: &Connection, keys: &Keys, id: &str) -> Result<Option<LoaRecord>, StoreError> {
    Ok(LoaRecord::fold(&events::of(db, keys, Aggregate::Loa, id)?))
}

/// Writes the LOA's rows; gives its circuit, whose row must follow.
pub(crate) fn project(
    db: &Transaction<'_>,
    keys: &Keys,
    id: &str,
) -> Result<Option<String>, StoreError> {
    db.prepare_cached("DELETE FROM loa WHERE id = ?1")?
        .execute([id])?;
    let Some(loa) = one(db, keys, id)? else {
        return Ok(None);
    };
    let circuit = loa.application.circuit.clone();
    db.prepare_cached(
        "INSERT INTO loa (id, circuit, status, applied_hlc) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![id, circuit, loa.status.as_wire(), loa.applied_hlc])?;
    handouts::project(db, id, &loa)?;
    Ok(Some(circuit))
}
