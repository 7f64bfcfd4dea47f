//! Every icon size, from the one drawing.

use std::fs;

use anyhow::{Context, Result};

use crate::command::{npm, run};
use crate::packages::{self, Need};
use crate::{node, places};

/// What desktop systems use; the drawing's phone sizes are left where they were made.
const KEPT: &[&str] = &[
    "32x32.png",
    "64x64.png",
    "128x128.png",
    "128x128@2x.png",
    "icon.png",
    "icon.icns",
    "icon.ico",
    "Square30x30Logo.png",
    "Square44x44Logo.png",
    "Square71x71Logo.png",
    "Square89x89Logo.png",
    "Square107x107Logo.png",
    "Square142x142Logo.png",
    "Square150x150Logo.png",
    "Square284x284Logo.png",
    "Square310x310Logo.png",
    "StoreLogo.png",
];

/// Draws all sizes of `icons/circuit-desk.svg` into `icons`.
///
/// # Errors
/// The drawing cannot be read, or a size is not made.
pub fn draw() -> Result<()> {
    packages::ensure(Need::Window)?;
    node::ensure_packages()?;
    let icons = places::root().join("icons");
    let made = places::target().join("icons");
    run(npm()
        .args(["exec", "--", "tauri", "icon"])
        .arg(icons.join("circuit-desk.svg"))
        .arg("--output")
        .arg(&made))?;
    for name in KEPT {
        fs::copy(made.join(name), icons.join(name))
            .with_context(|| format!("{name} was not made"))?;
    }
    println!("Wrote {} files to {}.", KEPT.len(), icons.display());
    Ok(())
}
