//! Construction as the circuit's page shows it.

use crate::clocks;
use crate::entry::noted;
use crate::preflight::kept_views;
use crate::wire::{
    ApiError, AsBuiltForm, AsBuiltView, AttachmentView, BuiltLineView, CableForm, CableView,
    CostForm, CostView, DueWord, ExplainedForm, LightCheck, LightClassView, LightForm, LightView,
    LimitView, StepForm, SurveyForm, SurveyRequestView, SurveyView, TestForm, TestView,
    WorksStepView, WorksView,
};
use chrono_tz::Tz;
use desk_domain::as_built::{
    AsBuilt, BuiltVerdict, Stated, as_built_blocks, compare, strands_swapped,
};
use desk_domain::calendar::shipped::Calendars;
use desk_domain::circuit::CircuitStatus;
use desk_domain::clock::Clock;
use desk_domain::directory::AccessPoint;
use desk_domain::entry::Noted;
use desk_domain::figure::Figure;
use desk_domain::light::{LightClasses, LightFact};
use desk_domain::loa::LoaStatus;
use desk_domain::loa_record::LoaRecord;
use desk_domain::order_record::OrderRecord;
use desk_domain::port::PortType;
use desk_domain::survey::{self, SurveyFact};
use desk_domain::works::{
    Dates, DueFrom, Jurisdiction, LimitSource, PlannedStep, Scenario, StepMark, StepState,
    TestKind, Works, WorksStep, has_form, steps,
};
use desk_store::circuits::Whole;
use desk_store::events::instant;

/// Whether anything of construction may be recorded: the LOA was approved, and the circuit is not over.
pub(crate) fn may_build(whole: &Whole) -> bool {
    let live = matches!(
        whole.circuit.status,
        CircuitStatus::Allocated | CircuitStatus::Confirmed | CircuitStatus::Enabled
    );
    live && whole
        .loas
        .iter()
        .any(|(_, loa)| !loa.withdrawn && loa.approval.is_some())
}

/// The construction of a circuit; `None` until its LOA is approved, unless something was recorded already.
pub(crate) fn view(
    id: &str,
    whole: &Whole,
    point: Option<&AccessPoint>,
    calendars: &Calendars,
) -> Result<Option<WorksView>, ApiError> {
    let works = &whole.works;
    if !may_build(whole) && *works == Works::default() {
        return Ok(None);
    }
    let loa = whole.newest().map(|(_, loa)| loa);
    let (scenario, jurisdiction) = works
        .chosen()
        .unwrap_or_else(|| (proposed(loa), law(point)));
    let clock = survey::clock(id, works, &whole.circuit.application.zone, point, calendars);
    // a line that is there waits for no visit
    let open = loa.filter(|loa| loa.status != LoaStatus::Complete);
    let visit = open.map(|loa| {
        let zone: Tz = loa.application.zone.parse().unwrap_or(chrono_tz::UTC);
        let until = loa.application.window_until;
        until.with_timezone(&zone).date_naive()
    });
    let dates = Dates {
        survey: clock.as_ref().map(Clock::due_day),
        visit,
    };
    let mut steps = steps(scenario, jurisdiction, works, dates);
    // written down, and not settled with the LOA: nobody shall take it for done
    let unsettled = !as_built_blocks(works, loa).is_empty();
    for step in &mut steps {
        if unsettled && step.step == WorksStep::AsBuilt && step.state == StepState::Done {
            step.state = StepState::Started;
        }
    }
    let stated = Stated::of(loa);
    let empty = AsBuilt::default();
    let (built, built_noted) = match &works.as_built {
        Some((built, noted)) => (built, Some(noted)),
        None => (&empty, None),
    };
    let mut as_built = as_built(&stated, built, built_noted);
    as_built.blocks = unsettled;
    let plan = works.plan.as_ref();
    Ok(Some(WorksView {
        begun: plan.is_some(),
        scenario: scenario.as_wire().to_owned(),
        jurisdiction: jurisdiction.as_wire().to_owned(),
        reason: plan.map_or_else(String::new, |(plan, _)| plan.reason.clone()),
        noted: plan.map(|(_, at)| noted(at)),
        steps: steps.iter().map(|step| step_view(step, works)).collect(),
        survey_request: works
            .survey_request
            .as_ref()
            .map(|(asked, at)| SurveyRequestView {
                asked: asked.asked.clone(),
                note: asked.note.clone(),
                noted: noted(at),
            }),
        survey_clock: clock.map(|clock| clocks::one(&clock, point, calendars)),
        survey: works.survey.as_ref().map(|(fact, at)| SurveyView {
            form: survey_form(fact),
            kept: kept_views(&fact.kept),
            noted: noted(at),
        }),
        survey_start: survey_start(whole, loa),
        cost: works.cost.as_ref().map(|(cost, at)| CostView {
            form: CostForm {
                with: cost.with.clone(),
                once: cost.once.clone(),
                monthly: cost.monthly.clone(),
                currency: cost.currency.clone(),
                note: cost.note.clone(),
            },
            noted: noted(at),
        }),
        cable: works.cable.as_ref().map(|(cable, at)| CableView {
            form: CableForm {
                operator: cable.operator.clone(),
                order: cable.order.clone(),
                rental: cable.rental.clone(),
                once: cable.once.clone(),
                currency: cable.currency.clone(),
                rental_from: cable.rental_from.clone(),
                delivered: cable.delivered,
                note: cable.note.clone(),
            },
            noted: noted(at),
        }),
        light: works.light.iter().rev().map(light_view).collect(),
        light_class: class(&whole.circuit.application.port_type)?,
        tests: tests(works),
        limits: limits(whole, loa),
        as_built,
        files: works.files.iter().rev().map(file_view).collect(),
        visit: visit.map(|day| day.to_string()),
    }))
}

/// The same facility when the customer's own location names the address of the access point; else different ones.
fn proposed(loa: Option<&LoaRecord>) -> Scenario {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let Some(loa) = loa else {
        return Scenario::DifferentFacilities;
    };
    let own = plain(&loa.application.customer_location);
    let address = loa
        .approval
        .as_ref()
        .map_or_else(String::new, |(approval, _)| {
            plain(&approval.facility.address)
        });
    if !own.is_empty() && !address.is_empty() && (own.contains(&address) || address.contains(&own))
    {
        Scenario::SameFacility
    } else {
        Scenario::DifferentFacilities
    }
}

fn law(point: Option<&AccessPoint>) -> Jurisdiction {
    // an access point that is not in the directory any more is taken to stand on the mainland, as everywhere else
    if point.is_none_or(|point| point.mainland) {
        Jurisdiction::Mainland
    } else {
        Jurisdiction::Elsewhere
    }
}

fn step_view(step: &PlannedStep, works: &Works) -> WorksStepView {
    let mark = works.notes.get(&step.step).map_or_else(
        || StepMark::Open.as_wire().to_owned(),
        |(n, _)| n.mark.clone(),
    );
    let set = step
        .due
        .filter(|(_, from)| *from == DueFrom::Set)
        .map_or_else(String::new, |(day, _)| day.to_string());
    WorksStepView {
        step: step.step.as_wire().to_owned(),
        state: step.state.as_wire().to_owned(),
        owner: step.owner.as_wire().to_owned(),
        who: step.who.clone(),
        due: step.due.map(|(day, _)| day.to_string()),
        due_from: step.due.map(|(_, from)| match from {
            DueFrom::Set => DueWord::Set,
            DueFrom::Clock => DueWord::Clock,
            DueFrom::Visit => DueWord::Visit,
        }),
        waits_for: step
            .waits_for
            .iter()
            .map(|step| step.as_wire().to_owned())
            .collect(),
        note: step.note.clone(),
        reason: step.reason.clone(),
        noted: step.noted.as_ref().map(noted),
        files: step.files,
        form: has_form(step.step),
        said: StepForm {
            mark,
            owner: step.owner.as_wire().to_owned(),
            who: step.who.clone(),
            due: set,
            note: step.note.clone(),
            reason: step.reason.clone(),
        },
    }
}

fn survey_form(fact: &SurveyFact) -> SurveyForm {
    SurveyForm {
        access_on: fact.access_on.clone(),
        rate: fact.optic.rate.clone(),
        wavelength: fact.optic.wavelength.clone(),
        reach: fact.optic.reach.clone(),
        own_rate: fact.own_optic.rate.clone(),
        own_wavelength: fact.own_optic.wavelength.clone(),
        own_reach: fact.own_optic.reach.clone(),
        fibre: fact.fibre.clone(),
        fibre_note: fact.fibre_note.clone(),
        connector: fact.connector.clone(),
        rack: fact.rack.clone(),
        route_confirmed: fact.route_confirmed.clone(),
        route: fact.route.clone(),
        distance: fact.distance.clone(),
        distance_note: fact.distance_note.clone(),
        esd: fact.esd.clone(),
        esd_note: fact.esd_note.clone(),
        procedures: fact.procedures.clone(),
        photos: fact.photos.clone(),
        evidence: fact.evidence.clone(),
        notes: fact.notes.clone(),
        surveyed_by: fact.surveyed_by.clone(),
    }
}

/// What is known before anybody looks: the port's rate and reach, and the construction company.
fn survey_start(whole: &Whole, loa: Option<&LoaRecord>) -> SurveyForm {
    let port = PortType::from_wire(&whole.circuit.application.port_type).ok();
    let rate = port.map_or_else(String::new, |port| {
        Figure::thousandths(i64::from(port.speed_mbps())).to_string()
    });
    SurveyForm {
        rate,
        surveyed_by: loa.map_or_else(String::new, |loa| {
            loa.application.construction_company.clone()
        }),
        ..SurveyForm::default()
    }
}

fn class(port_type: &str) -> Result<Option<LightClassView>, ApiError> {
    let shipped = LightClasses::shipped()
        .map_err(|e| ApiError::new(crate::wire::ErrorCode::Internal, format!("{e}.")))?;
    Ok(shipped.of(port_type).map(|class| LightClassView {
        tx_min: class.tx_min.clone(),
        tx_max: class.tx_max.clone(),
        rx_min: class.rx_min.clone(),
        rx_max: class.rx_max.clone(),
        loss_max: class.loss_max.clone(),
        reach_km: class.reach_km.clone(),
        lanes: class.lanes,
        source: shipped.source.clone(),
        date: shipped.date.clone(),
    }))
}

pub(crate) fn light_check(fact: &LightFact) -> LightCheck {
    let loss = fact.loss();
    LightCheck {
        outbound: loss.outbound.map(|loss| loss.to_string()),
        inbound: loss.inbound.map(|loss| loss.to_string()),
        findings: fact
            .findings()
            .into_iter()
            .map(|finding| finding.as_wire().to_owned())
            .collect(),
        passed: fact.passed(),
    }
}

fn light_view((fact, at): &(LightFact, Noted)) -> LightView {
    LightView {
        form: LightForm {
            tx_here: fact.tx_here.clone(),
            rx_here: fact.rx_here.clone(),
            tx_there: fact.tx_there.clone(),
            rx_there: fact.rx_there.clone(),
            own_limits: fact.limits.typed,
            tx_min: fact.limits.tx_min.clone(),
            tx_max: fact.limits.tx_max.clone(),
            rx_min: fact.limits.rx_min.clone(),
            rx_max: fact.limits.rx_max.clone(),
            loss_max: fact.limits.loss_max.clone(),
            note: fact.note.clone(),
        },
        check: light_check(fact),
        noted: noted(at),
    }
}

fn tests(works: &Works) -> Vec<TestView> {
    let mut seen: Vec<&str> = Vec::new();
    let mut views = Vec::new();
    for (test, at) in works.tests.iter().rev() {
        let superseded = seen.contains(&test.kind.as_str());
        seen.push(&test.kind);
        views.push(TestView {
            form: TestForm {
                kind: test.kind.clone(),
                value: test.value.clone(),
                limit: test.limit.clone(),
                limit_source: test.limit_source.clone(),
                note: test.note.clone(),
            },
            unit: test.unit.clone(),
            passed: test.passed(),
            superseded,
            noted: noted(at),
        });
    }
    views
}

/// Limits that a source states: the contracted bandwidth, and the availability of the combination.
fn limits(whole: &Whole, loa: Option<&LoaRecord>) -> Vec<LimitView> {
    let bandwidth = loa.map(|loa| LimitView {
        kind: TestKind::Bandwidth.as_wire().to_owned(),
        limit: loa.application.bandwidth_mbps.to_string(),
        source: LimitSource::Contract.as_wire().to_owned(),
    });
    let availability = whole
        .order
        .as_ref()
        .and_then(OrderRecord::topology)
        .and_then(desk_domain::topology::Topology::stated_availability)
        .map(|hundredths| LimitView {
            kind: TestKind::Availability.as_wire().to_owned(),
            limit: Figure::thousandths(i64::from(hundredths) * 10).to_string(),
            source: LimitSource::Sla.as_wire().to_owned(),
        });
    bandwidth.into_iter().chain(availability).collect()
}

/// What was built beside what the LOA says; whether it blocks is the caller's to say.
pub(crate) fn as_built(stated: &Stated, built: &AsBuilt, at: Option<&Noted>) -> AsBuiltView {
    let lines = compare(stated, built);
    AsBuiltView {
        form: AsBuiltForm {
            carrier_circuit_id: built.carrier_circuit_id.clone(),
            cable_label: built.cable_label.clone(),
            odf: built.odf.clone(),
            panel_port: built.panel_port.clone(),
            strand_tx: built.strand_tx.clone(),
            strand_rx: built.strand_rx.clone(),
            explained: built
                .explained
                .iter()
                .map(|why| ExplainedForm {
                    field: why.field.clone(),
                    reason: why.reason.clone(),
                })
                .collect(),
        },
        swapped: strands_swapped(stated, built),
        blocks: lines
            .iter()
            .any(|line| line.verdict == BuiltVerdict::Differs && line.reason.is_empty()),
        lines: lines
            .into_iter()
            .map(|line| BuiltLineView {
                field: line.field.as_wire().to_owned(),
                loa: line.loa,
                built: line.built,
                verdict: line.verdict.as_wire().to_owned(),
                reason: line.reason,
            })
            .collect(),
        noted: at.map(noted),
    }
}

pub(crate) fn file_view((file, at): &(desk_domain::works::Attachment, Noted)) -> AttachmentView {
    let noted = noted(at);
    AttachmentView {
        file: file.file.id.clone(),
        name: file.file.name.clone(),
        size: file.file.size,
        pages: file.file.pages,
        sha256: file.file.sha256.clone(),
        media: file.media.clone(),
        step: file.step.clone(),
        title: file.title.clone(),
        at: instant(at.at),
        by: noted.by,
        event: noted.event,
    }
}
