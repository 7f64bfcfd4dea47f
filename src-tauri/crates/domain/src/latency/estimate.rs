//! A latency from the distance, for pairs that nobody has measured.
//!
//! Both ends are known to the city only, and how a fibre runs is not known at all: this is a guess at the
//! order of magnitude, and is always shown as one.

use crate::city::Cities;
use crate::directory::{AccessPoint, Directory};
use crate::distance::Point;

/// Time that light needs for one km of fibre, in microseconds: 1 km / (c / 1.468).
pub const MICROS_PER_KM: f64 = 4.9;

/// How much longer a fibre is than the great circle; a rule of thumb of this project, inferred.
pub const ROUTE_FACTOR: f64 = 1.5;

/// Least distance that is assumed, in km, because points in one city cannot be told apart.
pub const LEAST_KM: f64 = 20.0;

/// Round trip in microseconds over a fibre between two points.
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "half the way round the earth is under 0.3 s"
)]
pub fn round_trip_micros(distance_km: f64) -> u32 {
    (2.0 * distance_km.max(LEAST_KM) * ROUTE_FACTOR * MICROS_PER_KM).round() as u32
}

/// Round trip in microseconds between an access point and the city of a region; `None` where either is not known.
#[must_use]
pub fn between(
    directory: &Directory,
    cities: &Cities,
    point: &AccessPoint,
    region: &str,
) -> Option<u32> {
    let from = cities.city(point.city.as_deref()?)?.point;
    let to = region_point(directory, cities, region)?;
    Some(round_trip_micros(from.km_to(to)))
}

/// Where the zones of a region are taken to be: in the city that the region is named after or, where it is named
/// after something larger, in the city of its first access point. Inferred: no source places a zone.
#[must_use]
pub fn region_point(directory: &Directory, cities: &Cities, region: &str) -> Option<Point> {
    let named = &directory.region(region)?.city_en;
    let mut of_region = directory
        .access_points
        .iter()
        .filter(|point| point.region == region)
        .filter_map(|point| cities.city(point.city.as_deref()?))
        .peekable();
    let first = of_region.peek().map(|city| city.point);
    of_region
        .find(|city| city.name_en == *named)
        .map(|city| city.point)
        .or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_of_the_directory_has_a_place() {
        let (directory, cities) = (Directory::shipped().unwrap(), Cities::shipped().unwrap());
        for region in &directory.regions {
            assert!(
                region_point(directory, cities, &region.key).is_some(),
                "{}",
                region.key
            );
        }
    }

    #[test]
    fn an_estimate_has_the_right_order_of_magnitude() {
        let (directory, cities) = (Directory::shipped().unwrap(), Cities::shipped().unwrap());
        let estimate = |point: &str, region: &str| {
            let point = directory.access_point(point).unwrap();
            between(directory, cities, point, region).unwrap()
        };
        let same_city = estimate("Hangzhou-Xiaoshan-B", "cn-hangzhou");
        assert_eq!(same_city, round_trip_micros(LEAST_KM), "294 µs");
        // 1,140 km and 16,000 km of great circle, near enough
        let beijing = estimate("Hangzhou-Xiaoshan-B", "cn-beijing");
        assert!((15_000..19_000).contains(&beijing), "{beijing}");
        let far = estimate("Singapore-A", "us-east-1");
        assert!((200_000..260_000).contains(&far), "{far}");
    }

    #[test]
    fn farther_is_never_shorter() {
        let mut before = 0;
        for km in 0..2_000 {
            let now = round_trip_micros(f64::from(km) * 10.0);
            assert!(now >= before);
            before = now;
        }
    }
}
