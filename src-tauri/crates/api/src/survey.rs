//! The site survey: asked for, checked, recorded.

use crate::Desk;
use crate::access_points::optional;
use crate::answers::moment;
use crate::error::{kept, overrides};
use crate::wire::{
    ApiError, CheckSurvey, CircuitView, FormCheck, RecordSurvey, RequestSurvey, SurveyForm,
};
use crate::works::{begun, date, figure, long};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact, TwoNames};
use desk_domain::names::PersonName;
use desk_domain::port::PortType;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::problem_code::{message, message_zh};
use desk_domain::survey::{self, Fibre, SurveyFact, SurveyOptic, SurveyRequest};
use desk_domain::text;
use desk_store::circuits as stored;

impl Desk {
    /// Records that the survey was asked for.
    pub fn request_survey(
        &mut self,
        occasion: Occasion<'_>,
        request: RequestSurvey,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "request_survey", &request, |writer| {
            begun(writer, &request.circuit)?;
            let mut problems = Problems::new();
            let asked = text::line("asked", &request.asked, 1..=128, &mut problems);
            let note = long("note", &request.note, &mut problems);
            let by = PersonName::parse("by", &request.by, &mut problems);
            let now = writer.occasion.now;
            let at = moment("at", &request.at, &request.zone, now, &mut problems);
            let (Some(asked), Some(by), Some(at), false) = (asked, by, at, problems.has_blocks())
            else {
                return Err(ApiError::fields(&problems));
            };
            let fact = Fact::SurveyRequested(SurveyRequest {
                asked,
                note,
                by: by.as_str().to_owned(),
            });
            writer.record_at(Aggregate::Circuit, &request.circuit, at, &fact)?;
            Ok(())
        })
    }

    /// Checks the sheet without recording it: which items have no answer, and what does not fit together.
    pub fn check_survey(
        &mut self,
        _: Occasion<'_>,
        request: CheckSurvey,
    ) -> Result<FormCheck, ApiError> {
        let store = self.store()?;
        let whole = stored::whole(store.db(), store.keys(), &request.circuit)?
            .ok_or_else(|| ApiError::not_found("circuit"))?;
        let mut problems = Problems::new();
        let survey = read(&request.form, "", &mut problems);
        survey::look(&survey, port(&whole), &mut problems);
        let _settled = problems.apply_overrides(&overrides(&request.kept));
        Ok(FormCheck {
            problems: crate::error::field_problems(&problems),
        })
    }

    /// Records the survey.
    pub fn record_survey(
        &mut self,
        occasion: Occasion<'_>,
        request: RecordSurvey,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "record_survey", &request, |writer| {
            let whole = begun(writer, &request.circuit)?;
            let mut problems = Problems::new();
            let by = PersonName::parse("by", &request.by, &mut problems);
            let by = by.as_ref().map_or("", PersonName::as_str);
            let mut survey = read(&request.form, by, &mut problems);
            if survey.surveyed_by.is_empty() && !problems.blocks_field("surveyed_by") {
                problems.block("surveyed_by", ProblemCode::Required);
            }
            survey::look(&survey, port(&whole), &mut problems);
            let now = writer.occasion.now;
            let at = moment("at", &request.at, &request.zone, now, &mut problems);
            let said: Vec<(String, TwoNames)> = problems
                .iter()
                .map(|problem| {
                    let names = TwoNames {
                        en: message(problem),
                        zh: message_zh(problem),
                    };
                    (problem.code.as_str().to_owned(), names)
                })
                .collect();
            let settled = problems.apply_overrides(&overrides(&request.kept));
            let (Some(at), true) = (at, problems.is_empty()) else {
                return Err(ApiError::fields(&problems));
            };
            survey.kept = kept(&settled);
            for kept in &mut survey.kept {
                kept.said = said
                    .iter()
                    .find(|(code, _)| *code == kept.code)
                    .map(|(_, said)| said.clone());
            }
            writer.record_at(
                Aggregate::Circuit,
                &request.circuit,
                at,
                &Fact::SurveyRecorded(survey),
            )?;
            Ok(())
        })
    }
}

fn port(whole: &stored::Whole) -> Option<PortType> {
    PortType::from_wire(&whole.circuit.application.port_type).ok()
}

fn read(form: &SurveyForm, by: &str, problems: &mut Problems) -> SurveyFact {
    if !form.fibre.is_empty() && Fibre::from_wire(&form.fibre).is_err() {
        problems.block("fibre", ProblemCode::UnknownChoice);
    }
    for (field, answer) in [
        ("route_confirmed", &form.route_confirmed),
        ("esd", &form.esd),
        ("photos", &form.photos),
    ] {
        if !matches!(answer.as_str(), "" | "yes" | "no") {
            problems.block(field, ProblemCode::UnknownChoice);
        }
    }
    let mut number = |field: &str, raw: &str, most: i64| figure(field, raw, 0..=most, problems);
    let optic = SurveyOptic {
        rate: number("rate", &form.rate, 1000),
        wavelength: number("wavelength", &form.wavelength, 2000),
        reach: number("reach", &form.reach, 200),
    };
    let own_optic = SurveyOptic {
        rate: number("own_rate", &form.own_rate, 1000),
        wavelength: number("own_wavelength", &form.own_wavelength, 2000),
        reach: number("own_reach", &form.own_reach, 200),
    };
    let distance = number("distance", &form.distance, 200_000);
    SurveyFact {
        access_on: date("access_on", &form.access_on, problems),
        optic,
        own_optic,
        fibre: form.fibre.clone(),
        fibre_note: optional("fibre_note", &form.fibre_note, 128, problems),
        connector: optional("connector", &form.connector, 64, problems),
        rack: optional("rack", &form.rack, 256, problems),
        route_confirmed: form.route_confirmed.clone(),
        route: optional("route", &form.route, 512, problems),
        distance,
        distance_note: optional("distance_note", &form.distance_note, 256, problems),
        esd: form.esd.clone(),
        esd_note: optional("esd_note", &form.esd_note, 256, problems),
        procedures: long("procedures", &form.procedures, problems),
        photos: form.photos.clone(),
        evidence: long("evidence", &form.evidence, problems),
        notes: long("notes", &form.notes, problems),
        surveyed_by: optional("surveyed_by", &form.surveyed_by, 128, problems),
        kept: Vec::new(),
        by: by.to_owned(),
    }
}
