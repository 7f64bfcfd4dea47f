//! Plain sheets, strangers' pages and photographs among our own, as independent readers see them.

use std::fs;

use desk_letter::{
    layout::{Layout, Mark},
    letter::{Bilingual, Paper},
    page::About,
    pdf::{self, AppendError, Merged, Photograph, StrangerError},
    report::{Block, Report},
    sample,
};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::{
    made::FACES,
    tools::{run, text},
};

fn two(en: &str, zh: &str) -> Bilingual {
    Bilingual::new(en, zh)
}

fn report(paper: Paper, rows: usize, said: &str) -> Report {
    Report {
        title: two("Parameter sheet", "参数表"),
        about: "Binjiang-1 pc-bp1qrb3n7wd0k5x2m".into(),
        organisation: "岚合冷链 Lanhe Cold Chain".into(),
        number: "pc-bp1qrb3n7wd0k5x2m".into(),
        made_at: sample::issued_at(),
        made_on: two("23 Nov 2026", "2026-11-23"),
        paper,
        sample: true,
        blocks: vec![
            Block::Heading(two("Line and port", "线路与端口")),
            Block::Facts(vec![(two("VLAN", "VLAN"), two("110", ""))]),
            Block::Table {
                columns: vec![
                    (two("Parameter", "参数"), 1),
                    (two("Customer", "用户侧"), 2),
                ],
                rows: (0..rows)
                    .map(|n| {
                        vec![
                            two(&format!("Row {n}"), &format!("第 {n} 行")),
                            two(said, ""),
                        ]
                    })
                    .collect(),
            },
            Block::Contents(vec![
                (
                    two("Handout", "函件"),
                    Some(2),
                    two("As it was issued.", "签发时的原件。"),
                ),
                (
                    two("Survey", "工勘"),
                    None,
                    two("Nothing is recorded.", "尚无记录。"),
                ),
            ]),
            Block::Text(two(said, "")),
        ],
        notes: vec![two(
            "Source: the records of this desk.",
            "来源：本工作台的记录。",
        )],
    }
}

fn written(pages: &[pdf::Part]) -> Vec<u8> {
    let about = About {
        title: "Pack".to_owned(),
        author: String::new(),
        subject: String::new(),
        issued_at: sample::issued_at(),
        file_id: [0; 32],
    };
    let mut file = Merged::begin(Vec::new()).unwrap();
    for part in pages {
        file.add(part, "Part 部分").unwrap();
    }
    file.finish(&about, &FACES).unwrap().0
}

/// Nothing stands outside of the printed area.
fn inside(layout: &Layout) {
    for page in &layout.pages {
        for mark in &page.marks {
            let (x, y) = match mark {
                Mark::Text(text) => (text.x, text.y),
                Mark::Rule { to, .. } => *to,
                _ => panic!("text and rules only: {mark:?}"),
            };
            assert!(x > 10.0 && x < page.width - 10.0, "{mark:?}");
            assert!(y > 10.0 && y < page.height - 5.0, "{mark:?}");
        }
    }
}

#[test]
fn a_long_table_goes_on_with_its_titles_on_each_page() {
    for paper in [Paper::A4, Paper::UsLetter] {
        let layout = report(paper, 120, "172.16.4.9/30").layout(&FACES).unwrap();
        assert!(layout.pages.len() >= 3, "{}", layout.pages.len());
        inside(&layout);
        let titled = layout.pages.iter().filter(|page| {
            page.marks
                .iter()
                .any(|mark| matches!(mark, Mark::Text(text) if text.text.starts_with("Customer")))
        });
        assert!(titled.count() >= 3);
    }
}

#[test]
fn a_cell_that_is_longer_than_a_page_goes_on_over_the_next() {
    let long = "A line of somebody’s notes.\n".repeat(200);
    let layout = report(Paper::A4, 2, &long).layout(&FACES).unwrap();
    assert!(layout.pages.len() >= 9, "{}", layout.pages.len());
    inside(&layout);
}

#[test]
fn a_character_that_no_face_has_is_told_by_its_code() {
    let layout = report(Paper::A4, 1, "ข้อ ok").layout(&FACES).unwrap();
    let said: String = layout
        .pages
        .iter()
        .flat_map(|page| &page.marks)
        .filter_map(|mark| match mark {
            Mark::Text(text) => Some(text.text.as_str()),
            _ => None,
        })
        .collect();
    assert!(said.contains("[U+0E02]") && said.contains("ok"), "{said}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is written, the sheet is laid out, stays on the paper, and gives the same bytes twice.
    #[test]
    fn any_text_is_laid_out(said in "\\PC{0,400}", rows in 0_usize..30) {
        let sheet = report(Paper::UsLetter, rows, &said);
        let layout = sheet.layout(&FACES).unwrap();
        inside(&layout);
        prop_assert_eq!(pdf::write(&layout, &FACES).unwrap(), pdf::write(&layout, &FACES).unwrap());
    }
}

/// A PDF of somebody else, with these words in its catalogue and on its page.
fn foreign(catalogue: &str, page: &str, content: &[u8], filter: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let mut put = |out: &mut Vec<u8>, bytes: Vec<u8>| {
        places.push(out.len());
        out.extend(bytes);
    };
    put(
        &mut out,
        format!("1 0 obj\n<</Type/Catalog/Pages 2 0 R{catalogue}>>\nendobj\n").into(),
    );
    put(
        &mut out,
        b"2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n".to_vec(),
    );
    put(
        &mut out,
        format!(
            "3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>{page}>>\nendobj\n"
        )
        .into(),
    );
    let mut stream =
        format!("4 0 obj\n<</Length {}{filter}>>\nstream\n", content.len()).into_bytes();
    stream.extend(content);
    stream.extend(b"\nendstream\nendobj\n");
    put(&mut out, stream);
    let table = out.len();
    out.extend(b"xref\n0 5\n0000000000 65535 f \n");
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(format!("trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes());
    out
}

const BOX: &str = "/MediaBox[0 0 595 842]";

#[test]
fn what_acts_or_cannot_be_drawn_is_refused_with_its_reason() {
    let drawn = b"0 g 10 10 50 50 re f";
    let good = foreign("", BOX, drawn, "");
    assert_eq!(pdf::stranger(&good).unwrap().pages(), 1);
    for acts in [
        "/OpenAction<</S/JavaScript/JS(1)>>",
        "/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>",
        "/OpenAction<</S/Launch/F(a.exe)>>",
        "/AcroForm<</XFA[(a)]>>",
    ] {
        let refused = pdf::stranger(&foreign(acts, BOX, drawn, "")).err();
        assert_eq!(refused, Some(StrangerError::Acts), "{acts}");
    }
    let annotated = format!("{BOX}/Annots[<</Subtype/Link/A<</S/SubmitForm/F(a)>>>>]");
    let refused = pdf::stranger(&foreign("", &annotated, drawn, "")).err();
    assert_eq!(refused, Some(StrangerError::Acts));
    let refused = pdf::stranger(&foreign("", BOX, drawn, "/F(other.bin)")).err();
    assert_eq!(refused, Some(StrangerError::Outside));
    let refused = pdf::stranger(&foreign("", "", drawn, "")).err();
    assert_eq!(refused, Some(StrangerError::NoSize(1)));
    let broken = foreign("", BOX, b"no deflated bytes at all", "/Filter/FlateDecode");
    assert!(pdf::stranger(&broken).is_err());
    // what a page draws is named and is not there: it is not taken for an empty page
    let naming = |contents: &str| {
        let good = String::from_utf8(good.clone()).unwrap();
        pdf::stranger(good.replace("/Contents 4 0 R", contents).as_bytes())
    };
    assert_eq!(
        naming("/Contents 9 0 R").err(),
        Some(StrangerError::Page(1))
    );
    assert_eq!(
        naming("/Contents 3 0 R").err(),
        Some(StrangerError::Page(1))
    );
    assert_eq!(naming("/Contents null ").unwrap().pages(), 1);
    assert!(matches!(
        pdf::stranger(b"%PDF-1.4 and nothing").err(),
        Some(StrangerError::Unreadable(AppendError::Damaged(_)))
    ));
    // a link that only leads somewhere is left out, and the page is taken
    let linked = format!("{BOX}/Annots[<</Subtype/Link/A<</S/URI/URI(https://example.com)>>>>]");
    let part = pdf::stranger(&foreign("", &linked, drawn, "")).unwrap();
    let bytes = written(&[part]);
    assert!(!bytes.windows(4).any(|w| w == b"/URI"));
}

/// Four pixels of a baseline JPEG would do; this one is one block of one colour.
fn photograph() -> Vec<u8> {
    fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/paper/block.jpg"
    ))
    .unwrap()
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn other_programs_read_sheets_strangers_and_photographs_together() {
    for paper in [Paper::A4, Paper::UsLetter] {
        let layout = report(paper, 40, "169.254.10.1/30").layout(&FACES).unwrap();
        let sheet = pdf::part(&pdf::write(&layout, &FACES).unwrap(), &FACES).unwrap();
        let pages = sheet.pages();
        let jpeg = photograph();
        let photograph = Photograph {
            jpeg: &jpeg,
            width: 16,
            height: 16,
        };
        let mut caption = report(paper, 0, "");
        caption.blocks.clear();
        let caption = caption.layout(&FACES).unwrap();
        let plate = pdf::plate(&caption, photograph, (20.0, 60.0, 170.0, 180.0), &FACES).unwrap();
        let plate = pdf::part(&plate, &FACES).unwrap();
        let stranger = pdf::stranger(&foreign("", BOX, b"0 g 10 10 50 50 re f", "")).unwrap();
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("pack.pdf");
        fs::write(&file, written(&[sheet, stranger, plate])).unwrap();
        let file = file.to_str().unwrap();
        run("qpdf", "qpdf", &["--check", file]);
        let said = text("pdftotext", "poppler-utils", &["-enc", "UTF-8", file, "-"]);
        for words in [
            "Parameter sheet 参数表",
            "169.254.10.1/30",
            "Row 39 第 39 行",
        ] {
            assert!(said.contains(words), "{words}");
        }
        assert_eq!(said.matches('\u{c}').count(), pages + 2);
        let images = text("pdfimages", "poppler-utils", &["-list", file]);
        assert!(images.contains("jpeg"), "{images}");
        let fonts = text("pdffonts", "poppler-utils", &[file]);
        assert!(
            fonts.lines().skip(2).all(|line| line.contains(" yes yes ")),
            "every face is in it, cut: {fonts}"
        );
    }
}
