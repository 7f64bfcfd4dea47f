//! Rules of a router: what may hang on it, what it may lead to, and which VBRs may stand in for each other.

use super::address::Net;
use super::asn;
use super::limits::{LimitKey, within};
use super::router::{AssociationKind, FailoverGroup, GroupKind, RouterFact, RouterKind, VbrRef};
use crate::port::Feature;
use crate::problem::{ProblemCode, Problems};
use std::collections::BTreeSet;

/// A VBR of the desk as far as a router is concerned.
#[derive(Debug, Clone, Default)]
pub struct KnownVbr {
    /// Which.
    pub at: VbrRef,
    /// What people call it.
    pub name: String,
    /// Region of its circuit.
    pub region: String,
    /// BFD is set.
    pub bfd: bool,
    /// The port was applied for with VBR-HA.
    pub msha: bool,
    /// The port was applied for with the failover group.
    pub multi: bool,
    /// Its links and the networks behind it, with what they are called.
    pub networks: Vec<(String, Net)>,
    /// Another router that it hangs on.
    pub router: Option<String>,
    /// Another failover group that it is in.
    pub group: Option<String>,
}

/// Checks a router against the VBRs that the desk knows.
pub fn check_router(fact: &RouterFact, known: &[KnownVbr], problems: &mut Problems) {
    let ecr = fact.kind == RouterKind::Ecr.as_wire();
    if !asn::may_be_local(fact.asn) {
        problems.block("asn", ProblemCode::AsnNotLocal);
    }
    let find = |at: &VbrRef| known.iter().find(|one| one.at == *at);
    let mut seen = BTreeSet::new();
    for (row, at) in fact.vbrs.iter().enumerate() {
        let field = format!("vbrs.{row}");
        let Some(vbr) = find(at) else {
            problems.block(&field, ProblemCode::UnknownChoice);
            continue;
        };
        if !seen.insert(at) {
            problems.block(&field, ProblemCode::VbrTwice);
        }
        if let Some(router) = &vbr.router {
            problems
                .block(&field, ProblemCode::VbrElsewhere)
                .with("name", router);
        }
    }
    let circuits: BTreeSet<&str> = fact.vbrs.iter().map(|at| at.circuit.as_str()).collect();
    within("vbrs", LimitKey::CircuitsInEcmp, circuits.len(), problems);
    associations(fact, ecr, known, problems);
    let mut grouped = BTreeSet::new();
    for (row, group) in fact.groups.iter().enumerate() {
        check_group(fact, group, row, known, problems);
        for (at, member) in group.members.iter().enumerate() {
            let other = find(member).and_then(|vbr| vbr.group.as_deref());
            let field = format!("groups.{row}.members.{at}");
            if !grouped.insert(member) {
                problems
                    .block(&field, ProblemCode::VbrInOtherGroup)
                    .with("name", &fact.name);
            } else if let Some(other) = other {
                problems
                    .block(&field, ProblemCode::VbrInOtherGroup)
                    .with("name", other);
            }
        }
    }
}

fn associations(fact: &RouterFact, ecr: bool, known: &[KnownVbr], problems: &mut Problems) {
    let own: Vec<&(String, Net)> = known
        .iter()
        .filter(|vbr| fact.vbrs.contains(&vbr.at))
        .flat_map(|vbr| &vbr.networks)
        .filter(|(_, net)| net.prefix > 0)
        .collect();
    let mut ranges: Vec<(&str, Net)> = Vec::new();
    for (row, one) in fact.associations.iter().enumerate() {
        let field = format!("associations.{row}");
        let is_tr = one.kind == AssociationKind::Tr.as_wire();
        if is_tr && !ecr {
            problems.block(format!("{field}.kind"), ProblemCode::TrOnlyAtEcr);
        }
        let behind = |key: &str| {
            fact.associations
                .iter()
                .any(|tr| tr.key == key && tr.kind == AssociationKind::Tr.as_wire())
        };
        if !one.behind.is_empty() && (is_tr || !behind(&one.behind)) {
            problems.block(format!("{field}.behind"), ProblemCode::UnknownChoice);
        }
        let twice = fact.associations[..row]
            .iter()
            .any(|other| !one.id.is_empty() && other.id == one.id);
        if twice {
            problems.block(format!("{field}.id"), ProblemCode::InstanceIdRepeated);
        }
        for (at, text) in one.cidrs.iter().enumerate() {
            let field = format!("{field}.cidrs.{at}");
            let Some((net, _)) = Net::read(text) else {
                continue;
            };
            if let Some((name, other)) = own.iter().find(|(_, other)| other.overlaps(net)) {
                problems
                    .warn(&field, ProblemCode::NetworksOverlap)
                    .with("network", other)
                    .with("name", name);
            }
            if let Some((name, other)) = ranges.iter().find(|(_, other)| other.overlaps(net)) {
                problems
                    .warn(&field, ProblemCode::NetworksOverlap)
                    .with("network", other)
                    .with("name", name);
            }
            ranges.push((&one.name, net));
        }
    }
}

fn check_group(
    fact: &RouterFact,
    group: &FailoverGroup,
    row: usize,
    known: &[KnownVbr],
    problems: &mut Problems,
) {
    let field = format!("groups.{row}.members");
    let pair = group.kind == GroupKind::Pair.as_wire();
    if !pair && fact.kind != RouterKind::Ecr.as_wire() {
        problems.block(format!("groups.{row}.kind"), ProblemCode::GroupOnlyAtEcr);
    }
    if group.members.len() < 2 {
        problems.block(&field, ProblemCode::GroupTooSmall);
    }
    let limit = if pair {
        LimitKey::VbrsInPair
    } else {
        LimitKey::VbrsInGroup
    };
    within(&field, limit, group.members.len(), problems);
    let circuits: BTreeSet<&str> = group.members.iter().map(|m| m.circuit.as_str()).collect();
    if circuits.len() < group.members.len() {
        problems.block(&field, ProblemCode::GroupSameCircuit);
    }
    let mut regions = BTreeSet::new();
    for (at, member) in group.members.iter().enumerate() {
        let field = format!("{field}.{at}");
        if !fact.vbrs.contains(member) {
            problems.block(&field, ProblemCode::MemberNotAttached);
        }
        let Some(vbr) = known.iter().find(|one| one.at == *member) else {
            problems.block(&field, ProblemCode::UnknownChoice);
            continue;
        };
        regions.insert(vbr.region.as_str());
        if !vbr.bfd {
            problems
                .block(&field, ProblemCode::MemberWithoutBfd)
                .with("name", &vbr.name);
        }
        let (applied, feature) = if pair {
            (vbr.msha, Feature::Msha)
        } else {
            (vbr.multi, Feature::FailoverGroup)
        };
        if !applied {
            problems
                .warn(&field, ProblemCode::FeatureNotApplied)
                .with("feature", feature.label_en())
                .with("feature_zh", feature.label_zh());
        }
    }
    if regions.len() > 1 {
        problems.block(&field, ProblemCode::GroupRegionsDiffer);
    }
    if let Some(active) = &group.active
        && !group.members.contains(active)
    {
        problems.block(format!("groups.{row}.active"), ProblemCode::UnknownChoice);
    }
}
