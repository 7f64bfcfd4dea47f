//! Addresses of the link between a VBR and the customer's router, and networks behind it.

use crate::problem::{ProblemCode, Problems};
use crate::text;
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Both ends of a link. Kept as text, read by [`Peering::net`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Peering {
    /// Alibaba Cloud's end (`LocalGatewayIp`).
    pub cloud: String,
    /// The customer's end (`PeerGatewayIp`).
    pub customer: String,
    /// Length of the prefix that both lie in.
    pub prefix: u8,
}

/// A network: its first address and the length of its prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Net {
    /// First address.
    pub first: IpAddr,
    /// Bits that all its addresses share.
    pub prefix: u8,
}

impl Net {
    /// The network of `prefix` bits that an address lies in; `None` where the family has fewer bits.
    #[must_use]
    pub fn of(address: IpAddr, prefix: u8) -> Option<Self> {
        let first = match address {
            IpAddr::V4(v4) if prefix <= 32 => {
                let mask = u32::MAX.checked_shl(32 - u32::from(prefix)).unwrap_or(0);
                IpAddr::V4(Ipv4Addr::from_bits(v4.to_bits() & mask))
            }
            IpAddr::V6(v6) if prefix <= 128 => {
                let mask = u128::MAX.checked_shl(128 - u32::from(prefix)).unwrap_or(0);
                IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & mask))
            }
            _ => return None,
        };
        Some(Self { first, prefix })
    }

    /// Reads `10.0.0.0/8` or `2001:db8::/32`; the address may be any in it.
    #[must_use]
    pub fn read(raw: &str) -> Option<(Self, bool)> {
        let (address, prefix) = raw.trim().split_once('/')?;
        let address: IpAddr = address.trim().parse().ok()?;
        let prefix = prefix.trim();
        let prefix = if address.is_ipv4() {
            prefix_v4(prefix)?
        } else {
            prefix.parse().ok()?
        };
        let net = Self::of(address, prefix)?;
        Some((net, net.first == address))
    }

    /// Last address.
    #[must_use]
    pub fn last(self) -> IpAddr {
        match self.first {
            IpAddr::V4(v4) => {
                let host = u32::MAX.checked_shr(u32::from(self.prefix)).unwrap_or(0);
                IpAddr::V4(Ipv4Addr::from_bits(v4.to_bits() | host))
            }
            IpAddr::V6(v6) => {
                let host = u128::MAX.checked_shr(u32::from(self.prefix)).unwrap_or(0);
                IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() | host))
            }
        }
    }

    /// Whether an address lies in it.
    #[must_use]
    pub fn holds(self, address: IpAddr) -> bool {
        Self::of(address, self.prefix).is_some_and(|net| net == self)
            && address.is_ipv4() == self.first.is_ipv4()
    }

    /// Whether both have an address in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.holds(other.first) || other.holds(self.first)
    }
}

impl std::fmt::Display for Net {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.first, self.prefix)
    }
}

impl Peering {
    /// The network of the link.
    #[must_use]
    pub fn net(&self) -> Option<Net> {
        Net::of(self.cloud.parse().ok()?, self.prefix)
    }

    /// The mask as the console writes it: dotted for IPv4, a length for IPv6.
    #[must_use]
    pub fn mask(&self) -> String {
        if self.cloud.contains(':') {
            return format!("/{}", self.prefix);
        }
        let bits = u32::MAX
            .checked_shl(32_u32.saturating_sub(u32::from(self.prefix)))
            .unwrap_or(0);
        Ipv4Addr::from_bits(bits).to_string()
    }
}

/// Reads a length (`30`, `/30`) or a mask (`255.255.255.252`).
#[must_use]
pub fn prefix_v4(raw: &str) -> Option<u8> {
    let raw = raw.trim().trim_start_matches('/');
    if let Ok(mask) = raw.parse::<Ipv4Addr>() {
        let ones = mask.to_bits().leading_ones();
        let whole = u32::MAX.checked_shl(32 - ones).unwrap_or(0) == mask.to_bits();
        return u8::try_from(ones).ok().filter(|_| whole);
    }
    raw.parse().ok().filter(|prefix| *prefix <= 32)
}

/// Addresses that Alibaba Cloud keeps for itself (RFC 6598); none may stand on the customer's side either.
const SHARED: (Ipv4Addr, u8) = (Ipv4Addr::new(100, 64, 0, 0), 10);

/// Whether a network touches 100.64.0.0/10.
#[must_use]
pub fn is_shared(net: Net) -> bool {
    Net::of(IpAddr::V4(SHARED.0), SHARED.1).is_some_and(|shared| shared.overlaps(net))
}

/// Whether an address can be one end of a link at all.
fn is_host(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            !v4.is_unspecified()
                && !v4.is_loopback()
                && !v4.is_multicast()
                && v4.octets()[0] != 0
                && v4.octets()[0] < 240
        }
        IpAddr::V6(v6) => {
            !v6.is_unspecified()
                && !v6.is_loopback()
                && !v6.is_multicast()
                && !v6.is_unicast_link_local()
                && v6.to_ipv4_mapped().is_none()
        }
    }
}

/// Which family a link is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// IPv4.
    V4,
    /// IPv6.
    V6,
}

/// A link as it was typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct PeeringText<'t> {
    /// Alibaba Cloud's end.
    pub cloud: &'t str,
    /// The customer's end.
    pub customer: &'t str,
    /// Mask or length of the prefix.
    pub mask: &'t str,
}

impl PeeringText<'_> {
    /// Nothing was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [self.cloud, self.customer, self.mask]
            .into_iter()
            .all(text::is_blank)
    }
}

fn end(field: &str, raw: &str, family: Family, problems: &mut Problems) -> Option<IpAddr> {
    if text::is_blank(raw) {
        problems.block(field, ProblemCode::Required);
        return None;
    }
    let read = raw.trim().parse::<IpAddr>().ok();
    let Some(address) = read.filter(|a| a.is_ipv4() == (family == Family::V4)) else {
        let example = if family == Family::V4 {
            "10.0.0.1"
        } else {
            "2001:db8::1"
        };
        problems
            .block(field, ProblemCode::AddressForm)
            .with("example", example);
        return None;
    };
    if let Some(only) = Net::of(address, if address.is_ipv4() { 32 } else { 128 })
        && is_shared(only)
    {
        problems.block(field, ProblemCode::AddressShared);
        return None;
    }
    if !is_host(address) {
        problems.block(field, ProblemCode::AddressNoHost);
        return None;
    }
    Some(address)
}

/// Reads a link: two different addresses of one subnet, neither its first nor its last. All three fields go together.
///
/// Fields are `<field>.cloud`, `<field>.customer` and `<field>.mask`. An address that is not private, and a mask shorter
/// than 24 bits where the page asks for a long one such as /30, are warnings; the number 24 is inferred.
pub fn peering(
    field: &str,
    raw: PeeringText<'_>,
    family: Family,
    problems: &mut Problems,
) -> Option<Peering> {
    let names = [
        format!("{field}.cloud"),
        format!("{field}.customer"),
        format!("{field}.mask"),
    ];
    let cloud = end(&names[0], raw.cloud, family, problems);
    let customer = end(&names[1], raw.customer, family, problems);
    let most = if family == Family::V4 { 30 } else { 127 };
    let prefix = if text::is_blank(raw.mask) {
        problems.block(&names[2], ProblemCode::Required);
        None
    } else {
        let read = match family {
            Family::V4 => prefix_v4(raw.mask),
            Family::V6 => raw.mask.trim().trim_start_matches('/').parse().ok(),
        };
        let fits = read.filter(|prefix| (8..=most).contains(prefix));
        if fits.is_none() {
            let example = if family == Family::V4 {
                "255.255.255.252"
            } else {
                "126"
            };
            problems
                .block(&names[2], ProblemCode::MaskForm)
                .with("example", example)
                .with("most", most);
        }
        fits
    };
    let (cloud, customer, prefix) = (cloud?, customer?, prefix?);
    let before = problems.len_of_blocks();
    let net = Net::of(cloud, prefix)?;
    if cloud == customer {
        problems.block(&names[1], ProblemCode::AddressesSame);
    } else if !net.holds(customer) {
        problems
            .block(&names[1], ProblemCode::NotInSubnet)
            .with("subnet", net);
    }
    for (name, address) in names.iter().zip([cloud, customer]) {
        // a network of two IPv6 addresses has no address set apart (RFC 6164); IPv6 has no broadcast
        let set_apart = match family {
            Family::V4 => address == net.first || address == net.last(),
            Family::V6 => address == net.first && prefix < 127,
        };
        if net.holds(address) && set_apart {
            problems
                .block(name, ProblemCode::AddressSetApart)
                .with("subnet", net);
        }
        if let IpAddr::V4(v4) = address
            && !v4.is_private()
        {
            problems.warn(name, ProblemCode::AddressNotPrivate);
        }
    }
    if family == Family::V4 && prefix < 24 {
        problems.warn(&names[2], ProblemCode::MaskShort);
    }
    (problems.len_of_blocks() == before).then(|| Peering {
        cloud: cloud.to_string(),
        customer: customer.to_string(),
        prefix,
    })
}

/// Reads a network: written with its first address, and none that touches 100.64.0.0/10.
pub fn network(field: &str, raw: &str, problems: &mut Problems) -> Option<Net> {
    if text::is_blank(raw) {
        problems.block(field, ProblemCode::Required);
        return None;
    }
    let Some((net, exact)) = Net::read(raw) else {
        problems
            .block(field, ProblemCode::NetworkForm)
            .with("example", "10.20.0.0/16");
        return None;
    };
    if !exact {
        problems
            .block(field, ProblemCode::NetworkHostBits)
            .with("network", net);
        return None;
    }
    // the default route holds every address and means none in particular
    if net.prefix > 0 && is_shared(net) {
        problems.block(field, ProblemCode::AddressShared);
        return None;
    }
    Some(net)
}
