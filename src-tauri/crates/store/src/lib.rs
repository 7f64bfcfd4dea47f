//! The desk's memory: an append-only list of events in SQLite, and tables that are its shadow.
//!
//! Reads take `&Connection`, writes take `&Transaction`, and there is one writer. Every write is one
//! IMMEDIATE transaction that holds the events, the projection rows, the search index and the answer to
//! the command's idempotency key. Nothing here knows the clock or chance: both come in.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod access_points;
pub mod accounts;
pub mod backup;
pub mod calendars;
pub mod circuits;
pub mod clocks;
pub mod commands;
pub mod companies;
pub mod drafts;
pub mod erasure;
pub mod error;
pub mod events;
pub mod facets;
pub mod files;
pub mod gate;
pub mod gate_post;
pub mod handouts;
pub mod health;
pub mod keys;
pub mod latencies;
mod lives;
pub mod loas;
pub mod maintenances;
pub mod migrate;
pub mod notices;
pub mod open;
pub mod orders;
pub mod people;
mod places;
pub mod plans;
pub mod projections;
pub mod quotas;
pub mod retention;
pub mod root;
pub mod routers;
pub mod schema;
pub mod seal;
pub mod search;
pub mod settings;
pub mod sites;
pub mod stretch;
pub mod templates;
pub mod test_records;
pub mod today;
pub mod trust;
pub mod upgrades;
pub mod vbrs;
pub mod wording;
pub mod works;
pub mod zones;

pub use commands::{Done, Writer};
pub use error::StoreError;
pub use open::{OpenNotice, Store};
