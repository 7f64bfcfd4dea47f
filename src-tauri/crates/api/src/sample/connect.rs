//! The way to the VPC in the sample: a VBR that works, an ECR, and a VPC whose association is still a plan.

use super::works::BY;
use super::{Story, local};
use crate::wire::{
    ApiError, AssociationForm, BfdForm, BgpGroupForm, BgpPeerForm, CircuitView, ConnectView,
    LinkForm, NoteRouter, NoteVbr, RouteForm, RouterForm, SaveRouter, SaveVbr, VbrAt, VbrForm,
};

const ZONE: &str = "Asia/Shanghai";

impl Story<'_> {
    /// The circuit leads through a VBR with a BGP session to an ECR, and is to lead to a VPC.
    pub(super) fn vpc(&mut self, days: i64, circuit: &CircuitView) -> Result<(), ApiError> {
        let planned = self.ago(days, |desk, occasion, key| {
            let request = SaveVbr {
                key,
                circuit: circuit.id.clone(),
                vbr: None,
                form: vbr(),
                by: BY.into(),
                kept: Vec::new(),
            };
            desk.save_vbr(occasion, request)
        })?;
        let (vbr, peer) = first(planned.connect.as_deref());
        self.vbr_seen(days, circuit, &vbr, "", ("active", "vbr-uf6sample0a1b2c3"))?;
        self.vbr_seen(days - 1, circuit, &vbr, &peer, ("Established", ""))?;
        let routed = self.ago(days, |desk, occasion, key| {
            let request = SaveRouter {
                key,
                circuit: circuit.id.clone(),
                router: None,
                form: router(VbrAt {
                    circuit: circuit.id.clone(),
                    vbr: vbr.clone(),
                }),
                by: BY.into(),
                kept: Vec::new(),
            };
            desk.save_router(occasion, request)
        })?;
        let routers = routed.connect.map(|connect| connect.routers);
        let router = routers.unwrap_or_default().pop();
        let router = router.map(|router| router.router).unwrap_or_default();
        self.router_seen(days - 1, circuit, &router, "", ("", "ecr-uf6sample0a1b2c3"))?;
        let part = format!("{}/{vbr}", circuit.id);
        self.router_seen(days - 2, circuit, &router, &part, ("Attached", ""))
    }

    fn vbr_seen(
        &mut self,
        days: i64,
        circuit: &CircuitView,
        vbr: &str,
        peer: &str,
        (word, id): (&str, &str),
    ) -> Result<(), ApiError> {
        self.ago(days, |desk, occasion, key| {
            let request = NoteVbr {
                key,
                circuit: circuit.id.clone(),
                vbr: vbr.into(),
                peer: peer.into(),
                stand: "created".into(),
                word: word.into(),
                id: id.into(),
                by: BY.into(),
                at: local(occasion.now, ZONE),
                zone: ZONE.into(),
            };
            desk.note_vbr(occasion, request).map(drop)
        })
    }

    fn router_seen(
        &mut self,
        days: i64,
        circuit: &CircuitView,
        router: &str,
        part: &str,
        (word, id): (&str, &str),
    ) -> Result<(), ApiError> {
        self.ago(days, |desk, occasion, key| {
            let request = NoteRouter {
                key,
                circuit: circuit.id.clone(),
                router: router.into(),
                part: part.into(),
                stand: "created".into(),
                word: word.into(),
                id: id.into(),
                by: BY.into(),
                at: local(occasion.now, ZONE),
                zone: ZONE.into(),
            };
            desk.note_router(occasion, request).map(drop)
        })
    }
}

/// Keys of the first VBR and of its first BGP peer.
fn first(connect: Option<&ConnectView>) -> (String, String) {
    let vbr = connect.and_then(|connect| connect.vbrs.first());
    let group = vbr.and_then(|vbr| vbr.form.groups.first());
    let peer = group.and_then(|group| group.peers.first());
    (
        vbr.map(|vbr| vbr.key.clone()).unwrap_or_default(),
        peer.map(|peer| peer.key.clone()).unwrap_or_default(),
    )
}

fn vbr() -> VbrForm {
    VbrForm {
        name: "sample-vbr-1".into(),
        owner: String::new(),
        vlan: "100".into(),
        v4: LinkForm {
            cloud: "10.200.0.1".into(),
            customer: "10.200.0.2".into(),
            mask: "255.255.255.252".into(),
        },
        v6: LinkForm {
            cloud: String::new(),
            customer: String::new(),
            mask: String::new(),
        },
        bandwidth: String::new(),
        mtu: "1500".into(),
        bfd_on: true,
        bfd: BfdForm {
            tx: "1000".into(),
            rx: "1000".into(),
            multiplier: "3".into(),
        },
        routes: vec![RouteForm {
            destination: "10.20.0.0/16".into(),
            note: "样例 · sample".into(),
        }],
        groups: vec![BgpGroupForm {
            key: String::new(),
            name: String::new(),
            id: String::new(),
            version: "IPv4".into(),
            local_asn: "45104".into(),
            peer_asn: "64600".into(),
            fake_asn: false,
            route_quota: String::new(),
            secret: String::new(),
            secret_kept: false,
            peers: vec![BgpPeerForm {
                key: String::new(),
                id: String::new(),
                address: "10.200.0.2".into(),
                bfd: true,
                multi_hop: String::new(),
            }],
        }],
        note: String::new(),
    }
}

fn router(vbr: VbrAt) -> RouterForm {
    RouterForm {
        kind: "ecr".into(),
        name: "sample-ecr".into(),
        owner: String::new(),
        region: String::new(),
        cen: String::new(),
        asn: "45104".into(),
        vbrs: vec![vbr],
        associations: vec![AssociationForm {
            key: "vpc".into(),
            kind: "vpc".into(),
            name: "sample-vpc".into(),
            id: String::new(),
            region: "cn-shanghai".into(),
            cidrs: vec!["172.16.0.0/16".into()],
            behind: String::new(),
            owner: String::new(),
        }],
        groups: Vec::new(),
        note: String::new(),
    }
}
