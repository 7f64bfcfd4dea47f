//! desk-letter
