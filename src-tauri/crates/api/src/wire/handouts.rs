//! Handouts: issue, register, preview, save, open, print.

use super::{AccessFlowWord, BothNames, FacilityForm, KeptWarning, LoaForm, wire};

wire! {
    /// Issues the handout of an approved LOA.
    pub struct IssueHandout {
        /// Idempotency key.
        pub key: String,
        /// The LOA.
        pub loa: String,
        /// Who issues it; empty: the contact in the settings.
        pub by: String,
        /// Warnings kept, with reasons.
        pub kept: Vec<KeptWarning>,
        /// Copies to fix with it, beside the complete handout.
        pub audiences: Vec<AudienceWord>,
        /// Add the sheet for the site survey.
        pub survey: bool,
        /// Why it is issued anew; empty at the first issue.
        pub reason: String,
    }

    /// Declares a handout void. It cannot be taken back.
    pub struct VoidHandout {
        /// Idempotency key.
        pub key: String,
        /// `LOA-K7PM-2026-000042`.
        pub number: String,
        /// Which revision.
        pub revision: u32,
        /// Why, 1–500 characters.
        pub reason: String,
        /// Who does it; empty: the contact in the settings.
        pub by: String,
    }

    /// Names a handout.
    pub struct ByNumber {
        /// `LOA-K7PM-2026-000042`.
        pub number: String,
        /// Which revision; `None`: the newest.
        pub revision: Option<u32>,
    }

    /// One handout with everything that was made of it.
    pub struct HandoutDetail {
        /// The revision asked for.
        pub row: HandoutRow,
        /// Its documents: the complete handout first, then in the order of their making.
        pub documents: Vec<HandoutDocument>,
        /// Every revision of the number, newest first.
        pub revisions: Vec<HandoutRow>,
        /// Fingerprint of the key that signed its codes, hex.
        pub key: String,
        /// Warnings that were kept at issue.
        pub kept: Vec<KeptWarning>,
        /// It was revoked for every desk of the organisation.
        pub revoked: Option<HandoutEnd>,
        /// Its passes, in the order of the engineers.
        pub passes: Vec<HandoutPass>,
    }

    /// One engineer's pass.
    pub struct HandoutPass {
        /// Its name, hex.
        pub pass: String,
        /// The engineer's name; empty once their details were erased.
        pub name: String,
        /// It was revoked.
        pub revoked: Option<HandoutEnd>,
    }

    /// A kept document of a handout.
    pub struct HandoutDocument {
        /// File id.
        pub id: String,
        /// What it is.
        pub kind: DocumentWord,
        /// Whose copy it is, or was stamped; `None`: the complete handout.
        pub audience: Option<AudienceWord>,
        /// File name.
        pub name: String,
        /// Pages.
        pub pages: u32,
        /// Bytes.
        pub size: u32,
        /// SHA-256 of the bytes, hex.
        pub sha256: String,
        /// SHA-256 of the bytes that were stamped, hex.
        pub of_sha256: Option<String>,
        /// When it was made.
        pub made_at: String,
        /// The counted copies in it.
        pub copies: Option<CountedCopies>,
    }

    /// Copies `first` to `last` of `of`.
    pub struct CountedCopies {
        /// From 1.
        pub first: u32,
        /// The last one.
        pub last: u32,
        /// How many there are, at most 20.
        pub of: u32,
    }

    /// One row of the register.
    pub struct HandoutRow {
        /// `LOA-K7PM-2026-000042`.
        pub number: String,
        /// Revision, from 1.
        pub revision: u32,
        /// Its circuit.
        pub circuit: String,
        /// Name of the circuit.
        pub circuit_name: String,
        /// `pc-…`.
        pub instance_id: String,
        /// Access point, both names.
        pub access_point: BothNames,
        /// Its LOA.
        pub loa: String,
        /// Names of the engineers.
        pub engineers: Vec<String>,
        /// Copies that were fixed at issue.
        pub audiences: Vec<AudienceWord>,
        /// Stamped renditions made so far.
        pub renditions: u32,
        /// When it was issued.
        pub issued_at: String,
        /// Last instant at which it is valid.
        pub valid_until: String,
        /// IANA zone of the site.
        pub zone: String,
        /// Where it stands at the time of asking.
        pub state: HandoutState,
        /// Why, by whom and when it ended before its time.
        pub ended: Option<HandoutEnd>,
        /// Who issued it.
        pub issued_by: String,
        /// Why it was issued anew.
        pub reason: String,
        /// SHA-256 of what it says, hex; the seal signs its first half.
        pub content_hash: String,
        /// How people get in.
        pub access_flow: AccessFlowWord,
        /// Pages.
        pub pages: u32,
        /// SHA-256 of the kept bytes, hex.
        pub sha256: String,
        /// Size of the kept bytes.
        pub size: u32,
        /// Alibaba Cloud's PDF is at hand and can be appended to the print.
        pub official_pdf: bool,
    }

    /// How a handout ended before its validity did.
    pub struct HandoutEnd {
        /// When.
        pub at: String,
        /// Who did it.
        pub by: String,
        /// Why.
        pub reason: String,
        /// The revision that took its place; `None`: void.
        pub successor: Option<u32>,
    }

    /// Asks for the register.
    #[derive(Default)]
    pub struct HandoutQuery {
        /// Any text; empty: all.
        pub search: String,
        /// Keep only this state.
        pub state: Option<HandoutState>,
        /// Keep only this circuit.
        pub circuit: Option<String>,
        /// Keep only this access point, by its English name.
        pub access_point: Option<String>,
        /// Keep only what has a copy for this audience.
        pub audience: Option<AudienceWord>,
        /// Issued on this day or later, at the site: `YYYY-MM-DD`.
        pub issued_from: Option<String>,
        /// Issued on this day or earlier.
        pub issued_until: Option<String>,
        /// Valid on this day.
        pub valid_on: Option<String>,
        /// By what the rows are sorted.
        pub sort: HandoutSort,
        /// From high to low, or from late to early.
        pub descending: bool,
    }

    /// The register.
    pub struct Handouts {
        /// As sorted.
        pub rows: Vec<HandoutRow>,
        /// Handouts in all.
        pub total: u32,
        /// Circuits that handouts were issued for, by name.
        pub circuits: Vec<HandoutChoice>,
        /// Access points that handouts were issued for, by name.
        pub access_points: Vec<HandoutChoice>,
    }

    /// Something that the register can be filtered by.
    pub struct HandoutChoice {
        /// What the filter takes.
        pub id: String,
        /// What people read.
        pub name: BothNames,
    }

    /// Asks for the preview of an LOA's handout: the issued one, else a draft.
    pub struct PreviewHandout {
        /// The LOA.
        pub loa: String,
        /// Which issued revision; `None`: the newest.
        pub revision: Option<u32>,
        /// Whose copy; `None`: the complete handout.
        pub audience: Option<AudienceWord>,
        /// A draft of what would be issued next, also when a handout was issued.
        pub next: bool,
        /// With the sheet for the site survey, in a draft.
        pub survey: bool,
    }

    /// Asks for the preview of a handout from forms as they are being typed; what is missing is printed as such.
    pub struct PreviewTyped {
        /// The circuit.
        pub circuit: String,
        /// The LOA whose application stands; `None`: `form` says it.
        pub loa: Option<String>,
        /// The application as typed.
        pub form: Option<LoaForm>,
        /// The facility as typed.
        pub facility: Option<FacilityForm>,
        /// How people get in; `None`: as the directory says.
        pub access_flow: Option<AccessFlowWord>,
        /// Who saw the approval, as typed; empty: it is not approved yet.
        pub seen_by: String,
    }

    /// Pages as SVG, drawn from the same layout as the paper.
    pub struct Preview {
        /// One SVG text a page.
        pub pages: Vec<String>,
        /// Number when issued.
        pub number: Option<String>,
        /// Page width in mm.
        pub width_mm: f32,
        /// Page height in mm.
        pub height_mm: f32,
        /// What the paper cannot say or print yet.
        pub problems: Vec<super::FieldProblem>,
    }

    /// Prints a handout. One that no longer counts is printed as a stamped rendition.
    pub struct PrintHandout {
        /// Idempotency key.
        pub key: String,
        /// Its number.
        pub number: String,
        /// Which revision; `None`: the newest.
        pub revision: Option<u32>,
        /// Whose copy; `None`: the complete handout.
        pub audience: Option<AudienceWord>,
        /// Counted copies; `None`: the original, as it was issued.
        pub copies: Option<CountedCopies>,
        /// Append Alibaba Cloud's own PDF.
        pub with_official: bool,
    }

    /// Saves or opens a handout.
    pub struct HandOut {
        /// Its number.
        pub number: String,
        /// Which revision; `None`: the newest.
        pub revision: Option<u32>,
        /// Id of one of its other documents; `None`: the complete handout.
        pub document: Option<String>,
        /// Append Alibaba Cloud's own PDF.
        pub with_official: bool,
    }

    /// What became of it.
    pub struct HandedOut {
        /// File name, when a file was written; `None` when the dialog was left.
        pub file: Option<String>,
        /// How it was handed over.
        pub way: HandedWay,
    }
}

wire! {
    /// Who carries or keeps a copy.
    pub enum AudienceWord {
        /// The guard at the site.
        Guard,
        /// Those who lay and connect the fibre.
        Installer,
        /// The customer.
        Customer,
        /// The carrier of the line.
        Carrier,
    }

    /// What a document of a handout is.
    pub enum DocumentWord {
        /// The handout as it was issued.
        Complete,
        /// An audience's copy, fixed at issue.
        Audience,
        /// Counted copies.
        Copy,
        /// Stamped as void.
        Void,
        /// Stamped as past its validity.
        Expired,
        /// Stamped as superseded.
        Superseded,
    }

    /// Where a handout stands.
    pub enum HandoutState {
        /// Valid.
        InForce,
        /// Valid for at most 7 more days.
        Lapsing,
        /// Past its last instant.
        Expired,
        /// A newer revision has taken its place.
        Superseded,
        /// Declared void.
        Void,
    }

    /// By what the register is sorted.
    #[derive(Default)]
    pub enum HandoutSort {
        /// When it was issued.
        #[default]
        Issued,
        /// Number, then revision.
        Number,
        /// Name of the circuit.
        Circuit,
        /// End of validity.
        Until,
        /// Where it stands.
        State,
    }

    /// How a handout left the desk.
    pub enum HandedWay {
        /// Written to a file that the user chose.
        Saved,
        /// The dialog was left.
        Cancelled,
        /// Opened in the system's viewer.
        Opened,
        /// Sent to the system's printer queue.
        Printed,
        /// Opened in the system's viewer, to be printed there.
        OpenedToPrint,
    }
}
