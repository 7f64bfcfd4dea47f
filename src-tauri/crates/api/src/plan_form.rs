//! The plan's form: read into what is kept, and given back as it was typed.

use crate::wire::{PlanCostForm, PlanDurationForm, PlanForm};
use chrono::NaiveDate;
use desk_domain::cost::{CostKind, MOST_MONTHS, Per};
use desk_domain::money::{self, Currency};
use desk_domain::plan::{OrderPlan, PlannedCost, PlannedDuration};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::schedule::{LONGEST, PlanStep};
use desk_domain::text;

/// Months of a sheet when nobody wrote how many.
const USUAL_MONTHS: u16 = 12;

/// Most costs on one sheet.
const MOST_COSTS: usize = 40;

/// Reads the form; findings are at fields that begin with `at`, which is `plan.` inside another form.
pub(crate) fn parse(at: &str, form: &PlanForm, problems: &mut Problems) -> Option<OrderPlan> {
    let field = |name: &str| format!("{at}{name}");
    let before = problems.len_of_blocks();
    let start = day(&field("start"), &form.start, problems);
    let target = day(&field("target"), &form.target, problems);
    if let (Some(start), Some(target)) = (start, target)
        && target < start
    {
        problems
            .block(field("target"), ProblemCode::TargetBeforeStart)
            .with("start", start);
    }
    let durations: Vec<_> = form
        .durations
        .iter()
        .enumerate()
        .filter_map(|(row, one)| duration(&field(&format!("durations.{row}")), one, problems))
        .collect();
    let months = whole(&field("months"), &form.months, 1, MOST_MONTHS, problems);
    let currency = currency(&field("currency"), &form.currency, problems);
    let own = currency.unwrap_or(Currency::Usd);
    if !text::is_blank(&form.rate) {
        money::fine(&field("rate"), &form.rate, problems);
    }
    day(&field("rate_on"), &form.rate_on, problems);
    traffic(&field, form, problems);
    if form.costs.len() > MOST_COSTS {
        problems
            .block(field("costs"), ProblemCode::NumberRange)
            .with("min", 0)
            .with("max", MOST_COSTS);
    }
    let costs: Vec<_> = form
        .costs
        .iter()
        .take(MOST_COSTS)
        .enumerate()
        .filter_map(|(row, one)| cost(&field(&format!("costs.{row}")), one, own, problems))
        .collect();
    (problems.len_of_blocks() == before).then(|| OrderPlan {
        start: start.map(|d| d.to_string()).unwrap_or_default(),
        target: target.map(|d| d.to_string()).unwrap_or_default(),
        durations,
        months: months.unwrap_or(USUAL_MONTHS),
        currency: own.as_wire().to_owned(),
        rate: form.rate.trim().to_owned(),
        rate_on: form.rate_on.trim().to_owned(),
        gb_month: form.gb_month.trim().to_owned(),
        gb_price: form.gb_price.trim().to_owned(),
        costs,
    })
}

fn day(field: &str, raw: &str, problems: &mut Problems) -> Option<NaiveDate> {
    if text::is_blank(raw) {
        return None;
    }
    let read = raw.trim().parse().ok();
    if read.is_none() {
        problems.block(field, ProblemCode::DateForm);
    }
    read
}

fn whole(field: &str, raw: &str, min: u16, max: u16, problems: &mut Problems) -> Option<u16> {
    if text::is_blank(raw) {
        return None;
    }
    let read = raw.trim().parse().ok().filter(|n| (min..=max).contains(n));
    if read.is_none() {
        problems
            .block(field, ProblemCode::NumberRange)
            .with("min", min)
            .with("max", max);
    }
    read
}

fn currency(field: &str, raw: &str, problems: &mut Problems) -> Option<Currency> {
    if raw.is_empty() {
        return None;
    }
    let read = Currency::from_wire(raw).ok();
    if read.is_none() {
        problems.block(field, ProblemCode::UnknownChoice);
    }
    read
}

/// A step's duration; nothing when both cells are empty, which means the usual one.
fn duration(at: &str, form: &PlanDurationForm, problems: &mut Problems) -> Option<PlannedDuration> {
    if text::is_blank(&form.shortest) && text::is_blank(&form.longest) {
        return None;
    }
    let Ok(step) = PlanStep::from_wire(&form.step) else {
        problems.block(at, ProblemCode::UnknownChoice);
        return None;
    };
    let mut days = |name: &str, raw: &str| {
        let field = format!("{at}.{name}");
        if text::is_blank(raw) {
            problems.block(field, ProblemCode::Required);
            return None;
        }
        whole(&field, raw, 0, LONGEST, problems)
    };
    let (shortest, longest) = (
        days("shortest", &form.shortest)?,
        days("longest", &form.longest)?,
    );
    if longest < shortest {
        problems
            .block(format!("{at}.longest"), ProblemCode::LongestBeforeShortest)
            .with("shortest", shortest);
        return None;
    }
    Some(PlannedDuration {
        step: step.as_wire().to_owned(),
        shortest,
        longest,
    })
}

/// GB and price belong together: one without the other is told at the one that is missing.
fn traffic(field: &impl Fn(&str) -> String, form: &PlanForm, problems: &mut Problems) {
    match (
        text::is_blank(&form.gb_month),
        text::is_blank(&form.gb_price),
    ) {
        (true, true) => {}
        _ => {
            money::fine(&field("gb_month"), &form.gb_month, problems);
            money::fine(&field("gb_price"), &form.gb_price, problems);
        }
    }
}

fn cost(
    at: &str,
    form: &PlanCostForm,
    own: Currency,
    problems: &mut Problems,
) -> Option<PlannedCost> {
    if text::is_blank(&form.amount) && text::is_blank(&form.label) {
        return None;
    }
    let kind = CostKind::from_wire(&form.kind)
        .ok()
        .filter(|kind| !matches!(kind, CostKind::Port | CostKind::Traffic));
    let per = Per::from_wire(&form.per).ok();
    if kind.is_none() {
        problems.block(format!("{at}.kind"), ProblemCode::UnknownChoice);
    }
    if per.is_none() {
        problems.block(format!("{at}.per"), ProblemCode::UnknownChoice);
    }
    let currency = match form.currency.as_str() {
        "own" => own,
        "reference" => Currency::Usd,
        _ => {
            problems.block(format!("{at}.currency"), ProblemCode::UnknownChoice);
            return None;
        }
    };
    let label = if text::is_blank(&form.label) {
        String::new()
    } else {
        text::line(&format!("{at}.label"), &form.label, 1..=80, problems)?
    };
    money::amount(&format!("{at}.amount"), &form.amount, currency, problems)?;
    Some(PlannedCost {
        kind: kind?.as_wire().to_owned(),
        label,
        amount: form.amount.trim().to_owned(),
        currency: currency.as_wire().to_owned(),
        per: per?.as_wire().to_owned(),
    })
}

/// The form that a kept plan is edited with.
pub(crate) fn form(plan: &OrderPlan) -> PlanForm {
    PlanForm {
        start: plan.start.clone(),
        target: plan.target.clone(),
        durations: plan
            .durations
            .iter()
            .map(|one| PlanDurationForm {
                step: one.step.clone(),
                shortest: one.shortest.to_string(),
                longest: one.longest.to_string(),
            })
            .collect(),
        months: plan.months.to_string(),
        currency: plan.currency.clone(),
        rate: plan.rate.clone(),
        rate_on: plan.rate_on.clone(),
        gb_month: plan.gb_month.clone(),
        gb_price: plan.gb_price.clone(),
        costs: plan
            .costs
            .iter()
            .map(|one| PlanCostForm {
                kind: one.kind.clone(),
                label: one.label.clone(),
                amount: one.amount.clone(),
                currency: if one.currency == plan.currency {
                    "own"
                } else {
                    "reference"
                }
                .to_owned(),
                per: one.per.clone(),
            })
            .collect(),
    }
}
