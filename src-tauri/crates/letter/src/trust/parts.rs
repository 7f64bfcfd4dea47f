//! A list or card as text: whole in a file, or split over QR codes that come in any order.
//!
//! `LOAT1:2/3:9F3A0C1D22E4B716:…*` says: a trust list, part 2 of 3, the beginning of the SHA-256 of the whole, and
//! a piece of its base45. The star at the end keeps a last space from being lost on the way.

use sha2::{Digest, Sha256};

use super::list::LIST_BYTES;
use crate::codes::PREFIX as HANDOUT;

/// Characters of base45 in one QR code: with what stands before them it fits version 11 at level M.
pub const PIECE: usize = 328;
/// Most QR codes that something is split over.
pub const MOST: usize = 99;
/// Longest text that is looked at, in bytes: a whole list in base45, with line ends and what else came along.
pub const LONGEST_TEXT: usize = LIST_BYTES * 2;

/// What is carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carried {
    /// A trust list.
    List,
    /// A desk's card.
    Card,
}

impl Carried {
    /// What each part begins with.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::List => "LOAT1:",
            Self::Card => "LOAK1:",
        }
    }
}

/// Why a text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PartError {
    /// Longer than anything of ours.
    #[error("the text is too long")]
    TooLong,
    /// The code of a handout, which is for the gate.
    #[error("this is the code of a handout")]
    Handout,
    /// Nothing of ours.
    #[error("this is no part of a trust list or a desk's card")]
    Foreign,
    /// Ours, but cut off or misread.
    #[error("the part is cut off or misread")]
    Damaged,
    /// A part of another list or card than the parts before.
    #[error("the part belongs to another list or card than those before")]
    Other,
    /// More than fits QR codes.
    #[error("it is too large for QR codes")]
    TooMany,
}

/// The whole as one text, for a file or a message.
#[must_use]
pub fn whole(carried: Carried, bytes: &[u8]) -> String {
    line(carried, 1, 1, &name(bytes), &base45::encode(bytes))
}

/// The whole over as many QR codes as it takes, at least one.
///
/// # Errors
/// It takes more than [`MOST`].
pub fn split(carried: Carried, bytes: &[u8]) -> Result<Vec<String>, PartError> {
    let (text, name) = (base45::encode(bytes), name(bytes));
    let pieces: Vec<&str> = text
        .as_bytes()
        .chunks(PIECE)
        .filter_map(|piece| std::str::from_utf8(piece).ok())
        .collect();
    if pieces.is_empty() || pieces.len() > MOST {
        return Err(PartError::TooMany);
    }
    let total = pieces.len();
    let part = |(n, piece): (usize, &&str)| line(carried, n + 1, total, &name, piece);
    Ok(pieces.iter().enumerate().map(part).collect())
}

fn line(carried: Carried, n: usize, total: usize, name: &str, piece: &str) -> String {
    format!("{}{n}/{total}:{name}:{piece}*", carried.prefix())
}

/// The first eight bytes of the SHA-256, which all parts share.
fn name(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02X}"))
        .collect()
}

/// One part, taken apart.
struct Part<'t> {
    carried: Carried,
    n: usize,
    total: usize,
    name: &'t str,
    piece: &'t str,
}

fn part(text: &str) -> Result<Part<'_>, PartError> {
    let found = [Carried::List, Carried::Card]
        .into_iter()
        .find_map(|carried| Some((carried, text.strip_prefix(carried.prefix())?)));
    let Some((carried, rest)) = found else {
        return Err(if text.starts_with(HANDOUT) {
            PartError::Handout
        } else {
            PartError::Foreign
        });
    };
    let damaged = PartError::Damaged;
    let (place, rest) = rest.split_once(':').ok_or(damaged)?;
    let (name, piece) = rest.split_once(':').ok_or(damaged)?;
    let piece = piece.strip_suffix('*').ok_or(damaged)?;
    let (n, total) = place.split_once('/').ok_or(damaged)?;
    let (n, total) = (count(n).ok_or(damaged)?, count(total).ok_or(damaged)?);
    let named = name.len() == 16 && name.bytes().all(|b| matches!(b, b'0'..=b'9' | b'A'..=b'F'));
    if n == 0 || n > total || total > MOST || !named || piece.is_empty() {
        return Err(damaged);
    }
    Ok(Part {
        carried,
        n,
        total,
        name,
        piece,
    })
}

/// A number of one or two digits in its one form.
fn count(text: &str) -> Option<usize> {
    let number: usize = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

/// Parts that have come so far.
#[derive(Debug, Default)]
pub struct Collector {
    begun: Option<Begun>,
}

#[derive(Debug)]
struct Begun {
    carried: Carried,
    name: String,
    pieces: Vec<Option<String>>,
}

impl Collector {
    /// What is being collected, how many parts there are, and which are missing, from 1.
    #[must_use]
    pub fn progress(&self) -> Option<(Carried, usize, Vec<usize>)> {
        let begun = self.begun.as_ref()?;
        let missing = (1..)
            .zip(&begun.pieces)
            .filter(|(_, piece)| piece.is_none())
            .map(|(n, _)| n)
            .collect();
        Some((begun.carried, begun.pieces.len(), missing))
    }

    /// Takes what was scanned, pasted or read from a file: one part to a line, a part twice does no harm. Either
    /// all of its parts are taken or none.
    ///
    /// # Errors
    /// The first line that is no part, or is one of something else.
    pub fn take(&mut self, text: &str) -> Result<(), PartError> {
        if text.len() > LONGEST_TEXT {
            return Err(PartError::TooLong);
        }
        let lines: Vec<String> = text
            .trim_start_matches('\u{feff}')
            .lines()
            .map(|line| line.trim().replace('_', " "))
            .filter(|line| !line.is_empty())
            .collect();
        let parts: Vec<Part<'_>> = lines
            .iter()
            .map(|line| part(line))
            .collect::<Result<_, _>>()?;
        let first = parts.first().ok_or(PartError::Foreign)?;
        let alike = |part: &Part<'_>| match &self.begun {
            Some(begun) => {
                (part.carried, part.total, part.name)
                    == (begun.carried, begun.pieces.len(), begun.name.as_str())
            }
            None => {
                (part.carried, part.total, part.name) == (first.carried, first.total, first.name)
            }
        };
        if !parts.iter().all(alike) {
            return Err(PartError::Other);
        }
        let mut pieces = match &self.begun {
            Some(begun) => begun.pieces.clone(),
            None => vec![None; first.total],
        };
        for part in &parts {
            let Some(place) = pieces.get_mut(part.n - 1) else {
                return Err(PartError::Damaged);
            };
            match place {
                // the same part with other content: one of the two was misread
                Some(before) if before != part.piece => return Err(PartError::Damaged),
                Some(_) => {}
                None => *place = Some(part.piece.to_owned()),
            }
        }
        self.begun = Some(Begun {
            carried: first.carried,
            name: first.name.to_owned(),
            pieces,
        });
        Ok(())
    }

    /// The whole, once every part is there.
    ///
    /// # Errors
    /// The parts do not make up what they were split from: one was altered, and none can be used.
    pub fn whole(&self) -> Result<Option<(Carried, Vec<u8>)>, PartError> {
        let Some(begun) = &self.begun else {
            return Ok(None);
        };
        if begun.pieces.iter().any(Option::is_none) {
            return Ok(None);
        }
        let text: String = begun.pieces.iter().flatten().map(String::as_str).collect();
        let bytes = base45::decode(&text).map_err(|_| PartError::Damaged)?;
        if base45::encode(&bytes) != text || name(&bytes) != begun.name {
            return Err(PartError::Damaged);
        }
        Ok(Some((begun.carried, bytes)))
    }
}
