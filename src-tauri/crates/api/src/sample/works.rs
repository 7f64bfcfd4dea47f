//! Construction in the sample: one line half-way, with a port that was built elsewhere than the LOA says.

use super::{Story, local};
use crate::wire::{
    ApiError, AsBuiltForm, BeginWorks, CableForm, CircuitView, ConfirmCost, CostForm, LightForm,
    MeasureLight, NoteCable, NoteWorksStep, RecordAsBuilt, RecordSurvey, RecordTest, RequestSurvey,
    StepForm, SurveyForm, TestForm,
};

/// Who writes it down.
pub(super) const BY: &str = "林悦";

impl Story<'_> {
    /// Construction begins.
    pub(super) fn works(
        &mut self,
        days: i64,
        circuit: &CircuitView,
        scenario: &str,
        jurisdiction: &str,
    ) -> Result<CircuitView, ApiError> {
        self.ago(days, |desk, occasion, key| {
            let request = BeginWorks {
                key,
                circuit: circuit.id.clone(),
                scenario: scenario.into(),
                jurisdiction: jurisdiction.into(),
                reason: String::new(),
                by: BY.into(),
            };
            desk.begin_works(occasion, request)
        })
    }

    /// Something is said of a step.
    pub(super) fn step(
        &mut self,
        days: i64,
        circuit: &CircuitView,
        step: &str,
        mark: &str,
        note: &str,
    ) -> Result<CircuitView, ApiError> {
        self.ago(days, |desk, occasion, key| {
            let request = NoteWorksStep {
                key,
                circuit: circuit.id.clone(),
                step: step.into(),
                form: StepForm {
                    mark: mark.into(),
                    owner: "construction_company".into(),
                    who: "岚合网络工程".into(),
                    due: String::new(),
                    note: note.into(),
                    reason: String::new(),
                },
                by: BY.into(),
            };
            desk.note_works_step(occasion, request)
        })
    }

    /// The survey is asked for, and its sheet comes back two days later.
    pub(super) fn survey(&mut self, days: i64, circuit: &CircuitView) -> Result<(), ApiError> {
        self.ago(days, |desk, occasion, key| {
            let request = RequestSurvey {
                key,
                circuit: circuit.id.clone(),
                asked: "中国电信，沈工".into(),
                note: String::new(),
                by: BY.into(),
                at: local(occasion.now, "Asia/Shanghai"),
                zone: "Asia/Shanghai".into(),
            };
            desk.request_survey(occasion, request)
        })?;
        self.ago(days - 1, |desk, occasion, key| {
            let at = local(occasion.now, "Asia/Shanghai");
            let request = RecordSurvey {
                key,
                circuit: circuit.id.clone(),
                form: sheet(at.split('T').next().unwrap_or_default()),
                kept: Vec::new(),
                by: BY.into(),
                at,
                zone: "Asia/Shanghai".into(),
            };
            desk.record_survey(occasion, request)
        })?;
        Ok(())
    }

    /// The costs of the line, and the patch cable.
    pub(super) fn cost_and_cable(
        &mut self,
        days: i64,
        circuit: &CircuitView,
    ) -> Result<(), ApiError> {
        self.ago(days, |desk, occasion, key| {
            let request = ConfirmCost {
                key,
                circuit: circuit.id.clone(),
                form: CostForm {
                    with: "中国电信，沈工".into(),
                    once: "12000".into(),
                    monthly: "4800".into(),
                    currency: "CNY".into(),
                    note: String::new(),
                },
                by: BY.into(),
            };
            desk.confirm_cost(occasion, request)
        })?;
        self.ago(days - 1, |desk, occasion, key| {
            let request = NoteCable {
                key,
                circuit: circuit.id.clone(),
                form: CableForm {
                    operator: "示例机房运营商".into(),
                    order: "SAMPLE-XC-302".into(),
                    rental: "300".into(),
                    currency: "CNY".into(),
                    delivered: true,
                    ..CableForm::default()
                },
                by: BY.into(),
            };
            desk.note_cable(occasion, request)
        })?;
        Ok(())
    }

    /// Light at both ends, and how much the line carries.
    pub(super) fn light_and_bandwidth(
        &mut self,
        days: i64,
        circuit: &CircuitView,
        mbps: &str,
    ) -> Result<(), ApiError> {
        self.ago(days, |desk, occasion, key| {
            let request = MeasureLight {
                key,
                circuit: circuit.id.clone(),
                form: LightForm {
                    tx_here: "-2.1".into(),
                    rx_here: "-4.3".into(),
                    tx_there: "-1.8".into(),
                    rx_there: "-5.0".into(),
                    ..LightForm::default()
                },
                by: BY.into(),
                at: local(occasion.now, "Asia/Shanghai"),
                zone: "Asia/Shanghai".into(),
            };
            desk.measure_light(occasion, request)
        })?;
        for (kind, value) in [("connectivity", "100"), ("bandwidth", mbps)] {
            self.ago(days, |desk, occasion, key| {
                let request = RecordTest {
                    key,
                    circuit: circuit.id.clone(),
                    form: TestForm {
                        kind: kind.into(),
                        value: value.into(),
                        limit: if kind == "bandwidth" { mbps } else { "100" }.into(),
                        limit_source: "typed".into(),
                        note: "iperf3".into(),
                    },
                    by: BY.into(),
                    at: local(occasion.now, "Asia/Shanghai"),
                    zone: "Asia/Shanghai".into(),
                };
                desk.record_test(occasion, request)
            })?;
        }
        Ok(())
    }

    /// What was built, at this port of the panel.
    pub(super) fn built(
        &mut self,
        days: i64,
        circuit: &CircuitView,
        panel_port: &str,
    ) -> Result<CircuitView, ApiError> {
        self.ago(days, |desk, occasion, key| {
            let request = RecordAsBuilt {
                key,
                circuit: circuit.id.clone(),
                form: AsBuiltForm {
                    carrier_circuit_id: "HZ-MSTP-0098".into(),
                    cable_label: "SAMPLE-302-C07-11".into(),
                    odf: "ODF-2".into(),
                    panel_port: panel_port.into(),
                    strand_tx: "21".into(),
                    strand_rx: "22".into(),
                    explained: Vec::new(),
                },
                by: BY.into(),
            };
            desk.record_as_built(occasion, request)
        })
    }
}

fn sheet(day: &str) -> SurveyForm {
    SurveyForm {
        access_on: day.into(),
        rate: "10".into(),
        wavelength: "1310".into(),
        reach: "10".into(),
        own_rate: "10".into(),
        own_wavelength: "1310".into(),
        own_reach: "10".into(),
        fibre: "smf".into(),
        connector: "LC-LC".into(),
        rack: "3F-302 C07 U22".into(),
        route_confirmed: "yes".into(),
        route: "竖井 B，走线架 2 层".into(),
        distance: "86".into(),
        esd: "yes".into(),
        esd_note: "腕带".into(),
        procedures: "值班台开具作业许可".into(),
        photos: "no".into(),
        evidence: "ODF-2 第 11、12 口空闲".into(),
        surveyed_by: "岚合网络工程".into(),
        ..SurveyForm::default()
    }
}
