//! The people of an O&M record are personal data: they go with the retention setting.

use chrono::Duration;
use desk_api::wire::*;
use desk_tests::canary::{all_bytes, base64};
use desk_tests::story::must;

use super::line::Line;

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
