//! The SVG of the preview: shapes only, well formed, the same every time.

use desk_letter::{letter::Letter, sample, svg};

use crate::made::{FACES, hard, made};

#[test]
fn the_picture_holds_shapes_and_nothing_that_reaches_out() {
    let made = made(hard());
    for page in 0..made.layout.pages.len() {
        let picture = svg::write(&made.layout, page, &FACES).unwrap().unwrap();
        assert_eq!(
            picture,
            svg::write(&made.layout, page, &FACES).unwrap().unwrap()
        );
        for foreign in [
            "<text",
            "<image",
            "<script",
            "<style",
            "url(",
            "@import",
            " on",
            "<foreignObject",
        ] {
            assert!(!picture.contains(foreign), "page {page} has {foreign:?}");
        }
        let outside = picture.matches("href=\"").count() - picture.matches("href=\"#").count();
        assert_eq!(outside, 0, "all references stay inside");
        assert_eq!(
            picture.matches("http").count(),
            1,
            "only the name of the format itself"
        );
    }
    assert_eq!(svg::write(&made.layout, 99, &FACES).unwrap(), None);
}

#[test]
fn markup_in_a_letter_stays_text() {
    let letter = Letter {
        number: "<script>&\"".into(),
        ..sample::letter()
    };
    let made = made(letter);
    let picture = svg::write(&made.layout, 0, &FACES).unwrap().unwrap();
    assert!(!picture.contains("<script"));
    assert!(picture.contains("&lt;script&gt;&amp;&quot;"));
}
