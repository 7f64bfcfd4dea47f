//! The shipped directory: regions, access points and optics, with their source and date.
//!
//! `data/directory.json` is data of the project, made from published pages; its notes say what is derived,
//! inferred or added. What a source does not say is absent here, never guessed.

use crate::access_point::Known;
use crate::city::Cities;
use crate::distance::Point;
use crate::merged::Corrected;
use crate::port::{AccessFlow, LineOperator, PortType};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer};
use std::sync::OnceLock;

/// The whole directory.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directory {
    /// Where the data come from.
    pub source: String,
    /// Date of the data, `YYYY-MM-DD`.
    pub date: String,
    /// What is derived, inferred or added.
    pub notes: Vec<String>,
    /// Regions that have access points.
    pub regions: Vec<Region>,
    /// Access points.
    pub access_points: Vec<AccessPoint>,
    /// Carriers, as the source names them.
    pub carriers: Vec<Carrier>,
    /// Port types that are offered, as the source names them.
    pub port_types: Vec<PortTypeEntry>,
    /// Transceivers on the provider's side.
    pub optics: Vec<Optic>,
}

/// A carrier of the source.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carrier {
    /// Wire value.
    pub value: LineOperator,
    /// English name.
    pub name_en: String,
    /// Chinese name.
    pub name_zh: String,
}

/// A port type of the source. Copper is in the source and not here: it is not offered.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortTypeEntry {
    /// Wire value.
    pub value: PortType,
    /// English name.
    pub name_en: String,
    /// Chinese name.
    pub name_zh: String,
    /// Speed in Mbit/s.
    pub speed_mbps: u32,
}

/// A region.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Region id, or the English label where the source gives none.
    pub key: String,
    /// Such as `cn-hangzhou`.
    pub region_id: Option<String>,
    /// English name.
    pub name_en: String,
    /// Chinese name.
    pub name_zh: String,
    /// The Chinese name is derived.
    pub name_zh_derived: bool,
    /// Chinese mainland.
    pub mainland: bool,
    /// Time zone of its access points.
    #[serde(deserialize_with = "read_zone")]
    pub zone: Tz,
    /// City that people know the zone by, English.
    pub city_en: String,
    /// The same in Chinese.
    pub city_zh: String,
}

/// An access point.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "StoredPoint")]
pub struct AccessPoint {
    /// English name, the key in this directory.
    pub name_en: String,
    /// Chinese name.
    pub name_zh: String,
    /// The Chinese name is derived.
    pub name_zh_derived: bool,
    /// Key of its region.
    pub region: String,
    /// Operator of the facility.
    pub operator: String,
    /// Alibaba Cloud operates the building.
    pub operator_is_alibaba: bool,
    /// Landmark nearby; the street address stands in the LOA.
    pub landmark: Option<String>,
    /// A third party charges a fee.
    pub third_party_fee: bool,
    /// Listed as a third-party site; not known outside the mainland.
    pub third_party_site: Option<bool>,
    /// How people get in.
    pub access_flow: AccessFlow,
    /// `ap-…`, where known.
    pub id: Option<String>,
    /// The source states id and name together; otherwise the pairing is inferred.
    pub id_stated: bool,
    /// Chinese mainland.
    pub mainland: bool,
    /// Time zone, from its region.
    pub zone: Tz,
    /// City for the zone, English.
    pub city_en: String,
    /// The same in Chinese.
    pub city_zh: String,
    /// Key of the city that it stands in, in [`Cities`].
    pub city: Option<String>,
    /// That city is inferred, not read from the name.
    pub city_inferred: bool,
    /// It is the user's addition, not shipped.
    pub added: bool,
    /// What the user knows of it.
    pub known: Known,
    /// Shipped values that the user corrected.
    pub corrected: Vec<Corrected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredPoint {
    name_en: String,
    name_zh: String,
    name_zh_derived: bool,
    region: String,
    operator: String,
    operator_is_alibaba: bool,
    landmark: Option<String>,
    third_party_fee: bool,
    third_party_site: Option<bool>,
    access_flow: AccessFlow,
    id: Option<String>,
    id_stated: Option<bool>,
}

impl From<StoredPoint> for AccessPoint {
    /// Place and zone come from the region, once the whole directory is read.
    fn from(stored: StoredPoint) -> Self {
        Self {
            name_en: stored.name_en,
            name_zh: stored.name_zh,
            name_zh_derived: stored.name_zh_derived,
            region: stored.region,
            operator: stored.operator,
            operator_is_alibaba: stored.operator_is_alibaba,
            landmark: stored.landmark,
            third_party_fee: stored.third_party_fee,
            third_party_site: stored.third_party_site,
            access_flow: stored.access_flow,
            id: stored.id,
            id_stated: stored.id_stated.unwrap_or(false),
            ..Self::default()
        }
    }
}

impl Default for AccessPoint {
    fn default() -> Self {
        Self {
            name_en: String::new(),
            name_zh: String::new(),
            name_zh_derived: false,
            region: String::new(),
            operator: String::new(),
            operator_is_alibaba: false,
            landmark: None,
            third_party_fee: false,
            third_party_site: None,
            access_flow: AccessFlow::SmsQr,
            id: None,
            id_stated: false,
            mainland: false,
            zone: Tz::UTC,
            city_en: String::new(),
            city_zh: String::new(),
            city: None,
            city_inferred: false,
            added: false,
            known: Known::default(),
            corrected: Vec::new(),
        }
    }
}

/// A transceiver on the provider's side.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Optic {
    /// Wire value of `OpticalModuleModel`.
    pub model: String,
    /// Port type that it fits.
    pub port_type: PortType,
    /// Wavelength in nm; of a wavelength-division optic, the middle of its band.
    pub wavelength_nm: u32,
    /// Four wavelengths on one fibre.
    pub wdm: bool,
    /// Reach in km.
    pub reach_km: u32,
    /// The one that is fitted by default (10 km).
    pub standard: bool,
}

/// The directory file cannot be read: a fault of the build, not of the user.
#[derive(Debug, Clone, thiserror::Error)]
pub enum DirectoryError {
    /// Not in its shape.
    #[error("the shipped directory cannot be read: {0}")]
    Shape(String),
    /// An access point names a region that is not listed.
    #[error("access point {0} names a region that is not listed")]
    Region(String),
}

/// Whether an access point takes the circuits of a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acceptance {
    /// Nothing speaks against it.
    Yes,
    /// It does not.
    No(NotAccepted),
    /// It depends on the building.
    Unknown,
}

/// Why it does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAccepted {
    /// The site belongs to this carrier and takes only its own circuits.
    OwnCircuitsOnly(LineOperator),
}

impl Directory {
    /// The directory that the program ships, read once.
    ///
    /// # Errors
    /// The file is not in its shape; a test of this crate reads it, so a released program never sees that.
    pub fn shipped() -> Result<&'static Self, DirectoryError> {
        static SHIPPED: OnceLock<Result<Directory, DirectoryError>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| Self::read(include_str!("../data/directory.json")))
            .as_ref()
            .map_err(Clone::clone)
    }

    fn read(text: &str) -> Result<Self, DirectoryError> {
        let mut directory: Self =
            serde_json::from_str(text).map_err(|e| DirectoryError::Shape(e.to_string()))?;
        for point in &mut directory.access_points {
            let region = directory
                .regions
                .iter()
                .find(|region| region.key == point.region)
                .ok_or_else(|| DirectoryError::Region(point.name_en.clone()))?;
            point.mainland = region.mainland;
            point.zone = region.zone;
            point.city_en.clone_from(&region.city_en);
            point.city_zh.clone_from(&region.city_zh);
            if let Ok(cities) = Cities::shipped()
                && let Some((city, inferred)) = cities.of_access_point(&point.name_en)
            {
                point.city = Some(city.key.clone());
                point.city_inferred = inferred;
            }
        }
        Ok(directory)
    }

    /// An access point by its English name.
    #[must_use]
    pub fn access_point(&self, name_en: &str) -> Option<&AccessPoint> {
        self.access_points
            .iter()
            .find(|point| point.name_en == name_en)
    }

    /// A region by its key.
    #[must_use]
    pub fn region(&self, key: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.key == key)
    }

    /// A transceiver by its model.
    #[must_use]
    pub fn optic(&self, model: &str) -> Option<&Optic> {
        self.optics.iter().find(|optic| optic.model == model)
    }

    /// The transceiver that a port type has by default.
    #[must_use]
    pub fn standard_optic(&self, port_type: PortType) -> Option<&Optic> {
        self.optics
            .iter()
            .find(|optic| optic.port_type == port_type && optic.standard)
    }
}

const BIG_THREE: [LineOperator; 3] = [LineOperator::CT, LineOperator::CU, LineOperator::CM];

/// Cities where the carriers ask for an entry letter of their own, by region key.
const CARRIER_LETTER_REGIONS: [&str; 4] =
    ["cn-beijing", "cn-shanghai", "cn-hangzhou", "cn-shenzhen"];

impl AccessPoint {
    /// The carrier that runs the whole site, if one of the big three does.
    #[must_use]
    pub fn site_carrier(&self) -> Option<LineOperator> {
        BIG_THREE.into_iter().find(|carrier| {
            [carrier.label_en(), carrier.label_zh()].contains(&self.operator.as_str())
        })
    }

    /// The carrier that runs one building of several.
    #[must_use]
    pub fn shared_with(&self) -> Option<LineOperator> {
        if self.site_carrier().is_some() {
            return None;
        }
        BIG_THREE.into_iter().find(|carrier| {
            let names = [carrier.label_en(), carrier.label_zh()];
            names.iter().any(|name| self.operator.contains(name))
        })
    }

    /// Its point on the map, at the accuracy of its city.
    #[must_use]
    pub fn point(&self) -> Option<Point> {
        let city = Cities::shipped().ok()?.city(self.city.as_deref()?)?;
        Some(city.point)
    }

    /// Whether the site takes this provider's circuits.
    #[must_use]
    pub fn accepts(&self, operator: LineOperator) -> Acceptance {
        match self.site_carrier() {
            Some(carrier) if carrier != operator => {
                Acceptance::No(NotAccepted::OwnCircuitsOnly(carrier))
            }
            None if self
                .shared_with()
                .is_some_and(|carrier| carrier != operator) =>
            {
                Acceptance::Unknown
            }
            _ => Acceptance::Yes,
        }
    }

    /// Whether the carrier's own entry letter, stamped by the customer and by Alibaba Cloud, is needed as well:
    /// sites of China Telecom, China Unicom and China Mobile in Beijing, Shanghai, Hangzhou and Shenzhen.
    #[must_use]
    pub fn carrier_letter_needed(&self) -> bool {
        let by_carrier = self.site_carrier().or(self.shared_with()).is_some();
        by_carrier && CARRIER_LETTER_REGIONS.contains(&self.region.as_str())
    }
}

fn read_zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Tz, D::Error> {
    let name = String::deserialize(deserializer)?;
    name.parse().map_err(serde::de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_shipped_directory_is_whole() {
        let directory = Directory::shipped().unwrap();
        assert_eq!(directory.access_points.len(), 130);
        let names: HashSet<_> = directory.access_points.iter().map(|p| &p.name_en).collect();
        assert_eq!(names.len(), 130, "names are keys");
        let flows = |flow| {
            directory
                .access_points
                .iter()
                .filter(|p| p.access_flow == flow)
                .count()
        };
        assert_eq!(
            (
                flows(AccessFlow::SmsQr),
                flows(AccessFlow::ThirdPartyLoa),
                flows(AccessFlow::ContactOnsiteEngineer)
            ),
            (59, 19, 52)
        );
        let without_id = directory
            .access_points
            .iter()
            .filter(|p| directory.region(&p.region).unwrap().region_id.is_none());
        assert_eq!(
            without_id.count(),
            8,
            "eight access points have a region without an id"
        );
        assert_eq!(
            directory
                .access_points
                .iter()
                .filter(|p| p.id.is_some())
                .count(),
            18
        );
        assert_eq!(
            directory
                .access_points
                .iter()
                .filter(|p| p.id_stated)
                .count(),
            5
        );
    }

    #[test]
    fn zones_follow_the_region_and_are_never_left_at_utc() {
        for point in &Directory::shipped().unwrap().access_points {
            assert_ne!(point.zone, Tz::UTC, "{}", point.name_en);
            assert!(!point.city_zh.is_empty(), "{}", point.name_en);
            assert_eq!(
                point.mainland,
                point.zone == Tz::Asia__Shanghai,
                "{}",
                point.name_en
            );
            assert_eq!(
                point.mainland,
                point.access_flow != AccessFlow::ContactOnsiteEngineer,
                "{}",
                point.name_en
            );
        }
    }

    #[test]
    fn a_carriers_site_takes_only_its_own_circuits() {
        let directory = Directory::shipped().unwrap();
        let xiaoshan = directory.access_point("Hangzhou-Xiaoshan-B").unwrap();
        assert_eq!(xiaoshan.accepts(LineOperator::CT), Acceptance::Yes);
        assert_eq!(
            xiaoshan.accepts(LineOperator::CU),
            Acceptance::No(NotAccepted::OwnCircuitsOnly(LineOperator::CT))
        );
        assert!(xiaoshan.carrier_letter_needed());
        let daxing = directory.access_point("Beijing-Daxing-A").unwrap();
        assert_eq!(
            daxing.accepts(LineOperator::CU),
            Acceptance::Unknown,
            "one building is China Telecom’s"
        );
        let singapore = directory.access_point("Singapore-A").unwrap();
        assert_eq!(singapore.accepts(LineOperator::Equinix), Acceptance::Yes);
        assert!(!singapore.carrier_letter_needed());
    }

    #[test]
    fn every_port_type_has_its_10_km_optic() {
        let directory = Directory::shipped().unwrap();
        for port_type in PortType::ALL {
            assert_eq!(
                directory.standard_optic(*port_type).unwrap().reach_km,
                10,
                "{port_type}"
            );
        }
        assert_eq!(
            directory
                .optic("SFP-10G-LR-SM1310,10KM")
                .unwrap()
                .wavelength_nm,
            1310
        );
    }

    #[test]
    fn the_words_of_the_file_are_the_words_of_the_code() {
        let directory = Directory::shipped().unwrap();
        let carriers: Vec<_> = directory.carriers.iter().map(|c| c.value).collect();
        assert_eq!(carriers, LineOperator::ALL);
        let same_name = |c: &Carrier| c.name_zh == c.value.label_zh();
        assert!(directory.carriers.iter().all(same_name));
        let ports: Vec<_> = directory.port_types.iter().map(|p| p.value).collect();
        assert_eq!(ports, PortType::ALL);
        let same_speed = |p: &PortTypeEntry| p.speed_mbps == p.value.speed_mbps();
        assert!(directory.port_types.iter().all(same_speed));
    }

    #[test]
    fn optics_say_what_their_model_says() {
        for optic in &Directory::shipped().unwrap().optics {
            let tail = format!("{},{}KM", optic.wavelength_nm, optic.reach_km);
            assert!(optic.model.ends_with(&tail), "{}", optic.model);
            assert_eq!(optic.wdm, optic.model.contains("WDM"), "{}", optic.model);
        }
    }

    #[test]
    fn a_file_of_another_form_is_refused() {
        let shipped = include_str!("../data/directory.json");
        assert!(Directory::read(shipped).is_ok());
        let no_such_zone = shipped.replacen("Asia/Shanghai", "Asia/Atlantis", 1);
        assert!(matches!(
            Directory::read(&no_such_zone),
            Err(DirectoryError::Shape(_))
        ));
        let no_such_region =
            shipped.replacen(r#""region": "cn-qingdao""#, r#""region": "cn-nowhere""#, 1);
        assert!(matches!(
            Directory::read(&no_such_region),
            Err(DirectoryError::Region(_))
        ));
    }
}
