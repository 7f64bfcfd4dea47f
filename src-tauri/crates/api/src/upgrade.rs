//! The upgrade of a circuit to a larger port: planned, what is tied to the old port backed up, steps told, called off.

use crate::circuit_command::{refused, whole};
use crate::error::{kept, overrides};
use crate::maintenance::local;
use crate::renditions::Bytes;
use crate::wire::{
    ApiError, BackUpTied, ById, CallOffUpgrade, CircuitView, MarkUpgradeStep, PlanUpgrade,
    PortForm, TieToUpgrade, UpgradeForm,
};
use crate::{Desk, access_points, circuits, upgrade_view};
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use desk_domain::calendar::{Mark, MarkKind};
use desk_domain::chance::Occasion;
use desk_domain::circuit::CircuitStatus;
use desk_domain::circuit_record::CircuitRecord;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::names::{PersonName, Reason};
use desk_domain::port::PortType;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_domain::upgrade::{
    BackedUp, Stand, TIED_MAX, TiedItem, TiedKind, Upgrade, UpgradeMark, UpgradePlan, UpgradeStep,
    is_larger, met_by,
};
use desk_store::circuits::Whole;
use desk_store::keys::Keys;
use desk_store::maintenances::{self, Maintenance};
use desk_store::{Writer, circuits as stored};
use rusqlite::Connection;
use std::collections::BTreeSet;

type Window = (DateTime<Utc>, DateTime<Utc>);

impl Desk {
    /// Plans an upgrade of a circuit in service, or changes the plan.
    pub fn plan_upgrade(
        &mut self,
        occasion: Occasion<'_>,
        request: PlanUpgrade,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "plan_upgrade", &request, |writer| {
            let found = whole(writer, &request.circuit)?;
            if open(&found).is_none() && found.circuit.status != CircuitStatus::Enabled {
                return Err(refused(
                    "Only a circuit in service is upgraded. Another one is applied for with the port that it needs.",
                    "not_enabled",
                ));
            }
            let mut problems = Problems::new();
            let read = parse(&found.circuit, &request.form, &mut problems);
            let by = PersonName::parse("by", &request.by, &mut problems);
            if let Some(plan) = &read {
                warn(writer.db(), &request.circuit, &found, plan, &mut problems)?;
            }
            let settled = problems.apply_overrides(&overrides(&request.kept));
            let (plan, by) = problems
                .into_result(read.zip(by))?;
            let fact = Fact::UpgradePlanned(UpgradePlan {
                by: by.as_str().to_owned(),
                kept: kept(&settled),
                ..plan
            });
            writer.record(Aggregate::Circuit, &request.circuit, &fact)?;
            Ok(())
        })
    }

    /// Writes down something that is tied to the old port, or its parameters.
    pub fn tie_to_upgrade(
        &mut self,
        occasion: Occasion<'_>,
        request: TieToUpgrade,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "tie_to_upgrade", &request, |writer| {
            let (found, upgrade) = upgrading(writer, &request.circuit)?;
            let items = upgrade_view::items(
                writer.db(),
                writer.keys(),
                &request.circuit,
                &found,
                &upgrade,
            )?;
            let mut problems = Problems::new();
            let kind = TiedKind::from_wire(&request.kind).ok();
            if kind.is_none() {
                problems.block("kind", ProblemCode::UnknownChoice);
            }
            let name = text::line("name", &request.name, 1..=128, &mut problems);
            let parameters = access_points::lines("parameters", &request.parameters, &mut problems);
            let by = PersonName::parse("by", &request.by, &mut problems);
            let key = match &request.item {
                Some(key)
                    if items
                        .iter()
                        .any(|tied| tied.item.key == *key && !tied.recorded) =>
                {
                    key.clone()
                }
                Some(_) => return Err(ApiError::not_found("entry")),
                None if items.len() >= TIED_MAX => {
                    problems
                        .block("name", ProblemCode::ListFull)
                        .with("max", TIED_MAX);
                    String::new()
                }
                None => writer.occasion.id(),
            };
            let (Some(kind), Some(name), Some(by), false) = (kind, name, by, problems.has_blocks())
            else {
                return Err(ApiError::fields(&problems));
            };
            let fact = Fact::UpgradeTied(TiedItem {
                key,
                kind: kind.as_wire().to_owned(),
                name,
                parameters,
                by: by.as_str().to_owned(),
            });
            writer.record(Aggregate::Circuit, &request.circuit, &fact)?;
            Ok(())
        })
    }

    /// Says that something tied to the old port is backed up, or is not.
    pub fn back_up_tied(
        &mut self,
        occasion: Occasion<'_>,
        request: BackUpTied,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "back_up_tied", &request, |writer| {
            let (found, upgrade) = upgrading(writer, &request.circuit)?;
            let items = upgrade_view::items(
                writer.db(),
                writer.keys(),
                &request.circuit,
                &found,
                &upgrade,
            )?;
            if !items.iter().any(|tied| tied.item.key == request.item) {
                return Err(ApiError::not_found("entry"));
            }
            let mut problems = Problems::new();
            let Some(by) = PersonName::parse("by", &request.by, &mut problems) else {
                return Err(ApiError::fields(&problems));
            };
            let fact = Fact::UpgradeBackedUp(BackedUp {
                item: request.item.clone(),
                done: request.done,
                by: by.as_str().to_owned(),
            });
            writer.record(Aggregate::Circuit, &request.circuit, &fact)?;
            Ok(())
        })
    }

    /// Says how far a step is. One that waits for another is not done before that.
    pub fn mark_upgrade_step(
        &mut self,
        occasion: Occasion<'_>,
        request: MarkUpgradeStep,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "mark_upgrade_step", &request, |writer| {
            let (found, upgrade) = upgrading(writer, &request.circuit)?;
            let mut problems = Problems::new();
            let step = UpgradeStep::from_wire(&request.step).ok();
            let stand = Stand::from_wire(&request.stand)
                .ok()
                .filter(|stand| *stand != Stand::Waits);
            let (Some(step), Some(stand)) = (step, stand) else {
                problems.block("step", ProblemCode::UnknownChoice);
                return Err(ApiError::fields(&problems));
            };
            may_say(writer, (&request.circuit, &found), &upgrade, step, stand)?;
            let note = if stand == Stand::NotNeeded {
                Reason::parse("note", &request.note, &mut problems)
                    .map(|reason| reason.as_str().to_owned())
                    .unwrap_or_default()
            } else {
                access_points::lines("note", &request.note, &mut problems)
            };
            let by = PersonName::parse("by", &request.by, &mut problems);
            let (Some(by), false) = (by, problems.has_blocks()) else {
                return Err(ApiError::fields(&problems));
            };
            let fact = Fact::UpgradeMarked(UpgradeMark {
                step: step.as_wire().to_owned(),
                stand: stand.as_wire().to_owned(),
                note,
                by: by.as_str().to_owned(),
            });
            writer.record(Aggregate::Circuit, &request.circuit, &fact)?;
            Ok(())
        })
    }

    /// Calls an upgrade off. What was written down and backed up stays.
    pub fn call_off_upgrade(
        &mut self,
        occasion: Occasion<'_>,
        request: CallOffUpgrade,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "call_off_upgrade", &request, |writer| {
            upgrading(writer, &request.circuit)?;
            let mut problems = Problems::new();
            let reason = Reason::parse("reason", &request.reason, &mut problems);
            let by = PersonName::parse("by", &request.by, &mut problems);
            let (Some(reason), Some(by)) = (reason, by) else {
                return Err(ApiError::fields(&problems));
            };
            let fact = Fact::UpgradeCalledOff {
                reason: reason.as_str().to_owned(),
                by: by.as_str().to_owned(),
            };
            writer.record(Aggregate::Circuit, &request.circuit, &fact)?;
            Ok(())
        })
    }

    /// Everything that is tied to the old port with its parameters, as a table for a spreadsheet.
    ///
    /// # Errors
    /// No upgrade of that circuit is planned.
    pub fn upgrade_list_bytes(
        &mut self,
        _: Occasion<'_>,
        request: ById,
    ) -> Result<Bytes, ApiError> {
        let store = self.store()?;
        let view = circuits::view(store, &request.id)?;
        let upgrade = view.upgrade.ok_or_else(|| ApiError::not_found("upgrade"))?;
        let id = view.row.instance_id.unwrap_or_default();
        let name = if id.is_empty() { "circuit" } else { &id };
        let mut table = String::from("\u{feff}kind,name,parameters,backed up,by\r\n");
        for item in &upgrade.items {
            let kind = TiedKind::from_wire(&item.kind).unwrap_or(TiedKind::Other);
            let (at, by) = item
                .backed_up
                .as_ref()
                .map_or(("", ""), |noted| (&noted.at, &noted.by));
            let cells = [kind.label_en(), &item.name, &item.parameters, at, by].map(cell);
            table.push_str(&cells.join(","));
            table.push_str("\r\n");
        }
        Ok(Bytes {
            name: format!("{name}-port-backup.csv"),
            bytes: table.into_bytes(),
        })
    }
}

/// A cell of a CSV table. What a spreadsheet would take for a formula becomes text.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// The upgrade that is planned and was not called off.
fn open(whole: &Whole) -> Option<Upgrade> {
    Upgrade::of(&whole.circuit.entries).filter(|upgrade| upgrade.called_off.is_none())
}

fn upgrading(writer: &Writer<'_, '_, '_>, circuit: &str) -> Result<(Whole, Upgrade), ApiError> {
    let found = whole(writer, circuit)?;
    let upgrade = open(&found).ok_or_else(|| {
        refused(
            "No upgrade of this circuit is planned. Plan it first.",
            "no_upgrade",
        )
    })?;
    Ok((found, upgrade))
}

/// Whether somebody may say that of a step now.
fn may_say(
    writer: &Writer<'_, '_, '_>,
    (id, found): (&str, &Whole),
    upgrade: &Upgrade,
    step: UpgradeStep,
    stand: Stand,
) -> Result<(), ApiError> {
    let told = match stand {
        Stand::NotNeeded => step.may_be_spared(),
        _ => step.is_told() || (stand == Stand::Open && step.may_be_spared()),
    };
    if !told {
        return Err(refused(
            "This step is read off the circuits and the list of what is tied to the port. Record it there.",
            "not_told",
        ));
    }
    let new = upgrade_view::successor(writer.db(), writer.keys(), upgrade)?;
    let items = upgrade_view::items(writer.db(), writer.keys(), id, found, upgrade)?;
    let steps = upgrade_view::standing(found, upgrade, &items, new.map(|(_, status)| status));
    if step == UpgradeStep::BackUp && stand == Stand::NotNeeded && !items.is_empty() {
        return Err(refused(
            "Something is tied to the port. Back it up, and tick it off.",
            "tied",
        ));
    }
    let first = steps
        .iter()
        .find(|one| one.step == step)
        .and_then(|one| one.waits_for)
        .filter(|_| stand == Stand::Done);
    match first {
        Some(first) => Err(refused(
            &format!("Another step comes first: {}.", first.label_en()),
            "step_waits",
        )
        .with("step", first.as_wire())),
        None => Ok(()),
    }
}

/// Reads the plan; who planned is filled in by the caller.
fn parse(
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

fn larger(field: &str, new: &str, old: &str, problems: &mut Problems) -> Option<PortType> {
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
fn warn(
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

/// Checks an application that says whose larger port it is: that upgrade is planned, and nothing is applied for yet.
pub(crate) fn check_application(
    db: &Connection,
    keys: &Keys,
    form: &PortForm,
    port: Option<PortType>,
    problems: &mut Problems,
) -> Result<(), ApiError> {
    if form.upgrades.is_empty() {
        return Ok(());
    }
    let found = stored::whole(db, keys, &form.upgrades)?.filter(|one| !one.circuit.withdrawn);
    let Some((upgrade, found)) = found.and_then(|found| Some((open(&found)?, found))) else {
        problems.block("upgrades", ProblemCode::NotUpgradable);
        return Ok(());
    };
    if upgrade_view::successor(db, keys, &upgrade)?.is_some() {
        problems.block("upgrades", ProblemCode::NotUpgradable);
        return Ok(());
    }
    if let Some(port) = port {
        larger(
            "port_type",
            port.as_wire(),
            &found.circuit.application.port_type,
            problems,
        );
    }
    Ok(())
}

/// Records on both circuits that one is the larger port of the other.
pub(crate) fn link(
    writer: &mut Writer<'_, '_, '_>,
    old: &str,
    new: &str,
    new_name: &str,
) -> Result<(), ApiError> {
    if old.is_empty() {
        return Ok(());
    }
    let name = whole(writer, old)?.circuit.application.name;
    let of = Fact::UpgradeOf {
        circuit: old.to_owned(),
        name,
    };
    writer.record(Aggregate::Circuit, new, &of)?;
    let applied = Fact::UpgradeApplied {
        circuit: new.to_owned(),
        name: text::normalise_line(new_name),
        by: String::new(),
    };
    writer.record(Aggregate::Circuit, old, &applied)?;
    Ok(())
}
