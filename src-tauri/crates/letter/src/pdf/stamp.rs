//! A stamp laid over a handout's kept bytes: a new document, while those bytes stay as they are.
//!
//! The pages of the original are taken over untouched, each with the stamp as one form on top. Where the handout no
//! longer counts, its QR codes give way to a crossed box, so that a reprint opens nothing and proves nothing.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};

use super::{WriteError, append, assemble, finish};
use crate::{
    faces::Faces,
    page::About,
    stamp::{Stamp, overlay},
    text::MM,
};

/// Why a document was not stamped.
#[derive(Debug, thiserror::Error)]
pub enum StampError {
    /// The bytes are not one of our documents.
    #[error("the kept document cannot be read: {0}")]
    Original(#[from] append::AppendError),
    /// The faces cannot be read.
    #[error(transparent)]
    Faces(#[from] crate::faces::FacesError),
    /// The stamped document could not be put together.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl From<lopdf::Error> for StampError {
    fn from(error: lopdf::Error) -> Self {
        Self::Write(error.into())
    }
}

/// The document once for each stamp, one behind the other. The same bytes and stamps give the same bytes.
///
/// # Errors
/// The bytes are no PDF of ours, or the faces cannot be read.
pub fn stamp(
    original: &[u8],
    stamps: &[Stamp],
    mut about: About,
    faces: &Faces,
) -> Result<Vec<u8>, StampError> {
    let mut document = append::load(original)?;
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let sizes = pages
        .iter()
        .map(|id| size(&document, *id))
        .collect::<Result<Vec<_>, _>>()?;
    about.file_id = identity(original, stamps);

    let laid = overlay(stamps, &sizes, about.clone(), faces)?;
    let mut theirs = assemble(&laid, faces)?;
    theirs.renumber_objects_with(document.max_id + 1);
    let forms = forms(&theirs, &sizes)?;
    document.max_id = document.max_id.max(theirs.max_id);
    document.objects.append(&mut theirs.objects);
    if stamps.iter().any(Stamp::ends) {
        withhold(&mut document, &pages)?;
    }

    let root = document.catalog()?.get(b"Pages")?.as_reference()?;
    let mut kids = Vec::with_capacity(forms.len());
    for (form, page) in forms.into_iter().zip(pages.iter().cycle()) {
        let form = document.add_object(form);
        let page = stamped_page(&mut document, *page, form, root)?;
        kids.push(Object::Reference(document.add_object(page)));
    }
    let tree = document.get_dictionary_mut(root)?;
    tree.set("Count", i64::try_from(kids.len()).unwrap_or(i64::MAX));
    tree.set("Kids", kids);
    let catalog = document.catalog_mut()?;
    catalog.remove(b"Metadata");
    catalog.remove(b"OutputIntents");
    document.prune_objects();
    document.renumber_objects();
    Ok(finish::finish(document, &about)?)
}

/// Names the stamped file: from the bytes that were stamped and everything that the stamps say.
fn identity(original: &[u8], stamps: &[Stamp]) -> [u8; 32] {
    let mut hash = Sha256::new().chain_update(Sha256::digest(original));
    for stamp in stamps {
        hash.update(format!("{stamp:?}"));
    }
    hash.finalize().into()
}

/// Width and height of a page, mm.
fn size(document: &Document, page: ObjectId) -> Result<(f32, f32), lopdf::Error> {
    let page = document.get_dictionary(page)?;
    let area = document.dereference(page.get(b"MediaBox")?)?.1.as_array()?;
    let side = |at: usize| -> Result<f32, lopdf::Error> {
        area.get(at)
            .ok_or_else(|| lopdf::Error::DictKey("MediaBox".to_owned()))?
            .as_float()
    };
    Ok(((side(2)? - side(0)?) * MM, (side(3)? - side(1)?) * MM))
}

/// Each page of the stamp as a form of its own.
fn forms(theirs: &Document, sizes: &[(f32, f32)]) -> Result<Vec<Stream>, lopdf::Error> {
    theirs
        .page_iter()
        .zip(sizes.iter().cycle())
        .map(|(id, (width, height))| {
            let page = theirs.get_dictionary(id)?;
            let area = [0.0, 0.0, width / MM, height / MM].map(Object::Real);
            let form = dictionary! {
                "Type" => "XObject",
                "Subtype" => "Form",
                "BBox" => area.to_vec(),
                "Resources" => page.get(b"Resources")?.clone(),
            };
            Ok(Stream::new(form, theirs.get_page_content(id)))
        })
        .collect()
}

/// The page with the stamp on top of what it shows already.
fn stamped_page(
    document: &mut Document,
    id: ObjectId,
    form: ObjectId,
    root: ObjectId,
) -> Result<Dictionary, lopdf::Error> {
    let mut page = document.get_dictionary(id)?.clone();
    let mut resources = match page.get(b"Resources")? {
        Object::Reference(id) => document.get_dictionary(*id)?.clone(),
        direct => direct.as_dict()?.clone(),
    };
    let mut forms = match resources.get(b"XObject") {
        Ok(Object::Reference(id)) => document.get_dictionary(*id)?.clone(),
        Ok(direct) => direct.as_dict()?.clone(),
        Err(_) => Dictionary::new(),
    };
    forms.set("Stamp", form);
    resources.set("XObject", forms);
    page.set("Resources", resources);

    let before = document.add_object(Stream::new(Dictionary::new(), b"q\n".to_vec()));
    let after = b"\nQ q /Stamp Do Q\n".to_vec();
    let after = document.add_object(Stream::new(Dictionary::new(), after));
    let mut contents = vec![Object::Reference(before)];
    match page.get(b"Contents")? {
        Object::Array(parts) => contents.extend(parts.iter().cloned()),
        one => contents.push(one.clone()),
    }
    contents.push(Object::Reference(after));
    page.set("Contents", contents);
    page.set("Parent", root);
    Ok(page)
}

/// Puts a crossed box where each code was: their forms are changed, so it holds wherever they stand.
fn withhold(document: &mut Document, pages: &[ObjectId]) -> Result<(), lopdf::Error> {
    let mut codes = Vec::new();
    for page in pages {
        let (direct, inherited) = document.get_page_resources(*page)?;
        let named = inherited
            .iter()
            .filter_map(|id| document.get_dictionary(*id).ok())
            .chain(direct);
        for resources in named {
            let forms = match resources.get(b"XObject") {
                Ok(Object::Reference(id)) => document.get_dictionary(*id)?,
                Ok(direct) => direct.as_dict()?,
                Err(_) => continue,
            };
            codes.extend(
                forms
                    .iter()
                    .filter(|(name, _)| name.starts_with(b"Code") || name.starts_with(b"Picture"))
                    .filter_map(|(_, object)| object.as_reference().ok()),
            );
        }
    }
    for id in codes {
        let code = document.get_object_mut(id)?.as_stream_mut()?;
        // a picture of a code becomes a form of the same size: a square of one unit
        let kind = code.dict.get(b"Subtype").and_then(Object::as_name);
        if kind.is_ok_and(|name| name == b"Image") {
            for key in [&b"Width"[..], b"Height", b"ColorSpace", b"BitsPerComponent"] {
                code.dict.remove(key);
            }
            code.dict.set("Subtype", "Form");
            code.dict
                .set("BBox", vec![0.into(), 0.into(), 1.into(), 1.into()]);
            code.dict.remove(b"Filter");
            let crossed =
                "0.02 w 0.01 0.01 0.98 0.98 re 0.01 0.01 m 0.99 0.99 l 0.01 0.99 m 0.99 0.01 l S";
            code.set_plain_content(crossed.into());
            continue;
        }
        let side = match code.dict.get(b"BBox").and_then(Object::as_array) {
            Ok(area) => area.get(2).and_then(|n| n.as_float().ok()).unwrap_or(1.0),
            Err(_) => 1.0,
        };
        let crossed = format!(
            "0.5 w 0.25 0.25 {s} {s} re 0.25 0.25 m {e} {e} l 0.25 {e} m {e} 0.25 l S",
            s = side - 0.5,
            e = side - 0.25
        );
        code.dict.remove(b"Filter");
        code.set_plain_content(crossed.into_bytes());
    }
    Ok(())
}
