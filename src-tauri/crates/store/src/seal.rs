//! Sealing: XChaCha20-Poly1305, one key per person and per document, each wrapped under the desk's key.

use crate::StoreError;
use crate::keys::Keys;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use desk_domain::chance::Occasion;
use desk_domain::personal::{ERASED, PERSONAL, VALUE};
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde_json::{Map, Value, json};
use zeroize::Zeroizing;

/// Marker of a sealed value in a payload.
const SEALED: &str = "$sealed";
/// Key of the box beside it: nonce and ciphertext, base64.
const BOX: &str = "box";
const NONCE: usize = 24;

/// A key in memory.
pub type Key = Zeroizing<[u8; 32]>;

/// Whose a sealed value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    /// A person.
    pub fn person(id: &str) -> Self {
        Self(format!("person:{id}"))
    }

    /// A stored file.
    pub fn file(id: &str) -> Self {
        Self(format!("file:{id}"))
    }

    /// A draft.
    pub fn draft(id: &str) -> Self {
        Self(format!("draft:{id}"))
    }

    /// The word in the database; also bound into every box.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Seals bytes; the subject is bound in, so that a box cannot be moved to another.
pub fn seal(
    key: &[u8; 32],
    subject: &Subject,
    plain: &[u8],
    occasion: &mut Occasion<'_>,
) -> Result<Vec<u8>, StoreError> {
    let nonce: [u8; NONCE] = occasion.bytes();
    let payload = Payload {
        msg: plain,
        aad: subject.as_str().as_bytes(),
    };
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(XNonce::from_slice(&nonce), payload)
        .map_err(|_| StoreError::Sealed {
            subject: subject.0.clone(),
        })?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Opens what [`seal`] gave.
pub fn open(
    key: &[u8; 32],
    subject: &Subject,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    let broken = || StoreError::Sealed {
        subject: subject.0.clone(),
    };
    let (nonce, body) = sealed.split_at_checked(NONCE).ok_or_else(broken)?;
    let payload = Payload {
        msg: body,
        aad: subject.as_str().as_bytes(),
    };
    XChaCha20Poly1305::new(key.into())
        .decrypt(XNonce::from_slice(nonce), payload)
        .map(Zeroizing::new)
        .map_err(|_| broken())
}

/// The subject's key; `None` when there is none (any more).
pub fn key_of(db: &Connection, keys: &Keys, subject: &Subject) -> Result<Option<Key>, StoreError> {
    let wrapped: Option<Vec<u8>> = db
        .prepare_cached("SELECT wrapped FROM sealing_key WHERE subject = ?1")?
        .query_row([subject.as_str()], |row| row.get(0))
        .optional()?;
    let Some(wrapped) = wrapped else {
        return Ok(None);
    };
    let key = open(&keys.sealing, subject, &wrapped)?;
    let key: [u8; 32] = key.as_slice().try_into().map_err(|_| StoreError::Sealed {
        subject: subject.0.clone(),
    })?;
    Ok(Some(Zeroizing::new(key)))
}

/// The subject's key, made when there is none.
pub fn key_for(
    db: &Transaction<'_>,
    keys: &Keys,
    subject: &Subject,
    occasion: &mut Occasion<'_>,
) -> Result<Key, StoreError> {
    if let Some(key) = key_of(db, keys, subject)? {
        return Ok(key);
    }
    let key: Key = Zeroizing::new(occasion.bytes());
    let wrapped = seal(&keys.sealing, subject, key.as_slice(), occasion)?;
    db.execute(
        "INSERT INTO sealing_key (subject, wrapped) VALUES (?1, ?2)",
        rusqlite::params![subject.as_str(), wrapped],
    )?;
    Ok(key)
}

/// Replaces every personal value in a payload by its sealed form.
pub fn seal_payload(
    db: &Transaction<'_>,
    keys: &Keys,
    value: Value,
    occasion: &mut Occasion<'_>,
) -> Result<Value, StoreError> {
    Ok(match value {
        Value::Object(mut map) => {
            if let Some(Value::String(person)) = map.get(PERSONAL) {
                let subject = Subject::person(person);
                let person = person.clone();
                let key = key_for(db, keys, &subject, occasion)?;
                let plain =
                    Zeroizing::new(serde_json::to_vec(&map.remove(VALUE).unwrap_or_default())?);
                let sealed = seal(&key, &subject, &plain, occasion)?;
                json!({ SEALED: person, BOX: STANDARD.encode(sealed) })
            } else {
                let mut sealed = Map::new();
                for (name, value) in map {
                    sealed.insert(name, seal_payload(db, keys, value, occasion)?);
                }
                Value::Object(sealed)
            }
        }
        Value::Array(items) => Value::Array(
            items
                .into_iter()
                .map(|item| seal_payload(db, keys, item, occasion))
                .collect::<Result<_, _>>()?,
        ),
        other => other,
    })
}

/// Opens every sealed value in a payload; one whose key is gone becomes "erased".
pub fn open_payload(db: &Connection, keys: &Keys, value: Value) -> Result<Value, StoreError> {
    Ok(match value {
        Value::Object(map) => {
            if let (Some(Value::String(person)), Some(Value::String(sealed))) =
                (map.get(SEALED), map.get(BOX))
            {
                let subject = Subject::person(person);
                let Some(key) = key_of(db, keys, &subject)? else {
                    return Ok(json!({ ERASED: person }));
                };
                let sealed = STANDARD.decode(sealed).map_err(|_| StoreError::Sealed {
                    subject: subject.0.clone(),
                })?;
                let plain = open(&key, &subject, &sealed)?;
                json!({ PERSONAL: person, VALUE: serde_json::from_slice::<Value>(&plain)? })
            } else {
                let mut opened = Map::new();
                for (name, value) in map {
                    opened.insert(name, open_payload(db, keys, value)?);
                }
                Value::Object(opened)
            }
        }
        Value::Array(items) => Value::Array(
            items
                .into_iter()
                .map(|item| open_payload(db, keys, item))
                .collect::<Result<_, _>>()?,
        ),
        other => other,
    })
}
