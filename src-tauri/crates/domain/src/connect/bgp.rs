//! BGP groups of a VBR and their peers.

use crate::personal::Personal;
use crate::wire::wire_enum;
use serde::{Deserialize, Serialize};

/// Route quota that a new group has.
pub const ROUTE_QUOTA: u32 = 110;
/// Hops that BFD of a peer may cross when nothing is said.
pub const MULTI_HOP: u8 = 255;
/// Longest MD5 key that is kept, in characters.
pub const SECRET_MAX: usize = 80;

wire_enum! {
    /// Which addresses a group speaks over.
    pub enum IpVersion {
        /// IPv4.
        V4 = "IPv4", "IPv4", "IPv4";
        /// IPv6.
        V6 = "IPv6", "IPv6", "IPv6";
    }
}

/// Peers that share numbers, key and quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BgpGroup {
    /// Its key on this VBR.
    pub key: String,
    /// Name, or empty.
    pub name: String,
    /// Id at the provider, or empty.
    pub id: String,
    /// Wire word of [`IpVersion`].
    pub version: String,
    /// Number of the cloud side.
    pub local_asn: u32,
    /// Number of the customer's side.
    pub peer_asn: u32,
    /// The customer's side shows another number than its own (`IsFakeAsn`).
    pub fake_asn: bool,
    /// Routes that a peer may announce.
    pub route_quota: u32,
    /// MD5 key, sealed under a key of its own; erased it says nothing.
    #[serde(default)]
    pub secret: Option<Personal<String>>,
    /// Its peers.
    pub peers: Vec<BgpPeer>,
}

/// One session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BgpPeer {
    /// Its key on this VBR.
    pub key: String,
    /// Id at the provider, or empty.
    pub id: String,
    /// The customer's address.
    pub address: String,
    /// BFD watches the session.
    pub bfd: bool,
    /// Hops that BFD may cross: 1–255.
    pub multi_hop: u8,
}
