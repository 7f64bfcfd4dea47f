//! The sheet for the customer's side on its way out: saved, viewed, printed. And the list of what an upgrade backs up.

use desk_api::Bytes;
use desk_api::wire::{ApiError, ById, HandedOut};

use crate::documents::Documents;
use crate::open_desk::OpenDesk;

impl Documents {
    /// Asks where to save the sheet of a circuit, and saves it there.
    ///
    /// # Errors
    /// There is no such circuit, or the chosen place cannot be written.
    pub fn save_requirements(&self, desk: &OpenDesk, which: ById) -> Result<HandedOut, ApiError> {
        self.save_document(&sheet(desk, which)?)
    }

    /// Opens the sheet of a circuit in the system's viewer.
    ///
    /// # Errors
    /// There is no such circuit, or no viewer.
    pub fn view_requirements(&self, desk: &OpenDesk, which: ById) -> Result<HandedOut, ApiError> {
        self.view_document(&sheet(desk, which)?)
    }

    /// Prints the sheet of a circuit, or opens it where a person can print it.
    ///
    /// # Errors
    /// There is no such circuit, or there is neither printer nor viewer.
    pub fn print_requirements(&self, desk: &OpenDesk, which: ById) -> Result<HandedOut, ApiError> {
        self.print_document(&sheet(desk, which)?)
    }
}

impl Documents {
    /// Asks where to save the list of what is tied to a port that is to be upgraded, and saves it there.
    ///
    /// # Errors
    /// No upgrade of that circuit is planned, or the chosen place cannot be written.
    pub fn save_upgrade_list(&self, desk: &OpenDesk, which: ById) -> Result<HandedOut, ApiError> {
        let list = desk.run_here(|desk, occasion| desk.upgrade_list_bytes(occasion, which))?;
        self.save_table(&list)
    }
}

fn sheet(desk: &OpenDesk, which: ById) -> Result<Bytes, ApiError> {
    desk.run_here(|desk, occasion| desk.requirements_bytes(occasion, which))
}
