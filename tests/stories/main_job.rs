//! From a port application to a handout, over a restart at every step.

use chrono::Duration;
use desk_api::Bytes;
use desk_api::wire::*;
use desk_letter::codes::IssuingKey;
use desk_letter::verify::{Refusal, Trust, TrustedKey, verify};
use desk_tests::story::{Rig, engineer, must};

#[test]
fn every_step_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let id = rig.circuit(&account, "Binjiang-1").view.id;
    let expect = |rig: &mut Rig, status: &str, loa: &str, next: NextWord| {
        rig.reopen();
        let page = rig.page(&id);
        assert_eq!(
            (
                page.row.status.as_str(),
                page.row.loa_status.as_str(),
                page.next.next
            ),
            (status, loa, next)
        );
        page
    };
    let view = expect(&mut rig, "Initial", "NotApplied", NextWord::RecordPort);
    let circuit = view.id.clone();

    let record = RecordPort {
        key: rig.key(),
        circuit: circuit.clone(),
        status: "Allocated".into(),
        instance_id: "pc-bp1qrb3n7wd0k5x2m".into(),
        port: String::new(),
        device: String::new(),
        reason: String::new(),
        seen_by: "Lin Yue".into(),
        seen_at: rig.now().format("%Y-%m-%dT%H:%M").to_string(),
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.record_port(occasion, record)));
    let page = expect(&mut rig, "Allocated", "NotApplied", NextWord::ApplyLoa);
    assert_eq!(
        page.history[0].skipped,
        ["Approved", "Allocating"],
        "what nobody saw is said"
    );

    let form = desk_tests::story::loa_form(vec![
        engineer("Elena Márquez-Roth", "XD4829371"),
        engineer("周明宇", "XD4829372"),
    ]);
    let apply = ApplyLoa {
        key: rig.key(),
        circuit: circuit.clone(),
        form,
        kept: Vec::new(),
    };
    must(rig.run(|desk, occasion| desk.apply_loa(occasion, apply)));
    let page = expect(&mut rig, "Allocated", "Applying", NextWord::RecordLoa);
    assert_eq!(
        page.loas[0].form.engineers[0].document_number, "XD•••••71",
        "masked on the page"
    );

    let pdf = rig.run(|desk, occasion| desk.import_official_pdf(occasion, "LOA.pdf", official()));
    let pdf = must(pdf);
    let approved = RecordLoa {
        key: rig.key(),
        loa: page.loas[0].id.clone(),
        status: "Available".into(),
        facility: desk_tests::story::facility(),
        access_flow: AccessFlowWord::SmsQr,
        official_pdf: Some(pdf.id.clone()),
        reason: String::new(),
        seen_by: "Lin Yue".into(),
        seen_at: rig.now().format("%Y-%m-%dT%H:%M").to_string(),
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.record_loa(occasion, approved)));
    let page = expect(&mut rig, "Allocated", "Available", NextWord::IssueHandout);
    assert_eq!(
        page.loas[0]
            .approval
            .as_ref()
            .unwrap()
            .official_pdf
            .as_ref(),
        Some(&pdf)
    );

    let loa = page.loas[0].id.clone();
    let preview = must(rig.run(|desk, occasion| {
        desk.preview_handout(
            occasion,
            PreviewHandout {
                loa: loa.clone(),
                revision: None,
                audience: None,
                next: false,
                survey: false,
            },
        )
    }));
    assert!(preview.number.is_none() && preview.pages.len() >= 2 && preview.problems.is_empty());

    let key = rig.key();
    let issue = IssueHandout {
        key,
        loa: loa.clone(),
        by: String::new(),
        kept: desk_tests::story::issue_reasons(),
        audiences: Vec::new(),
        survey: false,
        reason: String::new(),
    };
    must(rig.run(|desk, occasion| desk.issue_handout(occasion, issue.clone())));
    must(rig.run(|desk, occasion| desk.issue_handout(occasion, issue)));
    let page = expect(&mut rig, "Allocated", "Available", NextWord::PrintHandout);
    assert_eq!(page.handouts.len(), 1, "pressed twice, issued once");
    let second = IssueHandout {
        key: rig.key(),
        loa: loa.clone(),
        by: String::new(),
        kept: desk_tests::story::issue_reasons(),
        audiences: Vec::new(),
        survey: false,
        reason: String::new(),
    };
    let refused = rig
        .run(|desk, occasion| desk.issue_handout(occasion, second))
        .unwrap_err();
    assert_eq!(refused.params["refusal"], "already_issued");

    let number = page.handouts[0].number.clone();
    let bytes = |rig: &mut Rig, with_official| {
        let number = number.clone();
        must(rig.run(|desk, occasion| {
            desk.handout_bytes(
                occasion,
                HandOut {
                    number,
                    with_official,
                    revision: None,
                    document: None,
                },
            )
        }))
    };
    let first = bytes(&mut rig, false);
    rig.wait(Duration::days(3));
    rig.reopen();
    assert_eq!(bytes(&mut rig, false), first, "the same bytes for ever");
    assert_eq!(first.name, format!("{number}.pdf"));
    let pages = |bytes: &Bytes| desk_letter::pdf::inspect(&bytes.bytes).unwrap().pages;
    assert_eq!(
        pages(&bytes(&mut rig, true)),
        pages(&first) + 1,
        "the official page stands behind ours"
    );
    let issued = must(rig.run(|desk, occasion| {
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
    assert_eq!(issued.number.as_deref(), Some(number.as_str()));
    assert_ne!(issued.pages, preview.pages, "a draft is marked");
}

#[test]
fn numbers_count_up_and_the_register_finds_them_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let mut numbers = Vec::new();
    for n in 1..=3 {
        let story = rig
            .circuit(&account, &format!("Line-{n}"))
            .allocated(&format!("pc-bp1qrb3n7wd0k5x{n}"));
        let story = story
            .loa_applied(vec![engineer("陈致远", &format!("XD482937{n}"))])
            .loa_approved()
            .issued();
        numbers.push(story.view.handouts[0].number.clone());
    }
    let code = numbers[0].split('-').nth(1).unwrap().to_owned();
    assert_eq!(
        numbers,
        (1..=3)
            .map(|n| format!("LOA-{code}-2026-{n:06}"))
            .collect::<Vec<_>>()
    );
    let find = |rig: &mut Rig, search: &str| {
        let query = HandoutQuery {
            search: search.into(),
            ..HandoutQuery::default()
        };
        must(rig.run(|desk, occasion| desk.handouts(occasion, query)))
            .rows
            .len()
    };
    assert_eq!(
        (
            find(&mut rig, "陈致"),
            find(&mut rig, "Line-2"),
            find(&mut rig, "000003"),
            find(&mut rig, "nobody")
        ),
        (3, 1, 1, 0)
    );
    rig.wait(Duration::days(31));
    let query = HandoutQuery {
        state: Some(HandoutState::Expired),
        ..HandoutQuery::default()
    };
    assert_eq!(
        must(rig.run(|desk, occasion| desk.handouts(occasion, query)))
            .rows
            .len(),
        3,
        "after 30 days they are over"
    );
    let which = HandOut {
        number: numbers[0].clone(),
        with_official: false,
        revision: None,
        document: None,
    };
    let print = PrintHandout {
        key: rig.key(),
        number: numbers[0].clone(),
        revision: None,
        audience: None,
        copies: None,
        with_official: false,
    };
    let printed = must(rig.run(|desk, occasion| desk.handout_to_print(occasion, print)));
    assert!(
        printed.name.ends_with("-expired.pdf"),
        "an ended handout is printed as such: {}",
        printed.name
    );
    must(rig.run(|desk, occasion| desk.handout_bytes(occasion, which)));
}

#[test]
fn the_preview_of_an_issued_handout_carries_codes_that_verify_under_the_desks_key() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let story = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m");
    let story = story
        .loa_applied(vec![engineer("陈致远", "XD4829371")])
        .loa_approved()
        .issued();
    let from = story.view.loas[0].window_from.clone();
    let (seed, letter) = rig.run(|desk, _| {
        let store = desk.store().unwrap();
        let row = &desk_store::handouts::list(store.db(), "", None).unwrap()[0];
        let letter = desk_store::files::bytes(store.db(), store.keys(), &row.letter)
            .unwrap()
            .unwrap();
        (store.keys().issuing, letter)
    });
    let letter: desk_letter::letter::Letter = serde_json::from_slice(&letter).unwrap();
    let key = IssuingKey::from_seed(&seed);
    let text = desk_letter::codes::seal(&letter, &key).unwrap();
    let now = chrono::DateTime::parse_from_rfc3339(&from)
        .unwrap()
        .to_utc();
    let trusted = |public_key| Trust {
        keys: vec![TrustedKey {
            kid: desk_letter::cose::key_id(&public_key),
            public_key,
            not_before: now - Duration::days(30),
            not_after: now + Duration::days(30),
            desk: String::new(),
            listed: false,
        }],
        ..Trust::default()
    };
    verify(&text, &trusted(key.public_key()), now, None).unwrap();
    let own = must(rig.run(|desk, _| desk.trust_for_checking()));
    verify(&text, &own, now, None).unwrap();
    let stranger = IssuingKey::from_seed(&[9; 32]);
    let refused: Refusal = verify(&text, &trusted(stranger.public_key()), now, None).unwrap_err();
    assert_eq!(
        format!("{refused:?}").split_whitespace().next(),
        Some("UnknownKey")
    );
}

/// The smallest PDF that is one.
pub(crate) fn official() -> Vec<u8> {
    desk_tests::window::readers::sheet("Letter of Authorization, official copy 4711")
}
