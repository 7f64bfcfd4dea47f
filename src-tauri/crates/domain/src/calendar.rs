//! Working days: which days are worked, and how they are counted.
//!
//! Day zero is not counted: what begins on a Monday and takes one working day is due on Tuesday, at the end of
//! that day in the site's time. `data/holidays.json` holds the public holidays of the Chinese mainland for the
//! years whose notice is known; another year, and every other place, is counted from Monday to Friday, and
//! whoever shows a date says so.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;
use std::sync::OnceLock;

/// Public holidays, by year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    /// Where they are stated.
    pub source: String,
    /// Date of the notice, `YYYY-MM-DD`.
    pub date: String,
    /// What the file does not say.
    pub notes: Vec<String>,
    years: Vec<Year>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    year: i32,
    holidays: Vec<Holiday>,
}

/// One holiday of one year. Both days belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// English name.
    pub en: String,
    /// Chinese name.
    pub zh: String,
    /// First day off.
    pub from: NaiveDate,
    /// Last day off.
    pub to: NaiveDate,
    /// Weekend days that are worked in exchange.
    pub worked: Vec<NaiveDate>,
}

/// The holidays file cannot be read: a fault of the build, not of the user.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the shipped holidays cannot be read: {0}")]
pub struct HolidaysError(String);

impl Holidays {
    /// The holidays that the program ships, read once.
    ///
    /// # Errors
    /// The file is not in its shape; a test of this crate reads it, so a released program never sees that.
    pub fn shipped() -> Result<&'static Self, HolidaysError> {
        static SHIPPED: OnceLock<Result<Holidays, HolidaysError>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| {
                serde_json::from_str(include_str!("../data/holidays.json"))
                    .map_err(|e| HolidaysError(e.to_string()))
            })
            .as_ref()
            .map_err(Clone::clone)
    }

    fn year(&self, year: i32) -> Option<&Year> {
        self.years.iter().find(|one| one.year == year)
    }
}

/// How days are counted at a place.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'h> {
    /// Holidays that are kept there; none: Monday to Friday.
    holidays: Option<&'h Holidays>,
}

impl<'h> Calendar<'h> {
    /// The Chinese mainland's, with its public holidays.
    #[must_use]
    pub const fn mainland(holidays: &'h Holidays) -> Self {
        Self {
            holidays: Some(holidays),
        }
    }

    /// Monday to Friday, for places whose holidays are not known.
    #[must_use]
    pub const fn weekdays() -> Self {
        Self { holidays: None }
    }

    /// Whether the day is worked.
    #[must_use]
    pub fn is_worked(&self, day: NaiveDate) -> bool {
        if let Some(year) = self.holidays.and_then(|all| all.year(day.year())) {
            for holiday in &year.holidays {
                if holiday.worked.contains(&day) {
                    return true;
                }
                if (holiday.from..=holiday.to).contains(&day) {
                    return false;
                }
            }
        }
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// The day on which `days` working days are over that begin after `day`; `day` itself for none.
    #[must_use]
    pub fn after(&self, day: NaiveDate, days: u16) -> NaiveDate {
        let mut left = days;
        let mut at = day;
        while left > 0 {
            let Some(next) = at.succ_opt() else { return at };
            at = next;
            if self.is_worked(at) {
                left -= 1;
            }
        }
        at
    }

    /// The last day from which `days` working days are over by `end`: the inverse of [`Calendar::after`].
    #[must_use]
    pub fn before(&self, end: NaiveDate, days: u16) -> NaiveDate {
        let mut left = days;
        let mut at = end;
        while left > 0 {
            if self.is_worked(at) {
                left -= 1;
            }
            let Some(earlier) = at.pred_opt() else {
                return at;
            };
            at = earlier;
        }
        at
    }

    /// Holidays that meet these days, earliest first.
    #[must_use]
    pub fn holidays(&self, from: NaiveDate, to: NaiveDate) -> Vec<&'h Holiday> {
        let Some(all) = self.holidays else {
            return Vec::new();
        };
        (from.year()..=to.year())
            .filter_map(|year| all.year(year))
            .flat_map(|year| &year.holidays)
            .filter(|holiday| holiday.from <= to && holiday.to >= from)
            .collect()
    }

    /// Years of these days for which no holidays are known.
    #[must_use]
    pub fn years_without_data(&self, from: NaiveDate, to: NaiveDate) -> Vec<i32> {
        (from.year()..=to.year())
            .filter(|year| self.holidays.is_none_or(|all| all.year(*year).is_none()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn mainland() -> Calendar<'static> {
        Calendar::mainland(Holidays::shipped().unwrap())
    }

    #[test]
    fn day_zero_is_not_counted() {
        assert_eq!(mainland().after(day("2026-11-23"), 2), day("2026-11-25"));
        assert_eq!(
            mainland().after(day("2026-11-20"), 1),
            day("2026-11-23"),
            "over a weekend"
        );
        assert_eq!(mainland().after(day("2026-11-23"), 0), day("2026-11-23"));
    }

    #[test]
    fn a_holiday_is_passed_over_and_its_exchanged_weekend_is_worked() {
        // National Day 2026: 1 to 7 October off, Saturday 10 October worked.
        assert_eq!(mainland().after(day("2026-09-30"), 1), day("2026-10-08"));
        assert_eq!(mainland().after(day("2026-10-08"), 2), day("2026-10-10"));
        assert!(
            mainland().is_worked(day("2026-09-20")),
            "a Sunday that is worked"
        );
        assert_eq!(
            Calendar::weekdays().after(day("2026-09-30"), 1),
            day("2026-10-01")
        );
    }

    #[test]
    fn a_year_without_a_notice_says_so() {
        let days = (day("2026-12-01"), day("2027-02-20"));
        assert_eq!(mainland().years_without_data(days.0, days.1), [2027]);
        assert_eq!(
            Calendar::weekdays().years_without_data(days.0, days.1),
            [2026, 2027]
        );
    }

    #[test]
    fn the_shipped_holidays_are_in_order_and_inside_their_year() {
        let all = Holidays::shipped().unwrap();
        for year in &all.years {
            let mut before = None;
            for holiday in &year.holidays {
                assert!(holiday.from <= holiday.to, "{}", holiday.en);
                assert_eq!(holiday.from.year(), year.year);
                assert!(before < Some(holiday.from));
                for worked in &holiday.worked {
                    let weekend = matches!(worked.weekday(), Weekday::Sat | Weekday::Sun);
                    assert!(weekend, "{worked} is a weekend day that is worked");
                }
                before = Some(holiday.to);
            }
        }
    }

    proptest! {
        #[test]
        fn counting_back_is_the_inverse_of_counting_on(from in 0_u64..900, to in 0_u64..900, days in 0_u16..40) {
            let epoch = day("2025-06-01");
            let (from, to) = (epoch + chrono::Days::new(from), epoch + chrono::Days::new(to));
            for calendar in [mainland(), Calendar::weekdays()] {
                // begun by `before(to)` is begun in time, and a day later is too late
                prop_assert_eq!(calendar.after(from, days) <= to, from <= calendar.before(to, days));
            }
        }

        #[test]
        fn more_days_are_never_over_earlier(from in 0_u64..900, days in 0_u16..40) {
            let from = day("2025-06-01") + chrono::Days::new(from);
            let over = mainland().after(from, days);
            prop_assert!(over < mainland().after(from, days + 1));
            prop_assert!(days == 0 || mainland().is_worked(over));
        }
    }
}
