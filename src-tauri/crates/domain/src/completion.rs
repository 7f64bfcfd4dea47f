//! Reporting that construction is complete: the console's Confirm Delivery, and what it asks for.
//!
//! Source: CompletePhysicalConnectionLOA (LineCode, LineLabel, LineServiceProvider, LineSPContactInfo) and the
//! provisioning guide, which also names the patch panel's port and the test report.

use crate::calendar::Calendar;
use crate::clock::{Clock, ClockKind, allowed, answered};
use crate::event::{FileRef, Kept};
use crate::loa::LoaStatus;
use crate::loa_record::LoaRecord;
use crate::personal::Personal;
use crate::wire::wire_enum;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

wire_enum! {
    /// Who provides the line, in the words of `LineServiceProvider`: the wire values are the Chinese names.
    pub enum LineServiceProvider {
        /// China Telecom.
        Telecom = "中国电信", "China Telecom", "中国电信";
        /// China Unicom.
        Unicom = "中国联通", "China Unicom", "中国联通";
        /// China Mobile.
        Mobile = "中国移动", "China Mobile", "中国移动";
        /// Any other.
        Other = "中国其他", "Other provider", "其他运营商";
    }
}

/// What was reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// The carrier's line code, its circuit id.
    pub line_code: String,
    /// Label of the in-building cable, or empty when the panel's port is given.
    pub cable_label: String,
    /// Port on the patch panel, or empty when the cable's label is given.
    pub panel_port: String,
    /// Wire word of [`LineServiceProvider`].
    pub provider: String,
    /// Name of the provider where the list has none, or empty.
    #[serde(default)]
    pub provider_name: String,
    /// Whom to call at the provider's about the line.
    pub contact: Option<Personal<String>>,
    /// The circuit's test report.
    pub test_report: Option<FileRef>,
    /// Why there is none, or empty.
    pub no_report: String,
    /// Who reported it.
    pub by: String,
    /// Warnings kept.
    #[serde(default)]
    pub kept: Vec<Kept>,
}

/// The clock of the patch cable: from the report, or from when the console was first seen to say so, to the observation
/// that it is installed.
pub(crate) fn pigtail(
    id: &str,
    loa: &LoaRecord,
    site: &Calendar,
    zone: Tz,
    mainland: bool,
) -> Option<Clock> {
    let reported = loa.completion.as_ref().map(|(_, noted)| noted.at);
    let started = reported.or_else(|| answered(loa, &[LoaStatus::Completing]))?;
    let days = allowed(ClockKind::Pigtail, mainland)?;
    let clock = Clock::counted(ClockKind::Pigtail, id, site, zone, started, days);
    let (done, gone) = (
        answered(loa, &[LoaStatus::Complete]),
        answered(loa, &[LoaStatus::Deleted]),
    );
    Some(match (done, gone) {
        (Some(at), _) => clock.ended_at(at),
        (None, Some(at)) => clock.stopped_at(at),
        (None, None) => clock,
    })
}
