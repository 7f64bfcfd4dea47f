//! Circuits: the rows of the table, and one circuit with everything that was recorded of it.

use crate::events::{self, instant};
use crate::keys::Keys;
use crate::{
    StoreError, facets, lives, loas, orders, places, routers, search, test_records, upgrades, vbrs,
    works,
};
use chrono::{DateTime, Utc};
use desk_domain::application::PortApplication;
use desk_domain::circuit_record::CircuitRecord;
use desk_domain::contact::contacts;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::handout_record::HandoutRecord;
use desk_domain::journey::Journey;
use desk_domain::life::LifeMark;
use desk_domain::loa::LoaStatus;
use desk_domain::loa_record::LoaRecord;
use desk_domain::order_record::{OrderRecord, OrderState};
use desk_domain::works::{Works, WorksStand};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params, params_from_iter};
use std::collections::{BTreeMap, BTreeSet};

pub use crate::facets::{Counts, counts};

/// A row of the circuits table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircuitRow {
    /// UUIDv7 text.
    pub id: String,
    /// Name.
    pub name: String,
    /// `pc-…` once known.
    pub instance_id: Option<String>,
    /// Access point in English.
    pub access_point: String,
    /// Access point in Chinese.
    pub access_point_zh: String,
    /// Wire value of the carrier.
    pub line_operator: String,
    /// Wire value of the port type.
    pub port_type: String,
    /// Account name.
    pub account: String,
    /// Status of the port, the provider's word.
    pub status: String,
    /// Status of the newest LOA, the provider's word.
    pub loa_status: String,
    /// Number of the newest LOA's handout.
    pub handout: Option<String>,
    /// Something contradictory waits to be settled.
    pub conflict: bool,
    /// Tags.
    pub tags: Vec<(String, String)>,
    /// Last change, RFC 3339.
    pub changed_at: String,
    /// A circuit that replaces or corrects it is recorded.
    pub succeeded: bool,
    /// How far construction is.
    pub works: WorksStand,
    /// Its place in an order of high-reliability mode.
    pub order: Option<OrderMark>,
    /// Where it stands in the table; higher is newer.
    pub place: i64,
    /// Its later life at a glance.
    pub life: LifeMark,
}

/// The place of a circuit in an order of high-reliability mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderMark {
    /// The order.
    pub id: String,
    /// Wire value of the combination.
    pub topology: String,
    /// Ports wanted.
    pub ports: u16,
    /// Place, from 1.
    pub position: u16,
    /// The order has no answer yet, and the circuit began in it.
    pub waiting: bool,
}

/// What the table is asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Any text.
    pub search: String,
    /// Whose turn.
    pub turn: Option<&'static str>,
    /// Statuses of the port; any of these or of `loa_statuses`.
    pub statuses: Vec<String>,
    /// Statuses of the newest LOA.
    pub loa_statuses: Vec<String>,
    /// Resource groups, any of them.
    pub groups: Vec<String>,
    /// Tags: for each key that is named, any of its values.
    pub tags: Vec<(String, String)>,
    /// Begin behind the row with this place.
    pub after: Option<i64>,
    /// Rows to skip from there.
    pub offset: u32,
    /// Most rows to give.
    pub limit: u32,
}

const COLUMNS: &str = "c.id, c.name, c.instance_id, c.access_point, c.access_point_zh, c.line_operator, c.port_type,
    coalesce((SELECT name FROM account WHERE account.id = c.account), ''), c.status, c.loa_status, c.handout,
    c.conflict, c.tags, c.changed_at,
    EXISTS (SELECT 1 FROM order_member s WHERE s.replaces = c.id OR s.corrects = c.id),
    o.id, o.topology, o.ports, m.position, o.state = 'waiting' AND m.replaces = '', c.place,
    (SELECT w.open FROM works w WHERE w.circuit = c.id), l.fee, l.still_billed, l.vbr";

/// Where [`COLUMNS`] come from: a circuit that is not part of an order with a combination has none of the last.
const FROM: &str = "circuit c LEFT JOIN order_member m ON m.circuit = c.id
    LEFT JOIN port_order o ON o.id = m.port_order AND o.topology <> ''
    LEFT JOIN circuit_life l ON l.circuit = c.id";

fn row(row: &Row<'_>) -> rusqlite::Result<(CircuitRow, String)> {
    Ok((
        CircuitRow {
            id: row.get(0)?,
            name: row.get(1)?,
            instance_id: row.get(2)?,
            access_point: row.get(3)?,
            access_point_zh: row.get(4)?,
            line_operator: row.get(5)?,
            port_type: row.get(6)?,
            account: row.get(7)?,
            status: row.get(8)?,
            loa_status: row.get(9)?,
            handout: row.get(10)?,
            conflict: row.get(11)?,
            tags: Vec::new(),
            changed_at: row.get(13)?,
            succeeded: row.get(14)?,
            works: WorksStand::of_open(row.get(21)?),
            order: match row.get::<_, Option<String>>(15)? {
                Some(id) => Some(OrderMark {
                    id,
                    topology: row.get(16)?,
                    ports: row.get(17)?,
                    position: row.get(18)?,
                    waiting: row.get(19)?,
                }),
                None => None,
            },
            place: row.get(20)?,
            life: lives::mark(row, 22)?,
        },
        row.get(12)?,
    ))
}

fn with_tags((mut row, tags): (CircuitRow, String)) -> Result<CircuitRow, StoreError> {
    row.tags = serde_json::from_str(&tags)?;
    Ok(row)
}

/// Conditions of a query on the table, and the values that they name.
#[derive(Debug, Clone, Default)]
struct Conditions {
    texts: Vec<String>,
    given: Vec<String>,
}

impl Conditions {
    fn place(&mut self, value: &str) -> String {
        self.given.push(value.to_owned());
        format!("?{}", self.given.len())
    }

    fn any(&mut self, values: &[&str]) -> String {
        let places: Vec<String> = values.iter().map(|value| self.place(value)).collect();
        places.join(", ")
    }

    /// The search and the states, and whether there is a search.
    fn wide(filter: &Filter) -> (Self, bool) {
        let mut all = Self::default();
        let text = search::fold(&filter.search);
        if !text.is_empty() {
            let question = all.place(&search::question(&text));
            all.texts.push(format!(
                "p.pairs MATCH {question} AND p.rowid >= {}",
                search::CIRCUITS_FROM
            ));
        }
        let mut states = Vec::new();
        if !filter.statuses.is_empty() {
            let any: Vec<&str> = filter.statuses.iter().map(String::as_str).collect();
            states.push(format!("c.status IN ({})", all.any(&any)));
        }
        if !filter.loa_statuses.is_empty() {
            let any: Vec<&str> = filter.loa_statuses.iter().map(String::as_str).collect();
            states.push(format!(
                "(c.status IN ('Allocated','Confirmed','Enabled') AND c.loa_status IN ({}))",
                all.any(&any)
            ));
        }
        if !states.is_empty() {
            all.texts.push(format!("({})", states.join(" OR ")));
        }
        (all, !text.is_empty())
    }

    fn turn(mut self, filter: &Filter) -> Self {
        self.texts
            .extend(filter.turn.map(|turn| format!("c.turn = '{turn}'")));
        self
    }

    fn groups_and_tags(mut self, filter: &Filter) -> Self {
        if !filter.groups.is_empty() {
            let any: Vec<&str> = filter.groups.iter().map(String::as_str).collect();
            let any = self.any(&any);
            self.texts.push(format!("c.resource_group IN ({any})"));
        }
        let mut by_key: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (key, value) in &filter.tags {
            by_key.entry(key).or_default().push(value);
        }
        for (key, values) in by_key {
            let key = self.place(key);
            let any = self.any(&values);
            self.texts.push(format!(
                "EXISTS (SELECT 1 FROM circuit_tag t WHERE t.key = {key} AND t.value IN ({any}) AND t.circuit = c.id)"
            ));
        }
        self
    }

    fn text(&self) -> String {
        match self.texts.as_slice() {
            [] => "1".to_owned(),
            texts => texts.join(" AND "),
        }
    }
}

/// A page of the table, the newest change first.
///
/// What a page costs does not depend on how many circuits there are: with `after` it begins where the last one
/// ended. `offset` is for a jump, and walks over the numbers only.
pub fn page(db: &Connection, filter: &Filter) -> Result<Vec<CircuitRow>, StoreError> {
    let (conditions, searched) = Conditions::wide(filter);
    let mut conditions = conditions.turn(filter).groups_and_tags(filter);
    // a question that no column of a circuit plays a part in is answered without looking at circuits
    let bare = conditions.texts.len() == usize::from(searched);
    let (from, hit, place) = match (searched, bare) {
        (false, true) => ("circuit_facet c", "", "c.place"),
        (false, false) => ("circuit c", "", "c.place"),
        (true, true) => ("search_pairs p", "", "p.rowid"),
        (true, false) => (
            "search_pairs p CROSS JOIN circuit c",
            " AND c.place = p.rowid",
            "p.rowid",
        ),
    };
    if let Some(after) = filter.after {
        conditions.texts.push(format!("{place} < {after}"));
    }
    let places: Vec<i64> = db
        .prepare_cached(&format!(
            "SELECT {place} FROM {from} WHERE {}{hit} ORDER BY {place} DESC LIMIT {} OFFSET {}",
            conditions.text(),
            filter.limit,
            filter.offset
        ))?
        .query_map(params_from_iter(&conditions.given), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut one = db.prepare_cached(&format!("SELECT {COLUMNS} FROM {FROM} WHERE c.place = ?1"))?;
    places
        .iter()
        .map(|place| with_tags(one.query_row([place], row)?))
        .collect()
}

/// One row; `None` when the circuit is not in the table.
pub fn one(db: &Connection, id: &str) -> Result<Option<CircuitRow>, StoreError> {
    db.prepare_cached(&format!("SELECT {COLUMNS} FROM {FROM} WHERE c.id = ?1"))?
        .query_row([id], row)
        .optional()?
        .map(with_tags)
        .transpose()
}

/// The circuit that has this instance id.
pub fn by_instance(
    db: &Connection,
    instance_id: &str,
) -> Result<Option<(String, String)>, StoreError> {
    Ok(db
        .prepare_cached("SELECT id, name FROM circuit WHERE instance_id = ?1 LIMIT 1")?
        .query_row([instance_id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// Whether a circuit that is not over, other than these, has this name: people tell circuits apart by it.
pub fn name_is_taken(db: &Connection, name: &str, but: &[&str]) -> Result<bool, StoreError> {
    let ids: Vec<String> = db
        .prepare_cached("SELECT id FROM circuit WHERE name = ?1 AND turn <> 'closed'")?
        .query_map([name], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(ids.iter().any(|id| !but.contains(&id.as_str())))
}

/// Names with `part` in them of circuits that are not over.
pub fn names_in_use(db: &Connection, part: &str) -> Result<BTreeSet<String>, StoreError> {
    let names = db
        .prepare_cached("SELECT name FROM circuit WHERE turn <> 'closed' AND instr(name, ?1) > 0")?
        .query_map([part], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(names)
}

/// The applications of an order's circuits that were not taken back, by name.
pub fn of_order(
    db: &Connection,
    keys: &Keys,
    order: &str,
) -> Result<Vec<PortApplication>, StoreError> {
    let mut circuits: Vec<String> = Vec::new();
    for event in events::of(db, keys, Aggregate::Order, order)? {
        if let Fact::OrderSubmitted(order) = event.fact {
            circuits = order.circuits;
        }
    }
    let mut found = Vec::new();
    for id in &circuits {
        let events = events::of(db, keys, Aggregate::Circuit, id)?;
        found.extend(
            CircuitRecord::fold(&events)
                .filter(|circuit| !circuit.withdrawn)
                .map(|circuit| circuit.application),
        );
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// A circuit that somebody may want to name as redundant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redundant {
    /// UUIDv7 text.
    pub id: String,
    /// Name.
    pub name: String,
    /// `pc-…` once known.
    pub instance_id: Option<String>,
    /// Its status.
    pub status: String,
    /// Its access point, English and Chinese.
    pub access_point: (String, String),
    /// Allocated, confirmed or enabled: only these may be named.
    pub allowed: bool,
}

/// Circuits that are not over, those that may be named as redundant first.
pub fn redundant(db: &Connection) -> Result<Vec<Redundant>, StoreError> {
    let rows = db
        .prepare_cached(
            "SELECT id, name, instance_id, status, access_point, access_point_zh,
                    status IN ('Allocated','Confirmed','Enabled') AS allowed
             FROM circuit WHERE turn <> 'closed' ORDER BY allowed DESC, name, id",
        )?
        .query_map([], |row| {
            Ok(Redundant {
                id: row.get(0)?,
                name: row.get(1)?,
                instance_id: row.get(2)?,
                status: row.get(3)?,
                access_point: (row.get(4)?, row.get(5)?),
                allowed: row.get(6)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// What circuits were named with so far, to choose again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Used {
    /// Resource groups.
    pub groups: Vec<String>,
    /// CloudBox device clusters.
    pub cloud_boxes: Vec<String>,
    /// Tags.
    pub tags: Vec<(String, String)>,
}

/// Resource groups, CloudBox clusters and tags used so far.
pub fn used(db: &Connection) -> Result<Used, StoreError> {
    let texts = |sql: &str| -> Result<Vec<String>, StoreError> {
        Ok(db
            .prepare_cached(sql)?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?)
    };
    let groups =
        texts("SELECT DISTINCT resource_group FROM circuit WHERE resource_group <> '' ORDER BY 1")?;
    let cloud_boxes =
        texts("SELECT DISTINCT cloud_box FROM circuit WHERE cloud_box <> '' ORDER BY 1")?;
    let mut tags: Vec<(String, String)> = Vec::new();
    for json in texts("SELECT DISTINCT tags FROM circuit WHERE tags <> '[]' ORDER BY 1")? {
        tags.extend(serde_json::from_str::<Vec<(String, String)>>(&json)?);
    }
    tags.sort();
    tags.dedup();
    Ok(Used {
        groups,
        cloud_boxes,
        tags,
    })
}

/// A circuit as its events tell it, before its order has its say.
pub fn record(db: &Connection, keys: &Keys, id: &str) -> Result<Option<CircuitRecord>, StoreError> {
    Ok(CircuitRecord::fold(&events::of(
        db,
        keys,
        Aggregate::Circuit,
        id,
    )?))
}

/// A circuit with its order and its LOAs as their events tell them.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// The circuit, settled by its order.
    pub circuit: CircuitRecord,
    /// The order that it began in.
    pub order: Option<OrderRecord>,
    /// The circuit that replaces or corrects it.
    pub successor: Option<String>,
    /// Its LOAs with their ids, newest first.
    pub loas: Vec<(String, LoaRecord)>,
    /// Its construction.
    pub works: Works,
}

impl Whole {
    /// Status of the newest LOA that counts.
    pub fn loa_status(&self) -> LoaStatus {
        self.newest()
            .map_or(LoaStatus::NotApplied, |(_, loa)| loa.status)
    }

    /// How far its construction is.
    pub fn works_stand(&self) -> WorksStand {
        let loa = self.newest().map(|(_, loa)| loa);
        WorksStand::of_open(self.works.open_steps(loa))
    }

    /// Where it stands on its way.
    pub fn journey(&self) -> Journey {
        let issued = self
            .newest()
            .and_then(|(_, loa)| loa.newest_handout())
            .is_some_and(HandoutRecord::in_force);
        let entry = self.newest().and_then(|(_, loa)| loa.entry_count());
        let (status, loa) = (self.circuit.status, self.loa_status());
        let mut journey = Journey::of(status, loa, issued)
            .with_entry(entry)
            .with_works(self.works_stand());
        if self.successor.is_some() {
            journey = journey.succeeded();
        } else if self.waits_for_order() {
            return journey.in_waiting_order();
        }
        if self.circuit.withdrawn {
            return journey;
        }
        journey.with_life(status, loa, self.circuit.mark())
    }

    /// The order that it began in has no answer yet.
    pub fn waits_for_order(&self) -> bool {
        !self.circuit.withdrawn
            && self
                .order
                .as_ref()
                .is_some_and(|order| order.state == OrderState::Waiting)
    }

    /// The newest LOA that counts.
    pub fn newest(&self) -> Option<&(String, LoaRecord)> {
        self.loas.iter().find(|(_, loa)| !loa.withdrawn)
    }

    /// Whom to call about the line, and since when they are of no more use.
    pub fn contacts(&self) -> BTreeMap<String, Option<DateTime<Utc>>> {
        contacts(&self.circuit, self.loas.iter().map(|(_, loa)| loa))
    }
}

/// Folds a circuit and its LOAs.
pub fn whole(db: &Connection, keys: &Keys, id: &str) -> Result<Option<Whole>, StoreError> {
    let Some(mut circuit) = record(db, keys, id)? else {
        return Ok(None);
    };
    let order = orders::one(db, keys, &circuit.application.order)?;
    if let Some(order) = &order {
        circuit.settle(order.fate(id));
    }
    let successor = orders::successor(db, id)?;
    let mut all = Vec::new();
    for loa in loas::ids_of_circuit(db, id)? {
        if let Some(record) = LoaRecord::fold(&events::of(db, keys, Aggregate::Loa, &loa)?) {
            all.push((loa, record));
        }
    }
    Ok(Some(Whole {
        works: Works::of(&circuit.entries),
        circuit,
        order,
        successor,
        loas: all,
    }))
}

/// Writes which place of which order the circuit holds.
pub(crate) fn project_place(db: &Transaction<'_>, keys: &Keys, id: &str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM order_member WHERE circuit = ?1")?
        .execute([id])?;
    let Some(mut circuit) = record(db, keys, id)? else {
        return Ok(());
    };
    let order = orders::one(db, keys, &circuit.application.order)?;
    if let Some(order) = &order {
        circuit.settle(order.fate(id));
    }
    if circuit.withdrawn {
        return Ok(());
    }
    let position = order.and_then(|order| order.position(id));
    orders::project_member(db, id, &circuit, position)
}

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, id: &str) -> Result<(), StoreError> {
    facets::remove(db, id)?;
    db.prepare_cached("DELETE FROM circuit WHERE id = ?1")?
        .execute([id])?;
    for table in ["circuit_tag", "circuit_life", "vbr"] {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE circuit = ?1"))?
            .execute([id])?;
    }
    search::remove(db, "circuit", id)?;
    works::forget(db, id)?;
    let found = whole(db, keys, id)?;
    upgrades::project(db, id, found.as_ref().map(|whole| &whole.circuit))?;
    let Some(whole) = found else {
        return Ok(());
    };
    let circuit = &whole.circuit;
    works::project(db, id, &whole)?;
    if circuit.withdrawn {
        return Ok(());
    }
    let application = &circuit.application;
    let loa_status = whole.loa_status();
    let newest = whole.newest().map(|(_, loa)| loa);
    let handout = newest
        .and_then(LoaRecord::handout)
        .map(|h| h.number.as_str());
    let conflict = circuit.has_conflict() || whole.loas.iter().any(|(_, loa)| loa.has_conflict());
    let entries = circuit
        .entries
        .iter()
        .chain(whole.loas.iter().flat_map(|(_, loa)| &loa.entries));
    let changed_at = entries
        .map(|entry| entry.event.recorded_at)
        .max()
        .unwrap_or(circuit.applied_at);
    let place = places::free(db, changed_at)?;
    let turn = whole.journey().turn.as_wire();
    let tags = serde_json::to_string(&application.tags)?;
    let instance = (!circuit.instance_id.is_empty()).then_some(circuit.instance_id.as_str());
    db.prepare_cached(
        "INSERT INTO circuit (id, account, name, instance_id, access_point, access_point_zh, line_operator, port_type,
             status, loa_status, handout, turn, conflict, resource_group, tags, cloud_box, redundant, changed_at, place)
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19)",
    )?
    .execute(params![
        id,
        application.account,
        application.name,
        instance,
        application.access_point_names.en,
        application.access_point_names.zh,
        application.line_operator,
        application.port_type,
        circuit.status.as_wire(),
        loa_status.as_wire(),
        handout,
        turn,
        conflict,
        application.resource_group,
        tags,
        application.cloud_box_cluster,
        application.redundant_circuit,
        instant(changed_at),
        place,
    ])?;
    facets::put(
        db,
        place,
        &[
            turn,
            circuit.status.as_wire(),
            loa_status.as_wire(),
            &application.resource_group,
            &tags,
            &application.account,
        ],
    )?;
    let mut tag = db.prepare_cached(
        "INSERT OR IGNORE INTO circuit_tag (key, value, circuit) VALUES (?1, ?2, ?3)",
    )?;
    for (key, value) in &application.tags {
        tag.execute(params![key, value, id])?;
    }
    lives::project(db, id, circuit)?;
    vbrs::project(db, id, circuit)?;
    let routed = routers::texts(db, id)?;
    let topology = whole.order.as_ref().and_then(OrderRecord::topology);
    let mut texts: Vec<&str> = vec![
        &application.name,
        &application.description,
        instance.unwrap_or(""),
        &application.access_point_names.en,
        &application.access_point_names.zh,
        &application.region,
        &application.resource_group,
        &application.cloud_box_cluster,
        handout.unwrap_or(""),
        &circuit.port,
        &circuit.device,
        topology.map_or("", |t| t.label_en()),
        topology.map_or("", |t| t.label_zh()),
    ];
    texts.extend(
        application
            .tags
            .iter()
            .flat_map(|(key, value)| [key.as_str(), value.as_str()]),
    );
    let account: Option<String> = db
        .prepare_cached("SELECT name FROM account WHERE id = ?1")?
        .query_row([&application.account], |row| row.get(0))
        .optional()?;
    texts.extend(account.as_deref());
    texts.extend(whole.works.searchable());
    texts.extend(lives::texts(&whole));
    let tested = test_records::texts(db, keys, id)?;
    texts.extend(tested.iter().map(String::as_str));
    texts.extend(vbrs::texts(&whole));
    texts.extend(routed.iter().map(String::as_str));
    for (_, loa) in &whole.loas {
        let loa = &loa.application;
        texts.extend([
            loa.company_name.as_str(),
            &loa.company_name_latin,
            &loa.construction_company,
            &loa.construction_company_latin,
            &loa.customer_location,
            &loa.circuit_code,
        ]);
        for engineer in loa
            .engineers
            .iter()
            .filter_map(desk_domain::personal::Personal::known)
        {
            texts.extend([engineer.name.as_str(), &engineer.name_latin]);
        }
    }
    search::index(db, "circuit", id, &texts, Some(place))
}
