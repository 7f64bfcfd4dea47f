//! The directory as the user has it: the shipped one, with what they know laid over it.

use crate::access_point::{Addition, Dated, Known, PointField, yes_or_no};
use crate::city::Cities;
use crate::directory::{AccessPoint, Directory, Region};
use crate::port::AccessFlow;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// A shipped value and the user's own beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// Which value.
    pub field: PointField,
    /// The user's, empty for “there is none”. It is the one that counts.
    pub yours: String,
    /// What is shipped now.
    pub shipped: String,
    /// The shipped value has changed since, and is not the user's: one of the two is to be chosen.
    pub unsettled: bool,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Directory {
    /// This directory with what the user knows laid over it, by key of the access point.
    ///
    /// Total: what fits nowhere (a correction of an access point that is neither shipped nor added) is left out.
    #[must_use]
    pub fn with(&self, known: &BTreeMap<String, Known>) -> Self {
        let mut merged = self.clone();
        for point in &mut merged.access_points {
            if let Some(known) = known.get(&point.name_en) {
                lay_over(point, known);
            }
        }
        for (key, known) in known {
            if let Some(added) = &known.added
                && self.access_point(key).is_none()
            {
                merged.add(key, added, known);
            }
        }
        merged
    }

    fn add(&mut self, key: &str, added: &Dated<Addition>, known: &Known) {
        let addition = &added.what;
        let city = Cities::shipped()
            .ok()
            .and_then(|cities| cities.city(&addition.city));
        let zone = addition.zone.parse().ok().or(city.map(|city| city.zone));
        let (city_en, city_zh) = city.map_or_else(Default::default, |city| {
            (city.name_en.clone(), city.name_zh.clone())
        });
        let region = self.region(&addition.region);
        let zone = zone.or(region.map(|region| region.zone)).unwrap_or(Tz::UTC);
        let mainland = region.map_or(addition.mainland, |region| region.mainland);
        if region.is_none() {
            let names = addition.region_names.clone().unwrap_or_default();
            self.regions.push(Region {
                key: addition.region.clone(),
                region_id: None,
                name_en: names.en,
                name_zh: names.zh,
                name_zh_derived: false,
                mainland,
                zone,
                city_en: city_en.clone(),
                city_zh: city_zh.clone(),
            });
        }
        let mut point = AccessPoint {
            name_en: key.to_owned(),
            region: addition.region.clone(),
            mainland,
            zone,
            city: city.map(|city| city.key.clone()),
            city_en,
            city_zh,
            added: true,
            ..AccessPoint::default()
        };
        for &field in PointField::ALL {
            point.set(field, addition.value(field));
        }
        point.known = known.clone();
        self.access_points.push(point);
    }
}

/// Lays what is known over a shipped access point.
fn lay_over(point: &mut AccessPoint, known: &Known) {
    for &field in PointField::ALL {
        let shipped = point.value(field);
        let (yours, then, by, at) = match (known.corrections.get(field.as_wire()), &known.added) {
            (Some(Dated { what, at }), _) => match &what.yours {
                Some(yours) => (yours.clone(), what.shipped.clone(), &what.by, *at),
                None => continue,
            },
            // added by the user before it was shipped
            (None, Some(Dated { what, at })) => (what.value(field).to_owned(), None, &what.by, *at),
            (None, None) => continue,
        };
        if yours == shipped {
            continue; // they agree by now
        }
        point.set(field, &yours);
        point.corrected.push(Corrected {
            field,
            unsettled: then.as_deref() != Some(shipped.as_str()),
            yours,
            shipped,
            by: by.clone(),
            at,
        });
    }
    point.known = known.clone();
}

impl AccessPoint {
    /// A correctable value as text; empty where there is none.
    #[must_use]
    pub fn value(&self, field: PointField) -> String {
        match field {
            PointField::NameZh => self.name_zh.clone(),
            PointField::Operator => self.operator.clone(),
            PointField::Landmark => self.landmark.clone().unwrap_or_default(),
            PointField::AccessFlow => self.access_flow.as_wire().to_owned(),
            PointField::Id => self.id.clone().unwrap_or_default(),
            PointField::ThirdPartyFee => yes_or_no(self.third_party_fee).to_owned(),
        }
    }

    /// Puts a value in as the user wrote it; a word that is none leaves the value as it was.
    fn set(&mut self, field: PointField, value: &str) {
        let some = || (!value.is_empty()).then(|| value.to_owned());
        match field {
            PointField::NameZh => {
                value.clone_into(&mut self.name_zh);
                self.name_zh_derived = false;
            }
            PointField::Operator => {
                value.clone_into(&mut self.operator);
                self.operator_is_alibaba = is_alibaba(value);
            }
            PointField::Landmark => self.landmark = some(),
            PointField::AccessFlow => {
                if let Ok(flow) = AccessFlow::from_wire(value) {
                    self.access_flow = flow;
                }
            }
            PointField::Id => {
                self.id = some();
                self.id_stated = self.id.is_some(); // copied from the console, not inferred
            }
            PointField::ThirdPartyFee => self.third_party_fee = value == "yes",
        }
    }

    /// What the user wrote stands against a shipped value that has changed since.
    #[must_use]
    pub fn is_unsettled(&self) -> bool {
        self.corrected.iter().any(|corrected| corrected.unsettled)
    }
}

/// Whether an operator as the user writes it is Alibaba Cloud itself.
fn is_alibaba(operator: &str) -> bool {
    let lower = operator.to_lowercase();
    lower == "alibaba" || lower == "alibaba cloud" || operator == "阿里云" || operator == "阿里巴巴"
}
