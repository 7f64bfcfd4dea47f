//! An order's page: intended against actual, its circuits, what a failed one left behind, its history.

use crate::directory::both;
use crate::wire::{
    ApiError, CircuitRef, LackWord, MemberWord, OrderAction, OrderErrorForm, OrderLack,
    OrderMember, OrderOutcomeView, OrderStanding, OrderStateWord, OrderView, StateCount, TaskView,
};
use crate::{accounts, circuits, history, order_loas, orders, quotas};
use desk_domain::application::PortApplication;
use desk_domain::circuit;
use desk_domain::order_record::{OrderRecord, OrderState};
use desk_domain::standing::{Lack, Member, MemberState, Standing};
use desk_store::circuits::{self as stored, Whole};
use desk_store::events::instant;
use desk_store::orders::{self as stored_orders, Place};
use desk_store::{Store, StoreError};
use std::collections::BTreeMap;

/// An order with its circuits, read anew from their events.
pub(crate) struct Read {
    pub(crate) order: OrderRecord,
    /// Every circuit that holds or held a place, by position and age, and whether it holds it now.
    pub(crate) circuits: Vec<(Place, Whole, bool)>,
}

impl Read {
    /// The circuits that hold the places.
    pub(crate) fn members(&self) -> impl Iterator<Item = &(Place, Whole, bool)> {
        self.circuits.iter().filter(|(_, _, holds)| *holds)
    }

    fn state(whole: &Whole) -> MemberState {
        MemberState::of(whole.circuit.status, whole.loa_status())
    }

    fn standing(&self) -> Standing {
        let members: Vec<Member> = self
            .members()
            .map(|(place, whole, _)| Member {
                circuit: place.circuit.clone(),
                access_point: place.access_point.clone(),
                device: whole.circuit.device.clone(),
                state: Self::state(whole),
            })
            .collect();
        Standing::of(self.order.topology(), self.order.shape(), &members)
    }

    pub(crate) fn reference(&self, circuit: &str) -> Option<CircuitRef> {
        let (_, whole, _) = self.circuits.iter().find(|(p, ..)| p.circuit == circuit)?;
        Some(CircuitRef {
            id: circuit.to_owned(),
            name: whole.circuit.application.name.clone(),
            instance_id: Some(whole.circuit.instance_id.clone()).filter(|id| !id.is_empty()),
        })
    }

    fn open_tasks(&self) -> u16 {
        let left = self.order.left_behind();
        let open = left.filter(|port| !self.order.done.contains_key(*port));
        u16::try_from(open.count()).unwrap_or(u16::MAX)
    }
}

/// Another circuit may take the place of this one: the order exists, and this one is lost to it.
pub(crate) fn replaceable(order: &OrderRecord, whole: &Whole) -> bool {
    order.state == OrderState::Created && whole.successor.is_none() && !Read::state(whole).is_link()
}

/// Reads an order and its circuits.
pub(crate) fn read(
    db: &rusqlite::Connection,
    keys: &desk_store::keys::Keys,
    id: &str,
) -> Result<Read, ApiError> {
    let order = stored_orders::one(db, keys, id)?.ok_or_else(|| ApiError::not_found("order"))?;
    let places = stored_orders::places(db, id)?;
    let mut holder: BTreeMap<u16, String> = BTreeMap::new();
    for place in &places {
        holder.insert(place.position, place.circuit.clone());
    }
    let mut circuits = Vec::new();
    for place in places {
        let whole = stored::whole(db, keys, &place.circuit)?.ok_or(StoreError::Corrupt {
            table: "order_member",
            column: "circuit",
            id: place.circuit.clone(),
        })?;
        let holds = holder.get(&place.position) == Some(&place.circuit);
        circuits.push((place, whole, holds));
    }
    Ok(Read { order, circuits })
}

/// An order's page.
pub(crate) fn view(store: &Store, id: &str) -> Result<OrderView, ApiError> {
    let read = read(store.db(), store.keys(), id)?;
    let order = &read.order;
    let (mut members, mut former) = (Vec::new(), Vec::new());
    for (place, whole, holds) in &read.circuits {
        let shown = member(store, &read, place, whole, *holds)?;
        if *holds {
            members.push(shown);
        } else {
            former.insert(0, shown);
        }
    }
    let began: Vec<PortApplication> = order
        .submitted
        .circuits
        .iter()
        .filter_map(|id| {
            read.circuits
                .iter()
                .find(|(place, ..)| place.circuit == *id)
        })
        .map(|(_, whole, _)| whole.circuit.application.clone())
        .collect();
    let answer = order.answer.as_ref();
    Ok(OrderView {
        id: id.to_owned(),
        mode: order.submitted.mode.clone(),
        topology: order.submitted.topology.clone(),
        stated_availability: order.topology().and_then(|t| t.stated_availability()),
        account: accounts::one(store, &order.submitted.account)?,
        submitted_at: instant(order.submitted_at),
        form: orders::form(&order.submitted, &began),
        standing: standing(store, id, &read)?,
        outcome: OrderOutcomeView {
            state: state_word(order.state),
            errors: answer.map_or_else(Vec::new, |(answer, _)| {
                let error = |e: &desk_domain::order::OrderError| OrderErrorForm {
                    code: e.code.clone(),
                    message: e.message.clone(),
                };
                answer.errors.iter().map(error).collect()
            }),
            seen_by: answer.map(|(answer, _)| answer.seen_by.clone()),
            seen_at: answer.map(|(_, at)| instant(*at)),
        },
        tasks: tasks(store, &read)?,
        actions: actions(&read),
        history: history::of_order(&read),
        members,
        former,
    })
}

/// Intended against actual of one order.
pub(crate) fn standing(store: &Store, id: &str, read: &Read) -> Result<OrderStanding, ApiError> {
    let standing = read.standing();
    let lack = |lack: &Lack| -> Result<OrderLack, ApiError> {
        let (kind, circuits, access_point, device) = match lack {
            Lack::SharedSite {
                access_point,
                circuits,
            } => (LackWord::SharedSite, circuits, Some(access_point), ""),
            Lack::SharedDevice { device, circuits } => {
                (LackWord::SharedDevice, circuits, None, device.as_str())
            }
            Lack::DevicesUnknown { circuits } => (LackWord::DevicesUnknown, circuits, None, ""),
        };
        Ok(OrderLack {
            kind,
            circuits: circuits.iter().filter_map(|c| read.reference(c)).collect(),
            access_point: match access_point {
                Some(key) => Some(quotas::names(store.db(), key)?),
                None => None,
            },
            device: device.to_owned(),
        })
    };
    Ok(OrderStanding {
        id: id.to_owned(),
        topology: read.order.submitted.topology.clone(),
        state: state_word(read.order.state),
        intended: orders::shape(standing.intended),
        sites: standing.sites,
        available: standing.available(),
        actual: standing
            .actual
            .iter()
            .map(|(state, count)| StateCount {
                state: member_word(*state),
                count: *count,
            })
            .collect(),
        lacks: standing.lacks.iter().map(lack).collect::<Result<_, _>>()?,
        open_tasks: read.open_tasks(),
        loa_ready: u16::try_from(
            read.members()
                .filter(|(_, whole, _)| order_loas::may(whole))
                .count(),
        )
        .unwrap_or(u16::MAX),
    })
}

fn member(
    store: &Store,
    read: &Read,
    place: &Place,
    whole: &Whole,
    holds: bool,
) -> Result<OrderMember, ApiError> {
    let row = stored::one(store.db(), &place.circuit)?.ok_or(StoreError::Corrupt {
        table: "circuit",
        column: "id",
        id: place.circuit.clone(),
    })?;
    let before = Some(&place.replaces).filter(|id| !id.is_empty());
    Ok(OrderMember {
        position: place.position,
        row: circuits::row(&row)?,
        state: member_word(Read::state(whole)),
        port: whole.circuit.port.clone(),
        device: whole.circuit.device.clone(),
        replaces: before.and_then(|id| read.reference(id)),
        replaced_by: whole.successor.as_ref().and_then(|id| read.reference(id)),
        replaceable: holds && read.order.topology().is_some() && replaceable(&read.order, whole),
        observable: if whole.waits_for_order() || read.order.state == OrderState::Failed {
            Vec::new()
        } else {
            circuit::observable(whole.circuit.status)
                .iter()
                .map(|s| s.as_wire().to_owned())
                .collect()
        },
    })
}

fn tasks(store: &Store, read: &Read) -> Result<Vec<TaskView>, ApiError> {
    let order = &read.order;
    let mut tasks = Vec::new();
    let ports = order.answer.iter().flat_map(|(answer, _)| &answer.ports);
    for port in ports {
        if !order.left_behind().any(|left| left == port.instance_id) {
            continue;
        }
        let place = read
            .circuits
            .iter()
            .find(|(place, ..)| place.circuit == port.circuit);
        let done = order.done.get(&port.instance_id);
        tasks.push(TaskView {
            instance_id: port.instance_id.clone(),
            circuit: read.reference(&port.circuit).unwrap_or(CircuitRef {
                id: port.circuit.clone(),
                name: String::new(),
                instance_id: None,
            }),
            access_point: match place {
                Some((place, ..)) => quotas::names(store.db(), &place.access_point)?,
                None => both("", ""),
            },
            done: done.is_some(),
            done_by: done.map(|(done, _)| done.done_by.clone()),
            done_at: done.map(|(_, at)| instant(*at)),
        });
    }
    Ok(tasks)
}

fn actions(read: &Read) -> Vec<OrderAction> {
    let mut actions = Vec::new();
    match read.order.state {
        OrderState::Waiting => actions.push(OrderAction::RecordOrder),
        OrderState::Created => {
            let open = |(_, whole, _): &&(Place, Whole, bool)| Read::state(whole).is_link();
            let lost = read
                .members()
                .any(|(_, whole, _)| replaceable(&read.order, whole));
            if lost {
                actions.push(OrderAction::Replace);
            }
            if read.members().any(|member| open(&member)) {
                let waits = read
                    .members()
                    .any(|(_, whole, _)| Read::state(whole) == MemberState::Port);
                let at = if waits { 0 } else { actions.len() };
                actions.insert(at, OrderAction::RecordPorts);
            }
        }
        OrderState::Failed => {
            if read.open_tasks() > 0 {
                actions.push(OrderAction::CloseTask);
            }
            actions.push(OrderAction::ApplyAgain);
        }
        OrderState::Withdrawn => actions.push(OrderAction::ApplyAgain),
        OrderState::Single => {}
    }
    actions
}

pub(crate) fn state_word(state: OrderState) -> OrderStateWord {
    match state {
        OrderState::Single => OrderStateWord::Single,
        OrderState::Waiting => OrderStateWord::Waiting,
        OrderState::Created => OrderStateWord::Created,
        OrderState::Failed => OrderStateWord::Failed,
        OrderState::Withdrawn => OrderStateWord::Withdrawn,
    }
}

fn member_word(state: MemberState) -> MemberWord {
    match state {
        MemberState::Available => MemberWord::Available,
        MemberState::Payment => MemberWord::Payment,
        MemberState::Construction => MemberWord::Construction,
        MemberState::Loa => MemberWord::Loa,
        MemberState::Port => MemberWord::Port,
        MemberState::Stopped => MemberWord::Stopped,
        MemberState::Leaving => MemberWord::Leaving,
        MemberState::Missing => MemberWord::Missing,
    }
}
