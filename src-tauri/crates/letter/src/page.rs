//! A page as marks at places, in millimetres from its upper left corner: the language between the layout,
//! which decides, and the PDF and SVG writers, which only draw.

use crate::{faces::FaceId, picture::Picture, qr::Modules, text::MM};

/// All pages of a handout and what its file says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// QR codes that marks refer to by index.
    pub codes: Vec<Modules>,
    /// Pictures that marks refer to by index.
    pub pictures: Vec<Picture>,
    /// The organisation's logo, which a mark refers to.
    pub logo: Option<Picture>,
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
    /// Names the file in its trailer: SHA-256 of what it says.
    pub file_id: [u8; 32],
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
    /// A captured picture.
    Picture {
        /// Which of [`Layout::pictures`].
        index: usize,
        /// Left, mm.
        x: f32,
        /// Top, mm.
        y: f32,
        /// Width, mm.
        width: f32,
        /// Height, mm.
        height: f32,
    },
    /// The organisation's logo.
    Logo {
        /// Left, mm.
        x: f32,
        /// Top, mm.
        y: f32,
        /// Width, mm.
        width: f32,
        /// Height, mm.
        height: f32,
    },
    /// Where a code stood that must not be read any more: a crossed box.
    Withheld {
        /// Left, mm.
        x: f32,
        /// Top, mm.
        y: f32,
        /// Side, mm.
        side: f32,
    },
    /// A word across the page, in hollow letters that a photocopy keeps and that hide nothing.
    Watermark(Text),
}

impl Mark {
    /// A code gives way to a crossed box; everything else stays.
    pub(crate) fn withhold(&mut self) {
        *self = match *self {
            Self::Code { x, y, side, .. } => Self::Withheld { x, y, side },
            // a captured picture shows a code as well
            Self::Picture {
                x,
                y,
                width,
                height,
                ..
            } => Self::Withheld {
                x,
                y,
                side: width.min(height),
            },
            _ => return,
        };
    }

    /// The lines of a crossed box.
    pub(crate) fn crossed(x: f32, y: f32, side: f32) -> [((f32, f32), (f32, f32)); 6] {
        let (right, bottom) = (x + side, y + side);
        [
            ((x, y), (right, y)),
            ((x, bottom), (right, bottom)),
            ((x, y), (x, bottom)),
            ((right, y), (right, bottom)),
            ((x, y), (right, bottom)),
            ((x, bottom), (right, y)),
        ]
    }
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
