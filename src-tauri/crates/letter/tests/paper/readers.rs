//! What independent programs make of the files: qpdf, poppler, MuPDF, zbar and zxing-cpp.

use std::{collections::BTreeSet, fs, path::PathBuf};

use desk_domain::mask;
use desk_letter::{
    letter::{AccessFlow, Letter, Paper},
    pdf::{AppendError, append},
    text::normal,
    verify::verify,
};
use tempfile::TempDir;

use crate::{
    made::{Made, entitled, hard, letter, made, trust, visit},
    tools::{python, raster, run, text},
};

/// Every kind of handout that is checked.
fn all() -> Vec<Letter> {
    let mut all = vec![hard()];
    for (engineers, paper, flow) in [
        (4, Paper::A4, AccessFlow::SmsQr),
        (1, Paper::UsLetter, AccessFlow::ThirdPartyLoa),
        (5, Paper::A4, AccessFlow::ContactOnsiteEngineer),
        (16, Paper::UsLetter, AccessFlow::SmsQr),
    ] {
        all.push(letter(engineers, paper, flow));
    }
    all.push(entitled(6, Paper::A4));
    all.push(entitled(16, Paper::UsLetter));
    all
}

fn on_disk(made: &Made) -> (TempDir, PathBuf) {
    let directory = TempDir::new().unwrap();
    let file = directory.path().join("handout.pdf");
    fs::write(&file, &made.pdf).unwrap();
    (directory, file)
}

/// Text without the spaces and line ends that readers and line breaks put in.
fn bare(text: &str) -> String {
    normal(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// Every string that stands on the paper.
fn printed(letter: &Letter) -> Vec<String> {
    let hidden = |field: &str| {
        field.ends_with("document_number")
            || field.ends_with(".phone")
            || field.ends_with("desk_code")
            || field.ends_with("sha256")
            || field.ends_with("access_point_id")
    };
    let mut strings: Vec<String> = letter
        .texts()
        .into_iter()
        .filter(|(field, _)| !hidden(field))
        .map(|(_, text)| text.to_owned())
        .collect();
    for engineer in &letter.engineers {
        strings.push(mask::document(&engineer.document_number));
        strings.push(mask::phone(&engineer.phone));
    }
    strings
}

fn assert_all_back(reader: &str, found: &str, letter: &Letter) {
    let found = bare(found);
    for string in printed(letter) {
        assert!(
            found.contains(&bare(&string)),
            "{reader} does not give back {string:?}"
        );
    }
    for engineer in &letter.engineers {
        assert!(
            !found.contains(&bare(&engineer.document_number)),
            "a whole document number is on paper"
        );
    }
}

#[test]
#[ignore = "needs qpdf, poppler, mupdf, zbar, zxing-cpp; cargo xtask test runs it"]
fn files_are_sound_and_their_faces_are_embedded_subsets() {
    for letter in all() {
        let made = made(letter);
        let (_directory, file) = on_disk(&made);
        let file = file.to_str().unwrap();
        let report = text("qpdf", "qpdf", &["--check", file]);
        assert!(
            report.contains("No syntax or stream encoding errors"),
            "{report}"
        );
        let faces = text("pdffonts", "poppler-utils", &[file]);
        let rows: Vec<&str> = faces.lines().skip(2).collect();
        assert_eq!(rows.len(), 2, "{faces}");
        for row in rows {
            assert_eq!(row.as_bytes()[6], b'+', "a subset has a tag: {row}");
            assert!(
                row.contains("CID TrueType      Identity-H       yes yes yes"),
                "{row}"
            );
        }
    }
}

#[test]
#[ignore = "needs qpdf, poppler, mupdf, zbar, zxing-cpp; cargo xtask test runs it"]
fn poppler_gives_every_string_back() {
    for letter in all() {
        let made = made(letter);
        let (_directory, file) = on_disk(&made);
        let found = text(
            "pdftotext",
            "poppler-utils",
            &["-raw", file.to_str().unwrap(), "-"],
        );
        assert_all_back("pdftotext", &found, &made.letter);
    }
}

#[test]
#[ignore = "needs qpdf, poppler, mupdf, zbar, zxing-cpp; cargo xtask test runs it"]
fn mupdf_gives_every_string_back() {
    for letter in all() {
        let made = made(letter);
        let (_directory, file) = on_disk(&made);
        let found = text(
            "mutool",
            "mupdf-tools",
            &["draw", "-q", "-F", "txt", file.to_str().unwrap()],
        );
        assert_all_back("mutool", &found, &made.letter);
    }
}

#[test]
#[ignore = "needs qpdf, poppler, mupdf, zbar, zxing-cpp; cargo xtask test runs it"]
fn both_readers_read_every_code_and_what_they_read_verifies() {
    for letter in all() {
        let made = made(letter);
        let (directory, file) = on_disk(&made);
        let pages = raster(&file, directory.path());
        let pages: Vec<&str> = pages.iter().map(|page| page.to_str().unwrap()).collect();
        let ours: BTreeSet<String> = std::iter::once(&made.codes.seal)
            .chain(&made.codes.passes)
            .cloned()
            .collect();
        let official = made
            .letter
            .engineers
            .iter()
            .filter_map(|e| e.credential.as_ref());
        let official: BTreeSet<String> = official.map(|c| c.text.clone()).collect();
        let genuine: BTreeSet<String> = ours.union(&official).cloned().collect();

        let mut zbar = String::new();
        for page in pages.iter().filter(|page| has_codes(&made, page)) {
            zbar += &text("zbarimg", "zbar-tools", &["-q", "--raw", page]);
        }
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/read_codes.py");
        let python = python();
        let python = python.to_str().unwrap();
        let wants = "a Python with zxing-cpp and pillow: python3 -m venv .venv, then .venv/bin/pip install -r tests/requirements.txt";
        let zxing = run(python, wants, &[&[script], pages.as_slice()].concat());
        let zxing = String::from_utf8(zxing.stdout).unwrap();

        for (reader, found) in [("zbar", zbar), ("zxing-cpp", zxing)] {
            let read: BTreeSet<String> = found.lines().map(str::to_owned).collect();
            assert_eq!(read, genuine, "{reader}");
            for code in &ours {
                verify(code, &trust(), visit(), Some("Hangzhou-Xiaoshan-B")).unwrap();
                let at = code.len() / 2;
                let other = if &code[at..=at] == "A" { "B" } else { "A" };
                let changed = format!("{}{other}{}", &code[..at], &code[at + 1..]);
                assert!(
                    verify(&changed, &trust(), visit(), None).is_err(),
                    "{reader}: a changed character passed"
                );
            }
        }
    }
}

#[test]
#[ignore = "needs qpdf, poppler, mupdf, zbar, zxing-cpp; cargo xtask test runs it"]
fn a_print_with_the_official_pages_is_sound_and_keeps_both_texts() {
    let (handout, official) = (made(letter(1, Paper::A4, AccessFlow::SmsQr)), made(hard()));
    let directory = TempDir::new().unwrap();
    let file = directory.path().join("both.pdf");
    fs::write(&file, append(&handout.pdf, &official.pdf).unwrap()).unwrap();
    let file = file.to_str().unwrap();
    text("qpdf", "qpdf", &["--check", file]);
    let found = bare(&text("pdftotext", "poppler-utils", &["-raw", file, "-"]));
    for string in [
        &handout.letter.engineers[0].name,
        &official.letter.parties.construction,
    ] {
        assert!(found.contains(&bare(string)), "{string:?} is missing");
    }
}

#[test]
#[ignore = "needs qpdf, poppler, mupdf, zbar, zxing-cpp; cargo xtask test runs it"]
fn encrypted_files_are_refused_whether_or_not_they_ask_for_a_password() {
    let made = made(letter(1, Paper::A4, AccessFlow::SmsQr));
    let (directory, file) = on_disk(&made);
    for (name, password) in [("open.pdf", ""), ("closed.pdf", "secret")] {
        let locked = directory.path().join(name);
        let arguments = [
            "--encrypt",
            password,
            "owner",
            "256",
            "--",
            file.to_str().unwrap(),
            locked.to_str().unwrap(),
        ];
        run("qpdf", "qpdf", &arguments);
        assert_eq!(
            append(&made.pdf, &fs::read(locked).unwrap()),
            Err(AppendError::Encrypted),
            "{name}"
        );
    }
}

/// zbarimg fails on a picture without codes, which continued pages are.
fn has_codes(made: &Made, page: &str) -> bool {
    let digits: String = page
        .rsplit("page-")
        .next()
        .unwrap()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let number: usize = digits.parse().unwrap();
    let page = &made.layout.pages[number - 1];
    page.marks
        .iter()
        .any(|mark| matches!(mark, desk_letter::layout::Mark::Code { .. }))
}
