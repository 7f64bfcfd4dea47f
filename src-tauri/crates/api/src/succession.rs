//! A circuit that follows another: it takes its place in an order, or corrects its application.

use crate::order_view;
use crate::wire::{ApiError, PortForm};
use desk_domain::circuit::CircuitStatus;
use desk_domain::order::Joins;
use desk_domain::problem::{ProblemCode, Problems};
use desk_store::keys::Keys;
use desk_store::{circuits as stored, orders};
use rusqlite::Connection;

/// Whom a new circuit follows.
#[derive(Debug, Default)]
pub(crate) struct Succession {
    /// Circuit of an order whose place it takes, or empty.
    pub replaces: String,
    /// The order that it joins thereby.
    pub joins: Option<Joins>,
}

/// Reads whom the circuit follows. Fields: `replaces` and `corrects`.
///
/// A correction of a circuit of an order takes that circuit's place as well.
pub(crate) fn read(
    db: &Connection,
    keys: &Keys,
    form: &PortForm,
    problems: &mut Problems,
) -> Result<Succession, ApiError> {
    if !form.corrects.is_empty() {
        let correctable = stored::whole(db, keys, &form.corrects)?.is_some_and(|whole| {
            let refused = matches!(
                whole.circuit.status,
                CircuitStatus::Rejected | CircuitStatus::AllocationFailed
            );
            refused && !whole.circuit.withdrawn && whole.successor.is_none()
        });
        if !correctable {
            problems.block("corrects", ProblemCode::NotCorrectable);
            return Ok(Succession::default());
        }
    }
    let (field, wanted) = match (form.replaces.as_str(), form.corrects.as_str()) {
        ("", "") => return Ok(Succession::default()),
        ("", corrects) => ("corrects", corrects),
        (replaces, _) => ("replaces", replaces),
    };
    let joins = place_in_order(db, keys, wanted)?;
    match joins {
        Some(joins) => Ok(Succession {
            replaces: wanted.to_owned(),
            joins: Some(joins),
        }),
        // a correction outside an order takes no place
        None if field == "corrects" => Ok(Succession::default()),
        None => {
            problems.block(field, ProblemCode::NotReplaceable);
            Ok(Succession::default())
        }
    }
}

/// The place in an order that the circuit leaves free, where it holds one.
fn place_in_order(db: &Connection, keys: &Keys, circuit: &str) -> Result<Option<Joins>, ApiError> {
    let Some(place) = orders::place_of(db, circuit)? else {
        return Ok(None);
    };
    let read = order_view::read(db, keys, &place.order)?;
    let free = read.order.topology().is_some()
        && read.members().any(|(place, whole, _)| {
            place.circuit == circuit && order_view::replaceable(&read.order, whole)
        });
    Ok(free.then_some(Joins {
        order: place.order,
        position: place.position,
    }))
}
