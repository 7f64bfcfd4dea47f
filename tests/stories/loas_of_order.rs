//! One form for the ports of an order: one LOA for each of them, with what differs, all of them or none.

use desk_api::wire::*;
use desk_tests::story::{Rig, engineer, loa_form, must, order_form};

const IDS: [&str; 4] = [
    "pc-order0001",
    "pc-order0002",
    "pc-order0003",
    "pc-order0004",
];

/// An order whose first `allocated` ports have been allocated.
fn order(rig: &mut Rig, account: &AccountView, allocated: usize) -> OrderView {
    let key = rig.key();
    let form = OrderForm {
        access_points: order_form(account)
            .access_points
            .into_iter()
            .map(|place| OrderPlaceForm {
                line_operator: "CT".into(),
                ..place
            })
            .collect(),
        ..order_form(account)
    };
    let applied = must(rig.run(|desk, occasion| {
        let kept = Vec::new();
        desk.apply_order(occasion, ApplyOrder { key, form, kept })
    }));
    let seen_at = rig.now().format("%Y-%m-%dT%H:%M").to_string();
    let answer = RecordOrder {
        key: rig.key(),
        order: applied.id.clone(),
        outcome: OrderOutcome::Created,
        ports: applied
            .members
            .iter()
            .zip(IDS)
            .map(|(member, id)| OrderPortForm {
                circuit: member.row.id.clone(),
                instance_id: id.into(),
            })
            .collect(),
        errors: Vec::new(),
        seen_by: "Lin Yue".into(),
        seen_at: seen_at.clone(),
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.record_order(occasion, answer)));
    let answers = RecordOrderPorts {
        key: rig.key(),
        order: applied.id.clone(),
        answers: applied
            .members
            .iter()
            .take(allocated)
            .map(|member| PortAnswerForm {
                circuit: member.row.id.clone(),
                status: "Allocated".into(),
                instance_id: String::new(),
                port: String::new(),
                device: String::new(),
                reason: String::new(),
            })
            .collect(),
        seen_by: "Lin Yue".into(),
        seen_at,
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.record_order_ports(occasion, answers)))
}

fn start(rig: &mut Rig, order: &OrderView) -> LoasStart {
    let id = order.id.clone();
    must(rig.run(|desk, occasion| desk.loas_start(occasion, ById { id })))
}

fn port(member: &OrderMember) -> LoaPortForm {
    LoaPortForm {
        circuit: member.row.id.clone(),
        bandwidth: None,
        circuit_code: None,
        visit: None,
        engineers: None,
        purpose: String::new(),
        purpose_reason: String::new(),
    }
}

fn request(rig: &mut Rig, order: &OrderView) -> ApplyLoas {
    ApplyLoas {
        key: rig.key(),
        order: order.id.clone(),
        form: loa_form(vec![engineer("陈致远", "XD4829371")]),
        ports: order.members.iter().map(port).collect(),
        kept: Vec::new(),
    }
}

fn apply(rig: &mut Rig, request: ApplyLoas) -> Result<OrderView, ApiError> {
    rig.run(|desk, occasion| desk.apply_loas(occasion, request))
}

fn check(rig: &mut Rig, request: &ApplyLoas) -> Preflight {
    let check = CheckLoas {
        order: request.order.clone(),
        form: request.form.clone(),
        ports: request.ports.clone(),
        kept: request.kept.clone(),
    };
    must(rig.run(|desk, occasion| desk.check_loas(occasion, check)))
}

fn said(fields: &[FieldProblem]) -> Vec<(&str, &str)> {
    fields
        .iter()
        .map(|one| (one.field.as_str(), one.code.as_str()))
        .collect()
}

#[test]
fn what_the_ports_share_and_what_differs_land_on_each_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let order = order(&mut rig, &account, 4);
    assert_eq!(order.standing.loa_ready, 4);
    let begin = start(&mut rig, &order);
    assert_eq!((begin.ports.len(), begin.left_out.len()), (4, 0));
    assert_eq!(begin.form.company_name, account.form.name);

    let mut request = request(&mut rig, &order);
    request.ports[1].bandwidth = Some("2000".into());
    request.ports[1].circuit_code = Some("HZ-MSTP-0099".into());
    request.ports[2].visit = Some(LoaVisitForm {
        entry_date: "2026-12-17".into(),
        entry_from: "10:00".into(),
        entry_until_date: String::new(),
        entry_until: "17:00".into(),
    });
    request.ports[3].engineers = Some(vec![
        engineer("Elena Márquez", "P7719203"),
        engineer("陈致远", "XD4829371"),
    ]);
    let checked = check(&mut rig, &request);
    assert_eq!(said(&checked.problems), []);
    assert!(!checked.fine.is_empty());
    let draft = KeepDraft {
        id: request.key.clone(),
        kind: DraftKind::Loas,
        circuit: Some(order.id.clone()),
        body: "{}".into(),
    };
    must(rig.run(|desk, occasion| desk.keep_draft(occasion, draft)));

    let after = must(apply(&mut rig, request.clone()));
    assert_eq!(after.standing.loa_ready, 0);
    let drafts = must(rig.run(|desk, occasion| desk.drafts(occasion, Nothing {})));
    assert!(drafts.drafts.is_empty(), "the draft went with it");

    rig.reopen();
    let pages: Vec<CircuitView> = order.members.iter().map(|m| rig.page(&m.row.id)).collect();
    for (at, page) in pages.iter().enumerate() {
        assert_eq!(page.loas.len(), 1);
        let loa = &page.loas[0];
        assert_eq!(loa.status, "Applying");
        assert_eq!(loa.form.company_name, request.form.company_name);
        assert_eq!(loa.form.bandwidth, if at == 1 { "2000" } else { "4000" });
        let code = if at == 1 {
            "HZ-MSTP-0099"
        } else {
            "HZ-MSTP-0098"
        };
        assert_eq!(loa.form.circuit_code, code);
        let day = if at == 2 { "2026-12-17" } else { "2026-12-16" };
        assert_eq!(loa.form.entry_date, day);
        assert_eq!(loa.form.engineers.len(), if at == 3 { 2 } else { 1 });
        let others: Vec<&str> = loa.together_with.iter().map(|c| c.id.as_str()).collect();
        let expected: Vec<&str> = pages
            .iter()
            .filter(|other| other.id != page.id)
            .map(|other| other.id.as_str())
            .collect();
        assert_eq!(others, expected);
    }
    let people = must(rig.run(|desk, occasion| {
        let search = String::new();
        desk.people(occasion, PeopleQuery { search })
    }));
    assert_eq!(people.total, 2, "one person each, however many ports");

    // the same key again: the same answer, and no second set
    must(apply(&mut rig, request.clone()));
    assert_eq!(rig.page(&order.members[0].row.id).loas.len(), 1);
    request.form.customer_location = "another place".into();
    let reused = apply(&mut rig, request).unwrap_err();
    assert_eq!(reused.code, ErrorCode::KeyReused);
}

#[test]
fn one_wrong_port_refuses_all_of_them_and_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let order = order(&mut rig, &account, 4);
    let mut request = request(&mut rig, &order);
    request.ports[2].bandwidth = Some("much".into());
    request.ports[1].visit = Some(LoaVisitForm {
        entry_date: String::new(),
        entry_from: "10:00".into(),
        entry_until_date: String::new(),
        entry_until: "17:00".into(),
    });
    let refused = apply(&mut rig, request.clone()).unwrap_err();
    let fields: Vec<&str> = refused.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["ports.1.entryDate", "ports.2.bandwidth"]);
    assert_eq!(
        said(&check(&mut rig, &request).problems),
        said(&refused.fields)
    );
    for member in &order.members {
        assert!(rig.page(&member.row.id).loas.is_empty());
    }
    let people = must(rig.run(|desk, occasion| {
        let search = String::new();
        desk.people(occasion, PeopleQuery { search })
    }));
    assert_eq!(people.total, 0, "nothing of it was recorded");

    // what all of them share is said once, at the shared field
    request.ports[2].bandwidth = None;
    request.ports[1].visit = None;
    request.form.bandwidth = String::new();
    request.ports[0].bandwidth = Some("1000".into());
    let refused = apply(&mut rig, request.clone()).unwrap_err();
    assert_eq!(said(&refused.fields), [("bandwidth", "required")]);

    request.form.bandwidth = "4000".into();
    request.ports.clear();
    let refused = apply(&mut rig, request).unwrap_err();
    assert_eq!(said(&refused.fields), [("ports", "no_port_chosen")]);
}

#[test]
fn a_port_that_is_not_ready_is_neither_offered_nor_taken() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let order = order(&mut rig, &account, 3);
    assert_eq!(order.standing.loa_ready, 3);
    let begin = start(&mut rig, &order);
    let offered: Vec<u16> = begin.ports.iter().map(|port| port.position).collect();
    assert_eq!(offered, [1, 2, 3]);
    assert_eq!(begin.left_out[0].id, order.members[3].row.id);

    let mut request = request(&mut rig, &order);
    let refused = apply(&mut rig, request.clone()).unwrap_err();
    assert_eq!(
        said(&refused.fields),
        [("ports.3.circuit", "no_loa_for_port")]
    );
    request.ports[3] = request.ports[0].clone();
    let refused = apply(&mut rig, request.clone()).unwrap_err();
    assert_eq!(
        said(&refused.fields),
        [("ports.3.circuit", "no_loa_for_port")],
        "a port cannot stand in the form twice"
    );
    request.ports.truncate(1);
    let after = must(apply(&mut rig, request));
    assert_eq!(after.standing.loa_ready, 2);
    let alone = rig.page(&order.members[0].row.id);
    assert!(alone.loas[0].together_with.is_empty());
    let begin = start(&mut rig, &order);
    assert_eq!((begin.ports.len(), begin.left_out.len()), (2, 2));
}

#[test]
fn a_warning_is_kept_with_a_reason_at_the_port_it_is_about() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let order = order(&mut rig, &account, 4);
    let mut request = request(&mut rig, &order);
    // a Saturday, for one port only
    request.ports[1].visit = Some(LoaVisitForm {
        entry_date: "2026-12-19".into(),
        entry_from: "10:00".into(),
        entry_until_date: String::new(),
        entry_until: "17:00".into(),
    });
    // a company that is not the account's, for all of them
    request.form.company_name = "另一家公司（杭州）有限公司".into();
    let found = check(&mut rig, &request).problems;
    assert!(found.iter().all(|one| one.warning), "{found:?}");
    assert!(found.len() >= 2, "{found:?}");
    assert!(found.iter().any(|one| one.field == "companyName"));
    assert!(found.iter().any(|one| one.field == "ports.1.entryDate"));
    request.kept = found
        .iter()
        .map(|one| KeptWarning {
            field: one.field.clone(),
            code: one.code.clone(),
            reason: format!("known: {}", one.code),
        })
        .collect();
    must(apply(&mut rig, request));
    for (at, member) in order.members.iter().enumerate() {
        let kept = &rig.page(&member.row.id).loas[0].kept;
        let fields: Vec<&str> = kept.iter().map(|one| one.field.as_str()).collect();
        assert!(fields.contains(&"companyName"), "{fields:?}");
        assert_eq!(fields.contains(&"entryDate"), at == 1, "{fields:?}");
        assert!(kept.iter().all(|one| !one.said.en.is_empty()));
    }
}
