//! `cargo xtask bench <what>`: figures of how long something takes for a person.

use anyhow::Result;

use crate::command::{cargo, command, run};
use crate::packages::{self, Need};
use crate::workspace::{all_targets, everything};
use crate::{node, places, python};

/// Prints p50 and p95 of one key in the search of the access points.
///
/// The search runs in the window, so it is measured where the window's files run: in JavaScript.
///
/// # Errors
/// The interface's packages are missing, or the measurement failed.
pub fn directory() -> Result<()> {
    node::ensure_packages()?;
    run(command("node")
        .arg("bench/directory.mjs")
        .current_dir(places::ui()))
}

/// Draws the same handout with this program and with its peers, and prints what each costs and gives back.
///
/// A peer whose packages cannot be had is named and left out.
///
/// # Errors
/// Our own program does not build or run.
pub fn letter() -> Result<()> {
    let python = python::environment(
        &places::tools().join("bench-python"),
        "tests/bench/requirements.txt",
    )?;
    run(cargo().args([
        "build",
        "--release",
        "-p",
        "desk-letter",
        "--example",
        "letters",
    ]))?;
    let program = places::target()
        .join("release/examples")
        .join(format!("letters{}", std::env::consts::EXE_SUFFIX));
    run(command(python)
        .arg("tests/bench/letters.py")
        .arg(program)
        .arg(places::target().join("bench/letters"))
        .env("PYTHONDONTWRITEBYTECODE", "1"))
}

/// Makes a desk of 100,000 circuits with their events, unless it is there already, and prints how long a person waits
/// at it: pages, search, counts, a circuit, a record, and the tables built anew.
///
/// # Errors
/// The program does not build, or the disk is full.
pub fn desk() -> Result<()> {
    run(cargo().args([
        "build",
        "--release",
        "-p",
        "desk-api",
        "--example",
        "desk_bench",
    ]))?;
    let program = places::target()
        .join("release/examples")
        .join(format!("desk_bench{}", std::env::consts::EXE_SUFFIX));
    run(command(program)
        .arg(places::target().join("bench/desk"))
        .arg("100000"))
}

/// Scrolls the table of that desk in the real window and prints how long the frames took.
///
/// # Errors
/// The window cannot be built or opened, or `bench desk` has made no desk yet.
pub fn scroll() -> Result<()> {
    packages::ensure(Need::Tests)?;
    node::ensure_packages()?;
    node::build()?;
    run(all_targets(cargo().arg("build")))?;
    run(everything(cargo().arg("test")).args([
        "--test",
        "scroll",
        "--",
        "--include-ignored",
        "--nocapture",
    ]))
}
