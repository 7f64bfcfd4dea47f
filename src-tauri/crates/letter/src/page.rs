//! A page as marks at places, in millimetres from its upper left corner: the language between the layout,
//! which decides, and the PDF and SVG writers, which only draw.

use crate::{
    faces::FaceId,
    qr::Modules,
    text::{MM, Typesetter},
};

/// All pages of a handout and what its file says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// QR codes that marks refer to by index.
    pub codes: Vec<Modules>,
    /// What readers of the file show as its properties.
    pub about: About,
}

/// Properties of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Title of the document.
    pub title: String,
    /// Who prepared it.
    pub author: String,
    /// Number and revision, also the subject.
    pub subject: String,
    /// Time of issue, which is the date of the file.
    pub issued_at: chrono::DateTime<chrono::Utc>,
    /// SHA-256 of the letter: names the file in its trailer.
    pub content_hash: [u8; 32],
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width in millimetres.
    pub width: f32,
    /// Height in millimetres.
    pub height: f32,
    /// Everything on it, back to front.
    pub marks: Vec<Mark>,
}

/// How dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Full black.
    Black,
    /// 60 % black, for labels.
    Grey,
    /// White, on the reversed bar.
    White,
}

impl Ink {
    /// Lightness from 0 (black) to 1 (white).
    #[must_use]
    pub const fn lightness(self) -> f32 {
        match self {
            Self::Black => 0.0,
            Self::Grey => 0.4,
            Self::White => 1.0,
        }
    }
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// Text in one face on one line.
    Text(Text),
    /// A straight line.
    Rule {
        /// From, mm.
        from: (f32, f32),
        /// To, mm.
        to: (f32, f32),
        /// Thickness, mm.
        thickness: f32,
        /// Dashed instead of solid.
        dashed: bool,
    },
    /// A filled area.
    Area {
        /// Left, mm.
        x: f32,
        /// Top, mm.
        y: f32,
        /// Width, mm.
        width: f32,
        /// Height, mm.
        height: f32,
        /// How dark.
        ink: Ink,
    },
    /// A QR code without its quiet zone, which the layout keeps free.
    Code {
        /// Which of [`Layout::codes`].
        index: usize,
        /// Left of the modules, mm.
        x: f32,
        /// Top of the modules, mm.
        y: f32,
        /// Side of the modules, mm.
        side: f32,
    },
    /// A word across the page, in hollow letters that a photocopy keeps and that hide nothing.
    Watermark(Text),
}

/// Text in one face on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where it begins, mm.
    pub x: f32,
    /// Its baseline, mm from the top.
    pub y: f32,
    /// Size in points.
    pub size: f32,
    /// Drawn with a thin stroke around each letter.
    pub bold: bool,
    /// How dark.
    pub ink: Ink,
    /// The face.
    pub face: FaceId,
    /// The characters; every one has a glyph in the face.
    pub text: String,
}

impl Text {
    /// Thickness of the stroke that makes letters bold, in em; nothing for plain text. Thinner for hanzi and
    /// thinner still for small ones, whose inner spaces would close: 龘 must stay legible.
    #[must_use]
    pub fn stroke(&self) -> f32 {
        match (self.bold, self.face) {
            (false, _) => 0.0,
            (true, FaceId::Latin) => 0.034,
            (true, FaceId::Han) if self.size < 12.0 => 0.012,
            (true, FaceId::Han) => 0.022,
        }
    }
}

/// Direction of the watermark as cosine and sine: it rises three units in five.
pub(crate) const SLOPE: (f32, f32) = (0.857_493, 0.514_496);

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub size: f32,
    pub bold: bool,
    pub ink: Ink,
}

/// Plain black text of a size in points.
pub(crate) const fn plain(size: f32) -> Style {
    Style {
        size,
        bold: false,
        ink: Ink::Black,
    }
}

/// Bold black text.
pub(crate) const fn bold(size: f32) -> Style {
    Style {
        size,
        bold: true,
        ink: Ink::Black,
    }
}

/// A label: 60 % black.
pub(crate) const fn label(size: f32) -> Style {
    Style {
        size,
        bold: false,
        ink: Ink::Grey,
    }
}

/// Distance between baselines, mm, of text of a size in points.
pub(crate) fn leading(size: f32) -> f32 {
    size * MM * 1.32
}

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
