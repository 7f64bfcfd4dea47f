//! Small shapes that many requests and views share.

use super::wire;
use std::collections::BTreeMap;

wire! {
    /// A request that carries nothing.
    pub struct Nothing {}

    /// Names one thing by its id.
    pub struct ById {
        /// UUIDv7 text.
        pub id: String,
    }

    /// One finding about one field of a form.
    pub struct FieldProblem {
        /// Path of the field, such as `engineers.2.phone`.
        pub field: String,
        /// Stable word; the window has a sentence for each.
        #[ts(type = "ProblemCode")]
        pub code: String,
        /// Values that the sentence names.
        pub params: BTreeMap<String, String>,
        /// The sentence in English.
        pub message: String,
        /// The same in Chinese.
        pub message_zh: String,
        /// `true`: something to think about; `false`: it stops the act.
        pub warning: bool,
        /// It goes away with a reason that is recorded; else it must be corrected. Every warning does.
        pub overridable: bool,
    }

    /// What a form check found; an empty list means that the form can be sent.
    pub struct FormCheck {
        /// Blocks first, then warnings, in form order.
        pub problems: Vec<FieldProblem>,
    }

    /// A warning that the user keeps, with the reason that is recorded.
    pub struct KeptWarning {
        /// Path of the field.
        pub field: String,
        /// The warning's code.
        #[ts(type = "ProblemCode")]
        pub code: String,
        /// Why it is right all the same, 1–500 characters.
        pub reason: String,
    }

    /// An error as the window sees it.
    pub struct ApiError {
        /// Stable word to switch on.
        pub code: ErrorCode,
        /// A sentence in English that says what is wrong and what to do.
        pub message: String,
        /// Values that the sentence names.
        #[serde(default)]
        pub params: BTreeMap<String, String>,
        /// Findings at fields, when the code is `fields`.
        #[serde(default)]
        pub fields: Vec<FieldProblem>,
    }

    /// A key and a value, as on a resource tag.
    pub struct TagView {
        /// Tag key.
        pub key: String,
        /// Tag value, may be empty.
        pub value: String,
    }

    /// A name in both languages.
    pub struct BothNames {
        /// English.
        pub en: String,
        /// 简体中文.
        pub zh: String,
    }
}

wire! {
    /// What kind of error the desk answered with.
    pub enum ErrorCode {
        /// Fields of the form need correcting; see `fields`.
        Fields,
        /// The rules do not allow this now.
        Refused,
        /// No such thing (any more).
        NotFound,
        /// The same form was already sent with other contents.
        KeyReused,
        /// Another program holds this desk's file.
        DeskInUse,
        /// The desk's file was made by a newer program.
        NewerDesk,
        /// The desk's file was made by an older program, and is only to be read.
        OlderDesk,
        /// There is no desk in the folder.
        NoDesk,
        /// The file is not a desk's, or its keys are missing.
        ForeignDesk,
        /// The folder or file cannot be written.
        ReadOnly,
        /// No space is left on the disk.
        DiskFull,
        /// The file that was chosen cannot be used.
        BadFile,
        /// A name or line cannot be printed with the faces at hand.
        CannotPrint,
        /// A stored row cannot be read.
        Corrupt,
        /// No desk is open yet.
        NotOpen,
        /// The window is locked to the gate.
        Locked,
        /// The viewer, printer or file manager of the system answered with an error.
        System,
        /// Anything else; the message says what is known.
        Internal,
    }
}
