//! A PDF as a stranger sends it, made from what the fuzzer gives.

use crate::page::page;
use crate::tamper::{Tamper, tamper};
use libfuzzer_sys::arbitrary;

/// What is sent.
#[derive(Debug, arbitrary::Arbitrary)]
pub enum Sent {
    /// Any bytes.
    Anything(Vec<u8>),
    /// A sound page around what it draws.
    Content(Vec<u8>),
    /// A good file after a forger, or a broken disk.
    Tampered(Vec<Tamper>),
}

impl Sent {
    /// The file; `good` is the one that is tampered with.
    #[must_use]
    pub fn file(self, good: &[u8]) -> Vec<u8> {
        match self {
            Self::Anything(bytes) => bytes,
            Self::Content(content) => page(&content),
            Self::Tampered(with) => {
                let mut bytes = good.to_vec();
                tamper(&mut bytes, with, |_| good.to_vec());
                bytes
            }
        }
    }
}
