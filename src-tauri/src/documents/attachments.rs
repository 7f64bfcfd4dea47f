//! Files that are attached to a circuit, on their way in and out.

use desk_api::ATTACHMENT_MAX;
use desk_api::wire::{ApiError, ById, ChooseAttachment, CircuitView, HandedOut};

use super::{Documents, name_of, read_bounded, save};
use crate::open_desk::OpenDesk;

impl Documents {
    /// Asks for a file and attaches it to a circuit.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or is none that is kept.
    pub fn choose_attachment(
        &self,
        desk: &OpenDesk,
        request: ChooseAttachment,
    ) -> Result<CircuitView, ApiError> {
        let Some(path) = self.dialogs.open_any() else {
            return desk.run_here(|desk, occasion| desk.unattached(occasion, &request.circuit));
        };
        let bytes = read_bounded(&path, ATTACHMENT_MAX)?;
        let name = name_of(&path);
        desk.run_here(|desk, occasion| desk.attach_bytes(occasion, &request, &name, &bytes))
    }

    /// Asks where to save an attached file, and saves it there.
    ///
    /// # Errors
    /// The file is not there any more, or the chosen place cannot be written.
    pub fn save_attachment(&self, desk: &OpenDesk, request: ById) -> Result<HandedOut, ApiError> {
        let file = desk.run_here(|desk, occasion| desk.attachment_bytes(occasion, request))?;
        save(self.dialogs.save_any(&file.name), &file.bytes)
    }
}
