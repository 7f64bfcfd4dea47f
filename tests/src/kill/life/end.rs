//! Maintenance, what hangs on a port, and how circuits end.

use super::{Sent, by, local, zone};
use desk_api::wire::*;

pub(super) fn save_maintenance(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let circuit = sent.circuit().id;
    let request = SaveMaintenance {
        key: sent.key,
        circuit: circuit.clone(),
        id: None,
        form: MaintenanceForm {
            kind: "planned".into(),
            title: "Ring work".into(),
            source: String::new(),
            from: "2026-12-01T01:00".into(),
            until: "2026-12-01T05:00".into(),
            zone: zone(),
            circuits: vec![circuit],
            note: String::new(),
        },
        by: by(),
        kept: Vec::new(),
    };
    sent.desk.save_maintenance(sent.occasion, request)
}

pub(super) fn save_dependant(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let request = SaveDependant {
        circuit: sent.member(1),
        key: sent.key,
        kind: "vbr".into(),
        name: "vbr-bp1x".into(),
        note: String::new(),
        by: by(),
    };
    sent.desk.save_dependant(sent.occasion, request)
}

pub(super) fn terminate(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let page = sent.circuit();
    let port = page.row.instance_id.unwrap_or_default();
    let four = port.get(port.len().saturating_sub(4)..).unwrap_or_default();
    act(sent, page.id, ActWord::Terminate, four)
}

pub(super) fn cancel_member(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let member = sent.member(0);
    act(sent, member, ActWord::Cancel, "")
}

pub(super) fn delete_member(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let member = sent.member(0);
    act(sent, member, ActWord::Delete, "")
}

fn act(
    sent: Sent<'_>,
    circuit: String,
    action: ActWord,
    last_four: &str,
) -> Result<CircuitView, ApiError> {
    let request = ActOnCircuit {
        key: sent.key,
        circuit,
        action,
        reason: "The site moves".into(),
        last_four: last_four.into(),
        by: by(),
        at: local(sent.n),
        zone: zone(),
    };
    sent.desk.act_on_circuit(sent.occasion, request)
}
