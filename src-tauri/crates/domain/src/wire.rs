//! One table per enum that travels: the word on the wire, the English label, the Chinese label.
//!
//! The words are also the ones in the database, so they are written once, next to the variant, and every
//! reading and writing of them is made from that line.

/// A wire word that is none of the known ones.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{word}” is no {kind}")]
pub struct UnknownWord {
    /// Name of the enum that was expected.
    pub kind: &'static str,
    /// The word that was found.
    pub word: String,
}

/// An enum of such a table, for what serves every one of them.
pub trait Word: Copy {
    /// Reads a wire word; `None` when it is in no line of the table.
    fn of_word(word: &str) -> Option<Self>;
    /// The label in English and in Chinese.
    fn labels(self) -> (&'static str, &'static str);
}

/// The English and the Chinese label of a wire word. One that is in no line of the table stands as it is, never as nothing.
#[must_use]
pub fn labels_of<T: Word>(word: &str) -> (&str, &str) {
    match T::of_word(word) {
        Some(one) => one.labels(),
        None => (word, word),
    }
}

/// Makes an enum with its wire words and labels. `also` lists further spellings that are read, never written.
macro_rules! wire_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$vmeta:meta])* $variant:ident = $wire:literal $(| $also:literal)*, $en:literal, $zh:literal; )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $( $(#[$vmeta])* $variant, )+ }

        impl $name {
            /// Every value, in the order in which lists show them.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )+ ];

            /// The word on the wire and in the database.
            #[must_use]
            pub const fn as_wire(self) -> &'static str {
                match self { $( Self::$variant => $wire, )+ }
            }

            /// The same as [`Self::as_wire`].
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                self.as_wire()
            }

            /// The label in English, as the console writes it.
            #[must_use]
            pub const fn label_en(self) -> &'static str {
                match self { $( Self::$variant => $en, )+ }
            }

            /// The label in Chinese.
            #[must_use]
            pub const fn label_zh(self) -> &'static str {
                match self { $( Self::$variant => $zh, )+ }
            }

            /// Reads a wire word.
            ///
            /// # Errors
            /// [`UnknownWord`](crate::wire::UnknownWord) when the word is in no line of the table.
            pub fn from_wire(word: &str) -> Result<Self, $crate::wire::UnknownWord> {
                match word {
                    $( $wire $(| $also)* => Ok(Self::$variant), )+
                    _ => Err($crate::wire::UnknownWord { kind: stringify!($name), word: word.to_owned() }),
                }
            }
        }

        impl $crate::wire::Word for $name {
            fn of_word(word: &str) -> Option<Self> {
                Self::from_wire(word).ok()
            }
            fn labels(self) -> (&'static str, &'static str) {
                (self.label_en(), self.label_zh())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_wire())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::wire::UnknownWord;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::from_wire(word)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_wire())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                Self::from_wire(&word).map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use wire_enum;

#[cfg(test)]
mod tests {
    use super::labels_of;
    use crate::port::{LineOperator, PortType};

    #[test]
    fn a_word_of_a_newer_program_stands_as_it_is() {
        assert_eq!(
            labels_of::<PortType>("400GBase-LR"),
            ("400GBase-LR", "400GBase-LR")
        );
        assert_eq!(
            labels_of::<LineOperator>("CT"),
            ("China Telecom", "中国电信")
        );
        assert_eq!(labels_of::<LineOperator>(""), ("", ""));
    }
}
