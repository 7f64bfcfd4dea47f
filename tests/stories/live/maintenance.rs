//! Maintenance that takes out circuits which belong together.

use desk_api::wire::*;
use desk_tests::story::{must, order_form};

use super::line::{Line, codes};

#[test]
fn maintenance_that_takes_both_circuits_of_a_pair_out_is_warned_of_and_told() {
    let mut line = Line::live();
    let account = line.page().account;
    let second = line
        .rig
        .circuit(&account, "Hangzhou-2")
        .allocated("pc-bp1other00000x1")
        .view
        .id
        .clone();
    let page = line.page();
    let pair = ChangeCircuit {
        key: line.rig.key(),
        circuit: line.id.clone(),
        form: ChangeForm {
            name: page.form.name.clone(),
            description: page.form.description.clone(),
            line_operator: page.form.line_operator.clone(),
            port_type: page.form.port_type.clone(),
            location: page.live.location.clone(),
            redundant_circuit: second.clone(),
        },
        by: "Lin Yue".into(),
        kept: Vec::new(),
    };
    let page = must(
        line.rig
            .run(|desk, occasion| desk.change_circuit(occasion, pair)),
    );
    assert_eq!(page.live.together_with[0].id, second);
    let plan = |line: &mut Line, circuits: Vec<String>, kept: Vec<KeptWarning>| {
        let request = SaveMaintenance {
            key: line.rig.key(),
            circuit: line.id.clone(),
            id: None,
            form: MaintenanceForm {
                kind: "planned".into(),
                title: "Ring work".into(),
                source: "China Telecom".into(),
                from: "2026-12-01T01:00".into(),
                until: "2026-12-01T05:00".into(),
                zone: "Asia/Shanghai".into(),
                circuits,
                note: String::new(),
            },
            by: "Lin Yue".into(),
            kept,
        };
        line.rig
            .run(|desk, occasion| desk.save_maintenance(occasion, request))
    };
    let own = line.id.clone();
    must(plan(&mut line, vec![own], Vec::new()));
    let warned = plan(&mut line, vec![second.clone()], Vec::new()).unwrap_err();
    assert_eq!(
        codes(&warned),
        [("circuits".into(), "order_out_together".into())]
    );
    let kept = KeptWarning {
        field: "circuits".into(),
        code: "order_out_together".into(),
        reason: "Traffic moves to Shanghai that night".into(),
    };
    let page = must(plan(&mut line, vec![second], vec![kept]));
    assert_eq!(page.live.overlaps.len(), 1);
    assert!(page.live.overlaps[0].all);
    assert!(
        page.history
            .iter()
            .any(|e| e.kind == HistoryKind::MaintenanceSaved)
    );
    let off = CallOffMaintenance {
        key: line.rig.key(),
        circuit: line.id.clone(),
        id: page.live.maintenance[0].id.clone(),
        reason: "Postponed".into(),
        by: "Lin Yue".into(),
    };
    let page = must(
        line.rig
            .run(|desk, occasion| desk.call_off_maintenance(occasion, off)),
    );
    assert!(page.live.overlaps.is_empty());
}

#[test]
fn maintenance_names_every_order_that_it_takes_out_together() {
    let mut line = Line::live();
    let account = line.page().account;
    let mut members = Vec::new();
    for n in 0..2 {
        let request = ApplyOrder {
            key: line.rig.key(),
            form: order_form(&account),
            kept: Vec::new(),
        };
        let order = must(
            line.rig
                .run(|desk, occasion| desk.apply_order(occasion, request)),
        );
        let answer = RecordOrder {
            key: line.rig.key(),
            order: order.id.clone(),
            outcome: OrderOutcome::Created,
            ports: (1..)
                .zip(&order.members)
                .map(|(port, member)| OrderPortForm {
                    circuit: member.row.id.clone(),
                    instance_id: format!("pc-bp1order{n}port{port}x"),
                })
                .collect(),
            errors: Vec::new(),
            seen_by: "Lin Yue".into(),
            seen_at: line.at(),
            zone: "UTC".into(),
        };
        let order = must(
            line.rig
                .run(|desk, occasion| desk.record_order(occasion, answer)),
        );
        members.push(order.members);
    }
    let two = |of: usize| {
        members[of][..2]
            .iter()
            .map(|member| member.row.id.clone())
            .collect::<Vec<_>>()
    };
    let names = |of: usize| {
        let mut names: Vec<_> = members[of][..2]
            .iter()
            .map(|member| member.row.name.clone())
            .collect();
        names.sort();
        names
    };
    // circuits that have nothing to do with the one whose page it is
    let request = SaveMaintenance {
        key: line.rig.key(),
        circuit: line.id.clone(),
        id: None,
        form: MaintenanceForm {
            kind: "planned".into(),
            title: "Power work in the building".into(),
            source: String::new(),
            from: "2026-12-01T01:00".into(),
            until: "2026-12-01T05:00".into(),
            zone: "Asia/Shanghai".into(),
            circuits: [two(0), two(1), vec![line.id.clone()]].concat(),
            note: String::new(),
        },
        by: "Lin Yue".into(),
        kept: Vec::new(),
    };
    let warned = line
        .rig
        .run(|desk, occasion| desk.save_maintenance(occasion, request))
        .unwrap_err();
    assert_eq!(warned.fields.len(), 1);
    let said = &warned.fields[0].params["circuits"];
    let orders: Vec<&str> = said.split("; ").collect();
    assert_eq!(orders.len(), 2, "{said}");
    for of in 0..2 {
        assert!(
            orders
                .iter()
                .any(|order| names(of).iter().all(|name| order.contains(name))),
            "{said}"
        );
    }
}
