//! What strangers send, turned into pictures, words and codes: a PDF's pages and its text, a QR code in a picture.
//!
//! Everything that comes in here is treated as hostile: bounded in bytes, pages and pixels. Nothing is written,
//! and nothing is known of the desk.
