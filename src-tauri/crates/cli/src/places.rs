//! Where the desk lies on this machine, and the faces that paper is set in.

use crate::exit::{Exit, Failure};
use desk_api::Faces;
use std::env;
use std::path::PathBuf;

/// Names another data folder; the window of the program knows it too.
pub const DATA_DIR: &str = "CIRCUIT_DESK_DATA_DIR";
/// Names the folder of the faces.
pub const FACES_DIR: &str = "CIRCUIT_DESK_FACES";
/// The folder's name below the system's data folder, as in `tauri.conf.json`.
const NAME: &str = "net.circuitdesk.desk";

fn given(name: &str) -> Option<PathBuf> {
    env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

/// The desk's folder: as named, else where the window keeps it.
///
/// # Errors
/// The system names no data folder.
pub fn desk(named: Option<PathBuf>, sample: bool) -> Result<PathBuf, Failure> {
    let folder = match named.or_else(|| given(DATA_DIR)) {
        Some(folder) => folder,
        None => data().map(|data| data.join(NAME)).ok_or_else(|| {
            Failure::new(
                Exit::Missing,
                "noDesk",
                "The system names no data folder. Name the desk’s folder with --desk.",
            )
        })?,
    };
    Ok(if sample {
        folder.join("sample")
    } else {
        folder
    })
}

fn data() -> Option<PathBuf> {
    if cfg!(windows) {
        given("APPDATA")
    } else if cfg!(target_os = "macos") {
        given("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        given("XDG_DATA_HOME")
            .filter(|folder| folder.is_absolute())
            .or_else(|| given("HOME").map(|home| home.join(".local/share")))
    }
}

/// The faces: where they are named, beside the program, where the installed window has them, or in the build that
/// this program comes from. Without them everything that draws nothing works.
///
/// # Errors
/// They are named, and are not there.
pub fn faces() -> Result<Faces, Failure> {
    let no_faces = |error: &dyn std::fmt::Display| {
        Failure::new(
            Exit::Unavailable,
            "noFaces",
            format!("The faces of the paper cannot be used: {error}."),
        )
    };
    if let Some(folder) = given(FACES_DIR) {
        return Faces::load(&folder).map_err(|error| no_faces(&error));
    }
    let program = env::current_exe().ok();
    let beside = program.as_deref().and_then(std::path::Path::parent);
    let near = ["faces", "../lib/Circuit Desk/faces", "../Resources/faces"];
    near.iter()
        .filter_map(|place| Faces::load(&beside?.join(place)).ok())
        .next()
        .map_or_else(
            || {
                Faces::from_build()
                    .or_else(|_| Faces::none())
                    .map_err(|error| no_faces(&error))
            },
            Ok,
        )
}
