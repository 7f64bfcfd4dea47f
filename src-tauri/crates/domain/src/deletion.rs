//! How a circuit ends: cancelled, terminated, deleted; what hangs on its port, and what still costs after it.
//!
//! Sources: CancelPhysicalConnection, TerminatePhysicalConnection, DeletePhysicalConnection and their errors; provisioning
//! guide, “Delete a physical port instance”.

use crate::circuit::{CircuitAction, CircuitStatus};
use crate::entry::Noted;
use crate::wire::wire_enum;
use serde::{Deserialize, Serialize};

wire_enum! {
    /// What can hang on a port.
    pub enum DependantKind {
        /// A virtual border router.
        Vbr = "vbr", "VBR", "VBR";
        /// A port shared with another account.
        SharedPort = "shared_port", "Shared port", "共享端口";
        /// A MACsec key.
        MacsecKey = "macsec_key", "MACsec key", "MACsec 密钥";
    }
}

impl DependantKind {
    /// Whether it must be gone before this is done.
    ///
    /// Terminating names all three (`VbrAttached`, `VpconnAttached`, `MacsecAttached`); deleting names routers and shared ports.
    #[must_use]
    pub const fn stops(self, action: CircuitAction) -> bool {
        match action {
            CircuitAction::Terminate => true,
            CircuitAction::Delete => matches!(self, Self::Vbr | Self::SharedPort),
            _ => false,
        }
    }
}

/// One thing that hangs on a port, as somebody wrote it down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dependant {
    /// Its key on this circuit.
    pub key: String,
    /// Wire word of [`DependantKind`].
    pub kind: String,
    /// Its id or name in the console.
    pub name: String,
    /// Note, or empty.
    pub note: String,
    /// Who wrote it down.
    pub by: String,
}

impl Dependant {
    /// Its kind; one of a newer program stops what the strictest does.
    #[must_use]
    pub fn kind(&self) -> DependantKind {
        DependantKind::from_wire(&self.kind).unwrap_or(DependantKind::SharedPort)
    }
}

/// Something that we did to the circuit at Alibaba Cloud.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CircuitAct {
    /// Wire word of [`CircuitAction`].
    pub action: String,
    /// Why, or empty.
    pub reason: String,
    /// Who did it.
    pub by: String,
}

/// What stands in the way, of what hangs on the port.
pub fn blockers(
    action: CircuitAction,
    dependants: &[(Dependant, Noted)],
) -> impl Iterator<Item = &Dependant> {
    dependants
        .iter()
        .map(|(dependant, _)| dependant)
        .filter(move |dependant| dependant.kind().stops(action))
}

/// Whether the port may still cost money although the circuit is over: it was paid for or in service, and nobody has
/// unsubscribed from it.
#[must_use]
pub const fn still_billed(
    status: CircuitStatus,
    paid_or_in_service: bool,
    unsubscribed: bool,
) -> bool {
    let over = matches!(
        status,
        CircuitStatus::Terminating
            | CircuitStatus::Terminated
            | CircuitStatus::Canceled
            | CircuitStatus::Deleted
    );
    over && paid_or_in_service && !unsubscribed
}
