//! A handout's documents on their way out: the kept bytes as they are, or a stamped rendition that says what became of it.

use crate::handouts::{audience_of, settings_of, stem};
use crate::wire::{ApiError, CountedCopies, ErrorCode, HandOut, PrintHandout};
use crate::{Desk, command};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use desk_domain::audience::{Audience, RenditionKind};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::handout_record::{HandoutStanding, Rendition};
use desk_letter::faces::Faces;
use desk_letter::page::About;
use desk_letter::pdf;
use desk_letter::stamp::Stamp;
use desk_store::files::{self, Kind};
use desk_store::handouts::{self as register, HandoutRow};
use desk_store::keys::Keys;
use desk_store::{Store, Writer};

/// Most copies that are counted at a time.
const MOST_COPIES: u32 = 20;

/// Bytes on their way out of the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bytes {
    /// File name from the handout's number; made of letters, digits and hyphens only.
    pub name: String,
    /// The document.
    pub bytes: Vec<u8>,
}

impl Desk {
    /// The kept bytes of a handout or of one of its other documents, with Alibaba Cloud's own PDF behind them when that
    /// is wanted.
    pub fn handout_bytes(&mut self, _: Occasion<'_>, request: HandOut) -> Result<Bytes, ApiError> {
        let store = self.store()?;
        let row = row(store, &request.number, request.revision)?;
        let complete = stem(&row.number, row.revision);
        let (id, name) = match &request.document {
            Some(id) if *id != row.document => {
                let made = register::documents(store.db(), &row.number, row.revision)?;
                let made = made
                    .into_iter()
                    .find(|made| made.file == *id)
                    .ok_or_else(|| ApiError::not_found("document"))?;
                let name = made.name.trim_end_matches(".pdf").to_owned();
                (made.file, name)
            }
            _ => (row.document.clone(), complete),
        };
        out(store, &row, &id, &name, request.with_official)
    }

    /// The bytes to print. A handout in force is printed as it was issued or as counted copies; one that no longer counts
    /// is printed with that word across each page, and its codes crossed out. What is stamped is kept, and recorded.
    pub fn handout_to_print(
        &mut self,
        occasion: Occasion<'_>,
        request: PrintHandout,
    ) -> Result<Bytes, ApiError> {
        let row = row(self.store()?, &request.number, request.revision)?;
        let audience = request.audience.map(audience_of);
        let original = original(self.store()?, &row, audience)?;
        let stamps = stamps(
            &row,
            request.copies.as_ref(),
            &original.sha256,
            occasion.now,
        )?;
        let name = file_name(&row, audience, stamps.first(), request.copies.as_ref());
        let Some(first) = stamps.first() else {
            return out(
                self.store()?,
                &row,
                &original.id,
                &name,
                request.with_official,
            );
        };
        let kind = first.kind;
        // the word that it no longer counts does not change any more: one rendition says it for good
        if kind != RenditionKind::Copy {
            let store = self.store()?;
            if let Some(same) = kept_rendition(store, &row, audience, kind, &original)? {
                return out(store, &row, &same, &name, request.with_official);
            }
        }
        let faces = self.shared_faces();
        let id = command(
            self.store_mut()?,
            &request.key,
            "print_handout",
            &request,
            occasion,
            |writer| {
                let made = Making {
                    row: &row,
                    audience,
                    original: &original,
                    stamps: &stamps,
                    copies: request.copies.as_ref(),
                };
                make(writer, &faces, &made, &name)
            },
        )?;
        out(self.store()?, &row, &id, &name, request.with_official)
    }
}

/// What becomes of a handout that no longer counts on its way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It stays here.
    LeaveOut,
    /// It goes as a rendition that says so on every page.
    Stamp,
    /// It goes as it was issued.
    Original,
}

/// A document on its way out, or why it stays here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// The document, and the word that is stamped on it or, unstamped, would have to be.
    Document(Bytes, Option<RenditionKind>),
    /// It no longer counts, and stays here.
    LeftOut(RenditionKind),
}

/// Which document of which handout goes out, and how.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// `LOA-K7PM-2026-000042`.
    pub number: &'a str,
    /// Which revision; `None`: the newest.
    pub revision: Option<u32>,
    /// Whose copy; `None`: the complete handout.
    pub audience: Option<Audience>,
    /// Alibaba Cloud's own PDF behind it, when it is at hand.
    pub with_official: bool,
    /// What becomes of it when it no longer counts.
    pub ended: Ended,
}

/// A document as it stands now, without anything being kept or recorded: a stamp that is not kept yet is laid over
/// the bytes in memory.
pub(crate) fn as_it_stands(
    store: &Store,
    faces: &Faces,
    wanted: Wanted<'_>,
    now: DateTime<Utc>,
) -> Result<Given, ApiError> {
    let row = row(store, wanted.number, wanted.revision)?;
    let original = original(store, &row, wanted.audience)?;
    let stamps = stamps(&row, None, &original.sha256, now)?;
    let kind = stamps.first().map(|stamp| stamp.kind);
    let name = |stamp| file_name(&row, wanted.audience, stamp, None);
    match (kind, wanted.ended) {
        (Some(kind), Ended::LeaveOut) => Ok(Given::LeftOut(kind)),
        (None, _) | (_, Ended::Original) => {
            let given = out(store, &row, &original.id, &name(None), wanted.with_official)?;
            Ok(Given::Document(given, kind))
        }
        (Some(kind), Ended::Stamp) => {
            let name = name(stamps.first());
            let given = match kept_rendition(store, &row, wanted.audience, kind, &original)? {
                Some(id) => out(store, &row, &id, &name, wanted.with_official)?,
                None => {
                    let bytes = stamped(
                        (store.db(), store.keys()),
                        faces,
                        &row,
                        &original,
                        &stamps,
                        now,
                    )?;
                    let official = row.official_pdf.as_ref().filter(|_| wanted.with_official);
                    behind(store, bytes, official, &name)?
                }
            };
            Ok(Given::Document(given, Some(kind)))
        }
    }
}

impl Desk {
    /// A document as it stands now; nothing is kept or recorded.
    ///
    /// # Errors
    /// There is no such handout or copy, or its bytes were erased.
    pub fn handout_as_it_stands(
        &mut self,
        occasion: Occasion<'_>,
        wanted: Wanted<'_>,
    ) -> Result<Given, ApiError> {
        as_it_stands(self.store()?, self.faces(), wanted, occasion.now)
    }
}

/// What is stamped.
struct Original {
    id: String,
    pages: u32,
    sha256: String,
}

/// Everything that a rendition is made of.
struct Making<'a> {
    row: &'a HandoutRow,
    audience: Option<Audience>,
    original: &'a Original,
    stamps: &'a [Stamp],
    copies: Option<&'a CountedCopies>,
}

fn row(store: &Store, number: &str, revision: Option<u32>) -> Result<HandoutRow, ApiError> {
    register::one(store.db(), number, revision)?.ok_or_else(|| ApiError::not_found("handout"))
}

fn original(
    store: &Store,
    row: &HandoutRow,
    audience: Option<Audience>,
) -> Result<Original, ApiError> {
    let Some(audience) = audience else {
        return Ok(Original {
            id: row.document.clone(),
            pages: row.pages,
            sha256: row.sha256.clone(),
        });
    };
    register::documents(store.db(), &row.number, row.revision)?
        .into_iter()
        .find(|made| made.kind == "audience" && made.audience == audience.as_wire())
        .map(|made| Original {
            id: made.file,
            pages: made.pages,
            sha256: made.sha256,
        })
        .ok_or_else(|| ApiError::not_found("copy"))
}

/// What has to be stamped on it now; nothing: it is printed as it was issued.
fn stamps(
    row: &HandoutRow,
    copies: Option<&CountedCopies>,
    sha256: &str,
    now: DateTime<Utc>,
) -> Result<Vec<Stamp>, ApiError> {
    let zone: Tz = row.zone.parse().unwrap_or(Tz::UTC);
    let stamp = |kind, copy, since, reason: &str| Stamp {
        kind,
        copy,
        since,
        reason: reason.to_owned(),
        made_at: now,
        zone,
        original_sha256: sha256.to_owned(),
    };
    Ok(match (&row.standing, copies) {
        (HandoutStanding::Void { reason, at, .. }, _) => {
            vec![stamp(RenditionKind::Void, None, *at, reason)]
        }
        (
            HandoutStanding::Superseded {
                by_revision,
                reason,
                at,
                ..
            },
            _,
        ) => {
            let reason = format!("by revision {by_revision} 由第 {by_revision} 版取代：{reason}");
            vec![stamp(RenditionKind::Superseded, None, *at, &reason)]
        }
        (HandoutStanding::InForce, _) if now > row.valid_until => {
            vec![stamp(RenditionKind::Expired, None, row.valid_until, "")]
        }
        (HandoutStanding::InForce, None) => Vec::new(),
        (HandoutStanding::InForce, Some(copies)) => {
            let CountedCopies { first, last, of } = *copies;
            if first < 1 || first > last || last > of || of > MOST_COPIES {
                return Err(ApiError::new(
                    ErrorCode::Refused,
                    format!("Count the copies from 1 to at most {MOST_COPIES}."),
                )
                .with("refusal", "copies"));
            }
            (first..=last)
                .map(|n| stamp(RenditionKind::Copy, Some((n, of)), now, ""))
                .collect()
        }
    })
}

fn make(
    writer: &mut Writer<'_, '_, '_>,
    faces: &Faces,
    making: &Making<'_>,
    name: &str,
) -> Result<String, ApiError> {
    let Making {
        row,
        original,
        stamps,
        ..
    } = *making;
    let now = writer.occasion.now;
    let bytes = stamped(
        (writer.db(), writer.keys()),
        faces,
        row,
        original,
        stamps,
        now,
    )?;
    let kind = stamps
        .first()
        .map_or(RenditionKind::Copy, |stamp| stamp.kind);
    let pages = original.pages * u32::try_from(stamps.len()).unwrap_or(1);
    let document = writer.keep_file(Kind::Rendition, &format!("{name}.pdf"), pages, &bytes)?;
    let id = document.id.clone();
    let counted = making.copies.filter(|_| kind == RenditionKind::Copy);
    let made = Rendition {
        number: row.number.clone(),
        revision: row.revision,
        kind: kind.as_wire().to_owned(),
        audience: making.audience.map_or("", Audience::as_wire).to_owned(),
        first: counted.map_or(0, |copies| copies.first),
        last: counted.map_or(0, |copies| copies.last),
        of: counted.map_or(0, |copies| copies.of),
        document,
        original_sha256: original.sha256.clone(),
    };
    writer.record(Aggregate::Loa, &row.loa, &Fact::RenditionMade(made))?;
    Ok(id)
}

/// The bytes with the stamps laid over them.
fn stamped(
    (db, keys): (&rusqlite::Connection, &Keys),
    faces: &Faces,
    row: &HandoutRow,
    original: &Original,
    stamps: &[Stamp],
    now: DateTime<Utc>,
) -> Result<Vec<u8>, ApiError> {
    let kept = files::bytes(db, keys, &original.id)?
        .ok_or_else(|| crate::erasure::missing(db, &original.id))?;
    let kind = stamps
        .first()
        .map_or(RenditionKind::Copy, |stamp| stamp.kind);
    let settings = settings_of(db)?;
    let about = About {
        title: format!(
            "LOA handout {} revision {}, {}",
            row.number,
            row.revision,
            kind.label_en()
        ),
        author: settings
            .saved
            .map(|saved| saved.organisation)
            .unwrap_or_default(),
        subject: format!("Stamped over the original with SHA-256 {}", original.sha256),
        issued_at: now,
        file_id: [0; 32],
    };
    pdf::stamp(&kept, &printable(stamps, faces)?, about, faces).map_err(|e| {
        ApiError::new(
            ErrorCode::CannotPrint,
            format!("The handout cannot be stamped: {e}."),
        )
    })
}

/// The rendition that says this already, if one is kept: the word that it no longer counts does not change any more.
fn kept_rendition(
    store: &Store,
    row: &HandoutRow,
    audience: Option<Audience>,
    kind: RenditionKind,
    original: &Original,
) -> Result<Option<String>, ApiError> {
    let word = audience.map_or("", Audience::as_wire);
    let made = register::documents(store.db(), &row.number, row.revision)?;
    Ok(made
        .into_iter()
        .find(|made| {
            made.kind == kind.as_wire()
                && made.audience == word
                && made.of_sha256 == original.sha256
        })
        .map(|made| made.file))
}

/// A reason is typed after issue, in any script: what no face can draw gives way to the sign for it, and the whole
/// reason stays in the register.
fn printable(stamps: &[Stamp], faces: &Faces) -> Result<Vec<Stamp>, ApiError> {
    stamps
        .iter()
        .map(|stamp| {
            let missing = stamp.missing(faces).map_err(crate::handouts::faces_error)?;
            let reason = stamp
                .reason
                .chars()
                .map(|c| if missing.contains(&c) { '□' } else { c })
                .collect();
            Ok(Stamp {
                reason,
                ..stamp.clone()
            })
        })
        .collect()
}

fn file_name(
    row: &HandoutRow,
    audience: Option<Audience>,
    stamp: Option<&Stamp>,
    copies: Option<&CountedCopies>,
) -> String {
    let mut name = stem(&row.number, row.revision);
    if let Some(audience) = audience {
        name = format!("{name}-{}", audience.as_wire());
    }
    match (stamp.map(|stamp| stamp.kind), copies) {
        (Some(RenditionKind::Copy), Some(c)) if c.first == c.last => {
            format!("{name}-copy-{}-of-{}", c.first, c.of)
        }
        (Some(RenditionKind::Copy), Some(c)) => {
            format!("{name}-copies-{}-{}-of-{}", c.first, c.last, c.of)
        }
        (Some(kind), _) => format!("{name}-{}", kind.as_wire()),
        (None, _) => name,
    }
}

/// A kept document, checked against its hash by the store.
fn out(
    store: &Store,
    row: &HandoutRow,
    id: &str,
    name: &str,
    with_official: bool,
) -> Result<Bytes, ApiError> {
    let official = row.official_pdf.as_ref().filter(|_| with_official);
    behind(store, kept(store, id)?, official, name)
}

fn kept(store: &Store, id: &str) -> Result<Vec<u8>, ApiError> {
    files::bytes(store.db(), store.keys(), id)?
        .ok_or_else(|| crate::erasure::missing(store.db(), id))
}

/// The document with Alibaba Cloud's own PDF behind it, if there is one.
fn behind(
    store: &Store,
    document: Vec<u8>,
    official: Option<&String>,
    name: &str,
) -> Result<Bytes, ApiError> {
    let Some(official) = official else {
        return Ok(Bytes {
            name: format!("{name}.pdf"),
            bytes: document,
        });
    };
    let bytes = pdf::append(&document, &kept(store, official)?).map_err(|e| {
        ApiError::new(
            ErrorCode::BadFile,
            format!("Alibaba Cloud’s PDF cannot be appended: {e}. Print it by itself."),
        )
    })?;
    Ok(Bytes {
        name: format!("{name}-with-LOA.pdf"),
        bytes,
    })
}
