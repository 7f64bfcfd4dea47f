//! The two faces cut to the glyphs in use, as printpdf wants them.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, ParsedFont};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::WriteError;
use crate::{
    faces::{FaceId, Faces, OpenFaces},
    page::{Layout, Mark},
};

pub(super) struct Subset {
    pub face: FaceId,
    /// Six capitals made from what is in the subset: the same subset has the same name.
    pub id: FontId,
    pub font: ParsedFont,
    glyphs: BTreeMap<char, u16>,
    /// The same of ASCII, by code: most of what is printed. 0 is no glyph.
    ascii: [u16; 128],
}

impl Subset {
    /// The glyph of a character in the cut face.
    pub fn glyph(&self, c: char) -> Option<u16> {
        match self.ascii.get(c as usize) {
            Some(0) => None,
            Some(id) => Some(*id),
            None => self.glyphs.get(&c).copied(),
        }
    }

    /// Every character of the cut face with its glyph.
    pub fn all(&self) -> impl Iterator<Item = (char, u16)> {
        self.glyphs.iter().map(|(c, id)| (*c, *id))
    }
}

pub(super) fn cut(
    layout: &Layout,
    faces: &Faces,
    open: &OpenFaces<'_>,
) -> Result<Vec<Subset>, WriteError> {
    let mut used: BTreeMap<FaceId, BTreeSet<char>> = BTreeMap::new();
    for mark in layout.pages.iter().flat_map(|page| &page.marks) {
        if let Mark::Text(text) | Mark::Watermark(text) = mark {
            used.entry(text.face).or_default().extend(text.text.chars());
        }
    }
    used.into_iter()
        .map(|(face, characters)| one(face, &characters, faces, open))
        .collect()
}

fn one(
    face: FaceId,
    characters: &BTreeSet<char>,
    faces: &Faces,
    open: &OpenFaces<'_>,
) -> Result<Subset, WriteError> {
    let mut remapper = GlyphRemapper::new();
    let mut glyphs = BTreeMap::new();
    let mut widths = BTreeMap::new();
    let mut name = Sha256::new();
    for c in characters {
        let Some(glyph) = open.glyph_in(face, *c) else {
            continue;
        };
        let id = remapper.remap(glyph.id);
        glyphs.insert(*c, id);
        widths.insert(id, glyph.advance);
        name.update(u32::from(*c).to_be_bytes());
    }
    let bytes =
        subsetter::subset(faces.bytes(face), 0, &remapper).map_err(|_| WriteError::Subset(face))?;
    let tag: String = name
        .finalize()
        .iter()
        .take(6)
        .map(|b| char::from(b'A' + b % 26))
        .collect();
    let mut ascii = [0; 128];
    for (c, id) in &glyphs {
        if let Some(place) = ascii.get_mut(*c as usize) {
            *place = *id;
        }
    }
    let (ascent, descent) = open.limits(face);
    let family = match face {
        FaceId::Latin => "NotoSans",
        FaceId::Han => "NotoSansSC",
    };
    let mut font = ParsedFont::with_glyph_data(
        bytes,
        0,
        Some(format!("{tag}+{family}-Regular")),
        glyphs.iter().map(|(c, id)| (u32::from(*c), *id)).collect(),
        widths,
        1000,
        printpdf::FontMetrics { ascent, descent },
    );
    let [x_min, y_min, x_max, y_max] = open.bounds(face);
    let limits = &mut font.pdf_font_metrics;
    (limits.x_min, limits.y_min, limits.x_max, limits.y_max) = (x_min, y_min, x_max, y_max);
    limits.us_weight_class = 400;
    Ok(Subset {
        face,
        id: FontId(tag),
        font,
        glyphs,
        ascii,
    })
}
