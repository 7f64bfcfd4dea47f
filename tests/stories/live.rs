//! From the reported completion to a live circuit and its end: the last rows of the process's step 4, and “manage”.
//!
//! | Row | Test |
//! |---|---|
//! | Report completion: Confirm Delivery | `completion_asks_for_line_code_cable_or_panel_provider_contact_and_report` |
//! | Obtain the circuit test report | `the_test_report_is_one_of_the_circuits_files` |
//! | Circuit ID, cable labels or patch panel port from the provider | `completion_waits_for_what_was_built`, `each_place_that_the_loa_states_is_written_down_or_explained` |
//! | Patch cable: 2 business days in mainland China | `the_patch_cable_has_two_working_days_on_the_mainland_and_its_observation_ends_the_clock` |
//! | Patch cable: 3 business days elsewhere | `the_patch_cable_has_three_working_days_elsewhere` |
//! | Pay the port fee; status Available; port Down to Up | `the_fee_is_ordered_paid_enabled_and_renewed` |
//! | Confirm and enable over the interface | `a_circuit_is_confirmed_and_enabled_where_the_interface_does_it` |
//! | Modify the O&M information | `the_o_and_m_record_is_found_by_its_line_and_its_contacts_can_be_forgotten` |
//! | Contacts are personal data | `contacts_go_with_the_retention_setting_and_leave_no_byte` |
//! | Modify the circuit's attributes | `attributes_change_as_the_state_allows_and_are_undone` |
//! | Maintenance of circuits of one order | `maintenance_that_takes_both_circuits_of_a_pair_out_is_warned_of_and_told`, `maintenance_names_every_order_that_it_takes_out_together` |
//! | Before deletion the associated VBRs and shared ports are deleted | `what_hangs_on_the_port_blocks_termination_and_a_terminated_port_reminds_until_unsubscribed`, `a_router_or_a_shared_port_stops_the_deletion_and_a_key_does_not` |
//! | States in which a port is deleted, terminated, cancelled | `cancel_terminate_and_delete_are_taken_in_exactly_the_states_of_the_table` |
//! | Still charged after termination; unsubscribe | `what_hangs_on_the_port_blocks_termination_and_a_terminated_port_reminds_until_unsubscribed` |
//!
//! The upgrade of a port has stories of its own; steps before completion are in `works`.

use chrono::Duration;
use desk_api::wire::*;
use desk_domain::circuit::{CircuitStatus, act};
use desk_store::clocks::list;
use desk_tests::canary::{all_bytes, base64};
use desk_tests::story::{CircuitStory, Rig, engineer, must, order_form, port_form};

struct Line {
    rig: Rig,
    id: String,
    _folder: tempfile::TempDir,
}

const ID: &str = "pc-bp1qrb3n7wd0k5x2m";

impl Line {
    /// A circuit whose LOA is approved, its handout issued.
    fn approved() -> Self {
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
    fn built() -> Self {
        let mut line = Self::approved();
        must(line.builds(|_| ()));
        line
    }

    fn builds(&mut self, change: impl FnOnce(&mut AsBuiltForm)) -> Result<CircuitView, ApiError> {
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

    fn at(&self) -> String {
        self.rig.now().format("%Y-%m-%dT%H:%M").to_string()
    }

    fn page(&mut self) -> CircuitView {
        let id = self.id.clone();
        self.rig.page(&id)
    }

    fn reports(
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

    fn connected(&mut self) -> Result<CircuitView, ApiError> {
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

    fn orders(&mut self, renewal: bool, paid: bool) -> Result<CircuitView, ApiError> {
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

    fn sees(&mut self, enabled: bool, port: &str, business: &str) -> Result<CircuitView, ApiError> {
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

    fn acts(&mut self, action: ActWord, last_four: &str) -> Result<CircuitView, ApiError> {
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

    fn done(&mut self) -> DoneOnCircuit {
        DoneOnCircuit {
            key: self.rig.key(),
            circuit: self.id.clone(),
            by: "Lin Yue".into(),
            at: self.at(),
            zone: "UTC".into(),
        }
    }

    fn sees_port(&mut self, status: &str) -> Result<CircuitView, ApiError> {
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
    fn live() -> Self {
        let mut line = Self::built();
        must(line.reports(|_| ()));
        line.rig.wait(Duration::hours(3));
        must(line.connected());
        must(line.orders(false, true));
        must(line.sees(true, "Up", "Normal"));
        line
    }

    fn keeps(&mut self, contacts: &[&str]) -> Result<CircuitView, ApiError> {
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

    fn found(&mut self, text: &str) -> usize {
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

fn codes(error: &ApiError) -> Vec<(String, String)> {
    let mut codes: Vec<_> = error
        .fields
        .iter()
        .map(|f| (f.field.clone(), f.code.clone()))
        .collect();
    codes.sort();
    codes
}

#[test]
fn completion_asks_for_line_code_cable_or_panel_provider_contact_and_report() {
    let mut line = Line::built();
    let refused = line
        .reports(|form| {
            form.line_code.clear();
            form.cable_label.clear();
            form.contact.clear();
            form.no_report.clear();
            form.provider = "CT".into();
        })
        .unwrap_err();
    let told: Vec<String> = codes(&refused)
        .into_iter()
        .map(|(f, c)| format!("{f} {c}"))
        .collect();
    assert_eq!(
        told,
        [
            "cableLabel cable_or_panel_missing",
            "contact required",
            "lineCode required",
            "noReport required",
            "provider unknown_choice"
        ]
    );
    let page = must(line.reports(|form| {
        form.cable_label.clear();
        form.panel_port = "ODF-2 / 11".into();
    }));
    assert_eq!(page.row.loa_status, "Completing");
    assert_eq!(page.row.turn, TurnWord::Theirs);
    assert_eq!(page.next.next, NextWord::RecordConnected);
}

#[test]
fn the_patch_cable_has_two_working_days_on_the_mainland_and_its_observation_ends_the_clock() {
    let mut line = Line::built();
    must(line.reports(|_| ()));
    let open = |line: &mut Line| {
        let rows = line
            .rig
            .run(|desk, _| list(desk.store().unwrap().db(), None).unwrap());
        rows.into_iter().find(|row| row.kind == "pigtail").unwrap()
    };
    let clock = open(&mut line);
    assert_eq!((clock.outcome.as_str(), clock.allowed), ("open", Some(2)));
    line.rig.wait(Duration::hours(5));
    let page = must(line.connected());
    assert_eq!(open(&mut line).outcome, "kept");
    assert_eq!(
        (page.row.status.as_str(), page.row.loa_status.as_str()),
        ("Confirmed", "Complete")
    );
    assert_eq!(page.next.next, NextWord::OrderFee);
    assert!(line.connected().is_err(), "once is enough");
}

#[test]
fn the_fee_is_ordered_paid_enabled_and_renewed() {
    let mut line = Line::built();
    assert!(line.orders(false, false).is_err(), "nothing is due yet");
    must(line.reports(|_| ()));
    must(line.connected());
    let page = must(line.orders(false, false));
    assert_eq!(page.next.next, NextWord::PayFee);
    assert_eq!(page.live.fee.unwrap().amount, "2160.00");
    assert!(page.live.term.is_none(), "nothing is paid");
    let pay = line.done();
    let page = must(line.rig.run(|desk, occasion| desk.pay_fee(occasion, pay)));
    assert_eq!(
        (page.next.next, page.next.turn),
        (NextWord::RecordService, TurnWord::Theirs)
    );
    let page = must(line.sees(true, "Up", "Normal"));
    assert_eq!(
        (page.row.status.as_str(), page.row.turn),
        ("Enabled", TurnWord::Done)
    );
    assert_eq!(page.live.port.unwrap().word, "Up");
    let term = page.live.term.unwrap();
    assert_eq!(term.last_day, "2027-02-23");
    let page = must(line.orders(true, false));
    assert_eq!(page.live.term.unwrap().last_day, "2027-05-23");
    let page = must(line.sees(false, "", "FinancialLocked"));
    assert_eq!(page.live.business.unwrap().word, "FinancialLocked");
    line.rig.reopen();
    assert_eq!(line.page().live.renewals.len(), 1);
}

#[test]
fn the_o_and_m_record_is_found_by_its_line_and_its_contacts_can_be_forgotten() {
    let mut line = Line::live();
    let page = must(line.keeps(&["王工 +86 139 0000 1234", "Ana +49 151 0000 777"]));
    assert_eq!(page.live.upkeep.unwrap().contacts.len(), 2);
    assert_eq!(line.found("HZ-0091X"), 1, "by the leased-line id");
    assert_eq!(line.found("CT-HZ-77120"), 1, "by the line code");
    let forget = ForgetContacts {
        key: line.rig.key(),
        circuit: line.id.clone(),
        by: "Lin Yue".into(),
    };
    let page = must(
        line.rig
            .run(|desk, occasion| desk.forget_contacts(occasion, forget)),
    );
    let upkeep = page.live.upkeep.unwrap();
    assert_eq!((upkeep.contacts.len(), upkeep.forgotten), (0, 2));
    assert!(page.live.completion.unwrap().contact_forgotten);
    assert_eq!(line.found("0000 777"), 0);
    assert_eq!(line.found("HZ-0091X"), 1, "the line stays");
}

#[test]
fn attributes_change_as_the_state_allows_and_are_undone() {
    let mut line = Line::live();
    let page = line.page();
    let change = |line: &mut Line, name: &str, port: &str| {
        let form = ChangeForm {
            name: name.into(),
            description: String::new(),
            line_operator: page.form.line_operator.clone(),
            port_type: port.into(),
            location: "Binjiang 2".into(),
            redundant_circuit: String::new(),
        };
        let request = ChangeCircuit {
            key: line.rig.key(),
            circuit: line.id.clone(),
            form,
            by: "Lin Yue".into(),
            kept: Vec::new(),
        };
        line.rig
            .run(|desk, occasion| desk.change_circuit(occasion, request))
    };
    let changed = must(change(&mut line, "Hangzhou-renamed", &page.form.port_type));
    assert_eq!(
        (changed.row.name.as_str(), changed.live.location.as_str()),
        ("Hangzhou-renamed", "Binjiang 2")
    );
    assert_eq!(line.found("Hangzhou-renamed"), 1);
    let event = changed.history[0].event.clone();
    let undo = Withdraw {
        key: line.rig.key(),
        circuit: line.id.clone(),
        event,
        reason: "undone".into(),
    };
    let back = must(line.rig.run(|desk, occasion| desk.withdraw(occasion, undo)));
    assert_eq!(back.row.name, page.row.name);
    // a port that is only allocated keeps its port type
    let mut early = Line::approved();
    let refused = change(&mut early, "Hangzhou-1", "100GBase-LR").unwrap_err();
    assert!(
        codes(&refused).contains(&("portType".into(), "not_changeable_now".into())),
        "{refused}"
    );
}

#[test]
fn what_hangs_on_the_port_blocks_termination_and_a_terminated_port_reminds_until_unsubscribed() {
    let mut line = Line::live();
    let hang = SaveDependant {
        key: line.rig.key(),
        circuit: line.id.clone(),
        kind: "vbr".into(),
        name: "vbr-bp1x".into(),
        note: String::new(),
        by: "Lin Yue".into(),
    };
    let page = must(
        line.rig
            .run(|desk, occasion| desk.save_dependant(occasion, hang)),
    );
    let key = page.live.dependants[0].key.clone();
    let refused = line.acts(ActWord::Terminate, "5x2m").unwrap_err();
    assert!(refused.message.contains("vbr-bp1x"), "{refused}");
    let gone = RemoveDependant {
        key: line.rig.key(),
        circuit: line.id.clone(),
        dependant: key,
        by: "Lin Yue".into(),
    };
    must(
        line.rig
            .run(|desk, occasion| desk.remove_dependant(occasion, gone)),
    );
    let wrong = line.acts(ActWord::Terminate, "0000").unwrap_err();
    assert_eq!(
        codes(&wrong),
        [("lastFour".into(), "last_four_differ".into())]
    );
    let page = must(line.acts(ActWord::Terminate, "5x2m"));
    assert_eq!(page.row.status, "Terminating");
    assert!(page.live.still_billed);
    assert_eq!(page.next.next, NextWord::Unsubscribe);
    must(line.sees_port("Terminated"));
    let page = must(line.acts(ActWord::Delete, ""));
    assert_eq!(page.row.status, "Deleted");
    assert!(page.live.still_billed, "the task stays until it is done");
    assert!(
        page.history
            .iter()
            .any(|e| e.kind == HistoryKind::CircuitActed)
    );
    assert_eq!(
        line.found("Hangzhou-1"),
        1,
        "a deleted circuit is still found"
    );
    let done = line.done();
    let page = must(
        line.rig
            .run(|desk, occasion| desk.unsubscribe(occasion, done)),
    );
    assert!(!page.live.still_billed);
    assert_eq!(page.row.turn, TurnWord::Closed);
}

#[test]
fn cancel_terminate_and_delete_are_taken_in_exactly_the_states_of_the_table() {
    use desk_domain::circuit::CircuitAction as A;
    let routes: &[(&str, &[&str])] = &[
        ("Initial", &[]),
        ("Approved", &["Approved"]),
        ("Allocating", &["Allocating"]),
        ("Rejected", &["Rejected"]),
        ("Allocation Failed", &["Allocation Failed"]),
        ("Confirmed", &["Allocated", "Confirmed"]),
        ("Enabled", &["Allocated", "Enabled"]),
        ("Terminating", &["Allocated", "Enabled", "Terminating"]),
        ("Terminated", &["Allocated", "Enabled", "Terminated"]),
        ("Canceled", &["Canceled"]),
        ("Allocated", &["Allocated"]),
        ("Deleted", &["Allocated", "Deleted"]),
    ];
    for (state, route) in routes {
        for (word, action) in [
            (ActWord::Cancel, A::Cancel),
            (ActWord::Terminate, A::Terminate),
            (ActWord::Delete, A::Delete),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let (mut rig, account) = Rig::ready(folder.path());
            let id = rig.circuit(&account, "Hangzhou-1").view.id.clone();
            let mut line = Line {
                rig,
                id,
                _folder: folder,
            };
            for status in *route {
                if *status == "Allocated" {
                    let mut seen = RecordPort {
                        key: line.rig.key(),
                        circuit: line.id.clone(),
                        status: "Allocated".into(),
                        instance_id: ID.into(),
                        port: String::new(),
                        device: String::new(),
                        reason: String::new(),
                        seen_by: "Lin Yue".into(),
                        seen_at: String::new(),
                        zone: "UTC".into(),
                    };
                    seen.seen_at = line.at();
                    must(
                        line.rig
                            .run(|desk, occasion| desk.record_port(occasion, seen)),
                    );
                } else {
                    must(line.sees_port(status));
                }
            }
            let page = line.page();
            assert_eq!(&page.row.status, state);
            let allowed = act(CircuitStatus::from_wire(state).unwrap(), action).is_ok();
            assert_eq!(
                page.live.acts.iter().any(|one| one.action == word),
                allowed,
                "{state} {action}"
            );
            assert_eq!(line.acts(word, "5x2m").is_ok(), allowed, "{state} {action}");
        }
    }
}

#[test]
fn maintenance_that_takes_both_circuits_of_a_pair_out_is_warned_of_and_told() {
    let mut line = Line::live();
    let account = line.page().account;
    let second = line
        .rig
        .circuit(&account, "Hangzhou-2")
        .allocated("pc-bp1other00000x1")
        .view
        .id
        .clone();
    let page = line.page();
    let pair = ChangeCircuit {
        key: line.rig.key(),
        circuit: line.id.clone(),
        form: ChangeForm {
            name: page.form.name.clone(),
            description: page.form.description.clone(),
            line_operator: page.form.line_operator.clone(),
            port_type: page.form.port_type.clone(),
            location: page.live.location.clone(),
            redundant_circuit: second.clone(),
        },
        by: "Lin Yue".into(),
        kept: Vec::new(),
    };
    let page = must(
        line.rig
            .run(|desk, occasion| desk.change_circuit(occasion, pair)),
    );
    assert_eq!(page.live.together_with[0].id, second);
    let plan = |line: &mut Line, circuits: Vec<String>, kept: Vec<KeptWarning>| {
        let request = SaveMaintenance {
            key: line.rig.key(),
            circuit: line.id.clone(),
            id: None,
            form: MaintenanceForm {
                kind: "planned".into(),
                title: "Ring work".into(),
                source: "China Telecom".into(),
                from: "2026-12-01T01:00".into(),
                until: "2026-12-01T05:00".into(),
                zone: "Asia/Shanghai".into(),
                circuits,
                note: String::new(),
            },
            by: "Lin Yue".into(),
            kept,
        };
        line.rig
            .run(|desk, occasion| desk.save_maintenance(occasion, request))
    };
    let own = line.id.clone();
    must(plan(&mut line, vec![own], Vec::new()));
    let warned = plan(&mut line, vec![second.clone()], Vec::new()).unwrap_err();
    assert_eq!(
        codes(&warned),
        [("circuits".into(), "order_out_together".into())]
    );
    let kept = KeptWarning {
        field: "circuits".into(),
        code: "order_out_together".into(),
        reason: "Traffic moves to Shanghai that night".into(),
    };
    let page = must(plan(&mut line, vec![second], vec![kept]));
    assert_eq!(page.live.overlaps.len(), 1);
    assert!(page.live.overlaps[0].all);
    assert!(
        page.history
            .iter()
            .any(|e| e.kind == HistoryKind::MaintenanceSaved)
    );
    let off = CallOffMaintenance {
        key: line.rig.key(),
        circuit: line.id.clone(),
        id: page.live.maintenance[0].id.clone(),
        reason: "Postponed".into(),
        by: "Lin Yue".into(),
    };
    let page = must(
        line.rig
            .run(|desk, occasion| desk.call_off_maintenance(occasion, off)),
    );
    assert!(page.live.overlaps.is_empty());
}

fn open_places(error: &ApiError) -> (String, String) {
    let found = error.fields.iter().find(|f| f.field == "asBuilt").unwrap();
    (
        found.code.clone(),
        found.params.get("mismatches").cloned().unwrap_or_default(),
    )
}

#[test]
fn completion_waits_for_what_was_built() {
    let mut line = Line::approved();
    assert!(line.page().live.as_built_missing);
    let refused = line.reports(|_| ()).unwrap_err();
    assert_eq!(open_places(&refused).0, "as_built_missing");
    let page = must(line.builds(|form| form.panel_port = "13 / 14".into()));
    assert!(!page.live.as_built_missing);
    assert_eq!(page.live.as_built_open, 1);
    let refused = line.reports(|_| ()).unwrap_err();
    assert_eq!(
        open_places(&refused),
        ("as_built_open".into(), "1".into()),
        "it differs"
    );
    let page = must(line.builds(|form| {
        form.panel_port = "13 / 14".into();
        form.explained = vec![ExplainedForm {
            field: "panel_port".into(),
            reason: "Port 11 was broken".into(),
        }];
    }));
    assert_eq!(page.live.as_built_open, 0);
    assert_eq!(must(line.reports(|_| ())).row.loa_status, "Completing");
}

#[test]
fn each_place_that_the_loa_states_is_written_down_or_explained() {
    let mut line = Line::approved();
    // the strands were not told: nothing contradicts the LOA, and nothing confirms it
    let page = must(line.builds(|form| {
        form.strand_tx.clear();
        form.strand_rx.clear();
    }));
    assert_eq!(page.live.as_built_open, 2);
    assert!(line.reports(|_| ()).is_err());
    let page = must(line.builds(|form| {
        form.strand_tx.clear();
        form.strand_rx.clear();
        form.explained = ["strand_tx", "strand_rx"]
            .map(|field| ExplainedForm {
                field: field.into(),
                reason: "The operator does not tell strands".into(),
            })
            .to_vec();
    }));
    assert_eq!(page.live.as_built_open, 0);
    // nothing at all is no record, and a reason for each place is one
    let nothing = |form: &mut AsBuiltForm| {
        *form = AsBuiltForm {
            explained: std::mem::take(&mut form.explained),
            ..AsBuiltForm::default()
        };
    };
    let refused = line.builds(nothing).unwrap_err();
    assert_eq!(
        codes(&refused),
        [("carrierCircuitId".into(), "built_nothing".into())]
    );
    must(line.reports(|_| ()));
}

#[test]
fn the_test_report_is_one_of_the_circuits_files() {
    let mut line = Line::built();
    let attach = AttachFile {
        key: line.rig.key(),
        circuit: line.id.clone(),
        form: AttachmentForm {
            step: "test_report".into(),
            test: String::new(),
            title: String::new(),
            by: "Lin Yue".into(),
        },
        name: "figures.csv".into(),
        data: "YTti".into(),
    };
    let page = must(
        line.rig
            .run(|desk, occasion| desk.attach_file(occasion, attach)),
    );
    let file = page.works.unwrap().files[0].file.clone();
    let refused = line
        .reports(|form| form.test_report = Some("a file of another circuit".into()))
        .unwrap_err();
    assert_eq!(
        codes(&refused),
        [("testReport".into(), "unknown_choice".into())]
    );
    let page = must(line.reports(|form| {
        form.test_report = Some(file.clone());
        form.no_report.clear();
    }));
    let done = page.live.completion.unwrap();
    let report = done.test_report.unwrap();
    assert_eq!((report.id, report.name), (file, "figures.csv".into()));
    assert_eq!(done.no_report, "");
}

#[test]
fn the_patch_cable_has_three_working_days_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let mut form = port_form(&account, "Frankfurt-1");
    form.region = "eu-central-1".into();
    form.access_point = "Germany-Frankfurt-C".into();
    form.line_operator = "Other".into();
    let request = ApplyPort {
        key: rig.key(),
        form,
        kept: Vec::new(),
        plan: None,
    };
    let view = must(rig.run(|desk, occasion| desk.apply_port(occasion, request)));
    let story = CircuitStory::of(&mut rig, view).allocated(ID);
    let id = story
        .loa_applied(vec![engineer("Ana Ruiz", "E20481937")])
        .loa_approved()
        .view
        .id;
    let mut line = Line {
        rig,
        id,
        _folder: folder,
    };
    must(line.builds(|_| ()));
    must(line.reports(|form| {
        form.provider = "中国其他".into();
        form.provider_name = "Rhein Fibre".into();
    }));
    let clock = line.rig.run(|desk, _| {
        list(desk.store().unwrap().db(), None)
            .unwrap()
            .into_iter()
            .find(|row| row.kind == "pigtail")
            .unwrap()
    });
    assert_eq!((clock.outcome.as_str(), clock.allowed), ("open", Some(3)));
    let page = line.page();
    let works = page.works.unwrap();
    assert!(works.steps.iter().any(|step| step.step == "meet_me_room"));
    assert!(!works.steps.iter().any(|step| step.step == "cage_access"));
}

#[test]
fn a_circuit_is_confirmed_and_enabled_where_the_interface_does_it() {
    let mut line = Line::built();
    assert!(
        line.acts(ActWord::Confirm, "").is_err(),
        "the patch cable comes first"
    );
    must(line.reports(|_| ()));
    let seen = RecordConnected {
        key: line.rig.key(),
        circuit: line.id.clone(),
        pending_payment: false,
        seen_by: "Lin Yue".into(),
        seen_at: line.at(),
        zone: "UTC".into(),
    };
    must(
        line.rig
            .run(|desk, occasion| desk.record_connected(occasion, seen)),
    );
    let page = must(line.acts(ActWord::Confirm, ""));
    assert_eq!(page.row.status, "Confirmed");
    let page = must(line.acts(ActWord::Enable, ""));
    assert_eq!(page.row.status, "Enabled");
    assert!(
        page.live.activated_at.is_some(),
        "from here on it costs, used or not"
    );
}

#[test]
fn a_router_or_a_shared_port_stops_the_deletion_and_a_key_does_not() {
    for (kind, stops) in [("vbr", true), ("shared_port", true), ("macsec_key", false)] {
        let mut line = Line::approved();
        let hang = SaveDependant {
            key: line.rig.key(),
            circuit: line.id.clone(),
            kind: kind.into(),
            name: format!("{kind}-1"),
            note: String::new(),
            by: "Lin Yue".into(),
        };
        must(
            line.rig
                .run(|desk, occasion| desk.save_dependant(occasion, hang)),
        );
        let answer = line.acts(ActWord::Delete, "");
        assert_eq!(answer.is_err(), stops, "{kind}");
        if let Err(refused) = answer {
            assert!(refused.message.contains(&format!("{kind}-1")), "{refused}");
        }
    }
}

#[test]
fn maintenance_names_every_order_that_it_takes_out_together() {
    let mut line = Line::live();
    let account = line.page().account;
    let mut members = Vec::new();
    for n in 0..2 {
        let request = ApplyOrder {
            key: line.rig.key(),
            form: order_form(&account),
            kept: Vec::new(),
        };
        let order = must(
            line.rig
                .run(|desk, occasion| desk.apply_order(occasion, request)),
        );
        let answer = RecordOrder {
            key: line.rig.key(),
            order: order.id.clone(),
            outcome: OrderOutcome::Created,
            ports: (1..)
                .zip(&order.members)
                .map(|(port, member)| OrderPortForm {
                    circuit: member.row.id.clone(),
                    instance_id: format!("pc-bp1order{n}port{port}x"),
                })
                .collect(),
            errors: Vec::new(),
            seen_by: "Lin Yue".into(),
            seen_at: line.at(),
            zone: "UTC".into(),
        };
        let order = must(
            line.rig
                .run(|desk, occasion| desk.record_order(occasion, answer)),
        );
        members.push(order.members);
    }
    let two = |of: usize| {
        members[of][..2]
            .iter()
            .map(|member| member.row.id.clone())
            .collect::<Vec<_>>()
    };
    let names = |of: usize| {
        let mut names: Vec<_> = members[of][..2]
            .iter()
            .map(|member| member.row.name.clone())
            .collect();
        names.sort();
        names
    };
    // circuits that have nothing to do with the one whose page it is
    let request = SaveMaintenance {
        key: line.rig.key(),
        circuit: line.id.clone(),
        id: None,
        form: MaintenanceForm {
            kind: "planned".into(),
            title: "Power work in the building".into(),
            source: String::new(),
            from: "2026-12-01T01:00".into(),
            until: "2026-12-01T05:00".into(),
            zone: "Asia/Shanghai".into(),
            circuits: [two(0), two(1), vec![line.id.clone()]].concat(),
            note: String::new(),
        },
        by: "Lin Yue".into(),
        kept: Vec::new(),
    };
    let warned = line
        .rig
        .run(|desk, occasion| desk.save_maintenance(occasion, request))
        .unwrap_err();
    assert_eq!(warned.fields.len(), 1);
    let said = &warned.fields[0].params["circuits"];
    let orders: Vec<&str> = said.split("; ").collect();
    assert_eq!(orders.len(), 2, "{said}");
    for of in 0..2 {
        assert!(
            orders
                .iter()
                .any(|order| names(of).iter().all(|name| order.contains(name))),
            "{said}"
        );
    }
}

/// Two people to call, told apart from all other text.
const WANG: &str = "Qorvath Wang +86 139 7310 4477";
const ANA: &str = "Zyxella Ana +49 151 7310 8822";

/// Files of a folder in which these words lie, as text or as base64.
fn files_with(folder: &std::path::Path, words: &str) -> Vec<String> {
    let mut files = Vec::new();
    all_bytes(folder, &mut files);
    let mut traces = vec![words.as_bytes().to_vec(), words.to_lowercase().into_bytes()];
    traces.extend(
        words
            .split(' ')
            .filter(|w| w.len() > 6)
            .map(|w| w.as_bytes().to_vec()),
    );
    traces.extend((0..3).map(|shift| base64(words.as_bytes(), shift)));
    files
        .into_iter()
        .filter(|(_, bytes)| {
            traces
                .iter()
                .any(|trace| bytes.windows(trace.len()).any(|at| at == trace))
        })
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn contacts_go_with_the_retention_setting_and_leave_no_byte() {
    let mut line = Line::live();
    must(line.keeps(&[WANG, ANA]));
    let folder = line.rig.folder().to_owned();
    let to = folder.join("desk.format-3-20261101-090000.db");
    line.rig
        .run(|desk, _| desk_store::backup::copy(desk.store().unwrap().db(), &to).unwrap());
    for who in [WANG, ANA] {
        assert!(
            files_with(&folder, who).len() >= 2,
            "the search would see harm: they are found by their words, in the copy too"
        );
    }
    let set = |line: &mut Line, automatic: bool| {
        let request = SaveRetention {
            key: line.rig.key(),
            days: "30".into(),
            automatic,
        };
        must(
            line.rig
                .run(|desk, occasion| desk.save_retention(occasion, request)),
        )
    };
    line.rig.wait(Duration::days(90));
    assert!(
        set(&mut line, false).due_contacts.is_empty(),
        "whoever is named on a living line is kept"
    );
    // another takes Ana's place: she is due thirty days later, Wang is not
    must(line.keeps(&[WANG]));
    line.rig.wait(Duration::days(29));
    assert!(set(&mut line, false).due_contacts.is_empty());
    line.rig.wait(Duration::days(2));
    let due = set(&mut line, false).due_contacts;
    assert_eq!((due.len(), due[0].people), (1, 1));
    let forget = ForgetDue {
        key: line.rig.key(),
    };
    let told = must(
        line.rig
            .run(|desk, occasion| desk.forget_due_contacts(occasion, forget.clone())),
    );
    assert!(told.due_contacts.is_empty());
    assert_eq!(files_with(&folder, ANA), Vec::<String>::new());
    assert!(!files_with(&folder, WANG).is_empty());
    let page = line.page();
    assert_eq!(page.live.upkeep.unwrap().contacts, [WANG]);
    let entry = page
        .history
        .iter()
        .find(|e| e.kind == HistoryKind::ContactForgotten)
        .unwrap();
    assert_eq!(entry.params["retention"], "yes");
    // the line ends: at a start after its time, the rest goes too
    must(line.acts(ActWord::Terminate, "5x2m"));
    must(line.sees_port("Terminated"));
    set(&mut line, true);
    line.rig.wait(Duration::days(29));
    line.rig.reopen();
    assert!(!files_with(&folder, WANG).is_empty(), "not yet");
    line.rig.wait(Duration::days(3));
    line.rig.reopen();
    assert_eq!(files_with(&folder, WANG), Vec::<String>::new());
    let page = line.page();
    assert_eq!(page.live.upkeep.unwrap().contacts.len(), 0);
    assert!(page.live.completion.unwrap().contact_forgotten);
    assert_eq!(line.found("HZ-0091X"), 1, "the line stays");
}
