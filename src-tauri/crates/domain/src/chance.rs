//! Time and randomness come in as arguments: this is the shape in which they do.

use chrono::{DateTime, Utc};

/// A source of random bytes. The shell gives the system's, tests give a counted one.
pub trait Entropy {
    /// Fills the whole buffer.
    fn fill(&mut self, buffer: &mut [u8]);
}

/// What a command is given besides its request: when it happens, and chance.
pub struct Occasion<'a> {
    /// The instant of the command.
    pub now: DateTime<Utc>,
    /// Randomness for ids, keys and nonces.
    pub entropy: &'a mut dyn Entropy,
}

impl Occasion<'_> {
    /// A new UUIDv7 in text form: sorts by time, unique by 74 random bits.
    pub fn id(&mut self) -> String {
        let mut random = [0_u8; 10];
        self.entropy.fill(&mut random);
        let millis = u64::try_from(self.now.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random)
            .into_uuid()
            .to_string()
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0_u8; N];
        self.entropy.fill(&mut bytes);
        bytes
    }
}
