//! Patterns for applications: kept, renamed, removed, brought back.

use crate::wire::{
    ApiError, ApplyModeWord, ErrorCode, Nothing, RemoveTemplate, SaveTemplate, TemplateRemoval,
    TemplateView, Templates,
};
use crate::{Desk, command};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::template::TemplateFact;
use desk_domain::text;
use desk_store::{Store, accounts, templates};

/// Largest form that is kept as a pattern, bytes.
const LARGEST: usize = 64 * 1024;

impl Desk {
    /// All patterns by name.
    pub fn templates(&mut self, _: Occasion<'_>, _: Nothing) -> Result<Templates, ApiError> {
        all(self.store()?)
    }

    /// Keeps a pattern, new or in place of what it was.
    pub fn save_template(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveTemplate,
    ) -> Result<Templates, ApiError> {
        if request.body.len() > LARGEST
            || serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&request.body)
                .is_err()
        {
            return Err(ApiError::new(
                ErrorCode::Refused,
                "This form cannot be kept as a template. Shorten its texts.",
            ));
        }
        command(
            self.store_mut()?,
            &request.key,
            "save_template",
            &request,
            occasion,
            |writer| {
                let mut problems = Problems::new();
                let name = text::line("name", &request.name, 1..=60, &mut problems);
                if request.account.is_empty() {
                    problems.block("account", ProblemCode::Required);
                } else if accounts::read(writer.db(), Some(&request.account))?.is_empty() {
                    problems.block("account", ProblemCode::UnknownChoice);
                }
                let id = request.id.clone().unwrap_or_else(|| writer.occasion.id());
                if request.id.is_some() && templates::one(writer.db(), &id)?.is_none() {
                    return Err(ApiError::not_found("template"));
                }
                if let Some(name) = &name
                    && templates::name_is_taken(writer.db(), &request.account, name, &id)?
                {
                    problems.block("name", ProblemCode::NameTaken);
                }
                let name = problems.into_result(name)?;
                let saved = TemplateFact {
                    name,
                    account: request.account.clone(),
                    mode: word(request.mode).to_owned(),
                    body: request.body.clone(),
                };
                writer.record(Aggregate::Template, &id, &Fact::TemplateSaved(saved))?;
                Ok(())
            },
        )?;
        all(self.store()?)
    }

    /// Removes a pattern; [`Desk::restore_template`] brings it back.
    pub fn remove_template(
        &mut self,
        occasion: Occasion<'_>,
        request: RemoveTemplate,
    ) -> Result<TemplateRemoval, ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "remove_template",
            &request,
            occasion,
            |writer| {
                if templates::one(writer.db(), &request.id)?.is_none() {
                    return Err(ApiError::not_found("template"));
                }
                writer.record(Aggregate::Template, &request.id, &Fact::TemplateRemoved {})?;
                Ok(())
            },
        )?;
        Ok(TemplateRemoval {
            id: request.id,
            templates: all(self.store()?)?.templates,
        })
    }

    /// Brings a removed pattern back: the removal is withdrawn.
    pub fn restore_template(
        &mut self,
        occasion: Occasion<'_>,
        request: RemoveTemplate,
    ) -> Result<Templates, ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "restore_template",
            &request,
            occasion,
            |writer| {
                let removal = writer
                    .events(Aggregate::Template, &request.id)?
                    .into_iter()
                    .rev()
                    .find(|event| matches!(event.fact, Fact::TemplateRemoved {}))
                    .ok_or_else(|| ApiError::not_found("template"))?;
                writer.record(
                    Aggregate::Template,
                    &request.id,
                    &Fact::Withdrawn {
                        event: removal.id,
                        reason: "Brought back".into(),
                    },
                )?;
                Ok(())
            },
        )?;
        all(self.store()?)
    }
}

fn all(store: &Store) -> Result<Templates, ApiError> {
    Ok(Templates {
        templates: templates::all(store.db())?
            .into_iter()
            .map(|one| TemplateView {
                id: one.id,
                name: one.saved.name,
                account: one.saved.account,
                mode: mode(&one.saved.mode),
                body: one.saved.body,
                changed_at: one.changed_at,
            })
            .collect(),
    })
}

fn word(mode: ApplyModeWord) -> &'static str {
    match mode {
        ApplyModeWord::HighReliability => "high_reliability",
        ApplyModeWord::Classic => "classic",
        ApplyModeWord::Recommended => "recommended",
    }
}

/// The table's CHECK admits no other word.
fn mode(word: &str) -> ApplyModeWord {
    match word {
        "high_reliability" => ApplyModeWord::HighReliability,
        "recommended" => ApplyModeWord::Recommended,
        _ => ApplyModeWord::Classic,
    }
}
