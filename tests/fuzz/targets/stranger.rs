//! A PDF of a stranger among the pages of a pack: taken as pages that act on nothing, or refused, and never a crash.
//!
//! What is taken is read once more: the file has as many pages as were promised, and nothing in it acts.
#![no_main]

use desk_fuzz::page::page;
use desk_fuzz::sent::Sent;
use desk_letter::{
    faces::Faces,
    page::About,
    pdf::{self, Merged},
    sample,
};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static FACES: LazyLock<Faces> =
    LazyLock::new(|| Faces::from_build().expect("the faces are built in"));

static GOOD: LazyLock<Vec<u8>> =
    LazyLock::new(|| page(b"q 1 0 0 1 9 9 cm BT /F1 12 Tf 60 60 Td (Report) Tj ET Q"));

fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |sent: Sent| {
    let bytes = sent.file(&GOOD);
    let Ok(part) = pdf::stranger(&bytes) else {
        return;
    };
    let about = About {
        title: "Pack".to_owned(),
        author: String::new(),
        subject: String::new(),
        issued_at: sample::issued_at(),
        file_id: [0; 32],
    };
    let mut file = Merged::begin(Vec::new()).expect("memory can be written");
    file.add(&part, "File").expect("memory can be written");
    let (written, pages, _) = file.finish(&about, &FACES).expect("memory can be written");
    assert_eq!(pages, part.pages());
    let again = pdf::stranger(&written).expect("what was written is sound and acts on nothing");
    assert_eq!(again.pages(), pages);
});
