//! Copies of documents for other programs to look at: the viewer and the printer need a file.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::{file_name, folders};

/// The folder of the copies. Only its owner can read them; they are gone at the next start.
#[derive(Debug, Clone)]
pub struct Views(PathBuf);

impl Views {
    /// The copies of the desk in `data`.
    pub fn of(data: &Path) -> Self {
        Self(data.join("views"))
    }

    /// Removes the copies of earlier runs: they hold names and document numbers.
    ///
    /// # Errors
    /// A copy is still open elsewhere (Windows); it is tried again at the next start.
    pub fn clear(&self) -> io::Result<()> {
        match fs::remove_dir_all(&self.0) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Writes a copy and gives its path.
    ///
    /// # Errors
    /// The folder cannot be written, or the disk is full.
    pub fn put(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        folders::make_private(&self.0)?;
        let path = self.0.join(file_name::pdf(name));
        write_whole(&path, bytes)?;
        Ok(path)
    }
}

/// Writes `bytes` to `path` so that nobody ever finds half of them there.
///
/// # Errors
/// The folder cannot be written, or the disk is full; what `path` held before is still there.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let written = write_private(&part, bytes).and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&part);
    }
    written
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_gone_at_the_next_start() {
        let data = tempfile::tempdir().unwrap();
        let views = Views::of(data.path());
        let copy = views.put("../LOA-1", b"%PDF-").unwrap();
        assert!(copy.starts_with(data.path()), "{}", copy.display());
        assert_eq!(fs::read(&copy).unwrap(), b"%PDF-");
        Views::of(data.path()).clear().unwrap();
        assert!(!copy.exists());
        views.clear().unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_reads_a_copy() {
        use std::os::unix::fs::PermissionsExt;
        let data = tempfile::tempdir().unwrap();
        let copy = Views::of(data.path()).put("LOA-1", b"%PDF-").unwrap();
        assert_eq!(
            fs::metadata(copy).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }

    #[test]
    fn a_failed_write_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("taken.pdf");
        fs::create_dir_all(target.join("inside")).unwrap();
        write_whole(&target, b"new").unwrap_err();
        assert!(target.join("inside").is_dir());
        assert!(
            !folder.path().join("taken.pdf.part").exists(),
            "no half file stays"
        );
    }
}
