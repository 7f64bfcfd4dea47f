//! The address book: companies. A removed one stays in the applications that name it.

use crate::access_points::{contact, lines, optional};
use crate::choice::choice;
use crate::wire::{
    ApiError, Companies, CompanyForm, CompanyView, Nothing, RemoveCompany, SaveCompany, SeenCompany,
};
use crate::{Desk, command, settings};
use desk_domain::chance::Occasion;
use desk_domain::company::{CompanyFact, CompanyKind};
use desk_domain::event::{Aggregate, Fact};
use desk_domain::names::CompanyName;
use desk_domain::personal::Personal;
use desk_domain::problem::{ProblemCode, Problems};
use desk_store::companies::{self, Company};
use desk_store::{Store, loas};

impl Desk {
    /// All companies, and names that applications carry and the address book does not.
    pub fn companies(&mut self, _: Occasion<'_>, _: Nothing) -> Result<Companies, ApiError> {
        let store = self.store()?;
        let rows = companies::read(store.db(), None)?;
        let mut seen: Vec<SeenCompany> = Vec::new();
        for (kind, name, name_latin) in loas::companies_named(store.db(), store.keys())? {
            let known = rows.iter().any(|row| row.saved.name == name)
                || seen
                    .iter()
                    .any(|other| other.name == name && other.kind == kind.as_wire());
            if !known {
                seen.push(SeenCompany {
                    name,
                    name_latin,
                    kind: kind.as_wire().to_owned(),
                });
            }
        }
        Ok(Companies {
            companies: rows
                .into_iter()
                .map(|row| view(store, row))
                .collect::<Result<_, _>>()?,
            seen,
        })
    }

    /// Writes a company down, or changes one.
    pub fn save_company(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveCompany,
    ) -> Result<CompanyView, ApiError> {
        let id: String = command(
            self.store_mut()?,
            &request.key,
            "save_company",
            &request,
            occasion,
            |writer| {
                let before = match &request.id {
                    Some(id) => Some(
                        companies::saved(writer.db(), writer.keys(), id)?
                            .ok_or_else(|| ApiError::not_found("company"))?,
                    ),
                    None => None,
                };
                let mut problems = Problems::new();
                let company = parse(&request.form, &mut problems);
                let typed = optional("contact", &request.form.contact, 256, &mut problems);
                if let Some(company) = &company
                    && companies::read(writer.db(), None)?.iter().any(|other| {
                        other.saved.name == company.name
                            && other.saved.kind == company.kind
                            && Some(&other.id) != request.id.as_ref()
                    })
                {
                    problems.block("name", ProblemCode::CompanyKnown);
                }
                let mut company = problems.into_result(company)?;
                let known = before.and_then(|company| company.contact);
                company.contact = contact(typed, known.as_ref(), &mut writer.occasion);
                let id = match &request.id {
                    Some(id) => id.clone(),
                    None => writer.occasion.id(),
                };
                writer.record(Aggregate::Company, &id, &Fact::CompanySaved(company))?;
                Ok(id)
            },
        )?;
        let store = self.store()?;
        let row = companies::read(store.db(), Some(&id))?
            .pop()
            .ok_or_else(|| ApiError::not_found("company"))?;
        view(store, row)
    }

    /// Removes a company. What was applied for with it keeps its own text.
    pub fn remove_company(
        &mut self,
        occasion: Occasion<'_>,
        request: RemoveCompany,
    ) -> Result<Nothing, ApiError> {
        let by = settings::writer_of(self.store()?)?;
        command(
            self.store_mut()?,
            &request.key,
            "remove_company",
            &request,
            occasion,
            |writer| {
                if companies::read(writer.db(), Some(&request.id))?.is_empty() {
                    return Err(ApiError::not_found("company"));
                }
                writer.record(
                    Aggregate::Company,
                    &request.id,
                    &Fact::CompanyRemoved { by },
                )?;
                Ok(Nothing {})
            },
        )
    }
}

fn view(store: &Store, company: Company) -> Result<CompanyView, ApiError> {
    let contact =
        companies::saved(store.db(), store.keys(), &company.id)?.and_then(|saved| saved.contact);
    Ok(CompanyView {
        id: company.id,
        form: CompanyForm {
            name: company.saved.name,
            name_latin: company.saved.name_latin,
            kind: company.saved.kind,
            contact: contact
                .as_ref()
                .and_then(Personal::known)
                .cloned()
                .unwrap_or_default(),
            notes: company.saved.notes,
        },
        changed_at: company.changed_at,
    })
}

/// Reads the form; the contact is put in by the caller.
fn parse(form: &CompanyForm, problems: &mut Problems) -> Option<CompanyFact> {
    let name = CompanyName::parse("name", &form.name, problems);
    let latin = CompanyName::parse_optional("name_latin", &form.name_latin, problems);
    let kind = choice::<CompanyKind>("kind", &form.kind, problems);
    let notes = lines("notes", &form.notes, problems);
    Some(CompanyFact {
        name: name?.as_str().to_owned(),
        name_latin: latin
            .map(|latin| latin.as_str().to_owned())
            .unwrap_or_default(),
        kind: kind?.as_wire().to_owned(),
        contact: None,
        notes,
    })
}
