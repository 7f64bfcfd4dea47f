//! Rules that join several fields of a VBR, or a VBR and what stands around it.

use super::address::{Net, is_shared};
use super::asn;
use super::bgp::{BgpGroup, IpVersion, ROUTE_QUOTA};
use super::limits::{LimitKey, within};
use super::vbr::{BFD_INTERVAL, BFD_MULTIPLIER, Bfd, MTUS, VLAN_MAX, VbrFact, VbrRecord};
use crate::port::Feature;
use crate::problem::{ProblemCode, Problems};
use crate::text;
use std::collections::BTreeSet;
use std::net::IpAddr;

/// What a VBR is held against.
#[derive(Debug, Clone, Default)]
pub struct Around<'a> {
    /// All VBRs of the circuit, also this one as it was.
    pub vbrs: &'a [VbrRecord],
    /// Keys of the advanced configuration that the port was applied for with.
    pub features: &'a [String],
    /// What the port carries, in Mbit/s.
    pub port_mbps: Option<u32>,
    /// Failover group that it is in.
    pub group: Option<&'a str>,
    /// It hangs on an ECR, as planned or seen.
    pub at_ecr: bool,
    /// Networks elsewhere that it must not collide with, with what they are called.
    pub elsewhere: &'a [(String, Net)],
}

/// Reads a VLAN.
pub fn vlan(field: &str, raw: &str, problems: &mut Problems) -> Option<u16> {
    whole(field, raw, 0, u32::from(VLAN_MAX), problems).and_then(|n| u16::try_from(n).ok())
}

/// Reads a whole number between two bounds.
pub fn whole(field: &str, raw: &str, min: u32, max: u32, problems: &mut Problems) -> Option<u32> {
    if text::is_blank(raw) {
        problems.block(field, ProblemCode::Required);
        return None;
    }
    let raw = raw.trim();
    let digits = raw.bytes().all(|b| b.is_ascii_digit());
    let read = raw
        .parse()
        .ok()
        .filter(|n| digits && (min..=max).contains(n));
    if read.is_none() {
        problems
            .block(field, ProblemCode::NumberRange)
            .with("min", min)
            .with("max", max);
    }
    read
}

/// Reads the intervals and the multiplier of BFD.
pub fn bfd(tx: &str, rx: &str, multiplier: &str, problems: &mut Problems) -> Option<Bfd> {
    let (low, high) = (
        u32::from(*BFD_INTERVAL.start()),
        u32::from(*BFD_INTERVAL.end()),
    );
    let tx = whole("bfd.tx", tx, low, high, problems);
    let rx = whole("bfd.rx", rx, low, high, problems);
    let (low, high) = (
        u32::from(*BFD_MULTIPLIER.start()),
        u32::from(*BFD_MULTIPLIER.end()),
    );
    let multiplier = whole("bfd.multiplier", multiplier, low, high, problems);
    Some(Bfd {
        tx: u16::try_from(tx?).ok()?,
        rx: u16::try_from(rx?).ok()?,
        multiplier: u8::try_from(multiplier?).ok()?,
    })
}

fn has(features: &[String], feature: Feature) -> bool {
    features.iter().any(|key| key == feature.as_wire())
}

fn lacks(field: &str, around: &Around<'_>, feature: Feature, problems: &mut Problems) {
    if !has(around.features, feature) {
        problems
            .warn(field, ProblemCode::FeatureNotApplied)
            .with("feature", feature.label_en())
            .with("feature_zh", feature.label_zh());
    }
}

/// Checks a VBR against its circuit, itself and what is elsewhere.
pub fn check_vbr(fact: &VbrFact, around: &Around<'_>, problems: &mut Problems) {
    let others: Vec<&VbrRecord> = around
        .vbrs
        .iter()
        .filter(|one| one.counts() && one.fact.key != fact.key)
        .collect();
    vlans(fact, &others, problems);
    let same_owner = others.iter().filter(|one| one.fact.owner == fact.owner);
    within(
        "vlan",
        LimitKey::VbrsPerCircuit,
        same_owner.count() + 1,
        problems,
    );
    if let Some(mbps) = fact.bandwidth_mbps {
        lacks("bandwidth", around, Feature::SubifRateLimit, problems);
        if let Some(most) = around.port_mbps
            && mbps > most
        {
            problems
                .warn("bandwidth", ProblemCode::VbrBeyondPort)
                .with("most", most);
        }
    }
    if fact.v6.is_some() {
        lacks("v6.cloud", around, Feature::DualStack, problems);
    }
    if fact.bfd.is_some() {
        lacks("bfd.tx", around, Feature::Bfd, problems);
    }
    if fact.bfd.is_none()
        && let Some(group) = around.group
    {
        problems
            .block("bfd.tx", ProblemCode::GroupNeedsBfd)
            .with("name", group);
    }
    if fact.mtu != MTUS[0] {
        let code = if around.at_ecr {
            ProblemCode::MtuChangesAll
        } else {
            ProblemCode::MtuNeedsEcr
        };
        problems.warn("mtu", code);
    }
    links(fact, &others, around, problems);
    routes(fact, around, problems);
    groups(fact, problems);
}

fn vlans(fact: &VbrFact, others: &[&VbrRecord], problems: &mut Problems) {
    if fact.vlan == 0 && !others.is_empty() {
        problems.block("vlan", ProblemCode::VlanZeroAlone);
    } else if let Some(untagged) = others.iter().find(|one| one.fact.vlan == 0) {
        problems
            .block("vlan", ProblemCode::VlanZeroTaken)
            .with("name", &untagged.fact.name);
    } else if let Some(same) = others.iter().find(|one| one.fact.vlan == fact.vlan) {
        problems
            .block("vlan", ProblemCode::VlanTaken)
            .with("name", &same.fact.name);
    }
    if others.iter().any(|one| one.fact.name == fact.name) {
        problems.block("name", ProblemCode::NameTaken);
    }
}

/// Both links of a VBR with the field of each.
fn nets(fact: &VbrFact) -> Vec<(&'static str, Net)> {
    let v4 = fact.v4.net().map(|net| ("v4.cloud", net));
    let v6 = fact.v6.as_ref().and_then(super::address::Peering::net);
    v4.into_iter()
        .chain(v6.map(|net| ("v6.cloud", net)))
        .collect()
}

fn links(fact: &VbrFact, others: &[&VbrRecord], around: &Around<'_>, problems: &mut Problems) {
    for (field, net) in nets(fact) {
        for other in others {
            if nets(&other.fact).iter().any(|(_, own)| own.overlaps(net)) {
                problems
                    .block(field, ProblemCode::LinkTaken)
                    .with("subnet", net)
                    .with("name", &other.fact.name);
            }
        }
        if let Some((name, own)) = around.elsewhere.iter().find(|(_, own)| own.overlaps(net)) {
            problems
                .warn(field, ProblemCode::NetworksOverlap)
                .with("network", own)
                .with("name", name);
        }
    }
}

fn routes(fact: &VbrFact, around: &Around<'_>, problems: &mut Problems) {
    within(
        "routes",
        LimitKey::StaticRoutesPerVbr,
        fact.routes.len(),
        problems,
    );
    let mut seen = BTreeSet::new();
    for (row, route) in fact.routes.iter().enumerate() {
        let field = format!("routes.{row}.destination");
        let Some((net, _)) = Net::read(&route.destination) else {
            continue;
        };
        if !seen.insert(net) {
            problems.block(&field, ProblemCode::RouteTwice);
        }
        if net.first.is_ipv6() && fact.v6.is_none() {
            problems.block(&field, ProblemCode::NoIpv6Link);
        }
        if net.prefix > 0 && is_shared(net) {
            problems.block(&field, ProblemCode::AddressShared);
        }
        if net.prefix > 0
            && let Some((name, own)) = around.elsewhere.iter().find(|(_, own)| own.overlaps(net))
        {
            problems
                .warn(&field, ProblemCode::NetworksOverlap)
                .with("network", own)
                .with("name", name);
        }
    }
}

fn groups(fact: &VbrFact, problems: &mut Problems) {
    let mut addresses = BTreeSet::new();
    let mut peers = 0;
    for (at, group) in fact.groups.iter().enumerate() {
        let field = |name: &str| format!("groups.{at}.{name}");
        if !asn::may_be_local(group.local_asn) {
            problems.block(field("local_asn"), ProblemCode::AsnNotLocal);
        }
        if !asn::may_be_peer(group.peer_asn) {
            problems.block(field("peer_asn"), ProblemCode::AsnNotPeer);
        }
        if group.local_asn == group.peer_asn {
            problems.warn(field("peer_asn"), ProblemCode::AsnSame);
        }
        within(
            &field("route_quota"),
            LimitKey::RoutesPerPeer,
            group.route_quota as usize,
            problems,
        );
        let link = link_of(fact, group);
        if link.is_none() {
            problems.block(field("version"), ProblemCode::NoIpv6Link);
        }
        if group.peers.is_empty() {
            problems.block(field("peers"), ProblemCode::GroupWithoutPeer);
        }
        for (row, peer) in group.peers.iter().enumerate() {
            peers += 1;
            let field = format!("groups.{at}.peers.{row}.address");
            let Ok(address) = peer.address.parse::<IpAddr>() else {
                problems
                    .block(&field, ProblemCode::AddressForm)
                    .with("example", "10.0.0.2");
                continue;
            };
            if let Some(link) = link
                && let Some(net) = link.net()
            {
                if !net.holds(address) {
                    problems
                        .block(&field, ProblemCode::NotInSubnet)
                        .with("subnet", net);
                } else if address.to_string() == link.cloud {
                    problems.block(&field, ProblemCode::PeerIsCloud);
                } else if address.is_ipv4() && (address == net.first || address == net.last()) {
                    problems
                        .block(&field, ProblemCode::AddressSetApart)
                        .with("subnet", net);
                }
            }
            if !addresses.insert(address) {
                problems.block(&field, ProblemCode::PeerTwice);
            }
            if peer.multi_hop == 0 {
                problems
                    .block(
                        format!("groups.{at}.peers.{row}.multi_hop"),
                        ProblemCode::NumberRange,
                    )
                    .with("min", 1)
                    .with("max", 255);
            }
        }
    }
    within("groups", LimitKey::BgpPeersPerVbr, peers, problems);
}

/// The link that a group speaks over.
fn link_of<'f>(fact: &'f VbrFact, group: &BgpGroup) -> Option<&'f super::address::Peering> {
    if group.version == IpVersion::V6.as_wire() {
        fact.v6.as_ref()
    } else {
        Some(&fact.v4)
    }
}

/// Route quota when nothing is written.
#[must_use]
pub fn quota(field: &str, raw: &str, problems: &mut Problems) -> Option<u32> {
    if text::is_blank(raw) {
        return Some(ROUTE_QUOTA);
    }
    whole(field, raw, 1, 100_000, problems)
}
