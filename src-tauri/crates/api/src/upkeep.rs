//! The O&M record of a line, changes of a circuit's attributes, and forgetting whom to call.

use crate::access_points::{contact, optional};
use crate::circuit_command::{refused, whole};
use crate::error::{kept, overrides};
use crate::wire::{ApiError, ChangeCircuit, CircuitView, ForgetContacts, SaveUpkeep};
use crate::{Desk, application, circuits, command};
use desk_domain::availability::availability;
use desk_domain::chance::Occasion;
use desk_domain::circuit::CircuitStatus;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::names::{CircuitName, PersonName, Site};
use desk_domain::personal::Personal;
use desk_domain::port::{LineOperator, LineType, PortType, carrier_rules};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_domain::upkeep::{Attribute, CONTACTS_MAX, Change, Changes, Upkeep, may_record};
use desk_store::circuits::{self as stored, Whole};
use desk_store::erasure;
use rusqlite::Connection;
use std::collections::BTreeSet;

impl Desk {
    /// Writes the O&M record.
    pub fn save_upkeep(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveUpkeep,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "save_upkeep", &request, |writer| {
            let found = whole(writer, &request.circuit)?;
            if !may_record(found.circuit.status, found.loa_status()) {
                return Err(refused(
                    "The O&M record is kept while the LOA is approved or construction complete, and while the circuit is in service.",
                    "no_upkeep",
                ));
            }
            let form = &request.form;
            let mut problems = Problems::new();
            let provider = text::line("provider", &form.provider, 1..=128, &mut problems);
            let line_id = optional("line_id", &form.line_id, 128, &mut problems);
            let odf_port = optional("odf_port", &form.odf_port, 200, &mut problems);
            if form.contacts.len() > CONTACTS_MAX {
                problems
                    .block("contacts", ProblemCode::NumberRange)
                    .with("min", 0)
                    .with("max", CONTACTS_MAX);
            }
            let before = found.circuit.life.upkeep.as_ref().map(|(saved, _)| saved);
            let mut contacts = Vec::new();
            for (row, raw) in form.contacts.iter().enumerate().take(CONTACTS_MAX) {
                let typed = optional(&format!("contacts.{row}"), raw, 128, &mut problems);
                let known = before.and_then(|saved| {
                    let same = |one: &&Personal<String>| one.known() == Some(&typed);
                    saved.contacts.iter().find(same)
                });
                contacts.extend(contact(typed, known, &mut writer.occasion));
            }
            let by = PersonName::parse("by", &request.by, &mut problems);
            let (Some(provider), Some(by), false) = (provider, by, problems.has_blocks())
            else {
                return Err(ApiError::fields(&problems));
            };
            let saved = Upkeep {
                provider,
                line_id,
                odf_port,
                contacts,
                in_console: form.in_console,
                by: by.as_str().to_owned(),
            };
            writer.record(
                Aggregate::Circuit,
                &request.circuit,
                &Fact::UpkeepSaved(saved),
            )?;
            Ok(())
        })
    }

    /// Forgets everybody who was ever named to call about this line. Their words can then be read nowhere.
    pub fn forget_contacts(
        &mut self,
        occasion: Occasion<'_>,
        request: ForgetContacts,
    ) -> Result<CircuitView, ApiError> {
        let store = self.store_mut()?;
        command(
            store,
            &request.key,
            "forget_contacts",
            &request,
            occasion,
            |writer| {
                let found = whole(writer, &request.circuit)?;
                let mut problems = Problems::new();
                let by = PersonName::parse("by", &request.by, &mut problems);
                let people: BTreeSet<String> = found.contacts().into_keys().collect();
                let Some(by) = by else {
                    return Err(ApiError::fields(&problems));
                };
                if people.is_empty() {
                    return Err(refused(
                        "Nobody is named to call about this line.",
                        "no_contacts",
                    ));
                }
                erasure::forget_contacts(writer, &people, &request.circuit, true)?;
                let fact = Fact::ContactForgotten {
                    by: by.as_str().to_owned(),
                    retention: false,
                };
                writer.record(Aggregate::Circuit, &request.circuit, &fact)?;
                Ok(())
            },
        )?;
        store.scrub()?;
        circuits::view(self.store()?, &request.circuit)
    }

    /// Changes a circuit's attributes. A refused circuit is under review again thereby.
    pub fn change_circuit(
        &mut self,
        occasion: Occasion<'_>,
        request: ChangeCircuit,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "change_circuit", &request, |writer| {
            let found = whole(writer, &request.circuit)?;
            if found.successor.is_some() && found.circuit.status == CircuitStatus::Rejected {
                return Err(refused(
                    "Another application has taken this one’s place. Change that one.",
                    "succeeded",
                ));
            }
            let mut problems = Problems::new();
            let changes = changes(writer.db(), &found, &request, &mut problems)?;
            let by = PersonName::parse("by", &request.by, &mut problems);
            if changes.is_empty() && !problems.has_blocks() {
                problems.block("name", ProblemCode::NothingChanged);
            }
            let settled = problems.apply_overrides(&overrides(&request.kept));
            let (by, changes) = problems.into_result(by.map(|by| (by, changes)))?;
            let fact = Fact::AttributesChanged(Changes {
                changes,
                by: by.as_str().to_owned(),
                kept: kept(&settled),
            });
            writer.record(Aggregate::Circuit, &request.circuit, &fact)?;
            Ok(())
        })
    }
}

/// What the form changes, each checked by the rules of its own field.
fn changes(
    db: &Connection,
    whole: &Whole,
    request: &ChangeCircuit,
    problems: &mut Problems,
) -> Result<Vec<Change>, ApiError> {
    let (form, circuit) = (&request.form, &whole.circuit);
    let application = &circuit.application;
    let mut found = Vec::new();
    let mut differs = |attribute: Attribute, from: &str, to: &str, problems: &mut Problems| {
        if from == to {
            return false;
        }
        if !attribute.may_change(circuit.status) {
            problems
                .block(attribute.as_wire(), ProblemCode::NotChangeableNow)
                .with("status", circuit.status.label_en())
                .with("status_zh", circuit.status.label_zh());
            return false;
        }
        found.push(Change {
            attribute: attribute.as_wire().to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
        });
        true
    };
    let name = text::normalise_line(&form.name);
    if differs(Attribute::Name, &application.name, &name, problems)
        && let Some(name) = CircuitName::parse("name", &form.name, problems)
        && stored::name_is_taken(
            db,
            name.as_str(),
            &[
                &request.circuit,
                &application.replaces,
                &application.corrects,
            ],
        )?
    {
        problems.block("name", ProblemCode::NameTaken);
    }
    let description = application::description(&form.description, problems);
    differs(
        Attribute::Description,
        &application.description,
        &description,
        problems,
    );
    let operator = LineOperator::from_wire(&form.line_operator).ok();
    let port_type = PortType::from_wire(&form.port_type).ok();
    let mut line = differs(
        Attribute::LineOperator,
        &application.line_operator,
        &form.line_operator,
        problems,
    );
    line |= differs(
        Attribute::PortType,
        &application.port_type,
        &form.port_type,
        problems,
    );
    if operator.is_none() {
        problems.block("line_operator", ProblemCode::UnknownChoice);
    }
    if port_type.is_none() {
        problems.block("port_type", ProblemCode::UnknownChoice);
    }
    let directory = crate::directory::merged(db)?;
    if let (true, Some(point), Some(operator)) = (
        line,
        directory.access_point(&application.access_point),
        operator,
    ) {
        let mut rules = Problems::new();
        availability("port_type", point, port_type, &mut rules);
        rules.extend(carrier_rules(
            operator,
            LineType::from_wire(&application.line_type).ok(),
            point,
        ));
        // the access point and the line type are no fields of this form: what they forbid stands at the carrier
        for mut problem in rules.into_vec() {
            if problem.field != "port_type" {
                problem.field = "line_operator".to_owned();
            }
            problems.push(problem);
        }
    }
    let location = Site::parse_optional("location", &form.location, problems);
    let location = location
        .map(|site| site.as_str().to_owned())
        .unwrap_or_default();
    let known = if circuit.life.location.is_empty() {
        whole
            .newest()
            .map_or("", |(_, loa)| &loa.application.customer_location)
    } else {
        &circuit.life.location
    };
    differs(Attribute::Location, known, &location, problems);
    if differs(
        Attribute::Redundant,
        &application.redundant_circuit,
        &form.redundant_circuit,
        problems,
    ) && !form.redundant_circuit.is_empty()
    {
        let other = stored::redundant(db)?
            .into_iter()
            .find(|one| one.id == form.redundant_circuit && one.id != request.circuit);
        match other {
            Some(one) if one.allowed => {}
            Some(_) => {
                problems.block("redundant_circuit", ProblemCode::RedundantNotReady);
            }
            None => {
                problems.block("redundant_circuit", ProblemCode::UnknownChoice);
            }
        }
    }
    Ok(found)
}
