//! What the history says of a circuit's later life, and what of it may be taken back.

use crate::live::decimal;
use crate::wire::{EventRef, HistoryEntry, HistoryKind, MarkWord};
use desk_domain::activation::FeeOrder;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::timeline::{Effect, Entry};
use desk_store::StoreError;
use desk_store::events::{self, instant};
use desk_store::keys::Keys;
use desk_store::maintenances;
use rusqlite::Connection;

/// The kind of line and its values; `None` for what is told elsewhere.
pub(crate) fn line(
    fact: &Fact,
    put: &mut dyn FnMut(&str, &str),
) -> Option<(HistoryKind, MarkWord)> {
    let ours = |kind| Some((kind, MarkWord::Action));
    match fact {
        Fact::CompletionReported(done) => {
            put("lineCode", &done.line_code);
            put("by", &done.by);
            put("reason", &done.no_report);
            ours(HistoryKind::CompletionReported)
        }
        Fact::FeeOrdered(order) => {
            fee(order, put);
            ours(HistoryKind::FeeOrdered)
        }
        Fact::FeeRenewed(order) => {
            fee(order, put);
            ours(HistoryKind::FeeRenewed)
        }
        Fact::FeePaid { by } => {
            put("by", by);
            ours(HistoryKind::FeePaid)
        }
        Fact::ServiceSeen(seen) => {
            put("port", &seen.port);
            put("business", &seen.business);
            put("reason", &seen.reason);
            put("seenBy", &seen.seen_by);
            Some((HistoryKind::ServiceSeen, MarkWord::Observation))
        }
        Fact::UpkeepSaved(saved) => {
            put("provider", &saved.provider);
            put("lineId", &saved.line_id);
            put("by", &saved.by);
            ours(HistoryKind::UpkeepSaved)
        }
        Fact::ContactForgotten { by, retention } => {
            put("by", by);
            if *retention {
                put("retention", "yes");
            }
            ours(HistoryKind::ContactForgotten)
        }
        Fact::AttributesChanged(changes) => {
            put("by", &changes.by);
            for change in &changes.changes {
                put(&format!("from.{}", change.attribute), &change.from);
                put(&format!("to.{}", change.attribute), &change.to);
            }
            let which: Vec<&str> = changes
                .changes
                .iter()
                .map(|c| c.attribute.as_str())
                .collect();
            put("attributes", &which.join(" "));
            ours(HistoryKind::AttributesChanged)
        }
        Fact::CircuitActed(act) => {
            put("action", &act.action);
            put("reason", &act.reason);
            put("by", &act.by);
            ours(HistoryKind::CircuitActed)
        }
        Fact::DependantSaved(one) => {
            put("dependant", &one.kind);
            put("name", &one.name);
            put("by", &one.by);
            ours(HistoryKind::DependantSaved)
        }
        Fact::DependantGone { by, key } => {
            put("key", key);
            put("by", by);
            ours(HistoryKind::DependantGone)
        }
        Fact::Unsubscribed { by } => {
            put("by", by);
            ours(HistoryKind::Unsubscribed)
        }
        Fact::VbrSaved(saved) => {
            put("name", &saved.name);
            put("vlan", &saved.vlan.to_string());
            put("by", &saved.by);
            ours(HistoryKind::VbrSaved)
        }
        Fact::VbrSeen(seen) => {
            put("name", &seen.name);
            put("stand", &seen.stand);
            put("word", &seen.word);
            put("instanceId", &seen.id);
            put("peer", &seen.address);
            put("seenBy", &seen.by);
            Some((HistoryKind::VbrSeen, MarkWord::Observation))
        }
        Fact::BgpKeyErased { name, by, .. } => {
            put("name", name);
            put("by", by);
            ours(HistoryKind::BgpKeyErased)
        }
        _ => None,
    }
}

fn fee(order: &FeeOrder, put: &mut dyn FnMut(&str, &str)) {
    put("number", &order.number);
    put("cycle", &order.cycle);
    put("period", &order.period.to_string());
    put("amount", &decimal(order.amount, &order.currency));
    put("currency", &order.currency);
    put("by", &order.by);
}

/// Whether a fact is one of the later life.
pub(crate) fn is_live(fact: &Fact) -> bool {
    line(fact, &mut |_, _| ()).is_some()
}

/// Whether what we did or saw may be taken back: it counts, and nothing that came later was built on it.
pub(crate) fn can_withdraw<'e>(
    entry: &Entry,
    mut entries: impl Iterator<Item = &'e Entry>,
) -> bool {
    match (&entry.event.fact, &entry.effect) {
        (_, Effect::Withdrawn { .. })
        | (Fact::ContactForgotten { .. } | Fact::BgpKeyErased { .. }, _) => return false,
        (_, Effect::Late | Effect::Conflict) => return true,
        _ => {}
    }
    let rests = |later: &Fact| match &entry.event.fact {
        Fact::CompletionReported(_) => {
            matches!(later, Fact::FeeOrdered(_) | Fact::CircuitActed(_))
        }
        Fact::FeeOrdered(_) => matches!(later, Fact::FeePaid { .. } | Fact::FeeRenewed(_)),
        Fact::FeePaid { .. } => matches!(later, Fact::FeeRenewed(_) | Fact::Unsubscribed { .. }),
        Fact::CircuitActed(_) => matches!(
            later,
            Fact::CircuitActed(_)
                | Fact::Unsubscribed { .. }
                | Fact::PortObserved(_)
                | Fact::LoaApplied(_)
                | Fact::FeeOrdered(_)
        ),
        Fact::AttributesChanged(_) => {
            matches!(
                later,
                Fact::AttributesChanged(_) | Fact::PortObserved(_) | Fact::CircuitActed(_)
            )
        }
        Fact::DependantSaved(saved) => {
            matches!(later, Fact::DependantGone { key, .. } if *key == saved.key)
        }
        Fact::DependantGone { .. } => matches!(later, Fact::CircuitActed(_)),
        Fact::VbrSaved(saved) => {
            matches!(later, Fact::VbrSaved(next) if next.key == saved.key)
                || matches!(later, Fact::VbrSeen(seen) if seen.key == saved.key)
        }
        Fact::VbrSeen(seen) if seen.stand == "gone" => matches!(later, Fact::CircuitActed(_)),
        _ => false,
    };
    !entries.any(|other| {
        other.event.hlc > entry.event.hlc
            && !matches!(other.effect, Effect::Withdrawn { .. } | Effect::Conflict)
            && rests(&other.event.fact)
    })
}

/// Whether an observation carries this later act of ours, so that it stays as long as the act does.
pub(crate) fn stands_on_observations(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::CompletionReported(_)
            | Fact::FeeOrdered(_)
            | Fact::FeePaid { .. }
            | Fact::CircuitActed(_)
            | Fact::VbrSeen(_)
    )
}

/// Maintenance and outages that concern a circuit, as lines of its history; they are called off, not withdrawn.
pub(crate) fn maintenance(
    db: &Connection,
    keys: &Keys,
    circuit: &str,
) -> Result<Vec<(i64, HistoryEntry)>, StoreError> {
    let mut lines = Vec::new();
    for one in maintenances::list(db, Some(circuit))? {
        let mut saved_before = false;
        for event in events::of(db, keys, Aggregate::Maintenance, &one.id)? {
            let (kind, params) = match &event.fact {
                Fact::MaintenanceSaved(saved) => {
                    let changed = if saved_before { "yes" } else { "" };
                    saved_before = true;
                    let params = [
                        ("what", saved.kind.as_str()),
                        ("title", &saved.title),
                        ("by", &saved.by),
                        ("changed", changed),
                    ];
                    (HistoryKind::MaintenanceSaved, params)
                }
                Fact::MaintenanceCalledOff { reason, by } => {
                    let params = [
                        ("what", one.saved.kind.as_str()),
                        ("title", &one.saved.title),
                        ("by", by),
                        ("reason", reason),
                    ];
                    (HistoryKind::MaintenanceCalledOff, params)
                }
                _ => continue,
            };
            let line = HistoryEntry {
                event: EventRef {
                    desk: event.id.desk.clone(),
                    seq: event.id.seq,
                },
                kind,
                mark: MarkWord::Action,
                happened_at: instant(event.happened_at),
                recorded_at: instant(event.recorded_at),
                params: params
                    .into_iter()
                    .filter(|(_, value)| !value.is_empty())
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .collect(),
                kept: Vec::new(),
                skipped: Vec::new(),
                conflict: false,
                late: false,
                withdrawn: None,
                can_withdraw: false,
            };
            lines.push((event.hlc, line));
        }
    }
    Ok(lines)
}
