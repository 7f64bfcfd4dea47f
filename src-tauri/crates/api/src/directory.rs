//! The directory: what is shipped, with what the user knows laid over it.

use crate::Desk;
use crate::wire::{
    AccessFlowWord, AccessPointView, ApiError, BothNames, ChoiceView, CorrectedView, DirectoryView,
    ErrorCode, Nothing, OpticView, PlaceView, PointFieldWord, PointNotesView, PointStatusWord,
    RegionView, WrittenView,
};
use chrono::{DateTime, Utc};
use desk_domain::access_point::{PointField, PointStatus};
use desk_domain::chance::Occasion;
use desk_domain::city::Cities;
use desk_domain::directory::{Acceptance, AccessPoint, Directory};
use desk_domain::port::{AccessFlow, Feature, LineOperator, LineType, PortType};
use desk_store::access_points;
use desk_store::events::instant;
use rusqlite::Connection;

/// The directory as the user has it. What is shipped counts until they write otherwise.
pub(crate) fn merged(db: &Connection) -> Result<Directory, ApiError> {
    Ok(shipped()?.with(&access_points::read(db)?))
}

/// The list of cities; a release always has it, a test of the domain reads it.
pub(crate) fn cities() -> Result<&'static Cities, ApiError> {
    Cities::shipped().map_err(|e| ApiError::new(ErrorCode::Internal, format!("{e}.")))
}

/// The shipped directory; a release always has it, a test of the domain reads it.
pub(crate) fn shipped() -> Result<&'static Directory, ApiError> {
    Directory::shipped().map_err(|e| ApiError::new(ErrorCode::Internal, format!("{e}.")))
}

pub(crate) fn both(en: &str, zh: &str) -> BothNames {
    BothNames {
        en: en.to_owned(),
        zh: zh.to_owned(),
    }
}

pub(crate) fn flow(flow: AccessFlow) -> AccessFlowWord {
    match flow {
        AccessFlow::SmsQr => AccessFlowWord::SmsQr,
        AccessFlow::ThirdPartyLoa => AccessFlowWord::ThirdPartyLoa,
        AccessFlow::ContactOnsiteEngineer => AccessFlowWord::ContactOnsiteEngineer,
    }
}

pub(crate) fn flow_of(word: AccessFlowWord) -> AccessFlow {
    match word {
        AccessFlowWord::SmsQr => AccessFlow::SmsQr,
        AccessFlowWord::ThirdPartyLoa => AccessFlow::ThirdPartyLoa,
        AccessFlowWord::ContactOnsiteEngineer => AccessFlow::ContactOnsiteEngineer,
    }
}

impl Desk {
    /// Everything that the forms offer to choose from.
    pub fn directory(&mut self, _: Occasion<'_>, _: Nothing) -> Result<DirectoryView, ApiError> {
        let directory = merged(self.store()?.db())?;
        let choice = |value: &str, en: &str, zh: &str, speed_mbps: Option<u32>| ChoiceView {
            value: value.to_owned(),
            name: both(en, zh),
            speed_mbps,
            api_key: None,
        };
        Ok(DirectoryView {
            source: directory.source.clone(),
            date: directory.date.clone(),
            regions: directory
                .regions
                .iter()
                .map(|region| RegionView {
                    key: region.key.clone(),
                    name: both(&region.name_en, &region.name_zh),
                    mainland: region.mainland,
                })
                .collect(),
            access_points: directory.access_points.iter().map(access_point).collect(),
            line_operators: LineOperator::ALL
                .iter()
                .map(|o| choice(o.as_wire(), o.label_en(), o.label_zh(), None))
                .collect(),
            port_types: PortType::ALL
                .iter()
                .map(|p| {
                    choice(
                        p.as_wire(),
                        p.label_en(),
                        p.label_zh(),
                        Some(p.speed_mbps()),
                    )
                })
                .collect(),
            line_types: LineType::ALL
                .iter()
                .map(|l| choice(l.as_wire(), l.label_en(), l.label_zh(), None))
                .collect(),
            features: Feature::ALL
                .iter()
                .filter(|feature| !feature.failover_group_only_high_reliability())
                .map(feature)
                .collect(),
            order_features: Feature::ALL.iter().map(feature).collect(),
            optics: directory
                .optics
                .iter()
                .map(|optic| OpticView {
                    model: optic.model.clone(),
                    port_type: optic.port_type.as_wire().to_owned(),
                    wavelength_nm: optic.wavelength_nm,
                    wdm: optic.wdm,
                    reach_km: optic.reach_km,
                    standard: optic.standard,
                })
                .collect(),
        })
    }
}

pub(crate) fn field_word(field: PointField) -> PointFieldWord {
    match field {
        PointField::NameZh => PointFieldWord::NameZh,
        PointField::Operator => PointFieldWord::Operator,
        PointField::Landmark => PointFieldWord::Landmark,
        PointField::AccessFlow => PointFieldWord::AccessFlow,
        PointField::Id => PointFieldWord::Id,
        PointField::ThirdPartyFee => PointFieldWord::ThirdPartyFee,
    }
}

pub(crate) fn status_word(status: PointStatus) -> PointStatusWord {
    match status {
        PointStatus::Recommended => PointStatusWord::Recommended,
        PointStatus::Hot => PointStatusWord::Hot,
        PointStatus::Full => PointStatusWord::Full,
        PointStatus::Disabled => PointStatusWord::Disabled,
    }
}

fn written(by: &str, at: DateTime<Utc>) -> WrittenView {
    WrittenView {
        by: by.to_owned(),
        at: instant(at),
    }
}

fn place(point: &AccessPoint) -> Option<PlaceView> {
    let city = Cities::shipped().ok()?.city(point.city.as_deref()?)?;
    Some(PlaceView {
        city: city.key.clone(),
        name: both(&city.name_en, &city.name_zh),
        country: city.country.clone(),
        lat: city.point.lat(),
        lon: city.point.lon(),
        inferred: point.city_inferred,
    })
}

fn notes(point: &AccessPoint) -> Option<PointNotesView> {
    let dated = point.known.notes.as_ref()?;
    let notes = &dated.what;
    Some(PointNotesView {
        address: notes.address.clone(),
        rooms: notes.rooms.clone(),
        has_contact: notes.contact.is_some(),
        notes: notes.notes.clone(),
        port_types: notes.port_types.clone(),
        carriers: notes.carriers.clone(),
        status: PointStatus::from_wire(&notes.status).ok().map(status_word),
        status_seen: notes.status_seen.clone(),
        written: written(&notes.by, dated.at),
    })
}

fn feature(feature: &Feature) -> ChoiceView {
    ChoiceView {
        value: feature.as_wire().to_owned(),
        name: both(feature.label_en(), feature.label_zh()),
        speed_mbps: None,
        api_key: Some(feature.api_key().to_owned()),
    }
}

/// An access point for the window.
pub(crate) fn access_point(point: &AccessPoint) -> AccessPointView {
    let takes = |operator: &LineOperator| !matches!(point.accepts(*operator), Acceptance::No(_));
    let takes_only = if LineOperator::ALL.iter().all(takes) {
        Vec::new()
    } else {
        LineOperator::ALL
            .iter()
            .filter(|o| takes(o))
            .map(|o| o.as_wire().to_owned())
            .collect()
    };
    AccessPointView {
        key: point.name_en.clone(),
        name: both(&point.name_en, &point.name_zh),
        name_zh_derived: point.name_zh_derived,
        region: point.region.clone(),
        operator: point.operator.clone(),
        landmark: point.landmark.clone(),
        mainland: point.mainland,
        third_party_fee: point.third_party_fee,
        access_flow: flow(point.access_flow),
        id: point.id.clone(),
        id_inferred: point.id.is_some() && !point.id_stated,
        zone: point.zone.to_string(),
        city: both(&point.city_en, &point.city_zh),
        takes_only,
        alibaba: point.operator_is_alibaba,
        third_party_site: point.third_party_site,
        place: place(point),
        added: point.added,
        added_by: point
            .known
            .added
            .as_ref()
            .filter(|_| point.added)
            .map(|added| written(&added.what.by, added.at)),
        favourite: point.known.favourite,
        corrected: point
            .corrected
            .iter()
            .map(|corrected| CorrectedView {
                field: field_word(corrected.field),
                yours: corrected.yours.clone(),
                shipped: corrected.shipped.clone(),
                unsettled: corrected.unsettled,
                written: written(&corrected.by, corrected.at),
            })
            .collect(),
        notes: notes(point),
    }
}
