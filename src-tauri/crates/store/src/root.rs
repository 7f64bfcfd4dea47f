//! The organisation's root key at rest: a file of its own, encrypted with a passphrase, that can be taken off the
//! machine. It is opened for as long as one list is signed, and never lies anywhere in clear.
//!
//! The key is XChaCha20-Poly1305 under argon2id (64 MiB, three passes); the file says with which figures, and they
//! are bound into the box together with the public key.

use crate::StoreError;
use crate::files::unhex;
use crate::keys::put;
use crate::stretch::{Costs, stretched};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use desk_domain::chance::Occasion;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Name of the file in a desk's folder.
pub const FILE: &str = "organisation.root";
/// Largest such file that is read, bytes.
pub const LARGEST: u64 = 4 * 1024;
/// Fewest characters of a passphrase.
pub const SHORTEST_PASSPHRASE: usize = 12;
/// Longest passphrase, in bytes.
const LONGEST_PASSPHRASE: usize = 1024;

const KIND: &str = "circuit-desk organisation root";
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// Most that a foreign file may ask for, so that opening it does not take the machine with it.
const MOST_MEMORY_KIB: u32 = 256 * 1024;
const MOST_PASSES: u32 = 10;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OnDisk {
    kind: String,
    format: u32,
    /// Hex.
    public_key: String,
    memory_kib: u32,
    passes: u32,
    /// Base64 of 16 bytes.
    salt: String,
    /// Base64 of nonce and ciphertext.
    sealed: String,
}

/// Why the root cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum RootError {
    /// The file is not on this machine.
    #[error("the root's file is not here")]
    Away,
    /// The file is not one of ours, or damaged.
    #[error("this is not the file of an organisation's root, or it is damaged")]
    Damaged,
    /// It does not open with this passphrase.
    #[error("the passphrase does not open the root's file")]
    Passphrase,
    /// The file belongs to another root.
    #[error("the file is that of another root")]
    Other,
    /// There is a file of that name already.
    #[error("a root's file is here already")]
    Occupied,
    /// The file system.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A root's file, read and not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootFile {
    on_disk: OnDisk,
    public_key: [u8; 32],
}

impl RootFile {
    /// Where it lies in this folder.
    pub fn path(folder: &Path) -> PathBuf {
        folder.join(FILE)
    }

    /// Encrypts a root's seed. The public key is the one that belongs to it.
    ///
    /// # Errors
    /// The cipher itself failed.
    pub fn seal(
        seed: &[u8; 32],
        public_key: [u8; 32],
        passphrase: &str,
        occasion: &mut Occasion<'_>,
    ) -> Result<Self, RootError> {
        let salt: [u8; 16] = occasion.bytes();
        let nonce: [u8; 24] = occasion.bytes();
        let mut on_disk = OnDisk {
            kind: KIND.to_owned(),
            format: 1,
            public_key: crate::files::hex(&public_key),
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            salt: STANDARD.encode(salt),
            sealed: String::new(),
        };
        let key = stretch(&on_disk, passphrase)?;
        let bound = on_disk.bound();
        let payload = Payload {
            msg: seed,
            aad: bound.as_bytes(),
        };
        let sealed = XChaCha20Poly1305::new(key.as_ref().into())
            .encrypt(XNonce::from_slice(&nonce), payload)
            .map_err(|_| RootError::Damaged)?;
        on_disk.sealed = STANDARD.encode([nonce.as_slice(), &sealed].concat());
        Ok(Self {
            on_disk,
            public_key,
        })
    }

    /// Reads the bytes of a file, bounded, without opening it.
    ///
    /// # Errors
    /// It is none, or damaged.
    pub fn parse(bytes: &[u8]) -> Result<Self, RootError> {
        if bytes.len() as u64 > LARGEST {
            return Err(RootError::Damaged);
        }
        let on_disk: OnDisk = serde_json::from_slice(bytes).map_err(|_| RootError::Damaged)?;
        let public_key = unhex(&on_disk.public_key).ok_or(RootError::Damaged)?;
        let ours = on_disk.kind == KIND
            && on_disk.format == 1
            && (8..=MOST_MEMORY_KIB).contains(&on_disk.memory_kib)
            && (1..=MOST_PASSES).contains(&on_disk.passes);
        ours.then_some(Self {
            on_disk,
            public_key,
        })
        .ok_or(RootError::Damaged)
    }

    /// The file of this folder; `None` when it is not on the machine.
    ///
    /// # Errors
    /// It is damaged, or cannot be read.
    pub fn read(folder: &Path) -> Result<Option<Self>, RootError> {
        let path = Self::path(folder);
        match std::fs::metadata(&path) {
            Ok(found) if found.len() > LARGEST => return Err(RootError::Damaged),
            _ => {}
        }
        match std::fs::read(&path) {
            Ok(bytes) => Self::parse(&bytes).map(Some),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(StoreError::io(path, e).into()),
        }
    }

    /// Puts the file into a folder, where none may be yet.
    ///
    /// # Errors
    /// One is there already, or the folder cannot be written.
    pub fn put(&self, folder: &Path) -> Result<(), RootError> {
        if Self::path(folder).exists() {
            return Err(RootError::Occupied);
        }
        Ok(put(folder, FILE, &self.bytes()?)?)
    }

    /// Takes the file off this folder. What was written elsewhere before is all that is left of the root.
    ///
    /// # Errors
    /// It cannot be removed.
    pub fn remove(folder: &Path) -> Result<(), RootError> {
        let path = Self::path(folder);
        match std::fs::remove_file(&path) {
            Ok(()) => Ok(crate::keys::sync_folder(folder)?),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(e) => Err(StoreError::io(path, e).into()),
        }
    }

    /// What is written to a file.
    ///
    /// # Errors
    /// JSON failed.
    pub fn bytes(&self) -> Result<Vec<u8>, RootError> {
        let mut bytes = serde_json::to_vec_pretty(&self.on_disk).map_err(StoreError::from)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The root's public key, as the file says; proven by opening it.
    pub fn public_key(&self) -> &[u8; 32] {
        &self.public_key
    }

    /// The seed.
    ///
    /// # Errors
    /// The passphrase is another one, or the file was altered: the two look alike.
    pub fn open(&self, passphrase: &str) -> Result<Zeroizing<[u8; 32]>, RootError> {
        let key = stretch(&self.on_disk, passphrase)?;
        let sealed = STANDARD
            .decode(&self.on_disk.sealed)
            .map_err(|_| RootError::Damaged)?;
        let (nonce, body) = sealed.split_at_checked(24).ok_or(RootError::Damaged)?;
        let bound = self.on_disk.bound();
        let payload = Payload {
            msg: body,
            aad: bound.as_bytes(),
        };
        let seed = XChaCha20Poly1305::new(key.as_ref().into())
            .decrypt(XNonce::from_slice(nonce), payload)
            .map(Zeroizing::new)
            .map_err(|_| RootError::Passphrase)?;
        let seed: [u8; 32] = seed.as_slice().try_into().map_err(|_| RootError::Damaged)?;
        Ok(Zeroizing::new(seed))
    }
}

impl OnDisk {
    fn bound(&self) -> String {
        format!(
            "{}/{}/{}/{}/{}/{}",
            self.kind, self.format, self.public_key, self.memory_kib, self.passes, self.salt
        )
    }
}

fn stretch(on_disk: &OnDisk, passphrase: &str) -> Result<Zeroizing<[u8; 32]>, RootError> {
    if passphrase.len() > LONGEST_PASSPHRASE {
        return Err(RootError::Passphrase);
    }
    let salt = STANDARD
        .decode(&on_disk.salt)
        .ok()
        .filter(|salt| salt.len() == 16)
        .ok_or(RootError::Damaged)?;
    let costs = Costs {
        memory_kib: on_disk.memory_kib,
        passes: on_disk.passes,
        lanes: 1,
    };
    stretched(passphrase.as_bytes(), &salt, &[], costs).map_err(|_| RootError::Damaged)
}
