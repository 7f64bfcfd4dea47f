//! How one desk learns whose codes count, without a network.
//!
//! - [`list`]: the organisation's root says which keys count, for how long, and what no longer does
//! - [`card`]: a desk shows the root its key, and hands in what it has revoked
//! - [`withdrawn`]: keys, passes and handouts that do not count any more, as both of them carry
//! - [`parts`]: both as text, whole in a file or split over QR codes
//! - [`sheet`]: those codes on paper
//! - [`fingerprint`]: a key as people read it to each other

pub mod card;
mod fields;
pub mod fingerprint;
pub mod list;
pub mod parts;
pub mod sheet;
pub mod withdrawn;

use crate::cose::Malformed;

/// Why bytes are not what they should be. Nothing in them was believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Larger than any of ours, or empty.
    #[error("it is empty or too large")]
    Size,
    /// Not CBOR in its one form.
    #[error("it is altered or cut off: not CBOR in its one form")]
    Cbor,
    /// Other fields, types, lengths or order than it has.
    #[error("it is altered: not of the expected shape")]
    Shape,
    /// Signed in another way than EdDSA.
    #[error("it is signed in a way that is not accepted")]
    Algorithm,
    /// The signature is wrong, or that of something else.
    #[error("its signature is wrong")]
    Signature,
}

impl From<Malformed> for Unreadable {
    fn from(malformed: Malformed) -> Self {
        match malformed {
            Malformed::Cbor => Self::Cbor,
            Malformed::Shape => Self::Shape,
            Malformed::Algorithm => Self::Algorithm,
        }
    }
}
