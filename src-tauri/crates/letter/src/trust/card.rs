//! A desk's card: its key, shown to the organisation's root desk so that the next list may name it, and what the
//! desk has revoked since. Signed with that key, so that nobody hands in another desk's.

use chrono::{DateTime, Utc};
use ciborium::Value;
use ed25519_dalek::VerifyingKey;

use super::Unreadable;
use super::fields::{Entries, instant, map, seconds};
use super::list::{LIST_BYTES, NAME_BYTES};
use super::withdrawn::Withdrawn;
use crate::claims::cut;
use crate::codes::IssuingKey;
use crate::cose::{self, KeyId};

const KIND: u8 = 4;
const EXTERNAL_DATA: &[u8] = b"circuit-desk/desk-card/1";

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskCard {
    /// The desk's Ed25519 public key, which signs the card.
    pub public_key: [u8; 32],
    /// Name of its organisation, at most [`NAME_BYTES`].
    pub organisation: String,
    /// Code of the desk, four characters.
    pub desk: String,
    /// Name of the desk, at most [`NAME_BYTES`], or empty.
    pub name: String,
    /// When the card was made, to the second.
    pub made: DateTime<Utc>,
    /// From when the desk signs with the key.
    pub not_before: DateTime<Utc>,
    /// Until when, if the desk has said so.
    pub not_after: Option<DateTime<Utc>>,
    /// What the desk has withdrawn.
    pub withdrawn: Withdrawn,
}

impl DeskCard {
    /// The key's name in codes.
    #[must_use]
    pub fn kid(&self) -> KeyId {
        cose::key_id(&self.public_key)
    }

    /// Signs the card in its one form.
    ///
    /// # Errors
    /// What it says breaks its own rules, or `key` is another key.
    pub fn sign(&self, key: &IssuingKey) -> Result<Vec<u8>, Unreadable> {
        let bytes = cose::sign_payload(self.to_cbor(), EXTERNAL_DATA, key.signing());
        Self::open(&bytes).map(|_| bytes)
    }

    /// Reads a card: its form, then its signature by the key that it shows.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn open(signed: &[u8]) -> Result<Self, Unreadable> {
        if signed.is_empty() || signed.len() > LIST_BYTES {
            return Err(Unreadable::Size);
        }
        let (envelope, payload) = cose::open_payload(signed)?;
        let card = Self::from_value(&payload).ok_or(Unreadable::Shape)?;
        let key = VerifyingKey::from_bytes(&card.public_key).map_err(|_| Unreadable::Signature)?;
        if envelope.key_id() != card.kid() || !envelope.is_signed_by(&key, EXTERNAL_DATA) {
            return Err(Unreadable::Signature);
        }
        let holds = card.not_after.is_none_or(|end| card.not_before < end);
        holds.then_some(card).ok_or(Unreadable::Shape)
    }

    fn to_cbor(&self) -> Vec<u8> {
        let mut values = vec![
            Value::from(KIND),
            Value::Bytes(self.public_key.to_vec()),
            Value::from(cut(&self.organisation, NAME_BYTES)),
            Value::from(self.desk.as_str()),
            Value::from(cut(&self.name, NAME_BYTES)),
            seconds(self.made),
            seconds(self.not_before),
            self.not_after.map_or(Value::Null, seconds),
        ];
        values.extend(self.withdrawn.values());
        map(values)
    }

    fn from_value(value: &Value) -> Option<Self> {
        let mut entries = Entries::of(value)?;
        if entries.integer(1)? != i64::from(KIND) {
            return None;
        }
        let card = Self {
            public_key: entries.bytes(2)?,
            organisation: entries.text(3, NAME_BYTES)?,
            desk: entries.text(4, 8)?,
            name: entries.text(5, NAME_BYTES)?,
            made: entries.instant(6)?,
            not_before: entries.instant(7)?,
            not_after: match entries.next(8)? {
                Value::Null => None,
                value => Some(instant(value)?),
            },
            withdrawn: Withdrawn::read(entries.next(9)?, entries.next(10)?, entries.next(11)?)?,
        };
        entries.end()?;
        Some(card)
    }
}
