//! Files that people attach to a circuit.

use super::{EventRef, wire};

wire! {
    /// Where a file belongs and who attaches it.
    pub struct AttachmentForm {
        /// The step; empty: the circuit as a whole.
        #[ts(type = "WorksStep | \"\"")]
        pub step: String,
        /// The test that it belongs to; empty: none.
        #[serde(default)]
        pub test: String,
        /// What it shows, optional.
        pub title: String,
        /// Who attaches it.
        pub by: String,
    }

    /// Attaches a file that was dropped or pasted.
    pub struct AttachFile {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// Where it belongs.
        pub form: AttachmentForm,
        /// Its name.
        pub name: String,
        /// Its bytes, base64; at most 25 MB.
        pub data: String,
    }

    /// Asks for a file and attaches it.
    pub struct ChooseAttachment {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// Where it belongs.
        pub form: AttachmentForm,
    }

    /// An attached file.
    pub struct AttachmentView {
        /// The file.
        pub file: String,
        /// Its name.
        pub name: String,
        /// Bytes.
        pub size: u32,
        /// Pages, for PDFs.
        pub pages: u32,
        /// SHA-256 of the bytes, hex.
        pub sha256: String,
        /// What the window can do with it.
        #[ts(type = "Media")]
        pub media: String,
        /// The step; empty: the circuit as a whole.
        #[ts(type = "WorksStep | \"\"")]
        pub step: String,
        /// What it shows, or empty.
        pub title: String,
        /// When it was attached.
        pub at: String,
        /// Who attached it.
        pub by: String,
        /// The event to take it back by.
        pub event: EventRef,
    }
}
