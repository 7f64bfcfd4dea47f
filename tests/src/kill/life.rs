//! The later commands of a round: from what was built to the circuit's end.

use super::{at, circuit, members};
use desk_api::wire::*;
use desk_api::{Desk, Occasion};

/// What each of them leaves behind: the kind of the event, and its step in the round.
pub const LEFT: [(&str, u32); 15] = [
    ("as_built_recorded", 9),
    ("completion_reported", 10),
    ("fee_ordered", 12),
    ("fee_paid", 13),
    ("service_seen", 14),
    ("upkeep_saved", 15),
    ("attributes_changed", 16),
    ("maintenance_saved", 17),
    ("dependant_saved", 18),
    ("circuit_acted", 19),
    ("circuit_acted", 20),
    ("circuit_acted", 21),
    ("vbr_saved", 22),
    ("router_saved", 23),
    ("test_recorded", 24),
];

const BY: &str = "Lin Yue";

fn local(n: u32) -> String {
    at(n).format("%Y-%m-%dT%H:%M").to_string()
}

/// Carries out the command of this step of the round; a word that is the same when it is sent again.
pub(super) fn carry_out(
    desk: &mut Desk,
    n: u32,
    step: u32,
    round: u32,
    key: String,
    occasion: Occasion<'_>,
) -> Result<String, ApiError> {
    let (by, zone) = (BY.to_owned(), "UTC".to_owned());
    let id = circuit(desk, round).id;
    let acts = |circuit: String, action: ActWord, last_four: String| ActOnCircuit {
        key: key.clone(),
        circuit,
        action,
        reason: "The site moves".into(),
        last_four,
        by: BY.into(),
        at: local(n),
        zone: "UTC".into(),
    };
    let view = match step {
        9 => {
            let form = AsBuiltForm {
                carrier_circuit_id: "HZ-MSTP-0098".into(),
                cable_label: format!("XC-{round}"),
                odf: "ODF-2".into(),
                panel_port: "11 / 12".into(),
                strand_tx: "21".into(),
                strand_rx: "22".into(),
                explained: Vec::new(),
            };
            let request = RecordAsBuilt {
                key,
                circuit: id,
                form,
                by,
            };
            desk.record_as_built(occasion, request)?
        }
        10 => {
            let loa = circuit(desk, round).loas[0].id.clone();
            let form = CompletionForm {
                line_code: format!("CT-{round}"),
                cable_label: format!("XC-{round}"),
                provider: "中国电信".into(),
                panel_port: String::new(),
                provider_name: String::new(),
                contact: "王工 +86 139 0000 1234".into(),
                test_report: None,
                no_report: "The carrier sends it on Friday".into(),
            };
            let request = ReportCompletion {
                key,
                loa,
                form,
                by,
                at: local(n),
                zone,
            };
            desk.report_completion(occasion, request)?
        }
        11 => {
            let request = RecordConnected {
                key,
                circuit: id,
                pending_payment: true,
                seen_by: by,
                seen_at: local(n),
                zone,
            };
            desk.record_connected(occasion, request)?
        }
        12 => {
            let form = FeeForm {
                number: format!("order-{round}"),
                cycle: "Month".into(),
                period: "3".into(),
                auto_renew: true,
                renew_months: "1".into(),
                amount: "2160".into(),
                currency: "USD".into(),
                last_day: String::new(),
            };
            let request = OrderFee {
                key,
                circuit: id,
                renewal: false,
                form,
                paid: false,
                by,
                at: local(n),
                zone,
            };
            desk.order_fee(occasion, request)?
        }
        13 => {
            let request = DoneOnCircuit {
                key,
                circuit: id,
                by,
                at: local(n),
                zone,
            };
            desk.pay_fee(occasion, request)?
        }
        14 => {
            let request = RecordService {
                key,
                circuit: id,
                enabled: true,
                port: "Up".into(),
                business: "Normal".into(),
                reason: String::new(),
                seen_by: by,
                seen_at: local(n),
                zone,
            };
            desk.record_service(occasion, request)?
        }
        15 => {
            let form = UpkeepForm {
                provider: "China Telecom".into(),
                line_id: format!("DIA-{round}"),
                odf_port: "ODF-2 / 11".into(),
                contacts: vec!["王工 +86 139 0000 1234".into()],
                in_console: true,
            };
            let request = SaveUpkeep {
                key,
                circuit: id,
                form,
                by,
            };
            desk.save_upkeep(occasion, request)?
        }
        16 => {
            let page = circuit(desk, round);
            let form = ChangeForm {
                name: page.form.name,
                description: format!("Line of round {round}"),
                line_operator: page.form.line_operator,
                port_type: page.form.port_type,
                location: page.live.location,
                redundant_circuit: page.form.redundant_circuit,
            };
            let request = ChangeCircuit {
                key,
                circuit: id,
                form,
                by,
                kept: Vec::new(),
            };
            desk.change_circuit(occasion, request)?
        }
        17 => {
            let form = MaintenanceForm {
                kind: "planned".into(),
                title: "Ring work".into(),
                source: String::new(),
                from: "2026-12-01T01:00".into(),
                until: "2026-12-01T05:00".into(),
                zone,
                circuits: vec![id.clone()],
                note: String::new(),
            };
            let request = SaveMaintenance {
                key,
                circuit: id,
                id: None,
                form,
                by,
                kept: Vec::new(),
            };
            desk.save_maintenance(occasion, request)?
        }
        18 => {
            let request = SaveDependant {
                key,
                circuit: members(desk, n, round)[1].clone(),
                kind: "vbr".into(),
                name: "vbr-bp1x".into(),
                note: String::new(),
                by,
            };
            desk.save_dependant(occasion, request)?
        }
        19 => {
            let port = circuit(desk, round).row.instance_id.unwrap_or_default();
            let four = port.get(port.len().saturating_sub(4)..).unwrap_or_default();
            desk.act_on_circuit(occasion, acts(id, ActWord::Terminate, four.into()))?
        }
        20 => {
            let member = members(desk, n, round)[0].clone();
            desk.act_on_circuit(occasion, acts(member, ActWord::Cancel, String::new()))?
        }
        21 => {
            let member = members(desk, n, round)[0].clone();
            desk.act_on_circuit(occasion, acts(member, ActWord::Delete, String::new()))?
        }
        22 => {
            let request = SaveVbr {
                key,
                circuit: members(desk, n, round)[1].clone(),
                vbr: None,
                form: vbr(round),
                by,
                kept: Vec::new(),
            };
            desk.save_vbr(occasion, request)?
        }
        23 => {
            let member = members(desk, n, round)[1].clone();
            let mut chance = super::chance();
            let now = at(n);
            let page = desk.circuit(
                Occasion {
                    now,
                    entropy: &mut chance,
                },
                ById { id: member.clone() },
            )?;
            let vbrs = page.connect.map(|connect| connect.vbrs).unwrap_or_default();
            let vbrs = vbrs.into_iter().map(|vbr| VbrAt {
                circuit: member.clone(),
                vbr: vbr.key,
            });
            let request = SaveRouter {
                key,
                circuit: member.clone(),
                router: None,
                form: RouterForm {
                    kind: "ecr".into(),
                    name: format!("ecr-{round}"),
                    owner: String::new(),
                    region: String::new(),
                    cen: String::new(),
                    asn: "45104".into(),
                    vbrs: vbrs.collect(),
                    associations: Vec::new(),
                    groups: Vec::new(),
                    note: String::new(),
                },
                by,
                kept: Vec::new(),
            };
            desk.save_router(occasion, request)?
        }
        _ => {
            let request = SaveTestRecord {
                key,
                circuit: members(desk, n, round)[2].clone(),
                id: None,
                form: TestRecordForm {
                    what: "ping".into(),
                    ping: PingForm {
                        target: "172.16.4.9".into(),
                        packet_bytes: "56".into(),
                        sent: "100".into(),
                        received: "100".into(),
                        loss_limit: "0".into(),
                        ..PingForm::default()
                    },
                    ..TestRecordForm::default()
                },
                by,
                at: local(n),
                zone,
                kept: Vec::new(),
            };
            desk.save_test_record(occasion, request)?
        }
    };
    // the page moves on; what a repeated command must say again is that it is this circuit's
    Ok(view.id)
}

/// A VBR that is right on any port.
fn vbr(round: u32) -> VbrForm {
    let none = || LinkForm {
        cloud: String::new(),
        customer: String::new(),
        mask: String::new(),
    };
    VbrForm {
        name: format!("vbr-{round}"),
        owner: String::new(),
        vlan: "100".into(),
        v4: LinkForm {
            cloud: "10.0.0.1".into(),
            customer: "10.0.0.2".into(),
            mask: "30".into(),
        },
        v6: none(),
        bandwidth: String::new(),
        mtu: "1500".into(),
        bfd_on: false,
        bfd: BfdForm {
            tx: String::new(),
            rx: String::new(),
            multiplier: String::new(),
        },
        routes: Vec::new(),
        groups: Vec::new(),
        note: String::new(),
    }
}
