//! The events: what has happened, in the words in which it is kept for ever.
//!
//! A fact is written once and never changed. A field may be added with a default and a new version;
//! nothing is renamed or dropped. Facts hold parsed text, not value types, so that an old event still
//! reads when a rule becomes stricter.

use crate::access_point::{Addition, Correction, PointNotes};
use crate::account::AccountFact;
use crate::activation::{FeeOrder, ServiceSeen};
use crate::application::{LoaApplication, PortApplication};
use crate::as_built::AsBuilt;
use crate::calendar::edits::{CalendarImport, MarkFact, ShippedMark, YearFact};
use crate::company::CompanyFact;
use crate::completion::Completion;
use crate::connect::{RouterFact, RouterSeen, VbrFact, VbrSeen};
use crate::deletion::{CircuitAct, Dependant};
use crate::entry::{CredentialFact, EntrySmsFact, EntryStepFact, OfficialPdfFact, OpticFact};
use crate::gate::GateFact;
use crate::handout_record::{HandoutFact, HandoutVoid, Rendition};
use crate::latency::LatencyBatch;
use crate::light::LightFact;
use crate::loa_record::HandOver;
use crate::maintenance::MaintenanceFact;
use crate::observation::{Approval, Observation};
use crate::order::{CleanUp, OrderAnswer, OrderFact};
use crate::person::{Erasure, PersonDetails};
use crate::personal::Personal;
use crate::plan::OrderPlan;
use crate::quota::QuotaFact;
use crate::retention::Retention;
use crate::settings::SettingsFact;
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

mod aggregate;
pub use aggregate::Aggregate;

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
