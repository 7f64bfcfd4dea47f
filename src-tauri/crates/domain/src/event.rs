//! The events: what has happened, in the words in which it is kept for ever.
//!
//! A fact is written once and never changed. A field may be added with a default and a new version;
//! nothing is renamed or dropped. Facts hold parsed text, not value types, so that an old event still
//! reads when a rule becomes stricter.

use crate::access_point::{Addition, Correction, PointNotes};
use crate::activation::{FeeOrder, ServiceSeen};
use crate::as_built::AsBuilt;
use crate::calendar::edits::{CalendarImport, MarkFact, ShippedMark, YearFact};
use crate::company::CompanyFact;
use crate::completion::Completion;
use crate::connect::{RouterFact, RouterSeen, VbrFact, VbrSeen};
use crate::deletion::{CircuitAct, Dependant};
use crate::entry::{CredentialFact, EntrySmsFact, EntryStepFact, OfficialPdfFact, OpticFact};
use crate::gate::GateFact;
use crate::handout_record::{AudienceCopy, HandoutVoid, Rendition};
use crate::latency::{LatencyBatch, Recommended};
use crate::light::LightFact;
use crate::loa_record::HandOver;
use crate::maintenance::MaintenanceFact;
use crate::order::{CleanUp, Joins, OrderAnswer, OrderFact};
use crate::person::Erasure;
use crate::personal::Personal;
use crate::plan::OrderPlan;
use crate::quota::QuotaFact;
use crate::retention::Retention;
use crate::site::SiteFact;
use crate::survey::{SurveyFact, SurveyRequest};
use crate::template::TemplateFact;
use crate::test_record::TestFact;
use crate::trust::{
    AdmittedKey, CardTaken, HandoutRevocation, IssuingKeyFact, KeptList, KeyRevocation,
    PassRevocation, RootFact, TrustLeft,
};
use crate::upgrade::{BackedUp, TiedItem, UpgradeMark, UpgradePlan};
use crate::upkeep::{Changes, Upkeep};
use crate::wording::Wording;
use crate::works::{Attachment, LineCost, PatchCable, StepNote, WorksPlan, WorksTest};
use crate::zone::ZoneFact;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aggregate {
    /// The desk itself and its settings; one per desk, its id is `settings`.
    Settings,
    /// An Alibaba Cloud account.
    Account,
    /// One submission of ports.
    Order,
    /// One circuit.
    Circuit,
    /// One LOA application.
    Loa,
    /// One person.
    Person,
    /// A site of the customer's own.
    Site,
    /// What the user knows of an access point; its id is the access point's key.
    AccessPoint,
    /// A zone of cloud resources; its id is the zone's own.
    Zone,
    /// Latency samples that were taken or imported together.
    Latency,
    /// A form kept as a pattern for later ones.
    Template,
    /// A company that recurs in forms.
    Company,
    /// Dated lists, holidays and freezes, as the desk keeps them; its id is the calendar's key.
    Calendar,
    /// Whose codes this desk believes; one per desk, its id is `trust`.
    Trust,
    /// What happened at a gate; its id is the pass that was shown.
    Gate,
    /// Maintenance or an outage that takes circuits out.
    Maintenance,
    /// A test of circuits in service.
    Test,
    /// An ECR or transit router that VBRs hang on.
    Router,
}

impl Aggregate {
    /// All of them, in the order in which a rebuild walks: what is referred to comes first.
    pub const ALL: [Self; 18] = [
        Self::Settings,
        Self::Calendar,
        Self::Account,
        Self::Person,
        Self::Company,
        Self::Site,
        Self::AccessPoint,
        Self::Zone,
        Self::Latency,
        Self::Template,
        Self::Order,
        Self::Circuit,
        Self::Loa,
        Self::Trust,
        Self::Gate,
        Self::Maintenance,
        Self::Test,
        Self::Router,
    ];

    /// The word in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Account => "account",
            Self::Order => "order",
            Self::Circuit => "circuit",
            Self::Loa => "loa",
            Self::Person => "person",
            Self::Site => "site",
            Self::AccessPoint => "access_point",
            Self::Zone => "zone",
            Self::Latency => "latency",
            Self::Template => "template",
            Self::Company => "company",
            Self::Calendar => "calendar",
            Self::Trust => "trust",
            Self::Gate => "gate",
            Self::Maintenance => "maintenance",
            Self::Test => "test",
            Self::Router => "router",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.as_str() == word)
    }
}

/// Names an event: the desk that recorded it and its number there, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EventId {
    /// Desk id, UUIDv7 text.
    pub desk: String,
    /// Contiguous number on that desk.
    pub seq: u32,
}

/// A stored event, opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its name.
    pub id: EventId,
    /// Hybrid logical clock: milliseconds since 1970 shifted left by 16, plus a counter.
    pub hlc: i64,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// When it happened; for observations, when it was seen.
    pub happened_at: DateTime<Utc>,
    /// What it is about.
    pub aggregate: Aggregate,
    /// Id of what it is about.
    pub aggregate_id: String,
    /// What happened.
    pub fact: Fact,
}

impl Event {
    /// The order in which folds run, also after desks have exchanged events.
    pub fn order(&self) -> (i64, &str, u32) {
        (self.hlc, &self.id.desk, self.id.seq)
    }
}

/// A stored file that an event names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// UUIDv7 text.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Bytes.
    pub size: u32,
    /// Pages, for PDFs.
    pub pages: u32,
    /// SHA-256 of the bytes, hex.
    pub sha256: String,
}

/// A name in both languages, as the directory had it at the time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TwoNames {
    /// English.
    pub en: String,
    /// 简体中文.
    pub zh: String,
}

/// A warning that was kept, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Path of the field.
    pub field: String,
    /// The warning's code.
    pub code: String,
    /// Why it is right all the same.
    pub reason: String,
    /// What the warning said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<TwoNames>,
}

/// The desk's settings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SettingsFact {
    /// Organisation that issues handouts.
    pub organisation: String,
    /// The same in Latin letters, or empty.
    pub organisation_latin: String,
    /// Name of the desk, or empty.
    pub desk_name: String,
    /// Person to call, or empty.
    pub contact_name: String,
    /// Phone, or empty.
    pub contact_phone: String,
    /// E-mail, or empty.
    pub contact_email: String,
    /// `a4` or `letter`.
    pub paper: String,
    /// Days that a handout is valid from its issue.
    pub validity_days: u16,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountFact {
    /// Company name on the account, or its holder's name.
    pub name: String,
    /// The same in Latin letters, or empty.
    pub name_latin: String,
    /// `corporate` or `individual`.
    pub kind: String,
    /// Alibaba Cloud account id, or empty.
    pub uid: String,
    /// Outbound data transfer billing is activated.
    pub traffic_billing: bool,
    /// Free note, or empty.
    pub note: String,
}

/// A port application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// What is known of an engineer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDetails {
    /// Name as on the document.
    pub name: String,
    /// Spelling in Latin letters, or empty.
    pub name_latin: String,
    /// `Male` or `Female`.
    pub gender: String,
    /// `IDCard`, `Passport` or `Other`.
    pub document_type: String,
    /// Document number.
    pub document_number: String,
    /// Phone with country code.
    pub phone: String,
}

/// An LOA application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// A status of the provider's as it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// An issued handout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoutFact {
    /// `LOA-K7PM-2026-000042`.
    pub number: String,
    /// From 1.
    pub revision: u32,
    /// Last instant at which it is valid.
    pub valid_until: DateTime<Utc>,
    /// IANA zone of the site.
    pub zone: String,
    /// SHA-256 of the canonical letter without codes, hex.
    pub content_hash: String,
    /// The paper's bytes.
    pub document: FileRef,
    /// The letter's data, as a file of its own.
    pub letter: FileRef,
    /// One pass id per engineer, hex.
    pub passes: Vec<String>,
    /// Fingerprint of the key that signed.
    pub key: String,
    /// Why it was issued anew, or empty at the first issue.
    #[serde(default)]
    pub reason: String,
    /// Who issued it, or empty.
    #[serde(default)]
    pub by: String,
    /// Copies for audiences, fixed at issue.
    #[serde(default)]
    pub copies: Vec<AudienceCopy>,
    /// Warnings kept.
    #[serde(default)]
    pub kept: Vec<Kept>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data", rename_all = "snake_case")]
#[allow(
    clippy::large_enum_variant,
    reason = "facts pass through one at a time; none is kept in bulk"
)]
pub enum Fact {
    /// A desk was founded.
    DeskFounded {
        /// Four characters that stand in every handout number.
        desk_code: String,
        /// Public issuing key, hex.
        public_key: String,
        /// A sample project, not a real desk.
        sample: bool,
    },
    /// The settings were saved.
    SettingsSaved(SettingsFact),
    /// What the organisation adds to its letters was saved.
    WordingSaved(Wording),
    /// An account was opened or changed.
    AccountSaved(AccountFact),
    /// Ports were applied for, together.
    OrderSubmitted(OrderFact),
    /// The provider's answer to an order was seen.
    OrderAnswered(OrderAnswer),
    /// A port that a failed order left behind was deleted.
    CleanUpDone(CleanUp),
    /// A quota of an account was recorded.
    QuotaRecorded(QuotaFact),
    /// A port was applied for.
    PortApplied(PortApplication),
    /// A status of the port was seen.
    PortObserved(Observation),
    /// A person became known, or their details changed.
    PersonRecorded {
        /// Their details.
        details: Personal<PersonDetails>,
    },
    /// A person was taken off the address book; old applications keep their details.
    PersonRemoved {
        /// Who said so.
        by: String,
    },
    /// Two entries of the address book are one person.
    PersonMerged {
        /// The entry that stays.
        into: String,
    },
    /// A person's details were erased for good.
    PersonErased(Erasure),
    /// A company was written down or changed.
    CompanySaved(CompanyFact),
    /// A company is no longer wanted.
    CompanyRemoved {
        /// Who said so.
        by: String,
    },
    /// How long people are kept was set.
    RetentionSet(Retention),
    /// An LOA was applied for.
    LoaApplied(LoaApplication),
    /// A status of the LOA was seen.
    LoaObserved(Observation),
    /// The approval was seen, with facility details.
    LoaApproved(Approval),
    /// Alibaba Cloud's own LOA was kept after the approval.
    OfficialPdfKept(OfficialPdfFact),
    /// It was seen that the optical module is installed and racked.
    OpticInstalled(OpticFact),
    /// An engineer took a step towards getting in.
    EntryStepDone(EntryStepFact),
    /// An engineer's text message was kept.
    EntrySmsKept(EntrySmsFact),
    /// An engineer's official entry credential was kept.
    EntryCredentialKept(CredentialFact),
    /// A handout was issued.
    HandoutIssued(HandoutFact),
    /// A handout was declared void.
    HandoutVoided(HandoutVoid),
    /// A stamped rendition of a handout was made.
    RenditionMade(Rendition),
    /// The LOA was handed to the on-site engineer.
    LoaHandedOver(HandOver),
    /// A mark of a calendar was added or changed.
    CalendarMarkSaved(MarkFact),
    /// A mark of a calendar was taken out.
    CalendarMarkRemoved {
        /// Which.
        key: String,
        /// What was shipped then.
        shipped: Option<ShippedMark>,
        /// Who did it.
        by: String,
    },
    /// A mark holds again as it was before.
    CalendarMarkRestored {
        /// Which.
        key: String,
        /// Who did it.
        by: String,
    },
    /// Whether the holidays of a year are all listed was said.
    CalendarYearStated(YearFact),
    /// Marks of a calendar came from a file.
    CalendarImported(CalendarImport),
    /// A zone was added to the list or changed.
    ZoneSaved(ZoneFact),
    /// A zone was taken off the list; its samples stay.
    ZoneRemoved {},
    /// Latency samples were imported or measured.
    LatencyRecorded(LatencyBatch),
    /// An access point that is not shipped was added or changed.
    AccessPointAdded(Addition),
    /// An access point that was added is no longer wanted.
    AccessPointRemoved {
        /// Who said so.
        by: String,
    },
    /// A shipped value of an access point was corrected.
    AccessPointCorrected(Correction),
    /// What is known of an access point was written down.
    AccessPointNoted(PointNotes),
    /// An access point was kept at hand, or no longer.
    AccessPointFavoured {
        /// Kept at hand.
        favourite: bool,
    },
    /// A site of the customer's was written down or changed.
    SiteSaved(SiteFact),
    /// A site of the customer's is no longer wanted.
    SiteRemoved {
        /// Who said so.
        by: String,
    },
    /// When an order should be done and what it costs was written down.
    OrderPlanned(OrderPlan),
    /// A pattern for applications was saved or renamed.
    TemplateSaved(TemplateFact),
    /// A pattern was removed.
    TemplateRemoved {},
    /// Somebody was let in after the ID check.
    GateEntered(GateFact),
    /// Somebody was let in after somebody was asked.
    GateLetIn(GateFact),
    /// Somebody left.
    GateLeft(GateFact),
    /// Somebody was refused.
    GateRefused(GateFact),
    /// The seal of a handout was looked at.
    GateSealSeen(GateFact),
    /// Construction began, or its scenario was changed.
    WorksBegun(WorksPlan),
    /// Something was said of a step of construction.
    WorksStepNoted(StepNote),
    /// The site survey was asked for.
    SurveyRequested(SurveyRequest),
    /// The site survey came back.
    SurveyRecorded(SurveyFact),
    /// The provider confirmed what all of it costs.
    LineCostConfirmed(LineCost),
    /// The in-building patch cable was ordered or delivered.
    PatchCableNoted(PatchCable),
    /// Light was measured.
    LightMeasured(LightFact),
    /// A figure was measured on site.
    WorksTested(WorksTest),
    /// What was built was written down.
    AsBuiltRecorded(AsBuilt),
    /// A file was attached.
    FileAttached(Attachment),
    /// The organisation's root came to this desk.
    RootKept(RootFact),
    /// A desk's key is to stand in the organisation's next list.
    KeyAdmitted(AdmittedKey),
    /// This desk made a new key to sign with.
    IssuingKeyMade(IssuingKeyFact),
    /// A key was revoked.
    KeyRevoked(KeyRevocation),
    /// A pass was revoked.
    PassRevoked(PassRevocation),
    /// A handout was revoked.
    HandoutRevoked(HandoutRevocation),
    /// A trust list was published or accepted.
    TrustListKept(KeptList),
    /// What a desk's card said was withdrawn was taken over.
    CardTaken(CardTaken),
    /// The desk does not go by the organisation's lists any more.
    TrustLeft(TrustLeft),
    /// Completion was reported (Confirm Delivery).
    CompletionReported(Completion),
    /// The port fee was ordered.
    FeeOrdered(FeeOrder),
    /// That order was paid.
    FeePaid {
        /// Who paid.
        by: String,
    },
    /// The fee was renewed.
    FeeRenewed(FeeOrder),
    /// The service was looked at in the console.
    ServiceSeen(ServiceSeen),
    /// The O&M record was written.
    UpkeepSaved(Upkeep),
    /// People to call about the line were forgotten; their key is gone.
    ContactForgotten {
        /// Who did it, or whose desk it was when the retention setting did.
        by: String,
        /// The retention setting did it.
        #[serde(default)]
        retention: bool,
    },
    /// Attributes of the circuit were changed.
    AttributesChanged(Changes),
    /// We did something to the circuit at Alibaba Cloud.
    CircuitActed(CircuitAct),
    /// What hangs on the port was written down.
    DependantSaved(Dependant),
    /// It hangs there no more.
    DependantGone {
        /// Its key.
        key: String,
        /// Who saw to it.
        by: String,
    },
    /// We unsubscribed from the port, which ends what it costs.
    Unsubscribed {
        /// Who did it.
        by: String,
    },
    /// An upgrade to a larger port was planned, or the plan was changed.
    UpgradePlanned(UpgradePlan),
    /// What is tied to the old port was written down.
    UpgradeTied(TiedItem),
    /// Something tied to it was backed up.
    UpgradeBackedUp(BackedUp),
    /// Something was said of a step of the upgrade.
    UpgradeMarked(UpgradeMark),
    /// The larger port was applied for.
    UpgradeApplied {
        /// The new circuit.
        circuit: String,
        /// Its name then.
        name: String,
        /// Who applied, or empty.
        by: String,
    },
    /// This circuit was applied for as the larger port of another.
    UpgradeOf {
        /// The old circuit.
        circuit: String,
        /// Its name then.
        name: String,
    },
    /// The upgrade does not take place.
    UpgradeCalledOff {
        /// Why.
        reason: String,
        /// Who said so.
        by: String,
    },
    /// Maintenance or an outage was written down or changed.
    MaintenanceSaved(MaintenanceFact),
    /// It does not take place, or was none.
    MaintenanceCalledOff {
        /// Why.
        reason: String,
        /// Who said so.
        by: String,
    },
    /// A test was written down or changed.
    TestRecorded(TestFact),
    /// A virtual border router was planned or changed.
    VbrSaved(VbrFact),
    /// Something was seen of it or of a BGP peer of it.
    VbrSeen(VbrSeen),
    /// The MD5 key of a BGP group was erased; its sealing key is gone.
    BgpKeyErased {
        /// Key of the VBR.
        vbr: String,
        /// Name of the VBR.
        name: String,
        /// Who did it.
        by: String,
    },
    /// A router that VBRs hang on was planned or changed.
    RouterSaved(RouterFact),
    /// Something was seen of it or of a part of it.
    RouterSeen(RouterSeen),
    /// An earlier event no longer counts.
    Withdrawn {
        /// Which.
        event: EventId,
        /// Why.
        reason: String,
    },
}

/// A stored fact that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FactError {
    /// Written by a newer program.
    #[error("event kind {kind} version {version} is newer than this program")]
    Newer {
        /// Kind.
        kind: String,
        /// Version.
        version: u16,
    },
    /// Not in the shape of its kind.
    #[error("event kind {kind} cannot be read: {source}")]
    Shape {
        /// Kind.
        kind: String,
        /// What the reader said.
        source: serde_json::Error,
    },
}

impl Fact {
    /// Version of the payloads that this program writes.
    pub const VERSION: u16 = 1;

    /// The word in the database, and the payload.
    pub fn to_parts(&self) -> Result<(String, Value), FactError> {
        let shape = |source| FactError::Shape {
            kind: String::new(),
            source,
        };
        let mut value = serde_json::to_value(self).map_err(shape)?;
        let kind = value["kind"].as_str().unwrap_or_default().to_owned();
        Ok((kind, value["data"].take()))
    }

    /// Reads what [`Fact::to_parts`] gave.
    pub fn from_parts(kind: &str, version: u16, data: Value) -> Result<Self, FactError> {
        if version > Self::VERSION {
            return Err(FactError::Newer {
                kind: kind.to_owned(),
                version,
            });
        }
        serde_json::from_value(json!({ "kind": kind, "data": data })).map_err(|source| {
            FactError::Shape {
                kind: kind.to_owned(),
                source,
            }
        })
    }
}
