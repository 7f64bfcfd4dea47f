//! Estimates for pairs that nobody has measured, from the cities at both ends.

use crate::directory::cities;
use desk_domain::directory::{AccessPoint, Directory};
use desk_domain::latency::estimate;

/// Round trip in microseconds between an access point and a region's city; `None` where a city is not known.
pub(crate) fn micros(directory: &Directory, point: &AccessPoint, region: &str) -> Option<u32> {
    estimate::between(directory, cities().ok()?, point, region)
}
