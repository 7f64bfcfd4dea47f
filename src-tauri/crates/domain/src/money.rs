//! Amounts of money, exactly: whole numbers of the currency's smallest unit, and typed decimals as whole numbers.

use crate::problem::{ProblemCode, Problems};
use crate::text;
use crate::wire::wire_enum;
use unicode_normalization::UnicodeNormalization;

wire_enum! {
    /// The currencies that a cost sheet may be written in.
    pub enum Currency {
        /// Of the reference prices.
        Usd = "USD", "US dollar", "美元";
        /// Chinese mainland.
        Cny = "CNY", "Chinese yuan", "人民币";
        /// Hong Kong.
        Hkd = "HKD", "Hong Kong dollar", "港元";
        /// Singapore.
        Sgd = "SGD", "Singapore dollar", "新加坡元";
        /// Euro.
        Eur = "EUR", "Euro", "欧元";
        /// United Kingdom.
        Gbp = "GBP", "Pound sterling", "英镑";
        /// Japan.
        Jpy = "JPY", "Japanese yen", "日元";
        /// South Korea.
        Krw = "KRW", "South Korean won", "韩元";
        /// Malaysia.
        Myr = "MYR", "Malaysian ringgit", "马来西亚林吉特";
        /// Indonesia.
        Idr = "IDR", "Indonesian rupiah", "印尼盾";
        /// Thailand.
        Thb = "THB", "Thai baht", "泰铢";
        /// Philippines.
        Php = "PHP", "Philippine peso", "菲律宾比索";
        /// Vietnam.
        Vnd = "VND", "Vietnamese dong", "越南盾";
        /// United Arab Emirates.
        Aed = "AED", "UAE dirham", "阿联酋迪拉姆";
        /// Saudi Arabia.
        Sar = "SAR", "Saudi riyal", "沙特里亚尔";
        /// Mexico.
        Mxn = "MXN", "Mexican peso", "墨西哥比索";
    }
}

impl Currency {
    /// Digits after the point. Source: ISO 4217.
    #[must_use]
    pub const fn digits(self) -> u8 {
        match self {
            Self::Jpy | Self::Krw | Self::Vnd => 0,
            _ => 2,
        }
    }
}

/// Most that one amount may be, in whole units of its currency.
const MOST_UNITS: i64 = 1_000_000_000_000;

/// Digits that a typed decimal keeps: rates and prices of a GB.
pub const FINE: u8 = 6;

/// A decimal as typed, `1,234.56`, as a whole number of its last digit; `None` when it is none.
///
/// More digits after the point than `digits` are refused unless they are zeros: nothing is rounded away silently.
fn decimal(raw: &str, digits: u8) -> Option<i64> {
    let plain: String = raw
        .nfkc()
        .filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\u{2009}' | '\'' | '_'))
        .collect();
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && rest.is_empty()) || !all_digits(whole) || !all_digits(rest) {
        return None;
    }
    let kept = rest.trim_end_matches('0');
    if kept.len() > usize::from(digits) {
        return None;
    }
    let padded = format!("{kept:0<width$}", width = usize::from(digits));
    let mut value: i64 = 0;
    for byte in whole.bytes().chain(padded.bytes()) {
        value = value.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
    }
    Some(value)
}

/// Reads an amount in a currency, in its smallest unit.
pub fn amount(field: &str, raw: &str, currency: Currency, problems: &mut Problems) -> Option<i64> {
    if text::is_blank(raw) {
        problems.block(field, ProblemCode::Required);
        return None;
    }
    let scale = 10_i64.pow(currency.digits().into());
    match decimal(raw.trim(), currency.digits()) {
        Some(minor) if minor <= MOST_UNITS.saturating_mul(scale) => Some(minor),
        Some(_) => {
            problems.block(field, ProblemCode::AmountTooLarge);
            None
        }
        None => {
            problems
                .block(field, ProblemCode::AmountForm)
                .with("digits", currency.digits());
            None
        }
    }
}

/// Reads a decimal with up to six digits after the point, in millionths.
pub fn fine(field: &str, raw: &str, problems: &mut Problems) -> Option<i64> {
    if text::is_blank(raw) {
        problems.block(field, ProblemCode::Required);
        return None;
    }
    match decimal(raw.trim(), FINE) {
        Some(millionths) if millionths <= 1_000_000_000_000_000 => Some(millionths),
        Some(_) => {
            problems.block(field, ProblemCode::AmountTooLarge);
            None
        }
        None => {
            problems
                .block(field, ProblemCode::AmountForm)
                .with("digits", FINE);
            None
        }
    }
}

/// `value` × `millionths` / 10⁶, and from the smallest unit of one currency to another's; halves go up.
///
/// Saturates at the ends of `i64`, which no typed amount reaches.
#[must_use]
pub fn times(value: i64, millionths: i64, from_digits: u8, to_digits: u8) -> i64 {
    let product = i128::from(value) * i128::from(millionths);
    let product = if to_digits > from_digits {
        product * 10_i128.pow(u32::from(to_digits - from_digits))
    } else {
        product
    };
    let divisor = 1_000_000_i128 * 10_i128.pow(u32::from(from_digits.saturating_sub(to_digits)));
    let rounded = (product + divisor / 2).div_euclid(divisor);
    i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(raw: &str, currency: Currency) -> Option<i64> {
        amount("amount", raw, currency, &mut Problems::new())
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        assert_eq!(read("1,600.50", Currency::Usd), Some(160_050));
        assert_eq!(read("１６００", Currency::Cny), Some(160_000));
        assert_eq!(read(".5", Currency::Usd), Some(50));
        assert_eq!(read("12.300", Currency::Usd), Some(1_230));
        assert_eq!(read("1600", Currency::Jpy), Some(1_600));
        for bad in ["1.005", "-1", "1e3", "abc", ".", "1.2.3"] {
            assert_eq!(read(bad, Currency::Usd), None, "{bad}");
        }
        assert_eq!(read("1.5", Currency::Jpy), None, "yen have no cents");
    }

    #[test]
    fn a_conversion_rounds_halves_up_once() {
        // 720.00 USD at 7.123456 is 5128.88832 CNY
        assert_eq!(times(72_000, 7_123_456, 2, 2), 512_889);
        // and 150.5 yen for a dollar
        assert_eq!(times(8_500, 150_500_000, 2, 0), 12_793);
        assert_eq!(times(1, 500_000, 0, 0), 1, "a half goes up");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_exactly(minor in 0_i64..100_000_000_000, currency in 0_usize..16) {
            let currency = Currency::ALL[currency];
            let digits = usize::from(currency.digits());
            let scale = 10_i64.pow(currency.digits().into());
            let written = if digits == 0 { minor.to_string() } else { format!("{}.{:0digits$}", minor / scale, minor % scale) };
            prop_assert_eq!(read(&written, currency), Some(minor));
        }

        #[test]
        fn a_rate_of_one_changes_nothing(minor in 0_i64..1_000_000_000_000, digits in 0_u8..3) {
            prop_assert_eq!(times(minor, 1_000_000, digits, digits), minor);
        }

        #[test]
        fn a_conversion_is_never_off_by_more_than_half_a_unit(minor in 0_i64..1_000_000_000, rate in 1_i64..1_000_000_000) {
            let got = i128::from(times(minor, rate, 2, 2)) * 1_000_000;
            let exact = i128::from(minor) * i128::from(rate);
            prop_assert!((got - exact).abs() * 2 <= 1_000_000, "{} against {}", got, exact);
        }
    }
}
