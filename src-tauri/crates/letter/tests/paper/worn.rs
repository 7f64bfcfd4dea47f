//! The codes of a page that went through a copier, a scanner or a pocket: what two independent readers still read.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use desk_letter::{
    audience::{Audience, shows},
    letter::{AccessFlow, Paper},
    stamp::RenditionKind,
};
use tempfile::TempDir;

use crate::{
    made::{letter, made_for, stamped},
    tools::{python, raster, run},
};

/// What is done to the pages, worst last, and the share that zxing-cpp must still read, in percent. The floors
/// stand a little under what was measured, so that a worse code shows.
const WEAR: [(&str, usize); 7] = [
    ("as printed", 100),
    ("noise", 90),
    ("blur", 90),
    ("turned 2 degrees", 90),
    ("photocopy", 90),
    ("copy of a copy, turned", 60),
    ("scan of a copy", 60),
];

#[test]
#[ignore = "needs poppler, zbar, zxing-cpp; cargo xtask test runs it"]
fn codes_are_read_from_worn_pages() {
    let folder = TempDir::new().unwrap();
    let python = python();
    let python = python.to_str().unwrap();
    let wants = "a Python with zxing-cpp and pillow";
    let script = |name: &str| format!("{}/tests/{name}", env!("CARGO_MANIFEST_DIR"));

    let mut genuine = BTreeSet::new();
    let mut pages = Vec::new();
    // every kind of page that has codes: front and passes, each audience's front, counted copies
    let complete = |engineers, paper, flow| (engineers, paper, flow, None, false);
    let copy = |audience| (2, Paper::A4, AccessFlow::SmsQr, Some(audience), false);
    for (kind, (engineers, paper, flow, audience, counted)) in [
        complete(4, Paper::A4, AccessFlow::SmsQr),
        complete(1, Paper::UsLetter, AccessFlow::ThirdPartyLoa),
        complete(16, Paper::A4, AccessFlow::ContactOnsiteEngineer),
        copy(Audience::Guard),
        copy(Audience::Installer),
        copy(Audience::Customer),
        copy(Audience::Carrier),
        (1, Paper::A4, AccessFlow::SmsQr, None, true),
    ]
    .into_iter()
    .enumerate()
    {
        let mut letter = letter(engineers, paper, flow);
        letter.number = format!("LOA-K7PM-2026-00009{kind}");
        let mut made = made_for(letter, audience);
        if counted {
            made.pdf = stamped(&made, RenditionKind::Copy, &[(2, 3)]);
        }
        let place = folder.path().join(kind.to_string());
        fs::create_dir(&place).unwrap();
        let file = place.join("handout.pdf");
        fs::write(&file, &made.pdf).unwrap();
        for page in raster(&file, &place) {
            let named = folder
                .path()
                .join(format!("{kind}-{}", page.file_name().unwrap().display()));
            fs::rename(page, &named).unwrap();
            pages.push(named.to_str().unwrap().to_owned());
        }
        genuine.insert(made.codes.seal);
        if shows(audience).passes {
            genuine.extend(made.codes.passes);
        }
    }
    let arguments: Vec<&str> = std::iter::once(folder.path().to_str().unwrap())
        .chain(pages.iter().map(String::as_str))
        .collect();
    run(
        python,
        wants,
        &[&[script("wear_pages.py").as_str()], arguments.as_slice()].concat(),
    );

    println!("{} codes on {} pages, 200 dpi:", genuine.len(), pages.len());
    for (wear, floor) in WEAR {
        let worn = files(&folder.path().join(wear));
        let worn: Vec<&str> = worn.iter().map(String::as_str).collect();
        let reader = script("read_codes.py");
        let zxing = run(
            python,
            wants,
            &[&[reader.as_str()], worn.as_slice()].concat(),
        )
        .stdout;
        // zbarimg fails where it finds nothing, which is an answer here
        let zbar = Command::new("zbarimg")
            .args(["-q", "--raw", "-Sdisable", "-Sqrcode.enable"])
            .args(&worn)
            .output()
            .unwrap()
            .stdout;
        let share = |found: &[u8]| {
            let found = String::from_utf8_lossy(found);
            let read: BTreeSet<&str> = found.lines().collect();
            for code in &read {
                assert!(genuine.contains(*code), "{wear}: misread as {code}");
            }
            read.len() * 100 / genuine.len()
        };
        let (zxing, zbar) = (share(&zxing), share(&zbar));
        println!("  {wear}: zxing-cpp {zxing} %, zbar {zbar} %");
        assert!(zxing >= floor, "{wear}: zxing-cpp reads {zxing} % only");
        if wear == "as printed" {
            assert_eq!(zbar, 100, "{wear}: zbar");
        }
    }
}

fn files(folder: &Path) -> Vec<String> {
    let mut files: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    files
}
