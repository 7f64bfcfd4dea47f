//! Points on the Earth and how far apart they are.

use std::fmt;

/// Mean radius of the Earth in km (IUGG, R1).
const EARTH_KM: f64 = 6371.0088;

/// A point: degrees of WGS 84, latitude −90 to 90, longitude −180 to 180.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    lat: f64,
    lon: f64,
}

impl Point {
    /// A point; `None` when a number is not of this Earth.
    #[must_use]
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon))
            .then_some(Self { lat, lon })
    }

    /// Reads latitude and longitude as they are kept: decimal degrees.
    #[must_use]
    pub fn read(lat: &str, lon: &str) -> Option<Self> {
        Self::new(lat.parse().ok()?, lon.parse().ok()?)
    }

    /// Latitude in degrees, north positive.
    #[must_use]
    pub const fn lat(self) -> f64 {
        self.lat
    }

    /// Longitude in degrees, east positive.
    #[must_use]
    pub const fn lon(self) -> f64 {
        self.lon
    }

    /// Great-circle distance in km (haversine, which stays exact for near points).
    #[must_use]
    pub fn km_to(self, other: Self) -> f64 {
        let (from, to) = (self.lat.to_radians(), other.lat.to_radians());
        let (lat, lon) = (to - from, (other.lon - self.lon).to_radians());
        let h = (lat / 2.0).sin().powi(2) + from.cos() * to.cos() * (lon / 2.0).sin().powi(2);
        2.0 * EARTH_KM * h.sqrt().min(1.0).asin()
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.lat, self.lon)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point() -> impl Strategy<Value = Point> {
        (-90.0..=90.0_f64, -180.0..=180.0_f64).prop_map(|(lat, lon)| Point { lat, lon })
    }

    proptest! {
        #[test]
        fn a_distance_is_one(a in point(), b in point(), c in point()) {
            let half_way_round = std::f64::consts::PI * EARTH_KM;
            prop_assert!((a.km_to(b) - b.km_to(a)).abs() < 1e-6, "the way there is the way back");
            prop_assert!(a.km_to(a) == 0.0);
            prop_assert!((0.0..=half_way_round + 1e-6).contains(&a.km_to(b)));
            prop_assert!(a.km_to(c) <= a.km_to(b) + b.km_to(c) + 1e-6, "a detour is not shorter");
        }

        #[test]
        fn a_degree_of_latitude_is_the_same_everywhere(lat in -89.0..=89.0_f64, lon in -180.0..=180.0_f64) {
            let (a, b) = (Point { lat, lon }, Point { lat: lat + 1.0, lon });
            prop_assert!((a.km_to(b) - 111.195).abs() < 0.001, "{}", a.km_to(b));
        }
    }

    #[test]
    fn known_pairs() {
        let hangzhou = Point::new(30.29365, 120.16142).unwrap();
        let beijing = Point::new(39.9075, 116.39723).unwrap();
        let singapore = Point::new(1.28967, 103.85007).unwrap();
        let (paris, new_york) = (
            Point::new(48.8566, 2.3522).unwrap(),
            Point::new(40.7128, -74.0060).unwrap(),
        );
        // Great-circle distances as other calculators give them, to a km.
        assert_eq!(paris.km_to(new_york).round(), 5837.0);
        assert!(
            (hangzhou.km_to(beijing) - 1122.0).abs() < 5.0,
            "{}",
            hangzhou.km_to(beijing)
        );
        assert!(
            (singapore.km_to(hangzhou) - 3650.0).abs() < 30.0,
            "{}",
            singapore.km_to(hangzhou)
        );
        let (east, west) = (
            Point::new(0.0, 179.5).unwrap(),
            Point::new(0.0, -179.5).unwrap(),
        );
        assert!(
            (east.km_to(west) - 111.195).abs() < 0.001,
            "over the date line"
        );
    }

    #[test]
    fn what_is_not_on_the_earth_is_no_point() {
        for (lat, lon) in [
            ("91", "0"),
            ("0", "180.1"),
            ("NaN", "0"),
            ("inf", "0"),
            ("", "0"),
            ("12,5", "3"),
        ] {
            assert_eq!(Point::read(lat, lon), None, "{lat} {lon}");
        }
        assert_eq!(
            Point::read("-33.86785", "151.20732").unwrap().to_string(),
            "-33.86785, 151.20732"
        );
    }
}
