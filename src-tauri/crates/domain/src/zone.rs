//! Zones of cloud resources, such as `cn-hangzhou-h`.
//!
//! No source of the shipped directory lists them, so the list begins empty and is the user's own.

use crate::event::{Event, Fact};
use crate::problem::{ProblemCode, Problems};
use crate::text;
use crate::timeline;
use serde::{Deserialize, Serialize};

/// A zone as it was saved; its id is the aggregate's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneFact {
    /// Key of its region.
    pub region: String,
    /// English name, or empty.
    pub name_en: String,
    /// Chinese name, or empty.
    pub name_zh: String,
    /// Free note, or empty.
    pub note: String,
}

/// Id of a zone: small letters, digits and hyphens, 3 to 40 characters, beginning with a letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ZoneId(String);

impl ZoneId {
    /// Reads an id; capitals are made small, as the console writes them.
    pub fn parse(field: &str, raw: &str, problems: &mut Problems) -> Option<Self> {
        if text::is_blank(raw) {
            problems.block(field, ProblemCode::Required);
            return None;
        }
        let found = Self::read(raw);
        if found.is_none() {
            problems.block(field, ProblemCode::CloudZoneForm);
        }
        found
    }

    /// Reads an id where no form waits for a finding.
    #[must_use]
    pub fn read(raw: &str) -> Option<Self> {
        let id = text::normalise_line(raw).to_ascii_lowercase();
        let first = id.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
        let rest = id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let whole = (3..=40).contains(&id.len()) && !id.ends_with('-') && !id.contains("--");
        (first && rest && whole).then_some(Self(id))
    }

    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The region that the id begins with: `cn-hangzhou` of `cn-hangzhou-h`, `ap-southeast-1` of
    /// `ap-southeast-1a`. What follows the region is one or two letters or digits, with or without a hyphen.
    #[must_use]
    pub fn region<'a>(&self, regions: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        regions
            .into_iter()
            .filter(|region| {
                self.0.strip_prefix(region).is_some_and(|tail| {
                    let tail = tail.strip_prefix('-').unwrap_or(tail);
                    (1..=2).contains(&tail.len()) && tail.bytes().all(|b| b.is_ascii_alphanumeric())
                })
            })
            .max_by_key(|region| region.len())
    }
}

/// The zone that the events of one id leave, and the event that said so last; `None` when it was taken off
/// the list.
#[must_use]
pub fn listed(events: &[Event]) -> Option<(&Event, &ZoneFact)> {
    let (order, withdrawn) = timeline::in_order(events);
    let mut listed = None;
    for event in order {
        match &event.fact {
            _ if withdrawn.contains_key(&event.id) => {}
            Fact::ZoneSaved(zone) => listed = Some((event, zone)),
            Fact::ZoneRemoved {} => listed = None,
            _ => {}
        }
    }
    listed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_as_the_console_writes_it() {
        assert_eq!(
            ZoneId::read(" CN-Hangzhou-H ").unwrap().as_str(),
            "cn-hangzhou-h"
        );
        for bad in ["", "h", "1a-b", "cn hangzhou", "cn--h", "cn-", "杭州-h"] {
            assert_eq!(ZoneId::read(bad), None, "{bad}");
        }
        let mut problems = Problems::new();
        assert_eq!(ZoneId::parse("id", "杭州", &mut problems), None);
        assert!(problems.blocks_field("id"));
    }

    #[test]
    fn the_region_is_the_longest_that_the_id_begins_with() {
        let regions = ["cn-hangzhou", "ap-southeast-1", "us-east-1", "cn"];
        let of = |id: &str| ZoneId::read(id).unwrap().region(regions);
        assert_eq!(of("cn-hangzhou-h"), Some("cn-hangzhou"));
        assert_eq!(of("ap-southeast-1a"), Some("ap-southeast-1"));
        assert_eq!(of("us-east-1"), None, "a region alone is no zone");
        assert_eq!(of("cn-hangzhou-finance-b"), None);
    }
}
