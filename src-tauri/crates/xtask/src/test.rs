//! `cargo xtask test`: everything that proves the project, from the quickest to the slowest.

use std::path::Path;

use anyhow::Result;

use crate::command::{cargo, npm, output, run, run_watched};
use crate::packages::{self, Need};
use crate::stages::Stages;
use crate::tally::Tally;
use crate::workspace::{all_targets, everything};
use crate::{lint, node, python};

/// Drives the real window; it has a stage of its own.
const WINDOW: &str = "e2e";

/// Take the README's pictures, and measure: they prove nothing.
const OTHERS: [&str; 2] = ["pictures", "scroll"];

/// Runs every stage and prints the sum of all tests as the last line.
///
/// # Errors
/// A stage failed.
pub fn test() -> Result<()> {
    println!("Testing on {}.", packages::system());
    let mut stages = Stages::default();
    let mut tally = Tally::default();
    let result = all(&mut stages, &mut tally);
    stages.report();
    if let Err(error) = &result {
        println!("\n{error:#}.");
        // A stage can fail without a test, and then nothing has been counted yet.
        tally.failed = tally.failed.max(1);
    }
    println!("{tally}");
    result.map_err(|_| anyhow::anyhow!("Something failed; the stage is named above."))
}

fn all(stages: &mut Stages, tally: &mut Tally) -> Result<()> {
    stages.run("Packages", || {
        packages::ensure(Need::Tests)?;
        node::ensure_packages()
    })?;
    let python = stages.run("PDF and code readers", python::ensure)?;

    stages.run("Interface, built", node::build)?;
    stages.run("Interface, tests", || {
        run_watched(npm().args(["run", "--silent", "test"]), |line| {
            tally.read(line)
        })
    })?;
    lint::check(stages)?;

    stages.run("Rust, built", || run(all_targets(cargo().arg("build"))))?;
    stages.run("Rules, store, paper, stories", || {
        let mut count = |line: &str| tally.read(line);
        run_watched(cargo().args(["test", "--package", "xtask"]), &mut count)?;
        let mut tests = cargo();
        everything(tests.arg("test"))
            .args(["--no-fail-fast", "--lib", "--bins"])
            .env(python::VARIABLE, &python);
        for name in integration_tests()? {
            tests.args(["--test", &name]);
        }
        run_watched(tests.args(["--", "--include-ignored"]), &mut count)
    })?;
    if cfg!(target_os = "linux") {
        stages.run("The real window", || in_the_window(&python, tally))?;
    } else {
        println!("The real window is driven on Linux only; elsewhere that stage is left out.");
    }
    Ok(())
}

fn in_the_window(python: &Path, tally: &mut Tally) -> Result<()> {
    let mut window = cargo();
    everything(window.arg("test"))
        .args([
            "--no-fail-fast",
            "--test",
            WINDOW,
            "--",
            "--include-ignored",
        ])
        .env(python::VARIABLE, python);
    run_watched(&mut window, |line| tally.read(line))
}

/// Names of all integration tests but those of the window.
fn integration_tests() -> Result<Vec<String>> {
    let metadata =
        output(cargo().args(["metadata", "--no-deps", "--format-version", "1", "--quiet"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    Ok(test_targets(&metadata))
}

fn test_targets(metadata: &serde_json::Value) -> Vec<String> {
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let mut names: Vec<String> = list(&metadata["packages"])
        .iter()
        .filter(|package| package["name"] != "xtask")
        .flat_map(|package| list(&package["targets"]))
        .filter(|target| list(&target["kind"]).iter().any(|kind| kind == "test"))
        .filter_map(|target| target["name"].as_str().map(str::to_owned))
        .filter(|name| name != WINDOW && !OTHERS.contains(&name.as_str()))
        .collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_integration_test_is_named_but_the_windows() {
        let metadata = serde_json::json!({ "packages": [
            { "name": "desk-tests", "targets": [
                { "name": "desk_tests", "kind": ["lib"] },
                { "name": "e2e", "kind": ["test"] },
                { "name": "kill", "kind": ["test"] },
                { "name": "scroll", "kind": ["test"] },
            ]},
            { "name": "desk-letter", "targets": [{ "name": "readers", "kind": ["test"] }] },
            { "name": "xtask", "targets": [{ "name": "own", "kind": ["test"] }] },
        ]});
        assert_eq!(test_targets(&metadata), ["kill", "readers"]);
    }
}
