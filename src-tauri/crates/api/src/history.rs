//! The history of a circuit: every event of it and of its LOAs, newest first, and what may be withdrawn.

use crate::wire::{EventRef, HistoryEntry, HistoryKind, MarkWord, WithdrawnView};
use desk_domain::event::Fact;
use desk_domain::timeline::{Effect, Entry};
use desk_store::circuits::Whole;
use desk_store::events::instant;
use std::collections::BTreeMap;

/// All lines, newest first by when they were recorded.
pub(crate) fn of(whole: &Whole) -> Vec<HistoryEntry> {
    let mut lines: Vec<(i64, HistoryEntry)> = Vec::new();
    for entry in entries(whole) {
        if let Some(line) = line(whole, entry) {
            lines.push((entry.event.hlc, line));
        }
    }
    lines.sort_by_key(|(hlc, _)| std::cmp::Reverse(*hlc));
    lines.into_iter().map(|(_, line)| line).collect()
}

fn entries(whole: &Whole) -> impl Iterator<Item = &Entry> {
    whole
        .circuit
        .entries
        .iter()
        .chain(whole.loas.iter().flat_map(|(_, loa)| &loa.entries))
}

/// Whether an event may be withdrawn: it counts, it is no handout, and nothing of ours was built on it.
///
/// What we did after it stands on it; a later observation does not, the fold simply skips this one.
/// An application goes only while nothing at all followed it.
pub(crate) fn can_withdraw(whole: &Whole, entry: &Entry) -> bool {
    let application = matches!(entry.event.fact, Fact::PortApplied(_) | Fact::LoaApplied(_));
    let observation = matches!(
        entry.event.fact,
        Fact::PortObserved(_) | Fact::LoaObserved(_) | Fact::LoaApproved(_)
    );
    if !(application || observation) || matches!(entry.effect, Effect::Withdrawn { .. }) {
        return false;
    }
    if observation && matches!(entry.effect, Effect::Conflict | Effect::Late) {
        return true; // it moved nothing, so nothing stands on it
    }
    let same_loa = |other: &Entry| other.event.aggregate_id == entry.event.aggregate_id;
    !entries(whole).any(|other| {
        let stands_on_it = match &other.event.fact {
            Fact::HandoutIssued(_) | Fact::LoaApplied(_) => true,
            Fact::PortObserved(_) | Fact::LoaObserved(_) | Fact::LoaApproved(_) => {
                application && (matches!(entry.event.fact, Fact::PortApplied(_)) || same_loa(other))
            }
            _ => false,
        };
        stands_on_it
            && other.event.hlc > entry.event.hlc
            && !matches!(other.effect, Effect::Withdrawn { .. })
    })
}

/// The entry of an event on this circuit's page.
pub(crate) fn find<'w>(whole: &'w Whole, event: &EventRef) -> Option<&'w Entry> {
    entries(whole)
        .find(|entry| entry.event.id.desk == event.desk && entry.event.id.seq == event.seq)
}

fn line(whole: &Whole, entry: &Entry) -> Option<HistoryEntry> {
    let event = &entry.event;
    let mut params = BTreeMap::new();
    let mut put = |name: &str, value: &str| {
        if !value.is_empty() {
            params.insert(name.to_owned(), value.to_owned());
        }
    };
    let (kind, mark) = match &event.fact {
        Fact::PortApplied(application) => {
            put("name", &application.name);
            (HistoryKind::PortApplied, MarkWord::Action)
        }
        Fact::PortObserved(seen) | Fact::LoaObserved(seen) => {
            put("status", &seen.status);
            put("instanceId", &seen.instance_id);
            put("reason", &seen.reason);
            put("seenBy", &seen.seen_by);
            let port = matches!(event.fact, Fact::PortObserved(_));
            (
                if port {
                    HistoryKind::PortObserved
                } else {
                    HistoryKind::LoaObserved
                },
                MarkWord::Observation,
            )
        }
        Fact::LoaApplied(application) => {
            put("company", &application.company_name);
            put("construction", &application.construction_company);
            put("engineers", &application.engineers.len().to_string());
            (HistoryKind::LoaApplied, MarkWord::Action)
        }
        Fact::LoaApproved(approval) => {
            put("seenBy", &approval.seen_by);
            put(
                "officialPdf",
                approval.official_pdf.as_ref().map_or("", |file| &file.name),
            );
            (HistoryKind::LoaApproved, MarkWord::Observation)
        }
        Fact::HandoutIssued(handout) => {
            put("number", &handout.number);
            put("revision", &handout.revision.to_string());
            (HistoryKind::HandoutIssued, MarkWord::Action)
        }
        _ => return None, // a withdrawal shows on the line that it withdraws
    };
    let (skipped, withdrawn) = match &entry.effect {
        Effect::Counted { skipped } => (skipped.clone(), None),
        Effect::Withdrawn { reason, at } => (
            Vec::new(),
            Some(WithdrawnView {
                at: instant(*at),
                reason: reason.clone(),
            }),
        ),
        Effect::Late | Effect::Conflict => (Vec::new(), None),
    };
    Some(HistoryEntry {
        event: EventRef {
            desk: event.id.desk.clone(),
            seq: event.id.seq,
        },
        kind,
        mark,
        happened_at: instant(event.happened_at),
        recorded_at: instant(event.recorded_at),
        params,
        skipped,
        conflict: entry.effect == Effect::Conflict,
        late: entry.effect == Effect::Late,
        withdrawn,
        can_withdraw: can_withdraw(whole, entry),
    })
}
