//! Reading an .ics file: whole days with names, or a sentence that says why not.
//!
//! The file comes from anywhere. Its size, the number of its events and how deep it is nested are bounded before
//! it is parsed, so that no file can exhaust the program.

use crate::wire::{ApiError, ErrorCode};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::Tz;
use icalendar::parser::{Component, Property, read_calendar_simple, unfold};

/// Largest file that is read, in bytes.
pub const FILE_MAX: u64 = 1024 * 1024;

/// Most events of one file.
const EVENTS_MAX: usize = 2_000;

/// Deepest nesting: a calendar, an event, an alarm.
const DEPTH_MAX: usize = 8;

/// Longest event, in days.
pub(crate) const DAYS_MAX: i64 = 120;

/// Longest name that is kept, in characters.
const NAME_MAX: usize = 100;

/// Days of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Name as in the file.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The file calls it worked.
    pub worked: bool,
}

/// Reads all events, earliest first. Times of day are taken in `zone`, the calendar's.
///
/// # Errors
/// It is no calendar, or one of its events cannot be taken as it stands: all of it or nothing.
pub fn read(bytes: &[u8], zone: Tz) -> Result<Vec<Found>, ApiError> {
    if bytes.len() as u64 > FILE_MAX {
        return Err(refused(
            "tooLargeCalendar",
            "The file is larger than 1 MB. Export only the holidays and freezes.",
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| no_calendar())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\0')
        || !text
            .trim_start()
            .to_uppercase()
            .starts_with("BEGIN:VCALENDAR")
    {
        return Err(no_calendar());
    }
    bounded(text)?;
    let unfolded = unfold(text);
    let parsed = read_calendar_simple(&unfolded).map_err(|_| no_calendar())?;
    let mut found = Vec::new();
    for calendar in parsed.iter().filter(|one| one.name == "VCALENDAR") {
        for event in calendar
            .components
            .iter()
            .filter(|one| one.name == "VEVENT")
        {
            found.push(read_event(event, zone)?);
        }
    }
    if found.is_empty() {
        return Err(refused(
            "emptyCalendar",
            "The calendar file has no events. Choose one with holidays or freezes.",
        ));
    }
    found.sort_by(|a, b| (a.from, a.to, &a.name).cmp(&(b.from, b.to, &b.name)));
    found.dedup();
    Ok(found)
}

/// Counts events and depth without parsing: the parser itself recurses.
fn bounded(text: &str) -> Result<(), ApiError> {
    let (mut depth, mut events) = (0_usize, 0_usize);
    for line in text.lines() {
        let upper = line.trim().to_ascii_uppercase();
        if let Some(name) = upper.strip_prefix("BEGIN:") {
            depth += 1;
            events += usize::from(name == "VEVENT");
        } else if upper.starts_with("END:") {
            depth = depth.saturating_sub(1);
        }
        if depth > DEPTH_MAX {
            return Err(no_calendar());
        }
    }
    if events > EVENTS_MAX {
        return Err(refused(
            "tooManyEvents",
            "The calendar file has more than 2,000 events. Export only the holidays and freezes.",
        ));
    }
    Ok(())
}

fn read_event(event: &Component<'_>, zone: Tz) -> Result<Found, ApiError> {
    let prop = |name: &str| event.properties.iter().find(|one| one.name == name);
    let raw = prop("SUMMARY").map_or("", |one| one.val.as_ref());
    let name = plain(raw);
    let shown = if name.is_empty() {
        "…".to_owned()
    } else {
        name.clone()
    };
    if prop("RRULE").is_some() || prop("RDATE").is_some() {
        return Err(refused(
            "repeats",
            format!("“{shown}” repeats by a rule. Export the calendar with single dates."),
        )
        .with("name", &shown));
    }
    let bad = || {
        refused(
            "badDays",
            format!(
                "The days of “{shown}” cannot be read. Correct the file, then choose it again."
            ),
        )
        .with("name", &shown)
    };
    let from = prop("DTSTART")
        .and_then(|one| moment(one, zone))
        .ok_or_else(bad)?;
    let to = match (prop("DTEND"), prop("DURATION")) {
        (Some(end), _) => moment(end, zone).ok_or_else(bad)?.last_before(from),
        (None, Some(_)) => return Err(bad()),
        (None, None) => from.day(),
    };
    let from = from.day();
    if name.is_empty() || to < from {
        return Err(bad());
    }
    if (to - from).num_days() >= DAYS_MAX {
        return Err(refused(
            "tooLong",
            format!(
                "“{shown}” is longer than {DAYS_MAX} days. Export only the holidays and freezes."
            ),
        )
        .with("name", &shown)
        .with("max", DAYS_MAX));
    }
    Ok(Found {
        worked: says_worked(&name),
        name,
        from,
        to,
    })
}

/// A start or an end: a day, or a time of day.
#[derive(Clone, Copy)]
enum At {
    Day(NaiveDate),
    Time(NaiveDateTime),
}

impl At {
    fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Time(time) => time.date(),
        }
    }

    /// The last day before this end, which is not part of the event; an empty event lasts its first day.
    fn last_before(self, start: Self) -> NaiveDate {
        let before = match self {
            Self::Day(day) => day.checked_sub_days(Days::new(1)).unwrap_or(day),
            Self::Time(time) => (time - chrono::TimeDelta::seconds(1)).date(),
        };
        if self.day() >= start.day() {
            before.max(start.day())
        } else {
            before
        }
    }
}

fn moment(property: &Property<'_>, zone: Tz) -> Option<At> {
    let text = property.val.as_ref().trim();
    if !(text.is_ascii() && (8..=16).contains(&text.len())) {
        return None;
    }
    if let Some(utc) = text.strip_suffix('Z') {
        let at = NaiveDateTime::parse_from_str(utc, "%Y%m%dT%H%M%S").ok()?;
        return Some(At::Time(at.and_utc().with_timezone(&zone).naive_local()));
    }
    if text.contains('T') {
        let local = NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok()?;
        let named = property.params.iter().find(|one| one.key == "TZID");
        let theirs: Option<Tz> = named
            .and_then(|one| one.val.as_ref())
            .and_then(|one| one.as_ref().parse().ok());
        let at: Option<DateTime<Utc>> =
            theirs.and_then(|theirs| Some(theirs.from_local_datetime(&local).earliest()?.to_utc()));
        return Some(At::Time(
            at.map_or(local, |at| at.with_timezone(&zone).naive_local()),
        ));
    }
    NaiveDate::parse_from_str(text, "%Y%m%d").ok().map(At::Day)
}

/// Escapes undone, control characters out, at most 100 characters.
fn plain(raw: &str) -> String {
    let undone = raw
        .replace("\\n", " ")
        .replace("\\N", " ")
        .replace("\\,", ",")
        .replace("\\;", ";")
        .replace("\\\\", "\\");
    let clean: String = undone.chars().filter(|c| !c.is_control()).collect();
    clean.trim().chars().take(NAME_MAX).collect()
}

/// How Chinese holiday files mark a weekend day that is worked.
fn says_worked(name: &str) -> bool {
    [
        "（班）",
        "(班)",
        "补班",
        "调休上班",
        "上班",
        "make-up working day",
        "working day in exchange",
    ]
    .iter()
    .any(|word| name.to_lowercase().contains(word))
}

fn no_calendar() -> ApiError {
    refused(
        "noCalendar",
        "This file is no calendar. Choose an .ics file, as a calendar program exports it.",
    )
}

fn refused(why: &str, sentence: impl Into<String>) -> ApiError {
    ApiError::new(ErrorCode::BadFile, sentence).with("why", why)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHANGHAI: Tz = Tz::Asia__Shanghai;

    fn file(events: &str) -> String {
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n{events}END:VCALENDAR\r\n")
    }

    fn event(lines: &[&str]) -> String {
        format!(
            "BEGIN:VEVENT\r\nUID:1\r\n{}\r\nEND:VEVENT\r\n",
            lines.join("\r\n")
        )
    }

    fn why(bytes: &[u8]) -> String {
        read(bytes, SHANGHAI).unwrap_err().params["why"].clone()
    }

    #[test]
    fn days_times_and_zones_are_read_as_days_of_the_calendar() {
        let text = file(
            &[
                event(&[
                    "SUMMARY:National Day",
                    "DTSTART;VALUE=DATE:20271001",
                    "DTEND;VALUE=DATE:20271008",
                ]),
                event(&["SUMMARY:国庆节（班）", "DTSTART;VALUE=DATE:20271009"]),
                event(&[
                    "SUMMARY:Network freeze\\, north",
                    "DTSTART:20270301T160000Z",
                    "DTEND:20270303T155959Z",
                ]),
                event(&[
                    "SUMMARY:Evening",
                    "DTSTART;TZID=Asia/Shanghai:20270110T090000",
                    "DTEND;TZID=Asia/Shanghai:20270111T000000",
                ]),
            ]
            .concat(),
        );
        let found = read(text.as_bytes(), SHANGHAI).unwrap();
        let told: Vec<String> = found
            .iter()
            .map(|one| format!("{} {} {} {}", one.name, one.from, one.to, one.worked))
            .collect();
        assert_eq!(
            told,
            [
                "Evening 2027-01-10 2027-01-10 false",
                "Network freeze, north 2027-03-02 2027-03-03 false",
                "National Day 2027-10-01 2027-10-07 false",
                "国庆节（班） 2027-10-09 2027-10-09 true",
            ]
        );
    }

    #[test]
    fn a_folded_line_is_one_line() {
        let text = file(&event(&[
            "SUMMARY:Mid-Autumn",
            "  Festival",
            "DTSTART;VALUE=DATE:20270915",
        ]));
        assert_eq!(
            read(text.as_bytes(), SHANGHAI).unwrap()[0].name,
            "Mid-Autumn Festival"
        );
    }

    #[test]
    fn what_is_no_calendar_is_refused_with_its_reason() {
        assert_eq!(why(b"date,name\n2027-01-01,New Year"), "noCalendar");
        assert_eq!(why(&[0xff, 0xfe, 0x42, 0x00]), "noCalendar");
        assert_eq!(why(b"BEGIN:VCALENDAR\nnonsense"), "noCalendar");
        assert_eq!(why(file("").as_bytes()), "emptyCalendar");
        assert_eq!(why(&vec![b'x'; 1024 * 1024 + 1]), "tooLargeCalendar");
        let one = event(&["SUMMARY:x", "DTSTART;VALUE=DATE:20270101"]);
        assert_eq!(
            why(file(&one.repeat(EVENTS_MAX + 1)).as_bytes()),
            "tooManyEvents"
        );
        let rule = event(&[
            "SUMMARY:x",
            "DTSTART;VALUE=DATE:20270101",
            "RRULE:FREQ=YEARLY",
        ]);
        assert_eq!(why(file(&rule).as_bytes()), "repeats");
        for days in [
            "DTSTART;VALUE=DATE:20271301",
            "DTSTART:soon",
            "DTEND;VALUE=DATE:20270101",
        ] {
            assert_eq!(
                why(file(&event(&["SUMMARY:x", days])).as_bytes()),
                "badDays",
                "{days}"
            );
        }
        let endless = event(&[
            "SUMMARY:x",
            "DTSTART;VALUE=DATE:20270101",
            "DTEND;VALUE=DATE:20280101",
        ]);
        assert_eq!(why(file(&endless).as_bytes()), "tooLong");
        let backwards = event(&[
            "SUMMARY:x",
            "DTSTART;VALUE=DATE:20270105",
            "DTEND;VALUE=DATE:20270101",
        ]);
        assert_eq!(why(file(&backwards).as_bytes()), "badDays");
    }

    #[test]
    fn a_file_that_is_nested_without_end_is_refused_before_it_is_parsed() {
        let deep = format!("BEGIN:VCALENDAR\n{}", "BEGIN:VEVENT\n".repeat(50_000));
        assert_eq!(why(deep.as_bytes()), "noCalendar");
    }

    #[test]
    fn one_bad_event_refuses_all() {
        let good = event(&["SUMMARY:x", "DTSTART;VALUE=DATE:20270101"]);
        let text = file(&format!("{good}{}", event(&["SUMMARY:y"])));
        assert_eq!(why(text.as_bytes()), "badDays");
    }
}
