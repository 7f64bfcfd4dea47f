//! How dates, times, numbers, bandwidths and money are written, in both languages.
//!
//! Instants are UTC; what a person reads is the local time of a site, always with its zone. This is
//! the only module that turns them into words, so that paper, screens and exports agree.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike, Offset, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A language of the interface and of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Simplified Chinese, 简体中文.
    Zh,
}

/// The zone of a site and the name people know it by, in the language that is being written.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// IANA zone, for example `Asia/Shanghai`.
    pub zone: Tz,
    /// City, for example `Hangzhou` or `杭州`; the IANA name stands in when there is none.
    pub city: Option<&'a str>,
}

impl<'a> Place<'a> {
    /// A place known by its city.
    #[must_use]
    pub fn new(zone: Tz, city: &'a str) -> Self {
        let city = Some(city).filter(|c| !c.is_empty());
        Self { zone, city }
    }

    fn label(&self) -> &str {
        self.city.unwrap_or_else(|| self.zone.name())
    }
}

/// `Wed 25 Nov 2026`, `2026 年 11 月 25 日 周三`: the site-local day.
#[must_use]
pub fn day(at: DateTime<Utc>, zone: Tz, lang: Lang) -> String {
    let local = at.with_timezone(&zone);
    match lang {
        Lang::En => format!(
            "{} {}",
            weekday(local.weekday(), lang),
            date(at, zone, lang)
        ),
        Lang::Zh => format!(
            "{} {}",
            date(at, zone, lang),
            weekday(local.weekday(), lang)
        ),
    }
}

/// `25 Nov 2026`, `2026 年 11 月 25 日`: the site-local date without its weekday.
#[must_use]
pub fn date(at: DateTime<Utc>, zone: Tz, lang: Lang) -> String {
    let local = at.with_timezone(&zone);
    let (year, month, day) = (local.year(), local.month(), local.day());
    match lang {
        Lang::En => format!("{day} {} {year}", month_name(month)),
        Lang::Zh => format!("{year} 年 {month} 月 {day} 日"),
    }
}

/// `09:00`: the site-local time of day, 24 hours.
#[must_use]
pub fn clock(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%H:%M").to_string()
}

/// `UTC+8`, `UTC+5:30`, `UTC−3`: the zone's distance from UTC at that instant.
#[must_use]
pub fn offset(at: DateTime<Utc>, zone: Tz) -> String {
    let seconds = at.with_timezone(&zone).offset().fix().local_minus_utc();
    let minutes = seconds.unsigned_abs() / 60;
    let (hours, rest) = (minutes / 60, minutes % 60);
    let sign = if seconds < 0 { '−' } else { '+' };
    match (hours, rest) {
        (0, 0) => "UTC".to_owned(),
        (_, 0) => format!("UTC{sign}{hours}"),
        _ => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

/// `Wed 25 Nov 2026, 09:00 (Hangzhou, UTC+8)`, `2026 年 11 月 25 日 周三 09:00（杭州，UTC+8）`.
#[must_use]
pub fn moment(at: DateTime<Utc>, place: Place<'_>, lang: Lang) -> String {
    let (day, clock) = (day(at, place.zone, lang), clock(at, place.zone));
    match lang {
        Lang::En => format!("{day}, {clock} {}", zone_note(at, place, lang)),
        Lang::Zh => format!("{day} {clock}{}", zone_note(at, place, lang)),
    }
}

/// `Wed 25 Nov 2026, 09:00–18:00 (Hangzhou, UTC+8)`; a window over several days names both.
#[must_use]
pub fn window(from: DateTime<Utc>, to: DateTime<Utc>, place: Place<'_>, lang: Lang) -> String {
    let times = window_times(from, to, place.zone, lang);
    match lang {
        Lang::En => format!("{times} {}", zone_note(from, place, lang)),
        Lang::Zh => format!("{times}{}", zone_note(from, place, lang)),
    }
}

/// `Wed 25 Nov 2026, 09:00–18:00`: a window without its zone, for places where the zone stands beside it.
#[must_use]
pub fn window_times(from: DateTime<Utc>, to: DateTime<Utc>, zone: Tz, lang: Lang) -> String {
    let (start, end) = (clock(from, zone), clock(to, zone));
    let same_day = from.with_timezone(&zone).date_naive() == to.with_timezone(&zone).date_naive();
    let (first, last) = (day(from, zone, lang), day(to, zone, lang));
    match (lang, same_day) {
        (Lang::En, true) => format!("{first}, {start}–{end}"),
        (Lang::Zh, true) => format!("{first} {start}–{end}"),
        (Lang::En, false) => format!("{first}, {start} – {last}, {end}"),
        (Lang::Zh, false) => format!("{first} {start} – {last} {end}"),
    }
}

/// `(Hangzhou, UTC+8)`, `（杭州，UTC+8）`.
#[must_use]
pub fn zone_note(at: DateTime<Utc>, place: Place<'_>, lang: Lang) -> String {
    let (label, offset) = (place.label(), offset(at, place.zone));
    match lang {
        Lang::En => format!("({label}, {offset})"),
        Lang::Zh => format!("（{label}，{offset}）"),
    }
}

/// `2026-11-22 14:00 (UTC+8, Asia/Shanghai)`: the same in every language, for paper and exports.
#[must_use]
pub fn paper_moment(at: DateTime<Utc>, zone: Tz) -> String {
    let local = at.with_timezone(&zone).format("%Y-%m-%d %H:%M");
    format!("{local} ({}, {})", offset(at, zone), zone.name())
}

/// `2026-11-25 01:00 – 10:00 UTC`: a window as the rest of the world reads it.
#[must_use]
pub fn utc_window(from: DateTime<Utc>, to: DateTime<Utc>) -> String {
    let start = from.format("%Y-%m-%d %H:%M");
    if from.date_naive() == to.date_naive() {
        format!("{start} – {} UTC", to.format("%H:%M"))
    } else {
        format!("{start} – {} UTC", to.format("%Y-%m-%d %H:%M"))
    }
}

/// Midnight-minus-one-second of the site-local day that holds `at`: 23:59:59, as UTC.
///
/// Where a change of clocks removes that second, the last instant before it is taken.
#[must_use]
pub fn end_of_day(at: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    let date = at.with_timezone(&zone).date_naive();
    date.and_hms_opt(23, 59, 59)
        .and_then(|last| zone.from_local_datetime(&last).latest())
        .map_or(at, |local| local.with_timezone(&Utc))
}

/// `4,000`: digits in groups of three, the same in both languages.
#[must_use]
pub fn integer(value: u64) -> String {
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `4,000 Mbit/s`, `10 Gbit/s`: whole thousands from ten thousand on are written in Gbit/s, all else in
/// Mbit/s, so that a contracted 10,240 is never rounded.
#[must_use]
pub fn bandwidth(mbps: u32) -> String {
    if mbps >= 10_000 && mbps.is_multiple_of(1_000) {
        format!("{} Gbit/s", integer(u64::from(mbps / 1_000)))
    } else {
        format!("{} Mbit/s", integer(u64::from(mbps)))
    }
}

/// `USD 1,600.00`: an amount in hundredths of a currency given by its ISO 4217 letters.
#[must_use]
pub fn money(hundredths: i64, currency: &str) -> String {
    let whole = hundredths.unsigned_abs() / 100;
    let cents = hundredths.unsigned_abs() % 100;
    let sign = if hundredths < 0 { "−" } else { "" };
    let mut text = format!("{currency} {sign}{}", integer(whole));
    // Writing into a String cannot fail.
    let _ = write!(text, ".{cents:02}");
    text
}

fn weekday(day: Weekday, lang: Lang) -> &'static str {
    let (en, zh) = match day {
        Weekday::Mon => ("Mon", "周一"),
        Weekday::Tue => ("Tue", "周二"),
        Weekday::Wed => ("Wed", "周三"),
        Weekday::Thu => ("Thu", "周四"),
        Weekday::Fri => ("Fri", "周五"),
        Weekday::Sat => ("Sat", "周六"),
        Weekday::Sun => ("Sun", "周日"),
    };
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    NAMES.get((month as usize).wrapping_sub(1)).unwrap_or(&"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    const HANGZHOU: Tz = Tz::Asia__Shanghai;

    #[test]
    fn a_window_in_both_languages() {
        let (from, to) = (at("2026-11-25T01:00:00Z"), at("2026-11-25T10:00:00Z"));
        assert_eq!(
            window(from, to, Place::new(HANGZHOU, "Hangzhou"), Lang::En),
            "Wed 25 Nov 2026, 09:00–18:00 (Hangzhou, UTC+8)"
        );
        assert_eq!(
            window(from, to, Place::new(HANGZHOU, "杭州"), Lang::Zh),
            "2026 年 11 月 25 日 周三 09:00–18:00（杭州，UTC+8）"
        );
        assert_eq!(utc_window(from, to), "2026-11-25 01:00 – 10:00 UTC");
    }

    #[test]
    fn a_window_over_midnight_names_both_days() {
        let (from, to) = (at("2026-11-25T14:00:00Z"), at("2026-11-25T22:00:00Z"));
        assert_eq!(
            window_times(from, to, HANGZHOU, Lang::En),
            "Wed 25 Nov 2026, 22:00 – Thu 26 Nov 2026, 06:00"
        );
        assert_eq!(
            window_times(from, to, HANGZHOU, Lang::Zh),
            "2026 年 11 月 25 日 周三 22:00 – 2026 年 11 月 26 日 周四 06:00"
        );
    }

    #[test]
    fn moments_carry_their_zone() {
        let instant = at("2026-11-22T06:00:00Z");
        assert_eq!(
            paper_moment(instant, HANGZHOU),
            "2026-11-22 14:00 (UTC+8, Asia/Shanghai)"
        );
        assert_eq!(
            moment(
                instant,
                Place {
                    zone: Tz::Asia__Kolkata,
                    city: None
                },
                Lang::En
            ),
            "Sun 22 Nov 2026, 11:30 (Asia/Kolkata, UTC+5:30)"
        );
        assert_eq!(offset(instant, Tz::America__Sao_Paulo), "UTC−3");
        assert_eq!(offset(instant, Tz::Europe__London), "UTC");
    }

    #[test]
    fn a_day_ends_at_its_own_midnight() {
        assert_eq!(
            end_of_day(at("2026-11-25T17:00:00Z"), HANGZHOU),
            at("2026-11-26T15:59:59Z")
        );
        assert_eq!(
            end_of_day(at("2026-11-25T15:00:00Z"), HANGZHOU),
            at("2026-11-25T15:59:59Z")
        );
    }

    #[test]
    fn bandwidths_are_never_rounded() {
        for (mbps, text) in [
            (2, "2 Mbit/s"),
            (1_000, "1,000 Mbit/s"),
            (4_000, "4,000 Mbit/s"),
            (10_000, "10 Gbit/s"),
            (10_240, "10,240 Mbit/s"),
            (100_000, "100 Gbit/s"),
        ] {
            assert_eq!(bandwidth(mbps), text);
        }
    }

    #[test]
    fn money_keeps_its_cents() {
        assert_eq!(money(160_000, "USD"), "USD 1,600.00");
        assert_eq!(money(-5, "CNY"), "CNY −0.05");
    }

    proptest! {
        #[test]
        fn grouping_keeps_every_digit(value in any::<u64>()) {
            prop_assert_eq!(integer(value).replace(',', ""), value.to_string());
        }

        #[test]
        fn the_end_of_a_day_is_on_that_day(seconds in 0i64..4_000_000_000) {
            let instant = DateTime::from_timestamp(seconds, 0).unwrap();
            let end = end_of_day(instant, Tz::America__New_York);
            prop_assert!(end >= instant);
            prop_assert_eq!(
                end.with_timezone(&Tz::America__New_York).date_naive(),
                instant.with_timezone(&Tz::America__New_York).date_naive()
            );
        }
    }
}
