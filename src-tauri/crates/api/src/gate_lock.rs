//! The window locked to the gate: nothing else answers until a PIN is typed, also after a restart.
//!
//! The lock keeps whoever stands at the door out of the desk. It is no safe: a person who may read the desk's folder can open
//! it, and that is also the way back in when the PIN is forgotten (the text of `sealing` in the key file counts as one).

use crate::wire::{ApiError, ErrorCode, GateView, LockGate, UnlockGate};
use crate::{Desk, gate};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, Duration, Utc};
use desk_domain::chance::Occasion;
use desk_domain::problem::{ProblemCode, Problems};
use desk_store::gate_post::{self, GatePost};
use desk_store::keys::Keys;
use desk_store::stretch::{Costs, stretched};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use zeroize::Zeroizing;

/// Commands that answer while the window is locked. Everything else of the list is refused.
pub const AT_GATE: &[&str] = &[
    "start",
    "gate",
    "check_code",
    "read_gate_picture",
    "choose_gate_picture",
    "record_gate",
    "withdraw_gate",
    "gate_log",
    "set_gate_post",
    "lock_gate",
    "unlock_gate",
];

/// Wrong PINs that cost no waiting.
const FREE: u32 = 3;
/// Longest wait after a wrong PIN.
const LONGEST_WAIT: i64 = 900;
/// Costs of the hash: memory in KiB, passes, lanes. What OWASP names as the least for argon2id.
const COSTS: Costs = Costs {
    memory_kib: 19 * 1024,
    passes: 2,
    lanes: 1,
};

/// Whether the window is locked, for those who must know it without waiting for the desk.
#[derive(Debug, Clone, Default)]
pub struct LockFlag(Arc<AtomicBool>);

impl LockFlag {
    /// Whether this command is refused now.
    pub fn bars(&self, command: &str) -> bool {
        self.is_set() && !AT_GATE.contains(&command)
    }

    pub(crate) fn is_set(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    pub(crate) fn set(&self, locked: bool) {
        self.0.store(locked, Ordering::SeqCst);
    }
}

/// What a command answers that is not for the gate while the window is locked.
pub fn refused() -> ApiError {
    ApiError::new(
        ErrorCode::Locked,
        "The window is locked to the gate. Unlock it with the PIN first.",
    )
}

impl Desk {
    /// Says whether the window is locked, also while the desk is busy.
    pub fn lock_flag(&self) -> LockFlag {
        self.lock.clone()
    }

    /// Whether this command may run now.
    ///
    /// # Errors
    /// The window is locked to the gate, and the command is not one of its own.
    pub fn admit(&self, command: &str) -> Result<(), ApiError> {
        if self.lock.bars(command) {
            return Err(refused());
        }
        Ok(())
    }

    pub(crate) fn is_locked(&self) -> bool {
        self.lock.is_set()
    }

    /// Locks the window to the gate, with a new PIN or with the one that is set.
    pub fn lock_gate(
        &mut self,
        mut occasion: Occasion<'_>,
        request: LockGate,
    ) -> Result<GateView, ApiError> {
        let now = occasion.now;
        let locked = self.is_locked();
        let done = self.at_gate(|desk| {
            let store = desk.store_mut()?;
            let mut post = gate_post::read(store.db())?;
            if !request.pin.is_empty() && !locked {
                check_form(&request.pin)?;
                post.pin = hashed(&request.pin, &occasion.bytes(), store.keys())?;
                post.failures = 0;
                post.failed_at = None;
            }
            if post.pin.is_empty() {
                return Err(form_problem());
            }
            post.locked = true;
            store.keep_gate_post(&post)?;
            desk.lock.set(true);
            gate::view(desk, now)
        });
        self.look_at_lock();
        done
    }

    /// Unlocks the window. Wrong PINs cost more and more time, also over a restart.
    pub fn unlock_gate(
        &mut self,
        occasion: Occasion<'_>,
        request: UnlockGate,
    ) -> Result<GateView, ApiError> {
        let now = occasion.now;
        let done = self.at_gate(|desk| {
            let store = desk.store_mut()?;
            let mut post = gate_post::read(store.db())?;
            if post.failed_at.is_some_and(|at| at > now) {
                post.failed_at = Some(now); // the clock was set back: the wait begins anew, once
                store.keep_gate_post(&post)?;
            }
            if let Some(left) = waiting(&post, now) {
                return Err(wait(left));
            }
            let from_key_file = same(request.pin.trim(), &STANDARD.encode(store.keys().sealing));
            if !from_key_file && !is_pin(&request.pin, &post.pin, store.keys())? {
                post.failures = post.failures.saturating_add(1);
                post.failed_at = Some(now);
                store.keep_gate_post(&post)?;
                return Err(wrong(&post, now));
            }
            post.locked = false;
            post.failures = 0;
            post.failed_at = None;
            if from_key_file {
                post.pin.clear(); // it was forgotten; the next lock asks for a new one
            }
            store.keep_gate_post(&post)?;
            gate::view(desk, now)
        });
        self.held_check = None;
        self.look_at_lock();
        done
    }
}

fn form_problem() -> ApiError {
    let mut problems = Problems::new();
    problems.block("pin", ProblemCode::PinForm);
    ApiError::fields(&problems)
}

/// 4 to 8 digits.
fn check_form(pin: &str) -> Result<(), ApiError> {
    let digits = pin.bytes().all(|c| c.is_ascii_digit());
    if digits && (4..=8).contains(&pin.len()) {
        Ok(())
    } else {
        Err(form_problem())
    }
}

/// How long the next try has to wait, in whole seconds.
fn waiting(post: &GatePost, now: DateTime<Utc>) -> Option<i64> {
    let failed = post.failed_at?;
    let wait = pause(post.failures);
    // a clock that was set back makes nobody wait longer than once
    let passed = (now - failed).max(Duration::zero());
    let left = wait - passed.num_seconds();
    (left > 0).then_some(left)
}

/// 0 for the first tries, then 15 s, doubled with each further one.
fn pause(failures: u32) -> i64 {
    let Some(over) = failures.checked_sub(FREE) else {
        return 0;
    };
    15_i64
        .checked_shl(over.min(10))
        .unwrap_or(LONGEST_WAIT)
        .min(LONGEST_WAIT)
}

fn wait(seconds: i64) -> ApiError {
    ApiError::new(
        ErrorCode::Refused,
        format!("Too many wrong PINs. Wait {seconds} seconds, then try again."),
    )
    .with("refusal", "pin_wait")
    .with("seconds", seconds)
}

fn wrong(post: &GatePost, now: DateTime<Utc>) -> ApiError {
    match waiting(post, now) {
        Some(left) => wait(left),
        None => ApiError::new(ErrorCode::Refused, "This is not the PIN. Try again.")
            .with("refusal", "wrong_pin")
            .with("left", FREE.saturating_sub(post.failures)),
    }
}

/// Hash of a PIN: argon2id under a key that lies in the key file, so that the hash alone cannot be searched.
fn hashed(pin: &str, salt: &[u8; 16], keys: &Keys) -> Result<String, ApiError> {
    let hash = argon(pin, salt, COSTS, keys)?;
    Ok(format!(
        "argon2id.{}.{}.{}.{}.{}",
        COSTS.memory_kib,
        COSTS.passes,
        COSTS.lanes,
        STANDARD.encode(salt),
        STANDARD.encode(*hash)
    ))
}

fn argon(
    pin: &str,
    salt: &[u8],
    costs: Costs,
    keys: &Keys,
) -> Result<Zeroizing<[u8; 32]>, ApiError> {
    let pepper = Sha256::new()
        .chain_update(b"circuit-desk/gate-pin/1")
        .chain_update(keys.sealing)
        .finalize();
    stretched(pin.as_bytes(), salt, &pepper, costs)
        .map_err(|error| ApiError::new(ErrorCode::Internal, format!("{error}.")))
}

fn is_pin(pin: &str, kept: &str, keys: &Keys) -> Result<bool, ApiError> {
    let parts: Vec<&str> = kept.split('.').collect();
    let ["argon2id", memory, passes, lanes, salt, hash] = parts.as_slice() else {
        return Ok(false);
    };
    let (Ok(memory_kib), Ok(passes), Ok(lanes)) = (memory.parse(), passes.parse(), lanes.parse())
    else {
        return Ok(false);
    };
    let Ok(salt) = STANDARD.decode(salt) else {
        return Ok(false);
    };
    let costs = Costs {
        memory_kib,
        passes,
        lanes,
    };
    let found = argon(pin, &salt, costs, keys)?;
    Ok(same(&STANDARD.encode(*found), hash))
}

/// Equality that takes as long whatever differs: both are hashed first.
fn same(a: &str, b: &str) -> bool {
    Sha256::digest(a.as_bytes()) == Sha256::digest(b.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_pins_wait_longer_and_longer_and_never_for_ever() {
        let waits: Vec<i64> = (0..12).map(pause).collect();
        assert_eq!(waits, [0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900]);
        let now: DateTime<Utc> = "2026-12-16T01:00:00Z".parse().unwrap();
        let post = |failures, failed_at| GatePost {
            failures,
            failed_at: Some(failed_at),
            ..GatePost::default()
        };
        assert_eq!(waiting(&post(2, now), now), None);
        assert_eq!(
            waiting(&post(4, now - Duration::seconds(10)), now),
            Some(20)
        );
        assert_eq!(waiting(&post(4, now - Duration::seconds(30)), now), None);
        // the clock was set back by a year
        assert_eq!(waiting(&post(4, now + Duration::days(365)), now), Some(30));
    }

    #[test]
    fn a_pin_is_four_to_eight_digits() {
        for good in ["0000", "12345678"] {
            assert!(check_form(good).is_ok(), "{good}");
        }
        for bad in ["", "123", "123456789", "12a4", "１２３４", "12 34"] {
            assert!(check_form(bad).is_err(), "{bad}");
        }
    }

    struct Same(u8);

    impl desk_domain::chance::Entropy for Same {
        fn fill(&mut self, buffer: &mut [u8]) {
            buffer.fill(self.0);
        }
    }

    fn keys(seed: u8) -> Keys {
        let folder = tempfile::tempdir().unwrap();
        let mut occasion = Occasion {
            now: DateTime::UNIX_EPOCH,
            entropy: &mut Same(seed),
        };
        Keys::create(folder.path(), &mut occasion).unwrap()
    }

    #[test]
    fn the_hash_fits_its_pin_and_its_keys_alone() {
        let (keys, others) = (keys(1), keys(2));
        let kept = hashed("4711", &[7; 16], &keys).unwrap();
        assert!(is_pin("4711", &kept, &keys).unwrap());
        assert!(!is_pin("4712", &kept, &keys).unwrap());
        assert!(!is_pin("", &kept, &keys).unwrap());
        assert!(!is_pin("4711", "", &keys).unwrap());
        assert!(!is_pin("4711", &kept, &others).unwrap());
        assert!(!kept.contains("4711"));
    }
}
