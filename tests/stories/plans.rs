//! Plan and cost: typed with an application, kept with its order, changed later; every sum by hand.

use desk_api::wire::*;
use desk_tests::story::{Rig, must, port_form};

fn preview(rig: &mut Rig, form: PlanForm, ports: &[(&str, &str)]) -> PlanView {
    let query = PlanQuery {
        form,
        ports: ports
            .iter()
            .map(|(access_point, port_type)| PricedPort {
                access_point: (*access_point).into(),
                port_type: (*port_type).into(),
            })
            .collect(),
    };
    must(rig.run(|desk, occasion| desk.plan_preview(occasion, query)))
}

fn fields(view: &PlanView) -> Vec<String> {
    view.problems
        .iter()
        .map(|p| format!("{} {}", p.field, p.code))
        .collect()
}

const HANGZHOU: (&str, &str) = ("Hangzhou-Xiaoshan-B", "10GBase-LR");

fn cost(kind: &str, amount: &str, currency: &str, per: &str) -> PlanCostForm {
    PlanCostForm {
        kind: kind.into(),
        label: String::new(),
        amount: amount.into(),
        currency: currency.into(),
        per: per.into(),
    }
}

#[test]
fn an_empty_plan_begins_today_and_takes_one_to_three_months() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let view = preview(&mut rig, PlanForm::default(), &[HANGZHOU]);
    let schedule = view.schedule.unwrap();
    assert_eq!(schedule.start, "2026-11-23", "today at the site");
    assert_eq!(
        (schedule.earliest.as_str(), schedule.latest.as_str()),
        ("2026-12-23", "2027-02-23")
    );
    let names: Vec<_> = schedule
        .marks
        .iter()
        .map(|mark| (mark.kind, mark.from.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            (PlanMarkKind::Freeze, "2026-11-30"),
            (PlanMarkKind::Freeze, "2027-02-04")
        ],
        "Double Twelve and the Spring Festival"
    );
    assert_eq!(
        schedule.no_calendar,
        [2027],
        "no notice for 2027 is known, and the plan says so"
    );
    let review = schedule.steps.iter().find(|s| s.step == "review").unwrap();
    assert_eq!((review.longest, review.basis), (Some(2), PlanBasis::Guide));
}

#[test]
fn a_target_says_by_when_to_begin_and_whether_it_can_be_met() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    for (target, outlook) in [
        ("2027-03-31", OutlookWord::Safe),
        ("2027-01-29", OutlookWord::Possible),
        ("2026-12-04", OutlookWord::Late),
    ] {
        let form = PlanForm {
            target: target.into(),
            ..PlanForm::default()
        };
        let schedule = preview(&mut rig, form, &[HANGZHOU]).schedule.unwrap();
        assert_eq!(schedule.outlook, Some(outlook), "{target}");
        assert!(schedule.begin_safe < schedule.begin_last);
    }
}

#[test]
fn outside_the_mainland_the_patch_cable_takes_three_days_and_there_is_no_freeze() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let schedule = preview(
        &mut rig,
        PlanForm::default(),
        &[("Singapore-A", "10GBase-LR")],
    )
    .schedule
    .unwrap();
    let patch = schedule.steps.iter().find(|s| s.step == "patch").unwrap();
    assert_eq!(patch.longest, Some(3));
    assert!(
        schedule
            .marks
            .iter()
            .all(|mark| mark.kind == PlanMarkKind::Holiday)
    );
    assert_eq!(schedule.calendar.en, "Singapore");
    assert_eq!(
        schedule.no_calendar,
        [2027],
        "Singapore’s days are known; the review’s calendar is not, for 2027"
    );
}

#[test]
fn each_mistake_in_a_plan_is_said_at_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let duration = |shortest: &str, longest: &str| {
        vec![PlanDurationForm {
            step: "line".into(),
            shortest: shortest.into(),
            longest: longest.into(),
        }]
    };
    type Mistake = (&'static str, PlanForm);
    let plan = PlanForm::default;
    let mistakes: [Mistake; 9] = [
        (
            "target date_form",
            PlanForm {
                target: "soon".into(),
                ..plan()
            },
        ),
        (
            "target target_before_start",
            PlanForm {
                start: "2026-12-01".into(),
                target: "2026-11-30".into(),
                ..plan()
            },
        ),
        (
            "durations.0.longest longest_before_shortest",
            PlanForm {
                durations: duration("30", "20"),
                ..plan()
            },
        ),
        (
            "durations.0.longest required",
            PlanForm {
                durations: duration("30", ""),
                ..plan()
            },
        ),
        (
            "months number_range",
            PlanForm {
                months: "0".into(),
                ..plan()
            },
        ),
        (
            "rate required",
            PlanForm {
                currency: "CNY".into(),
                ..plan()
            },
        ),
        (
            "gbPrice required",
            PlanForm {
                gb_month: "500".into(),
                ..plan()
            },
        ),
        (
            "costs.0.amount amount_form",
            PlanForm {
                costs: vec![cost("carrier_line", "1.005", "own", "month")],
                ..plan()
            },
        ),
        (
            "costs.0.kind unknown_choice",
            PlanForm {
                costs: vec![cost("port", "1", "own", "month")],
                ..plan()
            },
        ),
    ];
    for (said, form) in mistakes {
        let view = preview(&mut rig, form, &[HANGZHOU]);
        assert_eq!(fields(&view), [said]);
    }
}

#[test]
fn the_cost_sheet_adds_up_to_the_cent() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let form = PlanForm {
        months: "24".into(),
        currency: "CNY".into(),
        rate: "7.123456".into(),
        rate_on: "2026-11-20".into(),
        gb_month: "1500.5".into(),
        gb_price: "0.65".into(),
        costs: vec![
            cost("carrier_line", "8,000.10", "own", "month"),
            cost("survey", "300", "own", "once"),
            cost("optics", "199.99", "reference", "once"),
        ],
        ..PlanForm::default()
    };
    let sheet = preview(&mut rig, form, &[HANGZHOU, ("Singapore-A", "1000Base-LX")])
        .costs
        .unwrap();
    let amounts: Vec<i64> = sheet.lines.iter().map(|line| line.amount).collect();
    // 720 and 210 dollars; 1500.5 GB at 0.65; the three that were typed
    assert_eq!(
        amounts,
        [512_889, 149_593, 97_533, 800_010, 30_000, 142_462]
    );
    assert_eq!(sheet.monthly, 512_889 + 149_593 + 97_533 + 800_010);
    assert_eq!(sheet.once, 30_000 + 142_462);
    assert_eq!(sheet.total, sheet.once + 24 * sheet.monthly);
    assert_eq!(sheet.price_date, "2026-04-01");
    let original = sheet.lines[5].original.as_ref().unwrap();
    assert_eq!(
        (original.amount, original.currency.as_str()),
        (19_999, "USD")
    );
}

#[test]
fn a_plan_is_recorded_with_its_order_and_can_be_changed_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let plan = PlanForm {
        target: "2027-03-01".into(),
        ..PlanForm::default()
    };
    let request = ApplyPort {
        key: rig.key(),
        form: port_form(&account, "Planned"),
        kept: Vec::new(),
        plan: Some(plan),
    };
    let circuit = must(rig.run(|desk, occasion| desk.apply_port(occasion, request))).id;
    rig.reopen();
    let by = |id: &str| ById { id: id.into() };
    let kept = must(rig.run(|desk, occasion| desk.order_plan(occasion, by(&circuit))));
    assert_eq!(kept.form.target, "2027-03-01");
    assert_eq!(kept.ports.len(), 1);
    let form = PlanForm {
        target: "2027-04-01".into(),
        costs: vec![cost("carrier_line", "9000", "own", "month")],
        ..kept.form
    };
    let save = SavePlan {
        key: rig.key(),
        circuit: circuit.clone(),
        form,
    };
    let first = must(rig.run(|desk, occasion| desk.save_plan(occasion, save.clone())));
    let again = must(rig.run(|desk, occasion| desk.save_plan(occasion, save)));
    assert_eq!(first, again, "the same key does it once");
    assert_eq!(again.form.target, "2027-04-01");
    assert_eq!(again.form.costs.len(), 1);
}

#[test]
fn a_mistake_in_the_plan_stops_the_application_at_the_plans_field() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let request = ApplyPort {
        key: rig.key(),
        form: port_form(&account, "Planned"),
        kept: Vec::new(),
        plan: Some(PlanForm {
            target: "soon".into(),
            ..PlanForm::default()
        }),
    };
    let refused = rig
        .run(|desk, occasion| desk.apply_port(occasion, request))
        .unwrap_err();
    assert_eq!(refused.fields[0].field, "plan.target");
}
