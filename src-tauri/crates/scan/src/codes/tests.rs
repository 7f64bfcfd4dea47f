use super::*;
use image::Rgb;
use qrcode::{EcLevel, QrCode};

fn drawn(text: &str, module: u32, quiet: u32) -> GrayImage {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).unwrap();
    let n = u32::try_from(code.width()).unwrap();
    let colors = code.into_colors();
    let side = (n + 2 * quiet) * module;
    GrayImage::from_fn(side, side, |x, y| {
        let (cx, cy) = (x / module, y / module);
        let inside = (quiet..n + quiet).contains(&cx) && (quiet..n + quiet).contains(&cy);
        let dark = inside
            && colors[usize::try_from((cy - quiet) * n + cx - quiet).unwrap()]
                == qrcode::Color::Dark;
        Luma([if dark { 0 } else { 255 }])
    })
}

fn read(picture: GrayImage) -> Vec<String> {
    let found = find(&Picture(DynamicImage::ImageLuma8(picture))).unwrap();
    found.into_iter().map(|code| code.text).collect()
}

const LINK: &str = "https://entry.example.com/v?id=7f3a9c01&site=HZ-XS-B&t=1795395600";

#[test]
fn a_code_is_read_small_large_pale_and_with_its_cut_out_again() {
    for module in [2, 4, 9, 30] {
        assert_eq!(
            read(drawn(LINK, module, 4)),
            [LINK],
            "{module} pixels a module"
        );
    }
    let mut pale = drawn(LINK, 5, 4);
    for Luma([v]) in pale.pixels_mut() {
        *v = if *v == 0 { 150 } else { 190 };
    }
    assert_eq!(read(pale), [LINK]);
    let found = find(&Picture(DynamicImage::ImageLuma8(drawn(LINK, 9, 12)))).unwrap();
    let cut = &found[0].cut;
    assert!(cut.width <= CUT && cut.height <= CUT);
    let again = GrayImage::from_raw(cut.width, cut.height, cut.pixels.clone()).unwrap();
    assert_eq!(read(again), [LINK], "the cut-out is whole");
}

#[test]
fn several_codes_in_one_picture_are_all_found() {
    let mut page =
        DynamicImage::ImageRgb8(image::RgbImage::from_pixel(900, 1400, Rgb([250, 250, 247])))
            .to_luma8();
    for (at, text) in ["first", "second code", LINK].into_iter().enumerate() {
        let code = drawn(text, 6, 4);
        imageops::overlay(
            &mut page,
            &code,
            40 + 60 * i64::try_from(at).unwrap(),
            30 + 440 * i64::try_from(at).unwrap(),
        );
    }
    assert_eq!(read(page), ["first", "second code", LINK]);
}

#[test]
fn a_phones_screen_with_a_code_among_other_things_is_read() {
    let mut screen = GrayImage::from_pixel(1080, 2340, Luma([244]));
    for y in 0..240 {
        for x in 0..1080 {
            screen.put_pixel(x, y, Luma([40]));
        }
    }
    imageops::overlay(&mut screen, &drawn(LINK, 14, 4), 180, 700);
    assert_eq!(read(screen), [LINK]);
}

#[test]
fn where_there_is_no_code_none_is_read() {
    assert!(read(GrayImage::from_pixel(400, 300, Luma([200]))).is_empty());
    let noise = GrayImage::from_fn(300, 300, |x, y| {
        Luma([((x * 7919 + y * 104_729) % 251) as u8])
    });
    assert!(read(noise).is_empty());
}
