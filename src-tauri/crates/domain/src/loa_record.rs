//! One LOA application as its events tell it.

use crate::application::LoaApplication;
use crate::completion::Completion;
use crate::entry::{EngineerEntry, EntryCount, EntryStep, Noted};
use crate::event::{Event, Fact, FileRef};
use crate::handout_record::{HandoutFact, HandoutRecord};
use crate::loa::{self, LoaAction, LoaStatus, LoaStep};
use crate::machine::Outcome;
use crate::observation::Approval;
use crate::port::AccessFlow;
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
    /// Alibaba Cloud's own LOA as it was kept after the approval, oldest first; every one of them stays.
    pub later_pdfs: Vec<(FileRef, Noted)>,
    /// The observation that the optical module is installed, beside what the approval itself said.
    pub optic: Option<Noted>,
    /// How far each engineer is on the way in, in the application's order.
    pub engineers: Vec<EngineerEntry>,
    /// Reason of the rejection that it stands in, or empty.
    pub reason: String,
    /// The observation that led to the present status: who saw it and when.
    pub seen: Option<(String, DateTime<Utc>)>,
    /// The completion that was reported, the last that counts.
    pub completion: Option<(Completion, Noted)>,
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
                (Fact::CompletionReported(done), Some(record)) if withdrawal.is_none() => {
                    effect = record.report(done, event, &mut last);
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
                (fact, Some(record)) => {
                    let fits = record.entry(fact, event, withdrawal.is_some());
                    if fits {
                        effect = counted;
                    }
                }
                _ => {}
            }
            entries.push(Entry::of(event, effect, withdrawal));
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
            later_pdfs: Vec::new(),
            optic: None,
            engineers: application
                .engineers
                .iter()
                .map(|engineer| EngineerEntry {
                    person: engineer.person().to_owned(),
                    ..EngineerEntry::default()
                })
                .collect(),
            reason: String::new(),
            seen: None,
            completion: None,
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

    /// A report is an action of ours; one that comes after its effect was seen only adds what was reported.
    fn report(&mut self, done: &Completion, event: &Event, last: &mut LastSeen) -> Effect {
        let at = event.happened_at;
        if self.withdrawn {
            return Effect::Conflict;
        }
        let known = matches!(self.status, LoaStatus::Completing | LoaStatus::Complete);
        if !known {
            if last.is_after(at) {
                return Effect::Late;
            }
            let step = LoaStep::Act(LoaAction::ReportCompletion);
            let Outcome::Moved { to, .. } = loa::step(self.status, step) else {
                return Effect::Conflict;
            };
            last.moves_to(at);
            self.entered.push((to, at));
            self.status = to;
            self.reason.clear();
            self.seen = None;
        }
        self.completion = Some((done.clone(), Noted::of(event, &done.by)));
        Effect::Counted {
            skipped: Vec::new(),
        }
    }

    /// What concerns the way in; whether the fact was one of those and fits this LOA.
    fn entry(&mut self, fact: &Fact, event: &Event, withdrawn: bool) -> bool {
        match fact {
            Fact::OfficialPdfKept(kept) if !withdrawn => {
                self.later_pdfs
                    .push((kept.official_pdf.clone(), Noted::of(event, &kept.by)));
            }
            Fact::OpticInstalled(seen) if !withdrawn => {
                // the first of several is when it happened
                let noted = Noted::of(event, &seen.seen_by);
                if self.optic.as_ref().is_none_or(|known| noted.at < known.at) {
                    self.optic = Some(noted);
                }
            }
            Fact::EntryStepDone(done) if !withdrawn => {
                let (Some(engineer), Ok(step)) = (
                    self.engineer(&done.person),
                    EntryStep::from_wire(&done.step),
                ) else {
                    return false;
                };
                engineer
                    .steps
                    .entry(step)
                    .or_insert_with(|| Noted::of(event, &done.by));
            }
            Fact::EntrySmsKept(kept) if !withdrawn => {
                let Some(engineer) = self.engineer(kept.sms.person()) else {
                    return false;
                };
                engineer.sms = Some((kept.sms.clone(), Noted::of(event, &kept.by)));
            }
            Fact::EntryCredentialKept(kept) if !withdrawn => {
                let Some(engineer) = self.engineer(kept.credential.person()) else {
                    return false;
                };
                engineer.credential = Some((kept.credential.clone(), Noted::of(event, &kept.by)));
            }
            _ => return false,
        }
        true
    }

    fn engineer(&mut self, person: &str) -> Option<&mut EngineerEntry> {
        self.engineers.iter_mut().find(|e| e.person == person)
    }

    /// Alibaba Cloud's own LOA: the file that was kept last, and when.
    pub fn official_pdf(&self) -> Option<(&FileRef, DateTime<Utc>)> {
        if let Some((file, noted)) = self.later_pdfs.last() {
            return Some((file, noted.at));
        }
        let (approval, at) = self.approval.as_ref()?;
        approval.official_pdf.as_ref().map(|file| (file, *at))
    }

    /// The optical module is in place: as the approval said, or as it was seen later.
    pub fn optic_installed(&self) -> bool {
        let said = self.approval.as_ref();
        self.optic.is_some() || said.is_some_and(|(approval, _)| approval.facility.optic_installed)
    }

    /// How people get in, once it is approved.
    pub fn access_flow(&self) -> Option<AccessFlow> {
        let (approval, _) = self.approval.as_ref()?;
        AccessFlow::from_wire(&approval.access_flow).ok()
    }

    /// How many engineers have their official code, where the approved flow asks for one.
    pub fn entry_count(&self) -> Option<EntryCount> {
        EntryCount::of(self.access_flow()?, &self.engineers)
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
