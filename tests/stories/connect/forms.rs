//! Forms that are right: a story changes the one value that it is about.

use desk_api::wire::*;

pub fn keep(field: &str, code: &str) -> KeptWarning {
    KeptWarning {
        field: field.into(),
        code: code.into(),
        reason: "Agreed with the account manager".into(),
    }
}

pub fn link(cloud: &str, customer: &str, mask: &str) -> LinkForm {
    LinkForm {
        cloud: cloud.into(),
        customer: customer.into(),
        mask: mask.into(),
    }
}

/// A VBR that is right; each circuit and VLAN has a subnet of its own.
pub fn vbr(n: usize, vlan: u16) -> VbrForm {
    VbrForm {
        name: format!("vbr-{n}-{vlan}"),
        owner: String::new(),
        vlan: vlan.to_string(),
        v4: link(
            &format!("10.{n}.{}.1", vlan % 250),
            &format!("10.{n}.{}.2", vlan % 250),
            "255.255.255.252",
        ),
        v6: link("", "", ""),
        bandwidth: String::new(),
        mtu: "1500".into(),
        bfd_on: true,
        bfd: BfdForm {
            tx: "1000".into(),
            rx: "1000".into(),
            multiplier: "3".into(),
        },
        routes: Vec::new(),
        groups: Vec::new(),
        note: String::new(),
    }
}

pub fn group(peers: &[&str]) -> BgpGroupForm {
    BgpGroupForm {
        key: String::new(),
        name: "office".into(),
        id: String::new(),
        version: "IPv4".into(),
        local_asn: "45104".into(),
        peer_asn: "64600".into(),
        fake_asn: false,
        route_quota: String::new(),
        secret: String::new(),
        secret_kept: false,
        peers: peers
            .iter()
            .map(|address| BgpPeerForm {
                key: String::new(),
                id: String::new(),
                address: (*address).to_owned(),
                bfd: true,
                multi_hop: "1".into(),
            })
            .collect(),
    }
}

pub fn router(vbrs: Vec<VbrAt>) -> RouterForm {
    RouterForm {
        kind: "ecr".into(),
        name: "ecr-east".into(),
        owner: String::new(),
        region: String::new(),
        cen: String::new(),
        asn: "45104".into(),
        vbrs,
        associations: vec![AssociationForm {
            key: "vpc1".into(),
            kind: "vpc".into(),
            name: "vpc-prod".into(),
            id: "vpc-bp1m7v25emi1h5mtc5abc".into(),
            region: "cn-hangzhou".into(),
            cidrs: vec!["172.16.0.0/16".into()],
            behind: String::new(),
            owner: String::new(),
        }],
        groups: Vec::new(),
        note: String::new(),
    }
}

pub fn pair(members: &[VbrAt]) -> FailoverGroupForm {
    FailoverGroupForm {
        key: "pair".into(),
        kind: "pair".into(),
        name: "east".into(),
        id: String::new(),
        members: members.to_vec(),
        active: members.first().cloned(),
    }
}
