//! Virtual border routers as rows, and the words by which their circuit is found.

use crate::StoreError;
use crate::circuits::Whole;
use desk_domain::circuit_record::CircuitRecord;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

/// A VBR that counts, as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VbrRow {
    /// Its circuit.
    pub circuit: String,
    /// Name of that circuit.
    pub circuit_name: String,
    /// Its key there.
    pub key: String,
    /// Name.
    pub name: String,
    /// `vbr-…`, or empty.
    pub instance_id: String,
    /// BFD is set.
    pub bfd: bool,
    /// `planned` or `created`.
    pub stand: String,
    /// Access point of its circuit, English and Chinese.
    pub access_point: (String, String),
    /// Status of its circuit, the provider's word.
    pub status: String,
}

/// Most that are listed at once.
const MOST: u32 = 500;

fn row(row: &Row<'_>) -> rusqlite::Result<VbrRow> {
    Ok(VbrRow {
        circuit: row.get(0)?,
        circuit_name: row.get(1)?,
        key: row.get(2)?,
        name: row.get(3)?,
        instance_id: row.get(4)?,
        bfd: row.get(5)?,
        stand: row.get(6)?,
        access_point: (row.get(7)?, row.get(8)?),
        status: row.get(9)?,
    })
}

/// VBRs that are planned or there: those of the circuit first, then those of its order, then all others.
pub fn list(db: &Connection, circuit: &str) -> Result<Vec<VbrRow>, StoreError> {
    let rows = db
        .prepare_cached(
            "SELECT v.circuit, c.name, v.key, v.name, v.instance_id, v.bfd, v.stand,
                    c.access_point, c.access_point_zh, c.status
             FROM vbr v JOIN circuit c ON c.id = v.circuit WHERE v.stand <> 'gone'
             ORDER BY v.circuit <> ?1,
                 NOT EXISTS (SELECT 1 FROM order_member a JOIN order_member b ON a.port_order = b.port_order
                             WHERE a.circuit = ?1 AND b.circuit = v.circuit),
                 c.name, v.vlan, v.key LIMIT ?2",
        )?
        .query_map(params![circuit, MOST], row)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Which circuit has a VBR of this id, if it is not the one of `but`.
pub fn by_instance(
    db: &Connection,
    instance_id: &str,
    but: (&str, &str),
) -> Result<Option<String>, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT circuit FROM vbr WHERE instance_id = ?1 AND NOT (circuit = ?2 AND key = ?3) LIMIT 1",
        )?
        .query_row(params![instance_id, but.0, but.1], |row| row.get(0))
        .optional()?)
}

pub(crate) fn project(
    db: &Transaction<'_>,
    id: &str,
    circuit: &CircuitRecord,
) -> Result<(), StoreError> {
    let mut insert = db.prepare_cached(
        "INSERT INTO vbr (circuit, key, name, instance_id, vlan, bfd, stand) VALUES (?1,?2,?3,?4,?5,?6,?7)",
    )?;
    for one in &circuit.life.vbrs {
        insert.execute(params![
            id,
            one.fact.key,
            one.fact.name,
            one.id,
            one.fact.vlan,
            one.fact.bfd.is_some(),
            one.stand.as_wire(),
        ])?;
    }
    Ok(())
}

/// What a circuit is also found by: ids, names and addresses of its VBRs and their peers.
pub(crate) fn texts(whole: &Whole) -> Vec<&str> {
    let mut texts = Vec::new();
    for one in &whole.circuit.life.vbrs {
        let fact = &one.fact;
        texts.extend([one.id.as_str(), &fact.name, &fact.owner]);
        for link in std::iter::once(&fact.v4).chain(&fact.v6) {
            texts.extend([link.cloud.as_str(), &link.customer]);
        }
        texts.extend(fact.routes.iter().map(|route| route.destination.as_str()));
        for group in &fact.groups {
            texts.extend([group.id.as_str(), &group.name]);
            for peer in &group.peers {
                texts.extend([peer.id.as_str(), &peer.address]);
            }
        }
    }
    texts
}
