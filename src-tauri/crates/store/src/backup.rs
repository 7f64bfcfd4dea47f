//! A verified copy of the file. Kept small: the schedule of backups is a matter of its own.

use crate::{StoreError, events, keys};
use rusqlite::Connection;
use rusqlite::backup::Backup;
use std::path::{Path, PathBuf};

/// Copies the open database to `to`: under another name first, checked, made durable, then renamed.
///
/// A copy that is killed half-way is a valid, empty database; that is why the name comes last.
pub fn copy(db: &Connection, to: &Path) -> Result<(), StoreError> {
    let temporary = to.with_extension("copying");
    match std::fs::remove_file(&temporary) {
        Ok(()) => {}
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
        Err(e) => return Err(StoreError::io(&temporary, e)),
    }
    {
        let mut target = Connection::open(&temporary)?;
        Backup::new(db, &mut target)?.run_to_completion(256, std::time::Duration::ZERO, None)?;
        let state = |db: &Connection| -> Result<(u32, Option<Vec<u8>>), StoreError> {
            let head = "SELECT hash FROM event ORDER BY hlc DESC, desk_id, seq DESC LIMIT 1";
            let hash =
                rusqlite::OptionalExtension::optional(db.query_row(head, [], |row| row.get(0)))?;
            Ok((events::count(db)?, hash))
        };
        if state(db)? != state(&target)? {
            return Err(StoreError::Corrupt {
                table: "event",
                column: "hash",
                id: to.display().to_string(),
            });
        }
    }
    std::fs::File::open(&temporary)
        .and_then(|f| f.sync_all())
        .and_then(|()| std::fs::rename(&temporary, to))
        .map_err(|e| StoreError::io(to, e))?;
    to.parent().map_or(Ok(()), keys::sync_folder)
}

/// `path`, or the first of `path-2`, `path-3`, … that is free.
pub(crate) fn free_name(path: &Path) -> PathBuf {
    let stem = path
        .file_stem()
        .map(|s| s.to_string_lossy().into_owned())
        .unwrap_or_default();
    let mut free = path.to_owned();
    let mut n = 2;
    while free.exists() {
        free = path.with_file_name(format!("{stem}-{n}.db"));
        n += 1;
    }
    free
}
