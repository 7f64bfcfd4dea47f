//! The paper of Circuit Desk: what a handout says, how it is laid out, and how it becomes ink.
//!
//! A [`letter::Letter`] is plain data; [`layout::layout`] turns it into millimetres; [`pdf::write`] and
//! [`svg::write`] turn those into bytes. [`codes`] signs the two kinds of QR codes and [`verify`] checks
//! them; [`trust`] is how one desk learns whose codes count. The same letter gives the same bytes, and nothing in here asks for the time or for randomness.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing))]

pub mod audience;
pub mod claims;
pub mod codes;
pub mod cose;
pub mod faces;
mod foot;
pub mod genuine;
pub mod glyphs;
pub mod layout;
pub mod letter;
mod mapping;
pub mod page;
pub mod pdf;
pub mod picture;
pub mod qr;
pub mod report;
pub mod requirements;
pub mod sample;
mod sheet;
pub mod stamp;
pub mod svg;
pub mod text;
pub mod trust;
pub mod verify;
