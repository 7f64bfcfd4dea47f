//! Construction in the real window: both scenarios under both jurisdictions, a survey that names what is open, and a
//! difference from the LOA that is explained.

use desk_tests::window::readers::sheet;
use desk_tests::window::{Page, PageError, Stage, pictures};

use crate::main_job::steps;
use crate::main_job::words::ENGLISH;

/// The key, as the driver names it.
const ESCAPE: &str = "\u{e00c}";

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn both_scenarios_under_both_jurisdictions() {
    let stage = Stage::new("works", ENGLISH.system).unwrap();
    std::fs::write(stage.dialogs().join("open.pdf"), sheet("Room: 3F-302")).unwrap();
    let page = stage.open().unwrap();
    let story = &ENGLISH;
    let done = steps::welcome(&page, story)
        .and_then(|()| steps::apply_for_port(&page, story))
        .and_then(|()| steps::record_allocation(&page, story))
        .and_then(|()| steps::begin_loa(&page, story))
        .and_then(|()| steps::finish_loa(&page, story))
        .and_then(|()| steps::record_approval(&page, story))
        .and_then(|()| scenarios(&page))
        .and_then(|()| survey(&page))
        .and_then(|()| built(&page));
    if let Err(error) = done {
        let picture = pictures().join("works-failed.png");
        let _ = page.picture(&picture);
        panic!("{error}\nsee {}", picture.display());
    }
    page.close().unwrap();
}

fn scenarios(page: &Page<'_>) -> Result<(), PageError> {
    page.click_at("tab-construction")?;
    for (n, (scenario, law)) in [
        ("same_facility", "elsewhere"),
        ("different_facilities", "elsewhere"),
        ("same_facility", "mainland"),
        ("different_facilities", "mainland"),
    ]
    .into_iter()
    .enumerate()
    {
        page.click_at("works-begin")?;
        page.click_at(&format!("scenario-{scenario}"))?;
        page.click_at(&format!("law-{law}"))?;
        if n > 0 {
            page.fill_at("field-reason", "The building was another one")?;
        }
        page.fill_at("field-by", "Lin Yue")?;
        page.click_at("works-submit")?;
        page.wait_gone("works-plan")?;
        page.at(if law == "mainland" {
            "step-cage_access"
        } else {
            "step-meet_me_room"
        })?;
        page.wait_gone(if law == "mainland" {
            "step-meet_me_room"
        } else {
            "step-cage_access"
        })?;
        if scenario == "same_facility" {
            page.wait_gone("step-carrier_installation")?;
        } else {
            page.at("step-carrier_installation")?;
        }
    }
    page.picture(&pictures().join("works-steps.png"))
}

fn survey(page: &Page<'_>) -> Result<(), PageError> {
    page.click_at("done-cage_access")?;
    page.click_at("do-site_survey-request")?;
    page.fill_at("field-asked", "China Telecom, Mr Shen")?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("works-submit")?;
    page.at("clock-survey")?;
    page.click_at("do-site_survey-survey")?;
    page.click_at("works-submit")?;
    page.at("problem-fibre")?;
    page.picture(&pictures().join("works-survey.png"))?;
    page.press(ESCAPE)?;
    page.wait_gone("works-survey")
}

fn built(page: &Page<'_>) -> Result<(), PageError> {
    page.click_at("built-open")?;
    page.fill_at("field-panelPort", "99 / 100")?;
    page.at("field-explained.panel_port")?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("works-submit")?;
    page.at("built-blocks")?;
    page.click_at("built-open")?;
    page.fill_at("field-explained.panel_port", "Port 11 was broken")?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("works-submit")?;
    page.wait_gone("built-blocks")?;
    page.wait_for_text("Port 11 was broken")?;
    page.picture(&pictures().join("works-built.png"))
}
