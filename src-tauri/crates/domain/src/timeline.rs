//! What a fold made of each event, so that the history can tell it in plain words.

use crate::event::{Event, EventId, Fact};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// What an event did when it was folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// It counted; these statuses were passed without having been seen.
    Counted {
        /// The provider's words.
        skipped: Vec<String>,
    },
    /// An observation dated before the last one: it stands at its own date and moved no status.
    Late,
    /// It cannot be reached from the status before it; kept and shown, it moved nothing.
    Conflict,
    /// It was withdrawn.
    Withdrawn {
        /// Why.
        reason: String,
        /// When.
        at: DateTime<Utc>,
    },
}

/// One event and what it did.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The event.
    pub event: Event,
    /// What it did.
    pub effect: Effect,
}

impl Entry {
    /// An event with what it did, or with its withdrawal where it was withdrawn.
    pub(crate) fn of(event: &Event, effect: Effect, withdrawal: Option<&Withdrawal>) -> Self {
        Self {
            event: event.clone(),
            effect: match withdrawal {
                Some((reason, at)) => Effect::Withdrawn {
                    reason: reason.clone(),
                    at: *at,
                },
                None => effect,
            },
        }
    }
}

/// Why and when an event was withdrawn.
pub(crate) type Withdrawal = (String, DateTime<Utc>);

/// The withdrawals, by the event that was withdrawn.
pub(crate) type Withdrawals = HashMap<EventId, Withdrawal>;

/// Sorts events into fold order and tells which were withdrawn, with reason and time.
pub(crate) fn in_order(events: &[Event]) -> (Vec<&Event>, Withdrawals) {
    let mut sorted: Vec<&Event> = events.iter().collect();
    sorted.sort_by(|a, b| a.order().cmp(&b.order()));
    let mut withdrawn = HashMap::new();
    for event in &sorted {
        if let Fact::Withdrawn {
            event: target,
            reason,
        } = &event.fact
        {
            withdrawn
                .entry(target.clone())
                .or_insert_with(|| (reason.clone(), event.recorded_at));
        }
    }
    // an issued letter is voided, never withdrawn
    for event in &sorted {
        if matches!(event.fact, Fact::HandoutIssued(_)) {
            withdrawn.remove(&event.id);
        }
    }
    (sorted, withdrawn)
}

/// The date of the last observation that counted, to tell late ones from others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct LastSeen(Option<DateTime<Utc>>);

impl LastSeen {
    pub(crate) fn is_after(self, at: DateTime<Utc>) -> bool {
        self.0.is_some_and(|last| at < last)
    }

    pub(crate) fn moves_to(&mut self, at: DateTime<Utc>) {
        self.0 = Some(at);
    }
}
