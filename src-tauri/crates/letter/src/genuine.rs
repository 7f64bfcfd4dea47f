//! What a code says that a known desk signed, whatever else is wrong with it.

use crate::{
    claims::Claims,
    codes::PREFIX,
    cose,
    verify::{LONGEST, Trust},
};
use ed25519_dalek::VerifyingKey;

/// The claims of a code whose signature is that of a key in `trust`, whether or not it counts now, here, or still.
///
/// So a guard can be told *which* handout has ended, and somebody who is inside can leave after it did. It is no check:
/// [`verify`](crate::verify::verify) is. A revoked key proves nothing, so its codes give `None`.
#[must_use]
pub fn genuine(code: &str, trust: &Trust) -> Option<Claims> {
    if code.len() > LONGEST {
        return None;
    }
    let body = code.strip_prefix(PREFIX)?;
    let bytes = base45::decode(body).ok()?;
    if base45::encode(&bytes) != body {
        return None;
    }
    let envelope = cose::open(&bytes).ok()?;
    let kid = envelope.key_id();
    if trust.revoked_keys.contains(&kid) {
        return None;
    }
    let key = trust.keys.iter().find(|key| key.kid == kid)?;
    if cose::key_id(&key.public_key) != kid {
        return None;
    }
    let public = VerifyingKey::from_bytes(&key.public_key).ok()?;
    envelope.is_signed_by(&public).then_some(envelope.claims)
}
