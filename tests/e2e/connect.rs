//! From an enabled port to the VPC in the real window: a VBR that is corrected at its field, noted as created, attached to
//! a router that leads to a VPC, and the path drawn.

use desk_tests::window::{Page, PageError, Stage, pictures};

use crate::main_job::steps;
use crate::main_job::words::ENGLISH;

type Done = Result<(), PageError>;

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn from_an_enabled_port_to_a_drawn_path() {
    let stage = Stage::new("connect", ENGLISH.system).unwrap();
    let page = stage.open().unwrap();
    let story = &ENGLISH;
    let done = steps::welcome(&page, story)
        .and_then(|()| steps::apply_for_port(&page, story))
        .and_then(|()| steps::record_allocation(&page, story))
        .and_then(|()| enabled(&page))
        .and_then(|()| vbr(&page))
        .and_then(|()| router(&page))
        .and_then(|()| drawn(&page));
    if let Err(error) = done {
        let picture = pictures().join("connect-failed.png");
        let _ = page.picture(&picture);
        panic!("{error}\nsee {}", picture.display());
    }
    page.close().unwrap();
}

fn enabled(page: &Page<'_>) -> Done {
    page.click_at("more")?;
    page.click_at("action-recordLater")?;
    page.click_at("record-status-Enabled")?;
    page.fill_at("field-seenBy", "Lin Yue")?;
    page.click_at("submit")?;
    page.click_at("action-connect")?;
    page.at("path-diagram").map(drop)
}

fn vbr(page: &Page<'_>) -> Done {
    page.click_at("add-vbr")?;
    page.fill_at("field-vlan", "3000")?;
    page.fill_at("field-v4.cloud", "10.0.0.1")?;
    page.fill_at("field-v4.customer", "10.0.0.2")?;
    page.click_at("group-add")?;
    page.fill_at("field-groups.0.peerAsn", "64600")?;
    page.fill_at("field-groups.0.secret", "k9-Peering")?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("vbr-do")?;
    page.at("problem-vlan")?;
    page.fill_at("field-vlan", "100")?;
    page.click_at("vbr-do")?;
    page.wait_gone("vbr-sheet")?;
    page.click_at("vbr-created")?;
    page.fill_at("field-id", "vbr-bp1a2b3c4d5e6f7")?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("noteConnect-do")?;
    page.wait_gone("noteConnect-sheet")?;
    page.wait_for_text("vbr-bp1a2b3c4d5e6f7")?;
    page.click_at("bgp-key-show")?;
    page.wait_for_text("k9-Peering")?;
    page.click_at("bgp-key-show")?;
    page.click_at("note-peer")?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("noteConnect-do")?;
    page.wait_gone("noteConnect-sheet")?;
    page.wait_for_text("BGP Established")
}

fn router(page: &Page<'_>) -> Done {
    page.click_at("add-router")?;
    page.fill_at("field-name", "ecr-east")?;
    page.fill_at("field-associations.0.name", "vpc-production")?;
    page.fill_at("field-associations.0.id", "vpc-bp1m7v25emi1h5mtc5abc")?;
    page.fill_at("field-associations.0.cidrs", "172.16.0.0/16")?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("router-do")?;
    page.wait_gone("router-sheet")?;
    page.click_at("router-created")?;
    page.fill_at("field-id", "ecr-mezk2idmsd0vx2abcd")?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("noteConnect-do")?;
    page.wait_gone("noteConnect-sheet")?;
    page.click_at("part-created")?;
    page.fill_at("field-by", "Lin Yue")?;
    page.click_at("noteConnect-do")?;
    page.wait_gone("noteConnect-sheet")?;
    page.wait_for_text("Attached")
}

fn drawn(page: &Page<'_>) -> Done {
    page.click_at("path-as-list")?;
    page.wait_for_text("leads to ecr-east")?;
    page.wait_for_text("is to lead to vpc-production")?;
    page.wait_for_text("10.0.0.1/30")?;
    page.picture(&pictures().join("connect-path.png"))?;
    let found: Vec<String> = page.violations()?.into_iter().map(|v| v.id).collect();
    assert!(found.is_empty(), "axe: {found:?}");
    page.click_at("tab-history")?;
    page.wait_for_text("was seen as created")
}
