//! What the desktop is told: what became due since it was last told something, as counts.

use crate::Desk;
use crate::desk::again;
use crate::wire::{
    ApiError, ClockView, ClockWord, Language, NextWord, Preferences, TodayQuery, TodayView,
};
use chrono::{DateTime, Timelike, Utc};
use chrono_tz::Tz;
use desk_domain::chance::Occasion;
use desk_domain::notice::{Hours, Item, NoticeKind, notice};
use desk_store::notices;

/// Days before its end on which the fee of a port is told of.
const FEE_SOON: i64 = 7;

/// A notification to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// What it says, in the language of the window.
    pub text: String,
    /// What it tells of, to remember once it was shown.
    pub keys: Vec<String>,
}

impl Desk {
    /// What to tell the desktop now, in the zone of the window. Nothing unless somebody asked for it, nothing of the
    /// sample project, nothing outside the chosen hours, and nothing twice.
    ///
    /// # Errors
    /// The desk cannot be read.
    pub fn telling(
        &mut self,
        mut occasion: Occasion<'_>,
        query: TodayQuery,
    ) -> Result<Option<Telling>, ApiError> {
        let Preferences {
            language, notices, ..
        } = self.preferences().clone();
        if !notices.on || self.is_sample() {
            return Ok(None);
        }
        let now = occasion.now;
        let zone: Tz = query.zone.parse().unwrap_or(Tz::UTC);
        let hours = Hours {
            from: notices.from,
            until: notices.until,
        };
        let hour = u8::try_from(now.with_timezone(&zone).hour()).unwrap_or(0);
        if !hours.have(hour) {
            return Ok(None);
        }
        let today = self.today(again(&mut occasion), query)?;
        let told = notices::told(self.store()?.db())?;
        let found = notice(&due(&today, now, zone), &told, hours, hour);
        Ok(found.map(|notice| Telling {
            text: match language {
                Language::Zh => notice.zh(),
                Language::En => notice.en(),
            },
            keys: notice.keys,
        }))
    }

    /// Remembers what was shown, so that neither a minute nor a restart later it is shown again.
    ///
    /// # Errors
    /// The desk cannot be written.
    pub fn told(&mut self, occasion: Occasion<'_>, keys: &[String]) -> Result<(), ApiError> {
        Ok(self.store_mut()?.keep_told(keys, occasion.now)?)
    }
}

/// Everything that is due, of what the page of the day shows.
fn due(today: &TodayView, now: DateTime<Utc>, zone: Tz) -> Vec<Item> {
    let day = |instant: &str| -> Option<chrono::NaiveDate> {
        // the page writes its instants itself: every one of them reads
        let at = instant.parse::<DateTime<Utc>>().ok()?;
        Some(at.with_timezone(&zone).date_naive())
    };
    let present = now.with_timezone(&zone).date_naive();
    let is_today = |instant: &str| day(instant) == Some(present);
    let over = |instant: &str| {
        instant
            .parse::<DateTime<Utc>>()
            .is_ok_and(|instant| instant < now)
    };
    let mut items = Vec::new();
    let mut add = |kind, about: String| items.push(Item { kind, about });
    for one in today.yours.iter().chain(&today.theirs) {
        if let Some(clock) = one.clock.as_ref().filter(|clock| counts(clock)) {
            let about = format!("{:?} {} {}", clock.kind, clock.subject, clock.due);
            if over(&clock.due) {
                add(NoticeKind::ClockMissed, about);
            } else if is_today(&clock.due) {
                add(NoticeKind::ClockToday, about);
            }
        }
        if let Some(step) = one.step.as_ref().filter(|step| is_today(&step.due)) {
            let about = format!("{} {} {}", one.row.id, step.step, step.due);
            add(NoticeKind::StepToday, about);
        }
        if one.row.next == NextWord::Unsubscribe {
            add(NoticeKind::StillBilled, one.row.id.clone());
        }
    }
    let goes_on = |from: &str, until: &str| {
        day(from).is_some_and(|from| from <= present)
            && day(until).is_some_and(|until| present <= until)
    };
    let visits = today.visits.iter();
    for visit in visits.filter(|visit| goes_on(&visit.from, &visit.until)) {
        add(
            NoticeKind::VisitToday,
            format!("{} {}", visit.circuit.id, visit.from),
        );
    }
    for handout in today
        .lapsing
        .iter()
        .filter(|handout| is_today(&handout.valid_until))
    {
        add(
            NoticeKind::LapsesToday,
            format!("{} {}", handout.number, handout.revision),
        );
    }
    for fee in &today.fees {
        let ends = day(&fee.ends).map(|ends| (ends - present).num_days());
        if !fee.auto_renew && ends.is_some_and(|days| days <= FEE_SOON) {
            add(
                NoticeKind::FeeEnds,
                format!("{} {}", fee.circuit.id, fee.ends),
            );
        }
    }
    for one in today.interruptions.iter().filter(|one| is_today(&one.from)) {
        add(
            NoticeKind::MaintenanceToday,
            format!("{} {}", one.id, one.from),
        );
    }
    items
}

/// Visits and validity are told as such.
fn counts(clock: &ClockView) -> bool {
    !matches!(clock.kind, ClockWord::Visit | ClockWord::Validity)
}
