//! The later part of a circuit's life, folded beside its status: the fee, the service, the upkeep, what hangs on the port,
//! and the end.

use crate::activation::{BusinessStatus, FeeOrder, FeeStand, PortState, ServiceSeen, Term, term};
use crate::circuit::{self, CircuitAction, CircuitStatus, CircuitStep};
use crate::circuit_record::CircuitRecord;
use crate::connect::{Stand, VbrRecord, vbr};
use crate::deletion::{CircuitAct, Dependant, still_billed};
use crate::entry::Noted;
use crate::event::{Event, Fact};
use crate::machine::Outcome;
use crate::timeline::{Effect, LastSeen};
use crate::upkeep::{Attribute, Changes, Upkeep};

/// What is known of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Life {
    /// The order of the port fee.
    pub fee: Option<(FeeOrder, Noted)>,
    /// When it was paid.
    pub paid: Option<Noted>,
    /// Renewals, oldest first.
    pub renewals: Vec<(FeeOrder, Noted)>,
    /// The port status seen last.
    pub port: Option<(PortState, Noted)>,
    /// Whether the port may be used, as seen last, with what the console said.
    pub business: Option<(BusinessStatus, String, Noted)>,
    /// The O&M record.
    pub upkeep: Option<(Upkeep, Noted)>,
    /// Where the customer's data centre is, when it was changed.
    pub location: String,
    /// What hangs on the port.
    pub dependants: Vec<(Dependant, Noted)>,
    /// Its virtual border routers, planned, there and gone, in the order in which they were first written down.
    pub vbrs: Vec<VbrRecord>,
    /// What we did to the circuit, oldest first.
    pub acts: Vec<(CircuitAct, Noted)>,
    /// When we unsubscribed from the port.
    pub unsubscribed: Option<Noted>,
}

/// What the rest of the desk reads of it at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LifeMark {
    /// How far the fee is.
    pub fee: FeeStand,
    /// The circuit is over and may still cost money.
    pub still_billed: bool,
    /// How far the VBR is that is furthest; `None`: there is none.
    pub vbr: Option<Stand>,
}

impl Life {
    /// How far the fee is.
    #[must_use]
    pub fn fee_stand(&self) -> FeeStand {
        match (&self.fee, &self.paid) {
            (_, Some(_)) => FeeStand::Paid,
            (Some(_), None) => FeeStand::Ordered,
            (None, None) => FeeStand::None,
        }
    }

    /// How far the VBR is that is furthest, of those that count.
    #[must_use]
    pub fn vbr_stand(&self) -> Option<Stand> {
        let counting = self.vbrs.iter().filter(|one| one.counts());
        counting.map(|one| one.stand).max()
    }

    /// What hangs on the port: what was written down by hand, and the VBRs that the record says are there.
    #[must_use]
    pub fn hanging(&self) -> Vec<(Dependant, Noted)> {
        let by_hand = |one: &Dependant| {
            let same = |(known, _): &(Dependant, Noted)| known.name == one.name;
            self.dependants.iter().any(same)
        };
        let live = self.vbrs.iter().filter(|one| one.is_live());
        let recorded = live
            .map(|one| {
                let noted = one.seen.clone().unwrap_or_else(|| one.saved.clone());
                (one.dependant(), noted)
            })
            .filter(|(one, _)| !by_hand(one));
        self.dependants.iter().cloned().chain(recorded).collect()
    }

    /// Orders of the fee, the first one and its renewals.
    pub fn orders(&self) -> impl Iterator<Item = &FeeOrder> {
        let first = self.fee.iter().filter(|_| self.paid.is_some());
        first.chain(&self.renewals).map(|(order, _)| order)
    }
}

const COUNTED: Effect = Effect::Counted {
    skipped: Vec::new(),
};

impl CircuitRecord {
    /// Takes in what concerns the later life; what is none of it, or does not fit, is a conflict.
    pub(crate) fn live(&mut self, event: &Event, last: &mut LastSeen) -> Effect {
        if self.withdrawn {
            return Effect::Conflict;
        }
        let life = &mut self.life;
        match &event.fact {
            Fact::FeeOrdered(order) => {
                life.fee = Some((order.clone(), Noted::of(event, &order.by)))
            }
            Fact::FeePaid { by } if life.fee.is_some() => life.paid = Some(Noted::of(event, by)),
            Fact::FeeRenewed(order) if life.paid.is_some() => {
                life.renewals
                    .push((order.clone(), Noted::of(event, &order.by)));
            }
            Fact::ServiceSeen(seen) => return self.service(seen, event),
            Fact::UpkeepSaved(saved) => {
                life.upkeep = Some((saved.clone(), Noted::of(event, &saved.by)))
            }
            Fact::ContactForgotten { .. } => {}
            Fact::DependantSaved(saved) => {
                life.dependants.retain(|(known, _)| known.key != saved.key);
                life.dependants
                    .push((saved.clone(), Noted::of(event, &saved.by)));
            }
            Fact::DependantGone { key, .. }
                if life.dependants.iter().any(|(d, _)| d.key == *key) =>
            {
                life.dependants.retain(|(known, _)| known.key != *key);
            }
            Fact::VbrSaved(saved) => return vbr::save(&mut life.vbrs, saved, event),
            Fact::VbrSeen(seen) => return vbr::see(&mut life.vbrs, seen, event),
            Fact::BgpKeyErased { .. } => {}
            Fact::Unsubscribed { by } => life.unsubscribed = Some(Noted::of(event, by)),
            Fact::CircuitActed(act) => return self.act(act, event, last),
            Fact::AttributesChanged(changes) => return self.change(changes, event, last),
            _ => return Effect::Conflict,
        }
        COUNTED
    }

    /// Looks that were taken earlier than the last one say nothing about now.
    fn service(&mut self, seen: &ServiceSeen, event: &Event) -> Effect {
        let noted = Noted::of(event, &seen.seen_by);
        let mut late = true;
        if let Ok(port) = PortState::from_wire(&seen.port)
            && self
                .life
                .port
                .as_ref()
                .is_none_or(|(_, known)| known.at <= noted.at)
        {
            self.life.port = Some((port, noted.clone()));
            late = false;
        }
        if let Ok(business) = BusinessStatus::from_wire(&seen.business)
            && self
                .life
                .business
                .as_ref()
                .is_none_or(|(_, _, known)| known.at <= noted.at)
        {
            self.life.business = Some((business, seen.reason.clone(), noted));
            late = false;
        }
        if late { Effect::Late } else { COUNTED }
    }

    fn act(&mut self, act: &CircuitAct, event: &Event, last: &mut LastSeen) -> Effect {
        let Ok(action) = CircuitAction::from_wire(&act.action) else {
            return Effect::Conflict;
        };
        let effect = self.move_by(action, event, last);
        if effect == COUNTED {
            self.life
                .acts
                .push((act.clone(), Noted::of(event, &act.by)));
        }
        effect
    }

    fn move_by(&mut self, action: CircuitAction, event: &Event, last: &mut LastSeen) -> Effect {
        let at = event.happened_at;
        if last.is_after(at) {
            return Effect::Late;
        }
        let Outcome::Moved { to, .. } = circuit::step(self.status, CircuitStep::Act(action)) else {
            return Effect::Conflict;
        };
        last.moves_to(at);
        if to != self.status {
            self.entered.push((to, at));
            self.status = to;
            self.reason.clear();
            self.seen = None;
        }
        COUNTED
    }

    /// A refused circuit whose attributes are changed is under review again.
    fn change(&mut self, changes: &Changes, event: &Event, last: &mut LastSeen) -> Effect {
        let wanted = changes
            .changes
            .iter()
            .map(|c| Attribute::from_wire(&c.attribute));
        let fits = |attribute: Attribute| attribute.may_change(self.status);
        if !wanted.clone().all(|attribute| attribute.is_ok_and(fits)) {
            return Effect::Conflict;
        }
        if self.status == CircuitStatus::Rejected {
            let effect = self.move_by(CircuitAction::Resubmit, event, last);
            if effect != COUNTED {
                return effect;
            }
        }
        for (attribute, change) in wanted.zip(&changes.changes) {
            let application = &mut self.application;
            let field = match attribute {
                Ok(Attribute::Name) => &mut application.name,
                Ok(Attribute::Description) => &mut application.description,
                Ok(Attribute::LineOperator) => &mut application.line_operator,
                Ok(Attribute::PortType) => &mut application.port_type,
                Ok(Attribute::Redundant) => &mut application.redundant_circuit,
                Ok(Attribute::Location) => &mut self.life.location,
                Err(_) => continue,
            };
            field.clone_from(&change.to);
        }
        COUNTED
    }

    /// When it was first in service.
    #[must_use]
    pub fn activated_at(&self) -> Option<chrono::DateTime<chrono::Utc>> {
        let first = self
            .entered
            .iter()
            .find(|(s, _)| *s == CircuitStatus::Enabled);
        first.map(|(_, at)| *at)
    }

    /// The time that is paid for, once it is in service.
    #[must_use]
    pub fn term(&self) -> Option<Term> {
        term(self.activated_at()?, self.life.orders())
    }

    /// The glance at its later life.
    #[must_use]
    pub fn mark(&self) -> LifeMark {
        let costs = self.life.paid.is_some() || self.activated_at().is_some();
        LifeMark {
            fee: self.life.fee_stand(),
            still_billed: !self.withdrawn
                && still_billed(self.status, costs, self.life.unsubscribed.is_some()),
            vbr: self.life.vbr_stand(),
        }
    }
}
