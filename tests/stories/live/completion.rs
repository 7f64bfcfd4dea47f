//! The report of completion, and the patch cable that follows it.

use chrono::Duration;
use desk_api::wire::*;
use desk_store::clocks::list;
use desk_tests::story::{CircuitStory, Rig, engineer, must, port_form};

use super::line::{ID, Line, codes};

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
