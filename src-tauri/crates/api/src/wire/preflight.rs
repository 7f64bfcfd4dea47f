//! What is looked at before something is sent or issued.

use super::{BothNames, FieldProblem, KeptWarning, wire};

wire! {
    /// Looks at a handout before it is issued.
    pub struct CheckIssue {
        /// The LOA.
        pub loa: String,
        /// Warnings kept so far.
        pub kept: Vec<KeptWarning>,
    }

    /// All that was looked at. Nothing in `problems`: it can be sent or issued.
    pub struct Preflight {
        /// Blocks first, then warnings.
        pub problems: Vec<FieldProblem>,
        /// What was looked at and found well.
        pub fine: Vec<FineView>,
        /// What there is to know; needs no reason.
        pub notes: Vec<BothNames>,
        /// Warnings that were kept when the LOA was applied for and hold here too.
        pub earlier: Vec<KeptView>,
        /// Reasons that were given for the same findings when the revision before was issued: they can be given again.
        pub offers: Vec<KeptWarning>,
    }

    /// One thing that was found well.
    pub struct FineView {
        /// Stable word.
        pub check: String,
        /// The sentence.
        pub text: BothNames,
    }

    /// A warning that was kept, as the record tells it.
    pub struct KeptView {
        /// Path of the field.
        pub field: String,
        /// The warning's code.
        pub code: String,
        /// Why it was right all the same.
        pub reason: String,
        /// What the warning said; empty for records of earlier versions.
        pub said: BothNames,
    }
}
