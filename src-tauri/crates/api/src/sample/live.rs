//! The later life in the sample: completion, the fee, service, upkeep, maintenance, and a line that came to its end.

use super::works::BY;
use super::{Story, local, newest_loa};
use crate::wire::{
    ActOnCircuit, ActWord, ApiError, CircuitView, CompletionForm, FeeForm, MaintenanceForm,
    OrderFee, RecordConnected, RecordService, ReportCompletion, SaveMaintenance, SaveUpkeep,
    UpkeepForm,
};
use chrono::Duration;

const ZONE: &str = "Asia/Shanghai";

impl Story<'_> {
    /// Completion is reported; the test report is said to come later.
    pub(super) fn completed(
        &mut self,
        days: i64,
        circuit: &CircuitView,
    ) -> Result<CircuitView, ApiError> {
        let loa = newest_loa(circuit);
        self.ago(days, |desk, occasion, key| {
            let request = ReportCompletion {
                key,
                loa,
                form: CompletionForm {
                    line_code: "SAMPLE-77120".into(),
                    cable_label: "SAMPLE-302-C07-11".into(),
                    panel_port: "11 / 12".into(),
                    provider: "中国电信".into(),
                    provider_name: String::new(),
                    contact: "沈工 +86 139 0000 0533".into(),
                    test_report: None,
                    no_report: "施工方随后提供（样例）".into(),
                },
                by: BY.into(),
                at: local(occasion.now, ZONE),
                zone: ZONE.into(),
            };
            desk.report_completion(occasion, request)
        })
    }

    /// The patch cable is in, and the port waits for its fee.
    pub(super) fn connected(
        &mut self,
        days: i64,
        circuit: &CircuitView,
    ) -> Result<CircuitView, ApiError> {
        self.ago(days, |desk, occasion, key| {
            let request = RecordConnected {
                key,
                circuit: circuit.id.clone(),
                pending_payment: true,
                seen_by: BY.into(),
                seen_at: local(occasion.now, ZONE),
                zone: ZONE.into(),
            };
            desk.record_connected(occasion, request)
        })
    }

    /// The fee is ordered and paid, and the port is seen in service on the same day.
    pub(super) fn in_service(
        &mut self,
        days: i64,
        circuit: &CircuitView,
        months: &str,
    ) -> Result<CircuitView, ApiError> {
        self.ago(days, |desk, occasion, key| {
            let request = OrderFee {
                key,
                circuit: circuit.id.clone(),
                renewal: false,
                form: FeeForm {
                    number: "SAMPLE-FEE-0001".into(),
                    cycle: "Month".into(),
                    period: months.into(),
                    auto_renew: false,
                    renew_months: String::new(),
                    amount: "2160".into(),
                    currency: "USD".into(),
                    last_day: String::new(),
                },
                paid: true,
                by: BY.into(),
                at: local(occasion.now, ZONE),
                zone: ZONE.into(),
            };
            desk.order_fee(occasion, request)
        })?;
        self.ago(days, |desk, occasion, key| {
            let request = RecordService {
                key,
                circuit: circuit.id.clone(),
                enabled: true,
                port: "Up".into(),
                business: "Normal".into(),
                reason: String::new(),
                seen_by: BY.into(),
                seen_at: local(occasion.now, ZONE),
                zone: ZONE.into(),
            };
            desk.record_service(occasion, request)
        })
    }

    /// The O&M record, and a VBR that hangs on the port.
    pub(super) fn upkeep(&mut self, days: i64, circuit: &CircuitView) -> Result<(), ApiError> {
        self.ago(days, |desk, occasion, key| {
            let request = SaveUpkeep {
                key,
                circuit: circuit.id.clone(),
                form: UpkeepForm {
                    provider: "中国电信".into(),
                    line_id: "SAMPLE-SH-0091".into(),
                    odf_port: "ODF-2 / 11-12 LC".into(),
                    contacts: vec!["沈工 +86 139 0000 0533".into()],
                    in_console: true,
                },
                by: BY.into(),
            };
            desk.save_upkeep(occasion, request)
        })?;
        Ok(())
    }

    /// An outage that is over, and a window of maintenance that is to come.
    pub(super) fn interruptions(&mut self, circuit: &CircuitView) -> Result<(), ApiError> {
        let begins = self.now + Duration::days(5);
        for (days, kind, title, from, hours) in [
            (
                9,
                "outage",
                "光缆中断（样例）",
                self.now - Duration::days(9),
                3,
            ),
            (2, "planned", "运营商割接（样例）", begins, 4),
        ] {
            let form = MaintenanceForm {
                kind: kind.into(),
                title: title.into(),
                source: "中国电信".into(),
                from: local(from, ZONE),
                until: local(from + Duration::hours(hours), ZONE),
                zone: ZONE.into(),
                circuits: vec![circuit.id.clone()],
                note: String::new(),
            };
            self.ago(days, |desk, occasion, key| {
                let request = SaveMaintenance {
                    key,
                    circuit: circuit.id.clone(),
                    id: None,
                    form,
                    by: BY.into(),
                    kept: Vec::new(),
                };
                desk.save_maintenance(occasion, request)
            })?;
        }
        Ok(())
    }

    /// The line is given up, and seen to be over.
    pub(super) fn terminated(&mut self, days: i64, circuit: &CircuitView) -> Result<(), ApiError> {
        let last_four: String = circuit
            .row
            .instance_id
            .as_deref()
            .map(|id| {
                id.chars()
                    .skip(id.chars().count().saturating_sub(4))
                    .collect()
            })
            .unwrap_or_default();
        self.ago(days, |desk, occasion, key| {
            let request = ActOnCircuit {
                key,
                circuit: circuit.id.clone(),
                action: ActWord::Terminate,
                reason: "机房搬迁（样例）".into(),
                last_four,
                by: BY.into(),
                at: local(occasion.now, ZONE),
                zone: ZONE.into(),
            };
            desk.act_on_circuit(occasion, request)
        })?;
        self.port_seen(days - 1, circuit, "Terminated", "")?;
        Ok(())
    }
}
