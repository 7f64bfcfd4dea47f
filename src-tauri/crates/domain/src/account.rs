//! An account, as it is kept.

use serde::{Deserialize, Serialize};

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
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
