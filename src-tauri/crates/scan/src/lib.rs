//! What strangers send, turned into pictures, words and codes: a PDF's pages and its text, a QR code in a picture.
//!
//! Everything that comes in here is treated as hostile: bounded in bytes, pages, pixels and time, and read on a
//! thread of its own, so that a reader that panics or never ends takes nothing with it. Nothing is written, and
//! nothing is known of the desk.
//!
//! - [`pdf`]: a page as a picture ([`pdf::page`]), and the words on it with their places ([`pdf::words`])
//! - [`offers`]: what those words say about the place where a circuit ends
//! - [`picture`]: a picture file, opened within limits
//! - [`codes`]: the QR codes in a picture
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod codes;
mod guard;
pub mod offers;
pub mod pdf;
pub mod picture;
mod text;

/// Why something was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScanError {
    /// Over the limit of bytes, which is in megabytes.
    #[error("the file is larger than {0} MB")]
    TooLarge(usize),
    /// Neither a picture nor a PDF.
    #[error("the file is neither a picture nor a PDF")]
    NotPicture,
    /// More pixels than are read: width and height.
    #[error("the picture has {0} × {1} pixels, more than are read")]
    TooManyPixels(u32, u32),
    /// Not a PDF, or damaged.
    #[error("the PDF is damaged or is none")]
    Damaged,
    /// Needs a password.
    #[error("the PDF is encrypted")]
    Encrypted,
    /// There is no such page.
    #[error("the PDF has no page {0}")]
    NoPage(usize),
    /// Over the limit of pages.
    #[error("the PDF has {0} pages, more than are read")]
    TooManyPages(usize),
    /// It took longer than a page may take.
    #[error("reading took too long and was given up")]
    TooSlow,
    /// The reader itself broke on it.
    #[error("the reader broke on this file")]
    Broke,
}
