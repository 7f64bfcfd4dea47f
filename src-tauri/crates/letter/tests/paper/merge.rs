//! Many documents as one file to print: what is drawn stays what it was, and both faces are in it once.

use std::{fs, path::Path};

use desk_letter::{
    letter::{AccessFlow, Letter, Paper},
    page::About,
    pdf::{self, Merged},
    sample,
    stamp::RenditionKind,
};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use tempfile::TempDir;

use crate::{
    made::{FACES, entitled, hard, letter, made, stamped},
    tools::{run, text},
};

fn about() -> About {
    About {
        title: "LOA handouts".to_owned(),
        author: String::new(),
        subject: String::new(),
        issued_at: sample::issued_at(),
        file_id: [0; 32],
    }
}

fn merged(documents: &[Vec<u8>]) -> Vec<u8> {
    let mut file = Merged::begin(Vec::new()).unwrap();
    for (n, document) in documents.iter().enumerate() {
        let part = pdf::part(document, &FACES).unwrap();
        file.add(&part, &format!("LOA-K7PM-2026-{n:06} 函件"))
            .unwrap();
    }
    let (bytes, _, written) = file.finish(&about(), &FACES).unwrap();
    assert_eq!(bytes.len() as u64, written);
    bytes
}

fn numbered(n: u32) -> Letter {
    Letter {
        number: format!("LOA-K7PM-2026-{n:06}"),
        ..letter((n % 5 + 1) as usize, Paper::A4, AccessFlow::SmsQr)
    }
}

/// Every shape of document that can be merged.
fn shapes() -> Vec<Vec<u8>> {
    let handout = made(letter(2, Paper::A4, AccessFlow::SmsQr));
    let us = made(letter(1, Paper::UsLetter, AccessFlow::ThirdPartyLoa));
    vec![
        handout.pdf.clone(),
        stamped(&us, RenditionKind::Void, &[]),
        stamped(&handout, RenditionKind::Copy, &[(1, 2), (2, 2)]),
        made(hard()).pdf,
        made(entitled(3, Paper::A4)).pdf,
        pdf::append(&us.pdf, &foreign()).unwrap(),
    ]
}

/// A page that none of our writers made: strings in brackets, a font that is not embedded, resources of the tree, and
/// something that would act.
fn foreign() -> Vec<u8> {
    let mut document = Document::with_version("1.4");
    let content = b"BT /F1 24 Tf 72 700 Td (Port \\(approved\\)) Tj ET".to_vec();
    let content = document.add_object(Stream::new(Dictionary::new(), content));
    let font = document.add_object(
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" },
    );
    let tree = document.new_object_id();
    let page = document.add_object(
        dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content, "Annots" => Vec::<Object>::new() },
    );
    document.objects.insert(
        tree,
        Object::Dictionary(dictionary! {
            "Type" => "Pages", "Count" => 1, "Kids" => vec![page.into()],
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        }),
    );
    let act = document.add_object(
        dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") },
    );
    let root = document
        .add_object(dictionary! { "Type" => "Catalog", "Pages" => tree, "OpenAction" => act });
    document.trailer.set("Root", root);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// Files of faces in a document.
fn programs(bytes: &[u8]) -> usize {
    let document = Document::load_mem(bytes).unwrap();
    let objects = document.objects.values();
    objects
        .filter(|object| object.as_dict().is_ok_and(|dict| dict.has(b"FontFile2")))
        .count()
}

#[test]
fn a_hundred_handouts_hold_each_face_once() {
    let documents: Vec<Vec<u8>> = (1..=100).map(|n| made(numbered(n)).pdf).collect();
    let together: usize = documents.iter().map(Vec::len).sum();
    let pages: usize = documents
        .iter()
        .map(|document| Document::load_mem(document).unwrap().get_pages().len())
        .sum();
    let bytes = merged(&documents);
    let document = Document::load_mem(&bytes).unwrap();
    assert_eq!(document.get_pages().len(), pages);
    assert_eq!(programs(&bytes), 2);
    println!(
        "{} handouts, {pages} pages: {} kB apart, {} kB together",
        documents.len(),
        together / 1000,
        bytes.len() / 1000
    );
    assert!(
        bytes.len() * 3 < together,
        "{} of {together} bytes",
        bytes.len()
    );
    assert_eq!(bytes, merged(&documents), "the same bytes every time");
}

#[test]
fn a_face_that_draws_something_else_stays_in_its_document() {
    let handout = made(letter(1, Paper::A4, AccessFlow::SmsQr)).pdf;
    let mut other = Document::load_mem(&handout).unwrap();
    let map = other
        .objects
        .values_mut()
        .filter_map(|object| object.as_stream_mut().ok())
        .find(|stream| {
            stream
                .decompressed_content()
                .is_ok_and(|map| map.windows(10).any(|w| w == b"beginbfcha"))
        })
        .unwrap();
    // says of a glyph that it is another character: our face would draw that one
    let told = String::from_utf8(map.decompressed_content().unwrap()).unwrap();
    let at = told.find("<0002> <").unwrap() + "<0002> <".len();
    let told = format!("{}0041{}", &told[..at], &told[at + 4..]);
    map.dict.remove(b"Filter");
    map.set_plain_content(told.into_bytes());
    let mut bytes = Vec::new();
    other.save_to(&mut bytes).unwrap();
    assert_eq!(programs(&merged(&[handout.clone(), handout.clone()])), 2);
    let found = programs(&merged(&[handout.clone(), bytes, handout]));
    assert!(found > 2, "{found}: its own cut is kept");
}

#[test]
fn nothing_active_comes_along() {
    let bytes = merged(&shapes());
    let text = String::from_utf8_lossy(&bytes);
    for active in ["JavaScript", "OpenAction", "/Annots"] {
        assert!(!text.contains(active), "{active}");
    }
}

fn pages_of(pdf: &Path, folder: &Path) -> Vec<Vec<u8>> {
    fs::create_dir_all(folder).unwrap();
    let (pdf, prefix) = (pdf.to_str().unwrap(), folder.join("p"));
    run(
        "pdftoppm",
        "poppler-utils",
        &["-r", "60", "-gray", pdf, prefix.to_str().unwrap()],
    );
    let mut pages: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    pages.sort();
    pages.iter().map(|page| fs::read(page).unwrap()).collect()
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn every_page_is_drawn_and_read_as_before() {
    let shapes = shapes();
    let directory = TempDir::new().unwrap();
    let file = directory.path().join("merged.pdf");
    fs::write(&file, merged(&shapes)).unwrap();
    text("qpdf", "qpdf", &["--check", file.to_str().unwrap()]);
    let read = |file: &Path| {
        let file = file.to_str().unwrap();
        text("pdftotext", "poppler-utils", &["-layout", file, "-"])
    };
    let (mut drawn, mut told) = (Vec::new(), String::new());
    for (n, shape) in shapes.iter().enumerate() {
        let one = directory.path().join(format!("{n}.pdf"));
        fs::write(&one, shape).unwrap();
        drawn.extend(pages_of(&one, &directory.path().join(format!("{n}"))));
        told.push_str(&read(&one));
    }
    let now = pages_of(&file, &directory.path().join("all"));
    assert_eq!(now.len(), drawn.len());
    for (n, (now, before)) in now.iter().zip(&drawn).enumerate() {
        assert!(now == before, "page {} differs", n + 1);
    }
    assert_eq!(read(&file), told);
    let outline = text(
        "qpdf",
        "qpdf",
        &["--json", "--json-key=outlines", file.to_str().unwrap()],
    );
    assert_eq!(outline.matches("\"title\"").count(), shapes.len());
}
