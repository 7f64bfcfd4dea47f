//! The site survey: its clock and its items.

use chrono::Duration;
use desk_api::wire::*;
use desk_tests::story::must;

use super::acts::{ask_survey, begun, fields, note, record_survey, sheet, step, works};

#[test]
fn the_survey_has_two_working_days_from_its_request() {
    let (_folder, mut rig, id) = begun("different_facilities", "mainland");
    must(note(&mut rig, &id, "cage_access", "done", ""));
    let view = ask_survey(&mut rig, &id);
    let clock = works(&view).survey_clock.as_ref().unwrap();
    assert_eq!(
        (clock.kind, clock.outcome, clock.allowed),
        (ClockWord::Survey, ClockOutcome::Open, Some(2))
    );
    assert_eq!(step(&view, "site_survey").state, "started");
    assert_eq!(step(&view, "site_survey").due_from, Some(DueWord::Clock));
    rig.wait(Duration::hours(20));
    let view = must(record_survey(&mut rig, &id, sheet(), Vec::new()));
    let clock = works(&view).survey_clock.as_ref().unwrap();
    assert_eq!(clock.outcome, ClockOutcome::Kept);
    assert_eq!(step(&view, "site_survey").state, "done");
}

#[test]
fn open_items_of_the_survey_are_named_and_may_stay_open_for_a_reason() {
    let (_folder, mut rig, id) = begun("different_facilities", "mainland");
    let form = SurveyForm {
        distance: String::new(),
        procedures: String::new(),
        ..sheet()
    };
    let open = fields(record_survey(&mut rig, &id, form.clone(), Vec::new()));
    let of = |field: &str| (field.to_owned(), "survey_item_open".to_owned());
    assert_eq!(open, [of("distance"), of("procedures")]);
    let kept = ["distance", "procedures"].map(|field| KeptWarning {
        field: field.into(),
        code: "survey_item_open".into(),
        reason: "The tray was locked".into(),
    });
    let view = must(record_survey(&mut rig, &id, form, kept.to_vec()));
    let survey = works(&view).survey.as_ref().unwrap();
    assert_eq!(survey.kept.len(), 2);
    assert!(
        survey.kept[0].said.en.contains("Item 7"),
        "{:?}",
        survey.kept[0].said
    );
    let typed = SurveyForm {
        evidence: String::new(),
        ..sheet()
    };
    let blocked = fields(record_survey(&mut rig, &id, typed, Vec::new()));
    assert_eq!(
        blocked,
        [("evidence".to_owned(), "evidence_missing".to_owned())]
    );
}

#[test]
fn each_key_item_of_the_survey_is_asked_for() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    type Clear = fn(&mut SurveyForm);
    let items: [(&str, Clear); 9] = [
        ("rate", |form| form.rate.clear()),
        ("rate", |form| form.own_wavelength.clear()),
        ("rate", |form| form.reach.clear()),
        ("fibre", |form| form.fibre.clear()),
        ("connector", |form| form.connector.clear()),
        ("rack", |form| form.rack.clear()),
        ("routeConfirmed", |form| form.route_confirmed.clear()),
        ("esd", |form| form.esd.clear()),
        ("procedures", |form| form.procedures.clear()),
    ];
    for (field, clear) in items {
        let mut form = sheet();
        clear(&mut form);
        let open = fields(record_survey(&mut rig, &id, form, Vec::new()));
        assert_eq!(open, [(field.to_owned(), "survey_item_open".to_owned())]);
    }
    must(record_survey(&mut rig, &id, sheet(), Vec::new()));
}
