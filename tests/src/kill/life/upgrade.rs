//! A larger port beside the one in service, and that it is not moved to after all.

use super::{Sent, by, zone};
use crate::kill::desk_account;
use crate::story::port_form;
use desk_api::wire::*;

const LARGER: &str = "100GBase-LR";

pub(super) fn plan(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let request = PlanUpgrade {
        circuit: sent.circuit().id,
        key: sent.key,
        form: UpgradeForm {
            port_type: LARGER.into(),
            why: "Traffic of the new warehouse".into(),
            from: String::new(),
            until: String::new(),
            zone: zone(),
            roll_back: "Enable the old VBR again until 04:00".into(),
        },
        by: by(),
        kept: Vec::new(),
    };
    sent.desk.plan_upgrade(sent.occasion, request)
}

pub(super) fn tie(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let request = TieToUpgrade {
        circuit: sent.circuit().id,
        key: sent.key,
        item: None,
        kind: "bgp_peer".into(),
        name: "10.0.0.2".into(),
        parameters: "ASN 65001\nBFD 1000 ms × 3".into(),
        by: by(),
    };
    sent.desk.tie_to_upgrade(sent.occasion, request)
}

pub(super) fn back_up(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let page = sent.circuit();
    let tied = page
        .upgrade
        .and_then(|upgrade| upgrade.items.into_iter().next());
    let request = BackUpTied {
        key: sent.key,
        circuit: page.id,
        item: tied.map_or_else(String::new, |tied| tied.key),
        done: true,
        by: by(),
    };
    sent.desk.back_up_tied(sent.occasion, request)
}

pub(super) fn mark_step(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let request = MarkUpgradeStep {
        circuit: sent.circuit().id,
        key: sent.key,
        step: "ecr".into(),
        stand: "not_needed".into(),
        note: "There is one".into(),
        by: by(),
    };
    sent.desk.mark_upgrade_step(sent.occasion, request)
}

pub(super) fn apply_port(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let account = desk_account(sent.n, sent.desk);
    let request = ApplyPort {
        form: PortForm {
            port_type: LARGER.into(),
            upgrades: sent.circuit().id,
            manager: "Chen Wei".into(),
            manager_on: "2026-11-02".into(),
            ..port_form(&account, &format!("Larger-{}", sent.round))
        },
        key: sent.key,
        kept: Vec::new(),
        plan: None,
    };
    sent.desk.apply_port(sent.occasion, request)
}

pub(super) fn call_off(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let request = CallOffUpgrade {
        circuit: sent.circuit().id,
        key: sent.key,
        reason: "The warehouse opens a year later".into(),
        by: by(),
    };
    sent.desk.call_off_upgrade(sent.occasion, request)
}
