//! The same letter gives the same bytes, and different letters do not.

use desk_letter::{letter::Letter, sample};

use crate::made::{hard, made};

#[test]
fn the_same_letter_gives_the_same_bytes_whatever_was_made_between() {
    let first = made(sample::letter()).pdf;
    made(hard());
    let again = std::thread::spawn(|| made(sample::letter()).pdf)
        .join()
        .unwrap();
    assert_eq!(first.len(), again.len());
    assert!(
        first == again,
        "a counter, a clock or a hash map got into the file"
    );
}

#[test]
fn another_revision_is_another_file() {
    let first = made(sample::letter());
    let second = made(Letter {
        revision: 2,
        ..sample::letter()
    });
    assert_ne!(first.letter.content_hash(), second.letter.content_hash());
    assert_ne!(first.codes.seal, second.codes.seal);
    assert_ne!(first.pdf, second.pdf);
}

#[test]
fn a_letter_survives_being_kept_as_json() {
    let letter = hard();
    let kept: Letter = serde_json::from_slice(&letter.canonical()).unwrap();
    assert_eq!(kept, letter);
    assert_eq!(kept.content_hash(), letter.content_hash());
}

/// Budget of the front page and a page of passes together; the figure is printed with `--nocapture`.
#[test]
fn a_page_stays_small() {
    let made = made(sample::letter());
    let per_page = made.pdf.len() / made.layout.pages.len();
    println!("{} bytes, {per_page} a page", made.pdf.len());
    assert!(per_page <= 55_000, "{per_page} bytes a page");
}
