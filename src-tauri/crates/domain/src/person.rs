//! A person as the address book knows them: the details last recorded, and whether they are still kept.

use crate::event::{Event, Fact};
use crate::personal::Personal;
use crate::timeline::in_order;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What is known of an engineer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonDetails {
    /// Name as on the document.
    pub name: String,
    /// Spelling in Latin letters, or empty.
    pub name_latin: String,
    /// `Male` or `Female`.
    pub gender: String,
    /// `IDCard`, `Passport` or `Other`.
    pub document_type: String,
    /// Document number.
    pub document_number: String,
    /// Phone with country code.
    pub phone: String,
}

/// That a person was erased. It names nobody: the id is that of the person, which stands for nothing any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Who erased.
    pub by: String,
    /// Why, in the eraser's words; empty when the retention setting did it.
    pub reason: String,
    /// `request` or `retention`.
    pub trigger: String,
    /// Numbers of the handouts whose paper was erased with them.
    #[serde(default)]
    pub handouts: Vec<String>,
    /// Ids of the files that were erased with them.
    #[serde(default)]
    pub files: Vec<String>,
}

/// A person, folded from their events.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PersonRecord {
    /// Details last recorded; `None` once they are erased.
    pub details: Option<PersonDetails>,
    /// Taken off the address book; old applications keep their details.
    pub removed: bool,
    /// Another entry of the address book that is the same person.
    pub merged_into: Option<String>,
    /// When they were erased, by whom and why.
    pub erased: Option<(Erasure, DateTime<Utc>)>,
    /// When the details were last recorded.
    pub changed_at: Option<DateTime<Utc>>,
}

impl PersonRecord {
    /// Folds the events about one person; total.
    #[must_use]
    pub fn fold(events: &[Event]) -> Self {
        let (sorted, withdrawn) = in_order(events);
        let mut record = Self::default();
        for event in sorted {
            if withdrawn.contains_key(&event.id) {
                continue;
            }
            match &event.fact {
                // what was recorded is readable only as long as the key is there
                Fact::PersonRecorded { details } if record.erased.is_none() => {
                    record.details = details.known().cloned();
                    record.removed = false;
                    record.merged_into = None;
                    record.changed_at = Some(event.recorded_at);
                }
                Fact::PersonRemoved { .. } => record.removed = true,
                Fact::PersonMerged { into } if *into != event.aggregate_id => {
                    record.merged_into = Some(into.clone());
                }
                // the first one did it; a repeated one changes nothing
                Fact::PersonErased(erasure) if record.erased.is_none() => {
                    record.details = None;
                    record.erased = Some((erasure.clone(), event.happened_at));
                }
                _ => {}
            }
        }
        record
    }

    /// They stand in the address book.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.details.is_some() && !self.removed && self.merged_into.is_none()
    }
}

/// How many of these personal values can still be read.
#[must_use]
pub fn erased_among<T>(values: &[Personal<T>]) -> usize {
    values
        .iter()
        .filter(|value| value.known().is_none())
        .count()
}
