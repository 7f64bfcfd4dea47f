//! The page of the day.

use super::{BothNames, CircuitRef, CircuitRow, ClockView, HandoutRow, PlanMark, wire};
use std::collections::BTreeMap;

wire! {
    /// Asks for what needs attention.
    pub struct TodayQuery {
        /// IANA zone of the window, in which today begins.
        pub zone: String,
    }

    /// What needs attention. Every list is bounded; the counts are not.
    pub struct TodayView {
        /// Our turn, or refused: the soonest due first, then the newest change.
        pub yours: Vec<TodayCircuit>,
        /// Alibaba Cloud's turn, in the same order.
        pub theirs: Vec<TodayCircuit>,
        /// Circuits by whose turn it is.
        pub by_turn: BTreeMap<String, u32>,
        /// Visits that touch the next seven days, in order.
        pub visits: Vec<TodayVisit>,
        /// Handouts in force that lapse within seven days, the soonest first.
        pub lapsing: Vec<HandoutRow>,
        /// Circuits whose records contradict each other.
        pub conflicts: Vec<CircuitRow>,
        /// Ports that failed orders left behind.
        pub left_behind: Vec<TodayLeftBehind>,
        /// Failover tests that run past their limit, the longest over first.
        pub tests_over: Vec<super::TodayTest>,
        /// Port fees that end within a month, or have ended, the soonest first.
        pub fees: Vec<TodayFee>,
        /// Maintenance and outages of now and of the next seven days, the first to begin first.
        pub interruptions: Vec<TodayInterruption>,
        /// Fourteen days from today.
        pub days: Vec<TodayDay>,
        /// Freezes that touch them, of the places where circuits are under way and of the reviewers.
        pub freezes: Vec<TodayFreeze>,
    }

    /// A circuit that somebody has to look after.
    pub struct TodayCircuit {
        /// Its row in the table.
        pub row: CircuitRow,
        /// The clock of it that ends first.
        pub clock: Option<ClockView>,
        /// The step of construction that somebody gave the soonest date to.
        pub step: Option<TodayStep>,
        /// Why it was refused.
        pub reason: Option<String>,
    }

    /// A step of construction with a date that somebody set.
    pub struct TodayStep {
        /// The step.
        #[ts(type = "WorksStep")]
        pub step: String,
        /// The end of that day at the site.
        pub due: String,
        /// IANA zone of the site.
        pub zone: String,
    }

    /// A port fee that ends.
    pub struct TodayFee {
        /// The circuit.
        pub circuit: CircuitRef,
        /// When what is paid ends.
        pub ends: String,
        /// It renews by itself, unless the balance is short.
        pub auto_renew: bool,
    }

    /// Maintenance or an outage.
    pub struct TodayInterruption {
        /// Its id.
        pub id: String,
        /// `planned` or `outage`.
        pub kind: String,
        /// What it is.
        pub title: String,
        /// Start.
        pub from: String,
        /// End; `None` while nobody knows.
        pub until: Option<String>,
        /// IANA zone that its times were written in.
        pub zone: String,
        /// Circuits that it takes out.
        pub circuits: Vec<CircuitRef>,
    }

    /// Somebody goes to a site.
    pub struct TodayVisit {
        /// The circuit.
        pub circuit: CircuitRef,
        /// Its access point.
        pub access_point: BothNames,
        /// City, for "Hangzhou time".
        pub city: BothNames,
        /// Room, as the approval says.
        pub room: Option<String>,
        /// Start of the window.
        pub from: String,
        /// Its end.
        pub until: String,
        /// IANA zone of the site.
        pub zone: String,
        /// Who goes.
        pub engineers: Vec<String>,
        /// How many of them have their official entry code; `None` where none is asked for.
        pub with_code: Option<u32>,
        /// Number of the handout, once issued.
        pub handout: Option<String>,
        /// It lapses before the visit ends.
        pub lapses: bool,
    }

    /// A port to delete at Alibaba Cloud.
    pub struct TodayLeftBehind {
        /// The order.
        pub order: String,
        /// `pc-…`.
        pub instance_id: String,
        /// Its access point.
        pub access_point: BothNames,
    }

    /// A day of the strip.
    pub struct TodayDay {
        /// `YYYY-MM-DD`.
        pub day: String,
        /// Saturday or Sunday, unless it is worked, or a holiday where Alibaba Cloud reviews.
        pub off: bool,
        /// Name of the holiday.
        pub holiday: Option<BothNames>,
    }

    /// A freeze, and where it holds.
    pub struct TodayFreeze {
        /// Name and days.
        pub mark: PlanMark,
        /// Whose calendar.
        pub place: BothNames,
        /// Working days after today until it begins; 0 while it lasts.
        pub days_left: u32,
    }
}
