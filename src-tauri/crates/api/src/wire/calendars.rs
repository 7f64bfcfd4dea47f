//! Calendars: holidays, make-up working days and freezes, shipped and the user's own.

use super::{BothNames, wire};

wire! {
    /// All calendars.
    pub struct CalendarsView {
        /// The provider's first.
        pub calendars: Vec<CalendarView>,
        /// Date of the shipped data, `YYYY-MM-DD`.
        pub date: String,
        /// How the shipped data were made.
        pub notes: Vec<String>,
    }

    /// One calendar.
    pub struct CalendarView {
        /// Two letters of its country.
        pub key: String,
        /// Its name.
        pub name: BothNames,
        /// IANA zone.
        pub zone: String,
        /// Days of the week that are off, from 1 for Monday to 7 for Sunday.
        pub weekend: Vec<u8>,
        /// What there is to say about its week; empty for the usual one.
        pub weekend_note: String,
        /// Access points that it counts for.
        pub points: u32,
        /// Years, earliest first.
        pub years: Vec<CalendarYearView>,
    }

    /// One year of a calendar.
    pub struct CalendarYearView {
        /// Which.
        pub year: i32,
        /// Its holidays are all listed.
        pub known: bool,
        /// Where the list comes from; empty when it is not known.
        pub source: String,
        /// Date of that, `YYYY-MM-DD`, or empty.
        pub date: String,
        /// Who said that it is or is not all listed, when that differs from what was shipped.
        pub said_by: Option<String>,
        /// Marks, earliest first; those taken out are among them.
        pub marks: Vec<MarkView>,
    }

    /// Days with a name.
    pub struct MarkView {
        /// Names it within its calendar.
        pub key: String,
        /// What it says of its days.
        pub kind: DaysWord,
        /// Its name.
        pub name: BothNames,
        /// First day, `YYYY-MM-DD`.
        pub from: String,
        /// Last day.
        pub to: String,
        /// Where it is stated.
        pub source: String,
        /// Date of that.
        pub date: String,
        /// Reckoned or estimated, not announced.
        pub computed: bool,
        /// Whose it is.
        pub origin: MarkOriginWord,
        /// Taken out: it counts no longer.
        pub removed: bool,
        /// Who changed it.
        pub by: Option<String>,
        /// What is shipped, when the user's stands in its place.
        pub shipped: Option<ShippedMarkView>,
        /// What is shipped now is not what was shipped when it was changed.
        pub shipped_changed: bool,
    }

    /// What is shipped.
    pub struct ShippedMarkView {
        /// Its name.
        pub name: BothNames,
        /// First day.
        pub from: String,
        /// Last day.
        pub to: String,
    }

    /// A mark, as typed.
    pub struct MarkForm {
        /// What it says of its days.
        pub kind: DaysWord,
        /// English name; one of the two names is needed.
        pub name_en: String,
        /// Chinese name.
        pub name_zh: String,
        /// First day, `YYYY-MM-DD`.
        pub from: String,
        /// Last day; empty: the first.
        pub to: String,
        /// Where it is stated, optional.
        pub source: String,
    }

    /// Adds a mark, or changes one.
    pub struct SaveCalendarMark {
        /// Idempotency key.
        pub key: String,
        /// The calendar.
        pub calendar: String,
        /// The mark; `None`: a new one.
        pub mark: Option<String>,
        /// What was typed.
        pub form: MarkForm,
    }

    /// Takes a mark out, or puts it back as it was before.
    pub struct TouchCalendarMark {
        /// Idempotency key.
        pub key: String,
        /// The calendar.
        pub calendar: String,
        /// The mark.
        pub mark: String,
    }

    /// Says whether the holidays of a year are all listed.
    pub struct StateCalendarYear {
        /// Idempotency key.
        pub key: String,
        /// The calendar.
        pub calendar: String,
        /// Which year.
        pub year: i32,
        /// They are.
        pub complete: bool,
        /// Where that is stated, optional.
        pub source: String,
    }

    /// Asks for an .ics file.
    pub struct ChooseCalendarFile {
        /// The calendar that it is for.
        pub calendar: String,
    }

    /// What was understood of a file; `None`: the dialog was left.
    pub struct CalendarPreview {
        /// The file.
        pub file: Option<CalendarFile>,
    }

    /// A file that is not kept yet.
    pub struct CalendarFile {
        /// Names it for the import.
        pub id: String,
        /// The calendar.
        pub calendar: String,
        /// Name of the file.
        pub name: String,
        /// What would come in.
        pub marks: Vec<FoundMark>,
        /// Marks of the file that stand in the calendar already and are left out.
        pub known: u32,
        /// Years that it has days of.
        pub years: Vec<i32>,
    }

    /// Days of a file.
    pub struct FoundMark {
        /// A day off by the week that the file calls worked; otherwise what is chosen at the import.
        pub worked: bool,
        /// Name as in the file.
        pub name: String,
        /// First day.
        pub from: String,
        /// Last day.
        pub to: String,
    }

    /// Keeps what was understood of the file that was chosen last: all of it or nothing.
    pub struct ImportCalendar {
        /// Idempotency key.
        pub key: String,
        /// The file.
        pub id: String,
        /// What its days are: holidays or freezes.
        pub kind: DaysWord,
        /// Years of which it lists all holidays.
        pub complete: Vec<i32>,
    }
}

wire! {
    /// What a mark says of its days.
    #[derive(PartialOrd, Ord)]
    pub enum DaysWord {
        /// Nobody works.
        Holiday,
        /// Worked in exchange.
        Worked,
        /// The site may let nobody in.
        Freeze,
    }
}

wire! {
    /// Whose a mark is.
    #[derive(PartialOrd, Ord)]
    pub enum MarkOriginWord {
        /// Shipped.
        Shipped,
        /// Shipped and changed by the user.
        Corrected,
        /// The user's own.
        Own,
    }
}
