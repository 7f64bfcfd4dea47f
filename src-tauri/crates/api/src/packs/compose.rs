//! Turns the parts of a pack into pages, one after another, and the cover at the end.

use super::parts::{Part, Source};
use super::{Body, Pack, error, sheets, timeline};
use crate::paper;
use crate::wire::{ApiError, PackPartState, PackPartWord, PackWhy};
use desk_letter::faces::Faces;
use desk_letter::letter::Bilingual;
use desk_letter::pdf::{self, AppendError, Part as Pages, Photograph, StrangerError};
use desk_letter::report::Report;
use desk_scan::picture::Picture;

/// Longest side of a picture on its page, pixels: 290 dpi over the width of the sheet.
const LONGEST: u32 = 2000;

/// Adds a part to the pages, or says why it has none.
pub(super) fn add(pack: &mut Pack, n: usize, body: &mut Body) -> Result<(), ApiError> {
    let Some(part) = pack.parts.get(n) else {
        return Ok(());
    };
    if part.state != PackPartState::Pages {
        return Ok(());
    }
    let pages = match part.source {
        Source::Sheet => {
            let report = match part.word {
                PackPartWord::Survey => sheets::survey(&pack.known),
                PackPartWord::AsBuilt => sheets::as_built(&pack.known),
                PackPartWord::Parameters => sheets::parameters(&pack.known),
                PackPartWord::Tests => sheets::tests(&pack.known),
                PackPartWord::Approvals => sheets::approvals(&pack.known),
                PackPartWord::Timeline => timeline::timeline(&pack.known),
                _ => sheets::files(&pack.known, &pack.parts),
            };
            Ok(drawn(&report, &pack.faces)?)
        }
        Source::Handout => match pack.original(part)? {
            Some(bytes) => pdf::part(&bytes, &pack.faces).map_err(|_| PackWhy::Damaged),
            None => Err(PackWhy::Erased),
        },
        Source::Pdf => match pack.original(part)? {
            Some(bytes) => pdf::stranger(&bytes).map_err(|error| why(&error)),
            None => Err(PackWhy::Erased),
        },
        Source::Picture => match pack.original(part)? {
            Some(bytes) => plate(pack, part, bytes)?,
            None => Err(PackWhy::Erased),
        },
        Source::None => Err(PackWhy::NoPages),
    };
    let title = part.line();
    let outcome = match pages {
        Ok(pages) => {
            body.file.add(&pages, &title).map_err(|e| error(&e))?;
            let first = body.pages + 1;
            body.pages += pages.pages();
            Ok(first)
        }
        Err(why) => Err(why),
    };
    if let Some(part) = pack.parts.get_mut(n) {
        match outcome {
            Ok(first) => part.page = Some(first),
            Err(why) => part.leave_out(why),
        }
    }
    Ok(())
}

fn why(error: &StrangerError) -> PackWhy {
    match error {
        StrangerError::Acts => PackWhy::Acts,
        StrangerError::Outside => PackWhy::Outside,
        StrangerError::Unreadable(AppendError::Encrypted) => PackWhy::Encrypted,
        StrangerError::Unreadable(
            AppendError::TooLarge(_)
            | AppendError::TooManyPages(_)
            | AppendError::TooManyObjects(_),
        ) => PackWhy::TooMuch,
        _ => PackWhy::Damaged,
    }
}

/// A sheet as pages.
pub(super) fn drawn(report: &Report, faces: &Faces) -> Result<Pages, ApiError> {
    let layout = report.layout(faces).map_err(paper::refused)?;
    let written = pdf::write(&layout, faces).map_err(|e| error(&e.into()))?;
    pdf::part(&written, faces).map_err(|e| error(&e))
}

/// A picture on a page of its own, drawn anew: nothing that its file says beside the picture goes along.
fn plate(pack: &Pack, part: &Part, bytes: Vec<u8>) -> Result<Result<Pages, PackWhy>, ApiError> {
    let Ok(drawn) = Picture::open(bytes).and_then(|picture| picture.jpeg(LONGEST)) else {
        return Ok(Err(PackWhy::Damaged));
    };
    let report = sheets::plate(&pack.known, part);
    let layout = report.layout(&pack.faces).map_err(paper::refused)?;
    let (width, height) = pack.known.paper.size();
    let top = 58.0;
    let area = ((width - 178.0) / 2.0, top, 178.0, height - top - 16.0);
    let photograph = Photograph {
        jpeg: &drawn.bytes,
        width: drawn.width,
        height: drawn.height,
    };
    let written =
        pdf::plate(&layout, photograph, area, &pack.faces).map_err(|e| error(&e.into()))?;
    Ok(Ok(pdf::part(&written, &pack.faces).map_err(|e| error(&e))?))
}

/// The cover with its contents, once all pages are known. How many pages it has itself is found by trying.
pub(super) fn cover(pack: &Pack) -> Result<Pages, ApiError> {
    let mut own = 1;
    loop {
        let pages = drawn(&sheets::cover(&pack.known, &pack.parts, own), &pack.faces)?;
        if pages.pages() <= own {
            return Ok(pages);
        }
        own = pages.pages();
    }
}

pub(super) fn both(title: &Bilingual) -> String {
    match title.zh.is_empty() {
        true => title.en.clone(),
        false => format!("{} {}", title.en, title.zh),
    }
}
