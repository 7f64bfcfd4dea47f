//! The address book: companies.

use super::wire;

wire! {
    /// A company as typed.
    pub struct CompanyForm {
        /// Name as registered.
        pub name: String,
        /// The same in Latin letters, optional.
        pub name_latin: String,
        /// `customer`, `construction`, `carrier` or `other`.
        pub kind: String,
        /// Whom to call there, optional.
        pub contact: String,
        /// Notes, optional.
        pub notes: String,
    }

    /// Writes a company down, or changes one.
    pub struct SaveCompany {
        /// Idempotency key made by the form.
        pub key: String,
        /// `None` for a new one.
        pub id: Option<String>,
        /// The form.
        pub form: CompanyForm,
    }

    /// Removes a company.
    pub struct RemoveCompany {
        /// Idempotency key.
        pub key: String,
        /// UUIDv7 text.
        pub id: String,
    }

    /// A company as shown.
    pub struct CompanyView {
        /// UUIDv7 text.
        pub id: String,
        /// What the form shows.
        pub form: CompanyForm,
        /// When it was last changed.
        pub changed_at: String,
    }

    /// All companies, and names that applications carry and the address book does not.
    pub struct Companies {
        /// By name.
        pub companies: Vec<CompanyView>,
        /// Names from earlier applications that are not written down.
        pub seen: Vec<SeenCompany>,
    }

    /// A company that an application named.
    pub struct SeenCompany {
        /// Name.
        pub name: String,
        /// The same in Latin letters, or empty.
        pub name_latin: String,
        /// `customer` or `construction`: as what it was named.
        pub kind: String,
    }
}
