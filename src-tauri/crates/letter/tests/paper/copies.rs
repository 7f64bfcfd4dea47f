//! Audience copies, the survey sheet and stamped renditions: what stands on each, and that the original stays as it was.

use std::{collections::BTreeSet, fs};

use desk_domain::mask;
use desk_letter::{
    audience::{Audience, name, shows},
    layout::{Layout, Mark},
    letter::{AccessFlow, Letter, Paper},
    sample,
    stamp::RenditionKind,
};
use tempfile::TempDir;

use crate::{
    made::{FACES, REASON, hard, letter, made, made_for, sha256, stamped},
    tools::{python, raster, run, text},
};

/// Everything written on the pages, without spaces.
fn written(layout: &Layout) -> String {
    let marks = layout.pages.iter().flat_map(|page| &page.marks);
    let texts = marks.filter_map(|mark| match mark {
        Mark::Text(text) => Some(text.text.as_str()),
        _ => None,
    });
    bare(&texts.collect::<String>())
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn codes_on(layout: &Layout) -> usize {
    let marks = layout.pages.iter().flat_map(|page| &page.marks);
    marks
        .filter(|mark| matches!(mark, Mark::Code { .. }))
        .count()
}

fn with_survey() -> Letter {
    Letter {
        survey: true,
        ..letter(4, Paper::A4, AccessFlow::SmsQr)
    }
}

#[test]
fn a_copy_shows_what_its_row_of_the_table_says_and_nothing_else() {
    let letter = with_survey();
    let engineer = &letter.engineers[0];
    for audience in std::iter::once(None).chain(Audience::ALL.iter().copied().map(Some)) {
        let made = made_for(letter.clone(), audience);
        let (said, shows) = (written(&made.layout), shows(audience));
        let holds = |text: &str| said.contains(&bare(text));
        for (what, stands, text) in [
            ("status", shows.status, letter.status.en.clone()),
            ("line", shows.line, letter.circuit.line_type.zh.clone()),
            ("bandwidth", shows.bandwidth, "4,000 Mbit/s".to_owned()),
            (
                "circuit code",
                shows.circuit_code,
                "HZ-MSTP-0098-SAMPLE".to_owned(),
            ),
            ("partner", shows.partner, "pc-bp1k0f8ws4tq6m9za".to_owned()),
            ("site", shows.customer_site, "滨江机房 2F-A11".to_owned()),
            ("strands", shows.fibre, "21 / 22".to_owned()),
            ("connector", shows.fibre, "LC/UPC duplex".to_owned()),
            (
                "document",
                shows.documents,
                mask::document(&engineer.document_number),
            ),
            ("phone", shows.phones, mask::phone(&engineer.phone)),
            ("survey", shows.survey, "现场工勘单".to_owned()),
        ] {
            assert_eq!(holds(&text), stands, "{audience:?}: {what}");
        }
        for always in [
            "pc-bp1qrb3n7wd0k5x2m",
            "3F-302",
            "C07",
            "周明宇",
            "Hangzhou-Xiaoshan-B",
            "Lin Yue",
        ] {
            assert!(holds(always), "{audience:?} lacks {always}");
        }
        assert!(!holds(&engineer.document_number), "a whole number on paper");
        assert_eq!(
            codes_on(&made.layout),
            if shows.passes { 5 } else { 1 },
            "{audience:?}"
        );
        if let Some(audience) = audience {
            for page in &made.layout.pages {
                let one = Layout {
                    pages: vec![page.clone()],
                    ..made.layout.clone()
                };
                assert!(
                    written(&one).contains(&bare(&name(audience))),
                    "a page of {audience:?} does not say whose it is"
                );
            }
        }
    }
}

#[test]
fn each_copy_carries_the_same_seal_and_is_a_file_of_its_own() {
    let complete = made(with_survey());
    let mut files = BTreeSet::from([sha256(&complete.pdf)]);
    for audience in Audience::ALL {
        let copy = made_for(with_survey(), Some(*audience));
        assert_eq!(copy.codes, complete.codes);
        assert_ne!(copy.layout.about.file_id, complete.layout.about.file_id);
        assert_eq!(copy.pdf, made_for(with_survey(), Some(*audience)).pdf);
        files.insert(sha256(&copy.pdf));
    }
    assert_eq!(files.len(), 5);
}

#[test]
fn a_letter_kept_before_there_were_copies_reads_and_hashes_as_it_did() {
    let letter = sample::letter();
    let kept = String::from_utf8(letter.canonical()).unwrap();
    assert!(
        !kept.contains("survey") && !kept.contains("replaces"),
        "{kept}"
    );
    let read: Letter = serde_json::from_str(&kept).unwrap();
    assert_eq!(read.content_hash(), letter.content_hash());
}

#[test]
fn the_same_stamp_on_the_same_bytes_is_the_same_file() {
    let made = made(letter(2, Paper::A4, AccessFlow::SmsQr));
    let before = sha256(&made.pdf);
    let first = stamped(&made, RenditionKind::Void, &[]);
    assert_eq!(first, stamped(&made, RenditionKind::Void, &[]));
    assert_ne!(first, stamped(&made, RenditionKind::Expired, &[]));
    assert_eq!(sha256(&made.pdf), before);
}

#[test]
fn names_stand_two_in_a_row_where_nothing_stands_beside_them() {
    for (engineers, pages) in [(4, 1), (16, 2)] {
        let copy = made_for(
            letter(engineers, Paper::A4, AccessFlow::SmsQr),
            Some(Audience::Carrier),
        );
        assert!(
            copy.layout.pages.len() <= pages,
            "{engineers} engineers take {} pages",
            copy.layout.pages.len()
        );
    }
}

/// Every document with codes or stamps: file name, bytes, codes that must be read from it.
fn all() -> Vec<(String, Vec<u8>, BTreeSet<String>)> {
    let mut all = Vec::new();
    for (kind, letter) in [
        with_survey(),
        hard(),
        Letter {
            survey: true,
            ..letter(1, Paper::UsLetter, AccessFlow::ContactOnsiteEngineer)
        },
    ]
    .into_iter()
    .enumerate()
    {
        for audience in Audience::ALL {
            let copy = made_for(letter.clone(), Some(*audience));
            let mut codes = BTreeSet::from([copy.codes.seal.clone()]);
            if shows(Some(*audience)).passes {
                codes.extend(copy.codes.passes.iter().cloned());
            }
            all.push((format!("{kind}-{}", audience.as_wire()), copy.pdf, codes));
        }
        let complete = made(letter);
        let codes: BTreeSet<String> = std::iter::once(&complete.codes.seal)
            .chain(&complete.codes.passes)
            .cloned()
            .collect();
        for ended in [
            RenditionKind::Void,
            RenditionKind::Expired,
            RenditionKind::Superseded,
        ] {
            all.push((
                format!("{kind}-{}", ended.as_wire()),
                stamped(&complete, ended, &[]),
                BTreeSet::new(),
            ));
        }
        all.push((
            format!("{kind}-copies"),
            stamped(&complete, RenditionKind::Copy, &[(2, 3), (3, 3)]),
            codes,
        ));
    }
    all
}

#[test]
#[ignore = "needs qpdf, poppler, mupdf, zbar, zxing-cpp; cargo xtask test runs it"]
fn independent_readers_find_every_copy_and_rendition_sound() {
    let folder = TempDir::new().unwrap();
    let python = python();
    let python = python.to_str().unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/read_codes.py");
    let (mut documents, mut read) = (0, 0);
    for (name, pdf, codes) in all() {
        let place = folder.path().join(&name);
        fs::create_dir(&place).unwrap();
        let file = place.join("document.pdf");
        fs::write(&file, &pdf).unwrap();
        let path = file.to_str().unwrap();
        let report = text("qpdf", "qpdf", &["--check", path]);
        assert!(
            report.contains("No syntax or stream encoding errors"),
            "{name}: {report}"
        );
        let faces = text("pdffonts", "poppler-utils", &[path]);
        for row in faces.lines().skip(2) {
            assert!(
                row.contains("CID TrueType      Identity-H       yes yes yes"),
                "{name}: {row}"
            );
        }
        let poppler = bare(&text("pdftotext", "poppler-utils", &["-raw", path, "-"]));
        let mupdf = bare(&text(
            "mutool",
            "mupdf-tools",
            &["draw", "-q", "-F", "txt", path],
        ));
        let kind = name.split_once('-').unwrap().1;
        let wanted = match kind {
            "void" => vec!["VOID", "作废", REASON],
            "expired" => vec!["EXPIRED", "已过期"],
            "superseded" => vec!["SUPERSEDED", "已被取代", REASON],
            "copies" => vec!["COPY 2 of 3", "第 3 份，共 3 份"],
            _ => vec!["LOA-K7PM-2026-000042"],
        };
        for string in wanted {
            for (reader, found) in [("pdftotext", &poppler), ("mutool", &mupdf)] {
                assert!(
                    found.contains(&bare(string)),
                    "{name}: {reader} does not give back {string:?}"
                );
            }
        }
        let pages = raster(&file, &place);
        let pages: Vec<&str> = pages.iter().map(|page| page.to_str().unwrap()).collect();
        let zxing = run(
            python,
            "a Python with zxing-cpp and pillow",
            &[&[script], pages.as_slice()].concat(),
        )
        .stdout;
        let zxing = String::from_utf8(zxing).unwrap();
        // zbarimg fails where it finds nothing, which is the answer here for what no longer counts
        let zbar = std::process::Command::new("zbarimg")
            .args(["-q", "--raw", "-Sdisable", "-Sqrcode.enable"])
            .args(&pages)
            .output()
            .unwrap()
            .stdout;
        let zbar = String::from_utf8(zbar).unwrap();
        for (reader, found) in [("zxing-cpp", &zxing), ("zbar", &zbar)] {
            let found: BTreeSet<String> = found.lines().map(str::to_owned).collect();
            assert_eq!(found, codes, "{name}: {reader}");
        }
        documents += 1;
        read += codes.len();
    }
    println!(
        "{documents} documents sound to qpdf, poppler and MuPDF; {read} codes read by zbar and by zxing-cpp, none where none counts"
    );
    let _ = &*FACES;
}
