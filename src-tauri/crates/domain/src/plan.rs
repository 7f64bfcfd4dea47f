//! The plan of an order: when it should be done, and what it costs. Kept as it was typed and parsed.

use serde::{Deserialize, Serialize};

/// What is kept of a plan. Empty text where nothing was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OrderPlan {
    /// Day on which the work begins, `YYYY-MM-DD`, or empty: today.
    pub start: String,
    /// Day on which traffic should flow, `YYYY-MM-DD`, or empty.
    pub target: String,
    /// Durations that differ from the usual ones.
    pub durations: Vec<PlannedDuration>,
    /// Months that the cost sheet adds up.
    pub months: u16,
    /// ISO 4217 code of the sheet.
    pub currency: String,
    /// How much of it one US dollar buys, as typed, or empty.
    pub rate: String,
    /// Date of that rate, `YYYY-MM-DD`, or empty.
    pub rate_on: String,
    /// GB sent out of Alibaba Cloud in a month, as typed, or empty.
    pub gb_month: String,
    /// Price of a GB in the sheet's currency, as typed, or empty.
    pub gb_price: String,
    /// Other costs.
    pub costs: Vec<PlannedCost>,
}

/// How long a step is planned to take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedDuration {
    /// Word of the step.
    pub step: String,
    /// Days if all goes quickly.
    pub shortest: u16,
    /// Days if not.
    pub longest: u16,
}

/// One cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedCost {
    /// Word of its kind.
    pub kind: String,
    /// Words of the user's own, or empty.
    pub label: String,
    /// The amount as typed.
    pub amount: String,
    /// ISO 4217 code.
    pub currency: String,
    /// `once` or `month`.
    pub per: String,
}
