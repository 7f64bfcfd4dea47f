//! `circuit-desk-cli`: a desk read from the command line, beside the window that may have it open.
//!
//! One more thin caller of desk-api. It takes no lock, issues nothing and writes nothing into the desk's folder.
//! Words are in `arguments`, ends in `exit`, and each command in a file of its noun.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "talking on the terminal is its job"
)]
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod arguments;
mod batch;
mod check;
mod circuits;
mod clock;
mod exit;
mod help;
mod letter;
mod output;
mod places;

use arguments::{Asked, Command, General};
use clock::System;
use desk_api::Desk;
use exit::{Exit, Failure};
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    let words: Vec<std::ffi::OsString> = std::env::args_os().collect();
    // an error of the words is told as JSON too, when one of the words says so
    let json = words.iter().any(|word| word == "--json");
    let done = match arguments::read(words) {
        Ok(Asked::Help(topic)) => {
            print!("{}", help::text(topic));
            return Exit::Fine.into();
        }
        Ok(Asked::Version) => {
            println!("circuit-desk-cli {}", env!("CARGO_PKG_VERSION"));
            return Exit::Fine.into();
        }
        Ok(Asked::Command(general, command)) => run(&general, *command),
        Err(failure) => Err(failure),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(failure) => {
            output::failure(&failure, json);
            failure.exit.into()
        }
    }
}

fn run(general: &General, command: Command) -> Result<Exit, Failure> {
    let folder = places::desk(general.desk.clone(), general.sample)?;
    let mut desk = Desk::open_to_read(&folder, Arc::new(places::faces()?))?;
    let now = |system: &mut System| general.at.unwrap_or(system.occasion().now);
    let mut system = System;
    let at = now(&mut system);
    let mut asked = Reading {
        desk: &mut desk,
        system,
        at,
        general,
    };
    let exit = match command {
        Command::Render(which) => letter::render(&mut asked, &which)?,
        Command::Batch(which) => batch::batch(&mut asked, &which)?,
        Command::Verify(what) => letter::verify(&mut asked, what)?,
        Command::List(query) => circuits::list(&mut asked, query)?,
        Command::Show(which) => circuits::show(&mut asked, &which)?,
        Command::Check => check::check(&mut asked)?,
    };
    desk.settled()?;
    Ok(exit)
}

/// What every command works with.
struct Reading<'a> {
    desk: &'a mut Desk,
    system: System,
    at: chrono::DateTime<chrono::Utc>,
    general: &'a General,
}

impl Reading<'_> {
    /// Asks the desk, at the one instant of this run.
    fn ask<T>(&mut self, question: impl FnOnce(&mut Desk, desk_api::Occasion<'_>) -> T) -> T {
        let occasion = desk_api::Occasion {
            now: self.at,
            entropy: &mut self.system,
        };
        question(self.desk, occasion)
    }
}
