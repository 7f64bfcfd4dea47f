//! The page of the day: what is ours and theirs by time left, who visits a site, what lapses, what was left behind.

use chrono::Duration;
use desk_api::wire::*;
use desk_tests::story::{Rig, engineer, must};

const HANGZHOU: &str = "Asia/Shanghai";

fn today(rig: &mut Rig) -> TodayView {
    let query = TodayQuery {
        zone: HANGZHOU.into(),
    };
    must(rig.run(|desk, occasion| desk.today(occasion, query)))
}

fn names(circuits: &[TodayCircuit]) -> Vec<&str> {
    circuits.iter().map(|one| one.row.name.as_str()).collect()
}

#[test]
fn a_new_desk_has_an_empty_day() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let day = today(&mut rig);
    assert!(day.yours.is_empty() && day.theirs.is_empty() && day.visits.is_empty());
    assert!(day.by_turn.values().all(|count| *count == 0));
    assert_eq!(day.days.len(), 14);
    assert_eq!(day.days[0].day, "2026-11-23");
    let off: Vec<&str> = day
        .days
        .iter()
        .filter(|day| day.off)
        .map(|day| day.day.as_str())
        .collect();
    assert_eq!(
        off,
        ["2026-11-28", "2026-11-29", "2026-12-05", "2026-12-06"]
    );
    // the reviewers' calendar says when nothing can be built, and how long there is until then
    let freeze = &day.freezes[0];
    assert_eq!(freeze.mark.from, "2026-11-30");
    assert_eq!(freeze.days_left, 4, "after today, Tuesday to Friday");
}

#[test]
fn what_is_due_first_stands_first_and_a_visit_says_who_goes_and_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    rig.circuit(&account, "Asked");
    rig.circuit(&account, "Allocated")
        .allocated("pc-bp1qrb3n7wd0k5x2m");
    rig.circuit(&account, "Reviewed")
        .allocated("pc-bp1qrb3n7wd0k5x3m")
        .loa_applied(vec![engineer("陈致远", "XD4829371")]);
    let visit = rig
        .circuit(&account, "Visited")
        .allocated("pc-bp1qrb3n7wd0k5x4m")
        .loa_applied(vec![
            engineer("Ola Nordmann", "XD4829372"),
            engineer("韩若溪", "XD4829373"),
        ])
        .loa_approved()
        .view
        .loas[0]
        .clone();

    let day = today(&mut rig);
    assert_eq!(day.by_turn["yours"], 2);
    assert_eq!(day.by_turn["theirs"], 2);
    assert_eq!(names(&day.yours).len(), 2);
    assert_eq!(names(&day.theirs), ["Reviewed", "Asked"]);
    let review = day.theirs[0].clock.as_ref().unwrap();
    assert_eq!(review.kind, ClockWord::LoaReview);
    assert!(day.theirs[1].clock.is_none());
    assert!(day.visits.is_empty(), "the visit is weeks ahead");

    // three days before the visit
    let begin: chrono::DateTime<chrono::Utc> = visit.window_from.parse().unwrap();
    rig.wait(begin - Duration::days(3) - rig.now());
    let day = today(&mut rig);
    assert_eq!(names(&day.yours)[0], "Visited");
    let clock = day.yours[0].clock.as_ref().unwrap();
    assert_eq!(clock.kind, ClockWord::Visit);
    let goes = &day.visits[0];
    assert_eq!(goes.circuit.name, "Visited");
    assert_eq!(goes.engineers, ["Ola Nordmann", "韩若溪"]);
    assert_eq!(goes.room.as_deref(), Some("3F-302"));
    assert_eq!(
        (goes.with_code, goes.handout.is_none(), goes.lapses),
        (Some(0), true, false)
    );
    // the review that nobody answered stays in sight, overdue
    let review = day.theirs[0].clock.as_ref().unwrap();
    assert!(review.due < desk_store::events::instant(rig.now()));

    // once the visit is over it is no visit of this week any more
    rig.wait(Duration::days(12));
    assert!(today(&mut rig).visits.is_empty());
}

#[test]
fn a_handout_that_lapses_within_a_week_is_a_loose_end() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![engineer("陈致远", "XD4829371")])
        .loa_approved()
        .issued()
        .view;
    assert!(today(&mut rig).lapsing.is_empty());
    let until: chrono::DateTime<chrono::Utc> = view.handouts[0].valid_until.parse().unwrap();
    rig.wait(until - Duration::days(6) - rig.now());
    let day = today(&mut rig);
    assert_eq!(day.lapsing[0].number, view.handouts[0].number);
    assert_eq!(day.lapsing[0].state, HandoutState::Lapsing);
    rig.wait(Duration::days(7));
    assert!(today(&mut rig).lapsing.is_empty(), "it lapsed");
}

#[test]
fn an_unknown_zone_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let query = TodayQuery {
        zone: "Moon/Tycho".into(),
    };
    let refused = rig.run(|desk, occasion| desk.today(occasion, query));
    assert_eq!(refused.unwrap_err().code, ErrorCode::Refused);
}

/// A circuit whose LOA is approved and whose construction began.
fn building(rig: &mut Rig, account: &AccountView) -> CircuitView {
    let view = rig
        .circuit(account, "Built")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![engineer("陈致远", "XD4829371")])
        .loa_approved()
        .issued()
        .view;
    let request = BeginWorks {
        key: rig.key(),
        circuit: view.id.clone(),
        scenario: "different_facilities".into(),
        jurisdiction: "mainland".into(),
        reason: String::new(),
        by: "Lin Yue".into(),
    };
    must(rig.run(|desk, occasion| desk.begin_works(occasion, request)))
}

fn at(rig: &Rig) -> String {
    rig.now().format("%Y-%m-%dT%H:%M").to_string()
}

/// The same circuit with its completion reported.
fn completed(rig: &mut Rig, view: &CircuitView) -> CircuitView {
    let built = RecordAsBuilt {
        key: rig.key(),
        circuit: view.id.clone(),
        form: AsBuiltForm {
            carrier_circuit_id: "HZ-MSTP-0098".into(),
            cable_label: "XC-3F-302-11".into(),
            odf: "ODF-2".into(),
            panel_port: "11 / 12".into(),
            strand_tx: "21".into(),
            strand_rx: "22".into(),
            explained: Vec::new(),
        },
        by: "Lin Yue".into(),
    };
    must(rig.run(|desk, occasion| desk.record_as_built(occasion, built)));
    let request = ReportCompletion {
        key: rig.key(),
        loa: view.loas[0].id.clone(),
        form: CompletionForm {
            line_code: "CT-HZ-77120".into(),
            cable_label: "XC-3F-302-11".into(),
            panel_port: String::new(),
            provider: "中国电信".into(),
            provider_name: String::new(),
            contact: "王工".into(),
            test_report: None,
            no_report: "It comes on Friday".into(),
        },
        by: "Lin Yue".into(),
        at: at(rig),
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.report_completion(occasion, request)))
}

/// The same circuit in service, its fee paid for a month.
fn live(rig: &mut Rig, view: &CircuitView) -> CircuitView {
    let connected = RecordConnected {
        key: rig.key(),
        circuit: view.id.clone(),
        pending_payment: true,
        seen_by: "Lin Yue".into(),
        seen_at: at(rig),
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.record_connected(occasion, connected)));
    let fee = OrderFee {
        key: rig.key(),
        circuit: view.id.clone(),
        renewal: false,
        form: FeeForm {
            number: String::new(),
            cycle: "Month".into(),
            period: "1".into(),
            auto_renew: false,
            renew_months: String::new(),
            amount: "2160".into(),
            currency: "USD".into(),
            last_day: String::new(),
        },
        paid: true,
        by: "Lin Yue".into(),
        at: at(rig),
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.order_fee(occasion, fee)));
    let service = RecordService {
        key: rig.key(),
        circuit: view.id.clone(),
        enabled: true,
        port: "Up".into(),
        business: "Normal".into(),
        reason: String::new(),
        seen_by: "Lin Yue".into(),
        seen_at: at(rig),
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.record_service(occasion, service)))
}

#[test]
fn a_step_of_construction_with_a_date_stands_with_it_and_the_survey_with_its_clock() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = building(&mut rig, &account);
    assert!(today(&mut rig).yours[0].step.is_none(), "nobody set a date");
    for (step, due) in [("patch_cable", "2026-12-18"), ("cage_access", "2026-12-10")] {
        let request = NoteWorksStep {
            key: rig.key(),
            circuit: view.id.clone(),
            step: step.into(),
            form: StepForm {
                mark: "open".into(),
                owner: "construction_company".into(),
                who: String::new(),
                due: due.into(),
                note: String::new(),
                reason: String::new(),
            },
            by: "Lin Yue".into(),
        };
        must(rig.run(|desk, occasion| desk.note_works_step(occasion, request)));
    }
    let step = today(&mut rig).yours[0].step.clone().unwrap();
    assert_eq!(
        (step.step.as_str(), step.due.as_str()),
        ("cage_access", "2026-12-10T15:59:59.000Z")
    );
    let request = RequestSurvey {
        key: rig.key(),
        circuit: view.id.clone(),
        asked: "China Telecom".into(),
        note: String::new(),
        by: "Lin Yue".into(),
        at: at(&rig),
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.request_survey(occasion, request)));
    let clock = today(&mut rig).yours[0].clock.clone().unwrap();
    assert_eq!(clock.kind, ClockWord::Survey);
}

#[test]
fn the_patch_cable_runs_against_its_clock_with_others() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = building(&mut rig, &account);
    completed(&mut rig, &view);
    let day = today(&mut rig);
    assert_eq!(names(&day.theirs), ["Built"]);
    let clock = day.theirs[0].clock.as_ref().unwrap();
    assert_eq!(clock.kind, ClockWord::Pigtail);
}

#[test]
fn a_fee_that_ends_and_maintenance_that_comes_stand_in_the_day() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = building(&mut rig, &account);
    let view = completed(&mut rig, &view);
    let view = live(&mut rig, &view);
    let begins = rig.now() + Duration::days(9);
    let local = |at: chrono::DateTime<chrono::Utc>| at.format("%Y-%m-%dT%H:%M").to_string();
    let maintenance = SaveMaintenance {
        key: rig.key(),
        circuit: view.id.clone(),
        id: None,
        form: MaintenanceForm {
            kind: "planned".into(),
            title: "Carrier cut-over".into(),
            source: String::new(),
            from: local(begins),
            until: local(begins + Duration::hours(4)),
            zone: "UTC".into(),
            circuits: vec![view.id.clone()],
            note: String::new(),
        },
        by: "Lin Yue".into(),
        kept: Vec::new(),
    };
    must(rig.run(|desk, occasion| desk.save_maintenance(occasion, maintenance)));
    let day = today(&mut rig);
    assert!(day.fees.is_empty(), "a month and a day ahead is too early");
    assert!(day.interruptions.is_empty(), "nine days ahead");

    rig.wait(Duration::days(4));
    let day = today(&mut rig);
    assert_eq!(day.fees[0].circuit.name, "Built");
    assert_eq!(
        (day.fees[0].ends.as_str(), day.fees[0].auto_renew),
        ("2026-12-23T16:00:00.000Z", false)
    );
    assert_eq!(day.interruptions[0].title, "Carrier cut-over");
    assert_eq!(day.interruptions[0].circuits[0].name, "Built");

    rig.wait(Duration::days(6));
    let day = today(&mut rig);
    assert!(day.interruptions.is_empty(), "it is over");
    // a port that nobody renewed stays until somebody does
    rig.wait(Duration::days(60));
    assert_eq!(today(&mut rig).fees.len(), 1);
}

#[test]
fn records_that_disagree_and_ports_left_behind_are_tasks_until_they_are_settled() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let mut story = rig.circuit(&account, "Torn");
    let impossible = story.seen("Enabled", "pc-bp1qrb3n7wd0k5x2m");
    let refused = story.seen("Rejected", "");
    let id = story.view.id.clone();
    must(rig.run(|desk, occasion| desk.record_port(occasion, impossible)));
    let view = must(rig.run(|desk, occasion| desk.record_port(occasion, refused)));
    assert!(view.row.conflict, "an enabled port is not rejected");
    assert_eq!(today(&mut rig).conflicts[0].id, id);
    let request = Withdraw {
        key: rig.key(),
        circuit: id,
        event: view.history[0].event.clone(),
        reason: "read wrongly".into(),
    };
    must(rig.run(|desk, occasion| desk.withdraw(occasion, request)));
    assert!(today(&mut rig).conflicts.is_empty());

    let ask = ApplyOrder {
        key: rig.key(),
        form: desk_tests::story::order_form(&account),
        kept: Vec::new(),
    };
    let order = must(rig.run(|desk, occasion| desk.apply_order(occasion, ask)));
    let failed = RecordOrder {
        key: rig.key(),
        order: order.id.clone(),
        outcome: OrderOutcome::Failed,
        ports: vec![OrderPortForm {
            circuit: order.members[0].row.id.clone(),
            instance_id: "pc-bp1left0behind0wd0".into(),
        }],
        errors: vec![OrderErrorForm {
            code: "EcNotEnoughResource".into(),
            message: "Not enough ports.".into(),
        }],
        seen_by: "Lin Yue".into(),
        seen_at: at(&rig),
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.record_order(occasion, failed)));
    let left = today(&mut rig).left_behind;
    assert_eq!(left[0].instance_id, "pc-bp1left0behind0wd0");
    assert_eq!(left[0].order, order.id);
}

#[test]
fn a_port_that_is_over_and_still_billed_is_a_task() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = building(&mut rig, &account);
    let view = completed(&mut rig, &view);
    let view = live(&mut rig, &view);
    assert!(today(&mut rig).yours.is_empty());
    let act = ActOnCircuit {
        key: rig.key(),
        circuit: view.id.clone(),
        action: ActWord::Terminate,
        reason: "The site moves".into(),
        last_four: "5x2m".into(),
        by: "Lin Yue".into(),
        at: at(&rig),
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.act_on_circuit(occasion, act)));
    let seen = RecordPort {
        key: rig.key(),
        circuit: view.id.clone(),
        status: "Terminated".into(),
        instance_id: String::new(),
        port: String::new(),
        device: String::new(),
        reason: String::new(),
        seen_by: "Lin Yue".into(),
        seen_at: at(&rig),
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.record_port(occasion, seen)));
    let day = today(&mut rig);
    assert_eq!(day.yours[0].row.next, NextWord::Unsubscribe);
    assert!(day.fees.is_empty(), "a port that is over is not renewed");
}

#[test]
fn the_desktop_is_told_once_in_counts_and_only_when_somebody_wants_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    rig.circuit(&account, "Reviewed")
        .allocated("pc-bp1qrb3n7wd0k5x3m")
        .loa_applied(vec![engineer("陈致远", "XD4829371")]);
    // Wednesday, 08:40 in Hangzhou: the review ends today
    rig.wait(Duration::days(2) - Duration::minutes(20));
    let telling = |rig: &mut Rig| {
        let query = TodayQuery {
            zone: HANGZHOU.into(),
        };
        must(rig.run(|desk, occasion| desk.telling(occasion, query)))
    };
    let wants = |rig: &mut Rig, on: bool, from: u8, language: Language| {
        let mut wanted =
            must(rig.run(|desk, occasion| desk.start(occasion, Nothing {}))).preferences;
        wanted.notices = NoticePreferences {
            on,
            from,
            until: 20,
        };
        wanted.language = language;
        must(rig.run(|desk, occasion| desk.set_preferences(occasion, wanted)));
    };
    assert_eq!(telling(&mut rig), None, "off until somebody wants it");
    wants(&mut rig, true, 10, Language::En);
    assert_eq!(telling(&mut rig), None, "not at this hour");
    wants(&mut rig, true, 8, Language::En);
    let told = telling(&mut rig).unwrap();
    assert_eq!(told.text, "1 clock runs out today. Open Circuit Desk.");
    for secret in ["Reviewed", "陈致远", "pc-bp1", "Xiaoshan", "云澜"] {
        assert!(!told.text.contains(secret));
    }
    assert_eq!(
        telling(&mut rig),
        Some(told.clone()),
        "nothing was shown yet"
    );
    must(rig.run(|desk, occasion| desk.told(occasion, &told.keys)));
    assert_eq!(telling(&mut rig), None);
    rig.reopen();
    assert_eq!(telling(&mut rig), None, "a restart does not repeat it");
    // two days later it is overdue, which is another thing to tell
    rig.wait(Duration::days(2));
    wants(&mut rig, true, 8, Language::Zh);
    let late = telling(&mut rig).unwrap();
    assert_eq!(late.text, "1 个时限已超时。请打开 Circuit Desk。");
    // the sample is nobody's work
    must(rig.run(|desk, occasion| desk.load_sample(occasion, Nothing {})));
    assert_eq!(telling(&mut rig), None);
}
