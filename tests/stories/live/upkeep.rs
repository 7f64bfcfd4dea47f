//! The O&M record and the attributes of a circuit in service.

use desk_api::wire::*;
use desk_tests::story::must;

use super::line::{Line, codes};

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
