//! Ink as SVG for the screen: the same layout, every letter drawn as its outline, so that the preview needs
//! no font and shows what the printer will show.
//!
//! The picture holds shapes only: no text nodes from the letter apart from its escaped title, no links to
//! anything outside, no style sheet, no script. Several pages can stand in one document: ids carry the page.

use std::{collections::BTreeMap, fmt::Write as _};

use ttf_parser::OutlineBuilder;

use crate::{
    faces::{FaceId, Faces, FacesError, Glyph, OpenFaces},
    page::{Layout, Mark, Page, Text},
    picture::Picture,
    text::MM,
};

/// Draws one page, counted from 0; `None` when there is no such page.
///
/// # Errors
/// The faces cannot be read.
pub fn write(layout: &Layout, page: usize, faces: &Faces) -> Result<Option<String>, FacesError> {
    let open = faces.open()?;
    Ok(layout
        .pages
        .get(page)
        .map(|sheet| draw(layout, sheet, page, &open)))
}

fn draw(layout: &Layout, page: &Page, number: usize, faces: &OpenFaces<'_>) -> String {
    let mut pen = Pen {
        faces,
        number,
        glyphs: BTreeMap::new(),
        shapes: String::with_capacity(1 << 16),
    };
    for mark in &page.marks {
        pen.mark(mark, layout);
    }
    let (w, h) = (page.width, page.height);
    let title = escaped(&format!("{}, {}", layout.about.title, number + 1));
    let mut svg = String::with_capacity(pen.shapes.len() * 2);
    // Writing into a String cannot fail, here and below.
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}mm\" height=\"{h}mm\" \
         role=\"img\"><title>{title}</title><rect width=\"{w}\" height=\"{h}\" fill=\"#fff\"/><defs>"
    );
    for ((face, id), outline) in &pen.glyphs {
        let _ = write!(
            svg,
            "<path id=\"{}\" d=\"{outline}\"/>",
            name(number, *face, *id)
        );
    }
    svg.push_str("</defs>");
    svg.push_str(&pen.shapes);
    svg.push_str("</svg>");
    svg
}

struct Pen<'a> {
    faces: &'a OpenFaces<'a>,
    number: usize,
    glyphs: BTreeMap<(FaceId, u16), String>,
    shapes: String,
}

impl Pen<'_> {
    fn mark(&mut self, mark: &Mark, layout: &Layout) {
        match mark {
            Mark::Text(text) => {
                let grey = shade(text.ink.lightness());
                let stroke = if text.bold {
                    let em = text.stroke() * 1000.0;
                    format!(" stroke=\"{grey}\" stroke-width=\"{em:.0}\"")
                } else {
                    String::new()
                };
                self.text(text, "", &format!("fill=\"{grey}\"{stroke}"));
            }
            Mark::Watermark(text) => {
                // The same slope as on paper: three up in five.
                let grey = shade(text.ink.lightness());
                let em = if text.bold { 10 } else { 3 };
                let look = format!("fill=\"none\" stroke=\"{grey}\" stroke-width=\"{em}\"");
                self.text(text, " rotate(-30.964)", &look);
            }
            Mark::Rule {
                from,
                to,
                thickness,
                dashed,
            } => {
                let dash = if *dashed {
                    " stroke-dasharray=\"1.41 1.06\""
                } else {
                    ""
                };
                let _ = write!(
                    self.shapes,
                    "<path d=\"M{:.2} {:.2}L{:.2} {:.2}\" stroke=\"#000\" stroke-width=\"{thickness:.2}\"{dash}/>",
                    from.0, from.1, to.0, to.1
                );
            }
            Mark::Area {
                x,
                y,
                width,
                height,
                ink,
            } => {
                let grey = shade(ink.lightness());
                let _ = write!(
                    self.shapes,
                    "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" fill=\"{grey}\"/>"
                );
            }
            Mark::Withheld { x, y, side } => {
                for (from, to) in Mark::crossed(*x, *y, *side) {
                    let _ = write!(
                        self.shapes,
                        "<path d=\"M{:.2} {:.2}L{:.2} {:.2}\" stroke=\"#000\" stroke-width=\"0.30\"/>",
                        from.0, from.1, to.0, to.1
                    );
                }
            }
            Mark::Picture {
                index,
                x,
                y,
                width,
                height,
            } => {
                let Some(png) = layout.pictures.get(*index).and_then(Picture::png) else {
                    return;
                };
                self.image(&png, (*x, *y), (*width, *height));
            }
            Mark::Logo {
                x,
                y,
                width,
                height,
            } => {
                if let Some(png) = layout.logo.as_ref().and_then(Picture::png) {
                    self.image(&png, (*x, *y), (*width, *height));
                }
            }
            Mark::Code { index, x, y, side } => {
                let Some(modules) = layout.codes.get(*index) else {
                    return;
                };
                let scale = side / modules.width() as f32;
                let _ = write!(
                    self.shapes,
                    "<path transform=\"translate({x:.3} {y:.3}) scale({scale:.5})\" \
                     shape-rendering=\"crispEdges\" d=\""
                );
                for dark in modules.dark() {
                    let (x, y, w, h) = (dark.x, dark.y, dark.width, dark.height);
                    let _ = write!(self.shapes, "M{x} {y}h{w}v{h}h-{w}z");
                }
                self.shapes.push_str("\"/>");
            }
        }
    }

    fn image(&mut self, png: &str, (x, y): (f32, f32), (width, height): (f32, f32)) {
        let _ = write!(
            self.shapes,
            "<image x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" \
             preserveAspectRatio=\"none\" href=\"data:image/png;base64,{png}\"/>"
        );
    }

    /// One group per text, in units of the face (thousandths of an em, y upwards).
    fn text(&mut self, text: &Text, turn: &str, look: &str) {
        let scale = text.size * MM / 1000.0;
        let _ = write!(
            self.shapes,
            "<g transform=\"translate({:.2} {:.2}){turn} scale({scale:.6} -{scale:.6})\" {look}>",
            text.x, text.y
        );
        let mut x = 0_u32;
        for c in text.text.chars() {
            let Some(glyph) = self.faces.glyph_in(text.face, c) else {
                continue;
            };
            if self.known(glyph) {
                let _ = write!(
                    self.shapes,
                    "<use href=\"#{}\" x=\"{x}\"/>",
                    name(self.number, glyph.face, glyph.id)
                );
            }
            x += u32::from(glyph.advance);
        }
        self.shapes.push_str("</g>");
    }

    /// Keeps the outline of a glyph for the definitions; whether it has one.
    fn known(&mut self, glyph: Glyph) -> bool {
        let faces = self.faces;
        let outline = self
            .glyphs
            .entry((glyph.face, glyph.id))
            .or_insert_with(|| {
                let mut outline = Outline(String::new());
                faces.outline(glyph, &mut outline);
                outline.0
            });
        !outline.is_empty()
    }
}

/// The id of a glyph's outline: unique among the pages of one document.
fn name(page: usize, face: FaceId, id: u16) -> String {
    let face = match face {
        FaceId::Latin => 'l',
        FaceId::Han => 'h',
    };
    format!("p{page}{face}{id}")
}

fn shade(lightness: f32) -> &'static str {
    match lightness {
        l if l >= 1.0 => "#fff",
        l if l > 0.0 => "#666",
        _ => "#000",
    }
}

/// Path data in units of the face.
struct Outline(String);

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.0, "M{x} {y}");
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.0, "L{x} {y}");
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let _ = write!(self.0, "Q{x1} {y1} {x} {y}");
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let _ = write!(self.0, "C{x1} {y1} {x2} {y2} {x} {y}");
    }

    fn close(&mut self) {
        self.0.push('z');
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
