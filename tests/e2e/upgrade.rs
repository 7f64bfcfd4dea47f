//! The upgrade to a larger port in the real window: planned, backed up, the new port applied for from it, the link on
//! both pages, the move step by step, and the end of the old port.

use chrono::Utc;
use desk_tests::window::{Page, PageError, Stage, pictures};

use serde_json::json;

use crate::main_job::steps;
use crate::main_job::words::ENGLISH;

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn a_circuit_in_service_moves_to_a_larger_port() {
    let stage = Stage::new("upgrade", ENGLISH.system).unwrap();
    let page = stage.open().unwrap();
    let story = &ENGLISH;
    let done = steps::welcome(&page, story)
        .and_then(|()| steps::apply_for_port(&page, story))
        .and_then(|()| steps::record_allocation(&page, story))
        .and_then(|()| in_service(&page, "", &["Confirmed", "Enabled"]))
        .and_then(|()| open(&page))
        .and_then(|()| plan(&page))
        .and_then(|()| back_up(&page))
        .and_then(|()| apply(&page))
        .and_then(|()| in_service(&page, "-100G", &["Allocated", "Confirmed", "Enabled"]))
        .and_then(|()| move_over(&page))
        .and_then(|()| give_up_the_old_port(&page));
    if let Err(error) = done {
        let picture = pictures().join("upgrade-failed.png");
        let _ = page.picture(&picture);
        panic!("{error}\nsee {}", picture.display());
    }
    page.close().unwrap();
}

#[allow(clippy::disallowed_methods, reason = "the window reads the real clock")]
/// The provider's words up to "in service", as the window would send them.
fn in_service(page: &Page<'_>, search: &str, statuses: &[&str]) -> Result<(), PageError> {
    let query = json!({ "request": {
        "search": search, "turn": null, "states": [], "groups": [], "tags": [], "after": null, "offset": 0, "limit": 10
    } });
    let rows = page.call("circuits", query)?;
    let circuit = rows["answer"]["rows"][0]["id"].clone();
    for status in statuses {
        let id = if *status == "Allocated" {
            "pc-bp1larger0port0100g"
        } else {
            ""
        };
        let seen = json!({ "request": {
            "key": format!("seen-{search}-{status}"), "circuit": circuit, "status": status, "instanceId": id, "port": "",
            "device": "", "reason": "", "seenBy": "Lin Yue", "seenAt": Utc::now().format("%Y-%m-%dT%H:%M").to_string(),
            "zone": "UTC"
        } });
        let answer = page.call("record_port", seen)?;
        assert!(answer["answer"].is_object(), "{answer}");
    }
    Ok(())
}

fn open(page: &Page<'_>) -> Result<(), PageError> {
    page.click_at("rail-circuits")?;
    page.click("button", ENGLISH.circuit)
}

fn plan(page: &Page<'_>) -> Result<(), PageError> {
    page.click_at("tab-upkeep")?;
    page.click_at("upgrade-plan")?;
    page.choose_at("field-portType", "100GBase-LR")?;
    page.fill_at("field-why", "Traffic of the new warehouse")?;
    page.fill_at("field-rollBack", "Enable the old VBR again until 04:00")?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("upgrade-do")?;
    page.wait_gone("upgrade-sheet")?;
    page.at("upgrade-step-migrate")?;
    page.picture(&pictures().join("upgrade-planned.png"))
}

fn back_up(page: &Page<'_>) -> Result<(), PageError> {
    page.click_at("add-tied")?;
    page.choose_at("field-kind", "bgp_peer")?;
    page.fill_at("field-name", "10.0.0.2")?;
    page.fill_at("field-parameters", "ASN 65001")?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("tied-do")?;
    page.wait_gone("tied-sheet")?;
    page.click_at("tied-tick")?;
    page.wait_for_text("1 of 1 backed up")
}

fn apply(page: &Page<'_>) -> Result<(), PageError> {
    page.click_at("upgrade-apply")?;
    page.at("follows")?;
    page.fill_at("field-manager", "Chen Wei")?;
    page.fill_at("field-managerOn", "2026-11-02")?;
    page.tick_at("field-billingRules")?;
    page.click_at("submit")?;
    page.wait_for_text("Larger port of")?;
    page.picture(&pictures().join("upgrade-applied.png"))
}

/// Back on the old circuit, one step after the other is done; a step that waits has no button.
fn move_over(page: &Page<'_>) -> Result<(), PageError> {
    open(page)?;
    page.click_at("tab-upkeep")?;
    page.find_css("[data-testid=upgrade-step-in_service][data-stand=done]")?;
    for step in ["migrate", "vbr", "ecr", "associate", "bgp"] {
        page.find_css(&format!(
            "[data-testid=upgrade-step-{step}][data-stand=open]"
        ))?;
        page.click_at("step-done")?;
        page.fill_at("field-by", "Lin Yue")?;
        page.click_at("upgradeStep-do")?;
        page.wait_gone("upgradeStep-sheet")?;
        page.find_css(&format!(
            "[data-testid=upgrade-step-{step}][data-stand=done]"
        ))?;
    }
    page.find_css("[data-testid=upgrade-step-old_vbrs][data-stand=done]")
        .map(drop)
}

fn give_up_the_old_port(page: &Page<'_>) -> Result<(), PageError> {
    let last_four = ENGLISH.instance_id.len() - 4;
    page.click_at("upgrade-terminate")?;
    page.fill_at("field-reason", "The larger port carries the traffic")?;
    page.fill_at("field-lastFour", &ENGLISH.instance_id[last_four..])?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("act-do")?;
    page.wait_gone("act-sheet")?;
    page.click_at("upgrade-unsubscribe")?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("unsubscribe-do")?;
    page.wait_gone("unsubscribe-sheet")?;
    page.wait_for_text("The upgrade is finished")?;
    page.picture(&pictures().join("upgrade-finished.png"))
}
