//! Forms that are not sent yet, kept while typing.

use super::wire;

wire! {
    /// Keeps a form as it stands.
    pub struct KeepDraft {
        /// Id that the form made (UUID text); also the idempotency key of its submission.
        pub id: String,
        /// Which form.
        pub kind: DraftKind,
        /// The circuit that it is about, for LOA forms and answers.
        pub circuit: Option<String>,
        /// The form's fields as JSON text, at most 256 KiB.
        pub body: String,
    }

    /// A kept form.
    pub struct DraftView {
        /// Its id.
        pub id: String,
        /// Which form.
        pub kind: DraftKind,
        /// The circuit that it is about.
        pub circuit: Option<String>,
        /// Name of that circuit.
        pub circuit_name: Option<String>,
        /// The form's fields as JSON text.
        pub body: String,
        /// When it was last kept.
        pub kept_at: String,
    }

    /// All kept forms.
    pub struct Drafts {
        /// Newest first.
        pub drafts: Vec<DraftView>,
    }

    /// The answer to keeping one.
    pub struct DraftKept {
        /// When.
        pub kept_at: String,
    }
}

wire! {
    /// Which form a draft belongs to.
    pub enum DraftKind {
        /// Apply for a port.
        Port,
        /// Apply for several ports in one order.
        Order,
        /// Apply for an LOA.
        Loa,
        /// Apply for the LOAs of an order.
        Loas,
        /// What the organisation adds to its letters.
        Wording,
        /// Record the provider's answer.
        Answer,
        /// What the site survey found.
        Survey,
        /// Something else of construction: light, tests, what was built.
        Works,
        /// Report completion.
        Completion,
        /// Order or renew the port fee.
        Activation,
        /// The O&M record.
        Upkeep,
        /// Change a circuit's details.
        Change,
        /// Plan an upgrade to a larger port.
        Upgrade,
        /// Maintenance or an outage.
        Maintenance,
        /// A test of a circuit in service.
        Test,
        /// A VBR.
        Vbr,
        /// An ECR or transit router.
        Router,
    }
}
