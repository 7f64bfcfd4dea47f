//! From the reported completion to a live circuit and its end: each row of the process's last step and of “manage”.

use chrono::Duration;
use desk_api::wire::*;
use desk_domain::circuit::{CircuitStatus, act};
use desk_store::clocks::list;
use desk_tests::story::{Rig, engineer, must};

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
        let mut line = Self::approved();
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
    let mut line = Line::approved();
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
    let mut line = Line::approved();
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
    let mut line = Line::approved();
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
