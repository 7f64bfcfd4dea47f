//! What a person does between the approved LOA and the end of a circuit, as they do it.

use desk_tests::window::{Page, PageError, pictures};

type Done = Result<(), PageError>;

const BY: &str = "Lin Yue";

/// Opens a circuit's page from the table.
pub fn open(page: &Page<'_>, name: &str) -> Done {
    page.click_at("rail-settings")?;
    page.click_at("rail-circuits")?;
    // what changed last comes to the top: the rows move once more when the table is read anew
    page.at("circuit-row")?;
    page.settle()?;
    page.click("button", name)?;
    page.find("heading", name)?;
    page.at("next-action").map(drop)
}

/// Presses a button of a step, which is unfolded first when it is not the one that stands first.
fn of_step(page: &Page<'_>, step: &str, mark: &str) -> Done {
    if !page.shows(mark)? {
        page.click_at(&format!("fold-{step}"))?;
    }
    page.click_at(mark)
}

fn stands(page: &Page<'_>, step: &str, state: &str) -> Done {
    page.find_css(&format!("[data-testid=step-{step}][data-state={state}]"))
        .map(drop)
}

fn marked_done(page: &Page<'_>, step: &str) -> Done {
    of_step(page, step, &format!("done-{step}"))?;
    stands(page, step, "done")
}

/// Says who records it and sends the form.
fn send(page: &Page<'_>, what: &str) -> Done {
    page.fill_at("field-by", BY)?;
    page.click_at("works-submit")?;
    page.wait_gone(&format!("works-{what}"))
}

/// Every step of construction.
pub fn construct(page: &Page<'_>, scenario: &str, law: &str) -> Done {
    page.click_at("tab-construction")?;
    page.click_at("works-begin")?;
    page.click_at(&format!("scenario-{scenario}"))?;
    page.click_at(&format!("law-{law}"))?;
    send(page, "plan")?;
    let (entry, other) = if law == "mainland" {
        ("cage_access", "meet_me_room")
    } else {
        ("meet_me_room", "cage_access")
    };
    page.wait_gone(&format!("step-{other}"))?;
    marked_done(page, entry)?;
    survey(page)?;

    of_step(page, "end_to_end_cost", "do-end_to_end_cost-cost")?;
    page.fill_at("field-with", "The carrier’s account manager")?;
    page.fill_at("field-monthly", "4800")?;
    send(page, "cost")?;
    stands(page, "end_to_end_cost", "done")?;

    of_step(page, "patch_cable", "do-patch_cable-cable")?;
    page.fill_at("field-operator", "The building’s operator")?;
    page.fill_at("field-rental", "300")?;
    page.tick_at("field-delivered")?;
    send(page, "cable")?;
    stands(page, "patch_cable", "done")?;

    if scenario == "different_facilities" {
        marked_done(page, "carrier_installation")?;
    } else {
        page.wait_gone("step-carrier_installation")?;
    }
    for step in ["deployment", "fibre_laying", "cross_connect"] {
        marked_done(page, step)?;
    }
    measure(page)
}

fn survey(page: &Page<'_>) -> Done {
    of_step(page, "site_survey", "do-site_survey-survey")?;
    page.fill_at(
        "field-accessOn",
        &crate::main_job::steps::visit_day().to_string(),
    )?;
    for (field, value) in [
        ("fibre", "smf"),
        ("routeConfirmed", "yes"),
        ("esd", "no"),
        ("photos", "no"),
    ] {
        page.choose_at(&format!("field-{field}"), value)?;
    }
    for (field, text) in [
        ("rate", "10"),
        ("wavelength", "1310"),
        ("reach", "10"),
        ("ownRate", "10"),
        ("ownWavelength", "1310"),
        ("ownReach", "10"),
        ("connector", "LC-LC"),
        ("rack", "C07 U22"),
        ("distance", "86"),
        ("procedures", "Work permit from the duty desk"),
        ("evidence", "Ports 11 and 12 of ODF-2 are free"),
        ("surveyedBy", "Lanhe Networks"),
    ] {
        page.fill_at(&format!("field-{field}"), text)?;
    }
    send(page, "survey")?;
    stands(page, "site_survey", "done")
}

/// Light, connectivity, bandwidth and SLA, each with its limit.
fn measure(page: &Page<'_>) -> Done {
    of_step(page, "optical_power", "do-optical_power-light")?;
    for (field, text) in [
        ("txHere", "-2.1"),
        ("rxHere", "-4.3"),
        ("txThere", "-1.8"),
        ("rxThere", "-5"),
    ] {
        page.fill_at(&format!("field-{field}"), text)?;
    }
    send(page, "light")?;
    stands(page, "optical_power", "done")?;
    for (step, value, limit) in [
        ("connectivity", "100", "100"),
        ("bandwidth", "4012", "4000"),
        ("sla", "1.2", "2"),
    ] {
        of_step(page, step, &format!("do-{step}-test"))?;
        page.fill_at("field-value", value)?;
        page.fill_at("field-limit", limit)?;
        page.choose_at("field-limitSource", "typed")?;
        send(page, "test")?;
        stands(page, step, "done")?;
    }
    Ok(())
}

/// What was built: as the LOA says, and the label of the cable.
pub fn as_built(page: &Page<'_>) -> Done {
    page.click_at("tab-activation")?;
    page.click_at("report-completion")?;
    page.at("built-open-said")?;
    page.click_at("to-built")?;
    page.click_at("built-open")?;
    page.click_at("built-as-loa")?;
    page.fill_at("field-cableLabel", "XC-3F-302-11")?;
    send(page, "built")?;
    page.find_css("[data-testid=built-panel_port][data-verdict=same]")?;
    stands(page, "as_built", "done")
}

/// Completion with its test report, and the patch cable.
pub fn complete(page: &Page<'_>, law: &str) -> Done {
    page.click_at("tab-activation")?;
    page.click_at("report-completion")?;
    page.at("field-lineCode")?;
    page.wait("the label from what was built", |page| {
        Ok((page.value_at("field-cableLabel")? == "XC-3F-302-11").then_some(()))
    })?;
    if law == "elsewhere" {
        page.choose_at("field-provider", "中国其他")?;
        page.fill_at("field-providerName", "Rhein Fibre")?;
    }
    page.fill_at("field-contact", "Wang +86 139 0000 1234")?;
    page.click_at("report-attach")?;
    page.wait_gone("field-noReport")?;
    page.fill_at("field-by", BY)?;
    page.click_at("completion-do")?;
    page.wait_gone("completion-sheet")?;
    page.at("test-report")?;
    page.at("clock-pigtail")?;
    page.click_at("record-connected")?;
    page.fill_at("field-seenBy", BY)?;
    page.click_at("connected-do")?;
    page.wait_gone("connected-sheet")
}

/// The fee is ordered and paid, the port goes up.
pub fn activate(page: &Page<'_>) -> Done {
    page.click_at("order-fee")?;
    page.fill_at("field-period", "3")?;
    page.fill_at("field-amount", "2160")?;
    page.fill_at("field-by", BY)?;
    page.click_at("fee-do")?;
    page.wait_gone("fee-sheet")?;
    page.click_at("pay-fee")?;
    page.fill_at("field-by", BY)?;
    page.click_at("pay-do")?;
    page.wait_gone("pay-sheet")?;
    page.click_at("record-service")?;
    page.choose_at("field-business", "Normal")?;
    page.fill_at("field-seenBy", BY)?;
    page.click_at("service-do")?;
    page.wait_gone("service-sheet")?;
    assert_eq!(page.text_at("port-state")?, "Up");
    page.at("paid-until").map(drop)
}

/// The O&M record, and a router that hangs on the port.
pub fn upkeep(page: &Page<'_>) -> Done {
    page.click_at("tab-upkeep")?;
    page.click_at("edit-upkeep")?;
    page.fill_at("field-lineId", "DIA-HZ-0091X")?;
    page.click_at("add-contact")?;
    page.fill_at("field-contacts.1", "Ana +49 151 0000 777")?;
    page.fill_at("field-by", BY)?;
    page.click_at("upkeep-do")?;
    page.wait_gone("upkeep-sheet")?;
    assert_eq!(page.text_at("line-id")?, "DIA-HZ-0091X");
    page.click_at("add-dependant")?;
    page.fill_at("field-name", "vbr-bp1x")?;
    page.fill_at("field-by", BY)?;
    page.click_at("dependant-do")?;
    page.wait_gone("dependant-sheet")?;
    page.wait_for_text("vbr-bp1x")
}

/// Maintenance that takes another circuit of the desk out as well, found by its name.
pub fn maintenance(page: &Page<'_>, other: &str) -> Done {
    page.click_at("add-maintenance")?;
    page.fill_at("field-title", "Ring work")?;
    page.fill_at("maintenance-find", other)?;
    page.click("button", &format!("Add {other}"))?;
    page.fill_at("field-by", BY)?;
    page.click_at("maintenance-do")?;
    page.wait_gone("maintenance-sheet")?;
    page.wait_for_text("Ring work")?;
    page.picture(&pictures().join("live-upkeep.png"))
}

/// Terminated only without a router, deleted once Alibaba Cloud says so, unsubscribed.
pub fn end(page: &Page<'_>) -> Done {
    page.click_at("act-terminate")?;
    page.at("blockers")?;
    page.press("\u{e00c}")?;
    page.wait_gone("act-sheet")?;
    page.click_at("dependant-gone")?;
    page.wait_gone("dependant-gone")?;
    page.click_at("act-terminate")?;
    page.fill_at("field-reason", "The site moves")?;
    page.fill_at("field-lastFour", "5x1m")?;
    page.fill_at("field-by", BY)?;
    page.click_at("act-do")?;
    page.wait_gone("act-sheet")?;
    page.at("unsubscribe")?;
    page.click_at("more")?;
    page.click_at("action-recordLater")?;
    page.at("record-sheet")?;
    if page.shows("record-of-port")? {
        page.click_at("record-of-port")?;
    }
    page.click_at("record-status-Terminated")?;
    page.fill_at("field-seenBy", BY)?;
    page.click_at("submit")?;
    page.wait_gone("record-sheet")?;
    page.click_at("act-delete")?;
    page.fill_at("field-reason", "The port is given back")?;
    page.fill_at("field-by", BY)?;
    page.click_at("act-do")?;
    page.wait_gone("act-sheet")?;
    page.click_at("unsubscribe")?;
    page.fill_at("field-by", BY)?;
    page.click_at("unsubscribe-do")?;
    page.wait_gone("unsubscribe")?;
    page.click_at("tab-history")?;
    page.wait_for_text("The site moves")
}
