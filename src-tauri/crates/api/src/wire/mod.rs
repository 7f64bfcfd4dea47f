//! What travels between the window and the desk: requests, views, errors.
//!
//! Requests are bounded, typed and refuse unknown fields; forms are strings, exactly as typed.
//! Views carry words of the rule tables (`Allocated`, `theirs`), never sentences: the window says
//! them in its own language. Instants are RFC 3339 in UTC; a site's local time travels beside its zone.

pub mod access_points;
pub mod accounts;
pub mod attachments;
pub mod batch;
pub mod calendars;
pub mod circuits;
pub mod clocks;
pub mod common;
pub mod companies;
pub mod connect;
pub mod directory;
pub mod drafts;
pub mod entry;
pub mod erasure;
pub mod gate;
pub mod handouts;
pub mod latency;
pub mod live;
pub mod loas;
pub mod order_loas;
pub mod orders;
pub mod packs;
pub mod people;
pub mod plans;
pub mod preflight;
pub mod prices;
pub mod sites;
pub mod start;
pub mod templates;
pub mod test_records;
pub mod today;
pub mod trust;
pub mod upgrade;
pub mod wording;
pub mod works;

pub use access_points::*;
pub use accounts::*;
pub use attachments::*;
pub use batch::*;
pub use calendars::*;
pub use circuits::*;
pub use clocks::*;
pub use common::*;
pub use companies::*;
pub use connect::*;
pub use directory::*;
pub use drafts::*;
pub use entry::*;
pub use erasure::*;
pub use gate::*;
pub use handouts::*;
pub use latency::*;
pub use live::*;
pub use loas::*;
pub use order_loas::*;
pub use orders::*;
pub use packs::*;
pub use people::*;
pub use plans::*;
pub use preflight::*;
pub use prices::*;
pub use sites::*;
pub use start::*;
pub use templates::*;
pub use test_records::*;
pub use today::*;
pub use trust::*;
pub use upgrade::*;
pub use wording::*;
pub use works::*;

/// Derives that every wire type shares: camelCase names, unknown fields refused, a TypeScript twin.
macro_rules! wire {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })*) => {$(
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        $(#[$meta])*
        pub struct $name { $($body)* }
    )*};
    ($($(#[$meta:meta])* pub enum $name:ident { $($body:tt)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase")]
        pub enum $name { $($body)* }
    )*};
}
pub(crate) use wire;
