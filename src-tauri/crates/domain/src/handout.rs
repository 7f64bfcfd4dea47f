//! The number of a handout, the desk that gave it, and how long it is valid.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Days, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::window::{VisitWindow, end_of_day};

/// Characters of a desk code: none that is taken for another in print or on the phone.
const ALPHABET: &[u8; 24] = b"ACDEFGHJKMNPQRTUVWXY3479";

/// Four characters that tell desks apart, made once at first start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DeskCode([u8; 4]);

/// The number of a handout, such as `LOA-K7PM-2026-000042`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HandoutNumber {
    desk: DeskCode,
    year: u16,
    serial: u32,
}

/// Why a desk code or handout number was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HandoutNumberError {
    /// Not four characters of the alphabet.
    #[error("a desk code has 4 characters, none of them 0, 1, 2, 5, 6, 8, B, I, L, O, S or Z")]
    DeskCode,
    /// Not of the form.
    #[error("a handout number looks like LOA-K7PM-2026-000042")]
    Form,
    /// Year outside 2000 to 9999, or serial outside 1 to 999,999.
    #[error("a handout number counts from 000001 to 999999 within a year from 2000 to 9999")]
    Range,
}

impl DeskCode {
    /// A desk code from four random bytes.
    #[must_use]
    pub fn from_entropy(entropy: [u8; 4]) -> Self {
        Self(entropy.map(|byte| ALPHABET[usize::from(byte) % ALPHABET.len()]))
    }

    /// The four characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only bytes of the ASCII alphabet get in.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for DeskCode {
    type Err = HandoutNumberError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes: [u8; 4] = text
            .as_bytes()
            .try_into()
            .map_err(|_| HandoutNumberError::DeskCode)?;
        let upper = bytes.map(|byte| byte.to_ascii_uppercase());
        if upper.iter().all(|byte| ALPHABET.contains(byte)) {
            Ok(Self(upper))
        } else {
            Err(HandoutNumberError::DeskCode)
        }
    }
}

impl HandoutNumber {
    /// A handout number.
    ///
    /// # Errors
    /// [`HandoutNumberError::Range`] outside the years 2000 to 9999 and the serials 1 to 999,999.
    pub fn new(desk: DeskCode, year: u16, serial: u32) -> Result<Self, HandoutNumberError> {
        if (2000..=9999).contains(&year) && (1..=999_999).contains(&serial) {
            Ok(Self { desk, year, serial })
        } else {
            Err(HandoutNumberError::Range)
        }
    }

    /// The desk that gave the number.
    #[must_use]
    pub const fn desk(self) -> DeskCode {
        self.desk
    }

    /// Year of issue, in the site's time.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Counted from 1 within desk and year.
    #[must_use]
    pub const fn serial(self) -> u32 {
        self.serial
    }
}

impl FromStr for HandoutNumber {
    type Err = HandoutNumberError;

    /// Reads what [`HandoutNumber`] shows; letters may be small, and space around it is left out.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.trim().split('-');
        let (Some(head), Some(desk), Some(year), Some(serial), None) = (
            parts.next(),
            parts.next(),
            parts.next(),
            parts.next(),
            parts.next(),
        ) else {
            return Err(HandoutNumberError::Form);
        };
        let digits = |part: &str, length: usize| {
            part.len() == length && part.bytes().all(|b| b.is_ascii_digit())
        };
        if !head.eq_ignore_ascii_case("LOA") || !digits(year, 4) || !digits(serial, 6) {
            return Err(HandoutNumberError::Form);
        }
        let year = year.parse().map_err(|_| HandoutNumberError::Form)?;
        let serial = serial.parse().map_err(|_| HandoutNumberError::Form)?;
        Self::new(desk.parse()?, year, serial)
    }
}

impl fmt::Display for DeskCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for HandoutNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LOA-{}-{:04}-{:06}", self.desk, self.year, self.serial)
    }
}

impl TryFrom<String> for DeskCode {
    type Error = HandoutNumberError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<DeskCode> for String {
    fn from(code: DeskCode) -> Self {
        code.to_string()
    }
}

impl TryFrom<String> for HandoutNumber {
    type Error = HandoutNumberError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<HandoutNumber> for String {
    fn from(number: HandoutNumber) -> Self {
        number.to_string()
    }
}

/// When a handout stops being valid: 23:59:59 in the site's zone, on the later of the issue date plus `days` and
/// the last day of the visit window.
///
/// This is the issuing organisation's own rule; Alibaba Cloud publishes no validity.
#[must_use]
pub fn valid_until(
    issued: DateTime<Utc>,
    days: u16,
    window: Option<&VisitWindow>,
    zone: Tz,
) -> DateTime<Utc> {
    let issue_date = issued.with_timezone(&zone).date_naive();
    let by_days = issue_date
        .checked_add_days(Days::new(u64::from(days)))
        .unwrap_or(issue_date);
    let by_window = window.map(|window| window.last_day(zone));
    end_of_day(by_window.map_or(by_days, |last| last.max(by_days)), zone)
}
