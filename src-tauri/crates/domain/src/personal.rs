//! Personal data inside events: readable here, sealed wherever it is stored.
//!
//! In JSON a personal value is an object with the key `$personal`; the store replaces it by `$sealed`
//! before writing and back when reading. When the person's key was destroyed, reading gives `$erased`.

use serde::de::{DeserializeOwned, Error as _};
use serde::ser::{Error as _, SerializeMap};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// Key of the marker for a readable value.
pub const PERSONAL: &str = "$personal";
/// Key of the marker for an erased value.
pub const ERASED: &str = "$erased";
/// Key of the value itself beside [`PERSONAL`].
pub const VALUE: &str = "value";

/// A value that belongs to a person and can be erased with them.
#[derive(Clone, PartialEq, Eq)]
pub enum Personal<T> {
    /// Readable.
    Known {
        /// Id of the person.
        person: String,
        /// The value.
        value: T,
    },
    /// The person was erased; nothing can bring the value back.
    Erased {
        /// Id of the person.
        person: String,
    },
}

impl<T> Personal<T> {
    /// A readable value of this person.
    pub fn of(person: impl Into<String>, value: T) -> Self {
        Self::Known {
            person: person.into(),
            value,
        }
    }

    /// Id of the person.
    pub fn person(&self) -> &str {
        match self {
            Self::Known { person, .. } | Self::Erased { person } => person,
        }
    }

    /// The value, unless erased.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known { value, .. } => Some(value),
            Self::Erased { .. } => None,
        }
    }
}

impl<T> std::fmt::Debug for Personal<T> {
    /// Shows whose it is, never the value: personal data reaches no log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Personal({})", self.person())
    }
}

impl<T: Serialize> Serialize for Personal<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known { person, value } => {
                let value = serde_json::to_value(value).map_err(S::Error::custom)?;
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry(PERSONAL, person)?;
                map.serialize_entry(VALUE, &value)?;
                map.end()
            }
            Self::Erased { person } => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry(ERASED, person)?;
                map.end()
            }
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Personal<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut map = serde_json::Map::deserialize(deserializer)?;
        if let Some(Value::String(person)) = map.get(ERASED) {
            return Ok(Self::Erased {
                person: person.clone(),
            });
        }
        let value = map
            .remove(VALUE)
            .ok_or_else(|| D::Error::missing_field(VALUE))?;
        match map.remove(PERSONAL) {
            Some(Value::String(person)) => {
                let value = serde_json::from_value(value).map_err(D::Error::custom)?;
                Ok(Self::Known { person, value })
            }
            _ => Err(D::Error::missing_field(PERSONAL)),
        }
    }
}
