//! A code is checked at the gate: what the guard is told, and what may be recorded of it.

use crate::Desk;
use crate::directory::{both, merged};
use crate::gate::{act_word, contact, head, verdict_word};
use crate::wire::{
    ApiError, CheckCode, ErrorCode, GateLetter, GateLetterEnd, GatePersonView, GateVerdictView,
};
use chrono::{DateTime, Utc};
use desk_domain::chance::Occasion;
use desk_domain::directory::{AccessPoint, Directory};
use desk_domain::entry::EngineerEntry;
use desk_domain::gate::{GateAct, STRANGER, Shown};
use desk_domain::gate_code::{self, OtherCode};
use desk_domain::gate_verdict::GateReason;
use desk_domain::handout_record::{HandoutRecord, HandoutStanding};
use desk_domain::loa_record::LoaRecord;
use desk_domain::person::PersonDetails;
use desk_letter::claims::{Claims, SITE_BYTES, Subject, cut};
use desk_letter::genuine::genuine;
use desk_letter::verify::{Refusal, Trust, verify};
use desk_store::events::instant;
use desk_store::files::{hex, unhex};
use desk_store::{Store, gate, gate_post, handouts, loas};
use sha2::{Digest, Sha256};

/// A check whose outcome can be recorded. One at a time; it is gone when the program ends.
pub(crate) struct Held {
    /// Names it to the window.
    pub id: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// The aggregate: pass id, number and revision of a seal, or a hash of anything else.
    pub about: String,
    /// What was shown.
    pub shown: Shown,
    /// Why the guard was told what they were told.
    pub reason: GateReason,
    /// What it says, when the signature holds.
    pub claims: Option<Claims>,
    /// Engineers named on the handout, when known.
    pub engineers: u8,
    /// Whose data the name is; `None` when nobody is to be named.
    pub person: Option<String>,
}

/// Everything that one text turned out to be.
struct Found {
    text: String,
    reason: GateReason,
    claims: Option<Claims>,
}

/// A handout of this very desk that a code belongs to.
struct Own {
    loa: LoaRecord,
    handout: HandoutRecord,
    /// Place of the pass among the engineers.
    n: Option<usize>,
}

impl Desk {
    /// Checks a code and tells what to do. Nothing is recorded; the outcome is held until it is, or until the next check.
    pub fn check_code(
        &mut self,
        mut occasion: Occasion<'_>,
        request: CheckCode,
    ) -> Result<GateVerdictView, ApiError> {
        if request.texts.is_empty() || request.texts.len() > 4 {
            return Err(ApiError::new(
                ErrorCode::Refused,
                "Nothing was scanned. Scan the code again.",
            ));
        }
        self.held_check = None;
        let now = occasion.now;
        let (held, view) = self.at_gate(|desk| {
            let trust = desk.trust_for_checking()?;
            let store = desk.store()?;
            let directory = merged(store.db())?;
            let post = gate_post::read(store.db())?;
            let here = directory.access_point(&post.site);
            let found = read(&request.texts, trust.clone(), now, here, store)?;
            outcome(store, &directory, here, &trust, found, now, occasion.id())
        })?;
        self.held_check = Some(held);
        Ok(view)
    }
}

/// The first reading that is a code of ours as it was made; else what the first reading is.
fn read(
    texts: &[String],
    mut trust: Trust,
    now: DateTime<Utc>,
    here: Option<&AccessPoint>,
    store: &Store,
) -> Result<Found, ApiError> {
    let mut first: Option<Found> = None;
    trust.seen_passes = gate::inside(store.db())?
        .iter()
        .filter_map(|(id, _)| unhex(id))
        .collect();
    for text in texts.iter().flat_map(|text| gate_code::readings(text)) {
        let claims = genuine(&text, &trust);
        let site = here.map(|point| site_in_code(point, claims.as_ref()));
        let reason = match verify(&text, &trust, now, site.as_deref()) {
            Ok(verified) => match verified.claims.subject {
                Subject::Pass { .. } => GateReason::Genuine,
                Subject::Seal { .. } => GateReason::Seal,
            },
            Err(refusal) => reason(refusal),
        };
        let whole = !matches!(
            reason,
            GateReason::OtherCode | GateReason::Unreadable | GateReason::Altered
        );
        let found = Found {
            text,
            reason,
            claims,
        };
        if whole {
            return Ok(found);
        }
        // a damaged code of ours says more than a reading that is no code at all
        let better = first.as_ref().is_none_or(|first| {
            first.reason == GateReason::OtherCode && reason != GateReason::OtherCode
        });
        if better {
            first = Some(found);
        }
    }
    Ok(first.unwrap_or(Found {
        text: String::new(),
        reason: GateReason::OtherCode,
        claims: None,
    }))
}

fn reason(refusal: Refusal) -> GateReason {
    match refusal {
        Refusal::Length | Refusal::Prefix => GateReason::OtherCode,
        Refusal::Base45 => GateReason::Unreadable,
        Refusal::Base45Form
        | Refusal::Cbor
        | Refusal::Shape
        | Refusal::Algorithm
        | Refusal::Signature => GateReason::Altered,
        Refusal::RevokedKey => GateReason::RevokedKey,
        Refusal::UnknownKey => GateReason::UnknownKey,
        Refusal::KeyOutsideItsTime => GateReason::KeyEnded,
        Refusal::NotYet => GateReason::TooEarly,
        Refusal::Expired => GateReason::Expired,
        Refusal::Void => GateReason::Void,
        Refusal::Superseded => GateReason::Superseded,
        Refusal::RevokedHandout => GateReason::RevokedLetter,
        Refusal::RevokedPass => GateReason::RevokedPass,
        Refusal::WrongSite => GateReason::WrongSite,
        Refusal::ListExpired => GateReason::ListEnded,
        Refusal::SeenBefore => GateReason::AlreadyInside,
    }
}

/// The gate's site as the code would name it: a handout names it by its id where the id is stated, else by its name, and it
/// may have been printed before the id was known.
fn site_in_code(here: &AccessPoint, claims: Option<&Claims>) -> String {
    let named = |name: &str| claims.is_some_and(|claims| claims.site == cut(name, SITE_BYTES));
    match here.id.as_deref() {
        Some(id) if named(id) => id.to_owned(),
        _ => here.name_en.clone(),
    }
}

fn outcome(
    store: &Store,
    directory: &Directory,
    here: Option<&AccessPoint>,
    trust: &Trust,
    found: Found,
    now: DateTime<Utc>,
    id: String,
) -> Result<(Held, GateVerdictView), ApiError> {
    let Found {
        text,
        reason,
        claims,
    } = found;
    let (shown, about) = about(&text, claims.as_ref());
    let record = gate::record(store.db(), store.keys(), &about)?;
    // the log is asked, not only the pass: a code of an unknown desk that was let in may leave as well
    let inside = record.inside_since.is_some();
    let own = match &claims {
        Some(claims) => own_handout(store, claims)?,
        None => None,
    };
    let engineers = named_engineers(store, claims.as_ref(), own.as_ref())?;
    let (person, details) = whose(&about, claims.as_ref(), own.as_ref());
    let other = (reason == GateReason::OtherCode)
        .then(|| other_code(store, &text, now))
        .transpose()?;
    let host = other
        .filter(|other| {
            matches!(
                other,
                OtherCode::Link | OtherCode::AlibabaLink | OtherCode::Official
            )
        })
        .and_then(|_| gate_code::host(&text.to_ascii_lowercase()).map(str::to_owned))
        .map(|host| host.chars().take(80).collect());
    let letter = claims
        .as_ref()
        .map(|claims| letter(claims, directory, here, trust, own.as_ref(), engineers));
    let shows_person = reason.shows_person() && shown == Shown::Pass;
    let view = GateVerdictView {
        check: id.clone(),
        verdict: verdict_word(reason.verdict()),
        reason: reason.as_wire().to_owned(),
        at: instant(now),
        other: other.map(|other| other.as_wire().to_owned()),
        host,
        person: claims
            .as_ref()
            .filter(|_| shows_person)
            .and_then(|claims| person_view(claims, details.as_ref())),
        inside_since: record.inside_since.map(instant),
        times_in: record.times_in,
        last_at: record.last_at.map(instant),
        acts: acts_of(shown, reason, inside)
            .into_iter()
            .map(act_word)
            .collect(),
        head: match &letter {
            Some(letter) => Some(head(store, &letter.number, engineers)?),
            None => None,
        },
        site_checked: here.is_some(),
        elsewhere_unknown: claims.is_some() && shown == Shown::Pass,
        contact: match &own {
            Some(_) => contact(store)?,
            None => None,
        },
        letter,
    };
    let held = Held {
        id,
        at: now,
        about,
        shown,
        reason,
        claims,
        engineers: u8::try_from(engineers).unwrap_or(0),
        person,
    };
    Ok((held, view))
}

/// What may be recorded of a held check; `inside` by the log as it is now.
pub(crate) fn acts(held: &Held, inside: bool) -> Vec<GateAct> {
    acts_of(held.shown, held.reason, inside)
}

fn acts_of(shown: Shown, reason: GateReason, inside: bool) -> Vec<GateAct> {
    let mut acts = reason.acts(inside);
    // a seal lets nobody in; of what an unknown desk signed it cannot be told which of the two it is
    if shown != Shown::Pass && reason != GateReason::UnknownKey {
        acts.retain(|act| !matches!(act, GateAct::Entered | GateAct::LetIn));
    }
    acts
}

/// What was shown, and the name under which the log keeps it.
fn about(text: &str, claims: Option<&Claims>) -> (Shown, String) {
    match claims {
        Some(Claims {
            subject: Subject::Pass { pass_id, .. },
            ..
        }) => (Shown::Pass, hex(pass_id)),
        Some(claims) => (
            Shown::Seal,
            format!("{}-{}", claims.number, claims.revision),
        ),
        None => {
            let digest = Sha256::digest(text.as_bytes());
            (
                Shown::Code,
                format!("code-{}", hex(digest.get(..8).unwrap_or_default())),
            )
        }
    }
}

/// The handout in this desk's own register that the code was printed on.
fn own_handout(store: &Store, claims: &Claims) -> Result<Option<Own>, ApiError> {
    let Some(row) = handouts::one(store.db(), &claims.number, Some(claims.revision))? else {
        return Ok(None);
    };
    let Some(loa) = loas::one(store.db(), store.keys(), &row.loa)? else {
        return Ok(None);
    };
    let Some(handout) = loa.revision(&claims.number, claims.revision).cloned() else {
        return Ok(None);
    };
    let n = match &claims.subject {
        Subject::Pass { pass_id, .. } => {
            let id = hex(pass_id);
            handout.fact.passes.iter().position(|pass| *pass == id)
        }
        Subject::Seal { .. } => None,
    };
    Ok(Some(Own { loa, handout, n }))
}

/// How many people the handout names: by our own register, by its seal, or by a seal that was looked at before; else 0.
fn named_engineers(
    store: &Store,
    claims: Option<&Claims>,
    own: Option<&Own>,
) -> Result<u32, ApiError> {
    if let Some(own) = own {
        return Ok(u32::try_from(own.handout.fact.passes.len()).unwrap_or(0));
    }
    Ok(match claims {
        Some(Claims {
            subject: Subject::Seal { engineers, .. },
            ..
        }) => u32::from(*engineers),
        Some(claims) => gate::engineers(store.db(), &claims.number)?,
        None => 0,
    })
}

/// Whose data the name on the pass is. One of our own people keeps their own key, so that erasing them takes their name out
/// of the gate's log, too; somebody of another desk gets a key of the pass. Whoever was erased is not named again.
fn whose(
    about: &str,
    claims: Option<&Claims>,
    own: Option<&Own>,
) -> (Option<String>, Option<PersonDetails>) {
    if !claims.is_some_and(|claims| matches!(claims.subject, Subject::Pass { .. })) {
        return (None, None);
    }
    let engineer = own.and_then(|own| own.loa.application.engineers.get(own.n?));
    match engineer {
        Some(engineer) => match engineer.known() {
            Some(details) => (Some(engineer.person().to_owned()), Some(details.clone())),
            None => (None, None),
        },
        None => (Some(format!("{STRANGER}{about}")), None),
    }
}

fn other_code(store: &Store, text: &str, now: DateTime<Utc>) -> Result<OtherCode, ApiError> {
    let wanted = text.trim();
    for id in gate::loas_still_running(store.db(), now)? {
        let Some(loa) = loas::one(store.db(), store.keys(), &id)? else {
            continue;
        };
        // compared without case, because the readings of a scan are folded
        let mut kept = loa.engineers.iter().filter_map(EngineerEntry::code);
        if kept.any(|(kept, _)| kept.text.trim().eq_ignore_ascii_case(wanted)) {
            return Ok(OtherCode::Official);
        }
    }
    Ok(OtherCode::of(text))
}

fn person_view(claims: &Claims, details: Option<&PersonDetails>) -> Option<GatePersonView> {
    let Subject::Pass {
        name, document_end, ..
    } = &claims.subject
    else {
        return None;
    };
    Some(GatePersonView {
        // the code holds 24 bytes of a name; our own register holds all of it
        name: details
            .map(|details| details.name.clone())
            .filter(|whole| whole.starts_with(name.as_str()))
            .unwrap_or_else(|| name.clone()),
        latin: details.map_or_else(String::new, |details| details.name_latin.clone()),
        document_end: document_end.clone(),
        document_type: details.map_or_else(String::new, |details| details.document_type.clone()),
    })
}

fn letter(
    claims: &Claims,
    directory: &Directory,
    here: Option<&AccessPoint>,
    trust: &Trust,
    own: Option<&Own>,
    engineers: u32,
) -> GateLetter {
    let named = |point: &AccessPoint| {
        let is = |name: &str| cut(name, SITE_BYTES) == claims.site;
        is(&point.name_en) || point.id.as_deref().is_some_and(is)
    };
    let site = directory.access_points.iter().find(|point| named(point));
    let zone = site.or(here).map_or(chrono_tz::Tz::UTC, |point| point.zone);
    let at = |seconds: i64| {
        instant(DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::UNIX_EPOCH))
    };
    let desk = claims.number.split('-').nth(1).unwrap_or_default();
    GateLetter {
        number: claims.number.clone(),
        revision: claims.revision,
        company: own.map_or_else(
            || claims.company.clone(),
            |own| own.loa.application.construction_company.clone(),
        ),
        port_id: claims.port_id.clone(),
        site: claims.site.clone(),
        site_names: site.map(|point| both(&point.name_en, &point.name_zh)),
        this_site: here.map(&named),
        from: at(claims.not_before),
        until: at(claims.expires),
        zone: zone.name().to_owned(),
        city: site.map(|point| both(&point.city_en, &point.city_zh)),
        desk: trust
            .keys
            .iter()
            .map(|key| key.desk.as_str())
            .find(|known| *known == desk)
            .unwrap_or(desk)
            .to_owned(),
        own: own.is_some(),
        engineers: Some(engineers).filter(|n| *n > 0),
        position: own.and_then(|own| position(&own.loa)),
        end: own.and_then(|own| end(&own.handout)),
        valid_until: own.map(|own| instant(own.handout.fact.valid_until)),
    }
}

/// Where the visit leads, in one line.
fn position(loa: &LoaRecord) -> Option<String> {
    let (approval, _) = loa.approval.as_ref()?;
    let facility = &approval.facility;
    let parts: Vec<&str> = [
        &facility.room,
        &facility.cabinet,
        &facility.odf,
        &facility.panel_port,
    ]
    .into_iter()
    .map(|part| part.trim())
    .filter(|part| !part.is_empty())
    .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn end(handout: &HandoutRecord) -> Option<GateLetterEnd> {
    match &handout.standing {
        HandoutStanding::InForce => None,
        HandoutStanding::Superseded {
            by_revision,
            reason,
            at,
            ..
        } => Some(GateLetterEnd {
            at: instant(*at),
            reason: reason.clone(),
            successor: Some(*by_revision),
        }),
        HandoutStanding::Void { reason, at, .. } => Some(GateLetterEnd {
            at: instant(*at),
            reason: reason.clone(),
            successor: None,
        }),
    }
}
