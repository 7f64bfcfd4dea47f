//! From strings to lines: normal form, the face of each character, widths and breaks.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_normalization::{UnicodeNormalization, char::decompose_compatible};

use crate::faces::{FaceId, Glyph, OpenFaces};

/// Millimetres in a point.
pub(crate) const MM: f32 = 25.4 / 72.0;

/// A text as it is printed: NFC, radicals as the characters they stand for, every kind of space one space,
/// nothing invisible.
#[must_use]
pub fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            '\u{2E80}'..='\u{2FD5}' => decompose_compatible(c, |c| normal.push(c)),
            '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{E0100}'..='\u{E01EF}' => {}
            c if c.is_whitespace() || c.is_control() => {
                if !normal.is_empty() && !normal.ends_with(' ') {
                    normal.push(' ');
                }
            }
            c => normal.push(c),
        }
    }
    normal.truncate(normal.trim_end().len());
    normal
}

/// A stretch of text in one face.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    pub face: FaceId,
    pub text: String,
    /// Sum of advances, in em.
    pub width: f32,
}

/// Characters that were looked up, with their glyphs if they have any.
type Known = HashMap<char, Option<Glyph>, BuildHasherDefault<Spread>>;

/// The same of ASCII in Latin surroundings, by code: most of what is measured.
type KnownAscii = [Cell<Option<Option<Glyph>>>; 128];

/// Measures and breaks text in the faces of the paper.
pub(crate) struct Typesetter<'a> {
    faces: &'a OpenFaces<'a>,
    /// Glyphs looked up so far, by character, for Latin and for Chinese surroundings.
    known: RefCell<[Known; 2]>,
    ascii: KnownAscii,
}

impl<'a> Typesetter<'a> {
    pub fn new(faces: &'a OpenFaces<'a>) -> Self {
        Self {
            faces,
            known: RefCell::default(),
            ascii: [const { Cell::new(None) }; 128],
        }
    }

    /// The characters of a text that no face has.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing: Vec<char> = normal(text)
            .chars()
            .filter(|c| self.glyph(*c, false).is_none())
            .collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    fn glyph(&self, c: char, chinese: bool) -> Option<Glyph> {
        match self.ascii.get(c as usize).filter(|_| !chinese) {
            Some(known) => known.get().unwrap_or_else(|| {
                let glyph = self.look_up(c, chinese);
                known.set(Some(glyph));
                glyph
            }),
            None => self.look_up(c, chinese),
        }
    }

    fn look_up(&self, c: char, chinese: bool) -> Option<Glyph> {
        let mut known = self.known.borrow_mut();
        let [latin, han] = &mut *known;
        let known = if chinese { han } else { latin };
        *known.entry(c).or_insert_with(|| {
            let (first, second) = if chinese {
                (FaceId::Han, FaceId::Latin)
            } else {
                (FaceId::Latin, FaceId::Han)
            };
            self.faces
                .glyph_in(first, c)
                .or_else(|| self.faces.glyph_in(second, c))
        })
    }

    /// Each character with its glyph, in the face that its surroundings ask for. Characters without a glyph
    /// are left out: the letter was checked for them before.
    fn each_glyph(&self, text: &str, mut take: impl FnMut(char, Glyph)) {
        let (mut before, mut face) = (None, None);
        let mut characters = text.chars().peekable();
        while let Some(c) = characters.next() {
            let chinese = match c {
                // A space goes with the text before it: one stretch less, and extractors keep it.
                ' ' => face == Some(FaceId::Han),
                c => {
                    is_shared(c)
                        && before
                            .or(characters.peek().copied())
                            .is_some_and(is_chinese)
                }
            };
            before = Some(c);
            if let Some(glyph) = self.glyph(c, chinese) {
                face = Some(glyph.face);
                take(c, glyph);
            }
        }
    }

    /// Splits a text into stretches of one face.
    pub fn runs(&self, text: &str) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        self.each_glyph(text, |c, glyph| {
            let advance = f32::from(glyph.advance) / 1000.0;
            match runs.last_mut().filter(|run| run.face == glyph.face) {
                Some(run) => {
                    run.text.push(c);
                    run.width += advance;
                }
                None => runs.push(Run {
                    face: glyph.face,
                    text: c.to_string(),
                    width: advance,
                }),
            }
        });
        runs
    }

    /// Width in millimetres at a size in points.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        let mut thousandths = 0_u32;
        self.each_glyph(text, |_, glyph| thousandths += u32::from(glyph.advance));
        millimetres(thousandths, size)
    }

    /// Breaks a text into lines of at most `width` millimetres, at the places Unicode allows (UAX 14, which
    /// keeps Chinese punctuation off line starts), inside a word only when the word alone is too wide.
    pub fn wrap(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        if !text.contains('\n') && self.width(text, size) <= width {
            return if text.is_empty() {
                Vec::new()
            } else {
                vec![text.trim_end().to_owned()]
            };
        }
        let reach = self.reach(text);
        let most = width / (size * MM);
        // Width in em of a stretch without the spaces at its end.
        let wide = |from: usize, to: usize| {
            let end = from + text.get(from..to).map_or(0, |line| line.trim_end().len());
            at(&reach, end) - at(&reach, from)
        };
        let mut lines = Vec::new();
        let (mut start, mut fitting) = (0, 0);
        for (end, opportunity) in linebreaks(text) {
            if end < text.len() && is_inside_id(text, end) {
                continue;
            }
            if wide(start, end) > most && fitting > start {
                lines.push((start, fitting));
                start = fitting;
            }
            while wide(start, end) > most {
                let next = widest(text, start, end, |to| wide(start, to) <= most);
                lines.push((start, next));
                start = next;
            }
            fitting = end;
            if opportunity == BreakOpportunity::Mandatory {
                lines.push((start, end));
                start = end;
            }
        }
        let lines = lines
            .into_iter()
            .filter_map(|(from, to)| text.get(from..to));
        lines
            .map(|line| line.trim_end().to_owned())
            .filter(|line| !line.is_empty())
            .collect()
    }

    /// Breaks a text between any two characters into lines of at most `width` millimetres, one character at least.
    pub fn fill<'t>(&self, text: &'t str, size: f32, width: f32) -> Vec<&'t str> {
        let (mut lines, mut start, mut at, mut thousandths) = (Vec::new(), 0, 0, 0_u32);
        self.each_glyph(text, |c, glyph| {
            thousandths += u32::from(glyph.advance);
            if at > start && millimetres(thousandths, size) > width {
                lines.extend(text.get(start..at));
                (start, thousandths) = (at, u32::from(glyph.advance));
            }
            at += c.len_utf8();
        });
        lines.extend(text.get(start..).filter(|rest| !rest.is_empty()));
        lines
    }

    /// For every character the byte where it begins and the width in em of all before it; then the end.
    fn reach(&self, text: &str) -> Vec<(usize, f32)> {
        let mut reach = Vec::with_capacity(text.len() + 1);
        let (mut at, mut x) = (0, 0.0);
        self.each_glyph(text, |c, glyph| {
            reach.push((at, x));
            at += c.len_utf8();
            x += f32::from(glyph.advance) / 1000.0;
        });
        reach.push((at, x));
        reach
    }

    /// Sets a text as large as it goes: on one line between the two sizes, else broken at the smaller one.
    pub fn fit(&self, text: &str, sizes: (f32, f32), width: f32) -> (f32, Vec<String>) {
        let (largest, smallest) = sizes;
        let natural = self.width(text, largest);
        if natural <= width {
            return (largest, vec![text.to_owned()]);
        }
        // Half points, so that neighbours do not differ by a hair.
        let fitting = (largest * width / natural * 2.0).floor() / 2.0;
        if fitting >= smallest {
            return (fitting, vec![text.to_owned()]);
        }
        (smallest, self.wrap(text, smallest, width))
    }
}

/// Spreads characters over a table; nobody outside can choose so many that it matters.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, value: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(value)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A width in thousandths of an em at a size in points.
fn millimetres(thousandths: u32, size: f32) -> f32 {
    thousandths as f32 / 1000.0 * size * MM
}

/// The width in em before a byte.
fn at(reach: &[(usize, f32)], byte: usize) -> f32 {
    let found = reach.binary_search_by_key(&byte, |(at, _)| *at);
    reach
        .get(found.unwrap_or_else(|next| next))
        .or(reach.last())
        .map_or(0.0, |(_, x)| *x)
}

/// The end of the longest stretch that fits, at least one character long.
fn widest(text: &str, start: usize, end: usize, fits: impl Fn(usize) -> bool) -> usize {
    let stretch = text.get(start..end).unwrap_or_default();
    let mut ends = stretch
        .char_indices()
        .map(|(i, c)| start + i + c.len_utf8());
    let first = ends.next().unwrap_or(end);
    ends.take_while(|to| fits(*to)).last().unwrap_or(first)
}

/// Whether a break would fall behind a hyphen within a word: ids (`pc-…`, `LOA-…`) stay in one piece.
fn is_inside_id(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    before.ends_with('-') && after.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// Marks that both scripts use and that are full-width in the Chinese face.
fn is_shared(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”' | '…' | '–' | '—' | '·')
}

/// Han, kana, and full-width punctuation.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faces::Faces;

    fn with<T>(f: impl FnOnce(&Typesetter<'_>) -> T) -> T {
        let faces = Faces::from_build().unwrap();
        let open = faces.open().unwrap();
        f(&Typesetter::new(&open))
    }

    #[test]
    fn normal_form_is_plain() {
        assert_eq!(normal("  e\u{301}\u{a0}\u{2f08}\u{200b}x\t\n "), "é 人x");
        assert_eq!(normal("\u{2126}"), "Ω");
    }

    #[test]
    fn every_character_finds_its_face() {
        with(|set| {
            let faces: Vec<FaceId> = set
                .runs("Room 包间 · Márquez")
                .iter()
                .map(|r| r.face)
                .collect();
            assert_eq!(faces, [FaceId::Latin, FaceId::Han, FaceId::Latin]);
            assert_eq!(set.runs("买买提·艾力").len(), 1);
            assert_eq!(set.missing("龘𰻝Márquez–Štěpán Ж Ω"), Vec::<char>::new());
            assert_eq!(set.missing("name \u{e000}\u{5d0}"), ['\u{5d0}', '\u{e000}']);
        });
    }

    #[test]
    fn lines_fit_and_lose_nothing() {
        with(|set| {
            for text in [
                "云澜物流（杭州）有限公司，负责施工。",
                "a-very-long-cabinet-name-without-any-space",
                "One two three four",
            ] {
                let lines = set.wrap(text, 9.5, 20.0);
                assert!(
                    lines.iter().all(|line| set.width(line, 9.5) <= 20.0),
                    "{lines:?}"
                );
                let full = set.fill(text, 9.5, 20.0);
                assert_eq!(full.concat(), text);
                assert!(full.iter().all(|line| set.width(line, 9.5) <= 20.0));
                for (line, next) in full.iter().zip(full.iter().skip(1)) {
                    let more: String = line.chars().chain(next.chars().take(1)).collect();
                    assert!(set.width(&more, 9.5) > 20.0, "{full:?}");
                }
                let bare = |s: &str| s.replace(' ', "");
                assert_eq!(bare(&lines.concat()), bare(text));
                assert!(
                    lines
                        .iter()
                        .all(|line| !line.starts_with('，') && !line.starts_with('）'))
                );
            }
        });
    }
}
