//! LOA applications.

use crate::choice::choice;
use crate::people::form as people_form;
use crate::preflight::{self, Ground};
use crate::wire::{
    ApiError, ApplyLoa, ApprovalView, ById, CheckLoa, CircuitRef, CircuitView, ClockView,
    EngineerForm, FacilityForm, FileView, KeptWarning, LoaForm, LoaStart, LoaView, Preflight,
};
use crate::{Desk, accounts, circuits, clocks, command, directory, entry};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use desk_domain::application::LoaApplication;
use desk_domain::bandwidth::Bandwidth;
use desk_domain::chance::Occasion;
use desk_domain::engineer::{self, Engineer};
use desk_domain::event::{Aggregate, Fact, FileRef};
use desk_domain::loa;
use desk_domain::loa_purpose::{self, LoaPurpose};
use desk_domain::loa_record::LoaRecord;
use desk_domain::names::{CircuitCode, CompanyName, Site};
use desk_domain::observation::Facility;
use desk_domain::person::{PersonDetails, erased_among};
use desk_domain::personal::Personal;
use desk_domain::port::{AccessFlow, LineOperator, LineType, PortType};
use desk_domain::preflight::{Findings, Submission, before_submit};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::window::{VisitForm, VisitWindow};
use desk_store::circuits::Whole;
use desk_store::events::instant;
use desk_store::{Store, StoreError, Writer, circuits as stored, people};

impl Desk {
    /// What a new application starts with: the last one for this circuit, else the account.
    pub fn loa_start(&mut self, _: Occasion<'_>, request: ById) -> Result<LoaStart, ApiError> {
        let store = self.store()?;
        let whole = whole(store, &request.id)?;
        let zone = whole.circuit.application.zone.clone();
        let purposes: Vec<String> = LoaPurpose::possible(whole.loa_status())
            .iter()
            .map(|purpose| purpose.as_wire().to_owned())
            .collect();
        let earlier = whole.loas.first();
        let mut form = match earlier {
            Some((_, earlier)) => again(&earlier.application),
            None => fresh(store, &whole)?,
        };
        form.purpose = purposes.first().cloned().unwrap_or_default();
        Ok(LoaStart {
            form,
            from_earlier: earlier.is_some(),
            zone,
            purposes,
        })
    }

    /// Checks the form without sending it.
    pub fn check_loa(
        &mut self,
        occasion: Occasion<'_>,
        request: CheckLoa,
    ) -> Result<Preflight, ApiError> {
        let faces = self.shared_faces();
        let store = self.store()?;
        let whole = whole(store, &request.circuit)?;
        let ground = Ground::of(store.db(), &whole, &faces)?;
        let (_, findings) = parse(&ground, &whole, &request.form, occasion.now)?;
        Ok(preflight::view(findings, &request.kept, &[]))
    }

    /// Records that the LOA was applied for.
    pub fn apply_loa(
        &mut self,
        occasion: Occasion<'_>,
        request: ApplyLoa,
    ) -> Result<CircuitView, ApiError> {
        let faces = self.shared_faces();
        command(
            self.store_mut()?,
            &request.key,
            "apply_loa",
            &request,
            occasion,
            |writer| {
                let whole = stored::whole(writer.db(), writer.keys(), &request.circuit)?
                    .ok_or_else(|| ApiError::not_found("circuit"))?;
                loa::may_apply(whole.circuit.status, whole.loa_status())?;
                let ground = Ground::of(writer.db(), &whole, &faces)?;
                let now = writer.occasion.now;
                let parsed = checked(&ground, &whole, &request.form, &request.kept, now)?;
                apply(writer, &request.circuit, parsed, &mut Vec::new())
            },
        )?;
        circuits::view(self.store()?, &request.circuit)
    }
}

/// The form of an earlier application, for the next one: without its days and its purpose.
pub(crate) fn again(earlier: &LoaApplication) -> LoaForm {
    LoaForm {
        entry_date: String::new(),
        entry_until_date: String::new(),
        purpose: String::new(),
        purpose_reason: String::new(),
        ..form(earlier, false)
    }
}

/// The form of a first application, with what the account and the port say.
pub(crate) fn fresh(store: &Store, whole: &Whole) -> Result<LoaForm, ApiError> {
    let account = accounts::one(store, &whole.circuit.application.account)?;
    Ok(LoaForm {
        company_name: account.form.name,
        company_name_latin: account.form.name_latin,
        construction_company: String::new(),
        construction_company_latin: String::new(),
        line_type: whole.circuit.application.line_type.clone(),
        entry_date: String::new(),
        entry_from: "09:00".into(),
        entry_until_date: String::new(),
        entry_until: "18:00".into(),
        customer_location: String::new(),
        bandwidth: String::new(),
        circuit_code: String::new(),
        engineers: Vec::new(),
        purpose: String::new(),
        purpose_reason: String::new(),
    })
}

/// An application whose form was read, before its engineers are known people.
pub(crate) struct Parsed {
    pub(crate) application: LoaApplication,
    engineers: Vec<PersonDetails>,
}

fn checked(
    ground: &Ground<'_>,
    whole: &Whole,
    form: &LoaForm,
    wishes: &[KeptWarning],
    now: DateTime<Utc>,
) -> Result<Parsed, ApiError> {
    let (parsed, findings) = parse(ground, whole, form, now)?;
    let kept = preflight::settled(findings.problems, wishes)?;
    let mut parsed = Problems::new().into_result(parsed)?;
    parsed.application.kept = kept;
    Ok(parsed)
}

/// Records an application; engineers whom the desk does not know become people.
///
/// `written` are the people of this same transaction, whose rows do not stand in the tables yet.
pub(crate) fn apply(
    writer: &mut Writer<'_, '_, '_>,
    circuit: &str,
    parsed: Parsed,
    written: &mut Vec<(String, PersonDetails)>,
) -> Result<String, ApiError> {
    let mut engineers = Vec::new();
    for details in parsed.engineers {
        let here = written.iter().position(|(_, one)| {
            one.name == details.name
                && one.document_type == details.document_type
                && one.document_number == details.document_number
        });
        let known = match here {
            Some(at) => Some(written.remove(at)),
            None => people::same(writer.db(), writer.keys(), &details)?,
        };
        let person = match known {
            Some((id, known)) if known == details => id,
            known => {
                let id = known.map_or_else(|| writer.occasion.id(), |(id, _)| id);
                let recorded = Fact::PersonRecorded {
                    details: Personal::of(&id, details.clone()),
                };
                writer.record(Aggregate::Person, &id, &recorded)?;
                id
            }
        };
        written.push((person.clone(), details.clone()));
        engineers.push(Personal::of(person, details));
    }
    let application = LoaApplication {
        circuit: circuit.to_owned(),
        engineers,
        ..parsed.application
    };
    let id = writer.occasion.id();
    writer.record(Aggregate::Loa, &id, &Fact::LoaApplied(application))?;
    Ok(id)
}

pub(crate) fn whole(store: &Store, circuit: &str) -> Result<Whole, ApiError> {
    stored::whole(store.db(), store.keys(), circuit)?.ok_or_else(|| ApiError::not_found("circuit"))
}

/// Reads the fields, then looks at what they say together.
pub(crate) fn parse(
    ground: &Ground<'_>,
    whole: &Whole,
    form: &LoaForm,
    now: DateTime<Utc>,
) -> Result<(Option<Parsed>, Findings), ApiError> {
    let mut found = Problems::new();
    let problems = &mut found;
    let port = &whole.circuit.application;
    let zone: Tz = port.zone.parse().map_err(|_| StoreError::Corrupt {
        table: "event",
        column: "payload",
        id: port.name.clone(),
    })?;
    let company_name = CompanyName::parse("company_name", &form.company_name, problems);
    let company_latin =
        CompanyName::parse_optional("company_name_latin", &form.company_name_latin, problems);
    let construction =
        CompanyName::parse("construction_company", &form.construction_company, problems);
    let construction_latin = CompanyName::parse_optional(
        "construction_company_latin",
        &form.construction_company_latin,
        problems,
    );
    let line_type = if form.line_type.is_empty() {
        problems.block("line_type", ProblemCode::Required);
        None
    } else {
        choice::<LineType>("line_type", &form.line_type, problems)
    };
    let visit = VisitForm {
        date: form.entry_date.clone(),
        from: form.entry_from.clone(),
        until: form.entry_until_date.clone(),
        to: form.entry_until.clone(),
    };
    let window = VisitWindow::parse("window", &visit, zone, now, problems);
    let customer_location = Site::parse("customer_location", &form.customer_location, problems);
    let bandwidth = Bandwidth::parse("bandwidth", &form.bandwidth, problems);
    let purpose = loa_purpose::parse(
        &form.purpose,
        &form.purpose_reason,
        whole.loa_status(),
        problems,
    );
    let circuit_code = CircuitCode::parse_optional("circuit_code", &form.circuit_code, problems);
    let rows: Vec<engineer::EngineerForm> = form.engineers.iter().map(row).collect();
    let engineers = engineer::engineers("engineers", &rows, problems);
    let unprintable = preflight::cannot_print(&texts(form), ground.faces)?;
    let findings = before_submit(
        &Submission {
            window: window.as_ref(),
            bandwidth,
            port_type: PortType::from_wire(&port.port_type).ok(),
            operator: LineOperator::from_wire(&port.line_operator).ok(),
            line_type,
            point: ground.directory.access_point(&port.access_point),
            company: &[&form.company_name, &form.company_name_latin],
            account: &[&ground.account.name, &ground.account.name_latin],
            individual: ground.account.kind == "individual",
            engineers: engineers.as_ref().map(Vec::len),
            unprintable: &unprintable,
            calendars: &ground.calendars,
        },
        found,
    );
    let (
        Some(company_name),
        Some(construction),
        Some(line_type),
        Some(window),
        Some(site),
        Some(bandwidth),
        Some(engineers),
        Some((purpose, purpose_reason)),
    ) = (
        company_name,
        construction,
        line_type,
        window,
        customer_location,
        bandwidth,
        engineers,
        purpose,
    )
    else {
        return Ok((None, findings));
    };
    let or_empty =
        |name: Option<CompanyName>| name.map(|n| n.as_str().to_owned()).unwrap_or_default();
    let parsed = Parsed {
        application: LoaApplication {
            circuit: String::new(),
            company_name: company_name.as_str().to_owned(),
            company_name_latin: or_empty(company_latin),
            construction_company: construction.as_str().to_owned(),
            construction_company_latin: or_empty(construction_latin),
            line_type: line_type.as_wire().to_owned(),
            window_from: window.from(),
            window_until: window.to(),
            zone: zone.to_string(),
            customer_location: site.as_str().to_owned(),
            bandwidth_mbps: bandwidth.mbps(),
            circuit_code: circuit_code
                .map(|c| c.as_str().to_owned())
                .unwrap_or_default(),
            engineers: Vec::new(),
            kept: Vec::new(),
            purpose: purpose.as_wire().to_owned(),
            purpose_reason,
            batch: String::new(),
        },
        engineers: engineers.iter().map(Engineer::details).collect(),
    };
    Ok((Some(parsed), findings))
}

/// What will stand on paper, with its spelling in Latin letters where the form has one.
fn texts(form: &LoaForm) -> Vec<(String, &str, &str)> {
    let mut texts = vec![
        (
            "company_name".to_owned(),
            form.company_name.as_str(),
            form.company_name_latin.as_str(),
        ),
        (
            "construction_company".to_owned(),
            form.construction_company.as_str(),
            form.construction_company_latin.as_str(),
        ),
        (
            "customer_location".to_owned(),
            form.customer_location.as_str(),
            "",
        ),
        ("circuit_code".to_owned(), form.circuit_code.as_str(), ""),
    ];
    for (n, engineer) in form.engineers.iter().enumerate() {
        texts.push((
            format!("engineers.{n}.name"),
            engineer.name.as_str(),
            engineer.name_latin.as_str(),
        ));
        texts.push((
            format!("engineers.{n}.document_number"),
            engineer.document_number.as_str(),
            "",
        ));
    }
    texts
}

/// A row of the list for the rules.
pub(crate) fn row(form: &EngineerForm) -> engineer::EngineerForm {
    engineer::EngineerForm {
        name: form.name.clone(),
        name_latin: form.name_latin.clone(),
        gender: form.gender.clone(),
        document_type: form.document_type.clone(),
        document_number: form.document_number.clone(),
        phone: form.phone.clone(),
    }
}

/// The form that an application was sent with. Masked on pages; whole when it starts the next form.
fn form(application: &LoaApplication, masked: bool) -> LoaForm {
    let zone: Tz = application.zone.parse().unwrap_or(Tz::UTC);
    let local =
        |at: DateTime<Utc>, pattern: &str| at.with_timezone(&zone).format(pattern).to_string();
    let (from, until) = (application.window_from, application.window_until);
    let last_day = local(until, "%Y-%m-%d");
    LoaForm {
        company_name: application.company_name.clone(),
        company_name_latin: application.company_name_latin.clone(),
        construction_company: application.construction_company.clone(),
        construction_company_latin: application.construction_company_latin.clone(),
        line_type: application.line_type.clone(),
        entry_until_date: if last_day == local(from, "%Y-%m-%d") {
            String::new()
        } else {
            last_day
        },
        entry_date: local(from, "%Y-%m-%d"),
        entry_from: local(from, "%H:%M"),
        entry_until: local(until, "%H:%M"),
        customer_location: application.customer_location.clone(),
        bandwidth: application.bandwidth_mbps.to_string(),
        circuit_code: application.circuit_code.clone(),
        engineers: application
            .engineers
            .iter()
            .filter_map(Personal::known)
            .map(|details| people_form(details, masked))
            .collect(),
        purpose: application.purpose.clone(),
        purpose_reason: application.purpose_reason.clone(),
    }
}

/// An LOA for the circuit's page.
pub(crate) fn view(
    id: &str,
    record: &LoaRecord,
    together_with: Vec<CircuitRef>,
    clocks: Vec<ClockView>,
) -> LoaView {
    LoaView {
        id: id.to_owned(),
        circuit: record.application.circuit.clone(),
        status: record.status.as_wire().to_owned(),
        form: form(&record.application, true),
        erased_engineers: u32::try_from(erased_among(&record.application.engineers))
            .unwrap_or(u32::MAX),
        kept: preflight::kept_views(&record.application.kept),
        together_with,
        window_from: instant(record.application.window_from),
        window_until: instant(record.application.window_until),
        zone: record.application.zone.clone(),
        applied_at: instant(record.applied_at),
        approval: record.approval.as_ref().map(|(approval, at)| ApprovalView {
            facility: facility(&approval.facility),
            access_flow: AccessFlow::from_wire(&approval.access_flow)
                .map_or(crate::wire::AccessFlowWord::SmsQr, directory::flow),
            official_pdf: record.official_pdf().map(|(kept, _)| file(kept)),
            seen_by: approval.seen_by.clone(),
            seen_at: instant(*at),
        }),
        official_copies: entry::copies(record),
        optic: record.optic.as_ref().map(entry::noted),
        entry: entry::view(record),
        reason: (!record.reason.is_empty()).then(|| record.reason.clone()),
        handout: record.handout().map(|handout| handout.number.clone()),
        clocks,
        handed_over: clocks::handed_over(record),
        issue_kept: preflight::kept_views(record.handout().map_or(&[], |handout| &handout.kept)),
    }
}

/// A stored file, for the window.
pub(crate) fn file(file: &FileRef) -> FileView {
    FileView {
        id: file.id.clone(),
        name: file.name.clone(),
        size: file.size,
        pages: file.pages,
        sha256: file.sha256.clone(),
    }
}

fn facility(facility: &Facility) -> FacilityForm {
    FacilityForm {
        address: facility.address.clone(),
        room: facility.room.clone(),
        cabinet: facility.cabinet.clone(),
        odf: facility.odf.clone(),
        panel_port: facility.panel_port.clone(),
        strand_tx: facility.strand_tx.clone(),
        strand_rx: facility.strand_rx.clone(),
        medium: facility.medium.clone(),
        connector: facility.connector.clone(),
        optic: facility.optic.clone(),
        optic_installed: facility.optic_installed,
        notes: facility.notes.clone(),
    }
}
