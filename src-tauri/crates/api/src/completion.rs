//! Reporting completion, and recording that the patch cable is installed.

use crate::access_points::{contact, optional};
use crate::circuit_command::{done, not_before, refused, seen, whole};
use crate::live::as_built_open;
use crate::wire::{ApiError, CircuitView, CompletionForm, RecordConnected, ReportCompletion};
use crate::{Desk, circuits, command};
use desk_domain::chance::Occasion;
use desk_domain::circuit::CircuitStatus;
use desk_domain::completion::{Completion, LineServiceProvider};
use desk_domain::event::{Aggregate, Fact, FileRef};
use desk_domain::loa::{self, LoaAction, LoaStatus};
use desk_domain::names::Reason;
use desk_domain::personal::Personal;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_domain::works::Works;
use desk_store::Writer;
use desk_store::loas as stored_loas;

impl Desk {
    /// Reports completion: the console's Confirm Delivery.
    pub fn report_completion(
        &mut self,
        occasion: Occasion<'_>,
        request: ReportCompletion,
    ) -> Result<CircuitView, ApiError> {
        let circuit = command(
            self.store_mut()?,
            &request.key,
            "report_completion",
            &request,
            occasion,
            |writer| {
                let circuit = stored_loas::circuit_of(writer.db(), &request.loa)?
                    .ok_or_else(|| ApiError::not_found("LOA"))?;
                let found = whole(writer, &circuit)?;
                let Some((_, newest)) = found.newest().filter(|(id, _)| *id == request.loa) else {
                    return Err(ApiError::not_found("LOA"));
                };
                // seen in the console before it was written down here: the details may still be added once
                let late = newest.status == LoaStatus::Completing && newest.completion.is_none();
                if !late {
                    loa::act(newest.status, LoaAction::ReportCompletion)?;
                }
                if !has_port(found.circuit.status) {
                    return Err(desk_domain::refusal::Refusal::PortNotAllocated {
                        status: found.circuit.status,
                    }
                    .into());
                }
                let mut problems = Problems::new();
                let open = as_built_open(&found);
                if open.missing {
                    problems.block("as_built", ProblemCode::AsBuiltMissing);
                } else if open.places > 0 {
                    problems
                        .block("as_built", ProblemCode::AsBuiltOpen)
                        .with("mismatches", open.places);
                }
                let known = newest
                    .completion
                    .as_ref()
                    .and_then(|(done, _)| done.contact.clone());
                let report = report(&found.works, &request.form, &mut problems);
                let read = parse(writer, &request.form, known.as_ref(), report, &mut problems);
                let at = (request.at.as_str(), request.zone.as_str());
                let when = done(&request.by, at, &writer.occasion, &mut problems);
                if !late {
                    not_before(
                        "at",
                        when.as_ref(),
                        &request.zone,
                        &newest.entries,
                        &mut problems,
                    );
                }
                let (Some(read), Some(when), false) = (read, when, problems.has_blocks()) else {
                    return Err(ApiError::fields(&problems));
                };
                let fact = Fact::CompletionReported(Completion {
                    by: when.by,
                    ..read
                });
                writer.record_at(Aggregate::Loa, &request.loa, when.at, &fact)?;
                Ok(circuit)
            },
        )?;
        circuits::view(self.store()?, &circuit)
    }

    /// Records that the patch cable is installed, and that the fee is due when the console says so as well.
    pub fn record_connected(
        &mut self,
        occasion: Occasion<'_>,
        request: RecordConnected,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "record_connected", &request, |writer| {
            let found = whole(writer, &request.circuit)?;
            let Some((loa, newest)) = found
                .newest()
                .filter(|(_, loa)| loa.status == LoaStatus::Completing)
            else {
                return Err(refused(
                    "The patch cable is installed after completion was reported. Report completion first.",
                    "not_reported",
                ));
            };
            let mut problems = Problems::new();
            let at = (request.seen_at.as_str(), request.zone.as_str());
            let when = seen(&request.seen_by, at, &writer.occasion, &mut problems);
            let entries = newest.entries.iter().chain(&found.circuit.entries);
            not_before(
                "seen_at",
                when.as_ref(),
                &request.zone,
                entries,
                &mut problems,
            );
            let (Some(when), false) = (when, problems.has_blocks()) else {
                return Err(ApiError::fields(&problems));
            };
            let complete = Fact::LoaObserved(when.saw(LoaStatus::Complete.as_wire()));
            writer.record_at(Aggregate::Loa, loa, when.at, &complete)?;
            if request.pending_payment && found.circuit.status == CircuitStatus::Allocated {
                let due = Fact::PortObserved(when.saw(CircuitStatus::Confirmed.as_wire()));
                writer.record_at(Aggregate::Circuit, &request.circuit, when.at, &due)?;
            }
            Ok(())
        })
    }
}

const fn has_port(status: CircuitStatus) -> bool {
    matches!(
        status,
        CircuitStatus::Allocated | CircuitStatus::Confirmed | CircuitStatus::Enabled
    )
}

/// The test report: one of the files that are attached to the circuit.
fn report(works: &Works, form: &CompletionForm, problems: &mut Problems) -> Option<FileRef> {
    let id = form.test_report.as_ref()?;
    let chosen = works.files.iter().find(|(kept, _)| kept.file.id == *id);
    if chosen.is_none() {
        problems.block("test_report", ProblemCode::UnknownChoice);
    }
    chosen.map(|(kept, _)| kept.file.clone())
}

/// Reads the form; who reported it is filled in by the caller.
fn parse(
    writer: &mut Writer<'_, '_, '_>,
    form: &CompletionForm,
    known: Option<&Personal<String>>,
    test_report: Option<FileRef>,
    problems: &mut Problems,
) -> Option<Completion> {
    let line_code = text::line("line_code", &form.line_code, 1..=64, problems);
    let cable_label = optional("cable_label", &form.cable_label, 128, problems);
    let panel_port = optional("panel_port", &form.panel_port, 128, problems);
    if text::is_blank(&form.cable_label) && text::is_blank(&form.panel_port) {
        problems.block("cable_label", ProblemCode::CableOrPanelMissing);
    }
    let provider = LineServiceProvider::from_wire(&form.provider).ok();
    if provider.is_none() {
        let code = if form.provider.is_empty() {
            ProblemCode::Required
        } else {
            ProblemCode::UnknownChoice
        };
        problems.block("provider", code);
    }
    let provider_name = match provider {
        Some(LineServiceProvider::Other) => {
            text::line("provider_name", &form.provider_name, 1..=128, problems).unwrap_or_default()
        }
        _ => String::new(),
    };
    let typed = text::line("contact", &form.contact, 1..=128, problems);
    let no_report = if form.test_report.is_some() {
        String::new()
    } else {
        Reason::parse("no_report", &form.no_report, problems)
            .map(|reason| reason.as_str().to_owned())
            .unwrap_or_default()
    };
    let (provider, typed) = (provider?, typed?);
    Some(Completion {
        line_code: line_code?,
        cable_label,
        panel_port,
        provider: provider.as_wire().to_owned(),
        provider_name,
        contact: contact(typed, known, &mut writer.occasion),
        test_report,
        no_report,
        by: String::new(),
        kept: Vec::new(),
    })
}
