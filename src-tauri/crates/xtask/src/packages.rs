//! System packages: installed on Debian and its children, named elsewhere.

use std::env;
use std::fs;

use anyhow::{Result, bail};

use crate::command::{command, is_installed, output, run};

/// What the desk needs from the system to be built and opened.
const WINDOW: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"];

/// What the bundled SQLite and the compression library need.
const COMPILER: &[&str] = &["build-essential"];

/// What reads the paper and drives the window in the tests.
const TESTS: &[&str] = &[
    "xvfb",
    "webkit2gtk-driver",
    "dbus-daemon",
    "poppler-utils",
    "qpdf",
    "zbar-tools",
    "mupdf-tools",
    "python3",
    "python3-venv",
];

/// What is about to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The main job without a window.
    Headless,
    /// The desk in its window.
    Window,
    /// Every test.
    Tests,
}

impl Need {
    fn packages(self) -> Vec<&'static str> {
        match self {
            Self::Headless => COMPILER.to_vec(),
            Self::Window => WINDOW.to_vec(),
            Self::Tests => [WINDOW, TESTS].concat(),
        }
    }

    /// Programs that no package manager of ours brings.
    fn programs(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Headless => &[],
            Self::Window | Self::Tests => &[
                (
                    "node",
                    "Node.js 20 or newer, from nodejs.org or your system",
                ),
                ("npm", "npm, which comes with Node.js"),
            ],
        }
    }
}

/// Installs or names what is missing for `need`.
///
/// # Errors
/// Something is missing that cannot be installed from here; the error names it and how to get it.
pub fn ensure(need: Need) -> Result<()> {
    for (program, hint) in need.programs() {
        if !is_installed(program) {
            bail!("`{program}` is missing. Install {hint}, then run this again.");
        }
    }
    if is_installed("dpkg-query") && is_installed("apt-get") {
        ensure_debian(&need.packages())
    } else {
        ensure_elsewhere(need)
    }
}

fn ensure_debian(wanted: &[&'static str]) -> Result<()> {
    let missing: Vec<&str> = wanted
        .iter()
        .copied()
        .filter(|name| !has_package(name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    println!("Missing system packages: {names}. Installing them with apt-get.");
    let root = output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root && !is_installed("sudo") {
        bail!("Installing needs root. As root, run: apt-get install {names}");
    }
    let apt = || {
        let mut apt = if root {
            command("apt-get")
        } else {
            let mut sudo = command("sudo");
            sudo.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
            sudo
        };
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    run(apt().args(["update", "-qq"]))?;
    run(apt()
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        // without a terminal of its own dpkg prints one line per package instead of a moving counter
        .args(["-o", "Dpkg::Use-Pty=0"])
        .args(&missing))
}

fn has_package(name: &str) -> bool {
    output(command("dpkg-query").args(["-W", "-f=${db:Status-Status}", name]))
        .is_ok_and(|status| status.trim() == "installed")
}

/// Programs that the tests start, and the name under which other systems ship each.
const TEST_PROGRAMS: &[(&str, &str)] = &[
    ("pdftotext", "poppler"),
    ("qpdf", "qpdf"),
    ("zbarimg", "zbar"),
    ("mutool", "mupdf-tools (mupdf)"),
];

const LINUX_TEST_PROGRAMS: &[(&str, &str)] = &[
    ("Xvfb", "xorg-x11-server-Xvfb (xorg-server-xvfb)"),
    ("dbus-daemon", "dbus"),
    ("WebKitWebDriver", "WebKitGTK with its WebDriver"),
];

fn ensure_elsewhere(need: Need) -> Result<()> {
    let mut missing = Vec::new();
    if cfg!(target_os = "linux") && need != Need::Headless && !has_webkit_headers() {
        missing.push(
            "webkit2gtk-4.1 with headers (Fedora: webkit2gtk4.1-devel, Arch: webkit2gtk-4.1)",
        );
    }
    if need == Need::Tests {
        let linux: &[_] = if cfg!(target_os = "linux") {
            LINUX_TEST_PROGRAMS
        } else {
            &[]
        };
        let programs = TEST_PROGRAMS.iter().chain(linux);
        missing.extend(
            programs
                .filter(|(name, _)| !is_installed(name))
                .map(|(_, from)| *from),
        );
    }
    if missing.is_empty() {
        return Ok(());
    }
    let hint = match env::consts::OS {
        "macos" => "With Homebrew: brew install poppler qpdf zbar mupdf-tools",
        "windows" => {
            "On Windows, winget or Chocolatey have most of them; WebView2 comes with Windows 10 and 11"
        }
        _ => "Use your system's package manager",
    };
    bail!(
        "Missing on this machine: {}.\n{hint}, then run this again.",
        missing.join(", ")
    )
}

fn has_webkit_headers() -> bool {
    output(command("pkg-config").args(["--exists", "webkit2gtk-4.1"])).is_ok()
}

/// Whether a window can be shown here.
pub fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// The system's name for a sentence, such as `Debian GNU/Linux 12 (bookworm)`.
pub fn system() -> String {
    fs::read_to_string("/etc/os-release")
        .ok()
        .and_then(|text| {
            let line = text
                .lines()
                .find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
            Some(line.trim_matches('"').to_owned())
        })
        .unwrap_or_else(|| env::consts::OS.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_window_no_webview_is_asked_for() {
        assert!(
            !Need::Headless
                .packages()
                .iter()
                .any(|name| name.contains("webkit"))
        );
        assert!(Need::Headless.programs().is_empty(), "no npm either");
    }

    #[test]
    fn the_tests_need_the_window_too() {
        let tests = Need::Tests.packages();
        assert!(WINDOW.iter().all(|name| tests.contains(name)));
    }
}
