//! What can go wrong with the desk's file, in kinds that a person can act on.

use std::path::PathBuf;

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program holds the desk.
    #[error("another program has this desk open")]
    InUse,
    /// There is no desk.
    #[error("there is no desk in {path}")]
    NoDesk {
        /// The folder.
        path: PathBuf,
    },
    /// The desk is open to be read only: another program may hold it.
    #[error("the desk is open to be read only")]
    NotHeld,
    /// The file was written while it was read as one that nobody writes.
    #[error("the desk was changed while it was read")]
    Overtaken,
    /// A log lies beside the file without its index, as after copying; only a program that holds the desk can mend that.
    #[error("the log beside {path} has no index")]
    Unrecovered {
        /// The file.
        path: PathBuf,
    },
    /// The file has an older format, and was opened to be read only.
    #[error("the desk's file has format {found}, this program knows {known}")]
    Older {
        /// Format of the file.
        found: u32,
        /// The format that this program writes.
        known: u32,
    },
    /// The file was written by a newer program; it was not touched.
    #[error("the desk's file has format {found}, this program knows {known}")]
    Newer {
        /// Format of the file.
        found: u32,
        /// Newest format that this program knows.
        known: u32,
    },
    /// The file is not a desk's; it was not touched.
    #[error("{path} is not a Circuit Desk file")]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The keys that belong to the file are not beside it; nothing was touched.
    #[error("the key file {path} is missing or damaged")]
    KeysMissing {
        /// Where it should be.
        path: PathBuf,
    },
    /// The folder or file cannot be written.
    #[error("{path} cannot be written")]
    ReadOnly {
        /// Folder or file.
        path: PathBuf,
    },
    /// No space is left.
    #[error("the disk is full")]
    DiskFull,
    /// The folder lies on a network file system, where SQLite's locks cannot be trusted.
    #[error("{path} lies on a network file system")]
    NetworkFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A row cannot be read.
    #[error("row {id} of {table} has an unreadable {column}")]
    Corrupt {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// Key of the row.
        id: String,
    },
    /// An idempotency key was used with another body.
    #[error("the key was already used for another command")]
    KeyReused,
    /// A file is larger than a desk keeps.
    #[error("the file has {size} bytes; a desk keeps at most {limit}")]
    TooLarge {
        /// Its size.
        size: usize,
        /// The limit.
        limit: usize,
    },
    /// A sealed value does not open with its key.
    #[error("a sealed value of {subject} does not open")]
    Sealed {
        /// Whose.
        subject: String,
    },
    /// SQLite linked is too old to be trusted.
    #[error("SQLite {found} is older than 3.51.3")]
    OldSqlite {
        /// Its version.
        found: String,
    },
    /// A fact cannot be read.
    #[error(transparent)]
    Fact(#[from] desk_domain::event::FactError),
    /// JSON of a stored column cannot be read or written.
    #[error("stored JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A file operation.
    #[error("{path}: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Anything else from SQLite.
    #[error("SQLite: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let Some(code) = error.sqlite_error() else {
            return Self::Sqlite(error);
        };
        // SQLITE_IOERR_WRITE (778) is what a full disk looks like through a quota or a file-size limit.
        match (code.code, code.extended_code) {
            (ErrorCode::DiskFull, _) | (_, 778) => Self::DiskFull,
            (ErrorCode::ReadOnly, _) => Self::ReadOnly {
                path: PathBuf::from("desk.db"),
            },
            _ => Self::Sqlite(error),
        }
    }
}

impl StoreError {
    /// An error of the file system, sorted into what a person can act on.
    pub fn io(path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        use std::io::ErrorKind;
        let path = path.into();
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::DiskFull
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            _ => Self::Io { path, source },
        }
    }

    /// The file itself is damaged, so that it should be set aside.
    pub fn is_damage(&self) -> bool {
        use rusqlite::ErrorCode;
        matches!(self, Self::Sqlite(e) if matches!(
            e.sqlite_error_code(),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
        ))
    }
}
