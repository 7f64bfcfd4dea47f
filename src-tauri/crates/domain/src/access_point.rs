//! What the user knows of an access point, beside what the program ships: corrections, notes, additions.
//!
//! Nothing here changes the shipped data. A correction remembers the shipped value that it corrects, so that
//! a later shipped value is noticed and both are shown until the user settles it.

use crate::event::{Event, Fact, TwoNames};
use crate::personal::Personal;
use crate::timeline::in_order;
use crate::wire::wire_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

wire_enum! {
    /// A shipped value that can be corrected. The English name is the key and stays.
    pub enum PointField {
        /// Chinese name.
        NameZh = "name_zh", "Chinese name", "中文名称";
        /// Operator of the facility.
        Operator = "operator", "Operator", "机房运营方";
        /// Landmark nearby.
        Landmark = "landmark", "Landmark", "地标";
        /// How people get in: a wire word of `AccessFlow`.
        AccessFlow = "access_flow", "Way in", "入场方式";
        /// `ap-…`.
        Id = "id", "Id", "ID";
        /// A third party charges a fee: `yes` or `no`.
        ThirdPartyFee = "third_party_fee", "Third-party fee", "第三方费用";
    }
}

wire_enum! {
    /// What the console showed beside an access point.
    pub enum PointStatus {
        /// Recommended.
        Recommended = "recommended", "Recommended", "推荐";
        /// Many ask for it.
        Hot = "hot", "Hot", "热门";
        /// No port is left.
        Full = "full", "Full", "已满";
        /// Closed for applications.
        Disabled = "disabled", "Disabled", "已停用";
    }
}

/// One shipped value corrected, or the correction taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Wire word of [`PointField`].
    pub field: String,
    /// The user's value, empty for “there is none”; `None`: the shipped value holds again.
    pub yours: Option<String>,
    /// The shipped value at that time; `None` when the access point was not in the shipped list.
    pub shipped: Option<String>,
    /// Who wrote it.
    pub by: String,
}

/// What the handout needs and nobody publishes, as far as the user knows it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PointNotes {
    /// Street address, or empty.
    pub address: String,
    /// Rooms, or empty.
    pub rooms: String,
    /// Whom to call there.
    pub contact: Option<Personal<String>>,
    /// Free notes, or empty.
    pub notes: String,
    /// Wire values of port types that were seen there.
    pub port_types: Vec<String>,
    /// Wire values of carriers that were seen there.
    pub carriers: Vec<String>,
    /// Wire word of [`PointStatus`], or empty.
    pub status: String,
    /// Day on which the status was seen, `YYYY-MM-DD`, or empty.
    pub status_seen: String,
    /// Who wrote it.
    pub by: String,
}

/// An access point that is not in the shipped list. Its English name is the id of its events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    /// Chinese name, or empty.
    pub name_zh: String,
    /// Key of its region.
    pub region: String,
    /// Names of the region, when that is not in the shipped list either.
    pub region_names: Option<TwoNames>,
    /// Chinese mainland.
    pub mainland: bool,
    /// IANA zone.
    pub zone: String,
    /// Key of its city.
    pub city: String,
    /// Operator of the facility, or empty.
    pub operator: String,
    /// Landmark nearby, or empty.
    pub landmark: String,
    /// Wire word of `AccessFlow`.
    pub access_flow: String,
    /// `ap-…`, or empty.
    pub id: String,
    /// A third party charges a fee.
    pub third_party_fee: bool,
    /// Who wrote it.
    pub by: String,
}

impl Addition {
    /// A value as a correction would hold it.
    #[must_use]
    pub fn value(&self, field: PointField) -> &str {
        match field {
            PointField::NameZh => &self.name_zh,
            PointField::Operator => &self.operator,
            PointField::Landmark => &self.landmark,
            PointField::AccessFlow => &self.access_flow,
            PointField::Id => &self.id,
            PointField::ThirdPartyFee => yes_or_no(self.third_party_fee),
        }
    }
}

/// A flag as a correction holds it.
#[must_use]
pub const fn yes_or_no(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

/// Something that was written, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated<T> {
    /// What.
    pub what: T,
    /// When.
    pub at: DateTime<Utc>,
}

/// All that the user knows of one access point.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Known {
    /// The access point is the user's own.
    pub added: Option<Dated<Addition>>,
    /// The last correction of each value.
    pub corrections: BTreeMap<String, Dated<Correction>>,
    /// What the handout needs.
    pub notes: Option<Dated<PointNotes>>,
    /// Kept at hand.
    pub favourite: bool,
}

impl Known {
    /// Folds the events about one access point. What does not concern access points is passed over.
    #[must_use]
    pub fn fold(events: &[Event]) -> Self {
        let (sorted, withdrawn) = in_order(events);
        let mut known = Self::default();
        for event in sorted {
            if withdrawn.contains_key(&event.id) {
                continue;
            }
            let at = event.happened_at;
            match &event.fact {
                Fact::AccessPointAdded(addition) => {
                    known.added = Some(dated(addition, at));
                }
                Fact::AccessPointRemoved { .. } => known.added = None,
                Fact::AccessPointCorrected(correction) => {
                    let field = correction.field.clone();
                    known.corrections.insert(field, dated(correction, at));
                }
                Fact::AccessPointNoted(notes) => known.notes = Some(dated(notes, at)),
                Fact::AccessPointFavoured { favourite } => known.favourite = *favourite,
                _ => {}
            }
        }
        known
    }

    /// Nothing that anybody would look for is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same without what belongs to a person, for tables: that there is somebody to call stays.
    #[must_use]
    pub fn without_persons(mut self) -> Self {
        if let Some(notes) = &mut self.notes
            && let Some(contact) = &mut notes.what.contact
        {
            let person = contact.person().to_owned();
            *contact = Personal::Erased { person };
        }
        self
    }
}

fn dated<T: Clone>(what: &T, at: DateTime<Utc>) -> Dated<T> {
    Dated {
        what: what.clone(),
        at,
    }
}
