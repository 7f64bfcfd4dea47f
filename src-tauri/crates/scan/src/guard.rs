//! Reading on a thread of its own, with an end.

use crate::ScanError;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// Longest that one piece of reading may take.
const LONGEST: Duration = Duration::from_secs(15);
/// Readers nest calls as deep as a file makes them; the pages of a stack cost nothing until they are used.
const STACK: usize = 64 * 1024 * 1024;
/// Threads that did not end are never waited for again, and this many of them are enough.
const MOST_STUCK: usize = 3;

static STUCK: AtomicUsize = AtomicUsize::new(0);

/// Does `work` on a thread of its own. A panic becomes [`ScanError::Broke`], endless work [`ScanError::TooSlow`].
///
/// A thread cannot be stopped from outside: one that runs on is left behind, and after a few of them nothing
/// more is read until the program starts anew.
pub(crate) fn guarded<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ScanError> + Send + 'static,
) -> Result<T, ScanError> {
    within(LONGEST, work)
}

fn within<T: Send + 'static>(
    longest: Duration,
    work: impl FnOnce() -> Result<T, ScanError> + Send + 'static,
) -> Result<T, ScanError> {
    if STUCK.load(Ordering::Relaxed) >= MOST_STUCK {
        return Err(ScanError::TooSlow);
    }
    let (tell, told) = channel();
    let reader = std::thread::Builder::new()
        .name("scan".to_owned())
        .stack_size(STACK);
    reader
        .spawn(move || {
            let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(ScanError::Broke));
            if tell.send(done).is_err() {
                // nobody waits any more, but it did end
                STUCK.fetch_sub(1, Ordering::Relaxed);
            }
        })
        .map_err(|_| ScanError::Broke)?;
    match told.recv_timeout(longest) {
        Ok(done) => done,
        Err(RecvTimeoutError::Timeout) => {
            STUCK.fetch_add(1, Ordering::Relaxed);
            Err(ScanError::TooSlow)
        }
        Err(RecvTimeoutError::Disconnected) => Err(ScanError::Broke),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_panics_takes_nothing_with_it() {
        let done = guarded::<()>(|| panic!("a hostile file did this"));
        assert_eq!(done, Err(ScanError::Broke));
        assert_eq!(guarded(|| Ok(7)), Ok(7));
    }

    #[test]
    fn a_reader_that_does_not_end_is_given_up() {
        let (hold, held) = channel::<()>();
        let done = within(Duration::from_millis(20), move || {
            let _ = held.recv();
            Ok(())
        });
        assert_eq!(done, Err(ScanError::TooSlow));
        drop(hold);
    }
}
