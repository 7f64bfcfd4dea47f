//! One order as its events tell it.

use crate::event::{Event, Fact};
use crate::order::{CleanUp, HIGH_RELIABILITY, OrderAnswer, OrderFact};
use crate::timeline::{Effect, Entry, LastSeen, in_order};
use crate::topology::{Shape, Topology};
use crate::wire::wire_enum;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

wire_enum! {
    /// What became of an order as a whole.
    pub enum OrderState {
        /// The circuits go their own ways: classic and recommended mode.
        Single = "single", "One circuit", "单条专线";
        /// Handed in; the provider's answer is not recorded.
        Waiting = "waiting", "Waiting for the order’s answer", "等待订单结果";
        /// Every port was created.
        Created = "created", "Ports created", "端口已创建";
        /// No port counts, even where one was created.
        Failed = "failed", "Order failed", "订单失败";
        /// Taken back here: it counts as never handed in.
        Withdrawn = "withdrawn", "Withdrawn", "已撤回";
    }
}

/// An order, folded from its events.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderRecord {
    /// The submission.
    pub submitted: OrderFact,
    /// When it was recorded.
    pub submitted_at: DateTime<Utc>,
    /// What became of it.
    pub state: OrderState,
    /// The answer that counts, and when it was seen.
    pub answer: Option<(OrderAnswer, DateTime<Utc>)>,
    /// Clean-up that was reported, by instance id, with the date of the deletion.
    pub done: BTreeMap<String, (CleanUp, DateTime<Utc>)>,
    /// Every event and what it did, in fold order.
    pub entries: Vec<Entry>,
}

/// What an order means for one of its circuits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Nothing: its own observations tell everything.
    Own,
    /// The order has no answer yet, so the circuit has no id.
    Waiting,
    /// The order succeeded and gave it this id.
    Created {
        /// `pc-…`, or empty when the answer does not name it.
        instance_id: String,
    },
    /// The order failed.
    Failed {
        /// `pc-…` of a port that exists nevertheless, or empty.
        instance_id: String,
        /// What the provider said.
        reason: String,
        /// Who saw it.
        seen_by: String,
        /// When it was seen.
        at: DateTime<Utc>,
    },
    /// The order was taken back.
    Withdrawn,
}

impl OrderRecord {
    /// Folds an order's events; `None` when none of them is a submission. Total, as for circuits.
    pub fn fold(events: &[Event]) -> Option<Self> {
        let (sorted, withdrawn) = in_order(events);
        let mut record: Option<Self> = None;
        let mut entries = Vec::new();
        let mut last = LastSeen::default();
        for event in sorted {
            let withdrawal = withdrawn.get(&event.id);
            let counted = Effect::Counted {
                skipped: Vec::new(),
            };
            let mut effect = Effect::Conflict;
            match (&event.fact, &mut record) {
                (Fact::Withdrawn { .. }, _) => effect = counted,
                (Fact::OrderSubmitted(submitted), None) => {
                    record = Some(Self::submitted(submitted, event, withdrawal.is_some()));
                    effect = counted;
                }
                (Fact::OrderAnswered(answer), Some(record)) if withdrawal.is_none() => {
                    effect = record.answer(answer, event.happened_at, &mut last);
                }
                (Fact::CleanUpDone(done), Some(record)) if withdrawal.is_none() => {
                    effect = record.clean_up(done, event.happened_at);
                }
                _ => {}
            }
            entries.push(Entry::of(event, effect, withdrawal));
        }
        let mut record = record?;
        record.entries = entries;
        Some(record)
    }

    fn submitted(submitted: &OrderFact, event: &Event, withdrawn: bool) -> Self {
        let state = if withdrawn {
            OrderState::Withdrawn
        } else if submitted.mode == HIGH_RELIABILITY {
            OrderState::Waiting
        } else {
            OrderState::Single
        };
        Self {
            submitted: submitted.clone(),
            submitted_at: event.happened_at,
            state,
            answer: None,
            done: BTreeMap::new(),
            entries: Vec::new(),
        }
    }

    /// An answer counts once; the same answer again corrects its details, the other one contradicts it.
    fn answer(&mut self, answer: &OrderAnswer, at: DateTime<Utc>, last: &mut LastSeen) -> Effect {
        let Ok(to @ (OrderState::Created | OrderState::Failed)) =
            OrderState::from_wire(&answer.outcome)
        else {
            return Effect::Conflict;
        };
        if self.state != OrderState::Waiting && self.state != to {
            return Effect::Conflict;
        }
        if last.is_after(at) {
            return Effect::Late;
        }
        last.moves_to(at);
        self.state = to;
        self.answer = Some((answer.clone(), at));
        Effect::Counted {
            skipped: Vec::new(),
        }
    }

    fn clean_up(&mut self, done: &CleanUp, at: DateTime<Utc>) -> Effect {
        if !self.left_behind().any(|port| port == done.instance_id) {
            return Effect::Conflict;
        }
        self.done
            .insert(done.instance_id.clone(), (done.clone(), at));
        Effect::Counted {
            skipped: Vec::new(),
        }
    }

    /// The combination; `None` outside high-reliability mode.
    pub fn topology(&self) -> Option<Topology> {
        Topology::from_wire(&self.submitted.topology).ok()
    }

    /// What was wanted; a single circuit wants one port.
    pub fn shape(&self) -> Shape {
        let ports = u16::try_from(self.submitted.circuits.len()).unwrap_or(u16::MAX);
        match self.topology() {
            Some(topology) => topology.shape(ports),
            None => Shape {
                sites: 1,
                devices_per_site: 1,
                ports_per_site: ports,
            },
        }
    }

    /// Ids of ports that a failed order left at the provider, deleted since or not.
    pub fn left_behind(&self) -> impl Iterator<Item = &str> {
        let failed = self.state == OrderState::Failed;
        let ports = self
            .answer
            .iter()
            .filter(move |_| failed)
            .flat_map(|(answer, _)| &answer.ports);
        ports.map(|port| port.instance_id.as_str())
    }

    /// Place of a circuit that the order began with, from 1.
    pub fn position(&self, circuit: &str) -> Option<u16> {
        let at = self.submitted.circuits.iter().position(|c| c == circuit)?;
        u16::try_from(at + 1).ok()
    }

    /// What the order means for one of the circuits that it began with.
    pub fn fate(&self, circuit: &str) -> Fate {
        if self.position(circuit).is_none() {
            return Fate::Own;
        }
        let id = |answer: &OrderAnswer| {
            let port = answer.ports.iter().find(|port| port.circuit == circuit);
            port.map(|port| port.instance_id.clone())
                .unwrap_or_default()
        };
        match (self.state, &self.answer) {
            (OrderState::Withdrawn, _) => Fate::Withdrawn,
            (OrderState::Created, Some((answer, _))) => Fate::Created {
                instance_id: id(answer),
            },
            (OrderState::Failed, Some((answer, at))) => Fate::Failed {
                instance_id: id(answer),
                reason: said(answer),
                seen_by: answer.seen_by.clone(),
                at: *at,
            },
            (OrderState::Single, _) => Fate::Own,
            _ => Fate::Waiting,
        }
    }

    /// Something contradictory was recorded and waits to be settled.
    pub fn has_conflict(&self) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.effect == Effect::Conflict)
    }
}

/// The errors of an answer in one line.
pub fn said(answer: &OrderAnswer) -> String {
    let lines: Vec<String> = answer
        .errors
        .iter()
        .map(
            |error| match (error.code.as_str(), error.message.as_str()) {
                ("", message) => message.to_owned(),
                (code, "") => code.to_owned(),
                (code, message) => format!("{code}: {message}"),
            },
        )
        .collect();
    lines.join(" · ")
}
