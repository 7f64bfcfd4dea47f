//! The customer's own sites: write down, change, remove, list; cities and distances.

use crate::access_points::{contact, lines, optional};
use crate::directory::{both, cities, merged};
use crate::wire::{
    ApiError, ById, CitiesView, CityView, DistanceRow, Distances, Nothing, RemoveSite, SaveSite,
    SiteForm, SitePoint, SiteView, Sites,
};
use crate::{Desk, command, settings};
use desk_domain::chance::Occasion;
use desk_domain::distance::Point;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::personal::Personal;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::site::SiteFact;
use desk_domain::text;
use desk_store::Store;
use desk_store::sites::{self, Site};

impl Desk {
    /// The list of cities.
    pub fn cities(&mut self, _: Occasion<'_>, _: Nothing) -> Result<CitiesView, ApiError> {
        let list = cities()?;
        let city = |city: &desk_domain::city::City| CityView {
            key: city.key.clone(),
            name: both(&city.name_en, &city.name_zh),
            country: city.country.clone(),
            lat: city.point.lat(),
            lon: city.point.lon(),
            zone: city.zone.to_string(),
        };
        Ok(CitiesView {
            source: list.source.clone(),
            licence: list.licence.clone(),
            date: list.date.clone(),
            cities: list.cities.iter().map(city).collect(),
        })
    }

    /// All sites.
    pub fn sites(&mut self, _: Occasion<'_>, _: Nothing) -> Result<Sites, ApiError> {
        let store = self.store()?;
        let rows = sites::read(store.db(), None)?;
        let sites = rows.into_iter().map(|row| view(store, row));
        Ok(Sites {
            sites: sites.collect::<Result<_, _>>()?,
        })
    }

    /// Writes a site down, or changes one.
    pub fn save_site(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveSite,
    ) -> Result<SiteView, ApiError> {
        let id = command(
            self.store_mut()?,
            &request.key,
            "save_site",
            &request,
            occasion,
            |writer| {
                let before = match &request.id {
                    Some(id) => Some(
                        sites::saved(writer.db(), writer.keys(), id)?
                            .ok_or_else(|| ApiError::not_found("site"))?,
                    ),
                    None => None,
                };
                let mut problems = Problems::new();
                let site = parse(&request.form, &mut problems);
                let typed = optional("contact", &request.form.contact, 128, &mut problems);
                let mut site = problems.into_result(site)?;
                let known = before.and_then(|site| site.contact);
                site.contact = contact(typed, known.as_ref(), &mut writer.occasion);
                let id = match &request.id {
                    Some(id) => id.clone(),
                    None => writer.occasion.id(),
                };
                writer.record(Aggregate::Site, &id, &Fact::SiteSaved(site))?;
                Ok(id)
            },
        )?;
        one(self.store()?, &id)
    }

    /// Removes a site. What was applied for with it keeps its own text.
    pub fn remove_site(
        &mut self,
        occasion: Occasion<'_>,
        request: RemoveSite,
    ) -> Result<Nothing, ApiError> {
        let by = settings::writer_of(self.store()?)?;
        command(
            self.store_mut()?,
            &request.key,
            "remove_site",
            &request,
            occasion,
            |writer| {
                if sites::read(writer.db(), Some(&request.id))?.is_empty() {
                    return Err(ApiError::not_found("site"));
                }
                writer.record(Aggregate::Site, &request.id, &Fact::SiteRemoved { by })?;
                Ok(Nothing {})
            },
        )
    }

    /// How far each access point is from a site; no rows when the site has no point.
    pub fn distances(&mut self, _: Occasion<'_>, request: ById) -> Result<Distances, ApiError> {
        let store = self.store()?;
        let site = sites::read(store.db(), Some(&request.id))?
            .pop()
            .ok_or_else(|| ApiError::not_found("site"))?;
        let mut rows = Vec::new();
        if let Some(from) = site.saved.point() {
            for point in &merged(store.db())?.access_points {
                if let Some(to) = point.point() {
                    rows.push(DistanceRow {
                        access_point: point.name_en.clone(),
                        km: kilometres(from, to),
                    });
                }
            }
        }
        Ok(Distances {
            site: request.id,
            rows,
        })
    }
}

/// Distance to a kilometre; half the way round the Earth is 20,015 km.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a distance on the Earth is between 0 and 20,016"
)]
fn kilometres(from: Point, to: Point) -> u32 {
    from.km_to(to).round() as u32
}

fn one(store: &Store, id: &str) -> Result<SiteView, ApiError> {
    let mut found = sites::read(store.db(), Some(id))?;
    let found = found.pop().ok_or_else(|| ApiError::not_found("site"))?;
    view(store, found)
}

fn view(store: &Store, site: Site) -> Result<SiteView, ApiError> {
    let contact = sites::saved(store.db(), store.keys(), &site.id)?.and_then(|saved| saved.contact);
    let saved = site.saved;
    let city = cities()?.city(&saved.city);
    let exact = saved.own_point().is_some();
    let point = saved.point().map(|point| SitePoint {
        lat: point.lat(),
        lon: point.lon(),
        exact,
    });
    Ok(SiteView {
        id: site.id,
        city: city.map(|city| both(&city.name_en, &city.name_zh)),
        point,
        form: SiteForm {
            name: saved.name,
            address: saved.address,
            city: saved.city,
            place: saved.place,
            lat: saved.lat,
            lon: saved.lon,
            contact: contact
                .as_ref()
                .and_then(Personal::known)
                .cloned()
                .unwrap_or_default(),
            notes: saved.notes,
        },
        changed_at: site.changed_at,
    })
}

/// Reads the form; the contact is put in by the caller.
fn parse(form: &SiteForm, problems: &mut Problems) -> Option<SiteFact> {
    let name = text::line("name", &form.name, 1..=64, problems);
    let address = optional("address", &form.address, 256, problems);
    let place = optional("place", &form.place, 128, problems);
    let notes = lines("notes", &form.notes, problems);
    let city = form.city.trim();
    if !city.is_empty() && !cities().is_ok_and(|list| list.city(city).is_some()) {
        problems.block("city", ProblemCode::UnknownChoice);
    }
    let (lat, lon) = (degrees(&form.lat), degrees(&form.lon));
    match (lat.is_empty(), lon.is_empty()) {
        (true, true) => {}
        (true, false) => {
            problems.block("lat", ProblemCode::CoordinateMissing);
        }
        (false, true) => {
            problems.block("lon", ProblemCode::CoordinateMissing);
        }
        (false, false) => {
            for (field, lat, lon) in [("lat", lat.as_str(), "0"), ("lon", "0", lon.as_str())] {
                if Point::read(lat, lon).is_none() {
                    problems.block(field, ProblemCode::CoordinateForm);
                }
            }
        }
    }
    Some(SiteFact {
        name: name?,
        address,
        city: city.to_owned(),
        place,
        lat,
        lon,
        contact: None,
        notes,
    })
}

/// Degrees as people paste them: a minus of another script, a degree sign at the end.
fn degrees(raw: &str) -> String {
    let plain = text::normalise_line(raw).replace(['−', '–', '－'], "-");
    plain.trim_end_matches('°').trim().to_owned()
}
