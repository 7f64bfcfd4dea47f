//! A PDF that is drawn and read for its words: done or refused, and never a crash.
//!
//! The reader runs on a thread whose panics are answers, so only what a thread cannot catch is a finding: memory that
//! is not ours, a stack that ends, time and memory without bound.
#![no_main]

use desk_fuzz::page::page;
use desk_fuzz::tamper::{Tamper, tamper};
use desk_letter::faces::{FaceId, Faces};
use desk_scan::pdf::{self, Fonts};
use libfuzzer_sys::{arbitrary, fuzz_target};
use std::sync::{Arc, LazyLock};

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let faces = Faces::from_build().expect("the faces are built in");
    let bytes =
        |face| -> Arc<dyn AsRef<[u8]> + Send + Sync> { Arc::new(faces.bytes(face).to_vec()) };
    Fonts {
        latin: bytes(FaceId::Latin),
        han: bytes(FaceId::Han),
    }
});

static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    page(b"q 1 0 0 1 9 9 cm BT /F1 12 Tf 60 60 Td (Room: 3F-302) Tj ET 0 0 m 9 9 l S Q BT /F2 9 Tf <673A67DC> Tj ET")
});

/// What is sent.
#[derive(Debug, arbitrary::Arbitrary)]
enum Sent {
    Anything(Vec<u8>),
    Content(Vec<u8>),
    Tampered(Vec<Tamper>),
}

fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |sent: Sent| {
    let bytes = match sent {
        Sent::Anything(bytes) => bytes,
        Sent::Content(content) => page(&content),
        Sent::Tampered(with) => {
            let mut bytes = GOOD.clone();
            tamper(&mut bytes, with, |_| GOOD.clone());
            bytes
        }
    };
    let bytes = Arc::new(bytes);
    if pdf::count(Arc::clone(&bytes)).is_ok() {
        let _ = pdf::words(Arc::clone(&bytes), &FONTS);
        let _ = pdf::page(bytes, 0, 200, &FONTS);
    }
});
