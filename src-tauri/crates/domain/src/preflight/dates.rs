//! The visit against the calendar of its site.

use super::{Check, Findings, Note};
use crate::calendar::Calendar;
use crate::freeze;
use crate::problem::{ProblemCode, Problems};
use crate::window::VisitWindow;
use chrono::NaiveDate;

/// Freezes, holidays, days off, and years of which nothing is known.
pub(super) fn look(findings: &mut Findings, window: &VisitWindow, calendar: &Calendar) {
    let (first, last) = (
        window.first_day(window.zone()),
        window.last_day(window.zone()),
    );
    findings.look(Check::Freezes, |problems| {
        freezes(window, calendar, problems)
    });
    findings.look(Check::Holidays, |problems| {
        days_off(first, last, calendar, problems);
    });
    for year in calendar.years_without_data(first, last) {
        findings.notes.push(Note::NoCalendarData {
            en: calendar.en.clone(),
            zh: calendar.zh.clone(),
            year,
        });
    }
}

/// One finding: the first freeze that is met, else the first that is near.
fn freezes(window: &VisitWindow, calendar: &Calendar, problems: &mut Problems) {
    let last = window.last_day(window.zone());
    let near = freeze::near(calendar, window);
    let met = near.iter().find(|freeze| freeze.from <= last);
    let (code, told) = match (met, near.first()) {
        (Some(met), _) => (ProblemCode::FreezeMeets, met),
        (None, Some(ahead)) => (ProblemCode::FreezeNear, ahead),
        (None, None) => return,
    };
    problems
        .warn("window.date", code)
        .with("name", &told.en)
        .with("name_zh", &told.zh)
        .with("from", told.from)
        .with("to", told.to);
}

/// The first and the last day of the visit. Days off in between are what a visit of several days brings with it.
fn days_off(first: NaiveDate, last: NaiveDate, calendar: &Calendar, problems: &mut Problems) {
    let mut ends = vec![("window.date", first)];
    if last != first {
        ends.push(("window.until", last));
    }
    for (field, day) in ends {
        if calendar.is_worked(day) {
            continue;
        }
        let (code, name) = match calendar.holiday(day) {
            Some(holiday) => (ProblemCode::VisitOnHoliday, Some(holiday)),
            None => (ProblemCode::VisitOnDayOff, None),
        };
        let problem = problems
            .warn(field, code)
            .with("day", day)
            .with("calendar", &calendar.en)
            .with("calendar_zh", &calendar.zh);
        if let Some(name) = name {
            problem.with("name", &name.en).with("name_zh", &name.zh);
        }
    }
}
