//! Many handouts at once: into a folder, one file to print, or a ZIP.

use super::{ApiError, AudienceWord, ByNumber, HandoutQuery, wire};

wire! {
    /// Which handouts go out together, and as what.
    pub struct BatchWanted {
        /// These ones.
        pub chosen: Vec<ByNumber>,
        /// And all that the register finds for this; `None`: only the chosen ones.
        pub all: Option<HandoutQuery>,
        /// Whose copies; `None`: the complete handouts.
        pub audience: Option<AudienceWord>,
        /// Append Alibaba Cloud's own PDFs.
        pub with_official: bool,
        /// Those that no longer count go as renditions that say so; else they stay here.
        pub stamp_ended: bool,
    }

    /// What a batch would be.
    pub struct BatchPlan {
        /// Handouts that go out.
        pub handouts: u32,
        /// Their pages, without Alibaba Cloud's own.
        pub pages: u32,
        /// Their kept bytes, kilobytes.
        pub kilobytes: u32,
        /// How many were asked for and no longer count.
        pub ended: u32,
        /// How many were asked for and have no copy for this audience.
        pub no_copy: u32,
        /// How many of those that go out have Alibaba Cloud's own PDF at hand.
        pub official: u32,
    }

    /// Begins a batch; a chooser asks where to.
    pub struct BeginBatch {
        /// Which handouts.
        pub wanted: BatchWanted,
        /// What becomes of them.
        pub shape: BatchShape,
        /// Over files of the same name that say something else.
        pub replace: bool,
    }

    /// How far a batch is.
    pub struct BatchView {
        /// Names it; empty when the chooser was left and nothing was begun.
        pub id: String,
        /// Where it stands.
        pub state: BatchState,
        /// What becomes of the handouts.
        pub shape: BatchShape,
        /// Name of the folder or file, without the way to it.
        pub place: String,
        /// How far it is.
        pub progress: BatchProgress,
        /// Seconds that are left; `None`: that cannot be told yet.
        pub seconds_left: Option<u32>,
        /// Why it stopped.
        pub error: Option<ApiError>,
    }

    /// What a batch has done so far.
    #[derive(Default)]
    pub struct BatchProgress {
        /// Handouts in all.
        pub total: u32,
        /// Handouts that are done with, whatever became of them.
        pub done: u32,
        /// Documents that were written.
        pub written: u32,
        /// Files that were there already, with the very same bytes.
        pub same: u32,
        /// Bytes that were written, kilobytes.
        pub kilobytes: u32,
        /// How many handouts stayed here.
        pub left_out: u32,
        /// The first of them, with the reasons.
        pub left: Vec<BatchLeft>,
    }

    /// A handout that stayed here.
    pub struct BatchLeft {
        /// `LOA-K7PM-2026-000042`.
        pub number: String,
        /// Which revision.
        pub revision: u32,
        /// Why.
        pub why: BatchWhy,
        /// The same as a sentence, in English.
        pub message: String,
    }
}

wire! {
    /// What becomes of many handouts.
    pub enum BatchShape {
        /// A PDF each, in a folder.
        Folder,
        /// One PDF with all pages, to be printed.
        Merged,
        /// A PDF each, in a ZIP file.
        Zip,
    }

    /// Where a batch stands.
    pub enum BatchState {
        /// It goes on.
        Running,
        /// All of it was done.
        Done,
        /// It was ended by a person. In a folder the files so far stay, each whole; of a single file nothing stays.
        Cancelled,
        /// It could not go on.
        Failed,
        /// Nothing was begun: the chooser was left.
        NotBegun,
    }

    /// Why a handout stayed here.
    pub enum BatchWhy {
        /// Declared void.
        Void,
        /// Past its validity.
        Expired,
        /// A newer revision has taken its place.
        Superseded,
        /// It has no copy for this audience.
        NoCopy,
        /// It was erased with a person whom it named.
        Erased,
        /// Another file of that name is there.
        Exists,
        /// It cannot be read or put together.
        Unreadable,
    }
}
