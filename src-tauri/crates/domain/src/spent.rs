//! Where a circuit's time went on its way into service: how long it stood in each step, and whom it waited for
//! meanwhile. Read off the dates of its events alone, so what is withdrawn or recorded late moves it.
//!
//! The way ends when the port is first in service, or when the circuit is over; what comes later is no step of it.

use crate::activation::is_due;
use crate::circuit::CircuitStatus;
use crate::circuit_record::CircuitRecord;
use crate::event::Fact;
use crate::loa::LoaStatus;
use crate::loa_record::LoaRecord;
use crate::timeline::{Effect, Entry};
use crate::turn::{Step, Turn};
use crate::works::Works;
use chrono::{DateTime, TimeDelta, Utc};
use std::cmp::Reverse;

/// A time in which neither the step nor whom it waited for changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The step.
    pub step: Step,
    /// Whom it waited for.
    pub turn: Turn,
    /// When it began.
    pub from: DateTime<Utc>,
    /// When it ended; `None` while it goes on.
    pub until: Option<DateTime<Utc>>,
}

/// What one step took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spent {
    /// When the step was first entered.
    pub from: Option<DateTime<Utc>>,
    /// When it was last left; `None` while it goes on.
    pub until: Option<DateTime<Utc>>,
    /// Time over that waited for us.
    pub ours: TimeDelta,
    /// Time over that waited for Alibaba Cloud.
    pub theirs: TimeDelta,
    /// Whom it waits for now, and since when.
    pub running: Option<(Turn, DateTime<Utc>)>,
}

/// The way of a circuit as stretches: each begins where the one before ended, the first with the application.
///
/// A circuit whose place another took waits for nobody: `succeeded` ends its last stop where it began.
#[must_use]
pub fn stretches<'l>(
    circuit: &CircuitRecord,
    loas: impl IntoIterator<Item = &'l LoaRecord>,
    succeeded: bool,
) -> Vec<Stretch> {
    let loas: Vec<&LoaRecord> = loas.into_iter().filter(|loa| !loa.withdrawn).collect();
    let begun = Works::of(&circuit.entries).begun_at();
    let paid = circuit.life.paid.as_ref().map(|noted| noted.at);
    let mut moments: Vec<DateTime<Utc>> = vec![circuit.applied_at];
    moments.extend(circuit.entered.iter().map(|(_, at)| *at));
    moments.extend(loas.iter().map(|loa| loa.applied_at));
    moments.extend(loas.iter().flat_map(|loa| &loa.entered).map(|(_, at)| *at));
    moments.extend(begun.into_iter().chain(paid));
    // what is dated before the application was known when it was made
    moments.retain(|at| *at >= circuit.applied_at);
    moments.sort_unstable();
    moments.dedup();

    let mut all: Vec<Stretch> = Vec::new();
    for at in moments {
        let (status, loa) = standing(circuit, &loas, at);
        let mut step = Step::of(status, loa);
        if step == Step::Loa
            && loa == LoaStatus::Available
            && begun.is_some_and(|begun| begun <= at)
        {
            step = Step::Construction;
        }
        let mut turn = Turn::of(status, loa);
        if is_due(status, loa) && paid.is_some_and(|paid| paid <= at) {
            turn = Turn::Theirs;
        }
        let same = all
            .last()
            .is_some_and(|last| (last.step, last.turn) == (step, turn));
        let over = turn == Turn::Closed || status == CircuitStatus::Enabled;
        if same && !over {
            continue;
        }
        if let Some(last) = all.last_mut() {
            last.until = Some(at);
        }
        if over {
            return all;
        }
        all.push(Stretch {
            step,
            turn,
            from: at,
            until: None,
        });
    }
    if succeeded && all.last().is_some_and(|last| last.turn == Turn::Stop) {
        all.pop();
    }
    all
}

/// The two statuses at an instant.
fn standing(
    circuit: &CircuitRecord,
    loas: &[&LoaRecord],
    at: DateTime<Utc>,
) -> (CircuitStatus, LoaStatus) {
    let status = circuit
        .entered
        .iter()
        .rev()
        .find(|(_, entered)| *entered <= at)
        .map_or(CircuitStatus::Initial, |(status, _)| *status);
    let newest = loas
        .iter()
        .filter(|loa| loa.applied_at <= at)
        .min_by_key(|loa| Reverse(loa.applied_hlc));
    let loa = newest.map_or(LoaStatus::NotApplied, |loa| {
        let entered = loa.entered.iter().rev().find(|(_, entered)| *entered <= at);
        entered.map_or(LoaStatus::Applying, |(status, _)| *status)
    });
    (status, loa)
}

/// What one step took, over all the times that it was entered.
#[must_use]
pub fn spent(stretches: &[Stretch], step: Step) -> Spent {
    let mut all = Spent::default();
    for one in stretches.iter().filter(|one| one.step == step) {
        all.from.get_or_insert(one.from);
        all.until = one.until;
        match one.until {
            None => all.running = Some((one.turn, one.from)),
            Some(until) if one.turn == Turn::Theirs => all.theirs += until - one.from,
            Some(until) => all.ours += until - one.from,
        }
    }
    all
}

/// Who did or saw what happened at an instant, of those that say it; the last one of several.
#[must_use]
pub fn who<'e>(entries: impl IntoIterator<Item = &'e Entry>, at: DateTime<Utc>) -> Option<&'e str> {
    let then = entries.into_iter().filter(|entry| {
        entry.event.happened_at == at && matches!(entry.effect, Effect::Counted { .. })
    });
    then.filter_map(|entry| by(&entry.event.fact)).last()
}

/// The name in a fact that can end a step.
fn by(fact: &Fact) -> Option<&str> {
    let name = match fact {
        Fact::PortObserved(seen) | Fact::LoaObserved(seen) => &seen.seen_by,
        Fact::LoaApproved(approval) => &approval.seen_by,
        Fact::CompletionReported(done) => &done.by,
        Fact::WorksBegun(plan) => &plan.by,
        Fact::CircuitActed(act) => &act.by,
        _ => return None,
    };
    Some(name.as_str()).filter(|name| !name.is_empty())
}
