//! Calendars: which days are worked at a place, which are holidays, and when nobody is let in.
//!
//! Day zero is not counted: what begins on a Monday and takes one working day is due on Tuesday, at the end of
//! that day in the calendar's zone. Holidays and freezes are dated lists ([`shipped`], with the user's own laid
//! over them by [`edits`]); a year without a list is counted by the week alone, and whoever shows a date says so.

pub mod edits;
pub mod shipped;

use crate::wire::wire_enum;
use chrono::{Datelike, NaiveDate, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

wire_enum! {
    /// What a mark says of its days.
    pub enum MarkKind {
        /// Nobody works, although the week says otherwise.
        Holiday = "holiday", "Holiday", "节假日";
        /// A day off by the week that is worked, in exchange for another.
        Worked = "worked", "Make-up working day", "调休上班";
        /// The site may let nobody in. Work goes on.
        Freeze = "freeze", "Freeze", "封网";
    }
}

/// Where a mark comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Shipped with the program.
    Shipped,
    /// Shipped, with days or names that the user changed.
    Corrected,
    /// The user's own, typed or imported.
    Own,
}

/// Days of a calendar with a name. Both ends belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Names it within its calendar.
    pub key: String,
    /// What it says of its days.
    pub kind: MarkKind,
    /// English name.
    pub en: String,
    /// Chinese name.
    pub zh: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Where it is stated.
    pub source: String,
    /// When it was stated or taken, `YYYY-MM-DD`.
    pub date: String,
    /// Reckoned or estimated, not announced.
    pub computed: bool,
    /// Whose it is.
    pub origin: Origin,
}

impl Mark {
    /// Whether a day belongs to it.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// A freeze on fixed days of the solar year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Yearly {
    key: String,
    en: String,
    zh: String,
    /// `MM-DD`.
    from: String,
    /// `MM-DD`, not before `from`.
    to: String,
    source: String,
    date: String,
}

impl Yearly {
    fn in_year(&self, year: i32) -> Option<Mark> {
        let day = |text: &str| format!("{year:04}-{text}").parse().ok();
        Some(Mark {
            key: format!("{}-{year}", self.key),
            kind: MarkKind::Freeze,
            en: self.en.clone(),
            zh: self.zh.clone(),
            from: day(&self.from)?,
            to: day(&self.to)?,
            source: self.source.clone(),
            date: self.date.clone(),
            computed: false,
            origin: Origin::Shipped,
        })
    }
}

/// A year whose holidays are listed, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownYear {
    /// Where the list comes from.
    pub source: String,
    /// When, `YYYY-MM-DD`.
    pub date: String,
}

/// How days are counted at a place.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// Two letters of ISO 3166-1; empty for a place without a calendar.
    pub key: String,
    /// English name.
    pub en: String,
    /// Chinese name.
    pub zh: String,
    /// Zone in which its days begin and end when no site says otherwise.
    pub zone: Tz,
    /// Days of the week that are off.
    pub weekend: Vec<Weekday>,
    /// What there is to say about its week, in English; empty for the usual one.
    pub weekend_note: String,
    years: BTreeMap<i32, KnownYear>,
    marks: Vec<Mark>,
    yearly: Vec<Yearly>,
    /// Yearly freezes that the user took out or replaced, by their key with the year.
    left_out: BTreeSet<String>,
    /// Days on which holidays and exchanged days overrule the week.
    exceptions: BTreeMap<NaiveDate, bool>,
}

impl Calendar {
    /// Monday to Friday, for places of which nothing is known.
    #[must_use]
    pub fn weekdays() -> Self {
        Self {
            key: String::new(),
            en: "No calendar of this place".to_owned(),
            zh: "此地没有日历".to_owned(),
            zone: Tz::UTC,
            weekend: vec![Weekday::Sat, Weekday::Sun],
            weekend_note: String::new(),
            years: BTreeMap::new(),
            marks: Vec::new(),
            yearly: Vec::new(),
            left_out: BTreeSet::new(),
            exceptions: BTreeMap::new(),
        }
    }

    /// Works out the days that overrule the week; an exchanged day is worked even inside a holiday.
    fn settle(mut self) -> Self {
        self.marks
            .sort_by(|a, b| (a.from, &a.key).cmp(&(b.from, &b.key)));
        self.exceptions.clear();
        for worked in [false, true] {
            let kind = if worked {
                MarkKind::Worked
            } else {
                MarkKind::Holiday
            };
            for mark in self.marks.iter().filter(|mark| mark.kind == kind) {
                let days = mark.from.iter_days().take_while(|day| *day <= mark.to);
                self.exceptions.extend(days.map(|day| (day, worked)));
            }
        }
        self
    }

    /// Whether the day is off by the week alone.
    #[must_use]
    pub fn is_weekend(&self, day: NaiveDate) -> bool {
        self.weekend.contains(&day.weekday())
    }

    /// Whether the day is worked.
    #[must_use]
    pub fn is_worked(&self, day: NaiveDate) -> bool {
        self.exceptions
            .get(&day)
            .copied()
            .unwrap_or_else(|| !self.is_weekend(day))
    }

    /// The holiday that a day is off for.
    #[must_use]
    pub fn holiday(&self, day: NaiveDate) -> Option<&Mark> {
        if self.is_worked(day) {
            return None;
        }
        self.marks
            .iter()
            .find(|mark| mark.kind == MarkKind::Holiday && mark.holds(day))
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

    /// The working days after `day`, up to and with `end`; none when `end` is not later.
    pub fn worked_days(&self, day: NaiveDate, end: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        day.iter_days()
            .skip(1)
            .take_while(move |at| *at <= end)
            .filter(|at| self.is_worked(*at))
    }

    /// How many working days lie after `day`, up to and with `end`.
    #[must_use]
    pub fn count(&self, day: NaiveDate, end: NaiveDate) -> u32 {
        u32::try_from(self.worked_days(day, end).count()).unwrap_or(u32::MAX)
    }

    /// Marks of a kind that meet these days, earliest first.
    #[must_use]
    pub fn marks(&self, kind: MarkKind, from: NaiveDate, to: NaiveDate) -> Vec<Mark> {
        let own = self.marks.iter().cloned();
        let yearly = (from.year()..=to.year()).flat_map(|year| {
            let of_year = self.yearly.iter().filter_map(move |one| one.in_year(year));
            of_year.filter(|mark| !self.left_out.contains(&mark.key))
        });
        let mut found: Vec<Mark> = own
            .chain(yearly)
            .filter(|mark| mark.kind == kind && mark.from <= to && mark.to >= from)
            .collect();
        found.sort_by(|a, b| (a.from, &a.key).cmp(&(b.from, &b.key)));
        found
    }

    /// One mark by its key.
    #[must_use]
    pub fn mark(&self, key: &str) -> Option<Mark> {
        if let Some(mark) = self.marks.iter().find(|mark| mark.key == key) {
            return Some(mark.clone());
        }
        let (_, year) = key.rsplit_once('-')?;
        let year: i32 = year.parse().ok()?;
        self.yearly
            .iter()
            .filter_map(|one| one.in_year(year))
            .find(|mark| mark.key == key && !self.left_out.contains(key))
    }

    /// The list of a year, when its holidays are known.
    #[must_use]
    pub fn year(&self, year: i32) -> Option<&KnownYear> {
        self.years.get(&year)
    }

    /// Years whose holidays are known.
    pub fn years(&self) -> impl Iterator<Item = (i32, &KnownYear)> {
        self.years.iter().map(|(year, known)| (*year, known))
    }

    /// Years of these days for which no holidays are known.
    #[must_use]
    pub fn years_without_data(&self, from: NaiveDate, to: NaiveDate) -> Vec<i32> {
        (from.year()..=to.year())
            .filter(|year| !self.years.contains_key(year))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::shipped::Calendars;
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn mainland() -> &'static Calendar {
        Calendars::shipped().unwrap().provider()
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
            mainland().holiday(day("2026-10-03")).unwrap().en,
            "National Day"
        );
        assert_eq!(mainland().holiday(day("2026-10-10")), None);
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
    fn a_week_is_not_everywhere_the_same() {
        let all = Calendars::shipped().unwrap();
        let (friday, sunday) = (day("2026-11-27"), day("2026-11-29"));
        let riyadh = all.of("SA").unwrap();
        assert!(!riyadh.is_worked(friday) && riyadh.is_worked(sunday));
        let dubai = all.of("AE").unwrap();
        assert!(dubai.is_worked(friday) && !dubai.is_worked(sunday));
    }

    proptest! {
        #[test]
        fn counting_back_is_the_inverse_of_counting_on(from in 0_u64..900, to in 0_u64..900, days in 0_u16..40) {
            let epoch = day("2025-06-01");
            let (from, to) = (epoch + chrono::Days::new(from), epoch + chrono::Days::new(to));
            for calendar in [mainland(), &Calendar::weekdays()] {
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
            prop_assert_eq!(mainland().count(from, over), u32::from(days));
        }
    }
}
