//! A genuine code with its bytes tampered with, written as a code again: refused, whatever was done.
#![no_main]

use desk_fuzz::GENUINE;
use desk_fuzz::tamper::{Tamper, tamper};
use desk_letter::codes::PREFIX;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|forgery: (u8, Vec<Tamper>)| {
    let mut bytes = GENUINE.bytes(forgery.0.into());
    tamper(&mut bytes, forgery.1, |other| GENUINE.bytes(other));
    GENUINE.must_refuse(&format!("{PREFIX}{}", base45::encode(&bytes)));
});
