//! Construction: scenario and steps, costs, cable, light, tests, what was built; and its part of the circuit's page.

use crate::access_points::optional;
use crate::answers::moment;
use crate::choice::choice;
use crate::circuit_command::{refused, whole};
use crate::wire::{
    ApiError, AsBuiltForm, BeginWorks, CableForm, CheckAsBuilt, CheckLight, CircuitView,
    ConfirmCost, CostForm, ErrorCode, LightCheck, LightForm, MeasureLight, NoteCable,
    NoteWorksStep, RecordAsBuilt, RecordTest, StepForm, TestForm,
};
use crate::{Desk, works_view};
use chrono::NaiveDate;
use desk_domain::as_built::{AsBuilt, BuiltField, Explained, Stated};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::figure::Figure;
use desk_domain::light::{LightClasses, LightFact, LightLimits};
use desk_domain::money::{self, Currency};
use desk_domain::names::{PersonName, Reason};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_domain::works::{
    Jurisdiction, LimitSource, LineCost, PatchCable, Scenario, StepMark, StepNote, StepOwner,
    TestKind, WorksPlan, WorksStep, WorksTest, order,
};
use desk_store::Writer;
use desk_store::circuits::{self as stored, Whole};

/// Most dBm either way that a meter shows.
const DBM: std::ops::RangeInclusive<i64> = -70..=30;

impl Desk {
    /// Begins construction, or changes its scenario.
    pub fn begin_works(
        &mut self,
        occasion: Occasion<'_>,
        request: BeginWorks,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "begin_works", &request, |writer| {
            let whole = building(writer, &request.circuit)?;
            let mut problems = Problems::new();
            let scenario = choice::<Scenario>("scenario", &request.scenario, &mut problems);
            let jurisdiction =
                choice::<Jurisdiction>("jurisdiction", &request.jurisdiction, &mut problems);
            let before = whole.works.chosen();
            let reason = if text::is_blank(&request.reason) {
                if before.is_some() {
                    problems.block("reason", ProblemCode::ChangeNeedsReason);
                }
                String::new()
            } else {
                Reason::parse("reason", &request.reason, &mut problems)
                    .map(|why| why.as_str().to_owned())
                    .unwrap_or_default()
            };
            let by = PersonName::parse("by", &request.by, &mut problems);
            let (Some(scenario), Some(jurisdiction), Some(by), false) =
                (scenario, jurisdiction, by, problems.has_blocks())
            else {
                return Err(ApiError::fields(&problems));
            };
            if before == Some((scenario, jurisdiction)) {
                return Err(refused(
                    "This is the scenario already. Choose another one, or leave it as it is.",
                    "same_scenario",
                ));
            }
            let fact = Fact::WorksBegun(WorksPlan {
                scenario: scenario.as_wire().to_owned(),
                jurisdiction: jurisdiction.as_wire().to_owned(),
                reason,
                by: by.as_str().to_owned(),
            });
            writer.record(Aggregate::Circuit, &request.circuit, &fact)?;
            Ok(())
        })
    }

    /// Says something of a step.
    pub fn note_works_step(
        &mut self,
        occasion: Occasion<'_>,
        request: NoteWorksStep,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "note_works_step", &request, |writer| {
            let whole = begun(writer, &request.circuit)?;
            let mut problems = Problems::new();
            let step = WorksStep::from_wire(&request.step).ok().filter(|step| {
                whole
                    .works
                    .chosen()
                    .is_some_and(|(scenario, law)| order(scenario, law).contains(step))
            });
            if step.is_none() {
                problems.block("step", ProblemCode::StepNotHere);
            }
            let note = step_note(&request.step, &request.form, &request.by, &mut problems);
            if problems.has_blocks() {
                return Err(ApiError::fields(&problems));
            }
            writer.record(
                Aggregate::Circuit,
                &request.circuit,
                &Fact::WorksStepNoted(note),
            )?;
            Ok(())
        })
    }

    /// Records that the provider confirmed the end-to-end costs.
    pub fn confirm_cost(
        &mut self,
        occasion: Occasion<'_>,
        request: ConfirmCost,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "confirm_cost", &request, |writer| {
            begun(writer, &request.circuit)?;
            let mut problems = Problems::new();
            let cost = cost(&request.form, &request.by, &mut problems);
            if problems.has_blocks() {
                return Err(ApiError::fields(&problems));
            }
            writer.record(
                Aggregate::Circuit,
                &request.circuit,
                &Fact::LineCostConfirmed(cost),
            )?;
            Ok(())
        })
    }

    /// Records the patch cable.
    pub fn note_cable(
        &mut self,
        occasion: Occasion<'_>,
        request: NoteCable,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "note_cable", &request, |writer| {
            begun(writer, &request.circuit)?;
            let mut problems = Problems::new();
            let cable = cable(&request.form, &request.by, &mut problems);
            if problems.has_blocks() {
                return Err(ApiError::fields(&problems));
            }
            writer.record(
                Aggregate::Circuit,
                &request.circuit,
                &Fact::PatchCableNoted(cable),
            )?;
            Ok(())
        })
    }

    /// Weighs readings of light without recording them; a field that cannot be read counts as empty.
    pub fn check_light(
        &mut self,
        _: Occasion<'_>,
        request: CheckLight,
    ) -> Result<LightCheck, ApiError> {
        let store = self.store()?;
        let whole = stored::whole(store.db(), store.keys(), &request.circuit)?
            .ok_or_else(|| ApiError::not_found("circuit"))?;
        let mut ignored = Problems::new();
        let fact = light(&whole, &request.form, "", &mut ignored)?;
        Ok(works_view::light_check(&fact))
    }

    /// Records readings of light.
    pub fn measure_light(
        &mut self,
        occasion: Occasion<'_>,
        request: MeasureLight,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "measure_light", &request, |writer| {
            let whole = begun(writer, &request.circuit)?;
            let mut problems = Problems::new();
            let by = PersonName::parse("by", &request.by, &mut problems);
            let by = by.as_ref().map_or("", PersonName::as_str);
            let fact = light(&whole, &request.form, by, &mut problems)?;
            let readings = [&fact.tx_here, &fact.rx_here, &fact.tx_there, &fact.rx_there];
            if readings.iter().all(|reading| reading.is_empty()) && !problems.has_blocks() {
                problems.block("rx_here", ProblemCode::NoReading);
            }
            let now = writer.occasion.now;
            let at = moment("at", &request.at, &request.zone, now, &mut problems);
            let (Some(at), false) = (at, problems.has_blocks()) else {
                return Err(ApiError::fields(&problems));
            };
            writer.record_at(
                Aggregate::Circuit,
                &request.circuit,
                at,
                &Fact::LightMeasured(fact),
            )?;
            Ok(())
        })
    }

    /// Records a test.
    pub fn record_test(
        &mut self,
        occasion: Occasion<'_>,
        request: RecordTest,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "record_test", &request, |writer| {
            begun(writer, &request.circuit)?;
            let mut problems = Problems::new();
            let test = test(&request.form, &request.by, &mut problems);
            let now = writer.occasion.now;
            let at = moment("at", &request.at, &request.zone, now, &mut problems);
            let (Some(at), Some(test), false) = (at, test, problems.has_blocks()) else {
                return Err(ApiError::fields(&problems));
            };
            writer.record_at(
                Aggregate::Circuit,
                &request.circuit,
                at,
                &Fact::WorksTested(test),
            )?;
            Ok(())
        })
    }

    /// Compares what was built with the LOA without recording it.
    pub fn check_as_built(
        &mut self,
        _: Occasion<'_>,
        request: CheckAsBuilt,
    ) -> Result<crate::wire::AsBuiltView, ApiError> {
        let store = self.store()?;
        let whole = stored::whole(store.db(), store.keys(), &request.circuit)?
            .ok_or_else(|| ApiError::not_found("circuit"))?;
        let stated = Stated::of(whole.newest().map(|(_, loa)| loa));
        let mut ignored = Problems::new();
        let built = as_built(&request.form, &stated, "", &mut ignored);
        Ok(works_view::as_built(&stated, &built, None))
    }

    /// Records what was built.
    pub fn record_as_built(
        &mut self,
        occasion: Occasion<'_>,
        request: RecordAsBuilt,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "record_as_built", &request, |writer| {
            let whole = building(writer, &request.circuit)?;
            let stated = Stated::of(whole.newest().map(|(_, loa)| loa));
            let mut problems = Problems::new();
            let by = PersonName::parse("by", &request.by, &mut problems);
            let by = by.as_ref().map_or("", PersonName::as_str);
            let built = as_built(&request.form, &stated, by, &mut problems);
            let named = [
                &built.carrier_circuit_id,
                &built.cable_label,
                &built.panel_port,
            ];
            let said = named.iter().any(|text| !text.is_empty()) || !built.explained.is_empty();
            if !said && !problems.has_blocks() {
                problems.block("carrier_circuit_id", ProblemCode::BuiltNothing);
            }
            if problems.has_blocks() {
                return Err(ApiError::fields(&problems));
            }
            writer.record(
                Aggregate::Circuit,
                &request.circuit,
                &Fact::AsBuiltRecorded(built),
            )?;
            Ok(())
        })
    }
}

/// The circuit, with an approved LOA: people may be on site.
pub(crate) fn building(writer: &Writer<'_, '_, '_>, id: &str) -> Result<Whole, ApiError> {
    let whole = whole(writer, id)?;
    if !works_view::may_build(&whole) {
        return Err(refused(
            "Construction begins once the LOA is approved. Record the approval first.",
            "approval_first",
        ));
    }
    Ok(whole)
}

/// The circuit, with construction begun.
pub(crate) fn begun(writer: &Writer<'_, '_, '_>, id: &str) -> Result<Whole, ApiError> {
    let whole = building(writer, id)?;
    if whole.works.chosen().is_none() {
        return Err(refused(
            "Choose the scenario of construction first: same facility, or different ones.",
            "scenario_first",
        ));
    }
    Ok(whole)
}

fn step_note(step: &str, form: &StepForm, by: &str, problems: &mut Problems) -> StepNote {
    let mark = choice::<StepMark>("mark", &form.mark, problems);
    if StepOwner::from_wire(&form.owner).is_err() {
        problems.block("owner", ProblemCode::UnknownChoice);
    }
    let reason = if mark == Some(StepMark::NotNeeded) {
        Reason::parse("reason", &form.reason, problems)
            .map(|why| why.as_str().to_owned())
            .unwrap_or_default()
    } else {
        String::new()
    };
    StepNote {
        step: step.to_owned(),
        mark: form.mark.clone(),
        owner: form.owner.clone(),
        who: optional("who", &form.who, 128, problems),
        due: date("due", &form.due, problems),
        note: long("note", &form.note, problems),
        reason,
        by: by_name(by, problems),
    }
}

fn by_name(by: &str, problems: &mut Problems) -> String {
    PersonName::parse("by", by, problems)
        .map(|by| by.as_str().to_owned())
        .unwrap_or_default()
}

/// A day, or nothing.
pub(crate) fn date(field: &str, raw: &str, problems: &mut Problems) -> String {
    if text::is_blank(raw) {
        return String::new();
    }
    match NaiveDate::parse_from_str(raw.trim(), "%Y-%m-%d") {
        Ok(day) => day.to_string(),
        Err(_) => {
            problems.block(field, ProblemCode::DateForm);
            String::new()
        }
    }
}

/// Several lines, or nothing.
pub(crate) fn long(field: &str, raw: &str, problems: &mut Problems) -> String {
    if text::is_blank(raw) {
        return String::new();
    }
    text::lines(field, raw, 1..=2000, problems).unwrap_or_default()
}

fn amount(field: &str, raw: &str, currency: Option<Currency>, problems: &mut Problems) -> String {
    if text::is_blank(raw) {
        return String::new();
    }
    if let Some(currency) = currency {
        money::amount(field, raw, currency, problems);
    }
    text::normalise_line(raw)
}

fn currency(raw: &str, problems: &mut Problems) -> Option<Currency> {
    let currency = Currency::from_wire(raw).ok();
    if currency.is_none() {
        problems.block("currency", ProblemCode::UnknownChoice);
    }
    currency
}

fn cost(form: &CostForm, by: &str, problems: &mut Problems) -> LineCost {
    let with = text::line("with", &form.with, 1..=128, problems).unwrap_or_default();
    let currency = currency(&form.currency, problems);
    let once = amount("once", &form.once, currency, problems);
    let monthly = amount("monthly", &form.monthly, currency, problems);
    if once.is_empty() && monthly.is_empty() {
        problems.block("once", ProblemCode::Required);
    }
    LineCost {
        with,
        once,
        monthly,
        currency: form.currency.clone(),
        note: long("note", &form.note, problems),
        by: by_name(by, problems),
    }
}

fn cable(form: &CableForm, by: &str, problems: &mut Problems) -> PatchCable {
    let operator = text::line("operator", &form.operator, 1..=128, problems).unwrap_or_default();
    let currency = currency(&form.currency, problems);
    PatchCable {
        operator,
        order: optional("order", &form.order, 64, problems),
        rental: amount("rental", &form.rental, currency, problems),
        once: amount("once", &form.once, currency, problems),
        currency: form.currency.clone(),
        rental_from: date("rental_from", &form.rental_from, problems),
        delivered: form.delivered,
        note: long("note", &form.note, problems),
        by: by_name(by, problems),
    }
}

/// A figure as it is kept, or nothing.
pub(crate) fn figure(
    field: &str,
    raw: &str,
    range: std::ops::RangeInclusive<i64>,
    problems: &mut Problems,
) -> String {
    Figure::parse_optional(field, raw, range, problems)
        .map_or_else(String::new, |figure| figure.to_string())
}

fn light(
    whole: &Whole,
    form: &LightForm,
    by: &str,
    problems: &mut Problems,
) -> Result<LightFact, ApiError> {
    let shipped =
        LightClasses::shipped().map_err(|e| ApiError::new(ErrorCode::Internal, format!("{e}.")))?;
    let mut reading = |field: &str, raw: &str| figure(field, raw, DBM, problems);
    let readings = [
        reading("tx_here", &form.tx_here),
        reading("rx_here", &form.rx_here),
        reading("tx_there", &form.tx_there),
        reading("rx_there", &form.rx_there),
    ];
    let limits = if form.own_limits {
        LightLimits {
            tx_min: figure("tx_min", &form.tx_min, DBM, problems),
            tx_max: figure("tx_max", &form.tx_max, DBM, problems),
            rx_min: figure("rx_min", &form.rx_min, DBM, problems),
            rx_max: figure("rx_max", &form.rx_max, DBM, problems),
            loss_max: figure("loss_max", &form.loss_max, 0..=60, problems),
            typed: true,
        }
    } else {
        shipped
            .of(&whole.circuit.application.port_type)
            .map(desk_domain::light::LightClass::limits)
            .unwrap_or_default()
    };
    let [tx_here, rx_here, tx_there, rx_there] = readings;
    Ok(LightFact {
        tx_here,
        rx_here,
        tx_there,
        rx_there,
        limits,
        dark: shipped.dark_dbm.clone(),
        note: long("note", &form.note, problems),
        by: by.to_owned(),
    })
}

fn test(form: &TestForm, by: &str, problems: &mut Problems) -> Option<WorksTest> {
    let Ok(kind) = TestKind::from_wire(&form.kind) else {
        problems.block("kind", ProblemCode::UnknownChoice);
        return None;
    };
    let value = Figure::parse("value", &form.value, 0..=kind.most(), problems);
    let limit = figure("limit", &form.limit, 0..=kind.most(), problems);
    let source = if limit.is_empty() {
        String::new()
    } else {
        if LimitSource::from_wire(&form.limit_source).is_err() {
            problems.block("limit_source", ProblemCode::LimitSourceUnknown);
        }
        form.limit_source.clone()
    };
    Some(WorksTest {
        kind: kind.as_wire().to_owned(),
        value: value?.to_string(),
        unit: kind.unit().to_owned(),
        limit,
        limit_source: source,
        note: long("note", &form.note, problems),
        by: by_name(by, problems),
    })
}

fn as_built(form: &AsBuiltForm, stated: &Stated, by: &str, problems: &mut Problems) -> AsBuilt {
    let mut line = |field: &str, raw: &str| optional(field, raw, 128, problems);
    let mut built = AsBuilt {
        carrier_circuit_id: line("carrier_circuit_id", &form.carrier_circuit_id),
        cable_label: line("cable_label", &form.cable_label),
        odf: line("odf", &form.odf),
        panel_port: line("panel_port", &form.panel_port),
        strand_tx: line("strand_tx", &form.strand_tx),
        strand_rx: line("strand_rx", &form.strand_rx),
        explained: Vec::new(),
        by: by.to_owned(),
    };
    let mut explained = Vec::new();
    for (at, given) in form
        .explained
        .iter()
        .enumerate()
        .take(BuiltField::ALL.len())
    {
        let field = format!("explained.{at}.reason");
        let Ok(which) = BuiltField::from_wire(&given.field) else {
            problems.block(field, ProblemCode::UnknownChoice);
            continue;
        };
        if text::is_blank(&given.reason) {
            continue;
        }
        if let Some(reason) = Reason::parse(&field, &given.reason, problems) {
            explained.push(Explained {
                field: which.as_wire().to_owned(),
                loa: stated.said(which).to_owned(),
                reason: reason.as_str().to_owned(),
            });
        }
    }
    built.explained = explained;
    built
}
