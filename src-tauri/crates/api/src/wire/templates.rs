//! Patterns for applications.

use super::wire;

wire! {
    /// All patterns.
    pub struct Templates {
        /// By name.
        pub templates: Vec<TemplateView>,
    }

    /// A pattern.
    pub struct TemplateView {
        /// UUIDv7 text.
        pub id: String,
        /// Its name.
        pub name: String,
        /// The account that it is for.
        pub account: String,
        /// Mode of the application.
        pub mode: ApplyModeWord,
        /// The form's fields as JSON text.
        pub body: String,
        /// When it was last changed.
        pub changed_at: String,
    }

    /// Keeps a pattern, new or in place of what it was; renaming is the same with another name.
    pub struct SaveTemplate {
        /// Idempotency key.
        pub key: String,
        /// Which; `None`: a new one.
        pub id: Option<String>,
        /// Its name, 1–60 characters, one of its kind in the account.
        pub name: String,
        /// The account.
        pub account: String,
        /// Mode of the application.
        pub mode: ApplyModeWord,
        /// The form's fields as JSON text, at most 64 KiB.
        pub body: String,
    }

    /// Removes a pattern.
    pub struct RemoveTemplate {
        /// Idempotency key.
        pub key: String,
        /// Which.
        pub id: String,
    }

    /// A pattern was removed; it can be brought back.
    pub struct TemplateRemoval {
        /// Which.
        pub id: String,
        /// Those that are left.
        pub templates: Vec<TemplateView>,
    }
}

wire! {
    /// How the access points of an application are found.
    pub enum ApplyModeWord {
        /// High reliability.
        HighReliability,
        /// Classic.
        Classic,
        /// Recommended.
        Recommended,
    }
}
