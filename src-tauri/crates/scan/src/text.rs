//! From glyphs to words: a PDF places glyphs one by one, and only their distance says where a word ends.

use hayro::kurbo::{BezPath, Point};
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

/// A place on a page, in points from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Area {
    /// Left.
    pub x: f32,
    /// Top.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Area {
    /// The smallest area that holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self {
            x,
            y,
            width: (self.x + self.width).max(other.x + other.width) - x,
            height: (self.y + self.height).max(other.y + other.height) - y,
        }
    }

    pub(crate) fn right(self) -> f32 {
        self.x + self.width
    }

    pub(crate) fn bottom(self) -> f32 {
        self.y + self.height
    }

    pub(crate) fn middle(self) -> f32 {
        self.y + self.height / 2.0
    }
}

/// A word, or a run of Chinese characters, without blanks.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// Its text.
    pub text: String,
    /// Where it stands.
    pub area: Area,
}

/// One glyph that has a character.
pub(crate) struct Placed {
    text: String,
    /// Start of its baseline and end of its advance.
    from: Point,
    to: Point,
    size: f64,
}

/// Collects glyphs instead of drawing.
pub(crate) struct Reader {
    pub glyphs: Vec<Placed>,
    most: usize,
}

impl Reader {
    pub fn new(most: usize) -> Self {
        Self {
            glyphs: Vec::new(),
            most,
        }
    }
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.glyphs.len() >= self.most {
                return;
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(s)) => s,
                None => continue,
            };
            let place = props.transform * glyph.transform();
            // a glyph lives in a square of 1000 units
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let from = place * Point::ZERO;
            let to = place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
            let size = (place * Point::new(0.0, 1000.0) - from).hypot();
            if [from.x, from.y, to.x, to.y, size]
                .iter()
                .all(|v| v.is_finite())
            {
                self.glyphs.push(Placed {
                    text,
                    from,
                    to,
                    size,
                });
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Words from glyphs, in reading order.
pub(crate) fn join(glyphs: Vec<Placed>, (width, height): (f32, f32)) -> Vec<Word> {
    let mut words: Vec<(Word, f64)> = Vec::new();
    let mut last: Option<Placed> = None;
    for glyph in glyphs {
        if glyph.text.trim().is_empty() || glyph.text.chars().any(char::is_control) {
            last = None; // a blank ends the word
            continue;
        }
        let area = area(&glyph);
        let on_page =
            area.x < width && area.y < height && area.right() > 0.0 && area.bottom() > 0.0;
        if !on_page {
            continue;
        }
        let together = last.as_ref().is_some_and(|before| follows(before, &glyph));
        // a bold look is often the same glyph twice, a hair apart
        let doubled = last.as_ref().is_some_and(|before| {
            before.text == glyph.text && (before.from - glyph.from).hypot() < before.size * 0.12
        });
        match words.last_mut() {
            Some(_) if doubled => {}
            Some((word, _)) if together => {
                word.text.push_str(&glyph.text);
                word.area = word.area.with(area);
            }
            _ => words.push((
                Word {
                    text: glyph.text.clone(),
                    area,
                },
                glyph.from.y,
            )),
        }
        last = Some(glyph);
    }
    in_reading_order(words)
}

fn follows(before: &Placed, glyph: &Placed) -> bool {
    let em = before.size.max(glyph.size);
    let gap = glyph.from.x - before.to.x;
    (glyph.from.y - before.from.y).abs() < em * 0.3 && gap > -em * 0.5 && gap < em * 0.22
}

fn area(glyph: &Placed) -> Area {
    let (left, right) = (glyph.from.x.min(glyph.to.x), glyph.from.x.max(glyph.to.x));
    let (up, down) = (glyph.size * 0.88, glyph.size * 0.22);
    let top = glyph.from.y.min(glyph.to.y) - up;
    Area {
        x: left as f32,
        y: top as f32,
        width: (right - left).max(glyph.size * 0.1) as f32,
        height: (glyph.from.y.max(glyph.to.y) + down - top) as f32,
    }
}

/// By lines: words whose middles are about level belong to one line.
fn in_reading_order(mut words: Vec<(Word, f64)>) -> Vec<Word> {
    words.sort_by(|(a, _), (b, _)| a.area.middle().total_cmp(&b.area.middle()));
    let mut ordered: Vec<Word> = Vec::with_capacity(words.len());
    let mut line: Vec<Word> = Vec::new();
    let flush = |line: &mut Vec<Word>, ordered: &mut Vec<Word>| {
        line.sort_by(|a, b| a.area.x.total_cmp(&b.area.x));
        ordered.append(line);
    };
    for (word, _) in words {
        let level = line.first().is_none_or(|first| {
            (first.area.middle() - word.area.middle()).abs()
                < first.area.height.min(word.area.height) * 0.5
        });
        if !level {
            flush(&mut line, &mut ordered);
        }
        line.push(word);
    }
    flush(&mut line, &mut ordered);
    ordered
}
