//! A table of latency samples as a stranger sends it: read or refused, and never a crash.
#![no_main]

use chrono_tz::Tz;
use desk_domain::latency::import::{self, Names};
use desk_domain::zone::ZoneId;
use desk_fuzz::GENUINE;
use libfuzzer_sys::fuzz_target;

/// Knows every name, so that the reader gets as far as it can.
struct Anything;

impl Names for Anything {
    fn access_point(&self, text: &str) -> Option<(String, Tz)> {
        Some((text.to_owned(), Tz::Asia__Shanghai))
    }

    fn region(&self, _: &ZoneId) -> Option<String> {
        Some("cn-hangzhou".to_owned())
    }
}

fuzz_target!(|text: &str| {
    // a refusal is an answer too
    let _ = import::read(text, &Anything, GENUINE.now);
});
