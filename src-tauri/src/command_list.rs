//! The one list of commands that the window may call.

/// Names of all commands, in the order of the list.
pub const NAMES: &[&str] = &["about"];
