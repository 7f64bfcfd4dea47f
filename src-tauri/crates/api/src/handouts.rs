//! Handouts: issued, issued anew, declared void, and the register of them all.

use crate::directory::{both, merged};
use crate::paper::{self, Issue};
use crate::preflight::{self, Ground};
use crate::wire::{
    AccessFlowWord, ApiError, AudienceWord, ByNumber, CircuitView, CountedCopies, DocumentWord,
    ErrorCode, HandoutChoice, HandoutDetail, HandoutDocument, HandoutEnd, HandoutPass,
    HandoutQuery, HandoutRow, HandoutSort, HandoutState, Handouts, IssueHandout, KeptWarning,
    VoidHandout,
};
use crate::{Desk, circuits, command, directory};
use chrono::{DateTime, Datelike as _, Duration, Utc};
use chrono_tz::Tz;
use desk_domain::audience::Audience;
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact, FileRef};
use desk_domain::handout::{DeskCode, HandoutNumber};
use desk_domain::handout_record::{AudienceCopy, HandoutFact, HandoutStanding, HandoutVoid};
use desk_domain::loa::LoaStatus;
use desk_domain::loa_record::LoaRecord;
use desk_domain::names::{PersonName, Reason};
use desk_domain::port::AccessFlow;
use desk_domain::problem::Problems;
use desk_domain::settings::SettingsFact;
use desk_letter::codes::Codes;
use desk_letter::faces::Faces;
use desk_letter::layout::layout_for;
use desk_letter::letter::{Letter, Replaces};
use desk_letter::pdf;
use desk_store::circuits::{self as stored, Whole};
use desk_store::files::{self, Kind, hex, unhex};
use desk_store::handouts as register;
use desk_store::settings::{self, Settings};
use desk_store::{Store, Writer, calendars, events, loas};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// How long before its end a handout counts as lapsing.
const LAPSING_DAYS: i64 = 7;

impl Desk {
    /// Issues the handout of an approved LOA: number, letter, codes and bytes, all in one transaction.
    pub fn issue_handout(
        &mut self,
        occasion: Occasion<'_>,
        request: IssueHandout,
    ) -> Result<CircuitView, ApiError> {
        let faces = self.shared_faces();
        let circuit = command(
            self.store_mut()?,
            &request.key,
            "issue_handout",
            &request,
            occasion,
            |writer| {
                let circuit_id = loas::circuit_of(writer.db(), &request.loa)?
                    .ok_or_else(|| ApiError::not_found("LOA"))?;
                let whole = stored::whole(writer.db(), writer.keys(), &circuit_id)?
                    .ok_or_else(|| ApiError::not_found("circuit"))?;
                let loa = newest(&whole, &request.loa)?;
                issue(writer, &faces, &whole, loa, &request)?;
                Ok(circuit_id)
            },
        )?;
        circuits::view(self.store()?, &circuit)
    }

    /// Declares a revision void, for good. Every later look at it says so.
    pub fn void_handout(
        &mut self,
        occasion: Occasion<'_>,
        request: VoidHandout,
    ) -> Result<CircuitView, ApiError> {
        let circuit = command(
            self.store_mut()?,
            &request.key,
            "void_handout",
            &request,
            occasion,
            |writer| {
                let row = register::one(writer.db(), &request.number, Some(request.revision))?
                    .ok_or_else(|| ApiError::not_found("handout"))?;
                if row.standing != HandoutStanding::InForce {
                    return Err(ApiError::new(
                        ErrorCode::Refused,
                        "This revision no longer counts. Void the newest one, if that is what you mean.",
                    )
                    .with("refusal", "not_in_force"));
                }
                let mut problems = Problems::new();
                let reason = Reason::parse("reason", &request.reason, &mut problems);
                let Some(reason) = reason else {
                    return Err(ApiError::fields(&problems));
                };
                let void = HandoutVoid {
                    number: row.number,
                    revision: row.revision,
                    reason: reason.as_str().to_owned(),
                    by: issuer(&request.by, &settings_of(writer.db())?)?,
                };
                writer.record(Aggregate::Loa, &row.loa, &Fact::HandoutVoided(void))?;
                Ok(row.circuit)
            },
        )?;
        circuits::view(self.store()?, &circuit)
    }

    /// One revision of a number with all its documents. A number that was ever issued resolves for ever.
    pub fn handout(
        &mut self,
        occasion: Occasion<'_>,
        request: ByNumber,
    ) -> Result<HandoutDetail, ApiError> {
        let store = self.store()?;
        let (db, at) = (store.db(), occasion.now);
        let row = register::one(db, &request.number, request.revision)?
            .ok_or_else(|| ApiError::not_found("handout"))?;
        let record = loas::one(db, store.keys(), &row.loa)?;
        let fact = record
            .as_ref()
            .and_then(|loa| loa.revision(&row.number, row.revision))
            .map(|handout| &handout.fact);
        let complete = HandoutDocument {
            id: row.document.clone(),
            kind: DocumentWord::Complete,
            audience: None,
            name: format!("{}.pdf", stem(&row.number, row.revision)),
            pages: row.pages,
            size: row.size,
            sha256: row.sha256.clone(),
            of_sha256: None,
            made_at: events::instant(row.issued_at),
            copies: None,
        };
        let made = register::documents(db, &row.number, row.revision)?;
        let trust = desk_store::trust::record(db, store.keys())?;
        let revoked = trust
            .handouts
            .get(&(row.number.clone(), row.revision))
            .map(|one| HandoutEnd {
                at: events::instant(one.at),
                by: one.what.by.clone(),
                reason: one.what.reason.clone(),
                successor: None,
            });
        let engineers = record
            .as_ref()
            .map(|loa| loa.application.engineers.as_slice());
        let passes = fact
            .iter()
            .flat_map(|fact| &fact.passes)
            .enumerate()
            .map(|(n, pass)| HandoutPass {
                pass: pass.clone(),
                name: engineers
                    .and_then(|all| all.get(n)?.known())
                    .map(|engineer| engineer.name.clone())
                    .unwrap_or_default(),
                revoked: trust.passes.get(pass).map(|one| HandoutEnd {
                    at: events::instant(one.at),
                    by: one.what.by.clone(),
                    reason: one.what.reason.clone(),
                    successor: None,
                }),
            })
            .collect();
        Ok(HandoutDetail {
            revoked,
            passes,
            documents: std::iter::once(complete)
                .chain(made.iter().map(document))
                .collect(),
            revisions: register::list(db, "", Some(&row.circuit))?
                .iter()
                .filter(|other| other.number == row.number)
                .map(|other| view(other, at))
                .collect(),
            key: fact.map(|fact| fact.key.clone()).unwrap_or_default(),
            kept: fact
                .map(|fact| fact.kept.as_slice())
                .unwrap_or_default()
                .iter()
                .map(|kept| KeptWarning {
                    field: kept.field.clone(),
                    code: kept.code.clone(),
                    reason: kept.reason.clone(),
                })
                .collect(),
            row: view(&row, at),
        })
    }

    /// The register.
    pub fn handouts(
        &mut self,
        occasion: Occasion<'_>,
        query: HandoutQuery,
    ) -> Result<Handouts, ApiError> {
        let store = self.store()?;
        let search: String = query.search.chars().take(200).collect();
        let all = register::list(store.db(), "", None)?;
        let choices = choices(&all);
        let found = if search.trim().is_empty() {
            all
        } else {
            register::list(store.db(), &search, None)?
        };
        let mut rows: Vec<HandoutRow> = found
            .iter()
            .filter(|row| wanted(row, &query))
            .map(|row| view(row, occasion.now))
            .filter(|row| query.state.is_none_or(|state| row.state == state))
            .collect();
        sort(&mut rows, query.sort, query.descending);
        Ok(Handouts {
            rows,
            total: register::count(store.db())?,
            circuits: choices.0,
            access_points: choices.1,
        })
    }
}

/// Number, letter, codes and bytes of the complete handout and of each copy, and the event that names them.
fn issue(
    writer: &mut Writer<'_, '_, '_>,
    faces: &Faces,
    whole: &Whole,
    loa: &LoaRecord,
    request: &IssueHandout,
) -> Result<(), ApiError> {
    if loa.status != LoaStatus::Available {
        return Err(ApiError::new(
            ErrorCode::Refused,
            "The handout can be issued once the LOA is approved. Record the approval first.",
        )
        .with("refusal", "not_approved"));
    }
    let settings = settings_of(writer.db())?;
    let now = writer.occasion.now;
    let (number, revision, replaces) = match loa.newest_handout() {
        None => {
            let number = next_number(writer.db(), &settings, year(loa, now))?;
            (number.to_string(), 1, None)
        }
        Some(before) => {
            if request.reason.trim().is_empty() {
                return Err(ApiError::new(
                    ErrorCode::Refused,
                    "The handout of this LOA is already issued. Print it from the register, or issue it anew with a reason.",
                )
                .with("refusal", "already_issued"));
            }
            let mut problems = Problems::new();
            let reason = Reason::parse("reason", &request.reason, &mut problems)
                .ok_or_else(|| ApiError::fields(&problems))?;
            let replaces = Replaces {
                revision: before.fact.revision,
                issued_at: before.issued_at,
                reason: reason.as_str().to_owned(),
            };
            (
                before.fact.number.clone(),
                before.fact.revision + 1,
                Some(replaces),
            )
        }
    };
    let reason = replaces
        .as_ref()
        .map(|replaces| replaces.reason.clone())
        .unwrap_or_default();
    let said = paper::Said::of(loa).ok_or_else(paper::not_approved)?;
    let mut letter = Letter {
        survey: request.survey,
        replaces,
        ..paper::compose(
            whole,
            said,
            partner(writer.db(), whole)?,
            &settings,
            &merged(writer.db())?,
            &*calendars::merged(writer.db())?,
            Issue {
                number,
                revision,
                at: now,
                draft: false,
                credentials: crate::credentials::for_paper(writer.db(), writer.keys(), loa)?,
            },
        )?
    };
    if letter.valid_until < now || letter.window.to < now {
        return Err(ApiError::new(
            ErrorCode::Refused,
            "The visit window has passed. Apply for the LOA again with a later one.",
        )
        .with("refusal", "window_past"));
    }
    let kept = preflight::pass(
        &Ground::of(writer.db(), whole, faces)?,
        whole,
        loa,
        &mut letter,
        settings.saved.as_ref().unwrap_or(&SettingsFact::default()),
        &request.kept,
        now,
    )?;
    let key = crate::trust::signer(writer.db(), writer.keys(), now)?;
    let pass_ids: Vec<[u8; 8]> = letter
        .engineers
        .iter()
        .map(|_| writer.occasion.bytes())
        .collect();
    let codes = Codes::issue(&letter, &pass_ids, &key).map_err(code_error)?;
    let name = stem(&letter.number, letter.revision);
    let document = keep_paper(writer, faces, (&letter, &codes), None, &name)?;
    let mut copies = Vec::new();
    for audience in Audience::ALL {
        if request
            .audiences
            .iter()
            .any(|word| audience_of(*word) == *audience)
        {
            let name = format!("{name}-{}", audience.as_wire());
            copies.push(AudienceCopy {
                audience: audience.as_wire().to_owned(),
                document: keep_paper(writer, faces, (&letter, &codes), Some(*audience), &name)?,
            });
        }
    }
    let data = writer.keep_file(
        Kind::HandoutLetter,
        &format!("{name}.json"),
        0,
        &letter.canonical(),
    )?;
    let issued = HandoutFact {
        number: letter.number.clone(),
        revision: letter.revision,
        valid_until: letter.valid_until,
        zone: letter.window.zone.clone(),
        content_hash: hex(&letter.content_hash()),
        document,
        letter: data,
        passes: pass_ids.iter().map(|id| hex(id)).collect(),
        key: hex(&key.key_id()),
        reason,
        by: issuer(&request.by, &settings)?,
        copies,
        kept,
    };
    writer.record(Aggregate::Loa, &request.loa, &Fact::HandoutIssued(issued))?;
    Ok(())
}

/// Lays out one audience's copy, or the complete handout, and keeps its bytes.
fn keep_paper(
    writer: &mut Writer<'_, '_, '_>,
    faces: &Faces,
    (letter, codes): (&Letter, &Codes),
    audience: Option<Audience>,
    name: &str,
) -> Result<FileRef, ApiError> {
    let drawn = layout_for(letter, codes, faces, audience).map_err(paper::refused)?;
    let bytes = pdf::write(&drawn, faces).map_err(|e| {
        ApiError::new(
            ErrorCode::CannotPrint,
            format!("The PDF cannot be written: {e}."),
        )
    })?;
    let pages = u32::try_from(drawn.pages.len()).unwrap_or(u32::MAX);
    Ok(writer.keep_file(Kind::HandoutPdf, &format!("{name}.pdf"), pages, &bytes)?)
}

/// The name of a revision's files, made of letters, digits and hyphens only: the first revision bears the number alone.
pub(crate) fn stem(number: &str, revision: u32) -> String {
    let safe: String = number
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    match revision {
        1 => safe,
        n => format!("{safe}-r{n}"),
    }
}

/// The rows of the register that a query finds, in no order of its own.
pub(crate) fn matching(
    db: &Connection,
    query: &HandoutQuery,
    now: DateTime<Utc>,
) -> Result<Vec<register::HandoutRow>, ApiError> {
    let search: String = query.search.chars().take(200).collect();
    let mut rows = register::list(db, &search, None)?;
    rows.retain(|row| wanted(row, query) && query.state.is_none_or(|word| state(row, now) == word));
    Ok(rows)
}

fn wanted(row: &register::HandoutRow, query: &HandoutQuery) -> bool {
    let zone: Tz = row.zone.parse().unwrap_or(Tz::UTC);
    let day = |at: DateTime<Utc>| at.with_timezone(&zone).format("%Y-%m-%d").to_string();
    let (issued, until) = (day(row.issued_at), day(row.valid_until));
    let has = |audience: AudienceWord| {
        let word = audience_of(audience).as_wire();
        row.audiences.iter().any(|one| one == word)
    };
    query.circuit.as_ref().is_none_or(|id| row.circuit == *id)
        && query
            .access_point
            .as_ref()
            .is_none_or(|name| row.access_point.0 == *name)
        && query.audience.is_none_or(has)
        && query
            .issued_from
            .as_ref()
            .is_none_or(|from| issued >= *from)
        && query
            .issued_until
            .as_ref()
            .is_none_or(|last| issued <= *last)
        && query
            .valid_on
            .as_ref()
            .is_none_or(|on| issued <= *on && *on <= until)
}

fn sort(rows: &mut [HandoutRow], by: HandoutSort, descending: bool) {
    // instants are written alike, so their texts sort as they do
    rows.sort_by(|a, b| {
        let order = match by {
            HandoutSort::Issued => a.issued_at.cmp(&b.issued_at),
            HandoutSort::Number => a.number.cmp(&b.number),
            HandoutSort::Circuit => a.circuit_name.cmp(&b.circuit_name),
            HandoutSort::Until => a.valid_until.cmp(&b.valid_until),
            HandoutSort::State => (a.state as u8).cmp(&(b.state as u8)),
        };
        let order = order
            .then_with(|| a.number.cmp(&b.number))
            .then_with(|| a.revision.cmp(&b.revision));
        if descending { order.reverse() } else { order }
    });
}

/// Circuits and access points that stand in the register, each once, by name.
fn choices(rows: &[register::HandoutRow]) -> (Vec<HandoutChoice>, Vec<HandoutChoice>) {
    let mut circuits = BTreeMap::new();
    let mut points = BTreeMap::new();
    for row in rows {
        circuits.insert(
            (&row.circuit_name, &row.circuit),
            both(&row.circuit_name, ""),
        );
        let (en, zh) = &row.access_point;
        points.insert(en, both(en, zh));
    }
    (
        circuits
            .into_iter()
            .map(|((_, id), name)| HandoutChoice {
                id: id.clone(),
                name,
            })
            .collect(),
        points
            .into_iter()
            .map(|(id, name)| HandoutChoice {
                id: id.clone(),
                name,
            })
            .collect(),
    )
}

fn document(row: &register::DocumentRow) -> HandoutDocument {
    let (first, last, of) = row.copies;
    HandoutDocument {
        id: row.file.clone(),
        kind: match row.kind.as_str() {
            "copy" => DocumentWord::Copy,
            "void" => DocumentWord::Void,
            "expired" => DocumentWord::Expired,
            "superseded" => DocumentWord::Superseded,
            _ => DocumentWord::Audience,
        },
        audience: audience_word(&row.audience),
        name: row.name.clone(),
        pages: row.pages,
        size: row.size,
        sha256: row.sha256.clone(),
        of_sha256: Some(row.of_sha256.clone()).filter(|hash| !hash.is_empty()),
        made_at: events::instant(row.made_at),
        copies: (of > 0).then_some(CountedCopies { first, last, of }),
    }
}

/// The domain's audience of a word from the window.
pub(crate) fn audience_of(word: AudienceWord) -> Audience {
    match word {
        AudienceWord::Guard => Audience::Guard,
        AudienceWord::Installer => Audience::Installer,
        AudienceWord::Customer => Audience::Customer,
        AudienceWord::Carrier => Audience::Carrier,
    }
}

fn audience_word(word: &str) -> Option<AudienceWord> {
    Some(match Audience::from_wire(word).ok()? {
        Audience::Guard => AudienceWord::Guard,
        Audience::Installer => AudienceWord::Installer,
        Audience::Customer => AudienceWord::Customer,
        Audience::Carrier => AudienceWord::Carrier,
    })
}

pub(crate) fn rows_of_circuit(
    store: &Store,
    circuit: &str,
    at: DateTime<Utc>,
) -> Result<Vec<HandoutRow>, ApiError> {
    Ok(register::list(store.db(), "", Some(circuit))?
        .iter()
        .map(|row| view(row, at))
        .collect())
}

/// Handouts in force that lapse soon, the soonest first.
pub(crate) fn lapsing(
    store: &Store,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<HandoutRow>, ApiError> {
    let until = now + Duration::days(LAPSING_DAYS);
    Ok(register::lapsing(store.db(), now, until, limit)?
        .iter()
        .map(|row| view(row, now))
        .collect())
}

fn state(row: &register::HandoutRow, now: DateTime<Utc>) -> HandoutState {
    match &row.standing {
        HandoutStanding::Void { .. } => HandoutState::Void,
        HandoutStanding::Superseded { .. } => HandoutState::Superseded,
        HandoutStanding::InForce if now > row.valid_until => HandoutState::Expired,
        HandoutStanding::InForce if now + Duration::days(LAPSING_DAYS) > row.valid_until => {
            HandoutState::Lapsing
        }
        HandoutStanding::InForce => HandoutState::InForce,
    }
}

fn view(row: &register::HandoutRow, now: DateTime<Utc>) -> HandoutRow {
    let (state, ended) = match &row.standing {
        HandoutStanding::Void { reason, by, at } => {
            (HandoutState::Void, Some(end(*at, by, reason, None)))
        }
        HandoutStanding::Superseded {
            by_revision,
            reason,
            by,
            at,
        } => (
            HandoutState::Superseded,
            Some(end(*at, by, reason, Some(*by_revision))),
        ),
        HandoutStanding::InForce => (state(row, now), None),
    };
    HandoutRow {
        number: row.number.clone(),
        revision: row.revision,
        circuit: row.circuit.clone(),
        circuit_name: row.circuit_name.clone(),
        instance_id: row.instance_id.clone(),
        access_point: both(&row.access_point.0, &row.access_point.1),
        loa: row.loa.clone(),
        engineers: row.engineers.clone(),
        audiences: row
            .audiences
            .iter()
            .filter_map(|word| audience_word(word))
            .collect(),
        renditions: row.renditions,
        issued_at: events::instant(row.issued_at),
        valid_until: events::instant(row.valid_until),
        zone: row.zone.clone(),
        state,
        ended,
        issued_by: row.issued_by.clone(),
        reason: row.reason.clone(),
        content_hash: row.content_hash.clone(),
        access_flow: AccessFlow::from_wire(&row.access_flow)
            .map_or(AccessFlowWord::SmsQr, directory::flow),
        pages: row.pages,
        sha256: row.sha256.clone(),
        size: row.size,
        official_pdf: row.official_pdf.is_some(),
    }
}

fn end(at: DateTime<Utc>, by: &str, reason: &str, successor: Option<u32>) -> HandoutEnd {
    HandoutEnd {
        at: events::instant(at),
        by: by.to_owned(),
        reason: reason.to_owned(),
        successor,
    }
}

/// Who issues: as typed, else the contact in the settings.
pub(crate) fn issuer(typed: &str, settings: &Settings) -> Result<String, ApiError> {
    let mut problems = Problems::new();
    let name = PersonName::parse_optional("by", typed, &mut problems);
    if problems.has_blocks() {
        return Err(ApiError::fields(&problems));
    }
    Ok(match (name, &settings.saved) {
        (Some(name), _) => name.as_str().to_owned(),
        (None, Some(saved)) => saved.contact_name.clone(),
        (None, None) => String::new(),
    })
}

pub(crate) fn settings_of(db: &Connection) -> Result<Settings, ApiError> {
    settings::read(db)?
        .filter(|settings| settings.saved.is_some())
        .ok_or_else(|| {
            ApiError::new(
                ErrorCode::Refused,
                "Write your organisation into the settings first: it stands on every handout.",
            )
        })
}

pub(crate) fn loa_of(
    db: &Connection,
    store: &Store,
    loa: &str,
) -> Result<(Whole, LoaRecord), ApiError> {
    let circuit = loas::circuit_of(db, loa)?.ok_or_else(|| ApiError::not_found("LOA"))?;
    let whole =
        stored::whole(db, store.keys(), &circuit)?.ok_or_else(|| ApiError::not_found("circuit"))?;
    let record = whole
        .loas
        .iter()
        .find(|(id, _)| id == loa)
        .map(|(_, record)| record.clone());
    Ok((whole, record.ok_or_else(|| ApiError::not_found("LOA"))?))
}

/// The LOA, if it is the circuit's newest one that counts.
fn newest<'w>(whole: &'w Whole, loa: &str) -> Result<&'w LoaRecord, ApiError> {
    match whole.newest() {
        Some((id, record)) if id == loa => Ok(record),
        _ => Err(ApiError::new(ErrorCode::Refused, "A newer LOA application has taken this one’s place. Issue the handout of the newer one.")
            .with("refusal", "not_newest")),
    }
}

/// The redundant circuit's instance id.
pub(crate) fn partner(db: &Connection, whole: &Whole) -> Result<Option<String>, ApiError> {
    match whole.circuit.application.redundant_circuit.as_str() {
        "" => Ok(None),
        id => Ok(stored::one(db, id)?.and_then(|row| row.instance_id)),
    }
}

/// The year of a number is the one at the site.
pub(crate) fn year(loa: &LoaRecord, now: DateTime<Utc>) -> u16 {
    let zone: Tz = loa.application.zone.parse().unwrap_or(Tz::UTC);
    u16::try_from(now.with_timezone(&zone).year()).unwrap_or(0)
}

fn next_number(db: &Connection, settings: &Settings, year: u16) -> Result<HandoutNumber, ApiError> {
    let bad = |e: String| {
        ApiError::new(
            ErrorCode::Internal,
            format!("The number cannot be made: {e}."),
        )
    };
    let desk: DeskCode = settings
        .desk_code
        .parse()
        .map_err(|e| bad(format!("{e}")))?;
    let last = register::last_serial(db, &format!("LOA-{}-{year:04}-", settings.desk_code))?;
    HandoutNumber::new(desk, year, last + 1).map_err(|e| bad(format!("{e}")))
}

/// The letter that was issued and its codes, made again: the same letter and key give the same codes.
pub(crate) fn issued_letter(
    store: &Store,
    issued: &HandoutFact,
) -> Result<(Letter, Codes), ApiError> {
    let data = files::bytes(store.db(), store.keys(), &issued.letter.id)?
        .ok_or_else(|| crate::erasure::missing(store.db(), &issued.letter.id))?;
    let letter: Letter = serde_json::from_slice(&data).map_err(|e| {
        ApiError::new(
            ErrorCode::Corrupt,
            format!("The letter cannot be read: {e}."),
        )
    })?;
    let pass_ids: Vec<[u8; 8]> = issued.passes.iter().filter_map(|hex| unhex(hex)).collect();
    let key = crate::trust::signed_with(store.keys(), &issued.key)?;
    let codes = Codes::issue(&letter, &pass_ids, &key).map_err(code_error)?;
    Ok((letter, codes))
}

pub(crate) fn code_error(error: desk_letter::codes::CodeError) -> ApiError {
    ApiError::new(
        ErrorCode::CannotPrint,
        format!("The codes cannot be made: {error}."),
    )
}

pub(crate) fn faces_error(error: desk_letter::faces::FacesError) -> ApiError {
    ApiError::new(ErrorCode::System, format!("{error}."))
}
