//! The history of a circuit: every event of it and of its LOAs, newest first, and what may be withdrawn.

use crate::live_history;
use crate::order_view::Read;
use crate::preflight::kept_views;
use crate::upgrade;
use crate::wire::{EventRef, HistoryEntry, HistoryKind, KeptView, MarkWord, WithdrawnView};
use crate::works_history;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::order_record::{OrderState, said};
use desk_domain::personal::Personal;
use desk_domain::timeline::{Effect, Entry};
use desk_domain::upgrade::is_upgrade;
use desk_domain::works::is_works;
use desk_store::StoreError;
use desk_store::circuits::Whole;
use desk_store::events::{self, instant};
use desk_store::keys::Keys;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// All lines, newest first by when they were recorded; `erasures` from [`erasures`].
pub(crate) fn of(whole: &Whole, erasures: Vec<(i64, HistoryEntry)>) -> Vec<HistoryEntry> {
    let mut lines = erasures;
    for entry in entries(whole) {
        if let Some(line) = line(entry, can_withdraw(whole, entry)) {
            lines.push((entry.event.hlc, line));
        }
    }
    let mut lines = together(lines);
    for (_, line) in &mut lines {
        name_engineer(whole, line);
    }
    // what became of its order is told here too; it is taken back on the order's page
    let order = whole.order.iter().filter(|o| o.topology().is_some());
    for entry in order.flat_map(|order| &order.entries) {
        if matches!(entry.event.fact, Fact::OrderAnswered(_))
            && let Some(line) = line(entry, false)
        {
            lines.push((entry.event.hlc, line));
        }
    }
    newest_first(lines)
}

/// What became of people whom this circuit's applications name: one line for each erasure, however many it took.
pub(crate) fn erasures(
    db: &Connection,
    keys: &Keys,
    whole: &Whole,
) -> Result<Vec<(i64, HistoryEntry)>, StoreError> {
    let mut lines: Vec<(i64, HistoryEntry)> = Vec::new();
    let named = whole
        .loas
        .iter()
        .flat_map(|(_, loa)| &loa.application.engineers)
        .filter(|engineer| engineer.known().is_none());
    let people: BTreeSet<&str> = named.map(Personal::person).collect();
    for person in people {
        for event in events::of(db, keys, Aggregate::Person, person)? {
            let Fact::PersonErased(erasure) = &event.fact else {
                continue;
            };
            let happened_at = instant(event.happened_at);
            let told = lines.iter_mut().find(|(_, line)| {
                line.happened_at == happened_at
                    && line.params.get("by").map_or("", String::as_str) == erasure.by
            });
            if let Some((_, line)) = told {
                let people = line
                    .params
                    .get("people")
                    .and_then(|n| n.parse::<u32>().ok());
                let people = people.unwrap_or(1) + 1;
                line.params.insert("people".to_owned(), people.to_string());
                break;
            }
            let filled = [("by", &erasure.by), ("reason", &erasure.reason)]
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| (name.to_owned(), value.clone()))
                .chain([("people".to_owned(), "1".to_owned())]);
            let line = HistoryEntry {
                event: EventRef {
                    desk: event.id.desk.clone(),
                    seq: event.id.seq,
                },
                kind: HistoryKind::PersonErased,
                mark: MarkWord::Action,
                recorded_at: instant(event.recorded_at),
                happened_at,
                params: filled.collect(),
                kept: Vec::new(),
                skipped: Vec::new(),
                conflict: false,
                late: false,
                withdrawn: None,
                can_withdraw: false,
            };
            lines.push((event.hlc, line));
            break;
        }
    }
    Ok(lines)
}

/// All lines of an order and of its ports, newest first.
pub(crate) fn of_order(read: &Read) -> Vec<HistoryEntry> {
    let mut lines = Vec::new();
    for entry in &read.order.entries {
        if let Some(line) = line(entry, can_withdraw_of_order(read, entry)) {
            lines.push((entry.event.hlc, line));
        }
    }
    for (place, whole, _) in &read.circuits {
        for entry in &whole.circuit.entries {
            let joined =
                matches!(entry.event.fact, Fact::PortApplied(_)) && !place.replaces.is_empty();
            if !(joined || matches!(entry.event.fact, Fact::PortObserved(_))) {
                continue;
            }
            if let Some(mut line) = line(entry, can_withdraw(whole, entry)) {
                let name = whole.circuit.application.name.clone();
                line.params.insert("circuit".to_owned(), name);
                lines.push((entry.event.hlc, line));
            }
        }
    }
    newest_first(lines)
}

/// Steps that were recorded together are told together; they are taken back one by one at their engineer.
fn together(lines: Vec<(i64, HistoryEntry)>) -> Vec<(i64, HistoryEntry)> {
    let mut told: Vec<(i64, HistoryEntry)> = Vec::with_capacity(lines.len());
    for (hlc, line) in lines {
        let same = told.last_mut().filter(|(_, before)| {
            let plain = |l: &HistoryEntry| {
                l.kind == HistoryKind::EntrySteps && l.withdrawn.is_none() && !l.conflict
            };
            plain(before)
                && plain(&line)
                && before.recorded_at == line.recorded_at
                && before.happened_at == line.happened_at
        });
        let Some((last, before)) = same else {
            told.push((hlc, line));
            continue;
        };
        for name in ["steps", "person"] {
            let (Some(known), Some(new)) = (before.params.get_mut(name), line.params.get(name))
            else {
                continue;
            };
            if !known.split(' ').any(|word| word == new) {
                known.push(' ');
                known.push_str(new);
            }
        }
        before.can_withdraw = false;
        *last = hlc;
    }
    told
}

/// Puts names where the record has ids; one that was erased has none.
fn name_engineer(whole: &Whole, line: &mut HistoryEntry) {
    let Some(people) = line.params.remove("person") else {
        return;
    };
    let known = whole
        .loas
        .iter()
        .flat_map(|(_, loa)| &loa.application.engineers);
    let known: BTreeMap<&str, &str> = known
        .filter_map(|e| Some((e.person(), e.known()?.name.as_str())))
        .collect();
    let names: Vec<&str> = people
        .split(' ')
        .filter_map(|id| known.get(id).copied())
        .collect();
    line.params.insert("engineers".to_owned(), names.join(", "));
}

fn newest_first(mut lines: Vec<(i64, HistoryEntry)>) -> Vec<HistoryEntry> {
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
    if live_history::is_live(&entry.event.fact) {
        return live_history::can_withdraw(entry, entries(whole));
    }
    if is_upgrade(&entry.event.fact) {
        return upgrade::history::can_withdraw(entry, entries(whole));
    }
    let application = matches!(entry.event.fact, Fact::PortApplied(_) | Fact::LoaApplied(_));
    let observation = matches!(
        entry.event.fact,
        Fact::PortObserved(_) | Fact::LoaObserved(_) | Fact::LoaApproved(_)
    );
    let way_in = matches!(
        entry.event.fact,
        Fact::OfficialPdfKept(_)
            | Fact::OpticInstalled(_)
            | Fact::EntryStepDone(_)
            | Fact::EntrySmsKept(_)
            | Fact::EntryCredentialKept(_)
            | Fact::LoaHandedOver(_)
    );
    if way_in || is_works(&entry.event.fact) {
        // a handout keeps what it was issued with
        return !matches!(entry.effect, Effect::Withdrawn { .. });
    }
    if !(application || observation) || matches!(entry.effect, Effect::Withdrawn { .. }) {
        return false;
    }
    if observation && matches!(entry.effect, Effect::Conflict | Effect::Late) {
        return true; // it moved nothing, so nothing stands on it
    }
    // a port of an order is taken back with all of the order, and what was replaced or corrected is built upon
    let of_order = whole.order.as_ref().is_some_and(|o| o.topology().is_some());
    if whole.successor.is_some() || (of_order && matches!(entry.event.fact, Fact::PortApplied(_))) {
        return false;
    }
    let same_loa = |other: &Entry| other.event.aggregate_id == entry.event.aggregate_id;
    !entries(whole).any(|other| {
        let stands_on_it = match &other.event.fact {
            Fact::HandoutIssued(_) | Fact::LoaApplied(_) => true,
            later if live_history::stands_on_observations(later) => true,
            later if application && live_history::is_live(later) => true,
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

/// Whether a record of an order may be withdrawn: it counts, and nothing of ours was built on it.
///
/// The submission goes only while nothing at all followed it. An order that succeeded gave its ports their ids: what was
/// seen of a port since, and its LOA, stand on that. A failed one stands as long as clean-up is recorded.
fn can_withdraw_of_order(read: &Read, entry: &Entry) -> bool {
    let stands = |entry: &Entry| !matches!(entry.effect, Effect::Withdrawn { .. });
    if !stands(entry) {
        return false;
    }
    let later = |other: &Entry| stands(other) && other.event.hlc > entry.event.hlc;
    let on_ports = |of_any: bool| {
        read.circuits.iter().any(|(place, whole, _)| {
            !place.replaces.is_empty()
                || entries(whole).any(|other| {
                    later(other)
                        && match other.event.fact {
                            Fact::PortObserved(_) => {
                                of_any || matches!(other.effect, Effect::Counted { .. })
                            }
                            Fact::LoaApplied(_) => true,
                            _ => false,
                        }
                })
        })
    };
    match &entry.event.fact {
        Fact::OrderSubmitted(_) => {
            read.order.topology().is_some()
                && !on_ports(true)
                && !read.order.entries.iter().any(|other| {
                    later(other) && !matches!(other.event.fact, Fact::Withdrawn { .. })
                })
        }
        Fact::OrderAnswered(_) if !matches!(entry.effect, Effect::Counted { .. }) => true,
        Fact::OrderAnswered(answer) if answer.outcome == OrderState::Created.as_wire() => {
            !on_ports(false)
        }
        Fact::OrderAnswered(_) => !read
            .order
            .entries
            .iter()
            .any(|other| later(other) && matches!(other.event.fact, Fact::CleanUpDone(_))),
        Fact::CleanUpDone(_) => true,
        _ => false,
    }
}

/// The entry of an event on an order's page, and whether it may be withdrawn.
pub(crate) fn find_in_order<'r>(read: &'r Read, event: &EventRef) -> Option<(&'r Entry, bool)> {
    let meant =
        |entry: &&Entry| entry.event.id.desk == event.desk && entry.event.id.seq == event.seq;
    if let Some(entry) = read.order.entries.iter().find(meant) {
        return Some((entry, can_withdraw_of_order(read, entry)));
    }
    read.circuits.iter().find_map(|(_, whole, _)| {
        let entry = whole.circuit.entries.iter().find(meant)?;
        Some((entry, can_withdraw(whole, entry)))
    })
}

/// The entry of an event on this circuit's page.
pub(crate) fn find<'w>(whole: &'w Whole, event: &EventRef) -> Option<&'w Entry> {
    entries(whole)
        .find(|entry| entry.event.id.desk == event.desk && entry.event.id.seq == event.seq)
}

fn line(entry: &Entry, can_withdraw: bool) -> Option<HistoryEntry> {
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
            put("port", &seen.port);
            put("device", &seen.device);
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
        Fact::OfficialPdfKept(kept) => {
            put("officialPdf", &kept.official_pdf.name);
            put("by", &kept.by);
            (HistoryKind::OfficialPdfKept, MarkWord::Action)
        }
        Fact::OpticInstalled(seen) => {
            put("seenBy", &seen.seen_by);
            (HistoryKind::OpticInstalled, MarkWord::Observation)
        }
        Fact::EntryStepDone(done) => {
            put("steps", &done.step);
            put("person", &done.person);
            put("by", &done.by);
            (HistoryKind::EntrySteps, MarkWord::Observation)
        }
        Fact::EntrySmsKept(kept) => {
            put("person", kept.sms.person());
            put("by", &kept.by);
            (HistoryKind::EntrySmsKept, MarkWord::Action)
        }
        Fact::EntryCredentialKept(kept) => {
            put("person", kept.credential.person());
            put("by", &kept.by);
            (HistoryKind::EntryCredentialKept, MarkWord::Action)
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
            put("reason", &handout.reason);
            put("by", &handout.by);
            (HistoryKind::HandoutIssued, MarkWord::Action)
        }
        Fact::HandoutVoided(void) => {
            put("number", &void.number);
            put("revision", &void.revision.to_string());
            put("reason", &void.reason);
            put("by", &void.by);
            (HistoryKind::HandoutVoided, MarkWord::Action)
        }
        Fact::RenditionMade(made) => {
            put("number", &made.number);
            put("revision", &made.revision.to_string());
            put("what", &made.kind);
            put("audience", &made.audience);
            if made.of > 0 {
                put("first", &made.first.to_string());
                put("last", &made.last.to_string());
                put("of", &made.of.to_string());
            }
            (HistoryKind::RenditionMade, MarkWord::Action)
        }
        Fact::LoaHandedOver(how) => {
            put("by", &how.by);
            put("to", &how.to);
            (HistoryKind::LoaHandedOver, MarkWord::Action)
        }
        Fact::OrderSubmitted(submitted) => {
            put("topology", &submitted.topology);
            put("ports", &submitted.circuits.len().to_string());
            (HistoryKind::OrderSubmitted, MarkWord::Action)
        }
        Fact::OrderAnswered(answer) => {
            put("seenBy", &answer.seen_by);
            put("ports", &answer.ports.len().to_string());
            put("reason", &said(answer));
            let created = answer.outcome == OrderState::Created.as_wire();
            (
                if created {
                    HistoryKind::OrderCreated
                } else {
                    HistoryKind::OrderFailed
                },
                MarkWord::Observation,
            )
        }
        Fact::CleanUpDone(done) => {
            put("instanceId", &done.instance_id);
            put("doneBy", &done.done_by);
            (HistoryKind::CleanUpDone, MarkWord::Action)
        }
        fact if is_works(fact) => works_history::line(fact, &mut put)?,
        fact if is_upgrade(fact) => upgrade::history::line(fact, &mut put)?,
        // a withdrawal shows on the line that it withdraws
        fact => live_history::line(fact, &mut put)?,
    };
    let kept = match &event.fact {
        Fact::PortApplied(application) => application.kept.as_slice(),
        Fact::LoaApplied(application) => application.kept.as_slice(),
        Fact::HandoutIssued(handout) => handout.kept.as_slice(),
        Fact::SurveyRecorded(survey) => survey.kept.as_slice(),
        Fact::AttributesChanged(changes) => changes.kept.as_slice(),
        Fact::VbrSaved(saved) => saved.kept.as_slice(),
        Fact::UpgradePlanned(plan) => plan.kept.as_slice(),
        _ => &[],
    };
    let skipped = match &entry.effect {
        Effect::Counted { skipped } => skipped.clone(),
        _ => Vec::new(),
    };
    Some(HistoryEntry {
        skipped,
        conflict: entry.effect == Effect::Conflict,
        late: entry.effect == Effect::Late,
        can_withdraw,
        ..plain(entry, kind, mark, params, kept_views(kept))
    })
}

/// The line of an event that moves no status: it may be withdrawn until it was.
pub(crate) fn plain(
    entry: &Entry,
    kind: HistoryKind,
    mark: MarkWord,
    params: BTreeMap<String, String>,
    kept: Vec<KeptView>,
) -> HistoryEntry {
    let event = &entry.event;
    let withdrawn = match &entry.effect {
        Effect::Withdrawn { reason, at } => Some(WithdrawnView {
            at: instant(*at),
            reason: reason.clone(),
        }),
        _ => None,
    };
    HistoryEntry {
        event: EventRef {
            desk: event.id.desk.clone(),
            seq: event.id.seq,
        },
        kind,
        mark,
        happened_at: instant(event.happened_at),
        recorded_at: instant(event.recorded_at),
        params,
        kept,
        skipped: Vec::new(),
        conflict: false,
        late: false,
        can_withdraw: withdrawn.is_none(),
        withdrawn,
    }
}
