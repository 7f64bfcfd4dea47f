//! A handout's later life: copies for those who need them, issued anew, voided, printed when it no longer counts, found again.

use chrono::Duration;
use desk_api::wire::*;
use desk_store::files;
use desk_tests::story::{Rig, engineer, facility, loa_form, must};

/// A desk with one circuit whose LOA is approved, and the circuit's page.
fn approved(rig: &mut Rig, account: &AccountView) -> CircuitView {
    rig.circuit(account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![
            engineer("陈致远", "XD4829371"),
            engineer("Elena Roth", "XDA0000071"),
        ])
        .loa_approved()
        .view
}

fn issue(rig: &mut Rig, loa: &str, audiences: Vec<AudienceWord>, reason: &str) -> IssueHandout {
    IssueHandout {
        key: rig.key(),
        loa: loa.to_owned(),
        by: "Lin Yue".into(),
        kept: desk_tests::story::issue_reasons(),
        audiences,
        survey: true,
        reason: reason.into(),
    }
}

fn print(rig: &mut Rig, number: &str, revision: u32) -> PrintHandout {
    PrintHandout {
        key: rig.key(),
        number: number.to_owned(),
        revision: Some(revision),
        audience: None,
        copies: None,
        with_official: false,
    }
}

fn detail(rig: &mut Rig, number: &str, revision: Option<u32>) -> HandoutDetail {
    let request = ByNumber {
        number: number.to_owned(),
        revision,
    };
    must(rig.run(|desk, occasion| desk.handout(occasion, request)))
}

fn bytes(rig: &mut Rig, number: &str, revision: u32, document: Option<String>) -> Vec<u8> {
    let which = HandOut {
        number: number.to_owned(),
        revision: Some(revision),
        document,
        with_official: false,
    };
    must(rig.run(|desk, occasion| desk.handout_bytes(occasion, which))).bytes
}

fn sha256(bytes: &[u8]) -> String {
    files::hex(&<sha2::Sha256 as sha2::Digest>::digest(bytes))
}

#[test]
fn copies_are_fixed_at_issue_and_each_comes_back_as_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = approved(&mut rig, &account);
    let wanted = vec![
        AudienceWord::Carrier,
        AudienceWord::Guard,
        AudienceWord::Guard,
    ];
    let request = issue(&mut rig, &view.loas[0].id, wanted, "");
    let view = must(rig.run(|desk, occasion| desk.issue_handout(occasion, request)));
    let row = view.handouts[0].clone();
    assert_eq!(
        row.audiences,
        [AudienceWord::Guard, AudienceWord::Carrier],
        "each once, in their order"
    );
    assert_eq!(row.issued_by, "Lin Yue");

    let before = detail(&mut rig, &row.number, None);
    assert_eq!(before.documents.len(), 3);
    rig.reopen();
    let after = detail(&mut rig, &row.number, None);
    for (one, again) in before.documents.iter().zip(&after.documents) {
        let kept = bytes(&mut rig, &row.number, 1, Some(again.id.clone()));
        assert_eq!(
            (sha256(&kept), kept.len()),
            (one.sha256.clone(), one.size as usize),
            "{}",
            one.name
        );
    }
    let guard = &after.documents[1];
    assert_eq!(
        (guard.kind, guard.audience),
        (DocumentWord::Audience, Some(AudienceWord::Guard))
    );
    assert!(guard.name.ends_with("-guard.pdf"));

    // a copy is previewed as it was fixed
    let preview = PreviewHandout {
        loa: row.loa.clone(),
        revision: Some(1),
        audience: Some(AudienceWord::Carrier),
        next: false,
        survey: false,
    };
    let drawn = must(rig.run(|desk, occasion| desk.preview_handout(occasion, preview)));
    assert_eq!(drawn.pages.len(), after.documents[2].pages as usize);
}

#[test]
fn issued_anew_the_number_keeps_both_revisions_and_says_which_counts() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = approved(&mut rig, &account);
    let loa = view.loas[0].id.clone();
    let request = issue(&mut rig, &loa, Vec::new(), "");
    let first =
        must(rig.run(|desk, occasion| desk.issue_handout(occasion, request))).handouts[0].clone();
    let original = bytes(&mut rig, &first.number, 1, None);

    let request = issue(&mut rig, &loa, Vec::new(), "");
    let refused = rig
        .run(|desk, occasion| desk.issue_handout(occasion, request))
        .unwrap_err();
    assert_eq!(
        refused.params["refusal"], "already_issued",
        "without a reason nothing is issued anew"
    );

    rig.wait(Duration::hours(2));
    let request = issue(
        &mut rig,
        &loa,
        vec![AudienceWord::Installer],
        "Cabinet changed 机柜变更",
    );
    let again = request.clone();
    let view = must(rig.run(|desk, occasion| desk.issue_handout(occasion, request)));
    let pressed = must(rig.run(|desk, occasion| desk.issue_handout(occasion, again)));
    assert_eq!(pressed.handouts.len(), 2, "pressed twice, issued anew once");
    let (new, old) = (&view.handouts[0], &view.handouts[1]);
    assert_eq!(
        (new.revision, new.number.as_str()),
        (2, first.number.as_str())
    );
    assert_eq!(
        (new.state, new.reason.as_str()),
        (HandoutState::InForce, "Cabinet changed 机柜变更")
    );
    assert_eq!(old.state, HandoutState::Superseded);
    assert_eq!(old.ended.as_ref().unwrap().successor, Some(2));
    assert_eq!(
        bytes(&mut rig, &first.number, 1, None),
        original,
        "what was issued stays as it is"
    );

    // new passes, under the same number
    let passes: Vec<Vec<String>> = rig.run(|desk, _| {
        let store = desk.store().unwrap();
        let record = desk_store::loas::one(store.db(), store.keys(), &loa);
        let handouts = record.unwrap().unwrap().handouts;
        handouts.into_iter().map(|h| h.fact.passes).collect()
    });
    assert!(
        passes[0].iter().all(|id| !passes[1].contains(id)),
        "every engineer has a new pass"
    );

    // the old revision is printed as superseded, once for good
    let request = print(&mut rig, &first.number, 1);
    let printed = must(rig.run(|desk, occasion| desk.handout_to_print(occasion, request)));
    assert!(
        printed.name.ends_with("-superseded.pdf"),
        "{}",
        printed.name
    );
    let request = print(&mut rig, &first.number, 1);
    let once_more = must(rig.run(|desk, occasion| desk.handout_to_print(occasion, request)));
    assert_eq!(printed.bytes, once_more.bytes);
    let documents = detail(&mut rig, &first.number, Some(1)).documents;
    assert_eq!(documents.len(), 2, "one rendition says it for good");
    assert_eq!(
        documents[1].of_sha256.as_deref(),
        Some(sha256(&original).as_str())
    );
}

#[test]
fn a_void_handout_says_so_at_every_later_look() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = approved(&mut rig, &account);
    let loa = view.loas[0].id.clone();
    let request = issue(&mut rig, &loa, vec![AudienceWord::Guard], "");
    let row =
        must(rig.run(|desk, occasion| desk.issue_handout(occasion, request))).handouts[0].clone();
    let original = bytes(&mut rig, &row.number, 1, None);

    let mut void = VoidHandout {
        key: rig.key(),
        number: row.number.clone(),
        revision: 1,
        reason: "  ".into(),
        by: "Lin Yue".into(),
    };
    let empty = void.clone();
    let refused = rig
        .run(|desk, occasion| desk.void_handout(occasion, empty))
        .unwrap_err();
    assert_eq!(refused.fields[0].field, "reason");
    void.reason = "Wrong company 公司有误".into();
    let again = void.clone();
    must(rig.run(|desk, occasion| desk.void_handout(occasion, void)));
    let view = must(rig.run(|desk, occasion| desk.void_handout(occasion, again)));
    let ended = view.handouts[0].ended.clone().unwrap();
    assert_eq!(view.handouts[0].state, HandoutState::Void);
    assert_eq!(
        (ended.reason.as_str(), ended.by.as_str(), ended.successor),
        ("Wrong company 公司有误", "Lin Yue", None)
    );
    assert!(
        view.actions.contains(&NextWord::IssueHandout),
        "the next act is to issue anew"
    );
    let voids = view
        .history
        .iter()
        .filter(|line| line.kind == HistoryKind::HandoutVoided);
    assert_eq!(voids.count(), 1, "pressed twice, voided once");

    let second = VoidHandout {
        key: rig.key(),
        number: row.number.clone(),
        revision: 1,
        reason: "Once more".into(),
        by: String::new(),
    };
    let refused = rig
        .run(|desk, occasion| desk.void_handout(occasion, second))
        .unwrap_err();
    assert_eq!(refused.params["refusal"], "not_in_force");

    // printed with the word, also the guard's copy; the original still comes back byte for byte
    for audience in [None, Some(AudienceWord::Guard)] {
        let request = PrintHandout {
            audience,
            ..print(&mut rig, &row.number, 1)
        };
        let printed = must(rig.run(|desk, occasion| desk.handout_to_print(occasion, request)));
        assert!(printed.name.ends_with("-void.pdf"), "{}", printed.name);
        assert_ne!(printed.bytes, original);
    }
    assert_eq!(bytes(&mut rig, &row.number, 1, None), original);

    // issued anew: the void one stays void, it is not superseded
    let request = issue(&mut rig, &loa, Vec::new(), "Right company");
    let view = must(rig.run(|desk, occasion| desk.issue_handout(occasion, request)));
    assert_eq!(
        view.handouts
            .iter()
            .map(|h| (h.revision, h.state))
            .collect::<Vec<_>>(),
        [(2, HandoutState::InForce), (1, HandoutState::Void)]
    );
    assert_eq!(
        detail(&mut rig, &row.number, None).row.revision,
        2,
        "the number alone means the newest"
    );
}

#[test]
fn reprints_are_counted_and_an_ended_handout_is_printed_as_ended() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = approved(&mut rig, &account);
    let request = issue(&mut rig, &view.loas[0].id, Vec::new(), "");
    let row =
        must(rig.run(|desk, occasion| desk.issue_handout(occasion, request))).handouts[0].clone();
    let original = bytes(&mut rig, &row.number, 1, None);
    let request = print(&mut rig, &row.number, 1);
    assert_eq!(
        must(rig.run(|desk, occasion| desk.handout_to_print(occasion, request))).bytes,
        original
    );

    let copies = |first, last, of| Some(CountedCopies { first, last, of });
    for (wish, name) in [
        (copies(1, 3, 3), "-copies-1-3-of-3.pdf"),
        (copies(2, 2, 3), "-copy-2-of-3.pdf"),
    ] {
        let request = PrintHandout {
            copies: wish,
            ..print(&mut rig, &row.number, 1)
        };
        let again = request.clone();
        let printed = must(rig.run(|desk, occasion| desk.handout_to_print(occasion, request)));
        assert!(printed.name.ends_with(name), "{}", printed.name);
        let pressed = must(rig.run(|desk, occasion| desk.handout_to_print(occasion, again)));
        assert_eq!(printed.bytes, pressed.bytes, "pressed twice, made once");
    }
    let documents = detail(&mut rig, &row.number, None).documents;
    let counted: Vec<(u32, u32, u32)> = documents
        .iter()
        .filter_map(|d| d.copies.as_ref())
        .map(|c| (c.first, c.last, c.of))
        .collect();
    assert_eq!(counted, [(1, 3, 3), (2, 2, 3)]);
    for (first, last, of) in [(0, 1, 1), (2, 1, 3), (1, 4, 3), (1, 21, 21)] {
        let request = PrintHandout {
            copies: copies(first, last, of),
            ..print(&mut rig, &row.number, 1)
        };
        let refused = rig
            .run(|desk, occasion| desk.handout_to_print(occasion, request))
            .unwrap_err();
        assert_eq!(refused.params["refusal"], "copies");
    }

    rig.wait(Duration::days(40));
    let request = PrintHandout {
        copies: copies(1, 2, 2),
        ..print(&mut rig, &row.number, 1)
    };
    let printed = must(rig.run(|desk, occasion| desk.handout_to_print(occasion, request)));
    assert!(printed.name.ends_with("-expired.pdf"), "{}", printed.name);
    assert_eq!(bytes(&mut rig, &row.number, 1, None), original);
}

#[test]
fn the_register_is_filtered_sorted_and_finds_old_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let mut numbers = Vec::new();
    for (n, name) in ["Bravo", "Alpha"].into_iter().enumerate() {
        let view = rig
            .circuit(&account, name)
            .allocated(&format!("pc-bp1qrb3n7wd0k5x{n}m"))
            .loa_applied(vec![engineer("陈致远", "XD4829371")])
            .loa_approved()
            .view;
        let audiences = if n == 0 {
            vec![AudienceWord::Guard]
        } else {
            Vec::new()
        };
        let request = issue(&mut rig, &view.loas[0].id, audiences, "");
        let view = must(rig.run(|desk, occasion| desk.issue_handout(occasion, request)));
        numbers.push((view.handouts[0].number.clone(), view.loas[0].id.clone()));
        rig.wait(Duration::days(1));
    }
    let request = issue(&mut rig, &numbers[0].1, Vec::new(), "Room changed");
    must(rig.run(|desk, occasion| desk.issue_handout(occasion, request)));

    let mut ask = |query: HandoutQuery| -> Vec<(String, u32)> {
        let found = must(rig.run(|desk, occasion| desk.handouts(occasion, query)));
        found
            .rows
            .iter()
            .map(|row| (row.number.clone(), row.revision))
            .collect()
    };
    let (bravo, alpha) = (numbers[0].0.clone(), numbers[1].0.clone());
    let all = HandoutQuery {
        descending: true,
        ..HandoutQuery::default()
    };
    assert_eq!(
        ask(all),
        [(bravo.clone(), 2), (alpha.clone(), 1), (bravo.clone(), 1)]
    );
    let by_circuit = HandoutQuery {
        sort: HandoutSort::Circuit,
        ..HandoutQuery::default()
    };
    assert_eq!(
        ask(by_circuit),
        [(alpha.clone(), 1), (bravo.clone(), 1), (bravo.clone(), 2)]
    );
    let old = HandoutQuery {
        search: bravo.to_lowercase(),
        state: Some(HandoutState::Superseded),
        ..HandoutQuery::default()
    };
    assert_eq!(ask(old), [(bravo.clone(), 1)], "an old number resolves");
    let guard = HandoutQuery {
        audience: Some(AudienceWord::Guard),
        ..HandoutQuery::default()
    };
    assert_eq!(ask(guard), [(bravo.clone(), 1)]);
    let day = HandoutQuery {
        issued_from: Some("2026-11-24".into()),
        issued_until: Some("2026-11-24".into()),
        ..HandoutQuery::default()
    };
    assert_eq!(ask(day), [(alpha.clone(), 1)]);
    let later = HandoutQuery {
        valid_on: Some("2027-03-01".into()),
        ..HandoutQuery::default()
    };
    assert!(ask(later).is_empty());
    let elsewhere = HandoutQuery {
        access_point: Some("Nowhere".into()),
        ..HandoutQuery::default()
    };
    assert!(ask(elsewhere).is_empty());
}

#[test]
#[allow(
    clippy::disallowed_methods,
    reason = "the time that a preview takes is printed"
)]
fn a_form_is_drawn_while_it_is_typed_and_says_what_it_lacks() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .view;
    let empty = LoaForm {
        engineers: Vec::new(),
        entry_date: "soon".into(),
        bandwidth: "much".into(),
        ..loa_form(Vec::new())
    };
    let mut typed = |form: Option<LoaForm>, facility: Option<FacilityForm>| {
        let request = PreviewTyped {
            circuit: view.id.clone(),
            loa: None,
            form,
            facility,
            access_flow: None,
            seen_by: String::new(),
        };
        let begun = std::time::Instant::now();
        let drawn = must(rig.run(|desk, occasion| desk.preview_typed(occasion, request)));
        (drawn, begun.elapsed())
    };
    let (drawn, _) = typed(Some(empty.clone()), None);
    assert_eq!(
        drawn.pages.len(),
        1,
        "no engineers, no passes: {:?}",
        drawn.problems
    );
    let whole = loa_form(vec![engineer("陈致远", "XD4829371"), engineer("", "")]);
    let (drawn, took) = typed(Some(whole.clone()), Some(facility()));
    assert_eq!(
        drawn.pages.len(),
        2,
        "a row without a name is no engineer yet"
    );
    println!(
        "a typed preview of {} pages took {} ms in this build",
        drawn.pages.len(),
        took.as_millis()
    );
    let strange = LoaForm {
        company_name: "公司\u{1F9E8}".into(),
        ..whole
    };
    let (drawn, _) = typed(Some(strange), None);
    assert_eq!(drawn.problems[0].code, "cannot_print");
}

#[test]
fn issued_anew_the_reasons_of_the_revision_before_are_offered_for_what_is_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let view = approved(&mut rig, &account);
    let loa = view.loas[0].id.clone();
    let look = |rig: &mut Rig, kept: Vec<KeptWarning>| {
        let check = CheckIssue {
            loa: loa.clone(),
            kept,
        };
        must(rig.run(|desk, occasion| desk.check_issue(occasion, check)))
    };
    assert!(
        look(&mut rig, Vec::new()).offers.is_empty(),
        "nobody has said anything yet"
    );
    let request = issue(&mut rig, &loa, Vec::new(), "");
    let given = request.kept.clone();
    must(rig.run(|desk, occasion| desk.issue_handout(occasion, request)));
    rig.reopen();
    let again = look(&mut rig, Vec::new());
    assert_eq!(again.problems.len(), 2, "what is found is found again");
    assert_eq!(again.offers, given, "and what was said is offered");
    let one = look(&mut rig, vec![given[0].clone()]);
    assert_eq!(
        one.offers,
        given[1..],
        "what was given again is offered no more"
    );
}
