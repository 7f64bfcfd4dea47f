//! Patterns for applications.

use crate::StoreError;
use crate::events::{self, instant};
use crate::keys::Keys;
use desk_domain::event::Aggregate;
use desk_domain::template::{TemplateFact, TemplateRecord};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

/// A pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// UUIDv7 text.
    pub id: String,
    /// As it was last saved.
    pub saved: TemplateFact,
    /// When, RFC 3339.
    pub changed_at: String,
}

const COLUMNS: &str = "id, account, name, mode, body, changed_at";

fn template(row: &Row<'_>) -> rusqlite::Result<Template> {
    Ok(Template {
        id: row.get(0)?,
        saved: TemplateFact {
            account: row.get(1)?,
            name: row.get(2)?,
            mode: row.get(3)?,
            body: row.get(4)?,
        },
        changed_at: row.get(5)?,
    })
}

/// All patterns by name.
pub fn all(db: &Connection) -> Result<Vec<Template>, StoreError> {
    Ok(db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM template ORDER BY name, id"))?
        .query_map([], template)?
        .collect::<Result<_, _>>()?)
}

/// One of them.
pub fn one(db: &Connection, id: &str) -> Result<Option<Template>, StoreError> {
    Ok(db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM template WHERE id = ?1"))?
        .query_row([id], template)
        .optional()?)
}

/// Whether another pattern of the account has this name.
pub fn name_is_taken(
    db: &Connection,
    account: &str,
    name: &str,
    but: &str,
) -> Result<bool, StoreError> {
    let count: u32 = db
        .prepare_cached(
            "SELECT count(*) FROM template WHERE account = ?1 AND name = ?2 AND id <> ?3",
        )?
        .query_row([account, name, but], |row| row.get(0))?;
    Ok(count > 0)
}

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, id: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM template WHERE id = ?1", [id])?;
    let events = events::of(db, keys, Aggregate::Template, id)?;
    if let Some(record) = TemplateRecord::fold(&events).filter(|record| !record.removed) {
        let TemplateFact {
            name,
            account,
            mode,
            body,
        } = &record.saved;
        db.execute(
            "INSERT INTO template (id, account, name, mode, body, changed_at) VALUES (?1,?2,?3,?4,?5,?6)",
            params![id, account, name, mode, body, instant(record.changed_at)],
        )?;
    }
    Ok(())
}
