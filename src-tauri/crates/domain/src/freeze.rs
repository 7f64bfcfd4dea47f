//! The times of year in which data centres of the Chinese mainland let nobody in (重保封网).
//!
//! Only freezes on fixed days of the solar year are here. Spring Festival, from the 28th day of the twelfth
//! lunar month to the 9th of the first, needs calendar data for each year and is left out.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use crate::window::VisitWindow;

/// A freeze that begins within so many days after a visit is told too: what slips by a week falls into it.
const DAYS_AHEAD: u64 = 14;

/// A freeze in a certain year. Both days belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Freeze {
    /// Name in English.
    pub name_en: &'static str,
    /// Name in Chinese.
    pub name_zh: &'static str,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// A freeze as it comes back every year: month and day of its first and last day.
struct Yearly {
    name_en: &'static str,
    name_zh: &'static str,
    from: (u32, u32),
    to: (u32, u32),
}

/// In the order of the year; none of them goes past its end.
///
/// Source: <https://www.alibabacloud.com/help/doc-detail/138105.htm>. It gives the Two Sessions a first day and
/// "usually 11–18 days"; the longest is taken, and the name says so.
const YEARLY: [Yearly; 5] = [
    Yearly {
        name_en: "Two Sessions, usually 11 to 18 days",
        name_zh: "两会，通常 11 至 18 天",
        from: (3, 3),
        to: (3, 20),
    },
    Yearly {
        name_en: "99 shopping festival",
        name_zh: "99 大促",
        from: (9, 4),
        to: (9, 9),
    },
    Yearly {
        name_en: "National Day",
        name_zh: "国庆节",
        from: (9, 29),
        to: (10, 7),
    },
    Yearly {
        name_en: "Singles Day",
        name_zh: "双 11",
        from: (10, 28),
        to: (11, 12),
    },
    Yearly {
        name_en: "Double Twelve",
        name_zh: "双 12",
        from: (11, 30),
        to: (12, 13),
    },
];

impl Yearly {
    fn in_year(&self, year: i32) -> Option<Freeze> {
        let day = |(month, day)| NaiveDate::from_ymd_opt(year, month, day);
        Some(Freeze {
            name_en: self.name_en,
            name_zh: self.name_zh,
            from: day(self.from)?,
            to: day(self.to)?,
        })
    }
}

/// The freezes that a visit meets or that begin within 14 days after its last day, earliest first.
///
/// Empty outside the Chinese mainland (`mainland` of the access point). Days are those of the window's zone.
#[must_use]
pub fn near(window: &VisitWindow, mainland: bool) -> Vec<Freeze> {
    if !mainland {
        return Vec::new();
    }
    let first = window.first_day(window.zone());
    let last = window.last_day(window.zone());
    let ahead = last.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(last);
    (first.year()..=ahead.year())
        .flat_map(|year| YEARLY.iter().filter_map(move |freeze| freeze.in_year(year)))
        .filter(|freeze| freeze.from <= ahead && freeze.to >= first)
        .collect()
}

/// The freezes of the Chinese mainland that meet these days, earliest first.
#[must_use]
pub fn between(from: NaiveDate, to: NaiveDate) -> Vec<Freeze> {
    (from.year()..=to.year())
        .flat_map(|year| YEARLY.iter().filter_map(move |freeze| freeze.in_year(year)))
        .filter(|freeze| freeze.from <= to && freeze.to >= from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};
    use chrono_tz::Tz;

    fn told(from: &str, to: &str) -> Vec<String> {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let window = VisitWindow::new(at(from), at(to), Tz::Asia__Shanghai).unwrap();
        near(&window, true)
            .iter()
            .map(|freeze| format!("{} {} {}", freeze.name_zh, freeze.from, freeze.to))
            .collect()
    }

    #[test]
    fn a_window_over_new_year_meets_the_freezes_of_both_years() {
        assert_eq!(
            told("2026-09-20T01:00:00Z", "2027-03-01T10:00:00Z"),
            [
                "国庆节 2026-09-29 2026-10-07",
                "双 11 2026-10-28 2026-11-12",
                "双 12 2026-11-30 2026-12-13",
                "两会，通常 11 至 18 天 2027-03-03 2027-03-20",
            ]
        );
    }

    #[test]
    fn a_window_until_midnight_ends_on_the_day_before() {
        // 20 August until midnight: the festival of 4 September is 15 days off, not 14.
        assert!(told("2026-08-19T16:00:00Z", "2026-08-20T16:00:00Z").is_empty());
        assert_eq!(
            told("2026-08-19T16:00:00Z", "2026-08-20T16:00:01Z").len(),
            1
        );
    }

    #[test]
    fn the_table_is_in_order_and_stays_within_the_year() {
        let mut before = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
        for yearly in &YEARLY {
            let freeze = yearly.in_year(2027).unwrap();
            assert!(
                before < freeze.from && freeze.from < freeze.to,
                "{}",
                freeze.name_en
            );
            before = freeze.to;
        }
    }
}
