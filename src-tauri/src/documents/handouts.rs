//! Handouts on their way out, and Alibaba Cloud's own PDF on its way in.

use desk_api::Bytes;
use desk_api::wire::{ApiError, ChosenFile, HandOut, HandedOut, Nothing, PrintHandout};

use super::{Documents, name_of, read_bounded};
use crate::open_desk::OpenDesk;

/// Largest official PDF that the desk takes in, in bytes: 25 MB, as it is stored inside the database.
pub(super) const LARGEST: u64 = 25 * 1024 * 1024;

impl Documents {
    /// Asks where to save a handout, and saves its kept bytes there.
    ///
    /// # Errors
    /// There is no such handout, or the chosen place cannot be written.
    pub fn save_handout(&self, desk: &OpenDesk, which: HandOut) -> Result<HandedOut, ApiError> {
        self.save_document(&handout(desk, which)?)
    }

    /// Opens a handout in the system's viewer.
    ///
    /// # Errors
    /// There is no such handout, or no viewer.
    pub fn open_handout(&self, desk: &OpenDesk, which: HandOut) -> Result<HandedOut, ApiError> {
        self.view_document(&handout(desk, which)?)
    }

    /// Prints a handout, or opens it where a person can print it.
    ///
    /// # Errors
    /// There is no such handout, or there is neither printer nor viewer.
    pub fn print_handout(
        &self,
        desk: &OpenDesk,
        which: PrintHandout,
    ) -> Result<HandedOut, ApiError> {
        let document = desk.run_here(|desk, occasion| desk.handout_to_print(occasion, which))?;
        self.print_document(&document)
    }

    /// Asks for Alibaba Cloud's own PDF and takes it in, byte for byte.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or is not a PDF.
    pub fn choose_official_pdf(
        &self,
        desk: &OpenDesk,
        Nothing {}: Nothing,
    ) -> Result<ChosenFile, ApiError> {
        let Some(path) = self.dialogs.open_pdf() else {
            return Ok(ChosenFile { file: None });
        };
        let bytes = read_bounded(&path, LARGEST)?;
        let name = name_of(&path);
        let file =
            desk.run_here(|desk, occasion| desk.import_official_pdf(occasion, &name, bytes))?;
        Ok(ChosenFile { file: Some(file) })
    }
}

fn handout(desk: &OpenDesk, which: HandOut) -> Result<Bytes, ApiError> {
    desk.run_here(|desk, occasion| desk.handout_bytes(occasion, which))
}
