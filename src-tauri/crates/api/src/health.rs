//! Whether the desk's file is sound.

use crate::Desk;
use crate::wire::ApiError;
use desk_domain::chance::Occasion;
pub use desk_store::health::Health;

impl Desk {
    /// Looks at the chain of events, the file, and the tables made from the events; changes nothing.
    ///
    /// # Errors
    /// No desk is open, or it cannot be read at all.
    pub fn health(&mut self, _: Occasion<'_>) -> Result<Health, ApiError> {
        Ok(self.store()?.health()?)
    }
}
