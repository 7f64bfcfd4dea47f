//! The README's pictures, taken from the real window and the real paper.

use anyhow::Result;

use crate::command::{cargo, run};
use crate::packages::{self, Need};
use crate::workspace::{all_targets, everything};
use crate::{node, python};

/// Takes the pictures into `.github/pictures`.
///
/// # Errors
/// The window cannot be built, opened or photographed.
pub fn take() -> Result<()> {
    packages::ensure(Need::Tests)?;
    node::ensure_packages()?;
    let python = python::ensure()?;
    node::build()?;
    run(all_targets(cargo().arg("build")))?;
    run(everything(cargo().arg("test"))
        .args([
            "--test",
            "pictures",
            "--",
            "--include-ignored",
            "--nocapture",
        ])
        .env(python::VARIABLE, python))
}
