//! What is tied to a port: read off the records of VBRs and routers, what was written on the list of the port by hand, and
//! what was added to the upgrade.

use super::{TiedItem, TiedKind, Upgrade};
use crate::connect::address::Peering;
use crate::connect::{RouterKind, RouterRecord, VbrRecord};
use crate::entry::Noted;
use crate::life::Life;

/// Something tied to the port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tied {
    /// What it is.
    pub item: TiedItem,
    /// When it was last written down.
    pub saved: Noted,
    /// It stands on the port as far as is known.
    pub hangs: bool,
    /// Its parameters come from the records of the connection.
    pub recorded: bool,
    /// When it was backed up as it is now.
    pub backed_up: Option<Noted>,
}

impl Upgrade {
    /// Everything that is tied to the port of the circuit. What was deleted since stays when it was backed up: it is
    /// made anew from that. A backup that is older than what was written down last does not count.
    #[must_use]
    pub fn items(
        &self,
        circuit: &str,
        life: &Life,
        routers: &[(String, RouterRecord)],
    ) -> Vec<Tied> {
        let mut items = Vec::new();
        for vbr in &life.vbrs {
            let kept = vbr.was_created && self.backed_up.contains_key(&vbr.fact.key);
            if vbr.is_live() || kept {
                of_vbr(vbr, &mut items);
            }
        }
        for (id, router) in routers.iter().filter(|(_, router)| router.counts()) {
            of_router(circuit, id, router, &life.vbrs, &mut items);
        }
        for (one, noted) in life.hanging() {
            let known = |tied: &Tied| {
                tied.item.key == one.key
                    || (tied.item.kind() == TiedKind::Vbr && tied.item.name == one.name)
            };
            if items.iter().any(known) {
                continue;
            }
            let typed = self.tied.iter().find(|(item, _)| item.key == one.key);
            items.push(Tied {
                item: TiedItem {
                    key: one.key.clone(),
                    kind: TiedKind::from(one.kind()).as_wire().to_owned(),
                    name: one.name.clone(),
                    parameters: typed
                        .map_or(&one.note, |(item, _)| &item.parameters)
                        .clone(),
                    by: one.by.clone(),
                },
                saved: typed.map_or(noted, |(_, saved)| saved.clone()),
                hangs: true,
                recorded: false,
                backed_up: None,
            });
        }
        for (item, saved) in &self.tied {
            if !items.iter().any(|tied| tied.item.key == item.key) {
                items.push(Tied {
                    item: item.clone(),
                    saved: saved.clone(),
                    hangs: false,
                    recorded: false,
                    backed_up: None,
                });
            }
        }
        for tied in &mut items {
            tied.backed_up = self
                .backed_up
                .get(&tied.item.key)
                .filter(|backed| backed.at >= tied.saved.at)
                .cloned();
        }
        items
    }
}

/// The record of the connection that something is read off.
struct Source<'a> {
    by: &'a str,
    saved: &'a Noted,
    hangs: bool,
}

impl Source<'_> {
    fn tied(&self, key: String, kind: TiedKind, name: &str, lines: &[String]) -> Tied {
        Tied {
            item: TiedItem {
                key,
                kind: kind.as_wire().to_owned(),
                name: name.to_owned(),
                parameters: lines.join("\n"),
                by: self.by.to_owned(),
            },
            saved: self.saved.clone(),
            hangs: self.hangs,
            recorded: true,
            backed_up: None,
        }
    }
}

/// A VBR with its groups, peers and routes; what was backed up is found again by their keys.
fn of_vbr(vbr: &VbrRecord, items: &mut Vec<Tied>) {
    let fact = &vbr.fact;
    let source = Source {
        by: &fact.by,
        saved: &vbr.saved,
        hangs: vbr.is_live(),
    };
    let mut put = |key: String, kind: TiedKind, name: &str, lines: Vec<String>| {
        items.push(source.tied(key, kind, name, &lines));
    };
    let mut lines = vec![
        format!("{}, VLAN {}", fact.name, fact.vlan),
        link("IPv4", &fact.v4),
    ];
    lines.extend(fact.v6.as_ref().map(|v6| link("IPv6", v6)));
    lines.extend(fact.bandwidth_mbps.map(|mbps| format!("{mbps} Mbit/s")));
    lines.push(format!("MTU {}", fact.mtu));
    lines.extend(
        fact.bfd
            .map(|bfd| format!("BFD {}/{} ms × {}", bfd.tx, bfd.rx, bfd.multiplier)),
    );
    put(
        fact.key.clone(),
        TiedKind::Vbr,
        &vbr.dependant().name,
        lines,
    );
    for group in &fact.groups {
        let mut lines = vec![format!(
            "{}, ASN {} → {}",
            group.version, group.local_asn, group.peer_asn
        )];
        lines.push(format!("≤ {} routes", group.route_quota));
        if group.secret.is_some() {
            lines.push("MD5".to_owned());
        }
        let name = [&group.id, &group.name]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or(&group.key);
        put(
            format!("{}/{}", fact.key, group.key),
            TiedKind::BgpGroup,
            name,
            lines,
        );
        for peer in &group.peers {
            let bfd = peer.bfd.then(|| format!("BFD, {} hops", peer.multi_hop));
            put(
                format!("{}/{}", fact.key, peer.key),
                TiedKind::BgpPeer,
                &peer.address,
                bfd.into_iter().collect(),
            );
        }
    }
    for route in &fact.routes {
        let note = (!route.note.is_empty()).then(|| route.note.clone());
        put(
            format!("{}/{}", fact.key, route.destination),
            TiedKind::Route,
            &route.destination,
            note.into_iter().collect(),
        );
    }
}

fn link(version: &str, link: &Peering) -> String {
    format!(
        "{version} {} → {} /{}",
        link.cloud, link.customer, link.prefix
    )
}

/// A router's hold on the VBRs of the circuit, and the failover groups that they are in.
fn of_router(
    circuit: &str,
    id: &str,
    router: &RouterRecord,
    vbrs: &[VbrRecord],
    items: &mut Vec<Tied>,
) {
    let fact = &router.fact;
    let name_of = |key: &str| {
        let vbr = vbrs.iter().find(|one| one.fact.key == key);
        vbr.map_or_else(|| key.to_owned(), |one| one.dependant().name)
    };
    let source = Source {
        by: &fact.by,
        saved: &router.saved,
        hangs: false,
    };
    let mut put = |key: String, kind: TiedKind, name: &str, lines: Vec<String>| {
        items.push(source.tied(key, kind, name, &lines));
    };
    for vbr in router.attached().filter(|vbr| vbr.circuit == circuit) {
        let kind = match router.kind() {
            RouterKind::Ecr => TiedKind::Ecr,
            RouterKind::Tr => TiedKind::Other,
        };
        let mut lines = vec![
            format!("{} ASN {}", router.kind().label_en(), fact.asn),
            name_of(&vbr.vbr),
        ];
        lines.extend(router.associations().map(|one| one.name.clone()));
        put(format!("{id}/{}", vbr.part()), kind, &fact.name, lines);
    }
    for group in router.groups() {
        if group.members.iter().any(|vbr| vbr.circuit == circuit) {
            let members = group.members.iter().map(|vbr| {
                let active = group.active.as_ref() == Some(vbr);
                format!("{}{}", name_of(&vbr.vbr), if active { " *" } else { "" })
            });
            put(
                format!("{id}/{}", group.key),
                TiedKind::FailoverGroup,
                &group.name,
                members.collect(),
            );
        }
    }
}
