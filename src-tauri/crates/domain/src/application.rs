//! What is applied for, as it is kept: a port, an LOA.

use crate::event::{Kept, TwoNames};
use crate::latency::Recommended;
use crate::order::Joins;
use crate::person::PersonDetails;
use crate::personal::Personal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A port application.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PortApplication {
    /// The order that it belongs to.
    pub order: String,
    /// The account.
    pub account: String,
    /// Name of the circuit.
    pub name: String,
    /// Description, or empty.
    pub description: String,
    /// Key of the region.
    pub region: String,
    /// Wire value of the circuit provider.
    pub line_operator: String,
    /// Key of the access point.
    pub access_point: String,
    /// Its names at that time.
    pub access_point_names: TwoNames,
    /// Its IANA zone.
    pub zone: String,
    /// Device cluster of a CloudBox, or empty.
    pub cloud_box_cluster: String,
    /// Wire value of the port type.
    pub port_type: String,
    /// Advanced configuration: the provider's keys.
    pub features: Vec<String>,
    /// Resource group, or empty.
    pub resource_group: String,
    /// Tags: key and value.
    pub tags: Vec<(String, String)>,
    /// Circuit id of the redundant circuit, or empty.
    pub redundant_circuit: String,
    /// Circuit of an order whose place this one takes, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub replaces: String,
    /// The order that it joins thereby.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joins: Option<Joins>,
    /// Refused or failed circuit whose application this one corrects, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub corrects: String,
    /// Warnings kept.
    pub kept: Vec<Kept>,
    /// Wire value of the line type that is planned, or empty.
    #[serde(default)]
    pub line_type: String,
    /// Whom one asked at the account manager's, or empty.
    #[serde(default)]
    pub manager: String,
    /// When, `YYYY-MM-DD`, or empty.
    #[serde(default)]
    pub manager_on: String,
    /// What it was chosen by, in recommended mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recommended: Option<Recommended>,
}

/// An LOA application.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LoaApplication {
    /// The circuit.
    pub circuit: String,
    /// Company name.
    pub company_name: String,
    /// The same in Latin letters, or empty.
    pub company_name_latin: String,
    /// Construction company.
    pub construction_company: String,
    /// The same in Latin letters, or empty.
    pub construction_company_latin: String,
    /// Wire value of the line type.
    pub line_type: String,
    /// Start of the visit window.
    pub window_from: DateTime<Utc>,
    /// End of the visit window.
    pub window_until: DateTime<Utc>,
    /// IANA zone of the site.
    pub zone: String,
    /// Location of the customer's data centre, or empty.
    pub customer_location: String,
    /// Contracted bandwidth in Mbit/s.
    pub bandwidth_mbps: u32,
    /// Circuit code of the carrier, or empty.
    pub circuit_code: String,
    /// 1–16 engineers, as they were at that time.
    pub engineers: Vec<Personal<PersonDetails>>,
    /// Warnings kept.
    pub kept: Vec<Kept>,
    /// Wire value of why it was applied for; empty in applications from before this was asked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// Why people enter again, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose_reason: String,
    /// Applications of one order that were made together carry the same text, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub batch: String,
}
