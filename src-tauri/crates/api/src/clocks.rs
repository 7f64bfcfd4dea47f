//! Clocks of an LOA for its circuit's page, and the hand-over to the on-site engineer.

use crate::directory::both;
use crate::wire::{
    ApiError, BothNames, CircuitView, ClockOutcome, ClockView, ClockWord, ErrorCode, HandOverView,
    PlanMark, PlanMarkKind, RecordHandOver,
};
use crate::{Desk, answers, circuits, command};
use chrono::Days;
use desk_domain::calendar::MarkKind;
use desk_domain::calendar::shipped::Calendars;
use desk_domain::chance::Occasion;
use desk_domain::clock::{self, Clock, ClockKind, Outcome};
use desk_domain::directory::AccessPoint;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::loa_record::{HandOver, LoaRecord};
use desk_domain::names::PersonName;
use desk_domain::port::AccessFlow;
use desk_domain::problem::Problems;
use desk_store::circuits as stored;
use desk_store::events::instant;
use desk_store::loas as stored_loas;

/// Working days after the last one in time that travel, so that the window can say how late it is.
const FOLLOWING: u16 = 30;

impl Desk {
    /// Records that the LOA was handed to the on-site engineer.
    pub fn record_handover(
        &mut self,
        occasion: Occasion<'_>,
        request: RecordHandOver,
    ) -> Result<CircuitView, ApiError> {
        let circuit = command(
            self.store_mut()?,
            &request.key,
            "record_handover",
            &request,
            occasion,
            |writer| {
                let circuit = stored_loas::circuit_of(writer.db(), &request.loa)?
                    .ok_or_else(|| ApiError::not_found("LOA"))?;
                let whole = stored::whole(writer.db(), writer.keys(), &circuit)?
                    .ok_or_else(|| ApiError::not_found("circuit"))?;
                let asked = whole.newest().is_some_and(|(id, loa)| {
                    let flow = loa
                        .approval
                        .as_ref()
                        .map(|(approval, _)| &approval.access_flow);
                    *id == request.loa
                        && flow.is_some_and(|flow| flow == AccessFlow::ThirdPartyLoa.as_wire())
                });
                if !asked {
                    return Err(ApiError::new(
                        ErrorCode::Refused,
                        "Only an approved LOA of a third-party site is handed to the on-site engineer.",
                    )
                    .with("refusal", "no_handover"));
                }
                let mut problems = Problems::new();
                let by = PersonName::parse("by", &request.by, &mut problems);
                let to = PersonName::parse_optional("to", &request.to, &mut problems);
                let at = answers::moment(
                    "at",
                    &request.at,
                    &request.zone,
                    writer.occasion.now,
                    &mut problems,
                );
                let (Some(by), Some(at), true) = (by, at, problems.is_empty()) else {
                    return Err(ApiError::fields(&problems));
                };
                let how = HandOver {
                    by: by.as_str().to_owned(),
                    to: to.map(|to| to.as_str().to_owned()).unwrap_or_default(),
                };
                let fact = Fact::LoaHandedOver(how);
                writer.record_at(Aggregate::Loa, &request.loa, at, &fact)?;
                Ok(circuit)
            },
        )?;
        circuits::view(self.store()?, &circuit)
    }
}

/// The hand-over, for the circuit's page.
pub(crate) fn handed_over(loa: &LoaRecord) -> Option<HandOverView> {
    loa.handed_over.as_ref().map(|(how, at)| HandOverView {
        by: how.by.clone(),
        to: Some(how.to.clone()).filter(|to| !to.is_empty()),
        at: instant(*at),
    })
}

/// The clocks of an LOA.
pub(crate) fn of_loa(
    id: &str,
    loa: &LoaRecord,
    point: Option<&AccessPoint>,
    calendars: &Calendars,
) -> Vec<ClockView> {
    let site = point.map_or_else(
        || both("", ""),
        |point| both(&point.city_en, &point.city_zh),
    );
    clock::of_loa(id, loa, point, calendars)
        .into_iter()
        .map(|clock| view(&clock, &site, calendars))
        .collect()
}

/// A clock of the circuit itself.
pub(crate) fn one(clock: &Clock, point: Option<&AccessPoint>, calendars: &Calendars) -> ClockView {
    let site = point.map_or_else(
        || both("", ""),
        |point| both(&point.city_en, &point.city_zh),
    );
    view(clock, &site, calendars)
}

fn view(clock: &Clock, site: &BothNames, calendars: &Calendars) -> ClockView {
    let provider = calendars.provider();
    let calendar = calendars.of(&clock.calendar);
    let (first, last) = (clock.first_day(), clock.due_day());
    let counted = calendar.filter(|_| clock.allowed.is_some());
    let days = |from, to| -> Vec<String> {
        counted.map_or_else(Vec::new, |calendar| {
            calendar
                .worked_days(from, to)
                .map(|day| day.to_string())
                .collect()
        })
    };
    let beyond = counted.map_or(last, |calendar| calendar.after(last, FOLLOWING));
    ClockView {
        kind: match clock.kind {
            ClockKind::LoaReview => ClockWord::LoaReview,
            ClockKind::Handover => ClockWord::Handover,
            ClockKind::Visit => ClockWord::Visit,
            ClockKind::Validity => ClockWord::Validity,
            ClockKind::Survey => ClockWord::Survey,
            ClockKind::Pigtail => ClockWord::Pigtail,
        },
        subject: clock.subject.clone(),
        started: instant(clock.started),
        due: instant(clock.due),
        ended: clock.ended.map(instant),
        outcome: match clock.outcome {
            Outcome::Open => ClockOutcome::Open,
            Outcome::Kept => ClockOutcome::Kept,
            Outcome::Missed => ClockOutcome::Missed,
            Outcome::Stopped => ClockOutcome::Stopped,
        },
        zone: clock.zone.name().to_owned(),
        place: if clock.kind == ClockKind::LoaReview && clock.zone == provider.zone {
            both("Beijing time", "北京时间")
        } else {
            site.clone()
        },
        calendar: calendar.map_or_else(|| both("", ""), |one| both(&one.en, &one.zh)),
        allowed: clock.allowed,
        taken: counted.and_then(|calendar| clock.taken(calendar)),
        late: counted
            .and_then(|calendar| clock.late(calendar))
            .or_else(|| late_in_days(clock)),
        days: days(first, last),
        following: days(last, beyond),
        marks: marks(clock, calendars),
        no_data: counted.map_or_else(Vec::new, |calendar| {
            calendar.years_without_data(first, last)
        }),
    }
}

/// Days by which a clock that is not counted in working days ended too late.
fn late_in_days(clock: &Clock) -> Option<u32> {
    if clock.outcome != Outcome::Missed || clock.allowed.is_some() {
        return None;
    }
    let ended = clock.ended?.with_timezone(&clock.zone).date_naive();
    u32::try_from((ended - clock.due_day()).num_days().max(1)).ok()
}

/// Of the review: what is on its way. Of the visit: the freezes of the site, also those that begin soon after.
fn marks(clock: &Clock, calendars: &Calendars) -> Vec<PlanMark> {
    let Some(calendar) = calendars.of(&clock.calendar) else {
        return Vec::new();
    };
    let found = match clock.kind {
        ClockKind::Validity | ClockKind::Handover => Vec::new(),
        ClockKind::Visit => {
            let last = clock.due_day();
            let ahead = last.checked_add_days(Days::new(14)).unwrap_or(last);
            calendar.marks(MarkKind::Freeze, clock.first_day(), ahead)
        }
        _ => clock.marks(calendar),
    };
    found
        .into_iter()
        .map(|mark| PlanMark {
            kind: if mark.kind == MarkKind::Freeze {
                PlanMarkKind::Freeze
            } else {
                PlanMarkKind::Holiday
            },
            name: both(&mark.en, &mark.zh),
            from: mark.from.to_string(),
            to: mark.to.to_string(),
        })
        .collect()
}
