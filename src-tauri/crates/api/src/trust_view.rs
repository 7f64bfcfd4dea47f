//! Trust as the window shows it.

use crate::Desk;
use crate::trust::{Own, State, signing};
use crate::trust_root::{Next, root_error};
use crate::wire::{
    ApiError, EndingWord, ListView, ListedHandout, ListedKeyState, ListedKeyView, Nothing, OwnKey,
    OwnKeyState, RevocationView, RevokedWord, RootView, TrustView,
};
use chrono::{DateTime, Utc};
use desk_domain::chance::Occasion;
use desk_letter::trust::fingerprint::fingerprint;
use desk_letter::trust::list::{ListedKey, TrustList};
use desk_letter::verify::Ending;
use desk_store::events::instant;
use desk_store::files::{hex, unhex};
use desk_store::root::RootFile;
use desk_store::{Store, handouts, settings};

impl Desk {
    /// Everything about trust.
    pub fn trust(&mut self, occasion: Occasion<'_>, _: Nothing) -> Result<TrustView, ApiError> {
        view(self.store()?, occasion.now)
    }
}

pub(crate) fn view(store: &Store, now: DateTime<Utc>) -> Result<TrustView, ApiError> {
    let state = State::of(store.db(), store.keys())?;
    let own = Own::all(store.keys(), &state);
    let root = state.record.root.as_ref();
    let file = match root {
        Some(_) => RootFile::read(store.folder()).map_err(root_error)?,
        None => None,
    };
    let next = Next::of(store.db(), store.keys(), &state, now)?;
    let list = state.list.as_ref();
    let not_listed = match (root, list) {
        (Some(_), list) => next.differences(list),
        (None, Some(list)) => next.not_carried(list),
        (None, None) => 0,
    };
    Ok(TrustView {
        desk: settings::read(store.db())?.map(|found| found.desk_code),
        keys: own_keys(&own, &state, now),
        papers_until: handouts::last_end(store.db())?,
        root: root.map(|root| RootView {
            fingerprint: root_fingerprint(&root.what.root),
            organisation: root.what.organisation.clone(),
            since: instant(root.at),
            here: file.is_some_and(|file| hex(file.public_key()) == root.what.root),
        }),
        list: list.map(|list| {
            let kept = state.record.list.as_ref();
            ListView {
                kept_at: kept.map(|kept| instant(kept.at)),
                made_here: kept.is_some_and(|kept| kept.what.made_here),
                ..list_view(list, &own, now)
            }
        }),
        next_keys: match root {
            Some(_) => next
                .keys
                .iter()
                .map(|key| key_view(key, &own, now))
                .collect(),
            None => Vec::new(),
        },
        not_listed: u32::try_from(not_listed).unwrap_or(u32::MAX),
        revocations: revocations(&state, now),
    })
}

fn own_keys(own: &[Own], state: &State, now: DateTime<Utc>) -> Vec<OwnKey> {
    let signs = signing(own, state, now).map(|key| key.kid.as_str());
    let position = |kid: &str| own.iter().position(|key| key.kid == kid);
    own.iter()
        .enumerate()
        .rev()
        .filter(|(_, key)| key.recorded)
        .map(|(n, key)| OwnKey {
            kid: key.kid.clone(),
            fingerprint: fingerprint(&key.key.public_key()),
            made_at: key.made_at.map(instant),
            not_after: key.not_after.map(instant),
            listed_until: state.listed_until(&key.kid).map(instant),
            state: if key.revoked {
                OwnKeyState::Revoked
            } else if signs == Some(key.kid.as_str()) {
                OwnKeyState::Signing
            } else if !key.counts(now) {
                OwnKeyState::Ended
            } else if signs.and_then(position).is_some_and(|signing| signing < n) {
                OwnKeyState::Waiting
            } else {
                OwnKeyState::Counting
            },
        })
        .collect()
}

/// Fingerprint of a root's public key in hex.
pub(crate) fn root_fingerprint(root: &str) -> String {
    unhex(root).map_or_else(|| root.to_owned(), |key| fingerprint(&key))
}

pub(crate) fn list_view(list: &TrustList, own: &[Own], now: DateTime<Utc>) -> ListView {
    ListView {
        organisation: list.organisation.clone(),
        fingerprint: fingerprint(&list.root),
        version: list.version,
        issued: instant(list.issued),
        expires: instant(list.expires),
        ended: now > list.expires,
        kept_at: None,
        made_here: false,
        keys: list
            .keys
            .iter()
            .map(|key| key_view(key, own, now))
            .collect(),
        revoked_keys: list.withdrawn.keys.iter().map(|kid| hex(kid)).collect(),
        revoked_passes: u32::try_from(list.withdrawn.passes.len()).unwrap_or(u32::MAX),
        handouts: list
            .withdrawn
            .handouts
            .iter()
            .map(|handout| ListedHandout {
                number: handout.number.clone(),
                revision: handout.revision,
                ending: match handout.ending {
                    Ending::Void => EndingWord::Void,
                    Ending::Superseded => EndingWord::Superseded,
                    Ending::Revoked => EndingWord::Revoked,
                },
            })
            .collect(),
    }
}

pub(crate) fn key_view(key: &ListedKey, own: &[Own], now: DateTime<Utc>) -> ListedKeyView {
    let kid = hex(&key.kid());
    ListedKeyView {
        fingerprint: fingerprint(&key.public_key),
        desk: key.desk.clone(),
        name: key.name.clone(),
        not_before: instant(key.not_before),
        not_after: instant(key.not_after),
        state: if now < key.not_before {
            ListedKeyState::NotYet
        } else if now > key.not_after {
            ListedKeyState::Ended
        } else {
            ListedKeyState::Counts
        },
        own: own.iter().any(|one| one.kid == kid),
        kid,
    }
}

fn revocations(state: &State, now: DateTime<Utc>) -> Vec<RevocationView> {
    let record = &state.record;
    let carried = state.list.as_ref().map(|list| &list.withdrawn);
    let keys = record.keys.values().map(|one| RevocationView {
        kind: RevokedWord::Key,
        subject: one.what.fingerprint.clone(),
        desk: one.what.desk.clone(),
        revision: None,
        reason: one.what.reason.clone(),
        by: one.what.by.clone(),
        at: instant(one.at),
        listed: carried
            .is_some_and(|gone| unhex(&one.what.key).is_some_and(|kid| gone.keys.contains(&kid))),
    });
    let passes = record.passes.values().map(|one| RevocationView {
        kind: RevokedWord::Pass,
        subject: one.what.number.clone(),
        desk: String::new(),
        revision: Some(one.what.revision),
        reason: one.what.reason.clone(),
        by: one.what.by.clone(),
        at: instant(one.at),
        listed: one.what.until < now
            || carried.is_some_and(|gone| {
                gone.passes
                    .iter()
                    .any(|pass| hex(&pass.id) == one.what.pass)
            }),
    });
    let handouts = record.handouts.values().map(|one| RevocationView {
        kind: RevokedWord::Handout,
        subject: one.what.number.clone(),
        desk: String::new(),
        revision: Some(one.what.revision),
        reason: one.what.reason.clone(),
        by: one.what.by.clone(),
        at: instant(one.at),
        listed: one.what.until < now
            || carried.is_some_and(|gone| {
                gone.handouts.iter().any(|handout| {
                    handout.number == one.what.number && handout.revision == one.what.revision
                })
            }),
    });
    let mut all: Vec<RevocationView> = keys.chain(passes).chain(handouts).collect();
    all.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.subject.cmp(&b.subject)));
    all
}
