//! Licences, sources and banned versions, judged by cargo-deny from what is on this disk.

use anyhow::Result;

use crate::command::{cargo, command, output, run};
use crate::places;

const VERSION: &str = "0.20.2";

/// Checks `deny.toml`, after making sure that the pinned cargo-deny is there.
///
/// # Errors
/// A crate breaks a rule, or cargo-deny cannot be built.
pub fn check() -> Result<()> {
    let program = places::tools()
        .join("bin")
        .join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    let installed =
        output(command(&program).arg("--version")).is_ok_and(|text| text.contains(VERSION));
    if !installed {
        println!("Building cargo-deny {VERSION} into target/tools, once.");
        // Unoptimised: it is built in a third of the time and looks at one lock file.
        run(cargo()
            .args([
                "install",
                "cargo-deny",
                "--version",
                VERSION,
                "--locked",
                "--debug",
            ])
            .args(["--no-default-features", "--force", "--quiet", "--root"])
            .arg(places::tools())
            .env("CARGO_PROFILE_DEV_DEBUG", "false")
            .arg("--target-dir")
            .arg(places::tools().join("build")))?;
        // Its intermediate files are worth a gigabyte and are never used again.
        let _ = std::fs::remove_dir_all(places::tools().join("build"));
    }
    // The check itself may not touch the network, so every crate's licence is brought first.
    run(cargo().args(["fetch", "--locked", "--quiet"]))?;
    run(command(&program).args([
        "--offline",
        "--locked",
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ]))
}
