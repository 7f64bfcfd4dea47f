//! Text as people paste it, made into text as the desk keeps it.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;

use crate::problem::{ProblemCode, Problems};

/// Reads one line: normalised, trimmed, without control or direction characters, of a length in characters.
///
/// An empty line is [`ProblemCode::Required`]; for an optional field ask [`is_blank`] first.
pub fn line(
    field: &str,
    raw: &str,
    length: RangeInclusive<usize>,
    problems: &mut Problems,
) -> Option<String> {
    let text = normalise_line(raw);
    checked(field, text, length, false, problems)
}

/// Reads several lines: each like [`line`], with line ends made `\n` and blank lines at both ends dropped.
pub fn lines(
    field: &str,
    raw: &str,
    length: RangeInclusive<usize>,
    problems: &mut Problems,
) -> Option<String> {
    let text = normalise_lines(raw);
    checked(field, text, length, true, problems)
}

/// True when nothing is left of the text after trimming.
#[must_use]
pub fn is_blank(raw: &str) -> bool {
    raw.chars().all(char::is_whitespace)
}

/// NFC, one kind of space, unified ideographs instead of Kangxi radicals, trimmed, inner runs of spaces made one.
#[must_use]
pub fn normalise_line(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut space = false;
    for c in raw.trim().chars().flat_map(unified).nfc() {
        if c == ' ' {
            space = true;
            continue;
        }
        if std::mem::take(&mut space) && !out.is_empty() {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// [`normalise_line`] for each line; `\r\n` and `\r` become `\n`.
#[must_use]
pub fn normalise_lines(raw: &str) -> String {
    let ends = raw.replace("\r\n", "\n").replace('\r', "\n");
    let kept: Vec<String> = ends.split('\n').map(normalise_line).collect();
    kept.join("\n").trim_matches('\n').to_owned()
}

/// A character as the paper prints it: every space a space, and radicals the ideographs that they look like.
///
/// Text copied from PDFs often holds Kangxi radicals (U+2F00 and after); they look the same, are not found by a
/// search, and most faces lack them.
fn unified(c: char) -> impl Iterator<Item = char> {
    let mapped = match c {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            ' '
        }
        '\u{2e80}'..='\u{2fdf}' => {
            let mut ideograph = std::iter::once(c).nfkc();
            ideograph.next().unwrap_or(c)
        }
        other => other,
    };
    std::iter::once(mapped)
}

/// The finding that a character makes, if any. `\n` is looked at by the caller.
fn character_problem(c: char) -> Option<ProblemCode> {
    match c {
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(ProblemCode::DirectionCharacter)
        }
        '\u{2028}' | '\u{2029}' => Some(ProblemCode::ControlCharacter),
        '\u{ad}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{ffa0}' => Some(ProblemCode::InvisibleCharacter),
        '\u{fffd}' => Some(ProblemCode::LostCharacter),
        _ if c.is_control() => Some(ProblemCode::ControlCharacter),
        _ => None,
    }
}

fn checked(
    field: &str,
    text: String,
    length: RangeInclusive<usize>,
    several_lines: bool,
    problems: &mut Problems,
) -> Option<String> {
    if text.is_empty() {
        problems.block(field, ProblemCode::Required);
        return None;
    }
    let hostile = text
        .chars()
        .enumerate()
        .filter(|&(_, c)| !(several_lines && c == '\n'))
        .find_map(|(at, c)| character_problem(c).map(|code| (at, c, code)));
    if let Some((at, c, code)) = hostile {
        problems
            .block(field, code)
            .with("character", format_args!("U+{:04X}", u32::from(c)))
            .with("position", at + 1);
        return None;
    }
    let count = text.chars().count();
    if count < *length.start() {
        problems
            .block(field, ProblemCode::TooShort)
            .with("min", length.start())
            .with("length", count);
        return None;
    }
    if count > *length.end() {
        problems
            .block(field, ProblemCode::TooLong)
            .with("max", length.end())
            .with("length", count);
        return None;
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(raw: &str) -> Result<String, Vec<ProblemCode>> {
        let mut problems = Problems::new();
        let text = line("f", raw, 1..=20, &mut problems);
        problems
            .into_result(text)
            .map_err(|left| left.iter().map(|p| p.code).collect())
    }

    #[test]
    fn pasted_text_is_made_plain() {
        assert_eq!(one("  云澜\u{3000}\u{a0} 物流 \n").unwrap(), "云澜 物流");
        assert_eq!(
            one("Ma\u{301}rquez").unwrap(),
            "Márquez",
            "composed, so that it is found again"
        );
        assert_eq!(
            one("\u{2f2d}\u{2f00}").unwrap(),
            "山一",
            "radicals become the ideographs they look like"
        );
        assert_eq!(
            one("\u{2ea0}").unwrap(),
            "\u{2ea0}",
            "a radical without an equivalent stays"
        );
        assert_eq!(
            one("\u{f900}").unwrap(),
            "\u{8c48}",
            "compatibility ideographs are unified by NFC"
        );
        assert_eq!(one("𰻝龘").unwrap(), "𰻝龘");
    }

    #[test]
    fn hidden_characters_are_named_with_their_place() {
        for (raw, code, name) in [
            ("a\u{202e}b", ProblemCode::DirectionCharacter, "U+202E"),
            ("a\u{2066}b", ProblemCode::DirectionCharacter, "U+2066"),
            ("a\tb", ProblemCode::ControlCharacter, "U+0009"),
            ("a\nb", ProblemCode::ControlCharacter, "U+000A"),
            ("a\u{0}b", ProblemCode::ControlCharacter, "U+0000"),
            ("a\u{85}b", ProblemCode::ControlCharacter, "U+0085"),
            ("a\u{200b}b", ProblemCode::InvisibleCharacter, "U+200B"),
            ("a\u{feff}b", ProblemCode::InvisibleCharacter, "U+FEFF"),
        ] {
            let mut problems = Problems::new();
            assert_eq!(line("f", raw, 1..=20, &mut problems), None, "{raw:?}");
            let found = problems.into_vec();
            assert_eq!(
                (found[0].code, found[0].params["character"].as_str()),
                (code, name)
            );
            assert_eq!(found[0].params["position"], "2");
            assert!(found[0].message().contains(name));
        }
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert!(one(&"龘".repeat(20)).is_ok());
        assert_eq!(one(&"龘".repeat(21)).unwrap_err(), [ProblemCode::TooLong]);
        assert_eq!(one(" \u{3000}").unwrap_err(), [ProblemCode::Required]);
        let mut problems = Problems::new();
        assert_eq!(line("f", "x", 2..=4, &mut problems), None);
        assert_eq!(problems.iter().next().unwrap().code, ProblemCode::TooShort);
    }

    #[test]
    fn several_lines_keep_their_breaks_only() {
        let mut problems = Problems::new();
        assert_eq!(
            lines("f", "\r\n one \r\n\r\ntwo\rthree\n", 1..=40, &mut problems).unwrap(),
            "one\n\ntwo\nthree"
        );
        assert_eq!(lines("f", "one\ttwo", 1..=40, &mut problems), None);
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(raw in any::<String>()) {
            let once = normalise_line(&raw);
            prop_assert_eq!(normalise_line(&once), once.clone());
            prop_assert!(unicode_normalization::is_nfc(&once));
            let block = normalise_lines(&raw);
            prop_assert_eq!(normalise_lines(&block), block);
        }

        #[test]
        fn what_is_accepted_holds_nothing_hidden(raw in "[\\PC\u{202a}-\u{202e}\u{200b}\u{0}-\u{1f}]{0,12}") {
            let mut problems = Problems::new();
            match line("f", &raw, 1..=64, &mut problems) {
                Some(text) => {
                    prop_assert!(problems.is_empty());
                    prop_assert!(text.chars().all(|c| character_problem(c).is_none()));
                    prop_assert_eq!(text.trim(), &text);
                    prop_assert!(!text.contains("  "));
                }
                None => prop_assert!(problems.has_blocks()),
            }
        }
    }
}
