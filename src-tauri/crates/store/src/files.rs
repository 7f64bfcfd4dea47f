//! Stored files: sealed under a key of their own, in chunks, never changed.

use crate::StoreError;
use crate::events::instant;
use crate::keys::Keys;
use crate::seal::{self, Subject};
use desk_domain::chance::Occasion;
use desk_domain::event::FileRef;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use sha2::{Digest, Sha256};

/// Most bytes that a file may have.
pub const LIMIT: usize = 25 * 1024 * 1024;
/// Bytes of a chunk before sealing.
const CHUNK: usize = 1024 * 1024;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Alibaba Cloud's own LOA.
    OfficialPdf,
    /// An issued handout's bytes.
    HandoutPdf,
    /// What that handout says, as data.
    HandoutLetter,
    /// A stamped copy of a handout.
    Rendition,
    /// An engineer's official entry credential, as it was captured.
    Credential,
    /// What people attach to a circuit.
    Attachment,
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Self::OfficialPdf => "official_pdf",
            Self::HandoutPdf => "handout_pdf",
            Self::HandoutLetter => "handout_letter",
            Self::Rendition => "rendition",
            Self::Credential => "credential",
            Self::Attachment => "attachment",
        }
    }
}

/// Hex of a hash.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// `N` bytes of hex, in the one form that [`hex`] writes.
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    if text.len() != N * 2 || !text.bytes().all(digits) {
        return None;
    }
    let mut bytes = [0_u8; N];
    for (n, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(n * 2..n * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

/// Keeps a file.
pub fn keep(
    db: &Transaction<'_>,
    keys: &Keys,
    kind: Kind,
    name: &str,
    pages: u32,
    bytes: &[u8],
    occasion: &mut Occasion<'_>,
) -> Result<FileRef, StoreError> {
    let too_large = || StoreError::TooLarge {
        size: bytes.len(),
        limit: LIMIT,
    };
    let size = u32::try_from(bytes.len()).map_err(|_| too_large())?;
    if bytes.len() > LIMIT {
        return Err(too_large());
    }
    let id = occasion.id();
    let subject = Subject::file(&id);
    let key = seal::key_for(db, keys, &subject, occasion)?;
    let sha256: [u8; 32] = Sha256::digest(bytes).into();
    db.execute(
        "INSERT INTO file (id, name, kind, size, pages, sha256, added_at) VALUES (?1,?2,?3,?4,?5,?6,?7)",
        params![id, name, kind.as_str(), size, pages, sha256, instant(occasion.now)],
    )?;
    let mut insert =
        db.prepare_cached("INSERT INTO file_chunk (file, n, bytes) VALUES (?1, ?2, ?3)")?;
    for (n, chunk) in bytes.chunks(CHUNK).enumerate() {
        let sealed = seal::seal(&key, &subject, chunk, occasion)?;
        insert.execute(params![id, u32::try_from(n).unwrap_or(u32::MAX), sealed])?;
    }
    Ok(FileRef {
        id,
        name: name.to_owned(),
        size,
        pages,
        sha256: hex(&sha256),
    })
}

/// What is known of a file without opening it.
pub fn about(db: &Connection, id: &str) -> Result<Option<FileRef>, StoreError> {
    Ok(db
        .prepare_cached("SELECT id, name, size, pages, lower(hex(sha256)) FROM file WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(FileRef {
                id: row.get(0)?,
                name: row.get(1)?,
                size: row.get(2)?,
                pages: row.get(3)?,
                sha256: row.get(4)?,
            })
        })
        .optional()?)
}

/// A file's bytes, checked against their hash.
pub fn bytes(db: &Connection, keys: &Keys, id: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(file) = about(db, id)? else {
        return Ok(None);
    };
    let subject = Subject::file(id);
    let Some(key) = seal::key_of(db, keys, &subject)? else {
        return Ok(None);
    };
    let chunks: Vec<Vec<u8>> = db
        .prepare_cached("SELECT bytes FROM file_chunk WHERE file = ?1 ORDER BY n")?
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut whole = Vec::with_capacity(file.size as usize);
    for chunk in chunks {
        whole.extend_from_slice(&seal::open(&key, &subject, &chunk)?);
    }
    if hex(&Sha256::digest(&whole)) != file.sha256 {
        return Err(StoreError::Corrupt {
            table: "file_chunk",
            column: "bytes",
            id: id.to_owned(),
        });
    }
    Ok(Some(whole))
}

/// Takes a file's bytes and name away; its size, pages and hash stay, so that what was issued can still be told.
pub(crate) fn erase(db: &Connection, id: &str, at: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM file_chunk WHERE file = ?1", [id])?;
    // a PDF is known by its hash: chosen once more, it is a new file
    db.execute(
        "DELETE FROM command WHERE key = (SELECT 'pdf-' || substr(lower(hex(sha256)), 1, 56) FROM file WHERE id = ?1)",
        [id],
    )?;
    db.execute(
        "UPDATE file SET name = '', erased_at = ?2 WHERE id = ?1 AND erased_at IS NULL",
        [id, at],
    )?;
    Ok(())
}

/// When a file was erased; `None`: it was not, or there is none.
pub fn erased_at(db: &Connection, id: &str) -> Result<Option<String>, StoreError> {
    Ok(db
        .prepare_cached("SELECT erased_at FROM file WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .flatten())
}
