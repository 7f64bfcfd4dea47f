//! The upgrade of a circuit to a larger port: a new port beside the old one, and what moves over to it.
//!
//! Source: Alibaba Cloud's guide to Express Connect, “Upgrade a physical port”: the data of the old port is migrated and
//! modified, its VBR is deleted, the service is interrupted for a while, and a backup beforehand is recommended.

mod checklist;
mod tied;

pub use checklist::{ChecklistStep, Known, Stand, UpgradeStep, checklist};
pub use tied::Tied;

use crate::deletion::DependantKind;
use crate::entry::Noted;
use crate::event::{Fact, Kept};
use crate::maintenance::Interruption;
use crate::port::PortType;
use crate::timeline::{Effect, Entry};
use crate::wire::wire_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most things that are written down as tied to one port.
pub const TIED_MAX: usize = 200;

wire_enum! {
    /// What can be tied to a port and must be made anew, or moved, for the new one.
    pub enum TiedKind {
        /// A virtual border router; that of the old port is deleted.
        Vbr = "vbr", "VBR", "VBR";
        /// A port shared with another account.
        SharedPort = "shared_port", "Shared port", "共享端口";
        /// A MACsec key.
        MacsecKey = "macsec_key", "MACsec key", "MACsec 密钥";
        /// A VBR's association with an Express Connect Router.
        Ecr = "ecr", "ECR association", "ECR 关联";
        /// A BGP group.
        BgpGroup = "bgp_group", "BGP group", "BGP 组";
        /// A BGP peer.
        BgpPeer = "bgp_peer", "BGP peer", "BGP 邻居";
        /// A route.
        Route = "route", "Route", "路由";
        /// A failover group.
        FailoverGroup = "failover_group", "Failover group", "倒换组";
        /// Anything else.
        Other = "other", "Other", "其他";
    }
}

impl TiedKind {
    /// The upgrade itself deletes it.
    #[must_use]
    pub const fn is_deleted(self) -> bool {
        matches!(self, Self::Vbr)
    }
}

impl From<DependantKind> for TiedKind {
    fn from(kind: DependantKind) -> Self {
        match kind {
            DependantKind::Vbr => Self::Vbr,
            DependantKind::SharedPort => Self::SharedPort,
            DependantKind::MacsecKey => Self::MacsecKey,
        }
    }
}

/// Why, to what, when, and how back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpgradePlan {
    /// Wire word of the new port's type.
    pub port_type: String,
    /// Why.
    pub why: String,
    /// When traffic changes over: start and end, or neither.
    pub cut_over: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// IANA zone that its times are written in.
    pub zone: String,
    /// How to go back, or empty.
    pub roll_back: String,
    /// Who wrote it down.
    pub by: String,
    /// Warnings kept.
    #[serde(default)]
    pub kept: Vec<Kept>,
}

/// Something that is tied to the old port.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TiedItem {
    /// Its key on this circuit; that of a dependant where it is one.
    pub key: String,
    /// Wire word of [`TiedKind`].
    pub kind: String,
    /// Its id or name in the console.
    pub name: String,
    /// Its parameters, as they must be set again; lines.
    pub parameters: String,
    /// Who wrote it down.
    pub by: String,
}

impl TiedItem {
    /// Its kind; one of a newer program is another thing.
    #[must_use]
    pub fn kind(&self) -> TiedKind {
        TiedKind::from_wire(&self.kind).unwrap_or(TiedKind::Other)
    }
}

/// Something tied to the port was backed up, or is not after all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackedUp {
    /// Its key.
    pub item: String,
    /// It is.
    pub done: bool,
    /// Who did it.
    pub by: String,
}

/// What somebody said of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpgradeMark {
    /// Wire word of [`UpgradeStep`].
    pub step: String,
    /// Wire word of [`Stand`]: done, not needed, or open again.
    pub stand: String,
    /// Note; of a step that is not needed, why.
    pub note: String,
    /// Who said so.
    pub by: String,
}

/// Whether a fact tells of an upgrade.
#[must_use]
pub const fn is_upgrade(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::UpgradePlanned(_)
            | Fact::UpgradeTied(_)
            | Fact::UpgradeBackedUp(_)
            | Fact::UpgradeMarked(_)
            | Fact::UpgradeApplied { .. }
            | Fact::UpgradeOf { .. }
            | Fact::UpgradeCalledOff { .. }
    )
}

/// An upgrade as the events of the old circuit tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgrade {
    /// The plan as it was last written.
    pub plan: UpgradePlan,
    /// When it was first written.
    pub begun: Noted,
    /// When it was last written.
    pub saved: Noted,
    /// What is tied to the port, as it was written down here, in the order of writing.
    pub tied: Vec<(TiedItem, Noted)>,
    /// What is backed up, by key.
    pub backed_up: BTreeMap<String, Noted>,
    /// What was said of the steps.
    pub marks: BTreeMap<UpgradeStep, (UpgradeMark, Noted)>,
    /// The circuits that were applied for as its new port, oldest first.
    pub applied: Vec<(String, Noted)>,
    /// It does not take place: why.
    pub called_off: Option<(String, Noted)>,
}

impl Upgrade {
    /// Folds it from a circuit's entries; `None` when none was planned. Total. What was withdrawn is passed over; what
    /// was tied and backed up stays true when an upgrade is called off and planned anew.
    #[must_use]
    pub fn of(entries: &[Entry]) -> Option<Self> {
        let mut upgrade: Option<Self> = None;
        for Entry { event, effect } in entries {
            if !matches!(effect, Effect::Counted { .. }) {
                continue;
            }
            let noted = |by: &str| Noted::of(event, by);
            match (&event.fact, &mut upgrade) {
                (Fact::UpgradePlanned(plan), Some(known)) => {
                    known.plan = plan.clone();
                    known.saved = noted(&plan.by);
                    if known.called_off.take().is_some() {
                        known.begun = known.saved.clone();
                        known.marks.clear();
                        known.applied.clear();
                    }
                }
                (Fact::UpgradePlanned(plan), None) => {
                    upgrade = Some(Self {
                        plan: plan.clone(),
                        begun: noted(&plan.by),
                        saved: noted(&plan.by),
                        tied: Vec::new(),
                        backed_up: BTreeMap::new(),
                        marks: BTreeMap::new(),
                        applied: Vec::new(),
                        called_off: None,
                    });
                }
                (Fact::UpgradeTied(item), Some(known)) => {
                    let at = known.tied.iter().position(|(one, _)| one.key == item.key);
                    // other parameters are not those that were backed up
                    known.backed_up.remove(&item.key);
                    match at.and_then(|at| known.tied.get_mut(at)) {
                        Some(place) => *place = (item.clone(), noted(&item.by)),
                        None => known.tied.push((item.clone(), noted(&item.by))),
                    }
                }
                (Fact::UpgradeBackedUp(backed), Some(known)) => {
                    if backed.done {
                        let noted = noted(&backed.by);
                        known.backed_up.insert(backed.item.clone(), noted);
                    } else {
                        known.backed_up.remove(&backed.item);
                    }
                }
                (Fact::UpgradeMarked(mark), Some(known)) => {
                    if let Ok(step) = UpgradeStep::from_wire(&mark.step) {
                        known.marks.insert(step, (mark.clone(), noted(&mark.by)));
                    }
                }
                (Fact::UpgradeApplied { circuit, by, .. }, Some(known)) => {
                    known.applied.push((circuit.clone(), noted(by)));
                }
                (Fact::UpgradeCalledOff { reason, by }, Some(known)) => {
                    known.called_off = Some((reason.clone(), noted(by)));
                }
                _ => {}
            }
        }
        upgrade
    }
}

/// Whether one port carries more than another.
#[must_use]
pub fn is_larger(new: PortType, old: PortType) -> bool {
    new.speed_mbps() > old.speed_mbps()
}

/// The interruptions that fall into the time in which traffic changes over, earliest first.
#[must_use]
pub fn met_by(
    cut_over: (DateTime<Utc>, DateTime<Utc>),
    interruptions: &[Interruption],
) -> Vec<&Interruption> {
    let (from, until) = cut_over;
    let mut met: Vec<&Interruption> = interruptions
        .iter()
        .filter(|one| one.from < until && one.until.is_none_or(|end| from < end))
        .collect();
    met.sort_by(|a, b| (a.from, &a.id).cmp(&(b.from, &b.id)));
    met
}

#[cfg(test)]
mod tests;
