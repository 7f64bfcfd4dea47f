//! How the program ends: one number for each kind of end, those of `sysexits.h` where it has one.

use desk_api::wire::{ApiError, ErrorCode};
use std::process::ExitCode;

/// An end of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done, and nothing is wrong.
    Fine = 0,
    /// Done, and something is wrong: a code that does not count, a desk that is not sound, a handout left out.
    Wrong = 1,
    /// The words were not understood.
    Usage = 2,
    /// A file or a stored value cannot be read.
    Data = 65,
    /// There is no such desk, handout, circuit or file.
    Missing = 66,
    /// The desk is of another version, or the faces that paper is set in are not there.
    Unavailable = 69,
    /// A mistake of the program.
    Internal = 70,
    /// A file cannot be made, or is there already.
    CannotCreate = 73,
    /// Reading or writing failed, or the disk is full.
    Io = 74,
    /// Another program holds the desk or changed it meanwhile: try again.
    Busy = 75,
}

/// Every end with what it means, for the help.
pub const TABLE: &str = "   0  done, and nothing is wrong
   1  done, and something is wrong: a code that does not count, a desk that is not
      sound, a handout that no longer counts and was left out or refused
   2  the words were not understood
  65  a file or a stored value cannot be read
  66  there is no such desk, handout, circuit or file
  69  the desk is of an older or newer version of the program, or not a desk; or the
      faces that paper is set in were not found
  70  a mistake of this program
  73  the file cannot be made, or is there already (see --force)
  74  reading or writing failed, or the disk is full
  75  another program holds the desk, or changed it while it was read: try again";

/// Why a command did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// How the program ends.
    pub exit: Exit,
    /// A word that stays the same from version to version.
    pub code: String,
    /// A sentence for a person.
    pub message: String,
}

impl Failure {
    /// A failure of the words that were typed.
    pub fn usage(message: impl Into<String>) -> Self {
        Self {
            exit: Exit::Usage,
            code: "usage".to_owned(),
            message: message.into(),
        }
    }

    /// A failure that no error of the desk stands behind.
    pub fn new(exit: Exit, code: &str, message: impl Into<String>) -> Self {
        Self {
            exit,
            code: code.to_owned(),
            message: message.into(),
        }
    }

    /// A file that cannot be read or written.
    pub fn io(doing: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        let (exit, code) = match (doing, error.kind()) {
            ("read", K::NotFound) => (Exit::Missing, "notFound"),
            (_, K::AlreadyExists) => (Exit::CannotCreate, "exists"),
            (
                "write",
                K::NotFound | K::PermissionDenied | K::ReadOnlyFilesystem | K::IsADirectory,
            ) => (Exit::CannotCreate, "cannotCreate"),
            (_, K::StorageFull | K::QuotaExceeded | K::FileTooLarge) => (Exit::Io, "diskFull"),
            _ => (Exit::Io, "io"),
        };
        let message = match error.kind() {
            K::AlreadyExists => format!(
                "{} is there already. Name another file, or add --force.",
                path.display()
            ),
            _ => format!(
                "{} cannot be {}: {error}.",
                path.display(),
                if doing == "read" { "read" } else { "written" }
            ),
        };
        Self::new(exit, code, message)
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        use ErrorCode as C;
        let exit = match error.code {
            C::Fields | C::Refused | C::KeyReused => Exit::Wrong,
            C::NotFound | C::NoDesk | C::NotOpen => Exit::Missing,
            C::DeskInUse | C::Locked => Exit::Busy,
            C::OlderDesk | C::NewerDesk | C::ForeignDesk | C::CannotPrint => Exit::Unavailable,
            C::BadFile | C::Corrupt => Exit::Data,
            C::ReadOnly | C::DiskFull | C::System => Exit::Io,
            C::Internal => Exit::Internal,
        };
        let code = serde_json::to_value(error.code)
            .ok()
            .and_then(|word| word.as_str().map(str::to_owned))
            .unwrap_or_else(|| "internal".to_owned());
        Self {
            exit,
            code,
            message: error.to_string(),
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
