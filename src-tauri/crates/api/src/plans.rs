//! Plan and cost of an application: what they come to, and keeping them with the order.

use crate::directory::both;
use crate::error::field_problems;
use crate::wire::{
    ApiError, ById, CostKindView, CostLineView, CostSheetView, CurrencyView, ErrorCode,
    OrderPlanView, OriginalAmount, OutlookWord, PlanBasis, PlanMark, PlanMarkKind, PlanQuery,
    PlanStepView, PlanUnit, PlanView, PricedPort, SavePlan, ScheduleView,
};
use crate::{Desk, command, plan_form, prices};
use chrono::{Datelike as _, NaiveDate};
use chrono_tz::Tz;
use desk_domain::calendar::shipped::Calendars;
use desk_domain::calendar::{Calendar, Mark, MarkKind};
use desk_domain::chance::Occasion;
use desk_domain::cost::{self, CostItem, CostKind, Per};
use desk_domain::directory::{AccessPoint, Directory};
use desk_domain::event::{Aggregate, Fact};
use desk_domain::money::{self, Currency};
use desk_domain::plan::OrderPlan;
use desk_domain::port::PortType;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::schedule::{self, Outlook, Pace, PlanStep, Schedule, Span, Stage, Unit};
use desk_store::{Store, calendars, circuits, plans};

/// More ports than any order has.
const MOST_PORTS: usize = 64;

impl Desk {
    /// What a plan comes to, without keeping it.
    pub fn plan_preview(
        &mut self,
        occasion: Occasion<'_>,
        request: PlanQuery,
    ) -> Result<PlanView, ApiError> {
        if request.ports.len() > MOST_PORTS {
            return Err(ApiError::new(
                ErrorCode::Refused,
                format!("A plan takes at most {MOST_PORTS} ports."),
            ));
        }
        let directory = crate::directory::merged(self.store()?.db())?;
        let site = Site::of(&directory, &request.ports);
        let calendars = calendars::merged(self.store()?.db())?;
        let today = occasion.now.with_timezone(&site.zone).date_naive();
        let mut problems = Problems::new();
        let plan = plan_form::parse("", &request.form, &mut problems);
        let (schedule, costs) = match &plan {
            None => (None, None),
            Some(plan) => (
                Some(schedule_of(plan, &site, &calendars, today)),
                costs_of(plan, &directory, &request.ports, &mut problems)?,
            ),
        };
        Ok(PlanView {
            problems: field_problems(&problems),
            schedule,
            costs,
            currencies: Currency::ALL
                .iter()
                .map(|one| CurrencyView {
                    code: one.as_wire().to_owned(),
                    name: both(one.label_en(), one.label_zh()),
                })
                .collect(),
            kinds: CostKind::ALL
                .iter()
                .filter(|kind| !matches!(kind, CostKind::Port | CostKind::Traffic))
                .map(|kind| CostKindView {
                    kind: kind.as_wire().to_owned(),
                    name: both(kind.label_en(), kind.label_zh()),
                })
                .collect(),
        })
    }

    /// The plan of the order that a circuit belongs to.
    pub fn order_plan(
        &mut self,
        _: Occasion<'_>,
        request: ById,
    ) -> Result<OrderPlanView, ApiError> {
        view(self.store()?, &request.id)
    }

    /// Keeps a plan with its order.
    pub fn save_plan(
        &mut self,
        occasion: Occasion<'_>,
        request: SavePlan,
    ) -> Result<OrderPlanView, ApiError> {
        let order = order_of(self.store()?, &request.circuit)?;
        command(
            self.store_mut()?,
            &request.key,
            "save_plan",
            &request,
            occasion,
            |writer| {
                let mut problems = Problems::new();
                let plan = plan_form::parse("", &request.form, &mut problems);
                let plan = problems.into_result(plan)?;
                writer.record(Aggregate::Order, &order, &Fact::OrderPlanned(plan))?;
                Ok(())
            },
        )?;
        view(self.store()?, &request.circuit)
    }
}

fn order_of(store: &Store, circuit: &str) -> Result<String, ApiError> {
    let whole = circuits::whole(store.db(), store.keys(), circuit)?
        .ok_or_else(|| ApiError::not_found("circuit"))?;
    Ok(whole.circuit.application.order)
}

fn view(store: &Store, circuit: &str) -> Result<OrderPlanView, ApiError> {
    let order = order_of(store, circuit)?;
    let kept = plans::of_order(store.db(), &order)?;
    let ports = circuits::of_order(store.db(), store.keys(), &order)?
        .into_iter()
        .map(|application| PricedPort {
            access_point: application.access_point,
            port_type: application.port_type,
        })
        .collect();
    Ok(OrderPlanView {
        form: kept
            .as_ref()
            .map(|(plan, _)| plan_form::form(plan))
            .unwrap_or_default(),
        saved_at: kept.map(|(_, at)| at),
        order,
        ports,
    })
}

/// Where the work is done: that of the first port whose access point is known.
struct Site<'d> {
    point: Option<&'d AccessPoint>,
    mainland: bool,
    zone: Tz,
}

impl<'d> Site<'d> {
    fn of(directory: &'d Directory, ports: &[PricedPort]) -> Self {
        let point = ports
            .iter()
            .find_map(|port| directory.access_point(&port.access_point));
        Self {
            point,
            mainland: point.is_none_or(|point| point.mainland),
            zone: point.map_or(Tz::Asia__Shanghai, |point| point.zone),
        }
    }
}

fn schedule_of(
    plan: &OrderPlan,
    site: &Site<'_>,
    calendars: &Calendars,
    today: NaiveDate,
) -> ScheduleView {
    let provider = calendars.provider();
    let calendar = calendars.of_point(site.point);
    let mut schedule = Schedule::usual(provider, calendar, site.mainland);
    for one in &plan.durations {
        if let Ok(step) = PlanStep::from_wire(&one.step) {
            schedule.set(
                step,
                Span {
                    shortest: one.shortest,
                    longest: one.longest,
                },
            );
        }
    }
    let start = plan.start.parse().unwrap_or(today);
    let target: Option<NaiveDate> = plan.target.parse().ok();
    let (quick, slow) = (
        schedule.forward(start, Pace::Quick),
        schedule.forward(start, Pace::Slow),
    );
    let last = |stages: &[Stage]| stages.last().map_or(start, |stage| stage.end);
    let (earliest, latest) = (last(&quick), last(&slow));
    let until = target.map_or(latest, |target| target.max(latest));
    let safe = target.map(|target| schedule.backward(target, Pace::Slow));
    let dead = target.map(|target| schedule.backward(target, Pace::Quick));
    let first = |stages: &Option<Vec<Stage>>| {
        stages
            .as_ref()
            .and_then(|stages| stages.first())
            .map(|stage| stage.begin.to_string())
    };
    let steps = PlanStep::ALL
        .iter()
        .zip(quick.iter().zip(&slow))
        .map(|(&step, (quick, slow))| {
            let typed = plan.durations.iter().find(|one| one.step == step.as_wire());
            let usual = schedule::usual(step, site.mainland);
            PlanStepView {
                step: step.as_wire().to_owned(),
                name: both(step.label_en(), step.label_zh()),
                shortest: typed.map(|one| one.shortest).or(usual.map(|u| u.shortest)),
                longest: typed.map(|one| one.longest).or(usual.map(|u| u.longest)),
                unit: match schedule::unit(step) {
                    Unit::ProviderDays => PlanUnit::ProviderDays,
                    Unit::SiteDays => PlanUnit::SiteDays,
                    Unit::Days => PlanUnit::Days,
                },
                basis: match typed {
                    Some(_) => PlanBasis::Typed,
                    None if schedule::is_stated(step) => PlanBasis::Guide,
                    None => PlanBasis::Assumed,
                },
                earliest: quick.end.to_string(),
                latest: slow.end.to_string(),
                begin_safe: safe
                    .as_ref()
                    .and_then(|stages| stages.iter().find(|stage| stage.step == step))
                    .map(|stage| stage.begin.to_string()),
            }
        })
        .collect();
    let counted: Vec<&Calendar> = if calendar.key == provider.key {
        vec![provider]
    } else {
        vec![provider, calendar]
    };
    let mut no_calendar: Vec<i32> = counted
        .iter()
        .flat_map(|one| one.years_without_data(start, until))
        .collect();
    no_calendar.sort_unstable();
    no_calendar.dedup();
    ScheduleView {
        start: start.to_string(),
        steps,
        earliest: earliest.to_string(),
        latest: latest.to_string(),
        outlook: target.map(|target| match schedule::outlook(earliest, latest, target) {
            Outlook::Safe => OutlookWord::Safe,
            Outlook::Possible => OutlookWord::Possible,
            Outlook::Late => OutlookWord::Late,
        }),
        begin_safe: first(&safe),
        begin_last: first(&dead),
        marks: marks(&counted, calendar, start, until),
        no_calendar,
        mainland: site.mainland,
        calendar: both(&calendar.en, &calendar.zh),
        holidays_source: sources(&counted, start, until),
    }
}

/// Where the holidays of these years are stated, each source once.
fn sources(counted: &[&Calendar], from: NaiveDate, to: NaiveDate) -> String {
    let mut sources: Vec<&str> = Vec::new();
    for (year, known) in counted.iter().flat_map(|calendar| calendar.years()) {
        let meant = (from.year()..=to.year()).contains(&year);
        if meant && !sources.contains(&known.source.as_str()) {
            sources.push(&known.source);
        }
    }
    sources.join("; ")
}

/// Holidays of the calendars that are counted by, and freezes of the site's; where there are two, each says whose.
fn marks(counted: &[&Calendar], site: &Calendar, from: NaiveDate, to: NaiveDate) -> Vec<PlanMark> {
    let mark = |one: Mark, kind, whose: Option<&Calendar>| PlanMark {
        kind,
        name: match whose {
            None => both(&one.en, &one.zh),
            Some(whose) => both(
                &format!("{}: {}", whose.en, one.en),
                &format!("{}：{}", whose.zh, one.zh),
            ),
        },
        from: one.from.to_string(),
        to: one.to.to_string(),
    };
    let mut marks: Vec<PlanMark> = Vec::new();
    for calendar in counted {
        let whose = (counted.len() > 1).then_some(*calendar);
        let found = calendar.marks(MarkKind::Holiday, from, to);
        marks.extend(
            found
                .into_iter()
                .map(|one| mark(one, PlanMarkKind::Holiday, whose)),
        );
    }
    let freezes = site.marks(MarkKind::Freeze, from, to);
    marks.extend(
        freezes
            .into_iter()
            .map(|one| mark(one, PlanMarkKind::Freeze, None)),
    );
    marks.sort_by(|a, b| a.from.cmp(&b.from));
    marks
}

/// The sheet; `None` with a finding when dollars stand in it and the rate is missing.
fn costs_of(
    plan: &OrderPlan,
    directory: &Directory,
    ports: &[PricedPort],
    problems: &mut Problems,
) -> Result<Option<CostSheetView>, ApiError> {
    let fees = prices::shipped()?;
    let currency = Currency::from_wire(&plan.currency).unwrap_or(Currency::Usd);
    let mut items = Vec::new();
    let mut unpriced = 0;
    for port in ports {
        let price = directory
            .access_point(&port.access_point)
            .zip(PortType::from_wire(&port.port_type).ok())
            .and_then(|(point, port_type)| fees.port_month(port_type, fees.place(point)));
        match price {
            Some(month) => items.push(CostItem {
                kind: CostKind::Port,
                label: port.port_type.clone(),
                amount: month.into(),
                currency: Currency::Usd,
                per: Per::Month,
            }),
            None => unpriced += 1,
        }
    }
    let mut unread = Problems::new();
    let fine = |raw: &str, unread: &mut Problems| money::fine("", raw, unread);
    if !plan.gb_month.is_empty()
        && let (Some(gb), Some(price)) = (
            fine(&plan.gb_month, &mut unread),
            fine(&plan.gb_price, &mut unread),
        )
    {
        items.push(CostItem {
            kind: CostKind::Traffic,
            label: format!("{} GB × {} {}", plan.gb_month, plan.gb_price, plan.currency),
            // millionths × millionths, to the currency's smallest unit
            amount: money::times(gb, price, money::FINE, currency.digits()),
            currency,
            per: Per::Month,
        });
    }
    for one in &plan.costs {
        let own = Currency::from_wire(&one.currency).unwrap_or(currency);
        if let (Ok(kind), Ok(per), Some(amount)) = (
            CostKind::from_wire(&one.kind),
            Per::from_wire(&one.per),
            money::amount("", &one.amount, own, &mut unread),
        ) {
            items.push(CostItem {
                kind,
                label: one.label.clone(),
                amount,
                currency: own,
                per,
            });
        }
    }
    let rate = (!plan.rate.is_empty())
        .then(|| fine(&plan.rate, &mut unread))
        .flatten();
    let Some(sheet) = cost::sheet(currency, plan.months, rate, items) else {
        problems.block("rate", ProblemCode::Required);
        return Ok(None);
    };
    Ok(Some(CostSheetView {
        currency: currency.as_wire().to_owned(),
        digits: currency.digits(),
        months: sheet.months,
        lines: sheet
            .lines
            .into_iter()
            .map(|line| CostLineView {
                kind: line.item.kind.as_wire().to_owned(),
                name: both(line.item.kind.label_en(), line.item.kind.label_zh()),
                label: line.item.label,
                amount: line.own,
                original: (line.item.currency != currency).then(|| OriginalAmount {
                    amount: line.item.amount,
                    currency: line.item.currency.as_wire().to_owned(),
                    digits: line.item.currency.digits(),
                }),
                per: line.item.per.as_wire().to_owned(),
            })
            .collect(),
        once: sheet.once,
        monthly: sheet.monthly,
        total: sheet.total,
        price_date: fees.date.clone(),
        unpriced,
    }))
}
