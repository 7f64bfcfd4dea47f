//! People who are found nowhere else, and a search for what is left of them in every byte of a folder.
#![allow(clippy::unwrap_used, reason = "tests are built of this")]

use crate::story::engineer;
use desk_api::wire::EngineerForm;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// A person whose every value is found nowhere else.
pub struct Canary {
    /// Two characters that no other text of the desk has.
    pub name: String,
    /// The same in Latin letters.
    pub latin: String,
    /// Document number.
    pub number: String,
    /// Phone.
    pub phone: String,
}

fn letter(n: u32) -> char {
    char::from_u32(u32::from('p') + n).unwrap()
}

/// One of 60 people that are told apart by every value.
pub fn canary(n: u32) -> Canary {
    let sign = |at: u32| char::from_u32(0x5b00 + at * 2).unwrap();
    Canary {
        name: format!("{}{}", sign(n), sign(n + 60)),
        latin: format!("Qanary{}{} Zyx", letter(n / 7), letter(n % 7)),
        number: format!("QX{}7", 48_291 + n * 37),
        phone: format!("+34 6{:02} 73{:02} 91", n, n),
    }
}

impl Canary {
    /// As they are typed.
    pub fn form(&self) -> EngineerForm {
        EngineerForm {
            name_latin: self.latin.clone(),
            phone: self.phone.clone(),
            ..engineer(&self.name, &self.number)
        }
    }

    /// Every way in which a value of theirs could lie in a file.
    pub fn traces(&self) -> Vec<Vec<u8>> {
        let bare: String = self.phone.chars().filter(|c| *c != ' ').collect();
        let texts = [&self.name, &self.latin, &self.number, &self.phone, &bare];
        let mut traces = Vec::new();
        for text in texts {
            traces.push(text.as_bytes().to_vec());
            traces.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
            traces.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
            traces.push(text.to_lowercase().into_bytes());
            // shorter pieces turn up in sealed values by chance
            let sealed = (0..3).map(|shift| base64(text.as_bytes(), shift));
            traces.extend(sealed.filter(|piece| piece.len() >= 8));
        }
        traces
    }
}

/// What stays of a text in base64 whatever stands before and behind it, for one of the three ways to be aligned.
pub fn base64(text: &[u8], shift: usize) -> Vec<u8> {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let whole = &text[(3 - shift) % 3..];
    whole
        .chunks_exact(3)
        .flat_map(|three| {
            let bits = u32::from(three[0]) << 16 | u32::from(three[1]) << 8 | u32::from(three[2]);
            [18, 12, 6, 0].map(|by| SIGNS[(bits >> by & 63) as usize])
        })
        .collect()
}

/// Every file below a folder.
///
/// # Panics
/// One of them cannot be read.
pub fn all_bytes(folder: &Path, into: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all_bytes(&path, into);
        } else {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            into.push((name, std::fs::read(&path).unwrap()));
        }
    }
}

/// For each person the files in which something of theirs lies; one walk over all bytes for all of them.
///
/// # Panics
/// A file cannot be read.
pub fn hits(folder: &Path, people: &[&Canary]) -> Vec<BTreeSet<String>> {
    let mut by_start: HashMap<[u8; 4], Vec<(usize, Vec<u8>)>> = HashMap::new();
    for (n, who) in people.iter().enumerate() {
        for trace in who.traces() {
            by_start
                .entry(trace[..4].try_into().unwrap())
                .or_default()
                .push((n, trace));
        }
    }
    // most bytes of a file begin nothing that is sought
    let mut begins = vec![false; 1 << 16];
    for start in by_start.keys() {
        begins[usize::from(start[0]) << 8 | usize::from(start[1])] = true;
    }
    let mut files = Vec::new();
    all_bytes(folder, &mut files);
    let mut found = vec![BTreeSet::new(); people.len()];
    for (name, bytes) in files {
        for (at, start) in bytes.windows(4).enumerate() {
            if !begins[usize::from(start[0]) << 8 | usize::from(start[1])] {
                continue;
            }
            for (n, trace) in by_start.get(start).into_iter().flatten() {
                if bytes[at..].starts_with(trace) {
                    found[*n].insert(name.clone());
                }
            }
        }
    }
    found
}

/// Fails when a byte of one of these people lies in any file of the folder.
///
/// # Panics
/// It does, and where it lies is said.
pub fn nothing_of(folder: &Path, people: &[&Canary]) {
    for (who, files) in people.iter().zip(hits(folder, people)) {
        assert_eq!(files, BTreeSet::new(), "{}", who.name);
    }
}
