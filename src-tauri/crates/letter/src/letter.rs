//! What the paper says, as plain data: everything a handout prints is in here, and nothing else is.
//!
//! A [`Letter`] is composed once, at issue, from the approval's snapshot of the facility and from the
//! application. The same letter gives the same pages and the same bytes for ever.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A word or name in both languages of the paper. Either half may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// English, or the name as written in Latin letters.
    pub en: String,
    /// Simplified Chinese.
    pub zh: String,
}

impl Bilingual {
    /// Both halves at once.
    #[must_use]
    pub fn new(en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self {
            en: en.into(),
            zh: zh.into(),
        }
    }

    /// Whether neither language says anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.zh.is_empty()
    }
}

/// The sheet to print on, always portrait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 215.9 × 279.4 mm.
    UsLetter,
}

impl Paper {
    /// Width and height in millimetres.
    #[must_use]
    pub const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::UsLetter => (215.9, 279.4),
        }
    }
}

/// One LOA handout, complete: the full content of its pages apart from the codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// `LOA-<desk code>-YYYY-NNNNNN`.
    pub number: String,
    /// 1 for the first issue; a reissue adds one.
    pub revision: u32,
    /// When the desk issued it.
    pub issued_at: DateTime<Utc>,
    /// The last second in which our codes count, 23:59:59 at the site.
    pub valid_until: DateTime<Utc>,
    /// The organisation that chose the validity (Alibaba Cloud publishes none).
    pub valid_until_set_by: String,
    /// The sheet.
    pub paper: Paper,
    /// Prints "SAMPLE 样例" across every page.
    pub sample: bool,
    /// Prints "DRAFT 草稿" across every page: a preview before issue.
    pub draft: bool,
    /// Which copy this is, on reprints that are counted.
    pub copy: Option<CopyMark>,
    /// State of the circuit at issue, in the desk's words.
    pub status: Bilingual,
    /// Who prepared the handout.
    pub organisation: Organisation,
    /// Who builds for whom over whose line.
    pub parties: Parties,
    /// The circuit.
    pub circuit: Circuit,
    /// Where it ends: the snapshot from the approval.
    pub facility: Facility,
    /// How one gets into this building.
    pub access_flow: AccessFlow,
    /// Whether the carrier's own entry letter with two seals is needed as well (sites of China Telecom,
    /// China Unicom and China Mobile in Beijing, Shanghai, Hangzhou and Shenzhen).
    pub carrier_letter_needed: bool,
    /// Freezes and holidays near the visit, one sentence each.
    pub freeze_notes: Vec<Bilingual>,
    /// When the engineers are expected.
    pub window: Window,
    /// The engineers named by the LOA, 1 to 16.
    pub engineers: Vec<Engineer>,
    /// Alibaba Cloud's own LOA as the desk keeps it; `None` when its file was not recorded.
    pub alibaba_loa: Option<AlibabaLoa>,
    /// Alibaba Cloud's answer as it was seen.
    pub approval: Approval,
    /// A sheet for the site survey belongs to it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub survey: bool,
    /// What it takes the place of, when it was issued anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Replaces>,
    /// What the organisation has added of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<Wording>,
}

/// What the issuing organisation adds to its letters, as it stood at issue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// Its logo.
    pub logo: Option<Picture>,
    /// Lines of its contact block, beside the contact's phone and e-mail.
    pub contact: Vec<String>,
    /// Its own rules for this site, after those that follow from the way in.
    pub rules: Vec<Bilingual>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// The revision before, and why it was replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaces {
    /// Its revision.
    pub revision: u32,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// Why there is a newer one.
    pub reason: String,
}

/// "Copy 2 of 3".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyMark {
    /// This copy, from 1.
    pub number: u32,
    /// How many there are.
    pub of: u32,
}

/// The organisation whose desk issues the handout, and whom to call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Name as registered.
    pub name: String,
    /// The same in Latin letters.
    pub name_latin: Option<String>,
    /// The desk's four characters.
    pub desk_code: String,
    /// Contact person.
    pub contact_name: Option<String>,
    /// Telephone of the contact, printed in full: it is there to be called.
    pub contact_phone: Option<String>,
    /// E-mail of the contact.
    pub contact_email: Option<String>,
}

/// The companies on the LOA.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parties {
    /// Customer's company, as in the application.
    pub customer: String,
    /// The same in Latin letters.
    pub customer_latin: Option<String>,
    /// The construction company that enters the facility.
    pub construction: String,
    /// The same in Latin letters.
    pub construction_latin: Option<String>,
    /// The carrier of the line.
    pub carrier: Bilingual,
}

/// The dedicated circuit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circuit {
    /// `pc-…`.
    pub instance_id: String,
    /// Its name in the console.
    pub name: Option<String>,
    /// For example "10GE single-mode" / "万兆单模光口".
    pub port_type: Bilingual,
    /// For example "MSTP line" / "MSTP 专线".
    pub line_type: Bilingual,
    /// Bandwidth as contracted, Mbit/s.
    pub bandwidth_mbps: u32,
    /// Instance id of the redundant partner.
    pub redundant_partner: Option<String>,
    /// The carrier's code for the line.
    pub carrier_circuit_code: Option<String>,
    /// The customer's own site.
    pub customer_site: Option<String>,
}

/// Whose building it is, which decides the rules inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FacilityKind {
    /// A facility of Alibaba Cloud in the Chinese mainland.
    AlibabaCloud,
    /// A third party's facility in the Chinese mainland.
    ThirdParty,
    /// Hong Kong and everywhere else: meet-me room, no cage.
    OutsideMainland,
}

/// Where exactly the circuit is terminated. An absent value is printed as "not stated".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facility {
    /// Access point, both names.
    pub access_point: Bilingual,
    /// Provider's id of the access point, when it is known; signed in the codes instead of the name.
    pub access_point_id: Option<String>,
    /// Operator of the building.
    pub operator: Bilingual,
    /// Whose building it is.
    pub kind: FacilityKind,
    /// Street address, as Alibaba Cloud's LOA gives it.
    pub address: Option<Bilingual>,
    /// Room or suite, 包间.
    pub room: Option<String>,
    /// Cabinet, 机柜.
    pub cabinet: Option<String>,
    /// Optical distribution frame or patch panel, 配线架.
    pub odf: Option<String>,
    /// Port on the panel.
    pub panel_port: Option<String>,
    /// The two fibres of a duplex connection.
    pub strands: Option<Strands>,
    /// For example "Single mode OS2, 2 strands".
    pub medium: Option<String>,
    /// For example "LC/UPC duplex".
    pub connector: Option<String>,
    /// The transceiver on Alibaba Cloud's side.
    pub optic: Option<Optic>,
    /// Whether that transceiver is reported as installed.
    pub optic_installed: bool,
    /// Anything else from the LOA.
    pub notes: Option<String>,
}

/// Numbers of the transmitting and the receiving fibre, seen from Alibaba Cloud's side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strands {
    /// Transmits.
    pub tx: String,
    /// Receives.
    pub rx: String,
}

/// A transceiver.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Optic {
    /// For example `10GBASE-LR`.
    pub rate: String,
    /// For example `1310 nm`.
    pub wavelength: String,
    /// For example `10 km`.
    pub reach: String,
}

/// How people get in; follows the access point, never its operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessFlow {
    /// Alibaba Cloud sends an SMS; its entry platform gives each engineer a QR code.
    SmsQr,
    /// The LOA is handed to the on-site engineer of a third party's facility.
    ThirdPartyLoa,
    /// Outside the mainland: the operator's meet-me room, arranged with the on-site engineer.
    ContactOnsiteEngineer,
}

/// The visit. In a draft both ends may be the same: no window was chosen yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// Start.
    pub from: DateTime<Utc>,
    /// End.
    pub to: DateTime<Utc>,
    /// IANA zone of the site.
    pub zone: String,
    /// The city people know that zone by.
    pub city: Bilingual,
}

/// A document that proves who someone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentType {
    /// Identity card, 身份证.
    IdCard,
    /// Passport, 护照.
    Passport,
    /// Another document.
    Other,
}

/// One engineer. The number is whole in here and masked on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engineer {
    /// Name as in the document.
    pub name: String,
    /// The same in Latin letters.
    pub name_latin: Option<String>,
    /// Kind of document.
    pub document_type: DocumentType,
    /// Its full number.
    pub document_number: String,
    /// Telephone with country code.
    pub phone: String,
    /// Alibaba Cloud's entry credential, when it was at hand at issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential: Option<Credential>,
}

/// An official entry credential. It is Alibaba Cloud's, and printed as such.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credential {
    /// What its code says. Printed as a code where one holds it, never as text.
    pub text: String,
    /// The code as it was captured.
    pub picture: Picture,
    /// When it was captured.
    pub captured_at: DateTime<Utc>,
}

pub use crate::picture::Picture;

/// Alibaba Cloud's LOA file as the desk keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlibabaLoa {
    /// Name of the file as downloaded.
    pub file_name: String,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// When the desk received it.
    pub received_at: DateTime<Utc>,
}

/// Alibaba Cloud's approval as somebody at the desk saw it. In a draft nobody may have seen one yet: `seen_by` is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// When it was approved, as far as known.
    pub approved_on: DateTime<Utc>,
    /// Who saw it.
    pub seen_by: String,
}

/// The zone of the visit is not in the IANA list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the time zone {0:?} of the visit is not known; choose the site's zone from the list")]
pub struct UnknownZone(pub String);

impl Letter {
    /// The letter as JSON with the fields in the order of this file: what the content hash covers.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        // Strings, numbers, lists and options only: nothing in here can refuse to be written.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// SHA-256 of [`Letter::canonical`]; the seal signs its first 16 bytes.
    #[must_use]
    pub fn content_hash(&self) -> [u8; 32] {
        Sha256::digest(self.canonical()).into()
    }

    /// The site's time zone.
    ///
    /// # Errors
    /// The name is not an IANA zone.
    pub fn zone(&self) -> Result<Tz, UnknownZone> {
        self.window
            .zone
            .parse()
            .map_err(|_| UnknownZone(self.window.zone.clone()))
    }

    /// What the codes call the site: the provider's id of the access point, else its name.
    #[must_use]
    pub fn site(&self) -> &str {
        self.facility
            .access_point_id
            .as_deref()
            .filter(|id| !id.is_empty())
            .unwrap_or(&self.facility.access_point.en)
    }
}
