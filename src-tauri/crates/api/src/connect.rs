//! What lies behind the port: virtual border routers of a circuit, and the routers that they hang on.

mod bgp_key;
mod history;
mod parameters;
mod router;
mod router_form;
mod vbr;
mod vbr_form;
mod view;

pub(crate) use history::{find, history};
pub(crate) use view::view;

use crate::access_points::optional;
use crate::circuit_command::{refused, whole};
use crate::wire::ApiError;
use desk_domain::chance::Occasion;
use desk_domain::circuit::CircuitStatus;
use desk_domain::connect::{Stand, VbrRecord};
use desk_domain::problem::{ProblemCode, Problems};
use desk_store::Writer;
use desk_store::circuits::Whole;

/// A VBR of the circuit, or the error that there is none.
fn of<'w>(whole: &'w Whole, key: &str) -> Result<&'w VbrRecord, ApiError> {
    let mut all = whole.circuit.life.vbrs.iter();
    all.find(|one| one.fact.key == key)
        .ok_or_else(|| ApiError::not_found("VBR"))
}

/// Whether records of a circuit's connection may be written at all.
fn may_plan(whole: &Whole) -> bool {
    !whole.circuit.withdrawn
        && !matches!(
            whole.circuit.status,
            CircuitStatus::Canceled
                | CircuitStatus::Rejected
                | CircuitStatus::AllocationFailed
                | CircuitStatus::Terminated
                | CircuitStatus::Deleted
        )
}

fn open(writer: &Writer<'_, '_, '_>, circuit: &str) -> Result<Whole, ApiError> {
    let found = whole(writer, circuit)?;
    if may_plan(&found) {
        return Ok(found);
    }
    Err(refused(
        "This circuit is over. Its connection can be read, and nothing more is written of it.",
        "circuit_over",
    ))
}

/// An id at the provider that may stay empty: one word.
fn provider_id(field: &str, raw: &str, problems: &mut Problems) -> String {
    let id = optional(field, raw, 64, problems);
    if let Some(c) = id
        .chars()
        .find(|c| !c.is_ascii_alphanumeric() && *c != '-' && *c != '_')
    {
        problems
            .block(field, ProblemCode::CharacterNotAllowed)
            .with("character", c);
    }
    id
}

/// The key that a form gave to a part, or a new one.
fn key_or_new(key: &str, occasion: &mut Occasion<'_>) -> String {
    let fits = (1..=40).contains(&key.len())
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if fits { key.to_owned() } else { occasion.id() }
}

/// How far something was seen to be; nothing is seen as planned.
fn stand_seen(word: &str, problems: &mut Problems) -> Option<Stand> {
    let stand = Stand::from_wire(word).ok();
    let stand = stand.filter(|stand| *stand != Stand::Planned);
    if stand.is_none() {
        problems.block("stand", ProblemCode::UnknownChoice);
    }
    stand
}
