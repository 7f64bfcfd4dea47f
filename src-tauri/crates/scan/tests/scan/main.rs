//! Files as strangers send them, made here: what is read of them, and what is refused.
#![allow(clippy::unwrap_used)]

mod hostile;
mod letters;
mod made;
