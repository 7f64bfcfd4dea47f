//! Projections: rows for reading, written in the transaction of the events they shadow.

use crate::keys::Keys;
use crate::{
    Store, StoreError, access_points, accounts, calendars, circuits, clocks, companies, events,
    gate, latencies, loas, maintenances, orders, people, places, plans, quotas, retention, routers,
    settings, sites, templates, test_records, wording, zones,
};
use desk_domain::event::Aggregate;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::collections::BTreeSet;

/// Everything that can be built anew from the events.
const TABLES: &[&str] = &[
    "settings",
    "wording",
    "calendar",
    "clock",
    "account",
    "person",
    "company",
    "loa_person",
    "retention",
    "site",
    "access_point",
    "loa",
    "handout",
    "handout_document",
    "circuit",
    "circuit_tag",
    "facet",
    "circuit_facet",
    "port_order",
    "order_member",
    "left_behind",
    "quota",
    "search_text",
    "search_pairs",
    "zone",
    "latency_batch",
    "latency_sample",
    "order_plan",
    "template",
    "gate_record",
    "gate_pass",
    "works",
    "circuit_life",
    "circuit_upgrade",
    "maintenance",
    "maintenance_circuit",
    "test_record",
    "test_record_circuit",
    "vbr",
    "router",
    "router_vbr",
];

/// Brings the rows of what was touched up to date.
///
/// Each row is folded anew from all events of its aggregate, so that a late or withdrawn event needs no
/// case of its own. A circuit's row also shows its newest LOA, so an LOA refreshes its circuit.
pub(crate) fn refresh(
    db: &Transaction<'_>,
    keys: &Keys,
    touched: &BTreeSet<(Aggregate, String)>,
) -> Result<(), StoreError> {
    let mut circuits_to_refresh = BTreeSet::new();
    for (aggregate, id) in touched {
        match aggregate {
            Aggregate::Settings => {
                settings::project(db, keys)?;
                wording::project(db, keys)?;
                retention::project(db, keys)?;
            }
            Aggregate::Account => {
                accounts::project(db, keys, id)?;
                quotas::project(db, keys, id)?;
                circuits_to_refresh.extend(of_account(db, id)?);
            }
            Aggregate::Person => people::project(db, keys, id)?,
            Aggregate::Site => sites::project(db, keys, id)?,
            Aggregate::AccessPoint => {
                access_points::project(db, keys, id)?;
                // where a site lies says by which days a survey and the patch cable are due
                clocks::project_sites(db, keys)?;
                clocks::project_surveys(db, keys)?;
            }
            Aggregate::Order => {
                plans::project(db, keys, id)?;
                circuits_to_refresh.extend(orders::project(db, keys, id)?);
            }
            Aggregate::Template => templates::project(db, keys, id)?,
            Aggregate::Company => companies::project(db, keys, id)?,
            Aggregate::Calendar => calendars::project(db, keys, id)?,
            Aggregate::Zone => zones::project(db, keys, id)?,
            Aggregate::Latency => latencies::project(db, keys, id)?,
            Aggregate::Circuit => {
                circuits_to_refresh.insert(id.clone());
            }
            Aggregate::Trust => {}
            Aggregate::Gate => gate::project(db, keys, id)?,
            Aggregate::Maintenance => maintenances::project(db, keys, id)?,
            Aggregate::Test => circuits_to_refresh.extend(test_records::project(db, keys, id)?),
            Aggregate::Router => circuits_to_refresh.extend(routers::project(db, keys, id)?),
            Aggregate::Loa => circuits_to_refresh.extend(loas::project(db, keys, id)?),
        }
    }
    // a circuit that replaces or corrects another changes that one's row too
    let mut open: Vec<String> = circuits_to_refresh.iter().cloned().collect();
    while let Some(id) = open.pop() {
        if let Some(circuit) = circuits::record(db, keys, &id)? {
            let application = circuit.application;
            for before in [application.replaces, application.corrects] {
                if !before.is_empty() && circuits_to_refresh.insert(before.clone()) {
                    open.push(before);
                }
            }
        }
    }
    let mut orders_to_gather = BTreeSet::new();
    for id in &circuits_to_refresh {
        orders_to_gather.extend(orders::place_of(db, id)?.map(|place| place.order));
        circuits::project_place(db, keys, id)?;
        orders_to_gather.extend(orders::place_of(db, id)?.map(|place| place.order));
    }
    for id in &circuits_to_refresh {
        circuits::project(db, keys, id)?;
        // the register is also found by the circuit's name and place
        for loa in loas::ids_of_circuit(db, id)? {
            loas::project(db, keys, &loa)?;
        }
    }
    for order in &orders_to_gather {
        places::gather(db, order)?;
    }
    Ok(())
}

fn of_account(db: &Transaction<'_>, account: &str) -> Result<Vec<String>, StoreError> {
    let ids = db
        .prepare_cached("SELECT id FROM circuit WHERE account = ?1")?
        .query_map([account], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

/// Takes out the rows of something that concerns several circuits, and names those circuits: `links` is the table that says
/// which, and its column that names the thing.
pub(crate) fn take_out(
    db: &Transaction<'_>,
    table: &str,
    links: (&str, &str),
    id: &str,
) -> Result<BTreeSet<String>, StoreError> {
    let (link, column) = links;
    let circuits = db
        .prepare_cached(&format!("SELECT circuit FROM {link} WHERE {column} = ?1"))?
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for (table, column) in [(table, "id"), links] {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE {column} = ?1"))?
            .execute([id])?;
    }
    Ok(circuits)
}

/// Empties every projection and fills it from the events.
pub(crate) fn build_anew(tx: &Transaction<'_>, keys: &Keys) -> Result<(), StoreError> {
    for table in TABLES {
        tx.execute_batch(&format!("DELETE FROM {table};"))?;
    }
    for aggregate in Aggregate::ALL {
        let touched = events::ids(tx, aggregate)?
            .into_iter()
            .map(|id| (aggregate, id))
            .collect();
        refresh(tx, keys, &touched)?;
    }
    Ok(())
}

impl Store {
    /// Builds every projection anew from the events.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        let (db, keys, _) = self.parts();
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        build_anew(&tx, keys)?;
        tx.commit()?;
        Ok(())
    }

    /// Every projection row as text, in a fixed order: what a rebuild must give again.
    pub fn dump(&self) -> Result<Vec<String>, StoreError> {
        dump(self.db())
    }
}

/// As [`Store::dump`].
pub(crate) fn dump(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut dump = Vec::new();
    for table in TABLES {
        // the row number of a search text, and a circuit's among those of one millisecond, are accidents of
        // their writing; the pairs hold nothing else
        let columns = match *table {
                "circuit" => {
                    "id, account, name, instance_id, access_point, access_point_zh, line_operator, port_type, status,
                     loa_status, handout, turn, conflict, resource_group, tags, cloud_box, redundant, changed_at, place >> 20"
                }
                "search_pairs" => continue,
                "search_text" => "kind, id, content",
                "circuit_facet" => "place >> 20, facet",
                _ => "*",
            };
        let mut query = db.prepare(&format!("SELECT {columns} FROM {table} ORDER BY 1, 2"))?;
        let width = query.column_count();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let mut line = (*table).to_owned();
            for column in 0..width {
                line.push_str(&format!(" | {:?}", row.get_ref(column)?));
            }
            dump.push(line);
        }
    }
    dump.sort();
    Ok(dump)
}
