//! A file that somebody attaches: its name is the first line, the rest its bytes. Taken or refused, never a crash, and what
//! is taken is what the window says it is.
//!
//! A panic of a reader is an answer; what a thread cannot catch is a finding.
#![no_main]

use desk_api::{draw_attachment, weigh_attachment};
use desk_domain::attachment::{Media, clean_name};
use desk_fuzz::fonts::FONTS;
use desk_scan::pdf;
use desk_scan::picture::Picture;
use libfuzzer_sys::fuzz_target;
use std::sync::Arc;

/// Endings of which none may ever be taken.
const RUNS: [&str; 8] = [
    ".exe", ".bat", ".js", ".lnk", ".svg", ".html", ".sh", ".scr",
];

fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |sent: &[u8]| {
    let cut = sent.iter().position(|b| *b == b'\n').unwrap_or(sent.len());
    let (name, bytes) = sent.split_at(cut);
    let (name, bytes) = (String::from_utf8_lossy(name), bytes.get(1..).unwrap_or(&[]));
    let clean = clean_name(&name);
    assert_eq!(clean_name(&clean), clean, "a clean name stays as it is");
    assert!(!clean.is_empty() && clean.chars().count() <= 120);
    assert!(!clean.contains(['/', '\\', '\0']), "a path got through");
    let Ok(weighed) = weigh_attachment(&name, bytes) else {
        return;
    };
    assert!(
        !RUNS.iter().any(|ending| weighed.name.to_lowercase().ends_with(ending)),
        "a program got through"
    );
    assert!(!bytes.starts_with(b"MZ") && !bytes.starts_with(b"\x7fELF"));
    match weighed.media {
        Media::Pdf => {
            assert!(bytes.starts_with(b"%PDF-"));
            let bytes = Arc::new(bytes.to_vec());
            let last = weighed.pages.saturating_sub(1);
            let _ = pdf::page(Arc::clone(&bytes), 0, 200, &FONTS);
            let _ = pdf::page(bytes, last, 200, &FONTS);
        }
        Media::Picture => {
            // a small one keeps the fuzzer quick; how large one may be is the reader's own limit
            let small = Picture::open(bytes.to_vec())
                .is_ok_and(|picture| picture.size().0 * picture.size().1 <= 400 * 400);
            if small && let Ok(drawn) = draw_attachment(bytes.to_vec()) {
                assert!(drawn.starts_with(b"\x89PNG"), "the window gets a PNG of our own");
            }
        }
        Media::Other => assert_eq!(weighed.pages, 0),
    }
});
