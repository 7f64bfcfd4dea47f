//! A form kept as a pattern for later applications.

use crate::event::{Event, Fact};
use crate::timeline::in_order;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A pattern as it was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateFact {
    /// Its name for people.
    pub name: String,
    /// The account that it is for.
    pub account: String,
    /// `classic`, `recommended` or `high_reliability`.
    pub mode: String,
    /// The form's fields as JSON text, without names, notes of one application, and consent.
    pub body: String,
}

/// A pattern as its events tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateRecord {
    /// What was last saved.
    pub saved: TemplateFact,
    /// When.
    pub changed_at: DateTime<Utc>,
    /// It was removed, and the removal stands.
    pub removed: bool,
}

impl TemplateRecord {
    /// Folds the events of one pattern; `None` when none of them saved it.
    #[must_use]
    pub fn fold(events: &[Event]) -> Option<Self> {
        let (sorted, withdrawn) = in_order(events);
        let mut record: Option<Self> = None;
        for event in sorted {
            if withdrawn.contains_key(&event.id) {
                continue;
            }
            match (&event.fact, &mut record) {
                (Fact::TemplateSaved(saved), _) => {
                    record = Some(Self {
                        saved: saved.clone(),
                        changed_at: event.recorded_at,
                        removed: false,
                    });
                }
                (Fact::TemplateRemoved {}, Some(record)) => record.removed = true,
                _ => {}
            }
        }
        record
    }
}
