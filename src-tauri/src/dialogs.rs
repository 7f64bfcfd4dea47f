//! File choosers, opened from here and never from the page, which so learns no path.

use std::path::PathBuf;
use std::sync::mpsc;

use tauri::{AppHandle, Manager};

use crate::window;

/// Asks a person for a file.
pub trait Dialogs: Send + Sync {
    /// Where to save a PDF; `suggested` is a plain file name. `None`: the person left the dialog.
    fn save_pdf(&self, suggested: &str) -> Option<PathBuf>;

    /// Which PDF to read. `None`: the person left the dialog.
    fn open_pdf(&self) -> Option<PathBuf>;

    /// Which picture or PDF of a code to read. `None`: the person left the dialog.
    fn open_picture(&self) -> Option<PathBuf>;

    /// Where to save a table. `None`: the person left the dialog.
    fn save_csv(&self, suggested: &str) -> Option<PathBuf>;

    /// Where to save a ZIP. `None`: the person left the dialog.
    fn save_zip(&self, suggested: &str) -> Option<PathBuf>;

    /// Which folder to write into. `None`: the person left the dialog.
    fn choose_folder(&self) -> Option<PathBuf>;

    /// Which table to read. `None`: the person left the dialog.
    fn open_csv(&self) -> Option<PathBuf>;

    /// Which table or spreadsheet to read. `None`: the person left the dialog.
    fn open_table(&self) -> Option<PathBuf>;

    /// Where to save a file of any kind. `None`: the person left the dialog.
    fn save_any(&self, suggested: &str) -> Option<PathBuf>;

    /// Which file of any kind to read. `None`: the person left the dialog.
    fn open_any(&self) -> Option<PathBuf>;

    /// Which calendar to read. `None`: the person left the dialog.
    fn open_ics(&self) -> Option<PathBuf>;

    /// Where to save a trust list or a desk's card as text. `None`: the person left the dialog.
    fn save_text(&self, suggested: &str) -> Option<PathBuf>;

    /// Which trust list or card to read, as text, picture or PDF. `None`: the person left the dialog.
    fn open_trust(&self) -> Option<PathBuf>;

    /// Where to save the root's file. `None`: the person left the dialog.
    fn save_root(&self, suggested: &str) -> Option<PathBuf>;

    /// Which root's file to read. `None`: the person left the dialog.
    fn open_root(&self) -> Option<PathBuf>;
}

/// The choosers of this machine; in a build for tests, and there only when a folder is named, the
/// folder that answers instead of a person.
pub fn of_this_machine(app: &AppHandle) -> Box<dyn Dialogs> {
    #[cfg(feature = "automation")]
    if let Some(folder) = crate::automation::folder() {
        return Box::new(folder);
    }
    Box::new(SystemDialogs(app.clone()))
}

/// The system's own choosers.
struct SystemDialogs(AppHandle);

impl SystemDialogs {
    /// Asks for a file of one kind, called `kind`, whose name ends in one of `endings`.
    fn ask<F>(
        &self,
        kind: &'static str,
        endings: &'static [&'static str],
        question: impl FnOnce(rfd::AsyncFileDialog) -> F + Send + 'static,
    ) -> Option<PathBuf>
    where
        F: Future<Output = Option<rfd::FileHandle>> + Send + 'static,
    {
        let (tell, told) = mpsc::channel();
        let app = self.0.clone();
        // Every system wants its choosers made on the thread that owns the windows.
        self.0
            .run_on_main_thread(move || {
                let mut dialog = rfd::AsyncFileDialog::new();
                if !endings.is_empty() {
                    dialog = dialog.add_filter(kind, endings);
                }
                if let Some(window) = app.get_webview_window(window::LABEL) {
                    dialog = dialog.set_parent(&window);
                }
                let answer = question(dialog);
                tauri::async_runtime::spawn(async move {
                    // Nobody listens when the program is closing, and then nothing is to be saved.
                    let _ = tell.send(answer.await.map(|file| file.path().to_path_buf()));
                });
            })
            .ok()?;
        told.recv().ok().flatten()
    }
}

impl Dialogs for SystemDialogs {
    fn save_pdf(&self, suggested: &str) -> Option<PathBuf> {
        let name = suggested.to_owned();
        let path = self.ask("PDF", &["pdf"], move |dialog| {
            dialog.set_file_name(name).save_file()
        })?;
        Some(with_ending(path, "pdf"))
    }

    fn open_pdf(&self) -> Option<PathBuf> {
        self.ask("PDF", &["pdf"], rfd::AsyncFileDialog::pick_file)
    }

    fn open_picture(&self) -> Option<PathBuf> {
        let pictures = &["png", "jpg", "jpeg", "webp", "gif", "bmp", "pdf"];
        self.ask("PNG, JPEG, PDF", pictures, rfd::AsyncFileDialog::pick_file)
    }

    fn save_csv(&self, suggested: &str) -> Option<PathBuf> {
        let name = suggested.to_owned();
        let path = self.ask("CSV", &["csv"], move |dialog| {
            dialog.set_file_name(name).save_file()
        })?;
        Some(with_ending(path, "csv"))
    }

    fn save_zip(&self, suggested: &str) -> Option<PathBuf> {
        let name = suggested.to_owned();
        let path = self.ask("ZIP", &["zip"], move |dialog| {
            dialog.set_file_name(name).save_file()
        })?;
        Some(with_ending(path, "zip"))
    }

    fn choose_folder(&self) -> Option<PathBuf> {
        self.ask("PDF", &["pdf"], rfd::AsyncFileDialog::pick_folder)
    }

    fn open_csv(&self) -> Option<PathBuf> {
        let tables = &["csv", "tsv", "txt"];
        self.ask("CSV", tables, rfd::AsyncFileDialog::pick_file)
    }

    fn open_table(&self) -> Option<PathBuf> {
        let tables = &["xlsx", "csv", "tsv", "txt"];
        self.ask("XLSX, CSV", tables, rfd::AsyncFileDialog::pick_file)
    }

    fn save_any(&self, suggested: &str) -> Option<PathBuf> {
        let name = suggested.to_owned();
        let ending = suggested
            .rsplit_once('.')
            .map_or_else(String::new, |(_, ending)| ending.to_owned());
        let path = self.ask("", &[], move |dialog| {
            dialog.set_file_name(name).save_file()
        })?;
        Some(with_ending(path, &ending))
    }

    fn open_any(&self) -> Option<PathBuf> {
        self.ask("", &[], rfd::AsyncFileDialog::pick_file)
    }

    fn open_ics(&self) -> Option<PathBuf> {
        let calendars = &["ics", "ical", "ifb"];
        self.ask("iCalendar", calendars, rfd::AsyncFileDialog::pick_file)
    }

    fn save_text(&self, suggested: &str) -> Option<PathBuf> {
        let name = suggested.to_owned();
        let path = self.ask("TXT", &["txt"], move |dialog| {
            dialog.set_file_name(name).save_file()
        })?;
        Some(with_ending(path, "txt"))
    }

    fn open_trust(&self) -> Option<PathBuf> {
        let kinds = &["txt", "pdf", "png", "jpg", "jpeg", "webp", "gif", "bmp"];
        self.ask(
            "TXT, PDF, PNG, JPEG",
            kinds,
            rfd::AsyncFileDialog::pick_file,
        )
    }

    fn save_root(&self, suggested: &str) -> Option<PathBuf> {
        let name = suggested.to_owned();
        let path = self.ask("Root", &["root"], move |dialog| {
            dialog.set_file_name(name).save_file()
        })?;
        Some(with_ending(path, "root"))
    }

    fn open_root(&self) -> Option<PathBuf> {
        self.ask("Root", &["root"], rfd::AsyncFileDialog::pick_file)
    }
}

/// GTK gives back the name as typed, with or without its ending.
fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_none() && !ending.is_empty() {
        path.with_extension(ending)
    } else {
        path
    }
}
