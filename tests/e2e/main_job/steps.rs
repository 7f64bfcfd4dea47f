//! The steps of the main job, each as a person does it and sees it done.

use std::path::Path;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc, Weekday};
use desk_tests::window::{Page, PageError};

use super::words::Story;

/// The tab key, as the driver writes it.
const TAB: &str = "\u{e004}";

type Done<T = ()> = Result<T, PageError>;

/// The first start: language and organisation.
pub fn welcome(page: &Page<'_>, story: &Story) -> Done {
    page.click_at(&format!("language-{}", story.language))?;
    page.fill_at("field-organisation", story.organisation)?;
    page.click_at("welcome-start")
}

/// An account, then the form of the classic mode.
pub fn apply_for_port(page: &Page<'_>, story: &Story) -> Done {
    page.click_at("empty-apply")?;
    page.click_at("mode-classic")?;
    page.click_at("new-account")?;
    page.fill_at("field-name", story.account)?;
    page.tick_at("field-trafficBilling")?;
    page.click_at("save-account")?;
    page.wait_gone("account-sheet")?;
    page.pick_at("field-region", story.region)?;
    page.choose_at("field-lineOperator", story.line_operator)?;
    page.pick_at("field-accessPoint", story.access_point)?;
    page.choose_at("field-portType", "10GBase-LR")?;
    page.fill_at("field-name", story.circuit)?;
    page.tick_at("field-billingRules")?;
    page.click_at("submit")?;
    page.at("next-action").map(drop)
}

/// Alibaba Cloud allocated the port.
pub fn record_allocation(page: &Page<'_>, story: &Story) -> Done {
    page.click_at("action-recordPort")?;
    page.click_at("record-status-Allocated")?;
    page.fill_at("field-instanceId", story.instance_id)?;
    page.fill_at("field-seenBy", "Lin Yue")?;
    page.click_at("submit")?;
    page.wait_for_text(story.allocated)?;
    page.wait_for_text(story.instance_id)
}

/// Types half of the LOA's form and sees it kept.
pub fn begin_loa(page: &Page<'_>, story: &Story) -> Done {
    page.click_at("action-applyLoa")?;
    page.fill_at("field-constructionCompany", story.construction_company)?;
    page.fill_at("field-customerLocation", story.customer_location)?;
    page.wait("the draft to be kept", |page| {
        let line = page.find_css("[data-testid=draft-line]")?;
        Ok((page.attribute(&line, "data-state")?.as_deref() == Some("kept")).then_some(()))
    })
}

/// Finds the form as it was typed, finishes it and applies.
pub fn continue_loa(page: &Page<'_>, story: &Story) -> Done {
    // a desk with circuits begins with the page of the day
    page.at("today")?;
    page.click_at("rail-circuits")?;
    page.click_at("continue-draft")?;
    page.wait("what was typed before the cut", |page| {
        Ok(
            (page.value_at("field-constructionCompany")? == story.construction_company
                && page.value_at("field-customerLocation")? == story.customer_location)
                .then_some(()),
        )
    })?;
    finish_loa(page, story)
}

/// Fills in what is missing and applies.
pub fn finish_loa(page: &Page<'_>, story: &Story) -> Done {
    page.fill_at("field-companyName", story.account)?;
    page.choose_at("field-lineType", story.line_type)?;
    page.fill_at("field-bandwidth", "2000")?;
    page.fill_at("field-entryDate", &visit_day().to_string())?;
    page.fill_at("field-entryFrom", "09:00")?;
    page.fill_at("field-entryUntil", "18:00")?;
    page.click_at("paste-list")?;
    page.fill_at("paste-text", story.pasted)?;
    page.click_at("paste-keep")?;
    for (row, (name, _)) in story.engineers.iter().enumerate() {
        let cell = format!("engineer-{row}-name");
        page.wait(&format!("“{name}” in the grid"), |page| {
            Ok((page.value_at(&cell)? == *name).then_some(()))
        })?;
    }
    let kept = apply_keeping_warnings(page, "action-recordLoa")?;
    assert!(
        kept >= story.warnings,
        "{kept} warnings were shown, at least {} were due",
        story.warnings
    );
    Ok(())
}

/// Alibaba Cloud approved: its PDF, and where the port is.
pub fn record_approval(page: &Page<'_>, story: &Story) -> Done {
    page.click_at("action-recordLoa")?;
    page.click_at("record-status-Available")?;
    page.click_at("choose-pdf")?;
    page.at("official-pdf")?;
    page.fill_at("field-address", story.customer_location)?;
    page.fill_at("field-room", story.room)?;
    page.fill_at("field-cabinet", story.cabinet)?;
    page.fill_at("field-odf", story.odf)?;
    page.fill_at("field-panelPort", story.panel_port)?;
    page.fill_at("field-strandTx", "1")?;
    page.fill_at("field-strandRx", "2")?;
    fill_and_leave(page, "field-medium", "OS2")?;
    fill_and_leave(page, "field-connector", "LC/UPC")?;
    fill_and_leave(page, "field-optic", "10GBASE-LR")?;
    page.fill_at("field-seenBy", "Lin Yue")?;
    page.click_at("submit")?;
    page.wait_for_text(story.approved)
}

/// Issues the handout and gives its number.
pub fn issue(page: &Page<'_>, _: &Story) -> Done<String> {
    page.click_at("action-issueHandout")?;
    give_reasons(page)?;
    page.click_at("issue")?;
    page.wait_gone("issue-dialog")?;
    page.text_at("handout-number")
}

/// Saves through the folder that stands for the dialog.
pub fn save(page: &Page<'_>, to: &Path) -> Done {
    page.click_at("save-pdf")?;
    page.wait("the saved file", |_| Ok(to.exists().then_some(())))
}

/// Finds the handout again in a new run, and prints it with Alibaba Cloud's own PDF behind it.
pub fn print_with_official(page: &Page<'_>, story: &Story, number: &str, to: &Path) -> Done {
    page.click_at("rail-circuits")?;
    page.at("circuit-row")?;
    page.click("button", story.circuit)?;
    page.wait_for_text(number)?;
    page.tick_at("append-official")?;
    page.click_at("print")?;
    page.click_at("print-go")?;
    page.wait_for_text(story.printed)?;
    page.wait("the print", |_| Ok(to.exists().then_some(())))
}

/// Types into a field that offers what was typed before, and leaves it, so that the offers close.
fn fill_and_leave(page: &Page<'_>, mark: &str, text: &str) -> Done {
    page.fill_at(mark, text)?;
    page.press(TAB)
}

/// Gives a reason for every warning that the preflight shows before the issue; one that is offered is taken as it is.
pub fn give_reasons(page: &Page<'_>) -> Done {
    enum Found {
        Nothing,
        Offered,
        Open,
    }
    loop {
        let found = page.wait("a finding, or none", |page| {
            Ok(if page.shows("preflight-clear")? {
                Some(Found::Nothing)
            } else if page.shows("keep-reason")? {
                Some(Found::Offered)
            } else {
                page.shows("keep-because")?.then_some(Found::Open)
            })
        })?;
        match found {
            Found::Nothing => return Ok(()),
            Found::Offered => page.click_at("keep")?,
            Found::Open => {
                page.click_at("keep-because")?;
                page.fill_at("keep-reason", "Agreed by phone")?;
                page.click_at("keep")?;
                page.wait_gone("keep-reason")?;
            }
        }
    }
}

/// Applies, and gives a reason for every warning that stands in the way of what comes `then`; gives how many there were.
pub fn apply_keeping_warnings(page: &Page<'_>, then: &str) -> Done<usize> {
    page.click_at("submit")?;
    for kept in 0.. {
        let through = page.wait("what comes after, or a warning", |page| {
            Ok(if page.shows(then)? {
                Some(true)
            } else {
                page.shows("keep-because")?.then_some(false)
            })
        })?;
        if through {
            return Ok(kept);
        }
        page.click_at("keep-because")?;
        page.fill_at("keep-reason", "Agreed by phone")?;
        page.click_at("keep")?;
        page.wait_gone("keep-reason")?;
        page.click_at("submit")?;
    }
    Ok(0)
}

/// A Wednesday at least five days ahead: the window must lie in the future.
#[allow(
    clippy::disallowed_methods,
    reason = "the program under test reads the real clock too"
)]
pub fn visit_day() -> NaiveDate {
    let mut day = Utc::now().date_naive() + Days::new(5);
    while day.weekday() != Weekday::Wed {
        day = day + Days::new(1);
    }
    day
}

/// Noon at the site, in Hangzhou, on the day of the visit.
pub fn noon_of_visit() -> DateTime<Utc> {
    let noon = NaiveTime::from_hms_opt(4, 0, 0).unwrap();
    visit_day().and_time(noon).and_utc()
}
