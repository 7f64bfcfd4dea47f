//! What was built, and the files that show it.

use desk_api::wire::*;
use desk_tests::story::{Rig, must};

use super::acts::{attach, begun, built, step, works};

#[test]
fn what_was_built_stands_beside_the_loa_and_a_difference_must_be_explained() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    assert!(works(&rig.page(&id)).as_built.blocks, "nothing recorded");
    let view = must(built(&mut rig, &id, "13 / 14", Vec::new()));
    let shown = &works(&view).as_built;
    let verdict = |field: &str| {
        shown
            .lines
            .iter()
            .find(|l| l.field == field)
            .unwrap()
            .verdict
            .clone()
    };
    assert_eq!(verdict("panel_port"), "differs");
    assert_eq!(verdict("carrier_circuit_id"), "same");
    assert_eq!(verdict("cable_label"), "not_in_loa");
    assert!(shown.blocks);
    let why = ExplainedForm {
        field: "panel_port".into(),
        reason: "Port 11 was broken; the operator gave 13".into(),
    };
    let view = must(built(&mut rig, &id, "13 / 14", vec![why]));
    assert!(!works(&view).as_built.blocks);
    let view = must(built(&mut rig, &id, "11/12", Vec::new()));
    assert!(!works(&view).as_built.blocks, "resolved");
    let find = |rig: &mut Rig, text: &str| {
        let query = CircuitQuery {
            search: text.into(),
            limit: 5,
            ..CircuitQuery::default()
        };
        must(rig.run(|desk, occasion| desk.circuits(occasion, query)))
            .rows
            .len()
    };
    assert_eq!(find(&mut rig, "XS302-C07"), 1, "found by its cable label");
    assert_eq!(find(&mut rig, "hz-mstp-0098"), 1, "found by its circuit id");
}

#[test]
fn files_are_kept_and_what_runs_or_is_too_large_is_refused() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    let mut picture = std::io::Cursor::new(Vec::new());
    image::GrayImage::from_pixel(40, 30, image::Luma([120]))
        .write_to(&mut picture, image::ImageFormat::Png)
        .unwrap();
    let picture = picture.into_inner();
    let view = must(attach(
        &mut rig,
        &id,
        "../rack.png",
        &picture,
        "site_survey",
    ));
    assert_eq!(works(&view).files[0].name, "rack.png");
    assert_eq!(step(&view, "site_survey").files, 1);
    let view = must(attach(&mut rig, &id, "figures.csv", b"a;b", "test_report"));
    assert_eq!(step(&view, "test_report").state, "done");
    let (file, event) = {
        let kept = &works(&view).files;
        (kept[1].file.clone(), kept[0].event.clone())
    };
    let shown = rig
        .run(|desk, occasion| desk.attachment_picture(occasion, ById { id: file.clone() }))
        .unwrap();
    assert_eq!(shown.media, "image/png");
    let saved = rig
        .run(|desk, occasion| desk.attachment_bytes(occasion, ById { id: file }))
        .unwrap();
    assert_eq!(
        (saved.name.as_str(), saved.bytes),
        ("rack.png", picture.clone())
    );
    let mut why = |name: &str, bytes: &[u8]| {
        attach(&mut rig, &id, name, bytes, "").unwrap_err().params["why"].clone()
    };
    assert_eq!(why("report.exe", b"hello"), "attachment_program");
    assert_eq!(why("report.pdf", b"MZ\x90\0"), "attachment_program");
    assert_eq!(why("report.pdf", &picture), "attachment_disguised");
    assert_eq!(why("empty.txt", b""), "attachment_empty");
    let again = attach(&mut rig, &id, "rack.png", &picture, "site_survey").unwrap_err();
    assert_eq!(again.params["why"], "attachment_again");
    let large = vec![b'a'; 25 * 1024 * 1024 + 1];
    let refused = attach(&mut rig, &id, "large.txt", &large, "").unwrap_err();
    assert_eq!(refused.params["limit"], "25");
    must(attach(&mut rig, &id, "just.txt", &large[1..], ""));
    let request = Withdraw {
        key: rig.key(),
        circuit: id.clone(),
        event,
        reason: "mistake".into(),
    };
    let back = must(rig.run(|desk, occasion| desk.withdraw(occasion, request)));
    assert_eq!(step(&back, "test_report").state, "waiting");
}
