//! Cities: where access points and sites stand, no nearer than a city.
//!
//! `data/cities.json` names its source, licence and date. The street address of an access point is not
//! published, so a point on the map stands for the whole city, and says so.

use crate::distance::Point;
use chrono_tz::Tz;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The list of cities, with where it comes from.
#[derive(Debug)]
pub struct Cities {
    /// Where the points come from.
    pub source: String,
    /// Licence of the points.
    pub licence: String,
    /// When they were taken, `YYYY-MM-DD`.
    pub date: String,
    /// Cities, the Chinese mainland first.
    pub cities: Vec<City>,
    of_access_point: HashMap<String, Standing>,
}

/// A city.
#[derive(Debug, Clone, PartialEq)]
pub struct City {
    /// Key in this list, such as `CN/Hangzhou`.
    pub key: String,
    /// English name.
    pub name_en: String,
    /// Chinese name.
    pub name_zh: String,
    /// Two letters of ISO 3166-1.
    pub country: String,
    /// Its point.
    pub point: Point,
    /// Its time zone.
    pub zone: Tz,
}

/// Where an access point stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Standing {
    city: usize,
    inferred: bool,
}

/// The city file cannot be read: a fault of the build, not of the user.
#[derive(Debug, Clone, thiserror::Error)]
pub enum CitiesError {
    /// Not in its shape.
    #[error("the list of cities cannot be read: {0}")]
    Shape(String),
    /// A point, a zone or a city that there is not.
    #[error("the list of cities is wrong at {0}")]
    Entry(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredCities {
    source: String,
    licence: String,
    date: String,
    #[serde(rename = "notes")]
    _notes: Vec<String>,
    cities: Vec<StoredCity>,
    access_points: Vec<StoredStanding>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredCity {
    key: String,
    name_en: String,
    name_zh: String,
    country: String,
    lat: f64,
    lon: f64,
    zone: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredStanding {
    access_point: String,
    city: String,
    inferred: bool,
}

impl Cities {
    /// The list that the program ships, read once.
    ///
    /// # Errors
    /// The file is not in its shape; a test of this crate reads it, so a released program never sees that.
    pub fn shipped() -> Result<&'static Self, CitiesError> {
        static SHIPPED: OnceLock<Result<Cities, CitiesError>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| Self::read(include_str!("../data/cities.json")))
            .as_ref()
            .map_err(Clone::clone)
    }

    fn read(text: &str) -> Result<Self, CitiesError> {
        let stored: StoredCities =
            serde_json::from_str(text).map_err(|e| CitiesError::Shape(e.to_string()))?;
        let mut cities = Vec::with_capacity(stored.cities.len());
        let mut by_key = HashMap::new();
        for city in stored.cities {
            let wrong = || CitiesError::Entry(city.key.clone());
            let point = Point::new(city.lat, city.lon).ok_or_else(wrong)?;
            let zone = city.zone.parse().map_err(|_| wrong())?;
            if by_key.insert(city.key.clone(), cities.len()).is_some() {
                return Err(wrong());
            }
            cities.push(City {
                key: city.key,
                name_en: city.name_en,
                name_zh: city.name_zh,
                country: city.country,
                point,
                zone,
            });
        }
        let mut of_access_point = HashMap::new();
        for standing in stored.access_points {
            let city = *by_key
                .get(&standing.city)
                .ok_or_else(|| CitiesError::Entry(standing.access_point.clone()))?;
            let inferred = standing.inferred;
            of_access_point.insert(standing.access_point, Standing { city, inferred });
        }
        Ok(Self {
            source: stored.source,
            licence: stored.licence,
            date: stored.date,
            cities,
            of_access_point,
        })
    }

    /// A city by its key.
    #[must_use]
    pub fn city(&self, key: &str) -> Option<&City> {
        self.cities.iter().find(|city| city.key == key)
    }

    /// The city of a shipped access point, and whether that is inferred rather than read from its name.
    #[must_use]
    pub fn of_access_point(&self, access_point: &str) -> Option<(&City, bool)> {
        let standing = self.of_access_point.get(access_point)?;
        Some((self.cities.get(standing.city)?, standing.inferred))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::Directory;

    #[test]
    fn every_access_point_stands_in_a_city_of_its_own_time() {
        let (cities, directory) = (Cities::shipped().unwrap(), Directory::shipped().unwrap());
        for point in &directory.access_points {
            let (city, inferred) = cities.of_access_point(&point.name_en).unwrap();
            assert_eq!(city.zone, point.zone, "{}", point.name_en);
            assert_eq!(city.country == "CN", point.mainland, "{}", point.name_en);
            assert!(
                inferred || point.name_zh.contains(&city.name_zh),
                "{} in {}",
                point.name_zh,
                city.name_zh
            );
        }
        assert_eq!(cities.of_access_point.len(), directory.access_points.len());
        assert!(
            cities
                .of_access_point
                .values()
                .filter(|s| s.inferred)
                .count()
                == 2
        );
    }

    #[test]
    fn the_list_names_its_source_and_no_two_cities_are_one() {
        let cities = Cities::shipped().unwrap();
        assert!(cities.source.contains("GeoNames") && cities.licence == "CC BY 4.0");
        for (at, a) in cities.cities.iter().enumerate() {
            assert!(!a.name_zh.is_empty() && a.country.len() == 2, "{}", a.key);
            for b in &cities.cities[at + 1..] {
                assert!(a.point.km_to(b.point) > 5.0, "{} and {}", a.key, b.key);
            }
        }
    }

    #[test]
    fn a_wrong_list_is_refused() {
        let with = |city: &str, of: &str| {
            Cities::read(&format!(
                r#"{{"source":"s","licence":"l","date":"d","notes":[],"cities":[{city}],"access_points":[{of}]}}"#
            ))
        };
        let city = |lat: &str, zone: &str| {
            format!(
                r#"{{"key":"k","name_en":"n","name_zh":"z","country":"CN","lat":{lat},"lon":1,"zone":"{zone}"}}"#
            )
        };
        with(&city("1", "Asia/Shanghai"), "").unwrap();
        with(&city("91", "Asia/Shanghai"), "").unwrap_err();
        with(&city("1", "Asia/Nowhere"), "").unwrap_err();
        with("", r#"{"access_point":"a","city":"k","inferred":false}"#).unwrap_err();
    }
}
