//! The later commands of a round: from what was built over a larger port to the circuit's end, and what others lead to.

mod connect;
mod end;
mod service;
mod upgrade;

use super::at;
use desk_api::wire::*;
use desk_api::{Desk, Occasion};

/// The step of a round with which these begin.
pub const FIRST: u32 = 9;

/// How many there are.
pub const STEPS: u32 = LIFE.len() as u32;

/// A command on its way.
struct Sent<'d> {
    desk: &'d mut Desk,
    n: u32,
    round: u32,
    key: String,
    occasion: Occasion<'d>,
}

type Act = fn(Sent<'_>) -> Result<CircuitView, ApiError>;

/// The commands in their order, and the kinds of the events that each leaves behind once.
const LIFE: [(&[&str], Act); 22] = [
    (&["as_built_recorded"], service::record_as_built),
    (&["completion_reported"], service::report_completion),
    (&[], service::record_connected),
    (&["fee_ordered"], service::order_fee),
    (&["fee_paid"], service::pay_fee),
    (&["service_seen"], service::record_service),
    (&["upkeep_saved"], service::save_upkeep),
    (&["attributes_changed"], service::change_circuit),
    (&["upgrade_planned"], upgrade::plan),
    (&["upgrade_tied"], upgrade::tie),
    (&["upgrade_backed_up"], upgrade::back_up),
    (&["upgrade_marked"], upgrade::mark_step),
    (&["upgrade_of", "upgrade_applied"], upgrade::apply_port),
    (&["upgrade_called_off"], upgrade::call_off),
    (&["maintenance_saved"], end::save_maintenance),
    (&["dependant_saved"], end::save_dependant),
    (&["circuit_acted"], end::terminate),
    (&["circuit_acted"], end::cancel_member),
    (&["circuit_acted"], end::delete_member),
    (&["vbr_saved"], connect::save_vbr),
    (&["router_saved"], connect::save_router),
    (&["test_recorded"], connect::save_test_record),
];

/// What each of them leaves behind: the kind of the event, and its step in the round.
pub fn left() -> impl Iterator<Item = (&'static str, u32)> {
    (FIRST..)
        .zip(LIFE)
        .flat_map(|(step, (kinds, _))| kinds.iter().map(move |kind| (*kind, step)))
}

/// Carries out the command of this step of the round; a word that is the same when it is sent again.
pub(super) fn carry_out<'d>(
    desk: &'d mut Desk,
    n: u32,
    step: u32,
    round: u32,
    key: String,
    occasion: Occasion<'d>,
) -> Result<String, ApiError> {
    let (_, act) = LIFE[(step - FIRST) as usize];
    let sent = Sent {
        desk,
        n,
        round,
        key,
        occasion,
    };
    // the page moves on; what a repeated command must say again is that it is this circuit's
    Ok(act(sent)?.id)
}

fn by() -> String {
    "Lin Yue".to_owned()
}

fn zone() -> String {
    "UTC".to_owned()
}

fn local(n: u32) -> String {
    at(n).format("%Y-%m-%dT%H:%M").to_string()
}

/// What it is done to.
impl Sent<'_> {
    /// The circuit of the round.
    fn circuit(&mut self) -> CircuitView {
        super::circuit(self.desk, self.round)
    }

    /// A circuit of the round's order.
    fn member(&mut self, which: usize) -> String {
        super::members(self.desk, self.n, self.round)[which].clone()
    }
}
