//! Several threads make documents; they are taken in their order, and few are held at a time.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How many documents each thread may be ahead of the one that is taken next.
const AHEAD: usize = 2;

/// Work that is handed out in order, and comes back in order.
pub(super) struct Line<T> {
    state: Mutex<State<T>>,
    moved: Condvar,
    many: usize,
    most: usize,
}

struct State<T> {
    /// The next that nobody works at.
    next: usize,
    /// The next that is taken.
    taken: usize,
    ready: BTreeMap<usize, T>,
    ended: bool,
    /// The most that were held at a time.
    held: usize,
}

impl<T> Line<T> {
    pub fn new(many: usize, threads: usize) -> Self {
        Self {
            state: Mutex::new(State {
                next: 0,
                taken: 0,
                ready: BTreeMap::new(),
                ended: false,
                held: 0,
            }),
            moved: Condvar::new(),
            many,
            most: threads * AHEAD,
        }
    }

    /// The next to work at, once there is room; `None`: there is no more.
    pub fn next(&self) -> Option<usize> {
        let mut state = self.lock();
        loop {
            if state.ended || state.next >= self.many {
                return None;
            }
            if state.next < state.taken + self.most {
                let mine = state.next;
                state.next += 1;
                state.held = state.held.max(state.next - state.taken);
                return Some(mine);
            }
            state = self.wait(state);
        }
    }

    /// Hands over what was made.
    pub fn ready(&self, n: usize, made: T) {
        self.lock().ready.insert(n, made);
        self.moved.notify_all();
    }

    /// The next in order with its place, once it is ready; `None`: there is no more.
    pub fn take(&self) -> Option<(usize, T)> {
        let mut state = self.lock();
        loop {
            if state.ended || state.taken >= self.many {
                return None;
            }
            let n = state.taken;
            if let Some(made) = state.ready.remove(&n) {
                state.taken += 1;
                drop(state);
                self.moved.notify_all();
                return Some((n, made));
            }
            state = self.wait(state);
        }
    }

    /// Nothing more is handed out or taken.
    pub fn end(&self) {
        self.lock().ended = true;
        self.moved.notify_all();
    }

    /// What was made and not taken when the line ended, in order.
    pub fn rest(&self) -> Vec<(usize, T)> {
        std::mem::take(&mut self.lock().ready).into_iter().collect()
    }

    /// The most that were held at a time.
    pub fn held(&self) -> usize {
        self.lock().held
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&'a self, state: MutexGuard<'a, State<T>>) -> MutexGuard<'a, State<T>> {
        self.moved
            .wait(state)
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends the line when a thread leaves it for whatever reason, so that nobody waits for ever.
pub(super) struct Leaving<'a, T>(pub &'a Line<T>);

impl<T> Drop for Leaving<'_, T> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.end();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_threads_give_everything_in_order_and_hold_little() {
        let line = Line::new(500, 3);
        let mut taken = Vec::new();
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    while let Some(n) = line.next() {
                        line.ready(n, n * 10);
                    }
                });
            }
            while let Some(made) = line.take() {
                taken.push(made.1);
            }
        });
        assert_eq!(taken, (0..500).map(|n| n * 10).collect::<Vec<_>>());
        assert!(line.held() <= 6, "{}", line.held());
    }

    #[test]
    fn a_line_that_ended_gives_nothing_more() {
        let line = Line::new(5, 1);
        assert_eq!(line.next(), Some(0));
        line.ready(0, 'a');
        line.end();
        assert_eq!((line.next(), line.take()), (None, None));
        assert_eq!(line.rest(), [(0, 'a')]);
    }
}
