//! The address book: people. What stands on an application is a copy of its time; nothing here changes that.

use crate::error::field_problems;
use crate::wire::{
    AlikePerson, ApiError, CheckPerson, EngineerForm, EngineerOffer, EngineerOffers,
    EngineerOffersQuery, ErrorCode, FormCheck, KnownPeople, KnownPerson, MergePeople, NamingView,
    Nothing, OfferedPerson, People, PeopleByIds, PeopleQuery, PersonView, RemovePerson, SavePerson,
};
use crate::{Desk, command, loas, settings};
use desk_domain::chance::Occasion;
use desk_domain::engineer::{self, ENGINEERS_MAX};
use desk_domain::event::{Aggregate, Fact};
use desk_domain::mask;
use desk_domain::person::PersonDetails;
use desk_domain::personal::Personal;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::retention::Retention;
use desk_store::events::instant;
use desk_store::keys::Keys;
use desk_store::people::{self, PersonRow};
use desk_store::{Store, retention};
use rusqlite::Connection;

/// Most groups of last-used engineers that a form offers.
const OFFERS: u32 = 3;

impl Desk {
    /// The address book's people.
    pub fn people(&mut self, _: Occasion<'_>, query: PeopleQuery) -> Result<People, ApiError> {
        let store = self.store()?;
        let all = people::list(store.db(), "")?;
        let found = people::list(
            store.db(),
            &query.search.chars().take(200).collect::<String>(),
        )?;
        let kept = retention::read(store.db())?;
        let book = Book::read(store, all)?;
        Ok(People {
            people: found
                .iter()
                .map(|row| book.view(store.db(), &row.id, &kept))
                .collect::<Result<_, _>>()?,
            total: u32::try_from(book.entries.len()).unwrap_or(u32::MAX),
        })
    }

    /// Checks a person's details without keeping them.
    pub fn check_person(
        &mut self,
        _: Occasion<'_>,
        request: CheckPerson,
    ) -> Result<FormCheck, ApiError> {
        let store = self.store()?;
        let (_, problems) = parse(
            store.db(),
            store.keys(),
            request.id.as_deref(),
            &request.form,
        )?;
        Ok(FormCheck {
            problems: field_problems(&problems),
        })
    }

    /// Writes a person down, or changes one.
    pub fn save_person(
        &mut self,
        occasion: Occasion<'_>,
        request: SavePerson,
    ) -> Result<PersonView, ApiError> {
        let id: String = command(
            self.store_mut()?,
            &request.key,
            "save_person",
            &request,
            occasion,
            |writer| {
                if let Some(id) = &request.id {
                    listed(writer.db(), id)?;
                }
                let (details, problems) = parse(
                    writer.db(),
                    writer.keys(),
                    request.id.as_deref(),
                    &request.form,
                )?;
                let Some(details) = details.filter(|_| !problems.has_blocks()) else {
                    return Err(ApiError::fields(&problems));
                };
                let id = match &request.id {
                    Some(id) => id.clone(),
                    None => writer.occasion.id(),
                };
                let recorded = Fact::PersonRecorded {
                    details: Personal::of(&id, details),
                };
                writer.record(Aggregate::Person, &id, &recorded)?;
                Ok(id)
            },
        )?;
        one(self.store()?, &id)
    }

    /// Takes a person off the address book. Applications that name them stay as they are.
    pub fn remove_person(
        &mut self,
        occasion: Occasion<'_>,
        request: RemovePerson,
    ) -> Result<Nothing, ApiError> {
        let by = settings::writer_of(self.store()?)?;
        command(
            self.store_mut()?,
            &request.key,
            "remove_person",
            &request,
            occasion,
            |writer| {
                listed(writer.db(), &request.id)?;
                writer.record(Aggregate::Person, &request.id, &Fact::PersonRemoved { by })?;
                Ok(Nothing {})
            },
        )
    }

    /// Makes two entries one: the second goes, and is erased with the first one when that is erased.
    pub fn merge_people(
        &mut self,
        occasion: Occasion<'_>,
        request: MergePeople,
    ) -> Result<PersonView, ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "merge_people",
            &request,
            occasion,
            |writer| {
                listed(writer.db(), &request.keep)?;
                listed(writer.db(), &request.merge)?;
                if request.keep == request.merge {
                    return Err(ApiError::not_found("person"));
                }
                let into = Fact::PersonMerged {
                    into: request.keep.clone(),
                };
                writer.record(Aggregate::Person, &request.merge, &into)?;
                Ok(Nothing {})
            },
        )?;
        one(self.store()?, &request.keep)
    }

    /// Details in clear, for a form or on a person's request.
    pub fn people_details(
        &mut self,
        _: Occasion<'_>,
        request: PeopleByIds,
    ) -> Result<KnownPeople, ApiError> {
        let store = self.store()?;
        if request.ids.len() > ENGINEERS_MAX {
            return Err(ApiError::new(
                ErrorCode::Refused,
                "One application takes 16 engineers. Choose fewer.",
            ));
        }
        let mut people = Vec::with_capacity(request.ids.len());
        for id in request.ids {
            if let Some(details) = people::details(store.db(), store.keys(), &id)? {
                people.push(KnownPerson {
                    form: form(&details, false),
                    id,
                });
            }
        }
        Ok(KnownPeople { people })
    }

    /// Engineers of the last applications for the same construction company, else for the same account.
    pub fn engineer_offers(
        &mut self,
        _: Occasion<'_>,
        query: EngineerOffersQuery,
    ) -> Result<EngineerOffers, ApiError> {
        let store = self.store()?;
        let whole = loas::whole(store, &query.circuit)?;
        let account = &whole.circuit.application.account;
        let construction = query.construction_company.trim();
        let mut offers = Vec::new();
        for (naming, ids) in people::last_used(store.db(), construction, account, OFFERS)? {
            let mut offered = Vec::new();
            for id in ids {
                if let Some(details) = people::details(store.db(), store.keys(), &id)? {
                    offered.push(OfferedPerson {
                        id,
                        name: details.name,
                    });
                }
            }
            if !offered.is_empty() {
                offers.push(EngineerOffer {
                    circuit_name: naming.circuit_name,
                    construction_company: naming.construction,
                    applied_at: naming.applied_at,
                    people: offered,
                });
            }
        }
        Ok(EngineerOffers { offers })
    }
}

/// The address book, opened: who might be whom is seen only beside the documents.
struct Book {
    entries: Vec<(PersonRow, PersonDetails)>,
}

impl Book {
    fn read(store: &Store, rows: Vec<PersonRow>) -> Result<Self, ApiError> {
        let mut entries = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(details) = people::details(store.db(), store.keys(), &row.id)? {
                entries.push((row, details));
            }
        }
        Ok(Self { entries })
    }

    fn view(&self, db: &Connection, id: &str, kept: &Retention) -> Result<PersonView, ApiError> {
        let (row, details) = self
            .entries
            .iter()
            .find(|(row, _)| row.id == id)
            .ok_or_else(|| ApiError::not_found("person"))?;
        let named = people::named_on(db, id)?;
        let last = named.iter().map(|naming| naming.until).max();
        let changed = chrono::DateTime::parse_from_rfc3339(&row.changed_at)
            .map(|at| at.with_timezone(&chrono::Utc))
            .ok();
        let due = last.or(changed).and_then(|ended| kept.due(ended));
        Ok(PersonView {
            id: id.to_owned(),
            form: form(details, true),
            named_on: named
                .into_iter()
                .map(|naming| NamingView {
                    circuit: naming.circuit,
                    circuit_name: naming.circuit_name,
                    construction_company: naming.construction,
                    applied_at: naming.applied_at,
                    until: instant(naming.until),
                })
                .collect(),
            changed_at: row.changed_at.clone(),
            alike: self.alike(id, details),
            due_at: due.map(instant),
        })
    }

    fn alike(&self, id: &str, details: &PersonDetails) -> Vec<AlikePerson> {
        self.entries
            .iter()
            .filter(|(row, _)| row.id != id)
            .filter_map(|(row, other)| {
                let same_document = same_number(other, details);
                (same_document || other.name == details.name).then(|| AlikePerson {
                    id: row.id.clone(),
                    name: other.name.clone(),
                    document_number: mask::document(&other.document_number),
                    same_document,
                })
            })
            .collect()
    }
}

fn same_number(one: &PersonDetails, other: &PersonDetails) -> bool {
    one.document_type == other.document_type && one.document_number == other.document_number
}

/// One person of the address book.
fn one(store: &Store, id: &str) -> Result<PersonView, ApiError> {
    let kept = retention::read(store.db())?;
    Book::read(store, people::list(store.db(), "")?)?.view(store.db(), id, &kept)
}

fn listed(db: &Connection, id: &str) -> Result<(), ApiError> {
    match people::state(db, id)?.as_deref() {
        Some("listed") => Ok(()),
        _ => Err(ApiError::not_found("person")),
    }
}

/// What is known of a person, as a form shows it.
pub(crate) fn form(details: &PersonDetails, masked: bool) -> EngineerForm {
    EngineerForm {
        name: details.name.clone(),
        name_latin: details.name_latin.clone(),
        gender: details.gender.clone(),
        document_type: details.document_type.clone(),
        document_number: if masked {
            mask::document(&details.document_number)
        } else {
            details.document_number.clone()
        },
        phone: if masked {
            mask::phone(&details.phone)
        } else {
            details.phone.clone()
        },
    }
}

/// Reads the form of one person. What was shown masked and comes back untouched is what is known already.
fn parse(
    db: &Connection,
    keys: &Keys,
    id: Option<&str>,
    typed: &EngineerForm,
) -> Result<(Option<PersonDetails>, Problems), ApiError> {
    let mut row = loas::row(typed);
    if let Some(id) = id
        && let Some(known) = people::details(db, keys, id)?
    {
        if row.document_number == mask::document(&known.document_number) {
            row.document_number.clone_from(&known.document_number);
        }
        if row.phone == mask::phone(&known.phone) {
            row.phone.clone_from(&known.phone);
        }
    }
    let mut found = Problems::new();
    let read = engineer::engineers("person", &[row], &mut found);
    let mut problems = Problems::new();
    for mut problem in found {
        match problem.field.strip_prefix("person.0.") {
            Some(cell) => problem.field = cell.to_owned(),
            None => {
                // an empty form: the first field says so
                problem.field = "name".to_owned();
                problem.code = ProblemCode::Required;
            }
        }
        problems.push(problem);
    }
    let details = read
        .and_then(|mut rows| rows.pop())
        .map(|engineer| engineer.details());
    if let Some(details) = &details {
        for other in people::list(db, &details.name)? {
            if Some(other.id.as_str()) != id
                && people::details(db, keys, &other.id)?
                    .is_some_and(|known| known.name == details.name && same_number(&known, details))
            {
                problems.block("name", ProblemCode::PersonKnown);
                break;
            }
        }
    }
    Ok((details, problems))
}
