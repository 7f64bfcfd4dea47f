//! A router with its parts, as it was last written down and seen.

use crate::entry::noted;
use crate::preflight::kept_views;
use crate::wire::{AssociationForm, FailoverGroupForm, PartView, RouterForm, RouterView, VbrAt};
use desk_domain::connect::RouterRecord;
use desk_domain::connect::router::VbrRef;

pub(super) fn router(id: &str, record: &RouterRecord) -> RouterView {
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

fn at(one: &VbrRef) -> VbrAt {
    VbrAt {
        circuit: one.circuit.clone(),
        vbr: one.vbr.clone(),
    }
}
