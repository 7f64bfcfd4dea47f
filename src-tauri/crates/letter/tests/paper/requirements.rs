//! The sheet for the customer's side, as independent readers see it.

use std::fs;

use desk_letter::{
    layout::{Ink, Layout, LayoutError, Mark},
    letter::{Bilingual, Paper},
    pdf,
    requirements::{Group, Item, RequirementsSheet},
    sample, svg,
    text::normal,
};
use tempfile::TempDir;

use crate::{made::FACES, tools::text};

fn sheet(paper: Paper, items: usize) -> RequirementsSheet {
    let item = |n: usize| Item {
        text: Bilingual::new(
            format!("Requirement {n}: fixed speed, full duplex, auto-negotiation off."),
            format!("第 {n} 项要求：固定速率、全双工，关闭自协商。"),
        ),
        source: 1,
    };
    RequirementsSheet {
        organisation: "岚合冷链 Lanhe Cold Chain".into(),
        made_at: sample::issued_at(),
        made_on: Bilingual::new("23 Nov 2026", "2026-11-23"),
        paper,
        sample: true,
        facts: vec![(
            Bilingual::new("Transceiver to buy", "需购买的光模块"),
            Bilingual::new("SFP-10G-LR-SM1310,10KM", ""),
        )],
        groups: vec![Group {
            title: Bilingual::new("Your equipment and network", "设备与网络"),
            items: (1..=items).map(item).collect(),
        }],
        sources: vec![Bilingual::new("A published page.", "一个公开页面。")],
    }
}

fn bare(text: &str) -> String {
    normal(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// Text and rules only, and all of them on the paper.
fn assert_inside(layout: &Layout) {
    for page in &layout.pages {
        for mark in &page.marks {
            let (x, y) = match mark {
                Mark::Text(text) => (text.x, text.y),
                Mark::Rule { to, .. } => *to,
                _ => {
                    panic!("grounds, codes and watermarks have no place here")
                }
            };
            assert!(x > 10.0 && x < page.width - 10.0, "{mark:?}");
            assert!(y > 10.0 && y < page.height - 5.0, "{mark:?}");
        }
    }
}

#[test]
fn it_flows_onto_as_many_pages_as_it_takes_and_counts_them() {
    for paper in [Paper::A4, Paper::UsLetter] {
        for (items, pages) in [(3, 1), (25, 2), (60, 3)] {
            let layout = sheet(paper, items).layout(&FACES).unwrap();
            assert!(
                layout.pages.len() >= pages,
                "{paper:?}: {items} on {}",
                layout.pages.len()
            );
            assert_eq!(layout.pages[0].width, paper.size().0);
            assert_inside(&layout);
            let boxes = layout.pages.iter().flat_map(|page| &page.marks);
            let sides = boxes.filter(|mark| {
                matches!(mark, Mark::Rule { from, to, thickness, .. }
                    if *thickness == 0.25 && from.0 == to.0 && to.1 > from.1)
            });
            assert_eq!(sides.count(), items * 2, "one box for each sentence");
        }
    }
}

#[test]
fn no_two_lines_of_text_share_their_place_and_none_is_white() {
    let layout = sheet(Paper::A4, 40).layout(&FACES).unwrap();
    for page in &layout.pages {
        let mut places = std::collections::BTreeSet::new();
        for mark in &page.marks {
            if let Mark::Text(text) = mark {
                assert_ne!(text.ink, Ink::White);
                let place = ((text.x * 100.0) as i32, (text.y * 100.0) as i32);
                assert!(places.insert(place), "{text:?}");
            }
        }
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes_and_its_pages_draw() {
    let layout = sheet(Paper::A4, 25).layout(&FACES).unwrap();
    let first = pdf::write(&layout, &FACES).unwrap();
    assert_eq!(first, pdf::write(&layout, &FACES).unwrap());
    for page in 0..layout.pages.len() {
        let drawn = svg::write(&layout, page, &FACES).unwrap().unwrap();
        assert!(drawn.starts_with("<svg") && drawn.contains("<use"));
    }
}

#[test]
fn a_character_that_no_face_has_is_named() {
    let mut odd = sheet(Paper::A4, 1);
    odd.organisation = "Desk \u{1F600}".into();
    let Err(LayoutError::MissingGlyphs(missing)) = odd.layout(&FACES) else {
        panic!("it was laid out");
    };
    assert_eq!(missing[0].field, "organisation");
    assert_eq!(missing[0].characters, ['\u{1F600}']);
}

#[test]
#[ignore = "needs qpdf, poppler; cargo xtask test runs it"]
fn others_read_every_string_of_the_sheet_and_find_its_faces_embedded() {
    for paper in [Paper::A4, Paper::UsLetter] {
        let sheet = sheet(paper, 30);
        let layout = sheet.layout(&FACES).unwrap();
        let directory = TempDir::new().unwrap();
        let file = directory.path().join("requirements.pdf");
        fs::write(&file, pdf::write(&layout, &FACES).unwrap()).unwrap();
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
            assert!(row.contains("Identity-H       yes yes yes"), "{row}");
        }
        let found = bare(&text("pdftotext", "poppler-utils", &["-raw", file, "-"]));
        for (field, string) in sheet.texts() {
            assert!(found.contains(&bare(string)), "{field}: {string:?}");
        }
        let last = format!("Page {0} of {0}", layout.pages.len());
        assert!(found.contains(&bare(&last)), "{last}");
    }
}
