//! Files that mean harm, or are simply broken: refused, and nothing else happens.

use crate::made::{fonts, pdf, whole};
use desk_scan::pdf::{count, page, words};
use desk_scan::picture::Picture;
use desk_scan::{ScanError, codes};
use std::sync::Arc;

#[test]
fn what_is_no_pdf_is_refused() {
    for bytes in [Vec::new(), b"%PDF-1.7\n".to_vec(), b"hello".repeat(100)] {
        assert!(count(Arc::new(bytes)).is_err());
    }
    assert_eq!(count(pdf(&[&[], &[]])).unwrap(), 2);
    assert_eq!(
        page(pdf(&[&[]]), 3, 800, &fonts()).unwrap_err(),
        ScanError::NoPage(4)
    );
}

#[test]
fn a_cut_or_altered_file_never_brings_the_program_down() {
    let good = pdf(&[&[
        (60.0, 60.0, 12.0, "Room: 3F-302"),
        (60.0, 90.0, 12.0, "机柜：C07"),
    ]]);
    for at in (0..good.len()).step_by(97) {
        let cut = Arc::new(good[..at].to_vec());
        let _ = words(Arc::clone(&cut), &fonts());
        let mut altered = (*good).clone();
        altered[at] ^= 0x5a;
        let altered = Arc::new(altered);
        let _ = words(Arc::clone(&altered), &fonts());
        let _ = page(altered, 0, 200, &fonts());
    }
}

#[test]
fn a_page_of_any_size_becomes_a_picture_of_a_bounded_one() {
    let huge = String::from_utf8((*pdf(&[&[]])).clone()).unwrap();
    let huge = huge.replace("[0 0 595 842]", "[0 0 14400 14]");
    let drawn = page(Arc::new(huge.into_bytes()), 0, 200_000, &fonts());
    if let Ok(drawn) = drawn {
        let (w, h) = drawn.picture.size();
        assert!(w <= 5000 && h <= 5000, "{w} × {h}");
    }
}

#[test]
fn nesting_without_end_ends() {
    let deep = "q ".repeat(200_000);
    let _ = page(whole(vec![deep]), 0, 100, &fonts());
    let brackets = format!("{} TJ", "[".repeat(100_000));
    let _ = words(whole(vec![brackets]), &fonts());
}

#[test]
fn a_broken_picture_is_refused() {
    let mut out = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_luma8(40, 40)
        .write_to(&mut out, image::ImageFormat::Png)
        .unwrap();
    let good = out.into_inner();
    assert!(
        codes::find(&Picture::open(good.clone()).unwrap())
            .unwrap()
            .is_empty()
    );
    for at in (0..good.len()).step_by(3) {
        let _ = Picture::open(good[..at].to_vec());
    }
    assert_eq!(
        Picture::open(b"GIF89a".to_vec()).unwrap_err(),
        ScanError::NotPicture
    );
}
