//! The shipped directory, for the forms.

use crate::Desk;
use crate::wire::{
    AccessFlowWord, AccessPointView, ApiError, BothNames, ChoiceView, DirectoryView, ErrorCode,
    Nothing, OpticView, RegionView,
};
use desk_domain::chance::Occasion;
use desk_domain::directory::{Acceptance, AccessPoint, Directory};
use desk_domain::port::{AccessFlow, Feature, LineOperator, LineType, PortType};

/// The directory; a release always has it, a test of the domain reads it.
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
        let directory = shipped()?;
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
                .map(|f| ChoiceView {
                    api_key: Some(f.api_key().to_owned()),
                    ..choice(f.as_wire(), f.label_en(), f.label_zh(), None)
                })
                .collect(),
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

fn access_point(point: &AccessPoint) -> AccessPointView {
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
    }
}
