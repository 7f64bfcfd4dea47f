//! The desk's settings and who it is.

use crate::keys::Keys;
use crate::{StoreError, events, wording};
use desk_domain::event::{Aggregate, Fact};
use desk_domain::settings::SettingsFact;
use desk_domain::wording::Wording;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// Id of the one settings aggregate of a desk.
pub const ID: &str = "settings";

/// The desk as its settings tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Four characters that stand in every handout number.
    pub desk_code: String,
    /// Public issuing key, hex.
    pub public_key: String,
    /// A sample project.
    pub sample: bool,
    /// `None` before they were first saved.
    pub saved: Option<SettingsFact>,
    /// What the organisation adds to its letters.
    pub wording: Wording,
}

/// Reads them; `None` before the desk was founded.
pub fn read(db: &Connection) -> Result<Option<Settings>, StoreError> {
    let row: Option<(String, String, bool, String)> = db
        .query_row(
            "SELECT desk_code, public_key, sample, saved FROM settings",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .optional()?;
    let wording = wording::read(db)?.map_or_else(Wording::default, |(wording, _)| wording);
    row.map(|(desk_code, public_key, sample, saved)| {
        let saved = if saved.is_empty() {
            None
        } else {
            Some(serde_json::from_str(&saved)?)
        };
        Ok(Settings {
            desk_code,
            public_key,
            sample,
            saved,
            wording,
        })
    })
    .transpose()
}

pub(crate) fn project(db: &Transaction<'_>, keys: &Keys) -> Result<(), StoreError> {
    db.execute("DELETE FROM settings", [])?;
    let mut founded = None;
    let mut saved = String::new();
    for event in events::of(db, keys, Aggregate::Settings, ID)? {
        match event.fact {
            Fact::DeskFounded {
                desk_code,
                public_key,
                sample,
            } if founded.is_none() => {
                founded = Some((desk_code, public_key, sample));
            }
            Fact::SettingsSaved(settings) => saved = serde_json::to_string(&settings)?,
            _ => {}
        }
    }
    if let Some((desk_code, public_key, sample)) = founded {
        db.execute(
            "INSERT INTO settings (one, desk_code, public_key, sample, saved) VALUES (1, ?1, ?2, ?3, ?4)",
            params![desk_code, public_key, sample, saved],
        )?;
    }
    Ok(())
}
