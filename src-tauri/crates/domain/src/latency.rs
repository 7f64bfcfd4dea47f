//! How long the way from an access point to a zone takes: samples, statistics, estimates.
//!
//! A figure always says what it rests on ([`LatencyBasis`]): figures that were imported or measured, or an
//! estimate from the distance. The three are never put into one number.

pub mod estimate;
pub mod host;
pub mod import;
pub mod range;
pub mod ranking;
pub mod statistics;
pub mod trend;

use crate::event::{Event, Fact};
use crate::timeline;
use crate::wire::wire_enum;
use serde::{Deserialize, Serialize};

/// Most samples in one batch, which is one event.
pub const SAMPLES_MAX: usize = 20_000;

/// Longest round trip that is taken for a latency, in microseconds: 10 s.
pub const MICROS_MAX: u32 = 10_000_000;

wire_enum! {
    /// What a figure rests on.
    pub enum LatencyBasis {
        /// Values of a file that the user imported.
        Imported = "imported", "Imported", "导入";
        /// TCP connect times taken by this computer.
        Measured = "measured", "Measured here", "本机测量";
        /// Distance and the speed of light in fibre.
        Estimated = "estimated", "Estimate", "估算";
    }
}

/// Where a batch of samples comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LatencySource {
    /// `imported` or `measured`.
    pub basis: String,
    /// Name of the file, or `host:port` that was connected to.
    pub name: String,
    /// Measured by a computer that stands at the access point, against a host in the zone. Otherwise a
    /// measurement tells the way from this computer to that host, whatever pair it is filed under.
    pub on_site: bool,
}

/// Samples of one pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LatencySeries {
    /// Key of the access point.
    pub access_point: String,
    /// Id of the zone.
    pub zone: String,
    /// Milliseconds since 1970 and round trip in microseconds, in any order.
    pub samples: Vec<(i64, u32)>,
}

/// Samples that were imported or taken together; one event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LatencyBatch {
    /// Where they come from.
    pub source: LatencySource,
    /// At most [`SAMPLES_MAX`] samples in all.
    pub series: Vec<LatencySeries>,
}

/// What the application in recommended mode chose by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommended {
    /// `system` or `manual`.
    pub method: String,
    /// Key of the region of the cloud resources; empty when chosen by hand.
    pub resource_region: String,
    /// Zone of the cloud resources; may be empty when chosen by hand.
    pub zone: String,
    /// Round trip in microseconds that was known for the chosen access point.
    pub latency_micros: Option<u32>,
    /// What that figure rests on, a word of [`LatencyBasis`]; empty without a figure.
    pub basis: String,
}

/// The batch that the events of one id leave: the first that was recorded and not withdrawn.
#[must_use]
pub fn recorded(events: &[Event]) -> Option<(&Event, &LatencyBatch)> {
    let (order, withdrawn) = timeline::in_order(events);
    order.into_iter().find_map(|event| match &event.fact {
        Fact::LatencyRecorded(batch) if !withdrawn.contains_key(&event.id) => Some((event, batch)),
        _ => None,
    })
}
