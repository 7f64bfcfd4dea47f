//! Clocks: when something is due, how much of its time is used, and whether it was kept.
//!
//! Day zero is not counted; what is promised in working days is due at 23:59:59 of the last of them, local to the
//! clock's zone. Holidays are passed over, freezes and holidays are told, neither extends anything further.
//! Nothing here knows what time it is: a clock that has not ended is open, and whoever shows it looks at the hour.
//!
//! Sources: provisioning guide (review, survey and pigtail); help page “data center access guide” (hand-over of the LOA
//! to the on-site engineer at least one day before entry).

use crate::calendar::shipped::Calendars;
use crate::calendar::{Calendar, Mark, MarkKind};
use crate::completion;
use crate::directory::AccessPoint;
use crate::event::Fact;
use crate::handout_record::HandoutStanding;
use crate::loa::LoaStatus;
use crate::loa_record::LoaRecord;
use crate::port::AccessFlow;
use crate::timeline::Effect;
use crate::window::end_of_day;
use crate::wire::wire_enum;
use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Tz;

wire_enum! {
    /// What a clock measures.
    pub enum ClockKind {
        /// Alibaba Cloud reviews the LOA application.
        LoaReview = "loa_review", "LOA review", "LOA 审核";
        /// The LOA reaches the on-site engineer before the visit.
        Handover = "handover", "Hand-over to the on-site engineer", "交给驻场工程师";
        /// The visit window opens and closes.
        Visit = "visit", "Visit window", "入场时间窗";
        /// The handout is valid.
        Validity = "validity", "Handout validity", "函件有效期";
        /// Alibaba Cloud assists the site survey.
        Survey = "survey", "Site survey", "现场工勘";
        /// The patch cable is installed.
        Pigtail = "pigtail", "Patch cable installation", "跳线安装";
    }
}

wire_enum! {
    /// How a clock ended.
    pub enum Outcome {
        /// It has not.
        Open = "open", "Open", "进行中";
        /// In time.
        Kept = "kept", "Kept", "按时";
        /// Too late.
        Missed = "missed", "Missed", "超时";
        /// What it measured is no longer wanted.
        Stopped = "stopped", "Stopped", "已停止";
    }
}

/// Working days of a promise. `None`: the clock ends at an instant that is set elsewhere.
///
/// Source: provisioning guide, “within 2 business days”, and for the patch cable “up to 2 business days … in mainland
/// China and up to 3 … outside”.
#[must_use]
pub const fn allowed(kind: ClockKind, mainland: bool) -> Option<u16> {
    match kind {
        ClockKind::LoaReview | ClockKind::Survey => Some(2),
        ClockKind::Pigtail => Some(if mainland { 2 } else { 3 }),
        ClockKind::Handover | ClockKind::Visit | ClockKind::Validity => None,
    }
}

/// One clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// What it measures.
    pub kind: ClockKind,
    /// What it is about: the id of the LOA, or the number of the handout.
    pub subject: String,
    /// When it began.
    pub started: DateTime<Utc>,
    /// Last instant that is in time.
    pub due: DateTime<Utc>,
    /// When it ended.
    pub ended: Option<DateTime<Utc>>,
    /// How.
    pub outcome: Outcome,
    /// Zone in which its days begin and end.
    pub zone: Tz,
    /// Key of the calendar that its days are counted by; empty for one of which nothing is known.
    pub calendar: String,
    /// Working days that it may take, when it is counted in them.
    pub allowed: Option<u16>,
}

/// The last instant in time for what begins at `started` and may take `days` working days.
#[must_use]
pub fn due(calendar: &Calendar, started: DateTime<Utc>, days: u16, zone: Tz) -> DateTime<Utc> {
    end_of_day(calendar.after(local_day(started, zone), days), zone)
}

fn local_day(at: DateTime<Utc>, zone: Tz) -> NaiveDate {
    at.with_timezone(&zone).date_naive()
}

impl Clock {
    /// A promise in working days, not ended yet.
    #[must_use]
    pub fn counted(
        kind: ClockKind,
        subject: &str,
        calendar: &Calendar,
        zone: Tz,
        started: DateTime<Utc>,
        days: u16,
    ) -> Self {
        Self {
            kind,
            subject: subject.to_owned(),
            started,
            due: due(calendar, started, days, zone),
            ended: None,
            outcome: Outcome::Open,
            zone,
            calendar: calendar.key.clone(),
            allowed: Some(days),
        }
    }

    /// A clock whose end was set, not counted.
    #[must_use]
    pub fn until(
        kind: ClockKind,
        subject: &str,
        calendar: &Calendar,
        zone: Tz,
        started: DateTime<Utc>,
        due: DateTime<Utc>,
    ) -> Self {
        Self {
            kind,
            subject: subject.to_owned(),
            started,
            due,
            ended: None,
            outcome: Outcome::Open,
            zone,
            calendar: calendar.key.clone(),
            allowed: None,
        }
    }

    /// The same, ended: kept up to and with its last instant.
    #[must_use]
    pub fn ended_at(mut self, at: DateTime<Utc>) -> Self {
        self.ended = Some(at);
        self.outcome = if at <= self.due {
            Outcome::Kept
        } else {
            Outcome::Missed
        };
        self
    }

    /// The same, no longer wanted since `at`.
    #[must_use]
    pub fn stopped_at(mut self, at: DateTime<Utc>) -> Self {
        self.ended = Some(at);
        self.outcome = Outcome::Stopped;
        self
    }

    /// The day on which it began, in its zone.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        local_day(self.started, self.zone)
    }

    /// The last day in time, in its zone.
    #[must_use]
    pub fn due_day(&self) -> NaiveDate {
        local_day(self.due, self.zone)
    }

    /// Working days that it took, day zero not counted.
    #[must_use]
    pub fn taken(&self, calendar: &Calendar) -> Option<u32> {
        let ended = local_day(self.ended?, self.zone);
        Some(calendar.count(self.first_day(), ended))
    }

    /// Working days by which it ended too late; at least 1 when it was missed, even over a weekend.
    #[must_use]
    pub fn late(&self, calendar: &Calendar) -> Option<u32> {
        if self.outcome != Outcome::Missed {
            return None;
        }
        let ended = local_day(self.ended?, self.zone);
        Some(calendar.count(self.due_day(), ended).max(1))
    }

    /// Holidays and freezes on its way, earliest first: they are told, and do not extend it.
    #[must_use]
    pub fn marks(&self, calendar: &Calendar) -> Vec<Mark> {
        let (from, to) = (self.first_day(), self.due_day());
        let mut marks = calendar.marks(MarkKind::Holiday, from, to);
        marks.extend(calendar.marks(MarkKind::Freeze, from, to));
        marks.sort_by(|a, b| (a.from, &a.key).cmp(&(b.from, &b.key)));
        marks
    }
}

/// The last instant to hand the LOA over: the end of the day before the visit, at the site.
#[must_use]
pub fn handover_due(window_from: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    let visit = local_day(window_from, zone);
    let before = visit.checked_sub_days(Days::new(1)).unwrap_or(visit);
    end_of_day(before, zone)
}

/// The clocks of one LOA, in the order in which they run.
///
/// Each is derived from the events alone, so withdrawing an answer opens its clock again, and an answer that was
/// dated earlier moves the clock although it moves no status.
#[must_use]
pub fn of_loa(
    id: &str,
    loa: &LoaRecord,
    point: Option<&AccessPoint>,
    calendars: &Calendars,
) -> Vec<Clock> {
    if loa.withdrawn {
        return Vec::new();
    }
    let mut clocks = vec![review(id, loa, calendars)];
    let site = calendars.of_point(point);
    let zone: Tz = loa.application.zone.parse().unwrap_or(site.zone);
    let application = &loa.application;
    let refused = answered(loa, &[LoaStatus::Rejected, LoaStatus::Deleted]);
    if let Some((approval, seen_at)) = &loa.approval {
        if approval.access_flow == AccessFlow::ThirdPartyLoa.as_wire() {
            let due = handover_due(application.window_from, zone);
            let clock = Clock::until(ClockKind::Handover, id, site, zone, *seen_at, due);
            clocks.push(match (&loa.handed_over, refused) {
                (Some((_, at)), _) => clock.ended_at(*at),
                (None, Some(at)) => clock.stopped_at(at),
                (None, None) => clock,
            });
        }
        let (from, until) = (application.window_from, application.window_until);
        let visit = Clock::until(ClockKind::Visit, id, site, zone, from, until);
        // a line that is there before the visit is over needs nobody on site
        let there = answered(loa, &[LoaStatus::Complete]).filter(|at| *at < until);
        clocks.push(match refused.or(there) {
            Some(at) => visit.stopped_at(at),
            None => visit,
        });
    }
    let mainland = point.is_none_or(|point| point.mainland);
    clocks.extend(completion::pigtail(id, loa, site, zone, mainland));
    clocks.extend(validity(loa, site, zone));
    clocks
}

/// Whether one of its clocks is counted by the days of its site, so that whoever keeps them must know where that lies.
#[must_use]
pub fn counts_at_site(loa: &LoaRecord) -> bool {
    loa.completion.is_some() || matches!(loa.status, LoaStatus::Completing | LoaStatus::Complete)
}

/// The newest revision of each handout that was issued for an LOA; what was declared void stops there.
fn validity(loa: &LoaRecord, site: &Calendar, zone: Tz) -> Vec<Clock> {
    let mut clocks: Vec<Clock> = Vec::new();
    for handout in &loa.handouts {
        let (number, until) = (&handout.fact.number, handout.fact.valid_until);
        let issued = handout.issued_at;
        let clock = Clock::until(ClockKind::Validity, number, site, zone, issued, until);
        clocks.retain(|clock| clock.subject != *number);
        clocks.push(match handout.standing {
            HandoutStanding::Void { at, .. } => clock.stopped_at(at),
            _ => clock,
        });
    }
    clocks
}

fn review(id: &str, loa: &LoaRecord, calendars: &Calendars) -> Clock {
    let provider = calendars.provider();
    let days = allowed(ClockKind::LoaReview, true).unwrap_or(0);
    let clock = Clock::counted(
        ClockKind::LoaReview,
        id,
        provider,
        provider.zone,
        loa.applied_at,
        days,
    );
    let answers = [
        LoaStatus::Accept,
        LoaStatus::Available,
        LoaStatus::Rejected,
        LoaStatus::Completing,
        LoaStatus::Complete,
    ];
    match (
        answered(loa, &answers),
        answered(loa, &[LoaStatus::Deleted]),
    ) {
        (Some(at), _) => clock.ended_at(at),
        (None, Some(at)) => clock.stopped_at(at),
        (None, None) => clock,
    }
}

/// When one of these statuses was first seen; late observations count, withdrawn and contradictory ones do not.
pub(crate) fn answered(loa: &LoaRecord, wanted: &[LoaStatus]) -> Option<DateTime<Utc>> {
    let seen = |status: &str| LoaStatus::from_wire(status).is_ok_and(|s| wanted.contains(&s));
    loa.entries
        .iter()
        .filter(|entry| matches!(entry.effect, Effect::Counted { .. } | Effect::Late))
        .filter(|entry| match &entry.event.fact {
            Fact::LoaApproved(_) => wanted.contains(&LoaStatus::Available),
            Fact::LoaObserved(observation) => seen(&observation.status),
            _ => false,
        })
        .map(|entry| entry.event.happened_at)
        .min()
}
