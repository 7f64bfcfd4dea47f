//! Getting in: Alibaba Cloud's own LOA as pages and text, the optical module, the engineers' entry credentials.

use super::{EventRef, FileView, wire};

wire! {
    /// Asks for a page of a kept PDF.
    pub struct OfficialPageQuery {
        /// The file.
        pub file: String,
        /// Which page, from 1.
        pub page: u32,
        /// Width of the picture in pixels, 100 to 3000.
        pub width: u32,
    }

    /// A page of a kept PDF as a picture, and the words on it.
    pub struct OfficialPage {
        /// Which page, from 1.
        pub page: u32,
        /// How many there are.
        pub pages: u32,
        /// Height by width of the page.
        pub ratio: f32,
        /// PNG, base64.
        pub image: String,
        /// Words with their places, in reading order.
        pub words: Vec<PageWord>,
    }

    /// A word and its place, in shares of the page's width and height from its upper left corner.
    pub struct PageWord {
        /// The word.
        pub text: String,
        /// Left.
        pub x: f32,
        /// Top.
        pub y: f32,
        /// Width.
        pub width: f32,
        /// Height.
        pub height: f32,
    }

    /// What the text of a kept PDF offers for the facility.
    pub struct OfficialText {
        /// Pages.
        pub pages: u32,
        /// There is a text layer. Without one every value is typed.
        pub has_text: bool,
        /// Values found, by field.
        pub offers: Vec<FacilityOffer>,
    }

    /// A value found for a field of the facility.
    pub struct FacilityOffer {
        /// Name of the field of `FacilityForm`.
        pub field: String,
        /// What stands there.
        pub value: String,
        /// The label beside it.
        pub label: String,
        /// Page, from 1.
        pub page: u32,
        /// Where it stands.
        pub place: PageWord,
    }

    /// Keeps Alibaba Cloud's PDF with an approved LOA, first or in place of an earlier one, which stays.
    pub struct KeepOfficialPdf {
        /// Idempotency key.
        pub key: String,
        /// The LOA.
        pub loa: String,
        /// The file, as imported.
        pub file: String,
        /// Who records it.
        pub by: String,
    }

    /// Records that Alibaba Cloud has installed and racked the optical module.
    pub struct RecordOptic {
        /// Idempotency key.
        pub key: String,
        /// The LOA.
        pub loa: String,
        /// Who saw it.
        pub seen_by: String,
        /// When, local date and time: `YYYY-MM-DDTHH:MM`.
        pub seen_at: String,
        /// IANA zone of `seen_at`.
        pub zone: String,
    }

    /// When, by whom, and the event to take it back by.
    pub struct NotedView {
        /// When it happened.
        pub at: String,
        /// Who saw or recorded it.
        pub by: String,
        /// The event.
        pub event: EventRef,
    }

    /// A copy of Alibaba Cloud's own LOA.
    pub struct OfficialCopy {
        /// The file.
        pub file: FileView,
        /// When it came.
        pub at: String,
        /// Who recorded it.
        pub by: String,
        /// The event to take it back by; `None` when it came with the approval.
        pub event: Option<EventRef>,
    }

    /// How far an LOA's engineers are on the way in.
    pub struct EntryView {
        /// How many have their official code.
        pub with_code: u32,
        /// Each engineer, in the application's order.
        pub engineers: Vec<EngineerEntryView>,
    }

    /// How far one engineer is.
    pub struct EngineerEntryView {
        /// The person's id.
        pub person: String,
        /// Name; empty once erased.
        pub name: String,
        /// Spelling in Latin letters, or empty.
        pub name_latin: String,
        /// The six steps in order.
        pub steps: Vec<EntryStepView>,
        /// The text message.
        pub sms: Option<EntrySmsView>,
        /// The official credential.
        pub credential: Option<CredentialView>,
    }

    /// One step.
    pub struct EntryStepView {
        /// Which.
        #[ts(type = "EntryStep")]
        pub step: String,
        /// Taken.
        pub done: Option<NotedView>,
    }

    /// A kept text message.
    pub struct EntrySmsView {
        /// As it was pasted.
        pub text: String,
        /// The link in it.
        pub link: String,
        /// When and by whom.
        pub noted: NotedView,
    }

    /// A kept credential.
    pub struct CredentialView {
        /// What the code says.
        pub text: String,
        /// File id of the picture as it was captured.
        pub image: String,
        /// File id of the code cut out of it.
        pub cut: String,
        /// The text fits a code on the pass; else the pass shows the picture only.
        pub printable: bool,
        /// When it was captured and by whom.
        pub noted: NotedView,
    }

    /// Records steps of engineers, several of each at once.
    pub struct RecordEntrySteps {
        /// Idempotency key.
        pub key: String,
        /// The LOA.
        pub loa: String,
        /// Which step of which engineer.
        pub ticks: Vec<EntryTick>,
        /// Who records it.
        pub by: String,
        /// When they were taken, local date and time: `YYYY-MM-DDTHH:MM`.
        pub at: String,
        /// IANA zone of `at`.
        pub zone: String,
    }

    /// A step of an engineer.
    pub struct EntryTick {
        /// The engineer, by person.
        pub person: String,
        /// The step.
        #[ts(type = "EntryStep")]
        pub step: String,
    }

    /// Keeps an engineer's text message, or the link alone.
    pub struct KeepEntrySms {
        /// Idempotency key.
        pub key: String,
        /// The LOA.
        pub loa: String,
        /// The engineer.
        pub person: String,
        /// As pasted.
        pub text: String,
        /// Who records it.
        pub by: String,
    }

    /// A picture or PDF that was pasted or dropped, to be read for QR codes.
    pub struct ReadCredential {
        /// Its bytes, base64.
        pub data: String,
    }

    /// What was read of a picture; nothing is kept yet.
    pub struct CredentialReading {
        /// Names the reading for keeping it; `None`: the dialog was left.
        pub reading: Option<String>,
        /// The picture, PNG in base64, at most 600 pixels on a side.
        pub image: String,
        /// The codes in it, from top to bottom.
        pub codes: Vec<ReadCode>,
    }

    /// A code that was read.
    pub struct ReadCode {
        /// What it says.
        pub text: String,
        /// What kind it is.
        pub kind: CodeKind,
        /// The code cut out, PNG in base64.
        pub cut: String,
        /// Page of a PDF, from 1.
        pub page: u32,
    }

    /// Keeps a read code as an engineer's official credential. An earlier one is replaced and stays in the history.
    pub struct KeepCredential {
        /// Idempotency key.
        pub key: String,
        /// The LOA.
        pub loa: String,
        /// The engineer.
        pub person: String,
        /// The reading.
        pub reading: String,
        /// Which of its codes, from 0.
        pub code: u32,
        /// Who records it.
        pub by: String,
    }

    /// A kept picture.
    pub struct KeptPicture {
        /// Media type, such as `image/png`.
        pub media: String,
        /// Bytes, base64.
        pub data: String,
    }
}

wire! {
    /// What kind of code was read.
    pub enum CodeKind {
        /// It may be the official one.
        Official,
        /// A code of a handout: ours, which opens no door.
        Ours,
    }
}
