//! The list of zones: add, change, take off.

use crate::directory::{both, merged};
use crate::wire::{ApiError, Nothing, RemoveZone, SaveZone, ZoneForm, ZoneView, Zones};
use crate::{Desk, command};
use desk_domain::chance::Occasion;
use desk_domain::directory::Directory;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_domain::zone::{ZoneFact, ZoneId};
use desk_store::Store;
use desk_store::zones::{self, Zone};
use rusqlite::Connection;

impl Desk {
    /// The list.
    pub fn zones(&mut self, _: Occasion<'_>, _: Nothing) -> Result<Zones, ApiError> {
        list(self.store()?)
    }

    /// Adds a zone, or changes one.
    pub fn save_zone(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveZone,
    ) -> Result<Zones, ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "save_zone",
            &request,
            occasion,
            |writer| {
                let (id, zone) = parse(writer.db(), request.id.as_deref(), &request.form)?;
                writer.record(Aggregate::Zone, id.as_str(), &Fact::ZoneSaved(zone))?;
                Ok(())
            },
        )?;
        list(self.store()?)
    }

    /// Takes a zone off the list.
    pub fn remove_zone(
        &mut self,
        occasion: Occasion<'_>,
        request: RemoveZone,
    ) -> Result<Zones, ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "remove_zone",
            &request,
            occasion,
            |writer| {
                if zones::region_of(writer.db(), &request.id)?.is_none() {
                    return Err(ApiError::not_found("zone"));
                }
                writer.record(Aggregate::Zone, &request.id, &Fact::ZoneRemoved {})?;
                Ok(())
            },
        )?;
        list(self.store()?)
    }
}

fn list(store: &Store) -> Result<Zones, ApiError> {
    let zones = zones::read(store.db(), None)?;
    let directory = merged(store.db())?;
    Ok(Zones {
        zones: zones
            .into_iter()
            .map(|zone| view(&directory, zone))
            .collect(),
    })
}

fn view(directory: &Directory, zone: Zone) -> ZoneView {
    let region = directory.region(&zone.saved.region);
    ZoneView {
        region: region.map_or_else(
            || both(&zone.saved.region, &zone.saved.region),
            |region| both(&region.name_en, &region.name_zh),
        ),
        form: form(zone.id, zone.saved),
        samples: zone.samples,
        changed_at: zone.changed_at,
    }
}

/// A zone as its form shows it.
pub(crate) fn form(id: String, zone: ZoneFact) -> ZoneForm {
    ZoneForm {
        id,
        region: zone.region,
        name_en: zone.name_en,
        name_zh: zone.name_zh,
        note: zone.note,
    }
}

fn parse(
    db: &Connection,
    known: Option<&str>,
    form: &ZoneForm,
) -> Result<(ZoneId, ZoneFact), ApiError> {
    let directory = merged(db)?;
    let mut problems = Problems::new();
    let id = ZoneId::parse("id", known.unwrap_or(&form.id), &mut problems);
    if let Some(id) = &id {
        let listed = zones::region_of(db, id.as_str())?.is_some();
        match known {
            None if listed => {
                problems.block("id", ProblemCode::CloudZoneTaken);
            }
            Some(_) if !listed => return Err(ApiError::not_found("zone")),
            _ => {}
        }
    }
    let region = if form.region.is_empty() {
        let keys = directory.regions.iter().map(|region| region.key.as_str());
        let found = id.as_ref().and_then(|id| id.region(keys));
        if found.is_none() {
            problems.block("region", ProblemCode::Required);
        }
        found
    } else {
        let found = directory.region(&form.region);
        if found.is_none() {
            problems.block("region", ProblemCode::UnknownChoice);
        }
        found.map(|region| region.key.as_str())
    };
    let mut line = |field, raw: &str, most| {
        if text::is_blank(raw) {
            String::new()
        } else {
            text::line(field, raw, 1..=most, &mut problems).unwrap_or_default()
        }
    };
    let (name_en, name_zh) = (
        line("name_en", &form.name_en, 100),
        line("name_zh", &form.name_zh, 100),
    );
    let note = line("note", &form.note, 500);
    match (id, region) {
        (Some(id), Some(region)) if problems.is_empty() => Ok((
            id,
            ZoneFact {
                region: region.to_owned(),
                name_en,
                name_zh,
                note,
            },
        )),
        _ => Err(ApiError::fields(&problems)),
    }
}
