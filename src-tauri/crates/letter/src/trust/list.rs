//! The trust list: which keys of an organisation count, for how long, and what no longer does. Signed by the
//! organisation's root, numbered, so that an older one cannot take a newer one's place.

use chrono::{DateTime, Utc};
use ciborium::Value;
use ed25519_dalek::VerifyingKey;

use super::Unreadable;
use super::fields::{Entries, instant, map, rows, seconds};
use super::withdrawn::Withdrawn;
use crate::claims::{bytes, cut, text};
use crate::codes::IssuingKey;
use crate::cose::{self, KeyId};

/// Most bytes of a list.
pub const LIST_BYTES: usize = 256 * 1024;
/// Most keys in a list.
pub const MOST_KEYS: usize = 500;
/// Longest name of an organisation or a desk, in UTF-8 bytes.
pub const NAME_BYTES: usize = 96;
/// Longest time that a list may count, in days.
pub const LONGEST_DAYS: i64 = 400;

const KIND: u8 = 3;
const EXTERNAL_DATA: &[u8] = b"circuit-desk/trust-list/1";

/// What a trust list says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustList {
    /// Public key of the root that signs it.
    pub root: [u8; 32],
    /// Name of the organisation, at most [`NAME_BYTES`].
    pub organisation: String,
    /// Counts up from 1.
    pub version: u32,
    /// When it was made, to the second.
    pub issued: DateTime<Utc>,
    /// Until when it counts.
    pub expires: DateTime<Utc>,
    /// Keys whose codes count.
    pub keys: Vec<ListedKey>,
    /// What does not count any more.
    pub withdrawn: Withdrawn,
}

/// A key that a list names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedKey {
    /// The Ed25519 public key.
    pub public_key: [u8; 32],
    /// Code of the desk, four characters.
    pub desk: String,
    /// Name of the desk, at most [`NAME_BYTES`], or empty.
    pub name: String,
    /// From when it counts.
    pub not_before: DateTime<Utc>,
    /// Until when it counts.
    pub not_after: DateTime<Utc>,
}

impl ListedKey {
    /// The key's name in codes.
    #[must_use]
    pub fn kid(&self) -> KeyId {
        cose::key_id(&self.public_key)
    }
}

impl TrustList {
    /// Signs the list in its one form. `root` must be the key that [`TrustList::root`] names.
    ///
    /// # Errors
    /// What it says breaks its own rules (a window that ends before it begins, a key twice, too much), or `root`
    /// is another key: then nobody would take it.
    pub fn sign(&self, root: &IssuingKey) -> Result<Vec<u8>, Unreadable> {
        let bytes = cose::sign_payload(self.to_cbor(), EXTERNAL_DATA, root.signing());
        Self::open(&bytes).map(|_| bytes)
    }

    /// Reads a list: its form, then its signature by the root that it names, then its rules. Whether that root
    /// is the right one is for who reads it to say.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn open(signed: &[u8]) -> Result<Self, Unreadable> {
        if signed.is_empty() || signed.len() > LIST_BYTES {
            return Err(Unreadable::Size);
        }
        let (envelope, payload) = cose::open_payload(signed)?;
        let list = Self::from_value(&payload).ok_or(Unreadable::Shape)?;
        if envelope.key_id() != cose::key_id(&list.root) {
            return Err(Unreadable::Signature);
        }
        let root = VerifyingKey::from_bytes(&list.root).map_err(|_| Unreadable::Signature)?;
        if !envelope.is_signed_by(&root, EXTERNAL_DATA) {
            return Err(Unreadable::Signature);
        }
        list.holds().then_some(list).ok_or(Unreadable::Shape)
    }

    /// The rules that no shape shows.
    fn holds(&self) -> bool {
        let windows = self.keys.iter().all(|key| key.not_before < key.not_after);
        let revoked = self
            .keys
            .iter()
            .any(|key| self.withdrawn.keys.contains(&key.kid()));
        // the root signs lists and nothing else
        let root = cose::key_id(&self.root);
        let mixed =
            self.keys.iter().any(|key| key.kid() == root) || self.withdrawn.keys.contains(&root);
        let days = (self.expires - self.issued).num_days();
        self.version >= 1
            && self.issued < self.expires
            && days <= LONGEST_DAYS
            && windows
            && !revoked
            && !mixed
    }

    fn to_cbor(&self) -> Vec<u8> {
        let mut keys: Vec<&ListedKey> = self.keys.iter().collect();
        keys.sort_by_key(|key| key.kid());
        let keys = keys.into_iter().map(|key| {
            Value::Array(vec![
                Value::Bytes(key.public_key.to_vec()),
                Value::from(key.desk.as_str()),
                Value::from(cut(&key.name, NAME_BYTES)),
                seconds(key.not_before),
                seconds(key.not_after),
            ])
        });
        let mut values = vec![
            Value::from(KIND),
            Value::Bytes(self.root.to_vec()),
            Value::from(cut(&self.organisation, NAME_BYTES)),
            Value::from(self.version),
            seconds(self.issued),
            seconds(self.expires),
            Value::Array(keys.collect()),
        ];
        values.extend(self.withdrawn.values());
        map(values)
    }

    fn from_value(value: &Value) -> Option<Self> {
        let mut entries = Entries::of(value)?;
        if entries.integer(1)? != i64::from(KIND) {
            return None;
        }
        let list = Self {
            root: entries.bytes(2)?,
            organisation: entries.text(3, NAME_BYTES)?,
            version: u32::try_from(entries.integer(4)?).ok()?,
            issued: entries.instant(5)?,
            expires: entries.instant(6)?,
            keys: rows(
                entries.next(7)?,
                MOST_KEYS,
                |row| match row {
                    [public_key, desk, name, not_before, not_after] => Some(ListedKey {
                        public_key: bytes(public_key)?,
                        desk: text(desk, 8)?,
                        name: text(name, NAME_BYTES)?,
                        not_before: instant(not_before)?,
                        not_after: instant(not_after)?,
                    }),
                    _ => None,
                },
                ListedKey::kid,
            )?,
            withdrawn: Withdrawn::read(entries.next(8)?, entries.next(9)?, entries.next(10)?)?,
        };
        entries.end()?;
        Some(list)
    }
}
