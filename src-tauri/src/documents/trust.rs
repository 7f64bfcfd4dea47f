//! Trust lists, cards and the root's file on their way in and out of the desk.

use desk_api::wire::{ApiError, Carry, ErrorCode, HandedOut, Nothing, TrustReading, TrustView};
use desk_api::{Bytes, TRUST_FILE_MAX};

use super::{Documents, left, read_bounded, save};
use crate::open_desk::OpenDesk;

/// Largest root's file that is looked at, bytes.
const ROOT_FILE_MAX: u64 = 1024 * 1024;

impl Documents {
    /// Asks for a trust list or a card, as text, picture or PDF, and reads it; nothing of it is taken yet.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or holds neither.
    pub fn choose_trust_file(
        &self,
        desk: &OpenDesk,
        Nothing {}: Nothing,
    ) -> Result<TrustReading, ApiError> {
        let Some(path) = self.dialogs.open_trust() else {
            return Ok(TrustReading {
                kind: None,
                total: 0,
                missing: Vec::new(),
                list: None,
                card: None,
            });
        };
        let bytes = read_bounded(&path, TRUST_FILE_MAX)?;
        desk.run_here(|desk, occasion| desk.read_trust_file(occasion, bytes))
    }

    /// Asks where to save the list or card as text, and saves it there.
    ///
    /// # Errors
    /// There is none, or the chosen place cannot be written.
    pub fn save_trust_file(&self, desk: &OpenDesk, which: Carry) -> Result<HandedOut, ApiError> {
        let file = desk.run_here(|desk, occasion| desk.trust_file(occasion, which))?;
        save(self.dialogs.save_text(&file.name), &file.bytes)
    }

    /// Asks where to save the page of codes, and saves it there.
    ///
    /// # Errors
    /// There is none, or the chosen place cannot be written.
    pub fn save_trust_sheet(&self, desk: &OpenDesk, which: Carry) -> Result<HandedOut, ApiError> {
        self.save_document(&sheet(desk, which)?)
    }

    /// Prints the page of codes, or opens it where a person can print it.
    ///
    /// # Errors
    /// There is none, or there is neither printer nor viewer.
    pub fn print_trust_sheet(&self, desk: &OpenDesk, which: Carry) -> Result<HandedOut, ApiError> {
        self.print_document(&sheet(desk, which)?)
    }

    /// Asks where to save a copy of the root's file, and saves it there.
    ///
    /// # Errors
    /// The file is not on this computer, or the chosen place cannot be written.
    pub fn save_root(&self, desk: &OpenDesk, Nothing {}: Nothing) -> Result<HandedOut, ApiError> {
        self.copy_root(desk).map(|(handed, _)| handed)
    }

    /// The same, and takes the file off the desk once the copy was read back.
    ///
    /// # Errors
    /// As [`Self::save_root`]; also when the copy does not read back, and then the file stays.
    pub fn move_root(&self, desk: &OpenDesk, Nothing {}: Nothing) -> Result<HandedOut, ApiError> {
        let (handed, copy) = self.copy_root(desk)?;
        if let Some(copy) = copy {
            desk.run_here(|desk, occasion| desk.root_moved(occasion, &copy))?;
        }
        Ok(handed)
    }

    /// What was handed out, and the bytes as they read back from there.
    fn copy_root(&self, desk: &OpenDesk) -> Result<(HandedOut, Option<Vec<u8>>), ApiError> {
        let file: Bytes = desk.run_here(|desk, occasion| desk.root_file(occasion, Nothing {}))?;
        let Some(path) = self.dialogs.save_root(&file.name) else {
            return Ok((left(), None));
        };
        let original = desk.run_here(|desk, _| desk.holds_root_at(&path))?;
        if original {
            return Err(ApiError::new(
                ErrorCode::Refused,
                "That is where the file lies already. Choose another folder, best on a medium that is kept apart.",
            )
            .with("refusal", "root_same_place"));
        }
        let handed = save(Some(path.clone()), &file.bytes)?;
        let copy = read_bounded(&path, ROOT_FILE_MAX)?;
        Ok((handed, Some(copy)))
    }

    /// Asks for the root's file and brings it back to this desk.
    ///
    /// # Errors
    /// It is no such file, or another root's.
    pub fn choose_root(&self, desk: &OpenDesk, nothing: Nothing) -> Result<TrustView, ApiError> {
        let Some(path) = self.dialogs.open_root() else {
            return desk.run_here(|desk, occasion| desk.trust(occasion, nothing));
        };
        let bytes = read_bounded(&path, ROOT_FILE_MAX)?;
        desk.run_here(|desk, occasion| desk.bring_root(occasion, &bytes))
    }
}

fn sheet(desk: &OpenDesk, which: Carry) -> Result<Bytes, ApiError> {
    desk.run_here(|desk, occasion| desk.trust_sheet(occasion, which))
}
