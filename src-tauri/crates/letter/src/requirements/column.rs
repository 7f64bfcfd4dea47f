//! Blocks under each other; one that does not fit goes to the next page, whole.

use super::{Group, RequirementsSheet};
use crate::foot::Foot;
use crate::letter::Bilingual;
use crate::page::{Page, bold, label, plain};
use crate::sheet::Sheet;
use crate::text::{Typesetter, normal};

/// Width of the printed area, mm.
const WIDTH: f32 = 178.0;
/// First free line of a page, mm.
const TOP: f32 = 16.0;
/// The foot's rule above the lower edge, mm.
const FOOT: f32 = 12.0;
/// Where the values of the circuit begin, mm from the left of the printed area.
const VALUES: f32 = 46.0;
/// Where a sentence begins beside its box.
const SENTENCE: f32 = 7.0;
/// Free at the right of a sentence for the number of its source.
const MARK: f32 = 9.0;

/// The pages so far and the one being filled.
pub(super) struct Column<'a> {
    what: &'a RequirementsSheet,
    set: &'a Typesetter<'a>,
    sheet: Sheet<'a>,
    y: f32,
    done: Vec<Page>,
}

impl<'a> Column<'a> {
    pub fn new(what: &'a RequirementsSheet, set: &'a Typesetter<'a>) -> Self {
        Self {
            sheet: Sheet::new(set, what.paper.size()),
            what,
            set,
            y: TOP,
            done: Vec::new(),
        }
    }

    fn left(&self) -> f32 {
        (self.what.paper.size().0 - WIDTH) / 2.0
    }

    /// Draws a block that says where it ends, on the next page if it would end too low.
    fn place(&mut self, draw: impl Fn(&mut Sheet<'a>, f32, f32) -> f32) {
        let (left, before) = (self.left(), self.sheet.page.marks.len());
        let lowest = self.what.paper.size().1 - FOOT - 3.0;
        let mut end = draw(&mut self.sheet, left, self.y);
        // What a block says to be its end is the first line after it.
        if end - 4.0 > lowest && self.y > TOP {
            self.sheet.page.marks.truncate(before);
            let next = Sheet::new(self.set, self.what.paper.size());
            let full = std::mem::replace(&mut self.sheet, next);
            self.done.push(full.page);
            end = draw(&mut self.sheet, left, TOP + 4.0);
        }
        self.y = end;
    }

    /// Title, who prepared it and when.
    pub fn head(&mut self) {
        let what = self.what;
        self.place(|sheet, x, y| {
            let mut y = y + 4.0;
            let title = "Requirements on the customer’s side 用户侧要求";
            sheet.text(x, y, bold(16.0), title);
            if what.sample {
                sheet.text_right(x + WIDTH, y, bold(11.0), "SAMPLE 样例");
            }
            y += 6.2;
            let prepared = format!(
                "Prepared by {0}, {1} · 编制：{0}，{2}",
                what.organisation, what.made_on.en, what.made_on.zh
            );
            let y = sheet.paragraph(x, y, WIDTH, plain(9.0), &normal(&prepared));
            sheet.rule((x, y - 1.6), (x + WIDTH, y - 1.6), 0.6);
            y + 4.0
        });
    }

    /// The circuit.
    pub fn facts(&mut self) {
        let what = self.what;
        for (name, value) in &what.facts {
            self.place(|sheet, x, y| {
                let names = sheet.paragraph(x, y, VALUES - 2.0, label(7.6), &side_by_side(name));
                let said = side_by_side(value);
                let values = sheet.paragraph(x + VALUES, y, WIDTH - VALUES, plain(9.5), &said);
                let end = names.max(values);
                sheet.rule((x, end - 2.4), (x + WIDTH, end - 2.4), 0.1);
                end + 1.4
            });
        }
    }

    /// A title and its sentences; the title stays with the first one.
    pub fn group(&mut self, group: &Group) {
        for (n, item) in group.items.iter().enumerate() {
            self.place(|sheet, x, y| {
                let mut y = y;
                if n == 0 {
                    y += 3.6;
                    sheet.text(x, y, bold(11.0), &side_by_side(&group.title));
                    sheet.rule((x, y + 1.8), (x + WIDTH, y + 1.8), 0.2);
                    y += 6.6;
                }
                sheet.frame((x + 0.2, y - 2.9), (3.4, 3.4), 0.25, false);
                let mark = format!("[{}]", item.source);
                sheet.text_right(x + WIDTH, y, label(7.6), &mark);
                let wide = WIDTH - SENTENCE - MARK;
                let left = x + SENTENCE;
                let y = sheet.paragraph(left, y, wide, plain(9.5), &normal(&item.text.en));
                sheet.paragraph(left, y, wide, plain(9.0), &normal(&item.text.zh)) + 1.0
            });
        }
    }

    /// Where it is stated, what the page is not, and room to sign.
    pub fn end(&mut self) {
        let what = self.what;
        self.place(|sheet, x, y| {
            let y = y + 9.0;
            for (from, to, said) in [(0.0, 104.0, "Checked by 核对人"), (112.0, WIDTH, "Date 日期")]
            {
                sheet.rule((x + from, y), (x + to, y), 0.2);
                sheet.text(x + from, y + 3.4, label(7.6), said);
            }
            let mut y = y + 10.0;
            for (n, source) in what.sources.iter().enumerate() {
                let said = format!("[{}] {} {}", n + 1, source.en, source.zh);
                y = sheet.paragraph(x, y, WIDTH, label(7.6), &normal(&said));
            }
            let not = "The Chinese sentences are this program’s own wording. This page is not a document of Alibaba Cloud and opens no door. 中文为本程序译写。本页并非阿里云文件，不能用于入场。";
            sheet.paragraph(x, y, WIDTH, label(7.6), not)
        });
    }

    /// The pages with their feet, once it is known how many there are.
    pub fn finish(mut self) -> Vec<Page> {
        let (left, foot) = (self.left(), self.what.paper.size().1 - FOOT);
        let next = Sheet::new(self.set, self.what.paper.size());
        let last = std::mem::replace(&mut self.sheet, next);
        self.done.push(last.page);
        let foot = Foot {
            prepared: &normal(&format!("Circuit Desk · {}", self.what.organisation)),
            left,
            width: WIDTH,
            rule: foot,
            title: None,
        };
        foot.draw(self.set, self.what.paper.size(), &mut self.done);
        self.done
    }
}

/// Both languages on one line, or the one that there is.
fn side_by_side(both: &Bilingual) -> String {
    if both.en == both.zh || both.zh.is_empty() {
        return normal(&both.en);
    }
    normal(&format!("{} {}", both.en, both.zh))
}
