//! The port resource usage fee, and what was seen of the service that it pays for.
//!
//! Sources: CreatePhysicalConnectionOccupancyOrder (cycle, period, automatic renewal); help page “Resource usage fee”:
//! prepaid in UTC+8, from activation to 00:00:00 of the day after it ends.

use crate::circuit::CircuitStatus;
use crate::loa::LoaStatus;
use crate::wire::wire_enum;
use chrono::{DateTime, FixedOffset, Months, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

wire_enum! {
    /// By what the fee is prepaid (`PricingCycle`).
    pub enum PricingCycle {
        /// Months.
        Month = "Month", "by the month", "按月";
        /// Years.
        Year = "Year", "by the year", "按年";
    }
}

impl PricingCycle {
    /// Most of them in one order: 9 months or 5 years.
    #[must_use]
    pub const fn most(self) -> u16 {
        match self {
            Self::Month => 9,
            Self::Year => 5,
        }
    }

    /// Months in one of them.
    #[must_use]
    pub const fn months(self) -> u16 {
        match self {
            Self::Month => 1,
            Self::Year => 12,
        }
    }
}

wire_enum! {
    /// The console's Port Status.
    pub enum PortState {
        /// Before payment, or no light.
        Down = "Down", "Down", "Down";
        /// Installed and paid.
        Up = "Up", "Up", "Up";
    }
}

wire_enum! {
    /// Whether the port may be used (`BusinessStatus`).
    pub enum BusinessStatus {
        /// Nothing stands against it.
        Normal = "Normal", "Normal", "正常";
        /// Locked because a payment is overdue.
        FinancialLocked = "FinancialLocked", "Locked: payment overdue", "欠费锁定";
        /// Locked for reasons of security.
        SecurityLocked = "SecurityLocked", "Locked: security", "因安全原因被锁定";
    }
}

/// An order of the fee, or a renewal of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeOrder {
    /// The order's number in the console, or empty.
    pub number: String,
    /// Wire word of [`PricingCycle`].
    pub cycle: String,
    /// How many of them, from 1.
    pub period: u16,
    /// It renews by itself.
    pub auto_renew: bool,
    /// Months of one automatic renewal; 0 without.
    pub renew_months: u16,
    /// What it costs, in the smallest unit of the currency.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// Day in UTC+8 that the console gives as the last one, `YYYY-MM-DD`, or empty: counted here.
    pub last_day: String,
    /// Who ordered.
    pub by: String,
}

impl FeeOrder {
    /// Months that it pays for.
    #[must_use]
    pub fn months(&self) -> u16 {
        let cycle = PricingCycle::from_wire(&self.cycle).unwrap_or(PricingCycle::Month);
        self.period.saturating_mul(cycle.months())
    }
}

/// What was seen of the service.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ServiceSeen {
    /// Wire word of [`PortState`], or empty: not looked at.
    pub port: String,
    /// Wire word of [`BusinessStatus`], or empty: not looked at.
    pub business: String,
    /// What the console says about it, or empty.
    pub reason: String,
    /// Who saw it.
    pub seen_by: String,
}

/// The time that is paid for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// When the port was seen in service: from then on it costs, used or not.
    pub from: DateTime<Utc>,
    /// Last day that is paid, in UTC+8.
    pub last_day: NaiveDate,
    /// When it ends: 00:00:00 of the day after, in UTC+8.
    pub ends: DateTime<Utc>,
    /// The last day is the console's own, not counted here.
    pub stated: bool,
}

/// The time that orders pay for, from activation; the first is the order, the others renewals.
///
/// A day that the console states counts instead of what the desk counts, and later renewals count on from it.
#[must_use]
pub fn term<'o>(
    activated: DateTime<Utc>,
    orders: impl IntoIterator<Item = &'o FeeOrder>,
) -> Option<Term> {
    let mut last: Option<(NaiveDate, bool)> = None;
    for order in orders {
        let stated = NaiveDate::parse_from_str(&order.last_day, "%Y-%m-%d").ok();
        let from = last.map_or_else(|| billing_day(activated), |(day, _)| day);
        let counted = from.checked_add_months(Months::new(order.months().into()));
        last = Some((stated.or(counted)?, stated.is_some()));
    }
    let (last_day, stated) = last?;
    Some(Term {
        from: activated,
        last_day,
        ends: end_of_billing(last_day)?,
        stated,
    })
}

/// UTC+8, in which the fee is counted.
fn billing_offset() -> Option<FixedOffset> {
    FixedOffset::east_opt(8 * 3600)
}

/// The day in UTC+8.
#[must_use]
pub fn billing_day(at: DateTime<Utc>) -> NaiveDate {
    billing_offset().map_or_else(
        || at.date_naive(),
        |zone| at.with_timezone(&zone).date_naive(),
    )
}

fn end_of_billing(last_day: NaiveDate) -> Option<DateTime<Utc>> {
    let after = last_day.succ_opt()?.and_time(NaiveTime::MIN);
    after
        .and_local_timezone(billing_offset()?)
        .single()
        .map(|at| at.to_utc())
}

/// Whether the fee is due: the port's status says so, or the LOA's does. Which of the two changes first is stated nowhere.
#[must_use]
pub const fn is_due(circuit: CircuitStatus, loa: LoaStatus) -> bool {
    match circuit {
        CircuitStatus::Confirmed => true,
        CircuitStatus::Allocated => matches!(loa, LoaStatus::Complete),
        _ => false,
    }
}

/// How far the fee is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FeeStand {
    /// Not ordered.
    #[default]
    None,
    /// Ordered, not paid.
    Ordered,
    /// Paid.
    Paid,
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;
    use proptest::prelude::*;

    fn order(cycle: &str, period: u16, last_day: &str) -> FeeOrder {
        FeeOrder {
            number: String::new(),
            cycle: cycle.into(),
            period,
            auto_renew: false,
            renew_months: 0,
            amount: 0,
            currency: "USD".into(),
            last_day: last_day.into(),
            by: "Lin Yue".into(),
        }
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_ends_at_midnight_of_the_day_after_in_utc_plus_8() {
        // 2 December, 01:30 in UTC+8
        let term = term(at("2026-12-01T17:30:00Z"), [&order("Year", 1, "")]).unwrap();
        assert_eq!(term.last_day.to_string(), "2027-12-02");
        assert_eq!(term.ends, at("2027-12-02T16:00:00Z"));
        assert!(!term.stated);
    }

    #[test]
    fn what_the_console_states_counts_and_a_renewal_counts_on_from_it() {
        let orders = [order("Month", 1, "2027-01-05"), order("Month", 3, "")];
        let first = term(at("2026-12-02T02:00:00Z"), &orders[..1]).unwrap();
        assert_eq!(
            (first.last_day.to_string(), first.stated),
            ("2027-01-05".into(), true)
        );
        let renewed = term(at("2026-12-02T02:00:00Z"), &orders).unwrap();
        assert_eq!(
            (renewed.last_day.to_string(), renewed.stated),
            ("2027-04-05".into(), false)
        );
    }

    #[test]
    fn the_last_of_a_month_stays_in_its_month() {
        let term = term(at("2027-01-31T02:00:00Z"), [&order("Month", 1, "")]).unwrap();
        assert_eq!(term.last_day.to_string(), "2027-02-28");
    }

    #[test]
    fn nothing_ordered_pays_for_nothing() {
        assert_eq!(term(at("2027-01-31T02:00:00Z"), []), None);
    }

    proptest! {
        #[test]
        fn more_orders_never_pay_for_less(periods in proptest::collection::vec((any::<bool>(), 1_u16..6), 1..8), seconds in 0_i64..400_000_000) {
            let activated = at("2026-01-01T00:00:00Z") + Duration::seconds(seconds);
            let orders: Vec<FeeOrder> = periods.iter().map(|&(year, n)| order(if year { "Year" } else { "Month" }, n, "")).collect();
            let mut before = activated;
            for n in 1..=orders.len() {
                let term = term(activated, &orders[..n]).unwrap();
                prop_assert!(term.ends > before, "each order pays for at least a day more");
                let months: i64 = orders[..n].iter().map(|o| i64::from(o.months())).sum();
                let days = (term.ends - activated).num_days();
                prop_assert!(days >= months * 28 && days <= months * 31 + 2, "{} months in {} days", months, days);
                before = term.ends;
            }
        }
    }
}
