//! The interface's packages and its build.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::command::{npm, output, run};
use crate::places;

/// Oldest Node.js that the interface's tools run on.
const NODE: (u32, u32) = (20, 19);

/// Installs exactly what `ui/package-lock.json` names, unless that is what is installed.
///
/// # Errors
/// Node is too old, or npm fails.
pub fn ensure_packages() -> Result<()> {
    let lock = places::ui().join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("{} cannot be read", lock.display()))?;
    // npm writes no such file; a copy of the lock says from which one the folder was made.
    let stamp = places::ui().join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    check_version(&output(crate::command::command("node").arg("--version"))?)?;
    println!("Installing the interface's packages with npm.");
    run(npm().args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    fs::write(stamp, wanted)?;
    Ok(())
}

/// Builds the interface into `ui/dist`, from where the program embeds it.
///
/// # Errors
/// The build fails.
pub fn build() -> Result<()> {
    run(npm().args(["run", "--silent", "build"]))
}

fn check_version(version: &str) -> Result<()> {
    let mut numbers = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .map(|n| n.parse().unwrap_or(0));
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found < NODE {
        bail!(
            "Node.js {} is too old: {}.{} or newer is needed.",
            version.trim(),
            NODE.0,
            NODE.1
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_node_is_refused_by_name() {
        let refusal = check_version("v18.20.1\n").unwrap_err().to_string();
        assert!(
            refusal.contains("v18.20.1") && refusal.contains("20.19"),
            "{refusal}"
        );
        check_version("v20.19.0\n").unwrap();
        check_version("v24.1.0").unwrap();
    }
}
