//! The desk's keys, in a file of their own beside the database: never in it, never in a backup of it.
//!
//! This and [`root`](crate::root) are the modules that touch key bytes on disk. A vault will take their place behind
//! the same functions. Format 1 held one issuing key; format 2 holds those that were made later, too, because what
//! the earlier ones signed still counts. A file of format 1 is read as it is and written as format 2 when a key is added.

use crate::StoreError;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use desk_domain::chance::Occasion;
use serde::{Deserialize, Serialize};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Name of the key file in a desk's folder.
pub const FILE: &str = "desk.keys";
/// Most issuing keys of a desk: one a week for some years.
pub const MOST: usize = 256;
/// Largest key file that is read, bytes.
const LARGEST: u64 = 64 * 1024;

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct OnDisk {
    format: u32,
    issuing: String,
    /// Absent in format 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    later: Vec<String>,
    sealing: String,
}

/// The keys, in memory.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Keys {
    /// Seed of the Ed25519 key with which the desk was founded.
    pub issuing: [u8; 32],
    /// Seeds of the keys that were made after it, oldest first.
    pub later: Vec<[u8; 32]>,
    /// Key under which the keys of persons and documents are wrapped.
    pub sealing: [u8; 32],
}

impl Keys {
    /// Where the key file of this folder is.
    pub fn path(folder: &Path) -> PathBuf {
        folder.join(FILE)
    }

    /// Seeds of all issuing keys, oldest first.
    pub fn seeds(&self) -> impl DoubleEndedIterator<Item = &[u8; 32]> {
        std::iter::once(&self.issuing).chain(&self.later)
    }

    /// Reads the key file; `None` when there is none.
    pub fn read(folder: &Path) -> Result<Option<Self>, StoreError> {
        let path = Self::path(folder);
        let damaged = || StoreError::KeysMissing { path: path.clone() };
        match std::fs::metadata(&path) {
            Ok(found) if found.len() > LARGEST => return Err(damaged()),
            _ => {}
        }
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => Zeroizing::new(text),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(StoreError::io(path, e)),
        };
        let on_disk: OnDisk = serde_json::from_str(&text).map_err(|_| damaged())?;
        let key = |text: &str| -> Option<[u8; 32]> { STANDARD.decode(text).ok()?.try_into().ok() };
        let later: Option<Vec<[u8; 32]>> = on_disk.later.iter().map(|text| key(text)).collect();
        match (
            on_disk.format,
            key(&on_disk.issuing),
            later,
            key(&on_disk.sealing),
        ) {
            (1, Some(issuing), Some(later), Some(sealing)) if later.is_empty() => Ok(Some(Self {
                issuing,
                later,
                sealing,
            })),
            (2, Some(issuing), Some(later), Some(sealing)) if later.len() < MOST => {
                Ok(Some(Self {
                    issuing,
                    later,
                    sealing,
                }))
            }
            _ => Err(damaged()),
        }
    }

    /// Makes new keys and writes them, readable by this user alone. Refuses to replace a key file.
    pub fn create(folder: &Path, occasion: &mut Occasion<'_>) -> Result<Self, StoreError> {
        let path = Self::path(folder);
        let keys = Self {
            issuing: occasion.bytes(),
            later: Vec::new(),
            sealing: occasion.bytes(),
        };
        if path.exists() {
            return Err(StoreError::KeysMissing { path });
        }
        keys.write(folder)?;
        Ok(keys)
    }

    /// These keys with one more to issue with, written in place of the file. The file is the old one or the new one,
    /// whenever the power goes.
    pub fn with_another(
        &self,
        folder: &Path,
        occasion: &mut Occasion<'_>,
    ) -> Result<Self, StoreError> {
        let path = Self::path(folder);
        // what lies there must be what is held here: a file that somebody put back is not written over
        match Self::read(folder)? {
            Some(there) if there.issuing == self.issuing && there.later == self.later => {}
            _ => return Err(StoreError::KeysMissing { path }),
        }
        if self.later.len() + 1 >= MOST {
            return Err(StoreError::TooLarge {
                size: self.later.len(),
                limit: MOST,
            });
        }
        let mut keys = self.clone();
        keys.later.push(occasion.bytes());
        keys.write(folder)?;
        Ok(keys)
    }

    fn write(&self, folder: &Path) -> Result<(), StoreError> {
        let on_disk = OnDisk {
            // a desk that never made another key stays readable for the program that founded it
            format: if self.later.is_empty() { 1 } else { 2 },
            issuing: STANDARD.encode(self.issuing),
            later: self
                .later
                .iter()
                .map(|seed| STANDARD.encode(seed))
                .collect(),
            sealing: STANDARD.encode(self.sealing),
        };
        let text = Zeroizing::new(serde_json::to_string_pretty(&on_disk)?);
        put(folder, FILE, text.as_bytes())
    }
}

/// Puts a secret file into a folder, readable by this user alone, in place of the one of that name: written beside
/// it, synced, renamed. What an earlier attempt left behind is taken away first.
pub(crate) fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
    let temporary = folder.join(format!("{name}.new"));
    let io = |e| StoreError::io(&temporary, e);
    match std::fs::remove_file(&temporary) {
        Ok(()) => {}
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
        Err(e) => return Err(io(e)),
    }
    let mut file = private(&temporary).map_err(io)?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(io)?;
    drop(file);
    let path = folder.join(name);
    std::fs::rename(&temporary, &path).map_err(|e| StoreError::io(&path, e))?;
    sync_folder(folder)
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
