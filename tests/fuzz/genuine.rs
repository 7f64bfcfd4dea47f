//! What the targets hold up against: a desk that is trusted, and every code that it ever signed.

pub mod book;
pub mod fonts;
pub mod page;
pub mod sent;
pub mod tamper;

use chrono::{DateTime, TimeDelta, Utc};
use desk_letter::{
    codes::{Codes, PREFIX},
    cose::key_id,
    letter::Letter,
    sample,
    verify::{Trust, TrustedKey, verify},
};
use std::sync::LazyLock;

/// The codes of one handout, with what a gate knows of the desk that signed them.
pub struct Genuine {
    /// The trust list of the gate.
    pub trust: Trust,
    /// A moment of the visit.
    pub now: DateTime<Utc>,
    /// Seal and passes.
    pub codes: Vec<String>,
}

/// The handout of the specimen.
pub static GENUINE: LazyLock<Genuine> = LazyLock::new(|| {
    let letter: Letter = sample::letter();
    let ids: Vec<[u8; 8]> = (1..=letter.engineers.len() as u64)
        .map(u64::to_be_bytes)
        .collect();
    let codes = Codes::issue(&letter, &ids, &sample::key()).expect("the specimen has codes");
    let public_key = sample::key().public_key();
    let key = TrustedKey {
        kid: key_id(&public_key),
        public_key,
        not_before: sample::issued_at() - TimeDelta::days(30),
        not_after: sample::issued_at() + TimeDelta::days(335),
        desk: String::new(),
        listed: false,
    };
    let genuine = Genuine {
        trust: Trust {
            keys: vec![key],
            ..Trust::default()
        },
        now: letter.window.from + TimeDelta::hours(1),
        codes: std::iter::once(codes.seal).chain(codes.passes).collect(),
    };
    for code in &genuine.codes {
        let taken = verify(code, &genuine.trust, genuine.now, None);
        assert!(taken.is_ok(), "a genuine code is refused: {taken:?}");
    }
    genuine
});

impl Genuine {
    /// Fails when a text that this desk never signed is taken for genuine.
    pub fn must_refuse(&self, text: &str) {
        let taken = verify(text, &self.trust, self.now, None);
        assert!(
            taken.is_err() || self.codes.iter().any(|code| code == text),
            "a forged code was taken: {text}"
        );
    }

    /// The bytes under a code's text.
    pub fn bytes(&self, which: usize) -> Vec<u8> {
        let code = &self.codes[which % self.codes.len()];
        base45::decode(&code[PREFIX.len()..]).expect("our own codes are base45")
    }
}
