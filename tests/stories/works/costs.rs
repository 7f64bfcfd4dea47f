//! End-to-end costs and the rented patch cable.

use desk_api::wire::*;
use desk_tests::story::must;

use super::acts::{begun, step};

#[test]
fn costs_and_cable_are_recorded() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    let key = rig.key();
    let form = CostForm {
        with: "China Telecom, Mr Shen".into(),
        once: "12000".into(),
        monthly: "4800.50".into(),
        currency: "CNY".into(),
        note: String::new(),
    };
    let request = ConfirmCost {
        key,
        circuit: id.clone(),
        form,
        by: "Lin Yue".into(),
    };
    let view = must(rig.run(|desk, occasion| desk.confirm_cost(occasion, request)));
    assert_eq!(step(&view, "end_to_end_cost").state, "done");
    for (delivered, state) in [(false, "started"), (true, "done")] {
        let form = CableForm {
            operator: "Xiaoshan IDC".into(),
            rental: "300".into(),
            currency: "CNY".into(),
            delivered,
            ..CableForm::default()
        };
        let request = NoteCable {
            key: rig.key(),
            circuit: id.clone(),
            form,
            by: "Lin Yue".into(),
        };
        let view = must(rig.run(|desk, occasion| desk.note_cable(occasion, request)));
        assert_eq!(step(&view, "patch_cable").state, state);
    }
}
