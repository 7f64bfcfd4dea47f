//! A PDF as a stranger sends it: looked into and put behind our paper, or refused, and never a crash.
//!
//! As with drawing, a panic of the reader is an answer; what cannot be caught is a finding.
#![no_main]

use desk_fuzz::page::page;
use desk_fuzz::sent::Sent;
use desk_letter::{codes::Codes, faces::Faces, layout, pdf, sample};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static HANDOUT: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let faces = Faces::from_build().expect("the faces are built in");
    let letter = sample::letter();
    let ids = vec![[7; 8]; letter.engineers.len()];
    let codes = Codes::issue(&letter, &ids, &sample::key()).expect("the specimen has codes");
    let pages = layout::layout(&letter, &codes, &faces).expect("the specimen can be laid out");
    pdf::write(&pages, &faces).expect("the specimen can be written")
});

static GOOD: LazyLock<Vec<u8>> =
    LazyLock::new(|| page(b"q 1 0 0 1 9 9 cm BT /F1 12 Tf 60 60 Td (Room: 3F-302) Tj ET Q"));

fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |sent: Sent| {
    let bytes = sent.file(&GOOD);
    if pdf::inspect(&bytes).is_ok() {
        // a refusal is an answer too
        let _ = pdf::append(&HANDOUT, &bytes);
    }
});
