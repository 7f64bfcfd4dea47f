//! `cargo xtask run`: the desk itself, in its window or without one.

use std::fs;

use anyhow::Result;

use crate::command::{cargo, output, run};
use crate::packages::{self, Need};
use crate::{node, places};

/// Opens the desk, or does the main job on the sample project where there is no display.
///
/// # Errors
/// Something is missing, does not build, or fails while it runs.
pub fn open() -> Result<()> {
    if packages::has_display() {
        in_a_window()
    } else {
        without_a_window()
    }
}

fn in_a_window() -> Result<()> {
    packages::ensure(Need::Window)?;
    node::ensure_packages()?;
    println!("Building the interface.");
    node::build()?;
    println!("Building and opening Circuit Desk. The first time takes some minutes.");
    run(cargo().args(["run", "--package", "circuit-desk"]))
}

fn without_a_window() -> Result<()> {
    println!("There is no display, so the main job runs without a window, on the sample project.");
    packages::ensure(Need::Headless)?;
    let folder = places::target().join("main-job");
    fs::create_dir_all(&folder)?;
    run(cargo()
        .args([
            "run",
            "--quiet",
            "--package",
            "desk-api",
            "--example",
            "main_job",
            "--",
        ])
        .arg(folder))
}

/// Writes the TypeScript twin of the wire contract anew.
///
/// # Errors
/// desk-api does not build, or the file cannot be written.
pub fn contract() -> Result<()> {
    let text = output(cargo().args([
        "run",
        "--quiet",
        "--package",
        "desk-api",
        "--example",
        "contract",
    ]))?;
    let file = places::ui().join("src/ipc/contract.ts");
    fs::write(&file, text)?;
    println!("Wrote {}.", file.display());
    Ok(())
}
