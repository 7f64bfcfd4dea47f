//! The organisation's root: made on one desk, kept under a passphrase, used to publish lists.

use crate::trust::{Own, State, signing};
use crate::trust_view::view;
use crate::wire::{AdmitKey, ApiError, ErrorCode, MakeRoot, Nothing, PublishList, TrustView};
use crate::{Bytes, Desk, command, handouts as issuing, settings, was_done};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, Duration, NaiveDate, SubsecRound as _, TimeZone as _, Utc};
use chrono_tz::Tz;
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::trust::{AdmittedKey, ID, KeptList, RootFact};
use desk_letter::codes::IssuingKey;
use desk_letter::trust::Unreadable;
use desk_letter::trust::card::DeskCard;
use desk_letter::trust::list::{LONGEST_DAYS, ListedKey, TrustList};
use desk_letter::trust::withdrawn::{Withdrawn, WithdrawnHandout};
use desk_letter::verify::Ending;
use desk_store::files::{hex, unhex};
use desk_store::keys::Keys;
use desk_store::root::{RootError, RootFile, SHORTEST_PASSPHRASE};
use desk_store::{Store, handouts};
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

/// How long a key counts at other desks when nothing else was said, in days.
pub(crate) const KEY_DAYS: i64 = 400;
/// How much earlier than now a window may begin, so that desks whose clocks differ agree.
pub(crate) const EARLIER: Duration = Duration::hours(1);

/// What the next list would say; on a desk without the root, what its card withdraws.
pub(crate) struct Next {
    pub keys: Vec<ListedKey>,
    pub withdrawn: Withdrawn,
}

impl Next {
    pub fn of(
        db: &Connection,
        keys: &Keys,
        state: &State,
        now: DateTime<Utc>,
    ) -> Result<Self, ApiError> {
        let mut withdrawn = state.revoked_here();
        withdrawn.handouts.extend(own_endings(db)?);
        if state.record.root.is_some() {
            for card in state.record.cards.values() {
                if let Some(card) = open_card(&card.what.card) {
                    withdrawn.add(&card.withdrawn);
                }
            }
            // what a list once carried is never dropped while it matters
            if let Some(list) = &state.list {
                withdrawn.add(&list.withdrawn);
            }
        }
        withdrawn.add(&Withdrawn::default());
        withdrawn.forget_ended(now);
        Ok(Self {
            keys: named(db, keys, state, &withdrawn, now)?,
            withdrawn,
        })
    }

    /// How many keys and withdrawals differ from a list.
    pub fn differences(&self, list: Option<&TrustList>) -> usize {
        let Some(list) = list else {
            return self.keys.len() + self.withdrawn.len();
        };
        let changed = self
            .keys
            .iter()
            .filter(|key| !list.keys.contains(key))
            .count();
        let dropped = |key: &&ListedKey| self.keys.iter().all(|kept| kept.kid() != key.kid());
        changed + list.keys.iter().filter(dropped).count() + self.not_carried(list)
    }

    /// How many withdrawals a list does not carry.
    pub fn not_carried(&self, list: &TrustList) -> usize {
        let mut all = list.withdrawn.clone();
        let before = all.len();
        all.add(&self.withdrawn);
        let graver = all
            .handouts
            .iter()
            .filter(|handout| {
                list.withdrawn.handouts.iter().any(|had| {
                    (&had.number, had.revision) == (&handout.number, handout.revision)
                        && had.ending != handout.ending
                })
            })
            .count();
        all.len() - before + graver
    }
}

/// Keys that the next list names: those of the present one, this desk's own, and what was admitted since.
fn named(
    db: &Connection,
    keys: &Keys,
    state: &State,
    withdrawn: &Withdrawn,
    now: DateTime<Utc>,
) -> Result<Vec<ListedKey>, ApiError> {
    let Some(root) = &state.record.root else {
        return Ok(Vec::new());
    };
    let mut named: Vec<ListedKey> = state
        .list
        .iter()
        .filter(|list| hex(&list.root) == root.what.root)
        .flat_map(|list| list.keys.clone())
        .collect();
    let mut put = |key: ListedKey| {
        named.retain(|other| other.kid() != key.kid());
        named.push(key);
    };
    let saved = desk_store::settings::read(db)?;
    if let Some(saved) = saved {
        let name = saved.saved.map_or(String::new(), |saved| saved.desk_name);
        let desk = saved.desk_code;
        for own in Own::all(keys, state).iter().filter(|own| own.recorded) {
            let begin = own.made_at.map_or(root.at - EARLIER, |_| own.not_before);
            let listed = state.listed_until(&own.kid);
            let until = own
                .not_after
                .or(listed)
                .unwrap_or(root.at + Duration::days(KEY_DAYS));
            let begin = match &state.list {
                // a window that was published once does not move by itself
                Some(list) => list
                    .keys
                    .iter()
                    .find(|key| hex(&key.kid()) == own.kid)
                    .map_or(begin, |key| key.not_before),
                None => begin,
            };
            if begin < until {
                put(ListedKey {
                    public_key: own.key.public_key(),
                    desk: desk.clone(),
                    name: name.clone(),
                    not_before: begin.trunc_subsecs(0),
                    not_after: until.trunc_subsecs(0),
                });
            }
        }
    }
    let kept_at = state.record.list.as_ref().map(|list| list.at);
    for admitted in state.record.admitted.values() {
        // a list that came later, such as one brought back with the root, knows better
        let newer = kept_at.is_none_or(|kept| admitted.at >= kept);
        let known = named_has(&state.list, &admitted.what.key);
        if let Some(public_key) = unhex(&admitted.what.public_key).filter(|_| newer || !known) {
            let key = ListedKey {
                public_key,
                desk: admitted.what.desk.clone(),
                name: admitted.what.name.clone(),
                not_before: admitted.what.not_before.trunc_subsecs(0),
                not_after: admitted.what.not_after.trunc_subsecs(0),
            };
            named.retain(|other| other.kid() != key.kid());
            named.push(key);
        }
    }
    named.retain(|key| !withdrawn.keys.contains(&key.kid()));
    // what ended long ago signs nothing that counts
    named.retain(|key| key.not_after + Duration::days(30) >= now);
    named.sort_by_key(ListedKey::kid);
    Ok(named)
}

fn named_has(list: &Option<TrustList>, kid: &str) -> bool {
    list.iter()
        .flat_map(|list| &list.keys)
        .any(|key| hex(&key.kid()) == kid)
}

/// Handouts of this desk that were voided or replaced.
fn own_endings(db: &Connection) -> Result<Vec<WithdrawnHandout>, ApiError> {
    Ok(handouts::ended(db)?
        .into_iter()
        .map(|ended| WithdrawnHandout {
            number: ended.number,
            revision: ended.revision,
            ending: if ended.void {
                Ending::Void
            } else {
                Ending::Superseded
            },
            until: ended.valid_until.trunc_subsecs(0),
        })
        .collect())
}

pub(crate) fn open_card(base64: &str) -> Option<DeskCard> {
    DeskCard::open(&STANDARD.decode(base64).ok()?).ok()
}

/// The last second of a day in a zone.
pub(crate) fn day_end(
    field: &str,
    day: &str,
    zone: &str,
    problems: &mut Problems,
) -> Option<DateTime<Utc>> {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let end = NaiveDate::parse_from_str(day.trim(), "%Y-%m-%d")
        .ok()
        .and_then(|day| {
            zone.from_local_datetime(&day.and_hms_opt(23, 59, 59)?)
                .latest()
        });
    if end.is_none() {
        problems.block(field, ProblemCode::DateForm);
    }
    end.map(|end| end.with_timezone(&Utc))
}

/// A day on which a window may end: later than now, within the longest time.
pub(crate) fn window_end(
    field: &str,
    day: &str,
    zone: &str,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, ApiError> {
    let mut problems = Problems::new();
    let end = day_end(field, day, zone, &mut problems);
    if let Some(end) = end
        && !(now..=now + Duration::days(5 * 366)).contains(&end)
    {
        problems
            .block(field, ProblemCode::DayOutOfRange)
            .with("min", now.format("%Y-%m-%d"))
            .with("max", (now + Duration::days(5 * 365)).format("%Y-%m-%d"));
    }
    match end {
        Some(end) if !problems.has_blocks() => Ok(end),
        _ => Err(ApiError::fields(&problems)),
    }
}

pub(crate) fn root_error(error: RootError) -> ApiError {
    let refused = |why: &str, sentence: &str| {
        ApiError::new(ErrorCode::Refused, sentence).with("refusal", why)
    };
    match error {
        RootError::Away => refused(
            "root_away",
            "The root’s file is not on this computer. Bring it back from where it is kept, then publish.",
        ),
        RootError::Damaged => refused(
            "root_damaged",
            "This is not the file of an organisation’s root, or it is damaged. Use another copy of it.",
        ),
        RootError::Passphrase => {
            let mut problems = Problems::new();
            problems.block("passphrase", ProblemCode::WrongPassphrase);
            ApiError::fields(&problems)
        }
        RootError::Other => refused(
            "root_other",
            "This file belongs to another root than the one of this desk. Choose the right file.",
        ),
        RootError::Occupied => refused(
            "root_occupied",
            "The folder of this desk holds a root’s file already. Move it elsewhere first; it was not changed.",
        ),
        RootError::Store(error) => error.into(),
    }
}

pub(crate) fn unreadable(error: Unreadable) -> ApiError {
    let (why, sentence) = match error {
        Unreadable::Size => (
            "trust_size",
            "This is empty or larger than any trust list. Nothing was taken.",
        ),
        Unreadable::Cbor | Unreadable::Shape => (
            "trust_shape",
            "The content is altered or cut off. Get it once more from the root desk; nothing was taken.",
        ),
        Unreadable::Algorithm => (
            "trust_algorithm",
            "It is signed in a way that is not accepted. Nothing was taken.",
        ),
        Unreadable::Signature => (
            "trust_signature",
            "The signature is wrong: it is forged or altered. Nothing was taken; ask the root desk for it directly.",
        ),
    };
    ApiError::new(ErrorCode::BadFile, sentence).with("why", why)
}

fn organisation(store: &Store) -> Result<String, ApiError> {
    let settings = issuing::settings_of(store.db())?;
    Ok(settings
        .saved
        .map_or(String::new(), |saved| saved.organisation))
}

impl Desk {
    /// Makes the organisation's root here. A root's file that lies in the folder already is taken up again if the
    /// passphrase opens it: so nothing is lost when the power goes between file and record.
    pub fn make_root(
        &mut self,
        mut occasion: Occasion<'_>,
        request: MakeRoot,
    ) -> Result<TrustView, ApiError> {
        let now = occasion.now;
        let store = self.store_mut()?;
        if !was_done(store, &request.key, "make_root", &())? {
            if request.passphrase.chars().count() < SHORTEST_PASSPHRASE {
                let mut problems = Problems::new();
                problems
                    .block("passphrase", ProblemCode::TooShort)
                    .with("min", SHORTEST_PASSPHRASE);
                return Err(ApiError::fields(&problems));
            }
            let state = State::of(store.db(), store.keys())?;
            if state.record.root.is_some() || state.list.is_some() {
                return Err(ApiError::new(
                    ErrorCode::Refused,
                    "This desk goes by an organisation’s root already. Leave it first, if you mean to found another.",
                )
                .with("refusal", "root_there"));
            }
            let organisation = organisation(store)?;
            let (file, brought) = match RootFile::read(store.folder()).map_err(root_error)? {
                Some(file) => (file, true),
                None => {
                    let seed = zeroize::Zeroizing::new(occasion.bytes());
                    let public = IssuingKey::from_seed(&seed).public_key();
                    let file = RootFile::seal(&seed, public, &request.passphrase, &mut occasion)
                        .map_err(root_error)?;
                    file.put(store.folder()).map_err(root_error)?;
                    (file, false)
                }
            };
            let root = opened(&file, &request.passphrase)?;
            let fact = RootFact {
                root: hex(&root.public_key()),
                organisation,
                brought,
                by: settings::writer_of(store)?,
            };
            // the passphrase is no part of what is remembered of the command
            command(store, &request.key, "make_root", &(), occasion, |writer| {
                writer.record(Aggregate::Trust, ID, &Fact::RootKept(fact))?;
                Ok(())
            })?;
        }
        view(store, now)
    }

    /// Publishes the next list and goes by it.
    pub fn publish_list(
        &mut self,
        occasion: Occasion<'_>,
        request: PublishList,
    ) -> Result<TrustView, ApiError> {
        let now = occasion.now;
        let store = self.store_mut()?;
        let days = request.days.trim().parse::<i64>().ok();
        if !was_done(store, &request.key, "publish_list", &days)? {
            let Some(days) = days.filter(|days| (1..=LONGEST_DAYS).contains(days)) else {
                let mut problems = Problems::new();
                problems
                    .block("days", ProblemCode::NumberRange)
                    .with("min", 1)
                    .with("max", LONGEST_DAYS);
                return Err(ApiError::fields(&problems));
            };
            let state = State::of(store.db(), store.keys())?;
            let kept = state.record.root.as_ref().ok_or_else(no_root)?;
            let file = RootFile::read(store.folder())
                .map_err(root_error)?
                .ok_or_else(|| root_error(RootError::Away))?;
            if hex(file.public_key()) != kept.what.root {
                return Err(root_error(RootError::Other));
            }
            let root = opened(&file, &request.passphrase)?;
            let by = settings::writer_of(store)?;
            let highest = state.record.highest.get(&kept.what.root);
            let version = highest.map_or(0, |(highest, _)| *highest).saturating_add(1);
            let next = Next::of(store.db(), store.keys(), &state, now)?;
            let issued = now.trunc_subsecs(0);
            let list = TrustList {
                root: root.public_key(),
                organisation: kept.what.organisation.clone(),
                version,
                issued,
                expires: issued + Duration::days(days),
                keys: next.keys,
                withdrawn: next.withdrawn,
            };
            let signed = list.sign(&root).map_err(|_| {
                ApiError::new(
                    ErrorCode::Refused,
                    "The list would hold more than a list may. Take out keys that have ended.",
                )
                .with("refusal", "list_full")
            })?;
            let fact = KeptList {
                root: kept.what.root.clone(),
                version,
                sha256: hex(&Sha256::digest(&signed)),
                list: STANDARD.encode(&signed),
                made_here: true,
                by,
            };
            command(
                store,
                &request.key,
                "publish_list",
                &days,
                occasion,
                |writer| {
                    writer.record(Aggregate::Trust, ID, &Fact::TrustListKept(fact))?;
                    Ok(())
                },
            )?;
        }
        view(store, now)
    }

    /// Changes until when a key counts on the next list.
    pub fn admit_key(
        &mut self,
        occasion: Occasion<'_>,
        request: AdmitKey,
    ) -> Result<TrustView, ApiError> {
        let now = occasion.now;
        let until = window_end("until", &request.until, &request.zone, now)?;
        let store = self.store_mut()?;
        let by = settings::writer_of(store)?;
        command(
            store,
            &request.key,
            "admit_key",
            &request,
            occasion,
            |writer| {
                let state = State::of(writer.db(), writer.keys())?;
                state.record.root.as_ref().ok_or_else(no_root)?;
                let next = Next::of(writer.db(), writer.keys(), &state, now)?;
                let key = next
                    .keys
                    .iter()
                    .find(|key| hex(&key.kid()) == request.kid)
                    .ok_or_else(|| ApiError::not_found("key"))?;
                let admitted = AdmittedKey {
                    key: request.kid.clone(),
                    public_key: hex(&key.public_key),
                    desk: key.desk.clone(),
                    name: key.name.clone(),
                    not_before: key.not_before.min(until - Duration::seconds(1)),
                    not_after: until,
                    by,
                };
                writer.record(Aggregate::Trust, ID, &Fact::KeyAdmitted(admitted))?;
                Ok(())
            },
        )?;
        view(store, now)
    }

    /// The root's file, for a copy elsewhere.
    ///
    /// # Errors
    /// It is not on this computer.
    pub fn root_file(&mut self, _: Occasion<'_>, _: Nothing) -> Result<Bytes, ApiError> {
        let store = self.store()?;
        let file = RootFile::read(store.folder())
            .map_err(root_error)?
            .ok_or_else(|| root_error(RootError::Away))?;
        Ok(Bytes {
            name: "organisation.root".to_owned(),
            bytes: file.bytes().map_err(root_error)?,
        })
    }

    /// Whether this path is where the desk keeps the root's file: a copy there would be none.
    ///
    /// # Errors
    /// No desk is open.
    pub fn holds_root_at(&mut self, path: &std::path::Path) -> Result<bool, ApiError> {
        let kept = RootFile::path(self.store()?.folder());
        let same = |one: &std::path::Path| one.canonicalize().ok();
        Ok(kept == path || (same(path).is_some() && same(path) == same(&kept)))
    }

    /// Takes the root's file off this computer, after `copy` was read back from where it was written.
    ///
    /// # Errors
    /// The copy is not the same, or the file cannot be removed.
    pub fn root_moved(&mut self, occasion: Occasion<'_>, copy: &[u8]) -> Result<(), ApiError> {
        let here = self.root_file(occasion, Nothing {})?;
        if here.bytes != copy {
            return Err(root_error(RootError::Damaged));
        }
        RootFile::remove(self.store()?.folder()).map_err(root_error)
    }

    /// Brings the root's file back to this computer. On a desk that keeps no root yet it becomes the root desk.
    ///
    /// # Errors
    /// It is no such file, or another root's.
    pub fn bring_root(
        &mut self,
        mut occasion: Occasion<'_>,
        bytes: &[u8],
    ) -> Result<TrustView, ApiError> {
        let now = occasion.now;
        let store = self.store_mut()?;
        let file = RootFile::parse(bytes).map_err(root_error)?;
        let root = hex(file.public_key());
        let state = State::of(store.db(), store.keys())?;
        let bound = match (&state.record.root, &state.record.list) {
            (Some(kept), _) => Some(kept.what.root.clone()),
            (None, Some(list)) => Some(list.what.root.clone()),
            (None, None) => None,
        };
        if bound.is_some_and(|bound| bound != root) {
            return Err(root_error(RootError::Other));
        }
        let known = state.record.root.is_some();
        let organisation = match &state.list {
            Some(list) => list.organisation.clone(),
            None => organisation(store)?,
        };
        match RootFile::read(store.folder()) {
            Ok(Some(there)) if there == file => {}
            Ok(None) => file.put(store.folder()).map_err(root_error)?,
            Ok(Some(_)) | Err(_) => return Err(root_error(RootError::Occupied)),
        }
        if !known {
            let fact = RootFact {
                root,
                organisation,
                brought: true,
                by: settings::writer_of(store)?,
            };
            let key = occasion.id();
            command(store, &key, "bring_root", &(), occasion, |writer| {
                writer.record(Aggregate::Trust, ID, &Fact::RootKept(fact))?;
                Ok(())
            })?;
        }
        view(store, now)
    }
}

/// Opens the file and proves that its key is the one that it names.
fn opened(file: &RootFile, passphrase: &str) -> Result<IssuingKey, ApiError> {
    let seed = file.open(passphrase).map_err(root_error)?;
    let root = IssuingKey::from_seed(&seed);
    if root.public_key() != *file.public_key() {
        return Err(root_error(RootError::Damaged));
    }
    Ok(root)
}

pub(crate) fn no_root() -> ApiError {
    ApiError::new(
        ErrorCode::Refused,
        "This desk does not keep the organisation’s root. Do this on the desk that does.",
    )
    .with("refusal", "no_root")
}

/// The card of this desk: the newest key that counts, also when it waits for the list, and what is withdrawn here.
pub(crate) fn own_card(store: &Store, now: DateTime<Utc>) -> Result<(DeskCard, Vec<u8>), ApiError> {
    let state = State::of(store.db(), store.keys())?;
    let own = Own::all(store.keys(), &state);
    let key = own
        .iter()
        .rev()
        .find(|key| key.counts(now))
        .or_else(|| signing(&own, &state, now))
        .ok_or_else(|| {
            ApiError::new(
                ErrorCode::Refused,
                "No key of this desk counts any more. Make a new one first.",
            )
            .with("refusal", "no_key_counts")
        })?;
    let settings = issuing::settings_of(store.db())?;
    let saved = settings.saved.unwrap_or_default();
    let made = now.trunc_subsecs(0);
    let card = DeskCard {
        public_key: key.key.public_key(),
        organisation: saved.organisation,
        desk: settings.desk_code,
        name: saved.desk_name,
        made,
        not_before: key
            .made_at
            .map_or(now - EARLIER, |_| key.not_before)
            .trunc_subsecs(0),
        not_after: key.not_after.map(|end| end.trunc_subsecs(0)),
        withdrawn: Next::of(store.db(), store.keys(), &state, now)?.withdrawn,
    };
    let signed = card.sign(&key.key).map_err(unreadable)?;
    Ok((card, signed))
}
