//! Tests of circuits in service, by circuit and by what still runs.

use crate::StoreError;
use crate::events::{self, instant};
use crate::keys::Keys;
use crate::projections::take_out;
use desk_domain::event::Aggregate;
use desk_domain::test_record::{Measured, TestRecord, circuits_of, must_end};
use rusqlite::{Connection, Transaction, params};
use std::collections::BTreeSet;

/// Ids of the tests that tell of a circuit, also of those that were taken back; the oldest first.
pub fn ids(db: &Connection, circuit: &str) -> Result<Vec<String>, StoreError> {
    let ids = db
        .prepare_cached("SELECT test FROM test_record_circuit WHERE circuit = ?1 ORDER BY test")?
        .query_map([circuit], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

/// A test, read anew from its events; `None`: there is none, or it was taken back.
pub fn one(db: &Connection, keys: &Keys, id: &str) -> Result<Option<TestRecord>, StoreError> {
    let events = events::of(db, keys, Aggregate::Test, id)?;
    Ok(TestRecord::fold(&events))
}

/// The tests of a circuit that count, the latest first.
pub fn of_circuit(
    db: &Connection,
    keys: &Keys,
    circuit: &str,
) -> Result<Vec<(String, TestRecord)>, StoreError> {
    let mut found = Vec::new();
    for id in ids(db, circuit)? {
        let Some(record) = one(db, keys, &id)? else {
            continue;
        };
        // an earlier writing may have named circuits that the one that counts does not
        if record.saved.circuits.iter().any(|one| one == circuit) {
            found.push((id, record));
        }
    }
    found.sort_by(|a, b| (b.1.at, &b.0).cmp(&(a.1.at, &a.0)));
    Ok(found)
}

/// Failover tests whose limit is over before an instant and that have not ended: id, the first circuit, and when they had
/// to end, RFC 3339; the longest over first.
pub fn over(
    db: &Connection,
    now: &str,
    most: u32,
) -> Result<Vec<(String, String, String)>, StoreError> {
    let rows = db
        .prepare_cached(
            "SELECT t.id, min(c.circuit), t.must_end FROM test_record t JOIN test_record_circuit c ON c.test = t.id
             WHERE t.must_end IS NOT NULL AND t.must_end < ?1 GROUP BY t.id ORDER BY t.must_end, t.id LIMIT ?2",
        )?
        .query_map(params![now, most], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// What a circuit is found by through its tests.
pub(crate) fn texts(
    db: &Connection,
    keys: &Keys,
    circuit: &str,
) -> Result<Vec<String>, StoreError> {
    let mut texts = Vec::new();
    for (_, record) in of_circuit(db, keys, circuit)? {
        match record.saved.measured {
            Measured::Ping(ping) => texts.extend([ping.target, ping.source]),
            Measured::Throughput(rate) => texts.push(rate.tool),
            Measured::Failover(test) => texts.extend([test.job, test.switched]),
        }
        texts.push(record.saved.by);
    }
    Ok(texts)
}

/// Writes the rows of a test anew; gives the circuits that it tells of, or told of before.
pub(crate) fn project(
    db: &Transaction<'_>,
    keys: &Keys,
    id: &str,
) -> Result<BTreeSet<String>, StoreError> {
    let mut circuits = take_out(db, "test_record", ("test_record_circuit", "test"), id)?;
    let events = events::of(db, keys, Aggregate::Test, id)?;
    let named: BTreeSet<&String> = events
        .iter()
        .flat_map(|event| circuits_of(&event.fact))
        .collect();
    let mut insert =
        db.prepare_cached("INSERT INTO test_record_circuit (test, circuit) VALUES (?1, ?2)")?;
    for circuit in named {
        insert.execute(params![id, circuit])?;
        circuits.insert(circuit.clone());
    }
    let Some(record) = TestRecord::fold(&events) else {
        return Ok(circuits);
    };
    let files: Vec<_> = record.files.iter().map(|(file, _)| file).collect();
    db.prepare_cached(
        "INSERT INTO test_record (id, what, saved, files, at, must_end, seq, desk, changed_at)
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)",
    )?
    .execute(params![
        id,
        record.saved.measured.what().as_wire(),
        serde_json::to_string(&record.saved)?,
        serde_json::to_string(&files)?,
        instant(record.at),
        must_end(&record.saved.measured).map(instant),
        record.noted.event.seq,
        record.noted.event.desk,
        instant(record.changed_at),
    ])?;
    Ok(circuits)
}
