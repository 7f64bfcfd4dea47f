//! Alibaba Cloud's own LOA behind the handout, for printing: pages only, nothing active.
//!
//! That file comes from outside. It is read within limits, and what cannot be read safely is refused with
//! the reason; the original bytes stay as they are in the register either way.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

/// Largest file that is read, in bytes.
pub const LARGEST_PDF: usize = 25 * 1024 * 1024;
/// Most pages that are taken.
pub const MOST_PAGES: usize = 100;
/// Most objects that are looked at.
const MOST_OBJECTS: usize = 100_000;
/// Most bytes that a stream of objects or references may unpack to while a file is opened.
const LARGEST_STREAM: usize = 4 * 1024 * 1024;
/// Deepest page tree.
const DEPTH: usize = 32;

/// What is known of a PDF from outside after looking at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inspected {
    /// Number of pages.
    pub pages: usize,
}

/// Why a PDF from outside is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// Over [`LARGEST_PDF`].
    #[error("the file has {0} bytes; at most 25 MB are read")]
    TooLarge(usize),
    /// Does not begin like a PDF.
    #[error("the file is not a PDF")]
    NotPdf,
    /// Needs a password, even an empty one.
    #[error("the PDF is encrypted; save a copy without a password and take that")]
    Encrypted,
    /// Cannot be read.
    #[error("the PDF is damaged: {0}")]
    Damaged(String),
    /// Nothing to print.
    #[error("the PDF has no pages")]
    NoPages,
    /// Over [`MOST_PAGES`].
    #[error("the PDF has {0} pages; at most {MOST_PAGES} are taken")]
    TooManyPages(usize),
    /// Over the limit of objects.
    #[error("the PDF has {0} parts, far more than a letter has; it is not taken")]
    TooManyObjects(usize),
}

/// Looks at a PDF from outside without keeping anything of it.
///
/// # Errors
/// It would not be taken by [`append`] either, for the same reason.
pub fn inspect(pdf: &[u8]) -> Result<Inspected, AppendError> {
    let document = load(pdf)?;
    Ok(Inspected {
        pages: pages(&document)?.len(),
    })
}

/// The handout with the official PDF's pages behind it. Links, forms, scripts and attachments of the
/// official PDF stay out.
///
/// # Errors
/// The official PDF is too large, encrypted, damaged or empty; or the handout itself cannot be read.
pub fn append(handout: &[u8], official: &[u8]) -> Result<Vec<u8>, AppendError> {
    let document = load(handout)?;
    let theirs = load(official)?;
    guarded(|| joined(document, theirs))
}

fn joined(mut document: Document, mut theirs: Document) -> Result<Vec<u8>, AppendError> {
    theirs.renumber_objects_with(document.max_id + 1);
    let added = pages(&theirs)?;
    let root = document
        .catalog()
        .and_then(|c| c.get(b"Pages"))
        .and_then(Object::as_reference);
    let root = root.map_err(damaged)?;
    for id in &added {
        let page = alone(&theirs, *id, root)?;
        theirs.objects.insert(*id, Object::Dictionary(page));
    }
    document.max_id = document.max_id.max(theirs.max_id);
    document.objects.append(&mut theirs.objects);
    let tree = document.get_dictionary_mut(root).map_err(damaged)?;
    let mut kids = tree
        .get(b"Kids")
        .and_then(Object::as_array)
        .map_err(damaged)?
        .clone();
    kids.extend(added.into_iter().map(Object::Reference));
    tree.set("Count", i64::try_from(kids.len()).unwrap_or(i64::MAX));
    tree.set("Kids", kids);
    // The official pages bring faces and colours of their own: the whole is no archive file any more.
    if let Ok(catalog) = document.catalog_mut() {
        catalog.remove(b"OutputIntents");
        catalog.remove(b"Metadata");
    }
    document.prune_objects();
    document.renumber_objects();
    let mut bytes = Vec::new();
    document
        .save_to(&mut bytes)
        .map_err(|error| AppendError::Damaged(error.to_string()))?;
    Ok(bytes)
}

/// A page that needs nothing from its old tree: what it inherited is written into it, what could act is
/// left out.
pub(super) fn alone(
    document: &Document,
    id: ObjectId,
    parent: ObjectId,
) -> Result<Dictionary, AppendError> {
    const KEPT: [&[u8]; 9] = [
        b"Contents",
        b"Resources",
        b"MediaBox",
        b"CropBox",
        b"TrimBox",
        b"BleedBox",
        b"ArtBox",
        b"Rotate",
        b"UserUnit",
    ];
    let mut page = Dictionary::new();
    page.set("Type", "Page");
    let mut at = id;
    for depth in 0..DEPTH {
        let node = document.get_dictionary(at).map_err(damaged)?;
        for key in KEPT {
            let inherits = matches!(key, b"Resources" | b"MediaBox" | b"CropBox" | b"Rotate");
            if (depth == 0 || inherits)
                && !page.has(key)
                && let Ok(value) = node.get(key)
            {
                page.set(key, value.clone());
            }
        }
        match node.get(b"Parent").and_then(Object::as_reference) {
            Ok(up) => at = up,
            Err(_) => break,
        }
    }
    page.set("Parent", parent);
    Ok(page)
}

pub(super) fn pages(document: &Document) -> Result<Vec<ObjectId>, AppendError> {
    let pages: Vec<ObjectId> = document.page_iter().take(MOST_PAGES + 1).collect();
    match pages.len() {
        0 => Err(AppendError::NoPages),
        n if n > MOST_PAGES => Err(AppendError::TooManyPages(n)),
        _ => Ok(pages),
    }
}

pub(super) fn load(pdf: &[u8]) -> Result<Document, AppendError> {
    if pdf.len() > LARGEST_PDF {
        return Err(AppendError::TooLarge(pdf.len()));
    }
    // The mark may stand a little into the file.
    let beginning = pdf.get(..pdf.len().min(1024)).unwrap_or_default();
    if !beginning.windows(5).any(|window| window == b"%PDF-") {
        return Err(AppendError::NotPdf);
    }
    let document = guarded(|| {
        let options = LoadOptions {
            max_decompressed_size: Some(LARGEST_STREAM),
            ..LoadOptions::default()
        };
        Document::load_mem_with_options(pdf, options).map_err(|error| match error {
            lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => AppendError::Encrypted,
            error => damaged(error),
        })
    })?;
    // A file with an empty password opens by itself; its permissions would be lost silently.
    if document.is_encrypted() || document.encryption_state.is_some() {
        return Err(AppendError::Encrypted);
    }
    match document.objects.len() {
        n if n > MOST_OBJECTS => Err(AppendError::TooManyObjects(n)),
        _ => Ok(document),
    }
}

/// Runs foreign parsing code; a panic in it is a damaged file, not the end of the program.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, AppendError>) -> Result<T, AppendError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(AppendError::Damaged(
            "its structure makes no sense".to_owned(),
        ))
    })
}

fn damaged(error: lopdf::Error) -> AppendError {
    AppendError::Damaged(error.to_string())
}
