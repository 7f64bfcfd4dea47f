//! The five steps of a circuit's page: how far each is, when it began and ended, and where its time went.

use crate::circuits::step_word;
use crate::wire::{RunningView, StepState, StepView};
use chrono::{DateTime, TimeDelta, Utc};
use desk_domain::journey::Journey;
use desk_domain::spent::{self, Spent};
use desk_domain::turn::{Step, Turn};
use desk_store::circuits::Whole;
use desk_store::events::instant;

/// The five steps, as far as the record tells them.
pub(crate) fn steps(whole: &Whole, journey: &Journey) -> Vec<StepView> {
    let circuit = &whole.circuit;
    let way = spent::stretches(
        circuit,
        whole.loas.iter().map(|(_, loa)| loa),
        whole.successor.is_some(),
    );
    // once in service, the way is behind it, whatever came later
    let served = circuit.activated_at().is_some();
    let order = |step: Step| Step::ALL.iter().position(|s| *s == step).unwrap_or(0);
    let here = order(journey.step);
    Step::ALL
        .iter()
        .enumerate()
        .map(|(at, step)| {
            let state = if at < here || served {
                StepState::Done
            } else if at > here {
                StepState::Later
            } else if matches!(journey.turn, Turn::Stop | Turn::Closed) {
                StepState::Stopped
            } else {
                StepState::Current
            };
            let took = match step {
                // the place is chosen when the application is handed in
                Step::AccessPoint => Spent {
                    from: Some(circuit.applied_at),
                    until: Some(circuit.applied_at),
                    ..Spent::default()
                },
                step => spent::spent(&way, *step),
            };
            let until = took
                .until
                .filter(|_| matches!(state, StepState::Done | StepState::Stopped));
            StepView {
                step: step_word(*step),
                state,
                from: took.from.filter(|_| state != StepState::Later).map(instant),
                until: until.map(instant),
                by: until.and_then(|at| who(whole, at)),
                ours: seconds(took.ours),
                theirs: seconds(took.theirs),
                running: took
                    .running
                    .filter(|_| state != StepState::Later)
                    .map(|(turn, since)| RunningView {
                        ours: turn != Turn::Theirs,
                        since: instant(since),
                    }),
            }
        })
        .collect()
}

/// Who did or saw what ended a step.
fn who(whole: &Whole, at: DateTime<Utc>) -> Option<String> {
    let entries = whole
        .loas
        .iter()
        .flat_map(|(_, loa)| &loa.entries)
        .chain(&whole.circuit.entries);
    spent::who(entries, at).map(str::to_owned)
}

fn seconds(time: TimeDelta) -> u32 {
    u32::try_from(time.num_seconds()).unwrap_or(u32::MAX)
}
