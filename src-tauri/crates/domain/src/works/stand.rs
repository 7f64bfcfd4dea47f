//! How far construction is, at a glance.

use super::{Dates, StepState, Works, steps};
use crate::as_built::as_built_blocks;
use crate::loa_record::LoaRecord;

/// How far construction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WorksStand {
    /// It has not begun.
    #[default]
    NotBegun,
    /// Steps are open, or what was built is not settled.
    Begun,
    /// Every step is done or needless, and what was built agrees with the LOA or is explained: completion can be
    /// reported.
    Built,
}

impl WorksStand {
    /// From the number of steps that are open; `None`: it has not begun.
    #[must_use]
    pub const fn of_open(open: Option<u32>) -> Self {
        match open {
            None => Self::NotBegun,
            Some(0) => Self::Built,
            Some(_) => Self::Begun,
        }
    }
}

impl Works {
    /// Steps that are neither done nor needless; `None` before construction began. What was built counts as open while
    /// something of it is neither as the LOA says nor explained. `loa`: the newest LOA that counts.
    #[must_use]
    pub fn open_steps(&self, loa: Option<&LoaRecord>) -> Option<u32> {
        let (scenario, jurisdiction) = self.chosen()?;
        let steps = steps(scenario, jurisdiction, self, Dates::default());
        let open = steps
            .iter()
            .filter(|step| !matches!(step.state, StepState::Done | StepState::NotNeeded))
            .count();
        let unsettled = self.as_built.is_some() && !as_built_blocks(self, loa).is_empty();
        Some(u32::try_from(open + usize::from(unsettled)).unwrap_or(u32::MAX))
    }
}
