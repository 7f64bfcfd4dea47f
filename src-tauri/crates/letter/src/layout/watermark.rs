//! A word across pages that must not be taken for issued paper.

use super::plan::Plan;
use crate::page::{Ink, Mark, Page, SLOPE, Text};

/// Puts "SAMPLE 样例" or "DRAFT 草稿" under everything else.
pub(super) fn stamp(plan: &Plan<'_>, pages: &mut [Page]) {
    let word = match (plan.letter.draft, plan.letter.sample) {
        (true, _) => "DRAFT 草稿",
        (false, true) => "SAMPLE 样例",
        (false, false) => return,
    };
    let size = 84.0;
    for page in pages {
        let along = plan.set.width(word, size);
        // The middle of the word stands in the middle of the page.
        let (cos, sin) = SLOPE;
        let (mut x, mut y) = (
            (page.width - along * cos) / 2.0 + 6.0,
            (page.height + along * sin) / 2.0 + 6.0,
        );
        let marks = plan.set.runs(word).into_iter().map(|run| {
            let width = run.width * size * crate::text::MM;
            let mark = Mark::Watermark(Text {
                x,
                y,
                size,
                bold: false,
                ink: Ink::Grey,
                face: run.face,
                text: run.text,
            });
            (x, y) = (x + width * cos, y - width * sin);
            mark
        });
        let marks: Vec<Mark> = marks.collect();
        page.marks.splice(0..0, marks);
    }
}
