//! Samples over time, gathered so that a screen can show them.

use super::range::day_begins;
use super::statistics::Summary;
use chrono::{DateTime, Datelike, Months, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// Up to this many samples each one stands alone.
pub const EACH_MAX: usize = 96;

/// How samples are gathered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Each instant alone.
    Each,
    /// By the hour.
    Hour,
    /// By the day of the place.
    Day,
    /// By the month of the place.
    Month,
}

/// Samples of one stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// First instant inside.
    pub from: DateTime<Utc>,
    /// First instant behind; of an instant alone, the same.
    pub until: DateTime<Utc>,
    /// What they say.
    pub summary: Summary,
}

/// A trend, oldest first; stretches without samples are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// How the samples were gathered.
    pub step: Step,
    /// Stretches.
    pub buckets: Vec<Bucket>,
}

/// Gathers samples so finely as a screen can show: by hour up to 4 days, by day up to 120, else by month.
/// Days and months are those of `zone`.
#[must_use]
pub fn trend(samples: &[(DateTime<Utc>, u32)], zone: Tz) -> Trend {
    let first = samples.iter().map(|(at, _)| *at).min();
    let last = samples.iter().map(|(at, _)| *at).max();
    let span = match (first, last) {
        (Some(first), Some(last)) => last - first,
        _ => TimeDelta::zero(),
    };
    let step = if samples.len() <= EACH_MAX {
        Step::Each
    } else if span <= TimeDelta::days(4) {
        Step::Hour
    } else if span <= TimeDelta::days(120) {
        Step::Day
    } else {
        Step::Month
    };
    Trend {
        step,
        buckets: gathered(samples, step, zone),
    }
}

/// Gathers samples by a given step.
#[must_use]
pub fn gathered(samples: &[(DateTime<Utc>, u32)], step: Step, zone: Tz) -> Vec<Bucket> {
    let mut by_start: BTreeMap<DateTime<Utc>, (DateTime<Utc>, Vec<u32>)> = BTreeMap::new();
    for &(at, micros) in samples {
        let (from, until) = bounds(at, step, zone);
        by_start
            .entry(from)
            .or_insert_with(|| (until, Vec::new()))
            .1
            .push(micros);
    }
    by_start
        .into_iter()
        .filter_map(|(from, (until, micros))| {
            Some(Bucket {
                from,
                until,
                summary: Summary::of(&micros)?,
            })
        })
        .collect()
}

/// The stretch that an instant lies in.
fn bounds(at: DateTime<Utc>, step: Step, zone: Tz) -> (DateTime<Utc>, DateTime<Utc>) {
    let local = at.with_timezone(&zone).date_naive();
    let day = |date: Option<NaiveDate>| date.map_or(at, |date| day_begins(date, zone));
    match step {
        Step::Each => (at, at),
        Step::Hour => {
            let past = at.timestamp().rem_euclid(3600);
            let from = DateTime::from_timestamp(at.timestamp() - past, 0).unwrap_or(at);
            (from, from + TimeDelta::hours(1))
        }
        Step::Day => (day(Some(local)), day(local.succ_opt())),
        Step::Month => {
            let first = local.with_day(1);
            let next = first.and_then(|first| first.checked_add_months(Months::new(1)));
            (day(first), day(next))
        }
    }
}
