//! Notifications of the desktop. What differs between systems is in the files beside this one: Linux was tried, Windows
//! and macOS were not.

use std::io;

use tauri::{AppHandle, Manager};

use crate::window;

#[cfg_attr(target_os = "linux", path = "linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "other.rs")]
mod system;

/// The name under which the system lists them.
const TITLE: &str = "Circuit Desk";

/// Whoever shows notifications.
pub trait Notifier: Send + Sync {
    /// Shows one.
    ///
    /// # Errors
    /// The system has no service for it, or refuses this program.
    fn show(&self, text: &str) -> io::Result<()>;
}

/// Those of this machine, or in a build for tests the folder that stands for them.
pub fn of_this_machine(app: &AppHandle) -> Box<dyn Notifier> {
    #[cfg(feature = "automation")]
    if let Some(folder) = crate::automation::folder()
        && folder.notifies()
    {
        return Box::new(folder);
    }
    let app = app.clone();
    Box::new(system::System::new(move || bring_up(&app)))
}

/// A click on a notification brings the window up, where the system tells of it.
fn bring_up(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(window::LABEL) {
        // a window that does not come up stays where it was
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
