//! Marks as PDF operators.

use std::fmt::Write as _;

use printpdf::{
    Codepoint, Color, DictItem, ExternalStream, ExternalXObject, Greyscale, Line, LineDashPattern,
    LinePoint, Mm, Op, PaintMode, PdfFontHandle, PdfPage, Point, Pt, Rect, TextItem, TextMatrix,
    TextRenderingMode, WindingOrder, XObjectId, XObjectTransform,
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
    let mut content = String::with_capacity(8192);
    for dark in modules.dark() {
        let y = n - dark.y - dark.height;
        // Writing into a String cannot fail.
        let _ = writeln!(content, "{} {y} {} {} re", dark.x, dark.width, dark.height);
    }
    content.push('f');
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
        content: content.into_bytes(),
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

pub(super) fn page(page: &Page, layout: &Layout, subsets: &[Subset]) -> PdfPage {
    let mut pen = Pen {
        height: page.height,
        subsets,
        ops: Vec::with_capacity(page.marks.len() * 4),
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
    PdfPage::new(Mm(page.width), Mm(page.height), pen.ops)
}

/// Writes marks and remembers the state, so that nothing is said twice.
struct Pen<'a> {
    height: f32,
    subsets: &'a [Subset],
    ops: Vec<Op>,
    in_text: bool,
    font: Option<(usize, f32)>,
    ink: Option<Ink>,
    stroke: Option<(Ink, f32)>,
    mode: Option<TextRenderingMode>,
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
                let rectangle = Rect {
                    x: Pt(points(*x)),
                    y: Pt(points(self.height - y - height)),
                    width: Pt(points(*width)),
                    height: Pt(points(*height)),
                    mode: Some(PaintMode::Fill),
                    winding_order: Some(WindingOrder::NonZero),
                };
                self.ops.push(Op::DrawRectangle { rectangle });
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
                    self.image(picture_id(*index), (*x, *y), (*width, *height));
                }
            }
            Mark::Logo {
                x,
                y,
                width,
                height,
            } => {
                if layout.logo.is_some() {
                    self.image(logo_id(), (*x, *y), (*width, *height));
                }
            }
            Mark::Code { index, x, y, side } => {
                let Some(modules) = layout.codes.get(*index) else {
                    return;
                };
                self.leave_text();
                self.fill(Ink::Black);
                let scale = side / MM / modules.width() as f32;
                self.ops.push(Op::UseXobject {
                    id: code_id(*index),
                    transform: XObjectTransform {
                        translate_x: Some(Pt(points(*x))),
                        translate_y: Some(Pt(points(self.height - y - side))),
                        scale_x: Some(scale),
                        scale_y: Some(scale),
                        no_auto_scale: true,
                        ..XObjectTransform::default()
                    },
                });
            }
        }
    }

    fn text(&mut self, text: &Text) {
        let mode = if text.bold {
            TextRenderingMode::FillStroke
        } else {
            TextRenderingMode::Fill
        };
        if text.bold {
            self.outline(text.ink, text.size * text.stroke(), false);
        }
        self.fill(text.ink);
        let (x, y) = self.place(text);
        self.show(text, mode, TextMatrix::Translate(Pt(x), Pt(y)));
    }

    fn watermark(&mut self, text: &Text) {
        let (cos, sin) = SLOPE;
        let thickness = if text.bold { 0.8 } else { 0.25 };
        self.outline(text.ink, thickness, false);
        let (x, y) = self.place(text);
        let slope = TextMatrix::Raw([cos, sin, -sin, cos, x, y]);
        self.show(text, TextRenderingMode::Stroke, slope);
    }

    fn show(&mut self, text: &Text, mode: TextRenderingMode, matrix: TextMatrix) {
        let subsets = self.subsets;
        let Some(index) = subsets.iter().position(|subset| subset.face == text.face) else {
            return;
        };
        let Some(subset) = subsets.get(index) else {
            return;
        };
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        if self.mode != Some(mode) {
            self.ops.push(Op::SetTextRenderingMode { mode });
            self.mode = Some(mode);
        }
        if self.font != Some((index, text.size)) {
            let font = PdfFontHandle::External(subset.id.clone());
            self.ops.push(Op::SetFont {
                font,
                size: Pt(text.size),
            });
            self.font = Some((index, text.size));
        }
        self.ops.push(Op::SetTextMatrix { matrix });
        self.ops.push(Op::ShowText {
            items: vec![glyphs(text, subset)],
        });
    }

    fn rule(&mut self, from: (f32, f32), to: (f32, f32), thickness: f32, dashed: bool) {
        self.leave_text();
        self.outline(Ink::Black, thickness / MM, dashed);
        let point = |(x, y): (f32, f32)| LinePoint {
            p: Point {
                x: Pt(points(x)),
                y: Pt(points(self.height - y)),
            },
            bezier: false,
        };
        let line = Line {
            points: vec![point(from), point(to)],
            is_closed: false,
        };
        self.ops.push(Op::DrawLine { line });
        if dashed {
            self.ops.push(Op::SetLineDashPattern {
                dash: LineDashPattern::default(),
            });
        }
    }

    fn fill(&mut self, ink: Ink) {
        if self.ink != Some(ink) {
            self.ops.push(Op::SetFillColor { col: grey(ink) });
            self.ink = Some(ink);
        }
    }

    fn outline(&mut self, ink: Ink, thickness: f32, dashed: bool) {
        let thickness = hundredths(thickness);
        if self.stroke.map(|(ink, _)| ink) != Some(ink) {
            self.ops.push(Op::SetOutlineColor { col: grey(ink) });
        }
        if self.stroke.map(|(_, thickness)| thickness) != Some(thickness) {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(thickness) });
        }
        self.stroke = Some((ink, thickness));
        if dashed {
            let pattern = [4.0, 3.0].into_iter().collect();
            self.ops.push(Op::SetLineDashPattern {
                dash: LineDashPattern {
                    offset: 0.0,
                    pattern,
                },
            });
        }
    }

    /// An image in its box.
    fn image(&mut self, id: XObjectId, (x, y): (f32, f32), (width, height): (f32, f32)) {
        self.leave_text();
        self.ops.push(Op::UseXobject {
            id,
            transform: XObjectTransform {
                translate_x: Some(Pt(points(x))),
                translate_y: Some(Pt(points(self.height - y - height))),
                scale_x: Some(points(width)),
                scale_y: Some(points(height)),
                no_auto_scale: true,
                ..XObjectTransform::default()
            },
        });
    }

    fn leave_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }

    fn place(&self, text: &Text) -> (f32, f32) {
        (points(text.x), points(self.height - text.y))
    }
}

fn glyphs(text: &Text, subset: &Subset) -> TextItem {
    let glyphs = text.text.chars().filter_map(|c| {
        let gid = subset.glyph(c)?;
        Some(Codepoint {
            gid,
            offset: 0.0,
            cid: Some(c.to_string()),
        })
    });
    TextItem::GlyphIds(glyphs.collect())
}

fn grey(ink: Ink) -> Color {
    Color::Greyscale(Greyscale {
        percent: ink.lightness(),
        icc_profile: None,
    })
}

/// Millimetres as points, to a hundredth: finer is noise in the file.
fn points(mm: f32) -> f32 {
    hundredths(mm / MM)
}

fn hundredths(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
