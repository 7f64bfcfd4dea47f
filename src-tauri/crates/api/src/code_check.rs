//! Checking the codes of a handout, as text or in a picture or PDF of it.

use crate::Desk;
use crate::credentials::SMALL_CODES;
use crate::wire::{ApiError, ErrorCode};
use desk_domain::chance::Occasion;
use desk_letter::claims::Claims;
use desk_letter::verify::{self, Refusal, Trust};

/// Largest picture or PDF that is searched for codes, bytes.
pub const CODE_FILE_MAX: u64 = 25 * 1024 * 1024;

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
        let (_, seen) = self.codes_in(bytes, SMALL_CODES)?;
        let found: Vec<FoundCode> = seen
            .into_iter()
            .map(|(page, code, _)| FoundCode {
                page,
                text: code.text,
            })
            .collect();
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
