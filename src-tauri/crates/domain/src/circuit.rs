//! The states of a circuit and the one table of how it moves among them.
//!
//! Source: `Status` of DescribePhysicalConnections and the states that each operation accepts. Hosted
//! circuits are not handled here, so recovering a terminated one has no arrow.

use crate::loa::LoaStatus;
use crate::machine::{self, Arrow, By, Outcome, Seen};
use crate::refusal::Refusal;
use crate::wire::wire_enum;

wire_enum! {
    /// Where a circuit stands. Wire words are the API's; labels are the console's.
    pub enum CircuitStatus {
        /// Applied for, under review.
        Initial = "Initial", "Application in Progress", "申请中";
        /// The application was approved.
        Approved = "Approved", "Approved", "审批通过";
        /// A port is being looked for; takes minutes and cannot be cancelled.
        Allocating = "Allocating", "Allocating Resources", "正在分配资源";
        /// A port is reserved; LOA and construction happen in this state.
        Allocated = "Allocated", "Port Allocated", "端口已分配";
        /// Construction is done; the port fee is due.
        Confirmed = "Confirmed", "Pending Payment", "待支付";
        /// In service.
        Enabled = "Enabled", "Enabled", "已开通";
        /// The application was refused; it can be corrected.
        Rejected = "Rejected", "Rejected", "申请被拒绝";
        /// Given up before service.
        Canceled = "Canceled", "Canceled", "已取消";
        /// No port was found. Responses write it with a space, operation texts without.
        AllocationFailed = "Allocation Failed" | "AllocationFailed", "Allocation Failed", "资源分配失败";
        /// Going out of service.
        Terminating = "Terminating", "Terminating", "终止中";
        /// Out of service; the port still costs money until it is unsubscribed.
        Terminated = "Terminated", "Disabled", "已终止";
        /// Removed. The API has no word for it; this one is the desk's.
        Deleted = "Deleted", "Deleted", "已删除";
    }
}

wire_enum! {
    /// What we can do to a circuit.
    pub enum CircuitAction {
        /// Correct a rejected application and hand it in again (ModifyPhysicalConnectionAttribute).
        Resubmit = "resubmit", "Correct and resubmit", "修改后重新提交";
        /// Change carrier, port or names of a circuit that is under review or in service.
        Modify = "modify", "Change details", "修改信息";
        /// Confirm that the circuit is usable, after construction.
        Confirm = "confirm", "Confirm circuit", "确认专线可用";
        /// Pay the port fee; enabling follows and is theirs to report.
        Pay = "pay", "Pay port fee", "支付端口费用";
        /// Enable without an order, for accounts that may.
        Enable = "enable", "Enable without an order", "免订单开通";
        /// Give the circuit up before it is in service.
        Cancel = "cancel", "Cancel circuit", "取消专线";
        /// Take the circuit out of service.
        Terminate = "terminate", "Terminate circuit", "终止专线";
        /// Remove the instance.
        Delete = "delete", "Delete circuit", "删除专线";
    }
}

/// One step of a circuit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CircuitStep {
    /// We do something.
    Act(CircuitAction),
    /// Somebody saw this status at Alibaba Cloud.
    Observe(CircuitStatus),
}

use CircuitAction as A;
use CircuitStatus as S;

const fn ours(from: S, action: A, to: S) -> Arrow<S, A> {
    Arrow {
        from,
        to,
        by: By::Ours(action),
        inferred: false,
    }
}

const fn theirs(from: S, to: S) -> Arrow<S, A> {
    Arrow {
        from,
        to,
        by: By::Theirs,
        inferred: false,
    }
}

const fn inferred(arrow: Arrow<S, A>) -> Arrow<S, A> {
    Arrow {
        inferred: true,
        ..arrow
    }
}

/// Every arrow. The way into service stands first, which is also the order in which actions are offered.
pub const ARROWS: &[Arrow<S, A>] = &[
    theirs(S::Initial, S::Approved),
    theirs(S::Approved, S::Allocating),
    theirs(S::Allocating, S::Allocated),
    ours(S::Allocated, A::Confirm, S::Confirmed),
    // Whether the customer or their staff confirms in the console is stated nowhere.
    inferred(theirs(S::Allocated, S::Confirmed)),
    // Paying changes nothing by itself: Alibaba Cloud enables the port and somebody sees it.
    ours(S::Confirmed, A::Pay, S::Confirmed),
    theirs(S::Confirmed, S::Enabled),
    ours(S::Confirmed, A::Enable, S::Enabled),
    // Applications that are refused, and how they come back.
    theirs(S::Initial, S::Rejected),
    ours(S::Rejected, A::Resubmit, S::Initial),
    theirs(S::Allocating, S::AllocationFailed),
    // Details that may change without a change of state.
    ours(S::Initial, A::Modify, S::Initial),
    ours(S::Enabled, A::Modify, S::Enabled),
    // Giving up: not while a port is being allocated.
    ours(S::Initial, A::Cancel, S::Canceled),
    ours(S::Approved, A::Cancel, S::Canceled),
    ours(S::Allocated, A::Cancel, S::Canceled),
    ours(S::Confirmed, A::Cancel, S::Canceled),
    // Out of service.
    ours(S::Enabled, A::Terminate, S::Terminating),
    theirs(S::Terminating, S::Terminated),
    // The six states that the console lets you delete.
    ours(S::Allocated, A::Delete, S::Deleted),
    ours(S::Confirmed, A::Delete, S::Deleted),
    ours(S::Rejected, A::Delete, S::Deleted),
    ours(S::Canceled, A::Delete, S::Deleted),
    ours(S::AllocationFailed, A::Delete, S::Deleted),
    ours(S::Terminated, A::Delete, S::Deleted),
];

/// The only place where a circuit's status changes.
#[must_use]
pub fn step(from: CircuitStatus, step: CircuitStep) -> Outcome<CircuitStatus> {
    match step {
        CircuitStep::Act(action) => match act(from, action) {
            Ok(to) => Outcome::Moved {
                to,
                skipped: Vec::new(),
            },
            Err(refusal) => Outcome::Refused(refusal),
        },
        CircuitStep::Observe(to) => Outcome::of_seen(observe(from, to), to),
    }
}

/// The status after an action of ours.
///
/// # Errors
/// [`Refusal::CircuitAction`] when the table has no such arrow.
pub fn act(from: CircuitStatus, action: CircuitAction) -> Result<CircuitStatus, Refusal> {
    machine::act(ARROWS, from, action).ok_or(Refusal::CircuitAction {
        action,
        status: from,
    })
}

/// What an observation of `to` means for a circuit in `from`.
#[must_use]
pub fn observe(from: CircuitStatus, to: CircuitStatus) -> Seen<CircuitStatus> {
    machine::observe(ARROWS, from, to)
}

/// The actions that the table has in this status.
#[must_use]
pub fn allowed_actions(status: CircuitStatus) -> Vec<CircuitAction> {
    machine::actions(ARROWS, status)
}

/// Every other status that could be observed next without a conflict, nearest first.
#[must_use]
pub fn observable(status: CircuitStatus) -> Vec<CircuitStatus> {
    machine::reachable(ARROWS, status)
}

/// The statuses that Alibaba Cloud brings about by itself from here.
#[must_use]
pub fn expected(status: CircuitStatus) -> Vec<CircuitStatus> {
    machine::expected(ARROWS, status)
}

/// Whether the circuit can be confirmed: its own table, and construction reported on the LOA.
///
/// # Errors
/// [`Refusal::CircuitAction`] or [`Refusal::ConstructionNotDone`] (the API's `OperationUnsupported.SkipConstruction`).
pub fn may_confirm(circuit: CircuitStatus, loa: LoaStatus) -> Result<(), Refusal> {
    act(circuit, CircuitAction::Confirm)?;
    match loa {
        LoaStatus::Completing | LoaStatus::Complete => Ok(()),
        _ => Err(Refusal::ConstructionNotDone { loa }),
    }
}
