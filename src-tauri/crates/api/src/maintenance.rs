//! Maintenance and outages: written down, changed, called off.

use crate::Desk;
use crate::access_points::{lines, optional};
use crate::choice::choice;
use crate::circuit_command::refused;
use crate::error::{kept, overrides};
use crate::wire::{ApiError, CallOffMaintenance, CircuitView, MaintenanceForm, SaveMaintenance};
use chrono::{DateTime, LocalResult, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::maintenance::{
    CIRCUITS_MAX, Interruption, MaintenanceFact, MaintenanceKind, overlaps,
};
use desk_domain::names::{PersonName, Reason};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_store::circuits as stored;
use desk_store::maintenances;
use rusqlite::Connection;
use std::collections::BTreeSet;

impl Desk {
    /// Writes down maintenance or an outage, or changes what was written down.
    pub fn save_maintenance(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveMaintenance,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "save_maintenance", &request, |writer| {
            let id = match &request.id {
                Some(id) => {
                    maintenances::one(writer.db(), id)?
                        .ok_or_else(|| ApiError::not_found("maintenance"))?;
                    id.clone()
                }
                None => writer.occasion.id(),
            };
            let mut problems = Problems::new();
            let read = parse(writer.db(), &request.form, &mut problems)?;
            let by = PersonName::parse("by", &request.by, &mut problems);
            if let Some(read) = &read {
                together(writer.db(), &id, read, &mut problems)?;
            }
            let settled = problems.apply_overrides(&overrides(&request.kept));
            let (read, by) = problems.into_result(read.zip(by))?;
            // circuits that it concerned before are shown anew as well
            let fact = Fact::MaintenanceSaved(MaintenanceFact {
                by: by.as_str().to_owned(),
                kept: kept(&settled),
                ..read
            });
            writer.record(Aggregate::Maintenance, &id, &fact)?;
            Ok(())
        })
    }

    /// Says that maintenance does not take place, or that an outage was none.
    pub fn call_off_maintenance(
        &mut self,
        occasion: Occasion<'_>,
        request: CallOffMaintenance,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "call_off_maintenance", &request, |writer| {
            let one = maintenances::one(writer.db(), &request.id)?
                .ok_or_else(|| ApiError::not_found("maintenance"))?;
            if one.called_off.is_some() {
                return Err(refused("This was called off already.", "called_off"));
            }
            let mut problems = Problems::new();
            let reason = Reason::parse("reason", &request.reason, &mut problems);
            let by = PersonName::parse("by", &request.by, &mut problems);
            let (Some(reason), Some(by)) = (reason, by) else {
                return Err(ApiError::fields(&problems));
            };
            let fact = Fact::MaintenanceCalledOff {
                reason: reason.as_str().to_owned(),
                by: by.as_str().to_owned(),
            };
            writer.record(Aggregate::Maintenance, &request.id, &fact)?;
            Ok(())
        })
    }
}

/// Reads the form; who writes it down is filled in by the caller.
fn parse(
    db: &Connection,
    form: &MaintenanceForm,
    problems: &mut Problems,
) -> Result<Option<MaintenanceFact>, ApiError> {
    let kind = choice::<MaintenanceKind>("kind", &form.kind, problems);
    let title = text::line("title", &form.title, 1..=128, problems);
    let source = optional("source", &form.source, 128, problems);
    let note = lines("note", &form.note, problems);
    let zone = form.zone.parse::<Tz>().ok();
    if zone.is_none() {
        problems.block("zone", ProblemCode::ZoneUnknown);
    }
    let from = zone.and_then(|zone| local("from", &form.from, zone, problems));
    let open = text::is_blank(&form.until);
    let until = match zone {
        Some(zone) if !open => local("until", &form.until, zone, problems),
        _ => None,
    };
    if let (Some(from), Some(until)) = (from, until)
        && until <= from
    {
        problems.block("until", ProblemCode::EndsBeforeStart);
    }
    let circuits: BTreeSet<String> = form.circuits.iter().take(CIRCUITS_MAX).cloned().collect();
    if circuits.is_empty() {
        problems.block("circuits", ProblemCode::Required);
    }
    for circuit in &circuits {
        if stored::one(db, circuit)?.is_none() {
            problems.block("circuits", ProblemCode::UnknownChoice);
        }
    }
    let (Some(kind), Some(title), Some(from), false) = (kind, title, from, problems.has_blocks())
    else {
        return Ok(None);
    };
    Ok(Some(MaintenanceFact {
        kind: kind.as_wire().to_owned(),
        title,
        source,
        from,
        until,
        zone: form.zone.clone(),
        circuits: circuits.into_iter().collect(),
        note,
        by: String::new(),
        kept: Vec::new(),
    }))
}

/// A local date and time, past or to come. Of a time that comes twice the earlier is taken.
pub(crate) fn local(
    field: &str,
    raw: &str,
    zone: Tz,
    problems: &mut Problems,
) -> Option<DateTime<Utc>> {
    let Ok(local) = NaiveDateTime::parse_from_str(raw.trim(), "%Y-%m-%dT%H:%M") else {
        problems.block(field, ProblemCode::DateForm);
        return None;
    };
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Some(at.to_utc()),
        LocalResult::None => {
            problems
                .block(field, ProblemCode::LocalTimeSkipped)
                .with("time", local.format("%H:%M"))
                .with("zone", zone);
            None
        }
    }
}

/// Warns where it takes circuits out at once that belong together.
fn together(
    db: &Connection,
    id: &str,
    read: &MaintenanceFact,
    problems: &mut Problems,
) -> Result<(), ApiError> {
    let own: BTreeSet<String> = read.circuits.iter().cloned().collect();
    let groups = maintenances::groups(db, &own)?;
    let members: BTreeSet<String> = groups.values().flatten().cloned().collect();
    let mut all = maintenances::of_circuits(db, &members)?;
    all.retain(|one| one.id != id);
    all.push(Interruption {
        id: id.to_owned(),
        from: read.from,
        until: read.until,
        circuits: own,
    });
    let (mut en, mut zh) = (Vec::new(), Vec::new());
    let mut from: Option<DateTime<Utc>> = None;
    for group in groups.values() {
        let met = overlaps(&all, group);
        let Some(first) = met.iter().find(|one| one.interruptions.contains(id)) else {
            continue;
        };
        let mut names = Vec::new();
        for circuit in &first.circuits {
            names.extend(stored::one(db, circuit)?.map(|row| row.name));
        }
        en.push(names.join(", "));
        zh.push(names.join("、"));
        from = Some(from.map_or(first.from, |known| known.min(first.from)));
    }
    // one reason settles it for all orders, so all of them are named
    if let Some(from) = from {
        let zone: Tz = read.zone.parse().unwrap_or(chrono_tz::UTC);
        problems
            .warn("circuits", ProblemCode::OrderOutTogether)
            .with("circuits", en.join("; "))
            .with("circuits_zh", zh.join("；"))
            .with("from", from.with_timezone(&zone).format("%Y-%m-%d %H:%M"));
    }
    Ok(())
}
