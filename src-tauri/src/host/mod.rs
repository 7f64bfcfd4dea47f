//! The system's viewer and printer. What differs between systems is in the files beside this one.

use std::io;
use std::path::Path;

#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(windows, path = "windows.rs")]
mod printer;

/// How a file went to paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// It is in the queue of the default printer.
    Queued,
    /// It is open in the viewer, where a person prints it.
    InViewer,
}

/// The programs around this one.
pub trait Host: Send + Sync {
    /// Opens `file` in the system's viewer.
    ///
    /// # Errors
    /// The system has no viewer for it.
    fn view(&self, file: &Path) -> io::Result<()>;

    /// Prints `file`, or opens it where a person can.
    ///
    /// # Errors
    /// There is neither printer nor viewer.
    fn print(&self, file: &Path) -> io::Result<Printed>;
}

/// The programs of this machine, or in a build for tests the folder that stands for them.
pub fn of_this_machine() -> Box<dyn Host> {
    #[cfg(feature = "automation")]
    if let Some(folder) = crate::automation::folder() {
        return Box::new(folder);
    }
    Box::new(ThisMachine)
}

struct ThisMachine;

impl Host for ThisMachine {
    fn view(&self, file: &Path) -> io::Result<()> {
        // `xdg-open`, `open` or `ShellExecuteW`.
        opener::open(file).map_err(io::Error::other)
    }

    fn print(&self, file: &Path) -> io::Result<Printed> {
        if printer::queue(file) {
            return Ok(Printed::Queued);
        }
        self.view(file).map(|()| Printed::InViewer)
    }
}
