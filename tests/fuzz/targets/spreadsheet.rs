//! A workbook whose sheet, shared texts and styles a stranger wrote: read or refused, and never a crash.
//!
//! A panic of the reader is an answer, as a broken file; what cannot be caught is a finding.
#![no_main]

use desk_fuzz::book::book;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |text: &str| {
    if let Ok((text, _)) = desk_api::read_engineers(&book(text)) {
        assert!(text.lines().count() <= 17, "more rows than a list has");
    }
});
