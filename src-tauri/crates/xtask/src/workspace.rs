//! The one way in which the whole workspace is compiled.
//!
//! Cargo chooses the features of shared dependencies from the packages and features that a command
//! names. One choice for all commands means that nothing is compiled twice. This program stays out,
//! because a running program cannot be replaced on Windows.

use std::process::Command;

/// Every package but this one, with what the window tests need.
const EVERYTHING: &[&str] = &[
    "--workspace",
    "--exclude",
    "xtask",
    "--features",
    "circuit-desk/automation",
];

/// Adds the choice of packages and features to `cargo build` or `cargo test`.
pub fn everything(cargo: &mut Command) -> &mut Command {
    cargo.args(EVERYTHING)
}

/// As [`everything`], with libraries, programs, tests and examples.
pub fn all_targets(cargo: &mut Command) -> &mut Command {
    everything(cargo).arg("--all-targets")
}
