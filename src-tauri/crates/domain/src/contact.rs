//! People to call about a line, and from when they are of no more use.

use crate::circuit::CircuitStatus;
use crate::circuit_record::CircuitRecord;
use crate::event::Fact;
use crate::loa_record::LoaRecord;
use crate::personal::Personal;
use crate::timeline::{Effect, Entry};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// Whom a fact names to call about the line, unless they were forgotten.
pub fn named(fact: &Fact) -> impl Iterator<Item = &str> {
    let (upkeep, completion) = match fact {
        Fact::UpkeepSaved(saved) => (saved.contacts.as_slice(), None),
        Fact::CompletionReported(done) => (&[][..], done.contact.as_ref()),
        _ => (&[][..], None),
    };
    upkeep
        .iter()
        .chain(completion)
        .filter(|one| one.known().is_some())
        .map(Personal::person)
}

/// Everybody who was ever named to call about a line and can still be read, with when they ceased to be of use: a later
/// record names others, or the circuit is over. `None`: still in use.
///
/// `loas`: those of the circuit, newest first.
#[must_use]
pub fn contacts<'l>(
    circuit: &CircuitRecord,
    loas: impl IntoIterator<Item = &'l LoaRecord>,
) -> BTreeMap<String, Option<DateTime<Utc>>> {
    let loas: Vec<&LoaRecord> = loas.into_iter().collect();
    let over = over_since(circuit);
    let mut found = BTreeMap::new();
    follow(&circuit.entries, over, &mut found);
    // a completion belongs to the line: that of a later LOA takes the place of the one before
    let entries: Vec<Entry> = loas
        .iter()
        .rev()
        .flat_map(|loa| loa.entries.iter().cloned())
        .collect();
    follow(&entries, over, &mut found);
    found
}

/// When the circuit came to its end; `None` while it lives.
fn over_since(circuit: &CircuitRecord) -> Option<DateTime<Utc>> {
    let ends = |status: CircuitStatus| {
        matches!(
            status,
            CircuitStatus::Canceled | CircuitStatus::Terminated | CircuitStatus::Deleted
        )
    };
    if circuit.withdrawn {
        return Some(circuit.applied_at);
    }
    if !ends(circuit.status) {
        return None;
    }
    // the first of the statuses that end it, since it last lived
    let since = circuit
        .entered
        .iter()
        .rev()
        .take_while(|(status, _)| ends(*status))
        .last();
    Some(since.map_or(circuit.applied_at, |(_, at)| *at))
}

fn follow(
    entries: &[Entry],
    over: Option<DateTime<Utc>>,
    found: &mut BTreeMap<String, Option<DateTime<Utc>>>,
) {
    let tells = |fact: &Fact| matches!(fact, Fact::UpkeepSaved(_) | Fact::CompletionReported(_));
    let records: Vec<&Entry> = entries
        .iter()
        .filter(|entry| tells(&entry.event.fact))
        .collect();
    let counts = |entry: &Entry| matches!(entry.effect, Effect::Counted { .. });
    let in_force = records.iter().rposition(|entry| counts(entry));
    for (at, entry) in records.iter().enumerate() {
        let replaced = records
            .iter()
            .skip(at + 1)
            .find(|later| counts(later))
            .map_or(entry.event.recorded_at, |later| later.event.recorded_at);
        let ended = if in_force == Some(at) {
            over
        } else {
            Some(over.map_or(replaced, |over| over.min(replaced)))
        };
        for person in named(&entry.event.fact) {
            found.insert(person.to_owned(), ended);
        }
    }
}
