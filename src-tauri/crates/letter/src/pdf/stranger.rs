//! PDFs of strangers among our own pages: their pages are taken as they are, and a file that could act is not.

use lopdf::{Document, Object, Stream};

use super::append::{AppendError, guarded, load, pages};
use super::merge::{MergeError, Part, strange};

/// Most bytes that one page may draw with, unpacked.
const LARGEST_PAGE: usize = 64 * 1024 * 1024;

/// Most bytes that nothing takes when it is packed.
const NOTHING_PACKED: usize = 16;

/// Why a stranger's PDF stays out of a file of pages. It can still be kept beside it, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StrangerError {
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] AppendError),
    /// It holds a program, or opens or starts something.
    #[error("the PDF holds a program or starts something when it is opened")]
    Acts,
    /// It takes parts from other files.
    #[error("the PDF takes parts of its pages from other files")]
    Outside,
    /// What a page draws cannot be unpacked.
    #[error("what page {0} of the PDF draws cannot be unpacked")]
    Page(usize),
    /// A page has no size.
    #[error("page {0} of the PDF has no size")]
    NoSize(usize),
}

/// Makes a stranger's PDF ready for [`super::Merged::add`]. Links, forms and attachments stay out; a file that holds a
/// program is refused as a whole, because what it shows may be what the program made of it.
///
/// # Errors
/// [`StrangerError`]; every one of them leaves the program as it was.
pub fn stranger(pdf: &[u8]) -> Result<Part, StrangerError> {
    let document = load(pdf)?;
    guarded(|| Ok(checked(document)))?
}

fn checked(document: Document) -> Result<Part, StrangerError> {
    let all = pages(&document)?;
    for object in document.objects.values() {
        look(object)?;
    }
    for (n, page) in all.iter().enumerate() {
        let number = n + 1;
        let contents = contents(&document, *page).ok_or(StrangerError::Page(number))?;
        let mut left = LARGEST_PAGE;
        for stream in contents {
            left = unpacked(stream, left).ok_or(StrangerError::Page(number))?;
        }
        if !sized(&document, *page) {
            return Err(StrangerError::NoSize(number));
        }
    }
    strange(document, &all).map_err(|error| match error {
        MergeError::Document(error) => StrangerError::Unreadable(error),
        other => StrangerError::Unreadable(AppendError::Damaged(other.to_string())),
    })
}

/// Refuses what acts, wherever it stands in an object. The reader of objects has bounded how deep they go.
fn look(object: &Object) -> Result<(), StrangerError> {
    let dictionary = match object {
        Object::Array(all) => return all.iter().try_for_each(look),
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => {
            // a stream that stands in another file
            if stream.dict.has(b"F") && !stream.dict.has_type(b"EmbeddedFile") {
                return Err(StrangerError::Outside);
            }
            if stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"PS") {
                return Err(StrangerError::Acts);
            }
            &stream.dict
        }
        _ => return Ok(()),
    };
    if dictionary.has(b"JS") || dictionary.has(b"JavaScript") || dictionary.has(b"XFA") {
        return Err(StrangerError::Acts);
    }
    if let Ok(kind) = dictionary.get(b"S").and_then(Object::as_name)
        && matches!(
            kind,
            b"JavaScript" | b"Launch" | b"ImportData" | b"SubmitForm" | b"Rendition" | b"Movie"
        )
    {
        return Err(StrangerError::Acts);
    }
    dictionary.iter().try_for_each(|(_, inner)| look(inner))
}

/// What a page draws; `None`: a part of it is named and is not there, so that the page would show less than it should.
fn contents(document: &Document, page: lopdf::ObjectId) -> Option<Vec<&Stream>> {
    let follow = |object: &Object| match object {
        Object::Reference(id) => document.get_object(*id).ok(),
        _ => None,
    };
    let streams = |all: &[Object]| -> Option<Vec<&Stream>> {
        all.iter()
            .map(|object| follow(object)?.as_stream().ok())
            .collect()
    };
    let page = document.get_dictionary(page).ok()?;
    match page.get(b"Contents") {
        Ok(Object::Array(all)) => streams(all),
        // a page without any is empty on purpose
        Ok(Object::Null) | Err(_) => Some(Vec::new()),
        Ok(one) => match follow(one)? {
            Object::Array(all) => streams(all),
            one => Some(vec![one.as_stream().ok()?]),
        },
    }
}

/// What is left of the allowance after a stream; `None`: it cannot be unpacked, or is too long.
fn unpacked(stream: &Stream, left: usize) -> Option<usize> {
    if !stream.dict.has(b"Filter") {
        return left.checked_sub(stream.content.len());
    }
    let plain = stream.decompressed_content_with_limit(left).ok()?;
    // the reader gives what it can of a broken stream, even nothing; so few bytes may truly stand for nothing
    if plain.is_empty() && stream.content.len() > NOTHING_PACKED {
        return None;
    }
    left.checked_sub(plain.len())
}

/// Whether a page, or a node above it, says how large it is.
fn sized(document: &Document, page: lopdf::ObjectId) -> bool {
    let mut at = page;
    for _ in 0..32 {
        let Ok(node) = document.get_dictionary(at) else {
            return false;
        };
        if node.has(b"MediaBox") {
            return true;
        }
        match node.get(b"Parent").and_then(Object::as_reference) {
            Ok(up) => at = up,
            Err(_) => return false,
        }
    }
    false
}
