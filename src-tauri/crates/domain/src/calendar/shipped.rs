//! The calendars that the program ships: public holidays and freezes, with source and date.

use super::edits::CalendarEdits;
use super::{Calendar, KnownYear, Mark, MarkKind, Origin, Yearly};
use crate::directory::AccessPoint;
use chrono::{NaiveDate, Weekday};
use chrono_tz::Tz;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Key of the provider's calendar: Alibaba Cloud reviews by that of the Chinese mainland.
pub const PROVIDER: &str = "CN";

/// All calendars.
#[derive(Debug, Clone)]
pub struct Calendars {
    /// Date of the shipped data, `YYYY-MM-DD`.
    pub date: String,
    /// What the shipped data do not say, or how they were made.
    pub notes: Vec<String>,
    provider: Calendar,
    others: Vec<Calendar>,
    unknown: Calendar,
}

/// The calendars file cannot be read: a fault of the build, not of the user.
#[derive(Debug, Clone, thiserror::Error)]
pub enum CalendarsError {
    /// Not in its shape.
    #[error("the shipped calendars cannot be read: {0}")]
    Shape(String),
    /// The provider's calendar is not among them.
    #[error("the shipped calendars have none of the provider")]
    NoProvider,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    date: String,
    notes: Vec<String>,
    calendars: Vec<StoredCalendar>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredCalendar {
    key: String,
    name_en: String,
    name_zh: String,
    zone: Tz,
    weekend: Vec<Weekday>,
    weekend_note: String,
    years: Vec<StoredYear>,
    yearly_freezes: Vec<Yearly>,
    freezes: Vec<StoredFreeze>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredYear {
    year: i32,
    source: String,
    date: String,
    holidays: Vec<StoredHoliday>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredHoliday {
    key: String,
    en: String,
    zh: String,
    from: NaiveDate,
    to: NaiveDate,
    /// Weekend days that are worked in exchange.
    worked: Vec<NaiveDate>,
    computed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredFreeze {
    key: String,
    en: String,
    zh: String,
    from: NaiveDate,
    to: NaiveDate,
    computed: bool,
    source: String,
    date: String,
}

impl StoredYear {
    fn marks(&self) -> impl Iterator<Item = Mark> {
        self.holidays.iter().flat_map(|one| {
            let mark = |key: String, kind, from, to| Mark {
                key,
                kind,
                en: one.en.clone(),
                zh: one.zh.clone(),
                from,
                to,
                source: self.source.clone(),
                date: self.date.clone(),
                computed: one.computed,
                origin: Origin::Shipped,
            };
            let worked = one
                .worked
                .iter()
                .map(move |day| mark(format!("worked-{day}"), MarkKind::Worked, *day, *day));
            worked.chain([mark(one.key.clone(), MarkKind::Holiday, one.from, one.to)])
        })
    }
}

impl From<StoredCalendar> for Calendar {
    fn from(stored: StoredCalendar) -> Self {
        let freezes = stored.freezes.into_iter().map(|one| Mark {
            key: one.key,
            kind: MarkKind::Freeze,
            en: one.en,
            zh: one.zh,
            from: one.from,
            to: one.to,
            source: one.source,
            date: one.date,
            computed: one.computed,
            origin: Origin::Shipped,
        });
        Self {
            key: stored.key,
            en: stored.name_en,
            zh: stored.name_zh,
            zone: stored.zone,
            weekend: stored.weekend,
            weekend_note: stored.weekend_note,
            marks: stored
                .years
                .iter()
                .flat_map(StoredYear::marks)
                .chain(freezes)
                .collect(),
            years: stored
                .years
                .into_iter()
                .map(|year| {
                    let known = KnownYear {
                        source: year.source,
                        date: year.date,
                    };
                    (year.year, known)
                })
                .collect(),
            yearly: stored.yearly_freezes,
            left_out: BTreeSet::new(),
            exceptions: BTreeMap::new(),
        }
        .settle()
    }
}

impl Calendars {
    /// The calendars that the program ships, read once.
    ///
    /// # Errors
    /// The file is not in its shape; a test of this crate reads it, so a released program never sees that.
    pub fn shipped() -> Result<&'static Self, CalendarsError> {
        static SHIPPED: OnceLock<Result<Calendars, CalendarsError>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| Self::read(include_str!("../../data/calendars.json")))
            .as_ref()
            .map_err(Clone::clone)
    }

    fn read(text: &str) -> Result<Self, CalendarsError> {
        let stored: Stored =
            serde_json::from_str(text).map_err(|e| CalendarsError::Shape(e.to_string()))?;
        let (own, others): (Vec<_>, Vec<_>) = stored
            .calendars
            .into_iter()
            .map(Calendar::from)
            .partition(|calendar| calendar.key == PROVIDER);
        Ok(Self {
            date: stored.date,
            notes: stored.notes,
            provider: own.into_iter().next().ok_or(CalendarsError::NoProvider)?,
            others,
            unknown: Calendar::weekdays(),
        })
    }

    /// The same with the user's own laid over, by key of the calendar.
    #[must_use]
    pub fn with(&self, edits: &BTreeMap<String, CalendarEdits>) -> Self {
        let laid = |calendar: &Calendar| match edits.get(&calendar.key) {
            Some(edits) => calendar.with(edits),
            None => calendar.clone(),
        };
        Self {
            provider: laid(&self.provider),
            others: self.others.iter().map(laid).collect(),
            ..self.clone()
        }
    }

    /// Alibaba Cloud's own.
    #[must_use]
    pub const fn provider(&self) -> &Calendar {
        &self.provider
    }

    /// All of them, the provider's first.
    pub fn iter(&self) -> impl Iterator<Item = &Calendar> {
        std::iter::once(&self.provider).chain(&self.others)
    }

    /// A calendar by its key.
    #[must_use]
    pub fn of(&self, key: &str) -> Option<&Calendar> {
        self.iter().find(|calendar| calendar.key == key)
    }

    /// The calendar of an access point: that of its country, Monday to Friday where there is none.
    ///
    /// An access point that is not in the directory any more is taken to stand on the mainland, as everywhere else.
    #[must_use]
    pub fn of_point(&self, point: Option<&AccessPoint>) -> &Calendar {
        match point {
            None => &self.provider,
            Some(point) if point.mainland => &self.provider,
            Some(point) => {
                let country = point
                    .city
                    .as_deref()
                    .and_then(|city| city.split('/').next());
                country
                    .and_then(|key| self.of(key))
                    .unwrap_or(&self.unknown)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::Directory;
    use chrono::Datelike;
    use std::collections::HashSet;

    #[test]
    fn every_access_point_has_the_calendar_of_its_country_for_2026_and_2027() {
        let all = Calendars::shipped().unwrap();
        for point in &Directory::shipped().unwrap().access_points {
            let calendar = all.of_point(Some(point));
            assert!(!calendar.key.is_empty(), "{} has none", point.name_en);
            assert_eq!(
                point.mainland,
                calendar.key == PROVIDER,
                "{}",
                point.name_en
            );
            assert!(calendar.year(2026).is_some(), "{}", calendar.key);
            assert_eq!(
                calendar.year(2027).is_some(),
                !point.mainland,
                "{}",
                calendar.key
            );
        }
    }

    #[test]
    fn the_shipped_marks_are_whole() {
        for calendar in Calendars::shipped().unwrap().iter() {
            let keys: HashSet<_> = calendar.marks.iter().map(|mark| &mark.key).collect();
            assert_eq!(keys.len(), calendar.marks.len(), "keys of {}", calendar.key);
            assert!(!calendar.weekend.is_empty());
            for mark in &calendar.marks {
                assert!(mark.from <= mark.to, "{}", mark.key);
                assert!(!mark.en.is_empty() && !mark.zh.is_empty(), "{}", mark.key);
                assert!(
                    !mark.source.is_empty() && mark.date.len() == 10,
                    "{}",
                    mark.key
                );
                assert!(calendar.year(mark.from.year()).is_some() || mark.kind == MarkKind::Freeze);
                if mark.kind == MarkKind::Worked {
                    assert!(
                        calendar.is_weekend(mark.from),
                        "{} is off by the week",
                        mark.from
                    );
                }
            }
        }
    }

    #[test]
    fn what_was_reckoned_is_marked_so() {
        let all = Calendars::shipped().unwrap();
        let spring = all.provider().mark("freeze-spring-festival-2027").unwrap();
        assert!(spring.computed);
        assert_eq!(
            (spring.from.to_string(), spring.to.to_string()),
            ("2027-02-04".into(), "2027-02-14".into())
        );
        assert!(!all.provider().mark("national-day-2026").unwrap().computed);
        assert!(
            all.of("AE")
                .unwrap()
                .mark("eid-al-fitr-2027")
                .unwrap()
                .computed
        );
    }

    #[test]
    fn a_place_without_a_calendar_is_counted_monday_to_friday() {
        let all = Calendars::shipped().unwrap();
        let point = AccessPoint {
            city: Some("IS/Reykjavik".into()),
            ..AccessPoint::default()
        };
        assert_eq!(all.of_point(Some(&point)).key, "");
    }

    #[test]
    fn a_file_of_another_form_is_refused() {
        assert!(matches!(
            Calendars::read("{}"),
            Err(CalendarsError::Shape(_))
        ));
        let none = r#"{"date":"2026-11-23","notes":[],"calendars":[]}"#;
        assert!(matches!(
            Calendars::read(none),
            Err(CalendarsError::NoProvider)
        ));
    }
}
