//! The address book, and applying for an LOA once more.

use desk_api::wire::*;
use desk_tests::story::{Rig, engineer, loa_form, must};

fn people(rig: &mut Rig, search: &str) -> People {
    let query = PeopleQuery {
        search: search.into(),
    };
    must(rig.run(|desk, occasion| desk.people(occasion, query)))
}

fn save(rig: &mut Rig, id: Option<&str>, form: EngineerForm) -> Result<PersonView, ApiError> {
    let request = SavePerson {
        key: rig.key(),
        id: id.map(str::to_owned),
        form,
    };
    rig.run(|desk, occasion| desk.save_person(occasion, request))
}

fn apply(rig: &mut Rig, circuit: &str, form: LoaForm) -> Result<CircuitView, ApiError> {
    let request = ApplyLoa {
        key: rig.key(),
        circuit: circuit.into(),
        form,
        kept: Vec::new(),
    };
    rig.run(|desk, occasion| desk.apply_loa(occasion, request))
}

fn start(rig: &mut Rig, circuit: &str) -> LoaStart {
    let id = circuit.to_owned();
    must(rig.run(|desk, occasion| desk.loa_start(occasion, ById { id })))
}

#[test]
fn the_address_book_masks_finds_changes_and_gives_in_clear_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let saved = must(save(&mut rig, None, engineer("陈致远", "XD4829371")));
    assert_eq!(saved.form.document_number, "XD•••••71");
    assert!(
        !saved.form.phone.contains("600 000"),
        "{}",
        saved.form.phone
    );
    must(save(&mut rig, None, engineer("Elena Márquez", "P7719203")));
    assert_eq!(people(&mut rig, "").total, 2);
    for (search, found) in [("致", 1), ("elena", 1), ("MÁR", 1), ("nobody", 0)] {
        let people = people(&mut rig, search);
        assert_eq!((people.people.len(), people.total), (found, 2), "{search}");
    }

    // changed with the mask untouched: the number stays what it is
    let renamed = EngineerForm {
        name_latin: "Chen Zhiyuan".into(),
        ..saved.form.clone()
    };
    must(save(&mut rig, Some(&saved.id), renamed));
    let asked = PeopleByIds {
        ids: vec![saved.id.clone(), "nobody".into()],
    };
    let known = must(rig.run(|desk, occasion| desk.people_details(occasion, asked)));
    let clear: Vec<_> = known
        .people
        .iter()
        .map(|person| {
            let form = &person.form;
            (form.name_latin.as_str(), form.document_number.as_str())
        })
        .collect();
    assert_eq!(clear, [("Chen Zhiyuan", "XD4829371")]);

    let twice = save(&mut rig, None, engineer("陈致远", "XD4829371")).unwrap_err();
    assert_eq!(
        (
            twice.fields[0].field.as_str(),
            twice.fields[0].code.as_str()
        ),
        ("name", "person_known")
    );
    let empty = save(&mut rig, None, engineer("", "")).unwrap_err();
    let fields: Vec<_> = empty.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["name", "documentNumber"]);
    rig.reopen();
    assert_eq!(people(&mut rig, "").total, 2);
}

#[test]
fn two_entries_of_one_person_become_one_and_a_removed_one_stays_on_its_application() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let first = must(save(&mut rig, None, engineer("陈致远", "XD4829371")));
    let second = must(save(&mut rig, None, engineer("Chen Zhiyuan", "XD4829371")));
    assert!(second.alike[0].same_document && second.alike[0].id == first.id);
    let merge = MergePeople {
        key: rig.key(),
        keep: first.id.clone(),
        merge: second.id.clone(),
    };
    let kept = must(rig.run(|desk, occasion| desk.merge_people(occasion, merge.clone())));
    assert!(kept.alike.is_empty() && people(&mut rig, "").total == 1);
    must(rig.run(|desk, occasion| desk.merge_people(occasion, merge)));

    let view = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![engineer("陈致远", "XD4829371")])
        .view;
    let named = people(&mut rig, "").people.remove(0);
    assert_eq!(named.id, first.id, "the application names the known person");
    assert_eq!(named.named_on[0].circuit_name, "Line");
    let remove = RemovePerson {
        key: rig.key(),
        id: first.id,
    };
    must(rig.run(|desk, occasion| desk.remove_person(occasion, remove)));
    assert_eq!(people(&mut rig, "").total, 0);
    let page = rig.page(&view.id);
    assert_eq!(page.loas[0].form.engineers[0].name, "陈致远");
    // named again, they are known again
    let mut form = loa_form(vec![engineer("陈致远", "XD4829371")]);
    form.purpose_reason = "Second cable".into();
    let answer = RecordLoa {
        key: rig.key(),
        loa: page.loas[0].id.clone(),
        status: "Rejected".into(),
        facility: desk_tests::story::facility(),
        access_flow: AccessFlowWord::SmsQr,
        official_pdf: None,
        reason: "because".into(),
        seen_by: "Lin Yue".into(),
        seen_at: rig.now().format("%Y-%m-%dT%H:%M").to_string(),
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.record_loa(occasion, answer)));
    must(apply(&mut rig, &view.id, form));
    assert_eq!(rig.page(&view.id).loas.len(), 2);
}

#[test]
fn the_engineers_of_the_last_applications_are_offered_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let two = || {
        vec![
            engineer("陈致远", "XD4829371"),
            engineer("韩若溪", "XD4829372"),
        ]
    };
    for (n, name) in ["One", "Two"].into_iter().enumerate() {
        rig.circuit(&account, name)
            .allocated(&format!("pc-bp1qrb3n7wd0k5x2{n}"))
            .loa_applied(two());
    }
    rig.circuit(&account, "Three")
        .allocated("pc-bp1qrb3n7wd0k5x29")
        .loa_applied(vec![engineer("周明宇", "XD4829373")]);
    let other = rig.account("另一家公司");
    rig.make_room(&other);
    let fresh = rig
        .circuit(&other, "Four")
        .allocated("pc-bp1qrb3n7wd0k5x28")
        .view
        .id;
    let offers = |rig: &mut Rig, construction: &str| -> Vec<(String, usize)> {
        let query = EngineerOffersQuery {
            circuit: fresh.clone(),
            construction_company: construction.into(),
        };
        must(rig.run(|desk, occasion| desk.engineer_offers(occasion, query)))
            .offers
            .into_iter()
            .map(|offer| (offer.circuit_name, offer.people.len()))
            .collect()
    };
    assert_eq!(offers(&mut rig, ""), []);
    assert_eq!(
        offers(&mut rig, "岚合网络工程有限公司"),
        [("Three".to_owned(), 1), ("Two".to_owned(), 2)],
        "newest first, the same two people once"
    );
}

#[test]
fn companies_are_written_down_offered_and_removed_without_touching_applications() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![engineer("陈致远", "XD4829371")])
        .view;
    let all = |rig: &mut Rig| must(rig.run(|desk, occasion| desk.companies(occasion, Nothing {})));
    let seen: Vec<_> = all(&mut rig)
        .seen
        .into_iter()
        .map(|one| (one.kind, one.name))
        .collect();
    assert_eq!(
        seen,
        [
            ("customer".to_owned(), "云澜物流（杭州）有限公司".to_owned()),
            ("construction".to_owned(), "岚合网络工程有限公司".to_owned())
        ]
    );
    let save = SaveCompany {
        key: rig.key(),
        id: None,
        form: CompanyForm {
            name: "岚合网络工程有限公司".into(),
            name_latin: "Lanhe Network Engineering".into(),
            kind: "construction".into(),
            contact: "周工 +86 139 0000 0417".into(),
            notes: String::new(),
        },
    };
    let saved = must(rig.run(|desk, occasion| desk.save_company(occasion, save.clone())));
    assert_eq!(saved.form.contact, "周工 +86 139 0000 0417");
    let again = SaveCompany {
        key: rig.key(),
        ..save
    };
    let refused = rig
        .run(|desk, occasion| desk.save_company(occasion, again))
        .unwrap_err();
    assert_eq!(refused.fields[0].code, "company_known");
    let now = all(&mut rig);
    assert_eq!((now.companies.len(), now.seen.len()), (1, 1));
    let gone = RemoveCompany {
        key: rig.key(),
        id: saved.id,
    };
    must(rig.run(|desk, occasion| desk.remove_company(occasion, gone)));
    assert!(all(&mut rig).companies.is_empty());
    assert_eq!(
        rig.page(&view.id).loas[0].form.construction_company,
        "岚合网络工程有限公司"
    );
}

#[test]
fn people_enter_again_for_a_reason_and_every_earlier_application_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let first = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![engineer("陈致远", "XD4829371")])
        .loa_approved()
        .issued()
        .view;
    assert!(first.actions.contains(&NextWord::ApplyLoaAgain));
    let begun = start(&mut rig, &first.id);
    assert_eq!(begun.purposes, ["re_entry", "adjustment"]);
    assert_eq!(
        (begun.form.purpose.as_str(), begun.form.entry_date.as_str()),
        ("re_entry", ""),
        "the dates are empty"
    );
    let mut form = LoaForm {
        entry_date: "2026-12-16".into(),
        ..begun.form
    };
    let refused = apply(&mut rig, &first.id, form.clone()).unwrap_err();
    assert_eq!(
        (
            refused.fields[0].field.as_str(),
            refused.fields[0].code.as_str()
        ),
        ("purposeReason", "required")
    );
    form.purpose_reason = "The pigtail was connected to the wrong panel".into();
    let second = must(apply(&mut rig, &first.id, form));
    assert_eq!(second.loas.len(), 2);
    assert_eq!(second.loas[0].form.purpose, "re_entry");
    assert_eq!(second.row.loa_status, "Applying");
    // the first one with its answer and its paper is what it was
    assert_eq!(second.loas[1], first.loas[0]);
    assert_eq!(second.handouts, first.handouts);

    // while one is under way no other is taken, in any words
    let mut third = loa_form(vec![engineer("陈致远", "XD4829371")]);
    third.purpose = "adjustment".into();
    let refused = apply(&mut rig, &first.id, third).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Refused);
}

#[test]
fn a_purpose_that_does_not_fit_the_standing_is_refused_at_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .view;
    assert_eq!(start(&mut rig, &view.id).purposes, ["first"]);
    let mut form = loa_form(vec![engineer("陈致远", "XD4829371")]);
    form.purpose = "re_entry".into();
    let refused = apply(&mut rig, &view.id, form).unwrap_err();
    assert_eq!(
        (
            refused.fields[0].field.as_str(),
            refused.fields[0].code.as_str()
        ),
        ("purpose", "unknown_choice")
    );
}

#[test]
fn after_a_rejection_and_after_a_deletion_the_application_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    for (n, (status, purpose)) in [
        ("Rejected", "after_rejection"),
        ("Deleted", "after_deletion"),
    ]
    .into_iter()
    .enumerate()
    {
        let mut story = rig
            .circuit(&account, &format!("Line{n}"))
            .allocated(&format!("pc-bp1qrb3n7wd0k5x2{n}"))
            .loa_applied(vec![engineer("陈致远", "XD4829371")]);
        let answer = story.answer(status);
        let id = story.view.id.clone();
        must(rig.run(|desk, occasion| desk.record_loa(occasion, answer)));
        let begun = start(&mut rig, &id);
        assert_eq!(begun.form.purpose, purpose);
        let form = LoaForm {
            entry_date: "2026-12-16".into(),
            ..begun.form
        };
        let view = must(apply(&mut rig, &id, form));
        assert_eq!(view.loas[0].form.purpose, purpose);
        assert_eq!(view.loas[1].status, status);
    }
}
