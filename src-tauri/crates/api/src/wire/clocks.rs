//! Clocks, as the window shows them.

use super::{BothNames, PlanMark, wire};

wire! {
    /// One clock. The words of time left are the window's, because they change with every minute.
    pub struct ClockView {
        /// What it measures.
        pub kind: ClockWord,
        /// Id of the LOA, or number of the handout.
        pub subject: String,
        /// When it began.
        pub started: String,
        /// Last instant in time.
        pub due: String,
        /// When it ended.
        pub ended: Option<String>,
        /// How.
        pub outcome: ClockOutcome,
        /// IANA zone in which its days begin and end.
        pub zone: String,
        /// What people call that zone.
        pub place: BothNames,
        /// Whose days off count; empty for a place without a calendar.
        pub calendar: BothNames,
        /// Working days that it may take; `None`: it ends at an instant that was set.
        pub allowed: Option<u16>,
        /// Working days that it took.
        pub taken: Option<u32>,
        /// Working days by which it ended too late.
        pub late: Option<u32>,
        /// The working days that it may take, `YYYY-MM-DD`, the last of them the day on which it is due.
        pub days: Vec<String>,
        /// Working days after that, to say how late it is.
        pub following: Vec<String>,
        /// Holidays and freezes on its way.
        pub marks: Vec<PlanMark>,
        /// Years on its way without calendar data.
        pub no_data: Vec<i32>,
    }

    /// Records that the LOA was handed to the on-site engineer.
    pub struct RecordHandOver {
        /// Idempotency key.
        pub key: String,
        /// The LOA.
        pub loa: String,
        /// Who handed it over.
        pub by: String,
        /// To whom, optional.
        pub to: String,
        /// When, local date and time: `YYYY-MM-DDTHH:MM`.
        pub at: String,
        /// IANA zone of `at`.
        pub zone: String,
    }

    /// The LOA in the hands of the on-site engineer.
    pub struct HandOverView {
        /// Who handed it over.
        pub by: String,
        /// To whom.
        pub to: Option<String>,
        /// When.
        pub at: String,
    }
}

wire! {
    /// What a clock measures.
    #[derive(PartialOrd, Ord)]
    pub enum ClockWord {
        /// Alibaba Cloud reviews the LOA application.
        LoaReview,
        /// The LOA reaches the on-site engineer.
        Handover,
        /// The visit window.
        Visit,
        /// The handout's validity.
        Validity,
        /// The site survey.
        Survey,
        /// The patch cable.
        Pigtail,
    }
}

wire! {
    /// How a clock ended.
    #[derive(PartialOrd, Ord)]
    pub enum ClockOutcome {
        /// It has not.
        Open,
        /// In time.
        Kept,
        /// Too late.
        Missed,
        /// No longer wanted.
        Stopped,
    }
}
