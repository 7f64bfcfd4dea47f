//! The gate: what its screen shows before a scan, what is recorded after one, and where it stands.

use crate::directory::{both, merged};
use crate::gate_check::Held;
use crate::gate_log::lines_of;
use crate::trust::State;
use crate::wire::{
    ApiError, ErrorCode, GateActWord, GateContact, GateHead, GateList, GatePostView, GateTrust,
    GateVerdictWord, GateView, Language, Nothing, RecordGate, SetGatePost, WithdrawGate,
};
use crate::{Desk, command};
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, EventId, Fact};
use desk_domain::gate::{GateAct, GateFact, GatePerson};
use desk_domain::gate_verdict::GateVerdict;
use desk_domain::names::{PersonName, Reason};
use desk_domain::personal::Personal;
use desk_domain::problem::Problems;
use desk_domain::{format, text};
use desk_letter::claims::Subject;
use desk_letter::verify::Trust;
use desk_store::events::instant;
use desk_store::{Store, Writer, gate, gate_post, settings};
use std::collections::BTreeSet;

/// Lines of today that the screen shows.
const SHOWN: u32 = 50;
/// How long a check may be recorded: a code that was scanned an hour ago says nothing about now.
const HELD_MINUTES: i64 = 10;

impl Desk {
    /// The gate's screen before a scan.
    pub fn gate(&mut self, occasion: Occasion<'_>, _: Nothing) -> Result<GateView, ApiError> {
        let now = occasion.now;
        self.at_gate(|desk| view(desk, now))
    }

    /// Records what came of the last check.
    pub fn record_gate(
        &mut self,
        occasion: Occasion<'_>,
        request: RecordGate,
    ) -> Result<GateView, ApiError> {
        let now = occasion.now;
        let held = self.held_check.take();
        let done = self.at_gate(|desk| {
            record(desk.store_mut()?, occasion, &request, held.as_ref())?;
            view(desk, now)
        });
        if done.is_err() {
            self.held_check = held; // a mistake in the form loses nothing
        }
        done
    }

    /// Takes a line of the log back. It stays in the log, struck through.
    pub fn withdraw_gate(
        &mut self,
        occasion: Occasion<'_>,
        request: WithdrawGate,
    ) -> Result<GateView, ApiError> {
        let now = occasion.now;
        self.at_gate(|desk| {
            take_back(desk.store_mut()?, occasion, &request)?;
            view(desk, now)
        })
    }

    /// Sets up where the gate stands, who is on duty, language and sound.
    pub fn set_gate_post(
        &mut self,
        occasion: Occasion<'_>,
        request: SetGatePost,
    ) -> Result<GateView, ApiError> {
        let (now, locked) = (occasion.now, self.is_locked());
        self.at_gate(|desk| {
            let store = desk.store_mut()?;
            let mut post = gate_post::read(store.db())?;
            if post.site != request.site {
                if locked {
                    return Err(crate::gate_lock::refused());
                }
                let known = merged(store.db())?;
                if !request.site.is_empty() && known.access_point(&request.site).is_none() {
                    return Err(ApiError::not_found("access point"));
                }
            }
            let mut problems = Problems::new();
            let guard = if text::is_blank(&request.guard) {
                Some(String::new())
            } else {
                text::line("guard", &request.guard, 1..=60, &mut problems)
            };
            let Some(guard) = guard else {
                return Err(ApiError::fields(&problems));
            };
            post.site.clone_from(&request.site);
            post.guard = guard;
            post.sound = request.sound;
            post.language = match request.language {
                Some(Language::En) => "en",
                Some(Language::Zh) => "zh",
                None => "",
            }
            .to_owned();
            store.keep_gate_post(&post)?;
            view(desk, now)
        })
    }
}

pub(crate) fn view(desk: &Desk, now: DateTime<Utc>) -> Result<GateView, ApiError> {
    let store = desk.store()?;
    let post = post_view(store)?;
    let begin = begin_of_day(now, &post.zone);
    let trust = desk.trust_for_checking()?;
    let state = State::of(store.db(), store.keys())?;
    let heads = gate::head_counts(store.db(), begin)?
        .into_iter()
        .map(|count| {
            let known = count.engineers;
            head(store, &count.number, known).map(|head| GateHead {
                inside: count.inside,
                ..head
            })
        })
        .collect::<Result<_, _>>()?;
    Ok(GateView {
        today: lines_of(store, Some(begin), None, SHOWN, desk.is_locked())?,
        heads,
        trust: GateTrust {
            desks: other_desks(&trust, now),
            list: state.list.map(|list| GateList {
                version: list.version,
                issued: instant(list.issued),
                expires: instant(list.expires),
            }),
        },
        post,
    })
}

/// How many other desks have a key on the list that counts now: a desk that changes its key has two for a while.
fn other_desks(trust: &Trust, now: DateTime<Utc>) -> u32 {
    let desks: BTreeSet<&str> = trust
        .keys
        .iter()
        .filter(|key| key.listed && key.not_before <= now && now <= key.not_after)
        .filter(|key| !trust.revoked_keys.contains(&key.kid))
        .map(|key| key.desk.as_str())
        .collect();
    u32::try_from(desks.len()).unwrap_or(u32::MAX)
}

/// The instant at which the day of `now` began where the gate stands.
fn begin_of_day(now: DateTime<Utc>, zone: &str) -> DateTime<Utc> {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    // the last instant of the day before, and a moment more
    format::end_of_day(now - Duration::days(1), zone) + Duration::seconds(1)
}

pub(crate) fn post_view(store: &Store) -> Result<GatePostView, ApiError> {
    let post = gate_post::read(store.db())?;
    let directory = merged(store.db())?;
    let point = directory.access_point(&post.site);
    Ok(GatePostView {
        site_names: point.map(|point| both(&point.name_en, &point.name_zh)),
        city: point.map(|point| both(&point.city_en, &point.city_zh)),
        zone: point.map_or_else(String::new, |point| point.zone.name().to_owned()),
        language: match post.language.as_str() {
            "en" => Some(Language::En),
            "zh" => Some(Language::Zh),
            _ => None,
        },
        sound: post.sound,
        guard: post.guard,
        locked: post.locked,
        has_pin: !post.pin.is_empty(),
        site: post.site,
    })
}

/// The head count of a handout; `engineers` named on it, 0 when not known.
pub(crate) fn head(store: &Store, number: &str, engineers: u32) -> Result<GateHead, ApiError> {
    Ok(GateHead {
        number: number.to_owned(),
        inside: gate::count_inside(store.db(), number)?,
        of: Some(engineers).filter(|n| *n > 0),
    })
}

/// Whom a guard may call about this desk's own handouts.
pub(crate) fn contact(store: &Store) -> Result<Option<GateContact>, ApiError> {
    let saved = settings::read(store.db())?.and_then(|settings| settings.saved);
    Ok(saved
        .map(|saved| GateContact {
            name: saved.contact_name,
            phone: saved.contact_phone,
        })
        .filter(|contact| !contact.name.is_empty() || !contact.phone.is_empty()))
}

pub(crate) fn verdict_word(verdict: GateVerdict) -> GateVerdictWord {
    match verdict {
        GateVerdict::Admit => GateVerdictWord::Admit,
        GateVerdict::Refuse => GateVerdictWord::Refuse,
        GateVerdict::Ask => GateVerdictWord::Ask,
    }
}

pub(crate) fn act_word(act: GateAct) -> GateActWord {
    match act {
        GateAct::Entered => GateActWord::Entered,
        GateAct::LetIn => GateActWord::LetIn,
        GateAct::Left => GateActWord::Left,
        GateAct::Refused => GateActWord::Refused,
        GateAct::SealSeen => GateActWord::SealSeen,
    }
}

pub(crate) fn act_of(word: GateActWord) -> GateAct {
    match word {
        GateActWord::Entered => GateAct::Entered,
        GateActWord::LetIn => GateAct::LetIn,
        GateActWord::Left => GateAct::Left,
        GateActWord::Refused => GateAct::Refused,
        GateActWord::SealSeen => GateAct::SealSeen,
    }
}

fn record(
    store: &mut Store,
    occasion: Occasion<'_>,
    request: &RecordGate,
    held: Option<&Held>,
) -> Result<(), ApiError> {
    let post = gate_post::read(store.db())?;
    let now = occasion.now;
    command(
        store,
        &request.key,
        "record_gate",
        request,
        occasion,
        |writer| {
            let held = held
                .filter(|held| held.id == request.check)
                .filter(|held| now - held.at <= Duration::minutes(HELD_MINUTES))
                .ok_or_else(gone)?;
            let act = allowed(writer, held, request)?;
            let mut problems = Problems::new();
            let (allowed_by, because) = said(act, request, &mut problems);
            if problems.has_blocks() {
                return Err(ApiError::fields(&problems));
            }
            let fact = fact_of(held, act, &post, allowed_by, because);
            writer.record(Aggregate::Gate, &held.about, &act.fact(fact))?;
            Ok(Nothing {})
        },
    )?;
    Ok(())
}

/// What is asked must be among what the verdict allows, judged by the log as it is now: it may have moved since the check.
fn allowed(
    writer: &Writer<'_, '_, '_>,
    held: &Held,
    request: &RecordGate,
) -> Result<GateAct, ApiError> {
    let act = act_of(request.act);
    let record = gate::record(writer.db(), writer.keys(), &held.about)?;
    let inside = record.inside_since.is_some();
    let refused = |code: &str, sentence: &str| {
        Err(ApiError::new(ErrorCode::Refused, sentence).with("refusal", code))
    };
    if act == GateAct::Left && !inside {
        return refused(
            "not_inside",
            "The log has nobody inside with this pass. Scan it again.",
        );
    }
    if !crate::gate_check::acts(held, inside).contains(&act) {
        return refused(
            "not_allowed_here",
            "The verdict does not allow this. Scan the code again.",
        );
    }
    if act == GateAct::Entered && inside {
        return refused(
            "inside_meanwhile",
            "This pass came in a moment ago. Scan it again.",
        );
    }
    if act == GateAct::Entered && !request.id_seen {
        return refused(
            "id_not_seen",
            "Look at the ID document first, and tick that name and number match.",
        );
    }
    Ok(act)
}

fn said(act: GateAct, request: &RecordGate, problems: &mut Problems) -> (String, String) {
    let mut because = String::new();
    let mut allowed_by = String::new();
    if act == GateAct::LetIn {
        let name = PersonName::parse("allowed_by", &request.allowed_by, problems);
        allowed_by = name.map_or_else(String::new, |name| name.as_str().to_owned());
    }
    let wanted = act == GateAct::LetIn || act == GateAct::Refused;
    if wanted && (act == GateAct::LetIn || !text::is_blank(&request.because)) {
        let reason = Reason::parse("because", &request.because, problems);
        because = reason.map_or_else(String::new, |reason| reason.as_str().to_owned());
    }
    (allowed_by, because)
}

fn fact_of(
    held: &Held,
    act: GateAct,
    post: &gate_post::GatePost,
    allowed_by: String,
    because: String,
) -> GateFact {
    let claims = held.claims.as_ref();
    // a refusal names nobody
    let who = match (claims.map(|claims| &claims.subject), &held.person, act) {
        (_, _, GateAct::Refused) => None,
        (
            Some(Subject::Pass {
                name, document_end, ..
            }),
            Some(person),
            _,
        ) => Some(Personal::of(
            person,
            GatePerson {
                name: name.clone(),
                document_end: document_end.clone(),
            },
        )),
        _ => None,
    };
    GateFact {
        shown: held.shown.as_wire().to_owned(),
        number: claims.map_or_else(String::new, |claims| claims.number.clone()),
        revision: claims.map_or(0, |claims| claims.revision),
        company: claims.map_or_else(String::new, |claims| claims.company.clone()),
        engineers: held.engineers,
        who,
        verdict: held.reason.verdict().as_wire().to_owned(),
        reason: held.reason.as_wire().to_owned(),
        gate: post.site.clone(),
        guard: post.guard.clone(),
        allowed_by,
        because,
    }
}

fn take_back(
    store: &mut Store,
    occasion: Occasion<'_>,
    request: &WithdrawGate,
) -> Result<(), ApiError> {
    command(
        store,
        &request.key,
        "withdraw_gate",
        request,
        occasion,
        |writer| {
            let mut problems = Problems::new();
            let Some(why) = Reason::parse("reason", &request.reason, &mut problems) else {
                return Err(ApiError::fields(&problems));
            };
            let event = EventId {
                desk: request.event.desk.clone(),
                seq: request.event.seq,
            };
            let id =
                gate::id_of(writer.db(), &event)?.ok_or_else(|| ApiError::not_found("record"))?;
            let record = gate::record(writer.db(), writer.keys(), &id)?;
            let standing = record
                .entries
                .iter()
                .find(|entry| entry.event == event)
                .is_some_and(|entry| entry.withdrawn.is_none());
            if !standing {
                return Err(
                    ApiError::new(ErrorCode::Refused, "This line was taken back already.")
                        .with("refusal", "taken_back"),
                );
            }
            let fact = Fact::Withdrawn {
                event,
                reason: why.as_str().to_owned(),
            };
            writer.record(Aggregate::Gate, &id, &fact)?;
            Ok(Nothing {})
        },
    )?;
    Ok(())
}

fn gone() -> ApiError {
    ApiError::new(
        ErrorCode::Refused,
        "This check is not at hand any more. Scan the code again; nothing was recorded.",
    )
    .with("refusal", "check_gone")
}
