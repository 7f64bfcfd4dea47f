//! Pages for the screen: of an issued handout, of the one that would be issued next, or of forms as they are typed.

use crate::directory::{flow_of, merged};
use crate::handouts::{
    audience_of, code_error, faces_error, issued_letter, loa_of, partner, settings_of, year,
};
use crate::paper::{self, Issue, Said};
use crate::preflight;
use crate::wire::{ApiError, FacilityForm, LoaForm, Preview, PreviewHandout, PreviewTyped};
use crate::{Desk, loas};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use desk_domain::application::LoaApplication;
use desk_domain::audience::{Audience, RenditionKind};
use desk_domain::bandwidth::Bandwidth;
use desk_domain::chance::Occasion;
use desk_domain::handout_record::{HandoutRecord, HandoutStanding};
use desk_domain::observation::{Approval, Facility};
use desk_domain::person::PersonDetails;
use desk_domain::personal::Personal;
use desk_domain::problem::Problems;
use desk_domain::text;
use desk_domain::window::{VisitForm, VisitWindow};
use desk_letter::codes::Codes;
use desk_letter::layout::layout_for;
use desk_letter::letter::Letter;
use desk_letter::stamp::{self, Stamp};
use desk_letter::svg;
use desk_store::calendars;
use std::collections::BTreeMap;

/// Longest text of a form that a draft shows.
const LONGEST: usize = 300;

impl Desk {
    /// The pages of an LOA's handout: of the issued one, else of a draft that is marked so.
    pub fn preview_handout(
        &mut self,
        occasion: Occasion<'_>,
        request: PreviewHandout,
    ) -> Result<Preview, ApiError> {
        let store = self.store()?;
        let (whole, loa) = loa_of(store.db(), store, &request.loa)?;
        let issued = match request.revision {
            _ if request.next => None,
            None => loa.newest_handout(),
            Some(revision) => loa.handouts.iter().find(|h| h.fact.revision == revision),
        };
        let audience = request.audience.map(audience_of);
        if let Some(issued) = issued {
            let (letter, codes) = issued_letter(store, &issued.fact)?;
            let stamp = stamp_of(issued, occasion.now);
            let number = Some(issued.fact.number.clone());
            return self.draw(&letter, &codes, (audience, stamp.as_ref()), number);
        }
        let settings = settings_of(store.db())?;
        let before = loa.newest_handout().map(|before| &before.fact);
        let number = before.map_or_else(
            || {
                format!(
                    "LOA-{}-{}-······",
                    settings.desk_code,
                    year(&loa, occasion.now)
                )
            },
            |before| before.number.clone(),
        );
        let said = Said::of(&loa).ok_or_else(paper::not_approved)?;
        let letter = Letter {
            survey: request.survey,
            ..paper::compose(
                &whole,
                said,
                partner(store.db(), &whole)?,
                &settings,
                &merged(store.db())?,
                &*calendars::merged(store.db())?,
                Issue {
                    number,
                    revision: before.map_or(1, |before| before.revision + 1),
                    at: occasion.now,
                    draft: true,
                    credentials: crate::credentials::for_paper(store.db(), store.keys(), &loa)?,
                },
            )?
        };
        let mut letter = letter;
        preflight::spell(&mut letter, self.faces())?;
        let codes = Codes::preview(&letter).map_err(code_error)?;
        self.draw(&letter, &codes, (audience, None), None)
    }

    /// The pages of a handout as the forms stand while they are typed. What is not there yet is printed as such.
    pub fn preview_typed(
        &mut self,
        occasion: Occasion<'_>,
        request: PreviewTyped,
    ) -> Result<Preview, ApiError> {
        let store = self.store()?;
        let whole = loas::whole(store, &request.circuit)?;
        let port = &whole.circuit.application;
        let directory = merged(store.db())?;
        let application = match (&request.form, &request.loa) {
            (Some(form), _) => typed(form, &request.circuit, &port.zone, occasion.now),
            (None, Some(id)) => whole
                .loas
                .iter()
                .find(|(loa, _)| loa == id)
                .map(|(_, loa)| loa.application.clone())
                .ok_or_else(|| ApiError::not_found("LOA"))?,
            (None, None) => return Err(ApiError::not_found("LOA")),
        };
        let flow = match request.access_flow {
            Some(word) => flow_of(word).as_wire().to_owned(),
            None => directory
                .access_point(&port.access_point)
                .map_or("sms_qr", |point| point.access_flow.as_wire())
                .to_owned(),
        };
        let approval = Approval {
            facility: request.facility.as_ref().map(facility).unwrap_or_default(),
            access_flow: flow,
            official_pdf: None,
            seen_by: line(&request.seen_by),
        };
        let settings = settings_of(store.db())?;
        let zone: Tz = port.zone.parse().unwrap_or(Tz::UTC);
        let issue = Issue {
            number: format!(
                "LOA-{}-{}-······",
                settings.desk_code,
                occasion.now.with_timezone(&zone).format("%Y")
            ),
            revision: 1,
            at: occasion.now,
            draft: true,
            credentials: BTreeMap::new(),
        };
        let said = Said {
            application: &application,
            approval: (&approval, occasion.now),
            status: whole.loa_status(),
            official_pdf: None,
            optic_installed: approval.facility.optic_installed,
        };
        let partner = partner(store.db(), &whole)?;
        let letter = paper::compose(
            &whole,
            said,
            partner,
            &settings,
            &directory,
            &*calendars::merged(store.db())?,
            issue,
        )?;
        let mut letter = letter;
        preflight::spell(&mut letter, self.faces())?;
        let codes = Codes::preview(&letter).map_err(code_error)?;
        self.draw(&letter, &codes, (None, None), None)
    }

    pub(crate) fn draw(
        &self,
        letter: &Letter,
        codes: &Codes,
        (audience, stamp): (Option<Audience>, Option<&Stamp>),
        number: Option<String>,
    ) -> Result<Preview, ApiError> {
        let (width_mm, height_mm) = letter.paper.size();
        let faces = self.faces();
        let mut drawn = match layout_for(letter, codes, faces, audience) {
            Ok(drawn) => drawn,
            Err(error) => {
                let problems = paper::refused(error);
                if problems.fields.is_empty() {
                    return Err(problems);
                }
                return Ok(Preview {
                    pages: Vec::new(),
                    number,
                    width_mm,
                    height_mm,
                    problems: problems.fields,
                });
            }
        };
        if let Some(stamp) = stamp {
            stamp::over(&mut drawn, stamp, faces).map_err(faces_error)?;
        }
        let pages = (0..drawn.pages.len())
            .filter_map(|page| svg::write(&drawn, page, faces).transpose())
            .collect::<Result<_, _>>()
            .map_err(faces_error)?;
        Ok(Preview {
            pages,
            number,
            width_mm,
            height_mm,
            problems: Vec::new(),
        })
    }
}

/// What is laid over the pages of a handout that no longer counts; a reprint says the same.
fn stamp_of(issued: &HandoutRecord, now: DateTime<Utc>) -> Option<Stamp> {
    let fact = &issued.fact;
    let (kind, since, reason) = match &issued.standing {
        HandoutStanding::Void { reason, at, .. } => (RenditionKind::Void, *at, reason.clone()),
        HandoutStanding::Superseded {
            by_revision,
            reason,
            at,
            ..
        } => (
            RenditionKind::Superseded,
            *at,
            format!("by revision {by_revision} 由第 {by_revision} 版取代：{reason}"),
        ),
        HandoutStanding::InForce if now > fact.valid_until => {
            (RenditionKind::Expired, fact.valid_until, String::new())
        }
        HandoutStanding::InForce => return None,
    };
    Some(Stamp {
        kind,
        copy: None,
        since,
        reason,
        made_at: now,
        zone: fact.zone.parse().unwrap_or(Tz::UTC),
        original_sha256: fact.document.sha256.clone(),
    })
}

/// One line of a form as far as paper can hold it; what is wrong with it is said at its field.
fn line(raw: &str) -> String {
    text::line("typed", raw, 1..=LONGEST, &mut Problems::new()).unwrap_or_default()
}

/// An application from a form that is not finished: what cannot be read is left out.
fn typed(form: &LoaForm, circuit: &str, zone: &str, now: DateTime<Utc>) -> LoaApplication {
    let tz: Tz = zone.parse().unwrap_or(Tz::UTC);
    let visit = VisitForm {
        date: form.entry_date.clone(),
        from: form.entry_from.clone(),
        until: form.entry_until_date.clone(),
        to: form.entry_until.clone(),
    };
    let mut ignored = Problems::new();
    let window = VisitWindow::parse("window", &visit, tz, now, &mut ignored);
    let bandwidth = Bandwidth::parse("bandwidth", &form.bandwidth, &mut ignored);
    let engineers = form
        .engineers
        .iter()
        .filter(|one| !text::is_blank(&one.name));
    LoaApplication {
        circuit: circuit.to_owned(),
        company_name: line(&form.company_name),
        company_name_latin: line(&form.company_name_latin),
        construction_company: line(&form.construction_company),
        construction_company_latin: line(&form.construction_company_latin),
        line_type: form.line_type.clone(),
        window_from: window.as_ref().map_or(now, VisitWindow::from),
        window_until: window.as_ref().map_or(now, VisitWindow::to),
        zone: zone.to_owned(),
        customer_location: line(&form.customer_location),
        bandwidth_mbps: bandwidth.map_or(0, |b| b.mbps()),
        circuit_code: line(&form.circuit_code),
        engineers: engineers
            .map(|one| {
                let details = PersonDetails {
                    name: line(&one.name),
                    name_latin: line(&one.name_latin),
                    gender: one.gender.clone(),
                    document_type: one.document_type.clone(),
                    document_number: line(&one.document_number),
                    phone: line(&one.phone),
                };
                Personal::of("", details)
            })
            .collect(),
        kept: Vec::new(),
        purpose: String::new(),
        purpose_reason: String::new(),
        batch: String::new(),
    }
}

fn facility(form: &FacilityForm) -> Facility {
    Facility {
        address: line(&form.address),
        room: line(&form.room),
        cabinet: line(&form.cabinet),
        odf: line(&form.odf),
        panel_port: line(&form.panel_port),
        strand_tx: line(&form.strand_tx),
        strand_rx: line(&form.strand_rx),
        medium: line(&form.medium),
        connector: line(&form.connector),
        optic: line(&form.optic),
        optic_installed: form.optic_installed,
        notes: line(&form.notes),
    }
}
