//! What the figures of a test say.

use super::facts::{FailoverTest, Measured, Ping, TestFact, Throughput};
use super::words::{JobState, TestVerdict};
use crate::figure::Figure;
use crate::wire::wire_enum;
use chrono::{DateTime, Duration, Utc};

wire_enum! {
    /// Why a test is not simply passed.
    pub enum Finding {
        /// Not one packet came back.
        NoAnswer = "no_answer", "No packet came back", "没有任何报文返回";
        /// More was lost than passes.
        LossOver = "loss_over", "More packets were lost than the limit allows", "丢包超过限值";
        /// The round trip is longer than passes.
        RoundTripOver = "round_trip_over", "The average round trip is longer than the limit", "平均往返时延超过限值";
        /// Slower than passes towards the cloud.
        SlowToCloud = "slow_to_cloud", "Slower than the limit towards the cloud", "上云方向低于限值";
        /// Slower than passes from the cloud.
        SlowFromCloud = "slow_from_cloud", "Slower than the limit from the cloud", "下云方向低于限值";
        /// Nothing took over.
        NotMoved = "not_moved", "Traffic did not move to another circuit", "流量未切换到其他专线";
        /// It stayed where it went.
        NotBack = "not_back", "Traffic did not come back after the test", "演练结束后流量未回切";
        /// It took longer than passes.
        SlowRecovery = "slow_recovery", "Traffic took longer to recover than the limit", "流量恢复时间超过限值";
        /// The job ran longer than it was given.
        RanOver = "ran_over", "The test ran longer than its limit", "演练时间超过限值";
    }
}

impl Finding {
    /// The test failed by this alone; otherwise it is passed with remarks.
    #[must_use]
    pub const fn fails(self) -> bool {
        !matches!(self, Self::RanOver)
    }
}

/// Lost packets, percent. Rounded up to a thousandth, so that a lost packet is never told as none.
#[must_use]
pub fn loss(ping: &Ping) -> Figure {
    let sent = i64::from(ping.sent.max(1));
    let lost = i64::from(ping.sent.saturating_sub(ping.received));
    Figure::thousandths((lost * 100_000 + sent - 1) / sent)
}

/// Everything that keeps a test from being simply passed.
#[must_use]
pub fn findings(measured: &Measured) -> Vec<Finding> {
    match measured {
        Measured::Ping(ping) => of_ping(ping),
        Measured::Throughput(rate) => of_throughput(rate),
        Measured::Failover(test) => of_failover(test),
    }
}

fn over(value: &str, limit: &str) -> bool {
    matches!((Figure::read(value), Figure::read(limit)), (Some(value), Some(limit)) if value > limit)
}

fn under(value: &str, limit: &str) -> bool {
    matches!((Figure::read(value), Figure::read(limit)), (Some(value), Some(limit)) if value < limit)
}

fn of_ping(ping: &Ping) -> Vec<Finding> {
    if ping.received == 0 {
        return vec![Finding::NoAnswer];
    }
    let mut found = Vec::new();
    if Figure::read(&ping.loss_limit).is_some_and(|limit| loss(ping) > limit) {
        found.push(Finding::LossOver);
    }
    if over(&ping.avg_ms, &ping.rtt_limit) {
        found.push(Finding::RoundTripOver);
    }
    found
}

fn of_throughput(rate: &Throughput) -> Vec<Finding> {
    let mut found = Vec::new();
    if under(&rate.to_cloud, &rate.limit) {
        found.push(Finding::SlowToCloud);
    }
    if under(&rate.from_cloud, &rate.limit) {
        found.push(Finding::SlowFromCloud);
    }
    found
}

fn of_failover(test: &FailoverTest) -> Vec<Finding> {
    let mut found = Vec::new();
    if test.moved == Some(false) {
        found.push(Finding::NotMoved);
    }
    if test.back == Some(false) {
        found.push(Finding::NotBack);
    }
    if over(&test.recovery_ms, &test.recovery_limit) {
        found.push(Finding::SlowRecovery);
    }
    if let (Some(end), Some(must)) = (test.ended, limit_of(test))
        && end > must
    {
        found.push(Finding::RanOver);
    }
    found
}

/// What the figures alone say; `None` while there is nothing to hold them against, or the test is not over.
#[must_use]
pub fn computed(measured: &Measured) -> Option<TestVerdict> {
    let found = findings(measured);
    if found.iter().any(|finding| finding.fails()) {
        return Some(TestVerdict::Failed);
    }
    let said = |text: &str| Figure::read(text).is_some();
    let complete = match measured {
        Measured::Ping(ping) => {
            // a limit of the round trip says nothing where no round trip was written
            said(&ping.loss_limit) || (said(&ping.rtt_limit) && said(&ping.avg_ms))
        }
        Measured::Throughput(rate) => {
            said(&rate.limit) && (said(&rate.to_cloud) || said(&rate.from_cloud))
        }
        Measured::Failover(test) => {
            test.ended.is_some() && test.moved == Some(true) && test.back == Some(true)
        }
    };
    if !complete {
        return None;
    }
    Some(if found.is_empty() {
        TestVerdict::Passed
    } else {
        TestVerdict::Remarks
    })
}

/// What counts: the verdict of a person, else that of the figures. A word of a newer program is no verdict here.
#[must_use]
pub fn verdict(test: &TestFact) -> Option<TestVerdict> {
    TestVerdict::from_wire(&test.verdict)
        .ok()
        .or_else(|| computed(&test.measured))
}

fn limit_of(test: &FailoverTest) -> Option<DateTime<Utc>> {
    test.started?
        .checked_add_signed(Duration::minutes(i64::from(test.minutes)))
}

/// When a failover test that has begun and not ended must be over.
#[must_use]
pub fn must_end(measured: &Measured) -> Option<DateTime<Utc>> {
    match measured {
        Measured::Failover(test) if test.ended.is_none() => limit_of(test),
        _ => None,
    }
}

/// Whether a failover test runs past its limit.
#[must_use]
pub fn ran_over(measured: &Measured, now: DateTime<Utc>) -> bool {
    must_end(measured).is_some_and(|end| now > end)
}

/// The state that the times of a job allow: `Stopped` once it ended, one before `Testing` while it has not begun.
#[must_use]
pub fn state_of(
    said: JobState,
    started: Option<DateTime<Utc>>,
    ended: Option<DateTime<Utc>>,
) -> JobState {
    match (started, ended) {
        (_, Some(_)) => JobState::Stopped,
        (Some(_), None) => match said {
            JobState::Init | JobState::Starting | JobState::Stopped => JobState::Testing,
            running => running,
        },
        (None, None) => match said {
            JobState::Starting => JobState::Starting,
            _ => JobState::Init,
        },
    }
}

#[cfg(test)]
mod tests;
