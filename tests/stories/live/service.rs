//! From the patch cable to traffic: the port fee, confirm, enable.

use desk_api::wire::*;
use desk_tests::story::must;

use super::line::Line;

#[test]
fn the_fee_is_ordered_paid_enabled_and_renewed() {
    let mut line = Line::built();
    assert!(line.orders(false, false).is_err(), "nothing is due yet");
    must(line.reports(|_| ()));
    must(line.connected());
    let page = must(line.orders(false, false));
    assert_eq!(page.next.next, NextWord::PayFee);
    assert_eq!(page.live.fee.unwrap().amount, "2160.00");
    assert!(page.live.term.is_none(), "nothing is paid");
    let pay = line.done();
    let page = must(line.rig.run(|desk, occasion| desk.pay_fee(occasion, pay)));
    assert_eq!(
        (page.next.next, page.next.turn),
        (NextWord::RecordService, TurnWord::Theirs)
    );
    let page = must(line.sees(true, "Up", "Normal"));
    assert_eq!(
        (page.row.status.as_str(), page.row.turn),
        ("Enabled", TurnWord::Done)
    );
    assert_eq!(page.live.port.unwrap().word, "Up");
    let term = page.live.term.unwrap();
    assert_eq!(term.last_day, "2027-02-23");
    let page = must(line.orders(true, false));
    assert_eq!(page.live.term.unwrap().last_day, "2027-05-23");
    let page = must(line.sees(false, "", "FinancialLocked"));
    assert_eq!(page.live.business.unwrap().word, "FinancialLocked");
    line.rig.reopen();
    assert_eq!(line.page().live.renewals.len(), 1);
}

#[test]
fn a_circuit_is_confirmed_and_enabled_where_the_interface_does_it() {
    let mut line = Line::built();
    assert!(
        line.acts(ActWord::Confirm, "").is_err(),
        "the patch cable comes first"
    );
    must(line.reports(|_| ()));
    let seen = RecordConnected {
        key: line.rig.key(),
        circuit: line.id.clone(),
        pending_payment: false,
        seen_by: "Lin Yue".into(),
        seen_at: line.at(),
        zone: "UTC".into(),
    };
    must(
        line.rig
            .run(|desk, occasion| desk.record_connected(occasion, seen)),
    );
    let page = must(line.acts(ActWord::Confirm, ""));
    assert_eq!(page.row.status, "Confirmed");
    let page = must(line.acts(ActWord::Enable, ""));
    assert_eq!(page.row.status, "Enabled");
    assert!(
        page.live.activated_at.is_some(),
        "from here on it costs, used or not"
    );
}

#[test]
fn a_line_that_is_there_before_its_visit_asks_for_no_visit() {
    let visit = |line: &mut Line| {
        let page = line.page();
        let clocks = page.loas[0].clocks.iter();
        let mut of_visit = clocks.filter(|clock| clock.kind == ClockWord::Visit);
        let works = page.works.as_ref().unwrap();
        let due = |step: &WorksStepView| step.due_from == Some(DueWord::Visit);
        (
            of_visit.next().unwrap().outcome,
            works.steps.iter().any(due),
        )
    };
    let mut line = Line::built();
    assert_eq!(visit(&mut line), (ClockOutcome::Open, true));
    must(line.reports(|_| ()));
    assert_eq!(visit(&mut line), (ClockOutcome::Open, true), "the cable");
    must(line.connected());
    assert_eq!(visit(&mut line), (ClockOutcome::Stopped, false));
}
