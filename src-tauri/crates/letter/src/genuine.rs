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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::{IssuingKey, pass};
    use crate::sample;
    use crate::verify::TrustedKey;
    use chrono::{DateTime, Utc};

    fn trust(key: &IssuingKey) -> Trust {
        Trust {
            keys: vec![TrustedKey {
                kid: key.key_id(),
                public_key: key.public_key(),
                // a key that counts at no time any more still tells what it signed
                not_before: DateTime::<Utc>::MIN_UTC,
                not_after: DateTime::<Utc>::MIN_UTC,
                desk: String::new(),
                listed: false,
            }],
            ..Trust::default()
        }
    }

    #[test]
    fn only_what_a_known_key_signed_is_told() {
        let key = sample::key();
        let code = pass(&sample::letter(), 0, [7; 8], &key).unwrap();
        let known = trust(&key);
        let claims = genuine(&code, &known).unwrap();
        assert_eq!(claims.number, sample::letter().number);
        assert_eq!(genuine(&code, &Trust::default()), None, "unknown key");
        assert_eq!(
            genuine(&code, &trust(&IssuingKey::from_seed(&[3; 32]))),
            None,
            "another key"
        );
        let revoked = Trust {
            revoked_keys: vec![key.key_id()],
            ..trust(&key)
        };
        assert_eq!(
            genuine(&code, &revoked),
            None,
            "a revoked key proves nothing"
        );
        for at in (PREFIX.len()..code.len()).step_by(7) {
            let other = if code.as_bytes()[at] == b'7' {
                "8"
            } else {
                "7"
            };
            let altered = format!("{}{other}{}", &code[..at], &code[at + 1..]);
            assert_eq!(genuine(&altered, &known), None, "altered at {at}");
        }
        assert_eq!(genuine(&format!("{code} "), &known), None);
        assert_eq!(genuine("", &known), None);
    }
}
