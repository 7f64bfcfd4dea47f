//! Clocks against counting by hand: a walk day by day over the shipped file, which knows nothing of the engine.
#![allow(clippy::unwrap_used)]

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use desk_domain::calendar::edits::{CalendarEdits, Edit, MarkFact};
use desk_domain::calendar::shipped::Calendars;
use desk_domain::calendar::{Calendar, MarkKind, Origin};
use desk_domain::clock::{Clock, ClockKind, Outcome, allowed, due, handover_due};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn shipped() -> &'static Calendars {
    Calendars::shipped().unwrap()
}

/// Days off and exchanged days of a calendar, read from the file without the engine.
struct ByHand {
    weekend: Vec<Weekday>,
    off: HashSet<NaiveDate>,
    worked: HashSet<NaiveDate>,
}

impl ByHand {
    fn read(key: &str) -> Self {
        let file: Value = serde_json::from_str(include_str!("../data/calendars.json")).unwrap();
        let calendars = file["calendars"].as_array().unwrap();
        let calendar = calendars.iter().find(|c| c["key"] == key).unwrap();
        let words = |list: &Value| -> Vec<String> {
            let list = list.as_array().unwrap();
            list.iter()
                .map(|one| one.as_str().unwrap().to_owned())
                .collect()
        };
        let mut by_hand = Self {
            weekend: words(&calendar["weekend"])
                .iter()
                .map(|w| w.parse().unwrap())
                .collect(),
            off: HashSet::new(),
            worked: HashSet::new(),
        };
        for year in calendar["years"].as_array().unwrap() {
            for holiday in year["holidays"].as_array().unwrap() {
                let mut one = day(holiday["from"].as_str().unwrap());
                while one <= day(holiday["to"].as_str().unwrap()) {
                    by_hand.off.insert(one);
                    one = one.succ_opt().unwrap();
                }
                by_hand
                    .worked
                    .extend(words(&holiday["worked"]).iter().map(|w| day(w)));
            }
        }
        by_hand
    }

    fn is_worked(&self, day: NaiveDate) -> bool {
        self.worked.contains(&day)
            || !(self.off.contains(&day) || self.weekend.contains(&day.weekday()))
    }

    /// Walks on, crossing out one day after the other, until as many were worked as were promised.
    fn last_day(&self, began: NaiveDate, days: u16) -> NaiveDate {
        let mut crossed_out = 0;
        let mut today = began;
        while crossed_out < days {
            today = today.succ_opt().unwrap();
            if self.is_worked(today) {
                crossed_out += 1;
            }
        }
        today
    }
}

const ZONES: [Tz; 8] = [
    Tz::Asia__Shanghai,
    Tz::America__Los_Angeles,
    Tz::America__New_York,
    Tz::Europe__London,
    Tz::Europe__Berlin,
    Tz::Asia__Kolkata,
    Tz::America__Mexico_City,
    Tz::Asia__Dubai,
];

fn keys() -> Vec<String> {
    shipped()
        .iter()
        .map(|calendar| calendar.key.clone())
        .collect()
}

proptest! {
    #[test]
    fn every_calendar_counts_as_a_walk_day_by_day_does(
        seconds in at("2025-10-01T00:00:00Z").timestamp()..at("2028-03-01T00:00:00Z").timestamp(),
        days in 0_u16..12, key in proptest::sample::select(keys()), zone in proptest::sample::select(ZONES.to_vec()),
    ) {
        let began = DateTime::from_timestamp(seconds, 0).unwrap();
        let calendar = shipped().of(&key).unwrap();
        let end = due(calendar, began, days, zone).with_timezone(&zone);
        let local = began.with_timezone(&zone).date_naive();
        prop_assert_eq!(end.date_naive(), ByHand::read(&key).last_day(local, days));
        prop_assert_eq!(end.format("%H:%M:%S").to_string(), "23:59:59");
        prop_assert!(end.with_timezone(&Utc) >= began);
    }

    #[test]
    fn what_is_kept_took_no_more_than_it_may_and_what_is_missed_took_more_or_ended_on_a_day_off(
        seconds in at("2026-01-01T00:00:00Z").timestamp()..at("2027-12-01T00:00:00Z").timestamp(),
        hours in 0_i64..400, key in proptest::sample::select(keys()), zone in proptest::sample::select(ZONES.to_vec()),
    ) {
        let began = DateTime::from_timestamp(seconds, 0).unwrap();
        let calendar = shipped().of(&key).unwrap();
        let clock = Clock::counted(ClockKind::LoaReview, "x", calendar, zone, began, 2);
        let ended = clock.ended_at(began + chrono::TimeDelta::hours(hours));
        let taken = ended.taken(calendar).unwrap();
        let by_hand = ByHand::read(&key);
        let end_day = ended.ended.unwrap().with_timezone(&zone).date_naive();
        let walked = began.with_timezone(&zone).date_naive().iter_days().skip(1)
            .take_while(|d| *d <= end_day).filter(|d| by_hand.is_worked(*d)).count();
        prop_assert_eq!(usize::try_from(taken).unwrap(), walked);
        match ended.outcome {
            Outcome::Kept => prop_assert!(taken <= 2 && ended.late(calendar).is_none()),
            Outcome::Missed => prop_assert!(taken >= 2 && ended.late(calendar).unwrap() >= 1),
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn the_hand_over_is_due_on_the_day_before_whatever_the_clocks_do(
        seconds in at("2026-01-01T00:00:00Z").timestamp()..at("2027-12-31T00:00:00Z").timestamp(),
        zone in proptest::sample::select(ZONES.to_vec()),
    ) {
        let visit = DateTime::from_timestamp(seconds, 0).unwrap();
        let last = handover_due(visit, zone).with_timezone(&zone);
        prop_assert_eq!(last.date_naive(), visit.with_timezone(&zone).date_naive() - Days::new(1));
        prop_assert_eq!(last.format("%H:%M:%S").to_string(), "23:59:59");
    }
}

fn review(began: &str) -> String {
    let calendar = shipped().provider();
    let end = due(
        calendar,
        at(began),
        allowed(ClockKind::LoaReview, true).unwrap(),
        calendar.zone,
    );
    end.with_timezone(&calendar.zone)
        .format("%a %Y-%m-%d %H:%M:%S")
        .to_string()
}

#[test]
fn a_review_over_national_day_and_its_exchanged_saturday() {
    // Applied Wed 30 Sep 2026 at 10:00; off 1–7 October: Thu 8 and Fri 9 are counted.
    assert_eq!(review("2026-09-30T02:00:00Z"), "Fri 2026-10-09 23:59:59");
    // Applied Fri 9 Oct: Saturday the 10th is worked in exchange, then Monday.
    assert_eq!(review("2026-10-09T02:00:00Z"), "Mon 2026-10-12 23:59:59");
}

#[test]
fn a_review_over_the_spring_festival_is_passed_over_only_where_the_notice_is_known() {
    // 2026: off 15–23 February, Saturday the 14th worked.
    assert_eq!(review("2026-02-13T02:00:00Z"), "Tue 2026-02-24 23:59:59");
    // 2027 has no notice: Monday to Friday, and the year is named.
    assert_eq!(review("2027-02-05T02:00:00Z"), "Tue 2027-02-09 23:59:59");
    let days = (day("2027-02-05"), day("2027-02-09"));
    assert_eq!(
        shipped().provider().years_without_data(days.0, days.1),
        [2027]
    );
}

#[test]
fn an_application_late_in_the_evening_counts_from_the_day_at_the_provider() {
    // 16:30 UTC on Monday is already Tuesday in China.
    assert_eq!(review("2026-11-23T16:30:00Z"), "Thu 2026-11-26 23:59:59");
    assert_eq!(review("2026-11-23T15:30:00Z"), "Wed 2026-11-25 23:59:59");
}

#[test]
fn the_last_second_is_in_time_and_the_next_is_not() {
    let calendar = shipped().provider();
    let clock = || {
        Clock::counted(
            ClockKind::LoaReview,
            "x",
            calendar,
            calendar.zone,
            at("2026-11-23T02:00:00Z"),
            2,
        )
    };
    let last = at("2026-11-25T15:59:59Z");
    assert_eq!(clock().due, last);
    assert_eq!(clock().ended_at(last).outcome, Outcome::Kept);
    let late = clock().ended_at(at("2026-11-25T16:00:00Z"));
    assert_eq!(
        (late.outcome, late.late(calendar)),
        (Outcome::Missed, Some(1))
    );
    assert_eq!(clock().stopped_at(last).outcome, Outcome::Stopped);
}

#[test]
fn days_that_are_23_and_25_hours_long_end_at_their_own_midnight() {
    let us = shipped().of("US").unwrap();
    let end = |began: &str, days, zone: Tz| due(us, at(began), days, zone);
    // Los Angeles: 8 Mar 2026 has 23 hours, 1 Nov 2026 has 25.
    assert_eq!(
        end("2026-03-06T20:00:00Z", 1, Tz::America__Los_Angeles),
        at("2026-03-10T06:59:59Z")
    );
    assert_eq!(
        end("2026-10-30T20:00:00Z", 1, Tz::America__Los_Angeles),
        at("2026-11-03T07:59:59Z")
    );
    // New York the same weekends, London on its own: 29 Mar and 25 Oct 2026.
    assert_eq!(
        end("2026-03-06T20:00:00Z", 1, Tz::America__New_York),
        at("2026-03-10T03:59:59Z")
    );
    let gb = shipped().of("GB").unwrap();
    assert_eq!(
        due(gb, at("2026-03-27T12:00:00Z"), 1, Tz::Europe__London),
        at("2026-03-30T22:59:59Z")
    );
    assert_eq!(
        due(gb, at("2026-10-23T12:00:00Z"), 1, Tz::Europe__London),
        at("2026-10-26T23:59:59Z")
    );
}

#[test]
fn survey_and_patch_cable_are_counted_at_the_site() {
    assert_eq!(allowed(ClockKind::Survey, true), Some(2));
    assert_eq!(allowed(ClockKind::Pigtail, true), Some(2));
    assert_eq!(allowed(ClockKind::Pigtail, false), Some(3));
    let riyadh = shipped().of("SA").unwrap();
    // Thursday, then Friday and Saturday off: Sunday, Monday, Tuesday.
    let began = Tz::Asia__Riyadh
        .with_ymd_and_hms(2026, 11, 26, 9, 0, 0)
        .unwrap()
        .to_utc();
    assert_eq!(
        due(riyadh, began, 3, Tz::Asia__Riyadh),
        at("2026-12-01T20:59:59Z")
    );
}

#[test]
fn freezes_and_holidays_are_told_and_do_not_extend() {
    let calendar = shipped().provider();
    let clock = Clock::counted(
        ClockKind::LoaReview,
        "x",
        calendar,
        calendar.zone,
        at("2026-11-30T02:00:00Z"),
        2,
    );
    assert_eq!(
        clock.due,
        at("2026-12-02T15:59:59Z"),
        "Double Twelve does not extend"
    );
    let names: Vec<String> = clock
        .marks(calendar)
        .into_iter()
        .map(|mark| mark.en)
        .collect();
    assert_eq!(names, ["Double Twelve"]);
}

fn mark(key: &str, kind: MarkKind, from: &str, to: &str) -> MarkFact {
    MarkFact {
        key: key.into(),
        kind: kind.as_wire().into(),
        name_en: key.into(),
        name_zh: String::new(),
        from: from.into(),
        to: to.into(),
        source: String::new(),
        by: "Lin Yue".into(),
        shipped: None,
    }
}

fn edited(marks: &[MarkFact], removed: &[&str]) -> Calendar {
    let edit = |saved: Option<MarkFact>| Edit {
        removed: saved.is_none(),
        saved,
        by: "Lin Yue".into(),
        at: at("2026-11-23T00:00:00Z"),
        shipped: None,
    };
    let mut edits = CalendarEdits::default();
    for mark in marks {
        edits
            .marks
            .insert(mark.key.clone(), edit(Some(mark.clone())));
    }
    for key in removed {
        edits.marks.insert((*key).to_owned(), edit(None));
    }
    let all = shipped().with(&BTreeMap::from([("CN".to_owned(), edits)]));
    all.provider().clone()
}

#[test]
fn what_the_user_writes_moves_the_clock_and_the_shipped_file_stays() {
    let company_day = mark("company day", MarkKind::Holiday, "2026-11-24", "2026-11-24");
    let calendar = edited(&[company_day], &["national-day-2026"]);
    assert_eq!(
        due(&calendar, at("2026-11-23T02:00:00Z"), 2, calendar.zone),
        at("2026-11-26T15:59:59Z")
    );
    assert!(
        calendar.is_worked(day("2026-10-01")),
        "National Day was taken out"
    );
    assert!(!shipped().provider().is_worked(day("2026-10-01")));
    let own = calendar.mark("company day").unwrap();
    assert_eq!((own.origin, own.zh.as_str()), (Origin::Own, "company day"));
}

#[test]
fn a_yearly_freeze_is_corrected_in_one_year_and_comes_back_in_the_next() {
    let sessions = mark(
        "freeze-two-sessions-2027",
        MarkKind::Freeze,
        "2027-03-04",
        "2027-03-14",
    );
    let calendar = edited(&[sessions], &["freeze-singles-day-2027"]);
    let freezes = |year: i32| -> Vec<String> {
        let (from, to) = (day(&format!("{year}-03-01")), day(&format!("{year}-11-29")));
        let marks = calendar.marks(MarkKind::Freeze, from, to);
        marks
            .iter()
            .map(|mark| format!("{} {}", mark.from, mark.to))
            .collect()
    };
    assert_eq!(freezes(2027)[0], "2027-03-04 2027-03-14");
    assert_eq!(
        freezes(2027).len(),
        3,
        "Singles Day is out: {:?}",
        freezes(2027)
    );
    assert_eq!(freezes(2028)[0], "2028-03-03 2028-03-20");
    assert_eq!(
        calendar.mark("freeze-two-sessions-2027").unwrap().origin,
        Origin::Corrected
    );
    assert_eq!(calendar.mark("freeze-singles-day-2027"), None);
    assert_eq!(
        calendar
            .mark("freeze-singles-day-2028")
            .unwrap()
            .from
            .year(),
        2028
    );
}
