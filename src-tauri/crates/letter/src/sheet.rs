//! A page while it is being filled: strings become runs of one face at measured places.

use crate::{
    page::{Ink, Mark, Page, Style, Text, leading},
    text::{MM, Typesetter},
};

/// A page while it is being filled.
pub(crate) struct Sheet<'a> {
    pub set: &'a Typesetter<'a>,
    pub page: Page,
}

impl<'a> Sheet<'a> {
    pub fn new(set: &'a Typesetter<'a>, (width, height): (f32, f32)) -> Self {
        Self {
            set,
            page: Page {
                width,
                height,
                marks: Vec::with_capacity(160),
            },
        }
    }

    /// One line of text; gives the x where it ends.
    pub fn text(&mut self, x: f32, y: f32, style: Style, text: &str) -> f32 {
        let mut x = x;
        for run in self.set.runs(text) {
            let width = run.width * style.size * MM;
            self.page.marks.push(Mark::Text(Text {
                x,
                y,
                size: style.size,
                bold: style.bold,
                ink: style.ink,
                face: run.face,
                text: run.text,
            }));
            x += width;
        }
        x
    }

    /// One line of text that ends at `x`.
    pub fn text_right(&mut self, x: f32, y: f32, style: Style, text: &str) {
        let start = x - self.set.width(text, style.size);
        self.text(start, y, style, text);
    }

    /// Text over as many lines as it takes; gives the baseline of the next line.
    pub fn paragraph(&mut self, x: f32, y: f32, width: f32, style: Style, text: &str) -> f32 {
        let lines = self.set.wrap(text, style.size, width);
        self.lines(x, y, style, &lines)
    }

    /// Lines under each other; gives the baseline of the next line.
    pub fn lines(&mut self, x: f32, y: f32, style: Style, lines: &[String]) -> f32 {
        let mut y = y;
        for line in lines {
            self.text(x, y, style, line);
            y += leading(style.size);
        }
        y
    }

    pub fn rule(&mut self, from: (f32, f32), to: (f32, f32), thickness: f32) {
        self.page.marks.push(Mark::Rule {
            from,
            to,
            thickness,
            dashed: false,
        });
    }

    pub fn dashes(&mut self, from: (f32, f32), to: (f32, f32), thickness: f32) {
        self.page.marks.push(Mark::Rule {
            from,
            to,
            thickness,
            dashed: true,
        });
    }

    /// Four rules around an area.
    pub fn frame(&mut self, (x, y): (f32, f32), (w, h): (f32, f32), thickness: f32, dashed: bool) {
        // Drawn past the corners by half a thickness, so that corners are square.
        let t = thickness / 2.0;
        for (from, to) in [
            ((x - t, y), (x + w + t, y)),
            ((x - t, y + h), (x + w + t, y + h)),
            ((x, y), (x, y + h)),
            ((x + w, y), (x + w, y + h)),
        ] {
            self.page.marks.push(Mark::Rule {
                from,
                to,
                thickness,
                dashed,
            });
        }
    }

    pub fn area(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), ink: Ink) {
        self.page.marks.push(Mark::Area {
            x,
            y,
            width,
            height,
            ink,
        });
    }
}
