//! Stretches of time, each with its beginning and without its end.

use crate::wire::wire_enum;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

wire_enum! {
    /// A stretch of time up to now.
    pub enum Preset {
        /// The last 24 hours.
        Day = "day", "24 hours", "24 小时";
        /// The last 7 days.
        Week = "week", "7 days", "7 天";
        /// The last 30 days.
        Month = "month", "30 days", "30 天";
        /// The last 90 days.
        Quarter = "quarter", "90 days", "90 天";
        /// Everything.
        All = "all", "All", "全部";
    }
}

/// From an instant on, up to and without another; an end that is missing is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// First instant inside.
    pub from: Option<DateTime<Utc>>,
    /// First instant behind.
    pub until: Option<DateTime<Utc>>,
}

impl Range {
    /// Everything.
    pub const ALL: Self = Self {
        from: None,
        until: None,
    };

    /// The last days before `now`.
    #[must_use]
    pub fn last(preset: Preset, now: DateTime<Utc>) -> Self {
        let days = match preset {
            Preset::Day => 1,
            Preset::Week => 7,
            Preset::Month => 30,
            Preset::Quarter => 90,
            Preset::All => return Self::ALL,
        };
        Self {
            from: now.checked_sub_signed(TimeDelta::days(days)),
            until: None,
        }
    }

    /// Whole days of a place, both named days included, however long the clocks make them.
    #[must_use]
    pub fn days(first: NaiveDate, last: NaiveDate, zone: Tz) -> Self {
        Self {
            from: Some(day_begins(first, zone)),
            until: last
                .checked_add_days(Days::new(1))
                .map(|behind| day_begins(behind, zone)),
        }
    }

    /// Whether an instant lies inside.
    #[must_use]
    pub fn contains(&self, at: DateTime<Utc>) -> bool {
        self.from.is_none_or(|from| from <= at) && self.until.is_none_or(|until| at < until)
    }
}

/// The first instant of a day at a place; where the clocks skip midnight, the first that exists after it.
#[must_use]
pub fn day_begins(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    // Clocks are put forward by a quarter of an hour or a multiple; whole days were skipped only at the date line.
    (0..=96)
        .find_map(|quarters| {
            let local = midnight.checked_add_signed(TimeDelta::minutes(15 * quarters))?;
            zone.from_local_datetime(&local).earliest()
        })
        .map_or_else(|| midnight.and_utc(), |local| local.with_timezone(&Utc))
}
