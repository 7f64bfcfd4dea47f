//! Upgrades to a larger port: which circuit follows which.

use crate::StoreError;
use crate::events::instant;
use desk_domain::circuit_record::CircuitRecord;
use desk_domain::upgrade::Upgrade;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

/// The circuit whose larger port this one was applied for as.
pub fn predecessor(db: &Connection, circuit: &str) -> Result<Option<String>, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT circuit FROM circuit_upgrade WHERE successor <> '' AND successor = ?1 LIMIT 1",
        )?
        .query_row([circuit], |row| row.get(0))
        .optional()?)
}

pub(crate) fn project(
    db: &Transaction<'_>,
    id: &str,
    circuit: Option<&CircuitRecord>,
) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM circuit_upgrade WHERE circuit = ?1")?
        .execute([id])?;
    let upgrade = circuit
        .filter(|circuit| !circuit.withdrawn)
        .and_then(|circuit| Upgrade::of(&circuit.entries));
    let Some(upgrade) = upgrade else {
        return Ok(());
    };
    let successor = upgrade.applied.last();
    db.prepare_cached(
        "INSERT INTO circuit_upgrade (circuit, successor, port_type, starts, ends, called_off) VALUES (?1,?2,?3,?4,?5,?6)",
    )?
    .execute(params![
        id,
        successor.map_or("", |(circuit, _)| circuit.as_str()),
        upgrade.plan.port_type,
        upgrade.plan.cut_over.map(|(from, _)| instant(from)),
        upgrade.plan.cut_over.map(|(_, until)| instant(until)),
        upgrade.called_off.is_some(),
    ])?;
    Ok(())
}
