//! The feet of a document of many pages: who prepared it, and which page of how many this is.

use crate::page::{Page, label, plain};
use crate::sheet::Sheet;
use crate::text::Typesetter;

/// Size of the letters, points.
const SIZE: f32 = 6.8;

/// What stands at the foot of every page, and where.
pub(crate) struct Foot<'a> {
    /// Who prepared it; its first line counts.
    pub prepared: &'a str,
    /// Left end of the printed area, mm.
    pub left: f32,
    /// Width of the printed area, mm.
    pub width: f32,
    /// The rule, mm from the upper edge.
    pub rule: f32,
    /// What stands above the printed area from the second page on: its line, its size, its baseline.
    pub title: Option<(&'a str, f32, f32)>,
}

impl Foot<'_> {
    /// Draws it on all pages, once it is known how many there are.
    pub fn draw<'s>(&self, set: &'s Typesetter<'s>, paper: (f32, f32), pages: &mut [Page]) {
        let total = pages.len();
        let (left, rule) = (self.left, self.rule);
        let right = left + self.width;
        for (number, page) in (1..).zip(pages) {
            let mut sheet = Sheet::new(set, paper);
            std::mem::swap(&mut sheet.page, page);
            if let Some((title, size, y)) = self.title.filter(|_| number > 1) {
                sheet.text(left, y, label(size), title);
            }
            sheet.rule((left, rule), (right, rule), 0.1);
            let counted = format!("Page {number} of {total} · 第 {number} 页，共 {total} 页");
            let room = self.width - set.width(&counted, SIZE) - 4.0;
            // a long name of an organisation may not run into the count: its first line stands for it
            if let Some(line) = set.wrap(self.prepared, SIZE, room).first() {
                sheet.text(left, rule + 3.4, plain(SIZE), line);
            }
            sheet.text_right(right, rule + 3.4, plain(SIZE), &counted);
            std::mem::swap(&mut sheet.page, page);
        }
    }
}
