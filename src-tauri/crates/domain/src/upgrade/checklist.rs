//! The steps of an upgrade in the guide's order, and what each waits for.

use super::Upgrade;
use crate::circuit::CircuitStatus;
use crate::entry::Noted;
use crate::wire::wire_enum;

wire_enum! {
    /// A step of an upgrade. The guide's own are those from the backup to BGP; that the new port must be in service before
    /// anything moves, and how the old one ends, is told where it describes those (steps 4 and 5, “Delete a physical port
    /// instance”).
    pub enum UpgradeStep {
        /// What is tied to the old port is backed up.
        BackUp = "back_up", "Back up the data of the old port", "备份旧端口的数据";
        /// The new port is applied for.
        Apply = "apply", "Apply for the larger port", "申请更大带宽的端口";
        /// The new port is in service.
        InService = "in_service", "New port in service", "新端口开通";
        /// Configurations and connection are moved.
        Migrate = "migrate", "Migrate configurations and connection", "迁移配置和连接";
        /// A VBR is made for the new port.
        Vbr = "vbr", "Create a VBR for the new port", "为新端口创建 VBR";
        /// An ECR is made.
        Ecr = "ecr", "Create an ECR", "创建 ECR";
        /// VBR and VPC are associated with the ECR.
        Associate = "associate", "Associate the VBR and a VPC with the ECR", "将 VBR 和 VPC 关联到 ECR";
        /// BGP is configured.
        Bgp = "bgp", "Configure BGP", "配置 BGP";
        /// The old port's VBRs are gone.
        OldVbrs = "old_vbrs", "Old VBRs and shared ports deleted", "已删除旧 VBR 和共享端口";
        /// The old circuit is terminated.
        Terminate = "terminate", "Old circuit terminated", "旧专线已终止";
        /// The old port is unsubscribed from: until then it is paid for.
        Unsubscribe = "unsubscribe", "Unsubscribed from the old port", "已退订旧端口";
    }
}

impl UpgradeStep {
    /// People say how far it is; the others are read off the two circuits and the list of what is tied.
    #[must_use]
    pub const fn is_told(self) -> bool {
        matches!(
            self,
            Self::Migrate | Self::Vbr | Self::Ecr | Self::Associate | Self::Bgp
        )
    }

    /// It may be said not to be needed: an ECR may be there already, and there may be nothing to back up.
    #[must_use]
    pub const fn may_be_spared(self) -> bool {
        self.is_told() || matches!(self, Self::BackUp)
    }

    /// What comes right before it.
    const fn after(self) -> &'static [Self] {
        match self {
            Self::BackUp | Self::Apply => &[],
            Self::InService => &[Self::Apply],
            Self::Migrate => &[Self::BackUp, Self::InService],
            Self::Vbr => &[Self::Migrate],
            Self::Ecr => &[Self::Vbr],
            Self::Associate => &[Self::Ecr],
            Self::Bgp => &[Self::Associate],
            Self::OldVbrs => &[Self::BackUp, Self::Bgp],
            Self::Terminate => &[Self::OldVbrs],
            Self::Unsubscribe => &[Self::Terminate],
        }
    }
}

wire_enum! {
    /// How far a step is.
    pub enum Stand {
        /// To be done now.
        Open = "open", "Open", "待办";
        /// Done.
        Done = "done", "Done", "已完成";
        /// Not needed here.
        NotNeeded = "not_needed", "Not needed", "无需";
        /// Another step comes first.
        Waits = "waits", "Waits", "等待";
    }
}

/// What is known of the two circuits beside the upgrade's own events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Things that are tied to the port.
    pub tied: usize,
    /// Those of them that are not backed up.
    pub not_backed_up: usize,
    /// Status of the new circuit; `None`: none is applied for.
    pub new: Option<CircuitStatus>,
    /// Status of the old circuit.
    pub old: CircuitStatus,
    /// Routers and shared ports that still hang on the old port.
    pub hanging: usize,
    /// The old port still costs money although it is over.
    pub still_billed: bool,
}

/// A step and how far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistStep {
    /// Which.
    pub step: UpgradeStep,
    /// How far.
    pub stand: Stand,
    /// What comes first, when it waits.
    pub waits_for: Option<UpgradeStep>,
    /// Who said so, and their note.
    pub told: Option<(String, Noted)>,
}

/// All steps in order. What is done stays done whatever came before it: an old circuit that is terminated is, even if nobody
/// ticked the steps before.
#[must_use]
pub fn checklist(upgrade: &Upgrade, known: Known) -> Vec<ChecklistStep> {
    let mut steps: Vec<ChecklistStep> = Vec::with_capacity(UpgradeStep::ALL.len());
    for &step in UpgradeStep::ALL {
        let mark = upgrade.marks.get(&step);
        let said = |stand: Stand| mark.is_some_and(|(mark, _)| mark.stand == stand.as_wire());
        let over = matches!(
            known.old,
            CircuitStatus::Terminating | CircuitStatus::Terminated | CircuitStatus::Deleted
        );
        let done = match step {
            UpgradeStep::BackUp => known.tied > 0 && known.not_backed_up == 0,
            UpgradeStep::Apply => known.new.is_some(),
            UpgradeStep::InService => known.new == Some(CircuitStatus::Enabled),
            UpgradeStep::OldVbrs => known.hanging == 0 && before_is_finished(step, &steps),
            UpgradeStep::Terminate => over,
            UpgradeStep::Unsubscribe => over && !known.still_billed,
            _ => said(Stand::Done),
        };
        // a backup is spared only while there is nothing to back up
        let spared = said(Stand::NotNeeded)
            && step.may_be_spared()
            && (step != UpgradeStep::BackUp || known.tied == 0);
        let first = step
            .after()
            .iter()
            .copied()
            .find(|before| !is_finished(*before, &steps));
        let (stand, waits_for) = match (done, spared, first) {
            (true, _, _) => (Stand::Done, None),
            (_, true, _) => (Stand::NotNeeded, None),
            (_, _, Some(first)) => (Stand::Waits, Some(first)),
            _ => (Stand::Open, None),
        };
        steps.push(ChecklistStep {
            step,
            stand,
            waits_for,
            told: mark
                .filter(|_| step.is_told() || spared)
                .map(|(mark, noted)| (mark.note.clone(), noted.clone())),
        });
    }
    steps
}

fn is_finished(step: UpgradeStep, steps: &[ChecklistStep]) -> bool {
    steps
        .iter()
        .any(|one| one.step == step && matches!(one.stand, Stand::Done | Stand::NotNeeded))
}

fn before_is_finished(step: UpgradeStep, steps: &[ChecklistStep]) -> bool {
    let mut before = step.after().iter();
    before.all(|before| is_finished(*before, steps))
}
