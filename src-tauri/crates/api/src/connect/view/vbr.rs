//! A VBR as it was last written down and seen.

use crate::entry::noted;
use crate::preflight::kept_views;
use crate::wire::{
    BfdForm, BgpGroupForm, BgpPeerForm, LinkForm, PeerSeenView, RouteForm, VbrForm, VbrView,
};
use desk_domain::connect::address::Peering;
use desk_domain::connect::{VbrRecord, VbrStatus};

pub(super) fn vbr(record: &VbrRecord) -> VbrView {
    let fact = &record.fact;
    VbrView {
        key: fact.key.clone(),
        stand: record.stand.as_wire().to_owned(),
        was_created: record.was_created,
        id: record.id.clone(),
        status: record.status.map_or("", VbrStatus::as_wire).to_owned(),
        form: VbrForm {
            name: fact.name.clone(),
            owner: fact.owner.clone(),
            vlan: fact.vlan.to_string(),
            v4: link(Some(&fact.v4)),
            v6: link(fact.v6.as_ref()),
            bandwidth: fact
                .bandwidth_mbps
                .map_or_else(String::new, |n| n.to_string()),
            mtu: fact.mtu.to_string(),
            bfd_on: fact.bfd.is_some(),
            bfd: fact.bfd.map_or_else(
                || BfdForm {
                    tx: "1000".to_owned(),
                    rx: "1000".to_owned(),
                    multiplier: "3".to_owned(),
                },
                |bfd| BfdForm {
                    tx: bfd.tx.to_string(),
                    rx: bfd.rx.to_string(),
                    multiplier: bfd.multiplier.to_string(),
                },
            ),
            routes: fact
                .routes
                .iter()
                .map(|route| RouteForm {
                    destination: route.destination.clone(),
                    note: route.note.clone(),
                })
                .collect(),
            groups: fact
                .groups
                .iter()
                .map(|group| BgpGroupForm {
                    key: group.key.clone(),
                    name: group.name.clone(),
                    id: group.id.clone(),
                    version: group.version.clone(),
                    local_asn: group.local_asn.to_string(),
                    peer_asn: group.peer_asn.to_string(),
                    fake_asn: group.fake_asn,
                    route_quota: group.route_quota.to_string(),
                    secret: String::new(),
                    secret_kept: group
                        .secret
                        .as_ref()
                        .is_some_and(|key| key.known().is_some()),
                    peers: group
                        .peers
                        .iter()
                        .map(|peer| BgpPeerForm {
                            key: peer.key.clone(),
                            id: peer.id.clone(),
                            address: peer.address.clone(),
                            bfd: peer.bfd,
                            multi_hop: peer.multi_hop.to_string(),
                        })
                        .collect(),
                })
                .collect(),
            note: fact.note.clone(),
        },
        saved: noted(&record.saved),
        seen: record.seen.as_ref().map(noted),
        peers: record
            .peers
            .iter()
            .map(|(peer, (status, at))| PeerSeenView {
                peer: peer.clone(),
                status: status.as_wire().to_owned(),
                seen: noted(at),
            })
            .collect(),
        kept: kept_views(&fact.kept),
    }
}

fn link(link: Option<&Peering>) -> LinkForm {
    link.map_or_else(
        || LinkForm {
            cloud: String::new(),
            customer: String::new(),
            mask: String::new(),
        },
        |link| LinkForm {
            cloud: link.cloud.clone(),
            customer: link.customer.clone(),
            mask: link.mask(),
        },
    )
}
