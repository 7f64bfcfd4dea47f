//! Erasing people: shown first, confirmed by a typed word, done in one transaction, then the file is cleaned.

use crate::wire::{
    ApiError, DueContacts, DuePerson, ErasePeople, Erased, ErasedView, ErasureHandout,
    ErasurePerson, ErasurePlan, ErasureQuery, ErrorCode, ForgetDue, Nothing, RetentionView,
    SaveRetention,
};
use crate::{Desk, command, settings};
use chrono::{DateTime, Duration, Utc};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::mask;
use desk_domain::names::Reason;
use desk_domain::person::Erasure;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::retention::{DAYS_MAX, Retention};
use desk_store::erasure::{self, Plan, copy_name};
use desk_store::events::instant;
use desk_store::{Store, Writer, handouts, loas, people, retention};
use rusqlite::Connection;
use std::path::PathBuf;

/// Most people of one erasure.
const MOST: usize = 1_000;

impl Desk {
    /// What erasing people would touch, what stays and why. Nothing is changed.
    pub fn erasure_plan(
        &mut self,
        occasion: Occasion<'_>,
        query: ErasureQuery,
    ) -> Result<ErasurePlan, ApiError> {
        let store = self.store()?;
        bounded(&query.people)?;
        let plan = erasure::plan(store, &query.people, query.official)?;
        view(store, &query.people, &plan, occasion.now)
    }

    /// Erases people for good. The same key again does nothing more than finish what was left to do.
    pub fn erase_people(
        &mut self,
        occasion: Occasion<'_>,
        request: ErasePeople,
    ) -> Result<Erased, ApiError> {
        bounded(&request.people)?;
        let store = self.store_mut()?;
        let people = erase(store, occasion, &request)?;
        let told = store.scrub()?;
        Ok(Erased {
            people,
            not_cleaned: names(&told.not_cleaned),
        })
    }

    /// How long people are kept, who is due, who was erased.
    pub fn retention(
        &mut self,
        occasion: Occasion<'_>,
        _: Nothing,
    ) -> Result<RetentionView, ApiError> {
        retention_view(self.store()?, occasion.now)
    }

    /// Sets how long people are kept. Nobody is erased by that alone.
    pub fn save_retention(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveRetention,
    ) -> Result<RetentionView, ApiError> {
        let now = occasion.now;
        command(
            self.store_mut()?,
            &request.key,
            "save_retention",
            &request,
            occasion,
            |writer| {
                let mut problems = Problems::new();
                let days = request
                    .days
                    .trim()
                    .parse::<u16>()
                    .ok()
                    .filter(|days| *days <= DAYS_MAX);
                let Some(days) = days else {
                    problems
                        .block("days", ProblemCode::NumberRange)
                        .with("min", 0)
                        .with("max", DAYS_MAX);
                    return Err(ApiError::fields(&problems));
                };
                let set = Retention {
                    days,
                    automatic: request.automatic && days > 0,
                };
                writer.record(
                    Aggregate::Settings,
                    desk_store::settings::ID,
                    &Fact::RetentionSet(set),
                )?;
                Ok(Nothing {})
            },
        )?;
        retention_view(self.store()?, now)
    }

    /// Forgets everybody named to call about a line whose time has come.
    pub fn forget_due_contacts(
        &mut self,
        mut occasion: Occasion<'_>,
        request: ForgetDue,
    ) -> Result<RetentionView, ApiError> {
        let now = occasion.now;
        let store = self.store_mut()?;
        let kept = retention::read(store.db())?;
        if kept.days == 0 {
            return Err(ApiError::new(
                ErrorCode::Refused,
                "The setting is off, so nobody is due. Set how long people are kept first.",
            ));
        }
        if forget_due(store, &request.key, &kept, &mut occasion)? {
            store.scrub()?;
        }
        retention_view(self.store()?, now)
    }

    /// Finishes what an erasure left to do: a copy that could not be cleaned is tried again.
    pub fn clean_copies(
        &mut self,
        occasion: Occasion<'_>,
        _: Nothing,
    ) -> Result<RetentionView, ApiError> {
        self.store_mut()?.scrub()?;
        retention_view(self.store()?, occasion.now)
    }
}

/// What is owed when a desk was opened: an erasure that was interrupted, and who is due where the user wanted it so.
pub(crate) fn after_opening(store: &mut Store, mut occasion: Occasion<'_>) -> Result<(), ApiError> {
    if store.must_scrub()? {
        store.scrub()?;
    }
    let kept = retention::read(store.db())?;
    if !kept.automatic {
        return Ok(());
    }
    // people of other desks, whom only their passes name at the gate
    let before = occasion.now - Duration::days(i64::from(kept.days));
    if kept.days > 0 && store.forget_strangers(before)? > 0 {
        store.scrub()?;
    }
    if kept.days > 0 {
        let key = format!("retention-contacts-{}", occasion.id());
        if forget_due(store, &key, &kept, &mut occasion)? {
            store.scrub()?;
        }
    }
    let due: Vec<String> = due(store.db(), &kept, occasion.now)?
        .into_iter()
        .map(|(id, _)| id)
        .take(MOST)
        .collect();
    if due.is_empty() {
        return Ok(());
    }
    let request = ErasePeople {
        key: format!("retention-{}", occasion.id()),
        people: due,
        official: true,
        reason: String::new(),
        typed: String::new(),
        retention: true,
    };
    erase_now(store, occasion, &request, true)?;
    store.scrub()?;
    Ok(())
}

/// Forgets who is named to call about a line and is due; whether there was anybody.
fn forget_due(
    store: &mut Store,
    key: &str,
    kept: &Retention,
    occasion: &mut Occasion<'_>,
) -> Result<bool, ApiError> {
    let by = settings::writer_of(store)?;
    let before = occasion.now - Duration::days(i64::from(kept.days));
    let occasion = Occasion {
        now: occasion.now,
        entropy: &mut *occasion.entropy,
    };
    command(store, key, "forget_due", &key, occasion, |writer| {
        let due = erasure::contacts_due(writer.db(), writer.keys(), before)?;
        for line in &due {
            erasure::forget_contacts(writer, &line.people, &line.circuit, line.all)?;
            let fact = Fact::ContactForgotten {
                by: by.clone(),
                retention: true,
            };
            writer.record(Aggregate::Circuit, &line.circuit, &fact)?;
        }
        Ok(!due.is_empty())
    })
}

fn bounded(people: &[String]) -> Result<(), ApiError> {
    if people.is_empty() || people.len() > MOST {
        return Err(ApiError::new(
            ErrorCode::Refused,
            format!("Choose between 1 and {MOST} people to erase."),
        ));
    }
    Ok(())
}

/// Checks the word and the reason, then erases. A repeated key answers what it answered.
fn erase(
    store: &mut Store,
    occasion: Occasion<'_>,
    request: &ErasePeople,
) -> Result<u32, ApiError> {
    let mut problems = Problems::new();
    if !request.retention {
        Reason::parse("reason", &request.reason, &mut problems);
    }
    if problems.has_blocks() {
        return Err(ApiError::fields(&problems));
    }
    erase_now(store, occasion, request, false)
}

/// Erases. `automatic`: the setting does it at a start, and nobody is there to type a word.
fn erase_now(
    store: &mut Store,
    occasion: Occasion<'_>,
    request: &ErasePeople,
    automatic: bool,
) -> Result<u32, ApiError> {
    let by = settings::writer_of(store)?;
    let plan = erasure::plan(store, &request.people, request.official)?;
    let also = erasure::known_in_copies(store, &plan);
    let word = word(store, &request.people)?;
    command(
        store,
        &request.key,
        "erase_people",
        request,
        occasion,
        |writer| {
            if !automatic && request.typed.trim() != word {
                let mut problems = Problems::new();
                problems
                    .block("typed", ProblemCode::WordDiffers)
                    .with("word", &word);
                return Err(ApiError::fields(&problems));
            }
            let readable: Vec<String> = plan
                .people
                .iter()
                .filter(|id| matches!(people::state(writer.db(), id), Ok(Some(state)) if state != "erased"))
                .cloned()
                .collect();
            if readable.is_empty() {
                return Err(ApiError::not_found("person"));
            }
            act(writer, &plan, readable, &also, request, &by)
        },
    )
}

fn act(
    writer: &mut Writer<'_, '_, '_>,
    plan: &Plan,
    readable: Vec<String>,
    also: &[String],
    request: &ErasePeople,
    by: &str,
) -> Result<u32, ApiError> {
    let count = u32::try_from(readable.len()).unwrap_or(u32::MAX);
    let plan = Plan {
        people: readable,
        ..plan.clone()
    };
    let fact = Erasure {
        by: by.to_owned(),
        reason: if request.retention {
            String::new()
        } else {
            request.reason.trim().to_owned()
        },
        trigger: if request.retention {
            "retention"
        } else {
            "request"
        }
        .to_owned(),
        handouts: Vec::new(),
        files: Vec::new(),
    };
    erasure::erase(writer, &plan, also, &fact)?;
    Ok(count)
}

/// What has to be typed: the name of the one person, or how many they are.
fn word(store: &Store, people: &[String]) -> Result<String, ApiError> {
    Ok(match people {
        [one] => people::details(store.db(), store.keys(), one)?
            .map(|details| details.name)
            .unwrap_or_default(),
        several => several.len().to_string(),
    })
}

fn view(
    store: &Store,
    asked: &[String],
    plan: &Plan,
    now: DateTime<Utc>,
) -> Result<ErasurePlan, ApiError> {
    let mut people = Vec::new();
    for id in &plan.people {
        if let Some(details) = people::details(store.db(), store.keys(), id)? {
            people.push(ErasurePerson {
                id: id.clone(),
                name: details.name,
                document_number: mask::document(&details.document_number),
            });
        }
    }
    if people.is_empty() {
        return Err(ApiError::not_found("person"));
    }
    let mut papers = Vec::new();
    for row in handouts::list(store.db(), "", None)? {
        if !plan.loas.contains(&row.loa) {
            continue;
        }
        let others = loas::one(store.db(), store.keys(), &row.loa)?.map_or(0, |loa| {
            loa.application
                .engineers
                .iter()
                .filter(|one| {
                    one.known().is_some() && !plan.people.iter().any(|id| id == one.person())
                })
                .count()
        });
        papers.push(ErasureHandout {
            number: row.number,
            revision: row.revision,
            circuit_name: row.circuit_name,
            valid_until: instant(row.valid_until),
            in_force: row.valid_until >= now
                && row.standing == desk_domain::handout_record::HandoutStanding::InForce,
            others: u32::try_from(others).unwrap_or(u32::MAX),
        });
    }
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    Ok(ErasurePlan {
        people,
        applications: count(plan.loas.len()),
        handouts: papers,
        files: count(plan.files.len()),
        official_pdfs: count(plan.official.len()),
        drafts: count(plan.drafts.len()),
        mentions: plan.mentions,
        copies: names(&erasure::copies_of(store)),
        word: word(store, asked)?,
    })
}

fn names(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| copy_name(path)).collect()
}

fn due(
    db: &Connection,
    kept: &Retention,
    now: DateTime<Utc>,
) -> Result<Vec<(String, DateTime<Utc>)>, ApiError> {
    if kept.days == 0 {
        return Ok(Vec::new());
    }
    Ok(erasure::due(
        db,
        now - Duration::days(i64::from(kept.days)),
    )?)
}

fn retention_view(store: &Store, now: DateTime<Utc>) -> Result<RetentionView, ApiError> {
    let kept = retention::read(store.db())?;
    let mut due_people = Vec::new();
    for (id, ended) in due(store.db(), &kept, now)? {
        if let Some(details) = people::details(store.db(), store.keys(), &id)? {
            due_people.push(DuePerson {
                id,
                name: details.name,
                ended_at: instant(ended),
            });
        }
    }
    let mut erased: Vec<ErasedView> = Vec::new();
    for (_, at, by, reason) in erasure::erased(store.db())? {
        match erased.last_mut() {
            Some(last) if last.at == at && last.by == by && last.reason == reason => {
                last.people += 1;
            }
            _ => erased.push(ErasedView {
                at,
                by,
                reason,
                people: 1,
            }),
        }
    }
    let contacts = if kept.days == 0 {
        Vec::new()
    } else {
        let before = now - Duration::days(i64::from(kept.days));
        erasure::contacts_due(store.db(), store.keys(), before)?
    };
    Ok(RetentionView {
        due_contacts: contacts
            .into_iter()
            .map(|line| DueContacts {
                circuit: line.circuit,
                circuit_name: line.name,
                people: u32::try_from(line.people.len()).unwrap_or(u32::MAX),
                ended_at: instant(line.ended),
            })
            .collect(),
        days: kept.days.to_string(),
        automatic: kept.automatic,
        due: due_people,
        erased,
        not_cleaned: names(&store.not_scrubbed()?),
    })
}

/// Why a kept document is not there: it was erased, or it is not known.
pub(crate) fn missing(db: &Connection, file: &str) -> ApiError {
    match desk_store::files::erased_at(db, file) {
        Ok(Some(at)) => ApiError::new(
            ErrorCode::NotFound,
            "This document was erased, because it named a person who was erased. Its number, its hash and its codes stay.",
        )
        .with("erased", at),
        _ => ApiError::not_found("document"),
    }
}
