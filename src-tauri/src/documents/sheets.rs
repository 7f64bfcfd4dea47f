//! The program's own sheets of a circuit on their way out: that for the customer's side, and the parameters.

use desk_api::Bytes;
use desk_api::wire::{ApiError, ById, HandedOut};

use super::Documents;
use crate::open_desk::OpenDesk;

impl Documents {
    /// Asks where to save the sheet for the customer's side, and saves it there.
    ///
    /// # Errors
    /// There is no such circuit, or the chosen place cannot be written.
    pub fn save_requirements(&self, desk: &OpenDesk, which: ById) -> Result<HandedOut, ApiError> {
        self.save_document(&requirements(desk, which)?)
    }

    /// Opens the sheet for the customer's side in the system's viewer.
    ///
    /// # Errors
    /// There is no such circuit, or no viewer.
    pub fn open_requirements(&self, desk: &OpenDesk, which: ById) -> Result<HandedOut, ApiError> {
        self.view_document(&requirements(desk, which)?)
    }

    /// Prints the sheet for the customer's side, or opens it where a person can print it.
    ///
    /// # Errors
    /// There is no such circuit, or there is neither printer nor viewer.
    pub fn print_requirements(&self, desk: &OpenDesk, which: ById) -> Result<HandedOut, ApiError> {
        self.print_document(&requirements(desk, which)?)
    }

    /// Asks where to save the parameter sheet of a circuit, and saves it there.
    ///
    /// # Errors
    /// There is no such circuit, nothing to set yet, or the chosen place cannot be written.
    pub fn save_parameters(&self, desk: &OpenDesk, which: ById) -> Result<HandedOut, ApiError> {
        self.save_document(&parameters(desk, which)?)
    }

    /// Opens the parameter sheet of a circuit in the system's viewer.
    ///
    /// # Errors
    /// There is no such circuit, nothing to set yet, or no viewer.
    pub fn open_parameters(&self, desk: &OpenDesk, which: ById) -> Result<HandedOut, ApiError> {
        self.view_document(&parameters(desk, which)?)
    }

    /// Prints the parameter sheet of a circuit, or opens it where a person can print it.
    ///
    /// # Errors
    /// There is no such circuit, nothing to set yet, or there is neither printer nor viewer.
    pub fn print_parameters(&self, desk: &OpenDesk, which: ById) -> Result<HandedOut, ApiError> {
        self.print_document(&parameters(desk, which)?)
    }
}

fn requirements(desk: &OpenDesk, which: ById) -> Result<Bytes, ApiError> {
    desk.run_here(|desk, occasion| desk.requirements_bytes(occasion, which))
}

fn parameters(desk: &OpenDesk, which: ById) -> Result<Bytes, ApiError> {
    desk.run_here(|desk, occasion| desk.parameters_bytes(occasion, which))
}
