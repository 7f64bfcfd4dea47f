//! The two faces of many documents, embedded once: which glyph of a document's own cut is which glyph of the face,
//! and the one cut at the end that holds them all.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use subsetter::GlyphRemapper;
use ttf_parser::{Face as Parsed, GlyphId, OutlineBuilder};

use crate::faces::{FaceId, Faces, OpenFaces};
use crate::pdf::WriteError;

/// Glyphs of a face in use, with the character that each stands for.
pub(super) type Used = BTreeMap<u16, char>;

/// A document's own cut of a face, as glyphs of the whole face.
pub(super) struct Known {
    pub face: FaceId,
    /// Code in the document → glyph of the face.
    pub codes: BTreeMap<u16, u16>,
    pub used: Used,
}

/// What a font of a document is in terms of our faces; `None`: it is not ours, or draws something else than our face
/// does now, and stays what it is.
pub(super) fn known(document: &Document, font: &Dictionary, open: &OpenFaces<'_>) -> Option<Known> {
    let name = |of: &Dictionary, key: &[u8]| {
        of.get(key)
            .and_then(Object::as_name)
            .ok()
            .map(<[u8]>::to_vec)
    };
    if name(font, b"Subtype")? != b"Type0" || name(font, b"Encoding")? != b"Identity-H" {
        return None;
    }
    let base = name(font, b"BaseFont")?;
    let face = match base.split(|byte| *byte == b'+').nth(1)? {
        b"NotoSans-Regular" => FaceId::Latin,
        b"NotoSansSC-Regular" => FaceId::Han,
        _ => return None,
    };
    let follow = |object: &Object| match object {
        Object::Reference(id) => document.get_object(*id).ok().cloned(),
        other => Some(other.clone()),
    };
    let descendants = follow(font.get(b"DescendantFonts").ok()?)?;
    let descendant = follow(descendants.as_array().ok()?.first()?)?;
    let descendant = descendant.as_dict().ok()?;
    if name(descendant, b"CIDToGIDMap")? != b"Identity" {
        return None;
    }
    let descriptor = follow(descendant.get(b"FontDescriptor").ok()?)?;
    let file = follow(descriptor.as_dict().ok()?.get(b"FontFile2").ok()?)?;
    let file = plain(file.as_stream().ok()?)?;
    let cut = Parsed::parse(&file, 0).ok()?;
    let characters = follow(font.get(b"ToUnicode").ok()?)?;
    let characters = characters_of(&plain(characters.as_stream().ok()?)?)?;

    let mut known = Known {
        face,
        codes: BTreeMap::new(),
        used: Used::new(),
    };
    for (code, character) in characters {
        let glyph = open.glyph_in(face, character)?;
        let same_advance = cut.glyph_hor_advance(GlyphId(code)) == Some(glyph.advance);
        let (mut theirs, mut ours) = (Drawn::default(), Drawn::default());
        let _ = cut.outline_glyph(GlyphId(code), &mut theirs);
        open.outline(glyph, &mut ours);
        if !same_advance || theirs != ours {
            return None;
        }
        known.codes.insert(code, glyph.id);
        known.used.insert(glyph.id, character);
    }
    Some(known)
}

/// A stream's bytes without its filter.
pub(super) fn plain(stream: &Stream) -> Option<Vec<u8>> {
    if stream.dict.has(b"Filter") {
        stream.decompressed_content().ok()
    } else {
        Some(stream.content.clone())
    }
}

/// What our own map of codes to characters says; `None`: it is not one of ours.
fn characters_of(map: &[u8]) -> Option<BTreeMap<u16, char>> {
    let text = std::str::from_utf8(map).ok()?;
    if text.contains("beginbfrange") {
        return None;
    }
    let mut all = BTreeMap::new();
    let mut within = false;
    for line in text.lines() {
        let line = line.trim();
        if line.ends_with("beginbfchar") {
            within = true;
        } else if line == "endbfchar" {
            within = false;
        } else if within {
            let (code, units) = line
                .strip_prefix('<')?
                .strip_suffix('>')?
                .split_once("> <")?;
            let units: Vec<u16> = units
                .as_bytes()
                .chunks(4)
                .map(|four| u16::from_str_radix(std::str::from_utf8(four).ok()?, 16).ok())
                .collect::<Option<_>>()?;
            let mut read = char::decode_utf16(units);
            let character = read.next()?.ok()?;
            if read.next().is_some() {
                return None;
            }
            all.insert(u16::from_str_radix(code, 16).ok()?, character);
        }
    }
    Some(all)
}

/// An outline to be compared.
#[derive(Debug, Default, PartialEq)]
struct Drawn(Vec<f32>);

impl OutlineBuilder for Drawn {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.extend([0.0, x, y]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.extend([1.0, x, y]);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.extend([2.0, x1, y1, x, y]);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.extend([3.0, x1, y1, x2, y2, x, y]);
    }
    fn close(&mut self) {
        self.0.push(4.0);
    }
}

/// The objects of a shared face; the first is the font, the others are numbered from `next` on.
pub(super) fn objects(
    face: FaceId,
    used: &Used,
    faces: &Faces,
    open: &OpenFaces<'_>,
    font: u32,
    next: u32,
) -> Result<Vec<(u32, Object)>, WriteError> {
    let mut remapper = GlyphRemapper::new();
    let highest = used.keys().next_back().copied().unwrap_or(0);
    let mut places = vec![0_u8; (usize::from(highest) + 1) * 2];
    let mut widths = Vec::new();
    for (glyph, character) in used {
        let [high, low] = remapper.remap(*glyph).to_be_bytes();
        let at = usize::from(*glyph) * 2;
        if let Some(place) = places.get_mut(at..at + 2) {
            place.copy_from_slice(&[high, low]);
        }
        let advance = open.glyph_in(face, *character).map_or(1000, |g| g.advance);
        widths.push(Object::from(i64::from(*glyph)));
        widths.push(Object::Array(vec![i64::from(advance).into()]));
    }
    let file =
        subsetter::subset(faces.bytes(face), 0, &remapper).map_err(|_| WriteError::Subset(face))?;
    let family = match face {
        FaceId::Latin => "NotoSans",
        FaceId::Han => "NotoSansSC",
    };
    let name = Object::Name(format!("SHARED+{family}-Regular").into_bytes());
    let (ascent, descent) = open.limits(face);
    let bounds = open.bounds(face).map(|side| Object::from(i64::from(side)));
    let length = i64::try_from(file.len()).unwrap_or(i64::MAX);
    let [to_unicode, descendant, descriptor, program, map] = [0, 1, 2, 3, 4].map(|n| next + n);
    let at = |id: u32| Object::Reference((id, 0));
    Ok(vec![
        (
            font,
            Object::Dictionary(dictionary! {
                "Type" => "Font", "Subtype" => "Type0", "BaseFont" => name.clone(),
                "Encoding" => "Identity-H", "DescendantFonts" => vec![at(descendant)], "ToUnicode" => at(to_unicode),
            }),
        ),
        (
            to_unicode,
            Stream::new(Dictionary::new(), unicode_map(used)).into(),
        ),
        (
            descendant,
            Object::Dictionary(dictionary! {
                "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => name.clone(),
                "CIDSystemInfo" => dictionary! {
                    "Registry" => Object::string_literal("Adobe"),
                    "Ordering" => Object::string_literal("Identity"),
                    "Supplement" => 0,
                },
                "CIDToGIDMap" => at(map), "DW" => 1000, "FontDescriptor" => at(descriptor), "W" => widths,
            }),
        ),
        (
            descriptor,
            Object::Dictionary(dictionary! {
                "Type" => "FontDescriptor", "FontName" => name, "Flags" => 32, "ItalicAngle" => 0, "StemV" => 88,
                "Ascent" => i64::from(ascent), "Descent" => i64::from(descent), "CapHeight" => i64::from(ascent),
                "FontBBox" => bounds.to_vec(), "FontFile2" => at(program),
            }),
        ),
        (
            program,
            Stream::new(dictionary! { "Length1" => length }, file).into(),
        ),
        (map, Stream::new(Dictionary::new(), places).into()),
    ])
}

fn unicode_map(used: &Used) -> Vec<u8> {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo 3 dict dup begin\n\
         /Registry (Adobe) def\n/Ordering (UCS) def\n/Supplement 0 def\nend def\n/CMapName /Adobe-Identity-UCS def\n\
         /CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let all: Vec<_> = used.iter().collect();
    for hundred in all.chunks(100) {
        // Writing into a String cannot fail.
        let _ = writeln!(map, "{} beginbfchar", hundred.len());
        for (glyph, character) in hundred {
            let mut units = [0; 2];
            let _ = write!(map, "<{glyph:04X}> <");
            for unit in character.encode_utf16(&mut units) {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map.into_bytes()
}
