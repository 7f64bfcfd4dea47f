//! The Python environment in which independent readers check the paper.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::{command, run};
use crate::places;

/// Names the environment's interpreter to the tests.
pub const VARIABLE: &str = "CIRCUIT_DESK_PYTHON";

/// Makes the environment from `tests/requirements.txt`, unless it is the one that is there.
///
/// Gives the path of its interpreter.
///
/// # Errors
/// There is no Python, or pip fails.
pub fn ensure() -> Result<PathBuf> {
    let list = places::root().join("tests/requirements.txt");
    let wanted = fs::read(&list).with_context(|| format!("{} cannot be read", list.display()))?;
    let interpreter = if cfg!(windows) {
        places::venv().join("Scripts/python.exe")
    } else {
        places::venv().join("bin/python")
    };
    let stamp = places::venv().join("installed-requirements.txt");
    if interpreter.is_file() && fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(interpreter);
    }
    println!("Making the Python environment of the PDF readers in .venv.");
    let system = if cfg!(windows) { "python" } else { "python3" };
    run(command(system)
        .args(["-m", "venv", "--clear"])
        .arg(places::venv()))?;
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
