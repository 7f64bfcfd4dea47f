//! Virtual border routers: planned, changed, noted as created or deleted; MD5 keys shown on purpose and erased.

use crate::access_points::{lines, optional};
use crate::circuit_command::{done, not_before, refused, whole};
use crate::error::{kept, overrides};
use crate::wire::{
    ApiError, BgpGroupForm, BgpKey, BgpKeyOf, CircuitView, EraseBgpKey, NoteVbr, SaveVbr, VbrForm,
};
use crate::{Desk, circuits, command, connect_view};
use desk_domain::chance::Occasion;
use desk_domain::circuit::CircuitStatus;
use desk_domain::connect::address::{Family, Net, PeeringText, network, peering};
use desk_domain::connect::bgp::{BgpGroup, BgpPeer, IpVersion, MULTI_HOP, SECRET_MAX};
use desk_domain::connect::rules::{self, Around, check_vbr};
use desk_domain::connect::vbr::{BANDWIDTHS, MTUS, StaticRoute};
use desk_domain::connect::{
    BgpStatus, RouterKind, Stand, VbrFact, VbrRecord, VbrSeen, VbrStatus, asn,
};
use desk_domain::event::{Aggregate, Fact};
use desk_domain::names::PersonName;
use desk_domain::personal::Personal;
use desk_domain::port::PortType;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_store::circuits::Whole;
use desk_store::{Writer, erasure, vbrs};
use std::collections::BTreeSet;

/// Most rows of a list that are read at all.
const ROWS_MAX: usize = 200;

/// A VBR of the circuit, or the error that there is none.
pub(crate) fn of<'w>(whole: &'w Whole, key: &str) -> Result<&'w VbrRecord, ApiError> {
    let mut all = whole.circuit.life.vbrs.iter();
    all.find(|one| one.fact.key == key)
        .ok_or_else(|| ApiError::not_found("VBR"))
}

/// Whether records of a circuit's connection may be written at all.
pub(crate) fn may_plan(whole: &Whole) -> bool {
    !whole.circuit.withdrawn
        && !matches!(
            whole.circuit.status,
            CircuitStatus::Canceled
                | CircuitStatus::Rejected
                | CircuitStatus::AllocationFailed
                | CircuitStatus::Terminated
                | CircuitStatus::Deleted
        )
}

fn open(writer: &Writer<'_, '_, '_>, circuit: &str) -> Result<Whole, ApiError> {
    let found = whole(writer, circuit)?;
    if may_plan(&found) {
        return Ok(found);
    }
    Err(refused(
        "This circuit is over. Its connection can be read, and nothing more is written of it.",
        "circuit_over",
    ))
}

impl Desk {
    /// Plans a VBR, or changes what was written down of it.
    pub fn save_vbr(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveVbr,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "save_vbr", &request, |writer| {
            let found = open(writer, &request.circuit)?;
            let before = match &request.vbr {
                Some(key) => Some(of(&found, key)?),
                None => None,
            };
            if before.is_some_and(|known| !known.counts()) {
                return Err(refused(
                    "This VBR is deleted. Plan a new one in its place.",
                    "vbr_gone",
                ));
            }
            let key = request.vbr.clone().unwrap_or_else(|| writer.occasion.id());
            let mut problems = Problems::new();
            let by = PersonName::parse("by", &request.by, &mut problems);
            let read = read(&request.form, before, &mut writer.occasion, &mut problems);
            if let Some(read) = &read {
                let fact = VbrFact {
                    key: key.clone(),
                    ..read.clone()
                };
                check(writer, &request.circuit, &found, &fact, &mut problems)?;
            }
            let settled = problems.apply_overrides(&overrides(&request.kept));
            let (read, by) = problems.into_result(read.zip(by))?;
            let fact = Fact::VbrSaved(VbrFact {
                key,
                by: by.as_str().to_owned(),
                kept: kept(&settled),
                ..read
            });
            writer.record(Aggregate::Circuit, &request.circuit, &fact)?;
            Ok(())
        })
    }

    /// Notes what was seen of a VBR or of a BGP session; a plan that is given up is noted as gone.
    pub fn note_vbr(
        &mut self,
        occasion: Occasion<'_>,
        request: NoteVbr,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "note_vbr", &request, |writer| {
            let found = whole(writer, &request.circuit)?;
            let known = of(&found, &request.vbr)?;
            let mut problems = Problems::new();
            let stand = Stand::from_wire(&request.stand)
                .ok()
                .filter(|stand| *stand != Stand::Planned);
            if stand.is_none() {
                problems.block("stand", ProblemCode::UnknownChoice);
            }
            may_note(&found, known, stand, &request)?;
            let mut id = String::new();
            let mut address = String::new();
            if request.peer.is_empty() {
                if !request.word.is_empty() && VbrStatus::from_wire(&request.word).is_err() {
                    problems.block("word", ProblemCode::UnknownChoice);
                }
                if stand == Some(Stand::Created)
                    && (known.id.is_empty() || !text::is_blank(&request.id))
                {
                    id = vbr_id("id", &request.id, &mut problems).unwrap_or_default();
                    let but = (request.circuit.as_str(), request.vbr.as_str());
                    if !id.is_empty() && vbrs::by_instance(writer.db(), &id, but)?.is_some() {
                        problems.block("id", ProblemCode::InstanceIdTaken);
                    }
                }
            } else {
                let mut peers = known.fact.peers();
                let peer = peers.find(|peer| peer.key == request.peer);
                address = peer
                    .ok_or_else(|| ApiError::not_found("BGP peer"))?
                    .address
                    .clone();
                if BgpStatus::from_wire(&request.word).is_err() {
                    problems.block("word", ProblemCode::UnknownChoice);
                }
            }
            let at = (request.at.as_str(), request.zone.as_str());
            let when = done(&request.by, at, &writer.occasion, &mut problems);
            if stand == Some(Stand::Created) {
                let entries = &found.circuit.entries;
                not_before("at", when.as_ref(), &request.zone, entries, &mut problems);
            }
            let (Some(when), Some(stand), false) = (when, stand, problems.has_blocks()) else {
                return Err(ApiError::fields(&problems));
            };
            let fact = Fact::VbrSeen(VbrSeen {
                key: request.vbr.clone(),
                peer: request.peer.clone(),
                address,
                stand: stand.as_wire().to_owned(),
                word: request.word.clone(),
                id,
                name: known.fact.name.clone(),
                by: when.by,
            });
            writer.record_at(Aggregate::Circuit, &request.circuit, when.at, &fact)?;
            Ok(())
        })
    }

    /// Shows the MD5 key of a BGP group in clear.
    pub fn reveal_bgp_key(
        &mut self,
        _: Occasion<'_>,
        request: BgpKeyOf,
    ) -> Result<BgpKey, ApiError> {
        let store = self.store()?;
        let found = desk_store::circuits::whole(store.db(), store.keys(), &request.circuit)?
            .ok_or_else(|| ApiError::not_found("circuit"))?;
        let groups = &of(&found, &request.vbr)?.fact.groups;
        let group = groups.iter().find(|group| group.key == request.group);
        let secret = group.and_then(|group| group.secret.as_ref()?.known());
        Ok(BgpKey {
            secret: secret
                .ok_or_else(|| ApiError::not_found("MD5 key"))?
                .clone(),
        })
    }

    /// Erases every MD5 key that a VBR ever had. They can then be read nowhere.
    pub fn erase_bgp_key(
        &mut self,
        occasion: Occasion<'_>,
        request: EraseBgpKey,
    ) -> Result<CircuitView, ApiError> {
        let store = self.store_mut()?;
        command(
            store,
            &request.key,
            "erase_bgp_key",
            &request,
            occasion,
            |writer| {
                let found = whole(writer, &request.circuit)?;
                let known = of(&found, &request.vbr)?;
                let mut problems = Problems::new();
                let Some(by) = PersonName::parse("by", &request.by, &mut problems) else {
                    return Err(ApiError::fields(&problems));
                };
                let secrets = secrets(&found, &request.vbr);
                if secrets.is_empty() {
                    return Err(refused("This VBR has no MD5 key.", "no_bgp_key"));
                }
                erasure::forget_secrets(writer, &secrets, &request.circuit)?;
                let fact = Fact::BgpKeyErased {
                    vbr: request.vbr.clone(),
                    name: known.fact.name.clone(),
                    by: by.as_str().to_owned(),
                };
                writer.record(Aggregate::Circuit, &request.circuit, &fact)?;
                Ok(())
            },
        )?;
        store.scrub()?;
        circuits::view(self.store()?, &request.circuit)
    }
}

/// Whether it may be noted now: created only on an enabled circuit, sessions only of a VBR that is there.
fn may_note(
    found: &Whole,
    known: &VbrRecord,
    stand: Option<Stand>,
    request: &NoteVbr,
) -> Result<(), ApiError> {
    if !known.counts() {
        return Err(refused(
            "This VBR is deleted already. Withdraw that in the history if it was noted wrongly.",
            "vbr_gone",
        ));
    }
    if !request.peer.is_empty() && !known.is_live() {
        return Err(refused(
            "Note the VBR as created first, then what its BGP sessions do.",
            "vbr_planned",
        ));
    }
    if stand == Some(Stand::Created) && found.circuit.status != CircuitStatus::Enabled {
        return Err(refused(
            "A VBR is created on a circuit that is enabled. Record that the port is in service first; planning is possible before.",
            "not_enabled",
        ));
    }
    Ok(())
}

/// Names under which every MD5 key of a VBR is sealed, also those that were replaced.
fn secrets(found: &Whole, vbr: &str) -> BTreeSet<String> {
    let facts = found.circuit.entries.iter().map(|entry| &entry.event.fact);
    facts
        .filter_map(|fact| match fact {
            Fact::VbrSaved(saved) if saved.key == vbr => Some(saved),
            _ => None,
        })
        .flat_map(|saved| &saved.groups)
        .filter_map(|group| group.secret.as_ref())
        .filter(|secret| secret.known().is_some())
        .map(|secret| secret.person().to_owned())
        .collect()
}

/// Reads `vbr-` and 6 to 40 small letters and digits.
fn vbr_id(field: &str, raw: &str, problems: &mut Problems) -> Option<String> {
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

/// An id at the provider that may stay empty: one word.
pub(crate) fn provider_id(field: &str, raw: &str, problems: &mut Problems) -> String {
    let id = optional(field, raw, 64, problems);
    if let Some(c) = id
        .chars()
        .find(|c| !c.is_ascii_alphanumeric() && *c != '-' && *c != '_')
    {
        problems
            .block(field, ProblemCode::CharacterNotAllowed)
            .with("character", c);
    }
    id
}

/// Holds a VBR against its circuit, its router and what lies behind that.
fn check(
    writer: &Writer<'_, '_, '_>,
    circuit: &str,
    found: &Whole,
    fact: &VbrFact,
    problems: &mut Problems,
) -> Result<(), ApiError> {
    let routers = connect_view::routers(writer.db(), writer.keys(), circuit)?;
    let router = routers
        .iter()
        .map(|(_, router)| router)
        .find(|router| router.holds(circuit, &fact.key));
    let mut elsewhere: Vec<(String, Net)> = Vec::new();
    let mut group = None;
    if let Some(router) = router {
        for one in router.associations() {
            let nets = one.cidrs.iter().filter_map(|cidr| Net::read(cidr));
            elsewhere.extend(nets.map(|(net, _)| (one.name.clone(), net)));
        }
        let mut groups = router.groups();
        group = groups
            .find(|group| {
                let mut members = group.members.iter();
                members.any(|m| m.circuit == circuit && m.vbr == fact.key)
            })
            .map(|group| group.name.clone());
    }
    let application = &found.circuit.application;
    let port = PortType::from_wire(&application.port_type).ok();
    check_vbr(
        fact,
        &Around {
            vbrs: &found.circuit.life.vbrs,
            features: &application.features,
            // the list of the console counts 1024 to a gigabit
            port_mbps: port.map(|port| port.speed_mbps() / 1000 * 1024),
            group: group.as_deref(),
            at_ecr: router.is_some_and(|router| router.kind() == RouterKind::Ecr),
            elsewhere: &elsewhere,
        },
        problems,
    );
    Ok(())
}

/// Reads the form; key, who and kept warnings are filled in by the caller.
fn read(
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
    let version = IpVersion::from_wire(&form.version).ok();
    if version.is_none() {
        problems.block(field("version"), ProblemCode::UnknownChoice);
    }
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

/// The key that a form gave to a part, or a new one.
pub(crate) fn key_or_new(key: &str, occasion: &mut Occasion<'_>) -> String {
    let fits = (1..=40).contains(&key.len())
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if fits { key.to_owned() } else { occasion.id() }
}
