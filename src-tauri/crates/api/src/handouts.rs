//! Handouts: preview, issue, register, and the bytes that leave the desk.

use crate::directory::{both, merged};
use crate::paper::{self, Issue};
use crate::wire::{
    AccessFlowWord, ApiError, CircuitView, ErrorCode, HandOut, HandoutEnd, HandoutQuery,
    HandoutRow, HandoutState, Handouts, IssueHandout, KeptWarning, Preview, PreviewHandout,
};
use crate::{Desk, circuits, command, directory};
use chrono::{DateTime, Datelike as _, Duration, Utc};
use chrono_tz::Tz;
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact, HandoutFact, Kept};
use desk_domain::handout::{DeskCode, HandoutNumber};
use desk_domain::handout_record::HandoutStanding;
use desk_domain::loa::LoaStatus;
use desk_domain::loa_record::LoaRecord;
use desk_domain::names::PersonName;
use desk_domain::port::AccessFlow;
use desk_domain::problem::Problems;
use desk_letter::codes::{Codes, IssuingKey};
use desk_letter::layout::layout;
use desk_letter::letter::Letter;
use desk_letter::{pdf, svg};
use desk_store::circuits::{self as stored, Whole};
use desk_store::files::{self, Kind, hex};
use desk_store::handouts as register;
use desk_store::settings::{self, Settings};
use desk_store::{Store, calendars, events, loas};
use rusqlite::Connection;

/// How long before its end a handout counts as lapsing.
const LAPSING_DAYS: i64 = 7;

/// Bytes on their way out of the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bytes {
    /// File name from the handout's number; made of letters, digits and hyphens only.
    pub name: String,
    /// The document.
    pub bytes: Vec<u8>,
}

impl Desk {
    /// The pages of an LOA's handout: of the issued one, else of a draft that is marked so.
    pub fn preview_handout(
        &mut self,
        occasion: Occasion<'_>,
        request: PreviewHandout,
    ) -> Result<Preview, ApiError> {
        let store = self.store()?;
        let (whole, loa) = loa_of(store.db(), store, &request.loa)?;
        let (letter, codes, number) = match loa.handout() {
            Some(issued) => {
                let (letter, codes) = issued_letter(store, issued)?;
                (letter, codes, Some(issued.number.clone()))
            }
            None => {
                let settings = settings_of(store.db())?;
                let number = format!(
                    "LOA-{}-{}-······",
                    settings.desk_code,
                    year(&loa, occasion.now)
                );
                let issue = Issue {
                    number,
                    revision: 1,
                    at: occasion.now,
                    draft: true,
                };
                let letter = paper::compose(
                    &whole,
                    &loa,
                    partner(store.db(), &whole)?,
                    &settings,
                    &merged(store.db())?,
                    &*calendars::merged(store.db())?,
                    issue,
                )?;
                let codes = Codes::preview(&letter).map_err(code_error)?;
                (letter, codes, None)
            }
        };
        let (width_mm, height_mm) = letter.paper.size();
        let drawn = match layout(&letter, &codes, self.faces()) {
            Ok(drawn) => drawn,
            Err(error) => {
                let problems = paper::refused(error);
                if problems.fields.is_empty() {
                    return Err(problems);
                }
                return Ok(Preview {
                    pages: Vec::new(),
                    number,
                    width_mm,
                    height_mm,
                    problems: problems.fields,
                });
            }
        };
        let pages = (0..drawn.pages.len())
            .filter_map(|page| svg::write(&drawn, page, self.faces()).transpose())
            .collect::<Result<_, _>>()
            .map_err(faces_error)?;
        Ok(Preview {
            pages,
            number,
            width_mm,
            height_mm,
            problems: Vec::new(),
        })
    }

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
                if loa.handout().is_some() {
                    return Err(ApiError::new(
                        ErrorCode::Refused,
                        "The handout of this LOA is already issued. Print it from the register.",
                    )
                    .with("refusal", "already_issued"));
                }
                if loa.status != LoaStatus::Available {
                    return Err(ApiError::new(ErrorCode::Refused, "The handout can be issued once the LOA is approved. Record the approval first.")
                    .with("refusal", "not_approved"));
                }
                let settings = settings_of(writer.db())?;
                let now = writer.occasion.now;
                let number = next_number(writer.db(), &settings, year(loa, now))?;
                let issue = Issue {
                    number: number.to_string(),
                    revision: 1,
                    at: now,
                    draft: false,
                };
                let letter = paper::compose(
                    &whole,
                    loa,
                    partner(writer.db(), &whole)?,
                    &settings,
                    &merged(writer.db())?,
                    &*calendars::merged(writer.db())?,
                    issue,
                )?;
                if letter.valid_until < now || letter.window.to < now {
                    return Err(ApiError::new(
                        ErrorCode::Refused,
                        "The visit window has passed. Apply for the LOA again with a later one.",
                    )
                    .with("refusal", "window_past"));
                }
                let key = IssuingKey::from_seed(&writer.keys().issuing);
                let pass_ids: Vec<[u8; 8]> = letter
                    .engineers
                    .iter()
                    .map(|_| writer.occasion.bytes())
                    .collect();
                let codes = Codes::issue(&letter, &pass_ids, &key).map_err(code_error)?;
                let drawn = layout(&letter, &codes, &faces).map_err(paper::refused)?;
                let bytes = pdf::write(&drawn, &faces).map_err(|e| {
                    ApiError::new(
                        ErrorCode::CannotPrint,
                        format!("The PDF cannot be written: {e}."),
                    )
                })?;
                let pages = u32::try_from(drawn.pages.len()).unwrap_or(u32::MAX);
                let name = format!("{number}.pdf");
                let document = writer.keep_file(Kind::HandoutPdf, &name, pages, &bytes)?;
                let data = writer.keep_file(
                    Kind::HandoutLetter,
                    &format!("{number}.json"),
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
                    reason: String::new(),
                    by: issuer(&request.by, &settings)?,
                    copies: Vec::new(),
                    kept: kept(&request.kept),
                };
                writer.record(Aggregate::Loa, &request.loa, &Fact::HandoutIssued(issued))?;
                Ok(circuit_id)
            },
        )?;
        circuits::view(self.store()?, &circuit)
    }

    /// The register.
    pub fn handouts(
        &mut self,
        occasion: Occasion<'_>,
        query: HandoutQuery,
    ) -> Result<Handouts, ApiError> {
        let store = self.store()?;
        let search: String = query.search.chars().take(200).collect();
        let rows = register::list(store.db(), &search, None)?;
        let rows = rows.iter().map(|row| view(row, occasion.now));
        let rows = rows
            .filter(|row| query.state.is_none_or(|state| row.state == state))
            .collect();
        Ok(Handouts {
            rows,
            total: register::count(store.db())?,
        })
    }

    /// The bytes to print. Paper that has ended is not printed again: a guard would be shown it.
    pub fn handout_to_print(
        &mut self,
        occasion: Occasion<'_>,
        request: HandOut,
    ) -> Result<Bytes, ApiError> {
        let row = register::one(self.store()?.db(), &request.number, request.revision)?
            .ok_or_else(|| ApiError::not_found("handout"))?;
        if occasion.now > row.valid_until {
            return Err(ApiError::new(
                ErrorCode::Refused,
                "This handout is past its validity and is not printed again. Apply for the LOA again, or save the PDF for your files.",
            )
            .with("refusal", "expired"));
        }
        self.handout_bytes(occasion, request)
    }

    /// The kept bytes of a handout, with Alibaba Cloud's own PDF behind them when that is wanted.
    pub fn handout_bytes(&mut self, _: Occasion<'_>, request: HandOut) -> Result<Bytes, ApiError> {
        let store = self.store()?;
        let row = register::one(store.db(), &request.number, request.revision)?
            .ok_or_else(|| ApiError::not_found("handout"))?;
        let kept = |id: &str| -> Result<Vec<u8>, ApiError> {
            files::bytes(store.db(), store.keys(), id)?
                .ok_or_else(|| ApiError::not_found("document"))
        };
        let handout = kept(&row.document)?;
        let (bytes, suffix) = match (&row.official_pdf, request.with_official) {
            (Some(official), true) => {
                let both = pdf::append(&handout, &kept(official)?).map_err(|e| {
                    ApiError::new(
                        ErrorCode::BadFile,
                        format!("Alibaba Cloud’s PDF cannot be appended: {e}. Print it by itself."),
                    )
                })?;
                (both, "-with-LOA")
            }
            _ => (handout, ""),
        };
        let safe: String = row
            .number
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect();
        Ok(Bytes {
            name: format!("{safe}{suffix}.pdf"),
            bytes,
        })
    }
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
        HandoutStanding::InForce if now > row.valid_until => (HandoutState::Expired, None),
        HandoutStanding::InForce if now + Duration::days(LAPSING_DAYS) > row.valid_until => {
            (HandoutState::Lapsing, None)
        }
        HandoutStanding::InForce => (HandoutState::InForce, None),
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
fn issuer(typed: &str, settings: &Settings) -> Result<String, ApiError> {
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

/// Warnings kept, in the words of the event.
fn kept(wishes: &[KeptWarning]) -> Vec<Kept> {
    let kept = wishes.iter().map(|wish| Kept {
        field: wish.field.clone(),
        code: wish.code.clone(),
        reason: wish.reason.clone(),
    });
    kept.collect()
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

fn loa_of(db: &Connection, store: &Store, loa: &str) -> Result<(Whole, LoaRecord), ApiError> {
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
fn partner(db: &Connection, whole: &Whole) -> Result<Option<String>, ApiError> {
    match whole.circuit.application.redundant_circuit.as_str() {
        "" => Ok(None),
        id => Ok(stored::one(db, id)?.and_then(|row| row.instance_id)),
    }
}

/// The year of a number is the one at the site.
fn year(loa: &LoaRecord, now: DateTime<Utc>) -> u16 {
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
fn issued_letter(store: &Store, issued: &HandoutFact) -> Result<(Letter, Codes), ApiError> {
    let data = files::bytes(store.db(), store.keys(), &issued.letter.id)?
        .ok_or_else(|| ApiError::not_found("document"))?;
    let letter: Letter = serde_json::from_slice(&data).map_err(|e| {
        ApiError::new(
            ErrorCode::Corrupt,
            format!("The letter cannot be read: {e}."),
        )
    })?;
    let pass_ids: Vec<[u8; 8]> = issued
        .passes
        .iter()
        .filter_map(|hex| pass_id(hex))
        .collect();
    let key = IssuingKey::from_seed(&store.keys().issuing);
    let codes = Codes::issue(&letter, &pass_ids, &key).map_err(code_error)?;
    Ok((letter, codes))
}

fn pass_id(hex: &str) -> Option<[u8; 8]> {
    u64::from_str_radix(hex, 16)
        .ok()
        .filter(|_| hex.len() == 16)
        .map(u64::to_be_bytes)
}

fn code_error(error: desk_letter::codes::CodeError) -> ApiError {
    ApiError::new(
        ErrorCode::CannotPrint,
        format!("The codes cannot be made: {error}."),
    )
}

pub(crate) fn faces_error(error: desk_letter::faces::FacesError) -> ApiError {
    ApiError::new(ErrorCode::System, format!("{error}."))
}
