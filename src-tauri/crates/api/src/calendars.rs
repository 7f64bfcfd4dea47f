//! Calendars: what is shipped, and what the user added, changed and took out.

use crate::directory::{both, merged};
use crate::wire::{
    ApiError, CalendarView, CalendarYearView, CalendarsView, DaysWord, ErrorCode, MarkForm,
    MarkOriginWord, MarkView, Nothing, SaveCalendarMark, ShippedMarkView, StateCalendarYear,
    TouchCalendarMark,
};
use crate::{Desk, command, settings};
use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use desk_domain::calendar::edits::{CalendarEdits, MarkFact, ShippedMark, YearFact};
use desk_domain::calendar::shipped::Calendars;
use desk_domain::calendar::{Calendar, Mark, MarkKind, Origin};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_store::calendars as stored;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Years that can be written down.
pub(crate) const AROUND: RangeInclusive<i32> = 2020..=2040;

impl Desk {
    /// All calendars.
    pub fn calendars(
        &mut self,
        occasion: Occasion<'_>,
        _: Nothing,
    ) -> Result<CalendarsView, ApiError> {
        view(self.store()?.db(), occasion.now)
    }

    /// Adds a mark, or changes one.
    pub fn save_calendar_mark(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveCalendarMark,
    ) -> Result<CalendarsView, ApiError> {
        let now = occasion.now;
        let by = settings::writer_of(self.store()?)?;
        command(
            self.store_mut()?,
            &request.key,
            "save_calendar_mark",
            &request,
            occasion,
            |writer| {
                let shipped = shipped_calendar(&request.calendar)?;
                let key = match &request.mark {
                    Some(key) => {
                        let edits = stored::edits(writer.db())?;
                        let known = edits
                            .get(&request.calendar)
                            .is_some_and(|edits| edits.marks.contains_key(key));
                        if shipped.mark(key).is_none() && !known {
                            return Err(ApiError::not_found("calendar entry"));
                        }
                        key.clone()
                    }
                    None => writer.occasion.id(),
                };
                let was = shipped.mark(&key).as_ref().map(ShippedMark::from);
                let mut mark = parse(&request.form)?;
                mark.key.clone_from(&key);
                mark.by.clone_from(&by);
                mark.shipped = was;
                writer.record(
                    Aggregate::Calendar,
                    &request.calendar,
                    &Fact::CalendarMarkSaved(mark),
                )?;
                Ok(())
            },
        )?;
        view(self.store()?.db(), now)
    }

    /// Takes a mark out. A shipped one stays in the list, struck through, and can be put back.
    pub fn remove_calendar_mark(
        &mut self,
        occasion: Occasion<'_>,
        request: TouchCalendarMark,
    ) -> Result<CalendarsView, ApiError> {
        let by = settings::writer_of(self.store()?)?;
        self.touch(
            occasion,
            "remove_calendar_mark",
            &request,
            |key, shipped| Fact::CalendarMarkRemoved {
                key,
                shipped: shipped.as_ref().map(ShippedMark::from),
                by,
            },
        )
    }

    /// Puts a mark back: the shipped days hold again, or the user's own come back.
    pub fn restore_calendar_mark(
        &mut self,
        occasion: Occasion<'_>,
        request: TouchCalendarMark,
    ) -> Result<CalendarsView, ApiError> {
        let by = settings::writer_of(self.store()?)?;
        self.touch(occasion, "restore_calendar_mark", &request, |key, _| {
            Fact::CalendarMarkRestored { key, by }
        })
    }

    fn touch(
        &mut self,
        occasion: Occasion<'_>,
        name: &str,
        request: &TouchCalendarMark,
        fact: impl FnOnce(String, Option<Mark>) -> Fact,
    ) -> Result<CalendarsView, ApiError> {
        let now = occasion.now;
        command(
            self.store_mut()?,
            &request.key,
            name,
            request,
            occasion,
            |writer| {
                let shipped = shipped_calendar(&request.calendar)?.mark(&request.mark);
                let edits = stored::edits(writer.db())?;
                let known = edits
                    .get(&request.calendar)
                    .is_some_and(|edits| edits.marks.contains_key(&request.mark));
                if shipped.is_none() && !known {
                    return Err(ApiError::not_found("calendar entry"));
                }
                let fact = fact(request.mark.clone(), shipped);
                writer.record(Aggregate::Calendar, &request.calendar, &fact)?;
                Ok(())
            },
        )?;
        view(self.store()?.db(), now)
    }

    /// Says whether the holidays of a year are all listed.
    pub fn state_calendar_year(
        &mut self,
        occasion: Occasion<'_>,
        request: StateCalendarYear,
    ) -> Result<CalendarsView, ApiError> {
        let now = occasion.now;
        let by = settings::writer_of(self.store()?)?;
        command(
            self.store_mut()?,
            &request.key,
            "state_calendar_year",
            &request,
            occasion,
            |writer| {
                shipped_calendar(&request.calendar)?;
                let mut problems = Problems::new();
                let source = line("source", &request.source, 200, &mut problems);
                if !AROUND.contains(&request.year) {
                    problems
                        .block("year", ProblemCode::YearRange)
                        .with("min", AROUND.start())
                        .with("max", AROUND.end());
                }
                if !problems.is_empty() {
                    return Err(ApiError::fields(&problems));
                }
                let said = YearFact {
                    year: request.year,
                    complete: request.complete,
                    source,
                    by,
                };
                let fact = Fact::CalendarYearStated(said);
                writer.record(Aggregate::Calendar, &request.calendar, &fact)?;
                Ok(())
            },
        )?;
        view(self.store()?.db(), now)
    }
}

fn shipped() -> Result<&'static Calendars, ApiError> {
    Calendars::shipped().map_err(|e| ApiError::new(ErrorCode::Internal, format!("{e}.")))
}

fn shipped_calendar(key: &str) -> Result<&'static Calendar, ApiError> {
    shipped()?
        .of(key)
        .ok_or_else(|| ApiError::not_found("calendar"))
}

fn line(field: &str, raw: &str, most: usize, problems: &mut Problems) -> String {
    if text::is_blank(raw) {
        return String::new();
    }
    text::line(field, raw, 1..=most, problems).unwrap_or_default()
}

fn day(field: &str, raw: &str, problems: &mut Problems) -> Option<NaiveDate> {
    if text::is_blank(raw) {
        problems.block(field, ProblemCode::Required);
        return None;
    }
    let Ok(day) = raw.trim().parse::<NaiveDate>() else {
        problems.block(field, ProblemCode::DateForm);
        return None;
    };
    if !AROUND.contains(&day.year()) {
        problems
            .block(field, ProblemCode::YearRange)
            .with("min", AROUND.start())
            .with("max", AROUND.end());
        return None;
    }
    Some(day)
}

fn parse(form: &MarkForm) -> Result<MarkFact, ApiError> {
    let mut problems = Problems::new();
    let name_en = line("name_en", &form.name_en, 100, &mut problems);
    let name_zh = line("name_zh", &form.name_zh, 100, &mut problems);
    let source = line("source", &form.source, 200, &mut problems);
    if text::is_blank(&form.name_en) && text::is_blank(&form.name_zh) {
        problems.block("name_en", ProblemCode::MarkNameMissing);
    }
    let from = day("from", &form.from, &mut problems);
    let to = if text::is_blank(&form.to) {
        from
    } else {
        day("to", &form.to, &mut problems)
    };
    if let (Some(from), Some(to)) = (from, to) {
        if to < from {
            problems
                .block("to", ProblemCode::DaysEndBeforeStart)
                .with("first", from);
        } else if (to - from).num_days() >= crate::calendar_file::DAYS_MAX {
            problems
                .block("to", ProblemCode::DaysTooMany)
                .with("max", crate::calendar_file::DAYS_MAX);
        }
    }
    match (from, to) {
        (Some(from), Some(to)) if problems.is_empty() => Ok(MarkFact {
            key: String::new(),
            kind: kind_of(form.kind).as_wire().to_owned(),
            name_en,
            name_zh,
            from: from.to_string(),
            to: to.to_string(),
            source,
            by: String::new(),
            shipped: None,
        }),
        _ => Err(ApiError::fields(&problems)),
    }
}

fn kind_of(word: DaysWord) -> MarkKind {
    match word {
        DaysWord::Holiday => MarkKind::Holiday,
        DaysWord::Worked => MarkKind::Worked,
        DaysWord::Freeze => MarkKind::Freeze,
    }
}

fn word_of(kind: MarkKind) -> DaysWord {
    match kind {
        MarkKind::Holiday => DaysWord::Holiday,
        MarkKind::Worked => DaysWord::Worked,
        MarkKind::Freeze => DaysWord::Freeze,
    }
}

/// All calendars as they stand now.
pub(crate) fn view(db: &Connection, now: DateTime<Utc>) -> Result<CalendarsView, ApiError> {
    let shipped = shipped()?;
    let edits = stored::edits(db)?;
    let laid = shipped.with(&edits);
    let directory = merged(db)?;
    let none = CalendarEdits::default();
    let calendars = shipped
        .iter()
        .zip(laid.iter())
        .map(|(shipped, calendar)| {
            let edits = edits.get(&calendar.key).unwrap_or(&none);
            let points = directory
                .access_points
                .iter()
                .filter(|point| laid.of_point(Some(point)).key == calendar.key);
            CalendarView {
                key: calendar.key.clone(),
                name: both(&calendar.en, &calendar.zh),
                zone: calendar.zone.name().to_owned(),
                weekend: calendar
                    .weekend
                    .iter()
                    .map(|day| u8::try_from(day.number_from_monday()).unwrap_or(0))
                    .collect(),
                weekend_note: calendar.weekend_note.clone(),
                points: u32::try_from(points.count()).unwrap_or(u32::MAX),
                years: years(shipped, calendar, edits, now)
                    .into_iter()
                    .map(|year| year_view(year, shipped, calendar, edits))
                    .collect(),
            }
        })
        .collect();
    Ok(CalendarsView {
        calendars,
        date: shipped.date.clone(),
        notes: shipped.notes.clone(),
    })
}

/// This year and the next, those with a list, and those that the user wrote into.
fn years(
    shipped: &Calendar,
    calendar: &Calendar,
    edits: &CalendarEdits,
    now: DateTime<Utc>,
) -> BTreeSet<i32> {
    let this = now.with_timezone(&calendar.zone).year();
    let mut years = BTreeSet::from([this, this + 1]);
    years.extend(shipped.years().map(|(year, _)| year));
    years.extend(edits.years.keys());
    let written = edits.marks.values().filter_map(|edit| edit.saved.as_ref());
    let days = written.filter_map(|mark| mark.from.parse::<NaiveDate>().ok());
    years.extend(days.map(|day| day.year()));
    years
}

fn year_view(
    year: i32,
    shipped: &Calendar,
    calendar: &Calendar,
    edits: &CalendarEdits,
) -> CalendarYearView {
    let (first, last) = (
        NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default(),
        NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default(),
    );
    let begins = |mark: &Mark| mark.from.year() == year;
    let mut marks: Vec<MarkView> = Vec::new();
    for kind in MarkKind::ALL {
        let here = calendar.marks(*kind, first, last);
        marks.extend(
            here.into_iter()
                .filter(begins)
                .map(|mark| mark_view(&mark, false, shipped, edits)),
        );
        let gone = shipped.marks(*kind, first, last).into_iter().filter(begins);
        marks.extend(
            gone.filter(|mark| edits.marks.get(&mark.key).is_some_and(|edit| edit.removed))
                .map(|mark| mark_view(&mark, true, shipped, edits)),
        );
    }
    marks.sort_by(|a, b| (&a.from, &a.key).cmp(&(&b.from, &b.key)));
    let known = calendar.year(year);
    CalendarYearView {
        year,
        known: known.is_some(),
        source: known.map_or_else(String::new, |known| known.source.clone()),
        date: known.map_or_else(String::new, |known| known.date.clone()),
        said_by: edits.years.get(&year).map(|edit| edit.said.by.clone()),
        marks,
    }
}

fn mark_view(mark: &Mark, removed: bool, shipped: &Calendar, edits: &CalendarEdits) -> MarkView {
    let edit = edits.marks.get(&mark.key);
    let now_shipped = shipped.mark(&mark.key);
    let replaced = edit.filter(|edit| !edit.removed).and(now_shipped.as_ref());
    let changed = edit.is_some_and(|edit| {
        let then = edit.shipped.as_ref();
        then.is_some() && then != now_shipped.as_ref().map(ShippedMark::from).as_ref()
    });
    MarkView {
        key: mark.key.clone(),
        kind: word_of(mark.kind),
        name: both(&mark.en, &mark.zh),
        from: mark.from.to_string(),
        to: mark.to.to_string(),
        source: mark.source.clone(),
        date: mark.date.clone(),
        computed: mark.computed,
        origin: match mark.origin {
            Origin::Shipped => MarkOriginWord::Shipped,
            Origin::Corrected => MarkOriginWord::Corrected,
            Origin::Own => MarkOriginWord::Own,
        },
        removed,
        by: edit.map(|edit| edit.by.clone()).filter(|by| !by.is_empty()),
        shipped: replaced.map(|mark| ShippedMarkView {
            name: both(&mark.en, &mark.zh),
            from: mark.from.to_string(),
            to: mark.to.to_string(),
        }),
        shipped_changed: changed,
    }
}
