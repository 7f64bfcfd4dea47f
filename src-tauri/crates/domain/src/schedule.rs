//! From application to traffic, as a plan: when each step begins and ends if all goes quickly, and if not.
//!
//! Usual durations are the guide's where it states one, otherwise an assumption of this program, and marked so.
//! The guide gives one to three months for the whole; the carrier's laying takes what the other steps leave,
//! unless somebody wrote how long it takes. Freezes flag; they do not extend.

use crate::calendar::Calendar;
use crate::wire::wire_enum;
use chrono::{Days, Months, NaiveDate};

wire_enum! {
    /// A step of the plan, in order.
    pub enum PlanStep {
        /// Port allocated.
        Port = "port", "Application, port allocated", "申请端口，分配完成";
        /// Companies and engineers for the LOA gathered, application sent.
        Prepare = "prepare", "LOA application prepared and sent", "准备并提交 LOA 申请";
        /// The LOA reviewed.
        Review = "review", "LOA reviewed", "LOA 审核";
        /// The site surveyed.
        Survey = "survey", "Site survey", "现场工勘";
        /// The line laid and installed, the cable in the building bought and built.
        Line = "line", "Carrier lays and installs the line, in-building works included", "运营商敷设并安装专线，含楼内施工";
        /// The patch cable installed.
        Patch = "patch", "Patch cable installed", "跳线安装";
        /// The port paid for and enabled.
        Activation = "activation", "Port fee paid, port enabled", "支付端口费用并开通";
    }
}

/// How a duration is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Working days of Alibaba Cloud's (mainland) calendar.
    ProviderDays,
    /// Working days of the site's calendar.
    SiteDays,
    /// Calendar days.
    Days,
}

/// Shortest and longest, in days of the step's unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// If all goes quickly.
    pub shortest: u16,
    /// If it does not.
    pub longest: u16,
}

/// Longest that a step may be written to take, days.
pub const LONGEST: u16 = 730;

/// Months that the whole takes by the guide, when nobody wrote how long the line takes.
pub const WHOLE_MONTHS: (u32, u32) = (1, 3);

/// What is usual for a step; `None` for the line, which takes what the others leave of [`WHOLE_MONTHS`].
///
/// Source: provisioning guide. LOA review within 2 business days; survey within 2 business days; patch cable up to
/// 2 business days in the Chinese mainland and 3 outside. "Up to" bounds the longest; the shortest is assumed to be 1.
#[must_use]
pub const fn usual(step: PlanStep, mainland: bool) -> Option<Span> {
    let (shortest, longest) = match step {
        PlanStep::Port => (0, 1),
        PlanStep::Prepare => (1, 3),
        PlanStep::Review | PlanStep::Survey => (1, 2),
        PlanStep::Line => return None,
        PlanStep::Patch => (1, if mainland { 2 } else { 3 }),
        PlanStep::Activation => (0, 1),
    };
    Some(Span { shortest, longest })
}

/// Whether the guide states the longest; otherwise it is assumed.
#[must_use]
pub const fn is_stated(step: PlanStep) -> bool {
    matches!(
        step,
        PlanStep::Review | PlanStep::Survey | PlanStep::Line | PlanStep::Patch
    )
}

/// How a step is counted.
#[must_use]
pub const fn unit(step: PlanStep) -> Unit {
    match step {
        PlanStep::Port | PlanStep::Review => Unit::ProviderDays,
        PlanStep::Line => Unit::Days,
        _ => Unit::SiteDays,
    }
}

/// When a step begins and ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// Which.
    pub step: PlanStep,
    /// It begins when the step before is over.
    pub begin: NaiveDate,
    /// By the end of this day it is over.
    pub end: NaiveDate,
}

/// Which end of the durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// All goes quickly.
    Quick,
    /// Each step takes its longest.
    Slow,
}

/// What a plan counts with.
#[derive(Debug, Clone, Copy)]
pub struct Schedule<'h> {
    provider: &'h Calendar,
    site: &'h Calendar,
    spans: [Option<Span>; PlanStep::ALL.len()],
}

impl<'h> Schedule<'h> {
    /// A schedule of usual durations at a place.
    #[must_use]
    pub fn usual(provider: &'h Calendar, site: &'h Calendar, mainland: bool) -> Self {
        let mut spans = [None; PlanStep::ALL.len()];
        for (span, step) in spans.iter_mut().zip(PlanStep::ALL) {
            *span = usual(*step, mainland);
        }
        Self {
            provider,
            site,
            spans,
        }
    }

    /// Writes how long a step takes.
    pub fn set(&mut self, step: PlanStep, span: Span) {
        for (slot, one) in self.spans.iter_mut().zip(PlanStep::ALL) {
            if *one == step {
                *slot = Some(span);
            }
        }
    }

    fn days(&self, step: PlanStep, pace: Pace) -> Option<u16> {
        let at = PlanStep::ALL.iter().position(|one| *one == step)?;
        let span = (*self.spans.get(at)?)?;
        Some(match pace {
            Pace::Quick => span.shortest,
            Pace::Slow => span.longest,
        })
    }

    fn after(&self, step: PlanStep, begin: NaiveDate, days: u16) -> NaiveDate {
        match unit(step) {
            Unit::ProviderDays => self.provider.after(begin, days),
            Unit::SiteDays => self.site.after(begin, days),
            Unit::Days => begin
                .checked_add_days(Days::new(days.into()))
                .unwrap_or(begin),
        }
    }

    fn before(&self, step: PlanStep, end: NaiveDate, days: u16) -> NaiveDate {
        match unit(step) {
            Unit::ProviderDays => self.provider.before(end, days),
            Unit::SiteDays => self.site.before(end, days),
            Unit::Days => end.checked_sub_days(Days::new(days.into())).unwrap_or(end),
        }
    }

    /// The steps from a day on.
    #[must_use]
    pub fn forward(&self, start: NaiveDate, pace: Pace) -> Vec<Stage> {
        let whole = start.checked_add_months(months(pace)).unwrap_or(start);
        let mut stages = Vec::with_capacity(PlanStep::ALL.len());
        let mut at = start;
        for &step in PlanStep::ALL {
            let end = match self.days(step, pace) {
                Some(days) => self.after(step, at, days),
                None => self.follow_up(whole, pace).max(at),
            };
            stages.push(Stage {
                step,
                begin: at,
                end,
            });
            at = end;
        }
        stages
    }

    /// When the line must be there for what follows it to be over by `end`.
    fn follow_up(&self, end: NaiveDate, pace: Pace) -> NaiveDate {
        PlanStep::ALL
            .iter()
            .rev()
            .take_while(|step| **step != PlanStep::Line)
            .fold(end, |end, &step| {
                self.before(step, end, self.days(step, pace).unwrap_or(0))
            })
    }

    /// The steps so that the last is over by a day: the latest days on which each may begin.
    #[must_use]
    pub fn backward(&self, target: NaiveDate, pace: Pace) -> Vec<Stage> {
        let mut stages = Vec::with_capacity(PlanStep::ALL.len());
        let mut end = target;
        for &step in PlanStep::ALL.iter().rev() {
            let begin = match self.days(step, pace) {
                Some(days) => self.before(step, end, days),
                None => self.line_begins(target, pace).min(end),
            };
            stages.push(Stage { step, begin, end });
            end = begin;
        }
        stages.reverse();
        stages
    }

    /// When the line begins if the whole ends on `target` and takes its months.
    fn line_begins(&self, target: NaiveDate, pace: Pace) -> NaiveDate {
        let start = target.checked_sub_months(months(pace)).unwrap_or(target);
        PlanStep::ALL
            .iter()
            .take_while(|step| **step != PlanStep::Line)
            .fold(start, |begin, &step| {
                self.after(step, begin, self.days(step, pace).unwrap_or(0))
            })
    }
}

const fn months(pace: Pace) -> Months {
    Months::new(match pace {
        Pace::Quick => WHOLE_MONTHS.0,
        Pace::Slow => WHOLE_MONTHS.1,
    })
}

/// Whether a target can be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// Even if every step takes its longest.
    Safe,
    /// If it goes quickly.
    Possible,
    /// Not even then.
    Late,
}

/// How a target stands to the earliest and the latest finish.
#[must_use]
pub fn outlook(earliest: NaiveDate, latest: NaiveDate, target: NaiveDate) -> Outlook {
    if latest <= target {
        Outlook::Safe
    } else if earliest <= target {
        Outlook::Possible
    } else {
        Outlook::Late
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::shipped::Calendars;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn mainland() -> Schedule<'static> {
        let calendar = Calendars::shipped().unwrap().provider();
        Schedule::usual(calendar, calendar, true)
    }

    fn ends(stages: &[Stage]) -> NaiveDate {
        stages.last().unwrap().end
    }

    #[test]
    fn the_whole_takes_one_to_three_months() {
        let start = day("2026-04-07");
        assert_eq!(
            ends(&mainland().forward(start, Pace::Quick)),
            day("2026-05-07")
        );
        assert_eq!(
            ends(&mainland().forward(start, Pace::Slow)),
            day("2026-07-07")
        );
    }

    #[test]
    fn a_target_gives_the_day_to_begin_by() {
        let safe = mainland().backward(day("2026-12-31"), Pace::Slow);
        let review = safe.iter().find(|s| s.step == PlanStep::Review).unwrap();
        assert!(safe[0].begin >= day("2026-09-30"), "{}", safe[0].begin);
        assert!(review.begin < review.end);
        assert_eq!(ends(&safe), day("2026-12-31"));
    }

    #[test]
    fn a_line_of_known_length_makes_the_whole_as_long_as_its_steps() {
        let mut schedule = mainland();
        schedule.set(
            PlanStep::Line,
            Span {
                shortest: 5,
                longest: 10,
            },
        );
        let quick = schedule.forward(day("2026-11-23"), Pace::Quick);
        // prepare Tue 24, review Wed 25, survey Thu 26, line 5 days Tue 1 Dec, patch Wed 2 Dec
        assert_eq!(ends(&quick), day("2026-12-02"));
    }

    #[test]
    fn the_patch_cable_takes_a_day_more_outside_the_mainland() {
        assert_eq!(usual(PlanStep::Patch, true).unwrap().longest, 2);
        assert_eq!(usual(PlanStep::Patch, false).unwrap().longest, 3);
    }

    #[test]
    fn the_outlook_follows_both_finishes() {
        let (early, late) = (day("2026-12-01"), day("2026-12-20"));
        assert_eq!(outlook(early, late, day("2026-12-20")), Outlook::Safe);
        assert_eq!(outlook(early, late, day("2026-12-19")), Outlook::Possible);
        assert_eq!(outlook(early, late, day("2026-11-30")), Outlook::Late);
    }

    fn schedules() -> impl Strategy<Value = (Schedule<'static>, bool)> {
        let span = (0_u16..30, 0_u16..30).prop_map(|(a, b)| Span {
            shortest: a.min(b),
            longest: a.max(b),
        });
        (
            any::<bool>(),
            proptest::collection::vec(proptest::option::of(span), PlanStep::ALL.len()),
        )
            .prop_map(|(in_mainland, typed)| {
                let provider = Calendars::shipped().unwrap().provider();
                let site = if in_mainland {
                    provider
                } else {
                    Calendars::shipped().unwrap().of("US").unwrap()
                };
                let mut schedule = Schedule::usual(provider, site, in_mainland);
                let mut known = false;
                for (step, span) in PlanStep::ALL.iter().zip(typed) {
                    if let Some(span) = span {
                        schedule.set(*step, span);
                        known |= *step == PlanStep::Line;
                    }
                }
                (schedule, known)
            })
    }

    proptest! {
        #[test]
        fn steps_follow_each_other_without_gap_and_never_run_backwards(
            (schedule, _) in schedules(), offset in 0_u64..700, slow in any::<bool>()
        ) {
            let at = day("2025-10-01") + Days::new(offset);
            let pace = if slow { Pace::Slow } else { Pace::Quick };
            for stages in [schedule.forward(at, pace), schedule.backward(at, pace)] {
                prop_assert_eq!(stages.len(), PlanStep::ALL.len());
                for stage in &stages {
                    prop_assert!(stage.begin <= stage.end);
                }
                for pair in stages.windows(2) {
                    prop_assert_eq!(pair[0].end, pair[1].begin);
                }
            }
            prop_assert_eq!(schedule.forward(at, pace)[0].begin, at);
            prop_assert_eq!(ends(&schedule.backward(at, pace)), at);
        }

        #[test]
        fn quick_is_never_slower_than_slow((schedule, line_known) in schedules(), offset in 0_u64..700) {
            let at = day("2025-10-01") + Days::new(offset);
            let quick = schedule.forward(at, Pace::Quick);
            let slow = schedule.forward(at, Pace::Slow);
            // a line of unknown length takes what the steps after it leave of the whole, and slow ones leave less
            let compared = |stage: &Stage| line_known || stage.step < PlanStep::Line;
            for (quick, slow) in quick.iter().zip(&slow).filter(|(quick, _)| compared(quick)) {
                prop_assert!(quick.end <= slow.end, "{:?} {:?}", quick, slow);
            }
            prop_assert!(ends(&quick) <= ends(&slow));
        }

        #[test]
        fn begun_by_the_day_that_was_told_it_is_over_in_time(
            (schedule, line_known) in schedules(), offset in 0_u64..700, slow in any::<bool>()
        ) {
            prop_assume!(line_known);
            let target = day("2025-10-01") + Days::new(offset);
            let pace = if slow { Pace::Slow } else { Pace::Quick };
            let begin = schedule.backward(target, pace)[0].begin;
            prop_assert!(ends(&schedule.forward(begin, pace)) <= target);
            prop_assert!(ends(&schedule.forward(begin + Days::new(1), pace)) > target);
        }
    }
}
