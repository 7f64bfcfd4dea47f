//! What is kept of an order: the submission as a whole, the provider's answer to it, and the ports that are left to delete.

use crate::event::{Kept, TwoNames};
use serde::{Deserialize, Serialize};

/// The word for an order of high-reliability mode in [`OrderFact::mode`].
pub const HIGH_RELIABILITY: &str = "highReliability";

/// An access point of an order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OrderPlace {
    /// Key of the region.
    pub region: String,
    /// Key of the access point.
    pub access_point: String,
    /// Its names at that time.
    pub names: TwoNames,
    /// Wire value of the circuit provider.
    pub line_operator: String,
}

/// Ports that were applied for together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OrderFact {
    /// `classic`, `recommended` or `highReliability`.
    pub mode: String,
    /// The account.
    pub account: String,
    /// The circuits, in the order of the review page.
    pub circuits: Vec<String>,
    /// Wire value of the combination; empty outside high-reliability mode.
    #[serde(default)]
    pub topology: String,
    /// Its access points.
    #[serde(default)]
    pub places: Vec<OrderPlace>,
    /// Wire value of the port type.
    #[serde(default)]
    pub port_type: String,
    /// The account manager has allowed it, as the applicant said.
    #[serde(default)]
    pub account_manager_allows: bool,
    /// Warnings kept for the order as a whole.
    #[serde(default)]
    pub kept: Vec<Kept>,
}

/// A port that the provider created, and for which circuit of the order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CreatedPort {
    /// The circuit.
    pub circuit: String,
    /// `pc-…`.
    pub instance_id: String,
}

/// An error that the provider gave for an order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OrderError {
    /// Its code, or empty.
    pub code: String,
    /// Its text, or empty.
    pub message: String,
}

/// The provider's answer to an order as it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OrderAnswer {
    /// `created` or `failed`: all ports or none.
    pub outcome: String,
    /// Created: every circuit with its id. Failed: the ports that exist nevertheless.
    pub ports: Vec<CreatedPort>,
    /// What the provider said; empty when created.
    pub errors: Vec<OrderError>,
    /// Who saw it.
    pub seen_by: String,
}

/// A port that a failed order left behind was deleted at the provider.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CleanUp {
    /// `pc-…`.
    pub instance_id: String,
    /// Who deleted it.
    pub done_by: String,
}

/// How a circuit stands to an order that it does not begin: it takes the place of one of its circuits.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Joins {
    /// The order.
    pub order: String,
    /// Place in the order, from 1.
    pub position: u16,
}
