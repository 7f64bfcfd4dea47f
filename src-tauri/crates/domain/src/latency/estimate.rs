//! A latency from the distance, for pairs that nobody has measured.
//!
//! Both ends are known to the city only, and how a fibre runs is not known at all: this is a guess at the
//! order of magnitude, and is always shown as one.

/// Mean radius of the earth in km.
const EARTH_KM: f64 = 6371.0;

/// Time that light needs for one km of fibre, in microseconds: 1 km / (c / 1.468).
pub const MICROS_PER_KM: f64 = 4.9;

/// How much longer a fibre is than the great circle; a rule of thumb of this project, inferred.
pub const ROUTE_FACTOR: f64 = 1.5;

/// Least distance that is assumed, in km, because points in one city cannot be told apart.
pub const LEAST_KM: f64 = 20.0;

/// A point on the earth in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// North is positive.
    pub lat: f64,
    /// East is positive.
    pub lon: f64,
}

/// Great-circle distance in km.
#[must_use]
pub fn distance_km(a: Point, b: Point) -> f64 {
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let chord = half(b.lat - a.lat) + lat_a.cos() * lat_b.cos() * half(b.lon - a.lon);
    2.0 * EARTH_KM * chord.clamp(0.0, 1.0).sqrt().asin()
}

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
