//! The faces the paper is set in: Noto Sans for Latin, Greek and Cyrillic, Noto Sans SC for everything Chinese.

use std::path::Path;

use memmap2::Mmap;
use ttf_parser::{Face as Parsed, GlyphId, OutlineBuilder};

use crate::mapping;

/// Names of the files that [`Faces::load`] looks for, in the order Latin, Chinese.
pub const FACE_FILES: [&str; 2] = ["NotoSans-Regular.ttf", "NotoSansSC-Regular.ttf"];

/// One of the two faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaceId {
    /// Noto Sans.
    Latin,
    /// Noto Sans SC.
    Han,
}

/// Both faces, mapped into memory. Load once and share.
pub struct Faces {
    latin: Mmap,
    han: Mmap,
}

/// Why the faces cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FacesError {
    /// A file cannot be opened.
    #[error("the face {face} cannot be read; reinstall the program")]
    Unreadable {
        /// Name of the file.
        face: &'static str,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file is not a face.
    #[error("the face {0} is damaged; reinstall the program")]
    Damaged(&'static str),
}

impl Faces {
    /// Maps the two files of [`FACE_FILES`] from a directory.
    ///
    /// # Errors
    /// A file is missing or is not a face.
    pub fn load(directory: &Path) -> Result<Self, FacesError> {
        let [latin, han] = FACE_FILES;
        Ok(Self {
            latin: load(directory, latin)?,
            han: load(directory, han)?,
        })
    }

    /// No faces: whatever has to be drawn is refused. For a program that only reads.
    ///
    /// # Errors
    /// The system gives no memory.
    pub fn none() -> Result<Self, FacesError> {
        let [latin, han] = FACE_FILES;
        let nothing =
            |face| mapping::nothing().map_err(|source| FacesError::Unreadable { face, source });
        Ok(Self {
            latin: nothing(latin)?,
            han: nothing(han)?,
        })
    }

    /// The faces that this build unpacked: for tests and for running from the source tree.
    ///
    /// # Errors
    /// As [`Faces::load`]; the build directory was removed.
    pub fn from_build() -> Result<Self, FacesError> {
        Self::load(Path::new(env!("OUT_DIR")))
    }

    /// The whole file of a face.
    #[must_use]
    pub fn bytes(&self, face: FaceId) -> &[u8] {
        match face {
            FaceId::Latin => &self.latin,
            FaceId::Han => &self.han,
        }
    }

    /// Both faces, parsed: cheap, the tables stay where they are.
    ///
    /// # Errors
    /// A file was replaced by something that is not a face.
    pub(crate) fn open(&self) -> Result<OpenFaces<'_>, FacesError> {
        let [latin, han] = FACE_FILES;
        Ok(OpenFaces {
            latin: Parsed::parse(&self.latin, 0).map_err(|_| FacesError::Damaged(latin))?,
            han: Parsed::parse(&self.han, 0).map_err(|_| FacesError::Damaged(han))?,
        })
    }
}

fn load(directory: &Path, face: &'static str) -> Result<Mmap, FacesError> {
    let map = mapping::map(&directory.join(face))
        .map_err(|source| FacesError::Unreadable { face, source })?;
    Parsed::parse(&map, 0).map_err(|_| FacesError::Damaged(face))?;
    Ok(map)
}

/// The parsed faces for the time of one layout or one file.
pub(crate) struct OpenFaces<'a> {
    latin: Parsed<'a>,
    han: Parsed<'a>,
}

/// A glyph of a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glyph {
    pub face: FaceId,
    pub id: u16,
    /// Advance in thousandths of an em (both faces have 1000 units to the em).
    pub advance: u16,
}

impl OpenFaces<'_> {
    /// The glyph of a character in one face.
    pub fn glyph_in(&self, face: FaceId, c: char) -> Option<Glyph> {
        let parsed = self.parsed(face);
        let id = parsed.glyph_index(c).filter(|id| id.0 != 0)?;
        let advance = parsed.glyph_hor_advance(id).unwrap_or(0);
        Some(Glyph {
            face,
            id: id.0,
            advance,
        })
    }

    /// The face's own vertical limits: ascender and descender, thousandths of an em.
    pub fn limits(&self, face: FaceId) -> (i16, i16) {
        let parsed = self.parsed(face);
        (parsed.ascender(), parsed.descender())
    }

    /// Smallest box around all glyphs of a face: x min, y min, x max, y max.
    pub fn bounds(&self, face: FaceId) -> [i16; 4] {
        let all = self.parsed(face).global_bounding_box();
        [all.x_min, all.y_min, all.x_max, all.y_max]
    }

    /// Draws the outline of a glyph; nothing for a blank one.
    pub fn outline(&self, glyph: Glyph, pen: &mut dyn OutlineBuilder) {
        let _ = self
            .parsed(glyph.face)
            .outline_glyph(GlyphId(glyph.id), pen);
    }

    fn parsed(&self, face: FaceId) -> &Parsed<'_> {
        match face {
            FaceId::Latin => &self.latin,
            FaceId::Han => &self.han,
        }
    }
}
