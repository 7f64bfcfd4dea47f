//! Whose turn it is, and which of the five steps a circuit is in: both read off the two statuses.

use crate::circuit::CircuitStatus;
use crate::loa::LoaStatus;
use crate::wire::wire_enum;

wire_enum! {
    /// Whom a circuit waits for. “Short of time” is a matter of clocks and never a state.
    pub enum Turn {
        /// We have something to do.
        Yours = "yours", "Your turn", "轮到你";
        /// Waiting for Alibaba Cloud.
        Theirs = "theirs", "Waiting for Alibaba Cloud", "等待阿里云";
        /// In service.
        Done = "done", "In service", "已投入使用";
        /// Refused or failed.
        Stop = "stop", "Stopped", "受阻";
        /// Over, nothing to do.
        Closed = "closed", "Closed", "已结束";
    }
}

wire_enum! {
    /// The five steps from choosing a place to traffic.
    pub enum Step {
        /// Choosing the access point; done once the application is handed in.
        AccessPoint = "access_point", "Access point", "接入点";
        /// From the application to an allocated port.
        Port = "port", "Port", "端口";
        /// From the LOA application to people entering the site.
        Loa = "loa", "LOA", "LOA";
        /// From the reported completion to the connected pigtail.
        Construction = "construction", "Construction", "施工";
        /// Payment and service.
        Activation = "activation", "Activation", "开通";
    }
}

impl Turn {
    /// Whose turn it is with a circuit.
    ///
    /// While the port is allocated the LOA decides. A live circuit whose LOA was applied for again waits on
    /// that LOA; otherwise it is simply in service.
    #[must_use]
    pub const fn of(circuit: CircuitStatus, loa: LoaStatus) -> Self {
        match circuit {
            CircuitStatus::Initial
            | CircuitStatus::Approved
            | CircuitStatus::Allocating
            | CircuitStatus::Terminating => Self::Theirs,
            CircuitStatus::Rejected | CircuitStatus::AllocationFailed => Self::Stop,
            CircuitStatus::Canceled | CircuitStatus::Terminated | CircuitStatus::Deleted => {
                Self::Closed
            }
            CircuitStatus::Confirmed => Self::Yours,
            CircuitStatus::Allocated => match loa {
                LoaStatus::Applying | LoaStatus::Accept | LoaStatus::Completing => Self::Theirs,
                LoaStatus::Rejected => Self::Stop,
                LoaStatus::NotApplied
                | LoaStatus::Available
                | LoaStatus::Complete
                | LoaStatus::Deleted => Self::Yours,
            },
            CircuitStatus::Enabled => match loa {
                LoaStatus::Applying | LoaStatus::Accept | LoaStatus::Completing => Self::Theirs,
                LoaStatus::Rejected => Self::Stop,
                LoaStatus::Available => Self::Yours,
                LoaStatus::NotApplied | LoaStatus::Complete | LoaStatus::Deleted => Self::Done,
            },
        }
    }
}

impl Step {
    /// The step that a circuit is in. A closed circuit stays in the step where it ended.
    ///
    /// Choosing the access point ends with the application, so no recorded circuit is in that step.
    #[must_use]
    pub const fn of(circuit: CircuitStatus, loa: LoaStatus) -> Self {
        match circuit {
            CircuitStatus::Initial
            | CircuitStatus::Approved
            | CircuitStatus::Allocating
            | CircuitStatus::Rejected
            | CircuitStatus::AllocationFailed => Self::Port,
            CircuitStatus::Confirmed
            | CircuitStatus::Enabled
            | CircuitStatus::Terminating
            | CircuitStatus::Terminated => Self::Activation,
            CircuitStatus::Canceled | CircuitStatus::Deleted
                if matches!(loa, LoaStatus::NotApplied) =>
            {
                Self::Port
            }
            CircuitStatus::Allocated | CircuitStatus::Canceled | CircuitStatus::Deleted => {
                match loa {
                    LoaStatus::NotApplied
                    | LoaStatus::Applying
                    | LoaStatus::Accept
                    | LoaStatus::Available
                    | LoaStatus::Rejected
                    | LoaStatus::Deleted => Self::Loa,
                    LoaStatus::Completing => Self::Construction,
                    LoaStatus::Complete => Self::Activation,
                }
            }
        }
    }
}
