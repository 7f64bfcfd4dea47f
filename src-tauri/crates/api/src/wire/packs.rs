//! The completion pack of a circuit: what is in it, and how its making stands.

use super::{ApiError, AudienceWord, BatchState, BothNames, Language, wire};

wire! {
    /// Which pack is wanted.
    pub struct PackWanted {
        /// The circuit.
        pub circuit: String,
        /// Whose copies of the handouts; `None`: the complete ones, in which numbers are masked.
        pub audience: Option<AudienceWord>,
        /// Language of the timeline.
        pub language: Language,
    }

    /// What a pack would hold.
    pub struct PackPlan {
        /// Its parts, in order, the missing ones with them.
        pub parts: Vec<PackPartView>,
        /// Pages that are known before it is made; its own sheets come to them.
        pub pages: u32,
        /// Originals for the ZIP.
        pub originals: u32,
        /// Their bytes, kilobytes.
        pub kilobytes: u32,
    }

    /// A part of a pack.
    pub struct PackPartView {
        /// Which.
        pub part: PackPartWord,
        /// What it is, in both languages.
        pub title: BothNames,
        /// What stands in the pages.
        pub state: PackPartState,
        /// Its first page, once the pack is made.
        pub page: Option<u32>,
        /// Why it is missing or not among the pages.
        pub why: Option<PackWhy>,
    }

    /// Begins a pack; a chooser asks where to.
    pub struct BeginPack {
        /// Which.
        pub wanted: PackWanted,
        /// A PDF, or a ZIP with it and the originals.
        pub shape: PackShape,
    }

    /// How far a pack is.
    pub struct PackView {
        /// Names it; empty when the chooser was left and nothing was begun.
        pub id: String,
        /// Where it stands.
        pub state: BatchState,
        /// What it becomes.
        pub shape: PackShape,
        /// Name of the file, without the way to it.
        pub place: String,
        /// How far it is.
        pub progress: PackProgress,
        /// Why it stopped.
        pub error: Option<ApiError>,
    }

    /// What was done of a pack so far.
    #[derive(Default)]
    pub struct PackProgress {
        /// Steps in all.
        pub total: u32,
        /// Steps that are done.
        pub done: u32,
        /// Pages so far.
        pub pages: u32,
        /// The parts, once it is made.
        pub parts: Vec<PackPartView>,
    }
}

wire! {
    /// What a pack becomes.
    pub enum PackShape {
        /// One PDF.
        Pdf,
        /// The PDF, the originals byte for byte, and a list with their hashes.
        Zip,
    }

    /// A part of a pack.
    pub enum PackPartWord {
        /// A handout.
        Handout,
        /// Alibaba Cloud's own LOA.
        Official,
        /// The site survey.
        Survey,
        /// What was built beside what the LOA says.
        AsBuilt,
        /// Tests of construction and in service.
        Tests,
        /// What both sides set.
        Parameters,
        /// Applications, approvals, completion and activation.
        Approvals,
        /// The history.
        Timeline,
        /// An attached file.
        File,
        /// The list of files.
        Files,
    }

    /// What stands of a part in the pages.
    pub enum PackPartState {
        /// Pages.
        Pages,
        /// It is in the ZIP only.
        ZipOnly,
        /// Nothing.
        Missing,
    }

    /// Why a part is missing or not among the pages.
    pub enum PackWhy {
        /// Nothing was recorded.
        NotRecorded,
        /// It was erased with a person whom it named.
        Erased,
        /// There is no copy for this audience.
        NoCopy,
        /// It is neither a PDF nor a picture.
        NoPages,
        /// It needs a password.
        Encrypted,
        /// It is damaged, or not what it claims to be.
        Damaged,
        /// It holds a program or starts something.
        Acts,
        /// It takes parts from other files.
        Outside,
        /// It has more pages or parts than are taken.
        TooMuch,
    }
}
