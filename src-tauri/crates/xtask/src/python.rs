//! The Python environment in which independent readers check the paper.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::command::{command, run};
use crate::places;

/// Names the environment's interpreter to the tests.
pub const VARIABLE: &str = "CIRCUIT_DESK_PYTHON";

/// Makes the environment of the tests from `tests/requirements.txt`, unless it is the one that is there.
///
/// Gives the path of its interpreter.
///
/// # Errors
/// There is no Python, or pip fails.
pub fn ensure() -> Result<PathBuf> {
    environment(&places::venv(), "tests/requirements.txt")
}

/// Makes an environment in `folder` from a list of packages, unless it is the one that is there.
///
/// Gives the path of its interpreter.
///
/// # Errors
/// There is no Python, or pip fails.
pub fn environment(folder: &Path, list: &str) -> Result<PathBuf> {
    let list = places::root().join(list);
    let wanted = fs::read(&list).with_context(|| format!("{} cannot be read", list.display()))?;
    let interpreter = folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let stamp = folder.join("installed-requirements.txt");
    if interpreter.is_file() && fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(interpreter);
    }
    println!(
        "Making a Python environment in {} from {}.",
        folder.display(),
        list.display()
    );
    let system = if cfg!(windows) { "python" } else { "python3" };
    run(command(system).args(["-m", "venv", "--clear"]).arg(folder))?;
    run(command(&interpreter)
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--only-binary=:all:",
            "-r",
        ])
        .arg(&list))?;
    fs::write(stamp, wanted)?;
    Ok(interpreter)
}
