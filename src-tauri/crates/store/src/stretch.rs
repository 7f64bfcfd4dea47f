//! A key out of something that a person remembers, at a price that makes guessing dear.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroizing;

/// What one try costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Costs {
    /// Memory, KiB.
    pub memory_kib: u32,
    /// How often it is gone through.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// 32 bytes by argon2id version 1.3. `pepper` is a secret that lies elsewhere than the result, or empty.
///
/// # Errors
/// The costs, the salt or a length is outside what argon2 allows.
pub fn stretched(
    secret: &[u8],
    salt: &[u8],
    pepper: &[u8],
    costs: Costs,
) -> Result<Zeroizing<[u8; 32]>, argon2::Error> {
    let params = Params::new(costs.memory_kib, costs.passes, costs.lanes, Some(32))?;
    // allocated here, because the crate itself wipes only what it is given
    let mut memory = Zeroizing::new(vec![Block::default(); params.block_count()]);
    let mut key = Zeroizing::new([0_u8; 32]);
    Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params)?
        .hash_password_into_with_memory(secret, salt, key.as_mut(), memory.as_mut_slice())?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_argon2id_as_its_authors_made_it() {
        // from the tests of the reference implementation: 2 passes, 256 KiB, 1 lane, "password", "somesalt"
        let costs = Costs {
            memory_kib: 256,
            passes: 2,
            lanes: 1,
        };
        let key = stretched(b"password", b"somesalt", &[], costs).unwrap();
        assert_eq!(
            crate::files::hex(&*key),
            "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"
        );
        let peppered = stretched(b"password", b"somesalt", b"pepper", costs).unwrap();
        assert_ne!(*key, *peppered);
        assert!(stretched(b"password", b"salt", &[], costs).is_err());
    }
}
