//! The operation and maintenance record of a line, and changes of a circuit's attributes.
//!
//! Sources: provisioning guide, “Modify the O&M information about an Express Connect circuit”;
//! CompletePhysicalConnectionLOA with FinishWork=false; ModifyPhysicalConnectionAttribute.

use crate::circuit::CircuitStatus;
use crate::event::Kept;
use crate::loa::{self, LoaAction, LoaStatus};
use crate::personal::Personal;
use crate::wire::wire_enum;
use serde::{Deserialize, Serialize};

/// Most people to call about one line.
pub const CONTACTS_MAX: usize = 6;

/// What the console's O&M dialog asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Upkeep {
    /// Name of the provider.
    pub provider: String,
    /// Leased-line or cable id, as the provider gave it, or empty.
    pub line_id: String,
    /// ODF port specifications, or empty.
    pub odf_port: String,
    /// Whom to call at the provider's.
    pub contacts: Vec<Personal<String>>,
    /// It stands in the console as well.
    pub in_console: bool,
    /// Who recorded it.
    pub by: String,
}

/// Whether the O&M record may be changed: the LOA's own rule, and any circuit in service.
#[must_use]
pub fn may_record(circuit: CircuitStatus, loa: LoaStatus) -> bool {
    let has_port = matches!(
        circuit,
        CircuitStatus::Allocated | CircuitStatus::Confirmed | CircuitStatus::Enabled
    );
    circuit == CircuitStatus::Enabled || (has_port && loa::act(loa, LoaAction::UpdateOm).is_ok())
}

wire_enum! {
    /// What can be changed of a circuit.
    pub enum Attribute {
        /// Its name.
        Name = "name", "Name", "名称";
        /// Its description.
        Description = "description", "Description", "描述";
        /// The carrier.
        LineOperator = "line_operator", "Circuit provider", "专线运营商";
        /// The port type.
        PortType = "port_type", "Port type", "端口类型";
        /// Where the customer's data centre is (`PeerLocation`).
        Location = "location", "Customer data center", "用户机房位置";
        /// The redundant circuit.
        Redundant = "redundant_circuit", "Redundant circuit", "冗余专线";
    }
}

impl Attribute {
    /// Whether it can be changed in this status.
    ///
    /// Port and redundant circuit: under review, in service, refused. Nothing at all once the circuit is cancelled,
    /// being allocated, failed or disabled. That texts may change in the states between is inferred from the two lists,
    /// and so is that the carrier goes with the port.
    #[must_use]
    pub const fn may_change(self, status: CircuitStatus) -> bool {
        match status {
            CircuitStatus::Initial | CircuitStatus::Enabled | CircuitStatus::Rejected => true,
            CircuitStatus::Approved | CircuitStatus::Allocated | CircuitStatus::Confirmed => {
                matches!(self, Self::Name | Self::Description | Self::Location)
            }
            CircuitStatus::Allocating
            | CircuitStatus::Canceled
            | CircuitStatus::AllocationFailed
            | CircuitStatus::Terminating
            | CircuitStatus::Terminated
            | CircuitStatus::Deleted => false,
        }
    }
}

/// One attribute that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Wire word of [`Attribute`].
    pub attribute: String,
    /// What it was.
    pub from: String,
    /// What it is now.
    pub to: String,
}

/// Attributes that were changed together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Changes {
    /// Which, at least one.
    pub changes: Vec<Change>,
    /// Who changed them.
    pub by: String,
    /// Warnings kept.
    #[serde(default)]
    pub kept: Vec<Kept>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_change_in_the_states_that_the_source_names() {
        let states = |attribute: Attribute| -> Vec<CircuitStatus> {
            CircuitStatus::ALL
                .iter()
                .copied()
                .filter(|&status| attribute.may_change(status))
                .collect()
        };
        use CircuitStatus as S;
        let spec = [S::Initial, S::Enabled, S::Rejected];
        for attribute in [
            Attribute::PortType,
            Attribute::Redundant,
            Attribute::LineOperator,
        ] {
            assert_eq!(states(attribute), spec, "{attribute}");
        }
        for attribute in [Attribute::Name, Attribute::Description, Attribute::Location] {
            assert_eq!(
                states(attribute),
                [
                    S::Initial,
                    S::Approved,
                    S::Allocated,
                    S::Confirmed,
                    S::Enabled,
                    S::Rejected
                ],
                "{attribute}"
            );
        }
    }

    #[test]
    fn the_record_follows_the_loa_and_any_circuit_in_service() {
        for &circuit in CircuitStatus::ALL {
            for &loa in LoaStatus::ALL {
                let wanted = circuit == CircuitStatus::Enabled
                    || (matches!(circuit, CircuitStatus::Allocated | CircuitStatus::Confirmed)
                        && matches!(loa, LoaStatus::Available | LoaStatus::Complete));
                assert_eq!(may_record(circuit, loa), wanted, "{circuit} {loa}");
            }
        }
    }
}
