//! An upgrade for the pages of both circuits.

use crate::directory::both;
use crate::entry::noted;
use crate::preflight::kept_views;
use crate::wire::{
    ApiError, CircuitRef, CutOverView, MetView, TiedView, UpgradeStepView, UpgradeView,
};
use crate::{circuits, upgrade};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use desk_domain::circuit::CircuitStatus;
use desk_domain::deletion::DependantKind;
use desk_domain::port::PortType;
use desk_domain::upgrade::{
    ChecklistStep, Known, Stand, Tied, Upgrade, UpgradePlan, checklist, is_larger,
};
use desk_store::circuits::{self as stored, Whole};
use desk_store::events::instant;
use desk_store::keys::Keys;
use desk_store::{Store, upgrades};
use rusqlite::Connection;

/// The newest new circuit that was not taken back.
pub(crate) fn successor(
    db: &Connection,
    keys: &Keys,
    upgrade: &Upgrade,
) -> Result<Option<(String, CircuitStatus)>, ApiError> {
    let Some((id, _)) = upgrade.applied.last() else {
        return Ok(None);
    };
    let found = stored::whole(db, keys, id)?.filter(|whole| !whole.circuit.withdrawn);
    Ok(found.map(|whole| (id.clone(), whole.circuit.status)))
}

/// Whether an upgrade may be planned: the circuit is in service, there is a larger port, and none is planned.
pub(crate) fn may_plan(whole: &Whole) -> bool {
    let circuit = &whole.circuit;
    if circuit.withdrawn || circuit.status != CircuitStatus::Enabled {
        return false;
    }
    let planned = Upgrade::of(&circuit.entries).filter(|one| one.called_off.is_none());
    let larger = PortType::from_wire(&circuit.application.port_type)
        .is_ok_and(|old| PortType::ALL.iter().any(|&new| is_larger(new, old)));
    planned.is_none() && larger
}

/// Everything that is tied to the old port.
pub(crate) fn items(
    db: &Connection,
    keys: &Keys,
    id: &str,
    whole: &Whole,
    upgrade: &Upgrade,
) -> Result<Vec<Tied>, ApiError> {
    let routers = desk_store::routers::of_circuit(db, keys, id)?;
    Ok(upgrade.items(id, &whole.circuit.life, &routers))
}

/// How far the steps are.
pub(crate) fn standing(
    whole: &Whole,
    upgrade: &Upgrade,
    items: &[Tied],
    new: Option<CircuitStatus>,
) -> Vec<ChecklistStep> {
    let circuit = &whole.circuit;
    let hanging = circuit.life.hanging();
    let known = Known {
        tied: items.len(),
        not_backed_up: items.iter().filter(|tied| tied.backed_up.is_none()).count(),
        new,
        old: circuit.status,
        hanging: hanging
            .iter()
            .filter(|(one, _)| matches!(one.kind(), DependantKind::Vbr | DependantKind::SharedPort))
            .count(),
        still_billed: circuit.mark().still_billed,
    };
    checklist(upgrade, known)
}

/// The upgrade of a circuit.
pub(crate) fn view(
    store: &Store,
    id: &str,
    whole: &Whole,
) -> Result<Option<UpgradeView>, ApiError> {
    let Some(upgrade) = Upgrade::of(&whole.circuit.entries) else {
        return Ok(None);
    };
    let plan = &upgrade.plan;
    let new = successor(store.db(), store.keys(), &upgrade)?;
    let status = new.as_ref().map(|(_, status)| *status);
    let items = items(store.db(), store.keys(), id, whole, &upgrade)?;
    let steps = standing(whole, &upgrade, &items, status);
    Ok(Some(UpgradeView {
        port_type: plan.port_type.clone(),
        why: plan.why.clone(),
        cut_over: cut_over(store, id, whole, plan)?,
        roll_back: plan.roll_back.clone(),
        begun: noted(&upgrade.begun),
        saved: noted(&upgrade.saved),
        kept: kept_views(&plan.kept),
        items: items
            .iter()
            .map(|tied| TiedView {
                key: tied.item.key.clone(),
                kind: tied.item.kind().as_wire().to_owned(),
                name: tied.item.name.clone(),
                parameters: tied.item.parameters.clone(),
                hangs: tied.hangs,
                recorded: tied.recorded,
                deleted: tied.item.kind().is_deleted(),
                saved: noted(&tied.saved),
                backed_up: tied.backed_up.as_ref().map(noted),
            })
            .collect(),
        finished: steps
            .iter()
            .all(|one| matches!(one.stand, Stand::Done | Stand::NotNeeded)),
        steps: steps.iter().map(step).collect(),
        new: match &new {
            Some((id, _)) => circuits::reference(store, id)?,
            None => None,
        },
        new_status: status.map_or_else(String::new, |status| status.as_wire().to_owned()),
        called_off: upgrade.called_off.as_ref().map(|(why, _)| why.clone()),
    }))
}

fn step(one: &ChecklistStep) -> UpgradeStepView {
    UpgradeStepView {
        step: one.step.as_wire().to_owned(),
        stand: one.stand.as_wire().to_owned(),
        waits_for: one.waits_for.map(|step| step.as_wire().to_owned()),
        told: one.step.is_told(),
        may_be_spared: one.step.may_be_spared(),
        note: one.told.as_ref().map_or("", |(note, _)| note).to_owned(),
        said: one.told.as_ref().map(|(_, at)| noted(at)),
    }
}

fn cut_over(
    store: &Store,
    id: &str,
    whole: &Whole,
    plan: &UpgradePlan,
) -> Result<Option<CutOverView>, ApiError> {
    let Some(window) = plan.cut_over else {
        return Ok(None);
    };
    let zone: Tz = plan.zone.parse().unwrap_or(chrono_tz::UTC);
    let mut meets = Vec::new();
    for one in upgrade::interruptions(store.db(), id, window)? {
        let mut names = Vec::new();
        for circuit in &one.saved.circuits {
            names.extend(circuits::reference(store, circuit)?.map(|found| found.name));
        }
        meets.push(MetView {
            freeze: false,
            title: both(&one.saved.title, &one.saved.title),
            circuits: names,
            from: instant(one.saved.from),
            until: one.saved.until.map(instant),
        });
    }
    let point = &whole.circuit.application.access_point;
    for one in upgrade::freezes(store.db(), point, window, zone)? {
        meets.push(MetView {
            freeze: true,
            title: both(&one.en, &one.zh),
            circuits: Vec::new(),
            from: one.from.to_string(),
            until: Some(one.to.to_string()),
        });
    }
    let (from, until): (DateTime<Utc>, DateTime<Utc>) = window;
    Ok(Some(CutOverView {
        from: instant(from),
        until: instant(until),
        zone: plan.zone.clone(),
        meets,
    }))
}

/// The circuit whose larger port this one is.
pub(crate) fn predecessor(
    store: &Store,
    id: &str,
    whole: &Whole,
) -> Result<Option<CircuitRef>, ApiError> {
    if whole.circuit.withdrawn {
        return Ok(None);
    }
    match upgrades::predecessor(store.db(), id)? {
        Some(old) => circuits::reference(store, &old),
        None => Ok(None),
    }
}
