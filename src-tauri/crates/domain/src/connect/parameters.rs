//! What the network teams of both sides set on a circuit, read off its records.

use super::address::Peering;
use super::bgp::IpVersion;
use super::router::RouterKind;
use super::vbr::{Bfd, StaticRoute};
use super::{Stand, VbrRecord};
use crate::event::TwoNames;
use crate::personal::Personal;

/// Everything that the sheet says of a circuit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConnectParameters {
    /// Name of the circuit.
    pub circuit: String,
    /// `pc-…`, or empty.
    pub instance_id: String,
    /// The access point.
    pub access_point: TwoNames,
    /// The carrier.
    pub carrier: TwoNames,
    /// The carrier's line code, or empty.
    pub line_code: String,
    /// The port type.
    pub port_type: TwoNames,
    /// Port on Alibaba Cloud's device, or empty.
    pub cloud_port: String,
    /// Alibaba Cloud's device, or empty.
    pub cloud_device: String,
    /// Where the customer's end is, or empty.
    pub customer_site: String,
    /// Optical module on Alibaba Cloud's side, or empty.
    pub cloud_optic: String,
    /// Optical module on the customer's side, or empty.
    pub customer_optic: String,
    /// Medium and connector, or empty.
    pub medium: String,
    /// Its VBRs that are planned or there.
    pub vbrs: Vec<VbrParameters>,
}

/// One VBR on the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct VbrParameters {
    /// Its key on the circuit.
    pub key: String,
    /// Name.
    pub name: String,
    /// `vbr-…`, or empty.
    pub id: String,
    /// How far it is.
    pub stand: Stand,
    /// Account that owns it, or empty.
    pub owner: String,
    /// 0: no tag.
    pub vlan: u16,
    /// The IPv4 link.
    pub v4: Peering,
    /// The IPv6 link.
    pub v6: Option<Peering>,
    /// Mbit/s.
    pub bandwidth_mbps: Option<u32>,
    /// Bytes.
    pub mtu: u16,
    /// BFD.
    pub bfd: Option<Bfd>,
    /// Static routes to the customer's networks.
    pub routes: Vec<StaticRoute>,
    /// BGP sessions.
    pub peers: Vec<PeerParameters>,
    /// What it hangs on.
    pub router: Option<RouterParameters>,
}

/// One BGP session on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerParameters {
    /// Its key on the VBR.
    pub key: String,
    /// Id at the provider, or empty.
    pub id: String,
    /// Name of its group, or empty.
    pub group: String,
    /// IPv4 or IPv6.
    pub version: IpVersion,
    /// Address of the cloud side.
    pub cloud_address: String,
    /// Address of the customer's side.
    pub customer_address: String,
    /// Number of the cloud side.
    pub cloud_asn: u32,
    /// Number of the customer's side.
    pub customer_asn: u32,
    /// The customer's side shows another number than its own.
    pub fake_asn: bool,
    /// Whether there is an MD5 key. It never stands on the sheet.
    pub md5: Md5,
    /// Routes that the customer may announce.
    pub route_quota: u32,
    /// Hops that BFD may cross; `None`: no BFD.
    pub bfd_hops: Option<u8>,
}

/// The MD5 key of a session, as far as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Md5 {
    /// There is none.
    None,
    /// It is kept here.
    Set,
    /// It was erased here; both sides may well go on using it.
    Erased,
}

/// What a VBR hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouterParameters {
    /// ECR or transit router.
    pub kind: RouterKind,
    /// Name.
    pub name: String,
    /// Id, or empty.
    pub id: String,
    /// Its number.
    pub asn: u32,
    /// VPCs that it leads to: name or id, and address ranges.
    pub networks: Vec<(String, Vec<String>)>,
    /// Failover group of the VBR there: its name, and whether this VBR carries the traffic (`None`: shared).
    pub group: Option<(String, Option<bool>)>,
}

impl VbrParameters {
    /// Reads it off a record.
    #[must_use]
    pub fn of(record: &VbrRecord, router: Option<RouterParameters>) -> Self {
        let fact = &record.fact;
        let peers = fact.groups.iter().flat_map(|group| {
            let version = IpVersion::from_wire(&group.version).unwrap_or(IpVersion::V4);
            let cloud = match version {
                IpVersion::V4 => Some(&fact.v4),
                IpVersion::V6 => fact.v6.as_ref(),
            };
            let cloud = cloud.map_or_else(String::new, |link| link.cloud.clone());
            group.peers.iter().map(move |peer| PeerParameters {
                key: peer.key.clone(),
                id: peer.id.clone(),
                group: group.name.clone(),
                version,
                cloud_address: cloud.clone(),
                customer_address: peer.address.clone(),
                cloud_asn: group.local_asn,
                customer_asn: group.peer_asn,
                fake_asn: group.fake_asn,
                md5: match &group.secret {
                    None => Md5::None,
                    Some(Personal::Known { .. }) => Md5::Set,
                    Some(Personal::Erased { .. }) => Md5::Erased,
                },
                route_quota: group.route_quota,
                bfd_hops: peer.bfd.then_some(peer.multi_hop),
            })
        });
        Self {
            key: fact.key.clone(),
            name: fact.name.clone(),
            id: record.id.clone(),
            stand: record.stand,
            owner: fact.owner.clone(),
            vlan: fact.vlan,
            v4: fact.v4.clone(),
            v6: fact.v6.clone(),
            bandwidth_mbps: fact.bandwidth_mbps,
            mtu: fact.mtu,
            bfd: fact.bfd,
            routes: fact.routes.clone(),
            peers: peers.collect(),
            router,
        }
    }
}
