//! One line per command: what the window may ask.

use serde::Serialize;
use tauri::Wry;
use tauri::ipc::Invoke;

/// Which program this is.
#[derive(Debug, Serialize)]
pub struct About {
    /// The program's version.
    version: &'static str,
    /// The operating system, as Rust names it.
    system: &'static str,
}

#[tauri::command(async)]
fn about() -> About {
    About {
        version: env!("CARGO_PKG_VERSION"),
        system: std::env::consts::OS,
    }
}

/// Routes each call from the window to its command.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![about]
}
