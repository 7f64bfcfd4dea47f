//! Alibaba Cloud accounts that circuits belong to.

use super::wire;

wire! {
    /// An account as typed.
    pub struct AccountForm {
        /// Company name on the account, or its holder's name.
        pub name: String,
        /// The same in Latin letters, optional.
        pub name_latin: String,
        /// Corporate or individual.
        pub kind: AccountKind,
        /// Alibaba Cloud account id (digits), optional.
        pub uid: String,
        /// Outbound data transfer billing is activated.
        pub traffic_billing: bool,
        /// Free note, optional.
        pub note: String,
    }

    /// Opens an account, or changes one.
    pub struct SaveAccount {
        /// Idempotency key made by the form.
        pub key: String,
        /// `None` opens a new one.
        pub id: Option<String>,
        /// The form.
        pub form: AccountForm,
    }

    /// An account as shown.
    pub struct AccountView {
        /// UUIDv7 text.
        pub id: String,
        /// What the form shows.
        pub form: AccountForm,
        /// Circuits of this account that are not over.
        pub circuits: u32,
        /// When it was last changed.
        pub changed_at: String,
    }

    /// All accounts.
    pub struct Accounts {
        /// By name.
        pub accounts: Vec<AccountView>,
    }
}

wire! {
    /// Whose the account is.
    pub enum AccountKind {
        /// A company's.
        Corporate,
        /// A person's.
        Individual,
    }
}
