//! The paper as others see it: the same bytes every time, strings and codes back through independent
//! readers, forgeries refused, foreign files handled. One binary, so that the faces are linked once.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod append;
mod bytes;
mod copies;
mod forgeries;
mod forgery_classes;
mod made;
mod merge;
mod picture;
mod readers;
mod report;
mod requirements;
mod snapshot;
mod tools;
mod trust;
mod wording;
mod worn;
