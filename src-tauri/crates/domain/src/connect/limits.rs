//! The numbers that bound a connection, each with the page that it stands on.

use crate::problem::Problems;
use crate::problem_code::ProblemCode;
use serde::Deserialize;
use std::sync::OnceLock;

/// Which number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitKey {
    /// VBRs of one account on a circuit.
    VbrsPerCircuit,
    /// BGP peers of a VBR.
    BgpPeersPerVbr,
    /// Routes that a peer may announce.
    RoutesPerPeer,
    /// Static routes of a VBR.
    StaticRoutesPerVbr,
    /// Circuits that share traffic behind one ECR.
    CircuitsInEcmp,
    /// VBRs of a VBR-HA group.
    VbrsInPair,
    /// VBRs of a failover group of an ECR.
    VbrsInGroup,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Which.
    pub key: LimitKey,
    /// The most that is allowed.
    pub most: u32,
    /// It cannot be raised; else a reason may go beyond it.
    pub firm: bool,
    /// Its id at the provider, or empty.
    pub id: String,
    /// Where it stands, English.
    pub en: String,
    /// The same in Chinese.
    pub zh: String,
    /// Address of the page; empty where only a stored copy of it is at hand.
    pub url: String,
}

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Day on which the pages were read, `YYYY-MM-DD`.
    pub date: String,
    /// Every number.
    pub limits: Vec<Limit>,
}

impl Limits {
    /// What the program ships, read once; a file that cannot be read holds none, and a test sees to it.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Limits> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            serde_json::from_str(include_str!("../../data/connect_limits.json")).unwrap_or(Self {
                date: String::new(),
                limits: Vec::new(),
            })
        })
    }
}

/// One number; `None` when none is shipped.
#[must_use]
pub fn limit(key: LimitKey) -> Option<&'static Limit> {
    Limits::shipped().limits.iter().find(|one| one.key == key)
}

/// Says that `count` is beyond a limit, with the page that it stands on: as a block where it is firm.
pub fn within(field: &str, key: LimitKey, count: usize, problems: &mut Problems) {
    let Some(limit) = limit(key) else { return };
    if u32::try_from(count).unwrap_or(u32::MAX) <= limit.most {
        return;
    }
    let code = if limit.firm {
        ProblemCode::BeyondFirmLimit
    } else {
        ProblemCode::BeyondLimit
    };
    let problem = if limit.firm {
        problems.block(field, code)
    } else {
        problems.warn(field, code)
    };
    problem
        .with("most", limit.most)
        .with("count", count)
        .with("source", &limit.en)
        .with("source_zh", &limit.zh);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_shipped_with_its_page() {
        for (key, most) in [
            (LimitKey::VbrsPerCircuit, 5),
            (LimitKey::BgpPeersPerVbr, 8),
            (LimitKey::RoutesPerPeer, 110),
            (LimitKey::StaticRoutesPerVbr, 48),
            (LimitKey::CircuitsInEcmp, 32),
            (LimitKey::VbrsInPair, 2),
            (LimitKey::VbrsInGroup, 8),
        ] {
            let one = limit(key).unwrap();
            assert_eq!(one.most, most, "{key:?}");
            assert!(!one.en.is_empty() && !one.zh.is_empty());
            assert!(
                one.url.is_empty() || one.url.starts_with("https://"),
                "{key:?}"
            );
        }
        assert!(Limits::shipped().date.parse::<chrono::NaiveDate>().is_ok());
    }
}
