//! A word that somebody chose from a list.

use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::wire::Word;

/// Reads it. A word that stands in no list is told at the field.
pub(crate) fn choice<T: Word>(
    field: impl Into<String>,
    word: &str,
    problems: &mut Problems,
) -> Option<T> {
    let found = T::of_word(word);
    if found.is_none() {
        problems.block(field, ProblemCode::UnknownChoice);
    }
    found
}
