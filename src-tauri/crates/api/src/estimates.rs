//! Estimates for pairs that nobody has measured, from the cities at both ends.

/// Round trip in microseconds between an access point and a region's city; `None` where a city is not known.
pub(crate) fn micros(_access_point: &str, _region: &str) -> Option<u32> {
    None
}
