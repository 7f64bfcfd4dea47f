//! What the customer's side must have, as Alibaba Cloud publishes it: each sentence with where it stands.

use serde::Deserialize;
use std::sync::OnceLock;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirements {
    /// Where the sentences stand; the paper counts them from 1.
    pub sources: Vec<Source>,
    /// The network first, then the steps in their order.
    pub groups: Vec<Group>,
}

/// A published text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Stable word.
    pub key: String,
    /// English.
    pub en: String,
    /// 简体中文.
    pub zh: String,
}

/// What belongs together: the network, or one step.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Stable word.
    pub key: String,
    /// English title.
    pub en: String,
    /// 简体中文.
    pub zh: String,
    /// What must be so.
    pub items: Vec<Requirement>,
}

/// One thing to have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Stable word.
    pub key: String,
    /// Key of its source.
    pub source: String,
    /// Only for such circuits; none: for all.
    #[serde(default)]
    pub when: Option<When>,
    /// English.
    pub en: String,
    /// 简体中文.
    pub zh: String,
}

/// Circuits that a sentence is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// A port of more than 10 Gbit/s.
    #[serde(rename = "above_10g")]
    Above10g,
    /// A CloudBox device cluster is named.
    CloudBox,
    /// China Telecom, China Unicom or China Mobile.
    OwnLines,
    /// People get in by a text message and its QR code.
    SmsQr,
    /// People get in with the LOA, at a third party's site.
    ThirdParty,
    /// In the Chinese mainland.
    Mainland,
    /// Outside it, Hong Kong included.
    Abroad,
}

/// The file cannot be read: a fault of the build, not of the user.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the shipped requirements cannot be read: {0}")]
pub struct RequirementsError(String);

impl Requirements {
    /// The requirements that the program ships, read once.
    ///
    /// # Errors
    /// The file is not in its shape; a test of this crate reads it, so a released program never sees that.
    pub fn shipped() -> Result<&'static Self, RequirementsError> {
        static SHIPPED: OnceLock<Result<Requirements, RequirementsError>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| {
                serde_json::from_str(include_str!("../data/requirements.json"))
                    .map_err(|e| RequirementsError(e.to_string()))
            })
            .as_ref()
            .map_err(Clone::clone)
    }

    /// The number of a source on paper, from 1.
    #[must_use]
    pub fn number(&self, source: &str) -> Option<usize> {
        self.sources
            .iter()
            .position(|one| one.key == source)
            .map(|at| at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_published_requirement_is_said_for_every_circuit() {
        let all = Requirements::shipped().unwrap();
        let network = &all.groups[0];
        assert_eq!(network.key, "network");
        let said: String = network
            .items
            .iter()
            .filter(|one| one.when.is_none())
            .map(|one| one.en.as_str())
            .collect();
        for fact in [
            "10 km",
            "Dual fibre",
            "single mode",
            "LC",
            "Copper ports are not offered",
            "auto-negotiation off",
            "Fixed speed",
            "full duplex",
            "802.1Q",
            "MTU 1500",
            "BGP with MD5",
            "static",
            "100.64.0.0/10",
            "more than 500 ICMP",
        ] {
            assert!(said.contains(fact), "{fact}");
        }
    }

    #[test]
    fn every_sentence_has_both_languages_and_a_source() {
        let all = Requirements::shipped().unwrap();
        let han = |text: &str| text.chars().any(|c| c > '\u{2e80}');
        for one in all.groups.iter().flat_map(|group| &group.items) {
            assert!(all.number(&one.source).is_some(), "{}", one.key);
            assert!(han(&one.zh) && !han(&one.en), "{}", one.key);
            assert!(
                one.en.ends_with('.') && one.zh.ends_with('。'),
                "{}",
                one.key
            );
        }
        for source in &all.sources {
            let used = |one: &Requirement| one.source == source.key;
            assert!(
                all.groups.iter().any(|group| group.items.iter().any(used)),
                "{}",
                source.key
            );
        }
    }
}
