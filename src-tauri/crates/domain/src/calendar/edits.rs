//! What the user changed in a calendar. Shipped marks stay as they are; these are laid over them.
//!
//! A change remembers what was shipped at that time, so that a later shipped value is noticed and both are shown.

use super::{Calendar, KnownYear, Mark, MarkKind, Origin};
use crate::event::{Event, Fact};
use crate::timeline::in_order;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Name and days of a shipped mark, as a change remembers them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippedMark {
    /// English name.
    pub name_en: String,
    /// Chinese name.
    pub name_zh: String,
    /// First day, `YYYY-MM-DD`.
    pub from: String,
    /// Last day.
    pub to: String,
}

impl From<&Mark> for ShippedMark {
    fn from(mark: &Mark) -> Self {
        Self {
            name_en: mark.en.clone(),
            name_zh: mark.zh.clone(),
            from: mark.from.to_string(),
            to: mark.to.to_string(),
        }
    }
}

/// A mark of the user's: added, or in the place of a shipped one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkFact {
    /// Key of the mark; that of a shipped one when it stands in its place.
    pub key: String,
    /// Wire word of [`MarkKind`].
    pub kind: String,
    /// English name, or empty when there is a Chinese one.
    pub name_en: String,
    /// Chinese name, or empty.
    pub name_zh: String,
    /// First day, `YYYY-MM-DD`.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Where it is stated, or empty.
    pub source: String,
    /// Who wrote it.
    pub by: String,
    /// What was shipped at that time, when it stands in the place of a shipped one.
    pub shipped: Option<ShippedMark>,
}

/// Marks that came from one file. All of them or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarImport {
    /// Name of the file.
    pub file: String,
    /// The marks.
    pub marks: Vec<MarkFact>,
    /// Years whose holidays the file lists in full.
    pub complete: Vec<i32>,
    /// Who imported it.
    pub by: String,
}

/// Whether the holidays of a year are all listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearFact {
    /// Which.
    pub year: i32,
    /// They are.
    pub complete: bool,
    /// Where that is stated, or empty.
    pub source: String,
    /// Who says so.
    pub by: String,
}

/// One mark as the user left it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Last saved; `None`: a shipped mark was taken out as it is.
    pub saved: Option<MarkFact>,
    /// Taken out.
    pub removed: bool,
    /// Who did it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What was shipped then.
    pub shipped: Option<ShippedMark>,
}

/// A year as the user left it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearEdit {
    /// What was said last.
    pub said: YearFact,
    /// When.
    pub at: DateTime<Utc>,
}

/// All changes to one calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarEdits {
    /// By key of the mark.
    pub marks: BTreeMap<String, Edit>,
    /// By year.
    pub years: BTreeMap<i32, YearEdit>,
}

impl CalendarEdits {
    /// Folds the events about one calendar. What does not concern calendars is passed over.
    #[must_use]
    pub fn fold(events: &[Event]) -> Self {
        let (sorted, withdrawn) = in_order(events);
        let mut edits = Self::default();
        for event in sorted {
            if withdrawn.contains_key(&event.id) {
                continue;
            }
            let at = event.happened_at;
            match &event.fact {
                Fact::CalendarMarkSaved(mark) => edits.save(mark, at),
                Fact::CalendarMarkRemoved { key, shipped, by } => {
                    let saved = edits.marks.remove(key).and_then(|edit| edit.saved);
                    let edit = Edit {
                        saved,
                        removed: true,
                        by: by.clone(),
                        at,
                        shipped: shipped.clone(),
                    };
                    edits.marks.insert(key.clone(), edit);
                }
                Fact::CalendarMarkRestored { key, .. } => edits.restore(key),
                Fact::CalendarYearStated(said) => edits.state(said.clone(), at),
                Fact::CalendarImported(import) => {
                    for mark in &import.marks {
                        edits.save(mark, at);
                    }
                    for year in &import.complete {
                        let said = YearFact {
                            year: *year,
                            complete: true,
                            source: import.file.clone(),
                            by: import.by.clone(),
                        };
                        edits.state(said, at);
                    }
                }
                _ => {}
            }
        }
        edits
    }

    fn save(&mut self, mark: &MarkFact, at: DateTime<Utc>) {
        let edit = Edit {
            by: mark.by.clone(),
            at,
            shipped: mark.shipped.clone(),
            saved: Some(mark.clone()),
            removed: false,
        };
        self.marks.insert(mark.key.clone(), edit);
    }

    /// The shipped mark holds again, or an own one that was taken out comes back.
    fn restore(&mut self, key: &str) {
        let own = |edit: &Edit| edit.shipped.is_none() && edit.saved.is_some();
        match self.marks.get_mut(key) {
            Some(edit) if own(edit) => edit.removed = false,
            Some(_) => {
                self.marks.remove(key);
            }
            None => {}
        }
    }

    fn state(&mut self, said: YearFact, at: DateTime<Utc>) {
        self.years.insert(said.year, YearEdit { said, at });
    }

    /// Nothing was changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Calendar {
    /// The same with the user's changes laid over.
    #[must_use]
    pub fn with(&self, edits: &CalendarEdits) -> Self {
        let mut laid = self.clone();
        for (key, edit) in &edits.marks {
            let shipped = self.mark(key).is_some();
            laid.marks.retain(|mark| mark.key != *key);
            laid.left_out.insert(key.clone());
            if let Some(saved) = edit.saved.as_ref().filter(|_| !edit.removed) {
                laid.marks.extend(mark_of(saved, edit.at, shipped));
            }
        }
        for (year, edit) in &edits.years {
            if edit.said.complete {
                let known = KnownYear {
                    source: edit.said.source.clone(),
                    date: edit.at.date_naive().to_string(),
                };
                laid.years.insert(*year, known);
            } else {
                laid.years.remove(year);
            }
        }
        laid.settle()
    }
}

/// The mark, if its days still read; they were parsed before they were kept.
fn mark_of(saved: &MarkFact, at: DateTime<Utc>, shipped: bool) -> Option<Mark> {
    let either = |own: &str, other: &str| if own.is_empty() { other } else { own }.to_owned();
    Some(Mark {
        key: saved.key.clone(),
        kind: MarkKind::from_wire(&saved.kind).ok()?,
        en: either(&saved.name_en, &saved.name_zh),
        zh: either(&saved.name_zh, &saved.name_en),
        from: saved.from.parse().ok()?,
        to: saved.to.parse().ok()?,
        source: saved.source.clone(),
        date: at.date_naive().to_string(),
        computed: false,
        origin: if shipped {
            Origin::Corrected
        } else {
            Origin::Own
        },
    })
}
