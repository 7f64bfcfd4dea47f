//! An .ics file as a stranger sends it: read or refused, and never a crash.
#![no_main]

use chrono_tz::Tz;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for zone in [Tz::Asia__Shanghai, Tz::America__New_York] {
        if let Ok(days) = desk_api::read_calendar(bytes, zone) {
            for one in days {
                assert!(one.from <= one.to && !one.name.is_empty(), "{one:?}");
            }
        }
    }
});
