//! What a reader should never have to complain about.

use anyhow::Result;

use crate::command::{cargo, npm, run};
use crate::packages::{self, Need};
use crate::stages::Stages;
use crate::workspace::all_targets;
use crate::{deny, node};

/// `cargo xtask lint`.
///
/// # Errors
/// Anything is not as it should be.
pub fn lint() -> Result<()> {
    packages::ensure(Need::Window)?;
    node::ensure_packages()?;
    let mut stages = Stages::default();
    // The program embeds the built interface, so clippy cannot read it without one.
    stages.run("Interface, built", node::build)?;
    check(&mut stages)?;
    stages.report();
    Ok(())
}

/// The checks themselves; the interface must be built.
///
/// # Errors
/// Anything is not as it should be.
pub fn check(stages: &mut Stages) -> Result<()> {
    stages.run("Formatting", || {
        run(cargo().args(["fmt", "--all", "--check"]))
    })?;
    stages.run("Interface, types", || {
        run(npm().args(["run", "--silent", "check"]))
    })?;
    stages.run("Clippy", || {
        run(all_targets(cargo().arg("clippy")).args(["--quiet", "--", "--deny", "warnings"]))?;
        run(cargo()
            .args(["clippy", "--quiet", "--package", "xtask", "--all-targets"])
            .args(["--", "--deny", "warnings"]))
    })?;
    stages.run("Licences, sources, versions", deny::check)
}
