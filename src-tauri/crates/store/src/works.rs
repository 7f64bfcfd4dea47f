//! Construction: the rows that lists and the circuits table read, and the survey's clock.

use crate::circuits::Whole;
use crate::clocks;
use crate::events::instant;
use crate::{StoreError, access_points, calendars};
use desk_domain::circuit_record::CircuitRecord;
use desk_domain::clock::Clock;
use desk_domain::directory::Directory;
use desk_domain::survey;
use desk_domain::works::{Dates, StepState, Works, steps};
use rusqlite::{Connection, Transaction, params};

/// Writes how far a circuit's construction is, and the clock of its survey.
pub(crate) fn project(db: &Transaction<'_>, id: &str, whole: &Whole) -> Result<(), StoreError> {
    let (circuit, works) = (&whole.circuit, &whole.works);
    forget(db, id)?;
    if circuit.withdrawn {
        return Ok(());
    }
    if let Some(clock) = clock(db, id, circuit, works)? {
        let calendars = calendars::merged(db)?;
        clocks::write(db, &clock, "", id, &calendars)?;
    }
    let (Some((scenario, jurisdiction)), Some(begun)) = (works.chosen(), works.begun_at()) else {
        return Ok(());
    };
    let steps = steps(scenario, jurisdiction, works, Dates::default());
    let count = |wanted: &dyn Fn(StepState) -> bool| {
        u32::try_from(steps.iter().filter(|step| wanted(step.state)).count()).unwrap_or(u32::MAX)
    };
    db.prepare_cached(
        "INSERT INTO works (circuit, begun, steps, open, failed) VALUES (?1,?2,?3,?4,?5)",
    )?
    .execute(params![
        id,
        instant(begun),
        count(&|_| true),
        works.open_steps(whole.newest().map(|(_, loa)| loa)),
        count(&|state| state == StepState::Failed),
    ])?;
    Ok(())
}

pub(crate) fn forget(db: &Transaction<'_>, id: &str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM works WHERE circuit = ?1")?
        .execute([id])?;
    db.prepare_cached("DELETE FROM clock WHERE circuit = ?1 AND kind = 'survey'")?
        .execute([id])?;
    Ok(())
}

/// The clock of a circuit's survey, counted by the calendar of its site.
pub fn clock(
    db: &Connection,
    id: &str,
    circuit: &CircuitRecord,
    works: &Works,
) -> Result<Option<Clock>, StoreError> {
    if works.survey_request.is_none() {
        return Ok(None);
    }
    let application = &circuit.application;
    let known = access_points::read(db)?;
    let directory = Directory::shipped().ok().map(|d| d.with(&known));
    let point = directory
        .as_ref()
        .and_then(|directory| directory.access_point(&application.access_point));
    let calendars = calendars::merged(db)?;
    Ok(survey::clock(
        id,
        works,
        &application.zone,
        point,
        &calendars,
    ))
}
