//! Recommended mode: by what the access point was chosen.

use crate::directory::{both, merged};
use crate::latency::{basis_word, figure};
use crate::wire::{ApiError, RecommendedForm, RecommendedMethod, RecommendedView};
use desk_domain::latency::{LatencyBasis, Recommended};
use desk_domain::problem::{ProblemCode, Problems};
use rusqlite::Connection;

/// Reads the block of a form. The figure is the one that this desk knows now, not one that the window sends.
pub(crate) fn parse(
    db: &Connection,
    form: &RecommendedForm,
    access_point: &str,
    problems: &mut Problems,
) -> Result<Recommended, ApiError> {
    let zones = desk_store::zones::read(db, None)?;
    let zone = zones.iter().find(|zone| zone.id == form.zone);
    let mut region = String::new();
    match form.method {
        RecommendedMethod::System => {
            if form.resource_region.is_empty() {
                problems.block("recommended.resource_region", ProblemCode::Required);
            } else if merged(db)?.region(&form.resource_region).is_none() {
                problems.block("recommended.resource_region", ProblemCode::UnknownChoice);
            }
            if form.zone.is_empty() {
                problems.block("recommended.zone", ProblemCode::Required);
            } else if !form.resource_region.is_empty()
                && zone.is_none_or(|zone| zone.saved.region != form.resource_region)
            {
                // without a region one finding is enough
                problems.block("recommended.zone", ProblemCode::CloudZoneUnknown);
            }
            region.clone_from(&form.resource_region);
        }
        RecommendedMethod::Manual => {
            if !form.zone.is_empty() && zone.is_none() {
                problems.block("recommended.zone", ProblemCode::CloudZoneUnknown);
            }
        }
    }
    let found = match zone {
        Some(zone) => figure(db, access_point, &zone.saved.region, &zone.id)?,
        None => None,
    };
    Ok(Recommended {
        method: match form.method {
            RecommendedMethod::System => "system",
            RecommendedMethod::Manual => "manual",
        }
        .to_owned(),
        resource_region: region,
        zone: form.zone.clone(),
        latency_micros: found.map(|found| found.micros),
        basis: found.map_or_else(String::new, |found| found.basis.as_wire().to_owned()),
    })
}

/// The block as the form had it.
pub(crate) fn form(kept: &Recommended) -> RecommendedForm {
    RecommendedForm {
        method: method(kept),
        resource_region: kept.resource_region.clone(),
        zone: kept.zone.clone(),
    }
}

/// The block for the circuit's page.
pub(crate) fn view(db: &Connection, kept: &Recommended) -> Result<RecommendedView, ApiError> {
    let directory = merged(db)?;
    let region = directory.region(&kept.resource_region);
    Ok(RecommendedView {
        method: method(kept),
        resource_region: region.map(|region| both(&region.name_en, &region.name_zh)),
        zone: kept.zone.clone(),
        latency_micros: kept.latency_micros,
        basis: LatencyBasis::from_wire(&kept.basis).ok().map(basis_word),
    })
}

fn method(kept: &Recommended) -> RecommendedMethod {
    if kept.method == "manual" {
        RecommendedMethod::Manual
    } else {
        RecommendedMethod::System
    }
}
