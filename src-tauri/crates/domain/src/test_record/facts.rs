//! What is kept of a test. Figures stand as text that [`Figure::read`](crate::figure::Figure::read) reads.

use super::words::TestWhat;
use crate::event::Kept;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Most circuits of a failover test job. Source: API of 2016-04-28, `CreateFailoverTestJob`.
pub const TEST_CIRCUITS_MAX: usize = 16;
/// Longest failover test job, minutes; the shortest is 1. Source: the same.
pub const MINUTES_MAX: u32 = 4320;
/// Most packets of one ping.
pub const PACKETS_MAX: u32 = 10_000_000;

/// A test as it was last written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestFact {
    /// Ids of the circuits that it tells of: one, or all of a failover test.
    pub circuits: Vec<String>,
    /// What was measured.
    pub measured: Measured,
    /// Wire word of the verdict that a person gave, or empty: then the figures say it.
    #[serde(default)]
    pub verdict: String,
    /// Why the verdict differs from what the figures say, or empty.
    #[serde(default)]
    pub reason: String,
    /// Remarks, or empty.
    #[serde(default)]
    pub remarks: String,
    /// IANA zone that its times are written in.
    pub zone: String,
    /// Who tested.
    pub by: String,
    /// Warnings kept.
    #[serde(default)]
    pub kept: Vec<Kept>,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", content = "data", rename_all = "snake_case")]
pub enum Measured {
    /// Packets there and back.
    Ping(Ping),
    /// Bits per second.
    Throughput(Throughput),
    /// Circuits were switched off.
    Failover(FailoverTest),
}

impl Measured {
    /// Which kind of test it is.
    #[must_use]
    pub const fn what(&self) -> TestWhat {
        match self {
            Self::Ping(_) => TestWhat::Ping,
            Self::Throughput(_) => TestWhat::Throughput,
            Self::Failover(_) => TestWhat::Failover,
        }
    }
}

/// Packets there and back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ping {
    /// Address or host that was asked.
    pub target: String,
    /// Address or host that asked, or empty.
    #[serde(default)]
    pub source: String,
    /// Size of a packet's data, bytes.
    pub packet_bytes: u32,
    /// Packets were not to be split on the way.
    #[serde(default)]
    pub dont_fragment: bool,
    /// Packets sent.
    pub sent: u32,
    /// Packets that came back.
    pub received: u32,
    /// Shortest round trip, ms, or empty.
    #[serde(default)]
    pub min_ms: String,
    /// Average round trip, ms, or empty.
    #[serde(default)]
    pub avg_ms: String,
    /// Longest round trip, ms, or empty.
    #[serde(default)]
    pub max_ms: String,
    /// Most loss that passes, percent, or empty: no limit.
    #[serde(default)]
    pub loss_limit: String,
    /// Longest average round trip that passes, ms, or empty: no limit.
    #[serde(default)]
    pub rtt_limit: String,
}

/// Bits per second.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Throughput {
    /// The tool, with its version or options if they matter.
    pub tool: String,
    /// Wire word of the direction.
    pub direction: String,
    /// Seconds.
    pub seconds: u32,
    /// To the cloud, Mbit/s, or empty.
    #[serde(default)]
    pub to_cloud: String,
    /// From the cloud, Mbit/s, or empty.
    #[serde(default)]
    pub from_cloud: String,
    /// What the port carries, Mbit/s; 0: not known.
    #[serde(default)]
    pub port_mbps: u32,
    /// What is contracted, Mbit/s; 0: not known.
    #[serde(default)]
    pub agreed_mbps: u32,
    /// Least rate that passes, Mbit/s, or empty: no limit.
    #[serde(default)]
    pub limit: String,
    /// Wire word of [`crate::works::LimitSource`], or empty.
    #[serde(default)]
    pub limit_source: String,
}

/// A failover test job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailoverTest {
    /// Its name or id in the console, or empty.
    #[serde(default)]
    pub job: String,
    /// Wire word of how it begins.
    pub start: String,
    /// Wire word of the state that was seen.
    pub state: String,
    /// Longest that it may run, minutes.
    pub minutes: u32,
    /// It began.
    #[serde(default)]
    pub started: Option<DateTime<Utc>>,
    /// It ended.
    #[serde(default)]
    pub ended: Option<DateTime<Utc>>,
    /// Ids of the circuits that it switched off.
    #[serde(default)]
    pub switched_off: Vec<String>,
    /// What was switched, in words, or empty.
    #[serde(default)]
    pub switched: String,
    /// Traffic moved to the other circuits; `None`: not said yet.
    #[serde(default)]
    pub moved: Option<bool>,
    /// Traffic came back when the test was over; `None`: not said yet.
    #[serde(default)]
    pub back: Option<bool>,
    /// Packets lost while it moved; `None`: not counted.
    #[serde(default)]
    pub lost: Option<u32>,
    /// Time until traffic flowed again, ms, or empty.
    #[serde(default)]
    pub recovery_ms: String,
    /// Longest time that passes, ms, or empty: no limit.
    #[serde(default)]
    pub recovery_limit: String,
}
