//! Names and free texts as newtypes: once made, they are known to be clean and of the right length.

use crate::problem::{ProblemCode, Problems};
use crate::text;

/// Makes a newtype over checked text. `$check` adds findings of its own to the general ones.
/// Types that hold personal data derive no `Debug`; see [`hidden_debug`].
macro_rules! text_type {
    ($(#[$meta:meta])* $name:ident, $reader:path, $length:expr, $check:expr) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Reads the field; `None` comes with a block in `problems`.
            pub fn parse(field: &str, raw: &str, problems: &mut Problems) -> Option<Self> {
                let text = $reader(field, raw, $length, problems)?;
                let check: fn(&str, &str, &mut Problems) -> bool = $check;
                check(field, &text, problems).then_some(Self(text))
            }

            /// Reads an optional field; an empty one is `None` without a finding.
            pub fn parse_optional(field: &str, raw: &str, problems: &mut Problems) -> Option<Self> {
                if text::is_blank(raw) { None } else { Self::parse(field, raw, problems) }
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let raw = <String as serde::Deserialize>::deserialize(deserializer)?;
                let mut problems = Problems::new();
                Self::parse(stringify!($name), &raw, &mut problems).ok_or_else(|| {
                    let codes: Vec<&str> = problems.iter().map(|problem| problem.code.as_str()).collect();
                    serde::de::Error::custom(format_args!("{}: {}", stringify!($name), codes.join(", ")))
                })
            }
        }
    };
}
pub(crate) use text_type;

const ANY: fn(&str, &str, &mut Problems) -> bool = |_, _, _| true;

text_type! {
    /// A company as it is registered, in any script: 1 to 128 characters.
    #[derive(Debug)]
    CompanyName, text::line, 1..=128, ANY
}
text_type! {
    /// A circuit's name: 2 to 128 letters, digits, Chinese characters, `_` and `-`, starting with a letter.
    /// Source: parameter `Name` of CreatePhysicalConnection.
    #[derive(Debug)]
    CircuitName, text::line, 2..=128, circuit_name
}
text_type! {
    /// A circuit's description: 2 to 256 characters, starting with a letter or a Chinese character, no web address.
    /// Source: parameter `Description` of CreatePhysicalConnection.
    #[derive(Debug)]
    Description, text::line, 2..=256, |field, text, problems| letter_first(field, text, problems) && no_web_address(field, text, problems)
}
text_type! {
    /// A resource group, by name or id: 1 to 128 characters.
    #[derive(Debug)]
    ResourceGroup, text::line, 1..=128, ANY
}
text_type! {
    /// The CloudBox device cluster that a port is for: 1 to 128 characters.
    #[derive(Debug)]
    CloudBoxCluster, text::line, 1..=128, ANY
}
text_type! {
    /// Where the customer's data centre is: 1 to 256 characters.
    #[derive(Debug)]
    Site, text::line, 1..=256, ANY
}
text_type! {
    /// Why something was done or kept: 1 to 500 characters, several lines.
    #[derive(Debug)]
    Reason, text::lines, 1..=crate::problem::REASON_MAX, ANY
}
text_type! {
    /// The circuit code that the carrier gave: 1 to 64 characters.
    #[derive(Debug)]
    CircuitCode, text::line, 1..=64, ANY
}
text_type! {
    /// One value of the facility as the LOA writes it (room, cabinet, panel, port, strands, address): 1 to 128 characters.
    #[derive(Debug)]
    FacilityText, text::line, 1..=128, ANY
}
text_type! {
    /// Who a record comes from, or whom to ask: 1 to 128 characters.
    #[derive(Debug)]
    Contact, text::line, 1..=128, ANY
}
text_type! {
    /// A note of several lines: 1 to 2,000 characters.
    #[derive(Debug)]
    Note, text::lines, 1..=2000, ANY
}

fn circuit_name(field: &str, text: &str, problems: &mut Problems) -> bool {
    if !(no_web_address(field, text, problems) && letter_first(field, text, problems)) {
        return false;
    }
    match text
        .chars()
        .find(|&c| !(c.is_alphanumeric() || c == '_' || c == '-'))
    {
        Some(c) => {
            problems
                .block(field, ProblemCode::CharacterNotAllowed)
                .with("character", c);
            false
        }
        None => true,
    }
}

fn letter_first(field: &str, text: &str, problems: &mut Problems) -> bool {
    let fits = text.chars().next().is_some_and(char::is_alphabetic);
    if !fits {
        problems.block(field, ProblemCode::LetterFirst);
    }
    fits
}

/// Alibaba Cloud refuses names and descriptions that *begin* like a web address.
fn no_web_address(field: &str, text: &str, problems: &mut Problems) -> bool {
    let lower = text.to_ascii_lowercase();
    let fits = !(lower.starts_with("http://") || lower.starts_with("https://"));
    if !fits {
        problems.block(field, ProblemCode::WebAddress);
    }
    fits
}

fn latin(field: &str, text: &str, problems: &mut Problems) -> bool {
    let is_latin = |c: char| {
        c.is_ascii_alphabetic()
            || (c.is_alphabetic() && matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'))
            || matches!(c, ' ' | '-' | '\'' | '’' | '.' | ',')
    };
    match text.chars().find(|&c| !is_latin(c)) {
        Some(c) => {
            problems
                .block(field, ProblemCode::NotLatin)
                .with("character", c);
            false
        }
        None => true,
    }
}

text_type! {
    /// A person's name in any script: 1 to 64 characters. Its debug form hides the name, so that it reaches no log.
    PersonName, text::line, 1..=64, ANY
}
text_type! {
    /// A person's name spelt in Latin letters as in the passport: 1 to 64 characters.
    LatinName, text::line, 1..=64, latin
}

/// A debug form that shows nothing, for what must reach no log.
macro_rules! hidden_debug {
    ($($name:ident),+) => {
        $(impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        })+
    };
}
pub(crate) use hidden_debug;

hidden_debug!(PersonName, LatinName);

#[cfg(test)]
mod tests {
    use super::*;

    fn codes<T>(read: impl FnOnce(&mut Problems) -> Option<T>) -> Vec<ProblemCode> {
        let mut problems = Problems::new();
        let value = read(&mut problems);
        assert_eq!(
            value.is_none(),
            problems.has_blocks(),
            "a missing value always says why"
        );
        problems.iter().map(|p| p.code).collect()
    }

    #[test]
    fn circuit_names_follow_the_console() {
        for good in [
            "Hangzhou-Xiaoshan-B-PConn1",
            "杭州_萧山-1",
            "ab",
            "Zürich-1",
        ] {
            assert!(
                codes(|p| CircuitName::parse("name", good, p)).is_empty(),
                "{good}"
            );
        }
        for (bad, code) in [
            ("", ProblemCode::Required),
            ("x", ProblemCode::TooShort),
            ("1st", ProblemCode::LetterFirst),
            ("-x-", ProblemCode::LetterFirst),
            ("two words", ProblemCode::CharacterNotAllowed),
            ("a.b", ProblemCode::CharacterNotAllowed),
            ("HTTPS://x", ProblemCode::WebAddress),
            ("a\u{202e}b", ProblemCode::DirectionCharacter),
        ] {
            assert_eq!(
                codes(|p| CircuitName::parse("name", bad, p)),
                [code],
                "{bad}"
            );
        }
        assert_eq!(
            codes(|p| CircuitName::parse("name", &"a".repeat(129), p)),
            [ProblemCode::TooLong]
        );
    }

    #[test]
    fn descriptions_are_optional_and_no_web_address() {
        assert!(codes(|p| Description::parse("d", "Line to 杭州, ring 2", p)).is_empty());
        assert_eq!(
            codes(|p| Description::parse("d", "http://a", p)),
            [ProblemCode::WebAddress]
        );
        assert_eq!(
            codes(|p| Description::parse("d", "2 lines", p)),
            [ProblemCode::LetterFirst]
        );
        let mut problems = Problems::new();
        assert_eq!(
            Description::parse_optional("d", " \u{3000}", &mut problems),
            None
        );
        assert!(problems.is_empty());
    }

    #[test]
    fn company_names_of_128_characters_in_any_script() {
        for script in ["云", "Å", "ж", "م"] {
            assert!(codes(|p| CompanyName::parse("c", &script.repeat(128), p)).is_empty());
            assert_eq!(
                codes(|p| CompanyName::parse("c", &script.repeat(129), p)),
                [ProblemCode::TooLong]
            );
        }
    }

    #[test]
    fn latin_names_are_latin() {
        assert!(codes(|p| LatinName::parse("n", "Elena Márquez-O’Roth Jr.", p)).is_empty());
        assert_eq!(
            codes(|p| LatinName::parse("n", "Łukasz Ж", p)),
            [ProblemCode::NotLatin]
        );
        assert_eq!(
            codes(|p| LatinName::parse("n", "周 Mingyu", p)),
            [ProblemCode::NotLatin]
        );
    }

    #[test]
    fn stored_text_is_checked_again() {
        let name: CircuitName = serde_json::from_str("\"Hangzhou-A\"").unwrap();
        assert_eq!(serde_json::to_string(&name).unwrap(), "\"Hangzhou-A\"");
        let refused = serde_json::from_str::<CircuitName>("\"two words\"")
            .unwrap_err()
            .to_string();
        assert!(refused.contains("character_not_allowed"), "{refused}");
        assert!(serde_json::from_str::<PersonName>("\"\"").is_err());
    }

    #[test]
    fn a_persons_name_reaches_no_log() {
        let name = PersonName::parse("n", "周明宇", &mut Problems::new()).unwrap();
        assert!(!format!("{name:?}").contains("周"));
        assert_eq!(name.to_string(), "周明宇");
    }
}
