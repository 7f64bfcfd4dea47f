//! Latency: ranking, dashboard, trend, batches, and what was measured here.

use crate::directory::{both, merged};
use crate::wire::{
    ApiError, BeginMeasurement, FigureView, KeepMeasured, LatencyBasisWord, LatencyBatchView,
    LatencyBatches, LatencyMatrix, LatencyMatrixQuery, LatencyPreset, LatencyRanking,
    LatencyRankingQuery, LatencyTrend, LatencyTrendQuery, MatrixRow, Nothing, RankedPoint,
    SummaryView, TrendBucket, TrendSeries, TrendStep, WithdrawLatency,
};
use crate::{Desk, command, estimates};
use chrono::{DateTime, NaiveDate, Utc};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::latency::host::{COUNT_MAX, HostPort, PAUSE_MIN_MS};
use desk_domain::latency::range::{Preset, Range};
use desk_domain::latency::ranking::{self, Figure};
use desk_domain::latency::statistics::Summary;
use desk_domain::latency::trend::{Step, trend};
use desk_domain::latency::{LatencyBasis, LatencyBatch, LatencySeries, LatencySource, MICROS_MAX};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_domain::zone::ZoneId;
use desk_store::latencies;
use rusqlite::Connection;
use std::collections::HashMap;

impl Desk {
    /// Access points by latency to a zone, the shortest first.
    pub fn latency_ranking(
        &mut self,
        occasion: Occasion<'_>,
        query: LatencyRankingQuery,
    ) -> Result<LatencyRanking, ApiError> {
        let range = Range::last(preset(query.range), occasion.now);
        let db = self.store()?.db();
        let directory = merged(db)?;
        let known = Known::of_zone(db, &query.zone, range)?;
        let mut rows: Vec<(&str, Option<Figure>)> = directory
            .access_points
            .iter()
            .filter(|point| query.everywhere || point.region == query.region)
            .map(|point| {
                let estimate = estimates::micros(&directory, point, &query.region);
                (
                    point.name_en.as_str(),
                    known.figure(&point.name_en, estimate),
                )
            })
            .collect();
        ranking::rank(&mut rows, |row| row.1, |row| row.0);
        Ok(LatencyRanking {
            rows: rows
                .into_iter()
                .map(|(key, figure)| RankedPoint {
                    access_point: key.to_owned(),
                    figure: figure.map(figure_view),
                })
                .collect(),
        })
    }

    /// Every access point of a region with every zone of it.
    pub fn latency_matrix(
        &mut self,
        occasion: Occasion<'_>,
        query: LatencyMatrixQuery,
    ) -> Result<LatencyMatrix, ApiError> {
        let range = Range::last(preset(query.range), occasion.now);
        let db = self.store()?.db();
        let zones = desk_store::zones::read(db, Some(&query.region))?;
        let known = zones
            .iter()
            .map(|zone| Known::of_zone(db, &zone.id, range))
            .collect::<Result<Vec<_>, _>>()?;
        let directory = merged(db)?;
        let rows = directory
            .access_points
            .iter()
            .filter(|point| point.region == query.region)
            .map(|point| {
                let estimate = estimates::micros(&directory, point, &query.region);
                MatrixRow {
                    access_point: point.name_en.clone(),
                    cells: known
                        .iter()
                        .map(|known| known.figure(&point.name_en, estimate).map(figure_view))
                        .collect(),
                }
            })
            .collect();
        Ok(LatencyMatrix {
            zones: zones.into_iter().map(|zone| zone.id).collect(),
            rows,
        })
    }

    /// Samples of one pair over time, by kind.
    pub fn latency_trend(
        &mut self,
        occasion: Occasion<'_>,
        query: LatencyTrendQuery,
    ) -> Result<LatencyTrend, ApiError> {
        let db = self.store()?.db();
        let directory = merged(db)?;
        let point = directory
            .access_point(&query.access_point)
            .ok_or_else(|| ApiError::not_found("access point"))?;
        let mut problems = Problems::new();
        let range = match days(&query, &mut problems) {
            Some((first, last)) => Range::days(first, last, point.zone),
            None if problems.is_empty() => Range::last(preset(query.range), occasion.now),
            None => return Err(ApiError::fields(&problems)),
        };
        let samples = latencies::of_pair(db, &query.access_point, &query.zone, range)?;
        let series = [LatencyBasis::Imported, LatencyBasis::Measured]
            .into_iter()
            .filter_map(|basis| {
                let own: Vec<(DateTime<Utc>, u32)> = samples
                    .iter()
                    .filter(|sample| sample.basis == basis)
                    .map(|sample| (sample.at, sample.micros))
                    .collect();
                let micros: Vec<u32> = own.iter().map(|(_, micros)| *micros).collect();
                let summary = Summary::of(&micros)?;
                let found = trend(&own, point.zone);
                Some(TrendSeries {
                    basis: basis_word(basis),
                    step: match found.step {
                        Step::Each => TrendStep::Each,
                        Step::Hour => TrendStep::Hour,
                        Step::Day => TrendStep::Day,
                        Step::Month => TrendStep::Month,
                    },
                    summary: summary_view(summary),
                    buckets: found
                        .buckets
                        .into_iter()
                        .map(|bucket| TrendBucket {
                            from: desk_store::events::instant(bucket.from),
                            until: desk_store::events::instant(bucket.until),
                            summary: summary_view(bucket.summary),
                        })
                        .collect(),
                })
            })
            .collect();
        let region = desk_store::zones::region_of(db, &query.zone)?;
        let region = region.as_deref().unwrap_or(&point.region);
        Ok(LatencyTrend {
            series,
            estimate: estimates::micros(&directory, point, region),
            time_zone: point.zone.to_string(),
            city: both(&point.city_en, &point.city_zh),
        })
    }

    /// What was imported and measured so far.
    pub fn latency_batches(
        &mut self,
        _: Occasion<'_>,
        _: Nothing,
    ) -> Result<LatencyBatches, ApiError> {
        batches(self.store()?.db())
    }

    /// Withdraws a batch.
    pub fn withdraw_latency(
        &mut self,
        occasion: Occasion<'_>,
        request: WithdrawLatency,
    ) -> Result<LatencyBatches, ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "withdraw_latency",
            &request,
            occasion,
            |writer| {
                let mut problems = Problems::new();
                let reason = text::lines("reason", &request.reason, 1..=500, &mut problems)
                    .ok_or_else(|| ApiError::fields(&problems))?;
                let batch = latencies::batches(writer.db())?
                    .into_iter()
                    .find(|batch| batch.id == request.id)
                    .ok_or_else(|| ApiError::not_found("batch"))?;
                let fact = Fact::Withdrawn {
                    event: batch.event,
                    reason,
                };
                writer.record(Aggregate::Latency, &request.id, &fact)?;
                Ok(())
            },
        )?;
        batches(self.store()?.db())
    }

    /// Keeps what was measured from this computer.
    pub fn keep_measured(
        &mut self,
        occasion: Occasion<'_>,
        request: KeepMeasured,
    ) -> Result<LatencyBatches, ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "keep_measured",
            &request,
            occasion,
            |writer| {
                let batch = measured(writer.db(), &request)?;
                let id = writer.occasion.id();
                writer.record(Aggregate::Latency, &id, &Fact::LatencyRecorded(batch))?;
                Ok(())
            },
        )?;
        batches(self.store()?.db())
    }
}

/// The host that a measurement may connect to, once the request keeps within the bounds.
///
/// # Errors
/// Findings at `host`, `count` and `pauseMs`.
pub fn measurement_plan(request: &BeginMeasurement) -> Result<HostPort, ApiError> {
    let mut problems = Problems::new();
    let host = HostPort::parse("host", &request.host, &mut problems);
    if !(1..=COUNT_MAX).contains(&request.count) {
        problems
            .block("count", ProblemCode::NumberRange)
            .with("min", 1)
            .with("max", COUNT_MAX);
    }
    if !(PAUSE_MIN_MS..=10_000).contains(&request.pause_ms) {
        problems
            .block("pause_ms", ProblemCode::NumberRange)
            .with("min", PAUSE_MIN_MS)
            .with("max", 10_000);
    }
    host.filter(|_| problems.is_empty())
        .ok_or_else(|| ApiError::fields(&problems))
}

/// The figure of one pair over everything that is kept, for the record of an application.
pub(crate) fn figure(
    db: &Connection,
    access_point: &str,
    region: &str,
    zone: &str,
) -> Result<Option<Figure>, ApiError> {
    let directory = merged(db)?;
    let estimate = directory
        .access_point(access_point)
        .and_then(|point| estimates::micros(&directory, point, region));
    Ok(Known::of_zone(db, zone, Range::ALL)?.figure(access_point, estimate))
}

/// Samples of one zone by access point.
struct Known(HashMap<String, [Vec<u32>; 2]>);

impl Known {
    fn of_zone(db: &Connection, zone: &str, range: Range) -> Result<Self, ApiError> {
        let mut known: HashMap<String, [Vec<u32>; 2]> = HashMap::new();
        for sample in latencies::of_zone(db, zone, range)? {
            let kinds = known.entry(sample.access_point).or_default();
            let kind = usize::from(sample.basis != LatencyBasis::Imported);
            kinds[kind].push(sample.micros);
        }
        Ok(Self(known))
    }

    fn figure(&self, access_point: &str, estimate: Option<u32>) -> Option<Figure> {
        let none = [const { Vec::new() }; 2];
        let [imported, measured] = self.0.get(access_point).unwrap_or(&none);
        ranking::figure(imported, measured, estimate)
    }
}

pub(crate) fn batches(db: &Connection) -> Result<LatencyBatches, ApiError> {
    Ok(LatencyBatches {
        batches: latencies::batches(db)?
            .into_iter()
            .map(|batch| LatencyBatchView {
                id: batch.id,
                basis: basis_word(batch.basis),
                name: batch.name,
                on_site: batch.on_site,
                samples: batch.samples,
                recorded_at: batch.recorded_at,
            })
            .collect(),
    })
}

fn measured(db: &Connection, request: &KeepMeasured) -> Result<LatencyBatch, ApiError> {
    let mut problems = Problems::new();
    if merged(db)?.access_point(&request.access_point).is_none() {
        problems.block("access_point", ProblemCode::UnknownAccessPoint);
    }
    let zone = ZoneId::parse("zone", &request.zone, &mut problems);
    if let Some(zone) = &zone
        && desk_store::zones::region_of(db, zone.as_str())?.is_none()
    {
        problems.block("zone", ProblemCode::CloudZoneUnknown);
    }
    let host = HostPort::parse("host", &request.host, &mut problems);
    let samples: Option<Vec<(i64, u32)>> = request
        .samples
        .iter()
        .map(|sample| {
            let at = DateTime::parse_from_rfc3339(&sample.at).ok()?;
            (1..=MICROS_MAX)
                .contains(&sample.micros)
                .then_some((at.timestamp_millis(), sample.micros))
        })
        .collect();
    let samples = samples.filter(|found| (1..=usize::from(COUNT_MAX)).contains(&found.len()));
    if samples.is_none() {
        problems
            .block("samples", ProblemCode::NumberRange)
            .with("min", 1)
            .with("max", COUNT_MAX);
    }
    match (zone, host, samples) {
        (Some(zone), Some(host), Some(samples)) if problems.is_empty() => Ok(LatencyBatch {
            source: LatencySource {
                basis: LatencyBasis::Measured.as_wire().to_owned(),
                name: host.to_string(),
                on_site: request.on_site,
            },
            series: vec![LatencySeries {
                access_point: request.access_point.clone(),
                zone: zone.as_str().to_owned(),
                samples,
            }],
        }),
        _ => Err(ApiError::fields(&problems)),
    }
}

/// Both days of a range of one's own; `None` without findings when no day was given.
fn days(query: &LatencyTrendQuery, problems: &mut Problems) -> Option<(NaiveDate, NaiveDate)> {
    if query.first.is_empty() && query.last.is_empty() {
        return None;
    }
    let mut day = |field: &str, text: &str| {
        let found = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        if found.is_none() {
            problems.block(field, ProblemCode::DateForm);
        }
        found
    };
    let (first, last) = (day("first", &query.first), day("last", &query.last));
    let (first, last) = (first?, last?);
    if last < first {
        problems
            .block("last", ProblemCode::WindowEndsBeforeStart)
            .with("start", first);
        return None;
    }
    Some((first, last))
}

fn preset(word: LatencyPreset) -> Preset {
    match word {
        LatencyPreset::Day => Preset::Day,
        LatencyPreset::Week => Preset::Week,
        LatencyPreset::Month => Preset::Month,
        LatencyPreset::Quarter => Preset::Quarter,
        LatencyPreset::All => Preset::All,
    }
}

pub(crate) fn basis_word(basis: LatencyBasis) -> LatencyBasisWord {
    match basis {
        LatencyBasis::Imported => LatencyBasisWord::Imported,
        LatencyBasis::Measured => LatencyBasisWord::Measured,
        LatencyBasis::Estimated => LatencyBasisWord::Estimated,
    }
}

fn count(found: usize) -> u32 {
    u32::try_from(found).unwrap_or(u32::MAX)
}

fn figure_view(figure: Figure) -> FigureView {
    FigureView {
        micros: figure.micros,
        mean: figure.mean,
        basis: basis_word(figure.basis),
        count: count(figure.count),
    }
}

pub(crate) fn summary_view(summary: Summary) -> SummaryView {
    SummaryView {
        count: count(summary.count),
        min: summary.min,
        p50: summary.p50,
        p95: summary.p95,
        max: summary.max,
        mean: summary.mean,
    }
}
