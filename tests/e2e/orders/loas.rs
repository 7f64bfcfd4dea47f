//! The LOAs of an order's ports, by one form: what they share, in what one of them differs, and a power cut in between.

use desk_tests::window::{Page, PageError};

use super::Look;
use super::steps::Story;
use crate::main_job::steps::{apply_keeping_warnings, visit_day};

type Done = Result<(), PageError>;

/// The bandwidth that one port has for itself, Mbit/s.
const OWN: &str = "1000";

/// One engineer, in the columns of the list that is pasted.
const PASTED: &str = "Elena Márquez-Roth\tFemale\tPassport\tXD4829371\t+49 30 901820";

/// Three of the four ports are chosen; one has a bandwidth and an engineer of its own.
pub fn fill_in(page: &Page<'_>, story: &Story, look: &mut Look) -> Done {
    page.click_at("action-applyLoas")?;
    page.at("port-4")?;
    page.click_at("choose-4")?;
    page.fill_at("field-constructionCompany", "Example Works")?;
    page.fill_at("field-companyName", story.account)?;
    page.fill_at("field-customerLocation", "8 Example Road, Hangzhou")?;
    page.choose_at("field-lineType", "MSTP")?;
    page.fill_at("field-bandwidth", "2000")?;
    page.fill_at("field-entryDate", &visit_day().to_string())?;
    page.fill_at("field-entryFrom", "09:00")?;
    page.fill_at("field-entryUntil", "18:00")?;
    paste(page, "", PASTED)?;
    page.click_at("differ-2-bandwidth")?;
    own_bandwidth(page, "much")?;
    page.click_at("differ-2-engineers")?;
    page.at("port-2-engineer-0-name")?;
    // said at this port, in its own words
    page.wait("a finding at the port", |page| {
        let said = page.text_at("port-2")?;
        Ok(said.contains("Mbit/s").then_some(()))
    })?;
    look.at(page, "loas-wrong")?;
    own_bandwidth(page, OWN)?;
    paste(
        page,
        "port-2-",
        "陈致远\tMale\tPassport\tXD4829372\t+86 139 0000 0000",
    )?;
    page.wait("the draft to be kept", |page| {
        let line = page.find_css("[data-testid=draft-line]")?;
        Ok((page.attribute(&line, "data-state")?.as_deref() == Some("kept")).then_some(()))
    })?;
    look.at(page, "loas-form")
}

/// After the power cut the form is offered again, as it was typed; then it is sent once.
pub fn find_again_and_apply(page: &Page<'_>, look: &mut Look) -> Done {
    page.click_at("rail-circuits")?;
    page.at("draft-loas")?;
    page.click_at("continue-draft")?;
    page.wait("what was typed before the cut", |page| {
        Ok(
            (page.value_at("field-constructionCompany")? == "Example Works"
                && page.value_at("port-2-engineer-1-name")? == "陈致远")
                .then_some(()),
        )
    })?;
    page.wait_for_text("one LOA for each of 3 ports")?;
    look.at(page, "loas-restored")?;
    apply_keeping_warnings(page, "order-page")?;
    page.wait_for_text("Applied for 3 LOAs.")?;
    look.at(page, "loas-applied")
}

/// Each circuit has an LOA of its own, with what differs.
pub fn see_each(page: &Page<'_>, look: &mut Look) -> Done {
    for (circuit, bandwidth, engineers) in [
        ("Hangzhou-Xiaoshan-B-PConn1", "2,000 Mbit/s", 1),
        ("Hangzhou-Xiaoshan-B-PConn2", "1,000 Mbit/s", 2),
    ] {
        page.click("button", circuit)?;
        page.at("action-recordLoa")?;
        page.wait_for_text(bandwidth)?;
        page.wait_for_text(&format!("{engineers} of 16"))?;
        look.at(page, &format!("loas-{engineers}"))?;
        page.click_at("open-order")?;
        page.at("order-page")?;
    }
    Ok(())
}

fn paste(page: &Page<'_>, list: &str, text: &str) -> Done {
    page.click_at(&format!("{list}paste-list"))?;
    page.fill_at("paste-text", text)?;
    page.click_at("paste-keep")?;
    page.wait_gone("paste-keep")
}

fn own_bandwidth(page: &Page<'_>, text: &str) -> Done {
    let field = page.find_css("[data-testid=port-2] [data-testid$='.bandwidth']")?;
    page.fill_element(&field, "fill in the port's own bandwidth", text)?;
    page.press("\u{E004}")
}
