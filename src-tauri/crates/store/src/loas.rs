//! LOAs: which circuit each belongs to, and in what order they were applied for.

use crate::events::instant;
use crate::keys::Keys;
use crate::{StoreError, clocks, events, handouts};
use desk_domain::company::CompanyKind;
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

/// Circuits of the other LOAs that were applied for on the same form.
pub fn together(db: &Connection, loa: &str, batch: &str) -> Result<Vec<String>, StoreError> {
    if batch.is_empty() {
        return Ok(Vec::new());
    }
    Ok(db
        .prepare_cached(
            "SELECT circuit FROM loa WHERE batch = ?1 AND batch <> '' AND id <> ?2 ORDER BY applied_hlc, id",
        )?
        .query_map([batch, loa], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
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
    db.prepare_cached("DELETE FROM loa_person WHERE loa = ?1")?
        .execute([id])?;
    let Some(loa) = one(db, keys, id)? else {
        return Ok(None);
    };
    let circuit = loa.application.circuit.clone();
    db.prepare_cached(
        "INSERT INTO loa (id, circuit, status, applied_hlc, batch) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        id,
        circuit,
        loa.status.as_wire(),
        loa.applied_hlc,
        loa.application.batch
    ])?;
    name_people(db, id, &loa)?;
    handouts::project(db, id, &loa)?;
    clocks::project(db, keys, id, &loa)?;
    Ok(Some(circuit))
}

/// Writes who is named on the application, and until when the last paper of it is good.
fn name_people(db: &Transaction<'_>, id: &str, loa: &LoaRecord) -> Result<(), StoreError> {
    let until = loa
        .handouts
        .iter()
        .map(|handout| handout.fact.valid_until)
        .chain([loa.application.window_until])
        .max()
        .unwrap_or(loa.application.window_until);
    let mut insert = db.prepare_cached(
        "INSERT INTO loa_person (loa, person, n, circuit, construction, applied_hlc, applied_at, until)
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8)",
    )?;
    for (n, engineer) in loa.application.engineers.iter().enumerate() {
        insert.execute(params![
            id,
            engineer.person(),
            u32::try_from(n).unwrap_or(u32::MAX),
            loa.application.circuit,
            loa.application.construction_company,
            loa.applied_hlc,
            instant(loa.applied_at),
            instant(until),
        ])?;
    }
    Ok(())
}

/// Companies that applications name, newest application first: the customer's and the construction company's name with
/// its Latin spelling. The same one can come several times.
pub fn companies_named(
    db: &Connection,
    keys: &Keys,
) -> Result<Vec<(CompanyKind, String, String)>, StoreError> {
    let ids: Vec<String> = db
        .prepare_cached("SELECT id FROM loa ORDER BY applied_hlc DESC, id LIMIT 200")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut named = Vec::new();
    for id in ids {
        if let Some(loa) = one(db, keys, &id)? {
            let application = loa.application;
            named.push((
                CompanyKind::Customer,
                application.company_name,
                application.company_name_latin,
            ));
            named.push((
                CompanyKind::Construction,
                application.construction_company,
                application.construction_company_latin,
            ));
        }
    }
    Ok(named)
}
