//! The desk's keys, in a file of their own beside the database: never in it, never in a backup of it.
//!
//! The one module that touches key bytes on disk. A vault will take its place behind the same functions.

use crate::StoreError;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use desk_domain::chance::Occasion;
use serde::{Deserialize, Serialize};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Name of the key file in a desk's folder.
pub const FILE: &str = "desk.keys";

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct OnDisk {
    format: u32,
    issuing: String,
    sealing: String,
}

/// The keys, in memory.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Keys {
    /// Seed of the Ed25519 key that signs codes.
    pub issuing: [u8; 32],
    /// Key under which the keys of persons and documents are wrapped.
    pub sealing: [u8; 32],
}

impl Keys {
    /// Where the key file of this folder is.
    pub fn path(folder: &Path) -> PathBuf {
        folder.join(FILE)
    }

    /// Reads the key file; `None` when there is none.
    pub fn read(folder: &Path) -> Result<Option<Self>, StoreError> {
        let path = Self::path(folder);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => zeroize::Zeroizing::new(text),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(StoreError::io(path, e)),
        };
        let damaged = || StoreError::KeysMissing { path: path.clone() };
        let on_disk: OnDisk = serde_json::from_str(&text).map_err(|_| damaged())?;
        let key = |text: &str| -> Option<[u8; 32]> { STANDARD.decode(text).ok()?.try_into().ok() };
        match (on_disk.format, key(&on_disk.issuing), key(&on_disk.sealing)) {
            (1, Some(issuing), Some(sealing)) => Ok(Some(Self { issuing, sealing })),
            _ => Err(damaged()),
        }
    }

    /// Makes new keys and writes them, readable by this user alone. Refuses to replace a key file.
    pub fn create(folder: &Path, occasion: &mut Occasion<'_>) -> Result<Self, StoreError> {
        let path = Self::path(folder);
        let keys = Self {
            issuing: occasion.bytes(),
            sealing: occasion.bytes(),
        };
        let on_disk = OnDisk {
            format: 1,
            issuing: STANDARD.encode(keys.issuing),
            sealing: STANDARD.encode(keys.sealing),
        };
        let text = zeroize::Zeroizing::new(serde_json::to_string_pretty(&on_disk)?);
        let temporary = folder.join("desk.keys.new");
        let io = |e| StoreError::io(&temporary, e);
        match std::fs::remove_file(&temporary) {
            Ok(()) => {}
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(e) => return Err(io(e)),
        }
        let mut file = private(&temporary).map_err(io)?;
        file.write_all(text.as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(io)?;
        drop(file);
        if path.exists() {
            return Err(StoreError::KeysMissing { path });
        }
        std::fs::rename(&temporary, &path).map_err(|e| StoreError::io(&path, e))?;
        sync_folder(folder)?;
        Ok(keys)
    }
}

/// Opens a new file that only this user may read. Windows: the user's own profile folder carries that
/// restriction already (untried there).
#[cfg(unix)]
fn private(path: &Path) -> std::io::Result<std::fs::File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

#[cfg(not(unix))]
fn private(path: &Path) -> std::io::Result<std::fs::File> {
    std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
}

/// Makes a rename in this folder durable. Windows cannot open a folder for that and does not need it.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    std::fs::File::open(folder)
        .and_then(|f| f.sync_all())
        .map_err(|e| StoreError::io(folder, e))?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
