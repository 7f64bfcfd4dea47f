//! Ink as PDF 1.7: the only module that knows printpdf and lopdf.
//!
//! printpdf makes the pages and the font dictionaries for subsets that we cut ourselves; `content` writes what the
//! pages draw; lopdf finishes the file (identity, metadata, colour, compression). Nothing in the file depends on the time
//! of writing or on a counter, so the same layout gives the same bytes.

mod append;
mod content;
mod finish;
mod icc;
mod merge;
mod plate;
mod stamp;
mod stranger;
mod subset;
mod xmp;

use printpdf::{PdfDocument, PdfSaveOptions, XObject, XObjectId};

use crate::{
    faces::{FaceId, Faces, FacesError},
    page::Layout,
};

pub use append::{AppendError, Inspected, LARGEST_PDF, MOST_PAGES, append, inspect};
pub use merge::{MergeError, Merged, Part, part};
pub use plate::{Photograph, plate};
pub use stamp::{StampError, stamp};
pub use stranger::{StrangerError, stranger};

/// Why a layout did not become a file.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The faces cannot be read.
    #[error(transparent)]
    Faces(#[from] FacesError),
    /// A face could not be cut to the glyphs in use.
    #[error("the face {0:?} cannot be cut to the characters of the handout")]
    Subset(FaceId),
    /// The file could not be put together.
    #[error("the PDF could not be written: {0}")]
    Assembly(#[from] lopdf::Error),
    /// The file could not be put together.
    #[error("the PDF could not be written: {0}")]
    Output(#[from] std::io::Error),
    /// A part could not be compressed.
    #[error("a part of the PDF could not be compressed")]
    Compression,
}

/// Writes a layout as PDF.
///
/// # Errors
/// The faces cannot be read or cut.
pub fn write(layout: &Layout, faces: &Faces) -> Result<Vec<u8>, WriteError> {
    finish::finish(assemble(layout, faces)?, &layout.about)
}

/// Pages, faces and codes, as yet without what makes a file of them.
fn assemble(layout: &Layout, faces: &Faces) -> Result<lopdf::Document, WriteError> {
    let open = faces.open()?;
    let subsets = subset::cut(layout, faces, &open)?;
    let mut document = PdfDocument::new(&layout.about.title);
    for subset in &subsets {
        let font = printpdf::PdfFont::new(subset.font.clone());
        document.resources.fonts.map.insert(subset.id.clone(), font);
    }
    for (index, modules) in layout.codes.iter().enumerate() {
        let code = XObject::External(content::code(modules));
        document.resources.xobjects.map.insert(code_id(index), code);
    }
    for (index, picture) in layout.pictures.iter().enumerate() {
        let picture = content::picture(picture).ok_or(WriteError::Compression)?;
        let picture = XObject::External(picture);
        let all = &mut document.resources.xobjects.map;
        all.insert(picture_id(index), picture);
    }
    if let Some(logo) = &layout.logo {
        let logo = content::picture(logo).ok_or(WriteError::Compression)?;
        let all = &mut document.resources.xobjects.map;
        all.insert(logo_id(), XObject::External(logo));
    }
    document.pages = layout
        .pages
        .iter()
        .enumerate()
        .map(|(n, page)| content::bare(page, if n == 0 { &subsets } else { &[] }))
        .collect();
    // Embeds the faces as they are: they are cut already.
    let options = PdfSaveOptions {
        subset_fonts: false,
        ..PdfSaveOptions::default()
    };
    let mut document = document.to_lopdf_document(&options, &mut Vec::new());
    let ids: Vec<lopdf::ObjectId> = document.page_iter().collect();
    for (id, page) in ids.into_iter().zip(&layout.pages) {
        let drawn = content::page(page, layout, &subsets);
        let contents = document.get_dictionary(id)?.get(b"Contents")?;
        let stream = lopdf::Stream::new(lopdf::Dictionary::new(), drawn);
        document.set_object(contents.as_reference()?, stream);
    }
    Ok(document)
}

fn picture_id(index: usize) -> XObjectId {
    XObjectId(format!("Picture{index}"))
}

/// Named apart from the pictures of codes, which give way where a letter does not count any more.
fn logo_id() -> XObjectId {
    XObjectId("Logo".to_owned())
}

fn code_id(index: usize) -> XObjectId {
    XObjectId(format!("Code{index}"))
}
