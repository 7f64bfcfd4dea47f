//! For whom a copy of a handout is, and why it was stamped: words that travel and are kept.

use crate::wire::wire_enum;

wire_enum! {
    /// Who carries or keeps a copy. The complete handout is for the desk and whoever needs all of it.
    pub enum Audience {
        /// The guard at the site.
        Guard = "guard", "Guard copy", "门岗联";
        /// Those who lay and connect the fibre.
        Installer = "installer", "Installer copy", "施工联";
        /// The customer.
        Customer = "customer", "Customer copy", "客户联";
        /// The carrier of the line.
        Carrier = "carrier", "Carrier copy", "运营商联";
    }
}

wire_enum! {
    /// What a stamped rendition says across each page.
    pub enum RenditionKind {
        /// A counted reprint of a handout in force.
        Copy = "copy", "COPY", "副本";
        /// Voided by the desk.
        Void = "void", "VOID", "作废";
        /// Past its validity.
        Expired = "expired", "EXPIRED", "已过期";
        /// A newer revision has taken its place.
        Superseded = "superseded", "SUPERSEDED", "已被取代";
    }
}
