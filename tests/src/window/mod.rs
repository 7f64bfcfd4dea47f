//! The real window, driven from outside through WebDriver on a display of its own.
//!
//! [`Stage`] is the ground that a story in the window stands on: a virtual display, a session bus,
//! a driver, an empty data folder and an empty folder for the dialogs. [`Stage::open`] starts the
//! program on it and gives the [`Page`] to act on; opening again is what a restart is.

mod axe;
mod driver;
mod hand;
mod page;
mod process;
pub mod readers;
mod stage;

pub use axe::Violation;
pub use page::{Page, PageError};
pub use stage::{Stage, StageError, pictures};
