//! One LOA application as its events tell it.

use crate::event::{Approval, Event, Fact, HandoutFact, LoaApplication};
use crate::handout_record::HandoutRecord;
use crate::loa::{self, LoaStatus, LoaStep};
use crate::machine::Outcome;
use crate::timeline::{Effect, Entry, LastSeen, in_order};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The LOA in the hands of the engineer on site, where the access flow asks for that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    /// Who handed it over.
    pub by: String,
    /// To whom, or empty.
    pub to: String,
}

/// An LOA, folded from its events.
#[derive(Debug, Clone, PartialEq)]
pub struct LoaRecord {
    /// The application.
    pub application: LoaApplication,
    /// When it was recorded.
    pub applied_at: DateTime<Utc>,
    /// Status; `NotApplied` when the application was withdrawn.
    pub status: LoaStatus,
    /// The application was withdrawn: it counts as never made.
    pub withdrawn: bool,
    /// The approval with facility details, and when it was seen.
    pub approval: Option<(Approval, DateTime<Utc>)>,
    /// Reason of the rejection that it stands in, or empty.
    pub reason: String,
    /// The observation that led to the present status: who saw it and when.
    pub seen: Option<(String, DateTime<Utc>)>,
    /// When it was handed to the on-site engineer, the last that counts.
    pub handed_over: Option<(HandOver, DateTime<Utc>)>,
    /// Handouts issued for it, every revision, oldest first.
    pub handouts: Vec<HandoutRecord>,
    /// When each status was entered, in order.
    pub entered: Vec<(LoaStatus, DateTime<Utc>)>,
    /// Clock of the application: the newest LOA of a circuit has the highest.
    pub applied_hlc: i64,
    /// Every event and what it did, in fold order.
    pub entries: Vec<Entry>,
}

impl LoaRecord {
    /// Folds an LOA's events; `None` when none of them is an application. Total, as for circuits.
    pub fn fold(events: &[Event]) -> Option<Self> {
        let (sorted, withdrawn) = in_order(events);
        let mut record: Option<Self> = None;
        let mut entries = Vec::new();
        let mut last = LastSeen::default();
        for event in sorted {
            let withdrawal = withdrawn.get(&event.id);
            let at = event.happened_at;
            let counted = Effect::Counted {
                skipped: Vec::new(),
            };
            let mut effect = Effect::Conflict;
            match (&event.fact, &mut record) {
                (Fact::Withdrawn { .. }, _) => effect = counted,
                (Fact::LoaApplied(application), None) => {
                    record = Some(Self::applied(application, event, withdrawal.is_some()));
                    effect = counted;
                }
                (Fact::LoaApproved(approval), Some(record)) if withdrawal.is_none() => {
                    effect =
                        record.observe(LoaStatus::Available, "", &approval.seen_by, at, &mut last);
                    // a late one moves no status, but the place that it names is known all the same
                    let only_one = effect == Effect::Late && record.approval.is_none();
                    if only_one || matches!(effect, Effect::Counted { .. }) {
                        record.approval = Some((approval.clone(), at));
                    }
                }
                (Fact::LoaObserved(seen), Some(record)) if withdrawal.is_none() => {
                    if let Ok(status) = LoaStatus::from_wire(&seen.status) {
                        effect = record.observe(status, &seen.reason, &seen.seen_by, at, &mut last);
                    }
                }
                (Fact::LoaHandedOver(how), Some(record)) if withdrawal.is_none() => {
                    record.handed_over = Some((how.clone(), at));
                    effect = counted;
                }
                (Fact::HandoutIssued(handout), Some(record)) => {
                    for earlier in &mut record.handouts {
                        earlier.give_way(handout, at);
                    }
                    record
                        .handouts
                        .push(HandoutRecord::issued(handout.clone(), at));
                    effect = counted;
                }
                (Fact::HandoutVoided(void), Some(record)) => {
                    if let Some(handout) = record.revision_mut(&void.number, void.revision)
                        && handout.void(void, at)
                    {
                        effect = counted;
                    }
                }
                (Fact::RenditionMade(made), Some(record)) => {
                    if let Some(handout) = record.revision_mut(&made.number, made.revision) {
                        handout.renditions.push((made.clone(), at));
                        effect = counted;
                    }
                }
                _ => {}
            }
            if let Some((reason, at)) = withdrawal {
                effect = Effect::Withdrawn {
                    reason: reason.clone(),
                    at: *at,
                };
            }
            entries.push(Entry {
                event: event.clone(),
                effect,
            });
        }
        let mut record = record?;
        record.entries = entries;
        Some(record)
    }

    fn applied(application: &LoaApplication, event: &Event, withdrawn: bool) -> Self {
        let status = if withdrawn {
            LoaStatus::NotApplied
        } else {
            LoaStatus::Applying
        };
        Self {
            application: application.clone(),
            applied_at: event.happened_at,
            status,
            withdrawn,
            approval: None,
            reason: String::new(),
            seen: None,
            handed_over: None,
            handouts: Vec::new(),
            entered: vec![(status, event.happened_at)],
            applied_hlc: event.hlc,
            entries: Vec::new(),
        }
    }

    fn observe(
        &mut self,
        status: LoaStatus,
        reason: &str,
        seen_by: &str,
        at: DateTime<Utc>,
        last: &mut LastSeen,
    ) -> Effect {
        if self.withdrawn {
            return Effect::Conflict;
        }
        if last.is_after(at) {
            return Effect::Late;
        }
        let skipped = match loa::step(self.status, LoaStep::Observe(status)) {
            Outcome::Moved { skipped, .. } => skipped,
            Outcome::Unchanged => Vec::new(),
            Outcome::Unreachable | Outcome::Refused(_) => return Effect::Conflict,
        };
        last.moves_to(at);
        if status != self.status {
            self.entered.push((status, at));
            self.status = status;
            self.reason.clear();
            self.seen = Some((seen_by.to_owned(), at));
        }
        if !reason.is_empty() {
            reason.clone_into(&mut self.reason);
        }
        Effect::Counted {
            skipped: skipped.iter().map(|s| s.as_wire().to_owned()).collect(),
        }
    }

    /// The newest handout, whether or not it still counts.
    pub fn handout(&self) -> Option<&HandoutFact> {
        self.newest_handout().map(|handout| &handout.fact)
    }

    /// The newest handout with what became of it.
    pub fn newest_handout(&self) -> Option<&HandoutRecord> {
        self.handouts.last()
    }

    /// One revision of a number that was issued for this LOA.
    pub fn revision(&self, number: &str, revision: u32) -> Option<&HandoutRecord> {
        self.handouts.iter().find(|h| h.is(number, revision))
    }

    fn revision_mut(&mut self, number: &str, revision: u32) -> Option<&mut HandoutRecord> {
        self.handouts.iter_mut().find(|h| h.is(number, revision))
    }

    /// Something contradictory was recorded and waits to be settled.
    pub fn has_conflict(&self) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.effect == Effect::Conflict)
    }
}
