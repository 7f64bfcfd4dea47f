//! The shell of Circuit Desk: the only code that knows Tauri.
//!
//! It opens one window, hands its commands to `desk-api`, and answers for the three things that
//! only a program on a real machine has: the clock and randomness (`clock`), file choosers
//! (`dialogs`), and the system's viewer and printer (`host`). No rule, no SQL and no layout lives
//! here.
#![cfg_attr(test, allow(clippy::unwrap_used))]

#[cfg(feature = "automation")]
mod automation;
mod batches;
mod clock;
mod commands;
mod dialogs;
mod documents;
mod file_name;
mod folders;
mod geometry;
mod host;
mod jobs;
mod notices;
mod notifier;
mod open_desk;
mod packs;
mod paper_face;
mod probe;
mod views;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use tauri::{AppHandle, Manager};

use documents::Documents;
use open_desk::OpenDesk;
use views::Views;

/// Opens the desk and returns when its window is closed.
///
/// Returns a failure when the system gives no window at all; everything else that can go wrong is
/// said inside the window.
pub fn open() -> ExitCode {
    let ended = tauri::Builder::default()
        .invoke_handler(commands::handler())
        .register_asynchronous_uri_scheme_protocol(paper_face::SCHEME, paper_face::answer)
        .setup(|app| {
            // An error returned from here would be a panic.
            if let Err(error) = set_up(app.handle()) {
                complain(&error);
                app.handle().exit(1);
            }
            Ok(())
        })
        .build(tauri::generate_context!())
        .map(|app| app.run_return(|_, _| {}));
    match ended {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

fn set_up(app: &AppHandle) -> Result<(), tauri::Error> {
    let data = folders::data(app)?;
    let desk = OpenDesk::open(&data, &folders::faces(app)?);
    let views = Views::of(&data);
    // Only the program that holds the desk may clear: the copies may be another one's.
    if desk
        .run_here(|desk, _| Ok(desk.is_open()))
        .is_ok_and(|open| open)
    {
        // What is still open elsewhere is cleared at the next start.
        let _ = views.clear();
    }
    app.manage(desk);
    app.manage(probe::Measurements::default());
    app.manage(batches::Batches::default());
    app.manage(packs::Packs::default());
    app.manage(notices::Notices::new(notifier::of_this_machine(app)));
    app.manage(Arc::new(Documents {
        dialogs: dialogs::of_this_machine(app),
        host: host::of_this_machine(),
        views,
    }));
    window::open(app, &data)
}

/// Says on the terminal why no window came.
#[allow(
    clippy::print_stderr,
    reason = "without a window the terminal is the only place left"
)]
fn complain(error: &tauri::Error) {
    eprintln!("Circuit Desk could not open its window: {error}.");
}
