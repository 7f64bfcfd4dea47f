//! Getting in where Alibaba Cloud sends an SMS: steps, text messages and official credentials, per engineer.

use crate::answers::moment;
use crate::loas::file;
use crate::wire::{
    ApiError, CircuitView, CredentialView, EngineerEntryView, EntrySmsView, EntryStepView,
    EntryView, ErrorCode, EventRef, KeepEntrySms, KeepOfficialPdf, NotedView, OfficialCopy,
    RecordEntrySteps, RecordOptic,
};
use crate::{Desk, circuits, command};
use desk_domain::chance::Occasion;
use desk_domain::entry::{
    EngineerEntry, EntrySms, EntrySmsFact, EntryStep, EntryStepFact, Noted, OfficialPdfFact,
    OpticFact, link_in,
};
use desk_domain::event::{Aggregate, Fact};
use desk_domain::loa_record::LoaRecord;
use desk_domain::names::PersonName;
use desk_domain::personal::Personal;
use desk_domain::port::AccessFlow;
use desk_domain::problem::{ProblemCode, Problems};
use desk_letter::qr::Modules;
use desk_store::events::instant;
use desk_store::{Writer, files, loas as stored};
use std::collections::BTreeSet;

/// Longest text message that is kept, characters.
const LONGEST_SMS: usize = 2000;

impl Desk {
    /// Keeps Alibaba Cloud's PDF after the approval.
    pub fn keep_official_pdf(
        &mut self,
        occasion: Occasion<'_>,
        request: KeepOfficialPdf,
    ) -> Result<CircuitView, ApiError> {
        let circuit = command(
            self.store_mut()?,
            &request.key,
            "keep_official_pdf",
            &request,
            occasion,
            |writer| {
                let loa = approved(writer, &request.loa)?;
                let mut problems = Problems::new();
                let kept = files::about(writer.db(), &request.file)?;
                if kept.is_none() {
                    problems.block("file", ProblemCode::NotPdf);
                }
                let by = PersonName::parse("by", &request.by, &mut problems);
                let (Some(kept), Some(by)) = (kept, by) else {
                    return Err(ApiError::fields(&problems));
                };
                if loa
                    .official_pdf()
                    .is_some_and(|(now, _)| now.sha256 == kept.sha256)
                {
                    return Err(ApiError::new(
                        ErrorCode::Refused,
                        "This file is kept already. Choose another one, or leave it as it is.",
                    )
                    .with("refusal", "same_file"));
                }
                let fact = Fact::OfficialPdfKept(OfficialPdfFact {
                    official_pdf: kept,
                    by: by.as_str().to_owned(),
                });
                writer.record(Aggregate::Loa, &request.loa, &fact)?;
                Ok(loa.application.circuit)
            },
        )?;
        circuits::view(self.store()?, &circuit)
    }

    /// Records that the optical module is installed and racked.
    pub fn record_optic(
        &mut self,
        occasion: Occasion<'_>,
        request: RecordOptic,
    ) -> Result<CircuitView, ApiError> {
        let circuit = command(
            self.store_mut()?,
            &request.key,
            "record_optic",
            &request,
            occasion,
            |writer| {
                let loa = approved(writer, &request.loa)?;
                let mut problems = Problems::new();
                let seen_by = PersonName::parse("seen_by", &request.seen_by, &mut problems);
                let now = writer.occasion.now;
                let at = moment(
                    "seen_at",
                    &request.seen_at,
                    &request.zone,
                    now,
                    &mut problems,
                );
                let (Some(seen_by), Some(at)) = (seen_by, at) else {
                    return Err(ApiError::fields(&problems));
                };
                let fact = Fact::OpticInstalled(OpticFact {
                    seen_by: seen_by.as_str().to_owned(),
                });
                writer.record_at(Aggregate::Loa, &request.loa, at, &fact)?;
                Ok(loa.application.circuit)
            },
        )?;
        circuits::view(self.store()?, &circuit)
    }

    /// Records steps: each of each engineer that is not recorded yet.
    pub fn record_entry_steps(
        &mut self,
        occasion: Occasion<'_>,
        request: RecordEntrySteps,
    ) -> Result<CircuitView, ApiError> {
        let circuit = command(
            self.store_mut()?,
            &request.key,
            "record_entry_steps",
            &request,
            occasion,
            |writer| {
                let loa = with_credentials(writer, &request.loa)?;
                let mut problems = Problems::new();
                let mut ticks = Vec::new();
                for tick in &request.ticks {
                    match EntryStep::from_wire(&tick.step) {
                        Ok(step) => ticks.push((engineer(&loa, &tick.person)?, step)),
                        Err(_) => {
                            problems.block("ticks", ProblemCode::UnknownChoice);
                        }
                    }
                }
                if request.ticks.is_empty() {
                    problems.block("ticks", ProblemCode::NoStepChosen);
                }
                let by = PersonName::parse("by", &request.by, &mut problems);
                let now = writer.occasion.now;
                let at = moment("at", &request.at, &request.zone, now, &mut problems);
                let (Some(by), Some(at), false) = (by, at, problems.has_blocks()) else {
                    return Err(ApiError::fields(&problems));
                };
                let mut taken = BTreeSet::new();
                for (engineer, step) in ticks {
                    let new = taken.insert((&engineer.person, step));
                    if new && !engineer.steps.contains_key(&step) {
                        let fact = step_fact(&engineer.person, step, by.as_str());
                        writer.record_at(Aggregate::Loa, &request.loa, at, &fact)?;
                    }
                }
                Ok(loa.application.circuit.clone())
            },
        )?;
        circuits::view(self.store()?, &circuit)
    }

    /// Keeps an engineer's text message; with it the first step is taken.
    pub fn keep_entry_sms(
        &mut self,
        occasion: Occasion<'_>,
        request: KeepEntrySms,
    ) -> Result<CircuitView, ApiError> {
        let circuit = command(
            self.store_mut()?,
            &request.key,
            "keep_entry_sms",
            &request.redacted(),
            occasion,
            |writer| {
                let loa = with_credentials(writer, &request.loa)?;
                let engineer = engineer(&loa, &request.person)?;
                let mut problems = Problems::new();
                let text = request.text.trim();
                let length = text.chars().count();
                if length > LONGEST_SMS {
                    problems
                        .block("text", ProblemCode::TooLong)
                        .with("max", LONGEST_SMS)
                        .with("length", length);
                }
                let link = link_in(text);
                if link.is_none() {
                    problems.block("text", ProblemCode::NoLink);
                }
                let by = PersonName::parse("by", &request.by, &mut problems);
                let (Some(link), Some(by), false) = (link, by, problems.has_blocks()) else {
                    return Err(ApiError::fields(&problems));
                };
                let sms = EntrySms {
                    text: text.to_owned(),
                    link,
                };
                let kept = Fact::EntrySmsKept(EntrySmsFact {
                    sms: Personal::of(&request.person, sms),
                    by: by.as_str().to_owned(),
                });
                writer.record(Aggregate::Loa, &request.loa, &kept)?;
                if !engineer.steps.contains_key(&EntryStep::SmsReceived) {
                    let step = step_fact(&request.person, EntryStep::SmsReceived, by.as_str());
                    writer.record(Aggregate::Loa, &request.loa, &step)?;
                }
                Ok(loa.application.circuit.clone())
            },
        )?;
        circuits::view(self.store()?, &circuit)
    }
}

impl KeepEntrySms {
    /// What the key stands for, without the message itself: a hash of it is all that outlives it.
    fn redacted(&self) -> (&str, &str, String, &str) {
        use sha2::Digest as _;
        let hash = files::hex(&sha2::Sha256::digest(self.text.as_bytes()));
        (&self.loa, &self.person, hash, &self.by)
    }
}

/// The LOA, approved.
fn approved(writer: &Writer<'_, '_, '_>, id: &str) -> Result<LoaRecord, ApiError> {
    let loa = stored::one(writer.db(), writer.keys(), id)?
        .filter(|loa| !loa.withdrawn)
        .ok_or_else(|| ApiError::not_found("LOA"))?;
    if loa.approval.is_none() {
        return Err(ApiError::new(
            ErrorCode::Refused,
            "This can be recorded once the LOA is approved. Record the approval first.",
        )
        .with("refusal", "approval_first"));
    }
    Ok(loa)
}

/// The LOA, approved, in a flow with entry credentials.
pub(crate) fn with_credentials(
    writer: &Writer<'_, '_, '_>,
    id: &str,
) -> Result<LoaRecord, ApiError> {
    let loa = approved(writer, id)?;
    if loa.access_flow() != Some(AccessFlow::SmsQr) {
        return Err(ApiError::new(
            ErrorCode::Refused,
            "This site asks for no entry credential. Hand the LOA to its on-site engineer.",
        )
        .with("refusal", "no_credentials_here"));
    }
    Ok(loa)
}

/// An engineer of the LOA.
pub(crate) fn engineer<'l>(
    loa: &'l LoaRecord,
    person: &str,
) -> Result<&'l EngineerEntry, ApiError> {
    loa.engineers
        .iter()
        .find(|engineer| engineer.person == person)
        .ok_or_else(|| ApiError::not_found("engineer"))
}

pub(crate) fn step_fact(person: &str, step: EntryStep, by: &str) -> Fact {
    Fact::EntryStepDone(EntryStepFact {
        person: person.to_owned(),
        step: step.as_wire().to_owned(),
        by: by.to_owned(),
    })
}

pub(crate) fn noted(noted: &Noted) -> NotedView {
    NotedView {
        at: instant(noted.at),
        by: noted.by.clone(),
        event: EventRef {
            desk: noted.event.desk.clone(),
            seq: noted.event.seq,
        },
    }
}

/// How far the engineers are, where the approved flow asks for credentials.
pub(crate) fn view(loa: &LoaRecord) -> Option<EntryView> {
    let count = loa.entry_count()?;
    let engineers = loa.engineers.iter().zip(&loa.application.engineers);
    let engineers = engineers.map(|(entry, details)| EngineerEntryView {
        person: entry.person.clone(),
        name: details.known().map_or_else(String::new, |d| d.name.clone()),
        name_latin: details
            .known()
            .map_or_else(String::new, |d| d.name_latin.clone()),
        steps: EntryStep::ALL
            .iter()
            .map(|step| EntryStepView {
                step: step.as_wire().to_owned(),
                done: entry.steps.get(step).map(noted),
            })
            .collect(),
        sms: entry.sms.as_ref().and_then(|(sms, at)| {
            sms.known().map(|sms| EntrySmsView {
                text: sms.text.clone(),
                link: sms.link.clone(),
                noted: noted(at),
            })
        }),
        credential: entry.code().map(|(said, at)| CredentialView {
            text: said.text.clone(),
            image: said.image.id.clone(),
            cut: said.cut.id.clone(),
            printable: Modules::of(&said.text).is_ok(),
            noted: noted(at),
        }),
    });
    Some(EntryView {
        with_code: u32::try_from(count.with_code).unwrap_or(u32::MAX),
        engineers: engineers.collect(),
    })
}

/// Every copy of Alibaba Cloud's own LOA, the one that counts first.
pub(crate) fn copies(loa: &LoaRecord) -> Vec<OfficialCopy> {
    let later = loa.later_pdfs.iter().rev().map(|(kept, at)| OfficialCopy {
        file: file(kept),
        at: instant(at.at),
        by: at.by.clone(),
        event: Some(noted(at).event),
    });
    let first = loa.approval.as_ref().and_then(|(approval, at)| {
        approval.official_pdf.as_ref().map(|kept| OfficialCopy {
            file: file(kept),
            at: instant(*at),
            by: approval.seen_by.clone(),
            event: None,
        })
    });
    later.chain(first).collect()
}
