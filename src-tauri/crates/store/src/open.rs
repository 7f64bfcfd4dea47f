//! Opening a desk, in the one order that is safe; the only place that opens the file.

use crate::keys::{self, Keys};
use crate::{StoreError, backup, migrate, schema};
use chrono::{DateTime, Utc};
use desk_domain::chance::Occasion;
use rusqlite::{Connection, OpenFlags};
use std::fs::{File, TryLockError};
use std::io::Read as _;
use std::path::{Path, PathBuf};

mod reading;

/// Name of the database in a desk's folder.
pub const FILE: &str = "desk.db";
const LOCK: &str = "desk.lock";
/// The oldest SQLite whose WAL handling is trusted.
const OLDEST_SQLITE: i32 = 3_051_003;

/// Something that opening found and that the user should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenNotice {
    /// The file was damaged and is kept under this name; a new desk was begun.
    DamagedSetAside(PathBuf),
    /// The file was brought to the present format; the old one is kept under this name.
    Migrated(PathBuf),
    /// The folder is synchronised by a cloud service, which can damage an open database.
    CloudFolder(PathBuf),
}

/// An open desk. Dropping it closes the file and lets go of the lock.
pub struct Store {
    db: Connection,
    keys: Keys,
    desk_id: String,
    path: PathBuf,
    /// Held as long as the desk is open; the system lets go of it even when the program is killed. A desk that is
    /// open to be read has none.
    lock: Option<File>,
    /// The file as it was when it was opened to be read, if nobody else had it open then.
    seen: Option<reading::Seen>,
}

impl Store {
    /// Opens the desk in `folder`, founding it when there is none.
    pub fn open(
        folder: &Path,
        mut occasion: Occasion<'_>,
    ) -> Result<(Self, Vec<OpenNotice>), StoreError> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(StoreError::OldSqlite {
                found: rusqlite::version().to_owned(),
            });
        }
        std::fs::create_dir_all(folder).map_err(|e| StoreError::io(folder, e))?;
        let lock = lock(folder)?;
        let mut notices = Vec::new();
        match place(folder) {
            Place::Network => {
                return Err(StoreError::NetworkFolder {
                    path: folder.to_owned(),
                });
            }
            Place::Cloud => notices.push(OpenNotice::CloudFolder(folder.to_owned())),
            Place::Plain => {}
        }
        let path = folder.join(FILE);
        let found = Header::read(&path)?;
        let keys = match (Keys::read(folder)?, &found) {
            (Some(keys), _) => keys,
            (None, Found::Nothing) => Keys::create(folder, &mut occasion)?,
            (None, Found::Ours) => {
                return Err(StoreError::KeysMissing {
                    path: Keys::path(folder),
                });
            }
            (None, Found::Other) => return Err(StoreError::Foreign { path }),
        };
        // Our key file lies beside it, so an unreadable file under our name is ours and damaged;
        // a readable database with another application's mark is somebody else's.
        if matches!(found, Found::Other) && Header::is_sqlite(&path)? {
            return Err(StoreError::Foreign { path });
        }
        let opened = match found {
            Found::Other => Err(None),
            _ => connect(&path, &keys, occasion.now, &mut notices).map_err(Some),
        };
        let db = match opened {
            Ok(db) => db,
            Err(Some(error)) if !error.is_damage() => return Err(error),
            Err(_) => {
                notices.push(OpenNotice::DamagedSetAside(set_aside(&path, occasion.now)?));
                connect(&path, &keys, occasion.now, &mut notices)?
            }
        };
        let desk_id = migrate::found(&db, &mut occasion)?;
        Ok((
            Self {
                db,
                keys,
                desk_id,
                path,
                lock: Some(lock),
                seen: None,
            },
            notices,
        ))
    }

    /// For reading.
    pub fn db(&self) -> &Connection {
        &self.db
    }

    /// The desk's keys.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    pub(crate) fn set_keys(&mut self, keys: Keys) {
        self.keys = keys;
    }

    /// The desk's id, UUIDv7 text.
    pub fn desk_id(&self) -> &str {
        &self.desk_id
    }

    /// The database file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this program may write: it holds the desk's lock.
    pub(crate) fn may_write(&self) -> Result<(), StoreError> {
        match self.lock {
            Some(_) => Ok(()),
            None => Err(StoreError::NotHeld),
        }
    }

    pub(crate) fn parts(&mut self) -> (&mut Connection, &Keys, &str) {
        (&mut self.db, &self.keys, &self.desk_id)
    }
}

/// One program at a time.
fn lock(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join(LOCK);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|e| StoreError::io(folder, e))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
        Err(TryLockError::Error(e)) => Err(StoreError::io(path, e)),
    }
}

/// What lies under the desk's name, judged from the first hundred bytes, without opening it.
enum Found {
    Nothing,
    Ours,
    Other,
}

struct Header;

impl Header {
    const MAGIC: &[u8] = b"SQLite format 3\0";

    fn first(path: &Path) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::new();
        match File::open(path) {
            Ok(file) => file
                .take(100)
                .read_to_end(&mut bytes)
                .map_err(|e| StoreError::io(path, e))?,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => 0,
            Err(e) => return Err(StoreError::io(path, e)),
        };
        Ok(bytes)
    }

    fn read(path: &Path) -> Result<Found, StoreError> {
        let bytes = Self::first(path)?;
        let word = |at: usize| -> Option<u32> {
            Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
        };
        if bytes.is_empty() {
            return Ok(Found::Nothing);
        }
        match (bytes.starts_with(Self::MAGIC), word(60), word(68)) {
            (true, Some(format), Some(schema::APPLICATION_ID)) if format > migrate::FORMAT => {
                Err(StoreError::Newer {
                    found: format,
                    known: migrate::FORMAT,
                })
            }
            (true, _, Some(schema::APPLICATION_ID)) => Ok(Found::Ours),
            _ => Ok(Found::Other),
        }
    }

    fn is_sqlite(path: &Path) -> Result<bool, StoreError> {
        Ok(Self::first(path)?.starts_with(Self::MAGIC))
    }
}

fn connect(
    path: &Path,
    keys: &Keys,
    now: DateTime<Utc>,
    notices: &mut Vec<OpenNotice>,
) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db =
        Connection::open_with_flags(path, flags).map_err(|e| match StoreError::from(e) {
            StoreError::Sqlite(e)
                if e.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen) =>
            {
                StoreError::ReadOnly {
                    path: path.to_owned(),
                }
            }
            other => other,
        })?;
    pragmas(&db)?;
    if db.is_readonly("main")? {
        return Err(StoreError::ReadOnly {
            path: path.to_owned(),
        });
    }
    if let Some(old) = migrate::bring_up(&mut db, path, keys, now)? {
        notices.push(OpenNotice::Migrated(old));
    }
    let health: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if health != "ok" {
        return Err(damaged(&health));
    }
    Ok(db)
}

/// The error of a file that SQLite opens and that is damaged all the same.
pub(crate) fn damaged(what: &str) -> StoreError {
    StoreError::Sqlite(rusqlite::Error::SqliteFailure(
        rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT),
        Some(what.to_owned()),
    ))
}

/// The settings under which no acknowledged commit was lost in simulated power cuts.
fn pragmas(db: &Connection) -> Result<(), StoreError> {
    use rusqlite::config::DbConfig;
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA fullfsync=ON; PRAGMA checkpoint_fullfsync=ON;
         PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA secure_delete=ON;
         PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0;",
    )?;
    Ok(())
}

/// Renames a damaged file and its companions; nothing is ever deleted.
fn set_aside(path: &Path, now: DateTime<Utc>) -> Result<PathBuf, StoreError> {
    let name = format!("desk.damaged-{}.db", now.format("%Y%m%d-%H%M%S"));
    let aside = backup::free_name(&path.with_file_name(name));
    for suffix in ["", "-wal", "-shm"] {
        let from = PathBuf::from(format!("{}{suffix}", path.display()));
        let to = PathBuf::from(format!("{}{suffix}", aside.display()));
        match std::fs::rename(&from, &to) {
            Ok(()) => {}
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(e) => return Err(StoreError::io(from, e)),
        }
    }
    if let Some(folder) = path.parent() {
        keys::sync_folder(folder)?;
    }
    Ok(aside)
}

enum Place {
    Plain,
    Cloud,
    Network,
}

/// Where a folder lies. Only Linux tells network file systems from local ones here; on Windows a
/// network path is known by its prefix. On macOS only the cloud folders are known by name (the two
/// last are untried).
fn place(folder: &Path) -> Place {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let text = folder.to_string_lossy().to_lowercase();
    if network(&folder)
        || text.starts_with(r"\\") && !text.starts_with(r"\\?\")
        || text.starts_with(r"\\?\unc\")
    {
        return Place::Network;
    }
    let clouds = [
        "onedrive",
        "dropbox",
        "google drive",
        "icloud",
        "mobile documents",
        "nextcloud",
        "坚果云",
    ];
    let named = folder.components().any(|part| {
        let part = part.as_os_str().to_string_lossy().to_lowercase();
        clouds.iter().any(|cloud| part.starts_with(cloud))
    });
    if named { Place::Cloud } else { Place::Plain }
}

#[cfg(target_os = "linux")]
fn network(folder: &Path) -> bool {
    let Ok(mounts) = std::fs::read_to_string("/proc/self/mounts") else {
        return false;
    };
    let mut best = (0, false);
    for line in mounts.lines() {
        let mut words = line.split(' ').skip(1);
        let (Some(at), Some(kind)) = (words.next(), words.next()) else {
            continue;
        };
        let at = at.replace("\\040", " ");
        if folder.starts_with(&at) && at.len() >= best.0 {
            let remote = [
                "nfs",
                "nfs4",
                "cifs",
                "smb3",
                "smbfs",
                "afs",
                "ncpfs",
                "9p",
                "fuse.sshfs",
                "fuse.rclone",
            ];
            best = (at.len(), remote.contains(&kind));
        }
    }
    best.1
}

#[cfg(not(target_os = "linux"))]
fn network(_: &Path) -> bool {
    false
}
