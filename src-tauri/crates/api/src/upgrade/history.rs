//! What the history says of an upgrade, and what of it may be taken back.

use crate::wire::{HistoryKind, MarkWord};
use desk_domain::event::Fact;
use desk_domain::timeline::{Effect, Entry};
use desk_domain::upgrade::is_upgrade;

/// The line of a fact of an upgrade; `None` for any other.
pub(crate) fn line(
    fact: &Fact,
    put: &mut dyn FnMut(&str, &str),
) -> Option<(HistoryKind, MarkWord)> {
    let kind = match fact {
        Fact::UpgradePlanned(plan) => {
            put("portType", &plan.port_type);
            put("reason", &plan.why);
            put("by", &plan.by);
            HistoryKind::UpgradePlanned
        }
        Fact::UpgradeTied(item) => {
            put("tied", &item.kind);
            put("name", &item.name);
            put("by", &item.by);
            HistoryKind::UpgradeTied
        }
        Fact::UpgradeBackedUp(backed) => {
            put("item", &backed.item);
            put("done", if backed.done { "yes" } else { "" });
            put("by", &backed.by);
            HistoryKind::UpgradeBackedUp
        }
        Fact::UpgradeMarked(mark) => {
            put("step", &mark.step);
            put("stand", &mark.stand);
            put("reason", &mark.note);
            put("by", &mark.by);
            HistoryKind::UpgradeMarked
        }
        Fact::UpgradeApplied { circuit, name, .. } => {
            put("circuit", circuit);
            put("name", name);
            HistoryKind::UpgradeApplied
        }
        Fact::UpgradeOf { circuit, name } => {
            put("circuit", circuit);
            put("name", name);
            HistoryKind::UpgradeOf
        }
        Fact::UpgradeCalledOff { reason, by } => {
            put("reason", reason);
            put("by", by);
            HistoryKind::UpgradeCalledOff
        }
        _ => return None,
    };
    Some((kind, MarkWord::Action))
}

/// Whether what was said may be taken back. A plan stays while something was built on it, and the link between two circuits
/// goes with the new one's application.
pub(crate) fn can_withdraw<'e>(
    entry: &Entry,
    mut entries: impl Iterator<Item = &'e Entry>,
) -> bool {
    if matches!(entry.effect, Effect::Withdrawn { .. }) {
        return false;
    }
    match entry.event.fact {
        Fact::UpgradeApplied { .. } | Fact::UpgradeOf { .. } => false,
        Fact::UpgradePlanned(_) => !entries.any(|other| {
            is_upgrade(&other.event.fact)
                && other.event.hlc > entry.event.hlc
                && !matches!(other.effect, Effect::Withdrawn { .. })
        }),
        _ => true,
    }
}
