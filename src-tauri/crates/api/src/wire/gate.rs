//! The gate: what was scanned, what the guard is told, what was recorded, and the lock.

use super::{BothNames, EventRef, Language, wire};

wire! {
    /// Text that a scanner, a clipboard or a hand gave; further readings of the same keys after the first.
    pub struct CheckCode {
        /// 1 to 4 readings.
        pub texts: Vec<String>,
    }

    /// A picture or PDF that was pasted or dropped.
    pub struct ReadGatePicture {
        /// Its bytes, base64.
        pub data: String,
    }

    /// The codes of a picture or PDF.
    pub struct GateCodes {
        /// All of them, codes of handouts first; none when the chooser was left.
        pub codes: Vec<GateCode>,
    }

    /// One code that was read.
    pub struct GateCode {
        /// Its text.
        pub text: String,
        /// It is a code of a handout.
        pub ours: bool,
        /// The code cut out of the picture, PNG, base64.
        pub cut: String,
        /// Page of a PDF, from 1.
        pub page: u32,
    }

    /// What the guard is told.
    pub struct GateVerdictView {
        /// Names this check when something is recorded of it.
        pub check: String,
        /// The instruction.
        pub verdict: GateVerdictWord,
        /// Why; the window has a sentence for each.
        #[ts(type = "GateReason")]
        pub reason: String,
        /// When it was checked.
        pub at: String,
        /// What a code that is not ours seems to be.
        #[ts(type = "OtherCode | null")]
        pub other: Option<String>,
        /// Host of a web link.
        pub host: Option<String>,
        /// The handout, once the signature holds.
        pub letter: Option<GateLetter>,
        /// The person, where one may be shown.
        pub person: Option<GatePersonView>,
        /// Since when the log has its bearer inside.
        pub inside_since: Option<String>,
        /// How often its bearer came in here before.
        pub times_in: u32,
        /// When something was last recorded of it here.
        pub last_at: Option<String>,
        /// What may be recorded, the usual one first.
        pub acts: Vec<GateActWord>,
        /// Head count of the handout.
        pub head: Option<GateHead>,
        /// The gate's site is chosen, so that a code for another one is refused.
        pub site_checked: bool,
        /// It cannot be told whether the code was used at another gate: true wherever a pass is looked at, because gates do
        /// not speak to each other.
        pub elsewhere_unknown: bool,
        /// Whom to ask: the desk's own contact, for its own handouts.
        pub contact: Option<GateContact>,
    }

    /// What a genuine code says of its handout.
    pub struct GateLetter {
        /// `LOA-K7PM-2026-000042`.
        pub number: String,
        /// Its revision.
        pub revision: u32,
        /// Construction company, shortened as in the code.
        pub company: String,
        /// `pc-…`.
        pub port_id: String,
        /// The site as the code names it.
        pub site: String,
        /// The same by the directory.
        pub site_names: Option<BothNames>,
        /// It is this gate's site; `None` when the gate's site is not chosen.
        pub this_site: Option<bool>,
        /// From when the code counts.
        pub from: String,
        /// Until when.
        pub until: String,
        /// IANA zone of the site; the gate's, or UTC, when the directory does not know the site.
        pub zone: String,
        /// City of the site.
        pub city: Option<BothNames>,
        /// Code of the desk that signed.
        pub desk: String,
        /// It was issued by this very desk.
        pub own: bool,
        /// Engineers named, when known.
        pub engineers: Option<u32>,
        /// Room, cabinet, panel and port, for this desk's own handouts.
        pub position: Option<String>,
        /// What became of the revision, for this desk's own handouts.
        pub end: Option<GateLetterEnd>,
        /// Last instant at which the handout is valid, for this desk's own.
        pub valid_until: Option<String>,
    }

    /// Why a revision does not count any more.
    pub struct GateLetterEnd {
        /// When it ended.
        pub at: String,
        /// Why.
        pub reason: String,
        /// The revision that took its place.
        pub successor: Option<u32>,
    }

    /// The person whom a genuine pass names.
    pub struct GatePersonView {
        /// Name, shortened as in the code.
        pub name: String,
        /// The name in Latin letters, for this desk's own people.
        pub latin: String,
        /// Last characters of the document's number.
        pub document_end: String,
        /// `IDCard`, `Passport` or `Other`, for this desk's own people; else empty.
        pub document_type: String,
    }

    /// Whom to call.
    pub struct GateContact {
        /// Name, or empty.
        pub name: String,
        /// Phone, or empty.
        pub phone: String,
    }

    /// How many of a handout are inside.
    pub struct GateHead {
        /// `LOA-K7PM-2026-000042`; empty for codes of unknown desks.
        pub number: String,
        /// Inside now.
        pub inside: u32,
        /// Named on it, when known.
        pub of: Option<u32>,
    }

    /// Records what came of a check.
    pub struct RecordGate {
        /// Idempotency key.
        pub key: String,
        /// The check.
        pub check: String,
        /// What happened.
        pub act: GateActWord,
        /// The ID document was seen, name and number match.
        pub id_seen: bool,
        /// Who was asked and said yes; for `letIn`.
        pub allowed_by: String,
        /// What they said; for `letIn`. For a refusal, optional.
        pub because: String,
    }

    /// Takes a line of the log back.
    pub struct WithdrawGate {
        /// Idempotency key.
        pub key: String,
        /// The line.
        pub event: EventRef,
        /// Why, 1–500 characters.
        pub reason: String,
    }

    /// A line of the log.
    pub struct GateLine {
        /// Names it when it is taken back.
        pub event: EventRef,
        /// What was recorded.
        pub act: GateActWord,
        /// When.
        pub at: String,
        /// Handout, or empty.
        pub number: String,
        /// Its revision.
        pub revision: u32,
        /// Construction company, or empty.
        pub company: String,
        /// Who came; `None` while the window is locked, when nobody is named, or after they were erased.
        pub name: Option<String>,
        /// Two or three letters of the name, or empty.
        pub initials: String,
        /// Somebody was named and has been erased.
        pub erased: bool,
        /// First 8 characters of the pass's id.
        pub pass: String,
        /// What kind of code it was.
        pub shown: GateShownWord,
        /// The instruction at that time.
        pub verdict: GateVerdictWord,
        /// Why.
        #[ts(type = "GateReason")]
        pub reason: String,
        /// Key of the gate's access point, or empty.
        pub gate: String,
        /// The guard on duty, or empty.
        pub guard: String,
        /// Who was asked and said yes, or empty.
        pub allowed_by: String,
        /// What they said, or empty.
        pub because: String,
        /// It was recorded by mistake: why.
        pub withdrawn: Option<String>,
    }

    /// The screen before anything is scanned.
    pub struct GateView {
        /// Where and how the gate stands.
        pub post: GatePostView,
        /// Lines of today at this computer, newest first, at most 50.
        pub today: Vec<GateLine>,
        /// Head counts of handouts of which somebody is inside or passed today.
        pub heads: Vec<GateHead>,
        /// What the desk knows of other desks.
        pub trust: GateTrust,
    }

    /// What the desk knows of other desks.
    pub struct GateTrust {
        /// Other desks whose codes count now.
        pub desks: u32,
        /// The trust list that the desk goes by, when there is one.
        pub list: Option<GateList>,
    }

    /// The trust list, as far as the gate tells of it.
    pub struct GateList {
        /// Its version.
        pub version: u32,
        /// When it was made.
        pub issued: String,
        /// Until when it counts.
        pub expires: String,
    }

    /// The post, as it was set up on this computer.
    pub struct GatePostView {
        /// Key of the access point, or empty.
        pub site: String,
        /// Its names.
        pub site_names: Option<BothNames>,
        /// City of the site.
        pub city: Option<BothNames>,
        /// IANA zone of the site, or empty.
        pub zone: String,
        /// The guard's language; `None`: as the desk.
        pub language: Option<Language>,
        /// A tone with each verdict.
        pub sound: bool,
        /// The guard on duty, or empty.
        pub guard: String,
        /// The window shows nothing but the gate.
        pub locked: bool,
        /// A PIN is set.
        pub has_pin: bool,
    }

    /// Sets the post up. The site can be changed only while the window is not locked.
    pub struct SetGatePost {
        /// Key of the access point, or empty.
        pub site: String,
        /// The guard's language; `None`: as the desk.
        pub language: Option<Language>,
        /// A tone with each verdict.
        pub sound: bool,
        /// The guard on duty, at most 60 characters.
        pub guard: String,
    }

    /// Locks the window to the gate.
    pub struct LockGate {
        /// 4–8 digits; empty: the PIN that is set already.
        pub pin: String,
    }

    /// Unlocks it.
    pub struct UnlockGate {
        /// The PIN, or the text of `sealing` in the key file.
        pub pin: String,
    }

    /// Asks for lines of the log.
    pub struct GateLogQuery {
        /// First day, `YYYY-MM-DD`, or empty.
        pub from: String,
        /// Last day, or empty.
        pub until: String,
        /// Only lines with this.
        pub act: Option<GateActWord>,
        /// Only lines that hold this text: number, company, gate, guard, pass, and the name while the window is not locked.
        pub text: String,
    }

    /// Lines of the log.
    pub struct GateLog {
        /// Newest first, at most 500.
        pub lines: Vec<GateLine>,
        /// There are more.
        pub more: bool,
    }

    /// Saves lines of the log as a table.
    pub struct SaveGateLog {
        /// Which lines.
        pub query: GateLogQuery,
        /// Language of the head.
        pub language: Language,
    }
}

wire! {
    /// The instruction.
    pub enum GateVerdictWord {
        /// Let in after the ID check.
        Admit,
        /// Do not let in.
        Refuse,
        /// Ask first.
        Ask,
    }

    /// What is recorded.
    pub enum GateActWord {
        /// Let in after the ID check.
        Entered,
        /// Let in after somebody was asked.
        LetIn,
        /// Went out.
        Left,
        /// Not let in.
        Refused,
        /// The seal was looked at.
        SealSeen,
    }

    /// What was shown.
    pub enum GateShownWord {
        /// A pass.
        Pass,
        /// A seal.
        Seal,
        /// Anything else.
        Code,
    }
}
