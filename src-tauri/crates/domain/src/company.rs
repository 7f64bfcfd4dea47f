//! Companies that recur in forms: customers, construction companies, carriers.

use crate::event::{Event, Fact};
use crate::personal::Personal;
use crate::timeline::in_order;
use crate::wire::wire_enum;
use serde::{Deserialize, Serialize};

wire_enum! {
    /// What a company is to the desk. It can be none of the first three.
    pub enum CompanyKind {
        /// Owns the account and the circuit.
        Customer = "customer", "Customer", "客户";
        /// Enters the data centre and builds.
        Construction = "construction", "Construction company", "施工单位";
        /// Brings the line.
        Carrier = "carrier", "Carrier", "运营商";
        /// Anything else.
        Other = "other", "Other", "其他";
    }
}

/// A company as it was written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyFact {
    /// Name as registered, in any script.
    pub name: String,
    /// The same in Latin letters, or empty.
    pub name_latin: String,
    /// `customer`, `construction`, `carrier` or `other`.
    pub kind: String,
    /// Whom to call there: name, phone, e-mail as written.
    pub contact: Option<Personal<String>>,
    /// Notes, or empty.
    pub notes: String,
}

impl CompanyFact {
    /// Folds the events about one company; `None` when it was removed.
    #[must_use]
    pub fn fold(events: &[Event]) -> Option<Self> {
        let (sorted, withdrawn) = in_order(events);
        let mut company = None;
        for event in sorted {
            if withdrawn.contains_key(&event.id) {
                continue;
            }
            match &event.fact {
                Fact::CompanySaved(saved) => company = Some(saved.clone()),
                Fact::CompanyRemoved { .. } => company = None,
                _ => {}
            }
        }
        company
    }
}
