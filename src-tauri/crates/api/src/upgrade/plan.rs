//! The plan of an upgrade: what is typed, and what its cut-over meets.

use crate::access_points;
use crate::maintenance::local;
use crate::wire::{ApiError, UpgradeForm};
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use desk_domain::calendar::{Mark, MarkKind};
use desk_domain::circuit_record::CircuitRecord;
use desk_domain::names::Reason;
use desk_domain::port::PortType;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_domain::upgrade::{UpgradePlan, is_larger, met_by};
use desk_store::circuits::Whole;
use desk_store::maintenances::{self, Maintenance};
use rusqlite::Connection;
use std::collections::BTreeSet;

type Window = (DateTime<Utc>, DateTime<Utc>);

/// Reads the plan; who planned is filled in by the caller.
pub(super) fn parse(
    circuit: &CircuitRecord,
    form: &UpgradeForm,
    problems: &mut Problems,
) -> Option<UpgradePlan> {
    let port = larger(
        "port_type",
        &form.port_type,
        &circuit.application.port_type,
        problems,
    );
    let why = Reason::parse("why", &form.why, problems);
    let roll_back = access_points::lines("roll_back", &form.roll_back, problems);
    let zone = form.zone.parse::<Tz>().ok();
    if zone.is_none() {
        problems.block("zone", ProblemCode::ZoneUnknown);
    }
    let (no_from, no_until) = (text::is_blank(&form.from), text::is_blank(&form.until));
    let mut cut_over = None;
    if let Some(zone) = zone
        && !(no_from && no_until)
    {
        let from = local("from", &form.from, zone, problems);
        let until = local("until", &form.until, zone, problems);
        if let (Some(from), Some(until)) = (from, until) {
            if until <= from {
                problems
                    .block("until", ProblemCode::WindowEndsBeforeStart)
                    .with("start", from.with_timezone(&zone).format("%Y-%m-%d %H:%M"));
            }
            cut_over = Some((from, until));
        }
    }
    let (Some(port), Some(why), false) = (port, why, problems.has_blocks()) else {
        return None;
    };
    Some(UpgradePlan {
        port_type: port.as_wire().to_owned(),
        why: why.as_str().to_owned(),
        cut_over,
        zone: form.zone.clone(),
        roll_back,
        by: String::new(),
        kept: Vec::new(),
    })
}

pub(super) fn larger(
    field: &str,
    new: &str,
    old: &str,
    problems: &mut Problems,
) -> Option<PortType> {
    let Ok(new) = PortType::from_wire(new) else {
        let code = if new.is_empty() {
            ProblemCode::Required
        } else {
            ProblemCode::UnknownChoice
        };
        problems.block(field, code);
        return None;
    };
    if let Ok(old) = PortType::from_wire(old)
        && !is_larger(new, old)
    {
        problems
            .block(field, ProblemCode::PortNotLarger)
            .with("port", old.label_en())
            .with("port_zh", old.label_zh());
        return None;
    }
    Some(new)
}

/// Warns where the cut-over meets maintenance or a freeze.
pub(super) fn warn(
    db: &Connection,
    id: &str,
    found: &Whole,
    plan: &UpgradePlan,
    problems: &mut Problems,
) -> Result<(), ApiError> {
    let Some(window) = plan.cut_over else {
        return Ok(());
    };
    let zone: Tz = plan.zone.parse().unwrap_or(chrono_tz::UTC);
    if let Some(first) = interruptions(db, id, window)?.first() {
        problems
            .warn("from", ProblemCode::CutOverInMaintenance)
            .with("title", &first.saved.title)
            .with(
                "from",
                first
                    .saved
                    .from
                    .with_timezone(&zone)
                    .format("%Y-%m-%d %H:%M"),
            );
    }
    let point = &found.circuit.application.access_point;
    if let Some(first) = freezes(db, point, window, zone)?.first() {
        problems
            .warn("from", ProblemCode::CutOverInFreeze)
            .with("freeze", &first.en)
            .with("freeze_zh", &first.zh)
            .with("from", first.from)
            .with("to", first.to);
    }
    Ok(())
}

/// Interruptions of the circuit, and of those that stand in for it, that fall into a window; earliest first.
pub(crate) fn interruptions(
    db: &Connection,
    id: &str,
    window: Window,
) -> Result<Vec<Maintenance>, ApiError> {
    let own: BTreeSet<String> = [id.to_owned()].into();
    let mut circuits: BTreeSet<String> = maintenances::groups(db, &own)?
        .into_values()
        .flatten()
        .collect();
    circuits.extend(own);
    let mut all: Vec<Maintenance> = Vec::new();
    for circuit in &circuits {
        for one in maintenances::list(db, Some(circuit))? {
            if one.called_off.is_none() && !all.iter().any(|known| known.id == one.id) {
                all.push(one);
            }
        }
    }
    let told: Vec<_> = all.iter().map(Maintenance::interruption).collect();
    let met: Vec<String> = met_by(window, &told)
        .iter()
        .map(|one| one.id.clone())
        .collect();
    Ok(met
        .iter()
        .filter_map(|id| all.iter().find(|one| one.id == *id).cloned())
        .collect())
}

/// Freezes at the access point that fall into a window, by its zone's days.
pub(crate) fn freezes(
    db: &Connection,
    point: &str,
    (from, until): Window,
    zone: Tz,
) -> Result<Vec<Mark>, ApiError> {
    let directory = crate::directory::merged(db)?;
    let calendars = desk_store::calendars::merged(db)?;
    let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
    Ok(calendars.of_point(directory.access_point(point)).marks(
        MarkKind::Freeze,
        day(from),
        day(until - Duration::seconds(1)),
    ))
}
