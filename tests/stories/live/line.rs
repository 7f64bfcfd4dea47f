//! One circuit from its approved LOA on, and what a person does to it.

use chrono::Duration;
use desk_api::wire::*;
use desk_tests::story::{Rig, engineer, must};

pub struct Line {
    pub rig: Rig,
    pub id: String,
    pub _folder: tempfile::TempDir,
}

pub const ID: &str = "pc-bp1qrb3n7wd0k5x2m";

impl Line {
    /// A circuit whose LOA is approved, its handout issued.
    pub fn approved() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (mut rig, account) = Rig::ready(folder.path());
        let crew = vec![engineer("周明宇", "E20481937")];
        let story = rig.circuit(&account, "Hangzhou-1").allocated(ID);
        let id = story.loa_applied(crew).loa_approved().view.id.clone();
        Self {
            rig,
            id,
            _folder: folder,
        }
    }

    /// The same, built as the LOA says.
    pub fn built() -> Self {
        let mut line = Self::approved();
        must(line.builds(|_| ()));
        line
    }

    pub fn builds(
        &mut self,
        change: impl FnOnce(&mut AsBuiltForm),
    ) -> Result<CircuitView, ApiError> {
        let mut form = AsBuiltForm {
            carrier_circuit_id: "HZ-MSTP-0098".into(),
            cable_label: "XC-3F-302-11".into(),
            odf: "ODF-2".into(),
            panel_port: "11 / 12".into(),
            strand_tx: "21".into(),
            strand_rx: "22".into(),
            explained: Vec::new(),
        };
        change(&mut form);
        let request = RecordAsBuilt {
            key: self.rig.key(),
            circuit: self.id.clone(),
            form,
            by: "Lin Yue".into(),
        };
        self.rig
            .run(|desk, occasion| desk.record_as_built(occasion, request))
    }

    pub fn at(&self) -> String {
        self.rig.now().format("%Y-%m-%dT%H:%M").to_string()
    }

    pub fn page(&mut self) -> CircuitView {
        let id = self.id.clone();
        self.rig.page(&id)
    }

    pub fn reports(
        &mut self,
        change: impl FnOnce(&mut CompletionForm),
    ) -> Result<CircuitView, ApiError> {
        let mut form = CompletionForm {
            line_code: "CT-HZ-77120".into(),
            cable_label: "XC-3F-302-11".into(),
            panel_port: String::new(),
            provider: "中国电信".into(),
            provider_name: String::new(),
            contact: "王工 +86 139 0000 1234".into(),
            test_report: None,
            no_report: "The carrier sends it on Friday".into(),
        };
        change(&mut form);
        let loa = self.page().loas[0].id.clone();
        let request = ReportCompletion {
            key: self.rig.key(),
            loa,
            form,
            by: "Lin Yue".into(),
            at: self.at(),
            zone: "UTC".into(),
        };
        self.rig
            .run(|desk, occasion| desk.report_completion(occasion, request))
    }

    pub fn connected(&mut self) -> Result<CircuitView, ApiError> {
        let request = RecordConnected {
            key: self.rig.key(),
            circuit: self.id.clone(),
            pending_payment: true,
            seen_by: "Lin Yue".into(),
            seen_at: self.at(),
            zone: "UTC".into(),
        };
        self.rig
            .run(|desk, occasion| desk.record_connected(occasion, request))
    }

    pub fn orders(&mut self, renewal: bool, paid: bool) -> Result<CircuitView, ApiError> {
        let request = OrderFee {
            key: self.rig.key(),
            circuit: self.id.clone(),
            renewal,
            form: FeeForm {
                number: "20261123-88".into(),
                cycle: "Month".into(),
                period: "3".into(),
                auto_renew: true,
                renew_months: "1".into(),
                amount: "2,160".into(),
                currency: "USD".into(),
                last_day: String::new(),
            },
            paid,
            by: "Lin Yue".into(),
            at: self.at(),
            zone: "UTC".into(),
        };
        self.rig
            .run(|desk, occasion| desk.order_fee(occasion, request))
    }

    pub fn sees(
        &mut self,
        enabled: bool,
        port: &str,
        business: &str,
    ) -> Result<CircuitView, ApiError> {
        let request = RecordService {
            key: self.rig.key(),
            circuit: self.id.clone(),
            enabled,
            port: port.into(),
            business: business.into(),
            reason: String::new(),
            seen_by: "Lin Yue".into(),
            seen_at: self.at(),
            zone: "UTC".into(),
        };
        self.rig
            .run(|desk, occasion| desk.record_service(occasion, request))
    }

    pub fn acts(&mut self, action: ActWord, last_four: &str) -> Result<CircuitView, ApiError> {
        let request = ActOnCircuit {
            key: self.rig.key(),
            circuit: self.id.clone(),
            action,
            reason: "The site moves".into(),
            last_four: last_four.into(),
            by: "Lin Yue".into(),
            at: self.at(),
            zone: "UTC".into(),
        };
        self.rig
            .run(|desk, occasion| desk.act_on_circuit(occasion, request))
    }

    pub fn done(&mut self) -> DoneOnCircuit {
        DoneOnCircuit {
            key: self.rig.key(),
            circuit: self.id.clone(),
            by: "Lin Yue".into(),
            at: self.at(),
            zone: "UTC".into(),
        }
    }

    pub fn sees_port(&mut self, status: &str) -> Result<CircuitView, ApiError> {
        let request = RecordPort {
            key: self.rig.key(),
            circuit: self.id.clone(),
            status: status.into(),
            instance_id: String::new(),
            port: String::new(),
            device: String::new(),
            reason: "because".into(),
            seen_by: "Lin Yue".into(),
            seen_at: self.at(),
            zone: "UTC".into(),
        };
        self.rig
            .run(|desk, occasion| desk.record_port(occasion, request))
    }

    /// In service, the fee paid for three months.
    pub fn live() -> Self {
        let mut line = Self::built();
        must(line.reports(|_| ()));
        line.rig.wait(Duration::hours(3));
        must(line.connected());
        must(line.orders(false, true));
        must(line.sees(true, "Up", "Normal"));
        line
    }

    pub fn keeps(&mut self, contacts: &[&str]) -> Result<CircuitView, ApiError> {
        let request = SaveUpkeep {
            key: self.rig.key(),
            circuit: self.id.clone(),
            form: UpkeepForm {
                provider: "China Telecom".into(),
                line_id: "DIA-HZ-0091X".into(),
                odf_port: "ODF-2 / 11-12 LC".into(),
                contacts: contacts.iter().map(|&c| c.to_owned()).collect(),
                in_console: true,
            },
            by: "Lin Yue".into(),
        };
        self.rig
            .run(|desk, occasion| desk.save_upkeep(occasion, request))
    }

    pub fn found(&mut self, text: &str) -> usize {
        let query = CircuitQuery {
            search: text.into(),
            limit: 10,
            ..CircuitQuery::default()
        };
        must(
            self.rig
                .run(|desk, occasion| desk.circuits(occasion, query)),
        )
        .rows
        .len()
    }
}

/// The findings of a refused answer, each with its field.
pub fn codes(error: &ApiError) -> Vec<(String, String)> {
    let mut codes: Vec<_> = error
        .fields
        .iter()
        .map(|f| (f.field.clone(), f.code.clone()))
        .collect();
    codes.sort();
    codes
}
