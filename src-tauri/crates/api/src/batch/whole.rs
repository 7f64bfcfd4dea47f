//! Files that are found whole or not at all: written under another name, brought to the disk, then named.

use crate::wire::{ApiError, ErrorCode};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Behind the name of a file that is not whole yet.
const UNFINISHED: &str = ".part";

/// A file that gets its name when it is whole. Dropped before, it is gone.
pub(crate) struct Unfinished {
    part: PathBuf,
    path: PathBuf,
    named: bool,
}

impl Unfinished {
    /// Begins a file beside where it is to stand.
    pub fn begin(path: &Path) -> io::Result<(Self, BufWriter<File>)> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(UNFINISHED);
        let part = path.with_file_name(name);
        let mut options = OpenOptions::new();
        options.write(true).read(true).create(true).truncate(true);
        #[cfg(unix)]
        {
            // it holds names: what others may read of it is for its owner to say
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        let file = options.open(&part)?;
        let unfinished = Self {
            part,
            path: path.to_owned(),
            named: false,
        };
        Ok((unfinished, BufWriter::with_capacity(256 * 1024, file)))
    }

    /// Brings it to the disk and names it. A file that has the name already stays, unless it is to be replaced.
    pub fn finish(mut self, out: BufWriter<File>, replace: bool) -> io::Result<()> {
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        drop(file);
        if replace {
            fs::rename(&self.part, &self.path)?;
        } else {
            match fs::hard_link(&self.part, &self.path) {
                // the part goes when this is dropped, and the name stays
                Ok(()) => return Ok(()),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
                // a disk without links
                Err(_) if self.path.symlink_metadata().is_ok() => {
                    return Err(ErrorKind::AlreadyExists.into());
                }
                Err(_) => fs::rename(&self.part, &self.path)?,
            }
        }
        self.named = true;
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.named {
            let _ = fs::remove_file(&self.part);
        }
    }
}

/// Writes a file whole.
pub(crate) fn write(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    let (unfinished, mut out) = Unfinished::begin(path)?;
    out.write_all(bytes)?;
    unfinished.finish(out, replace)
}

/// Whether a file holds these very bytes.
pub(crate) fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|there| there == bytes)
}

/// Brings the names in a folder to the disk, where the system can.
pub(crate) fn settle(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

/// Why nothing can be written there.
pub(crate) fn refused(error: &io::Error) -> ApiError {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            ApiError::new(
                ErrorCode::DiskFull,
                "There is no space left for the files. Free some, or choose another disk, and begin again.",
            )
        }
        ErrorKind::AlreadyExists => ApiError::new(
            ErrorCode::Refused,
            "Another file of this name is there already. Choose another name, or replace it.",
        )
        .with("refusal", "exists"),
        _ => ApiError::new(
            ErrorCode::ReadOnly,
            format!("The files cannot be written there: {error}. Choose another folder."),
        )
        .with("refusal", "batch_place"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_stays_unless_it_is_to_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("LOA-1.pdf");
        write(&path, b"one", false).unwrap();
        assert_eq!(
            write(&path, b"two", false).unwrap_err().kind(),
            ErrorKind::AlreadyExists
        );
        assert!(holds(&path, b"one") && !holds(&path, b"two"));
        write(&path, b"two", true).unwrap();
        assert!(holds(&path, b"two"));
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(names.len(), 1, "no part is left: {names:?}");
    }

    #[test]
    fn what_is_not_finished_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let (unfinished, mut out) = Unfinished::begin(&folder.path().join("all.zip")).unwrap();
        out.write_all(b"half").unwrap();
        drop((out, unfinished));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
