//! What a forger or a broken disk does to genuine bytes.

use libfuzzer_sys::arbitrary;

/// One thing that is done; places are taken modulo the length.
#[derive(Debug, arbitrary::Arbitrary)]
pub enum Tamper {
    /// A bit is turned over.
    Flip { at: u16, bit: u8 },
    /// A byte becomes another.
    Set { at: u16, to: u8 },
    /// Bytes come in.
    Insert { at: u16, bytes: Vec<u8> },
    /// Bytes go.
    Remove { at: u16, many: u8 },
    /// Two bytes change places.
    Swap { from: u16, with: u16 },
    /// What follows comes from another one.
    Splice { other: u8, at: u16 },
}

/// Does all of it, one after the other; `others` gives the bytes that a splice takes from.
pub fn tamper(bytes: &mut Vec<u8>, with: Vec<Tamper>, others: impl Fn(usize) -> Vec<u8>) {
    for one in with {
        if bytes.is_empty() {
            return;
        }
        // two bytes of a place reach every part of a file of this size
        let step = bytes.len().div_ceil(usize::from(u16::MAX) + 1);
        let place = |at: u16| usize::from(at) * step % bytes.len();
        match one {
            Tamper::Flip { at, bit } => {
                let at = place(at);
                bytes[at] ^= 1 << (bit % 8);
            }
            Tamper::Set { at, to } => {
                let at = place(at);
                bytes[at] = to;
            }
            Tamper::Insert { at, bytes: more } => {
                let at = place(at);
                bytes.splice(at..at, more);
            }
            Tamper::Remove { at, many } => {
                let at = place(at);
                let end = bytes.len().min(at + usize::from(many));
                bytes.drain(at..end);
            }
            Tamper::Swap { from, with } => {
                let (from, with) = (place(from), place(with));
                bytes.swap(from, with);
            }
            Tamper::Splice { other, at } => {
                let at = place(at);
                bytes.truncate(at);
                bytes.extend(others(other.into()).into_iter().skip(at));
            }
        }
    }
}
