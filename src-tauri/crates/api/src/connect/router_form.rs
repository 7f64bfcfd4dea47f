//! A router as it is typed, with what it leads to and its failover groups.

use super::{key_or_new, provider_id};
use crate::access_points::{lines, optional};
use crate::choice::choice;
use crate::wire::{AssociationForm, FailoverGroupForm, RouterForm, VbrAt};
use desk_domain::chance::Occasion;
use desk_domain::connect::address::network;
use desk_domain::connect::router::{
    Association, AssociationKind, CIDRS_MAX, FailoverGroup, GroupKind, PARTS_MAX, VbrRef,
};
use desk_domain::connect::{RouterFact, RouterKind, asn};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;

/// Reads the form; who and kept warnings are filled in by the caller.
pub(super) fn read(
    form: &RouterForm,
    occasion: &mut Occasion<'_>,
    problems: &mut Problems,
) -> Option<RouterFact> {
    let kind = choice::<RouterKind>("kind", &form.kind, problems);
    let name = text::line("name", &form.name, 2..=128, problems);
    let owner = provider_id("owner", &form.owner, problems);
    let region = optional("region", &form.region, 64, problems);
    let cen = provider_id("cen", &form.cen, problems);
    let asn = asn::local("asn", &form.asn, problems);
    few("vbrs", &form.vbrs, problems);
    few("associations", &form.associations, problems);
    few("groups", &form.groups, problems);
    let mut associations = Vec::new();
    for (row, one) in form.associations.iter().take(PARTS_MAX).enumerate() {
        associations.extend(association(row, one, occasion, problems));
    }
    let mut groups = Vec::new();
    for (row, one) in form.groups.iter().take(PARTS_MAX).enumerate() {
        groups.extend(group(row, one, occasion, problems));
    }
    let note = lines("note", &form.note, problems);
    Some(RouterFact {
        kind: kind?.as_wire().to_owned(),
        name: name?,
        owner,
        region,
        cen,
        asn: asn?,
        vbrs: form.vbrs.iter().take(PARTS_MAX).map(vbr_ref).collect(),
        associations,
        groups,
        note,
        by: String::new(),
        kept: Vec::new(),
    })
    .filter(|_| !problems.has_blocks())
}

fn association(
    row: usize,
    form: &AssociationForm,
    occasion: &mut Occasion<'_>,
    problems: &mut Problems,
) -> Option<Association> {
    let field = |name: &str| format!("associations.{row}.{name}");
    let kind = choice::<AssociationKind>(field("kind"), &form.kind, problems);
    let name = text::line(&field("name"), &form.name, 1..=128, problems);
    let id = provider_id(&field("id"), &form.id, problems);
    let region = optional(&field("region"), &form.region, 64, problems);
    let owner = provider_id(&field("owner"), &form.owner, problems);
    if form.cidrs.len() > CIDRS_MAX {
        problems
            .block(field("cidrs"), ProblemCode::NumberRange)
            .with("min", 0)
            .with("max", CIDRS_MAX);
    }
    let mut cidrs = Vec::new();
    for (at, cidr) in form.cidrs.iter().take(CIDRS_MAX).enumerate() {
        let net = network(&format!("associations.{row}.cidrs.{at}"), cidr, problems);
        cidrs.extend(net.map(|net| net.to_string()));
    }
    Some(Association {
        key: key_or_new(&form.key, occasion),
        kind: kind?.as_wire().to_owned(),
        name: name?,
        id,
        region,
        cidrs,
        behind: form.behind.clone(),
        owner,
    })
}

fn group(
    row: usize,
    form: &FailoverGroupForm,
    occasion: &mut Occasion<'_>,
    problems: &mut Problems,
) -> Option<FailoverGroup> {
    let kind = choice::<GroupKind>(format!("groups.{row}.kind"), &form.kind, problems);
    let name = text::line(&format!("groups.{row}.name"), &form.name, 1..=128, problems);
    let id = provider_id(&format!("groups.{row}.id"), &form.id, problems);
    few(&format!("groups.{row}.members"), &form.members, problems);
    Some(FailoverGroup {
        key: key_or_new(&form.key, occasion),
        kind: kind?.as_wire().to_owned(),
        name: name?,
        id,
        members: form.members.iter().take(PARTS_MAX).map(vbr_ref).collect(),
        active: form.active.as_ref().map(vbr_ref),
    })
}

fn vbr_ref(at: &VbrAt) -> VbrRef {
    VbrRef {
        circuit: at.circuit.clone(),
        vbr: at.vbr.clone(),
    }
}

fn few<T>(field: &str, list: &[T], problems: &mut Problems) {
    if list.len() > PARTS_MAX {
        problems
            .block(field, ProblemCode::NumberRange)
            .with("min", 0)
            .with("max", PARTS_MAX);
    }
}
