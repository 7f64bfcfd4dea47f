//! Checking the codes of a handout, as text or in a picture or PDF of it.

use crate::Desk;
use crate::credentials::MOST_PAGES;
use crate::official_pdf::not_read;
use crate::wire::{ApiError, ErrorCode};
use desk_domain::chance::Occasion;
use desk_letter::claims::Claims;
use desk_letter::verify::{self, Refusal, Trust};
use desk_scan::picture::{self, Picture};
use desk_scan::{codes, pdf};
use std::sync::Arc;

/// Largest picture or PDF that is searched for codes, bytes.
pub const CODE_FILE_MAX: u64 = 25 * 1024 * 1024;
/// Width at which a page is drawn for searching, pixels.
const PAGE_WIDTH: u32 = 1800;

/// A code that was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCode {
    /// Page of a PDF, from 1; a picture is page 1.
    pub page: u32,
    /// What it says.
    pub text: String,
}

/// What became of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeCheck {
    /// What was checked.
    pub text: String,
    /// What it says, or why it does not count.
    pub verdict: Result<Claims, Refusal>,
}

impl Desk {
    /// Every QR code in a picture or PDF. Pages behind the sixth are not searched.
    ///
    /// # Errors
    /// The file cannot be read, or no code is in it.
    pub fn codes_in_file(
        &mut self,
        _: Occasion<'_>,
        bytes: Vec<u8>,
    ) -> Result<Vec<FoundCode>, ApiError> {
        let mut found = Vec::new();
        match picture::kind(&bytes).map_err(not_read)? {
            picture::Kind::Picture => {
                let picture = Picture::open(bytes).map_err(not_read)?;
                found.extend(on_page(1, codes::find(&picture).map_err(not_read)?));
            }
            picture::Kind::Pdf => {
                let bytes = Arc::new(bytes);
                let pages = pdf::count(Arc::clone(&bytes)).map_err(not_read)?;
                let fonts = self.fonts();
                for page in 0..pages.min(MOST_PAGES) {
                    let drawn = pdf::page(Arc::clone(&bytes), page, PAGE_WIDTH, &fonts)
                        .map_err(not_read)?;
                    let read = codes::find(&drawn.picture).map_err(not_read)?;
                    found.extend(on_page(u32::try_from(page + 1).unwrap_or(u32::MAX), read));
                }
            }
        }
        if found.is_empty() {
            return Err(ApiError::new(
                ErrorCode::BadFile,
                "No QR code was found in this file. Take a picture that shows the whole code, sharp and upright.",
            )
            .with("why", "no_code"));
        }
        Ok(found)
    }

    /// Checks a code as it was scanned, with what this desk trusts or with `trust` instead. `site` is the access point
    /// where the check happens, as the codes call it; without it every site is right.
    ///
    /// # Errors
    /// What this desk trusts cannot be read.
    pub fn verify_code(
        &mut self,
        occasion: Occasion<'_>,
        text: &str,
        site: Option<&str>,
        trust: Option<&Trust>,
    ) -> Result<CodeCheck, ApiError> {
        let own;
        let trust = match trust {
            Some(trust) => trust,
            None => {
                own = self.trust_for_checking()?;
                &own
            }
        };
        let text = text.trim();
        Ok(CodeCheck {
            text: text.to_owned(),
            verdict: verify::verify(text, trust, occasion.now, site)
                .map(|verified| verified.claims),
        })
    }
}

fn on_page(page: u32, read: Vec<codes::Code>) -> impl Iterator<Item = FoundCode> {
    read.into_iter().map(move |code| FoundCode {
        page,
        text: code.text,
    })
}
