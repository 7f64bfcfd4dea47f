//! A public key in a form that people read to each other.

use sha2::{Digest, Sha256};

/// Crockford's base 32: no letter that is taken for a digit.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Groups of four characters; 100 bits, so that nobody makes another key with the same one.
const GROUPS: usize = 5;

/// `7K3M-9QXA-…`: five groups of four characters, from the SHA-256 of the key.
#[must_use]
pub fn fingerprint(public_key: &[u8; 32]) -> String {
    let digest = Sha256::new()
        .chain_update(b"circuit-desk/fingerprint/1")
        .chain_update(public_key)
        .finalize();
    let mut text = String::with_capacity(GROUPS * 5);
    let (mut bits, mut held) = (0_u32, 0_u32);
    let mut bytes = digest.iter();
    for n in 0..GROUPS * 4 {
        if held < 5 {
            bits = bits << 8 | u32::from(bytes.next().copied().unwrap_or_default());
            held += 8;
        }
        held -= 5;
        let index = (bits >> held & 31) as usize;
        if n > 0 && n % 4 == 0 {
            text.push('-');
        }
        text.push(char::from(ALPHABET.get(index).copied().unwrap_or(b'0')));
    }
    text
}

/// Whether a fingerprint as somebody typed it is this key's: case, spaces and hyphens do not matter, and
/// O, I and L are read as the digits that they look like.
#[must_use]
pub fn matches(typed: &str, public_key: &[u8; 32]) -> bool {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect()
    };
    plain(typed) == plain(&fingerprint(public_key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_twenty_characters_in_groups_and_forgives_how_it_is_typed() {
        let text = fingerprint(&[7; 32]);
        assert_eq!(text.len(), 24);
        assert!(text.split('-').all(|group| group.len() == 4));
        assert!(matches(&text.to_lowercase().replace('-', " "), &[7; 32]));
        assert!(matches(&text.replace('0', "o").replace('1', "l"), &[7; 32]));
        assert!(!matches(&text, &[8; 32]));
        assert!(!matches("", &[7; 32]));
        assert_ne!(text, fingerprint(&[8; 32]));
    }
}
