//! The address book: people.

use super::{EngineerForm, wire};

wire! {
    /// Asks for the address book.
    pub struct PeopleQuery {
        /// Any part of a name; empty: all.
        pub search: String,
    }

    /// The address book's people.
    pub struct People {
        /// By name.
        pub people: Vec<PersonView>,
        /// People in the address book in all.
        pub total: u32,
    }

    /// A person of the address book.
    pub struct PersonView {
        /// UUIDv7 text.
        pub id: String,
        /// What is known; document number and phone masked.
        pub form: EngineerForm,
        /// Applications that name them, newest first.
        pub named_on: Vec<NamingView>,
        /// When the details were last recorded.
        pub changed_at: String,
        /// Other entries with the same name or document, which may be the same person.
        pub alike: Vec<AlikePerson>,
        /// When the retention setting makes them due; `None`: it is off.
        pub due_at: Option<String>,
    }

    /// Another entry that may be the same person.
    pub struct AlikePerson {
        /// UUIDv7 text.
        pub id: String,
        /// Name.
        pub name: String,
        /// Masked document number.
        pub document_number: String,
        /// The document is the same, not only the name.
        pub same_document: bool,
    }

    /// An application that names a person.
    pub struct NamingView {
        /// The circuit.
        pub circuit: String,
        /// Its name now, or empty.
        pub circuit_name: String,
        /// The construction company that they entered for.
        pub construction_company: String,
        /// When it was applied for.
        pub applied_at: String,
        /// The later of the visit's end and the validity of its handouts.
        pub until: String,
    }

    /// Checks a person's details without keeping them.
    pub struct CheckPerson {
        /// `None` for a new one.
        pub id: Option<String>,
        /// The form.
        pub form: EngineerForm,
    }

    /// Writes a person down, or changes one. Warnings hold nothing back here: an application asks about them.
    pub struct SavePerson {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// `None` for a new one.
        pub id: Option<String>,
        /// The form. Of a person who is changed, a masked number or phone that was not touched stays what it is.
        pub form: EngineerForm,
    }

    /// Takes a person off the address book.
    pub struct RemovePerson {
        /// Idempotency key.
        pub key: String,
        /// UUIDv7 text.
        pub id: String,
    }

    /// Makes two entries one.
    pub struct MergePeople {
        /// Idempotency key.
        pub key: String,
        /// The entry that stays.
        pub keep: String,
        /// The entry that goes into it.
        pub merge: String,
    }

    /// Asks for details in clear.
    pub struct PeopleByIds {
        /// 1 to 16 ids.
        pub ids: Vec<String>,
    }

    /// Details in clear, in the order asked; who is unknown or erased is left out.
    pub struct KnownPeople {
        /// The people.
        pub people: Vec<KnownPerson>,
    }

    /// A person with details in clear.
    pub struct KnownPerson {
        /// UUIDv7 text.
        pub id: String,
        /// Everything that is known.
        pub form: EngineerForm,
    }

    /// Asks who was named on the last applications like this one.
    pub struct EngineerOffersQuery {
        /// The circuit that is applied for.
        pub circuit: String,
        /// The construction company as typed so far.
        pub construction_company: String,
    }

    /// Engineers of the last applications for the same construction company or account.
    pub struct EngineerOffers {
        /// At most three, the likeliest first; no group of people twice.
        pub offers: Vec<EngineerOffer>,
    }

    /// Engineers who were named together.
    pub struct EngineerOffer {
        /// Name of the circuit.
        pub circuit_name: String,
        /// The construction company.
        pub construction_company: String,
        /// When it was applied for.
        pub applied_at: String,
        /// Who.
        pub people: Vec<OfferedPerson>,
    }

    /// One of them.
    pub struct OfferedPerson {
        /// UUIDv7 text.
        pub id: String,
        /// Name.
        pub name: String,
    }
}

wire! {
    /// A list of engineers that was chosen; `None` when the dialog was left.
    pub struct ChosenEngineers {
        /// The list.
        pub file: Option<EngineerFile>,
    }

    /// A list of engineers as it was read; nothing of it is kept.
    pub struct EngineerFile {
        /// Name of the file.
        pub name: String,
        /// Its rows as lines, with tabs between the cells.
        pub text: String,
        /// Numbers that had lost digits in the spreadsheet and were left out.
        pub lost_numbers: u32,
    }

    /// Saves an empty list to fill in.
    pub struct SaveEngineerTemplate {
        /// Language of its first line.
        pub language: super::Language,
    }
}
