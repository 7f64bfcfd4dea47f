//! Latency figures against slow and obvious ways to work them out.
#![allow(clippy::unwrap_used)]

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use desk_domain::latency::LatencyBasis;
use desk_domain::latency::import::{self, Names, Unreadable};
use desk_domain::latency::range::{Preset, Range, day_begins};
use desk_domain::latency::ranking::{self, Figure, figure};
use desk_domain::latency::statistics::{Summary, percentile};
use desk_domain::latency::trend::{EACH_MAX, Step, gathered, trend};
use desk_domain::problem::ProblemCode;
use desk_domain::zone::ZoneId;
use proptest::prelude::*;

/// Zones whose clocks do all that clocks do: nothing, an hour, at midnight, half an hour, a whole day.
const ZONES: [Tz; 6] = [
    Tz::Asia__Shanghai,
    Tz::Europe__London,
    Tz::America__Asuncion,
    Tz::Asia__Beirut,
    Tz::Australia__Lord_Howe,
    Tz::Pacific__Apia,
];

fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_262_304_000 + seconds, 0).unwrap()
}

fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2010, 1, 1).unwrap() + Days::new(n.into())
}

/// The smallest sample that is not exceeded by `percent` of 100 of all, found by counting.
fn counted(samples: &[u32], percent: usize) -> u32 {
    *samples
        .iter()
        .filter(|wanted| {
            let below = samples.iter().filter(|other| other <= wanted).count();
            below * 100 >= percent * samples.len()
        })
        .min()
        .unwrap()
}

proptest! {
    #[test]
    fn percentiles_are_those_of_a_slow_count(samples in proptest::collection::vec(1_u32..2_000, 1..60), percent in 1_u8..=100) {
        let mut sorted = samples.clone();
        sorted.sort_unstable();
        prop_assert_eq!(percentile(&sorted, percent), Some(counted(&samples, percent.into())));
        let summary = Summary::of(&samples).unwrap();
        prop_assert_eq!(summary.p50, counted(&samples, 50));
        prop_assert_eq!(summary.p95, counted(&samples, 95));
        prop_assert_eq!((summary.min, summary.max), (sorted[0], *sorted.last().unwrap()));
        prop_assert!(summary.min <= summary.p50 && summary.p50 <= summary.p95 && summary.p95 <= summary.max);
        prop_assert!((summary.min..=summary.max).contains(&summary.mean));
    }

    #[test]
    fn the_order_of_samples_changes_nothing(samples in proptest::collection::vec(1_u32..5_000, 0..40).prop_shuffle()) {
        let mut sorted = samples.clone();
        sorted.sort_unstable();
        prop_assert_eq!(Summary::of(&samples), Summary::of(&sorted));
    }

    #[test]
    fn days_tile_time_without_gap_or_overlap(first in 0_u32..6_000, one in 0_u32..20, two in 1_u32..20, zone in 0_usize..6, at in -200_000_i64..3_600_000) {
        let zone = ZONES[zone];
        let (a, b, c) = (day(first), day(first + one), day(first + one + two));
        let (early, late) = (Range::days(a, b, zone), Range::days(b + Days::new(1), c, zone));
        let whole = Range::days(a, c, zone);
        prop_assert_eq!(early.until, late.from);
        let at = day_begins(a, zone) + TimeDelta::seconds(at);
        prop_assert!(!(early.contains(at) && late.contains(at)));
        prop_assert_eq!(early.contains(at) || late.contains(at), whole.contains(at));
        prop_assert!(whole.contains(whole.from.unwrap()) && !whole.contains(whole.until.unwrap()));
    }

    #[test]
    fn every_instant_of_a_day_lies_in_its_day(seconds in 0_i64..500_000_000, zone in 0_usize..6) {
        let (at, zone) = (instant(seconds), ZONES[zone]);
        let local = at.with_timezone(&zone).date_naive();
        prop_assert!(Range::days(local, local, zone).contains(at), "{} in {}", at, zone);
    }

    #[test]
    fn gathering_loses_and_doubles_nothing(
        samples in proptest::collection::vec((0_i64..40_000_000, 1_u32..9_000), 1..300),
        step in prop_oneof![Just(Step::Each), Just(Step::Hour), Just(Step::Day), Just(Step::Month)],
        zone in 0_usize..6,
    ) {
        let zone = ZONES[zone];
        let samples: Vec<_> = samples.into_iter().map(|(s, m)| (instant(s), m)).collect();
        let buckets = gathered(&samples, step, zone);
        prop_assert_eq!(buckets.iter().map(|b| b.summary.count).sum::<usize>(), samples.len());
        for two in buckets.windows(2) {
            prop_assert!(two[0].until <= two[1].from && two[0].from < two[1].from, "{:?}", two);
        }
        for bucket in &buckets {
            let inside: Vec<u32> = samples
                .iter()
                .filter(|(at, _)| if step == Step::Each { *at == bucket.from } else { bucket.from <= *at && *at < bucket.until })
                .map(|(_, micros)| *micros)
                .collect();
            prop_assert_eq!(Summary::of(&inside), Some(bucket.summary));
        }
    }

    #[test]
    fn a_trend_fits_on_a_screen(samples in proptest::collection::vec((0_i64..300_000_000, 1_u32..9_000), 0..400)) {
        let samples: Vec<_> = samples.into_iter().map(|(s, m)| (instant(s), m)).collect();
        let found = trend(&samples, Tz::Europe__London);
        prop_assert!(found.buckets.len() <= 125, "{} by {:?}", found.buckets.len(), found.step);
        prop_assert_eq!(found.step == Step::Each, samples.len() <= EACH_MAX);
    }

    #[test]
    fn ranking_is_ascending_and_puts_estimates_behind_samples(rows in proptest::collection::vec((proptest::option::of((1_u32..99, 0_usize..3)), 0_u8..9), 0..30)) {
        let mut rows: Vec<(Option<Figure>, u8)> = rows
            .into_iter()
            .map(|(known, name)| (known.map(|(micros, basis)| Figure { micros, mean: micros, basis: LatencyBasis::ALL[basis], count: 1 }), name))
            .collect();
        ranking::rank(&mut rows, |row| row.0, |row| row.1);
        for two in rows.windows(2) {
            let key = |row: &(Option<Figure>, u8)| row.0.map_or((2, 0), |f| (u8::from(f.basis == LatencyBasis::Estimated), f.micros));
            prop_assert!((key(&two[0]), two[0].1) <= (key(&two[1]), two[1].1), "{:?}", two);
        }
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in ".{0,400}") {
        let _ = import::read(&text, &Known, instant(500_000_000));
        let _ = import::read(&format!("access point,zone,time,latency\n{text}"), &Known, instant(500_000_000));
    }

    #[test]
    fn each_line_is_kept_or_told(lines in proptest::collection::vec("(Hangzhou-A|Nowhere)?,(cn-hangzhou-h|x)?,(2026-01-0[1-3] 10:00|soon)?,([0-9]{1,2}(\\.[0-9])?|fast)?", 1..40)) {
        let text = format!("zone;x\n{}", lines.join("\n"));
        prop_assert!(import::read(&text, &Known, now()).is_err());
        let text = format!("Access point,Zone,Time,Latency (ms)\n{}", lines.join("\n"));
        let said = lines.iter().filter(|line| line.chars().any(|c| c != ',')).count();
        match import::read(&text, &Known, now()) {
            Ok(table) => prop_assert_eq!(table.rows.len() + table.left_out.len(), said),
            Err(Unreadable::Empty) => prop_assert_eq!(said, 0),
            Err(other) => prop_assert!(false, "{}", other),
        }
    }
}

/// Two access points and one region.
struct Known;

impl Names for Known {
    fn access_point(&self, text: &str) -> Option<(String, Tz)> {
        match text {
            "Hangzhou-A" | "杭州-A" | "ap-cn-hangzhou-A" => {
                Some(("Hangzhou-A".into(), Tz::Asia__Shanghai))
            }
            "London-A" => Some(("London-A".into(), Tz::Europe__London)),
            _ => None,
        }
    }

    fn region(&self, zone: &ZoneId) -> Option<String> {
        zone.region(["cn-hangzhou", "eu-west-1"]).map(str::to_owned)
    }
}

fn now() -> DateTime<Utc> {
    "2026-11-23T01:00:00Z".parse().unwrap()
}

#[test]
fn samples_are_never_averaged_across_kinds() {
    let both = figure(&[10, 20, 30], &[900], Some(5)).unwrap();
    assert_eq!(
        (both.micros, both.mean, both.basis, both.count),
        (20, 20, LatencyBasis::Imported, 3)
    );
    let here = figure(&[], &[900, 700], Some(5)).unwrap();
    assert_eq!((here.micros, here.basis), (700, LatencyBasis::Measured));
    let guess = figure(&[], &[], Some(5)).unwrap();
    assert_eq!(
        (guess.micros, guess.basis, guess.count),
        (5, LatencyBasis::Estimated, 0)
    );
    assert_eq!(figure(&[], &[], None), None);
}

#[test]
fn a_preset_begins_so_many_days_before_now_and_has_no_end() {
    let range = Range::last(Preset::Week, now());
    assert!(range.contains(now()));
    assert!(range.contains(now() - TimeDelta::days(7)));
    assert!(!range.contains(now() - TimeDelta::days(7) - TimeDelta::milliseconds(1)));
    assert_eq!(Range::last(Preset::All, now()), Range::ALL);
}

#[test]
fn a_day_is_as_long_as_the_clocks_make_it() {
    let hours = |date: &str, zone: Tz| {
        let date: NaiveDate = date.parse().unwrap();
        let range = Range::days(date, date, zone);
        (range.until.unwrap() - range.from.unwrap()).num_minutes()
    };
    assert_eq!(hours("2026-03-29", Tz::Europe__London), 23 * 60);
    assert_eq!(hours("2026-10-25", Tz::Europe__London), 25 * 60);
    assert_eq!(
        hours("2011-12-30", Tz::Pacific__Apia),
        0,
        "a day that never was"
    );
    assert_eq!(hours("2026-11-23", Tz::Asia__Shanghai), 24 * 60);
}

#[test]
fn a_table_is_read_in_either_language_and_with_any_separator() {
    for text in [
        "Access point,Zone,Time,Latency (ms)\nHangzhou-A,cn-hangzhou-h,2026-11-22 14:00,3.25\n",
        "接入点;可用区;时间;延迟（毫秒）\r\n杭州-A;CN-HANGZHOU-H;2026/11/22 14:00;3,25\r\n",
        "\n\nlatency_ms\ttime\tzone id\tnote\tAP\n3.25 ms\t2026-11-22T06:00:00Z\tcn-hangzhou-h\t\"a, b\"\tap-cn-hangzhou-A\n",
        "accesspoint,zone,timestamp,rtt\n\"Hangzhou-A\",cn-hangzhou-h,2026-11-22T14:00:00.000+08:00,3.2504\n",
    ] {
        let table = import::read(text, &Known, now()).unwrap();
        assert!(table.left_out.is_empty(), "{text}: {:?}", table.left_out);
        let row = &table.rows[0];
        assert_eq!(
            (
                row.access_point.as_str(),
                row.zone.as_str(),
                row.region.as_str(),
                row.micros
            ),
            ("Hangzhou-A", "cn-hangzhou-h", "cn-hangzhou", 3250),
            "{text}"
        );
        assert_eq!(row.at.to_rfc3339(), "2026-11-22T06:00:00+00:00", "{text}");
    }
}

#[test]
fn each_line_that_is_left_out_says_its_number_and_why() {
    let text = "ap,zone,time,latency\n\
        Hangzhou-A,cn-hangzhou-h,2026-11-22 14:00,3\n\
        Nowhere-A,cn-hangzhou-h,2026-11-22 14:00,3\n\
        Hangzhou-A,Zone H,2026-11-22 14:00,3\n\
        Hangzhou-A,us-east-1a,2026-11-22 14:00,3\n\
        Hangzhou-A,cn-hangzhou-h,yesterday,3\n\
        Hangzhou-A,cn-hangzhou-h,2027-01-01 00:00,3\n\
        London-A,eu-west-1a,2026-03-29 01:30,3\n\
        Hangzhou-A,cn-hangzhou-h,2026-11-22 15:00,0\n\
        Hangzhou-A,cn-hangzhou-h,2026-11-22 15:00,10001\n\
        Hangzhou-A,cn-hangzhou-h,2026-11-22 15:00,NaN\n\
        Hangzhou-A,cn-hangzhou-h,2026-11-22 15:00\n\
        Hangzhou-A,cn-hangzhou-h,2026-11-22T06:00:00Z,4\n";
    let table = import::read(text, &Known, now()).unwrap();
    assert_eq!(table.rows.len(), 1);
    let told: Vec<_> = table
        .left_out
        .iter()
        .map(|one| (one.line, one.problem.field.as_str(), one.problem.code))
        .collect();
    use ProblemCode as C;
    assert_eq!(
        told,
        [
            (3, "access_point", C::UnknownAccessPoint),
            (4, "zone", C::CloudZoneForm),
            (5, "zone", C::CloudZoneRegion),
            (6, "at", C::MomentForm),
            (7, "at", C::InFuture),
            (8, "at", C::LocalTimeSkipped),
            (9, "latency", C::LatencyForm),
            (10, "latency", C::LatencyForm),
            (11, "latency", C::LatencyForm),
            (12, "latency", C::Required),
            (13, "at", C::SampleRepeated),
        ]
    );
    assert_eq!(table.left_out[10].problem.params["line"], "2");
}

#[test]
fn lines_are_numbered_as_an_editor_numbers_them() {
    let lines = [
        "\u{feff}ap,zone,time,latency",
        "",
        "Nowhere-A,cn-hangzhou-h,2026-11-22 14:00,3",
        "Hangzhou-A,cn-hangzhou-h,2026-11-22 14:00,3",
        "",
        "",
        "Nowhere-B,cn-hangzhou-h,2026-11-22 14:00,3",
    ];
    for end in ["\n", "\r\n", "\r"] {
        let table = import::read(&lines.join(end), &Known, now()).unwrap();
        let left_out: Vec<u32> = table.left_out.iter().map(|one| one.line).collect();
        assert_eq!((left_out, table.rows[0].line), (vec![3, 7], 4), "{end:?}");
    }
}

#[test]
fn a_table_without_its_columns_or_lines_is_refused_whole() {
    let read = |text: &str| import::read(text, &Known, now());
    assert_eq!(
        read("access point,when\nHangzhou-A,now\n"),
        Err(Unreadable::Columns(vec!["zone", "time", "latency"]))
    );
    assert_eq!(read(""), Err(Unreadable::Empty));
    assert_eq!(read("ap,zone,time,latency\n,,,\n"), Err(Unreadable::Empty));
    let many = "ap,zone,time,latency\n".to_owned() + &"x,y,z,1\n".repeat(20_001);
    assert_eq!(read(&many), Err(Unreadable::TooMany));
}
