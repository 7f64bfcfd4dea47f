//! Wrong input: a clear sentence at its field, and nothing recorded.

use desk_api::wire::*;
use desk_tests::story::{Rig, engineer, facility, loa_form, must, port_form};

fn codes(problems: &[FieldProblem]) -> Vec<(String, String)> {
    problems
        .iter()
        .map(|p| (p.field.clone(), p.code.clone()))
        .collect()
}

#[test]
fn each_mistake_in_a_port_application_is_said_at_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    rig.circuit(&account, "Taken");
    let long = "a".repeat(129);
    type Mistake = fn(&mut PortForm, &str);
    let mistakes: [(&str, &str, Mistake); 16] = [
        ("account", "required", |f, _| f.account.clear()),
        ("account", "unknown_choice", |f, _| {
            f.account = "nobody".into()
        }),
        ("region", "required", |f, _| f.region.clear()),
        ("lineOperator", "unknown_choice", |f, _| {
            f.line_operator = "XX".into()
        }),
        ("lineOperator", "site_takes_own_circuits_only", |f, _| {
            f.line_operator = "CU".into()
        }),
        ("accessPoint", "required", |f, _| f.access_point.clear()),
        ("accessPoint", "unknown_access_point", |f, _| {
            f.access_point = "Nowhere-A".into()
        }),
        ("accessPoint", "unknown_access_point", |f, _| {
            f.region = "cn-beijing".into()
        }),
        ("portType", "unknown_choice", |f, _| {
            f.port_type = "1000Base-T".into()
        }),
        ("name", "required", |f, _| f.name.clear()),
        ("name", "too_long", |f, long| f.name = long.into()),
        ("name", "letter_first", |f, _| f.name = "1-line".into()),
        ("name", "name_taken", |f, _| f.name = "Taken".into()),
        ("name", "control_character", |f, _| {
            f.name = "Line\u{7}x".into()
        }),
        ("redundantCircuit", "unknown_choice", |f, _| {
            f.redundant_circuit = "nobody".into()
        }),
        ("billingRules", "consent_missing", |f, _| {
            f.billing_rules = false
        }),
    ];
    for (field, code, mistake) in mistakes {
        let mut form = port_form(&account, "Line");
        mistake(&mut form, &long);
        let check = CheckPort {
            form: form.clone(),
            kept: Vec::new(),
        };
        let found = must(rig.run(|desk, occasion| desk.check_port(occasion, check))).problems;
        assert!(
            codes(&found).contains(&(field.into(), code.into())),
            "{field} {code}: {found:#?}"
        );
        let key = rig.key();
        let refused = rig
            .run(|desk, occasion| {
                desk.apply_port(
                    occasion,
                    ApplyPort {
                        key,
                        form,
                        kept: Vec::new(),
                        plan: None,
                    },
                )
            })
            .unwrap_err();
        assert_eq!(
            (refused.code, refused.fields),
            (ErrorCode::Fields, found),
            "{field} {code}"
        );
    }
    let query = CircuitQuery {
        search: String::new(),
        turn: None,
        states: Vec::new(),
        offset: 0,
        limit: 50,
        ..CircuitQuery::default()
    };
    assert_eq!(
        must(rig.run(|desk, occasion| desk.circuit_counts(occasion, query))).total,
        1,
        "nothing was recorded"
    );
}

#[test]
fn each_mistake_in_an_loa_application_is_said_at_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let circuit = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .view
        .id;
    type Mistake = fn(&mut LoaForm);
    let mistakes: [(&str, &str, Mistake); 17] = [
        ("companyName", "required", |f| f.company_name = "  ".into()),
        ("companyName", "too_long", |f| {
            f.company_name = "云".repeat(129)
        }),
        ("companyName", "direction_character", |f| {
            f.company_name = "a\u{202e}b".into()
        }),
        ("constructionCompany", "required", |f| {
            f.construction_company.clear()
        }),
        ("lineType", "required", |f| f.line_type.clear()),
        ("entryDate", "date_form", |f| {
            f.entry_date = "27/11/2026".into()
        }),
        ("entryUntil", "window_ends_before_start", |f| {
            f.entry_until = "08:00".into()
        }),
        ("entryUntil", "time_form", |f| f.entry_until = "six".into()),
        ("bandwidth", "bandwidth_form", |f| {
            f.bandwidth = "fast".into()
        }),
        ("bandwidth", "bandwidth_range", |f| f.bandwidth = "1".into()),
        ("customerLocation", "required", |f| {
            f.customer_location.clear()
        }),
        ("engineers", "no_engineers", |f| f.engineers.clear()),
        ("engineers.0.phone", "required", |f| {
            f.engineers[0].phone.clear()
        }),
        ("engineers.0.documentNumber", "required", |f| {
            f.engineers[0].document_number.clear()
        }),
        ("engineers.0.nameLatin", "not_latin", |f| {
            f.engineers[0].name_latin = "周".into()
        }),
        ("engineers.0.gender", "required", |f| {
            f.engineers[0].gender.clear()
        }),
        ("engineers", "too_many_engineers", |f| {
            f.engineers = (0..17)
                .map(|n| engineer("陈致远", &format!("XD48293{n:02}")))
                .collect();
        }),
    ];
    for (field, code, mistake) in mistakes {
        let mut form = loa_form(vec![engineer("陈致远", "XD4829371")]);
        mistake(&mut form);
        let apply = ApplyLoa {
            key: rig.key(),
            circuit: circuit.clone(),
            form,
            kept: Vec::new(),
        };
        let refused = rig
            .run(|desk, occasion| desk.apply_loa(occasion, apply))
            .unwrap_err();
        assert!(
            codes(&refused.fields).contains(&(field.into(), code.into())),
            "{field} {code}: {:#?}",
            refused.fields
        );
    }
    let mut past = loa_form(vec![engineer("陈致远", "XD4829371")]);
    past.entry_date = "2026-11-01".into();
    let apply = ApplyLoa {
        key: rig.key(),
        circuit: circuit.clone(),
        form: past,
        kept: Vec::new(),
    };
    let refused = rig
        .run(|desk, occasion| desk.apply_loa(occasion, apply))
        .unwrap_err();
    assert!(
        refused.fields.iter().any(|p| p.code == "window_past"),
        "{refused}"
    );
    let twice = loa_form(vec![
        engineer("陈致远", "XD4829371"),
        engineer("周明宇", "XD4829371"),
    ]);
    let apply = ApplyLoa {
        key: rig.key(),
        circuit: circuit.clone(),
        form: twice,
        kept: Vec::new(),
    };
    let refused = rig
        .run(|desk, occasion| desk.apply_loa(occasion, apply))
        .unwrap_err();
    assert!(
        refused.fields.iter().any(|p| p.code == "engineer_repeated"),
        "{refused}"
    );
    assert_eq!(rig.page(&circuit).loas.len(), 0, "nothing was recorded");
}

#[test]
fn a_warning_is_kept_with_a_reason_and_not_without() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let circuit = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .view
        .id;
    let mut form = loa_form(vec![engineer("陈致远", "XD4829371")]);
    form.engineers[0].phone = "158 0000 9031".into();
    let warned = |reason: &str| {
        vec![KeptWarning {
            field: "engineers.0.phone".into(),
            code: "phone_form".into(),
            reason: reason.into(),
        }]
    };
    let apply = |rig: &mut Rig, kept| {
        let request = ApplyLoa {
            key: rig.key(),
            circuit: circuit.clone(),
            form: form.clone(),
            kept,
        };
        rig.run(|desk, occasion| desk.apply_loa(occasion, request))
    };
    let refused = apply(&mut rig, Vec::new()).unwrap_err();
    assert!(
        refused.fields.iter().all(|p| p.warning) && refused.fields.len() == 1,
        "{refused}"
    );
    apply(&mut rig, warned(" ")).unwrap_err();
    must(apply(&mut rig, warned("a satellite phone")));
}

#[test]
fn answers_are_checked_too() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    rig.circuit(&account, "First")
        .allocated("pc-bp1qrb3n7wd0k5x2m");
    let mut story = rig.circuit(&account, "Second");
    let good = story.seen("Allocated", "pc-bp1qrb3n7wd0k5x3n");
    let bad = [
        RecordPort {
            instance_id: String::new(),
            ..good.clone()
        },
        RecordPort {
            instance_id: "ecs-123456".into(),
            ..good.clone()
        },
        RecordPort {
            instance_id: "pc-bp1qrb3n7wd0k5x2m".into(),
            ..good.clone()
        },
        RecordPort {
            seen_by: " ".into(),
            ..good.clone()
        },
        RecordPort {
            seen_at: "2027-01-01T00:00".into(),
            ..good.clone()
        },
        RecordPort {
            seen_at: "yesterday".into(),
            ..good.clone()
        },
        RecordPort {
            zone: "Hangzhou".into(),
            ..good.clone()
        },
        RecordPort {
            status: "Rejected".into(),
            reason: String::new(),
            ..good.clone()
        },
        RecordPort {
            status: "Nonsense".into(),
            ..good.clone()
        },
    ];
    let expected = [
        ("instanceId", "required"),
        ("instanceId", "instance_id_form"),
        ("instanceId", "instance_id_taken"),
        ("seenBy", "required"),
        ("seenAt", "in_future"),
        ("seenAt", "date_form"),
        ("zone", "zone_unknown"),
        ("reason", "required"),
        ("status", "unknown_choice"),
    ];
    for (request, (field, code)) in bad.into_iter().zip(expected) {
        let refused = rig
            .run(|desk, occasion| desk.record_port(occasion, request))
            .unwrap_err();
        assert_eq!(
            codes(&refused.fields),
            [(field.to_owned(), code.to_owned())]
        );
    }
    must(rig.run(|desk, occasion| desk.record_port(occasion, good)));
}

#[test]
fn an_approval_needs_the_place_and_a_pdf_that_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let mut story = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![engineer("陈致远", "XD4829371")]);
    let good = story.answer("Available");
    let empty = FacilityForm {
        address: String::new(),
        room: String::new(),
        cabinet: String::new(),
        ..facility()
    };
    let request = RecordLoa {
        facility: empty,
        official_pdf: Some("nothing".into()),
        ..good.clone()
    };
    let refused = rig
        .run(|desk, occasion| desk.record_loa(occasion, request))
        .unwrap_err();
    let fields: Vec<String> = refused.fields.iter().map(|p| p.field.clone()).collect();
    assert_eq!(
        fields,
        [
            "facility.address",
            "facility.room",
            "facility.cabinet",
            "officialPdf"
        ]
    );
    let not_pdf = rig
        .run(|desk, occasion| desk.import_official_pdf(occasion, "x.pdf", b"GIF89a".to_vec()))
        .unwrap_err();
    assert_eq!(
        (not_pdf.code, not_pdf.params["why"].as_str()),
        (ErrorCode::BadFile, "notPdf")
    );
    must(rig.run(|desk, occasion| desk.record_loa(occasion, good)));
}

#[test]
fn a_name_that_no_face_has_is_asked_for_in_latin_letters_and_printed_in_them() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let circuit = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .view
        .id;
    let request = ApplyLoa {
        key: rig.key(),
        circuit: circuit.clone(),
        form: loa_form(vec![engineer("สมชาย", "XD4829371")]),
        kept: Vec::new(),
    };
    let refused = rig
        .run(|desk, occasion| desk.apply_loa(occasion, request))
        .unwrap_err();
    assert_eq!(
        codes(&refused.fields),
        [("engineers.0.name".into(), "cannot_print".into())]
    );
    assert!(
        refused.fields[0].params["codes"].contains("U+0E2A"),
        "{refused}"
    );
    assert!(
        !refused.fields[0].warning,
        "no reason makes a character printable"
    );

    let mut spelled = engineer("สมชาย", "XD4829371");
    spelled.name_latin = "Somchai".into();
    let view = rig
        .circuit(&account, "Second")
        .allocated("pc-bp1qrb3n7wd0k5x2n")
        .loa_applied(vec![spelled])
        .loa_approved()
        .view;
    assert_eq!(
        view.loas[0].form.engineers[0].name, "สมชาย",
        "kept as written"
    );
    let loa = view.loas[0].id.clone();
    let preview = must(rig.run(|desk, occasion| {
        desk.preview_handout(
            occasion,
            PreviewHandout {
                loa,
                revision: None,
                audience: None,
                next: false,
                survey: false,
            },
        )
    }));
    assert!(preview.problems.is_empty() && !preview.pages.is_empty());
}

#[test]
fn settings_and_accounts_are_checked() {
    let folder = tempfile::tempdir().unwrap();
    let mut rig = Rig::new(folder.path());
    let mut form = desk_tests::story::settings();
    form.organisation.clear();
    form.validity_days = "0".into();
    let key = rig.key();
    let refused = rig
        .run(|desk, occasion| desk.save_settings(occasion, SaveSettings { key, form }))
        .unwrap_err();
    assert_eq!(
        codes(&refused.fields),
        [
            ("organisation".into(), "required".into()),
            ("validityDays".into(), "number_range".into())
        ]
    );
    let start = must(rig.run(|desk, occasion| desk.start(occasion, Nothing {})));
    assert!(start.settings.is_none(), "nothing was founded");
}
