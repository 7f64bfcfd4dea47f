//! `cargo xtask bench <what>`: figures of how long something takes for a person.

use anyhow::Result;

use crate::command::{command, run};
use crate::{node, places};

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
