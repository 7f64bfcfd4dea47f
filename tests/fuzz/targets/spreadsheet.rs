//! A workbook whose sheet, shared texts and styles a stranger wrote: read or refused, and never a crash.
#![no_main]

use desk_fuzz::book::book;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok((text, _)) = desk_api::read_engineers(&book(text)) {
        assert!(text.lines().count() <= 17, "more rows than a list has");
    }
});
