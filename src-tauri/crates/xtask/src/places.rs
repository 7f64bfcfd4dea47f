//! Where things lie in this repository.

use std::path::{Path, PathBuf};

/// The repository.
pub fn root() -> PathBuf {
    // src-tauri/crates/xtask → three folders up.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors()
        .nth(3)
        .map_or_else(|| here.to_path_buf(), Path::to_path_buf)
}

/// The interface: Svelte, Vite, npm.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// Everything that can be made again.
pub fn target() -> PathBuf {
    root().join("target")
}

/// Programs of the project's own that it installs: pinned, and gone with `target`.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// The Python environment of the independent readers.
pub fn venv() -> PathBuf {
    root().join(".venv")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_the_workspace() {
        assert!(root().join("Cargo.lock").is_file());
        assert!(root().join("rust-toolchain.toml").is_file());
    }
}
