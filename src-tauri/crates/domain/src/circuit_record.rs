//! One circuit as its events tell it.

use crate::application::PortApplication;
use crate::circuit::{self, CircuitStatus, CircuitStep};
use crate::event::{Event, Fact};
use crate::life::Life;
use crate::machine::Outcome;
use crate::observation::Observation;
use crate::order_record::Fate;
use crate::timeline::{Effect, Entry, LastSeen, in_order};
use crate::upgrade::is_upgrade;
use crate::works::is_works;
use chrono::{DateTime, Utc};

/// A circuit, folded from its events.
#[derive(Debug, Clone, PartialEq)]
pub struct CircuitRecord {
    /// The application; kept when it was withdrawn, so that its page can still be read.
    pub application: PortApplication,
    /// When it was recorded.
    pub applied_at: DateTime<Utc>,
    /// Status of the port; `Deleted` when the application was withdrawn.
    pub status: CircuitStatus,
    /// The application was withdrawn: it counts as never made.
    pub withdrawn: bool,
    /// `pc-…`, or empty.
    pub instance_id: String,
    /// Port on the provider's device, or empty.
    pub port: String,
    /// Address of the provider's device, or empty.
    pub device: String,
    /// The order says otherwise than the circuit's own observations.
    pub contradicts_order: bool,
    /// Reason of the rejection or failure that it stands in, or empty.
    pub reason: String,
    /// The observation that led to the present status: who saw it and when.
    pub seen: Option<(String, DateTime<Utc>)>,
    /// When each status was entered, in order.
    pub entered: Vec<(CircuitStatus, DateTime<Utc>)>,
    /// Fee, service, upkeep and end.
    pub life: Life,
    /// Every event and what it did, in fold order.
    pub entries: Vec<Entry>,
}

impl CircuitRecord {
    /// Folds a circuit's events; `None` when none of them is an application.
    ///
    /// Total: whatever the events are and in whatever order they come in, there is an answer; what
    /// does not apply is marked as a conflict.
    pub fn fold(events: &[Event]) -> Option<Self> {
        let (sorted, withdrawn) = in_order(events);
        let mut record: Option<Self> = None;
        let mut entries = Vec::new();
        let mut last = LastSeen::default();
        for event in sorted {
            let withdrawal = withdrawn.get(&event.id);
            let mut effect = Effect::Conflict;
            match (&event.fact, &mut record) {
                (Fact::Withdrawn { .. }, _) => {
                    effect = Effect::Counted {
                        skipped: Vec::new(),
                    }
                }
                (Fact::PortApplied(application), None) => {
                    let status = if withdrawal.is_some() {
                        CircuitStatus::Deleted
                    } else {
                        CircuitStatus::Initial
                    };
                    record = Some(Self {
                        application: application.clone(),
                        applied_at: event.happened_at,
                        status,
                        withdrawn: withdrawal.is_some(),
                        instance_id: String::new(),
                        port: String::new(),
                        device: String::new(),
                        contradicts_order: false,
                        reason: String::new(),
                        seen: None,
                        entered: vec![(status, event.happened_at)],
                        life: Life::default(),
                        entries: Vec::new(),
                    });
                    effect = Effect::Counted {
                        skipped: Vec::new(),
                    };
                }
                (Fact::PortObserved(seen), Some(record)) if withdrawal.is_none() => {
                    effect = record.observe(seen, event.happened_at, &mut last);
                }
                (fact, Some(_)) if is_works(fact) || is_upgrade(fact) => {
                    effect = Effect::Counted {
                        skipped: Vec::new(),
                    };
                }
                (_, Some(record)) if withdrawal.is_none() => {
                    effect = record.live(event, &mut last);
                }
                _ => {}
            }
            entries.push(Entry::of(event, effect, withdrawal));
        }
        let mut record = record?;
        record.entries = entries;
        Some(record)
    }

    fn observe(&mut self, seen: &Observation, at: DateTime<Utc>, last: &mut LastSeen) -> Effect {
        let Ok(status) = CircuitStatus::from_wire(&seen.status) else {
            return Effect::Conflict;
        };
        if self.withdrawn {
            return Effect::Conflict;
        }
        if last.is_after(at) {
            return Effect::Late;
        }
        let skipped = match circuit::step(self.status, CircuitStep::Observe(status)) {
            Outcome::Moved { skipped, .. } => skipped,
            Outcome::Unchanged => Vec::new(),
            Outcome::Unreachable | Outcome::Refused(_) => return Effect::Conflict,
        };
        last.moves_to(at);
        if status != self.status {
            self.entered.push((status, at));
            self.status = status;
            self.reason.clear();
            self.seen = Some((seen.seen_by.clone(), at));
        }
        for (known, seen) in [
            (&mut self.instance_id, &seen.instance_id),
            (&mut self.port, &seen.port),
            (&mut self.device, &seen.device),
        ] {
            if !seen.is_empty() {
                known.clone_from(seen);
            }
        }
        if !seen.reason.is_empty() {
            self.reason.clone_from(&seen.reason);
        }
        Effect::Counted {
            skipped: skipped.iter().map(|s| s.as_wire().to_owned()).collect(),
        }
    }

    /// Applies what became of the order that the circuit began in.
    ///
    /// An order that failed closes the circuit whatever was seen of it, and one that succeeded gives it its id. Where
    /// the circuit's own observations say otherwise, that is a conflict to settle.
    pub fn settle(&mut self, fate: Fate) {
        match fate {
            Fate::Own | Fate::Waiting => {}
            Fate::Created { instance_id } => {
                if self.instance_id.is_empty() {
                    self.instance_id = instance_id;
                } else if self.instance_id != instance_id {
                    self.contradicts_order = true;
                }
            }
            Fate::Failed {
                instance_id,
                reason,
                seen_by,
                at,
            } => {
                self.contradicts_order = !matches!(
                    self.status,
                    CircuitStatus::Initial
                        | CircuitStatus::Rejected
                        | CircuitStatus::AllocationFailed
                        | CircuitStatus::Canceled
                        | CircuitStatus::Deleted
                );
                if !instance_id.is_empty() {
                    self.instance_id = instance_id;
                }
                self.status = CircuitStatus::Deleted;
                self.entered.push((self.status, at));
                self.reason = reason;
                self.seen = Some((seen_by, at));
            }
            Fate::Withdrawn => {
                self.withdrawn = true;
                self.status = CircuitStatus::Deleted;
            }
        }
    }

    /// Something contradictory was recorded and waits to be settled.
    pub fn has_conflict(&self) -> bool {
        self.contradicts_order
            || self
                .entries
                .iter()
                .any(|entry| entry.effect == Effect::Conflict)
    }
}
