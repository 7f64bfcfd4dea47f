//! The upgrade of a circuit to a larger port.

use super::{BothNames, CircuitRef, KeptView, KeptWarning, NotedView, wire};

wire! {
    /// The upgrade of a circuit, as its page shows it.
    pub struct UpgradeView {
        /// Wire value of the new port's type.
        pub port_type: String,
        /// Why.
        pub why: String,
        /// When traffic changes over.
        pub cut_over: Option<CutOverView>,
        /// How to go back, or empty.
        pub roll_back: String,
        /// When and by whom it was first planned.
        pub begun: NotedView,
        /// When and by whom the plan was last written.
        pub saved: NotedView,
        /// Warnings that were kept with a reason.
        pub kept: Vec<KeptView>,
        /// Everything that is tied to the old port.
        pub items: Vec<TiedView>,
        /// The steps in order.
        pub steps: Vec<UpgradeStepView>,
        /// The new circuit, once it is applied for.
        pub new: Option<CircuitRef>,
        /// Its status, the provider's word, or empty.
        pub new_status: String,
        /// Why it does not take place.
        pub called_off: Option<String>,
        /// Every step is done or not needed.
        pub finished: bool,
    }

    /// When traffic changes over, and what that meets.
    pub struct CutOverView {
        /// Start.
        pub from: String,
        /// End.
        pub until: String,
        /// IANA zone that it was written in.
        pub zone: String,
        /// Interruptions and freezes that fall into it.
        pub meets: Vec<MetView>,
    }

    /// Something that falls into the cut-over window.
    pub struct MetView {
        /// A freeze; otherwise maintenance or an outage.
        pub freeze: bool,
        /// What it is, both languages.
        pub title: BothNames,
        /// Circuits that it takes out.
        pub circuits: Vec<String>,
        /// Start: an instant, of a freeze a day.
        pub from: String,
        /// End, likewise; `None`: nobody knows yet.
        pub until: Option<String>,
    }

    /// Something that is tied to the old port.
    pub struct TiedView {
        /// Its key.
        pub key: String,
        /// What it is.
        #[ts(type = "TiedWord")]
        pub kind: String,
        /// Its id or name.
        pub name: String,
        /// Its parameters, lines.
        pub parameters: String,
        /// It still stands on the list of what hangs on the port.
        pub hangs: bool,
        /// Its parameters come from the records of the connection.
        pub recorded: bool,
        /// The upgrade deletes it.
        pub deleted: bool,
        /// When and by whom it was written down.
        pub saved: NotedView,
        /// When and by whom it was backed up.
        pub backed_up: Option<NotedView>,
    }

    /// A step of the upgrade.
    pub struct UpgradeStepView {
        /// Which.
        #[ts(type = "UpgradeStepWord")]
        pub step: String,
        /// How far.
        #[ts(type = "StandWord")]
        pub stand: String,
        /// What comes first, when it waits.
        #[ts(type = "UpgradeStepWord | null")]
        pub waits_for: Option<String>,
        /// A person says how far it is.
        pub told: bool,
        /// It may be said not to be needed.
        pub may_be_spared: bool,
        /// A note, or why it is not needed.
        pub note: String,
        /// When and by whom that was said.
        pub said: Option<NotedView>,
    }

    /// The plan as it is typed.
    pub struct UpgradeForm {
        /// Wire value of the new port's type.
        pub port_type: String,
        /// Why.
        pub why: String,
        /// Start of the cut-over, `YYYY-MM-DDTHH:MM` in `zone`, or empty.
        pub from: String,
        /// End, likewise.
        pub until: String,
        /// IANA zone.
        pub zone: String,
        /// How to go back.
        pub roll_back: String,
    }

    /// Plans an upgrade, or changes the plan.
    pub struct PlanUpgrade {
        /// Idempotency key.
        pub key: String,
        /// The old circuit.
        pub circuit: String,
        /// The plan.
        pub form: UpgradeForm,
        /// Who plans.
        pub by: String,
        /// Warnings kept, with reasons.
        pub kept: Vec<KeptWarning>,
    }

    /// Writes down something that is tied to the old port, or its parameters.
    pub struct TieToUpgrade {
        /// Idempotency key.
        pub key: String,
        /// The old circuit.
        pub circuit: String,
        /// Key of what is on the list already.
        pub item: Option<String>,
        /// What it is.
        #[ts(type = "TiedWord")]
        pub kind: String,
        /// Its id or name.
        pub name: String,
        /// Its parameters.
        pub parameters: String,
        /// Who writes it down.
        pub by: String,
    }

    /// Says that something tied to the old port is backed up, or is not.
    pub struct BackUpTied {
        /// Idempotency key.
        pub key: String,
        /// The old circuit.
        pub circuit: String,
        /// Its key.
        pub item: String,
        /// It is.
        pub done: bool,
        /// Who did it.
        pub by: String,
    }

    /// Says how far a step is.
    pub struct MarkUpgradeStep {
        /// Idempotency key.
        pub key: String,
        /// The old circuit.
        pub circuit: String,
        /// Which step.
        #[ts(type = "UpgradeStepWord")]
        pub step: String,
        /// `done`, `not_needed`, or `open` again.
        #[ts(type = "StandWord")]
        pub stand: String,
        /// A note; why, of a step that is not needed.
        pub note: String,
        /// Who says so.
        pub by: String,
    }

    /// Calls an upgrade off.
    pub struct CallOffUpgrade {
        /// Idempotency key.
        pub key: String,
        /// The old circuit.
        pub circuit: String,
        /// Why.
        pub reason: String,
        /// Who says so.
        pub by: String,
    }
}
