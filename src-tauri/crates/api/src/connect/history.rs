//! What became of the routers of a circuit, as lines of its history.

use crate::history::plain;
use crate::preflight::kept_views;
use crate::wire::{ApiError, EventRef, HistoryEntry, HistoryKind, MarkWord};
use desk_domain::connect::RouterRecord;
use desk_domain::event::Fact;
use desk_domain::timeline::{Effect, Entry};
use desk_store::{Store, routers as stored};
use std::collections::BTreeMap;

/// What became of the routers of a circuit, as lines of its history.
pub(crate) fn history(store: &Store, id: &str) -> Result<Vec<(i64, HistoryEntry)>, ApiError> {
    let mut lines = Vec::new();
    for (_, router) in stored::told_of(store.db(), store.keys(), id)? {
        for entry in &router.entries {
            lines.extend(line(&router, entry).map(|line| (entry.event.hlc, line)));
        }
    }
    Ok(lines)
}

fn line(router: &RouterRecord, entry: &Entry) -> Option<HistoryEntry> {
    let (kind, mark, params, kept) = match &entry.event.fact {
        Fact::RouterSaved(saved) => {
            let vbrs = saved.vbrs.len().to_string();
            let networks = saved.associations.len().to_string();
            let params = vec![
                ("what", saved.kind.clone()),
                ("name", saved.name.clone()),
                ("vbrs", vbrs),
                ("networks", networks),
                ("by", saved.by.clone()),
            ];
            (
                HistoryKind::RouterSaved,
                MarkWord::Action,
                params,
                saved.kept.as_slice(),
            )
        }
        Fact::RouterSeen(seen) => {
            let part = if seen.part.is_empty() { "" } else { "yes" };
            let params = vec![
                ("what", router.fact.kind.clone()),
                ("router", router.fact.name.clone()),
                ("name", seen.name.clone()),
                ("part", part.to_owned()),
                ("stand", seen.stand.clone()),
                ("word", seen.word.clone()),
                ("instanceId", seen.id.clone()),
                ("seenBy", seen.by.clone()),
            ];
            (
                HistoryKind::RouterSeen,
                MarkWord::Observation,
                params,
                [].as_slice(),
            )
        }
        _ => return None,
    };
    let params: BTreeMap<String, String> = params
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    Some(HistoryEntry {
        conflict: entry.effect == Effect::Conflict,
        late: entry.effect == Effect::Late,
        can_withdraw: may_withdraw(router, entry),
        ..plain(entry, kind, mark, params, kept_views(kept))
    })
}

/// The entry of an event about one of these routers, and whether it may be withdrawn.
pub(crate) fn find<'r>(
    routers: &'r [(String, RouterRecord)],
    event: &EventRef,
) -> Option<(&'r Entry, bool)> {
    routers.iter().find_map(|(_, router)| {
        let mut entries = router.entries.iter();
        let entry = entries
            .find(|entry| entry.event.id.desk == event.desk && entry.event.id.seq == event.seq)?;
        Some((entry, may_withdraw(router, entry)))
    })
}

/// Whether what was written or seen of a router may be taken back: nothing later was said of the same part.
fn may_withdraw(router: &RouterRecord, entry: &Entry) -> bool {
    if matches!(entry.effect, Effect::Withdrawn { .. })
        || matches!(entry.event.fact, Fact::Withdrawn { .. })
    {
        return false;
    }
    !router.entries.iter().any(|other| {
        other.event.hlc > entry.event.hlc
            && !matches!(other.effect, Effect::Withdrawn { .. })
            && match (&entry.event.fact, &other.event.fact) {
                (Fact::RouterSaved(_), later) => {
                    matches!(later, Fact::RouterSaved(_) | Fact::RouterSeen(_))
                }
                (Fact::RouterSeen(seen), Fact::RouterSeen(later)) => {
                    seen.part == later.part || seen.part.is_empty()
                }
                _ => false,
            }
    })
}
