//! A word across pages: they must not be taken for issued paper, or no longer count.

use super::plan::Plan;
use crate::{
    page::{Ink, Mark, Page, SLOPE, Text},
    text::Typesetter,
};

/// Size of a short word, points.
const SIZE: f32 = 84.0;
/// White at both ends of a long word, mm.
const MARGIN: f32 = 14.0;

/// Puts "SAMPLE 样例" or "DRAFT 草稿" under everything else.
pub(super) fn stamp(plan: &Plan<'_>, pages: &mut [Page]) {
    let word = match (plan.letter.draft, plan.letter.sample) {
        (true, _) => "DRAFT 草稿",
        (false, true) => "SAMPLE 样例",
        (false, false) => return,
    };
    for page in pages {
        hollow(plan.set, page, word, false);
    }
}

/// A hollow word across a page, under everything else; `strong` in thicker, black outlines.
pub(crate) fn hollow(set: &Typesetter<'_>, page: &mut Page, word: &str, strong: bool) {
    let (cos, sin) = SLOPE;
    let widest = (page.width - 2.0 * MARGIN) / cos;
    let size = SIZE.min(SIZE * widest / set.width(word, SIZE));
    let along = set.width(word, size);
    // The middle of the word stands in the middle of the page.
    let (mut x, mut y) = (
        (page.width - along * cos) / 2.0 + 6.0 * size / SIZE,
        (page.height + along * sin) / 2.0 + 6.0 * size / SIZE,
    );
    let marks = set.runs(word).into_iter().map(|run| {
        let width = run.width * size * crate::text::MM;
        let mark = Mark::Watermark(Text {
            x,
            y,
            size,
            bold: strong,
            ink: if strong { Ink::Black } else { Ink::Grey },
            face: run.face,
            text: run.text,
        });
        (x, y) = (x + width * cos, y - width * sin);
        mark
    });
    let marks: Vec<Mark> = marks.collect();
    page.marks.splice(0..0, marks);
}
