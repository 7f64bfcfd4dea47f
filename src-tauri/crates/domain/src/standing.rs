//! Intended against actual: how far the circuits of an order are, and what the combination wanted and does not have.

use crate::circuit::CircuitStatus;
use crate::loa::LoaStatus;
use crate::topology::{Shape, Topology};
use crate::wire::wire_enum;
use std::collections::BTreeMap;

wire_enum! {
    /// How far a circuit of an order is, in the words of the order's summary.
    pub enum MemberState {
        /// In service.
        Available = "available", "available", "可用";
        /// Waiting for the port fee.
        Payment = "payment", "waiting for payment", "待支付";
        /// The LOA is there: construction and completion.
        Construction = "construction", "under construction", "施工中";
        /// A port is allocated, its LOA is not there.
        Loa = "loa", "waiting for its LOA", "等待 LOA";
        /// Under review or being allocated.
        Port = "port", "waiting for its port", "等待端口";
        /// Refused or without a port.
        Stopped = "stopped", "stopped", "受阻";
        /// Going out of service.
        Leaving = "leaving", "going out of service", "终止中";
        /// Cancelled, terminated or deleted, and not replaced.
        Missing = "missing", "closed and not replaced", "已结束且未替换";
    }
}

impl MemberState {
    /// Reads it off the two statuses.
    #[must_use]
    pub const fn of(circuit: CircuitStatus, loa: LoaStatus) -> Self {
        match circuit {
            CircuitStatus::Initial | CircuitStatus::Approved | CircuitStatus::Allocating => {
                Self::Port
            }
            CircuitStatus::Allocated => match loa {
                LoaStatus::Available | LoaStatus::Completing | LoaStatus::Complete => {
                    Self::Construction
                }
                LoaStatus::NotApplied
                | LoaStatus::Applying
                | LoaStatus::Accept
                | LoaStatus::Rejected
                | LoaStatus::Deleted => Self::Loa,
            },
            CircuitStatus::Confirmed => Self::Payment,
            CircuitStatus::Enabled => Self::Available,
            CircuitStatus::Rejected | CircuitStatus::AllocationFailed => Self::Stopped,
            CircuitStatus::Terminating => Self::Leaving,
            CircuitStatus::Canceled | CircuitStatus::Terminated | CircuitStatus::Deleted => {
                Self::Missing
            }
        }
    }

    /// True while it is or may become a link of the order.
    #[must_use]
    pub const fn is_link(self) -> bool {
        !matches!(self, Self::Stopped | Self::Leaving | Self::Missing)
    }
}

/// A circuit that holds a place of an order now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its id.
    pub circuit: String,
    /// Key of its access point.
    pub access_point: String,
    /// Address of the provider's device, or empty while it is not known.
    pub device: String,
    /// How far it is.
    pub state: MemberState,
}

/// What the actual links lack against the intended ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// More links at one access point than the combination wants there.
    SharedSite {
        /// The access point.
        access_point: String,
        /// The links there.
        circuits: Vec<String>,
    },
    /// Links that were to end on devices of their own end on one.
    SharedDevice {
        /// Its address.
        device: String,
        /// The links there.
        circuits: Vec<String>,
    },
    /// Nothing is known yet of the devices of these links.
    DevicesUnknown {
        /// The links.
        circuits: Vec<String>,
    },
}

/// Intended against actual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What was wanted.
    pub intended: Shape,
    /// Places by how far their circuits are; only states that occur.
    pub actual: BTreeMap<MemberState, u16>,
    /// Different access points of the links.
    pub sites: u16,
    /// What is lacking.
    pub lacks: Vec<Lack>,
}

impl Standing {
    /// Weighs the circuits that hold the places of an order; replaced ones are not among them.
    #[must_use]
    pub fn of(topology: Option<Topology>, intended: Shape, members: &[Member]) -> Self {
        let mut actual = BTreeMap::new();
        for member in members {
            *actual.entry(member.state).or_insert(0_u16) += 1;
        }
        let links: Vec<&Member> = members
            .iter()
            .filter(|member| member.state.is_link())
            .collect();
        let by_site = grouped(&links, |member| &member.access_point);
        let sites = u16::try_from(by_site.len()).unwrap_or(u16::MAX);
        let mut lacks = Vec::new();
        if topology.is_some() {
            for (site, circuits) in by_site {
                if circuits.len() > usize::from(intended.ports_per_site) {
                    lacks.push(Lack::SharedSite {
                        access_point: site.to_owned(),
                        circuits,
                    });
                }
            }
            if intended.device_each() {
                lacks.extend(devices(&links));
            }
        }
        Self {
            intended,
            actual,
            sites,
            lacks,
        }
    }

    /// Places whose circuit is in service.
    #[must_use]
    pub fn available(&self) -> u16 {
        self.count(MemberState::Available)
    }

    /// Places whose circuit is this far.
    #[must_use]
    pub fn count(&self, state: MemberState) -> u16 {
        self.actual.get(&state).copied().unwrap_or(0)
    }
}

fn devices(links: &[&Member]) -> Vec<Lack> {
    let (known, unknown): (Vec<&Member>, Vec<&Member>) =
        links.iter().partition(|member| !member.device.is_empty());
    let mut lacks: Vec<Lack> = grouped(&known, |member| &member.device)
        .into_iter()
        .filter(|(_, circuits)| circuits.len() > 1)
        .map(|(device, circuits)| Lack::SharedDevice {
            device: device.to_owned(),
            circuits,
        })
        .collect();
    if !unknown.is_empty() && links.len() > 1 {
        lacks.push(Lack::DevicesUnknown {
            circuits: unknown.iter().map(|m| m.circuit.clone()).collect(),
        });
    }
    lacks
}

fn grouped<'m>(
    links: &[&'m Member],
    by: impl Fn(&'m Member) -> &'m String,
) -> BTreeMap<&'m str, Vec<String>> {
    let mut groups: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for &member in links {
        groups
            .entry(by(member).as_str())
            .or_default()
            .push(member.circuit.clone());
    }
    groups
}
