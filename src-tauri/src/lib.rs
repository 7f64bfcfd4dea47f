//! The shell of Circuit Desk: the only code that knows Tauri.
//!
//! It opens one window, hands its commands to `desk-api`, and answers for the three things that
//! only a program on a real machine has: the clock and randomness ([`clock`]), file choosers
//! ([`dialogs`]), and the system's viewer and printer ([`host`]). No rule, no SQL and no layout
//! lives here.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod commands;
mod folders;
mod geometry;
mod window;

use std::process::ExitCode;

/// Opens the desk and returns when its window is closed.
///
/// Returns a failure when the system gives no window at all; everything that can go wrong later
/// is said inside the window.
pub fn open() -> ExitCode {
    let program = tauri::Builder::default()
        .invoke_handler(commands::handler())
        .setup(|app| {
            let data = folders::data(app.handle())?;
            window::open(app.handle(), &data)?;
            Ok(())
        })
        .run(tauri::generate_context!());
    match program {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

/// Says on the terminal why no window came.
#[allow(
    clippy::print_stderr,
    reason = "without a window the terminal is the only place left"
)]
fn complain(error: &tauri::Error) {
    eprintln!("Circuit Desk could not open its window: {error}.");
}
