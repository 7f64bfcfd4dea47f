//! The two codes that a desk prints: the **seal** of a handout and a **pass** for each engineer.
//!
//! A code is `LOA1:` and the base45 of a signed envelope, so it fits the alphanumeric mode of a QR code.
//! It proves what the desk said; it opens no door.

use chrono::{DateTime, Utc};
use ed25519_dalek::SigningKey;

use crate::{
    claims::{COMPANY_BYTES, Claims, NAME_BYTES, PORT_BYTES, SITE_BYTES, Subject, cut},
    cose::{self, KeyId},
    letter::Letter,
};

/// What every code begins with.
pub const PREFIX: &str = "LOA1:";

/// Longest envelope that fits a QR code of version 11 at level M with the prefix: 366 alphanumeric characters.
pub const ENVELOPE_BYTES: usize = 240;

/// The key with which a desk signs. Its seed is wiped from memory when it is dropped.
pub struct IssuingKey(SigningKey);

impl IssuingKey {
    /// The key that belongs to a secret seed of 32 bytes.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The public half, for trust lists.
    #[must_use]
    pub fn public_key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// The secret half, for what else a desk or an organisation signs.
    pub(crate) fn signing(&self) -> &SigningKey {
        &self.0
    }

    /// The name of this key in codes and trust lists.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        cose::key_id(&self.public_key())
    }
}

impl std::fmt::Debug for IssuingKey {
    /// Shows the key's name, never the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "IssuingKey({:02x?})", self.key_id())
    }
}

/// All codes of one handout, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes {
    /// The seal.
    pub seal: String,
    /// One pass per engineer, in their order.
    pub passes: Vec<String>,
}

impl Codes {
    /// Codes for a preview: of the right size and look, signed with a key that everybody knows and that no
    /// desk trusts. A draft on a screen can be photographed, so it never carries codes that count.
    ///
    /// # Errors
    /// As [`Codes::issue`].
    pub fn preview(letter: &Letter) -> Result<Self, CodeError> {
        let key = IssuingKey::from_seed(&[0; 32]);
        let passes = (0..letter.engineers.len()).map(|i| pass_code(letter, i, [0; 8], &key));
        Ok(Self {
            seal: seal_code(letter, &key)?,
            passes: passes.collect::<Result<_, _>>()?,
        })
    }

    /// Seals the letter and makes a pass for each of its engineers.
    ///
    /// # Errors
    /// As [`seal`] and [`pass`]; also when there are not as many pass ids as engineers.
    pub fn issue(
        letter: &Letter,
        pass_ids: &[[u8; 8]],
        key: &IssuingKey,
    ) -> Result<Self, CodeError> {
        if pass_ids.len() != letter.engineers.len() {
            return Err(CodeError::NoSuchEngineer(
                letter.engineers.len().min(pass_ids.len()),
            ));
        }
        let passes = (0..).zip(pass_ids).map(|(i, id)| pass(letter, i, *id, key));
        Ok(Self {
            seal: seal(letter, key)?,
            passes: passes.collect::<Result<_, _>>()?,
        })
    }
}

/// Why a code cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Number, port id, site or name are so long that no scannable code holds them.
    #[error("the handout's ids are too long for a code: {0} bytes of at most {ENVELOPE_BYTES}")]
    TooLong(usize),
    /// The pass names an engineer who is not on the letter.
    #[error("the letter has no engineer with the index {0}")]
    NoSuchEngineer(usize),
    /// The letter is a draft; only [`Codes::preview`] makes codes for one.
    #[error("a draft gets no codes that count; issue the handout first")]
    Draft,
    /// More engineers than a seal can count.
    #[error("the letter names {0} engineers; a seal counts at most 255")]
    TooManyEngineers(usize),
}

/// The seal: this handout is genuine and unaltered, and in force from its issue to its end.
///
/// # Errors
/// The letter is a draft, or its ids are too long for a code.
pub fn seal(letter: &Letter, key: &IssuingKey) -> Result<String, CodeError> {
    if letter.draft {
        return Err(CodeError::Draft);
    }
    seal_code(letter, key)
}

fn seal_code(letter: &Letter, key: &IssuingKey) -> Result<String, CodeError> {
    let [hash @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = letter.content_hash();
    let count = letter.engineers.len();
    let subject = Subject::Seal {
        content_hash: hash,
        engineers: u8::try_from(count).map_err(|_| CodeError::TooManyEngineers(count))?,
    };
    written(
        claims(letter, letter.issued_at, letter.valid_until, subject),
        key,
    )
}

/// The pass of one engineer: named on this handout, for the window of the visit.
///
/// # Errors
/// The letter is a draft, there is no such engineer, or the letter's ids are too long for a code.
pub fn pass(
    letter: &Letter,
    engineer_index: usize,
    pass_id: [u8; 8],
    key: &IssuingKey,
) -> Result<String, CodeError> {
    if letter.draft {
        return Err(CodeError::Draft);
    }
    pass_code(letter, engineer_index, pass_id, key)
}

fn pass_code(
    letter: &Letter,
    engineer_index: usize,
    pass_id: [u8; 8],
    key: &IssuingKey,
) -> Result<String, CodeError> {
    let engineer = letter
        .engineers
        .get(engineer_index)
        .ok_or(CodeError::NoSuchEngineer(engineer_index))?;
    let number: Vec<char> = engineer
        .document_number
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    let subject = Subject::Pass {
        pass_id,
        name: cut(&engineer.name, NAME_BYTES).to_owned(),
        document_end: number.iter().skip(number.len().saturating_sub(4)).collect(),
    };
    written(
        claims(letter, letter.window.from, letter.window.to, subject),
        key,
    )
}

fn claims(letter: &Letter, from: DateTime<Utc>, to: DateTime<Utc>, subject: Subject) -> Claims {
    Claims {
        number: letter.number.clone(),
        revision: letter.revision,
        port_id: cut(&letter.circuit.instance_id, PORT_BYTES).to_owned(),
        site: cut(letter.site(), SITE_BYTES).to_owned(),
        not_before: from.timestamp(),
        expires: to.timestamp(),
        company: cut(&letter.parties.construction, COMPANY_BYTES).to_owned(),
        subject,
    }
}

/// Signs, shortening the company (it is for reading, the rest is for checking) until the code fits.
fn written(mut claims: Claims, key: &IssuingKey) -> Result<String, CodeError> {
    let mut envelope = cose::sign(&claims, &key.0);
    if let Some(excess) = envelope.len().checked_sub(ENVELOPE_BYTES + 1) {
        let room = claims.company.len().saturating_sub(excess + 1);
        claims.company = cut(&claims.company, room).to_owned();
        envelope = cose::sign(&claims, &key.0);
    }
    if envelope.len() > ENVELOPE_BYTES {
        return Err(CodeError::TooLong(envelope.len()));
    }
    Ok(format!("{PREFIX}{}", base45::encode(envelope)))
}

/// A code as it is printed under its QR code: the spaces of base45 become `_`, which base45 does not use.
#[must_use]
pub fn printed(code: &str) -> String {
    code.replace(' ', "_")
}

/// A code as somebody typed or copied it from the print: line breaks go, `_` becomes a space again.
#[must_use]
pub fn typed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| {
            if c == '_' {
                ' '
            } else {
                c.to_ascii_uppercase()
            }
        })
        .collect()
}
