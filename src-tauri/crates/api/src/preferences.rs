//! Preferences of this computer: a small file of their own, never part of the desk's record.

use crate::wire::{ApiError, ErrorCode, Language, NoticePreferences, Preferences, Theme};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

const FILE: &str = "preferences.json";

/// What the file holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub preferences: Preferences,
    /// The sample project was open when the program ended.
    #[serde(default)]
    pub in_sample: bool,
}

fn path(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

/// Reads them; a missing or unreadable file gives the defaults, because nothing in it is worth stopping for.
pub(crate) fn read(folder: &Path, language: Language) -> Kept {
    std::fs::read(path(folder))
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or(Kept {
            preferences: Preferences {
                language,
                theme: Theme::System,
                rail_folded: false,
                text_size: 100,
                notices: NoticePreferences::default(),
            },
            in_sample: false,
        })
}

/// Writes them: a new file, then a rename, so that a crash leaves the old ones.
pub(crate) fn write(folder: &Path, kept: &Kept) -> Result<(), ApiError> {
    let failed = |e: std::io::Error| {
        ApiError::new(
            ErrorCode::ReadOnly,
            format!("The preferences cannot be written: {e}."),
        )
    };
    let bytes = serde_json::to_vec_pretty(kept)
        .map_err(|e| ApiError::new(ErrorCode::Internal, e.to_string()))?;
    let new = folder.join("preferences.json.new");
    std::fs::write(&new, bytes)
        .and_then(|()| std::fs::rename(&new, path(folder)))
        .map_err(failed)
}
