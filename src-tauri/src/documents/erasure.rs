//! Erasing people, outside of the desk's file too.

use desk_api::wire::{ApiError, ErasePeople, Erased};

use super::Documents;
use crate::open_desk::OpenDesk;

impl Documents {
    /// Erases people, and the copies of papers that were made for viewer and printer.
    ///
    /// # Errors
    /// The desk refuses.
    pub fn erase_people(&self, desk: &OpenDesk, request: ErasePeople) -> Result<Erased, ApiError> {
        let mut erased = desk.run_here(|desk, occasion| desk.erase_people(occasion, request))?;
        // a copy that another program holds open goes at the next start, and is told until then
        if self.views.clear().is_err() {
            erased.not_cleaned.push("views".to_owned());
        }
        Ok(erased)
    }
}
