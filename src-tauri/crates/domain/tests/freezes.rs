//! Freezes near a visit, on the days on which people plan them.
#![allow(clippy::unwrap_used)]

use chrono::{DateTime, Datelike, Utc};
use desk_domain::calendar::shipped::Calendars;
use desk_domain::calendar::{Calendar, Mark};
use desk_domain::freeze::near;
use desk_domain::window::VisitWindow;
use proptest::prelude::*;

fn visit(from: &str, to: &str) -> VisitWindow {
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    VisitWindow::new(at(from), at(to), chrono_tz::Asia::Shanghai).unwrap()
}

fn mainland() -> &'static Calendar {
    Calendars::shipped().unwrap().provider()
}

/// First days of the freezes near a working day in the mainland.
fn starts(day: &str) -> Vec<String> {
    let window = visit(&format!("{day}T01:00:00Z"), &format!("{day}T10:00:00Z"));
    near(mainland(), &window)
        .iter()
        .map(|freeze| freeze.from.to_string())
        .collect()
}

#[test]
fn what_overlaps_or_follows_within_a_fortnight() {
    assert_eq!(starts("2026-11-25"), ["2026-11-30"], "Double Twelve");
    assert_eq!(
        starts("2026-11-12"),
        ["2026-10-28"],
        "the last day of Singles Day counts"
    );
    assert!(starts("2026-11-13").is_empty());
    assert_eq!(starts("2026-11-16"), ["2026-11-30"], "14 days after");
    assert!(starts("2026-11-15").is_empty(), "15 days after");
    let long = near(
        mainland(),
        &visit("2026-09-20T01:00:00Z", "2026-10-20T10:00:00Z"),
    );
    let names: Vec<&str> = long.iter().map(|freeze| freeze.en.as_str()).collect();
    assert_eq!(names, ["National Day", "Singles Day"], "soonest first");
}

#[test]
fn the_day_is_the_sites_own() {
    // 16:30 UTC on the 12th is already the 13th in Shanghai.
    assert!(
        near(
            mainland(),
            &visit("2026-11-12T16:30:00Z", "2026-11-12T18:00:00Z")
        )
        .is_empty()
    );
}

#[test]
fn nothing_outside_the_mainland() {
    let window = visit("2026-10-01T01:00:00Z", "2026-10-01T10:00:00Z");
    for calendar in Calendars::shipped()
        .unwrap()
        .iter()
        .filter(|c| c.key != "CN")
    {
        assert!(near(calendar, &window).is_empty(), "{}", calendar.key);
    }
}

#[test]
fn a_length_that_varies_is_said_with_the_name() {
    let march = near(
        mainland(),
        &visit("2027-02-20T01:00:00Z", "2027-02-20T10:00:00Z"),
    );
    assert_eq!(
        (march[0].from.to_string(), march[0].to.to_string()),
        ("2027-03-03".into(), "2027-03-20".into())
    );
    assert!(march[0].en.contains("usually") && march[0].zh.contains("通常"));
}

proptest! {
    #[test]
    fn every_freeze_told_is_near_and_in_order(day in 0i64..20_000, length in 1i64..60) {
        let start = DateTime::from_timestamp(day * 86_400, 0).unwrap();
        let end = start + chrono::TimeDelta::days(length);
        let window = VisitWindow::new(start, end, chrono_tz::Asia::Shanghai).unwrap();
        let found: Vec<Mark> = near(mainland(), &window);
        let (first, last) = (window.first_day(window.zone()), window.last_day(window.zone()));
        for freeze in &found {
            prop_assert!(freeze.from <= freeze.to && freeze.to >= first);
            prop_assert!((freeze.from - last).num_days() <= 14);
            prop_assert!((first.year()..=last.year() + 1).contains(&freeze.from.year()));
        }
        prop_assert!(found.windows(2).all(|two| two[0].from < two[1].from));
    }
}
