//! Which steps construction has, who owns each, when it is due, and what it waits for.
//!
//! The steps and their order are the guide's (step 4). What a step waits for is read off that order, and that a
//! circuit inside one facility needs no carrier installation follows from there being no way outside: both are inferred.

use super::record::Works;
use super::words::{Jurisdiction, Scenario, StepMark, StepOwner, StepState, TestKind, WorksStep};
use crate::entry::Noted;
use chrono::NaiveDate;

/// Dates that come from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dates {
    /// Last day of the survey's clock.
    pub survey: Option<NaiveDate>,
    /// Last day of the visit window.
    pub visit: Option<NaiveDate>,
}

/// Where a due date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueFrom {
    /// A person set it.
    Set,
    /// The survey's clock.
    Clock,
    /// The visit window ends then.
    Visit,
}

/// A step as the circuit shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedStep {
    /// Which.
    pub step: WorksStep,
    /// Who does it.
    pub owner: StepOwner,
    /// Company or person, or empty.
    pub who: String,
    /// When it is due, and where that date comes from.
    pub due: Option<(NaiveDate, DueFrom)>,
    /// Where it stands.
    pub state: StepState,
    /// What it waits for: steps before it that are neither done nor needless.
    pub waits_for: Vec<WorksStep>,
    /// Free note, or empty.
    pub note: String,
    /// Why it is not needed, or empty.
    pub reason: String,
    /// What made it stand there.
    pub noted: Option<Noted>,
    /// Files of this step.
    pub files: u32,
}

/// The steps of a scenario under a jurisdiction, in order.
#[must_use]
pub fn order(scenario: Scenario, jurisdiction: Jurisdiction) -> Vec<WorksStep> {
    WorksStep::ALL
        .iter()
        .copied()
        .filter(|step| match step {
            WorksStep::CageAccess => jurisdiction == Jurisdiction::Mainland,
            WorksStep::MeetMeRoom => jurisdiction == Jurisdiction::Elsewhere,
            WorksStep::CarrierInstallation => scenario == Scenario::DifferentFacilities,
            _ => true,
        })
        .collect()
}

/// Who does a step unless somebody says otherwise.
const fn owner(step: WorksStep, scenario: Scenario, jurisdiction: Jurisdiction) -> StepOwner {
    match step {
        WorksStep::SiteSurvey => match scenario {
            Scenario::DifferentFacilities => StepOwner::Carrier,
            Scenario::SameFacility => StepOwner::ConstructionCompany,
        },
        WorksStep::CarrierInstallation => StepOwner::Carrier,
        WorksStep::EndToEndCost | WorksStep::AsBuilt => StepOwner::You,
        WorksStep::PatchCable => StepOwner::FacilityOperator,
        // in the mainland nobody but Alibaba Cloud's people touches what stands in its cage
        WorksStep::CrossConnect => match jurisdiction {
            Jurisdiction::Mainland => StepOwner::ConstructionCompany,
            Jurisdiction::Elsewhere => StepOwner::FacilityOperator,
        },
        _ => StepOwner::ConstructionCompany,
    }
}

/// What comes before a step.
const fn before(step: WorksStep) -> &'static [WorksStep] {
    use WorksStep as S;
    match step {
        S::CageAccess | S::MeetMeRoom => &[],
        S::SiteSurvey => &[S::CageAccess, S::MeetMeRoom],
        S::EndToEndCost | S::PatchCable | S::Deployment => &[S::SiteSurvey],
        S::CarrierInstallation => &[S::SiteSurvey, S::EndToEndCost],
        S::FibreLaying => &[S::CarrierInstallation, S::PatchCable],
        S::CrossConnect => &[S::FibreLaying],
        S::OpticalPower => &[S::CrossConnect],
        S::Connectivity => &[S::Deployment, S::OpticalPower],
        S::Bandwidth | S::Sla => &[S::Connectivity],
        S::TestReport => &[S::OpticalPower, S::Connectivity, S::Bandwidth, S::Sla],
        S::AsBuilt => &[S::CrossConnect],
    }
}

/// What the facts alone say of a step.
fn evidence(step: WorksStep, works: &Works) -> Option<(StepState, &Noted)> {
    let done = |noted| Some((StepState::Done, noted));
    let told = |passed: Option<bool>| match passed {
        Some(true) => StepState::Done,
        Some(false) => StepState::Failed,
        None => StepState::Started,
    };
    let test = |kind| {
        works
            .test(kind)
            .map(|(test, noted)| (told(test.passed()), noted))
    };
    match step {
        WorksStep::SiteSurvey => match (&works.survey, &works.survey_request) {
            (Some((_, noted)), _) => done(noted),
            (None, Some((_, noted))) => Some((StepState::Started, noted)),
            (None, None) => None,
        },
        WorksStep::EndToEndCost => works.cost.as_ref().and_then(|(_, noted)| done(noted)),
        WorksStep::PatchCable => works.cable.as_ref().map(|(cable, noted)| {
            let state = if cable.delivered {
                StepState::Done
            } else {
                StepState::Started
            };
            (state, noted)
        }),
        WorksStep::OpticalPower => {
            let (light, noted) = works.light.last()?;
            Some((told(light.passed()), noted))
        }
        WorksStep::Connectivity => test(TestKind::Connectivity),
        WorksStep::Bandwidth => test(TestKind::Bandwidth),
        WorksStep::Sla => {
            let kinds = [
                TestKind::Latency,
                TestKind::Jitter,
                TestKind::Loss,
                TestKind::Availability,
            ];
            let found: Vec<_> = kinds.into_iter().filter_map(test).collect();
            let last = found.iter().max_by_key(|(_, noted)| &noted.event)?.1;
            let worst = [StepState::Failed, StepState::Started, StepState::Done]
                .into_iter()
                .find(|state| found.iter().any(|(had, _)| had == state))?;
            Some((worst, last))
        }
        WorksStep::TestReport => works
            .files_of(step)
            .last()
            .and_then(|(_, noted)| done(noted)),
        WorksStep::AsBuilt => works.as_built.as_ref().and_then(|(_, noted)| done(noted)),
        _ => None,
    }
}

/// Steps that a form of their own completes: a mark alone does not make a measurement.
#[must_use]
pub const fn has_form(step: WorksStep) -> bool {
    matches!(
        step,
        WorksStep::SiteSurvey
            | WorksStep::EndToEndCost
            | WorksStep::PatchCable
            | WorksStep::OpticalPower
            | WorksStep::Connectivity
            | WorksStep::Bandwidth
            | WorksStep::Sla
            | WorksStep::AsBuilt
    )
}

/// The steps of construction as they stand.
#[must_use]
pub fn steps(
    scenario: Scenario,
    jurisdiction: Jurisdiction,
    works: &Works,
    dates: Dates,
) -> Vec<PlannedStep> {
    let order = order(scenario, jurisdiction);
    let mut planned: Vec<PlannedStep> = Vec::with_capacity(order.len());
    for step in order {
        let said = works.notes.get(&step);
        let evidence = evidence(step, works);
        let mark = said.and_then(|(note, _)| StepMark::from_wire(&note.mark).ok());
        // what stands before it in the list is already weighed
        let waits_for: Vec<WorksStep> = planned
            .iter()
            .filter(|earlier| before(step).contains(&earlier.step))
            .filter(|earlier| !matches!(earlier.state, StepState::Done | StepState::NotNeeded))
            .map(|earlier| earlier.step)
            .collect();
        let (state, noted) = match (mark, evidence) {
            (Some(StepMark::NotNeeded), _) => {
                (StepState::NotNeeded, said.map(|(_, noted)| noted.clone()))
            }
            (_, Some((state, noted))) => (state, Some(noted.clone())),
            (Some(StepMark::Done), None) if !has_form(step) => {
                (StepState::Done, said.map(|(_, noted)| noted.clone()))
            }
            (Some(StepMark::Started | StepMark::Done), None) => {
                (StepState::Started, said.map(|(_, noted)| noted.clone()))
            }
            (_, None) if waits_for.is_empty() => (StepState::Ready, None),
            (_, None) => (StepState::Waiting, None),
        };
        let set = said.and_then(|(note, _)| note.due.parse::<NaiveDate>().ok());
        let due = set.map(|day| (day, DueFrom::Set)).or(match step {
            WorksStep::SiteSurvey => dates.survey.map(|day| (day, DueFrom::Clock)),
            WorksStep::Deployment | WorksStep::FibreLaying | WorksStep::CrossConnect => {
                dates.visit.map(|day| (day, DueFrom::Visit))
            }
            _ => None,
        });
        planned.push(PlannedStep {
            step,
            owner: said
                .and_then(|(note, _)| StepOwner::from_wire(&note.owner).ok())
                .unwrap_or(owner(step, scenario, jurisdiction)),
            who: said.map_or_else(String::new, |(note, _)| note.who.clone()),
            due,
            waits_for: if matches!(state, StepState::Waiting) {
                waits_for
            } else {
                Vec::new()
            },
            state,
            note: said.map_or_else(String::new, |(note, _)| note.note.clone()),
            reason: said.map_or_else(String::new, |(note, _)| note.reason.clone()),
            noted,
            files: u32::try_from(works.files_of(step).count()).unwrap_or(u32::MAX),
        });
    }
    planned
}
