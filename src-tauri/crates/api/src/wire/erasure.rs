//! Erasing people, on request and by the retention setting.

use super::wire;

wire! {
    /// Asks what erasing people would touch, and what stays.
    pub struct ErasureQuery {
        /// 1 to 1,000 ids.
        pub people: Vec<String>,
        /// Also Alibaba Cloud's own PDFs of the LOAs that name them.
        pub official: bool,
    }

    /// What erasing people would touch.
    pub struct ErasurePlan {
        /// Who, with whoever was found to be the same person.
        pub people: Vec<ErasurePerson>,
        /// Applications that name them; they stay without the details.
        pub applications: u32,
        /// Issued handouts that name them; their papers become unreadable.
        pub handouts: Vec<ErasureHandout>,
        /// Files that are erased.
        pub files: u32,
        /// Alibaba Cloud's own PDFs of those LOAs, whether they are erased or not.
        pub official_pdfs: u32,
        /// Kept forms that name them; they are dropped.
        pub drafts: u32,
        /// Records whose typed text (a reason, a note, who saw something) holds a name of theirs; it stays.
        pub mentions: u32,
        /// Copies of the desk's file beside it, which are cleaned too.
        pub copies: Vec<String>,
        /// What has to be typed to confirm: the name, or how many people.
        pub word: String,
    }

    /// Somebody who would be erased.
    pub struct ErasurePerson {
        /// UUIDv7 text.
        pub id: String,
        /// Name.
        pub name: String,
        /// Masked document number.
        pub document_number: String,
    }

    /// A handout whose paper would become unreadable.
    pub struct ErasureHandout {
        /// Its number.
        pub number: String,
        /// Its revision.
        pub revision: u32,
        /// Name of the circuit.
        pub circuit_name: String,
        /// Last instant at which it is valid.
        pub valid_until: String,
        /// It is in force now.
        pub in_force: bool,
        /// Other people whom it names as well.
        pub others: u32,
    }

    /// Erases people for good.
    pub struct ErasePeople {
        /// Idempotency key.
        pub key: String,
        /// 1 to 1,000 ids.
        pub people: Vec<String>,
        /// Also Alibaba Cloud's own PDFs.
        pub official: bool,
        /// Why, 1–500 characters. The name of the person does not belong here: the reason stays.
        pub reason: String,
        /// The word of the plan, as typed.
        pub typed: String,
        /// The retention setting asks for it, not a person.
        pub retention: bool,
    }

    /// What became of it.
    pub struct Erased {
        /// People erased by this command.
        pub people: u32,
        /// Copies that could not be cleaned and may still hold something.
        pub not_cleaned: Vec<String>,
    }

    /// How long people are kept, who is due, who was erased.
    pub struct RetentionView {
        /// Days after the validity of the last paper; `0`: they are kept.
        pub days: String,
        /// Erase who is due when the program starts.
        pub automatic: bool,
        /// Who is due now, longest first.
        pub due: Vec<DuePerson>,
        /// People to call about lines who are of no more use and due now, longest first.
        pub due_contacts: Vec<DueContacts>,
        /// Erasures, newest first.
        pub erased: Vec<ErasedView>,
        /// Copies that could not be cleaned after an erasure.
        pub not_cleaned: Vec<String>,
    }

    /// Somebody whose time has come.
    pub struct DuePerson {
        /// UUIDv7 text.
        pub id: String,
        /// Name.
        pub name: String,
        /// When the last paper that names them ended, or when they were last written down.
        pub ended_at: String,
    }

    /// People to call about one line whose time has come.
    pub struct DueContacts {
        /// The circuit.
        pub circuit: String,
        /// Its name.
        pub circuit_name: String,
        /// How many they are.
        pub people: u32,
        /// When the first of them ceased to be of use.
        pub ended_at: String,
    }

    /// Forgets everybody named to call about a line whose time has come.
    pub struct ForgetDue {
        /// Idempotency key.
        pub key: String,
    }

    /// People who were erased together.
    pub struct ErasedView {
        /// When.
        pub at: String,
        /// By whom.
        pub by: String,
        /// Why, or empty when the retention setting did it.
        pub reason: String,
        /// How many.
        pub people: u32,
    }

    /// Sets how long people are kept.
    pub struct SaveRetention {
        /// Idempotency key.
        pub key: String,
        /// Days, 0 to 3,650.
        pub days: String,
        /// Erase who is due when the program starts.
        pub automatic: bool,
    }
}
