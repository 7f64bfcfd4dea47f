//! A PDF that is drawn and read for its words: done or refused, and never a crash.
//!
//! The reader runs on a thread whose panics are answers, so only what a thread cannot catch is a finding: memory that
//! is not ours, a stack that ends, time and memory without bound.
#![no_main]

use desk_fuzz::fonts::FONTS;
use desk_fuzz::page::page;
use desk_fuzz::sent::Sent;
use desk_scan::pdf;
use libfuzzer_sys::fuzz_target;
use std::sync::{Arc, LazyLock};

static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    page(b"q 1 0 0 1 9 9 cm BT /F1 12 Tf 60 60 Td (Room: 3F-302) Tj ET 0 0 m 9 9 l S Q BT /F2 9 Tf <673A67DC> Tj ET")
});

fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |sent: Sent| {
    let bytes = Arc::new(sent.file(&GOOD));
    if pdf::count(Arc::clone(&bytes)).is_ok() {
        let _ = pdf::words(Arc::clone(&bytes), &FONTS);
        let _ = pdf::page(bytes, 0, 200, &FONTS);
    }
});
