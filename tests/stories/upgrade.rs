//! The upgrade of a circuit in service to a larger port, from the plan to the end of the old port.

use desk_api::wire::*;
use desk_tests::story::{Rig, engineer, must};

const OLD: &str = "pc-bp1qrb3n7wd0k5x2m";
const NEW: &str = "pc-bp1upgraded100g";

struct Line {
    rig: Rig,
    old: String,
    _folder: tempfile::TempDir,
}

impl Line {
    /// A circuit in service on a 10 Gbit/s port, with a VBR on it.
    fn in_service() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (mut rig, account) = Rig::ready(folder.path());
        let crew = vec![engineer("周明宇", "E20481937")];
        let story = rig.circuit(&account, "Hangzhou-1").allocated(OLD);
        let old = story.loa_applied(crew).loa_approved().view.id.clone();
        let mut line = Self {
            rig,
            old,
            _folder: folder,
        };
        let old = line.old.clone();
        line.enabled(&old);
        line
    }

    fn at(&self) -> String {
        self.rig.now().format("%Y-%m-%dT%H:%M").to_string()
    }

    fn page(&mut self) -> CircuitView {
        let id = self.old.clone();
        self.rig.page(&id)
    }

    fn upgrade(&mut self) -> UpgradeView {
        *self.page().upgrade.unwrap()
    }

    fn sees(&mut self, circuit: &str, status: &str, id: &str) {
        let request = RecordPort {
            key: self.rig.key(),
            circuit: circuit.into(),
            status: status.into(),
            instance_id: id.into(),
            port: String::new(),
            device: String::new(),
            reason: String::new(),
            seen_by: "Lin Yue".into(),
            seen_at: self.at(),
            zone: "UTC".into(),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.record_port(occasion, request)),
        );
    }

    fn enabled(&mut self, circuit: &str) {
        self.sees(circuit, "Confirmed", "");
        self.sees(circuit, "Enabled", "");
    }

    fn hangs(&mut self, name: &str) -> String {
        let request = SaveDependant {
            key: self.rig.key(),
            circuit: self.old.clone(),
            kind: "vbr".into(),
            name: name.into(),
            note: "VLAN 120".into(),
            by: "Lin Yue".into(),
        };
        let view = must(
            self.rig
                .run(|desk, occasion| desk.save_dependant(occasion, request)),
        );
        view.live.dependants.last().unwrap().key.clone()
    }

    fn plans(
        &mut self,
        kept: Vec<KeptWarning>,
        change: impl FnOnce(&mut UpgradeForm),
    ) -> Result<CircuitView, ApiError> {
        let mut form = UpgradeForm {
            port_type: "100GBase-LR".into(),
            why: "Traffic of the new warehouse".into(),
            from: String::new(),
            until: String::new(),
            zone: "Asia/Shanghai".into(),
            roll_back: "Enable the old VBR again until 04:00".into(),
        };
        change(&mut form);
        let request = PlanUpgrade {
            key: self.rig.key(),
            circuit: self.old.clone(),
            form,
            by: "Lin Yue".into(),
            kept,
        };
        self.rig
            .run(|desk, occasion| desk.plan_upgrade(occasion, request))
    }

    fn ties(&mut self, kind: &str, name: &str, parameters: &str) -> Result<CircuitView, ApiError> {
        let request = TieToUpgrade {
            key: self.rig.key(),
            circuit: self.old.clone(),
            item: None,
            kind: kind.into(),
            name: name.into(),
            parameters: parameters.into(),
            by: "Lin Yue".into(),
        };
        self.rig
            .run(|desk, occasion| desk.tie_to_upgrade(occasion, request))
    }

    fn backs_up(&mut self, item: &str) -> Result<CircuitView, ApiError> {
        let request = BackUpTied {
            key: self.rig.key(),
            circuit: self.old.clone(),
            item: item.into(),
            done: true,
            by: "Zhou Mingyu".into(),
        };
        self.rig
            .run(|desk, occasion| desk.back_up_tied(occasion, request))
    }

    fn says(&mut self, step: &str, stand: &str) -> Result<CircuitView, ApiError> {
        let request = MarkUpgradeStep {
            key: self.rig.key(),
            circuit: self.old.clone(),
            step: step.into(),
            stand: stand.into(),
            note: if stand == "not_needed" {
                "There is one"
            } else {
                ""
            }
            .into(),
            by: "Lin Yue".into(),
        };
        self.rig
            .run(|desk, occasion| desk.mark_upgrade_step(occasion, request))
    }

    fn applies(&mut self, change: impl FnOnce(&mut PortForm)) -> Result<CircuitView, ApiError> {
        let page = self.page();
        let mut form = PortForm {
            name: "Hangzhou-1-100G".into(),
            port_type: "100GBase-LR".into(),
            upgrades: self.old.clone(),
            manager: "Chen Wei".into(),
            manager_on: "2026-11-02".into(),
            billing_rules: true,
            ..page.form
        };
        change(&mut form);
        let request = ApplyPort {
            key: self.rig.key(),
            form,
            kept: Vec::new(),
            plan: None,
        };
        self.rig
            .run(|desk, occasion| desk.apply_port(occasion, request))
    }

    fn stand(&mut self, step: &str) -> (String, Option<String>) {
        let upgrade = self.upgrade();
        let one = upgrade.steps.iter().find(|one| one.step == step).unwrap();
        (one.stand.clone(), one.waits_for.clone())
    }
}

fn codes(refused: Result<CircuitView, ApiError>) -> Vec<(String, String)> {
    let fields = refused.unwrap_err().fields;
    fields.into_iter().map(|f| (f.field, f.code)).collect()
}

fn reason(error: ApiError) -> Option<String> {
    error.params.get("refusal").cloned()
}

#[test]
fn an_upgrade_runs_from_the_plan_to_the_end_of_the_old_port() {
    let mut line = Line::in_service();
    assert!(line.page().may_upgrade);
    let vbr = line.hangs("vbr-bp1old");
    must(line.plans(Vec::new(), |_| ()));
    assert!(!line.page().may_upgrade, "one is planned");
    must(line.ties("bgp_peer", "10.0.0.2", "ASN 65001\nBFD 1000 ms × 3"));
    let upgrade = line.upgrade();
    assert_eq!(upgrade.items.len(), 2);
    assert!(upgrade.items[0].deleted && upgrade.items[0].hangs && upgrade.items[0].key == vbr);
    assert_eq!(
        line.stand("migrate"),
        ("waits".into(), Some("back_up".into()))
    );
    for item in upgrade.items {
        must(line.backs_up(&item.key));
    }
    let backed = line.upgrade();
    assert!(backed.items.iter().all(|one| {
        one.backed_up
            .as_ref()
            .is_some_and(|n| n.by == "Zhou Mingyu")
    }));
    assert_eq!(line.stand("back_up").0, "done");
    assert_eq!(line.stand("migrate").1.as_deref(), Some("in_service"));

    let new = must(line.applies(|_| ()));
    assert_eq!(
        new.upgrade_of.as_ref().map(|one| one.id.clone()),
        Some(line.old.clone())
    );
    assert!(
        new.history
            .iter()
            .any(|entry| entry.kind == HistoryKind::UpgradeOf)
    );
    assert_eq!(line.upgrade().new.map(|one| one.id), Some(new.id.clone()));
    assert!(
        line.page()
            .history
            .iter()
            .any(|entry| entry.kind == HistoryKind::UpgradeApplied)
    );
    assert_eq!(
        codes(line.applies(|form| form.name = "Again".into())),
        [("upgrades".to_owned(), "not_upgradable".to_owned())]
    );

    let early = line.says("migrate", "done").unwrap_err();
    assert_eq!(reason(early).as_deref(), Some("step_waits"));
    line.sees(&new.id, "Allocated", NEW);
    line.enabled(&new.id);
    assert_eq!(line.stand("in_service").0, "done");
    must(line.says("migrate", "done"));
    must(line.says("vbr", "done"));
    must(line.says("ecr", "not_needed"));
    must(line.says("associate", "done"));
    must(line.says("bgp", "done"));
    assert_eq!(line.stand("old_vbrs").0, "open");

    let request = RemoveDependant {
        key: line.rig.key(),
        circuit: line.old.clone(),
        dependant: vbr.clone(),
        by: "Lin Yue".into(),
    };
    must(
        line.rig
            .run(|desk, occasion| desk.remove_dependant(occasion, request)),
    );
    assert_eq!(line.stand("old_vbrs").0, "done");
    let request = ActOnCircuit {
        key: line.rig.key(),
        circuit: line.old.clone(),
        action: ActWord::Terminate,
        reason: "The larger port carries the traffic".into(),
        last_four: "5x2m".into(),
        by: "Lin Yue".into(),
        at: line.at(),
        zone: "UTC".into(),
    };
    must(
        line.rig
            .run(|desk, occasion| desk.act_on_circuit(occasion, request)),
    );
    assert_eq!(
        (line.stand("terminate").0, line.stand("unsubscribe").0),
        ("done".into(), "open".into())
    );
    let request = DoneOnCircuit {
        key: line.rig.key(),
        circuit: line.old.clone(),
        by: "Lin Yue".into(),
        at: line.at(),
        zone: "UTC".into(),
    };
    must(
        line.rig
            .run(|desk, occasion| desk.unsubscribe(occasion, request)),
    );
    assert!(line.upgrade().finished);

    let request = ById {
        id: line.old.clone(),
    };
    let list = must(
        line.rig
            .run(|desk, occasion| desk.upgrade_list_bytes(occasion, request)),
    );
    let text = String::from_utf8(list.bytes).unwrap();
    assert_eq!(list.name, format!("{OLD}-port-backup.csv"));
    assert!(
        text.contains("\"BGP peer\",\"10.0.0.2\",\"ASN 65001\nBFD 1000 ms × 3\""),
        "{text}"
    );

    line.rig.reopen();
    assert!(line.upgrade().finished, "all of it is in the file");
}

#[test]
fn only_a_larger_port_of_a_circuit_in_service_is_planned() {
    let mut line = Line::in_service();
    assert_eq!(
        codes(line.plans(Vec::new(), |form| form.port_type = "10GBase-LR".into())),
        [("portType".to_owned(), "port_not_larger".to_owned())]
    );
    let refused = codes(line.plans(Vec::new(), |form| {
        form.why = String::new();
        form.from = "2026-12-01T23:00".into();
        form.until = "2026-12-01T22:00".into();
    }));
    assert!(
        refused.contains(&("why".into(), "required".into())),
        "{refused:?}"
    );
    assert!(
        refused.contains(&("until".into(), "window_ends_before_start".into())),
        "{refused:?}"
    );
    let none = line.says("migrate", "done").unwrap_err();
    assert_eq!(reason(none).as_deref(), Some("no_upgrade"));
    must(line.plans(Vec::new(), |_| ()));
    assert_eq!(
        codes(line.applies(|form| form.port_type = "10GBase-LR".into())),
        [("portType".to_owned(), "port_not_larger".to_owned())]
    );
}

#[test]
fn a_cut_over_that_meets_maintenance_or_a_freeze_is_told_and_kept_with_a_reason() {
    let mut line = Line::in_service();
    let request = SaveMaintenance {
        key: line.rig.key(),
        circuit: line.old.clone(),
        id: None,
        form: MaintenanceForm {
            kind: "planned".into(),
            title: "Amplifier change".into(),
            source: "China Telecom".into(),
            from: "2027-02-05T00:00".into(),
            until: "2027-02-05T06:00".into(),
            zone: "Asia/Shanghai".into(),
            circuits: vec![line.old.clone()],
            note: String::new(),
        },
        by: "Lin Yue".into(),
        kept: Vec::new(),
    };
    must(
        line.rig
            .run(|desk, occasion| desk.save_maintenance(occasion, request)),
    );
    let window = |form: &mut UpgradeForm| {
        form.from = "2027-02-05T01:00".into();
        form.until = "2027-02-05T04:00".into();
    };
    // the days before the Spring Festival of 2027 are frozen at sites on the mainland
    let warned = codes(line.plans(Vec::new(), window));
    assert_eq!(
        warned,
        [
            ("from".to_owned(), "cut_over_in_maintenance".to_owned()),
            ("from".to_owned(), "cut_over_in_freeze".to_owned())
        ]
    );
    let kept = warned
        .iter()
        .map(|(field, code)| KeptWarning {
            field: field.clone(),
            code: code.clone(),
            reason: "Agreed with the site".into(),
        })
        .collect();
    must(line.plans(kept, window));
    let window = line.upgrade().cut_over.unwrap();
    assert_eq!(window.from, "2027-02-04T17:00:00.000Z");
    assert_eq!(
        window
            .meets
            .iter()
            .map(|one| one.freeze)
            .collect::<Vec<_>>(),
        [false, true]
    );
}

#[test]
fn called_off_it_can_be_planned_anew_and_what_was_said_is_taken_back() {
    let mut line = Line::in_service();
    must(line.plans(Vec::new(), |_| ()));
    let tied = must(line.ties("route", "10.8.0.0/16", ""));
    let added = &tied.history[0];
    assert!(added.can_withdraw && added.kind == HistoryKind::UpgradeTied);
    let request = Withdraw {
        key: line.rig.key(),
        circuit: line.old.clone(),
        event: added.event.clone(),
        reason: "Typed by mistake".into(),
    };
    must(
        line.rig
            .run(|desk, occasion| desk.withdraw(occasion, request)),
    );
    assert!(line.upgrade().items.is_empty());
    must(line.says("back_up", "not_needed"));
    assert_eq!(line.stand("back_up").0, "not_needed");

    let new = must(line.applies(|_| ()));
    let applied = new
        .history
        .iter()
        .find(|one| one.kind == HistoryKind::PortApplied)
        .unwrap();
    assert!(applied.can_withdraw);
    let request = Withdraw {
        key: line.rig.key(),
        circuit: new.id.clone(),
        event: applied.event.clone(),
        reason: "Wrong account".into(),
    };
    must(
        line.rig
            .run(|desk, occasion| desk.withdraw(occasion, request)),
    );
    assert!(
        line.upgrade().new.is_none(),
        "an application that was taken back is none"
    );

    let request = CallOffUpgrade {
        key: line.rig.key(),
        circuit: line.old.clone(),
        reason: "The budget".into(),
        by: "Lin Yue".into(),
    };
    must(
        line.rig
            .run(|desk, occasion| desk.call_off_upgrade(occasion, request)),
    );
    assert!(line.page().may_upgrade);
    assert_eq!(line.upgrade().called_off.as_deref(), Some("The budget"));
    must(line.plans(Vec::new(), |form| form.port_type = "40GBase-LR".into()));
    assert_eq!(line.upgrade().port_type, "40GBase-LR");
    assert_eq!(
        line.stand("back_up").0,
        "open",
        "marks of the first plan are gone"
    );
}
