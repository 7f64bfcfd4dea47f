//! The layout of the specimen in words, so that a change of the page is a change to look at.

use std::fmt::Write as _;

use desk_letter::{
    layout::{Layout, Mark, Text},
    letter::{AccessFlow, Paper},
};

use crate::made::{letter, made};

/// Texts with their places. A string in two faces is several marks; they stand in one line again, because
/// neighbours of one string never have the same face.
fn words(layout: &Layout) -> String {
    let mut words = String::new();
    for (number, page) in layout.pages.iter().enumerate() {
        write!(
            words,
            "page {} of {} x {} mm",
            number + 1,
            page.width,
            page.height
        )
        .unwrap();
        let mut before: Option<&Text> = None;
        for mark in &page.marks {
            match mark {
                Mark::Text(text) if before.is_some_and(|before| continues(before, text)) => {
                    words.push_str(&text.text);
                }
                Mark::Text(Text {
                    x,
                    y,
                    size,
                    bold,
                    text,
                    ..
                }) => {
                    let bold = if *bold { " bold" } else { "" };
                    write!(words, "\n{x:.1} {y:.1} {size}pt{bold} {text}").unwrap();
                }
                Mark::Code { index, x, y, side } => {
                    write!(words, "\n{x:.1} {y:.1} code {index}, {side:.1} mm").unwrap();
                }
                Mark::Picture {
                    index,
                    x,
                    y,
                    width,
                    height,
                } => {
                    write!(
                        words,
                        "\n{x:.1} {y:.1} picture {index}, {width:.1} × {height:.1} mm"
                    )
                    .unwrap();
                }
                Mark::Logo {
                    x,
                    y,
                    width,
                    height,
                } => {
                    write!(words, "\n{x:.1} {y:.1} logo, {width:.1} × {height:.1} mm").unwrap();
                }
                Mark::Rule { .. }
                | Mark::Area { .. }
                | Mark::Withheld { .. }
                | Mark::Watermark(_) => {}
            }
            before = match mark {
                Mark::Text(text) => Some(text),
                _ => None,
            };
        }
        words.push('\n');
    }
    words
}

fn continues(before: &Text, text: &Text) -> bool {
    (before.y, before.size, before.bold) == (text.y, text.size, text.bold)
        && before.face != text.face
        && before.x < text.x
}

#[test]
fn the_specimen_on_a4() {
    insta::assert_snapshot!(words(&made(letter(2, Paper::A4, AccessFlow::SmsQr)).layout));
}

#[test]
fn one_engineer_at_a_third_partys_site_on_us_letter() {
    insta::assert_snapshot!(words(
        &made(letter(1, Paper::UsLetter, AccessFlow::ThirdPartyLoa)).layout
    ));
}
