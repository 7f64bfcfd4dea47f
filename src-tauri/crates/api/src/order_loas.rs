//! One form for the ports of an order: one LOA for each of them, all of them or none.

use crate::directory::both;
use crate::error::overrides;
use crate::loas::{self, Parsed};
use crate::order_view::{self, Read};
use crate::preflight::{self, Ground};
use crate::wire::{
    ApiError, ApplyLoas, ById, CheckLoas, KeptWarning, LoaForm, LoaPortForm, LoaPortStart,
    LoasStart, OrderView, Preflight,
};
use crate::{Desk, command};
use chrono::{DateTime, Utc};
use desk_domain::chance::Occasion;
use desk_domain::event::Kept;
use desk_domain::loa;
use desk_domain::loa_purpose::LoaPurpose;
use desk_domain::preflight::Findings;
use desk_domain::problem::{Problem, ProblemCode, Problems};
use desk_letter::faces::Faces;
use desk_store::circuits::Whole;
use rusqlite::Connection;
use std::collections::BTreeSet;

impl Desk {
    /// What the form starts with: the last application for one of the ports, else the account.
    pub fn loas_start(&mut self, _: Occasion<'_>, request: ById) -> Result<LoasStart, ApiError> {
        let store = self.store()?;
        let read = order_view::read(store.db(), store.keys(), &request.id)?;
        let ready: Vec<_> = read.members().filter(|(_, whole, _)| may(whole)).collect();
        let newest = ready
            .iter()
            .filter_map(|(_, whole, _)| whole.loas.first())
            .max_by_key(|(_, earlier)| earlier.applied_at);
        let (mut form, from_earlier) = match (newest, ready.first()) {
            (Some((_, earlier)), _) => (loas::again(&earlier.application), true),
            (None, Some((_, whole, _))) => (loas::fresh(store, whole)?, false),
            (None, None) => {
                return Err(ApiError::not_found("port"));
            }
        };
        form.purpose.clear();
        Ok(LoasStart {
            from_earlier,
            ports: ready
                .iter()
                .map(|(place, whole, _)| port(place.position, &place.circuit, whole, &form))
                .collect(),
            left_out: read
                .members()
                .filter(|(_, whole, _)| !may(whole))
                .filter_map(|(place, ..)| read.reference(&place.circuit))
                .collect(),
            form,
        })
    }

    /// Checks the form without sending it.
    pub fn check_loas(
        &mut self,
        occasion: Occasion<'_>,
        request: CheckLoas,
    ) -> Result<Preflight, ApiError> {
        let faces = self.shared_faces();
        let store = self.store()?;
        let read = order_view::read(store.db(), store.keys(), &request.order)?;
        let form = Form {
            shared: &request.form,
            ports: &request.ports,
        };
        let looked = look(store.db(), &read, &faces, &form, occasion.now)?;
        Ok(preflight::view(looked.findings, &request.kept, &[]))
    }

    /// Records that the LOAs were applied for: one transaction, every port or none.
    pub fn apply_loas(
        &mut self,
        occasion: Occasion<'_>,
        request: ApplyLoas,
    ) -> Result<OrderView, ApiError> {
        let faces = self.shared_faces();
        command(
            self.store_mut()?,
            &request.key,
            "apply_loas",
            &request,
            occasion,
            |writer| {
                let read = order_view::read(writer.db(), writer.keys(), &request.order)?;
                let form = Form {
                    shared: &request.form,
                    ports: &request.ports,
                };
                let looked = look(writer.db(), &read, &faces, &form, writer.occasion.now)?;
                let (parsed, kept) = looked.settled(&request.kept)?;
                // an LOA that was applied for by itself has no company
                let batch = if parsed.len() > 1 {
                    writer.occasion.id()
                } else {
                    String::new()
                };
                let (mut ids, mut written) = (Vec::new(), Vec::new());
                for (at, (port, mut parsed)) in request.ports.iter().zip(parsed).enumerate() {
                    parsed.application.batch.clone_from(&batch);
                    parsed.application.kept = kept_of(&kept, at);
                    ids.push(loas::apply(writer, &port.circuit, parsed, &mut written)?);
                }
                Ok(ids)
            },
        )?;
        order_view::view(self.store()?, &request.order)
    }
}

/// An LOA can be applied for.
pub(crate) fn may(whole: &Whole) -> bool {
    loa::may_apply(whole.circuit.status, whole.loa_status()).is_ok()
}

fn port(position: u16, circuit: &str, whole: &Whole, shared: &LoaForm) -> LoaPortStart {
    let purposes: Vec<String> = LoaPurpose::possible(whole.loa_status())
        .iter()
        .map(|purpose| purpose.as_wire().to_owned())
        .collect();
    let earlier = whole
        .loas
        .first()
        .map(|(_, earlier)| loas::again(&earlier.application));
    let otherwise = |of: fn(&LoaForm) -> &String| {
        earlier
            .as_ref()
            .map(of)
            .filter(|own| *own != of(shared))
            .cloned()
    };
    let application = &whole.circuit.application;
    LoaPortStart {
        position,
        circuit: crate::wire::CircuitRef {
            id: circuit.to_owned(),
            name: application.name.clone(),
            instance_id: Some(whole.circuit.instance_id.clone()).filter(|id| !id.is_empty()),
        },
        access_point: both(
            &application.access_point_names.en,
            &application.access_point_names.zh,
        ),
        port_type: application.port_type.clone(),
        zone: application.zone.clone(),
        form: LoaPortForm {
            circuit: circuit.to_owned(),
            bandwidth: otherwise(|form| &form.bandwidth),
            circuit_code: otherwise(|form| &form.circuit_code),
            visit: None,
            engineers: None,
            purpose: purposes.first().cloned().unwrap_or_default(),
            purpose_reason: String::new(),
        },
        purposes,
    }
}

/// The form: what the ports share, and each of them.
struct Form<'f> {
    shared: &'f LoaForm,
    ports: &'f [LoaPortForm],
}

impl Form<'_> {
    /// The form of one port alone.
    fn of(&self, port: &LoaPortForm) -> LoaForm {
        let mut form = self.shared.clone();
        if let Some(bandwidth) = &port.bandwidth {
            form.bandwidth.clone_from(bandwidth);
        }
        if let Some(code) = &port.circuit_code {
            form.circuit_code.clone_from(code);
        }
        if let Some(visit) = &port.visit {
            form.entry_date.clone_from(&visit.entry_date);
            form.entry_from.clone_from(&visit.entry_from);
            form.entry_until_date.clone_from(&visit.entry_until_date);
            form.entry_until.clone_from(&visit.entry_until);
        }
        if let Some(engineers) = &port.engineers {
            form.engineers.clone_from(engineers);
        }
        form.purpose.clone_from(&port.purpose);
        form.purpose_reason.clone_from(&port.purpose_reason);
        form
    }

    /// The port has this field for itself.
    fn own(port: &LoaPortForm, field: &str) -> bool {
        match field.split('.').next().unwrap_or(field) {
            "bandwidth" => port.bandwidth.is_some(),
            "circuit_code" => port.circuit_code.is_some(),
            "window" => port.visit.is_some(),
            "engineers" => port.engineers.is_some(),
            "purpose" | "purpose_reason" => true,
            _ => false,
        }
    }
}

/// What was found, and the applications as far as they could be read.
struct Looked {
    findings: Findings,
    parsed: Vec<Option<Parsed>>,
}

impl Looked {
    /// The applications, and the warnings that were kept.
    fn settled(self, wishes: &[KeptWarning]) -> Result<(Vec<Parsed>, Vec<Kept>), ApiError> {
        let mut problems = self.findings.problems;
        let before = problems.clone();
        let settled = problems.apply_overrides(&overrides(wishes));
        let parsed = problems.into_result(self.parsed.into_iter().collect::<Option<Vec<_>>>())?;
        Ok((parsed, preflight::with_sentences(&before, settled)))
    }
}

/// Looks at every port as its own form would be looked at.
///
/// What is wrong with a shared field on every port that shares it is said once, at that field; everything else is said
/// at its port.
fn look(
    db: &Connection,
    read: &Read,
    faces: &Faces,
    form: &Form<'_>,
    now: DateTime<Utc>,
) -> Result<Looked, ApiError> {
    let mut found = Problems::new();
    if form.ports.is_empty() {
        found.block("ports", ProblemCode::NoPortChosen);
    }
    let mut parsed = Vec::new();
    let mut each: Vec<Findings> = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, port) in form.ports.iter().enumerate() {
        let whole = read
            .members()
            .find(|(place, ..)| place.circuit == port.circuit)
            .map(|(_, whole, _)| whole)
            .filter(|whole| may(whole) && seen.insert(&port.circuit));
        let Some(whole) = whole else {
            found.block(format!("ports.{at}.circuit"), ProblemCode::NoLoaForPort);
            parsed.push(None);
            each.push(Findings::default());
            continue;
        };
        let ground = Ground::of(db, whole, faces)?;
        let (application, findings) = loas::parse(&ground, whole, &form.of(port), now)?;
        parsed.push(application);
        each.push(findings);
    }
    let fine = each.first().map_or_else(Vec::new, |first| {
        let everywhere = |check: &&_| each.iter().all(|one| one.fine.contains(check));
        first.fine.iter().filter(everywhere).copied().collect()
    });
    let mut notes = Vec::new();
    for note in each.iter().flat_map(|findings| &findings.notes) {
        if !notes.contains(note) {
            notes.push(note.clone());
        }
    }
    let said =
        |problem: &Problem, findings: &Findings| findings.problems.iter().any(|one| one == problem);
    let mut shared: Vec<Problem> = Vec::new();
    for (at, (port, findings)) in form.ports.iter().zip(&each).enumerate() {
        for problem in findings.problems.iter() {
            let sharing = |port: &LoaPortForm| !Form::own(port, &problem.field);
            let everywhere = form
                .ports
                .iter()
                .zip(&each)
                .filter(|(port, _)| sharing(port))
                .all(|(_, findings)| said(problem, findings));
            if sharing(port) && everywhere {
                if !shared.contains(problem) {
                    shared.push(problem.clone());
                    found.push(problem.clone());
                }
            } else {
                found.push(Problem {
                    field: format!("ports.{at}.{}", problem.field),
                    ..problem.clone()
                });
            }
        }
    }
    Ok(Looked {
        findings: Findings {
            problems: found,
            fine,
            notes,
        },
        parsed,
    })
}

/// The kept warnings of one port, at the fields of its own application: those about what it shares, and its own.
fn kept_of(kept: &[Kept], at: usize) -> Vec<Kept> {
    let own = format!("ports.{at}.");
    kept.iter()
        .filter_map(|one| match one.field.strip_prefix(&own) {
            Some(field) => Some(Kept {
                field: field.to_owned(),
                ..one.clone()
            }),
            None if one.field.starts_with("ports.") => None,
            None => Some(one.clone()),
        })
        .collect()
}
