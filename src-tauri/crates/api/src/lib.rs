//! Use-cases and the wire contract of Circuit Desk: what the shell, the tests and the command line call.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod access_points;
mod accounts;
mod activation;
mod answers;
mod application;
mod attachments;
mod batch;
mod calendar_file;
mod calendar_import;
mod calendars;
mod choice;
mod circuit_command;
mod circuits;
mod clocks;
mod code_check;
mod commands;
mod companies;
mod completion;
mod connect;
pub mod contract;
mod credentials;
mod desk;
mod directory;
mod drafts;
mod ends;
mod engineer_import;
mod entry;
mod erasure;
mod error;
mod estimates;
mod gate;
mod gate_check;
pub mod gate_lock;
mod gate_log;
mod gate_picture;
mod handouts;
mod health;
mod history;
mod latency;
mod latency_import;
mod live;
mod live_history;
mod loas;
mod maintenance;
pub mod notices;
mod official_pdf;
mod order_answers;
mod order_loas;
mod order_view;
mod orders;
mod packs;
mod paper;
mod parameters;
mod people;
mod plan_form;
mod plans;
mod ports;
mod preferences;
mod preflight;
mod preview;
mod prices;
mod quotas;
mod recommended;
mod renditions;
mod requirements;
mod sample;
mod settings;
mod sites;
mod succession;
mod survey;
mod templates;
mod test_records;
mod today;
mod trust;
mod trust_exchange;
mod trust_keys;
mod trust_root;
mod trust_view;
mod upgrade;
mod upkeep;
mod watch;
mod way;
pub mod wire;
mod wording;
mod works;
mod works_history;
mod works_view;
mod zones;

pub use attachments::{ATTACHMENT_MAX, Weighed, draw_attachment, weigh_attachment};
pub use batch::{Batch, BatchEnd, seconds_left};
pub use calendar_file::{FILE_MAX as CALENDAR_FILE_MAX, Found as FoundDays, read as read_calendar};
pub use code_check::{CODE_FILE_MAX, CodeCheck, FoundCode};
pub use credentials::CREDENTIAL_FILE_MAX;
pub use desk::{Desk, Places};
pub use desk_domain::audience::{Audience, RenditionKind};
pub use desk_domain::chance::{Entropy, Occasion};
pub use desk_letter::claims::{Claims, Subject};
pub use desk_letter::faces::Faces;
pub use desk_letter::verify::{Refusal, Trust};
pub use engineer_import::{
    FILE_MAX as ENGINEER_FILE_MAX, engineer_template, read as read_engineers,
};
pub use health::Health;
pub use latency::measurement_plan;
pub use latency_import::{FILE_MAX as LATENCY_FILE_MAX, latency_template};
pub use packs::{Pack, PackEnd};
pub use renditions::{Bytes, Ended, Given, Wanted};
pub use trust_exchange::TRUST_FILE_MAX;
pub use watch::Watch;

use desk_store::{Store, Writer};
use serde::Serialize;
use wire::{ApiError, ErrorCode};

/// Runs a command under its idempotency key and gives its answer, remembered or new.
///
/// The body that the key stands for is the request itself, under the command's name.
fn command<R: Serialize, A: Serialize + serde::de::DeserializeOwned>(
    store: &mut Store,
    key: &str,
    name: &str,
    request: &R,
    occasion: Occasion<'_>,
    run: impl FnOnce(&mut Writer<'_, '_, '_>) -> Result<A, ApiError>,
) -> Result<A, ApiError> {
    if key.is_empty() || key.len() > 64 {
        return Err(ApiError::new(
            ErrorCode::Refused,
            "A command needs a key of 1 to 64 characters.",
        ));
    }
    let body = body(name, request)?;
    let done = store.command::<ApiError>(key, &body, occasion, |writer| {
        serde_json::to_string(&run(writer)?).map_err(internal)
    })?;
    serde_json::from_str(&done.answer).map_err(internal)
}

/// Whether this very command was carried out before, for those that must do something outside the transaction first.
fn was_done<R: Serialize>(
    store: &Store,
    key: &str,
    name: &str,
    request: &R,
) -> Result<bool, ApiError> {
    Ok(store.was_done(key, &body(name, request)?)?)
}

fn body<R: Serialize>(name: &str, request: &R) -> Result<Vec<u8>, ApiError> {
    serde_json::to_vec(&(name, request)).map_err(internal)
}

fn internal(error: serde_json::Error) -> ApiError {
    ApiError::new(ErrorCode::Internal, format!("JSON: {error}"))
}
