//! From what was built to a circuit in service.

use super::{Sent, by, local, zone};
use desk_api::wire::*;

pub(super) fn record_as_built(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let request = RecordAsBuilt {
        circuit: sent.circuit().id,
        key: sent.key,
        form: AsBuiltForm {
            carrier_circuit_id: "HZ-MSTP-0098".into(),
            cable_label: format!("XC-{}", sent.round),
            odf: "ODF-2".into(),
            panel_port: "11 / 12".into(),
            strand_tx: "21".into(),
            strand_rx: "22".into(),
            explained: Vec::new(),
        },
        by: by(),
    };
    sent.desk.record_as_built(sent.occasion, request)
}

pub(super) fn report_completion(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let request = ReportCompletion {
        loa: sent.circuit().loas[0].id.clone(),
        key: sent.key,
        form: CompletionForm {
            line_code: format!("CT-{}", sent.round),
            cable_label: format!("XC-{}", sent.round),
            provider: "中国电信".into(),
            panel_port: String::new(),
            provider_name: String::new(),
            contact: "王工 +86 139 0000 1234".into(),
            test_report: None,
            no_report: "The carrier sends it on Friday".into(),
        },
        by: by(),
        at: local(sent.n),
        zone: zone(),
    };
    sent.desk.report_completion(sent.occasion, request)
}

pub(super) fn record_connected(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let request = RecordConnected {
        circuit: sent.circuit().id,
        key: sent.key,
        pending_payment: true,
        seen_by: by(),
        seen_at: local(sent.n),
        zone: zone(),
    };
    sent.desk.record_connected(sent.occasion, request)
}

pub(super) fn order_fee(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let request = OrderFee {
        circuit: sent.circuit().id,
        key: sent.key,
        renewal: false,
        form: FeeForm {
            number: format!("order-{}", sent.round),
            cycle: "Month".into(),
            period: "3".into(),
            auto_renew: true,
            renew_months: "1".into(),
            amount: "2160".into(),
            currency: "USD".into(),
            last_day: String::new(),
        },
        paid: false,
        by: by(),
        at: local(sent.n),
        zone: zone(),
    };
    sent.desk.order_fee(sent.occasion, request)
}

pub(super) fn pay_fee(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let request = DoneOnCircuit {
        circuit: sent.circuit().id,
        key: sent.key,
        by: by(),
        at: local(sent.n),
        zone: zone(),
    };
    sent.desk.pay_fee(sent.occasion, request)
}

pub(super) fn record_service(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let request = RecordService {
        circuit: sent.circuit().id,
        key: sent.key,
        enabled: true,
        port: "Up".into(),
        business: "Normal".into(),
        reason: String::new(),
        seen_by: by(),
        seen_at: local(sent.n),
        zone: zone(),
    };
    sent.desk.record_service(sent.occasion, request)
}

pub(super) fn save_upkeep(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let request = SaveUpkeep {
        circuit: sent.circuit().id,
        key: sent.key,
        form: UpkeepForm {
            provider: "China Telecom".into(),
            line_id: format!("DIA-{}", sent.round),
            odf_port: "ODF-2 / 11".into(),
            contacts: vec!["王工 +86 139 0000 1234".into()],
            in_console: true,
        },
        by: by(),
    };
    sent.desk.save_upkeep(sent.occasion, request)
}

pub(super) fn change_circuit(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let page = sent.circuit();
    let request = ChangeCircuit {
        key: sent.key,
        circuit: page.id,
        form: ChangeForm {
            name: page.form.name,
            description: format!("Line of round {}", sent.round),
            line_operator: page.form.line_operator,
            port_type: page.form.port_type,
            location: page.live.location,
            redundant_circuit: page.form.redundant_circuit,
        },
        by: by(),
        kept: Vec::new(),
    };
    sent.desk.change_circuit(sent.occasion, request)
}
