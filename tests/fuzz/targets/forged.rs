//! A genuine code with its bytes tampered with, written as a code again: refused, whatever was done.
#![no_main]

use desk_fuzz::GENUINE;
use desk_letter::codes::PREFIX;
use libfuzzer_sys::{arbitrary, fuzz_target};

/// One thing a forger does; places are taken modulo the length.
#[derive(Debug, arbitrary::Arbitrary)]
enum Tamper {
    Flip { at: u16, bit: u8 },
    Set { at: u16, to: u8 },
    Insert { at: u16, bytes: Vec<u8> },
    Remove { at: u16, many: u8 },
    Swap { from: u16, with: u16 },
    Splice { other: u8, at: u16 },
}

fuzz_target!(|forgery: (u8, Vec<Tamper>)| {
    let mut bytes = GENUINE.bytes(forgery.0.into());
    for tamper in forgery.1 {
        if bytes.is_empty() {
            break;
        }
        let place = |at: u16| usize::from(at) % bytes.len();
        match tamper {
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
                let other = GENUINE.bytes(other.into());
                bytes.truncate(at);
                bytes.extend(other.iter().skip(at));
            }
        }
    }
    GENUINE.must_refuse(&format!("{PREFIX}{}", base45::encode(&bytes)));
});
