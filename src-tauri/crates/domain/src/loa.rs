//! The states of a circuit's newest LOA and the one table of how it moves among them.
//!
//! Source: `LoaStatus` of DescribePhysicalConnections and the call chain of CompletePhysicalConnectionLOA. The
//! sources disagree on when an LOA becomes complete; arrows that the desk concludes are marked inferred.

use crate::circuit::CircuitStatus;
use crate::machine::{self, Arrow, By, Outcome, Seen};
use crate::refusal::Refusal;
use crate::wire::wire_enum;

wire_enum! {
    /// Where the newest LOA stands. Wire words are the API's; labels are the console's where it has any.
    pub enum LoaStatus {
        /// None was applied for. The API leaves the field empty; the word is the desk's.
        NotApplied = "NotApplied" | "", "To Apply for LOA", "未申请";
        /// Under review, up to 2 business days.
        Applying = "Applying", "LOA Being Applied", "LOA 申请中";
        /// Approved, not yet there to download.
        Accept = "Accept", "LOA Approved", "LOA 申请通过";
        /// There to download; the site can be entered.
        Available = "Available", "LOA Approved, can be downloaded", "LOA 可用";
        /// Refused; it can be applied for again.
        Rejected = "Rejected", "LOA Rejected", "LOA 申请驳回";
        /// Completion is reported; the pigtail is being connected.
        Completing = "Completing", "Waiting for Pigtail Installation", "等待安装尾纤";
        /// Construction is complete.
        Complete = "Complete", "Construction Complete", "专线施工完成";
        /// The LOA was deleted.
        Deleted = "Deleted", "LOA Deleted", "LOA 已删除";
    }
}

wire_enum! {
    /// What we can do about an LOA.
    pub enum LoaAction {
        /// Apply for the first time.
        Apply = "apply", "Apply for LOA", "申请 LOA";
        /// Apply again: after a refusal, for re-entry, or for changes on a live circuit.
        ApplyAgain = "apply_again", "Apply for LOA again", "再次申请 LOA";
        /// Report that construction is complete (the console's Confirm Delivery).
        ReportCompletion = "report_completion", "Report completion", "完工报竣";
        /// Change the line's operation and maintenance record.
        UpdateOm = "update_om", "Update O&M record", "更新运维信息";
    }
}

/// One step of an LOA.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoaStep {
    /// We do something.
    Act(LoaAction),
    /// Somebody saw this status at Alibaba Cloud.
    Observe(LoaStatus),
}

use LoaAction as A;
use LoaStatus as S;

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

/// Every arrow. The main way stands first, which is also the order in which actions are offered.
pub const ARROWS: &[Arrow<S, A>] = &[
    ours(S::NotApplied, A::Apply, S::Applying),
    // The documented call chain goes straight to Available; Accept is documented as a value only.
    theirs(S::Applying, S::Available),
    inferred(theirs(S::Applying, S::Accept)),
    inferred(theirs(S::Accept, S::Available)),
    theirs(S::Applying, S::Rejected),
    ours(S::Rejected, A::ApplyAgain, S::Applying),
    ours(S::Available, A::ReportCompletion, S::Completing),
    theirs(S::Completing, S::Complete),
    ours(S::Available, A::UpdateOm, S::Available),
    ours(S::Complete, A::UpdateOm, S::Complete),
    // Re-entry, changes on a live circuit, and a new start after a deletion.
    inferred(ours(S::Available, A::ApplyAgain, S::Applying)),
    inferred(ours(S::Complete, A::ApplyAgain, S::Applying)),
    inferred(ours(S::Deleted, A::ApplyAgain, S::Applying)),
    // A deletion can be seen in any state that has an LOA.
    inferred(theirs(S::Applying, S::Deleted)),
    inferred(theirs(S::Accept, S::Deleted)),
    inferred(theirs(S::Available, S::Deleted)),
    inferred(theirs(S::Rejected, S::Deleted)),
    inferred(theirs(S::Completing, S::Deleted)),
    inferred(theirs(S::Complete, S::Deleted)),
];

/// The only place where an LOA's status changes.
#[must_use]
pub fn step(from: LoaStatus, step: LoaStep) -> Outcome<LoaStatus> {
    match step {
        LoaStep::Act(action) => match act(from, action) {
            Ok(to) => Outcome::Moved {
                to,
                skipped: Vec::new(),
            },
            Err(refusal) => Outcome::Refused(refusal),
        },
        LoaStep::Observe(to) => Outcome::of_seen(observe(from, to), to),
    }
}

/// The status after an action of ours.
///
/// # Errors
/// [`Refusal::LoaAction`] when the table has no such arrow.
pub fn act(from: LoaStatus, action: LoaAction) -> Result<LoaStatus, Refusal> {
    machine::act(ARROWS, from, action).ok_or(Refusal::LoaAction {
        action,
        status: from,
    })
}

/// What an observation of `to` means for an LOA in `from`.
#[must_use]
pub fn observe(from: LoaStatus, to: LoaStatus) -> Seen<LoaStatus> {
    machine::observe(ARROWS, from, to)
}

/// The actions that the table has in this status; the circuit's status can still forbid them.
#[must_use]
pub fn allowed_actions(status: LoaStatus) -> Vec<LoaAction> {
    machine::actions(ARROWS, status)
}

/// Every other status that could be observed next without a conflict, nearest first.
#[must_use]
pub fn observable(status: LoaStatus) -> Vec<LoaStatus> {
    machine::reachable(ARROWS, status)
}

/// The statuses that Alibaba Cloud brings about by itself from here.
#[must_use]
pub fn expected(status: LoaStatus) -> Vec<LoaStatus> {
    machine::expected(ARROWS, status)
}

/// Whether an LOA can be applied for, which needs both statuses: a port that is allocated and not given up,
/// and an LOA that is not under way.
///
/// # Errors
/// [`Refusal::PortNotAllocated`] or [`Refusal::LoaAction`].
pub fn may_apply(circuit: CircuitStatus, loa: LoaStatus) -> Result<(), Refusal> {
    match circuit {
        CircuitStatus::Allocated | CircuitStatus::Confirmed | CircuitStatus::Enabled => {}
        status => return Err(Refusal::PortNotAllocated { status }),
    }
    let action = if loa == LoaStatus::NotApplied {
        LoaAction::Apply
    } else {
        LoaAction::ApplyAgain
    };
    act(loa, action).map(|_| ())
}

/// The LOA actions that both statuses allow.
#[must_use]
pub fn actions_with(circuit: CircuitStatus, loa: LoaStatus) -> Vec<LoaAction> {
    let has_port = matches!(
        circuit,
        CircuitStatus::Allocated | CircuitStatus::Confirmed | CircuitStatus::Enabled
    );
    if has_port {
        allowed_actions(loa)
    } else {
        Vec::new()
    }
}
