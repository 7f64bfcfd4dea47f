//! Whether a desk's file is sound: the chain of events, the file itself, and the tables that shadow the events.

use crate::events::{self, Broken};
use crate::{Store, StoreError, migrate, projections};
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;

/// Most lines of damage that are told.
const MOST_LINES: u32 = 20;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// Events in the file.
    pub events: u32,
    /// The first event that does not fit into its chain.
    pub broken: Option<Broken>,
    /// What SQLite says of the file; empty: it is sound.
    pub damage: Vec<String>,
    /// Rows, by table, that stand in the file or come from the events but not both; `None`: not looked at, because
    /// the events or the file are damaged.
    pub differing: Option<BTreeMap<String, u32>>,
}

impl Health {
    /// Nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.broken.is_none()
            && self.damage.is_empty()
            && self.differing.as_ref().is_some_and(BTreeMap::is_empty)
    }
}

impl Store {
    /// Looks at everything and changes nothing: the tables are built anew in memory and compared.
    pub fn health(&self) -> Result<Health, StoreError> {
        let damage: Vec<String> = self
            .db()
            .prepare(&format!("PRAGMA quick_check({MOST_LINES})"))?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let damage: Vec<String> = damage.into_iter().filter(|line| line != "ok").collect();
        let broken = events::verify(self.db())?;
        let differing = if damage.is_empty() && broken.is_none() {
            Some(self.differing()?)
        } else {
            None
        };
        Ok(Health {
            events: events::count(self.db())?,
            broken,
            damage,
            differing,
        })
    }

    fn differing(&self) -> Result<BTreeMap<String, u32>, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut anew = Connection::open_in_memory_with_flags(flags)?;
        migrate::empty(&anew)?;
        copy_truth(self.db(), &anew)?;
        let tx = anew.transaction()?;
        projections::build_anew(&tx, self.keys())?;
        let (kept, made) = (projections::dump(self.db())?, projections::dump(&tx)?);
        let mut differing = BTreeMap::new();
        let (mut kept, mut made) = (kept.iter().peekable(), made.iter().peekable());
        // both are sorted, so what only one of them has comes first in it
        loop {
            let line = match (kept.peek(), made.peek()) {
                (None, None) => break,
                (Some(a), Some(b)) if a == b => {
                    kept.next();
                    made.next();
                    continue;
                }
                (Some(a), Some(b)) if a > b => made.next(),
                (None, Some(_)) => made.next(),
                _ => kept.next(),
            };
            let table = line.and_then(|line| line.split(" | ").next());
            *differing
                .entry(table.unwrap_or_default().to_owned())
                .or_insert(0) += 1;
        }
        Ok(differing)
    }
}

/// Everything that the shadows are made from.
fn copy_truth(from: &Connection, to: &Connection) -> Result<(), StoreError> {
    for table in ["desk", "event", "sealing_key", "file"] {
        let mut read = from.prepare(&format!("SELECT * FROM {table}"))?;
        let columns: Vec<String> = read.column_names().map(str::to_owned).collect();
        let places: Vec<String> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
        let mut write = to.prepare(&format!(
            "INSERT INTO {table} ({}) VALUES ({})",
            columns.join(", "),
            places.join(", ")
        ))?;
        let mut rows = read.query([])?;
        while let Some(row) = rows.next()? {
            for n in 0..columns.len() {
                write.raw_bind_parameter(n + 1, ToSqlOutput::Borrowed(row.get_ref(n)?))?;
            }
            write.raw_execute()?;
        }
    }
    Ok(())
}
