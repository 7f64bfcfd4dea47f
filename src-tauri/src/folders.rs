//! Where this machine keeps the desk's files.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use tauri::{AppHandle, Manager};

/// Names another data folder, for tests and for people who keep a desk on a stick.
pub const DATA_DIR: &str = "CIRCUIT_DESK_DATA_DIR";

/// The folder of the database, its keys and the local preferences, made if it is missing.
///
/// A folder that cannot be made is no error here: opening the desk in it says so in the window.
///
/// # Errors
/// The system names no such folder.
pub fn data(app: &AppHandle) -> Result<PathBuf, tauri::Error> {
    let folder = match env::var_os(DATA_DIR).filter(|value| !value.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => app.path().app_data_dir()?,
    };
    let _ = make_private(&folder);
    Ok(folder)
}

/// The folder of the faces that the paper is set in, as `tauri.conf.json` ships them.
///
/// # Errors
/// The system does not say where the program is installed.
pub fn faces(app: &AppHandle) -> Result<PathBuf, tauri::Error> {
    Ok(app.path().resource_dir()?.join("faces"))
}

/// Makes `folder` and its parents; on Unix only the owner may look into it.
///
/// A folder that is there already keeps the rights that its owner chose.
pub fn make_private(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_new_folder_belongs_to_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("a/b");
        make_private(&folder).unwrap();
        let mode = fs::metadata(&folder).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "others can look into {mode:o}");
    }
}
