//! The plan of an application: schedule and cost.

use super::{BothNames, FieldProblem, PricedPort, wire};

wire! {
    /// When it should be done and what it costs, as typed.
    #[derive(Default)]
    #[serde(default)]
    pub struct PlanForm {
        /// Day on which the work begins, `YYYY-MM-DD`; empty: today.
        pub start: String,
        /// Day on which traffic should flow, or empty.
        pub target: String,
        /// Durations that differ from the usual ones.
        pub durations: Vec<PlanDurationForm>,
        /// Months that the cost sheet adds up; empty: 12.
        pub months: String,
        /// ISO 4217 code of the sheet; empty: that of the reference prices.
        pub currency: String,
        /// How much of it one US dollar buys.
        pub rate: String,
        /// Date of that rate.
        pub rate_on: String,
        /// GB sent out of Alibaba Cloud in a month, optional.
        pub gb_month: String,
        /// Price of a GB in the sheet's currency, optional.
        pub gb_price: String,
        /// Other costs.
        pub costs: Vec<PlanCostForm>,
    }

    /// How long a step is planned to take, as typed.
    pub struct PlanDurationForm {
        /// Word of the step.
        pub step: String,
        /// Days if all goes quickly; empty: as usual.
        pub shortest: String,
        /// Days if not; empty: as usual.
        pub longest: String,
    }

    /// A cost as typed.
    pub struct PlanCostForm {
        /// Word of its kind.
        pub kind: String,
        /// Words of the user's own, optional.
        pub label: String,
        /// The amount.
        pub amount: String,
        /// `own` (the sheet's currency) or `reference` (US dollars).
        pub currency: String,
        /// `once` or `month`.
        pub per: String,
    }

    /// Asks what a plan comes to.
    pub struct PlanQuery {
        /// The plan as typed.
        pub form: PlanForm,
        /// The ports, at most 64.
        pub ports: Vec<PricedPort>,
    }

    /// What a plan comes to; an estimate.
    pub struct PlanView {
        /// Findings at fields of the plan.
        pub problems: Vec<FieldProblem>,
        /// The schedule, when its days can be read.
        pub schedule: Option<ScheduleView>,
        /// The cost sheet, when its amounts can be read.
        pub costs: Option<CostSheetView>,
        /// Currencies that a sheet may be written in.
        pub currencies: Vec<CurrencyView>,
        /// Kinds of cost that are typed.
        pub kinds: Vec<CostKindView>,
    }

    /// A schedule. Days are `YYYY-MM-DD` at the site.
    pub struct ScheduleView {
        /// The day that it is counted from.
        pub start: String,
        /// Its steps, in order.
        pub steps: Vec<PlanStepView>,
        /// Over by this day if all goes quickly.
        pub earliest: String,
        /// Over by this day if each step takes its longest.
        pub latest: String,
        /// How the target stands to them.
        pub outlook: Option<OutlookWord>,
        /// Begin by this day to be safe, for a target.
        pub begin_safe: Option<String>,
        /// Beginning later than this is too late, for a target.
        pub begin_last: Option<String>,
        /// Holidays and freezes on the way, earliest first.
        pub marks: Vec<PlanMark>,
        /// Years on the way for which no holidays are known: counted from Monday to Friday.
        pub no_calendar: Vec<i32>,
        /// The site is in the Chinese mainland.
        pub mainland: bool,
        /// Whose days off count at the site.
        pub calendar: BothNames,
        /// Where the holidays are stated; empty when no year of it is known.
        pub holidays_source: String,
    }

    /// One step of a schedule.
    pub struct PlanStepView {
        /// Stable word.
        pub step: String,
        /// Name in both languages.
        pub name: BothNames,
        /// Days if all goes quickly; `None`: what the other steps leave.
        pub shortest: Option<u16>,
        /// Days if not.
        pub longest: Option<u16>,
        /// How days are counted.
        pub unit: PlanUnit,
        /// Where the duration comes from.
        pub basis: PlanBasis,
        /// Over by, if all goes quickly.
        pub earliest: String,
        /// Over by, if not.
        pub latest: String,
        /// Begin by, to be safe for the target.
        pub begin_safe: Option<String>,
    }

    /// A holiday or a freeze on the way.
    pub struct PlanMark {
        /// Which.
        pub kind: PlanMarkKind,
        /// Name in both languages.
        pub name: BothNames,
        /// First day.
        pub from: String,
        /// Last day.
        pub to: String,
    }

    /// A cost sheet. Amounts are in the smallest unit of their currency.
    pub struct CostSheetView {
        /// Currency of the sums.
        pub currency: String,
        /// Digits after the point.
        pub digits: u8,
        /// Months that are added up.
        pub months: u16,
        /// Lines in order.
        pub lines: Vec<CostLineView>,
        /// Paid once.
        #[ts(type = "number")]
        pub once: i64,
        /// Paid each month.
        #[ts(type = "number")]
        pub monthly: i64,
        /// Everything over the months.
        #[ts(type = "number")]
        pub total: i64,
        /// Date of the reference prices.
        pub price_date: String,
        /// Ports without a reference price: they are not in the sums.
        pub unpriced: u32,
    }

    /// A line of a cost sheet.
    pub struct CostLineView {
        /// Word of its kind.
        pub kind: String,
        /// Name of its kind.
        pub name: BothNames,
        /// Words of the user's own, or empty.
        pub label: String,
        /// In the sheet's currency.
        #[ts(type = "number")]
        pub amount: i64,
        /// As it was priced or typed, where that is another currency.
        pub original: Option<OriginalAmount>,
        /// `once` or `month`.
        pub per: String,
    }

    /// An amount in another currency than the sheet's.
    pub struct OriginalAmount {
        /// In its smallest unit.
        #[ts(type = "number")]
        pub amount: i64,
        /// Its currency.
        pub currency: String,
        /// Its digits after the point.
        pub digits: u8,
    }

    /// A currency.
    pub struct CurrencyView {
        /// ISO 4217 code.
        pub code: String,
        /// Name in both languages.
        pub name: BothNames,
    }

    /// A kind of cost.
    pub struct CostKindView {
        /// Word.
        pub kind: String,
        /// Name in both languages.
        pub name: BothNames,
    }

    /// Keeps the plan of the order that a circuit belongs to.
    pub struct SavePlan {
        /// Idempotency key.
        pub key: String,
        /// A circuit of the order.
        pub circuit: String,
        /// The plan.
        pub form: PlanForm,
    }

    /// The plan of the order that a circuit belongs to.
    pub struct OrderPlanView {
        /// The order.
        pub order: String,
        /// The plan; empty fields where none was kept.
        pub form: PlanForm,
        /// When it was last kept; `None`: never.
        pub saved_at: Option<String>,
        /// The ports of the order.
        pub ports: Vec<PricedPort>,
    }
}

wire! {
    /// How days are counted.
    pub enum PlanUnit {
        /// Working days of Alibaba Cloud's mainland calendar.
        ProviderDays,
        /// Working days of the site's calendar.
        SiteDays,
        /// Calendar days.
        Days,
    }

    /// Where a duration comes from.
    pub enum PlanBasis {
        /// The provisioning guide states the longest.
        Guide,
        /// Assumed by this program.
        Assumed,
        /// Typed.
        Typed,
    }

    /// How a target stands to the earliest and the latest finish.
    pub enum OutlookWord {
        /// Met even if every step takes its longest.
        Safe,
        /// Met if it goes quickly.
        Possible,
        /// Not met even then.
        Late,
    }

    /// What is marked in a schedule.
    pub enum PlanMarkKind {
        /// A public holiday: not counted.
        Holiday,
        /// A freeze: counted, and nobody may be let in.
        Freeze,
    }
}
