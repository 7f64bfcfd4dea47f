//! A figure that was measured: typed as people write it, kept in thousandths, so that nothing is rounded on the way.

use crate::problem::{ProblemCode, Problems};
use crate::text;
use std::fmt;
use std::ops::RangeInclusive;

/// Most digits after the point.
const DIGITS: usize = 3;

/// A number with up to three digits after the point; its unit stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Figure(i64);

impl Figure {
    /// From thousandths.
    #[must_use]
    pub const fn thousandths(value: i64) -> Self {
        Self(value)
    }

    /// In thousandths.
    #[must_use]
    pub const fn as_thousandths(self) -> i64 {
        self.0
    }

    /// Reads `-7.5`, `−7,5` or `+0.5`; a comma is a point here, because no meter groups its digits.
    #[must_use]
    pub fn read(raw: &str) -> Option<Self> {
        let raw = raw.trim().replace(['−', '–'], "-").replace(',', ".");
        let (sign, digits) = match raw.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, raw.strip_prefix('+').unwrap_or(&raw)),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if (whole.is_empty() && part.is_empty())
            || !plain(whole)
            || !plain(part)
            || part.len() > DIGITS
            || whole.len() > 12
        {
            return None;
        }
        let padded = format!("{part:0<DIGITS$}");
        let value = whole
            .bytes()
            .chain(padded.bytes())
            .try_fold(0_i64, |value, digit| {
                value.checked_mul(10)?.checked_add(i64::from(digit - b'0'))
            })?;
        Some(Self(sign * value))
    }

    /// Reads a figure of a form. An empty field is [`ProblemCode::Required`]; for an optional one ask
    /// [`text::is_blank`] first.
    pub fn parse(
        field: &str,
        raw: &str,
        range: RangeInclusive<i64>,
        problems: &mut Problems,
    ) -> Option<Self> {
        if text::is_blank(raw) {
            problems.block(field, ProblemCode::Required);
            return None;
        }
        let Some(figure) = Self::read(raw) else {
            problems.block(field, ProblemCode::FigureForm);
            return None;
        };
        let (least, most) = (*range.start() * 1000, *range.end() * 1000);
        if figure.0 < least || figure.0 > most {
            problems
                .block(field, ProblemCode::FigureRange)
                .with("min", range.start())
                .with("max", range.end());
            return None;
        }
        Some(figure)
    }

    /// The same from an optional field: nothing written gives nothing.
    pub fn parse_optional(
        field: &str,
        raw: &str,
        range: RangeInclusive<i64>,
        problems: &mut Problems,
    ) -> Option<Self> {
        if text::is_blank(raw) {
            return None;
        }
        Self::parse(field, raw, range, problems)
    }

    /// The difference, at the ends of `i64` the end.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl fmt::Display for Figure {
    /// The shortest writing that reads back: `-7.5`, `0.5`, `10`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        let part = format!("{part:03}");
        write!(f, "{sign}{whole}.{}", part.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_meters_and_people_write_them() {
        for (raw, thousandths) in [
            ("-7.5", -7500),
            ("−7,5", -7500),
            ("+0.5", 500),
            (".25", 250),
            ("10", 10_000),
            (" -14.4 ", -14_400),
            ("0", 0),
        ] {
            assert_eq!(Figure::read(raw), Some(Figure(thousandths)), "{raw}");
        }
        for raw in [
            "", "-", ".", "1.2345", "1 000", "7.5 dBm", "--1", "1e3", "1.2.3",
        ] {
            assert_eq!(Figure::read(raw), None, "{raw}");
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        for value in [-14_400, -1, 0, 1, 999, 1000, 10_250, 102_400_000] {
            let figure = Figure(value);
            assert_eq!(Figure::read(&figure.to_string()), Some(figure), "{figure}");
        }
    }
}
