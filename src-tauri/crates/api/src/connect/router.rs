//! Express Connect Routers and transit routers: planned, changed, noted as seen, with their VPCs and failover groups.

use super::router_form::read;
use super::{of, open, provider_id, stand_seen};
use crate::Desk;
use crate::circuit_command::{done, refused, whole};
use crate::error::{kept, overrides};
use crate::wire::{ApiError, CircuitView, NoteRouter, SaveRouter};
use desk_domain::chance::Occasion;
use desk_domain::circuit::CircuitStatus;
use desk_domain::connect::address::Net;
use desk_domain::connect::router::VbrRef;
use desk_domain::connect::router_rules::{KnownVbr, check_router};
use desk_domain::connect::{RouterFact, RouterRecord, RouterSeen, Stand};
use desk_domain::event::{Aggregate, Fact};
use desk_domain::names::PersonName;
use desk_domain::port::Feature;
use desk_domain::problem::{ProblemCode, Problems};
use desk_store::{Writer, circuits as stored, routers};
use std::collections::{BTreeMap, BTreeSet};

impl Desk {
    /// Plans a router, or changes what was written down of it.
    pub fn save_router(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveRouter,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "save_router", &request, |writer| {
            open(writer, &request.circuit)?;
            let before = match &request.router {
                Some(id) => Some(one(writer, id)?),
                None => None,
            };
            if before.as_ref().is_some_and(|known| !known.counts()) {
                return Err(refused(
                    "This router is deleted. Plan a new one in its place.",
                    "router_gone",
                ));
            }
            let id = request
                .router
                .clone()
                .unwrap_or_else(|| writer.occasion.id());
            let mut problems = Problems::new();
            let by = PersonName::parse("by", &request.by, &mut problems);
            let read = read(&request.form, &mut writer.occasion, &mut problems);
            if let Some(read) = &read {
                let known = known(writer, &id, read)?;
                check_router(read, &known, &mut problems);
                if let Some(before) = &before
                    && before.stand("") == Stand::Created
                    && before.fact.kind != read.kind
                {
                    problems.block("kind", ProblemCode::RouterKindStays);
                }
            }
            let settled = problems.apply_overrides(&overrides(&request.kept));
            let (read, by) = problems.into_result(read.zip(by))?;
            let fact = Fact::RouterSaved(RouterFact {
                by: by.as_str().to_owned(),
                kept: kept(&settled),
                ..read
            });
            writer.record(Aggregate::Router, &id, &fact)?;
            Ok(())
        })
    }

    /// Notes what was seen of a router, of a VBR at it, of what it leads to, or of a failover group.
    pub fn note_router(
        &mut self,
        occasion: Occasion<'_>,
        request: NoteRouter,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "note_router", &request, |writer| {
            let known = one(writer, &request.router)?;
            if known.stand(&request.part) == Stand::Gone {
                return Err(refused(
                    "This is deleted already. Withdraw that in the history if it was noted wrongly.",
                    "router_gone",
                ));
            }
            let mut problems = Problems::new();
            let stand = stand_seen(&request.stand, &mut problems);
            if !known.knows_word(&request.part, &request.word) {
                problems.block("word", ProblemCode::UnknownChoice);
            }
            let name = match known.fact.vbrs.iter().find(|at| at.part() == request.part) {
                Some(at) => vbr_to_note(writer, at, stand)?,
                None => known
                    .name_of(&request.part)
                    .ok_or_else(|| ApiError::not_found("part of the router"))?,
            };
            if stand == Some(Stand::Created)
                && !request.part.is_empty()
                && known.stand("") != Stand::Created
            {
                return Err(refused(
                    "Note the router itself as created first.",
                    "router_planned",
                ));
            }
            let mut id = provider_id("id", &request.id, &mut problems);
            if request.part.is_empty() && stand == Some(Stand::Created) {
                if id.is_empty() {
                    known.id().clone_into(&mut id);
                }
                if id.is_empty() {
                    problems.block("id", ProblemCode::Required);
                }
                let mut others = routers::list(writer.db())?.into_iter();
                if others.any(|other| {
                    other.id != request.router && !id.is_empty() && other.instance_id == id
                }) {
                    problems.block("id", ProblemCode::InstanceIdTaken);
                }
            }
            let at = (request.at.as_str(), request.zone.as_str());
            let when = done(&request.by, at, &writer.occasion, &mut problems);
            let (Some(when), Some(stand), false) = (when, stand, problems.has_blocks()) else {
                return Err(ApiError::fields(&problems));
            };
            let fact = Fact::RouterSeen(RouterSeen {
                part: request.part.clone(),
                stand: stand.as_wire().to_owned(),
                word: request.word.clone(),
                id,
                name,
                by: when.by,
            });
            writer.record_at(Aggregate::Router, &request.router, when.at, &fact)?;
            Ok(())
        })
    }
}

fn one(writer: &Writer<'_, '_, '_>, id: &str) -> Result<RouterRecord, ApiError> {
    routers::one(writer.db(), writer.keys(), id)?.ok_or_else(|| ApiError::not_found("router"))
}

/// The name of a VBR whose attachment is noted: it must be there before it can hang on something.
fn vbr_to_note(
    writer: &Writer<'_, '_, '_>,
    at: &VbrRef,
    stand: Option<Stand>,
) -> Result<String, ApiError> {
    let found = whole(writer, &at.circuit)?;
    let vbr = of(&found, &at.vbr)?;
    let live = vbr.is_live() && found.circuit.status == CircuitStatus::Enabled;
    if stand == Some(Stand::Created) && !live {
        return Err(refused(
            "Note the VBR as created first, then that it is attached.",
            "vbr_planned",
        ));
    }
    Ok(vbr.fact.name.clone())
}

/// What the desk knows of the VBRs that a router names.
fn known(
    writer: &Writer<'_, '_, '_>,
    router: &str,
    fact: &RouterFact,
) -> Result<Vec<KnownVbr>, ApiError> {
    let named = fact
        .vbrs
        .iter()
        .chain(fact.groups.iter().flat_map(|g| &g.members));
    let named: BTreeSet<&VbrRef> = named.collect();
    let mut circuits = BTreeMap::new();
    for at in &named {
        if !circuits.contains_key(&at.circuit) {
            let found = stored::whole(writer.db(), writer.keys(), &at.circuit)?;
            let others: Vec<RouterRecord> =
                routers::of_circuit(writer.db(), writer.keys(), &at.circuit)?
                    .into_iter()
                    .filter(|(id, _)| id != router)
                    .map(|(_, record)| record)
                    .collect();
            circuits.insert(at.circuit.clone(), (found, others));
        }
    }
    let mut all = Vec::new();
    for at in named {
        let Some((Some(found), others)) = circuits.get(&at.circuit) else {
            continue;
        };
        let mut vbrs = found.circuit.life.vbrs.iter();
        let Some(vbr) = vbrs.find(|vbr| vbr.fact.key == at.vbr && vbr.counts()) else {
            continue;
        };
        let application = &found.circuit.application;
        let applied =
            |feature: Feature| application.features.iter().any(|f| f == feature.as_wire());
        let name = format!("{} / {}", application.name, vbr.fact.name);
        let links = std::iter::once(&vbr.fact.v4).chain(&vbr.fact.v6);
        let links = links.filter_map(|link| link.net());
        let routes = vbr
            .fact
            .routes
            .iter()
            .filter_map(|route| Net::read(&route.destination));
        let networks = links
            .chain(routes.map(|(net, _)| net))
            .map(|net| (name.clone(), net));
        let elsewhere = others
            .iter()
            .find(|other| other.holds(&at.circuit, &at.vbr));
        let group = others
            .iter()
            .filter(|other| other.counts())
            .find(|other| other.groups().any(|group| group.members.contains(at)));
        all.push(KnownVbr {
            at: at.clone(),
            networks: networks.collect(),
            name,
            region: application.region.clone(),
            bfd: vbr.fact.bfd.is_some(),
            msha: applied(Feature::Msha),
            multi: applied(Feature::FailoverGroup),
            router: elsewhere.map(|other| other.fact.name.clone()),
            group: group.map(|other| other.fact.name.clone()),
        });
    }
    Ok(all)
}
