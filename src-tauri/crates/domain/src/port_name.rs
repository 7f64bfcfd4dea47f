//! The names that the console gives to the ports of a high-reliability order: `<AccessPoint>-PConn<n>`.

use crate::text;
use std::collections::BTreeSet;

/// Between the access point and the number.
const MIDDLE: &str = "-PConn";
/// Longest access point part, in characters, so that the whole stays within a circuit's name.
const LONGEST: usize = 110;

/// The part before `-PConn`: the access point with every character that a circuit's name cannot hold made a hyphen.
#[must_use]
pub fn stem(access_point: &str) -> String {
    let mut stem = String::new();
    for c in text::normalise_line(access_point).chars().take(LONGEST) {
        if c.is_alphanumeric() || c == '_' {
            stem.push(c);
        } else if !stem.ends_with('-') {
            stem.push('-');
        }
    }
    let stem = stem.trim_end_matches('-');
    if stem.starts_with(char::is_alphabetic) {
        stem.to_owned()
    } else {
        format!("AP{}{stem}", if stem.starts_with('-') { "" } else { "-" })
            .trim_end_matches('-')
            .to_owned()
    }
}

/// One name per access point of `wanted`, in its order: the numbers go on after the highest that is taken.
///
/// No name is in `taken`, and none comes twice.
#[must_use]
pub fn generate<'a>(
    wanted: impl IntoIterator<Item = &'a str>,
    taken: &BTreeSet<String>,
) -> Vec<String> {
    let mut taken = taken.clone();
    wanted
        .into_iter()
        .map(|access_point| {
            let before = format!("{}{MIDDLE}", stem(access_point));
            let highest = taken.iter().filter_map(|name| number(name, &before)).max();
            let mut n = highest.map_or(1, |n| n.saturating_add(1));
            let mut name = format!("{before}{n}");
            while taken.contains(&name) {
                n = n.wrapping_add(1);
                name = format!("{before}{n}");
            }
            taken.insert(name.clone());
            name
        })
        .collect()
}

/// The number behind `before`, when the rest of the name is one of ours.
fn number(name: &str, before: &str) -> Option<u32> {
    let digits = name.strip_prefix(before)?;
    let plain = !digits.is_empty()
        && digits.len() <= 6
        && !digits.starts_with('0')
        && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}
