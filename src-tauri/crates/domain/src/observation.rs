//! What was seen at the provider's, as it is kept: a status, an approval with the place that it tells.

use crate::event::FileRef;
use serde::{Deserialize, Serialize};

/// A status of the provider's as it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Observation {
    /// The provider's own word.
    pub status: String,
    /// `pc-…`, or empty.
    pub instance_id: String,
    /// Reason of a rejection or failure, or empty.
    pub reason: String,
    /// Port on the provider's device, such as `1/1/1`, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub port: String,
    /// Address of the provider's device, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub device: String,
    /// Who saw it.
    pub seen_by: String,
}

/// An approval as it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Facility details.
    pub facility: Facility,
    /// `sms_qr`, `third_party_loa` or `contact_onsite_engineer`.
    pub access_flow: String,
    /// Alibaba Cloud's PDF.
    pub official_pdf: Option<FileRef>,
    /// Who saw it.
    pub seen_by: String,
}

/// Facility details of an approval; empty text where the LOA does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Facility {
    /// Street address.
    pub address: String,
    /// Building, floor, room or suite.
    pub room: String,
    /// Cabinet.
    pub cabinet: String,
    /// ODF or patch panel.
    pub odf: String,
    /// Port on the panel.
    pub panel_port: String,
    /// Strand that transmits.
    pub strand_tx: String,
    /// Strand that receives.
    pub strand_rx: String,
    /// Medium.
    pub medium: String,
    /// Connector.
    pub connector: String,
    /// Alibaba-side optic.
    pub optic: String,
    /// Alibaba Cloud has installed and racked the optical module.
    pub optic_installed: bool,
    /// Anything else about the place.
    pub notes: String,
}
