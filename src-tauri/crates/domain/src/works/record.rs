//! Everything recorded of a circuit's construction, the newest of each kind.

use super::facts::{Attachment, LineCost, PatchCable, StepNote, WorksPlan, WorksTest};
use super::words::{Jurisdiction, Scenario, TestKind, WorksStep};
use crate::as_built::AsBuilt;
use crate::entry::Noted;
use crate::event::Fact;
use crate::light::LightFact;
use crate::survey::{SurveyFact, SurveyRequest};
use crate::timeline::{Effect, Entry};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// What is known of a circuit's construction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Works {
    /// When the scenario was first chosen.
    begun: Option<DateTime<Utc>>,
    /// Scenario and jurisdiction; none before construction began.
    pub plan: Option<(WorksPlan, Noted)>,
    /// What people said of the steps.
    pub notes: BTreeMap<WorksStep, (StepNote, Noted)>,
    /// The survey was asked for.
    pub survey_request: Option<(SurveyRequest, Noted)>,
    /// The survey came back.
    pub survey: Option<(SurveyFact, Noted)>,
    /// Costs, confirmed with the provider.
    pub cost: Option<(LineCost, Noted)>,
    /// The patch cable.
    pub cable: Option<(PatchCable, Noted)>,
    /// Light, each measurement in order.
    pub light: Vec<(LightFact, Noted)>,
    /// Tests, each in order.
    pub tests: Vec<(WorksTest, Noted)>,
    /// What was built.
    pub as_built: Option<(AsBuilt, Noted)>,
    /// Files.
    pub files: Vec<(Attachment, Noted)>,
}

/// Whether a fact tells of construction.
#[must_use]
pub const fn is_works(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::WorksBegun(_)
            | Fact::WorksStepNoted(_)
            | Fact::SurveyRequested(_)
            | Fact::SurveyRecorded(_)
            | Fact::LineCostConfirmed(_)
            | Fact::PatchCableNoted(_)
            | Fact::LightMeasured(_)
            | Fact::WorksTested(_)
            | Fact::AsBuiltRecorded(_)
            | Fact::FileAttached(_)
    )
}

impl Works {
    /// Folds it from a circuit's entries; what was withdrawn is passed over.
    #[must_use]
    pub fn of(entries: &[Entry]) -> Self {
        let mut works = Self::default();
        for Entry { event, effect } in entries {
            if !matches!(effect, Effect::Counted { .. }) {
                continue;
            }
            let noted = |by: &str| Noted::of(event, by);
            match &event.fact {
                Fact::WorksBegun(plan) => {
                    works.begun.get_or_insert(event.happened_at);
                    works.plan = Some((plan.clone(), noted(&plan.by)));
                }
                Fact::WorksStepNoted(note) => {
                    if let Ok(step) = WorksStep::from_wire(&note.step) {
                        works.notes.insert(step, (note.clone(), noted(&note.by)));
                    }
                }
                Fact::SurveyRequested(asked) => {
                    works.survey_request = Some((asked.clone(), noted(&asked.by)));
                }
                Fact::SurveyRecorded(survey) => {
                    works.survey = Some((survey.clone(), noted(&survey.by)));
                }
                Fact::LineCostConfirmed(cost) => {
                    works.cost = Some((cost.clone(), noted(&cost.by)));
                }
                Fact::PatchCableNoted(cable) => {
                    works.cable = Some((cable.clone(), noted(&cable.by)));
                }
                Fact::LightMeasured(light) => works.light.push((light.clone(), noted(&light.by))),
                Fact::WorksTested(test) => works.tests.push((test.clone(), noted(&test.by))),
                Fact::AsBuiltRecorded(built) => {
                    works.as_built = Some((built.clone(), noted(&built.by)));
                }
                Fact::FileAttached(file) => works.files.push((file.clone(), noted(&file.by))),
                _ => {}
            }
        }
        works
    }

    /// Scenario and jurisdiction, once construction began.
    #[must_use]
    pub fn chosen(&self) -> Option<(Scenario, Jurisdiction)> {
        let (plan, _) = self.plan.as_ref()?;
        Some((
            Scenario::from_wire(&plan.scenario).ok()?,
            Jurisdiction::from_wire(&plan.jurisdiction).ok()?,
        ))
    }

    /// When construction began: the first time that its scenario was chosen and counts.
    #[must_use]
    pub fn begun_at(&self) -> Option<DateTime<Utc>> {
        self.begun
    }

    /// The newest figure of a test.
    #[must_use]
    pub fn test(&self, kind: TestKind) -> Option<&(WorksTest, Noted)> {
        self.tests
            .iter()
            .rev()
            .find(|(test, _)| test.kind == kind.as_wire())
    }

    /// Files of a step.
    pub fn files_of(&self, step: WorksStep) -> impl Iterator<Item = &(Attachment, Noted)> {
        self.files
            .iter()
            .filter(move |(file, _)| file.step == step.as_wire())
    }

    /// Circuit ids and cable labels, to be found by.
    pub fn searchable(&self) -> impl Iterator<Item = &str> {
        self.as_built.iter().flat_map(|(built, _)| {
            [
                built.carrier_circuit_id.as_str(),
                built.cable_label.as_str(),
                built.panel_port.as_str(),
            ]
        })
    }
}
