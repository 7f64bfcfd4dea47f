//! What the records lead to elsewhere: the end of the port, the history, the search, the parameter sheet.

use desk_api::wire::*;
use desk_tests::story::must;

use super::forms::{group, router, vbr};
use super::net::Net;
use super::refusals::refused;

#[test]
fn a_vbr_that_is_there_hangs_on_the_port_until_it_is_noted_as_deleted() {
    let mut net = Net::enabled(1);
    let key = net.planned(0, 100);
    assert!(
        net.page(0).live.dependants.is_empty(),
        "a plan hangs on nothing"
    );
    let page = must(net.note(0, &key, "created", "active", "vbr-bp1abcdef"));
    assert_eq!(page.live.dependants[0].name, "vbr-bp1abcdef");
    assert!(page.live.dependants[0].recorded);
    let terminate = |net: &mut Net| {
        let request = ActOnCircuit {
            key: net.rig.key(),
            circuit: net.circuits[0].clone(),
            action: ActWord::Terminate,
            reason: "Moved to another port".into(),
            last_four: "5x2m".into(),
            by: "Lin Yue".into(),
            at: net.now(),
            zone: "UTC".into(),
        };
        net.rig
            .run(|desk, occasion| desk.act_on_circuit(occasion, request))
    };
    let error = terminate(&mut net).unwrap_err();
    assert!(
        error.message.contains("VBR vbr-bp1abcdef"),
        "{}",
        error.message
    );
    must(net.note(0, &key, "gone", "", ""));
    must(terminate(&mut net));
}

#[test]
fn records_are_withdrawn_like_any_other() {
    let mut net = Net::enabled(1);
    let key = net.planned(0, 100);
    let page = must(net.note(0, &key, "created", "active", "vbr-bp1abcdef"));
    let planned = page
        .history
        .iter()
        .find(|l| l.kind == HistoryKind::VbrSaved)
        .unwrap();
    assert!(
        !planned.can_withdraw,
        "what was seen of it rests on the plan"
    );
    let seen = page
        .history
        .iter()
        .find(|l| l.kind == HistoryKind::VbrSeen)
        .unwrap();
    let page = net.withdraw(0, seen.event.clone());
    assert_eq!(page.connect.as_ref().unwrap().vbrs[0].stand, "planned");
    assert!(page.live.dependants.is_empty());
    let planned = page
        .history
        .iter()
        .find(|l| l.kind == HistoryKind::VbrSaved)
        .unwrap();
    let page = net.withdraw(0, planned.event.clone());
    assert!(page.connect.unwrap().vbrs.is_empty());
    let key = net.planned(0, 100);
    let vbrs = vec![net.at(0, &key)];
    let page = must(net.save_router(None, router(vbrs), &[]));
    let id = page.connect.as_ref().unwrap().routers[0].router.clone();
    let page = must(net.note_router(&id, "", ("created", "", "ecr-mezk2idmsd0vx2abcd")));
    let seen = page
        .history
        .iter()
        .find(|l| l.kind == HistoryKind::RouterSeen)
        .unwrap();
    let page = net.withdraw(0, seen.event.clone());
    assert_eq!(page.connect.as_ref().unwrap().routers[0].stand, "planned");
    let saved = page
        .history
        .iter()
        .find(|l| l.kind == HistoryKind::RouterSaved)
        .unwrap();
    assert!(saved.can_withdraw);
    let page = net.withdraw(0, saved.event.clone());
    assert!(page.connect.unwrap().routers.is_empty());
    let told: Vec<_> = page
        .history
        .iter()
        .filter(|l| matches!(l.kind, HistoryKind::RouterSaved | HistoryKind::RouterSeen))
        .collect();
    assert_eq!(told.len(), 2, "what was recorded stays in the history");
    assert!(
        told.iter()
            .all(|l| l.withdrawn.is_some() && !l.can_withdraw)
    );
    assert_eq!(
        net.found("ecr-east"),
        Vec::<String>::new(),
        "and nobody finds the circuit by it"
    );
}

#[test]
fn a_router_that_leaves_a_circuit_stays_in_its_history() {
    let mut net = Net::enabled(2);
    let at: Vec<_> = (0..2)
        .map(|n| {
            let key = net.planned(n, 100);
            net.at(n, &key)
        })
        .collect();
    let page = must(net.save_router(None, router(at.clone()), &[]));
    let id = page.connect.unwrap().routers[0].router.clone();
    must(net.save_router(Some(&id), router(vec![at[0].clone()]), &[]));
    let page = net.page(1);
    assert!(page.connect.unwrap().routers.is_empty());
    let plans = page.history.iter();
    let plans: Vec<_> = plans
        .filter(|l| l.kind == HistoryKind::RouterSaved)
        .collect();
    assert_eq!(
        plans.len(),
        2,
        "the plan that named it, and the one without"
    );
    let left = plans.iter().find(|l| l.can_withdraw).unwrap().event.clone();
    assert_eq!(net.found("ecr-east"), ["Hangzhou-1"]);
    let page = net.withdraw(1, left);
    assert_eq!(page.connect.unwrap().routers.len(), 1, "it is back");
}

#[test]
fn circuits_are_found_by_vbr_vpc_and_addresses() {
    let mut net = Net::enabled(2);
    let key = net.planned(0, 100);
    must(net.note(0, &key, "created", "active", "vbr-bp1abcdef"));
    let vbrs = vec![net.at(0, &key)];
    let page = must(net.save_router(None, router(vbrs), &[]));
    let id = page.connect.unwrap().routers[0].router.clone();
    must(net.note_router(&id, "", ("created", "", "ecr-mezk2idmsd0vx2abcd")));
    for text in [
        "vbr-bp1abcdef",
        "10.0.100.2",
        "vpc-bp1m7v25emi1h5mtc5abc",
        "172.16.0.0",
        "ecr-mezk2idmsd0vx2abcd",
    ] {
        assert_eq!(net.found(text), ["Hangzhou-1"], "{text}");
    }
    must(net.note_router(&id, "", ("gone", "", "")));
    assert_eq!(net.found("ecr-mezk2idmsd0vx2abcd"), ["Hangzhou-1"]);
}

#[test]
fn the_parameter_sheet_says_both_sides_in_both_languages() {
    let mut net = Net::new(1);
    assert!(net.connect(0).sheet.is_empty());
    let mut form = vbr(0, 100);
    form.bfd = BfdForm {
        tx: "300".into(),
        rx: "400".into(),
        multiplier: "5".into(),
    };
    form.groups = vec![BgpGroupForm {
        secret: "k1-secret".into(),
        ..group(&["10.0.100.2"])
    }];
    must(net.save(0, None, form, &[]));
    let sheet = net.connect(0).sheet;
    let rows: Vec<&SheetRowView> = sheet.iter().flat_map(|section| &section.rows).collect();
    let row = |name: &str| *rows.iter().find(|row| row.name.en == name).unwrap();
    assert_eq!(row("IPv4 address").customer.en, "10.0.100.2/30");
    assert_eq!(row("IPv4 address").cloud.zh, "10.0.100.1/30");
    assert_eq!(row("BFD").customer.en, "send 400 ms, receive 300 ms, × 5");
    assert_eq!(row("AS number").customer.en, "64600");
    assert_eq!(row("MD5 key").cloud.zh, "已设置，另行交付");
    assert!(rows.iter().all(|row| !row.name.zh.is_empty()));
    assert!(!format!("{sheet:?}").contains("k1-secret"));
}

#[test]
fn a_circuit_that_is_over_takes_no_more_records() {
    let mut net = Net::new(1);
    let key = net.planned(0, 100);
    let request = ActOnCircuit {
        key: net.rig.key(),
        circuit: net.circuits[0].clone(),
        action: ActWord::Cancel,
        reason: "No longer needed".into(),
        last_four: String::new(),
        by: "Lin Yue".into(),
        at: net.now(),
        zone: "UTC".into(),
    };
    must(
        net.rig
            .run(|desk, occasion| desk.act_on_circuit(occasion, request)),
    );
    assert!(!net.connect(0).may_plan);
    refused(net.save(0, None, vbr(0, 101), &[]), "circuit_over");
    refused(net.save(0, Some(&key), vbr(0, 100), &[]), "circuit_over");
}
