//! The desk's settings: the organisation, its contact, paper and validity.

use crate::wire::{ApiError, Nothing, PaperSize, SaveSettings, SettingsForm, SettingsView};
use crate::{Desk, command};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::handout::DeskCode;
use desk_domain::names::CompanyName;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::settings::SettingsFact;
use desk_domain::text;
use desk_letter::codes::IssuingKey;
use desk_store::files::hex;
use desk_store::{Store, events, settings};

impl Desk {
    /// The settings.
    pub fn settings(&mut self, _: Occasion<'_>, _: Nothing) -> Result<SettingsView, ApiError> {
        view(self.store()?)?.ok_or_else(|| ApiError::not_found("desk"))
    }

    /// Saves the settings; founds the desk with the first ones.
    pub fn save_settings(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveSettings,
    ) -> Result<SettingsView, ApiError> {
        save(self.store_mut()?, occasion, &request, false)?;
        view(self.store()?)?.ok_or_else(|| ApiError::not_found("desk"))
    }
}

pub(crate) fn save(
    store: &mut Store,
    occasion: Occasion<'_>,
    request: &SaveSettings,
    sample: bool,
) -> Result<(), ApiError> {
    let fact = parse(&request.form)?;
    command(
        store,
        &request.key,
        "save_settings",
        request,
        occasion,
        |writer| {
            let founded = settings::read(writer.db())?.is_some();
            if !founded {
                let desk_code = DeskCode::from_entropy(writer.occasion.bytes())
                    .as_str()
                    .to_owned();
                let public_key = hex(&IssuingKey::from_seed(&writer.keys().issuing).public_key());
                writer.record(
                    Aggregate::Settings,
                    settings::ID,
                    &Fact::DeskFounded {
                        desk_code,
                        public_key,
                        sample,
                    },
                )?;
            }
            writer.record(
                Aggregate::Settings,
                settings::ID,
                &Fact::SettingsSaved(fact),
            )?;
            Ok(())
        },
    )?;
    Ok(())
}

/// Who writes at this desk, as its settings say: the person to call, else the organisation.
pub(crate) fn writer_of(store: &Store) -> Result<String, ApiError> {
    let saved = settings::read(store.db())?.and_then(|found| found.saved);
    Ok(saved.map_or_else(String::new, |saved| {
        if saved.contact_name.is_empty() {
            saved.organisation
        } else {
            saved.contact_name
        }
    }))
}

/// What the settings page shows; `None` before they were first saved.
pub(crate) fn view(store: &Store) -> Result<Option<SettingsView>, ApiError> {
    let Some(found) = settings::read(store.db())? else {
        return Ok(None);
    };
    let Some(saved) = found.saved else {
        return Ok(None);
    };
    let last = events::last_recorded(store.db())?;
    Ok(Some(SettingsView {
        form: SettingsForm {
            organisation: saved.organisation,
            organisation_latin: saved.organisation_latin,
            desk_name: saved.desk_name,
            contact_name: saved.contact_name,
            contact_phone: saved.contact_phone,
            contact_email: saved.contact_email,
            paper: if saved.paper == "letter" {
                PaperSize::Letter
            } else {
                PaperSize::A4
            },
            validity_days: saved.validity_days.to_string(),
        },
        desk_code: found.desk_code,
        key_fingerprint: found.public_key.chars().take(16).collect(),
        file: store.path().display().to_string(),
        events: events::count(store.db())?,
        saved_at: last,
    }))
}

fn parse(form: &SettingsForm) -> Result<SettingsFact, ApiError> {
    let mut problems = Problems::new();
    let name = |field: &str, raw: &str, problems: &mut Problems| {
        CompanyName::parse_optional(field, raw, problems)
            .map(|name| name.as_str().to_owned())
            .unwrap_or_default()
    };
    let organisation = CompanyName::parse("organisation", &form.organisation, &mut problems);
    let organisation_latin = name("organisationLatin", &form.organisation_latin, &mut problems);
    let line = |field: &str, raw: &str, most: usize, problems: &mut Problems| {
        if text::is_blank(raw) {
            String::new()
        } else {
            text::line(field, raw, 1..=most, problems).unwrap_or_default()
        }
    };
    let desk_name = line("deskName", &form.desk_name, 64, &mut problems);
    let contact_name = line("contactName", &form.contact_name, 64, &mut problems);
    let contact_phone = line("contactPhone", &form.contact_phone, 32, &mut problems);
    let contact_email = line("contactEmail", &form.contact_email, 128, &mut problems);
    let validity_days = form
        .validity_days
        .trim()
        .parse::<u16>()
        .ok()
        .filter(|days| (1..=365).contains(days));
    if validity_days.is_none() {
        problems
            .block("validityDays", ProblemCode::NumberRange)
            .with("min", 1)
            .with("max", 365);
    }
    let (Some(organisation), Some(validity_days), false) =
        (organisation, validity_days, problems.has_blocks())
    else {
        return Err(ApiError::fields(&problems));
    };
    Ok(SettingsFact {
        organisation: organisation.as_str().to_owned(),
        organisation_latin,
        desk_name,
        contact_name,
        contact_phone,
        contact_email,
        paper: match form.paper {
            PaperSize::A4 => "a4",
            PaperSize::Letter => "letter",
        }
        .to_owned(),
        validity_days,
    })
}
