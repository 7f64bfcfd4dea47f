//! Documents on their way out of the desk and into it: saved, viewed, printed, chosen.
//!
//! What the window asks for stands in the files of this folder, by what goes out or comes in: a method has the name of its
//! command. Here is what they share.

mod attachments;
mod erasure;
mod handouts;
mod pictures;
mod sheets;
mod tables;
mod trust;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use desk_api::Bytes;
use desk_api::wire::{ApiError, ErrorCode, HandedOut, HandedWay};

use crate::dialogs::Dialogs;
use crate::file_name;
use crate::host::{Host, Printed};
use crate::views::{Views, write_whole};

/// The ways in and out, on this machine.
pub struct Documents {
    /// File choosers.
    pub dialogs: Box<dyn Dialogs>,
    /// Viewer and printer.
    pub host: Box<dyn Host>,
    /// Copies for them.
    pub views: Views,
}

impl Documents {
    /// Asks where to save a document, and saves it there.
    ///
    /// # Errors
    /// The chosen place cannot be written.
    fn save_document(&self, document: &Bytes) -> Result<HandedOut, ApiError> {
        // The desk is free while the dialog is open.
        save(
            self.dialogs.save_pdf(&file_name::pdf(&document.name)),
            &document.bytes,
        )
    }

    /// Opens a document in the system's viewer.
    ///
    /// # Errors
    /// There is no viewer.
    fn view_document(&self, document: &Bytes) -> Result<HandedOut, ApiError> {
        self.view_file(&self.copy(document)?)
    }

    /// Opens a file or folder that was written already, where it lies.
    ///
    /// # Errors
    /// The system has no program for it.
    pub fn view_file(&self, path: &Path) -> Result<HandedOut, ApiError> {
        self.host
            .view(path)
            .map_err(|error| no_program("open", &error))?;
        Ok(handed(path, HandedWay::Opened))
    }

    /// Prints a document, or opens it where a person can print it.
    ///
    /// # Errors
    /// There is neither printer nor viewer.
    fn print_document(&self, document: &Bytes) -> Result<HandedOut, ApiError> {
        let copy = self.copy(document)?;
        let way = match self
            .host
            .print(&copy)
            .map_err(|error| no_program("print", &error))?
        {
            Printed::Queued => HandedWay::Printed,
            Printed::InViewer => HandedWay::OpenedToPrint,
        };
        Ok(handed(&copy, way))
    }

    fn copy(&self, document: &Bytes) -> Result<PathBuf, ApiError> {
        self.views
            .put(&document.name, &document.bytes)
            .map_err(|error| not_written(&error))
    }
}

/// Saves at the place that was chosen; `None`: the chooser was left.
fn save(path: Option<PathBuf>, bytes: &[u8]) -> Result<HandedOut, ApiError> {
    let Some(path) = path else {
        return Ok(left());
    };
    write_whole(&path, bytes).map_err(|error| not_written(&error))?;
    Ok(handed(&path, HandedWay::Saved))
}

fn left() -> HandedOut {
    HandedOut {
        file: None,
        way: HandedWay::Cancelled,
    }
}

fn handed(path: &Path, way: HandedWay) -> HandedOut {
    HandedOut {
        file: path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned()),
        way,
    }
}

/// Name of a file or folder, without the way to it.
pub fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn read_bounded(path: &Path, largest: u64) -> Result<Vec<u8>, ApiError> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(largest + 1).read_to_end(&mut bytes));
    match read {
        Err(error) => Err(ApiError::new(
            ErrorCode::BadFile,
            format!(
                "The file cannot be read: {error}. Choose it again, or copy it to this computer first."
            ),
        )),
        Ok(_) if bytes.len() as u64 > largest => Err(ApiError::new(
            ErrorCode::BadFile,
            format!(
                "The file is larger than {} MB. Choose a smaller one.",
                largest / (1024 * 1024)
            ),
        )
        .with("limit", largest / (1024 * 1024))),
        Ok(_) => Ok(bytes),
    }
}

fn not_written(error: &io::Error) -> ApiError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            ApiError::new(
                ErrorCode::DiskFull,
                "There is no space left for the file. Free some, or choose another disk, and save again.",
            )
        }
        _ => ApiError::new(
            ErrorCode::ReadOnly,
            format!("The file cannot be written there: {error}. Choose another folder."),
        ),
    }
}

fn no_program(doing: &str, error: &io::Error) -> ApiError {
    ApiError::new(
        ErrorCode::System,
        format!(
            "The system has no program to {doing} a PDF ({error}). Save it and use another program."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_over_the_limit_is_refused_by_name() {
        let largest = handouts::LARGEST;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("huge.pdf");
        File::create(&path).unwrap().set_len(largest + 1).unwrap();
        let said = read_bounded(&path, largest).unwrap_err();
        assert_eq!(said.code, ErrorCode::BadFile);
        assert!(said.message.contains("25 MB"), "{}", said.message);
        File::create(&path).unwrap().set_len(largest).unwrap();
        assert_eq!(read_bounded(&path, largest).unwrap().len() as u64, largest);
    }

    #[test]
    fn a_full_disk_is_told_from_a_locked_folder() {
        assert_eq!(
            not_written(&io::ErrorKind::StorageFull.into()).code,
            ErrorCode::DiskFull
        );
        assert_eq!(
            not_written(&io::ErrorKind::PermissionDenied.into()).code,
            ErrorCode::ReadOnly
        );
    }
}
