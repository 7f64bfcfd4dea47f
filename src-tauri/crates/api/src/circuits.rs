//! Circuits: the table and one circuit's page.

use crate::directory::{both, flow, merged};
use crate::wire::{
    AccessFlowWord, ApiError, ById, CircuitCounts, CircuitPage, CircuitQuery, CircuitRef,
    CircuitRow, CircuitView, ErrorCode, GroupCount, HistoryEntry, NextView, NextWord, OrderMark,
    OrderStanding, StepWord, TagCount, TagView, TurnWord,
};
use crate::{
    Desk, accounts, clocks, connect, handouts, history, live, live_history, loas, order_view,
    ports, test_records, upgrade, way, works_view,
};
use desk_domain::chance::Occasion;
use desk_domain::circuit::{self, CircuitAction, CircuitStatus};
use desk_domain::journey::{Journey, Next};
use desk_domain::loa::{self, LoaStatus};
use desk_domain::turn::{Step, Turn};
use desk_store::circuits::{self as stored, Filter, Whole};
use desk_store::events::instant;
use desk_store::{Store, StoreError};
use std::collections::BTreeSet;

/// Most rows of one page.
const PAGE: u32 = 200;

/// Most groups or tags to filter by at once.
const FILTERS: usize = 50;

impl Desk {
    /// A page of the circuits table.
    pub fn circuits(
        &mut self,
        _: Occasion<'_>,
        query: CircuitQuery,
    ) -> Result<CircuitPage, ApiError> {
        let store = self.store()?;
        let filter = filter(query)?;
        let rows = stored::page(store.db(), &filter)?;
        Ok(CircuitPage {
            next: rows
                .last()
                .filter(|_| rows.len() == filter.limit as usize)
                .map(|row| row.place.to_string()),
            orders: standings(store, &rows)?,
            rows: rows.iter().map(row).collect::<Result<_, _>>()?,
        })
    }

    /// How many circuits match, by what they can be filtered by. Where a page begins and how long it is plays no part.
    pub fn circuit_counts(
        &mut self,
        _: Occasion<'_>,
        query: CircuitQuery,
    ) -> Result<CircuitCounts, ApiError> {
        let counts = stored::counts(self.store()?.db(), &filter(query)?)?;
        Ok(CircuitCounts {
            matches: counts.matches,
            total: counts.total,
            by_turn: counts.by_turn,
            by_group: counts
                .by_group
                .into_iter()
                .map(|(group, circuits)| GroupCount { group, circuits })
                .collect(),
            by_tag: counts
                .by_tag
                .into_iter()
                .map(|((key, value), circuits)| TagCount {
                    key,
                    value,
                    circuits,
                })
                .collect(),
        })
    }

    /// A circuit's page.
    pub fn circuit(&mut self, _: Occasion<'_>, request: ById) -> Result<CircuitView, ApiError> {
        view(self.store()?, &request.id)
    }
}

fn filter(query: CircuitQuery) -> Result<Filter, ApiError> {
    let of = |kind: &str| -> Vec<String> {
        query
            .states
            .iter()
            .take(FILTERS)
            .filter_map(|s| s.strip_prefix(kind))
            .map(str::to_owned)
            .collect()
    };
    let after = query
        .after
        .as_ref()
        .map(|after| after.parse())
        .transpose()
        .map_err(|_| {
            ApiError::new(
                ErrorCode::Refused,
                "A page begins behind the place that an earlier page named as its next.",
            )
        })?;
    Ok(Filter {
        search: query.search.chars().take(200).collect(),
        turn: query.turn.map(|turn| turn_of(turn).as_wire()),
        statuses: of("circuit:"),
        loa_statuses: of("loa:"),
        groups: query.groups.into_iter().take(FILTERS).collect(),
        tags: query
            .tags
            .into_iter()
            .take(FILTERS)
            .map(|tag| (tag.key, tag.value))
            .collect(),
        after,
        offset: query.offset,
        limit: query.limit.clamp(1, PAGE),
    })
}

/// Intended against actual of each order that the rows belong to.
fn standings(store: &Store, rows: &[stored::CircuitRow]) -> Result<Vec<OrderStanding>, ApiError> {
    let ids: BTreeSet<&str> = rows
        .iter()
        .filter_map(|row| row.order.as_ref())
        .map(|order| order.id.as_str())
        .collect();
    ids.into_iter()
        .map(|id| {
            let read = order_view::read(store.db(), store.keys(), id)?;
            order_view::standing(store, id, &read)
        })
        .collect()
}

fn statuses(row: &stored::CircuitRow) -> Result<(CircuitStatus, LoaStatus), ApiError> {
    let corrupt = |column| StoreError::Corrupt {
        table: "circuit",
        column,
        id: row.id.clone(),
    };
    let status = CircuitStatus::from_wire(&row.status).map_err(|_| corrupt("status"))?;
    let loa = LoaStatus::from_wire(&row.loa_status).map_err(|_| corrupt("loa_status"))?;
    Ok((status, loa))
}

pub(crate) fn row(row: &stored::CircuitRow) -> Result<CircuitRow, ApiError> {
    let (status, loa) = statuses(row)?;
    let mut journey = Journey::of(status, loa, row.handout.is_some());
    journey = journey.with_works(row.works);
    if row.succeeded {
        journey = journey.succeeded();
    } else if row.order.as_ref().is_some_and(|order| order.waiting) {
        journey = journey.in_waiting_order();
    }
    if !row.order.as_ref().is_some_and(|order| order.waiting) {
        journey = journey.with_life(status, loa, row.life);
    }
    Ok(CircuitRow {
        order: row.order.as_ref().map(|order| OrderMark {
            id: order.id.clone(),
            topology: order.topology.clone(),
            ports: order.ports,
            position: order.position,
        }),
        id: row.id.clone(),
        name: row.name.clone(),
        instance_id: row.instance_id.clone(),
        access_point: both(&row.access_point, &row.access_point_zh),
        port_type: row.port_type.clone(),
        line_operator: row.line_operator.clone(),
        account: row.account.clone(),
        status: row.status.clone(),
        loa_status: row.loa_status.clone(),
        step: step_word(journey.step),
        turn: turn_word(journey.turn),
        next: next_word(journey.next()),
        changed_at: row.changed_at.clone(),
        conflict: row.conflict,
        tags: row
            .tags
            .iter()
            .map(|(key, value)| TagView {
                key: key.clone(),
                value: value.clone(),
            })
            .collect(),
    })
}

/// One circuit's page, read anew from its events.
pub(crate) fn view(store: &Store, id: &str) -> Result<CircuitView, ApiError> {
    let whole = stored::whole(store.db(), store.keys(), id)?
        .ok_or_else(|| ApiError::not_found("circuit"))?;
    let circuit = &whole.circuit;
    let loa_status = whole.loa_status();
    let newest = whole.newest().map(|(_, loa)| loa);
    let journey = whole.journey();
    let account = accounts::one(store, &circuit.application.account)?;
    let row = match stored::one(store.db(), id)? {
        Some(found) => row(&found)?,
        None => withdrawn_row(&whole, id, &account.form.name, &journey),
    };
    let directory = merged(store.db())?;
    let point = directory.access_point(&circuit.application.access_point);
    let calendars = desk_store::calendars::merged(store.db())?;
    let access_flow = newest
        .and_then(|loa| loa.approval.as_ref())
        .and_then(|(approval, _)| {
            desk_domain::port::AccessFlow::from_wire(&approval.access_flow).ok()
        })
        .or(point.map(|point| point.access_flow))
        .map_or(AccessFlowWord::SmsQr, flow);
    let other = |id: &str| reference(store, id);
    let seen = match (
        newest.and_then(|loa| loa.seen.as_ref()),
        circuit.seen.as_ref(),
    ) {
        (Some(loa), _) if circuit.status == CircuitStatus::Allocated => Some(loa),
        (_, port) => port,
    };
    let reason = match circuit.status {
        CircuitStatus::Rejected | CircuitStatus::AllocationFailed => &circuit.reason,
        _ => newest.map_or(&circuit.reason, |loa| &loa.reason),
    };
    let actions: Vec<NextWord> = journey
        .actions
        .iter()
        .map(|next| next_word(*next))
        .collect();
    Ok(CircuitView {
        id: id.to_owned(),
        form: ports::form(&circuit.application),
        account,
        recommended: circuit
            .application
            .recommended
            .as_ref()
            .map(|by| crate::recommended::view(store.db(), by))
            .transpose()?,
        redundant: other(&circuit.application.redundant_circuit)?,
        port: Some(circuit.port.clone()).filter(|port| !port.is_empty()),
        device: Some(circuit.device.clone()).filter(|device| !device.is_empty()),
        replaces: other(&circuit.application.replaces)?,
        corrects: other(&circuit.application.corrects)?,
        succeeded_by: other(whole.successor.as_deref().unwrap_or_default())?,
        zone: circuit.application.zone.clone(),
        city: point.map_or_else(
            || both("", ""),
            |point| both(&point.city_en, &point.city_zh),
        ),
        access_flow,
        steps: way::steps(&whole, &journey),
        next: NextView {
            turn: turn_word(journey.turn),
            next: next_word(journey.next()),
            seen_by: seen.map(|(by, _)| by.clone()),
            seen_at: seen.map(|(_, at)| instant(*at)),
        },
        actions,
        observable: observable(&whole),
        loa_observable: newest.map_or_else(Vec::new, |_| {
            loa::observable(loa_status)
                .iter()
                .map(|s| s.as_wire().to_owned())
                .filter(|s| s != "Applying")
                .collect()
        }),
        loas: whole
            .loas
            .iter()
            .filter(|(_, loa)| !loa.withdrawn)
            .map(|(id, loa)| {
                let together = desk_store::loas::together(store.db(), id, &loa.application.batch)?;
                let together = together
                    .iter()
                    .filter_map(|circuit| other(circuit).transpose())
                    .collect::<Result<_, _>>()?;
                Ok(loas::view(
                    id,
                    loa,
                    together,
                    clocks::of_loa(id, loa, point, &calendars),
                ))
            })
            .collect::<Result<_, ApiError>>()?,
        handouts: handouts::rows_of_circuit(store, id, last_change(&whole))?,
        live: live::view(store, id, &whole, point)?,
        may_upgrade: upgrade::view::may_plan(&whole),
        upgrade: upgrade::view::view(store, id, &whole)?.map(Box::new),
        upgrade_of: upgrade::view::predecessor(store, id, &whole)?,
        history: history::of(&whole, told_beside(store, id, &whole)?),
        reason: (!reason.is_empty()).then(|| reason.clone()),
        connect: connect::view(store, id, &whole, point)?.map(Box::new),
        works: works_view::view(id, &whole, point, &calendars)?.map(Box::new),
        tests: Box::new(test_records::view::view(store, id, &whole)?),
        row,
    })
}

/// Lines of the history that stand in no event of the circuit itself.
fn told_beside(
    store: &Store,
    id: &str,
    whole: &Whole,
) -> Result<Vec<(i64, HistoryEntry)>, ApiError> {
    let mut lines = history::erasures(store.db(), store.keys(), whole)?;
    lines.extend(live_history::maintenance(store.db(), store.keys(), id)?);
    lines.extend(test_records::view::lines(store.db(), store.keys(), id)?);
    lines.extend(connect::history(store, id)?);
    Ok(lines)
}

/// A circuit by name; `None` for no id, or one that is not in the table.
pub(crate) fn reference(store: &Store, id: &str) -> Result<Option<CircuitRef>, ApiError> {
    if id.is_empty() {
        return Ok(None);
    }
    Ok(stored::one(store.db(), id)?.map(|row| CircuitRef {
        id: row.id,
        name: row.name,
        instance_id: row.instance_id,
    }))
}

/// The instant that handout states on this page are judged by: views carry no clock of their own, so the
/// window judges by the dates; this is the latest instant that the desk knows of.
fn last_change(whole: &Whole) -> chrono::DateTime<chrono::Utc> {
    let entries = whole
        .circuit
        .entries
        .iter()
        .chain(whole.loas.iter().flat_map(|(_, loa)| &loa.entries));
    entries
        .map(|entry| entry.event.recorded_at)
        .max()
        .unwrap_or(whole.circuit.applied_at)
}

/// What may be seen next: nearest first, without what only follows from it being gone.
fn observable(whole: &Whole) -> Vec<String> {
    if whole.circuit.withdrawn {
        return Vec::new();
    }
    circuit::observable(whole.circuit.status)
        .iter()
        .map(|s| s.as_wire().to_owned())
        .collect()
}

fn withdrawn_row(whole: &Whole, id: &str, account: &str, journey: &Journey) -> CircuitRow {
    let application = &whole.circuit.application;
    CircuitRow {
        id: id.to_owned(),
        name: application.name.clone(),
        instance_id: None,
        access_point: both(
            &application.access_point_names.en,
            &application.access_point_names.zh,
        ),
        port_type: application.port_type.clone(),
        line_operator: application.line_operator.clone(),
        account: account.to_owned(),
        status: whole.circuit.status.as_wire().to_owned(),
        loa_status: whole.loa_status().as_wire().to_owned(),
        step: step_word(journey.step),
        turn: turn_word(journey.turn),
        next: next_word(journey.next()),
        changed_at: instant(last_change(whole)),
        conflict: false,
        tags: Vec::new(),
        order: None,
    }
}

pub(crate) fn step_word(step: Step) -> StepWord {
    match step {
        Step::AccessPoint => StepWord::AccessPoint,
        Step::Port => StepWord::Port,
        Step::Loa => StepWord::Loa,
        Step::Construction => StepWord::Construction,
        Step::Activation => StepWord::Activation,
    }
}

fn turn_word(turn: Turn) -> TurnWord {
    match turn {
        Turn::Yours => TurnWord::Yours,
        Turn::Theirs => TurnWord::Theirs,
        Turn::Done => TurnWord::Done,
        Turn::Stop => TurnWord::Stop,
        Turn::Closed => TurnWord::Closed,
    }
}

fn turn_of(word: TurnWord) -> Turn {
    match word {
        TurnWord::Yours => Turn::Yours,
        TurnWord::Theirs => Turn::Theirs,
        TurnWord::Done => Turn::Done,
        TurnWord::Stop => Turn::Stop,
        TurnWord::Closed => Turn::Closed,
    }
}

fn next_word(next: Next) -> NextWord {
    match next {
        Next::RecordOrder => NextWord::RecordOrder,
        Next::RecordPort => NextWord::RecordPort,
        Next::ApplyLoa => NextWord::ApplyLoa,
        Next::ApplyLoaAgain => NextWord::ApplyLoaAgain,
        Next::RecordLoa => NextWord::RecordLoa,
        Next::IssueHandout => NextWord::IssueHandout,
        Next::PrintHandout => NextWord::PrintHandout,
        Next::AddCredentials => NextWord::AddCredentials,
        Next::Construct => NextWord::Construct,
        Next::ApplyPort => NextWord::ApplyPort,
        Next::ReportCompletion => NextWord::ReportCompletion,
        Next::RecordConnected => NextWord::RecordConnected,
        Next::OrderFee => NextWord::OrderFee,
        Next::PayFee => NextWord::PayFee,
        Next::RecordService => NextWord::RecordService,
        Next::ChangeDetails => NextWord::ChangeDetails,
        Next::Act(CircuitAction::Confirm) => NextWord::ConfirmCircuit,
        Next::Act(CircuitAction::Enable) => NextWord::EnableCircuit,
        Next::Act(CircuitAction::Cancel) => NextWord::CancelCircuit,
        Next::Act(CircuitAction::Terminate) => NextWord::TerminateCircuit,
        Next::Act(CircuitAction::Delete) => NextWord::DeleteCircuit,
        Next::Unsubscribe => NextWord::Unsubscribe,
        Next::Connect => NextWord::Connect,
        // offered under names of their own
        Next::Act(CircuitAction::Resubmit | CircuitAction::Modify | CircuitAction::Pay)
        | Next::RecordLater => NextWord::RecordLater,
        Next::Nothing => NextWord::Nothing,
    }
}
