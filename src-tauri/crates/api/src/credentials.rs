//! Official entry credentials: read from a picture or PDF, looked at, then kept with their engineer.

use crate::entry::{engineer, step_fact, with_credentials};
use crate::official_pdf::not_read;
use crate::wire::{
    ApiError, ById, CircuitView, CodeKind, CredentialReading, ErrorCode, KeepCredential,
    KeptPicture, ReadCode, ReadCredential,
};
use crate::{Desk, circuits, command};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use desk_domain::chance::Occasion;
use desk_domain::entry::{Credential, CredentialFact, EntryStep};
use desk_domain::event::{Aggregate, Fact};
use desk_domain::loa_record::LoaRecord;
use desk_domain::names::PersonName;
use desk_domain::personal::Personal;
use desk_domain::problem::Problems;
use desk_letter::codes::PREFIX;
use desk_letter::letter;
use desk_scan::codes;
use desk_scan::pdf;
use desk_scan::picture::{self, Grey, Picture};
use desk_store::files::{self, Kind};
use desk_store::keys::Keys;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most bytes of a picture or PDF of a credential.
pub const CREDENTIAL_FILE_MAX: u64 = 12 * 1024 * 1024;
/// How a PDF is searched for codes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Searched {
    /// Most pages.
    pub most: usize,
    /// Width at which a page is drawn, pixels.
    pub width: u32,
}

/// For papers of all kinds: a small code on A4 has four pixels a module.
pub(crate) const SMALL_CODES: Searched = Searched {
    most: 6,
    width: 1800,
};
/// Longest side of the picture that the window shows, pixels.
const SHOWN: u32 = 600;
/// Longest side of a kept picture of a PDF's page, pixels.
const KEPT: u32 = 1800;

/// A picture that was read and is not kept yet. One at a time; it is gone when the program ends.
pub(crate) struct Reading {
    id: String,
    codes: Vec<Found>,
}

/// A code, the page that it stands on, from 1, and the picture or page with it.
pub(crate) type Seen = (u32, codes::Code, Arc<Vec<u8>>);

struct Found {
    text: String,
    cut: Grey,
    /// The picture that is kept: the file itself, or the page that it stands on.
    image: Arc<Vec<u8>>,
}

impl Desk {
    /// Reads a picture or PDF that was pasted or dropped.
    pub fn read_credential(
        &mut self,
        occasion: Occasion<'_>,
        request: ReadCredential,
    ) -> Result<CredentialReading, ApiError> {
        // four characters carry three bytes
        if request.data.len() as u64 > CREDENTIAL_FILE_MAX / 3 * 4 + 4 {
            return Err(not_read(desk_scan::ScanError::TooLarge(12)));
        }
        let bytes = STANDARD
            .decode(request.data.trim())
            .map_err(|_| not_read(desk_scan::ScanError::NotPicture))?;
        self.read_credential_file(occasion, bytes)
    }

    /// Reads a picture or PDF for QR codes and holds what it found until it is kept.
    pub fn read_credential_file(
        &mut self,
        mut occasion: Occasion<'_>,
        bytes: Vec<u8>,
    ) -> Result<CredentialReading, ApiError> {
        self.reading = None;
        let (shown, found) = self.codes_in(bytes, SMALL_CODES)?;
        if found.is_empty() {
            return Err(ApiError::new(
                ErrorCode::BadFile,
                "No QR code was found in this picture. Take a screenshot that shows the whole code, sharp and upright.",
            )
            .with("why", "no_code"));
        }
        let id = occasion.id();
        let view = CredentialReading {
            reading: Some(id.clone()),
            image: STANDARD.encode(shown.png(SHOWN).map_err(not_read)?),
            codes: found
                .iter()
                .map(|(page, code, _)| {
                    Ok(ReadCode {
                        text: code.text.clone(),
                        kind: kind(&code.text),
                        cut: STANDARD.encode(code.cut.png().map_err(not_read)?),
                        page: *page,
                    })
                })
                .collect::<Result<_, ApiError>>()?,
        };
        let codes = found.into_iter().map(|(_, code, image)| Found {
            text: code.text,
            cut: code.cut,
            image,
        });
        self.reading = Some(Reading {
            id,
            codes: codes.collect(),
        });
        Ok(view)
    }

    /// The codes of a picture or of the first pages of a PDF, and the picture or page that shows them.
    pub(crate) fn codes_in(
        &self,
        bytes: Vec<u8>,
        pages: Searched,
    ) -> Result<(Picture, Vec<Seen>), ApiError> {
        match picture::kind(&bytes).map_err(not_read)? {
            picture::Kind::Picture => {
                let kept = Arc::new(bytes.clone());
                let opened = Picture::open(bytes).map_err(not_read)?;
                let read = codes::find(&opened).map_err(not_read)?;
                let found = read.into_iter().map(|code| (1, code, Arc::clone(&kept)));
                Ok((opened, found.collect()))
            }
            picture::Kind::Pdf => self.read_pages(bytes, pages),
        }
    }

    fn read_pages(
        &self,
        bytes: Vec<u8>,
        pages: Searched,
    ) -> Result<(Picture, Vec<Seen>), ApiError> {
        let bytes = Arc::new(bytes);
        let count = pdf::count(Arc::clone(&bytes)).map_err(not_read)?;
        let fonts = self.fonts();
        let mut first = None;
        let mut found = Vec::new();
        for page in 0..count.min(pages.most) {
            let drawn =
                pdf::page(Arc::clone(&bytes), page, pages.width, &fonts).map_err(not_read)?;
            let read = codes::find(&drawn.picture).map_err(not_read)?;
            if !read.is_empty() {
                let kept = Arc::new(drawn.picture.png(KEPT).map_err(not_read)?);
                let number = u32::try_from(page + 1).unwrap_or(u32::MAX);
                found.extend(
                    read.into_iter()
                        .map(|code| (number, code, Arc::clone(&kept))),
                );
            }
            if first.is_none() || found.len() == 1 {
                first = Some(drawn.picture);
            }
        }
        let shown = first.ok_or_else(|| not_read(desk_scan::ScanError::NoPage(1)))?;
        Ok((shown, found))
    }

    /// Keeps a read code with its engineer; with it the step “entry QR obtained” is taken.
    pub fn keep_credential(
        &mut self,
        occasion: Occasion<'_>,
        request: KeepCredential,
    ) -> Result<CircuitView, ApiError> {
        let held = self.reading.take();
        let kept = self.keep_read(occasion, &request, held.as_ref());
        if kept.is_err() {
            self.reading = held; // a mistake in the form loses nothing
        }
        circuits::view(self.store()?, &kept?)
    }

    fn keep_read(
        &mut self,
        occasion: Occasion<'_>,
        request: &KeepCredential,
        held: Option<&Reading>,
    ) -> Result<String, ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "keep_credential",
            request,
            occasion,
            |writer| {
                let loa = with_credentials(writer, &request.loa)?;
                let engineer = engineer(&loa, &request.person)?;
                let found = held
                    .filter(|held| held.id == request.reading)
                    .and_then(|held| held.codes.get(request.code as usize))
                    .ok_or_else(gone)?;
                if kind(&found.text) == CodeKind::Ours {
                    return Err(ApiError::new(
                        ErrorCode::Refused,
                        "This is a code of a handout, which opens no door. Choose the entry QR code from Alibaba Cloud’s platform.",
                    )
                    .with("refusal", "own_code"));
                }
                let mut problems = Problems::new();
                let Some(by) = PersonName::parse("by", &request.by, &mut problems) else {
                    return Err(ApiError::fields(&problems));
                };
                let ending = match picture_type(&found.image) {
                    "image/jpeg" => "jpg",
                    "image/webp" => "webp",
                    "image/gif" => "gif",
                    "image/bmp" => "bmp",
                    _ => "png",
                };
                // the name of a file stands in clear: it names nobody
                let name = format!("entry-credential.{ending}");
                let image = writer.keep_file(Kind::Credential, &name, 1, &found.image)?;
                let cut = found.cut.png().map_err(not_read)?;
                let cut = writer.keep_file(Kind::Credential, "entry-code.png", 1, &cut)?;
                let kept = Credential {
                    text: found.text.clone(),
                    image,
                    cut,
                };
                let fact = Fact::EntryCredentialKept(CredentialFact {
                    credential: Personal::of(&request.person, kept),
                    by: by.as_str().to_owned(),
                });
                writer.record(Aggregate::Loa, &request.loa, &fact)?;
                if !engineer.steps.contains_key(&EntryStep::QrObtained) {
                    let step = step_fact(&request.person, EntryStep::QrObtained, by.as_str());
                    writer.record(Aggregate::Loa, &request.loa, &step)?;
                }
                Ok(loa.application.circuit.clone())
            },
        )
    }

    /// A kept picture of a credential.
    pub fn credential_picture(
        &mut self,
        _: Occasion<'_>,
        request: ById,
    ) -> Result<KeptPicture, ApiError> {
        let store = self.store()?;
        let bytes = files::bytes(store.db(), store.keys(), &request.id)?
            .ok_or_else(|| ApiError::not_found("picture"))?;
        Ok(KeptPicture {
            media: picture_type(&bytes).to_owned(),
            data: STANDARD.encode(bytes),
        })
    }
}

/// The credentials of an LOA's engineers as the paper takes them, by person. None where the flow asks for none.
pub(crate) fn for_paper(
    db: &Connection,
    keys: &Keys,
    loa: &LoaRecord,
) -> Result<BTreeMap<String, letter::Credential>, ApiError> {
    let mut credentials = BTreeMap::new();
    if loa.entry_count().is_none() {
        return Ok(credentials);
    }
    for engineer in &loa.engineers {
        let Some((said, noted)) = engineer.code() else {
            continue;
        };
        let cut = files::bytes(db, keys, &said.cut.id)?
            .and_then(|png| Grey::read(png).ok())
            .and_then(|cut| letter::Picture::new(cut.width, cut.height, &cut.pixels))
            .ok_or_else(|| ApiError::not_found("picture"))?;
        let credential = letter::Credential {
            text: said.text.clone(),
            picture: cut,
            captured_at: noted.at,
        };
        credentials.insert(engineer.person.clone(), credential);
    }
    Ok(credentials)
}

fn gone() -> ApiError {
    ApiError::new(
        ErrorCode::Refused,
        "This picture is not at hand any more. Choose it again; nothing was kept.",
    )
    .with("refusal", "reading_gone")
}

fn kind(text: &str) -> CodeKind {
    if text.starts_with(PREFIX) {
        CodeKind::Ours
    } else {
        CodeKind::Official
    }
}

fn picture_type(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xFF, 0xD8, ..] => "image/jpeg",
        [b'G', b'I', b'F', ..] => "image/gif",
        [b'B', b'M', ..] => "image/bmp",
        [b'R', b'I', b'F', b'F', ..] => "image/webp",
        _ => "image/png",
    }
}
