//! Recording what became of an order and of its ports, the clean-up after a failed one, and taking records back.

use crate::answers::{PortAnswer, moment, port_answer};
use crate::wire::{
    ApiError, CloseTask, ErrorCode, OrderErrorForm, OrderOutcome, OrderView, RecordOrder,
    RecordOrderPorts, WithdrawOrder,
};
use crate::{Desk, command, history, order_view};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, EventId, Fact};
use desk_domain::instance_id::InstanceId;
use desk_domain::names::{PersonName, Reason};
use desk_domain::order::{CleanUp, CreatedPort, OrderAnswer, OrderError};
use desk_domain::order_record::OrderState;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_store::circuits as stored;
use rusqlite::Connection;
use std::collections::BTreeSet;

impl Desk {
    /// Records the provider's answer to an order: all of its ports, or none.
    pub fn record_order(
        &mut self,
        occasion: Occasion<'_>,
        request: RecordOrder,
    ) -> Result<OrderView, ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "record_order",
            &request,
            occasion,
            |writer| {
                let read = order_view::read(writer.db(), writer.keys(), &request.order)?;
                let order = &read.order;
                if matches!(order.state, OrderState::Single | OrderState::Withdrawn) {
                    return Err(refused("This order has no answer of its own.", "no_answer"));
                }
                let mut problems = Problems::new();
                let began = &order.submitted.circuits;
                let created = request.outcome == OrderOutcome::Created;
                let ports = ports(writer.db(), &request, began, created, &mut problems)?;
                let errors = if created {
                    Vec::new()
                } else {
                    errors(&request.errors, &mut problems)
                };
                let seen_by = PersonName::parse("seen_by", &request.seen_by, &mut problems);
                let seen_at = moment(
                    "seen_at",
                    &request.seen_at,
                    &request.zone,
                    writer.occasion.now,
                    &mut problems,
                );
                let (Some(seen_by), Some(seen_at), false) =
                    (seen_by, seen_at, problems.has_blocks())
                else {
                    return Err(ApiError::fields(&problems));
                };
                let state = if created {
                    OrderState::Created
                } else {
                    OrderState::Failed
                };
                let answer = OrderAnswer {
                    outcome: state.as_wire().to_owned(),
                    ports,
                    errors,
                    seen_by: seen_by.as_str().to_owned(),
                };
                writer.record_at(
                    Aggregate::Order,
                    &request.order,
                    seen_at,
                    &Fact::OrderAnswered(answer),
                )?;
                Ok(())
            },
        )?;
        order_view::view(self.store()?, &request.order)
    }

    /// Records answers about several ports of an order: all of them or none.
    pub fn record_order_ports(
        &mut self,
        occasion: Occasion<'_>,
        request: RecordOrderPorts,
    ) -> Result<OrderView, ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "record_order_ports",
            &request,
            occasion,
            |writer| {
                let read = order_view::read(writer.db(), writer.keys(), &request.order)?;
                let mut problems = Problems::new();
                if request.answers.is_empty() {
                    problems.block("answers", ProblemCode::Required);
                }
                let mut seen = Vec::new();
                let (mut circuits, mut ids) = (BTreeSet::new(), BTreeSet::new());
                for (at, form) in request.answers.iter().enumerate() {
                    let field = |name: &str| format!("answers.{at}.{name}");
                    let place = read
                        .members()
                        .find(|(place, ..)| place.circuit == form.circuit);
                    let Some((_, whole, _)) = place.filter(|_| circuits.insert(&form.circuit))
                    else {
                        problems.block(field("circuit"), ProblemCode::UnknownChoice);
                        continue;
                    };
                    let answer = PortAnswer {
                        status: &form.status,
                        instance_id: &form.instance_id,
                        port: &form.port,
                        device: &form.device,
                        reason: &form.reason,
                    };
                    let read = port_answer(
                        writer.db(),
                        &form.circuit,
                        whole,
                        &answer,
                        &format!("answers.{at}."),
                        &mut problems,
                    )?;
                    if let Some(observation) = read {
                        let id = &observation.instance_id;
                        if !id.is_empty() && !ids.insert(id.clone()) {
                            problems.block(field("instance_id"), ProblemCode::InstanceIdRepeated);
                        }
                        seen.push((&form.circuit, observation));
                    }
                }
                let seen_by = PersonName::parse("seen_by", &request.seen_by, &mut problems);
                let seen_at = moment(
                    "seen_at",
                    &request.seen_at,
                    &request.zone,
                    writer.occasion.now,
                    &mut problems,
                );
                let (Some(seen_by), Some(seen_at), false) =
                    (seen_by, seen_at, problems.has_blocks())
                else {
                    return Err(ApiError::fields(&problems));
                };
                for (circuit, mut observation) in seen {
                    seen_by.as_str().clone_into(&mut observation.seen_by);
                    writer.record_at(
                        Aggregate::Circuit,
                        circuit,
                        seen_at,
                        &Fact::PortObserved(observation),
                    )?;
                }
                Ok(())
            },
        )?;
        order_view::view(self.store()?, &request.order)
    }

    /// Records that a port which a failed order left behind was deleted.
    pub fn close_task(
        &mut self,
        occasion: Occasion<'_>,
        request: CloseTask,
    ) -> Result<OrderView, ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "close_task",
            &request,
            occasion,
            |writer| {
                let read = order_view::read(writer.db(), writer.keys(), &request.order)?;
                let order = &read.order;
                if !order.left_behind().any(|port| port == request.instance_id) {
                    return Err(ApiError::not_found("port"));
                }
                if order.done.contains_key(&request.instance_id) {
                    return Err(refused(
                        "This port is already recorded as deleted.",
                        "already_done",
                    ));
                }
                let mut problems = Problems::new();
                let done_by = PersonName::parse("done_by", &request.done_by, &mut problems);
                let done_at = moment(
                    "done_at",
                    &request.done_at,
                    &request.zone,
                    writer.occasion.now,
                    &mut problems,
                );
                let (Some(done_by), Some(done_at), false) =
                    (done_by, done_at, problems.has_blocks())
                else {
                    return Err(ApiError::fields(&problems));
                };
                let done = CleanUp {
                    instance_id: request.instance_id.clone(),
                    done_by: done_by.as_str().to_owned(),
                };
                writer.record_at(
                    Aggregate::Order,
                    &request.order,
                    done_at,
                    &Fact::CleanUpDone(done),
                )?;
                Ok(())
            },
        )?;
        order_view::view(self.store()?, &request.order)
    }

    /// Withdraws a record of an order or of one of its ports, or the submission as a whole.
    pub fn withdraw_order(
        &mut self,
        occasion: Occasion<'_>,
        request: WithdrawOrder,
    ) -> Result<OrderView, ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "withdraw_order",
            &request,
            occasion,
            |writer| {
                let mut problems = Problems::new();
                let Some(why) = Reason::parse("reason", &request.reason, &mut problems) else {
                    return Err(ApiError::fields(&problems));
                };
                let read = order_view::read(writer.db(), writer.keys(), &request.order)?;
                let (entry, may) = history::find_in_order(&read, &request.event)
                    .ok_or_else(|| ApiError::not_found("record"))?;
                if !may {
                    return Err(refused(
                        "This cannot be withdrawn any more, because something later rests on it. Withdraw that first.",
                        "rests_on_it",
                    ));
                }
                let withdrawn = Fact::Withdrawn {
                    event: EventId {
                        desk: request.event.desk.clone(),
                        seq: request.event.seq,
                    },
                    reason: why.as_str().to_owned(),
                };
                writer.record(entry.event.aggregate, &entry.event.aggregate_id, &withdrawn)?;
                Ok(())
            },
        )?;
        order_view::view(self.store()?, &request.order)
    }
}

fn refused(sentence: &str, why: &str) -> ApiError {
    ApiError::new(ErrorCode::Refused, sentence).with("refusal", why)
}

/// Reads the ids. Created: each circuit of the order has one. Failed: those that were created nevertheless.
fn ports(
    db: &Connection,
    request: &RecordOrder,
    began: &[String],
    all: bool,
    problems: &mut Problems,
) -> Result<Vec<CreatedPort>, ApiError> {
    let mut ports: Vec<CreatedPort> = Vec::new();
    let mut answered = BTreeSet::new();
    for (at, form) in request.ports.iter().enumerate() {
        if !began.contains(&form.circuit) || !answered.insert(form.circuit.as_str()) {
            problems.block(format!("ports.{at}.circuit"), ProblemCode::UnknownChoice);
            continue;
        }
        let field = format!("ports.{at}.instance_id");
        if text::is_blank(&form.instance_id) && !all {
            continue;
        }
        let Some(id) = InstanceId::parse(&field, &form.instance_id, problems) else {
            continue;
        };
        if ports.iter().any(|port| port.instance_id == id.as_str()) {
            problems.block(&field, ProblemCode::InstanceIdRepeated);
        }
        let other = stored::by_instance(db, id.as_str())?;
        if other.is_some_and(|(other, _)| other != form.circuit) {
            problems.block(&field, ProblemCode::InstanceIdTaken);
        }
        ports.push(CreatedPort {
            circuit: form.circuit.clone(),
            instance_id: id.as_str().to_owned(),
        });
    }
    if all && answered.len() < began.len() {
        problems.block("ports", ProblemCode::NotAllAnswered);
    }
    Ok(ports)
}

fn errors(forms: &[OrderErrorForm], problems: &mut Problems) -> Vec<OrderError> {
    let mut errors = Vec::new();
    for (at, form) in forms.iter().enumerate() {
        let mut read = |name: &str, raw: &str, most: usize| {
            if text::is_blank(raw) {
                return String::new();
            }
            text::line(&format!("errors.{at}.{name}"), raw, 1..=most, problems).unwrap_or_default()
        };
        let error = OrderError {
            code: read("code", &form.code, 128),
            message: read("message", &form.message, 500),
        };
        if error != OrderError::default() {
            errors.push(error);
        }
    }
    if errors.is_empty() && !problems.has_blocks() {
        problems.block("errors", ProblemCode::OrderErrorMissing);
    }
    errors
}
