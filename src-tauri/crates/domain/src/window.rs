//! The window of a visit: two instants and the zone in which people read them.

use chrono::{
    DateTime, Days, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use crate::problem::{ProblemCode, Problems};
use crate::text;

/// A longer window makes a warning.
pub const WINDOW_DAYS_MAX: i64 = 31;

/// When people enter the site. The API's `ConstructionTime` is `from`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct VisitWindow {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    zone: Tz,
}

/// A window as typed, in the site's local time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct VisitForm {
    /// First day, `2026-11-27`.
    pub date: String,
    /// Start on the first day, `09:00`.
    pub from: String,
    /// Last day; empty when it is the first one.
    pub until: String,
    /// End on the last day, `18:00`.
    pub to: String,
}

/// A window that ends before it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a window ends after it starts")]
pub struct WindowOrder;

impl VisitWindow {
    /// A window between two instants.
    ///
    /// # Errors
    /// [`WindowOrder`] unless `from` is before `to`.
    pub fn new(from: DateTime<Utc>, to: DateTime<Utc>, zone: Tz) -> Result<Self, WindowOrder> {
        if from < to {
            Ok(Self { from, to, zone })
        } else {
            Err(WindowOrder)
        }
    }

    /// Reads the form; findings are at `<field>.date`, `.from`, `.until` and `.to`.
    ///
    /// A time that the clocks leave out is a block. One that comes twice is a warning, and the earlier is taken.
    pub fn parse(
        field: &str,
        form: &VisitForm,
        zone: Tz,
        now: DateTime<Utc>,
        problems: &mut Problems,
    ) -> Option<Self> {
        let first = date(&format!("{field}.date"), &form.date, problems);
        let last = if text::is_blank(&form.until) {
            first
        } else {
            date(&format!("{field}.until"), &form.until, problems)
        };
        let start = time(&format!("{field}.from"), &form.from, problems);
        let end = time(&format!("{field}.to"), &form.to, problems);
        let (first, last, start, end) = (first?, last?, start?, end?);

        let end_field = if last == first {
            format!("{field}.to")
        } else {
            format!("{field}.until")
        };
        if last.and_time(end) <= first.and_time(start) {
            problems
                .block(end_field, ProblemCode::WindowEndsBeforeStart)
                .with("start", first.and_time(start).format("%Y-%m-%d %H:%M"));
            return None;
        }
        let from = instant(
            &format!("{field}.from"),
            first.and_time(start),
            zone,
            problems,
        );
        let to = instant(&format!("{field}.to"), last.and_time(end), zone, problems);
        let window = match Self::new(from?, to?, zone) {
            Ok(window) => window,
            Err(WindowOrder) => {
                // The local times are in order and the instants are not: the clocks went back in between.
                problems
                    .block(end_field, ProblemCode::WindowEndsBeforeStart)
                    .with("start", local(from?, zone));
                return None;
            }
        };
        window.check(field, now, problems);
        (!problems.blocks_field(&format!("{field}.date"))).then_some(window)
    }

    /// Adds the findings that depend on the clock and the length.
    fn check(&self, field: &str, now: DateTime<Utc>, problems: &mut Problems) {
        if self.to <= now {
            problems
                .block(format!("{field}.date"), ProblemCode::WindowPast)
                .with("end", local(self.to, self.zone));
        } else if self.from < now {
            problems
                .warn(format!("{field}.date"), ProblemCode::WindowBegun)
                .with("start", local(self.from, self.zone));
        }
        let days = (self.last_day(self.zone) - self.first_day(self.zone)).num_days() + 1;
        if days > WINDOW_DAYS_MAX {
            problems
                .warn(format!("{field}.until"), ProblemCode::WindowTooLong)
                .with("days", days)
                .with("max", WINDOW_DAYS_MAX);
        }
    }

    /// Start.
    #[must_use]
    pub const fn from(&self) -> DateTime<Utc> {
        self.from
    }

    /// End, which is not part of the window.
    #[must_use]
    pub const fn to(&self) -> DateTime<Utc> {
        self.to
    }

    /// Zone of the site.
    #[must_use]
    pub const fn zone(&self) -> Tz {
        self.zone
    }

    /// Date of the start in `zone`.
    #[must_use]
    pub fn first_day(&self, zone: Tz) -> NaiveDate {
        self.from.with_timezone(&zone).date_naive()
    }

    /// Date of the last moment in `zone`; a window until midnight ends on the day before.
    #[must_use]
    pub fn last_day(&self, zone: Tz) -> NaiveDate {
        let last = self
            .to
            .checked_sub_signed(TimeDelta::seconds(1))
            .unwrap_or(self.to);
        last.with_timezone(&zone).date_naive()
    }
}

/// 23:59:59 of a day in a zone. Where that moment is left out, the last one before it; where it comes twice, the later.
#[must_use]
pub fn end_of_day(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let midnight = day
        .checked_add_days(Days::new(1))
        .unwrap_or(day)
        .and_time(NaiveTime::MIN);
    let last = midnight
        .checked_sub_signed(TimeDelta::seconds(1))
        .unwrap_or(midnight);
    // Zones leave out at most a day; going back by minutes finds the moment before the gap.
    for minutes in 0..=24 * 60 {
        let Some(try_at) = last.checked_sub_signed(TimeDelta::minutes(minutes)) else {
            break;
        };
        match zone.from_local_datetime(&try_at) {
            MappedLocalTime::Single(at) => return at.to_utc(),
            MappedLocalTime::Ambiguous(_, later) => return later.to_utc(),
            MappedLocalTime::None => {}
        }
    }
    last.and_utc()
}

/// Reads the name of a zone.
pub fn zone(field: &str, raw: &str, problems: &mut Problems) -> Option<Tz> {
    let read = raw.trim().parse().ok();
    if read.is_none() {
        problems.block(field, ProblemCode::ZoneUnknown);
    }
    read
}

fn local(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string()
}

fn plain(raw: &str) -> String {
    raw.nfkc().collect::<String>().trim().to_owned()
}

fn date(field: &str, raw: &str, problems: &mut Problems) -> Option<NaiveDate> {
    if text::is_blank(raw) {
        problems.block(field, ProblemCode::Required);
        return None;
    }
    let text = plain(raw);
    let is_plain = text.len() == 10 && text.is_ascii();
    let read = is_plain
        .then(|| NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok())
        .flatten();
    if read.is_none() {
        problems.block(field, ProblemCode::DateForm);
    }
    read
}

fn time(field: &str, raw: &str, problems: &mut Problems) -> Option<NaiveTime> {
    if text::is_blank(raw) {
        problems.block(field, ProblemCode::Required);
        return None;
    }
    let read = NaiveTime::parse_from_str(&plain(raw), "%H:%M").ok();
    if read.is_none() {
        problems.block(field, ProblemCode::TimeForm);
    }
    read
}

fn instant(
    field: &str,
    local: NaiveDateTime,
    zone: Tz,
    problems: &mut Problems,
) -> Option<DateTime<Utc>> {
    let named = local.format("%Y-%m-%d %H:%M");
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(at) => Some(at.to_utc()),
        MappedLocalTime::Ambiguous(earlier, _) => {
            problems
                .warn(field, ProblemCode::LocalTimeTwice)
                .with("time", named)
                .with("zone", zone.name());
            Some(earlier.to_utc())
        }
        MappedLocalTime::None => {
            problems
                .block(field, ProblemCode::LocalTimeSkipped)
                .with("time", named)
                .with("zone", zone.name());
            None
        }
    }
}

/// The stored form: two instants and the name of the zone.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    #[serde(serialize_with = "write_zone", deserialize_with = "read_zone")]
    zone: Tz,
}

fn write_zone<S: Serializer>(zone: &Tz, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(zone.name())
}

fn read_zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Tz, D::Error> {
    let name = String::deserialize(deserializer)?;
    name.parse().map_err(serde::de::Error::custom)
}

impl TryFrom<Stored> for VisitWindow {
    type Error = WindowOrder;
    fn try_from(stored: Stored) -> Result<Self, WindowOrder> {
        Self::new(stored.from, stored.to, stored.zone)
    }
}

impl From<VisitWindow> for Stored {
    fn from(window: VisitWindow) -> Self {
        Self {
            from: window.from,
            to: window.to,
            zone: window.zone,
        }
    }
}
