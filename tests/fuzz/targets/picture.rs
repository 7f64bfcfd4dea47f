//! A picture that is searched for codes: done or refused, and never a crash.
//!
//! As with PDFs, a panic of a reader is an answer; what a thread cannot catch is a finding.
#![no_main]

use desk_fuzz::tamper::{Tamper, tamper};
use desk_scan::codes;
use desk_scan::picture::Picture;
use image::{DynamicImage, GrayImage, ImageFormat, Luma};
use libfuzzer_sys::{arbitrary, fuzz_target};
use std::io::Cursor;
use std::sync::LazyLock;

/// The same code as a picture of each kind that is read.
static GOOD: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let code = qrcode::QrCode::new(b"https://entry.example/v/4711").expect("a short text fits");
    let (width, dots) = (code.width() as u32, code.to_colors());
    let dot = |x: u32, y: u32| -> Option<&qrcode::Color> {
        let (x, y) = ((x / 3).checked_sub(4)?, (y / 3).checked_sub(4)?);
        (x < width && y < width).then(|| &dots[(y * width + x) as usize])
    };
    let side = (width + 8) * 3;
    let picture = GrayImage::from_fn(side, side, |x, y| match dot(x, y) {
        Some(qrcode::Color::Dark) => Luma([0]),
        _ => Luma([255]),
    });
    let formats = [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::WebP,
        ImageFormat::Gif,
        ImageFormat::Bmp,
    ];
    let written = formats.into_iter().map(|format| {
        let mut out = Cursor::new(Vec::new());
        let picture = DynamicImage::ImageLuma8(picture.clone()).to_rgba8();
        let picture = DynamicImage::ImageRgba8(picture);
        let picture = if format == ImageFormat::Jpeg {
            DynamicImage::ImageRgb8(picture.to_rgb8())
        } else {
            picture
        };
        picture.write_to(&mut out, format).expect("memory takes it");
        out.into_inner()
    });
    written.collect()
});

/// What is sent.
#[derive(Debug, arbitrary::Arbitrary)]
enum Sent {
    Anything(Vec<u8>),
    Tampered(u8, Vec<Tamper>),
}

fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |sent: Sent| {
    let good = |which: usize| GOOD[which % GOOD.len()].clone();
    let bytes = match sent {
        Sent::Anything(bytes) => bytes,
        Sent::Tampered(which, with) => {
            let mut bytes = good(which.into());
            tamper(&mut bytes, with, good);
            bytes
        }
    };
    if let Ok(picture) = Picture::open(bytes) {
        // the size of what is searched is bounded; a small one keeps the fuzzer quick
        let (width, height) = picture.size();
        if width * height <= 400 * 400 {
            let _ = codes::find(&picture);
        }
    }
});
