//! Alibaba Cloud's own LOA on the screen: its pages, its words, and what they offer for the facility.

use crate::Desk;
use crate::wire::{
    ApiError, ById, ErrorCode, FacilityOffer, OfficialPage, OfficialPageQuery, OfficialText,
    PageWord,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use desk_domain::chance::Occasion;
use desk_letter::faces::{FaceId, Faces};
use desk_scan::pdf::{self, Area, Fonts, PageWords};
use desk_scan::{ScanError, offers};
use desk_store::files;
use std::sync::Arc;

/// A face of the program, for text that a PDF names a face for and does not bring.
struct Lent(Arc<Faces>, FaceId);

impl AsRef<[u8]> for Lent {
    fn as_ref(&self) -> &[u8] {
        self.0.bytes(self.1)
    }
}

impl Desk {
    /// One page of a kept PDF, drawn, with the words on it.
    pub fn official_page(
        &mut self,
        _: Occasion<'_>,
        request: OfficialPageQuery,
    ) -> Result<OfficialPage, ApiError> {
        let bytes = self.kept_pdf(&request.file)?;
        let page = (request.page.max(1) - 1) as usize;
        let fonts = self.fonts();
        let width = request.width.clamp(100, 3000);
        let drawn = pdf::page(Arc::clone(&bytes), page, width, &fonts).map_err(not_read)?;
        let image = drawn.picture.png(5000).map_err(not_read)?;
        // a page that shows is shown, also when its words cannot be read
        let words = pdf::words(Arc::clone(&bytes), &fonts).unwrap_or_default();
        let pages = words.len().max(pdf::count(bytes).map_err(not_read)?);
        Ok(OfficialPage {
            page: request.page.max(1),
            pages: u32::try_from(pages).unwrap_or(u32::MAX),
            ratio: drawn.height / drawn.width.max(1.0),
            image: STANDARD.encode(image),
            words: words.get(page).map(placed).unwrap_or_default(),
        })
    }

    /// What the text of a kept PDF offers for the facility's fields.
    pub fn official_text(
        &mut self,
        _: Occasion<'_>,
        request: ById,
    ) -> Result<OfficialText, ApiError> {
        let bytes = self.kept_pdf(&request.id)?;
        let pages = pdf::words(bytes, &self.fonts()).map_err(not_read)?;
        let offers = offers::offers(&pages).into_iter().filter_map(|offer| {
            let page = pages.get(offer.page)?;
            Some(FacilityOffer {
                field: offer.field.name().to_owned(),
                page: u32::try_from(offer.page + 1).unwrap_or(u32::MAX),
                place: share(page, &offer.value, offer.area),
                value: offer.value,
                label: offer.label,
            })
        });
        Ok(OfficialText {
            pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
            has_text: pages.iter().any(|page| !page.words.is_empty()),
            offers: offers.collect(),
        })
    }

    fn kept_pdf(&self, id: &str) -> Result<Arc<Vec<u8>>, ApiError> {
        let store = self.store()?;
        files::bytes(store.db(), store.keys(), id)?
            .map(Arc::new)
            .ok_or_else(|| ApiError::not_found("file"))
    }

    /// The program's own faces, for PDFs that bring none.
    pub(crate) fn fonts(&self) -> Fonts {
        Fonts {
            latin: Arc::new(Lent(self.shared_faces(), FaceId::Latin)),
            han: Arc::new(Lent(self.shared_faces(), FaceId::Han)),
        }
    }
}

fn placed(page: &PageWords) -> Vec<PageWord> {
    page.words
        .iter()
        .map(|word| share(page, &word.text, word.area))
        .collect()
}

/// A place in shares of its page.
fn share(page: &PageWords, text: &str, area: Area) -> PageWord {
    let (width, height) = (page.width.max(1.0), page.height.max(1.0));
    PageWord {
        text: text.to_owned(),
        x: area.x / width,
        y: area.y / height,
        width: area.width / width,
        height: area.height / height,
    }
}

/// Why a picture or PDF was not read, in words that say what to do.
pub(crate) fn not_read(error: ScanError) -> ApiError {
    let (why, sentence) = match error {
        ScanError::TooLarge(max) => {
            return ApiError::new(
                ErrorCode::BadFile,
                format!("The file is larger than {max} MB. Choose a smaller one."),
            )
            .with("limit", max);
        }
        ScanError::NotPicture => (
            "not_picture",
            "This is neither a picture nor a PDF. Choose a PNG, JPEG, WebP, GIF, BMP or PDF file.",
        ),
        ScanError::TooManyPixels(..) => (
            "too_many_pixels",
            "This picture has more pixels than are read. Take a screenshot of the code alone.",
        ),
        ScanError::Damaged | ScanError::Broke => (
            "scan_damaged",
            "This file is damaged and cannot be read. Get it once more, or choose another one.",
        ),
        ScanError::Encrypted => (
            "scan_encrypted",
            "This PDF is locked with a password. Save a copy without one, and choose that.",
        ),
        ScanError::NoPage(_) => ("no_page", "The PDF has no such page."),
        ScanError::TooManyPages(_) => (
            "too_many_pages",
            "This PDF has more pages than are read. Choose one with only the page that is needed.",
        ),
        ScanError::TooSlow => (
            "too_slow",
            "Reading this file took too long and was given up. Open it in another program, and type the values.",
        ),
    };
    ApiError::new(ErrorCode::BadFile, sentence).with("why", why)
}
