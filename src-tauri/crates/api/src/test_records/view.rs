//! Tests of a circuit, for its page and its history.

use super::{may_test, parse::rates};
use crate::circuits::reference;
use crate::entry::noted;
use crate::preflight::kept_views;
use crate::wire::{
    ApiError, FailoverForm, HistoryEntry, HistoryKind, MarkWord, PingForm, TestRecordForm,
    TestRecordView, TestsView, ThroughputForm, TodayTest,
};
use crate::{history, works_view};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use desk_domain::event::{Aggregate, EventId, Fact};
use desk_domain::test_record::{
    FailoverTest, Measured, Ping, TestFact, TestRecord, Throughput, computed, findings, loss,
    must_end, verdict,
};
use desk_domain::timeline::{Effect, Entry};
use desk_domain::works::LimitSource;
use desk_store::circuits::Whole;
use desk_store::events::{self, instant};
use desk_store::keys::Keys;
use desk_store::{Store, StoreError, test_records};
use rusqlite::Connection;

/// Everything about tests that the page shows.
pub(crate) fn view(store: &Store, id: &str, whole: &Whole) -> Result<TestsView, ApiError> {
    let (port_mbps, agreed_mbps) = rates(whole);
    Ok(TestsView {
        records: test_records::of_circuit(store.db(), store.keys(), id)?
            .iter()
            .map(|(id, record)| one(store, id, record))
            .collect::<Result<_, _>>()?,
        may: may_test(whole),
        port_mbps,
        agreed_mbps,
    })
}

fn one(store: &Store, id: &str, record: &TestRecord) -> Result<TestRecordView, ApiError> {
    let saved = &record.saved;
    let measured = &saved.measured;
    let (started, ended) = match measured {
        Measured::Failover(job) => (job.started.map(instant), job.ended.map(instant)),
        _ => (None, None),
    };
    let (port_mbps, agreed_mbps, limit_is_contract) = match measured {
        Measured::Throughput(rate) => (
            rate.port_mbps,
            rate.agreed_mbps,
            rate.limit_source == LimitSource::Contract.as_wire(),
        ),
        _ => (0, 0, false),
    };
    Ok(TestRecordView {
        id: id.to_owned(),
        form: form(saved),
        circuits: saved
            .circuits
            .iter()
            .filter_map(|circuit| reference(store, circuit).transpose())
            .collect::<Result<_, _>>()?,
        verdict: verdict(saved).map(|word| word.as_wire().to_owned()),
        computed: computed(measured).map(|word| word.as_wire().to_owned()),
        findings: findings(measured)
            .iter()
            .map(|finding| finding.as_wire().to_owned())
            .collect(),
        loss: match measured {
            Measured::Ping(ping) => Some(loss(ping).to_string()),
            _ => None,
        },
        port_mbps,
        agreed_mbps,
        limit_is_contract,
        started,
        ended,
        must_end: must_end(measured).map(instant),
        zone: saved.zone.clone(),
        kept: kept_views(&saved.kept),
        noted: noted(&record.noted),
        files: record
            .files
            .iter()
            .rev()
            .map(works_view::file_view)
            .collect(),
    })
}

/// The form as it would be typed again.
fn form(saved: &TestFact) -> TestRecordForm {
    let zone: Tz = saved.zone.parse().unwrap_or(Tz::UTC);
    let mut form = TestRecordForm {
        what: saved.measured.what().as_wire().to_owned(),
        circuits: saved.circuits.clone(),
        verdict: saved.verdict.clone(),
        reason: saved.reason.clone(),
        remarks: saved.remarks.clone(),
        ..TestRecordForm::default()
    };
    match &saved.measured {
        Measured::Ping(ping) => form.ping = ping_form(ping),
        Measured::Throughput(rate) => form.throughput = throughput_form(rate),
        Measured::Failover(job) => form.failover = failover_form(job, zone),
    }
    form
}

fn ping_form(ping: &Ping) -> PingForm {
    PingForm {
        target: ping.target.clone(),
        source: ping.source.clone(),
        packet_bytes: ping.packet_bytes.to_string(),
        dont_fragment: ping.dont_fragment,
        sent: ping.sent.to_string(),
        received: ping.received.to_string(),
        min_ms: ping.min_ms.clone(),
        avg_ms: ping.avg_ms.clone(),
        max_ms: ping.max_ms.clone(),
        loss_limit: ping.loss_limit.clone(),
        rtt_limit: ping.rtt_limit.clone(),
    }
}

fn throughput_form(rate: &Throughput) -> ThroughputForm {
    ThroughputForm {
        tool: rate.tool.clone(),
        direction: rate.direction.clone(),
        seconds: rate.seconds.to_string(),
        to_cloud: rate.to_cloud.clone(),
        from_cloud: rate.from_cloud.clone(),
        limit: rate.limit.clone(),
    }
}

fn failover_form(job: &FailoverTest, zone: Tz) -> FailoverForm {
    let local = |at: Option<DateTime<Utc>>| {
        at.map_or_else(String::new, |at| {
            at.with_timezone(&zone).format("%Y-%m-%dT%H:%M").to_string()
        })
    };
    let said = |word: Option<bool>| match word {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    FailoverForm {
        job: job.job.clone(),
        start: job.start.clone(),
        state: job.state.clone(),
        minutes: job.minutes.to_string(),
        started: local(job.started),
        ended: local(job.ended),
        switched_off: job.switched_off.clone(),
        switched: job.switched.clone(),
        moved: said(job.moved).to_owned(),
        back: said(job.back).to_owned(),
        lost: job.lost.map_or_else(String::new, |lost| lost.to_string()),
        recovery_ms: job.recovery_ms.clone(),
        recovery_limit: job.recovery_limit.clone(),
    }
}

/// Tests as lines of a circuit's history.
pub(crate) fn lines(
    db: &Connection,
    keys: &Keys,
    circuit: &str,
) -> Result<Vec<(i64, HistoryEntry)>, StoreError> {
    let mut lines = Vec::new();
    for id in test_records::ids(db, circuit)? {
        let mut before = false;
        for entry in TestRecord::entries(&events::of(db, keys, Aggregate::Test, &id)?) {
            let withdrawn = matches!(entry.effect, Effect::Withdrawn { .. });
            let mut params = Vec::new();
            let kind = match &entry.event.fact {
                Fact::TestRecorded(saved) => {
                    params.push(("test", saved.measured.what().as_wire().to_owned()));
                    params.push(("by", saved.by.clone()));
                    if let Some(verdict) = verdict(saved) {
                        params.push(("verdict", verdict.as_wire().to_owned()));
                    }
                    if let Measured::Failover(job) = &saved.measured {
                        params.push(("state", job.state.clone()));
                    }
                    if before {
                        params.push(("changed", "yes".to_owned()));
                    }
                    before |= !withdrawn;
                    HistoryKind::TestRecorded
                }
                Fact::FileAttached(file) => {
                    params.push(("file", file.file.name.clone()));
                    params.push(("title", file.title.clone()));
                    params.push(("by", file.by.clone()));
                    HistoryKind::FileAttached
                }
                _ => continue,
            };
            let kept = match &entry.event.fact {
                Fact::TestRecorded(saved) => kept_views(&saved.kept),
                _ => Vec::new(),
            };
            let params = params
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| (name.to_owned(), value));
            lines.push((
                entry.event.hlc,
                history::plain(&entry, kind, MarkWord::Action, params.collect(), kept),
            ));
        }
    }
    Ok(lines)
}

/// Failover tests that run past their limit.
pub(crate) fn over(
    store: &Store,
    now: DateTime<Utc>,
    most: u32,
) -> Result<Vec<TodayTest>, ApiError> {
    let mut found = Vec::new();
    for (id, circuit, must_end) in test_records::over(store.db(), &instant(now), most)? {
        if let Some(circuit) = reference(store, &circuit)? {
            found.push(TodayTest {
                id,
                circuit,
                must_end,
            });
        }
    }
    Ok(found)
}

/// A test's event on this circuit's page; none once it was withdrawn.
pub(crate) fn find(
    db: &Connection,
    keys: &Keys,
    circuit: &str,
    event: &EventId,
) -> Result<Option<Entry>, StoreError> {
    for id in test_records::ids(db, circuit)? {
        let entries = TestRecord::entries(&events::of(db, keys, Aggregate::Test, &id)?);
        if let Some(entry) = entries.into_iter().find(|entry| entry.event.id == *event) {
            return Ok(matches!(entry.effect, Effect::Counted { .. }).then_some(entry));
        }
    }
    Ok(None)
}
