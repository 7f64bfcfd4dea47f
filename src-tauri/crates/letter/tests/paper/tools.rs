//! Independent readers, run as programs.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// Runs a program; a missing one fails the test with what to install.
pub fn run(program: &str, package: &str, arguments: &[&str]) -> Output {
    let output = Command::new(program).args(arguments).output();
    let output = output
        .unwrap_or_else(|error| panic!("{program} does not start ({error}); install {package}"));
    let warning = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.success(),
        "{program} {arguments:?} failed: {warning}"
    );
    output
}

/// What a program printed.
pub fn text(program: &str, package: &str, arguments: &[&str]) -> String {
    String::from_utf8(run(program, package, arguments).stdout).unwrap()
}

/// The Python with zxing-cpp: `CIRCUIT_DESK_PYTHON`, else the workspace's `.venv`.
pub fn python() -> PathBuf {
    env::var_os("CIRCUIT_DESK_PYTHON").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../.venv/bin/python"),
        PathBuf::from,
    )
}

/// The pages of a PDF as grey pictures with 200 dots per inch.
pub fn raster(pdf: &Path, directory: &Path) -> Vec<PathBuf> {
    let (pdf, prefix) = (pdf.to_str().unwrap(), directory.join("page"));
    run(
        "pdftoppm",
        "poppler-utils",
        &["-r", "200", "-gray", "-png", pdf, prefix.to_str().unwrap()],
    );
    let mut pages: Vec<PathBuf> = std::fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "png"))
        .collect();
    pages.sort();
    pages
}
