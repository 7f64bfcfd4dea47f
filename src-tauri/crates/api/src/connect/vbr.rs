//! Virtual border routers: planned, changed, noted as created or deleted.

use super::vbr_form::{read, vbr_id};
use super::{of, open, stand_seen};
use crate::Desk;
use crate::circuit_command::{done, not_before, refused, whole};
use crate::error::{kept, overrides};
use crate::wire::{ApiError, CircuitView, NoteVbr, SaveVbr};
use desk_domain::chance::Occasion;
use desk_domain::circuit::CircuitStatus;
use desk_domain::connect::address::Net;
use desk_domain::connect::rules::{Around, check_vbr};
use desk_domain::connect::{BgpStatus, RouterKind, Stand, VbrFact, VbrRecord, VbrSeen, VbrStatus};
use desk_domain::event::{Aggregate, Fact};
use desk_domain::names::PersonName;
use desk_domain::port::PortType;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_store::circuits::Whole;
use desk_store::{Writer, routers, vbrs};

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
            let stand = stand_seen(&request.stand, &mut problems);
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

/// Holds a VBR against its circuit, its router and what lies behind that.
fn check(
    writer: &Writer<'_, '_, '_>,
    circuit: &str,
    found: &Whole,
    fact: &VbrFact,
    problems: &mut Problems,
) -> Result<(), ApiError> {
    let routers = routers::of_circuit(writer.db(), writer.keys(), circuit)?;
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
    // a port type of a newer program sets no bound that is known here
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
