//! What comes next for a circuit, read off its two statuses and whether a handout was issued.

use crate::activation::{self, FeeStand};
use crate::circuit::{self, CircuitAction, CircuitStatus};
use crate::connect::Stand;
use crate::entry::EntryCount;
use crate::life::LifeMark;
use crate::loa::{self, LoaStatus};
use crate::turn::{Step, Turn};
use crate::upkeep::Attribute;
use crate::works::WorksStand;

/// An act that the desk offers. What the state tables allow beyond these has no screen yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Record the provider's answer to the whole order.
    RecordOrder,
    /// Record the provider's answer about the port.
    RecordPort,
    /// Apply for the LOA.
    ApplyLoa,
    /// Apply for the LOA once more.
    ApplyLoaAgain,
    /// Record the provider's answer about the LOA.
    RecordLoa,
    /// Issue the handout.
    IssueHandout,
    /// Print, save or open the handout.
    PrintHandout,
    /// Add the engineers' official entry credentials.
    AddCredentials,
    /// Go on with construction.
    Construct,
    /// Apply for another port.
    ApplyPort,
    /// Report that construction is complete.
    ReportCompletion,
    /// Record that the patch cable is installed.
    RecordConnected,
    /// Order the port fee.
    OrderFee,
    /// Record that the port fee is paid.
    PayFee,
    /// Record that the port is in service, or what else was seen of it.
    RecordService,
    /// Change the circuit's details.
    ChangeDetails,
    /// Do something to the circuit itself: confirm, enable, cancel, terminate, delete.
    Act(CircuitAction),
    /// Unsubscribe from a port that is over and still costs.
    Unsubscribe,
    /// Plan the connection to the VPC, or record what was made of the plan.
    Connect,
    /// Record what is seen later.
    RecordLater,
    /// Nothing.
    Nothing,
}

/// Where a circuit stands on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journey {
    /// The step.
    pub step: Step,
    /// Whose turn it is.
    pub turn: Turn,
    /// Everything that is allowed, the next thing first.
    pub actions: Vec<Next>,
}

impl Journey {
    /// Reads it off the statuses. `issued`: the newest LOA has a handout.
    pub fn of(circuit: CircuitStatus, loa: LoaStatus, issued: bool) -> Self {
        let turn = Turn::of(circuit, loa);
        let mut actions = Vec::new();
        if circuit == CircuitStatus::Allocated
            || circuit == CircuitStatus::Confirmed
            || circuit == CircuitStatus::Enabled
        {
            match loa {
                LoaStatus::Applying | LoaStatus::Accept => actions.push(Next::RecordLoa),
                LoaStatus::Available if issued => actions.push(Next::PrintHandout),
                LoaStatus::Available => actions.push(Next::IssueHandout),
                _ => {}
            }
        }
        if loa::may_apply(circuit, loa).is_ok() {
            // a first application, or one after a refusal, is what comes next; re-entry is only possible
            let again = if loa == LoaStatus::NotApplied {
                Next::ApplyLoa
            } else {
                Next::ApplyLoaAgain
            };
            actions.push(again);
        }
        if circuit == CircuitStatus::Enabled && turn == Turn::Done {
            actions.insert(0, Next::Nothing);
        }
        match circuit {
            CircuitStatus::Initial | CircuitStatus::Approved | CircuitStatus::Allocating => {
                actions.push(Next::RecordPort)
            }
            CircuitStatus::Rejected | CircuitStatus::AllocationFailed => {
                actions.push(Next::ApplyPort)
            }
            CircuitStatus::Canceled | CircuitStatus::Terminated | CircuitStatus::Deleted => {
                actions.push(Next::Nothing)
            }
            _ => actions.push(Next::RecordLater),
        }
        Self {
            step: Step::of(circuit, loa),
            turn,
            actions,
        }
    }

    /// The same with what is known of the later life: the fee, the service, and the end.
    #[must_use]
    pub fn with_life(mut self, status: CircuitStatus, loa: LoaStatus, mark: LifeMark) -> Self {
        let has_port = matches!(
            status,
            CircuitStatus::Allocated | CircuitStatus::Confirmed | CircuitStatus::Enabled
        );
        let mut first = Vec::new();
        if mark.still_billed {
            self.turn = Turn::Yours;
            first.push(Next::Unsubscribe);
        } else if activation::is_due(status, loa) {
            match mark.fee {
                FeeStand::None => first.push(Next::OrderFee),
                FeeStand::Ordered => first.push(Next::PayFee),
                FeeStand::Paid => {
                    self.turn = Turn::Theirs;
                    first.push(Next::RecordService);
                }
            }
        } else if has_port && loa == LoaStatus::Completing {
            first.push(Next::RecordConnected);
        }
        if status == CircuitStatus::Enabled
            && self.turn == Turn::Done
            && mark.vbr != Some(Stand::Created)
        {
            self.actions.retain(|next| *next != Next::Nothing);
            first.push(Next::Connect);
        }
        let mut then = Vec::new();
        if has_port && loa == LoaStatus::Available {
            let built = self.step == Step::Construction && !self.actions.contains(&Next::Construct);
            if built && first.is_empty() {
                first.push(Next::ReportCompletion);
            } else {
                then.push(Next::ReportCompletion);
            }
        }
        let paying = activation::is_due(status, loa) || status == CircuitStatus::Enabled;
        if paying && !first.contains(&Next::RecordService) {
            then.push(Next::RecordService);
        }
        if self.turn != Turn::Closed && Attribute::ALL.iter().any(|one| one.may_change(status)) {
            then.push(Next::ChangeDetails);
        }
        for action in circuit::allowed_actions(status) {
            let fits = match action {
                CircuitAction::Confirm => circuit::may_confirm(status, loa).is_ok(),
                CircuitAction::Resubmit | CircuitAction::Modify | CircuitAction::Pay => false,
                _ => true,
            };
            if fits {
                then.push(Next::Act(action));
            }
        }
        if mark.still_billed || activation::is_due(status, loa) {
            self.actions.retain(|next| *next != Next::Nothing);
        }
        let before_later = self
            .actions
            .iter()
            .position(|next| *next == Next::RecordLater);
        let at = before_later.unwrap_or(self.actions.len());
        self.actions.splice(at..at, then);
        self.actions.splice(0..0, first);
        self
    }

    /// The same while engineers have no official entry code yet: it is offered beside the handout, which can be
    /// issued without.
    #[must_use]
    pub fn with_entry(mut self, count: Option<EntryCount>) -> Self {
        let beside = self
            .actions
            .iter()
            .position(|next| matches!(next, Next::IssueHandout | Next::PrintHandout));
        if let (Some(at), Some(count)) = (beside, count)
            && count.missing()
        {
            self.actions.insert(at + 1, Next::AddCredentials);
        }
        self
    }

    /// The same with construction: once it has begun it is the step, and what comes next, until everything is built and
    /// its completion can be reported. Before, it is offered.
    #[must_use]
    pub fn with_works(mut self, stand: WorksStand) -> Self {
        let handout = |next: &Next| matches!(next, Next::IssueHandout | Next::PrintHandout);
        if self.step != Step::Loa || !self.actions.iter().any(handout) {
            return self;
        }
        match stand {
            WorksStand::NotBegun => {
                let last = self.actions.len().saturating_sub(1);
                self.actions.insert(last, Next::Construct);
            }
            WorksStand::Begun => {
                self.step = Step::Construction;
                self.actions.insert(0, Next::Construct);
            }
            // the report of completion is an act of the later life
            WorksStand::Built => self.step = Step::Construction,
        }
        self
    }

    /// The same for a circuit of an order that has no answer yet: the order comes first.
    #[must_use]
    pub fn in_waiting_order(mut self) -> Self {
        if self.turn == Turn::Theirs {
            self.actions.insert(0, Next::RecordOrder);
        }
        self
    }

    /// The same for a circuit that another has replaced or corrected: nothing is left to mend.
    #[must_use]
    pub fn succeeded(mut self) -> Self {
        if self.turn == Turn::Stop {
            self.turn = Turn::Closed;
            self.actions = vec![Next::Nothing];
        }
        self
    }

    /// What comes next.
    pub fn next(&self) -> Next {
        self.actions.first().copied().unwrap_or(Next::Nothing)
    }
}
