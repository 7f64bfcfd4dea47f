//! Orders of high-reliability mode, from the form to ports in service: success, failure with clean-up, replacement,
//! answers in bulk, quotas.

use desk_api::wire::*;
use desk_tests::story::{Rig, must, order_form, port_form};

fn apply(rig: &mut Rig, form: OrderForm) -> Result<OrderView, ApiError> {
    let request = ApplyOrder {
        key: rig.key(),
        form,
        kept: Vec::new(),
    };
    rig.run(|desk, occasion| desk.apply_order(occasion, request))
}

fn answer(rig: &mut Rig, order: &OrderView, outcome: OrderOutcome, ids: &[&str]) -> RecordOrder {
    RecordOrder {
        key: rig.key(),
        order: order.id.clone(),
        outcome,
        ports: order
            .members
            .iter()
            .zip(ids)
            .map(|(member, id)| OrderPortForm {
                circuit: member.row.id.clone(),
                instance_id: (*id).into(),
            })
            .collect(),
        errors: vec![OrderErrorForm {
            code: "EcNotEnoughResource".into(),
            message: "Not enough ports.".into(),
        }],
        seen_by: "Lin Yue".into(),
        seen_at: rig.now().format("%Y-%m-%dT%H:%M").to_string(),
        zone: "UTC".into(),
    }
}

fn record(rig: &mut Rig, request: RecordOrder) -> Result<OrderView, ApiError> {
    rig.run(|desk, occasion| desk.record_order(occasion, request))
}

const IDS: [&str; 4] = [
    "pc-order0001",
    "pc-order0002",
    "pc-order0003",
    "pc-order0004",
];

fn created(rig: &mut Rig, account: &AccountView) -> OrderView {
    let order = must(apply(rig, order_form(account)));
    let request = answer(rig, &order, OrderOutcome::Created, &IDS);
    must(record(rig, request))
}

fn ports(
    rig: &mut Rig,
    order: &OrderView,
    answers: Vec<PortAnswerForm>,
) -> Result<OrderView, ApiError> {
    let request = RecordOrderPorts {
        key: rig.key(),
        order: order.id.clone(),
        answers,
        seen_by: "Lin Yue".into(),
        seen_at: rig.now().format("%Y-%m-%dT%H:%M").to_string(),
        zone: "UTC".into(),
    };
    rig.run(|desk, occasion| desk.record_order_ports(occasion, request))
}

fn port_answer(member: &OrderMember, status: &str, device: &str) -> PortAnswerForm {
    PortAnswerForm {
        circuit: member.row.id.clone(),
        status: status.into(),
        instance_id: String::new(),
        port: if device.is_empty() { "" } else { "1/1/1" }.into(),
        device: device.into(),
        reason: "no room".into(),
    }
}

fn fields(error: &ApiError) -> Vec<(&str, &str)> {
    error
        .fields
        .iter()
        .map(|f| (f.field.as_str(), f.code.as_str()))
        .collect()
}

#[test]
fn an_order_that_succeeds_gives_each_port_its_id_and_is_told_against_what_was_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let check = CheckOrder {
        form: order_form(&account),
        kept: Vec::new(),
    };
    let check = must(rig.run(|desk, occasion| desk.check_order(occasion, check)));
    assert!(check.problems.is_empty(), "{:?}", check.problems);
    let names: Vec<&str> = check.lines.iter().map(|line| line.name.as_str()).collect();
    let expected = [
        "Hangzhou-Xiaoshan-B-PConn1",
        "Hangzhou-Xiaoshan-B-PConn2",
        "Hangzhou-Yuhang-B-PConn1",
        "Hangzhou-Yuhang-B-PConn2",
    ];
    assert_eq!(names, expected);
    let devices: Vec<u16> = check.lines.iter().map(|line| line.device).collect();
    assert_eq!(devices, [1, 2, 1, 2]);

    let order = must(apply(&mut rig, order_form(&account)));
    let (state, actions) = (order.outcome.state, &order.actions);
    assert_eq!(
        (state, actions.as_slice()),
        (
            OrderStateWord::Waiting,
            [OrderAction::RecordOrder].as_slice()
        )
    );
    assert!(
        order
            .members
            .iter()
            .all(|m| m.row.instance_id.is_none() && m.row.next == NextWord::RecordOrder)
    );
    let early = RecordPort {
        key: rig.key(),
        circuit: order.members[0].row.id.clone(),
        status: "Allocated".into(),
        instance_id: IDS[0].into(),
        port: String::new(),
        device: String::new(),
        reason: String::new(),
        seen_by: "Lin Yue".into(),
        seen_at: rig.now().format("%Y-%m-%dT%H:%M").to_string(),
        zone: "UTC".into(),
    };
    let refused = rig
        .run(|desk, occasion| desk.record_port(occasion, early))
        .unwrap_err();
    assert_eq!(fields(&refused), [("instanceId", "order_not_answered")]);

    let some = answer(&mut rig, &order, OrderOutcome::Created, &IDS[..3]);
    assert_eq!(
        fields(&record(&mut rig, some).unwrap_err()),
        [("ports", "not_all_answered")]
    );
    let twice = answer(
        &mut rig,
        &order,
        OrderOutcome::Created,
        &[IDS[0], IDS[1], IDS[1], IDS[3]],
    );
    assert_eq!(
        fields(&record(&mut rig, twice).unwrap_err()),
        [("ports.2.instanceId", "instance_id_repeated")]
    );
    let right = answer(&mut rig, &order, OrderOutcome::Created, &IDS);
    let order = must(record(&mut rig, right));
    let ids: Vec<&str> = order
        .members
        .iter()
        .filter_map(|m| m.row.instance_id.as_deref())
        .collect();
    assert_eq!(ids, IDS);

    rig.reopen();
    let devices = ["10.0.0.1", "10.0.0.1", "10.0.1.1", ""];
    let answers = order
        .members
        .iter()
        .zip(devices)
        .map(|(m, device)| port_answer(m, "Allocated", device))
        .collect();
    let order = must(ports(&mut rig, &order, answers));
    let counted: Vec<_> = order
        .standing
        .actual
        .iter()
        .map(|c| (c.state, c.count))
        .collect();
    assert_eq!(counted, [(MemberWord::Loa, 4)]);
    let lacks: Vec<LackWord> = order.standing.lacks.iter().map(|lack| lack.kind).collect();
    assert_eq!(lacks, [LackWord::SharedDevice, LackWord::DevicesUnknown]);
    let page = rig.page(&order.members[0].row.id);
    assert_eq!(
        (page.port.as_deref(), page.device.as_deref()),
        (Some("1/1/1"), Some("10.0.0.1"))
    );
    assert_eq!(
        page.row
            .order
            .as_ref()
            .map(|mark| (mark.ports, mark.position)),
        Some((4, 1))
    );
}

#[test]
fn answers_in_bulk_are_recorded_together_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let order = created(&mut rig, &account);
    let mut answers: Vec<PortAnswerForm> = order
        .members
        .iter()
        .map(|m| port_answer(m, "Approved", ""))
        .collect();
    answers[3].status = "Sleeping".into();
    let refused = ports(&mut rig, &order, answers.clone()).unwrap_err();
    assert_eq!(fields(&refused), [("answers.3.status", "unknown_choice")]);
    let statuses = |rig: &mut Rig| -> Vec<String> {
        let id = order.id.clone();
        let view = must(rig.run(|desk, occasion| desk.order(occasion, ById { id })));
        view.members.into_iter().map(|m| m.row.status).collect()
    };
    assert_eq!(statuses(&mut rig), ["Initial"; 4], "nothing of it was kept");
    answers[3].status = "Rejected".into();
    must(ports(&mut rig, &order, answers));
    assert_eq!(
        statuses(&mut rig),
        ["Approved", "Approved", "Approved", "Rejected"]
    );
}

#[test]
fn an_order_that_failed_closes_its_circuits_and_leaves_ports_to_delete() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let order = must(apply(&mut rig, order_form(&account)));
    let failed = answer(&mut rig, &order, OrderOutcome::Failed, &[IDS[0]]);
    let order = must(record(&mut rig, failed));
    assert!(order.members.iter().all(|m| m.row.turn == TurnWord::Closed));
    assert_eq!(order.tasks.len(), 1);
    assert_eq!(
        order.actions,
        [OrderAction::CloseTask, OrderAction::ApplyAgain]
    );
    let used = |rig: &mut Rig| {
        let query = QuotaQuery {
            account: account.id.clone(),
            access_points: Vec::new(),
        };
        let view = must(rig.run(|desk, occasion| desk.quota(occasion, query)));
        view.quotas
            .iter()
            .filter(|q| q.kind == QuotaWord::PerAccessPoint)
            .map(|q| q.used)
            .sum::<u32>()
    };
    assert_eq!(
        used(&mut rig),
        1,
        "a port that is still there holds its place"
    );
    let close = CloseTask {
        key: rig.key(),
        order: order.id.clone(),
        instance_id: IDS[0].into(),
        done_by: "Lin Yue".into(),
        done_at: rig.now().format("%Y-%m-%dT%H:%M").to_string(),
        zone: "UTC".into(),
    };
    let order = must(rig.run(|desk, occasion| desk.close_task(occasion, close)));
    assert!(order.tasks[0].done && order.actions == [OrderAction::ApplyAgain]);
    assert_eq!(used(&mut rig), 0);
    // the failure stands while clean-up rests on it; both can be taken back, the later one first
    let line = |order: &OrderView, kind: HistoryKind| {
        order
            .history
            .iter()
            .find(|h| h.kind == kind)
            .unwrap()
            .clone()
    };
    assert!(!line(&order, HistoryKind::OrderFailed).can_withdraw);
    for kind in [HistoryKind::CleanUpDone, HistoryKind::OrderFailed] {
        let undo = WithdrawOrder {
            key: rig.key(),
            order: order.id.clone(),
            event: line(&order, kind).event,
            reason: "typed by mistake".into(),
        };
        must(rig.run(|desk, occasion| desk.withdraw_order(occasion, undo)));
    }
    let id = order.id.clone();
    let order = must(rig.run(|desk, occasion| desk.order(occasion, ById { id })));
    assert_eq!(order.outcome.state, OrderStateWord::Waiting);
    assert!(order.members.iter().all(|m| m.row.status == "Initial"));
    let undo = WithdrawOrder {
        key: rig.key(),
        order: order.id.clone(),
        event: line(&order, HistoryKind::OrderSubmitted).event,
        reason: "never sent".into(),
    };
    let order = must(rig.run(|desk, occasion| desk.withdraw_order(occasion, undo)));
    assert_eq!(
        (order.outcome.state, order.members.len()),
        (OrderStateWord::Withdrawn, 0)
    );
}

#[test]
fn a_replacement_takes_the_place_of_a_lost_circuit_and_a_correction_that_of_a_refused_one() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let order = created(&mut rig, &account);
    let mut answers: Vec<PortAnswerForm> = order
        .members
        .iter()
        .map(|m| port_answer(m, "Allocated", ""))
        .collect();
    answers[2].status = "Canceled".into();
    answers[3].status = "Rejected".into();
    let order = must(ports(&mut rig, &order, answers));
    assert!(
        order.members[2].replaceable
            && order.members[3].replaceable
            && !order.members[0].replaceable
    );
    let apply = |rig: &mut Rig, form: PortForm| {
        let request = ApplyPort {
            key: rig.key(),
            form,
            kept: Vec::new(),
            plan: None,
        };
        rig.run(|desk, occasion| desk.apply_port(occasion, request))
    };
    let lost = PortForm {
        replaces: order.members[0].row.id.clone(),
        ..port_form(&account, "Not-lost")
    };
    assert_eq!(
        fields(&apply(&mut rig, lost).unwrap_err()),
        [("replaces", "not_replaceable")]
    );
    let replacement = PortForm {
        replaces: order.members[2].row.id.clone(),
        ..port_form(&account, "Replacement")
    };
    let new = must(apply(&mut rig, replacement.clone()));
    assert_eq!(
        new.replaces.map(|r| r.id),
        Some(order.members[2].row.id.clone())
    );
    assert_eq!(
        fields(
            &apply(
                &mut rig,
                PortForm {
                    name: "Again".into(),
                    ..replacement
                }
            )
            .unwrap_err()
        ),
        [("replaces", "not_replaceable")]
    );
    // a correction may keep the name, and takes the refused one's place
    let refused = &order.members[3].row;
    let correction = PortForm {
        corrects: refused.id.clone(),
        ..port_form(&account, &refused.name)
    };
    let corrected = must(apply(&mut rig, correction));
    assert_eq!(corrected.corrects.map(|r| r.id), Some(refused.id.clone()));
    assert_eq!(
        rig.page(&refused.id).next.turn,
        TurnWord::Closed,
        "nothing is left to mend there"
    );
    let order = must(rig.run(|desk, occasion| {
        desk.order(
            occasion,
            ById {
                id: order.id.clone(),
            },
        )
    }));
    let positions: Vec<u16> = order.members.iter().map(|m| m.position).collect();
    assert_eq!((positions, order.former.len()), (vec![1, 2, 3, 4], 2));
    assert_eq!(order.members[2].row.name, "Replacement");
    let shared: Vec<LackWord> = order.standing.lacks.iter().map(|l| l.kind).collect();
    assert!(
        shared.contains(&LackWord::SharedSite),
        "both stand where the others are"
    );
    let before = rig.run(|desk, _| desk.store().unwrap().dump().unwrap());
    rig.reopen();
    let after = rig.run(|desk, _| desk.store().unwrap().dump().unwrap());
    assert_eq!(before, after);
}

#[test]
fn quotas_warn_while_choosing_and_follow_what_is_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let account = rig.account("Harbour Retail Pte. Ltd.");
    let order = must(apply(&mut rig, order_form(&account)));
    let check = |rig: &mut Rig| {
        let check = CheckOrder {
            form: order_form(&account),
            kept: Vec::new(),
        };
        let found = must(rig.run(|desk, occasion| desk.check_order(occasion, check)));
        let codes: Vec<(String, String)> = found
            .problems
            .iter()
            .map(|p| (p.field.clone(), p.code.clone()))
            .collect();
        (codes, found.quota)
    };
    let (codes, quota) = check(&mut rig);
    let at = |n: u8| {
        (
            format!("accessPoints.{n}.accessPoint"),
            "quota_reached".to_owned(),
        )
    };
    assert_eq!(
        codes,
        [
            at(0),
            at(1),
            ("account".into(), "unpaid_above_one_source".into())
        ]
    );
    assert_eq!(
        quota
            .iter()
            .map(|q| (q.used, q.more, q.limit))
            .collect::<Vec<_>>(),
        [(2, 2, 2), (2, 2, 2), (4, 4, 5)]
    );
    let raise = SetQuota {
        key: rig.key(),
        account: account.id.clone(),
        kind: QuotaWord::PerAccessPoint,
        access_point: "Hangzhou-Xiaoshan-B".into(),
        limit: "4".into(),
        note: "Ticket 4711".into(),
    };
    must(rig.run(|desk, occasion| desk.set_quota(occasion, raise)));
    let (codes, quota) = check(&mut rig);
    assert_eq!(codes[0], at(1));
    assert_eq!(
        (quota[0].limit, quota[0].from, quota[0].note.as_str()),
        (4, QuotaFrom::AccessPoint, "Ticket 4711")
    );
    // closed circuits free it
    let failed = answer(&mut rig, &order, OrderOutcome::Failed, &[]);
    must(record(&mut rig, failed));
    assert!(check(&mut rig).0.is_empty());
}

#[test]
fn the_first_application_of_an_account_asks_for_its_billing_and_records_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let save = SaveAccount {
        key: rig.key(),
        id: Some(account.id.clone()),
        form: AccountForm {
            traffic_billing: false,
            ..account.form.clone()
        },
    };
    must(rig.run(|desk, occasion| desk.save_account(occasion, save)));
    let refused = apply(&mut rig, order_form(&account)).unwrap_err();
    assert_eq!(
        fields(&refused),
        [("trafficBillingActivated", "traffic_billing_missing")]
    );
    let told = OrderForm {
        traffic_billing_activated: true,
        ..order_form(&account)
    };
    let order = must(apply(&mut rig, told));
    assert!(order.account.form.traffic_billing);
}

#[test]
fn an_order_hears_what_was_noted_of_each_of_its_access_points() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let yuhang = "Hangzhou-Yuhang-B".to_owned();
    let by_key = ByKey {
        access_point: yuhang.clone(),
    };
    let seen = must(rig.run(|desk, occasion| desk.access_point(occasion, by_key)));
    let noted = |rig: &mut Rig, status: PointStatusWord| {
        let request = SaveAccessPoint {
            key: rig.key(),
            access_point: Some(yuhang.clone()),
            form: AccessPointForm {
                port_types: vec!["40GBase-LR".into()],
                status: Some(status),
                status_seen: "2026-11-20".into(),
                ..seen.form.clone()
            },
        };
        must(rig.run(|desk, occasion| desk.save_access_point(occasion, request)));
    };
    let says = |rig: &mut Rig| -> Vec<(String, String, bool)> {
        let check = CheckOrder {
            form: order_form(&account),
            kept: Vec::new(),
        };
        let check = must(rig.run(|desk, occasion| desk.check_order(occasion, check)));
        check
            .problems
            .into_iter()
            .map(|one| (one.field, one.code, one.warning))
            .collect()
    };
    let at = |code: &str, warning: bool| {
        let field = "accessPoints.1.accessPoint".to_owned();
        (field, code.to_owned(), warning)
    };
    noted(&mut rig, PointStatusWord::Full);
    assert_eq!(
        says(&mut rig),
        [
            at("access_point_full", true),
            at("port_type_not_seen_there", true)
        ]
    );
    noted(&mut rig, PointStatusWord::Disabled);
    assert_eq!(
        says(&mut rig),
        [
            at("access_point_disabled", false),
            at("port_type_not_seen_there", true)
        ]
    );
    let refused = apply(&mut rig, order_form(&account)).unwrap_err();
    assert!(fields(&refused).contains(&("accessPoints.1.accessPoint", "access_point_disabled")));
}
