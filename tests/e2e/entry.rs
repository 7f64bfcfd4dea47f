//! Getting in, in the real window: the official PDF beside the form, the optical module, and an engineer's text
//! message and entry code from a picture.

use std::io::Cursor;

use desk_letter::qr::Modules;
use desk_tests::window::readers::{codes_of, sheet};
use desk_tests::window::{Page, PageError, Stage, pictures};

use crate::main_job::steps;
use crate::main_job::words::ENGLISH;

const LINK: &str = "https://entry.example.com/visit?id=7f3a9c01&site=HZ-XS-B";

/// A phone's screen with the entry code on it.
fn screenshot() -> Vec<u8> {
    let modules = Modules::of(LINK).unwrap();
    let mut screen = image::GrayImage::from_pixel(720, 1280, image::Luma([242]));
    for y in 0..modules.width() * 12 {
        for x in 0..modules.width() * 12 {
            let dark = modules.is_dark(x / 12, y / 12);
            let at = (
                u32::try_from(x + 120).unwrap(),
                u32::try_from(y + 400).unwrap(),
            );
            screen.put_pixel(at.0, at.1, image::Luma([if dark { 8 } else { 255 }]));
        }
    }
    let mut out = Cursor::new(Vec::new());
    screen.write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn the_sms_flow_from_the_official_pdf_to_the_code_on_the_pass() {
    let stage = Stage::new("entry", ENGLISH.system).unwrap();
    std::fs::write(stage.dialogs().join("open.pdf"), sheet("Room: 3F-302")).unwrap();
    std::fs::write(stage.dialogs().join("open.png"), screenshot()).unwrap();
    let page = stage.open().unwrap();
    let story = &ENGLISH;
    let done = steps::welcome(&page, story)
        .and_then(|()| steps::apply_for_port(&page, story))
        .and_then(|()| steps::record_allocation(&page, story))
        .and_then(|()| steps::begin_loa(&page, story))
        .and_then(|()| steps::finish_loa(&page, story))
        .and_then(|()| approval(&page))
        .and_then(|()| way_in(&page));
    if let Err(error) = done {
        let picture = pictures().join("entry-failed.png");
        let _ = page.picture(&picture);
        panic!("{error}\nsee {}", picture.display());
    }
    let number = steps::issue(&page, story).unwrap();
    let saved = stage.dialogs().join(format!("{number}.pdf"));
    steps::save(&page, &saved).unwrap();
    page.close().unwrap();
    let codes = codes_of(&saved).unwrap();
    assert!(
        codes.iter().any(|code| code == LINK),
        "the official code stands on the pass: {codes:?}"
    );
}

fn approval(page: &Page<'_>) -> Result<(), PageError> {
    page.click_at("action-recordLoa")?;
    page.click_at("record-status-Available")?;
    page.click_at("choose-pdf")?;
    // its page stands beside the form, and what its text says is offered at the field
    page.at("official-page")?;
    page.click_at("offer-room")?;
    page.wait("the offered room in its field", |page| {
        Ok((page.value_at("field-room")? == "3F-302").then_some(()))
    })?;
    page.picture(&pictures().join("entry-approval.png"))?;
    page.fill_at("field-address", ENGLISH.customer_location)?;
    page.fill_at("field-cabinet", ENGLISH.cabinet)?;
    page.fill_at("field-seenBy", "Lin Yue")?;
    page.click_at("submit")?;
    page.wait_for_text(ENGLISH.approved)
}

fn way_in(page: &Page<'_>) -> Result<(), PageError> {
    page.click_at("optic-record")?;
    page.fill_at("field-seenBy", "Lin Yue")?;
    page.click_at("optic-do")?;
    page.wait_gone("optic-dialog")?;

    // the next action offers the codes
    page.click_at("action-addCredentials")?;
    page.click_at("entry-open-0")?;
    page.fill_at(
        "field-text",
        &format!("[Alibaba Cloud] Your visit is approved. Open {LINK}. Do not forward."),
    )?;
    page.click_at("credential-choose")?;
    page.at("credential-reading")?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("sms-keep")?;
    page.wait("the link of the message", |page| {
        Ok((page.shows("sms-link")? && page.text_at("sms-link")? == LINK).then_some(()))
    })?;
    page.click_at("credential-choose")?;
    page.at("credential-reading")?;
    page.picture(&pictures().join("entry-credential.png"))?;
    page.click_at("credential-keep")?;
    page.wait("the kept code", |page| {
        Ok(
            (page.shows("credential-text")? && page.text_at("credential-text")? == LINK)
                .then_some(()),
        )
    })?;
    page.press("\u{e00c}")?;
    page.wait_gone("credential-sheet")?;

    page.click_at("entry-all-data_centre_selected")?;
    page.tick_at("entry-0-visit_confirmed")?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("entry-record")?;
    page.wait_gone("entry-pending")?;
    page.picture(&pictures().join("entry-steps.png"))
}
