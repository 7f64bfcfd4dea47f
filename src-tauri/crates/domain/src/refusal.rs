//! Why an action is not possible now.

use crate::circuit::{CircuitAction, CircuitStatus};
use crate::loa::{LoaAction, LoaStatus};

/// An action that the state tables refuse. The text is a sentence for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The circuit's table has no such arrow.
    #[error("“{}” is not possible while the circuit is {}.", action.label_en(), status.label_en())]
    CircuitAction {
        /// What was asked.
        action: CircuitAction,
        /// Where the circuit stands.
        status: CircuitStatus,
    },
    /// The LOA's table has no such arrow.
    #[error("“{}” is not possible while the LOA status is {}.", action.label_en(), status.label_en())]
    LoaAction {
        /// What was asked.
        action: LoaAction,
        /// Where the LOA stands.
        status: LoaStatus,
    },
    /// An LOA needs an allocated port.
    #[error("An LOA can be applied for once the port is allocated. This circuit is {}.", status.label_en())]
    PortNotAllocated {
        /// Where the circuit stands.
        status: CircuitStatus,
    },
    /// Confirming needs the construction reported.
    #[error("The circuit can be confirmed once its completion is reported. The LOA status is {}.", loa.label_en())]
    ConstructionNotDone {
        /// Where the LOA stands.
        loa: LoaStatus,
    },
}

impl Refusal {
    /// A stable word for code that switches on the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::CircuitAction { .. } => "circuit_action_not_allowed",
            Self::LoaAction { .. } => "loa_action_not_allowed",
            Self::PortNotAllocated { .. } => "port_not_allocated",
            Self::ConstructionNotDone { .. } => "construction_not_done",
        }
    }
}
