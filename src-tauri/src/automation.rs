//! Answers that a test prepares, for what a driver cannot reach: choosers, viewer and printer.
//!
//! Compiled only with the feature `automation`, which no release has, and used only when
//! `CIRCUIT_DESK_AUTOMATION_DIR` names a folder.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::dialogs::Dialogs;
use crate::host::{Host, Printed};
use crate::notifier::Notifier;

/// A folder in place of a person, a viewer and a printer.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

/// The folder that the environment names.
pub fn folder() -> Option<Folder> {
    env::var_os("CIRCUIT_DESK_AUTOMATION_DIR").map(|path| Folder(path.into()))
}

impl Dialogs for Folder {
    /// Saves under the suggested name; leaves the dialog when the folder holds a file `leave`.
    fn save_pdf(&self, suggested: &str) -> Option<PathBuf> {
        (!self.0.join("leave").exists()).then(|| self.0.join(suggested))
    }

    /// Chooses `open.pdf`, or leaves the dialog when there is none.
    fn open_pdf(&self) -> Option<PathBuf> {
        Some(self.0.join("open.pdf")).filter(|path| path.exists())
    }

    /// Chooses `open.png`, or leaves the dialog when there is none.
    fn open_picture(&self) -> Option<PathBuf> {
        Some(self.0.join("open.png")).filter(|path| path.exists())
    }

    /// As [`Self::save_pdf`].
    fn save_any(&self, suggested: &str) -> Option<PathBuf> {
        self.save_pdf(suggested)
    }

    /// Chooses `open.any`, else as [`Self::open_picture`], else as [`Self::open_pdf`].
    fn open_any(&self) -> Option<PathBuf> {
        Some(self.0.join("open.any"))
            .filter(|path| path.exists())
            .or_else(|| self.open_picture())
            .or_else(|| self.open_pdf())
    }

    /// As [`Self::save_pdf`].
    fn save_csv(&self, suggested: &str) -> Option<PathBuf> {
        self.save_pdf(suggested)
    }

    /// As [`Self::save_pdf`].
    fn save_zip(&self, suggested: &str) -> Option<PathBuf> {
        self.save_pdf(suggested)
    }

    /// Chooses the folder `batch`, which is made; leaves the dialog when the folder holds a file `leave`.
    fn choose_folder(&self) -> Option<PathBuf> {
        let folder = self.save_pdf("batch")?;
        fs::create_dir_all(&folder).ok().map(|()| folder)
    }

    /// Chooses `open.xlsx`, else as [`Self::open_csv`].
    fn open_table(&self) -> Option<PathBuf> {
        Some(self.0.join("open.xlsx"))
            .filter(|path| path.exists())
            .or_else(|| self.open_csv())
    }

    /// Chooses `open.csv`, or leaves the dialog when there is none.
    fn open_csv(&self) -> Option<PathBuf> {
        Some(self.0.join("open.csv")).filter(|path| path.exists())
    }

    /// Chooses `open.ics`, or leaves the dialog when there is none.
    fn open_ics(&self) -> Option<PathBuf> {
        Some(self.0.join("open.ics")).filter(|path| path.exists())
    }

    /// As [`Self::save_pdf`].
    fn save_text(&self, suggested: &str) -> Option<PathBuf> {
        self.save_pdf(suggested)
    }

    /// Chooses `open.trust.pdf`, else `open.trust.txt`, or leaves the dialog when there is neither.
    fn open_trust(&self) -> Option<PathBuf> {
        ["open.trust.pdf", "open.trust.txt"]
            .map(|name| self.0.join(name))
            .into_iter()
            .find(|path| path.exists())
    }

    /// As [`Self::save_pdf`].
    fn save_root(&self, suggested: &str) -> Option<PathBuf> {
        self.save_pdf(suggested)
    }

    /// Chooses `organisation.root`, or leaves the dialog when there is none.
    fn open_root(&self) -> Option<PathBuf> {
        Some(self.0.join("organisation.root")).filter(|path| path.exists())
    }
}

impl Host for Folder {
    fn view(&self, file: &Path) -> io::Result<()> {
        if file.is_dir() {
            return fs::write(self.0.join("viewed-folder"), "");
        }
        fs::copy(file, self.0.join("viewed.pdf")).map(drop)
    }

    fn print(&self, file: &Path) -> io::Result<Printed> {
        fs::copy(file, self.0.join("printed.pdf")).map(|_| Printed::Queued)
    }
}

impl Folder {
    /// Whether the folder stands for the notifications too: a test may want the system's own.
    pub fn notifies(&self) -> bool {
        !self.0.join("system-notifications").exists()
    }
}

impl Notifier for Folder {
    /// Adds a line to `notifications`; refuses while the folder holds a file `no-notifications`.
    fn show(&self, text: &str) -> io::Result<()> {
        if self.0.join("no-notifications").exists() {
            return Err(io::Error::other("the test refuses them"));
        }
        let file = self.0.join("notifications");
        let mut said = fs::read_to_string(&file).unwrap_or_default();
        said.push_str(text);
        said.push('\n');
        fs::write(file, said)
    }
}
