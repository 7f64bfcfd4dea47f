//! Whose codes this desk believes: its own keys, the organisation's root and list, what was revoked.

use super::wire;

wire! {
    /// Everything about trust.
    pub struct TrustView {
        /// Code of this desk; `None` before its settings were saved.
        pub desk: Option<String>,
        /// Keys of this desk, newest first.
        pub keys: Vec<OwnKey>,
        /// End of the last handout that counts, if there is one: until then its key should count.
        pub papers_until: Option<String>,
        /// The organisation's root, if this desk keeps it.
        pub root: Option<RootView>,
        /// The list that the desk goes by.
        pub list: Option<ListView>,
        /// Keys that the next list would name; on the root desk only.
        pub next_keys: Vec<ListedKeyView>,
        /// Differences between the next list and the present one; on other desks, revocations that no list carries yet.
        pub not_listed: u32,
        /// What was revoked on this desk, newest first.
        pub revocations: Vec<RevocationView>,
    }

    /// A key that this desk signs or signed with.
    pub struct OwnKey {
        /// Its name in codes, hex.
        pub kid: String,
        /// For people.
        pub fingerprint: String,
        /// When it was made; `None`: with the desk.
        pub made_at: Option<String>,
        /// Until when what it signed counts here; `None`: no end was set.
        pub not_after: Option<String>,
        /// Until when it counts at other desks; `None`: the list does not name it.
        pub listed_until: Option<String>,
        /// What it is good for now.
        pub state: OwnKeyState,
    }

    /// The organisation's root.
    pub struct RootView {
        /// For people.
        pub fingerprint: String,
        /// The organisation.
        pub organisation: String,
        /// Since when it is kept here.
        pub since: String,
        /// Its file is on this computer.
        pub here: bool,
    }

    /// A trust list.
    pub struct ListView {
        /// The organisation.
        pub organisation: String,
        /// Fingerprint of the root that signed it.
        pub fingerprint: String,
        /// Counts up from 1.
        pub version: u32,
        /// When it was made.
        pub issued: String,
        /// Until when it counts.
        pub expires: String,
        /// It has ended.
        pub ended: bool,
        /// When this desk took it; `None`: not yet.
        pub kept_at: Option<String>,
        /// It was published on this desk.
        pub made_here: bool,
        /// Keys that count.
        pub keys: Vec<ListedKeyView>,
        /// Names of revoked keys, hex.
        pub revoked_keys: Vec<String>,
        /// How many passes are revoked.
        pub revoked_passes: u32,
        /// Handouts that do not count.
        pub handouts: Vec<ListedHandout>,
    }

    /// A key that a list names.
    pub struct ListedKeyView {
        /// Its name in codes, hex.
        pub kid: String,
        /// For people.
        pub fingerprint: String,
        /// Code of the desk.
        pub desk: String,
        /// Name of the desk, or empty.
        pub name: String,
        /// From when it counts.
        pub not_before: String,
        /// Until when it counts.
        pub not_after: String,
        /// Whether it counts now.
        pub state: ListedKeyState,
        /// It is this desk's.
        pub own: bool,
    }

    /// A handout that a list names as not counting.
    pub struct ListedHandout {
        /// Its number.
        pub number: String,
        /// Its revision.
        pub revision: u32,
        /// Why.
        pub ending: EndingWord,
    }

    /// Something that was revoked on this desk.
    pub struct RevocationView {
        /// What kind of thing.
        pub kind: RevokedWord,
        /// Number of the handout, or fingerprint of the key.
        pub subject: String,
        /// Code of the desk whose key it is.
        pub desk: String,
        /// Revision of the handout.
        pub revision: Option<u32>,
        /// Why.
        pub reason: String,
        /// Who did it, or empty.
        pub by: String,
        /// When.
        pub at: String,
        /// The list that this desk goes by carries it, or need not any more.
        pub listed: bool,
    }

    /// Makes the organisation's root on this desk, or takes up again one whose file is in its folder.
    pub struct MakeRoot {
        /// Idempotency key.
        pub key: String,
        /// Opens the root's file; it is kept nowhere.
        pub passphrase: String,
    }

    /// Publishes the next list.
    pub struct PublishList {
        /// Idempotency key.
        pub key: String,
        /// Opens the root's file.
        pub passphrase: String,
        /// Days that the list counts.
        pub days: String,
    }

    /// Puts a desk's key on the next list, or changes its window there.
    pub struct AdmitKey {
        /// Idempotency key.
        pub key: String,
        /// Name of the key, hex.
        pub kid: String,
        /// Last day on which it counts, `YYYY-MM-DD`.
        pub until: String,
        /// IANA zone of that day.
        pub zone: String,
    }

    /// Makes a new key for this desk.
    pub struct RotateKey {
        /// Idempotency key.
        pub key: String,
        /// Last day on which the new one counts, `YYYY-MM-DD`.
        pub until: String,
        /// Last day on which what the present ones signed counts, `YYYY-MM-DD`.
        pub before_until: String,
        /// IANA zone of those days.
        pub zone: String,
    }

    /// Revokes a key.
    pub struct RevokeKey {
        /// Idempotency key.
        pub key: String,
        /// Name of the key, hex.
        pub kid: String,
        /// Why.
        pub reason: String,
    }

    /// Revokes one engineer's pass.
    pub struct RevokePass {
        /// Idempotency key.
        pub key: String,
        /// Number of the handout.
        pub number: String,
        /// Its revision.
        pub revision: u32,
        /// Name of the pass, hex.
        pub pass: String,
        /// Why.
        pub reason: String,
    }

    /// Revokes a handout, for every desk of the organisation.
    pub struct RevokeHandout {
        /// Idempotency key.
        pub key: String,
        /// Its number.
        pub number: String,
        /// Its revision.
        pub revision: u32,
        /// Why.
        pub reason: String,
    }

    /// Stops going by the organisation's lists.
    pub struct LeaveTrust {
        /// Idempotency key.
        pub key: String,
        /// Why.
        pub reason: String,
    }

    /// Reads what was scanned or pasted: parts of a list or a desk's card.
    pub struct ReadTrust {
        /// The text.
        pub text: String,
    }

    /// What was read so far; nothing of it is kept yet.
    pub struct TrustReading {
        /// List or card; `None`: nothing was read.
        pub kind: Option<CarriedWord>,
        /// How many parts it has.
        pub total: u32,
        /// Parts that are still missing, from 1.
        pub missing: Vec<u32>,
        /// The whole list, when it is one and complete.
        pub list: Option<ReadList>,
        /// The whole card, when it is one and complete.
        pub card: Option<ReadCard>,
    }

    /// A complete list that was read.
    pub struct ReadList {
        /// What it says.
        pub view: ListView,
        /// What it is beside the present one.
        pub standing: ReadStanding,
        /// Version of the present one.
        pub before: Option<u32>,
        /// Desks' keys that the present one does not name.
        pub added: Vec<ListedKeyView>,
        /// Desks' keys that this one does not name any more.
        pub removed: Vec<ListedKeyView>,
    }

    /// A complete card that was read.
    pub struct ReadCard {
        /// Name of the key, hex.
        pub kid: String,
        /// For people.
        pub fingerprint: String,
        /// The organisation, as the card says.
        pub organisation: String,
        /// Code of the desk.
        pub desk: String,
        /// Name of the desk, or empty.
        pub name: String,
        /// When the card was made.
        pub made: String,
        /// Until when the desk signs with the key, if it said so.
        pub not_after: Option<String>,
        /// The key stands on the list, or on the next one, already.
        pub known: bool,
        /// How many things the card withdraws.
        pub withdrawn: u32,
    }

    /// Takes the list that was read.
    pub struct AcceptList {
        /// Idempotency key.
        pub key: String,
        /// Fingerprint of its root, as it was compared.
        pub fingerprint: String,
        /// The version that was shown.
        pub version: u32,
    }

    /// Takes the card that was read: its key onto the next list, and what it withdraws.
    pub struct TakeCard {
        /// Idempotency key.
        pub key: String,
        /// Fingerprint of its key, as it was compared.
        pub fingerprint: String,
        /// Last day on which the key counts, `YYYY-MM-DD`.
        pub until: String,
        /// IANA zone of that day.
        pub zone: String,
    }

    /// Which list or card is meant.
    pub struct Carry {
        /// The present list, or a card of this desk.
        pub what: CarriedWord,
    }

    /// A list or card as QR codes.
    pub struct CarriedCodes {
        /// The codes, in order; none when there are too many.
        pub codes: Vec<CarriedCode>,
        /// The whole as one text.
        pub text: String,
        /// Fingerprint of the root, or of this desk's key.
        pub fingerprint: String,
    }

    /// One QR code.
    pub struct CarriedCode {
        /// What it says.
        pub text: String,
        /// Modules on a side, without the white margin.
        pub width: u32,
        /// Its dark modules as an SVG path, one unit to a module.
        pub path: String,
    }
}

wire! {
    /// What a key of this desk is good for now.
    #[derive(PartialOrd, Ord)]
    pub enum OwnKeyState {
        /// The desk signs with it.
        Signing,
        /// It was made to sign next, once the organisation's list names it.
        Waiting,
        /// It signs no more, and what it signed counts.
        Counting,
        /// Its time is over.
        Ended,
        /// It was revoked.
        Revoked,
    }
}

wire! {
    /// Whether a listed key counts now.
    #[derive(PartialOrd, Ord)]
    pub enum ListedKeyState {
        /// It counts.
        Counts,
        /// Not yet.
        NotYet,
        /// Not any more.
        Ended,
    }
}

wire! {
    /// Why a handout does not count.
    #[derive(PartialOrd, Ord)]
    pub enum EndingWord {
        /// Declared void.
        Void,
        /// Replaced.
        Superseded,
        /// Revoked.
        Revoked,
    }
}

wire! {
    /// What was revoked.
    #[derive(PartialOrd, Ord)]
    pub enum RevokedWord {
        /// A key.
        Key,
        /// A pass.
        Pass,
        /// A handout.
        Handout,
    }
}

wire! {
    /// What is carried from desk to desk.
    #[derive(PartialOrd, Ord)]
    pub enum CarriedWord {
        /// A trust list.
        List,
        /// A desk's card.
        Card,
    }
}

wire! {
    /// What a list that was read is beside the present one.
    #[derive(PartialOrd, Ord)]
    pub enum ReadStanding {
        /// The first: compare the fingerprint.
        First,
        /// The next one.
        Newer,
        /// The present one.
        Same,
    }
}
