//! A list of engineers as a stranger sends it, in any encoding: read or refused, and never a crash.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok((text, _)) = desk_api::read_engineers(bytes) {
        assert!(text.lines().count() <= 17, "more rows than a list has");
    }
});
