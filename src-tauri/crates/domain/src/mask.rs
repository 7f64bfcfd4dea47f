//! Hiding most of an identity document number or telephone number, for paper and screens that other people see.
//!
//! Both functions are total: any text gives a masked text, and what they cannot read as digits or
//! letters they drop rather than show.

/// The sign that stands for one hidden character.
pub const HIDDEN: char = '•';

/// Fewest digits of the national part of a telephone number that stay hidden, where there are so many.
const HIDDEN_DIGITS: usize = 4;

/// Masks the number of an identity document: `330102199003073217` becomes `3301••••••••••3217`.
///
/// From 12 characters on the first four and last four stay; from 8 the first two and last two; from
/// 5 only the last two; from 2 only the last one. The masked text has as many characters as the number
/// (spaces and control characters are not counted).
#[must_use]
pub fn document(number: &str) -> String {
    let shown: Vec<char> = number
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    let (head, tail) = match shown.len() {
        0 | 1 => (0, 0),
        2..=4 => (0, 1),
        5..=7 => (0, 2),
        8..=11 => (2, 2),
        _ => (4, 4),
    };
    masked(&shown, head, tail)
}

/// Masks a telephone number: `+86 139 0000 0417` becomes `+86 139 •••• 0417`.
///
/// The country code stays (when the number starts with `+`), then at most three leading and four
/// trailing digits of the national number, and never so many that fewer than four are hidden.
#[must_use]
pub fn phone(number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let international = number.trim_start().starts_with('+');
    let code = if international {
        calling_code_length(&digits)
    } else {
        0
    };
    let (code, national) = digits.split_at(code);
    let showable = national.len().saturating_sub(HIDDEN_DIGITS);
    let (head, tail) = match showable {
        0..=3 => (0, showable),
        4..=6 => (2, showable - 2),
        _ => (3, 4),
    };
    let mut parts: Vec<String> = Vec::with_capacity(4);
    if !code.is_empty() {
        parts.push(format!("+{}", code.iter().collect::<String>()));
    }
    let hidden = national.len() - head - tail;
    parts.push(national.iter().take(head).collect());
    parts.push(HIDDEN.to_string().repeat(hidden));
    parts.push(national.iter().skip(head + hidden).collect());
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn masked(characters: &[char], head: usize, tail: usize) -> String {
    let last = characters.len() - tail;
    characters
        .iter()
        .enumerate()
        .map(|(i, c)| if i < head || i >= last { *c } else { HIDDEN })
        .collect()
}

/// How many leading digits are the country code (ITU-T E.164: zones 1 and 7 have one digit, the
/// countries below two, all others three).
fn calling_code_length(digits: &[char]) -> usize {
    const TWO: [&str; 43] = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
        "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
        "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95",
    ];
    let wanted = match digits {
        ['1' | '7', ..] => 1,
        ['9', '8', ..] => 2,
        [a, b, ..] if TWO.iter().any(|code| code.chars().eq([*a, *b])) => 2,
        _ => 3,
    };
    wanted.min(digits.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn documents_as_on_the_paper() {
        for (number, masked) in [
            ("330102199003073217", "3301••••••••••3217"),
            ("33040219880101802X", "3304••••••••••802X"),
            ("XDA0000071", "XD••••••71"),
            ("E1234567", "E1••••67"),
            ("1234567", "•••••67"),
            ("1234", "•••4"),
            ("1", "•"),
            ("", ""),
            (" 33 01\n", "•••1"),
        ] {
            assert_eq!(document(number), masked, "{number:?}");
        }
    }

    #[test]
    fn phones_as_on_the_paper() {
        for (number, masked) in [
            ("+86 139 0000 0417", "+86 139 •••• 0417"),
            ("+34 612 345 118", "+34 61 •••• 118"),
            ("+852 6123 4567", "+852 61 •••• 67"),
            ("+1 (415) 555-0142", "+1 41 •••• 0142"),
            ("13900000417", "139 •••• 0417"),
            ("+86", "+86"),
            ("call me", ""),
            ("110", "•••"),
        ] {
            assert_eq!(phone(number), masked, "{number:?}");
        }
    }

    proptest! {
        #[test]
        fn a_document_never_shows_more_than_eight_or_half(number in "\\PC{0,40}") {
            let bare: Vec<char> = number.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != HIDDEN).collect();
            let number: String = bare.iter().collect();
            let masked = document(&number);
            let shown = masked.chars().filter(|c| *c != HIDDEN).count();
            prop_assert_eq!(masked.chars().count(), bare.len());
            prop_assert!(shown <= 8);
            prop_assert!(bare.len() < 2 || shown * 3 <= bare.len() * 2, "{} of {}", shown, bare.len());
        }

        #[test]
        fn a_phone_hides_at_least_four_national_digits(number in "\\+?[0-9 ()-]{0,24}") {
            let masked = phone(&number);
            let digits = number.chars().filter(char::is_ascii_digit).count();
            let shown = masked.chars().filter(char::is_ascii_digit).count();
            let hidden = masked.chars().filter(|c| *c == HIDDEN).count();
            prop_assert_eq!(shown + hidden, digits);
            prop_assert!(shown <= 3 + 3 + 4);
            prop_assert!(hidden >= 4.min(digits.saturating_sub(3)));
        }

        #[test]
        fn any_text_is_taken(text in any::<String>()) {
            let _ = document(&text);
            let _ = phone(&text);
        }
    }
}
