//! What both state machines share: a table of arrows, actions along one arrow, observations along a path.
//!
//! Alibaba Cloud decides and the desk records. What *we* do must follow one arrow that is ours. What *they*
//! report may come late or leave states out, so it is taken when any path of the table leads there.

use std::collections::VecDeque;

use crate::refusal::Refusal;

/// Who moves a thing along an arrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By<A> {
    /// We, by this action.
    Ours(A),
    /// Alibaba Cloud.
    Theirs,
}

/// One arrow of a state machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrow<S, A> {
    /// State before.
    pub from: S,
    /// State after; the same for actions that change something else than the state.
    pub to: S,
    /// Who does it.
    pub by: By<A>,
    /// True when no source states this arrow and the desk concludes it.
    pub inferred: bool,
}

/// What an observation means, given the state that the desk knew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen<S> {
    /// The state changed; `skipped` are the states that were certainly passed and nobody saw, in order.
    Applied {
        /// States that every path passes.
        skipped: Vec<S>,
    },
    /// The desk already knew this state.
    Unchanged,
    /// No path leads there: kept and shown as a conflict, never applied.
    Unreachable,
}

/// What one step did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<S> {
    /// Now in `to`. An action may end in the state where it began.
    Moved {
        /// The state now.
        to: S,
        /// States passed without being seen; always empty for actions.
        skipped: Vec<S>,
    },
    /// An observation of what was known.
    Unchanged,
    /// An observation that contradicts the table.
    Unreachable,
    /// An action that the table does not have here.
    Refused(Refusal),
}

impl<S: Copy> Outcome<S> {
    /// The outcome of an observation of `to`.
    pub(crate) fn of_seen(seen: Seen<S>, to: S) -> Self {
        match seen {
            Seen::Applied { skipped } => Self::Moved { to, skipped },
            Seen::Unchanged => Self::Unchanged,
            Seen::Unreachable => Self::Unreachable,
        }
    }
}

/// The state after an action, if the table has its arrow.
pub(crate) fn act<S: Copy + PartialEq, A: Copy + PartialEq>(
    table: &[Arrow<S, A>],
    from: S,
    action: A,
) -> Option<S> {
    table
        .iter()
        .find(|arrow| arrow.from == from && arrow.by == By::Ours(action))
        .map(|arrow| arrow.to)
}

/// The actions that the table has in a state, in the order of the table.
pub(crate) fn actions<S: Copy + PartialEq, A: Copy + PartialEq>(
    table: &[Arrow<S, A>],
    from: S,
) -> Vec<A> {
    let mut found = Vec::new();
    for arrow in table.iter().filter(|arrow| arrow.from == from) {
        if let By::Ours(action) = arrow.by
            && !found.contains(&action)
        {
            found.push(action);
        }
    }
    found
}

/// The states that Alibaba Cloud can bring about by itself next, in the order of the table.
pub(crate) fn expected<S: Copy + PartialEq, A: Copy>(table: &[Arrow<S, A>], from: S) -> Vec<S> {
    table
        .iter()
        .filter(|arrow| arrow.from == from && matches!(arrow.by, By::Theirs))
        .map(|arrow| arrow.to)
        .collect()
}

/// Every other state that a path leads to, nearest first.
pub(crate) fn reachable<S: Copy + PartialEq, A: Copy>(table: &[Arrow<S, A>], from: S) -> Vec<S> {
    let mut found: Vec<S> = Vec::new();
    let mut open = VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        for arrow in table.iter().filter(|arrow| arrow.from == at) {
            if arrow.to != from && !found.contains(&arrow.to) {
                found.push(arrow.to);
                open.push_back(arrow.to);
            }
        }
    }
    found
}

/// What an observation of `to` means: applied when any path leads there, whoever walked it.
///
/// Our own actions count as steps of a path, because a colleague may have done them in the console. Only states
/// that *every* path passes are reported as skipped: where several ways lead to `to`, the desk does not
/// pretend to know which one was taken.
pub(crate) fn observe<S: Copy + PartialEq, A: Copy>(
    table: &[Arrow<S, A>],
    from: S,
    to: S,
) -> Seen<S> {
    if from == to {
        return Seen::Unchanged;
    }
    let Some(between) = shortest(table, from, to, None) else {
        return Seen::Unreachable;
    };
    // A state that every path passes is on the shortest one too, and in the same order.
    let skipped = between
        .into_iter()
        .filter(|&state| shortest(table, from, to, Some(state)).is_none())
        .collect();
    Seen::Applied { skipped }
}

/// The states between `from` and `to` on a shortest path that does not pass `without`.
fn shortest<S: Copy + PartialEq, A: Copy>(
    table: &[Arrow<S, A>],
    from: S,
    to: S,
    without: Option<S>,
) -> Option<Vec<S>> {
    // Each entry: a state, and where in this list the state before it stands.
    let mut walked: Vec<(S, usize)> = vec![(from, 0)];
    let mut at = 0;
    while at < walked.len() {
        let (state, _) = walked[at];
        for arrow in table.iter().filter(|arrow| arrow.from == state) {
            if arrow.to == to {
                let mut between = Vec::new();
                let mut back = at;
                while back != 0 {
                    between.push(walked[back].0);
                    back = walked[back].1;
                }
                between.reverse();
                return Some(between);
            }
            if Some(arrow.to) != without && !walked.iter().any(|&(known, _)| known == arrow.to) {
                walked.push((arrow.to, at));
            }
        }
        at += 1;
    }
    None
}
