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
