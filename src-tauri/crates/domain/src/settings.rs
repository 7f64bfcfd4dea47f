//! The desk's settings, as they are kept.

use serde::{Deserialize, Serialize};

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
