//! The project's own commands.
//!
//! ```text
//! cargo xtask run          open the desk (without a display: do the main job and print the PDF's path)
//! cargo xtask test         everything that proves the project
//! cargo xtask lint         formatting, clippy, svelte-check, licences
//! cargo xtask contract     write ui/src/ipc/contract.ts anew
//! cargo xtask icons        every icon size from icons/circuit-desk.svg
//! cargo xtask bench directory   p50 and p95 of one key in the search of the access points
//! cargo xtask bench desk        how long a person waits at a desk of 100,000 circuits
//! cargo xtask bench scroll      how long a frame takes while its table is scrolled in the real window
//! cargo xtask bench letter      what a handout costs, beside other programs on the same content
//! cargo xtask screenshots  the pictures of the README
//! cargo xtask fuzz [target] [seconds]   what strangers send, sent until something breaks
//! ```
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "talking on the terminal is its job"
)]
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod bench;
mod command;
mod deny;
mod fuzz;
mod icons;
mod lint;
mod node;
mod packages;
mod places;
mod program;
mod python;
mod screenshots;
mod stages;
mod tally;
mod test;
mod workspace;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask run          open the desk; without a display, do the main job and print the PDF's path
cargo xtask test         everything that proves the project
cargo xtask lint         formatting, clippy, svelte-check, licences
cargo xtask contract     write ui/src/ipc/contract.ts anew
cargo xtask icons        every icon size from icons/circuit-desk.svg
cargo xtask screenshots  the pictures of the README
cargo xtask fuzz [target] [seconds]
                         what strangers send, sent until something breaks; needs a nightly compiler
cargo xtask bench directory
                         how long one key in the search of the access points takes
cargo xtask bench desk   how long a person waits at a desk of 100,000 circuits
cargo xtask bench scroll how long a frame takes while its table is scrolled in the real window
cargo xtask bench letter what a handout costs, beside ReportLab, typst and Chromium";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run"] => program::open(),
        ["test"] => test::test(),
        ["lint"] => lint::lint(),
        ["contract"] => program::contract(),
        ["icons"] => icons::draw(),
        ["screenshots"] => screenshots::take(),
        ["bench", "directory"] => bench::directory(),
        ["bench", "desk"] => bench::desk(),
        ["bench", "scroll"] => bench::scroll(),
        ["bench", "letter"] => bench::letter(),
        ["fuzz"] => fuzz::fuzz(None, None),
        ["fuzz", target] => fuzz::fuzz(Some(target), None),
        ["fuzz", target, seconds] => fuzz::fuzz(Some(target), Some(seconds)),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(anyhow::anyhow!(
            "There is no command `{}`.\n\n{HELP}",
            words.join(" ")
        )),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
