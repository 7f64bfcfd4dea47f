//! A VBR as it is typed, with its routes and BGP groups.

use super::{key_or_new, provider_id};
use crate::access_points::{lines, optional};
use crate::choice::choice;
use crate::wire::{BgpGroupForm, VbrForm};
use desk_domain::chance::Occasion;
use desk_domain::connect::address::{Family, PeeringText, network, peering};
use desk_domain::connect::bgp::{BgpGroup, BgpPeer, IpVersion, MULTI_HOP, SECRET_MAX};
use desk_domain::connect::rules::{self};
use desk_domain::connect::vbr::{BANDWIDTHS, MTUS, StaticRoute};
use desk_domain::connect::{VbrFact, VbrRecord, asn};
use desk_domain::personal::Personal;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;

/// Most rows of a list that are read at all.
const ROWS_MAX: usize = 200;

/// Reads the form; key, who and kept warnings are filled in by the caller.
pub(super) fn read(
    form: &VbrForm,
    before: Option<&VbrRecord>,
    occasion: &mut Occasion<'_>,
    problems: &mut Problems,
) -> Option<VbrFact> {
    let name = text::line("name", &form.name, 2..=128, problems);
    let owner = provider_id("owner", &form.owner, problems);
    let vlan = rules::vlan("vlan", &form.vlan, problems);
    let link = |link: &crate::wire::LinkForm| {
        (link.cloud.clone(), link.customer.clone(), link.mask.clone())
    };
    let (v4, v6) = (link(&form.v4), link(&form.v6));
    let v4 = PeeringText {
        cloud: &v4.0,
        customer: &v4.1,
        mask: &v4.2,
    };
    let v4 = peering("v4", v4, Family::V4, problems);
    let v6 = PeeringText {
        cloud: &v6.0,
        customer: &v6.1,
        mask: &v6.2,
    };
    let v6 = (!v6.is_blank()).then(|| peering("v6", v6, Family::V6, problems));
    let bandwidth = chosen("bandwidth", &form.bandwidth, &BANDWIDTHS, problems);
    let mtus = MTUS.map(u32::from);
    let mtu = if text::is_blank(&form.mtu) {
        problems.block("mtu", ProblemCode::Required);
        None
    } else {
        chosen("mtu", &form.mtu, &mtus, problems)
    };
    let bfd = form
        .bfd_on
        .then(|| rules::bfd(&form.bfd.tx, &form.bfd.rx, &form.bfd.multiplier, problems));
    let mut routes = Vec::new();
    for (row, route) in form.routes.iter().take(ROWS_MAX).enumerate() {
        let net = network(
            &format!("routes.{row}.destination"),
            &route.destination,
            problems,
        );
        let note = optional(&format!("routes.{row}.note"), &route.note, 64, problems);
        routes.extend(net.map(|net| StaticRoute {
            destination: net.to_string(),
            note,
        }));
    }
    let mut groups = Vec::new();
    for (at, group) in form.groups.iter().take(ROWS_MAX).enumerate() {
        let known = before.and_then(|known| {
            let mut groups = known.fact.groups.iter();
            groups.find(|known| !group.key.is_empty() && known.key == group.key)
        });
        groups.extend(bgp_group(at, group, known, occasion, problems));
    }
    if form.groups.len() > ROWS_MAX || form.routes.len() > ROWS_MAX {
        problems
            .block("routes", ProblemCode::NumberRange)
            .with("min", 0)
            .with("max", ROWS_MAX);
    }
    let note = lines("note", &form.note, problems);
    let (v6, bfd) = (lift(v6)?, lift(bfd)?);
    Some(VbrFact {
        key: String::new(),
        name: name?,
        owner,
        vlan: vlan?,
        v4: v4?,
        v6,
        bandwidth_mbps: bandwidth,
        // every value of the list fits
        mtu: u16::try_from(mtu?).ok()?,
        bfd,
        routes,
        groups,
        note,
        by: String::new(),
        kept: Vec::new(),
    })
    .filter(|_| !problems.has_blocks())
}

/// Reads `vbr-` and 6 to 40 small letters and digits.
pub(super) fn vbr_id(field: &str, raw: &str, problems: &mut Problems) -> Option<String> {
    let id = text::line(field, raw, 1..=64, problems)?;
    let fits = id.strip_prefix("vbr-").is_some_and(|tail| {
        (6..=40).contains(&tail.len())
            && tail
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    });
    if !fits {
        problems.block(field, ProblemCode::VbrIdForm);
    }
    fits.then_some(id)
}

/// What was read of something that may be absent; `None` where reading it failed.
#[allow(clippy::option_option, reason = "absent and unreadable are two things")]
fn lift<T>(read: Option<Option<T>>) -> Option<Option<T>> {
    match read {
        None => Some(None),
        Some(Some(value)) => Some(Some(value)),
        Some(None) => None,
    }
}

/// Reads one of a list of numbers; empty is none.
fn chosen(field: &str, raw: &str, list: &[u32], problems: &mut Problems) -> Option<u32> {
    if text::is_blank(raw) {
        return None;
    }
    let read = raw.trim().parse().ok().filter(|n| list.contains(n));
    if read.is_none() {
        problems.block(field, ProblemCode::UnknownChoice);
    }
    read
}

fn bgp_group(
    at: usize,
    form: &BgpGroupForm,
    known: Option<&BgpGroup>,
    occasion: &mut Occasion<'_>,
    problems: &mut Problems,
) -> Option<BgpGroup> {
    let field = |name: &str| format!("groups.{at}.{name}");
    let name = optional(&field("name"), &form.name, 128, problems);
    let id = provider_id(&field("id"), &form.id, problems);
    let version = choice::<IpVersion>(field("version"), &form.version, problems);
    let local_asn = asn::local(&field("local_asn"), &form.local_asn, problems);
    let peer_asn = asn::peer(&field("peer_asn"), &form.peer_asn, problems);
    let route_quota = rules::quota(&field("route_quota"), &form.route_quota, problems);
    // a key is kept as it is typed: blanks at its ends would be part of it, so they are refused, not cut
    let secret = if form.secret.is_empty() {
        let before = known.and_then(|known| known.secret.clone());
        before.filter(|secret| form.secret_kept && secret.known().is_some())
    } else {
        let plain = form.secret.chars().all(|c| c.is_ascii_graphic());
        if form.secret.chars().count() > SECRET_MAX || !plain {
            problems
                .block(field("secret"), ProblemCode::BgpKeyForm)
                .with("max", SECRET_MAX);
        }
        Some(Personal::of(occasion.id(), form.secret.clone()))
    };
    let mut peers = Vec::new();
    for (row, peer) in form.peers.iter().take(ROWS_MAX).enumerate() {
        let field = |name: &str| format!("groups.{at}.peers.{row}.{name}");
        let id = provider_id(&field("id"), &peer.id, problems);
        let address = peer.address.trim().parse::<std::net::IpAddr>().ok();
        if address.is_none() {
            let code = if text::is_blank(&peer.address) {
                ProblemCode::Required
            } else {
                ProblemCode::AddressForm
            };
            problems
                .block(field("address"), code)
                .with("example", "10.0.0.2");
        }
        let hops = if text::is_blank(&peer.multi_hop) {
            Some(u32::from(MULTI_HOP))
        } else {
            rules::whole(&field("multi_hop"), &peer.multi_hop, 1, 255, problems)
        };
        if let (Some(address), Some(hops)) = (address, hops) {
            peers.push(BgpPeer {
                key: key_or_new(&peer.key, occasion),
                id,
                address: address.to_string(),
                bfd: peer.bfd,
                // it was read as one of 1 to 255
                multi_hop: u8::try_from(hops).unwrap_or(MULTI_HOP),
            });
        }
    }
    Some(BgpGroup {
        key: key_or_new(&form.key, occasion),
        name,
        id,
        version: version?.as_wire().to_owned(),
        local_asn: local_asn?,
        peer_asn: peer_asn?,
        fake_asn: form.fake_asn,
        route_quota: route_quota?,
        secret,
        peers,
    })
}
