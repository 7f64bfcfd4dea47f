//! The parameter sheet on its way out: saved, viewed, printed.

use desk_api::Bytes;
use desk_api::wire::{ApiError, ById, HandedOut};

use crate::documents::Documents;
use crate::open_desk::OpenDesk;

impl Documents {
    /// Asks where to save the parameter sheet of a circuit, and saves it there.
    ///
    /// # Errors
    /// There is no such circuit, nothing to set yet, or the chosen place cannot be written.
    pub fn save_parameters(&self, desk: &OpenDesk, which: ById) -> Result<HandedOut, ApiError> {
        self.save_document(&sheet(desk, which)?)
    }

    /// Opens the parameter sheet of a circuit in the system's viewer.
    ///
    /// # Errors
    /// There is no such circuit, nothing to set yet, or no viewer.
    pub fn view_parameters(&self, desk: &OpenDesk, which: ById) -> Result<HandedOut, ApiError> {
        self.view_document(&sheet(desk, which)?)
    }

    /// Prints the parameter sheet of a circuit, or opens it where a person can print it.
    ///
    /// # Errors
    /// There is no such circuit, nothing to set yet, or there is neither printer nor viewer.
    pub fn print_parameters(&self, desk: &OpenDesk, which: ById) -> Result<HandedOut, ApiError> {
        self.print_document(&sheet(desk, which)?)
    }
}

fn sheet(desk: &OpenDesk, which: ById) -> Result<Bytes, ApiError> {
    desk.run_here(|desk, occasion| desk.parameters_bytes(occasion, which))
}
