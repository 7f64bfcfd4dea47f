//! The connection of a circuit for its page, for the parameter sheet, and as lines of its history.

use crate::connect::may_plan;
use crate::directory::both;
use crate::entry::noted;
use crate::history::plain;
use crate::preflight::kept_views;
use crate::wire::{
    ApiError, AssociationForm, BfdForm, BgpGroupForm, BgpPeerForm, BothNames, ConnectLimitView,
    ConnectView, EventRef, FailoverGroupForm, HistoryEntry, HistoryKind, KnownVbrView, LinkForm,
    MarkWord, PartView, PeerSeenView, RouteForm, RouterForm, RouterView, SheetRowView,
    SheetSectionView, VbrAt, VbrForm, VbrView,
};
use desk_domain::circuit::CircuitStatus;
use desk_domain::connect::address::Peering;
use desk_domain::connect::limits::{LimitKey, Limits};
use desk_domain::connect::router::VbrRef;
use desk_domain::connect::sheet::{RouterParameters, SheetSection};
use desk_domain::connect::vbr::BANDWIDTHS;
use desk_domain::connect::{ConnectParameters, RouterRecord, VbrParameters, VbrRecord, VbrStatus};
use desk_domain::directory::AccessPoint;
use desk_domain::event::{Fact, TwoNames};
use desk_domain::port::{LineOperator, PortType};
use desk_domain::survey::SurveyOptic;
use desk_domain::timeline::{Effect, Entry};
use desk_domain::wire::labels_of;
use desk_store::circuits::Whole;
use desk_store::keys::Keys;
use desk_store::{Store, StoreError, routers as stored, vbrs};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Routers that name a VBR of a circuit.
pub(crate) type Routers = Vec<(String, RouterRecord)>;

/// Reads them.
pub(crate) fn routers(db: &Connection, keys: &Keys, circuit: &str) -> Result<Routers, StoreError> {
    stored::of_circuit(db, keys, circuit)
}

/// Everything of the connection that the page shows.
pub(crate) fn view(
    store: &Store,
    id: &str,
    whole: &Whole,
    point: Option<&AccessPoint>,
) -> Result<Option<ConnectView>, ApiError> {
    let circuit = &whole.circuit;
    if circuit.withdrawn {
        return Ok(None);
    }
    let routers = routers(store.db(), store.keys(), id)?;
    let mut other_routers = Vec::new();
    for row in stored::list(store.db())? {
        if routers.iter().all(|(known, _)| *known != row.id)
            && let Some(record) = stored::one(store.db(), store.keys(), &row.id)?
        {
            other_routers.push(router(&row.id, &record));
        }
    }
    let parameters = parameters(store, id, whole, point)?;
    let limits = Limits::shipped();
    Ok(Some(ConnectView {
        may_plan: may_plan(whole),
        may_create: circuit.status == CircuitStatus::Enabled,
        vbrs: circuit.life.vbrs.iter().map(vbr).collect(),
        routers: routers
            .iter()
            .map(|(id, record)| router(id, record))
            .collect(),
        known_vbrs: vbrs::list(store.db(), id)?
            .into_iter()
            .map(|row| KnownVbrView {
                at: VbrAt {
                    circuit: row.circuit,
                    vbr: row.key,
                },
                circuit: row.circuit_name,
                name: row.name,
                id: row.instance_id,
                bfd: row.bfd,
                stand: row.stand,
                access_point: both(&row.access_point.0, &row.access_point.1),
                enabled: row.status == CircuitStatus::Enabled.as_wire(),
            })
            .collect(),
        other_routers,
        bandwidths: BANDWIDTHS.to_vec(),
        limits: limits
            .limits
            .iter()
            .map(|limit| ConnectLimitView {
                key: limit_word(limit.key).to_owned(),
                most: limit.most,
                firm: limit.firm,
                source: both(&limit.en, &limit.zh),
                read_on: limits.date.clone(),
            })
            .collect(),
        site: parameters.customer_site.clone(),
        sheet: if parameters.vbrs.is_empty() {
            Vec::new()
        } else {
            parameters.sections().iter().map(section).collect()
        },
    }))
}

const fn limit_word(key: LimitKey) -> &'static str {
    match key {
        LimitKey::VbrsPerCircuit => "vbrs_per_circuit",
        LimitKey::BgpPeersPerVbr => "bgp_peers_per_vbr",
        LimitKey::RoutesPerPeer => "routes_per_peer",
        LimitKey::StaticRoutesPerVbr => "static_routes_per_vbr",
        LimitKey::CircuitsInEcmp => "circuits_in_ecmp",
        LimitKey::VbrsInPair => "vbrs_in_pair",
        LimitKey::VbrsInGroup => "vbrs_in_group",
    }
}

fn names(two: &TwoNames) -> BothNames {
    both(&two.en, &two.zh)
}

fn section(section: &SheetSection) -> SheetSectionView {
    SheetSectionView {
        title: names(&section.title),
        rows: section
            .rows
            .iter()
            .map(|row| SheetRowView {
                name: names(&row.name),
                customer: names(&row.customer),
                cloud: names(&row.cloud),
            })
            .collect(),
    }
}

/// What the parameter sheet of a circuit says.
pub(crate) fn parameters(
    store: &Store,
    id: &str,
    whole: &Whole,
    point: Option<&AccessPoint>,
) -> Result<ConnectParameters, StoreError> {
    let routers = routers(store.db(), store.keys(), id)?;
    Ok(parameters_of(id, whole, point, &routers))
}

fn parameters_of(
    id: &str,
    whole: &Whole,
    point: Option<&AccessPoint>,
    routers: &Routers,
) -> ConnectParameters {
    let circuit = &whole.circuit;
    let application = &circuit.application;
    let newest = whole.newest().map(|(_, loa)| loa);
    let facility = newest
        .and_then(|loa| loa.approval.as_ref())
        .map(|(approval, _)| &approval.facility);
    let survey = whole.works.survey.as_ref().map(|(survey, _)| survey);
    let built = whole.works.as_built.as_ref().map(|(built, _)| built);
    let completion = newest.and_then(|loa| loa.completion.as_ref());
    let upkeep = circuit.life.upkeep.as_ref().map(|(upkeep, _)| upkeep);
    let first = |texts: Vec<Option<&str>>| {
        let mut given = texts.into_iter().flatten().filter(|text| !text.is_empty());
        given.next().unwrap_or_default().to_owned()
    };
    let labels = |(en, zh): (&str, &str)| TwoNames {
        en: en.to_owned(),
        zh: zh.to_owned(),
    };
    let medium = facility.map_or_else(Vec::new, |f| vec![f.medium.as_str(), &f.connector]);
    let medium: Vec<&str> = medium.into_iter().filter(|text| !text.is_empty()).collect();
    ConnectParameters {
        circuit: application.name.clone(),
        instance_id: circuit.instance_id.clone(),
        access_point: point.map_or_else(
            || application.access_point_names.clone(),
            |point| labels((&point.name_en, &point.name_zh)),
        ),
        carrier: labels(labels_of::<LineOperator>(&application.line_operator)),
        line_code: first(vec![
            upkeep.map(|upkeep| upkeep.line_id.as_str()),
            completion.map(|(done, _)| done.line_code.as_str()),
            built.map(|built| built.carrier_circuit_id.as_str()),
            newest.map(|loa| loa.application.circuit_code.as_str()),
        ]),
        port_type: labels(labels_of::<PortType>(&application.port_type)),
        cloud_port: circuit.port.clone(),
        cloud_device: circuit.device.clone(),
        customer_site: first(vec![
            Some(circuit.life.location.as_str()),
            newest.map(|loa| loa.application.customer_location.as_str()),
        ]),
        cloud_optic: first(vec![
            facility.map(|facility| facility.optic.as_str()),
            survey.map(|survey| optic(&survey.optic)).as_deref(),
        ]),
        customer_optic: survey.map_or_else(String::new, |survey| optic(&survey.own_optic)),
        medium: medium.join(", "),
        vbrs: circuit
            .life
            .vbrs
            .iter()
            .filter(|one| one.counts())
            .map(|one| VbrParameters::of(one, router_of(id, one, routers)))
            .collect(),
    }
}

/// What an optical module says of itself, in one line.
fn optic(optic: &SurveyOptic) -> String {
    let parts = [
        (&optic.rate, "Gbit/s"),
        (&optic.wavelength, "nm"),
        (&optic.reach, "km"),
    ];
    let given = parts.iter().filter(|(value, _)| !value.is_empty());
    let words: Vec<String> = given
        .map(|(value, unit)| format!("{value} {unit}"))
        .collect();
    words.join(", ")
}

fn router_of(circuit: &str, vbr: &VbrRecord, routers: &Routers) -> Option<RouterParameters> {
    let (_, router) = routers
        .iter()
        .find(|(_, router)| router.holds(circuit, &vbr.fact.key))?;
    let own = VbrRef {
        circuit: circuit.to_owned(),
        vbr: vbr.fact.key.clone(),
    };
    let group = router.groups().find(|group| group.members.contains(&own));
    Some(RouterParameters {
        kind: router.kind(),
        name: router.fact.name.clone(),
        id: router.id().to_owned(),
        asn: router.fact.asn,
        networks: router
            .associations()
            .map(|one| {
                let named = if one.id.is_empty() {
                    one.name.clone()
                } else {
                    format!("{} ({})", one.name, one.id)
                };
                (named, one.cidrs.clone())
            })
            .collect(),
        group: group.map(|group| {
            let active = group.active.as_ref().map(|active| *active == own);
            (group.name.clone(), active)
        }),
    })
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

fn vbr(record: &VbrRecord) -> VbrView {
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

fn at(one: &VbrRef) -> VbrAt {
    VbrAt {
        circuit: one.circuit.clone(),
        vbr: one.vbr.clone(),
    }
}

fn router(id: &str, record: &RouterRecord) -> RouterView {
    let fact = &record.fact;
    RouterView {
        router: id.to_owned(),
        stand: record.stand("").as_wire().to_owned(),
        id: record.id().to_owned(),
        form: RouterForm {
            kind: record.kind().as_wire().to_owned(),
            name: fact.name.clone(),
            owner: fact.owner.clone(),
            region: fact.region.clone(),
            cen: fact.cen.clone(),
            asn: fact.asn.to_string(),
            vbrs: fact.vbrs.iter().map(at).collect(),
            associations: fact
                .associations
                .iter()
                .map(|one| AssociationForm {
                    key: one.key.clone(),
                    kind: one.kind.clone(),
                    name: one.name.clone(),
                    id: one.id.clone(),
                    region: one.region.clone(),
                    cidrs: one.cidrs.clone(),
                    behind: one.behind.clone(),
                    owner: one.owner.clone(),
                })
                .collect(),
            groups: fact
                .groups
                .iter()
                .map(|group| FailoverGroupForm {
                    key: group.key.clone(),
                    kind: group.kind.clone(),
                    name: group.name.clone(),
                    id: group.id.clone(),
                    members: group.members.iter().map(at).collect(),
                    active: group.active.as_ref().map(at),
                })
                .collect(),
            note: fact.note.clone(),
        },
        saved: noted(&record.saved),
        seen: record.parts.get("").map(|seen| noted(&seen.seen)),
        parts: record
            .parts
            .iter()
            .filter(|(part, _)| !part.is_empty())
            .map(|(part, seen)| PartView {
                part: part.clone(),
                stand: seen.stand.as_wire().to_owned(),
                word: seen.word.clone(),
                id: seen.id.clone(),
                seen: noted(&seen.seen),
            })
            .collect(),
        kept: kept_views(&fact.kept),
    }
}

/// Whether what was written or seen of a router may be taken back: nothing later was said of the same part.
fn may_withdraw(router: &RouterRecord, entry: &Entry) -> bool {
    if matches!(entry.effect, Effect::Withdrawn { .. })
        || matches!(entry.event.fact, Fact::Withdrawn { .. })
    {
        return false;
    }
    !router.entries.iter().any(|other| {
        other.event.hlc > entry.event.hlc
            && !matches!(other.effect, Effect::Withdrawn { .. })
            && match (&entry.event.fact, &other.event.fact) {
                (Fact::RouterSaved(_), later) => {
                    matches!(later, Fact::RouterSaved(_) | Fact::RouterSeen(_))
                }
                (Fact::RouterSeen(seen), Fact::RouterSeen(later)) => {
                    seen.part == later.part || seen.part.is_empty()
                }
                _ => false,
            }
    })
}

/// The entry of an event about one of these routers, and whether it may be withdrawn.
pub(crate) fn find<'r>(routers: &'r Routers, event: &EventRef) -> Option<(&'r Entry, bool)> {
    routers.iter().find_map(|(_, router)| {
        let mut entries = router.entries.iter();
        let entry = entries
            .find(|entry| entry.event.id.desk == event.desk && entry.event.id.seq == event.seq)?;
        Some((entry, may_withdraw(router, entry)))
    })
}

/// What became of the routers of a circuit, as lines of its history.
pub(crate) fn history(store: &Store, id: &str) -> Result<Vec<(i64, HistoryEntry)>, ApiError> {
    let mut lines = Vec::new();
    for (_, router) in stored::told_of(store.db(), store.keys(), id)? {
        for entry in &router.entries {
            lines.extend(line(&router, entry).map(|line| (entry.event.hlc, line)));
        }
    }
    Ok(lines)
}

fn line(router: &RouterRecord, entry: &Entry) -> Option<HistoryEntry> {
    let (kind, mark, params, kept) = match &entry.event.fact {
        Fact::RouterSaved(saved) => {
            let vbrs = saved.vbrs.len().to_string();
            let networks = saved.associations.len().to_string();
            let params = vec![
                ("what", saved.kind.clone()),
                ("name", saved.name.clone()),
                ("vbrs", vbrs),
                ("networks", networks),
                ("by", saved.by.clone()),
            ];
            (
                HistoryKind::RouterSaved,
                MarkWord::Action,
                params,
                saved.kept.as_slice(),
            )
        }
        Fact::RouterSeen(seen) => {
            let part = if seen.part.is_empty() { "" } else { "yes" };
            let params = vec![
                ("what", router.fact.kind.clone()),
                ("router", router.fact.name.clone()),
                ("name", seen.name.clone()),
                ("part", part.to_owned()),
                ("stand", seen.stand.clone()),
                ("word", seen.word.clone()),
                ("instanceId", seen.id.clone()),
                ("seenBy", seen.by.clone()),
            ];
            (
                HistoryKind::RouterSeen,
                MarkWord::Observation,
                params,
                [].as_slice(),
            )
        }
        _ => return None,
    };
    let params: BTreeMap<String, String> = params
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    Some(HistoryEntry {
        conflict: entry.effect == Effect::Conflict,
        late: entry.effect == Effect::Late,
        can_withdraw: may_withdraw(router, entry),
        ..plain(entry, kind, mark, params, kept_views(kept))
    })
}
