//! Marks as PDF operators.

use printpdf::{
    Codepoint, DictItem, ExternalStream, ExternalXObject, Mm, Op, PdfFontHandle, PdfPage, Pt,
    TextItem, XObjectId,
};

use super::{code_id, logo_id, picture_id, subset::Subset};
use crate::{
    page::{Ink, Layout, Mark, Page, SLOPE, Text},
    picture::Picture,
    qr::Modules,
    text::MM,
};

/// A QR code as a form: one path of whole rectangles, one fill, in units of modules.
pub(super) fn code(modules: &Modules) -> ExternalXObject {
    let n = modules.width();
    let mut content = Vec::with_capacity(8192);
    for dark in modules.dark() {
        let y = n - dark.y - dark.height;
        for value in [dark.x, y, dark.width, dark.height] {
            digits(&mut content, value as u64, 1);
            content.push(b' ');
        }
        content.extend_from_slice(b"re\n");
    }
    content.push(b'f');
    let side = i64::try_from(n).unwrap_or(0);
    let number = DictItem::Int;
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let dict = [
        ("Type", name("XObject")),
        ("Subtype", name("Form")),
        (
            "BBox",
            DictItem::Array(vec![number(0), number(0), number(side), number(side)]),
        ),
        (
            "Resources",
            DictItem::Dict {
                map: Default::default(),
            },
        ),
    ];
    let dict = dict
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
    let stream = ExternalStream {
        dict,
        content,
        compress: false,
    };
    ExternalXObject {
        stream,
        width: None,
        height: None,
        dpi: None,
    }
}

/// A picture as an image of grey bytes, packed as the letter has them.
pub(super) fn picture(picture: &Picture) -> Option<ExternalXObject> {
    let number = |n: u32| DictItem::Int(i64::from(n));
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let dict = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", number(picture.width)),
        ("Height", number(picture.height)),
        ("ColorSpace", name("DeviceGray")),
        ("BitsPerComponent", number(8)),
        ("Filter", name("FlateDecode")),
    ];
    let stream = ExternalStream {
        dict: dict
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
        content: picture.packed()?,
        compress: false,
    };
    Some(ExternalXObject {
        stream,
        width: None,
        height: None,
        dpi: None,
    })
}

/// What a page draws, as the bytes of its content stream.
///
/// Written here and not as `printpdf::Op`s: a page has two thousand operators, and each of theirs is a handful of
/// allocations before it is a line of text.
pub(super) fn page(page: &Page, layout: &Layout, subsets: &[Subset]) -> Vec<u8> {
    let mut pen = Pen {
        height: page.height,
        subsets,
        out: Vec::with_capacity(page.marks.len() * 64),
        in_text: false,
        font: None,
        ink: None,
        stroke: None,
        mode: None,
    };
    for mark in &page.marks {
        pen.draw(mark, layout);
    }
    pen.leave_text();
    pen.out
}

/// A page for printpdf, from which it learns its size and, on the first one, the glyphs of the faces.
pub(super) fn bare(page: &Page, glyphs_of: &[Subset]) -> PdfPage {
    let ops = glyphs_of.iter().flat_map(|subset| {
        let glyphs = subset.all().map(|(c, gid)| Codepoint {
            gid,
            offset: 0.0,
            cid: Some(c.to_string()),
        });
        [
            Op::SetFont {
                font: PdfFontHandle::External(subset.id.clone()),
                size: Pt(1.0),
            },
            Op::ShowText {
                items: vec![TextItem::GlyphIds(glyphs.collect())],
            },
        ]
    });
    PdfPage::new(Mm(page.width), Mm(page.height), ops.collect())
}

/// How letters are drawn.
#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Fill = 0,
    Stroke = 1,
    FillStroke = 2,
}

/// Writes marks and remembers the state, so that nothing is said twice.
struct Pen<'a> {
    height: f32,
    subsets: &'a [Subset],
    out: Vec<u8>,
    in_text: bool,
    font: Option<(usize, f32)>,
    ink: Option<Ink>,
    stroke: Option<(Ink, f32)>,
    mode: Option<Mode>,
}

impl Pen<'_> {
    fn draw(&mut self, mark: &Mark, layout: &Layout) {
        match mark {
            Mark::Text(text) => self.text(text),
            Mark::Watermark(text) => self.watermark(text),
            Mark::Rule {
                from,
                to,
                thickness,
                dashed,
            } => self.rule(*from, *to, *thickness, *dashed),
            Mark::Area {
                x,
                y,
                width,
                height,
                ink,
            } => {
                self.leave_text();
                self.fill(*ink);
                let corner = self.at((*x, y + height));
                self.say(
                    &[
                        corner.0,
                        corner.1,
                        hundredths(width / MM),
                        hundredths(height / MM),
                    ],
                    "re f",
                );
            }
            Mark::Withheld { x, y, side } => {
                for (from, to) in Mark::crossed(*x, *y, *side) {
                    self.rule(from, to, 0.3, false);
                }
            }
            Mark::Picture {
                index,
                x,
                y,
                width,
                height,
            } => {
                if layout.pictures.get(*index).is_some() {
                    let scale = (hundredths(width / MM), hundredths(height / MM));
                    self.place(&picture_id(*index), (*x, y + height), scale);
                }
            }
            Mark::Logo {
                x,
                y,
                width,
                height,
            } => {
                if layout.logo.is_some() {
                    let scale = (hundredths(width / MM), hundredths(height / MM));
                    self.place(&logo_id(), (*x, y + height), scale);
                }
            }
            Mark::Code { index, x, y, side } => {
                let Some(modules) = layout.codes.get(*index) else {
                    return;
                };
                self.leave_text();
                self.fill(Ink::Black);
                let scale = side / MM / modules.width() as f32;
                self.place(&code_id(*index), (*x, y + side), (scale, scale));
            }
        }
    }

    fn text(&mut self, text: &Text) {
        let mode = if text.bold {
            Mode::FillStroke
        } else {
            Mode::Fill
        };
        if text.bold {
            self.outline(text.ink, text.size * text.stroke());
        }
        self.fill(text.ink);
        self.show(text, mode, [1.0, 0.0, 0.0, 1.0]);
    }

    fn watermark(&mut self, text: &Text) {
        let (cos, sin) = SLOPE;
        self.outline(text.ink, if text.bold { 0.8 } else { 0.25 });
        self.show(text, Mode::Stroke, [cos, sin, -sin, cos]);
    }

    fn show(&mut self, text: &Text, mode: Mode, [a, b, c, d]: [f32; 4]) {
        let subsets = self.subsets;
        let face = |(_, subset): &(usize, &Subset)| subset.face == text.face;
        let Some((index, subset)) = subsets.iter().enumerate().find(face) else {
            return;
        };
        if !self.in_text {
            self.out.extend_from_slice(b"BT\n");
            self.in_text = true;
        }
        if self.mode != Some(mode) {
            self.say(&[f32::from(mode as u8)], "Tr");
            self.mode = Some(mode);
        }
        if self.font != Some((index, text.size)) {
            self.name(&subset.id.0);
            self.say(&[text.size], "Tf");
            self.font = Some((index, text.size));
        }
        let (x, y) = self.at((text.x, text.y));
        self.say(&[a, b, c, d, x, y], "Tm");
        self.out.push(b'<');
        for code in text.text.chars().filter_map(|c| subset.glyph(c)) {
            for shift in [12, 8, 4, 0] {
                let digit = usize::from(code >> shift & 15);
                self.out.extend(b"0123456789abcdef".get(digit));
            }
        }
        self.out.extend_from_slice(b"> Tj\n");
    }

    fn rule(&mut self, from: (f32, f32), to: (f32, f32), thickness: f32, dashed: bool) {
        self.leave_text();
        self.outline(Ink::Black, thickness / MM);
        if dashed {
            self.out.extend_from_slice(b"[4 3] 0 d\n");
        }
        let (from, to) = (self.at(from), self.at(to));
        self.say(&[from.0, from.1], "m");
        self.say(&[to.0, to.1], "l S");
        if dashed {
            self.out.extend_from_slice(b"[] 0 d\n");
        }
    }

    fn fill(&mut self, ink: Ink) {
        if self.ink != Some(ink) {
            self.say(&[ink.lightness()], "g");
            self.ink = Some(ink);
        }
    }

    fn outline(&mut self, ink: Ink, thickness: f32) {
        let thickness = hundredths(thickness);
        if self.stroke.map(|(ink, _)| ink) != Some(ink) {
            self.say(&[ink.lightness()], "G");
        }
        if self.stroke.map(|(_, thickness)| thickness) != Some(thickness) {
            self.say(&[thickness], "w");
        }
        self.stroke = Some((ink, thickness));
    }

    /// Something that is drawn elsewhere, with its lower left corner here.
    fn place(&mut self, id: &XObjectId, corner: (f32, f32), scale: (f32, f32)) {
        self.leave_text();
        let (x, y) = self.at(corner);
        self.out.extend_from_slice(b"q\n");
        self.say(&[scale.0, 0.0, 0.0, scale.1, x, y], "cm");
        self.name(&id.0);
        self.out.extend_from_slice(b"Do\nQ\n");
    }

    fn leave_text(&mut self) {
        if self.in_text {
            self.out.extend_from_slice(b"ET\n");
            self.in_text = false;
        }
    }

    /// A place on the page in points from its lower left corner, to a hundredth: finer is noise in the file.
    fn at(&self, (x, y): (f32, f32)) -> (f32, f32) {
        (hundredths(x / MM), hundredths((self.height - y) / MM))
    }

    fn name(&mut self, name: &str) {
        self.out.push(b'/');
        self.out.extend_from_slice(name.as_bytes());
        self.out.push(b' ');
    }

    /// An operator behind its numbers.
    fn say(&mut self, numbers: &[f32], operator: &str) {
        for value in numbers {
            number(&mut self.out, *value);
            self.out.push(b' ');
        }
        self.out.extend_from_slice(operator.as_bytes());
        self.out.push(b'\n');
    }
}

fn hundredths(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// A number to a hundred-thousandth, without the zeros that say nothing. From 128 on an `f32` knows one place less, and the
/// place after that would be noise. No number here reaches 1,024.
fn number(out: &mut Vec<u8>, value: f32) {
    let known = if value.abs() < 128.0 { 5 } else { 4 };
    let one = 10_u64.pow(known);
    let scaled = (f64::from(value) * one as f64).round() as i64;
    if scaled < 0 {
        out.push(b'-');
    }
    let scaled = scaled.unsigned_abs();
    digits(out, scaled / one, 1);
    let (mut part, mut places) = (scaled % one, known as usize);
    if part > 0 {
        while part % 10 == 0 {
            part /= 10;
            places -= 1;
        }
        out.push(b'.');
        digits(out, part, places);
    }
}

/// A whole number with at least so many digits.
fn digits(out: &mut Vec<u8>, mut rest: u64, least: usize) {
    let (mut text, mut from) = ([b'0'; 20], 20);
    while rest > 0 || from > 20 - least {
        from -= 1;
        if let Some(digit) = text.get_mut(from) {
            *digit = b'0' + (rest % 10) as u8;
        }
        rest /= 10;
    }
    out.extend_from_slice(text.get(from..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(value: f32) -> String {
        let mut out = Vec::new();
        number(&mut out, value);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers_are_written_short() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (9.5, "9.5"),
            (-0.514_496, "-0.5145"),
            (595.28, "595.28"),
            (100.0, "100"),
            (0.012_34, "0.01234"),
            (0.000_001, "0"),
        ] {
            assert_eq!(written(value), text);
        }
    }

    proptest! {
        #[test]
        fn hundredths_come_back_as_they_were(n in -100_000_i32..100_000) {
            let value = hundredths(n as f32 / 100.0);
            let text = written(value);
            prop_assert_eq!(text.parse::<f32>().unwrap(), value, "{}", text);
            prop_assert!(text.len() <= 8);
        }
    }
}
