//! Rows under each other, over as many pages as they take. A row that fits on a page is not torn apart.

use super::{Block, Report, printable, side_by_side};
use crate::foot::Foot;
use crate::letter::Bilingual;
use crate::page::{Page, Style, bold, label, leading, plain};
use crate::sheet::Sheet;
use crate::text::Typesetter;

/// Width of the printed area, mm.
const WIDTH: f32 = 178.0;
/// First baseline of a page, mm.
const TOP: f32 = 20.0;
/// The foot's rule above the lower edge, mm.
const FOOT: f32 = 12.0;
/// Where values begin beside their labels, mm.
const VALUES: f32 = 52.0;
/// Between columns, mm.
const GAP: f32 = 3.0;
/// Small print, points.
const SMALL: f32 = 7.6;

/// A cell of a row: where it begins, how it looks, and its lines.
struct Cell {
    x: f32,
    style: Style,
    lines: Vec<String>,
}

/// The pages so far and the one being filled.
pub(super) struct Flow<'a> {
    what: &'a Report,
    set: &'a Typesetter<'a>,
    sheet: Sheet<'a>,
    y: f32,
    done: Vec<Page>,
}

impl<'a> Flow<'a> {
    pub fn new(what: &'a Report, set: &'a Typesetter<'a>) -> Self {
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

    /// The lowest baseline of a page.
    fn lowest(&self) -> f32 {
        self.what.paper.size().1 - FOOT - 4.0
    }

    fn turn(&mut self) {
        let next = Sheet::new(self.set, self.what.paper.size());
        let full = std::mem::replace(&mut self.sheet, next);
        self.done.push(full.page);
        self.y = TOP;
    }

    /// Goes to the next page unless this much fits here.
    fn room(&mut self, height: f32) {
        if self.y + height > self.lowest() && self.y > TOP {
            self.turn();
        }
    }

    /// Lines of a text in a width, both languages after each other.
    fn lines(&self, both: &Bilingual, style: Style, width: f32) -> Vec<String> {
        side_by_side(both)
            .split('\n')
            .flat_map(|line| {
                let line = printable(self.set, line);
                self.set.wrap(&line, style.size, width)
            })
            .collect()
    }

    /// Draws the cells of a row beside each other; `again` draws what stands above it on each further page.
    fn row(&mut self, cells: &[Cell], again: &dyn Fn(&mut Self)) {
        let many = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        let step = cells
            .iter()
            .map(|cell| leading(cell.style.size))
            .fold(0.0, f32::max);
        let page = self.lowest() - TOP;
        let height = step * many.saturating_sub(1) as f32;
        // what is longer than a page begins where it is and goes on over the next
        if height <= page && self.y + height > self.lowest() {
            self.turn();
            again(self);
        }
        for line in 0..many {
            if self.y > self.lowest() {
                self.turn();
                again(self);
            }
            for cell in cells {
                if let Some(text) = cell.lines.get(line) {
                    self.sheet.text(cell.x, self.y, cell.style, text);
                }
            }
            self.y += step;
        }
    }

    /// Title, what it is about, who prepared it and when.
    pub fn head(&mut self) {
        let (what, x) = (self.what, self.left());
        self.y += 2.0;
        let title = printable(self.set, &side_by_side(&what.title));
        let room = if what.sample { WIDTH - 40.0 } else { WIDTH };
        for line in self.set.wrap(&title, 17.0, room) {
            self.sheet.text(x, self.y, bold(17.0), &line);
            self.y += leading(17.0);
        }
        if what.sample {
            self.sheet
                .text_right(x + WIDTH, TOP + 2.0, bold(11.0), "SAMPLE 样例");
        }
        for line in self
            .set
            .wrap(&printable(self.set, &what.about), 11.0, WIDTH)
        {
            self.sheet.text(x, self.y, bold(11.0), &line);
            self.y += leading(11.0);
        }
        let prepared = format!(
            "Prepared by {0}, {1} · 编制：{0}，{2}",
            what.organisation, what.made_on.en, what.made_on.zh
        );
        for line in self.set.wrap(&printable(self.set, &prepared), 9.0, WIDTH) {
            self.sheet.text(x, self.y, plain(9.0), &line);
            self.y += leading(9.0);
        }
        let rule = self.y - 2.2;
        self.sheet.rule((x, rule), (x + WIDTH, rule), 0.6);
        self.y += 4.0;
    }

    pub fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(title) => self.heading(title),
            Block::Text(text) => {
                let cell = Cell {
                    x: self.left(),
                    style: plain(9.5),
                    lines: self.lines(text, plain(9.5), WIDTH),
                };
                self.row(&[cell], &|_| ());
                self.y += 1.4;
            }
            Block::Facts(facts) => {
                for (name, value) in facts {
                    self.fact(name, value);
                }
                self.y += 2.0;
            }
            Block::Table { columns, rows } => self.table(columns, rows),
            Block::Contents(lines) => {
                for (what, page, note) in lines {
                    self.contents(what, *page, note);
                }
                self.y += 2.0;
            }
        }
    }

    fn heading(&mut self, title: &Bilingual) {
        // a heading at the foot of a page would stand alone
        self.room(22.0);
        let x = self.left();
        if self.y > TOP {
            self.y += 3.0;
        }
        for line in self.lines(title, bold(12.0), WIDTH) {
            self.sheet.text(x, self.y, bold(12.0), &line);
            self.y += leading(12.0);
        }
        let rule = self.y - 3.4;
        self.sheet.rule((x, rule), (x + WIDTH, rule), 0.2);
        self.y += 1.6;
    }

    fn fact(&mut self, name: &Bilingual, value: &Bilingual) {
        let x = self.left();
        let cells = [
            Cell {
                x,
                style: label(8.2),
                lines: self.lines(name, label(8.2), VALUES - GAP),
            },
            Cell {
                x: x + VALUES,
                style: plain(9.5),
                lines: self.lines(value, plain(9.5), WIDTH - VALUES),
            },
        ];
        self.row(&cells, &|_| ());
        let rule = self.y - 2.6;
        self.sheet.rule((x, rule), (x + WIDTH, rule), 0.1);
        self.y += 1.2;
    }

    fn table(&mut self, columns: &[(Bilingual, u16)], rows: &[Vec<Bilingual>]) {
        let x = self.left();
        let total: u16 = columns.iter().map(|(_, share)| *share).sum::<u16>().max(1);
        let gaps = GAP * columns.len().saturating_sub(1) as f32;
        let mut at = x;
        let places: Vec<(f32, f32)> = columns
            .iter()
            .map(|(_, share)| {
                let width = (WIDTH - gaps) * f32::from(*share) / f32::from(total);
                let place = (at, width);
                at += width + GAP;
                place
            })
            .collect();
        let titles = |flow: &mut Self| {
            let many = columns
                .iter()
                .zip(&places)
                .map(|((title, _), (at, width))| {
                    let lines = flow.lines(title, label(SMALL), *width);
                    flow.sheet.lines(*at, flow.y, label(SMALL), &lines);
                    lines.len()
                })
                .max()
                .unwrap_or(0);
            flow.y += leading(SMALL) * many as f32;
            let rule = flow.y - 2.2;
            flow.sheet.rule((x, rule), (x + WIDTH, rule), 0.2);
            flow.y += 1.6;
        };
        self.room(18.0);
        titles(self);
        for row in rows {
            let cells: Vec<Cell> = row
                .iter()
                .zip(&places)
                .map(|(cell, (at, width))| Cell {
                    x: *at,
                    style: plain(8.6),
                    lines: self.lines(cell, plain(8.6), *width),
                })
                .collect();
            self.row(&cells, &titles);
            let rule = self.y - 2.4;
            self.sheet.rule((x, rule), (x + WIDTH, rule), 0.1);
            self.y += 1.2;
        }
        self.y += 2.0;
    }

    fn contents(&mut self, what: &Bilingual, page: Option<usize>, note: &Bilingual) {
        let x = self.left();
        let number = page.map_or_else(|| "–".to_owned(), |page| page.to_string());
        let lines = self.lines(what, plain(10.0), WIDTH - 16.0);
        let notes = self.lines(note, label(8.2), WIDTH - 22.0);
        let height = leading(10.0) * lines.len() as f32 + leading(8.2) * notes.len() as f32;
        self.room(height.min(40.0));
        self.sheet
            .text_right(x + WIDTH, self.y, plain(10.0), &number);
        let first = lines.first().map_or(0.0, |line| self.set.width(line, 10.0));
        let (from, to) = (
            x + first + 2.0,
            x + WIDTH - self.set.width(&number, 10.0) - 2.0,
        );
        if page.is_some() && lines.len() == 1 && to > from {
            self.sheet.dashes((from, self.y), (to, self.y), 0.1);
        }
        let cell = Cell {
            x,
            style: plain(10.0),
            lines,
        };
        self.row(&[cell], &|_| ());
        let cell = Cell {
            x: x + 6.0,
            style: label(8.2),
            lines: notes,
        };
        self.row(&[cell], &|_| ());
        self.y += 1.0;
    }

    /// Small print.
    pub fn notes(&mut self) {
        let what = self.what;
        if what.notes.is_empty() {
            return;
        }
        self.y += 3.0;
        for note in &what.notes {
            let cell = Cell {
                x: self.left(),
                style: label(SMALL),
                lines: self.lines(note, label(SMALL), WIDTH),
            };
            self.row(&[cell], &|_| ());
            self.y += 0.8;
        }
    }

    /// The pages with their feet, once it is known how many there are.
    pub fn finish(mut self) -> Vec<Page> {
        let (left, foot) = (self.left(), self.what.paper.size().1 - FOOT);
        let next = Sheet::new(self.set, self.what.paper.size());
        let last = std::mem::replace(&mut self.sheet, next);
        self.done.push(last.page);
        let number = &self.what.number;
        let separator = if number.is_empty() { "" } else { " · " };
        let prepared = format!(
            "Circuit Desk · {}{separator}{number} · {}",
            self.what.organisation, self.what.made_on.zh
        );
        let title = printable(self.set, &side_by_side(&self.what.title));
        let foot = Foot {
            prepared: &printable(self.set, &prepared),
            left,
            width: WIDTH,
            rule: foot,
            title: Some((&title, SMALL, TOP - 8.0)),
        };
        foot.draw(self.set, self.what.paper.size(), &mut self.done);
        self.done
    }
}
