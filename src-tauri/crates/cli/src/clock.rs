//! The clock and randomness of this machine: the only place of this program that has them.

use chrono::Utc;
use desk_api::{Entropy, Occasion};
use std::time::{Duration, Instant};

/// The system's randomness.
#[derive(Debug, Default)]
pub struct System;

impl Entropy for System {
    fn fill(&mut self, buffer: &mut [u8]) {
        if getrandom::fill(buffer).is_err() {
            // A key or an id without chance could be guessed, which nobody would notice.
            std::process::abort();
        }
    }
}

impl System {
    /// Now, on this machine.
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the one place of this program that reads the clock"
    )]
    pub fn occasion(&mut self) -> Occasion<'_> {
        Occasion {
            now: Utc::now(),
            entropy: self,
        }
    }
}

/// How long something takes on this machine.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// From now on.
    #[allow(
        clippy::disallowed_methods,
        reason = "a duration on this machine is what is told"
    )]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Since the start.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}
