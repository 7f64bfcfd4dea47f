//! Pictures on their way in: read, and not kept yet.

use desk_api::CREDENTIAL_FILE_MAX;
use desk_api::wire::{ApiError, ChosenLogo, CredentialReading, GateCodes, Nothing};

use super::{Documents, read_bounded};
use crate::open_desk::OpenDesk;

impl Documents {
    /// Asks for a picture or PDF of an entry credential and reads it; nothing of it is kept yet.
    ///
    /// # Errors
    /// The file cannot be read, is too large, is no picture, or has no code in it.
    pub fn choose_credential(
        &self,
        desk: &OpenDesk,
        Nothing {}: Nothing,
    ) -> Result<CredentialReading, ApiError> {
        let Some(bytes) = self.picture()? else {
            return Ok(CredentialReading {
                reading: None,
                image: String::new(),
                codes: Vec::new(),
            });
        };
        desk.run_here(|desk, occasion| desk.read_credential_file(occasion, bytes))
    }

    /// Asks for a logo and makes it ready for paper; nothing of it is kept yet.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or is no picture.
    pub fn choose_logo(
        &self,
        desk: &OpenDesk,
        Nothing {}: Nothing,
    ) -> Result<ChosenLogo, ApiError> {
        let Some(bytes) = self.picture()? else {
            return Ok(ChosenLogo { logo: None });
        };
        desk.run_here(|desk, occasion| desk.read_logo(occasion, bytes))
    }

    /// Asks for a picture or PDF of a pass and reads its codes; nothing of it is kept.
    ///
    /// # Errors
    /// The file cannot be read, is too large, is no picture, or has no code in it.
    pub fn choose_gate_picture(
        &self,
        desk: &OpenDesk,
        Nothing {}: Nothing,
    ) -> Result<GateCodes, ApiError> {
        let Some(bytes) = self.picture()? else {
            return Ok(GateCodes { codes: Vec::new() });
        };
        desk.run_here(|desk, _| desk.gate_codes_of(bytes))
    }

    /// The bytes of a picture or PDF that a person chose; `None`: the chooser was left.
    fn picture(&self) -> Result<Option<Vec<u8>>, ApiError> {
        self.dialogs
            .open_picture()
            .map(|path| read_bounded(&path, CREDENTIAL_FILE_MAX))
            .transpose()
    }
}
