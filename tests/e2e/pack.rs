//! From a test in service to the completion pack in the real window: recorded with its verdict, made as PDF and as ZIP, and
//! read by other programs.

use desk_tests::window::readers::{check, codes_of, sheet, text_of};
use desk_tests::window::{Page, PageError, Stage, pictures};
use std::fs;
use std::path::{Path, PathBuf};

use crate::main_job::steps;
use crate::main_job::words::ENGLISH;

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn a_test_is_recorded_and_the_pack_goes_out_with_everything() {
    let stage = Stage::new("pack", ENGLISH.system).unwrap();
    fs::write(stage.dialogs().join("open.pdf"), sheet("Room: 3F-302")).unwrap();
    let page = stage.open().unwrap();
    page.resize(1024, 700).unwrap();
    let story = &ENGLISH;
    let told = steps::welcome(&page, story)
        .and_then(|()| steps::apply_for_port(&page, story))
        .and_then(|()| steps::record_allocation(&page, story))
        .and_then(|()| steps::begin_loa(&page, story))
        .and_then(|()| steps::finish_loa(&page, story))
        .and_then(|()| steps::record_approval(&page, story))
        .and_then(|()| steps::issue(&page, story))
        .and_then(|number| ping(&page).map(|()| number))
        .and_then(|number| pack(&page, stage.dialogs().as_path(), &number));
    if let Err(error) = told {
        let picture = pictures().join("pack-failed.png");
        let _ = page.picture(&picture);
        panic!("{error}\nsee {}", picture.display());
    }
    page.close().unwrap();
}

fn picture(page: &Page<'_>, name: &str) -> Result<(), PageError> {
    page.picture(&pictures().join(format!("pack-{name}.png")))
}

/// A ping that loses a packet fails its limit; a person says why it passes all the same.
fn ping(page: &Page<'_>) -> Result<(), PageError> {
    page.click_at("tab-connect")?;
    page.click_at("record-ping")?;
    page.fill_at("field-ping.target", "172.16.4.9")?;
    page.fill_at("field-ping.sent", "1000")?;
    page.fill_at("field-ping.received", "999")?;
    page.fill_at("field-ping.avgMs", "2.4")?;
    page.wait("the figures to say what they say", |page| {
        Ok(page.text_at("test-says")?.contains("Failed").then_some(()))
    })?;
    page.choose_at("field-verdict", "remarks")?;
    page.fill_at("field-remarks", "Repeat next week")?;
    page.fill_at("field-reason", "The firewall was restarted")?;
    page.fill_at("field-by", "Lin Yue")?;
    picture(page, "ping")?;
    page.click_at("test-do")?;
    page.wait_gone("test-sheet")?;
    picture(page, "tested")?;
    page.wait("the verdict of the person", |page| {
        let verdict = page.text_at("test-verdict")?;
        Ok(verdict.contains("Passed with remarks").then_some(()))
    })
}

fn written(folder: &Path, ending: &str) -> PathBuf {
    let mut found = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(ending));
    found.next().unwrap()
}

fn pack(page: &Page<'_>, folder: &Path, number: &str) -> Result<(), PageError> {
    page.click_at("tab-files")?;
    page.click_at("make-pack")?;
    page.wait("what is in it", |page| {
        let parts = page.text_at("pack-parts")?;
        Ok(parts.contains(number).then_some(()))
    })?;
    page.wait("what is missing", |page| {
        let missing = page.text_at("pack-missing")?;
        Ok(missing.contains("Site survey").then_some(()))
    })?;
    picture(page, "asked")?;
    page.click_at("pack-go")?;
    page.at("pack-done")?;
    picture(page, "pdf")?;
    let pdf = written(folder, "completion-pack.pdf");
    check(&pdf).unwrap();
    let text = text_of(&pdf).unwrap();
    for words in [
        number,
        "Completion pack",
        "172.16.4.9",
        "Repeat next week",
        "Room: 3F-302",
        "Timeline",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let codes = codes_of(&pdf).unwrap();
    assert!(codes.iter().any(|code| code.starts_with("LOA1:")));

    // the same with the originals
    page.click_at("pack-again")?;
    page.click_at("pack-zip")?;
    page.click_at("pack-go")?;
    page.at("pack-done")?;
    let file = fs::File::open(written(folder, "completion-pack.zip")).unwrap();
    let zip = zip::ZipArchive::new(file).unwrap();
    let names: Vec<String> = zip
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    for name in [
        format!("originals/handouts/{number}.pdf"),
        "manifest.csv".to_owned(),
        "SHA256SUMS".to_owned(),
    ] {
        assert!(names.contains(&name), "{name} of {names:?}");
    }
    page.click_at("pack-close")?;
    page.wait_gone("pack-dialog")
}
