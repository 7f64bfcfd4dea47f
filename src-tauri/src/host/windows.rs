//! Printing on Windows, which has not been tried: the viewer opens and a person prints there.
//!
//! The shell verb `print` depends on which reader is installed and is often not answered at all,
//! so that a print could be lost in silence.

use std::path::Path;

/// Windows has no queue that takes a PDF.
pub fn queue(_file: &Path) -> bool {
    false
}
