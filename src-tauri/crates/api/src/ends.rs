//! What we do to a circuit itself: confirm, enable, cancel, terminate, delete; what hangs on its port; unsubscribing.

use crate::Desk;
use crate::access_points::{lines, optional};
use crate::choice::choice;
use crate::circuit_command::{done, not_before, refused, whole};
use crate::live::blockers;
use crate::wire::{
    ActOnCircuit, ActWord, ApiError, CircuitView, DoneOnCircuit, RemoveDependant, SaveDependant,
};
use desk_domain::chance::Occasion;
use desk_domain::circuit::{self, CircuitAction};
use desk_domain::deletion::{CircuitAct, Dependant, DependantKind};
use desk_domain::event::{Aggregate, Fact};
use desk_domain::names::{PersonName, Reason};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_store::circuits::Whole;

/// The table's word for what the window asks.
const fn action_of(word: ActWord) -> CircuitAction {
    match word {
        ActWord::Confirm => CircuitAction::Confirm,
        ActWord::Enable => CircuitAction::Enable,
        ActWord::Cancel => CircuitAction::Cancel,
        ActWord::Terminate => CircuitAction::Terminate,
        ActWord::Delete => CircuitAction::Delete,
    }
}

impl Desk {
    /// Records what was done to the circuit at Alibaba Cloud, where the table has its arrow and nothing hangs on the port.
    pub fn act_on_circuit(
        &mut self,
        occasion: Occasion<'_>,
        request: ActOnCircuit,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "act_on_circuit", &request, |writer| {
            let found = whole(writer, &request.circuit)?;
            let action = action_of(request.action);
            may(&found, action)?;
            let mut problems = Problems::new();
            let reason = if matches!(action, CircuitAction::Confirm | CircuitAction::Enable) {
                lines("reason", &request.reason, &mut problems)
            } else {
                Reason::parse("reason", &request.reason, &mut problems)
                    .map(|reason| reason.as_str().to_owned())
                    .unwrap_or_default()
            };
            let id = &found.circuit.instance_id;
            if action == CircuitAction::Terminate && !ends_in(id, &request.last_four) {
                problems.block("last_four", ProblemCode::LastFourDiffer);
            }
            let at = (request.at.as_str(), request.zone.as_str());
            let when = done(&request.by, at, &writer.occasion, &mut problems);
            let entries = &found.circuit.entries;
            not_before("at", when.as_ref(), &request.zone, entries, &mut problems);
            let (Some(when), false) = (when, problems.has_blocks()) else {
                return Err(ApiError::fields(&problems));
            };
            let fact = Fact::CircuitActed(CircuitAct {
                action: action.as_wire().to_owned(),
                reason,
                by: when.by,
            });
            writer.record_at(Aggregate::Circuit, &request.circuit, when.at, &fact)?;
            Ok(())
        })
    }

    /// Records that we unsubscribed from a port that is over.
    pub fn unsubscribe(
        &mut self,
        occasion: Occasion<'_>,
        request: DoneOnCircuit,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "unsubscribe", &request, |writer| {
            let found = whole(writer, &request.circuit)?;
            if !found.circuit.mark().still_billed {
                return Err(refused(
                    "This port does not wait for anybody to unsubscribe from it.",
                    "not_billed",
                ));
            }
            let mut problems = Problems::new();
            let at = (request.at.as_str(), request.zone.as_str());
            let when = done(&request.by, at, &writer.occasion, &mut problems);
            let (Some(when), false) = (when, problems.has_blocks()) else {
                return Err(ApiError::fields(&problems));
            };
            let fact = Fact::Unsubscribed { by: when.by };
            writer.record_at(Aggregate::Circuit, &request.circuit, when.at, &fact)?;
            Ok(())
        })
    }

    /// Writes down what hangs on a port.
    pub fn save_dependant(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveDependant,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "save_dependant", &request, |writer| {
            whole(writer, &request.circuit)?;
            let mut problems = Problems::new();
            let kind = choice::<DependantKind>("kind", &request.kind, &mut problems);
            let name = text::line("name", &request.name, 1..=128, &mut problems);
            let note = optional("note", &request.note, 200, &mut problems);
            let by = PersonName::parse("by", &request.by, &mut problems);
            let (Some(kind), Some(name), Some(by), false) = (kind, name, by, problems.has_blocks())
            else {
                return Err(ApiError::fields(&problems));
            };
            let fact = Fact::DependantSaved(Dependant {
                key: writer.occasion.id(),
                kind: kind.as_wire().to_owned(),
                name,
                note,
                by: by.as_str().to_owned(),
            });
            writer.record(Aggregate::Circuit, &request.circuit, &fact)?;
            Ok(())
        })
    }

    /// Takes something off the list of what hangs on a port: it was deleted in the console.
    pub fn remove_dependant(
        &mut self,
        occasion: Occasion<'_>,
        request: RemoveDependant,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "remove_dependant", &request, |writer| {
            let found = whole(writer, &request.circuit)?;
            let hangs = |key: &str| {
                let mut all = found.circuit.life.dependants.iter();
                all.any(|(one, _)| one.key == key)
            };
            if !hangs(&request.dependant) {
                return Err(ApiError::not_found("entry"));
            }
            let mut problems = Problems::new();
            let Some(by) = PersonName::parse("by", &request.by, &mut problems) else {
                return Err(ApiError::fields(&problems));
            };
            let fact = Fact::DependantGone {
                key: request.dependant.clone(),
                by: by.as_str().to_owned(),
            };
            writer.record(Aggregate::Circuit, &request.circuit, &fact)?;
            Ok(())
        })
    }
}

/// Whether the rules allow it: the table, the LOA for a confirmation, an answered order, a port that nothing hangs on.
fn may(found: &Whole, action: CircuitAction) -> Result<(), ApiError> {
    let status = found.circuit.status;
    if action == CircuitAction::Confirm {
        circuit::may_confirm(status, found.loa_status())?;
    } else {
        circuit::act(status, action)?;
    }
    if found.waits_for_order() {
        return Err(refused(
            "The order that this port belongs to has no answer yet. Record that first.",
            "order_waits",
        ));
    }
    let hanging = blockers(&found.circuit, action);
    if !hanging.is_empty() {
        let names = hanging.join(", ");
        return Err(refused(
            &format!("These still hang on the port: {names}. Delete them in the console, take them off the list here, then try again."),
            "dependants",
        )
        .with("dependants", names));
    }
    Ok(())
}

/// The last four characters of an id, however they are written; a circuit without an id asks for none.
fn ends_in(id: &str, typed: &str) -> bool {
    let skipped = id.chars().count().saturating_sub(4);
    let last: String = id.chars().skip(skipped).collect();
    text::normalise_line(typed).to_lowercase() == last.to_lowercase()
}
