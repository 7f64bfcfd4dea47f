//! A virtual border router of a circuit: what was written down of it, and what was seen.

use super::address::Peering;
use super::bgp::BgpGroup;
use super::{BgpStatus, Stand, VbrStatus};
use crate::deletion::{Dependant, DependantKind};
use crate::entry::Noted;
use crate::event::{Event, Kept};
use crate::timeline::Effect;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Values of the console's list, in Mbit/s. 50120 stands there literally.
pub const BANDWIDTHS: [u32; 16] = [
    50, 100, 200, 300, 400, 500, 1000, 2048, 5120, 8192, 10240, 20480, 40960, 50120, 61440, 102_400,
];
/// Largest VLAN.
pub const VLAN_MAX: u16 = 2999;
/// The two sizes of a packet that can be chosen, in bytes.
pub const MTUS: [u16; 2] = [1500, 8500];
/// Bounds of a BFD interval in milliseconds.
pub const BFD_INTERVAL: std::ops::RangeInclusive<u16> = 200..=1000;
/// Bounds of the BFD multiplier.
pub const BFD_MULTIPLIER: std::ops::RangeInclusive<u8> = 3..=10;

/// Bidirectional forwarding detection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bfd {
    /// Send interval (`MinTxInterval`), milliseconds.
    pub tx: u16,
    /// Receive interval (`MinRxInterval`), milliseconds.
    pub rx: u16,
    /// `DetectMultiplier`.
    pub multiplier: u8,
}

/// A route that somebody wrote into the VBR.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaticRoute {
    /// The customer's network.
    pub destination: String,
    /// What it is, or empty.
    pub note: String,
}

/// A VBR as it was last written down.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct VbrFact {
    /// Its key on the circuit.
    pub key: String,
    /// Name.
    pub name: String,
    /// Id of the account that owns it, or empty: the circuit's own.
    pub owner: String,
    /// 0–2999; 0 is a routed port without a tag.
    pub vlan: u16,
    /// The IPv4 link.
    pub v4: Peering,
    /// The IPv6 link.
    pub v6: Option<Peering>,
    /// Mbit/s; `None`: no limit of its own.
    pub bandwidth_mbps: Option<u32>,
    /// Bytes.
    pub mtu: u16,
    /// BFD.
    pub bfd: Option<Bfd>,
    /// Static routes to the customer's networks.
    pub routes: Vec<StaticRoute>,
    /// BGP groups.
    pub groups: Vec<BgpGroup>,
    /// Note, or empty.
    pub note: String,
    /// Who wrote it down.
    pub by: String,
    /// Warnings kept.
    #[serde(default)]
    pub kept: Vec<Kept>,
}

impl VbrFact {
    /// Peers of all groups.
    pub fn peers(&self) -> impl Iterator<Item = &super::bgp::BgpPeer> {
        self.groups.iter().flat_map(|group| &group.peers)
    }
}

/// What was seen of a VBR, or of one of its peers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VbrSeen {
    /// The VBR's key.
    pub key: String,
    /// The peer's key, or empty: the VBR itself.
    pub peer: String,
    /// Address of that peer, for the history, or empty.
    pub address: String,
    /// Wire word of [`Stand`]: `created` also where only the status was seen.
    pub stand: String,
    /// The provider's own word, or empty.
    pub word: String,
    /// `vbr-…`, or empty.
    pub id: String,
    /// Name of the VBR at that time.
    pub name: String,
    /// Who saw it.
    pub by: String,
}

/// A VBR, folded.
#[derive(Debug, Clone, PartialEq)]
pub struct VbrRecord {
    /// As it was last written down.
    pub fact: VbrFact,
    /// When it was last written down.
    pub saved: Noted,
    /// How far it is.
    pub stand: Stand,
    /// It was created at some time.
    pub was_created: bool,
    /// `vbr-…`, or empty.
    pub id: String,
    /// The provider's word.
    pub status: Option<VbrStatus>,
    /// When it was seen last.
    pub seen: Option<Noted>,
    /// What was seen of its peers last, by their keys.
    pub peers: BTreeMap<String, (BgpStatus, Noted)>,
}

impl VbrRecord {
    fn new(fact: &VbrFact, saved: Noted) -> Self {
        Self {
            fact: fact.clone(),
            saved,
            stand: Stand::Planned,
            was_created: false,
            id: String::new(),
            status: None,
            seen: None,
            peers: BTreeMap::new(),
        }
    }

    /// It is at Alibaba Cloud as far as is known.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.stand == Stand::Created
    }

    /// It counts: a plan or a VBR.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.stand != Stand::Gone
    }

    /// What the list of things on a port calls it.
    #[must_use]
    pub fn dependant(&self) -> Dependant {
        let name = if self.id.is_empty() {
            self.fact.name.clone()
        } else {
            self.id.clone()
        };
        Dependant {
            key: self.fact.key.clone(),
            kind: DependantKind::Vbr.as_wire().to_owned(),
            name,
            note: self.fact.name.clone(),
            by: self.fact.by.clone(),
        }
    }

    /// Takes in what was seen; earlier looks say nothing about now.
    fn see(&mut self, seen: &VbrSeen, event: &Event) -> Effect {
        let noted = Noted::of(event, &seen.by);
        if !seen.peer.is_empty() {
            let Ok(status) = BgpStatus::from_wire(&seen.word) else {
                return Effect::Conflict;
            };
            if !self.fact.peers().any(|peer| peer.key == seen.peer) {
                return Effect::Conflict;
            }
            if self
                .peers
                .get(&seen.peer)
                .is_some_and(|(_, known)| known.at > noted.at)
            {
                return Effect::Late;
            }
            self.peers.insert(seen.peer.clone(), (status, noted));
            return COUNTED;
        }
        let Ok(stand) = Stand::from_wire(&seen.stand) else {
            return Effect::Conflict;
        };
        if self.seen.as_ref().is_some_and(|known| known.at > noted.at) {
            return Effect::Late;
        }
        match stand {
            Stand::Planned => return Effect::Conflict,
            Stand::Created => {
                self.was_created = true;
                if !seen.id.is_empty() {
                    self.id.clone_from(&seen.id);
                }
                // no word, or one of a newer program: the history shows it as it is
                self.status = VbrStatus::from_wire(&seen.word).ok();
            }
            Stand::Gone => self.status = None,
        }
        self.stand = stand;
        self.seen = Some(noted);
        COUNTED
    }
}

const COUNTED: Effect = Effect::Counted {
    skipped: Vec::new(),
};

/// Writes a VBR into the list of a circuit, in place of what it said before.
pub(crate) fn save(list: &mut Vec<VbrRecord>, fact: &VbrFact, event: &Event) -> Effect {
    let saved = Noted::of(event, &fact.by);
    match list.iter_mut().find(|one| one.fact.key == fact.key) {
        Some(known) => {
            known.fact = fact.clone();
            known.saved = saved;
            let kept: Vec<String> = fact.peers().map(|peer| peer.key.clone()).collect();
            known.peers.retain(|key, _| kept.contains(key));
        }
        None => list.push(VbrRecord::new(fact, saved)),
    }
    COUNTED
}

/// Takes in what was seen of one of them.
pub(crate) fn see(list: &mut [VbrRecord], seen: &VbrSeen, event: &Event) -> Effect {
    match list.iter_mut().find(|one| one.fact.key == seen.key) {
        Some(known) => known.see(seen, event),
        None => Effect::Conflict,
    }
}
