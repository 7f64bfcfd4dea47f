//! Opening a desk to read it, beside the program that may have it open: no lock is taken, and nothing in the
//! desk's folder is written, not even SQLite's own log.

use super::{FILE, Found, Header, Place, Store, place};
use crate::keys::Keys;
use crate::{StoreError, migrate, schema};
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How often opening is tried when the other program opens or closes the desk at the same moment.
const TRIES: u32 = 3;

/// What the file looked like when it was opened as one that nobody writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    size: u64,
    changed: Option<SystemTime>,
}

impl Seen {
    fn of(path: &Path) -> Result<Self, StoreError> {
        let about = std::fs::metadata(path).map_err(|e| StoreError::io(path, e))?;
        Ok(Self {
            size: about.len(),
            changed: about.modified().ok(),
        })
    }
}

impl Store {
    /// Opens the desk in `folder` to read it. An older format is not brought up, and nothing is founded.
    ///
    /// A desk that is open elsewhere has its log and the log's index beside it; both are read and neither is
    /// written. A desk that is closed has only its one file, which is then read as it is: see [`Self::settled`].
    pub fn open_to_read(folder: &Path) -> Result<Self, StoreError> {
        if matches!(place(folder), Place::Network) {
            return Err(StoreError::NetworkFolder {
                path: folder.to_owned(),
            });
        }
        let path = folder.join(FILE);
        match Header::read(&path)? {
            Found::Ours => {}
            Found::Nothing => {
                return Err(StoreError::NoDesk {
                    path: folder.to_owned(),
                });
            }
            Found::Other => return Err(StoreError::Foreign { path }),
        }
        let keys = Keys::read(folder)?.ok_or_else(|| StoreError::KeysMissing {
            path: Keys::path(folder),
        })?;
        let mut tried = 0;
        let (db, seen) = loop {
            tried += 1;
            match connect(&path) {
                Err(StoreError::Sqlite(_)) if tried < TRIES => {}
                other => break other?,
            }
        };
        Self::reader(db, keys, path, seen)
    }

    /// Opens the file of this desk once more in the same program, to read beside it on another thread.
    pub fn open_beside(&self) -> Result<Self, StoreError> {
        // without the lock nothing may be written beside the file, not even the log's index
        let (db, seen) = if self.lock.is_some() {
            let db = Connection::open_with_flags(&self.path, flags())?;
            prepare(&db)?;
            (db, None)
        } else {
            connect(&self.path)?
        };
        Self::reader(db, self.keys.clone(), self.path.clone(), seen)
    }

    fn reader(
        db: Connection,
        keys: Keys,
        path: PathBuf,
        seen: Option<Seen>,
    ) -> Result<Self, StoreError> {
        let (ours, found): (u32, u32) = (
            db.query_row("PRAGMA application_id", [], |row| row.get(0))?,
            db.query_row("PRAGMA user_version", [], |row| row.get(0))?,
        );
        let known = migrate::FORMAT;
        if ours != schema::APPLICATION_ID {
            return Err(StoreError::Foreign { path });
        }
        if found > known {
            return Err(StoreError::Newer { found, known });
        }
        if found < known {
            return Err(StoreError::Older { found, known });
        }
        let desk_id = db.query_row("SELECT desk_id FROM desk WHERE one = 1", [], |row| {
            row.get(0)
        })?;
        Ok(Self {
            db,
            keys,
            desk_id,
            path,
            lock: None,
            seen,
        })
    }

    /// Whether what was read stands: a file that was read as one that nobody writes was not written meanwhile.
    pub fn settled(&self) -> Result<(), StoreError> {
        match self.seen {
            Some(seen) if Seen::of(&self.path)? != seen => Err(StoreError::Overtaken),
            _ => Ok(()),
        }
    }
}

fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

fn connect(path: &Path) -> Result<(Connection, Option<Seen>), StoreError> {
    let beside = |suffix: &str| PathBuf::from(format!("{}{suffix}", path.display()));
    let log = std::fs::metadata(beside("-wal")).map_or(0, |about| about.len());
    let (way, seen) = if beside("-shm").exists() {
        // SQLite would make or mend the log's index; told so, it reads the log by itself
        ("mode=ro&readonly_shm=1", None)
    } else if log > 0 {
        return Err(StoreError::Unrecovered {
            path: path.to_owned(),
        });
    } else {
        ("immutable=1", Some(Seen::of(path)?))
    };
    let db = Connection::open_with_flags(address(path, way), flags())?;
    prepare(&db)?;
    Ok((db, seen))
}

/// The file as an address, in which `?` and `#` would mean something.
fn address(path: &Path, way: &str) -> String {
    let mut text = String::from("file:");
    let shown = path.display().to_string();
    let shown = if cfg!(windows) {
        format!("/{}", shown.replace('\\', "/"))
    } else {
        shown
    };
    for c in shown.chars() {
        match c {
            '%' => text.push_str("%25"),
            '?' => text.push_str("%3f"),
            '#' => text.push_str("%23"),
            c => text.push(c),
        }
    }
    format!("{text}?{way}")
}

fn prepare(db: &Connection) -> Result<(), StoreError> {
    use rusqlite::config::DbConfig;
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.execute_batch(
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0;",
    )?;
    // the first look at the file: whatever is wrong with it comes now
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(())
}
