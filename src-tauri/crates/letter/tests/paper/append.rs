//! Alibaba Cloud's own PDF behind the handout: taken when sound, refused with a reason when not.

use desk_letter::{
    pdf::{AppendError, append, inspect},
    sample,
};
use proptest::prelude::*;

use crate::made::{hard, made};

#[test]
fn the_official_pages_stand_behind_the_handout() {
    let handout = made(sample::letter()).pdf;
    let official = made(hard()).pdf;
    let pages = |pdf: &[u8]| inspect(pdf).unwrap().pages;
    let both = append(&handout, &official).unwrap();
    assert_eq!(pages(&both), pages(&handout) + pages(&official));
    assert_eq!(
        both,
        append(&handout, &official).unwrap(),
        "printing twice prints the same"
    );
}

#[test]
fn links_and_scripts_stay_out() {
    let plain = made(sample::letter()).pdf;
    let mut official = lopdf::Document::load_mem(&plain).unwrap();
    let script = lopdf::dictionary! { "S" => "JavaScript", "JS" => lopdf::Object::string_literal("app.alert(1)") };
    let link = lopdf::dictionary! { "Type" => "Annot", "Subtype" => "Link", "A" => script.clone() };
    let page = official.page_iter().next().unwrap();
    let page = official.get_dictionary_mut(page).unwrap();
    page.set("Annots", vec![lopdf::Object::Dictionary(link)]);
    page.set("AA", lopdf::dictionary! { "O" => script.clone() });
    official.catalog_mut().unwrap().set("OpenAction", script);
    let mut bytes = Vec::new();
    official.save_to(&mut bytes).unwrap();
    let both = append(&plain, &bytes).unwrap();
    assert!(!both.windows(10).any(|window| window == b"JavaScript"));
}

#[test]
fn what_is_not_a_sound_pdf_is_refused_by_name() {
    let handout = made(sample::letter()).pdf;
    assert_eq!(append(&handout, b"GIF89a"), Err(AppendError::NotPdf));
    assert_eq!(inspect(b""), Err(AppendError::NotPdf));
    assert!(matches!(
        inspect(b"%PDF-1.7\nnothing"),
        Err(AppendError::Damaged(_))
    ));
    assert!(matches!(
        inspect(&handout[..handout.len() / 2]),
        Err(AppendError::Damaged(_) | AppendError::NoPages)
    ));
    assert_eq!(
        inspect(&vec![b' '; 26 * 1024 * 1024]),
        Err(AppendError::TooLarge(26 * 1024 * 1024))
    );
    let mut endless = b"%PDF-1.7\n1 0 obj\n".to_vec();
    endless.extend(b"[".repeat(200_000));
    assert!(inspect(&endless).is_err());
}

#[test]
fn a_page_tree_that_bites_its_tail_ends() {
    let mut official = lopdf::Document::load_mem(&made(sample::letter()).pdf).unwrap();
    let root = official
        .catalog()
        .unwrap()
        .get(b"Pages")
        .unwrap()
        .as_reference()
        .unwrap();
    let tree = official.get_dictionary_mut(root).unwrap();
    tree.set("Kids", vec![lopdf::Object::Reference(root); 3]);
    tree.set("Parent", root);
    let mut bytes = Vec::new();
    official.save_to(&mut bytes).unwrap();
    assert!(inspect(&bytes).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn damaged_files_are_refused_or_read_but_never_end_the_program(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)
    ) {
        let mut official = made(sample::letter()).pdf;
        for (at, byte) in cuts {
            let at = at.index(official.len());
            official[at] = byte;
        }
        let _ = inspect(&official);
    }
}
