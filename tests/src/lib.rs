//! Stories, letters, upgrades and the real window: what proves the whole.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod canary;
pub mod erasures;
pub mod kill;
pub mod measure;
pub mod story;
pub mod window;
