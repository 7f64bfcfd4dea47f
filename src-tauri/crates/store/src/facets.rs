//! What circuits are counted by: those with the same turn, statuses, resource group, tags and account are one
//! facet.
//!
//! There are few facets and many circuits. Without a search the counts beside the table are sums over facets; with one,
//! each hit costs a look into a table of two numbers a row.

use crate::circuits::Filter;
use crate::{StoreError, search};
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many circuits there are, by what they can be filtered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Rows that match in all.
    pub matches: u32,
    /// Circuits in all.
    pub total: u32,
    /// Circuits by turn, with the search but without the turn filter.
    pub by_turn: BTreeMap<String, u32>,
    /// Resource groups with their circuits, without the filters by group and tag.
    pub by_group: Vec<(String, u32)>,
    /// Tags with their circuits, without the filters by group and tag.
    pub by_tag: Vec<((String, String), u32)>,
}

/// Statuses of a port whose LOA is told apart.
pub(crate) const WITH_LOA: [&str; 3] = ["Allocated", "Confirmed", "Enabled"];

struct Facet {
    id: i64,
    turn: String,
    status: String,
    loa_status: String,
    group: String,
    tags: BTreeSet<(String, String)>,
    circuits: u32,
}

impl Facet {
    fn read(row: &Row<'_>) -> rusqlite::Result<(Self, String)> {
        Ok((
            Self {
                id: row.get(0)?,
                turn: row.get(1)?,
                status: row.get(2)?,
                loa_status: row.get(3)?,
                group: row.get(4)?,
                tags: BTreeSet::new(),
                circuits: row.get(6)?,
            },
            row.get(5)?,
        ))
    }

    fn has_state(&self, filter: &Filter) -> bool {
        let loa = || {
            WITH_LOA.contains(&self.status.as_str())
                && filter.loa_statuses.contains(&self.loa_status)
        };
        (filter.statuses.is_empty() && filter.loa_statuses.is_empty())
            || filter.statuses.contains(&self.status)
            || loa()
    }

    fn has_group_and_tags(&self, filter: &Filter) -> bool {
        let mut by_key: BTreeMap<&str, bool> = BTreeMap::new();
        for tag in &filter.tags {
            *by_key.entry(&tag.0).or_default() |= self.tags.contains(tag);
        }
        (filter.groups.is_empty() || filter.groups.contains(&self.group))
            && by_key.into_values().all(|has| has)
    }
}

/// Circuits of an account that are not over.
pub(crate) fn of_account(db: &Connection, account: &str) -> Result<u32, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT coalesce(sum(circuits), 0) FROM facet WHERE account = ?1 AND turn <> 'closed'",
        )?
        .query_row([account], |row| row.get(0))?)
}

/// How many circuits match, and how many of them have each value that can be filtered by.
pub fn counts(db: &Connection, filter: &Filter) -> Result<Counts, StoreError> {
    let facets = all(db)?;
    let text = search::fold(&filter.search);
    let hits = if text.is_empty() {
        None
    } else {
        Some(hits(db, &text)?)
    };
    let mut counts = Counts {
        matches: 0,
        total: 0,
        by_turn: BTreeMap::new(),
        by_group: Vec::new(),
        by_tag: Vec::new(),
    };
    let mut groups: BTreeMap<String, u32> = BTreeMap::new();
    let mut tags: BTreeMap<(String, String), u32> = BTreeMap::new();
    for facet in facets {
        counts.total += facet.circuits;
        let found = match &hits {
            Some(hits) => hits.get(&facet.id).copied().unwrap_or(0),
            None => facet.circuits,
        };
        if found == 0 || !facet.has_state(filter) {
            continue;
        }
        let in_view = filter.turn.is_none_or(|turn| turn == facet.turn);
        if facet.has_group_and_tags(filter) {
            if in_view {
                counts.matches += found;
            }
            *counts.by_turn.entry(facet.turn).or_default() += found;
        }
        if in_view {
            if !facet.group.is_empty() {
                *groups.entry(facet.group).or_default() += found;
            }
            for tag in facet.tags {
                *tags.entry(tag).or_default() += found;
            }
        }
    }
    counts.by_group = groups.into_iter().collect();
    counts.by_tag = tags.into_iter().collect();
    Ok(counts)
}

fn all(db: &Connection) -> Result<Vec<Facet>, StoreError> {
    db.prepare_cached(
        "SELECT id, turn, status, loa_status, resource_group, tags, circuits FROM facet",
    )?
    .query_map([], Facet::read)?
    .map(|row| {
        let (mut facet, tags) = row?;
        facet.tags = serde_json::from_str(&tags)?;
        Ok(facet)
    })
    .collect()
}

/// The circuits that a search finds, by their facets.
fn hits(db: &Connection, folded: &str) -> Result<HashMap<i64, u32>, StoreError> {
    let mut hits = HashMap::new();
    let mut statement = db.prepare_cached(
        "SELECT f.facet FROM search_pairs p CROSS JOIN circuit_facet f
         WHERE p.pairs MATCH ?1 AND p.rowid >= ?2 AND f.place = p.rowid",
    )?;
    let mut rows = statement.query(params![search::question(folded), search::CIRCUITS_FROM])?;
    while let Some(row) = rows.next()? {
        *hits.entry(row.get(0)?).or_default() += 1;
    }
    Ok(hits)
}

/// The number of a facet: of its values, each with its length before it.
fn number(values: &[&str; 6]) -> i64 {
    let mut hash = Sha256::new();
    for value in values {
        hash.update((value.len() as u64).to_be_bytes());
        hash.update(value.as_bytes());
    }
    let mut first = [0; 8];
    for (to, from) in first.iter_mut().zip(hash.finalize()) {
        *to = from;
    }
    i64::from_be_bytes(first)
}

/// Counts the circuit at `place` in: turn, status, status of the LOA, resource group, tags, account.
pub(crate) fn put(db: &Transaction<'_>, place: i64, values: &[&str; 6]) -> Result<(), StoreError> {
    let facet = number(values);
    let [turn, status, loa_status, group, tags, account] = values;
    db.prepare_cached(
        "INSERT INTO facet (id, turn, status, loa_status, resource_group, tags, account, circuits)
         VALUES (?1,?2,?3,?4,?5,?6,?7,1)
         ON CONFLICT (id) DO UPDATE SET circuits = circuits + 1",
    )?
    .execute(params![
        facet, turn, status, loa_status, group, tags, account
    ])?;
    db.prepare_cached("INSERT INTO circuit_facet (place, facet) VALUES (?1, ?2)")?
        .execute([place, facet])?;
    Ok(())
}

/// Counts a circuit out, while it still stands in the table.
pub(crate) fn remove(db: &Transaction<'_>, circuit: &str) -> Result<(), StoreError> {
    let counted: Option<i64> = db
        .prepare_cached(
            "DELETE FROM circuit_facet WHERE place = (SELECT place FROM circuit WHERE id = ?1) RETURNING facet",
        )?
        .query_row([circuit], |row| row.get(0))
        .optional()?;
    let Some(facet) = counted else {
        return Ok(());
    };
    let gone = db
        .prepare_cached("DELETE FROM facet WHERE id = ?1 AND circuits = 1")?
        .execute([facet])?;
    if gone == 0 {
        db.prepare_cached("UPDATE facet SET circuits = circuits - 1 WHERE id = ?1")?
            .execute([facet])?;
    }
    Ok(())
}

/// Gives a circuit another place.
pub(crate) fn renumber(db: &Transaction<'_>, from: i64, to: i64) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE circuit_facet SET place = ?2 WHERE place = ?1")?
        .execute([from, to])?;
    Ok(())
}
