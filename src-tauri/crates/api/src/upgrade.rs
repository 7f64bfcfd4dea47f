//! The upgrade of a circuit to a larger port: planned, what is tied to the old port backed up, steps told, called off.

mod application;
pub(crate) mod history;
mod list;
mod plan;
pub(crate) mod view;

pub(crate) use application::{check_application, link};
pub(crate) use plan::{freezes, interruptions};

use crate::choice::choice;
use crate::circuit_command::{refused, whole};
use crate::error::{kept, overrides};
use crate::wire::{
    ApiError, BackUpTied, CallOffUpgrade, CircuitView, MarkUpgradeStep, PlanUpgrade, TieToUpgrade,
};
use crate::{Desk, access_points};
use desk_domain::chance::Occasion;
use desk_domain::circuit::CircuitStatus;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::names::{PersonName, Reason};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_domain::upgrade::{
    BackedUp, Stand, TIED_MAX, Tied, TiedItem, TiedKind, Upgrade, UpgradeMark, UpgradePlan,
    UpgradeStep,
};
use desk_store::Writer;
use desk_store::circuits::Whole;
use plan::{parse, warn};

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
            let (plan, by) = problems.into_result(read.zip(by))?;
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
            let items = tied(writer, &request.circuit)?;
            let mut problems = Problems::new();
            let kind = choice::<TiedKind>("kind", &request.kind, &mut problems);
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
            let items = tied(writer, &request.circuit)?;
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

/// Everything that is tied to the port of a circuit whose upgrade is planned.
fn tied(writer: &Writer<'_, '_, '_>, circuit: &str) -> Result<Vec<Tied>, ApiError> {
    let (found, upgrade) = upgrading(writer, circuit)?;
    view::items(writer.db(), writer.keys(), circuit, &found, &upgrade)
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
    let new = view::successor(writer.db(), writer.keys(), upgrade)?;
    let items = view::items(writer.db(), writer.keys(), id, found, upgrade)?;
    let steps = view::standing(found, upgrade, &items, new.map(|(_, status)| status));
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
