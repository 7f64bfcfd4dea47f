//! What was built, beside what Alibaba Cloud's LOA says.

use crate::loa_record::LoaRecord;
use crate::observation::Facility;
use crate::wire::wire_enum;
use crate::works::Works;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

wire_enum! {
    /// What is compared.
    pub enum BuiltField {
        /// The carrier's id of the circuit.
        CarrierCircuitId = "carrier_circuit_id", "Carrier circuit ID", "运营商电路编号";
        /// Label of the cable in the building; no LOA states it.
        CableLabel = "cable_label", "In-building cable label", "楼内线缆标签";
        /// ODF or patch panel.
        Odf = "odf", "ODF or patch panel", "ODF 或配线架";
        /// Port on the panel.
        PanelPort = "panel_port", "Patch panel port", "配线架端口";
        /// Strand that transmits.
        StrandTx = "strand_tx", "Strand TX", "发送纤芯";
        /// Strand that receives.
        StrandRx = "strand_rx", "Strand RX", "接收纤芯";
    }
}

wire_enum! {
    /// What came of a comparison.
    pub enum BuiltVerdict {
        /// Both say the same.
        Same = "same", "As the LOA says", "与 LOA 一致";
        /// They differ.
        Differs = "differs", "Differs from the LOA", "与 LOA 不一致";
        /// The LOA does not say.
        NotInLoa = "not_in_loa", "The LOA does not say", "LOA 未注明";
        /// The LOA says, and nobody wrote down what was built.
        NotRecorded = "not_recorded", "Not recorded", "未登记";
    }
}

impl BuiltVerdict {
    /// It must be resolved or explained before completion is reported: it differs, or the LOA says something and
    /// nobody wrote down whether it was built so.
    #[must_use]
    pub const fn asks(self) -> bool {
        matches!(self, Self::Differs | Self::NotRecorded)
    }
}

/// What was built; empty where nobody wrote it down.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AsBuilt {
    /// The carrier's id of the circuit.
    pub carrier_circuit_id: String,
    /// Label of the cable in the building.
    pub cable_label: String,
    /// ODF or patch panel.
    #[serde(default)]
    pub odf: String,
    /// Port on the panel.
    pub panel_port: String,
    /// Strand that transmits.
    #[serde(default)]
    pub strand_tx: String,
    /// Strand that receives.
    #[serde(default)]
    pub strand_rx: String,
    /// Why it differs from the LOA and is right all the same, or cannot be written down: field and reason.
    #[serde(default)]
    pub explained: Vec<Explained>,
    /// Who recorded it.
    pub by: String,
}

/// Why something was built otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// Wire word of [`BuiltField`].
    pub field: String,
    /// What the LOA said then: another LOA asks anew.
    pub loa: String,
    /// Why.
    pub reason: String,
}

/// What the LOA says of the fields that are compared; empty where it does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stated {
    /// Circuit code of the LOA application.
    pub carrier_circuit_id: String,
    /// The approval's facility.
    pub facility: Facility,
}

impl Stated {
    /// From the newest LOA that counts.
    #[must_use]
    pub fn of(loa: Option<&LoaRecord>) -> Self {
        Self {
            carrier_circuit_id: loa
                .map_or_else(String::new, |loa| loa.application.circuit_code.clone()),
            facility: loa
                .and_then(|loa| loa.approval.as_ref())
                .map_or_else(Facility::default, |(approval, _)| approval.facility.clone()),
        }
    }

    /// What it says of a field; empty where it does not.
    #[must_use]
    pub fn said(&self, field: BuiltField) -> &str {
        match field {
            BuiltField::CarrierCircuitId => &self.carrier_circuit_id,
            BuiltField::CableLabel => "",
            BuiltField::Odf => &self.facility.odf,
            BuiltField::PanelPort => &self.facility.panel_port,
            BuiltField::StrandTx => &self.facility.strand_tx,
            BuiltField::StrandRx => &self.facility.strand_rx,
        }
    }
}

impl AsBuilt {
    fn field(&self, field: BuiltField) -> &str {
        match field {
            BuiltField::CarrierCircuitId => &self.carrier_circuit_id,
            BuiltField::CableLabel => &self.cable_label,
            BuiltField::Odf => &self.odf,
            BuiltField::PanelPort => &self.panel_port,
            BuiltField::StrandTx => &self.strand_tx,
            BuiltField::StrandRx => &self.strand_rx,
        }
    }
}

/// One line of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltLine {
    /// What is compared.
    pub field: BuiltField,
    /// What the LOA says, or empty.
    pub loa: String,
    /// What was built, or empty.
    pub built: String,
    /// What came of it.
    pub verdict: BuiltVerdict,
    /// Why a difference is right, or empty.
    pub reason: String,
}

/// Case, width of characters and spaces do not make a difference; everything else does.
fn plain(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Puts what was built beside what the LOA says.
#[must_use]
pub fn compare(stated: &Stated, built: &AsBuilt) -> Vec<BuiltLine> {
    BuiltField::ALL
        .iter()
        .map(|&field| {
            let (loa, now) = (stated.said(field).trim(), built.field(field).trim());
            let verdict = match (plain(loa), plain(now)) {
                (loa, _) if loa.is_empty() => BuiltVerdict::NotInLoa,
                (_, now) if now.is_empty() => BuiltVerdict::NotRecorded,
                (loa, now) if loa == now => BuiltVerdict::Same,
                _ => BuiltVerdict::Differs,
            };
            let reason = built
                .explained
                .iter()
                .filter(|why| verdict.asks() && why.field == field.as_wire())
                .find(|why| plain(&why.loa) == plain(loa))
                .map_or_else(String::new, |why| why.reason.clone());
            BuiltLine {
                field,
                loa: loa.to_owned(),
                built: now.to_owned(),
                verdict,
                reason,
            }
        })
        .collect()
}

/// The two strands were built the other way round than the LOA says.
#[must_use]
pub fn strands_swapped(stated: &Stated, built: &AsBuilt) -> bool {
    let (tx, rx) = (
        plain(&stated.facility.strand_tx),
        plain(&stated.facility.strand_rx),
    );
    !tx.is_empty() && tx != rx && plain(&built.strand_tx) == rx && plain(&built.strand_rx) == tx
}

/// Why completion cannot be reported yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AsBuiltBlock {
    /// Nobody wrote down what was built.
    NotRecorded,
    /// Something differs from the LOA or is not written down, and nobody said why.
    Open(BuiltLine),
}

/// What stands in the way of reporting completion: nothing recorded, or places that are neither as the LOA says nor
/// explained. `loa`: the newest LOA that counts. Empty: nothing does.
#[must_use]
pub fn as_built_blocks(works: &Works, loa: Option<&LoaRecord>) -> Vec<AsBuiltBlock> {
    let Some((built, _)) = &works.as_built else {
        return vec![AsBuiltBlock::NotRecorded];
    };
    compare(&Stated::of(loa), built)
        .into_iter()
        .filter(|line| line.verdict.asks() && line.reason.is_empty())
        .map(AsBuiltBlock::Open)
        .collect()
}
