//! The times of year in which data centres let nobody in (重保封网): those near a visit.
//!
//! The days themselves are marks of the site's calendar, shipped with their source and open to correction.

use crate::calendar::{Calendar, Mark, MarkKind};
use crate::window::VisitWindow;
use chrono::Days;

/// A freeze that begins within so many days after a visit is told too: what slips by a week falls into it.
const DAYS_AHEAD: u64 = 14;

/// The freezes that a visit meets or that begin within 14 days after its last day, earliest first.
///
/// Days are those of the window's zone.
#[must_use]
pub fn near(calendar: &Calendar, window: &VisitWindow) -> Vec<Mark> {
    let first = window.first_day(window.zone());
    let last = window.last_day(window.zone());
    let ahead = last.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(last);
    calendar.marks(MarkKind::Freeze, first, ahead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::shipped::Calendars;
    use chrono::{DateTime, Utc};
    use chrono_tz::Tz;

    fn told(from: &str, to: &str) -> Vec<String> {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let window = VisitWindow::new(at(from), at(to), Tz::Asia__Shanghai).unwrap();
        near(Calendars::shipped().unwrap().provider(), &window)
            .iter()
            .map(|freeze| format!("{} {} {}", freeze.zh, freeze.from, freeze.to))
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
                "春节 2027-02-04 2027-02-14",
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
}
