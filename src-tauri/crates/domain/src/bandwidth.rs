//! Bandwidth as contracted, in Mbit/s.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::port::PortType;
use crate::problem::{ProblemCode, Problems};
use crate::text;

/// The contracted bandwidth in Mbit/s: 2 to 102,400. Informative for Alibaba Cloud; the port limits it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Bandwidth(u32);

/// A number outside 2 to 102,400 Mbit/s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} Mbit/s is outside {min} to {max}", min = Bandwidth::MIN, max = Bandwidth::MAX)]
pub struct BandwidthRange(pub u32);

impl Bandwidth {
    /// Least bandwidth, Mbit/s. Source: parameter `Bandwidth` of ApplyPhysicalConnectionLOA.
    pub const MIN: u32 = 2;
    /// Most bandwidth, Mbit/s: the largest value of a virtual border router.
    pub const MAX: u32 = 102_400;
    /// Most that the application field of the API takes, Mbit/s.
    pub const API_MAX: u32 = 10_240;

    /// Reads `4000`, `4,000`, `4 000`, `500M`, `10G`, `2.5 Gbit/s`. Without a unit the number is Mbit/s.
    ///
    /// Above [`Self::API_MAX`] a warning is added; the value is returned all the same.
    pub fn parse(field: &str, raw: &str, problems: &mut Problems) -> Option<Self> {
        if text::is_blank(raw) {
            problems.block(field, ProblemCode::Required);
            return None;
        }
        let Some(mbps) = mbps(raw) else {
            problems.block(field, ProblemCode::BandwidthForm);
            return None;
        };
        let read = u32::try_from(mbps)
            .ok()
            .and_then(|mbps| Self::try_from(mbps).ok());
        let Some(bandwidth) = read else {
            problems
                .block(field, ProblemCode::BandwidthRange)
                .with("min", Self::MIN)
                .with("max", Self::MAX);
            return None;
        };
        if bandwidth.0 > Self::API_MAX {
            problems
                .warn(field, ProblemCode::BandwidthBeyondApi)
                .with("limit", Self::API_MAX);
        }
        Some(bandwidth)
    }

    /// Mbit/s.
    #[must_use]
    pub const fn mbps(self) -> u32 {
        self.0
    }

    /// Adds a warning when the port carries less than this.
    pub fn check_port(self, field: &str, port: PortType, problems: &mut Problems) {
        if self.0 > port.speed_mbps() {
            problems
                .warn(field, ProblemCode::BandwidthBeyondPort)
                .with("limit", port.speed_mbps())
                .with("port", port.as_wire());
        }
    }
}

impl TryFrom<u32> for Bandwidth {
    type Error = BandwidthRange;
    fn try_from(mbps: u32) -> Result<Self, BandwidthRange> {
        if (Self::MIN..=Self::MAX).contains(&mbps) {
            Ok(Self(mbps))
        } else {
            Err(BandwidthRange(mbps))
        }
    }
}

impl From<Bandwidth> for u32 {
    fn from(bandwidth: Bandwidth) -> Self {
        bandwidth.0
    }
}

/// `10 Gbit/s` for whole gigabits, otherwise `2500 Mbit/s`; [`Bandwidth::parse`] reads both.
impl fmt::Display for Bandwidth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_multiple_of(1000) {
            write!(f, "{} Gbit/s", self.0 / 1000)
        } else {
            write!(f, "{} Mbit/s", self.0)
        }
    }
}

/// The number of Mbit/s that a text says, or `None` when it says no number plainly.
fn mbps(raw: &str) -> Option<u64> {
    // Full-width digits and every kind of space become the plain ones.
    let plain: String = raw.nfkc().collect::<String>().trim().to_lowercase();
    let split = plain
        .find(|c: char| c.is_alphabetic())
        .unwrap_or(plain.len());
    let (number, unit) = plain.split_at(split);
    let thousandths_of_unit = match unit {
        "" | "m" | "mb" | "mbps" | "mbit" | "mbit/s" | "mb/s" => 1,
        "g" | "gb" | "gbps" | "gbit" | "gbit/s" | "gb/s" | "ge" => 1000,
        _ => return None,
    };
    let number = number.trim();
    match number.split_once('.') {
        // A point in a number without G could be a thousands mark of another country: ask.
        Some(_) if thousandths_of_unit == 1 => None,
        Some((whole, fraction)) => {
            let digits = fraction.len();
            if digits == 0 || digits > 3 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            let fraction: u64 = format!("{fraction:0<3}").parse().ok()?;
            whole_number(whole)?
                .checked_mul(1000)?
                .checked_add(fraction)
        }
        None => whole_number(number)?.checked_mul(thousandths_of_unit),
    }
}

/// Digits, plain or in groups of three that are set apart by commas or spaces.
fn whole_number(text: &str) -> Option<u64> {
    let groups: Vec<&str> = text.split([',', ' ']).collect();
    let all_digits = groups
        .iter()
        .all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    let grouped = groups.len() == 1
        || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    if all_digits && grouped {
        groups.concat().parse().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(raw: &str) -> Result<u32, ProblemCode> {
        let mut problems = Problems::new();
        match Bandwidth::parse("bandwidth", raw, &mut problems) {
            Some(bandwidth) => Ok(bandwidth.mbps()),
            None => Err(problems.into_vec()[0].code),
        }
    }

    #[test]
    fn the_ways_people_write_it() {
        for (raw, mbps) in [
            ("4000", 4000),
            ("4,000", 4000),
            ("4 000", 4000),
            ("4\u{202f}000", 4000),
            ("４０００", 4000),
            ("10G", 10_000),
            ("10 Gbit/s", 10_000),
            ("10GE", 10_000),
            ("500M", 500),
            ("500 Mbps", 500),
            ("2.5G", 2500),
            ("0.5 G", 500),
            ("2", 2),
            ("102,400", 102_400),
            (" 100 m ", 100),
        ] {
            assert_eq!(read(raw), Ok(mbps), "{raw}");
        }
    }

    #[test]
    fn what_could_mean_two_things_is_asked_again() {
        for raw in [
            "4.000", "4,00", "1,2345", "4,,000", "ten", "10T", "10 G x", "-5", "1e3", "2.5",
            "0.0005G", ".5G", "2.G", "4, 000",
        ] {
            assert_eq!(read(raw), Err(ProblemCode::BandwidthForm), "{raw}");
        }
        for raw in ["0", "1", "102401", "103G", "999999999999999999"] {
            assert_eq!(read(raw), Err(ProblemCode::BandwidthRange), "{raw}");
        }
        assert_eq!(read(" \u{a0}"), Err(ProblemCode::Required));
        assert_eq!(
            read("99999999999999999999999"),
            Err(ProblemCode::BandwidthForm),
            "too long for any number"
        );
    }

    #[test]
    fn beyond_the_field_of_the_api_is_a_warning() {
        let mut problems = Problems::new();
        assert_eq!(
            Bandwidth::parse("b", "10240", &mut problems)
                .unwrap()
                .mbps(),
            10_240
        );
        assert!(problems.is_empty());
        assert!(Bandwidth::parse("b", "10241", &mut problems).is_some());
        assert!(!problems.has_blocks());
        assert_eq!(problems.into_vec()[0].code, ProblemCode::BandwidthBeyondApi);
    }

    #[test]
    fn a_port_carries_its_own_speed_and_no_more() {
        let mut problems = Problems::new();
        Bandwidth::try_from(10_000)
            .unwrap()
            .check_port("b", PortType::Lr10G, &mut problems);
        assert!(problems.is_empty());
        Bandwidth::try_from(10_001)
            .unwrap()
            .check_port("b", PortType::Lr10G, &mut problems);
        assert_eq!(
            problems.into_vec()[0].code,
            ProblemCode::BandwidthBeyondPort
        );
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(mbps in Bandwidth::MIN..=Bandwidth::MAX) {
            let bandwidth = Bandwidth::try_from(mbps).unwrap();
            prop_assert_eq!(read(&bandwidth.to_string()), Ok(mbps));
            let json = serde_json::to_string(&bandwidth).unwrap();
            prop_assert_eq!(serde_json::from_str::<Bandwidth>(&json).unwrap(), bandwidth);
        }

        #[test]
        fn no_text_is_read_out_of_range(raw in "[0-9., gGmM]{0,9}") {
            if let Ok(mbps) = read(&raw) {
                prop_assert!((Bandwidth::MIN..=Bandwidth::MAX).contains(&mbps));
            }
        }
    }
}
