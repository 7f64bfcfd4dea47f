//! What names a person: applications, files, kept forms, and texts that somebody typed.

use crate::events;
use crate::keys::Keys;
use crate::seal::{self, Subject};
use crate::{StoreError, search};
use desk_domain::event::{Aggregate, FileRef};
use desk_domain::person::PersonDetails;
use desk_domain::personal::{PERSONAL, VALUE};
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use std::collections::BTreeSet;

/// How a person was known at some time. Its debug form would show them, so it has none.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// Name.
    pub name: String,
    /// The same in Latin letters, or empty.
    pub name_latin: String,
    /// Kind of document.
    pub document_type: String,
    /// Document number.
    pub document_number: String,
    /// Phone.
    pub phone: String,
}

/// What an erasure touches. Ids and numbers only, apart from the identities, which live as long as the plan.
#[derive(Clone, Default)]
pub struct Plan {
    /// The people, with those found to be the same.
    pub people: Vec<String>,
    /// Every way in which they were known.
    pub identities: Vec<Identity>,
    /// LOAs that name them.
    pub loas: Vec<String>,
    /// Circuits of those.
    pub circuits: Vec<String>,
    /// Numbers of the handouts that name them.
    pub handouts: Vec<String>,
    /// Files that name them: papers, the data behind them, copies, credentials.
    pub files: Vec<String>,
    /// Alibaba Cloud's own PDFs of those LOAs; among `files` when they are to go too.
    pub official: Vec<String>,
    /// Kept forms that name them.
    pub drafts: Vec<String>,
    /// Events whose typed text holds their name; that text is part of the chain and stays.
    pub mentions: u32,
}

/// Reads what names these people. `keys` opens what is sealed; what is erased already names nobody.
pub(super) fn read(
    db: &Connection,
    keys: &Keys,
    people: Vec<String>,
    official: bool,
) -> Result<Plan, StoreError> {
    let mut identities = BTreeSet::new();
    let mut files = BTreeSet::new();
    let mut official_files = BTreeSet::new();
    let mut loas = Vec::new();
    for id in events::ids(db, Aggregate::Loa)? {
        let payloads = events::payloads(db, keys, Aggregate::Loa, &id)?;
        if !payloads.iter().any(|payload| is_named(payload, &people)) {
            continue;
        }
        for payload in &payloads {
            let mut walk = Walk {
                people: &people,
                identities: &mut identities,
                files: &mut files,
                official: &mut official_files,
            };
            walk.value(payload, "");
        }
        loas.push(id);
    }
    for person in &people {
        for payload in events::payloads(db, keys, Aggregate::Person, person)? {
            let mut walk = Walk {
                people: &people,
                identities: &mut identities,
                files: &mut files,
                official: &mut official_files,
            };
            walk.value(&payload, "");
        }
    }
    if official {
        files.extend(official_files.iter().cloned());
    }
    let identities: Vec<Identity> = identities.into_iter().collect();
    Ok(Plan {
        circuits: column(db, "SELECT DISTINCT circuit FROM loa WHERE id = ?1", &loas)?,
        handouts: column(
            db,
            "SELECT DISTINCT number FROM handout WHERE loa = ?1",
            &loas,
        )?,
        drafts: drafts_naming(db, keys, &identities)?,
        mentions: mentions(db, &identities)?,
        files: files.into_iter().collect(),
        official: official_files.into_iter().collect(),
        people,
        identities,
        loas,
    })
}

fn column(db: &Connection, sql: &str, ids: &[String]) -> Result<Vec<String>, StoreError> {
    let mut found = BTreeSet::new();
    let mut query = db.prepare(sql)?;
    for id in ids {
        let rows = query.query_map([id], |row| row.get::<_, String>(0))?;
        found.extend(rows.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(found.into_iter().collect())
}

/// A payload holds a value of one of these people, readable or not.
fn is_named(value: &Value, people: &[String]) -> bool {
    match value {
        Value::Object(map) => {
            let whose = map
                .get(PERSONAL)
                .or_else(|| map.get(desk_domain::personal::ERASED))
                .and_then(Value::as_str);
            whose.is_some_and(|id| people.iter().any(|person| person == id))
                || map.values().any(|value| is_named(value, people))
        }
        Value::Array(items) => items.iter().any(|item| is_named(item, people)),
        _ => false,
    }
}

/// A walk through an opened payload. It knows no fact by name, so that one that is added later is walked as well:
/// whatever has the shape of a stored file is one.
struct Walk<'a> {
    people: &'a [String],
    identities: &'a mut BTreeSet<Identity>,
    files: &'a mut BTreeSet<String>,
    official: &'a mut BTreeSet<String>,
}

impl Walk<'_> {
    fn value(&mut self, value: &Value, name: &str) {
        match value {
            Value::Object(map) => {
                if let Some(person) = map.get(PERSONAL).and_then(Value::as_str) {
                    // what belongs to somebody else stays theirs
                    if !self.people.iter().any(|id| id == person) {
                        return;
                    }
                    self.identities.extend(map.get(VALUE).and_then(identity));
                }
                if let Ok(file) = serde_json::from_value::<FileRef>(value.clone()) {
                    if name == "official_pdf" {
                        self.official.insert(file.id);
                    } else {
                        self.files.insert(file.id);
                    }
                    return;
                }
                for (name, value) in map {
                    self.value(value, name);
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.value(item, name);
                }
            }
            _ => {}
        }
    }
}

fn identity(value: &Value) -> Option<Identity> {
    let details: PersonDetails = serde_json::from_value(value.clone()).ok()?;
    Some(Identity {
        name: details.name,
        name_latin: details.name_latin,
        document_type: details.document_type,
        document_number: details.document_number,
        phone: details.phone,
    })
}

/// Every way in which one person was known.
pub(super) fn read_one(
    db: &Connection,
    keys: &Keys,
    person: &str,
) -> Result<Vec<Identity>, StoreError> {
    let people = [person.to_owned()];
    let mut identities = BTreeSet::new();
    for payload in events::payloads(db, keys, Aggregate::Person, person)? {
        let mut walk = Walk {
            people: &people,
            identities: &mut identities,
            files: &mut BTreeSet::new(),
            official: &mut BTreeSet::new(),
        };
        walk.value(&payload, "");
    }
    Ok(identities.into_iter().collect())
}

/// Kept forms that hold a name, a document number or a phone of theirs.
pub(super) fn drafts_naming(
    db: &Connection,
    keys: &Keys,
    identities: &[Identity],
) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String, Vec<u8>)> = db
        .prepare("SELECT id, body FROM draft ORDER BY id")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut naming = Vec::new();
    for (id, sealed) in rows {
        let subject = Subject::draft(&id);
        let Some(key) = seal::key_of(db, keys, &subject)? else {
            continue;
        };
        let body = seal::open(&key, &subject, &sealed)?;
        let body = String::from_utf8_lossy(&body);
        if identities.iter().any(|identity| identity.is_in(&body)) {
            naming.push(id);
        }
    }
    Ok(naming)
}

impl Identity {
    /// A text holds the name, the number or the phone, however they are spaced.
    fn is_in(&self, text: &str) -> bool {
        let folded = search::fold(text);
        let names = [&self.name, &self.name_latin];
        if names
            .into_iter()
            .map(|name| search::fold(name))
            .any(|name| name.chars().count() > 1 && folded.contains(&name))
        {
            return true;
        }
        let bare: String = text
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_uppercase)
            .collect();
        [&self.document_number, &self.phone]
            .into_iter()
            .map(|value| -> String {
                value
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .flat_map(char::to_uppercase)
                    .collect()
            })
            .any(|value| value.len() > 4 && bare.contains(&value))
    }
}

/// Events whose readable text holds a name of theirs.
fn mentions(db: &Connection, identities: &[Identity]) -> Result<u32, StoreError> {
    let names: BTreeSet<&str> = identities
        .iter()
        .flat_map(|identity| [identity.name.as_str(), identity.name_latin.as_str()])
        .filter(|name| name.chars().count() > 1)
        .collect();
    let mut events = BTreeSet::new();
    let mut query =
        db.prepare("SELECT desk_id || '/' || seq FROM event WHERE instr(payload, ?1) > 0")?;
    for name in names {
        let quoted = serde_json::to_string(name)?;
        let inner = quoted.trim_matches('"');
        let rows = query.query_map([inner], |row| row.get::<_, String>(0))?;
        events.extend(rows.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(u32::try_from(events.len()).unwrap_or(u32::MAX))
}

/// A table of that name is there.
pub(super) fn has_table(db: &Connection, name: &str) -> Result<bool, StoreError> {
    Ok(db
        .query_row(
            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1",
            [name],
            |_| Ok(()),
        )
        .optional()?
        .is_some())
}
