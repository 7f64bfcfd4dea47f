//! Whose codes this desk believes, and with which key it signs.

use crate::Desk;
use crate::wire::{ApiError, ErrorCode};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use desk_domain::trust::TrustRecord;
use desk_letter::codes::IssuingKey;
use desk_letter::trust::list::TrustList;
use desk_letter::trust::withdrawn::{Withdrawn, WithdrawnHandout, WithdrawnPass};
use desk_letter::verify::{EndedHandout, Ending, Trust, TrustedKey};
use desk_store::files::{hex, unhex};
use desk_store::keys::Keys;
use desk_store::{handouts, settings, trust};
use rusqlite::Connection;

/// What was decided, and the list that the desk goes by, read.
pub(crate) struct State {
    pub record: TrustRecord,
    pub list: Option<TrustList>,
}

impl State {
    pub fn of(db: &Connection, keys: &Keys) -> Result<Self, ApiError> {
        let record = trust::record(db, keys)?;
        let list = match &record.list {
            Some(kept) => {
                let bytes = STANDARD.decode(&kept.what.list).map_err(|_| unkept())?;
                Some(TrustList::open(&bytes).map_err(|_| unkept())?)
            }
            None => None,
        };
        Ok(Self { record, list })
    }

    /// Whether a key (by name, hex) was revoked, here or by the list.
    pub fn is_revoked(&self, kid: &str) -> bool {
        self.record.keys.contains_key(kid)
            || self
                .list
                .iter()
                .flat_map(|list| &list.withdrawn.keys)
                .any(|revoked| hex(revoked) == kid)
    }

    /// Until when the list lets a key count; `None` when it does not name it.
    pub fn listed_until(&self, kid: &str) -> Option<DateTime<Utc>> {
        let keys = &self.list.as_ref()?.keys;
        let found = keys.iter().find(|key| hex(&key.kid()) == kid)?;
        Some(found.not_after)
    }

    /// What was revoked on this desk.
    pub fn revoked_here(&self) -> Withdrawn {
        let mut all = Withdrawn::default();
        let record = &self.record;
        all.keys = record.keys.keys().filter_map(|kid| unhex(kid)).collect();
        all.passes = record
            .passes
            .iter()
            .filter_map(|(pass, revoked)| {
                Some(WithdrawnPass {
                    id: unhex(pass)?,
                    until: revoked.what.until,
                })
            })
            .collect();
        all.handouts = record
            .handouts
            .iter()
            .map(|((number, revision), revoked)| WithdrawnHandout {
                number: number.clone(),
                revision: *revision,
                ending: Ending::Revoked,
                until: revoked.what.until,
            })
            .collect();
        all
    }
}

fn unkept() -> ApiError {
    ApiError::new(
        ErrorCode::Corrupt,
        "The trust list that this desk keeps cannot be read. Nothing was changed.",
    )
}

/// A key of this desk, with what was decided about it.
pub(crate) struct Own {
    pub key: IssuingKey,
    /// Name, hex.
    pub kid: String,
    /// Its event, for keys that were made after the first.
    pub made_at: Option<DateTime<Utc>>,
    pub not_before: DateTime<Utc>,
    pub not_after: Option<DateTime<Utc>>,
    pub revoked: bool,
    /// An event names it, so that it may sign.
    pub recorded: bool,
}

impl Own {
    /// All keys in the key file, oldest first.
    pub fn all(keys: &Keys, state: &State) -> Vec<Self> {
        keys.seeds()
            .enumerate()
            .map(|(n, seed)| {
                let key = IssuingKey::from_seed(seed);
                let kid = hex(&key.key_id());
                let made = state.record.made.iter().find(|made| made.what.key == kid);
                let end = state.record.ends.get(&kid).copied();
                Self {
                    made_at: made.map(|made| made.at),
                    not_before: made.map_or(DateTime::<Utc>::MIN_UTC, |made| made.what.not_before),
                    not_after: match (made.map(|made| made.what.not_after), end) {
                        (Some(own), Some(end)) => Some(own.min(end)),
                        (own, end) => own.or(end),
                    },
                    revoked: state.is_revoked(&kid),
                    recorded: n == 0 || made.is_some(),
                    key,
                    kid,
                }
            })
            .collect()
    }

    /// Whether it may sign at this time.
    pub fn counts(&self, now: DateTime<Utc>) -> bool {
        self.recorded
            && !self.revoked
            && self.not_before <= now
            && self.not_after.is_none_or(|end| now <= end)
    }
}

/// Which of the keys signs: the newest that counts. In an organisation whose list names keys of this desk it is the
/// newest of those, so that a new key does not sign before other desks know it.
pub(crate) fn signing<'k>(own: &'k [Own], state: &State, now: DateTime<Utc>) -> Option<&'k Own> {
    let counting = || own.iter().rev().filter(|key| key.counts(now));
    let listed = |key: &&Own| state.listed_until(&key.kid).is_some_and(|end| now <= end);
    counting().find(listed).or_else(|| counting().next())
}

/// The key with which a handout is signed now.
pub(crate) fn signer(
    db: &Connection,
    keys: &Keys,
    now: DateTime<Utc>,
) -> Result<IssuingKey, ApiError> {
    let state = State::of(db, keys)?;
    let mut own = Own::all(keys, &state);
    let kid = signing(&own, &state, now).map(|key| key.kid.clone());
    own.iter()
        .position(|key| Some(&key.kid) == kid.as_ref())
        .map(|at| own.swap_remove(at).key)
        .ok_or_else(|| {
            ApiError::new(
                ErrorCode::Refused,
                "No key of this desk counts any more. Make a new one in Settings, Trust, then issue the handout.",
            )
            .with("refusal", "no_key_counts")
        })
}

/// The key that signed before, by its name (hex).
pub(crate) fn signed_with(keys: &Keys, kid: &str) -> Result<IssuingKey, ApiError> {
    keys.seeds()
        .map(IssuingKey::from_seed)
        .find(|key| hex(&key.key_id()) == kid)
        .ok_or_else(|| {
            ApiError::new(
                ErrorCode::Corrupt,
                format!("The key {kid}, which signed this handout, is not in the desk’s key file. Put the newest key file back."),
            )
        })
}

impl Desk {
    /// What a check of a code starts from: the keys that count, and what no longer does. Passes that were seen
    /// at a gate are not in it.
    ///
    /// # Errors
    /// No desk is open, or its file cannot be read.
    pub fn trust_for_checking(&self) -> Result<Trust, ApiError> {
        let store = self.store()?;
        let state = State::of(store.db(), store.keys())?;
        let desk = settings::read(store.db())?.map_or(String::new(), |found| found.desk_code);
        let mut keys: Vec<TrustedKey> = Own::all(store.keys(), &state)
            .iter()
            .map(|own| TrustedKey {
                kid: own.key.key_id(),
                public_key: own.key.public_key(),
                not_before: own.not_before,
                not_after: own.not_after.unwrap_or(DateTime::<Utc>::MAX_UTC),
                desk: desk.clone(),
                listed: false,
            })
            .collect();
        let mut gone = state.revoked_here();
        if let Some(list) = &state.list {
            let others: Vec<TrustedKey> = list
                .keys
                .iter()
                .filter(|listed| keys.iter().all(|own| own.kid != listed.kid()))
                .map(|listed| TrustedKey {
                    kid: listed.kid(),
                    public_key: listed.public_key,
                    not_before: listed.not_before,
                    not_after: listed.not_after,
                    desk: listed.desk.clone(),
                    listed: true,
                })
                .collect();
            keys.extend(others);
            gone.add(&list.withdrawn);
        }
        let ended = handouts::ended(store.db())?
            .into_iter()
            .map(|ended| EndedHandout {
                number: ended.number,
                revision: ended.revision,
                ending: if ended.void {
                    Ending::Void
                } else {
                    Ending::Superseded
                },
            })
            .chain(gone.handouts.iter().map(|handout| EndedHandout {
                number: handout.number.clone(),
                revision: handout.revision,
                ending: handout.ending,
            }))
            .collect();
        Ok(Trust {
            keys,
            revoked_keys: gone.keys,
            ended,
            revoked_passes: gone.passes.iter().map(|pass| pass.id).collect(),
            list_expires: state.list.as_ref().map(|list| list.expires),
            seen_passes: Vec::new(),
        })
    }
}
