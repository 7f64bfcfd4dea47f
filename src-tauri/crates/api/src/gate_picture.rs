//! Pictures and PDFs shown at the gate: the codes in them, to be checked like scanned ones.

use crate::Desk;
use crate::credentials::{CREDENTIAL_FILE_MAX, SMALL_CODES, Seen};
use crate::official_pdf::not_read;
use crate::wire::{ApiError, ErrorCode, GateCode, GateCodes, ReadGatePicture};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use desk_domain::chance::Occasion;
use desk_letter::codes::PREFIX;

impl Desk {
    /// Reads the codes of a picture or PDF that was pasted or dropped. Nothing of it is kept.
    pub fn read_gate_picture(
        &mut self,
        _: Occasion<'_>,
        request: ReadGatePicture,
    ) -> Result<GateCodes, ApiError> {
        // four characters carry three bytes
        if request.data.len() as u64 > CREDENTIAL_FILE_MAX / 3 * 4 + 4 {
            return Err(not_read(desk_scan::ScanError::TooLarge(12)));
        }
        let bytes = STANDARD
            .decode(request.data.trim())
            .map_err(|_| not_read(desk_scan::ScanError::NotPicture))?;
        self.gate_codes_of(bytes)
    }

    /// The codes of a picture or PDF that was chosen. Nothing of it is kept.
    pub fn gate_codes_of(&self, bytes: Vec<u8>) -> Result<GateCodes, ApiError> {
        let seen: Vec<Seen> = self.codes_in(bytes, SMALL_CODES)?.1;
        if seen.is_empty() {
            return Err(ApiError::new(
                ErrorCode::BadFile,
                "No QR code was found in this picture. Take one that shows the whole code, sharp and upright.",
            )
            .with("why", "no_code"));
        }
        let mut codes = seen
            .into_iter()
            .map(|(page, code, _)| {
                Ok(GateCode {
                    ours: code.text.starts_with(PREFIX),
                    cut: STANDARD.encode(code.cut.png().map_err(not_read)?),
                    text: code.text,
                    page,
                })
            })
            .collect::<Result<Vec<_>, ApiError>>()?;
        codes.sort_by_key(|code| !code.ours);
        Ok(GateCodes { codes })
    }
}
