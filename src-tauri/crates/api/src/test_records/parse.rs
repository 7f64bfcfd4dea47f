//! Reads the form of a test.

use crate::access_points::optional;
use crate::answers::moment;
use crate::choice::choice;
use crate::wire::{ApiError, FailoverForm, PingForm, TestRecordForm, ThroughputForm};
use crate::works::{figure, long};
use chrono::{DateTime, Utc};
use desk_domain::figure::Figure;
use desk_domain::port::PortType;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::test_record::{
    Direction, FailoverTest, JobStart, JobState, MINUTES_MAX, Measured, PACKETS_MAX, Ping,
    TEST_CIRCUITS_MAX, TestVerdict, TestWhat, Throughput, computed, state_of,
};
use desk_domain::text;
use desk_domain::works::LimitSource;
use desk_store::circuits::{self as stored, Whole};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Longest test of throughput, seconds: a day.
const SECONDS_MAX: u32 = 86_400;
/// Largest data of a packet, bytes: what IPv4 carries.
const PACKET_BYTES_MAX: u32 = 65_507;
/// Longest round trip and recovery that can be written, ms.
const MS: std::ops::RangeInclusive<i64> = 0..=86_400_000;
/// Fastest rate that can be written, Mbit/s.
const MBPS: std::ops::RangeInclusive<i64> = 0..=1_000_000;

/// What a test is held against, and when it is read.
pub(super) struct Known {
    port_mbps: u32,
    agreed_mbps: u32,
    zone: String,
    now: DateTime<Utc>,
}

impl Known {
    pub fn of(whole: &Whole, zone: &str, now: DateTime<Utc>) -> Self {
        let (port_mbps, agreed_mbps) = rates(whole);
        Self {
            port_mbps,
            agreed_mbps,
            zone: zone.to_owned(),
            now,
        }
    }

    /// Keeps what an earlier writing of the test was held against.
    pub fn keep(&mut self, before: &Measured) {
        if let Measured::Throughput(rate) = before {
            (self.port_mbps, self.agreed_mbps) = (rate.port_mbps, rate.agreed_mbps);
        }
    }
}

/// What the port carries and what is contracted, Mbit/s; 0: not known.
pub(crate) fn rates(whole: &Whole) -> (u32, u32) {
    let port =
        PortType::from_wire(&whole.circuit.application.port_type).map_or(0, PortType::speed_mbps);
    let agreed = whole
        .newest()
        .map_or(0, |(_, loa)| loa.application.bandwidth_mbps);
    (port, agreed)
}

/// A form that was read.
pub(super) struct Read {
    /// `None` when a figure of it cannot be read.
    pub measured: Option<Measured>,
    pub circuits: Vec<String>,
    pub reason: String,
    pub remarks: String,
}

pub(super) fn test(
    db: &Connection,
    form: &TestRecordForm,
    circuit: &str,
    known: &Known,
    problems: &mut Problems,
) -> Result<Read, ApiError> {
    let what = choice::<TestWhat>("what", &form.what, problems);
    let circuits = match what {
        Some(TestWhat::Failover) => circuits(db, form, circuit, problems)?,
        _ => vec![circuit.to_owned()],
    };
    let measured = match what {
        Some(TestWhat::Ping) => ping(&form.ping, problems).map(Measured::Ping),
        Some(TestWhat::Throughput) => {
            throughput(&form.throughput, known, problems).map(Measured::Throughput)
        }
        Some(TestWhat::Failover) => {
            failover(&form.failover, &circuits, known, problems).map(Measured::Failover)
        }
        None => None,
    };
    let remarks = long("remarks", &form.remarks, problems);
    let reason = long("reason", &form.reason, problems);
    let reason = judge(form, measured.as_ref(), &remarks, reason, problems);
    Ok(Read {
        measured,
        circuits,
        reason,
        remarks,
    })
}

/// Holds the verdict of a person against that of the figures; gives the reason where one is needed.
fn judge(
    form: &TestRecordForm,
    measured: Option<&Measured>,
    remarks: &str,
    reason: String,
    problems: &mut Problems,
) -> String {
    if form.verdict.is_empty() {
        return String::new();
    }
    let Ok(verdict) = TestVerdict::from_wire(&form.verdict) else {
        problems.block("verdict", ProblemCode::UnknownChoice);
        return String::new();
    };
    if let Some(Measured::Failover(job)) = measured
        && job.ended.is_none()
    {
        problems.block("verdict", ProblemCode::TestStillRuns);
    }
    if verdict == TestVerdict::Remarks && remarks.is_empty() {
        problems.block("remarks", ProblemCode::RemarksMissing);
    }
    match measured.and_then(computed) {
        Some(says) if says != verdict => {
            if reason.is_empty() && !problems.blocks_field("reason") {
                problems
                    .block("reason", ProblemCode::VerdictUnexplained)
                    .with("computed", says.label_en())
                    .with("computed_zh", says.label_zh());
            }
            reason
        }
        _ => String::new(),
    }
}

fn circuits(
    db: &Connection,
    form: &TestRecordForm,
    circuit: &str,
    problems: &mut Problems,
) -> Result<Vec<String>, ApiError> {
    let mut named: BTreeSet<&str> = form
        .circuits
        .iter()
        .take(TEST_CIRCUITS_MAX + 1)
        .map(String::as_str)
        .collect();
    named.insert(circuit);
    if named.len() > TEST_CIRCUITS_MAX {
        problems
            .block("circuits", ProblemCode::TooManyInTest)
            .with("max", TEST_CIRCUITS_MAX);
    }
    for one in &named {
        if stored::one(db, one)?.is_none() {
            problems.block("circuits", ProblemCode::UnknownChoice);
            break;
        }
    }
    Ok(named.into_iter().map(str::to_owned).collect())
}

/// A whole number; nothing written gives nothing where it is optional.
fn whole_number(
    field: &str,
    raw: &str,
    (least, most): (u32, u32),
    needed: bool,
    problems: &mut Problems,
) -> Option<u32> {
    if text::is_blank(raw) {
        if needed {
            problems.block(field, ProblemCode::Required);
        }
        return None;
    }
    let found = text::normalise_line(raw)
        .parse::<u32>()
        .ok()
        .filter(|n| (least..=most).contains(n));
    if found.is_none() {
        problems
            .block(field, ProblemCode::NumberRange)
            .with("min", least)
            .with("max", most);
    }
    found
}

fn ping(form: &PingForm, problems: &mut Problems) -> Option<Ping> {
    let target = text::line("ping.target", &form.target, 1..=253, problems);
    let source = optional("ping.source", &form.source, 253, problems);
    let bytes = (0, PACKET_BYTES_MAX);
    let packet_bytes = whole_number(
        "ping.packet_bytes",
        &form.packet_bytes,
        bytes,
        true,
        problems,
    );
    let sent = whole_number("ping.sent", &form.sent, (1, PACKETS_MAX), true, problems);
    let back = (0, PACKETS_MAX);
    let received = whole_number("ping.received", &form.received, back, true, problems);
    if let (Some(sent), Some(received)) = (sent, received)
        && received > sent
    {
        problems
            .block("ping.received", ProblemCode::MoreThanSent)
            .with("max", sent);
    }
    let mut ms = |field: &str, raw: &str| figure(field, raw, MS, problems);
    let [min_ms, avg_ms, max_ms] = [
        ms("ping.min_ms", &form.min_ms),
        ms("ping.avg_ms", &form.avg_ms),
        ms("ping.max_ms", &form.max_ms),
    ];
    let rtt_limit = ms("ping.rtt_limit", &form.rtt_limit);
    let loss_limit = figure("ping.loss_limit", &form.loss_limit, 0..=100, problems);
    let read: Vec<Figure> = [&min_ms, &avg_ms, &max_ms]
        .into_iter()
        .filter_map(|one| Figure::read(one))
        .collect();
    if !read.is_sorted() {
        problems.block("ping.avg_ms", ProblemCode::TimesOutOfOrder);
    }
    Some(Ping {
        target: target?,
        source,
        packet_bytes: packet_bytes?,
        dont_fragment: form.dont_fragment,
        sent: sent?,
        received: received?,
        min_ms,
        avg_ms,
        max_ms,
        loss_limit,
        rtt_limit,
    })
}

fn throughput(form: &ThroughputForm, known: &Known, problems: &mut Problems) -> Option<Throughput> {
    let tool = text::line("throughput.tool", &form.tool, 1..=200, problems);
    let direction = choice::<Direction>("throughput.direction", &form.direction, problems);
    let longest = (1, SECONDS_MAX);
    let seconds = whole_number("throughput.seconds", &form.seconds, longest, true, problems);
    let mut rate = |field: &str, raw: &str, other: Direction| {
        if direction == Some(other) || direction.is_none() {
            return String::new();
        }
        let read = Figure::parse(field, raw, MBPS, problems);
        let most = i64::from(known.port_mbps) * 1000;
        if most > 0 && read.is_some_and(|read| read.as_thousandths() > most) {
            problems
                .warn(field, ProblemCode::FasterThanPort)
                .with("max", known.port_mbps);
        }
        read.map_or_else(String::new, |read| read.to_string())
    };
    let to_cloud = rate("throughput.to_cloud", &form.to_cloud, Direction::FromCloud);
    let from_cloud = rate(
        "throughput.from_cloud",
        &form.from_cloud,
        Direction::ToCloud,
    );
    let limit = figure("throughput.limit", &form.limit, MBPS, problems);
    let contract = known.agreed_mbps > 0 && limit == known.agreed_mbps.to_string();
    let source = match (limit.is_empty(), contract) {
        (true, _) => "",
        (false, true) => LimitSource::Contract.as_wire(),
        (false, false) => LimitSource::Typed.as_wire(),
    };
    Some(Throughput {
        tool: tool?,
        direction: direction?.as_wire().to_owned(),
        seconds: seconds?,
        to_cloud,
        from_cloud,
        port_mbps: known.port_mbps,
        agreed_mbps: known.agreed_mbps,
        limit,
        limit_source: source.to_owned(),
    })
}

fn failover(
    form: &FailoverForm,
    circuits: &[String],
    known: &Known,
    problems: &mut Problems,
) -> Option<FailoverTest> {
    let job = optional("failover.job", &form.job, 128, problems);
    let start = choice::<JobStart>("failover.start", &form.start, problems);
    let state = choice::<JobState>("failover.state", &form.state, problems);
    let longest = (1, MINUTES_MAX);
    let minutes = whole_number("failover.minutes", &form.minutes, longest, true, problems);
    let mut when = |field: &str, raw: &str| {
        (!text::is_blank(raw))
            .then(|| moment(field, raw, &known.zone, known.now, problems))
            .flatten()
    };
    let started = when("failover.started", &form.started);
    let ended = when("failover.ended", &form.ended);
    times(form, state, (started, ended), problems);
    let off: BTreeSet<&String> = form.switched_off.iter().collect();
    if off.iter().any(|one| !circuits.contains(*one)) {
        problems.block("failover.switched_off", ProblemCode::UnknownChoice);
    } else if off.is_empty() && started.is_some() {
        problems.block("failover.switched_off", ProblemCode::Required);
    } else if !off.is_empty() && off.len() == circuits.len() {
        problems.warn("failover.switched_off", ProblemCode::AllSwitchedOff);
    }
    let switched = long("failover.switched", &form.switched, problems);
    let mut said = |field: &str, raw: &str| match raw {
        "yes" => Some(true),
        "no" => Some(false),
        "" => None,
        _ => {
            problems.block(field, ProblemCode::UnknownChoice);
            None
        }
    };
    let moved = said("failover.moved", &form.moved);
    let back = said("failover.back", &form.back);
    if back.is_some() && ended.is_none() {
        problems.block("failover.back", ProblemCode::TestStillRuns);
    }
    let most = (0, PACKETS_MAX);
    let lost = whole_number("failover.lost", &form.lost, most, false, problems);
    let recovery_ms = figure("failover.recovery_ms", &form.recovery_ms, MS, problems);
    let recovery_limit = figure(
        "failover.recovery_limit",
        &form.recovery_limit,
        MS,
        problems,
    );
    Some(FailoverTest {
        job,
        start: start?.as_wire().to_owned(),
        state: state_of(state?, started, ended).as_wire().to_owned(),
        minutes: minutes?,
        started,
        ended,
        switched_off: off.into_iter().cloned().collect(),
        switched,
        moved,
        back,
        lost,
        recovery_ms,
        recovery_limit,
    })
}

/// Whether the state and the times of a job fit each other.
fn times(
    form: &FailoverForm,
    state: Option<JobState>,
    (started, ended): (Option<DateTime<Utc>>, Option<DateTime<Utc>>),
    problems: &mut Problems,
) {
    let begun = matches!(
        state,
        Some(JobState::Testing | JobState::Stopping | JobState::Stopped)
    );
    if text::is_blank(&form.started) && (begun || ended.is_some()) {
        problems.block("failover.started", ProblemCode::TestNotStarted);
    }
    if state == Some(JobState::Stopped) && text::is_blank(&form.ended) {
        problems.block("failover.ended", ProblemCode::TestNotEnded);
    }
    if let (Some(started), Some(ended)) = (started, ended)
        && ended < started
    {
        problems.block("failover.ended", ProblemCode::EndsBeforeStart);
    }
}
