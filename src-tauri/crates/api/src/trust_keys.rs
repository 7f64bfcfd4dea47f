//! Keys of this desk made anew, and what does not count any more: keys, passes, handouts.

use crate::trust::{Own, State};
use crate::trust_root::{EARLIER, window_end};
use crate::trust_view::view;
use crate::wire::{
    ApiError, ErrorCode, HandoutDetail, RevokeHandout, RevokeKey, RevokePass, RotateKey, TrustView,
};
use crate::{Desk, command, settings, was_done};
use chrono::{DateTime, Duration, SubsecRound as _, Utc};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::handout_record::{HandoutRecord, HandoutVoid};
use desk_domain::names::Reason;
use desk_domain::problem::Problems;
use desk_domain::trust::{HandoutRevocation, ID, IssuingKeyFact, KeyRevocation, PassRevocation};
use desk_letter::trust::fingerprint::fingerprint;
use desk_store::files::{hex, unhex};
use desk_store::{Writer, handouts, loas, settings as stored};

impl Desk {
    /// Makes a new key for this desk. What the present ones signed counts until the day that is said.
    pub fn rotate_key(
        &mut self,
        mut occasion: Occasion<'_>,
        request: RotateKey,
    ) -> Result<TrustView, ApiError> {
        let now = occasion.now;
        let store = self.store_mut()?;
        if stored::read(store.db())?.is_none() {
            return Err(ApiError::new(
                ErrorCode::Refused,
                "Write your organisation into the settings first: it stands on every handout.",
            ));
        }
        if !was_done(store, &request.key, "rotate_key", &request)? {
            let until = window_end("until", &request.until, &request.zone, now)?;
            let before_until =
                window_end("before_until", &request.before_until, &request.zone, now)?;
            let state = State::of(store.db(), store.keys())?;
            let spare = |keys: &desk_store::keys::Keys| {
                Own::all(keys, &state)
                    .into_iter()
                    .rev()
                    .find(|key| !key.recorded)
                    .map(|key| (key.kid.clone(), hex(&key.key.public_key())))
            };
            // one that a crash left without a record is as good as a new one
            let (kid, public_key) = match spare(store.keys()) {
                Some(spare) => spare,
                None => {
                    store.add_issuing_key(&mut occasion)?;
                    spare(store.keys()).ok_or_else(|| ApiError::not_found("key"))?
                }
            };
            let before = Own::all(store.keys(), &state)
                .into_iter()
                .filter(|key| key.counts(now))
                .map(|key| {
                    let end = key
                        .not_after
                        .map_or(before_until, |end| end.min(before_until));
                    (key.kid, end)
                })
                .collect();
            let fact = IssuingKeyFact {
                key: kid,
                public_key,
                not_before: (now - EARLIER).trunc_subsecs(0),
                not_after: until,
                before,
                by: settings::writer_of(store)?,
            };
            command(
                store,
                &request.key,
                "rotate_key",
                &request,
                occasion,
                |writer| {
                    writer.record(Aggregate::Trust, ID, &Fact::IssuingKeyMade(fact))?;
                    Ok(())
                },
            )?;
        }
        view(store, now)
    }

    /// Revokes a key: one of this desk, or on the root desk any that the list names.
    pub fn revoke_key(
        &mut self,
        occasion: Occasion<'_>,
        request: RevokeKey,
    ) -> Result<TrustView, ApiError> {
        let now = occasion.now;
        let reason = reason(&request.reason)?;
        let store = self.store_mut()?;
        let by = settings::writer_of(store)?;
        command(
            store,
            &request.key,
            "revoke_key",
            &request,
            occasion,
            |writer| {
                let state = State::of(writer.db(), writer.keys())?;
                let own = Own::all(writer.keys(), &state)
                    .into_iter()
                    .find(|key| key.recorded && key.kid == request.kid)
                    .map(|key| key.key.public_key());
                let next = crate::trust_root::Next::of(writer.db(), writer.keys(), &state, now)?;
                let listed = next.keys.iter().find(|key| hex(&key.kid()) == request.kid);
                let public_key = own
                    .or(listed.map(|key| key.public_key))
                    .ok_or_else(|| ApiError::not_found("key"))?;
                let desk = match (listed, stored::read(writer.db())?) {
                    (Some(key), _) => key.desk.clone(),
                    (None, found) => found.map_or(String::new(), |found| found.desk_code),
                };
                let fact = KeyRevocation {
                    key: request.kid.clone(),
                    desk,
                    fingerprint: fingerprint(&public_key),
                    reason,
                    by,
                };
                writer.record(Aggregate::Trust, ID, &Fact::KeyRevoked(fact))?;
                Ok(())
            },
        )?;
        view(store, now)
    }

    /// Revokes one engineer's pass; the handout and the other passes stay in force.
    pub fn revoke_pass(
        &mut self,
        mut occasion: Occasion<'_>,
        request: RevokePass,
    ) -> Result<HandoutDetail, ApiError> {
        let reason = reason(&request.reason)?;
        let store = self.store_mut()?;
        let by = settings::writer_of(store)?;
        let again = crate::desk::again(&mut occasion);
        command(
            store,
            &request.key,
            "revoke_pass",
            &request,
            again,
            |writer| {
                let (_, handout, ends) = handout(writer, &request.number, request.revision)?;
                let named = handout.fact.passes.contains(&request.pass);
                if !named || unhex::<8>(&request.pass).is_none() {
                    return Err(ApiError::not_found("pass"));
                }
                let fact = PassRevocation {
                    pass: request.pass.clone(),
                    number: request.number.clone(),
                    revision: request.revision,
                    until: ends,
                    reason,
                    by,
                };
                writer.record(Aggregate::Trust, ID, &Fact::PassRevoked(fact))?;
                Ok(())
            },
        )?;
        self.handout(
            occasion,
            crate::wire::ByNumber {
                number: request.number,
                revision: Some(request.revision),
            },
        )
    }

    /// Revokes a handout of this desk: it is declared void here, and revoked for every other desk.
    pub fn revoke_handout(
        &mut self,
        mut occasion: Occasion<'_>,
        request: RevokeHandout,
    ) -> Result<HandoutDetail, ApiError> {
        let reason = reason(&request.reason)?;
        let store = self.store_mut()?;
        let by = settings::writer_of(store)?;
        let again = crate::desk::again(&mut occasion);
        command(
            store,
            &request.key,
            "revoke_handout",
            &request,
            again,
            |writer| {
                let (loa, handout, ends) = handout(writer, &request.number, request.revision)?;
                if handout.in_force() {
                    let void = HandoutVoid {
                        number: request.number.clone(),
                        revision: request.revision,
                        reason: reason.clone(),
                        by: by.clone(),
                    };
                    writer.record(Aggregate::Loa, &loa, &Fact::HandoutVoided(void))?;
                }
                let fact = HandoutRevocation {
                    number: request.number.clone(),
                    revision: request.revision,
                    until: ends,
                    reason,
                    by,
                };
                writer.record(Aggregate::Trust, ID, &Fact::HandoutRevoked(fact))?;
                Ok(())
            },
        )?;
        self.handout(
            occasion,
            crate::wire::ByNumber {
                number: request.number,
                revision: Some(request.revision),
            },
        )
    }
}

/// The handout, its LOA, and an instant after which none of its codes counts.
fn handout(
    writer: &Writer<'_, '_, '_>,
    number: &str,
    revision: u32,
) -> Result<(String, HandoutRecord, DateTime<Utc>), ApiError> {
    let missing = || ApiError::not_found("handout");
    let row = handouts::one(writer.db(), number, Some(revision))?.ok_or_else(missing)?;
    let record = loas::one(writer.db(), writer.keys(), &row.loa)?.ok_or_else(missing)?;
    let handout = record.revision(number, revision).cloned();
    // a pass ends with the visit, which is never later than the handout; a day covers clocks that differ
    let ends = row.valid_until + Duration::days(1);
    Ok((row.loa, handout.ok_or_else(missing)?, ends.trunc_subsecs(0)))
}

fn reason(typed: &str) -> Result<String, ApiError> {
    let mut problems = Problems::new();
    Reason::parse("reason", typed, &mut problems)
        .map(|reason| reason.as_str().to_owned())
        .ok_or_else(|| ApiError::fields(&problems))
}
