//! What needs attention today: whose turn it is by time left, visits, what lapses, loose ends.

use crate::directory::{both, merged};
use crate::wire::{
    ApiError, CircuitRef, ClockOutcome, ClockView, ClockWord, DueWord, ErrorCode, PlanMark,
    PlanMarkKind, StepWord, TodayCircuit, TodayDay, TodayFee, TodayFreeze, TodayInterruption,
    TodayLeftBehind, TodayQuery, TodayStep, TodayView, TodayVisit, TurnWord, WorksView,
};
use crate::{Desk, circuits, clocks, entry, handouts, quotas, works_view};
use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use desk_domain::calendar::shipped::Calendars;
use desk_domain::calendar::{Mark, MarkKind};
use desk_domain::chance::Occasion;
use desk_domain::directory::Directory;
use desk_domain::turn::Turn;
use desk_domain::window::end_of_day;
use desk_store::circuits::{self as stored, Filter};
use desk_store::events::instant;
use desk_store::{Store, handouts as register, loas as stored_loas, maintenances, today};
use std::collections::{BTreeMap, BTreeSet};

/// Most lines of each list.
const MOST: u32 = 100;

/// Days that a visit or the end of a handout is looked for ahead.
const AHEAD: u64 = 7;

/// Days that the end of a fee is told ahead: a month is early enough to ask for money.
const FEES: u64 = 30;

/// Days of the strip.
const STRIP: u64 = 14;

impl Desk {
    /// What needs attention.
    pub fn today(
        &mut self,
        occasion: Occasion<'_>,
        query: TodayQuery,
    ) -> Result<TodayView, ApiError> {
        let zone: Tz = query.zone.parse().map_err(|_| {
            ApiError::new(
                ErrorCode::Refused,
                "The zone of this computer is not known; today is counted in a zone of the IANA list.",
            )
        })?;
        let store = self.store()?;
        let now = occasion.now;
        let today = now.with_timezone(&zone).date_naive();
        let directory = merged(store.db())?;
        let calendars = desk_store::calendars::merged(store.db())?;
        let known = Known {
            store,
            directory: &directory,
            calendars: &calendars,
            now,
        };
        let (yours, theirs) = known.circuits()?;
        let begin = midnight(today, zone);
        let end = midnight(after(today, AHEAD), zone);
        let keys: BTreeSet<&str> = yours
            .iter()
            .chain(&theirs)
            .filter_map(|(_, point)| directory.access_point(point))
            .map(|point| calendars.of_point(Some(point)).key.as_str())
            .collect();
        Ok(TodayView {
            by_turn: stored::counts(store.db(), &Filter::default())?.by_turn,
            visits: known.visits(begin, end)?,
            lapsing: handouts::lapsing(store, now, MOST)?,
            conflicts: today::conflicts(store.db(), MOST)?
                .iter()
                .filter_map(|id| stored::one(store.db(), id).transpose())
                .map(|row| circuits::row(&row?))
                .collect::<Result<_, _>>()?,
            left_behind: today::left_behind(store.db(), MOST)?
                .into_iter()
                .map(|left| {
                    Ok(TodayLeftBehind {
                        order: left.order,
                        instance_id: left.instance_id,
                        access_point: quotas::names(store.db(), &left.access_point)?,
                    })
                })
                .collect::<Result<_, ApiError>>()?,
            tests_over: crate::test_records::view::over(store, now, MOST)?,
            fees: known.fees(midnight(after(today, FEES), zone))?,
            interruptions: known.interruptions(end)?,
            days: days(today, &calendars),
            freezes: freezes(today, &keys, &calendars),
            yours: yours.into_iter().map(|(one, _)| one).collect(),
            theirs: theirs.into_iter().map(|(one, _)| one).collect(),
        })
    }
}

/// A circuit of the day, and the key of its access point.
type Found = (TodayCircuit, String);

struct Known<'k> {
    store: &'k Store,
    directory: &'k Directory,
    calendars: &'k Calendars,
    now: DateTime<Utc>,
}

impl Known<'_> {
    /// What is ours and what is theirs, each with the soonest clock first. Circuits whose clock ends soon are found
    /// among any number; of the others the last changed.
    fn circuits(&self) -> Result<(Vec<Found>, Vec<Found>), ApiError> {
        let db = self.store.db();
        let mut ids = today::running(db, 2 * MOST)?;
        for turn in [Turn::Yours, Turn::Stop, Turn::Theirs] {
            let filter = Filter {
                turn: Some(turn.as_wire()),
                limit: MOST,
                ..Filter::default()
            };
            ids.extend(stored::page(db, &filter)?.into_iter().map(|row| row.id));
        }
        let mut seen = BTreeSet::new();
        let (mut yours, mut theirs) = (Vec::new(), Vec::new());
        for id in ids {
            if !seen.insert(id.clone()) {
                continue;
            }
            let Some(row) = stored::one(db, &id)? else {
                continue;
            };
            let row = circuits::row(&row)?;
            let list = match row.turn {
                TurnWord::Yours | TurnWord::Stop => &mut yours,
                TurnWord::Theirs => &mut theirs,
                TurnWord::Done | TurnWord::Closed => continue,
            };
            let (one, point) = self.circuit(&id, row)?;
            list.push((one, point));
        }
        for list in [&mut yours, &mut theirs] {
            let near = instant(self.now + chrono::Duration::days(7));
            list.sort_by_cached_key(|(one, _)| urgency(one, &near));
            list.truncate(MOST as usize);
        }
        Ok((yours, theirs))
    }

    fn circuit(&self, id: &str, row: crate::wire::CircuitRow) -> Result<Found, ApiError> {
        let whole = stored::whole(self.store.db(), self.store.keys(), id)?
            .ok_or_else(|| ApiError::not_found("circuit"))?;
        let key = whole.circuit.application.access_point.clone();
        let point = self.directory.access_point(&key);
        let mut clocks = whole.newest().map_or_else(Vec::new, |(loa, record)| {
            clocks::of_loa(loa, record, point, self.calendars)
        });
        let mut step = None;
        if let Some(works) = works_view::view(id, &whole, point, self.calendars)? {
            if row.step == StepWord::Construction {
                step = soonest_step(&works, &whole.circuit.application.zone);
            }
            clocks.extend(works.survey_clock);
        }
        let reason = (row.turn == TurnWord::Stop)
            .then(|| match whole.newest() {
                Some((_, loa)) if !loa.reason.is_empty() => loa.reason.clone(),
                _ => whole.circuit.reason.clone(),
            })
            .filter(|reason| !reason.is_empty());
        let one = TodayCircuit {
            row,
            clock: self.first_of(clocks),
            step,
            reason,
        };
        Ok((one, key))
    }

    /// The clock that ends first of those that still ask for something.
    fn first_of(&self, clocks: Vec<ClockView>) -> Option<ClockView> {
        let now = instant(self.now);
        clocks
            .into_iter()
            .filter(|clock| clock.outcome == ClockOutcome::Open)
            .filter(|clock| clock.kind != ClockWord::Validity)
            .filter(|clock| clock.kind != ClockWord::Visit || clock.due >= now)
            .min_by(|a, b| due(a).cmp(due(b)))
    }

    fn fees(&self, before: DateTime<Utc>) -> Result<Vec<TodayFee>, ApiError> {
        let mut fees = Vec::new();
        for one in today::fee_ends(self.store.db(), &instant(before), MOST)? {
            fees.extend(
                circuits::reference(self.store, &one.circuit)?.map(|circuit| TodayFee {
                    circuit,
                    ends: one.ends,
                    auto_renew: one.auto_renew,
                }),
            );
        }
        Ok(fees)
    }

    fn interruptions(&self, end: DateTime<Utc>) -> Result<Vec<TodayInterruption>, ApiError> {
        let db = self.store.db();
        let mut found = Vec::new();
        for id in today::interruptions(db, &instant(self.now), &instant(end), MOST)? {
            let Some(one) = maintenances::one(db, &id)? else {
                continue;
            };
            let circuits = one.saved.circuits.iter();
            found.push(TodayInterruption {
                id,
                kind: one.saved.kind.clone(),
                title: one.saved.title.clone(),
                from: instant(one.saved.from),
                until: one.saved.until.map(instant),
                zone: one.saved.zone.clone(),
                circuits: circuits
                    .filter_map(|circuit| circuits::reference(self.store, circuit).transpose())
                    .collect::<Result<_, _>>()?,
            });
        }
        Ok(found)
    }

    fn visits(
        &self,
        begin: DateTime<Utc>,
        end: DateTime<Utc>,
    ) -> Result<Vec<TodayVisit>, ApiError> {
        let db = self.store.db();
        let mut visits = Vec::new();
        for (circuit, id) in today::visits(db, &instant(begin), &instant(end), MOST)? {
            let (Some(row), Some(loa)) = (
                stored::one(db, &circuit)?,
                stored_loas::one(db, self.store.keys(), &id)?,
            ) else {
                continue;
            };
            let whole = stored::whole(db, self.store.keys(), &circuit)?
                .ok_or_else(|| ApiError::not_found("circuit"))?;
            let point = self
                .directory
                .access_point(&whole.circuit.application.access_point);
            let handout = loa.handout();
            let issued = match handout {
                Some(handout) => register::one(db, &handout.number, None)?,
                None => None,
            };
            visits.push(TodayVisit {
                circuit: CircuitRef {
                    id: row.id,
                    name: row.name,
                    instance_id: row.instance_id,
                },
                access_point: both(&row.access_point, &row.access_point_zh),
                city: point.map_or_else(
                    || both("", ""),
                    |point| both(&point.city_en, &point.city_zh),
                ),
                room: loa
                    .approval
                    .as_ref()
                    .map(|(approval, _)| approval.facility.room.clone())
                    .filter(|room| !room.is_empty()),
                from: instant(loa.application.window_from),
                until: instant(loa.application.window_until),
                zone: loa.application.zone.clone(),
                engineers: loa
                    .application
                    .engineers
                    .iter()
                    .filter_map(|details| details.known())
                    .map(|details| details.name.clone())
                    .collect(),
                with_code: entry::view(&loa).map(|entry| entry.with_code),
                lapses: issued.is_some_and(|row| row.valid_until < loa.application.window_until),
                handout: handout.map(|handout| handout.number.clone()),
            });
        }
        Ok(visits)
    }
}

/// What is due within a week first, by when; then what has no clock, the longest waiting first; then what is due later.
fn urgency(one: &TodayCircuit, near: &str) -> (u8, String) {
    let clock = one.clock.as_ref().map(due);
    let step = one.step.as_ref().map(|step| step.due.as_str());
    match clock.into_iter().chain(step).min() {
        Some(due) if due <= near => (0, due.to_owned()),
        None => (1, one.row.changed_at.clone()),
        Some(due) => (2, due.to_owned()),
    }
}

/// Of the steps that somebody gave a date to and that are not settled, the one that is due first.
fn soonest_step(works: &WorksView, zone: &str) -> Option<TodayStep> {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let open = works.steps.iter().filter(|step| {
        step.due_from == Some(DueWord::Set) && !matches!(step.state.as_str(), "done" | "not_needed")
    });
    let soonest = open.min_by(|a, b| a.due.cmp(&b.due))?;
    // a date that was set was read as one when it was typed
    let day = NaiveDate::parse_from_str(soonest.due.as_deref()?, "%Y-%m-%d").ok()?;
    Some(TodayStep {
        step: soonest.step.clone(),
        due: instant(end_of_day(day, zone)),
        zone: zone.name().to_owned(),
    })
}

/// What a visit asks for, the paper, has to be there when it begins.
fn due(clock: &ClockView) -> &str {
    if clock.kind == ClockWord::Visit {
        &clock.started
    } else {
        &clock.due
    }
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// The first instant of a day in a zone.
fn midnight(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let mut time = day.and_time(chrono::NaiveTime::MIN);
    // a day on which clocks go forward at midnight begins an hour later
    for _ in 0..4 {
        if let Some(at) = zone.from_local_datetime(&time).earliest() {
            return at.to_utc();
        }
        time += chrono::Duration::minutes(30);
    }
    Utc.from_utc_datetime(&day.and_time(chrono::NaiveTime::MIN))
}

fn days(today: NaiveDate, calendars: &Calendars) -> Vec<TodayDay> {
    let calendar = calendars.provider();
    (0..STRIP)
        .map(|n| {
            let day = after(today, n);
            TodayDay {
                day: day.to_string(),
                off: !calendar.is_worked(day),
                holiday: calendar.holiday(day).map(|mark| both(&mark.en, &mark.zh)),
            }
        })
        .collect()
}

/// Freezes within the strip, of the reviewers' calendar and of the places where something is under way; each once.
fn freezes(today: NaiveDate, keys: &BTreeSet<&str>, calendars: &Calendars) -> Vec<TodayFreeze> {
    let provider = calendars.provider();
    let last = after(today, STRIP - 1);
    let mut found: BTreeMap<(NaiveDate, NaiveDate, String), TodayFreeze> = BTreeMap::new();
    let places = keys
        .iter()
        .filter_map(|key| calendars.of(key))
        .filter(|calendar| calendar.key != provider.key);
    for calendar in std::iter::once(provider).chain(places) {
        for mark in calendar.marks(MarkKind::Freeze, today, last) {
            let days_left = if mark.from <= today {
                0
            } else {
                calendar.count(today, mark.from.pred_opt().unwrap_or(today))
            };
            let key = (mark.from, mark.to, mark.en.clone());
            found.entry(key).or_insert_with(|| TodayFreeze {
                mark: plan_mark(&mark),
                place: both(&calendar.en, &calendar.zh),
                days_left,
            });
        }
    }
    found.into_values().collect()
}

fn plan_mark(mark: &Mark) -> PlanMark {
    PlanMark {
        kind: PlanMarkKind::Freeze,
        name: both(&mark.en, &mark.zh),
        from: mark.from.to_string(),
        to: mark.to.to_string(),
    }
}
