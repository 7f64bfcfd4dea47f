//! What is kept of construction. Figures stand as text that [`Figure::read`] reads.

use super::words::TestKind;
use crate::event::FileRef;
use crate::figure::Figure;
use serde::{Deserialize, Serialize};

/// Construction began, or its scenario was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorksPlan {
    /// Wire word of the scenario.
    pub scenario: String,
    /// Wire word of the jurisdiction.
    pub jurisdiction: String,
    /// Why it was changed, or empty.
    #[serde(default)]
    pub reason: String,
    /// Who recorded it.
    pub by: String,
}

/// What a person says of a step; the newest counts as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepNote {
    /// Wire word of the step.
    pub step: String,
    /// Wire word of the mark.
    pub mark: String,
    /// Wire word of who owns it.
    pub owner: String,
    /// Name of the company or person, or empty.
    #[serde(default)]
    pub who: String,
    /// `YYYY-MM-DD`, or empty.
    #[serde(default)]
    pub due: String,
    /// Free note, or empty.
    #[serde(default)]
    pub note: String,
    /// Why it is not needed, or empty.
    #[serde(default)]
    pub reason: String,
    /// Who recorded it.
    pub by: String,
}

/// The provider confirmed what all of it costs, end to end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineCost {
    /// Who confirmed: the provider and the person.
    pub with: String,
    /// Once, as typed and checked, or empty.
    #[serde(default)]
    pub once: String,
    /// Each month, or empty.
    #[serde(default)]
    pub monthly: String,
    /// `CNY`, `USD`, ….
    pub currency: String,
    /// What it covers, quotation number; or empty.
    #[serde(default)]
    pub note: String,
    /// Who recorded it.
    pub by: String,
}

/// The in-building patch cable: who procures it, what its rental costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatchCable {
    /// The facility operator that procures it.
    pub operator: String,
    /// Order or contract number, or empty.
    #[serde(default)]
    pub order: String,
    /// Rental each month, or empty.
    #[serde(default)]
    pub rental: String,
    /// Once, or empty.
    #[serde(default)]
    pub once: String,
    /// `CNY`, `USD`, ….
    pub currency: String,
    /// Rental begins, `YYYY-MM-DD`, or empty.
    #[serde(default)]
    pub rental_from: String,
    /// It lies in the building; before, it is ordered.
    pub delivered: bool,
    /// Note, or empty.
    #[serde(default)]
    pub note: String,
    /// Who recorded it.
    pub by: String,
}

/// A figure of a test and the limit that it was held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorksTest {
    /// Wire word of what was tested.
    pub kind: String,
    /// The figure.
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// The limit, or empty: then it was measured only.
    #[serde(default)]
    pub limit: String,
    /// Wire word of where the limit comes from, or empty.
    #[serde(default)]
    pub limit_source: String,
    /// Which ends, which tool; or empty.
    #[serde(default)]
    pub note: String,
    /// Who measured.
    pub by: String,
}

impl WorksTest {
    /// Whether it passed; `None` without a limit, or when it cannot be read.
    #[must_use]
    pub fn passed(&self) -> Option<bool> {
        let kind = TestKind::from_wire(&self.kind).ok()?;
        let (value, limit) = (Figure::read(&self.value)?, Figure::read(&self.limit)?);
        Some(if kind.limit_is_least() {
            value >= limit
        } else {
            value <= limit
        })
    }
}

/// A file that belongs to the circuit, or to one of its steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The file.
    pub file: FileRef,
    /// Wire word of [`crate::attachment::Media`].
    pub media: String,
    /// Wire word of the step; empty: the circuit as a whole.
    #[serde(default)]
    pub step: String,
    /// What it shows, or empty.
    #[serde(default)]
    pub title: String,
    /// Who attached it.
    pub by: String,
}
