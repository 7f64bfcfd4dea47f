//! Templates of applications, and finding circuits by resource group and tag.

use desk_api::wire::*;
use desk_tests::story::{Rig, must, port_form};

fn save(key: String, account: &AccountView, id: Option<String>, name: &str) -> SaveTemplate {
    SaveTemplate {
        key,
        id,
        name: name.into(),
        account: account.id.clone(),
        mode: ApplyModeWord::Classic,
        body: r#"{"portType":"10GBase-LR"}"#.into(),
    }
}

fn names(templates: &[TemplateView]) -> Vec<&str> {
    templates.iter().map(|one| one.name.as_str()).collect()
}

#[test]
fn a_template_is_saved_renamed_removed_and_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let request = save(rig.key(), &account, None, "Backup line");
    let saved = must(rig.run(|desk, occasion| desk.save_template(occasion, request))).templates;
    assert_eq!(names(&saved), ["Backup line"]);
    let id = saved[0].id.clone();
    let request = save(rig.key(), &account, Some(id.clone()), "Second line");
    let renamed = must(rig.run(|desk, occasion| desk.save_template(occasion, request))).templates;
    assert_eq!(names(&renamed), ["Second line"]);
    assert_eq!(renamed[0].id, id);
    let remove = |key| RemoveTemplate {
        key,
        id: id.clone(),
    };
    let request = remove(rig.key());
    let removal = must(rig.run(|desk, occasion| desk.remove_template(occasion, request)));
    assert!(removal.templates.is_empty());
    rig.reopen();
    let request = remove(rig.key());
    let back = must(rig.run(|desk, occasion| desk.restore_template(occasion, request))).templates;
    assert_eq!(names(&back), ["Second line"]);
}

#[test]
fn a_templates_name_is_asked_for_and_used_once_in_an_account() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let other = rig.account("九龙冷仓有限公司");
    let request = save(rig.key(), &account, None, "Backup line");
    must(rig.run(|desk, occasion| desk.save_template(occasion, request)));
    for (name, code) in [("", "required"), ("Backup line", "name_taken")] {
        let request = save(rig.key(), &account, None, name);
        let refused = rig
            .run(|desk, occasion| desk.save_template(occasion, request))
            .unwrap_err();
        assert_eq!(
            (
                refused.fields[0].field.as_str(),
                refused.fields[0].code.as_str()
            ),
            ("name", code)
        );
    }
    let request = save(rig.key(), &other, None, "Backup line");
    must(rig.run(|desk, occasion| desk.save_template(occasion, request)));
}

#[test]
fn what_is_no_form_is_not_kept_as_a_template() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    for body in [
        "[]",
        "not json",
        &format!("{{\"a\":\"{}\"}}", "x".repeat(70_000)),
    ] {
        let request = SaveTemplate {
            body: body.into(),
            ..save(rig.key(), &account, None, "Odd")
        };
        let refused = rig
            .run(|desk, occasion| desk.save_template(occasion, request))
            .unwrap_err();
        assert_eq!(refused.code, ErrorCode::Refused);
    }
}

#[test]
fn circuits_are_found_by_group_and_tag_with_true_counts() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let tag = |key: &str, value: &str| TagView {
        key: key.into(),
        value: value.into(),
    };
    let circuits = [
        (
            "A",
            "east",
            vec![tag("env", "prod"), tag("site", "Binjiang")],
        ),
        ("B", "east", vec![tag("env", "test")]),
        ("C", "west", vec![tag("env", "prod")]),
        ("D", "", vec![]),
    ];
    for (name, group, tags) in circuits {
        let request = ApplyPort {
            key: rig.key(),
            form: PortForm {
                resource_group: group.into(),
                tags,
                ..port_form(&account, name)
            },
            kept: Vec::new(),
            plan: None,
        };
        let request = ApplyPort {
            form: PortForm {
                name: format!("Line-{name}"),
                ..request.form
            },
            ..request
        };
        must(rig.run(|desk, occasion| desk.apply_port(occasion, request)));
    }
    let mut find = |groups: &[&str], tags: Vec<TagView>| -> (Vec<String>, CircuitCounts) {
        let query = CircuitQuery {
            groups: groups.iter().map(|g| (*g).to_owned()).collect(),
            tags,
            limit: 50,
            ..CircuitQuery::default()
        };
        let page = must(rig.run(|desk, occasion| desk.circuits(occasion, query.clone())));
        let counts = must(rig.run(|desk, occasion| desk.circuit_counts(occasion, query)));
        let mut names: Vec<String> = page.rows.iter().map(|row| row.name.clone()).collect();
        names.sort();
        assert_eq!(names.len(), counts.matches as usize, "{groups:?}");
        (names, counts)
    };
    assert_eq!(find(&["east"], vec![]).0, ["Line-A", "Line-B"]);
    assert_eq!(
        find(&["east", "west"], vec![]).0,
        ["Line-A", "Line-B", "Line-C"],
        "any of the groups"
    );
    assert_eq!(
        find(&[], vec![tag("env", "prod"), tag("env", "test")]).0,
        ["Line-A", "Line-B", "Line-C"],
        "any value of one key"
    );
    assert_eq!(
        find(&[], vec![tag("env", "prod"), tag("site", "Binjiang")]).0,
        ["Line-A"],
        "every key that is named"
    );
    let (names, page) = find(&["west"], vec![tag("env", "test")]);
    assert!(names.is_empty());
    assert_eq!((page.matches, page.total), (0, 4));
    let groups: Vec<_> = page
        .by_group
        .iter()
        .map(|one| (one.group.as_str(), one.circuits))
        .collect();
    assert_eq!(groups, [("east", 2), ("west", 1)]);
    let tags: Vec<_> = page
        .by_tag
        .iter()
        .map(|one| (one.key.as_str(), one.value.as_str(), one.circuits))
        .collect();
    assert_eq!(
        tags,
        [
            ("env", "prod", 2),
            ("env", "test", 1),
            ("site", "Binjiang", 1)
        ]
    );
}
