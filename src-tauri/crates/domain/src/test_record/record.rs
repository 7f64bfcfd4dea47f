//! A test, folded from its events.

use super::facts::TestFact;
use crate::entry::Noted;
use crate::event::{Event, Fact};
use crate::timeline::{Effect, Entry, in_order};
use crate::works::Attachment;
use chrono::{DateTime, Utc};

/// A test as its events tell it.
#[derive(Debug, Clone, PartialEq)]
pub struct TestRecord {
    /// As it was last written down.
    pub saved: TestFact,
    /// When it took place.
    pub at: DateTime<Utc>,
    /// The event that says so, and who.
    pub noted: Noted,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
    /// Files that belong to it.
    pub files: Vec<(Attachment, Noted)>,
    /// Every event and what it did.
    pub entries: Vec<Entry>,
}

impl TestRecord {
    /// Folds the events about one test; `None` when nothing of it counts. Total: the newest writing that was not
    /// withdrawn counts as a whole.
    #[must_use]
    pub fn fold(events: &[Event]) -> Option<Self> {
        let entries = Self::entries(events);
        let counts = |entry: &&Entry| matches!(entry.effect, Effect::Counted { .. });
        let mut files = Vec::new();
        let mut last: Option<(&TestFact, &Event)> = None;
        let mut changed_at = None;
        for Entry { event, .. } in entries.iter().filter(counts) {
            match &event.fact {
                Fact::TestRecorded(saved) => last = Some((saved, event)),
                Fact::FileAttached(file) => {
                    files.push((file.clone(), Noted::of(event, &file.by)));
                }
                _ => {}
            }
            changed_at = Some(event.recorded_at);
        }
        let (saved, event) = last?;
        Some(Self {
            saved: saved.clone(),
            at: event.happened_at,
            noted: Noted::of(event, &saved.by),
            changed_at: changed_at.unwrap_or(event.recorded_at),
            files,
            entries,
        })
    }

    /// Every event and what it did, in fold order, also when nothing counts any more.
    #[must_use]
    pub fn entries(events: &[Event]) -> Vec<Entry> {
        let (sorted, withdrawn) = in_order(events);
        sorted
            .into_iter()
            .map(|event| {
                let counted = Effect::Counted {
                    skipped: Vec::new(),
                };
                Entry::of(event, counted, withdrawn.get(&event.id))
            })
            .collect()
    }
}

/// The circuits that a fact about a test names; none for any other fact.
#[must_use]
pub fn circuits_of(fact: &Fact) -> &[String] {
    match fact {
        Fact::TestRecorded(saved) => &saved.circuits,
        _ => &[],
    }
}
