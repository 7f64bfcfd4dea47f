//! What VBRs hang on: an Express Connect Router, or a transit router of a CEN; what it leads to; which VBRs stand in for
//! each other there.

use super::{AttachStatus, GroupStatus, Stand};
use crate::entry::Noted;
use crate::event::{Event, Fact, Kept};
use crate::timeline::{Effect, Entry, in_order};
use crate::wire::wire_enum;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Most VBRs, VPCs or groups that one record holds.
pub const PARTS_MAX: usize = 64;
/// Most address ranges of a VPC that are kept.
pub const CIDRS_MAX: usize = 16;

wire_enum! {
    /// Which kind of router.
    pub enum RouterKind {
        /// Express Connect Router.
        Ecr = "ecr", "ECR", "专线网关（ECR）";
        /// Transit router of a Cloud Enterprise Network.
        Tr = "tr", "Transit router (CEN)", "转发路由器（云企业网）";
    }
}

wire_enum! {
    /// What a router leads to.
    pub enum AssociationKind {
        /// A VPC.
        Vpc = "vpc", "VPC", "专有网络（VPC）";
        /// A transit router behind an ECR.
        Tr = "tr", "Transit router", "转发路由器";
    }
}

wire_enum! {
    /// Which kind of failover group.
    pub enum GroupKind {
        /// Two VBRs (VBR-HA).
        Pair = "pair", "VBR failover group (two VBRs)", "VBR 倒换组（两个 VBR）";
        /// Up to eight VBRs of one ECR.
        Group = "group", "Failover group of the ECR", "专线网关故障切换组";
    }
}

/// A VBR at the router.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct VbrRef {
    /// The circuit.
    pub circuit: String,
    /// Key of the VBR on it.
    pub vbr: String,
}

impl VbrRef {
    /// The key of its attachment among the parts of a router.
    #[must_use]
    pub fn part(&self) -> String {
        format!("{}/{}", self.circuit, self.vbr)
    }
}

/// A VPC or transit router that a router leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Association {
    /// Its key on the router.
    pub key: String,
    /// Wire word of [`AssociationKind`].
    pub kind: String,
    /// Name.
    pub name: String,
    /// Id at the provider, or empty.
    pub id: String,
    /// Key of the region, or empty.
    pub region: String,
    /// Its address ranges.
    pub cidrs: Vec<String>,
    /// Key of the transit router that it lies behind, or empty: at the router itself.
    pub behind: String,
    /// Id of the account that owns it, or empty.
    pub owner: String,
}

/// VBRs that stand in for each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailoverGroup {
    /// Its key on the router.
    pub key: String,
    /// Wire word of [`GroupKind`].
    pub kind: String,
    /// Name.
    pub name: String,
    /// Id at the provider, or empty.
    pub id: String,
    /// Its VBRs.
    pub members: Vec<VbrRef>,
    /// The one that carries traffic while all is well, or none: all share it.
    pub active: Option<VbrRef>,
}

/// A router as it was last written down.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RouterFact {
    /// Wire word of [`RouterKind`].
    pub kind: String,
    /// Name.
    pub name: String,
    /// Id of the account that owns it, or empty.
    pub owner: String,
    /// Region of a transit router, or empty.
    pub region: String,
    /// Id of the CEN that a transit router belongs to, or empty.
    pub cen: String,
    /// Number of the router.
    pub asn: u32,
    /// VBRs at it.
    pub vbrs: Vec<VbrRef>,
    /// What it leads to.
    pub associations: Vec<Association>,
    /// Groups of its VBRs.
    pub groups: Vec<FailoverGroup>,
    /// Note, or empty.
    pub note: String,
    /// Who wrote it down.
    pub by: String,
    /// Warnings kept.
    #[serde(default)]
    pub kept: Vec<Kept>,
}

/// What was seen of a router, or of a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouterSeen {
    /// Empty: the router itself; else the key of a part.
    pub part: String,
    /// Wire word of [`Stand`].
    pub stand: String,
    /// The provider's own word, or empty.
    pub word: String,
    /// Its id, or empty.
    pub id: String,
    /// What it is called, for the history.
    pub name: String,
    /// Who saw it.
    pub by: String,
}

/// What was seen last of a router or a part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PartSeen {
    /// How far it is.
    pub stand: Stand,
    /// The provider's word, or empty.
    pub word: String,
    /// Its id, or empty.
    pub id: String,
    /// When and by whom.
    pub seen: Noted,
}

/// A router, folded from its events.
#[derive(Debug, Clone, PartialEq)]
pub struct RouterRecord {
    /// As it was last written down.
    pub fact: RouterFact,
    /// Every plan of it was taken back: nothing of it counts, and its history stays.
    pub withdrawn: bool,
    /// When it was last written down.
    pub saved: Noted,
    /// What was seen, by part; the empty key is the router itself.
    pub parts: BTreeMap<String, PartSeen>,
    /// Every event and what it did.
    pub entries: Vec<Entry>,
}

impl RouterRecord {
    /// Folds the events of one router; `None` when it was never written down. Total.
    #[must_use]
    pub fn fold(events: &[Event]) -> Option<Self> {
        let (sorted, withdrawn) = in_order(events);
        let mut record: Option<Self> = None;
        let mut entries = Vec::new();
        for event in sorted {
            let mut effect = Effect::Counted {
                skipped: Vec::new(),
            };
            let withdrawal = withdrawn.get(&event.id);
            if withdrawal.is_none() {
                match (&event.fact, &mut record) {
                    (Fact::RouterSaved(fact), Some(record)) => {
                        record.fact = fact.clone();
                        record.saved = Noted::of(event, &fact.by);
                    }
                    (Fact::RouterSaved(fact), None) => {
                        record = Some(Self::written(event, fact));
                    }
                    (Fact::RouterSeen(seen), Some(record)) => effect = record.see(seen, event),
                    (Fact::Withdrawn { .. }, _) => {}
                    _ => effect = Effect::Conflict,
                }
            }
            entries.push(Entry::of(event, effect, withdrawal));
        }
        let mut record = record.or_else(|| Self::taken_back(&entries))?;
        record.entries = entries;
        Some(record)
    }

    fn written(event: &Event, fact: &RouterFact) -> Self {
        Self {
            fact: fact.clone(),
            withdrawn: false,
            saved: Noted::of(event, &fact.by),
            parts: BTreeMap::new(),
            entries: Vec::new(),
        }
    }

    /// What is left of a router whose plans were all taken back: the last of them, which counts no more.
    fn taken_back(entries: &[Entry]) -> Option<Self> {
        let mut plans = entries.iter().rev();
        plans.find_map(|entry| match &entry.event.fact {
            Fact::RouterSaved(fact) => Some(Self {
                withdrawn: true,
                ..Self::written(&entry.event, fact)
            }),
            _ => None,
        })
    }

    fn see(&mut self, seen: &RouterSeen, event: &Event) -> Effect {
        let Ok(stand) = Stand::from_wire(&seen.stand) else {
            return Effect::Conflict;
        };
        let noted = Noted::of(event, &seen.by);
        let known = self.parts.get(&seen.part);
        if known.is_some_and(|known| known.seen.at > noted.at) {
            return Effect::Late;
        }
        let id = match known {
            Some(known) if seen.id.is_empty() => known.id.clone(),
            _ => seen.id.clone(),
        };
        self.parts.insert(
            seen.part.clone(),
            PartSeen {
                stand,
                word: seen.word.clone(),
                id,
                seen: noted,
            },
        );
        Effect::Counted {
            skipped: Vec::new(),
        }
    }

    /// Which kind it is; one of a newer program is shown as an ECR.
    #[must_use]
    pub fn kind(&self) -> RouterKind {
        RouterKind::from_wire(&self.fact.kind).unwrap_or(RouterKind::Ecr)
    }

    /// How far a part is; the empty key is the router itself.
    #[must_use]
    pub fn stand(&self, part: &str) -> Stand {
        self.parts
            .get(part)
            .map_or(Stand::Planned, |seen| seen.stand)
    }

    /// Its id at the provider, or empty.
    #[must_use]
    pub fn id(&self) -> &str {
        self.parts.get("").map_or("", |seen| &seen.id)
    }

    /// It counts: a plan or a router that is there.
    #[must_use]
    pub fn counts(&self) -> bool {
        !self.withdrawn && self.stand("") != Stand::Gone
    }

    /// VBRs at it that are not detached.
    pub fn attached(&self) -> impl Iterator<Item = &VbrRef> {
        self.fact
            .vbrs
            .iter()
            .filter(|vbr| self.stand(&vbr.part()) != Stand::Gone)
    }

    /// Whether a VBR hangs on it, as planned or seen.
    #[must_use]
    pub fn holds(&self, circuit: &str, vbr: &str) -> bool {
        self.counts()
            && self
                .attached()
                .any(|one| one.circuit == circuit && one.vbr == vbr)
    }

    /// Groups that are in force or planned.
    pub fn groups(&self) -> impl Iterator<Item = &FailoverGroup> {
        self.fact
            .groups
            .iter()
            .filter(|group| self.stand(&group.key) != Stand::Gone)
    }

    /// What it leads to and has not lost.
    pub fn associations(&self) -> impl Iterator<Item = &Association> {
        self.fact
            .associations
            .iter()
            .filter(|one| self.stand(&one.key) != Stand::Gone)
    }

    /// Circuits that any plan of it ever named: its history is theirs too.
    #[must_use]
    pub fn circuits(&self) -> BTreeSet<&str> {
        let plans = self
            .entries
            .iter()
            .filter_map(|entry| match &entry.event.fact {
                Fact::RouterSaved(fact) => Some(&fact.vbrs),
                _ => None,
            });
        plans.flatten().map(|vbr| vbr.circuit.as_str()).collect()
    }

    /// Whether the provider uses this word for a part.
    #[must_use]
    pub fn knows_word(&self, part: &str, word: &str) -> bool {
        if word.is_empty() {
            return true;
        }
        if self.fact.vbrs.iter().any(|vbr| vbr.part() == part) {
            return AttachStatus::from_wire(word).is_ok();
        }
        self.fact.groups.iter().any(|group| group.key == part)
            && GroupStatus::from_wire(word).is_ok()
    }

    /// What a part is called.
    #[must_use]
    pub fn name_of(&self, part: &str) -> Option<String> {
        if part.is_empty() {
            return Some(self.fact.name.clone());
        }
        let associations = self.fact.associations.iter().map(|a| (&a.key, &a.name));
        let groups = self.fact.groups.iter().map(|g| (&g.key, &g.name));
        associations
            .chain(groups)
            .find(|(key, _)| key.as_str() == part)
            .map(|(_, name)| name.clone())
    }
}
