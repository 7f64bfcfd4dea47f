//! Files of a circuit: attached, shown, saved to disk.

use crate::access_points::optional;
use crate::official_pdf::not_read;
use crate::renditions::Bytes;
use crate::wire::{
    ApiError, AttachFile, AttachmentForm, ById, ChooseAttachment, CircuitView, ErrorCode,
    KeptPicture,
};
use crate::{Desk, circuits, command};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use desk_domain::attachment::{self, MOST_FILES, Media, Refused};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::names::PersonName;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::works::{Attachment, WorksStep};
use desk_scan::pdf;
use desk_scan::picture::Picture;
use desk_store::files::{self, Kind};
use desk_store::{circuits as stored, files::hex, test_records};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// Most bytes of an attached file.
pub const ATTACHMENT_MAX: u64 = files::LIMIT as u64;
/// Longest side of a picture as it is shown, pixels.
const SHOWN: u32 = 2000;

impl Desk {
    /// Attaches a file that was dropped or pasted.
    pub fn attach_file(
        &mut self,
        occasion: Occasion<'_>,
        request: AttachFile,
    ) -> Result<CircuitView, ApiError> {
        // four characters carry three bytes
        if request.data.len() as u64 > ATTACHMENT_MAX / 3 * 4 + 8 {
            return Err(too_large());
        }
        let bytes = STANDARD
            .decode(request.data.trim())
            .map_err(|_| not_taken("attachment_broken"))?;
        let asked = ChooseAttachment {
            key: request.key,
            circuit: request.circuit,
            form: request.form,
        };
        self.attach_bytes(occasion, &asked, &request.name, &bytes)
    }

    /// Attaches a file that was chosen.
    pub fn attach_bytes(
        &mut self,
        occasion: Occasion<'_>,
        request: &ChooseAttachment,
        name: &str,
        bytes: &[u8],
    ) -> Result<CircuitView, ApiError> {
        let Weighed { name, media, pages } = weigh_attachment(name, bytes)?;
        let stands_for = (request, &name, hex(&Sha256::digest(bytes)));
        command(
            self.store_mut()?,
            &request.key,
            "attach_file",
            &stands_for,
            occasion,
            |writer| {
                let whole = stored::whole(writer.db(), writer.keys(), &request.circuit)?
                    .filter(|whole| !whole.circuit.withdrawn)
                    .ok_or_else(|| ApiError::not_found("circuit"))?;
                let AttachmentForm {
                    step,
                    test,
                    title,
                    by,
                } = &request.form;
                let mut problems = Problems::new();
                if !step.is_empty() && WorksStep::from_wire(step).is_err() {
                    problems.block("step", ProblemCode::StepNotHere);
                }
                let title = optional("title", title, 200, &mut problems);
                let by = PersonName::parse("by", by, &mut problems);
                let (Some(by), false) = (by, problems.has_blocks()) else {
                    return Err(ApiError::fields(&problems));
                };
                let of_test = match test.as_str() {
                    "" => None,
                    id => Some(
                        test_records::one(writer.db(), writer.keys(), id)?
                            .filter(|found| found.saved.circuits.contains(&request.circuit))
                            .ok_or_else(|| ApiError::not_found("test"))?,
                    ),
                };
                let kept = of_test
                    .as_ref()
                    .map_or(&whole.works.files, |found| &found.files);
                if kept.len() >= MOST_FILES {
                    return Err(not_taken("attachment_too_many").with("limit", MOST_FILES));
                }
                let hash = &stands_for.2;
                if kept
                    .iter()
                    .any(|(a, _)| a.file.sha256 == *hash && a.step == *step)
                {
                    return Err(not_taken("attachment_again"));
                }
                let pages = u32::try_from(pages).unwrap_or(u32::MAX);
                let file = writer.keep_file(Kind::Attachment, &name, pages, bytes)?;
                let fact = Fact::FileAttached(Attachment {
                    file,
                    media: media.as_wire().to_owned(),
                    step: step.clone(),
                    title,
                    by: by.as_str().to_owned(),
                });
                match test.as_str() {
                    "" => writer.record(Aggregate::Circuit, &request.circuit, &fact)?,
                    id => writer.record(Aggregate::Test, id, &fact)?,
                };
                Ok(())
            },
        )?;
        circuits::view(self.store()?, &request.circuit)
    }

    /// An attached picture, drawn anew: what the window gets is made here, whatever the file holds.
    pub fn attachment_picture(
        &mut self,
        _: Occasion<'_>,
        request: ById,
    ) -> Result<KeptPicture, ApiError> {
        let store = self.store()?;
        let bytes = files::bytes(store.db(), store.keys(), &request.id)?
            .ok_or_else(|| ApiError::not_found("file"))?;
        Ok(KeptPicture {
            media: "image/png".to_owned(),
            data: STANDARD.encode(draw_attachment(bytes)?),
        })
    }

    /// An attached file's name and bytes, to be saved to disk.
    pub fn attachment_bytes(&mut self, _: Occasion<'_>, request: ById) -> Result<Bytes, ApiError> {
        let store = self.store()?;
        let about =
            files::about(store.db(), &request.id)?.ok_or_else(|| ApiError::not_found("file"))?;
        let bytes = files::bytes(store.db(), store.keys(), &request.id)?
            .ok_or_else(|| ApiError::not_found("file"))?;
        Ok(Bytes {
            name: about.name,
            bytes,
        })
    }

    /// The circuit's page as it stands: nothing was chosen.
    pub fn unattached(&mut self, _: Occasion<'_>, circuit: &str) -> Result<CircuitView, ApiError> {
        circuits::view(self.store()?, circuit)
    }
}

/// A file that is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// Its name for people.
    pub name: String,
    /// What the window can do with it.
    pub media: Media,
    /// Pages of a PDF, 1 for a picture, else 0.
    pub pages: usize,
}

/// Looks at a file on its way in: its name without what could mislead, what it is by its bytes, and its pages.
///
/// # Errors
/// It is too large or empty, runs when it is opened, is not what its name says, or is a PDF that cannot be read.
pub fn weigh_attachment(name: &str, bytes: &[u8]) -> Result<Weighed, ApiError> {
    if bytes.len() as u64 > ATTACHMENT_MAX {
        return Err(too_large());
    }
    let name = attachment::clean_name(name);
    let media = attachment::inspect(&name, bytes).map_err(|refused| {
        not_taken(match refused {
            Refused::Empty => "attachment_empty",
            Refused::Program => "attachment_program",
            Refused::Disguised => "attachment_disguised",
        })
    })?;
    let pages = match media {
        Media::Pdf => pdf::count(Arc::new(bytes.to_vec())).map_err(not_read)?,
        Media::Picture => 1,
        Media::Other => 0,
    };
    Ok(Weighed { name, media, pages })
}

/// A picture drawn anew as a PNG, whatever its file holds beside it.
///
/// # Errors
/// It cannot be read, or is too large to be shown.
pub fn draw_attachment(bytes: Vec<u8>) -> Result<Vec<u8>, ApiError> {
    let picture = Picture::open(bytes).map_err(not_read)?;
    picture.png(SHOWN).map_err(not_read)
}

fn too_large() -> ApiError {
    let megabytes = ATTACHMENT_MAX / (1024 * 1024);
    ApiError::new(
        ErrorCode::BadFile,
        format!("The file is larger than {megabytes} MB. Choose a smaller one."),
    )
    .with("limit", megabytes)
}

/// Why a file was not taken, in words that say what to do.
fn not_taken(why: &str) -> ApiError {
    let sentence = match why {
        "attachment_empty" => "The file is empty. Choose another one.",
        "attachment_program" => {
            "The file is a program, a script or a web page, and these are not kept. Choose a PDF, a picture or a table."
        }
        "attachment_disguised" => {
            "The file is not what its name says. Give it its right name, or choose another one."
        }
        "attachment_too_many" => {
            "This circuit has as many files as it can hold. Take one back before adding another."
        }
        "attachment_again" => "This file is attached there already.",
        _ => "The file did not arrive whole. Drop it once more, or choose it.",
    };
    ApiError::new(ErrorCode::BadFile, sentence).with("why", why)
}
