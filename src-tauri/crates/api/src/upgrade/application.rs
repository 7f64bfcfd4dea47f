//! The application for the larger port: what it asks of the old one, and what both remember of it.

use super::open;
use super::plan::larger;
use super::view;
use crate::circuit_command::whole;
use crate::wire::{ApiError, PortForm};
use desk_domain::event::{Aggregate, Fact};
use desk_domain::port::PortType;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_store::keys::Keys;
use desk_store::{Writer, circuits as stored};
use rusqlite::Connection;

/// Checks an application that says whose larger port it is: that upgrade is planned, and nothing is applied for yet.
pub(crate) fn check_application(
    db: &Connection,
    keys: &Keys,
    form: &PortForm,
    port: Option<PortType>,
    problems: &mut Problems,
) -> Result<(), ApiError> {
    if form.upgrades.is_empty() {
        return Ok(());
    }
    let found = stored::whole(db, keys, &form.upgrades)?.filter(|one| !one.circuit.withdrawn);
    let Some((upgrade, found)) = found.and_then(|found| Some((open(&found)?, found))) else {
        problems.block("upgrades", ProblemCode::NotUpgradable);
        return Ok(());
    };
    if view::successor(db, keys, &upgrade)?.is_some() {
        problems.block("upgrades", ProblemCode::NotUpgradable);
        return Ok(());
    }
    if let Some(port) = port {
        larger(
            "port_type",
            port.as_wire(),
            &found.circuit.application.port_type,
            problems,
        );
    }
    Ok(())
}

/// Records on both circuits that one is the larger port of the other.
pub(crate) fn link(
    writer: &mut Writer<'_, '_, '_>,
    old: &str,
    new: &str,
    new_name: &str,
) -> Result<(), ApiError> {
    if old.is_empty() {
        return Ok(());
    }
    let name = whole(writer, old)?.circuit.application.name;
    let of = Fact::UpgradeOf {
        circuit: old.to_owned(),
        name,
    };
    writer.record(Aggregate::Circuit, new, &of)?;
    let applied = Fact::UpgradeApplied {
        circuit: new.to_owned(),
        name: text::normalise_line(new_name),
        by: String::new(),
    };
    writer.record(Aggregate::Circuit, old, &applied)?;
    Ok(())
}
