//! What an organisation adds: its rules and its contact block are read back, and its logo is an image of its own that
//! stays when a letter no longer counts.

use std::fs;

use desk_letter::{
    letter::{AccessFlow, Bilingual, Letter, Paper, Picture, Wording},
    stamp::RenditionKind,
};

use crate::{
    made::{letter, made, stamped},
    tools::{run, text},
};

/// A house of bars, 300 × 120.
fn logo() -> Picture {
    let pixels: Vec<u8> = (0..120u32)
        .flat_map(|y| (0..300u32).map(move |x| if (x / 30 + y / 24) % 2 == 0 { 30 } else { 235 }))
        .collect();
    Picture::new(300, 120, &pixels).unwrap()
}

fn worded(paper: Paper) -> Letter {
    Letter {
        wording: Some(Wording {
            logo: Some(logo()),
            contact: vec![
                "Duty desk +49 30 901820, day and night".into(),
                "示例路 8 号 3 楼，值班台".into(),
            ],
            rules: vec![
                Bilingual::new(
                    "Report at the loading dock, gate 4, and leave vehicles there.",
                    "到 4 号门卸货区登记，车辆停在该处。",
                ),
                Bilingual::new("", "穿安全鞋。"),
            ],
        }),
        ..letter(4, paper, AccessFlow::SmsQr)
    }
}

#[test]
#[ignore = "needs poppler, qpdf and MuPDF; cargo xtask test runs it"]
fn wording_and_logo_are_read_back_and_stay_on_a_void_rendition() {
    let folder = tempfile::tempdir().unwrap();
    let kept = std::env::var_os("LETTERS");
    for paper in [Paper::A4, Paper::UsLetter] {
        let made = made(worded(paper));
        let void = stamped(&made, RenditionKind::Void, &[]);
        for (name, bytes) in [("issued", &made.pdf), ("void", &void)] {
            let file = folder.path().join(format!("{name}-{paper:?}.pdf"));
            fs::write(&file, bytes).unwrap();
            if let Some(kept) = &kept {
                fs::copy(
                    &file,
                    std::path::Path::new(kept).join(file.file_name().unwrap()),
                )
                .unwrap();
            }
            let path = file.to_str().unwrap();
            run("qpdf", "qpdf", &["--check", path]);
            for (reader, arguments) in [
                ("pdftotext", vec![path, "-"]),
                ("mutool", vec!["draw", "-F", "text", path]),
            ] {
                let read: String = text(reader, "its package", &arguments)
                    .split_whitespace()
                    .collect();
                for words in [
                    "Reportattheloadingdock,gate4",
                    "到4号门卸货区登记",
                    "穿安全鞋。",
                    "Dutydesk+4930901820",
                    "示例路8号3楼",
                ] {
                    assert!(read.contains(words), "{reader}, {name}: {words} in {read}");
                }
            }
            let images = text("pdfimages", "poppler-utils", &["-list", path]);
            let drawn = images
                .lines()
                .filter(|line| line.split_whitespace().nth(3) == Some("300"))
                .count();
            assert_eq!(
                drawn, 1,
                "{name}: the logo once, on the front page:\n{images}"
            );
        }
    }
}
