//! What a code says: small claims as a CBOR map with integer keys, in one exact form.

use ciborium::Value;

/// What is claimed about the handout as a whole, and about its subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// Number of the handout (key 2).
    pub number: String,
    /// Its revision (key 3).
    pub revision: u32,
    /// Instance id of the port, cut to [`PORT_BYTES`] (key 4).
    pub port_id: String,
    /// Id of the access point, else its name, cut to [`SITE_BYTES`] (key 5).
    pub site: String,
    /// First second in which the code counts, UTC seconds since 1970 (key 6).
    pub not_before: i64,
    /// Last such second (key 7).
    pub expires: i64,
    /// Construction company, cut to at most [`COMPANY_BYTES`] (key 8).
    pub company: String,
    /// Seal or pass (key 1 and the rest).
    pub subject: Subject,
}

/// What kind of code it is and what only that kind says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The handout itself is genuine and unaltered.
    Seal {
        /// First 16 bytes of the content hash (key 9).
        content_hash: [u8; 16],
        /// Number of engineers named (key 10).
        engineers: u8,
    },
    /// One engineer is named on it.
    Pass {
        /// Random name of this pass (key 11).
        pass_id: [u8; 8],
        /// The engineer's name, cut to [`NAME_BYTES`] (key 12).
        name: String,
        /// Last four characters of the document number (key 13).
        document_end: String,
    },
}

/// Longest company in a code, in UTF-8 bytes.
pub const COMPANY_BYTES: usize = 30;
/// Longest engineer's name in a code, in UTF-8 bytes.
pub const NAME_BYTES: usize = 24;
/// Longest name of a site in a code, in UTF-8 bytes.
pub const SITE_BYTES: usize = 32;
/// Longest instance id of a port in a code, in bytes; those that Alibaba Cloud gives have about 21.
pub const PORT_BYTES: usize = 32;

/// The longest beginning of `text` that has at most `bytes` UTF-8 bytes and ends at a character.
#[must_use]
pub fn cut(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let end = (0..=bytes)
        .rev()
        .find(|i| text.is_char_boundary(*i))
        .unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

impl Claims {
    /// The one form in which these claims are signed.
    #[must_use]
    pub fn to_cbor(&self) -> Vec<u8> {
        let kind = match self.subject {
            Subject::Seal { .. } => 1,
            Subject::Pass { .. } => 2,
        };
        let mut values: Vec<(u8, Value)> = vec![
            (1, Value::from(kind)),
            (2, Value::from(self.number.as_str())),
            (3, Value::from(self.revision)),
            (4, Value::from(self.port_id.as_str())),
            (5, Value::from(self.site.as_str())),
            (6, Value::from(self.not_before)),
            (7, Value::from(self.expires)),
            (8, Value::from(self.company.as_str())),
        ];
        match &self.subject {
            Subject::Seal {
                content_hash,
                engineers,
            } => values.extend([
                (9, Value::Bytes(content_hash.to_vec())),
                (10, Value::from(*engineers)),
            ]),
            Subject::Pass {
                pass_id,
                name,
                document_end,
            } => values.extend([
                (11, Value::Bytes(pass_id.to_vec())),
                (12, Value::from(name.as_str())),
                (13, Value::from(document_end.as_str())),
            ]),
        }
        let map = values
            .into_iter()
            .map(|(key, value)| (Value::from(key), value))
            .collect();
        let mut bytes = Vec::with_capacity(192);
        // Writing into a Vec cannot fail.
        let _ = ciborium::into_writer(&Value::Map(map), &mut bytes);
        bytes
    }

    /// Reads claims of exactly this shape: these keys, in this order, with these types and lengths.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        let entries = value.as_map()?;
        let mut entries = entries.iter();
        let mut next = |key: u8| -> Option<&Value> {
            let (found, value) = entries.next()?;
            (*found == Value::from(key)).then_some(value)
        };
        let kind = integer(next(1)?)?;
        let number = text(next(2)?, 32)?;
        let revision = u32::try_from(integer(next(3)?)?).ok()?;
        let port_id = text(next(4)?, PORT_BYTES)?;
        let site = text(next(5)?, SITE_BYTES)?;
        let not_before = integer(next(6)?)?;
        let expires = integer(next(7)?)?;
        let company = text(next(8)?, COMPANY_BYTES)?;
        let subject = match kind {
            1 => Subject::Seal {
                content_hash: bytes(next(9)?)?,
                engineers: u8::try_from(integer(next(10)?)?).ok()?,
            },
            2 => Subject::Pass {
                pass_id: bytes(next(11)?)?,
                name: text(next(12)?, NAME_BYTES)?,
                document_end: text(next(13)?, 16)?,
            },
            _ => return None,
        };
        if entries.next().is_some() {
            return None;
        }
        Some(Self {
            number,
            revision,
            port_id,
            site,
            not_before,
            expires,
            company,
            subject,
        })
    }
}

pub(crate) fn integer(value: &Value) -> Option<i64> {
    value.as_integer()?.try_into().ok()
}

pub(crate) fn text(value: &Value, longest: usize) -> Option<String> {
    let text = value.as_text()?;
    let plain = text.len() <= longest && !text.chars().any(char::is_control);
    plain.then(|| text.to_owned())
}

pub(crate) fn bytes<const N: usize>(value: &Value) -> Option<[u8; N]> {
    value.as_bytes()?.as_slice().try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_ends_at_a_character() {
        assert_eq!(cut("岚合网络", 7), "岚合");
        assert_eq!(cut("abc", 7), "abc");
        assert_eq!(cut("龘", 2), "");
    }
}
