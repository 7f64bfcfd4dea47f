//! The port fee: ordered, paid, renewed; and what was seen of the service.

use crate::Desk;
use crate::access_points::optional;
use crate::choice::choice;
use crate::circuit_command::{done, not_before, refused, seen, whole};
use crate::wire::{ApiError, CircuitView, DoneOnCircuit, FeeForm, OrderFee, RecordService};
use chrono::NaiveDate;
use desk_domain::activation::{
    BusinessStatus, FeeOrder, PortState, PricingCycle, ServiceSeen, is_due,
};
use desk_domain::chance::Occasion;
use desk_domain::circuit::{self, CircuitStatus};
use desk_domain::event::{Aggregate, Fact};
use desk_domain::loa::LoaStatus;
use desk_domain::machine::Seen;
use desk_domain::money::{self, Currency};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;

/// Most months of one automatic renewal: five years.
const RENEW_MOST: u16 = 60;

impl Desk {
    /// Records that the port fee was ordered or renewed, and that it is paid when it was paid at once.
    pub fn order_fee(
        &mut self,
        occasion: Occasion<'_>,
        request: OrderFee,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "order_fee", &request, |writer| {
            let found = whole(writer, &request.circuit)?;
            let status = found.circuit.status;
            let life = &found.circuit.life;
            if request.renewal {
                if life.paid.is_none() || status != CircuitStatus::Enabled {
                    return Err(refused(
                        "Only a port that is in service and paid for is renewed.",
                        "no_renewal",
                    ));
                }
            } else if life.paid.is_some()
                || !(is_due(status, found.loa_status()) || status == CircuitStatus::Enabled)
            {
                return Err(refused(
                    "The port fee is ordered once the patch cable is installed and the console shows the port as pending payment.",
                    "fee_not_due",
                ));
            }
            let mut problems = Problems::new();
            let order = parse(&request.form, &mut problems);
            let at = (request.at.as_str(), request.zone.as_str());
            let when = done(&request.by, at, &writer.occasion, &mut problems);
            let (Some(order), Some(when), false) = (order, when, problems.has_blocks()) else {
                return Err(ApiError::fields(&problems));
            };
            let by = when.by;
            let order = FeeOrder {
                by: by.clone(),
                ..order
            };
            let fact = if request.renewal {
                Fact::FeeRenewed(order)
            } else {
                Fact::FeeOrdered(order)
            };
            writer.record_at(Aggregate::Circuit, &request.circuit, when.at, &fact)?;
            if request.paid && !request.renewal {
                let paid = Fact::FeePaid { by };
                writer.record_at(Aggregate::Circuit, &request.circuit, when.at, &paid)?;
            }
            Ok(())
        })
    }

    /// Records that the order of the port fee is paid.
    pub fn pay_fee(
        &mut self,
        occasion: Occasion<'_>,
        request: DoneOnCircuit,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "pay_fee", &request, |writer| {
            let found = whole(writer, &request.circuit)?;
            let life = &found.circuit.life;
            if life.fee.is_none() || life.paid.is_some() {
                return Err(refused(
                    "There is no order of the port fee here that waits for payment. Record the order first.",
                    "no_fee_order",
                ));
            }
            let mut problems = Problems::new();
            let at = (request.at.as_str(), request.zone.as_str());
            let when = done(&request.by, at, &writer.occasion, &mut problems);
            let (Some(when), false) = (when, problems.has_blocks()) else {
                return Err(ApiError::fields(&problems));
            };
            let paid = Fact::FeePaid { by: when.by };
            writer.record_at(Aggregate::Circuit, &request.circuit, when.at, &paid)?;
            Ok(())
        })
    }

    /// Records what was seen of the service: available, port status, locks.
    pub fn record_service(
        &mut self,
        occasion: Occasion<'_>,
        request: RecordService,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "record_service", &request, |writer| {
            let found = whole(writer, &request.circuit)?;
            let status = found.circuit.status;
            let due = is_due(status, found.loa_status());
            if !(due || status == CircuitStatus::Enabled) {
                return Err(refused(
                    "The service is looked at once the port fee is due.",
                    "no_service",
                ));
            }
            let mut problems = Problems::new();
            let port = word("port", &request.port, &mut problems, |w| {
                PortState::from_wire(w).ok()
            });
            let business = word("business", &request.business, &mut problems, |w| {
                BusinessStatus::from_wire(w).ok()
            });
            let enables = request.enabled && status != CircuitStatus::Enabled;
            if port.is_none() && business.is_none() && !enables && !problems.has_blocks() {
                problems.block("port", ProblemCode::Required);
            }
            let locked = business.is_some_and(|status| status != BusinessStatus::Normal);
            let reason = if locked {
                optional("reason", &request.reason, 200, &mut problems)
            } else {
                String::new()
            };
            let at = (request.seen_at.as_str(), request.zone.as_str());
            let when = seen(&request.seen_by, at, &writer.occasion, &mut problems);
            if enables {
                let entries = &found.circuit.entries;
                let zone = &request.zone;
                not_before("seen_at", when.as_ref(), zone, entries, &mut problems);
            }
            let (Some(when), false) = (when, problems.has_blocks()) else {
                return Err(ApiError::fields(&problems));
            };
            if enables {
                if circuit::observe(status, CircuitStatus::Enabled) == Seen::Unreachable {
                    return Err(refused(
                        "This circuit cannot come into service any more.",
                        "no_service",
                    ));
                }
                let enabled = Fact::PortObserved(when.saw(CircuitStatus::Enabled.as_wire()));
                writer.record_at(Aggregate::Circuit, &request.circuit, when.at, &enabled)?;
                // the console tells both statuses in one column: a port that is available has its patch cable
                if let Some((loa, newest)) = found.newest()
                    && newest.status == LoaStatus::Completing
                {
                    let complete = Fact::LoaObserved(when.saw(LoaStatus::Complete.as_wire()));
                    writer.record_at(Aggregate::Loa, loa, when.at, &complete)?;
                }
            }
            if port.is_some() || business.is_some() {
                let fact = Fact::ServiceSeen(ServiceSeen {
                    port: port.map_or("", PortState::as_wire).to_owned(),
                    business: business.map_or("", BusinessStatus::as_wire).to_owned(),
                    reason,
                    seen_by: when.by.clone(),
                });
                writer.record_at(Aggregate::Circuit, &request.circuit, when.at, &fact)?;
            }
            Ok(())
        })
    }
}

/// A word that may stay empty.
fn word<T>(
    field: &str,
    raw: &str,
    problems: &mut Problems,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    if raw.is_empty() {
        return None;
    }
    let found = read(raw);
    if found.is_none() {
        problems.block(field, ProblemCode::UnknownChoice);
    }
    found
}

/// A whole number in a range.
fn number(field: &str, raw: &str, most: u16, problems: &mut Problems) -> Option<u16> {
    if text::is_blank(raw) {
        problems.block(field, ProblemCode::Required);
        return None;
    }
    let plain = text::normalise_line(raw);
    let found = plain.parse::<u16>().ok().filter(|n| (1..=most).contains(n));
    if found.is_none() {
        problems
            .block(field, ProblemCode::NumberRange)
            .with("min", 1)
            .with("max", most);
    }
    found
}

/// Reads the order; who ordered is filled in by the caller.
fn parse(form: &FeeForm, problems: &mut Problems) -> Option<FeeOrder> {
    let order_number = optional("number", &form.number, 64, problems);
    let cycle = choice::<PricingCycle>("cycle", &form.cycle, problems);
    let period = number("period", &form.period, cycle?.most(), problems);
    let renew_months = if form.auto_renew {
        number("renew_months", &form.renew_months, RENEW_MOST, problems)
    } else {
        Some(0)
    };
    let currency = choice::<Currency>("currency", &form.currency, problems);
    let amount =
        currency.and_then(|currency| money::amount("amount", &form.amount, currency, problems));
    let last_day = form.last_day.trim();
    if !last_day.is_empty() && NaiveDate::parse_from_str(last_day, "%Y-%m-%d").is_err() {
        problems.block("last_day", ProblemCode::DateForm);
    }
    Some(FeeOrder {
        number: order_number,
        cycle: cycle?.as_wire().to_owned(),
        period: period?,
        auto_renew: form.auto_renew,
        renew_months: renew_months?,
        amount: amount?,
        currency: currency?.as_wire().to_owned(),
        last_day: last_day.to_owned(),
        by: String::new(),
    })
}
