//! Recording what the provider decided, and taking such a record back.

use crate::circuit_command::{refused, seen, whole};
use crate::wire::{
    ApiError, CircuitView, ErrorCode, FacilityForm, FileView, RecordLoa, RecordPort, Withdraw,
};
use crate::{Desk, circuits, command, connect, directory, history, loas, test_records};
use chrono::{DateTime, Duration, LocalResult, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::Tz;
use desk_domain::chance::Occasion;
use desk_domain::circuit::CircuitStatus;
use desk_domain::event::{Aggregate, EventId, Fact};
use desk_domain::instance_id::InstanceId;
use desk_domain::loa::LoaStatus;
use desk_domain::names::Reason;
use desk_domain::observation::{Approval, Facility, Observation};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_letter::pdf::{AppendError, inspect};
use desk_store::files::{self, Kind};
use desk_store::{circuits as stored, loas as stored_loas, routers};
use rusqlite::Connection;

/// A clock that is a little ahead must not make "now" a future.
const CLOCK_SLACK_MINUTES: i64 = 5;

impl Desk {
    /// Records a status of the port as it was seen.
    pub fn record_port(
        &mut self,
        occasion: Occasion<'_>,
        request: RecordPort,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "record_port", &request, |writer| {
            let whole = whole(writer, &request.circuit)?;
            let mut problems = Problems::new();
            let answer = PortAnswer {
                status: &request.status,
                instance_id: &request.instance_id,
                port: &request.port,
                device: &request.device,
                reason: &request.reason,
            };
            let observed = port_answer(
                writer.db(),
                &request.circuit,
                &whole,
                &answer,
                "",
                &mut problems,
            )?;
            let at = (request.seen_at.as_str(), request.zone.as_str());
            let when = seen(&request.seen_by, at, &writer.occasion, &mut problems);
            let (Some(observed), Some(when), false) = (observed, when, problems.has_blocks())
            else {
                return Err(ApiError::fields(&problems));
            };
            let fact = Fact::PortObserved(Observation {
                seen_by: when.by,
                ..observed
            });
            writer.record_at(Aggregate::Circuit, &request.circuit, when.at, &fact)?;
            Ok(())
        })
    }

    /// Records the answer to an LOA application as it was seen.
    pub fn record_loa(
        &mut self,
        occasion: Occasion<'_>,
        request: RecordLoa,
    ) -> Result<CircuitView, ApiError> {
        let circuit = command(
            self.store_mut()?,
            &request.key,
            "record_loa",
            &request,
            occasion,
            |writer| {
                let circuit = stored_loas::circuit_of(writer.db(), &request.loa)?
                    .ok_or_else(|| ApiError::not_found("LOA"))?;
                let mut problems = Problems::new();
                let status = LoaStatus::from_wire(&request.status)
                    .ok()
                    .filter(|s| *s != LoaStatus::NotApplied);
                if status.is_none() {
                    problems.block("status", ProblemCode::UnknownChoice);
                }
                let approved = status == Some(LoaStatus::Available);
                let facility = approved.then(|| facility(&request.facility, &mut problems));
                let official_pdf = match &request.official_pdf {
                    Some(id) if approved => {
                        let found = files::about(writer.db(), id)?;
                        if found.is_none() {
                            problems.block("official_pdf", ProblemCode::NotPdf);
                        }
                        found
                    }
                    _ => None,
                };
                let reason = reason(
                    "reason",
                    &request.reason,
                    status == Some(LoaStatus::Rejected),
                    &mut problems,
                );
                let at = (request.seen_at.as_str(), request.zone.as_str());
                let when = seen(&request.seen_by, at, &writer.occasion, &mut problems);
                let (Some(status), Some(when), false) = (status, when, problems.has_blocks())
                else {
                    return Err(ApiError::fields(&problems));
                };
                let seen_by = when.by;
                let fact = match facility {
                    Some(facility) => Fact::LoaApproved(Approval {
                        facility,
                        access_flow: directory::flow_of(request.access_flow).as_wire().to_owned(),
                        official_pdf,
                        seen_by,
                    }),
                    None => Fact::LoaObserved(Observation {
                        status: status.as_wire().to_owned(),
                        reason,
                        seen_by,
                        ..Observation::default()
                    }),
                };
                writer.record_at(Aggregate::Loa, &request.loa, when.at, &fact)?;
                Ok(circuit)
            },
        )?;
        circuits::view(self.store()?, &circuit)
    }

    /// Withdraws a record or an observation.
    pub fn withdraw(
        &mut self,
        occasion: Occasion<'_>,
        request: Withdraw,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "withdraw", &request, |writer| {
            let mut problems = Problems::new();
            let Some(why) = Reason::parse("reason", &request.reason, &mut problems) else {
                return Err(ApiError::fields(&problems));
            };
            let whole = stored::whole(writer.db(), writer.keys(), &request.circuit)?
                .ok_or_else(|| ApiError::not_found("circuit"))?;
            let event = EventId {
                desk: request.event.desk.clone(),
                seq: request.event.seq,
            };
            let of_test =
                test_records::view::find(writer.db(), writer.keys(), &request.circuit, &event)?;
            let told = routers::told_of(writer.db(), writer.keys(), &request.circuit)?;
            let (entry, allowed) = history::find(&whole, &request.event)
                .map(|entry| (entry, history::can_withdraw(&whole, entry)))
                .or_else(|| of_test.as_ref().map(|entry| (entry, true)))
                .or_else(|| connect::find(&told, &request.event))
                .ok_or_else(|| ApiError::not_found("record"))?;
            if !allowed {
                return Err(refused(
                    "This cannot be withdrawn any more, because something later rests on it. Withdraw that first.",
                    "rests_on_it",
                ));
            }
            let withdrawn = Fact::Withdrawn {
                event,
                reason: why.as_str().to_owned(),
            };
            writer.record(entry.event.aggregate, &entry.event.aggregate_id, &withdrawn)?;
            Ok(())
        })
    }

    /// Takes in Alibaba Cloud's own PDF, byte for byte. The same bytes again give the same file.
    pub fn import_official_pdf(
        &mut self,
        occasion: Occasion<'_>,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<FileView, ApiError> {
        let pages = inspect(&bytes).map_err(|error| bad_pdf(&error))?.pages;
        let pages = u32::try_from(pages).unwrap_or(u32::MAX);
        let name = file_name(name);
        let hash = files::hex(&<sha2::Sha256 as sha2::Digest>::digest(&bytes));
        let id = command(
            self.store_mut()?,
            &format!("pdf-{}", &hash[..56]),
            "import",
            &hash,
            occasion,
            |writer| {
                Ok(writer
                    .keep_file(Kind::OfficialPdf, &name, pages, &bytes)?
                    .id)
            },
        )?;
        let found =
            files::about(self.store()?.db(), &id)?.ok_or_else(|| ApiError::not_found("file"))?;
        Ok(loas::file(&found))
    }
}

fn bad_pdf(error: &AppendError) -> ApiError {
    let code = match error {
        AppendError::NotPdf => "notPdf",
        AppendError::Encrypted => "encrypted",
        AppendError::TooLarge(_) => "tooLarge",
        _ => "damaged",
    };
    ApiError::new(
        ErrorCode::BadFile,
        format!("This file was not taken: {error}. Choose the LOA as Alibaba Cloud gave it out."),
    )
    .with("why", code)
}

/// The name for people: the last part only, without what a file name must not hold.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let clean: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    if clean.trim().is_empty() {
        "LOA.pdf".to_owned()
    } else {
        clean.trim().to_owned()
    }
}

/// An answer about one port, as typed.
pub(crate) struct PortAnswer<'a> {
    /// The provider's word.
    pub status: &'a str,
    /// `pc-…`, or empty.
    pub instance_id: &'a str,
    /// Port on the device, or empty.
    pub port: &'a str,
    /// Address of the device, or empty.
    pub device: &'a str,
    /// Reason of a rejection or failure.
    pub reason: &'a str,
}

/// Reads an answer about one port; who saw it is filled in when it is recorded. `at` stands before each field.
///
/// A circuit of an order that has no answer yet has no id: the order gives it, to all or to none.
pub(crate) fn port_answer(
    db: &Connection,
    circuit: &str,
    whole: &stored::Whole,
    answer: &PortAnswer<'_>,
    at: &str,
    problems: &mut Problems,
) -> Result<Option<Observation>, ApiError> {
    let field = |name: &str| format!("{at}{name}");
    let status = CircuitStatus::from_wire(answer.status).ok();
    if status.is_none() {
        problems.block(field("status"), ProblemCode::UnknownChoice);
    }
    let known = !whole.circuit.instance_id.is_empty();
    let needed = status == Some(CircuitStatus::Allocated) && !known;
    let given = needed || !text::is_blank(answer.instance_id);
    let instance_id = if given && whole.waits_for_order() {
        problems.block(field("instance_id"), ProblemCode::OrderNotAnswered);
        None
    } else if given {
        InstanceId::parse(&field("instance_id"), answer.instance_id, problems)
    } else {
        None
    };
    if let Some(id) = &instance_id
        && taken(db, id.as_str(), circuit)?
    {
        problems.block(field("instance_id"), ProblemCode::InstanceIdTaken);
    }
    let refused = matches!(
        status,
        Some(CircuitStatus::Rejected | CircuitStatus::AllocationFailed)
    );
    let reason = reason(&field("reason"), answer.reason, refused, problems);
    let mut optional = |name: &str, raw: &str, most: usize| {
        if text::is_blank(raw) {
            String::new()
        } else {
            text::line(&field(name), raw, 1..=most, problems).unwrap_or_default()
        }
    };
    let port = optional("port", answer.port, 64);
    let device = optional("device", answer.device, 128);
    Ok(status.map(|status| Observation {
        status: status.as_wire().to_owned(),
        instance_id: instance_id
            .map(|id| id.as_str().to_owned())
            .unwrap_or_default(),
        reason,
        port,
        device,
        seen_by: String::new(),
    }))
}

fn taken(db: &Connection, instance_id: &str, circuit: &str) -> Result<bool, ApiError> {
    Ok(stored::by_instance(db, instance_id)?.is_some_and(|(id, _)| id != circuit))
}

fn reason(field: &str, raw: &str, needed: bool, problems: &mut Problems) -> String {
    if !needed {
        return String::new();
    }
    Reason::parse(field, raw, problems)
        .map(|r| r.as_str().to_owned())
        .unwrap_or_default()
}

/// A local date and time, not in the future. Of a time that comes twice the earlier is taken.
pub(crate) fn moment(
    field: &str,
    raw: &str,
    zone: &str,
    now: DateTime<Utc>,
    problems: &mut Problems,
) -> Option<DateTime<Utc>> {
    let Ok(zone) = zone.parse::<Tz>() else {
        problems.block("zone", ProblemCode::ZoneUnknown);
        return None;
    };
    let Ok(local) = NaiveDateTime::parse_from_str(raw.trim(), "%Y-%m-%dT%H:%M") else {
        problems.block(field, ProblemCode::DateForm);
        return None;
    };
    let at = match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc),
        LocalResult::None => {
            problems
                .block(field, ProblemCode::LocalTimeSkipped)
                .with("time", local.format("%H:%M"))
                .with("zone", zone);
            return None;
        }
    };
    if at > now + Duration::minutes(CLOCK_SLACK_MINUTES) {
        problems.block(field, ProblemCode::InFuture);
        return None;
    }
    Some(at.min(now))
}

/// Facility details. The three facts without which nobody finds the place are required; what an LOA does
/// not say stays empty and is printed as not stated.
fn facility(form: &FacilityForm, problems: &mut Problems) -> Facility {
    let mut read = |name: &str, raw: &str, most: usize, required: bool| -> String {
        let field = format!("facility.{name}");
        if text::is_blank(raw) {
            if required {
                problems.block(field, ProblemCode::Required);
            }
            return String::new();
        }
        text::line(&field, raw, 1..=most, problems).unwrap_or_default()
    };
    Facility {
        address: read("address", &form.address, 200, true),
        room: read("room", &form.room, 60, true),
        cabinet: read("cabinet", &form.cabinet, 60, true),
        odf: read("odf", &form.odf, 60, false),
        panel_port: read("panel_port", &form.panel_port, 60, false),
        strand_tx: read("strand_tx", &form.strand_tx, 20, false),
        strand_rx: read("strand_rx", &form.strand_rx, 20, false),
        medium: read("medium", &form.medium, 60, false),
        connector: read("connector", &form.connector, 60, false),
        optic: read("optic", &form.optic, 80, false),
        optic_installed: form.optic_installed,
        notes: read("notes", &form.notes, 300, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::to_wire;

    #[test]
    fn field_paths_are_the_windows_own() {
        assert_eq!(to_wire("facility.panel_port"), "facility.panelPort");
        assert_eq!(
            to_wire("engineers.2.document_number"),
            "engineers.2.documentNumber"
        );
        assert_eq!(to_wire("window.until"), "entryUntilDate");
    }

    #[test]
    fn a_file_name_keeps_only_its_last_part() {
        assert_eq!(file_name("../../etc/LOA\u{7}.pdf"), "LOA.pdf");
        assert_eq!(file_name("C:\\x\\授权函.pdf"), "授权函.pdf");
        assert_eq!(file_name(""), "LOA.pdf");
    }
}
