//! Fuzzing: what strangers send, sent a million times. Outside `cargo xtask test`, because it needs a nightly
//! compiler and as much time as one gives it.

use anyhow::{Context, Result, bail};

use crate::command::{cargo, command, output, run};
use crate::places;

const VERSION: &str = "0.13.1";

/// Seconds for each target when none are named.
const SECONDS: u32 = 60;

/// Every target, with what it must never do.
const TARGETS: &[(&str, &str)] = &[
    ("code", "any text is taken for a genuine code"),
    ("forged", "a tampered code is taken for a genuine one"),
    ("official_pdf", "a foreign PDF stops the program"),
    (
        "stranger",
        "a foreign PDF in a pack stops the program, acts, or breaks the pack",
    ),
    ("latency_table", "a foreign table stops the program"),
    ("engineer_table", "a foreign list stops the program"),
    ("spreadsheet", "a foreign workbook stops the program"),
    ("calendar", "a foreign calendar stops the program"),
    (
        "attachment",
        "an attached file stops the program or passes for what it is not",
    ),
    ("picture", "a foreign picture stops the program"),
    ("scanned_pdf", "drawing a foreign PDF stops the program"),
];

/// Runs one target, or all of them one after the other.
///
/// # Errors
/// No such target, a tool that cannot be had, or a finding: the input that led to it is named on the terminal.
pub fn fuzz(target: Option<&str>, seconds: Option<&str>) -> Result<()> {
    let seconds = match seconds {
        Some(text) => text
            .parse()
            .with_context(|| format!("`{text}` is not a number of seconds"))?,
        None => SECONDS,
    };
    let chosen: Vec<_> = TARGETS
        .iter()
        .filter(|(name, _)| target.is_none_or(|wanted| wanted == *name))
        .collect();
    if chosen.is_empty() {
        let names: Vec<_> = TARGETS.iter().map(|(name, _)| *name).collect();
        bail!(
            "There is no such target. Choose one of: {}.",
            names.join(", ")
        );
    }
    let program = tool()?;
    for (name, never) in chosen {
        println!("Fuzzing `{name}` for {seconds} s: fails when {never}.");
        let corpus = places::target().join("fuzz").join("corpus").join(name);
        std::fs::create_dir_all(&corpus)?;
        let seeds = places::root().join("tests/fuzz/seeds").join(name);
        run(command("rustup")
            .args(["run", "nightly"])
            .arg(&program)
            .args(["run", "--fuzz-dir", "tests/fuzz", "--target-dir"])
            .arg(places::target().join("fuzz").join("build"))
            .arg(name)
            .arg(&corpus)
            .args(seeds.is_dir().then_some(&seeds))
            .args(["--", "-timeout=10", "-rss_limit_mb=2048"])
            .arg(format!("-max_total_time={seconds}"))
            .env_remove("CARGO"))?;
    }
    Ok(())
}

/// The pinned cargo-fuzz, built once; the nightly compiler has to be there.
fn tool() -> Result<std::path::PathBuf> {
    let toolchains = output(command("rustup").args(["toolchain", "list"]))
        .context("Fuzzing needs rustup, which brings the nightly compiler")?;
    if !toolchains.lines().any(|line| line.starts_with("nightly")) {
        println!("Installing the nightly compiler with rustup, for fuzzing alone.");
        run(command("rustup").args(["toolchain", "install", "nightly", "--profile", "minimal"]))?;
    }
    let program = places::tools()
        .join("bin")
        .join(format!("cargo-fuzz{}", std::env::consts::EXE_SUFFIX));
    let installed =
        output(command(&program).arg("--version")).is_ok_and(|text| text.contains(VERSION));
    if !installed {
        println!("Building cargo-fuzz {VERSION} into target/tools, once.");
        run(cargo()
            .args(["install", "cargo-fuzz", "--version", VERSION, "--locked"])
            .args(["--debug", "--force", "--quiet", "--root"])
            .arg(places::tools())
            .env("CARGO_PROFILE_DEV_DEBUG", "false")
            .arg("--target-dir")
            .arg(places::tools().join("build")))?;
        let _ = std::fs::remove_dir_all(places::tools().join("build"));
    }
    Ok(program)
}
