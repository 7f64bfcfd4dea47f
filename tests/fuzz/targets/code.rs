//! Any text at all, as a scanner may send it: never a crash, never taken unless the desk signed just that.
#![no_main]

use desk_fuzz::GENUINE;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    GENUINE.must_refuse(text);
    GENUINE.must_refuse(&desk_letter::codes::typed(text));
});
