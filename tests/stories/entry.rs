//! Getting in where an SMS is sent: every step, the text message, the official code, and what they print.

use chrono::Duration;
use desk_api::wire::*;
use desk_letter::letter::Letter;
use desk_letter::qr::Modules;
use desk_tests::story::{CircuitStory, Rig, engineer, must};
use std::io::Cursor;

const LINK: &str = "https://entry.example.com/visit?id=7f3a9c01&site=HZ-XS-B";

/// A screenshot with codes on it, one below the other.
pub(crate) fn screenshot(texts: &[&str]) -> Vec<u8> {
    let mut picture = image::GrayImage::from_pixel(
        700,
        700 * u32::try_from(texts.len()).unwrap(),
        image::Luma([245]),
    );
    for (n, text) in texts.iter().enumerate() {
        let modules = Modules::of(text).unwrap();
        let top = 700 * n + 80;
        for y in 0..modules.width() * 7 {
            for x in 0..modules.width() * 7 {
                let dark = modules.is_dark(x / 7, y / 7);
                let at = (
                    u32::try_from(x + 90).unwrap(),
                    u32::try_from(y + top).unwrap(),
                );
                picture.put_pixel(at.0, at.1, image::Luma([if dark { 10 } else { 250 }]));
            }
        }
    }
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

/// An approved LOA of three engineers at a site with this way in.
fn approved(rig: &mut Rig, flow: AccessFlowWord) -> (String, String) {
    let account = rig.account("云澜物流（杭州）有限公司");
    rig.make_room(&account);
    let engineers = vec![
        engineer("周明宇", "XD4829371"),
        engineer("韩若溪", "XD4829372"),
        engineer("Elena Márquez-Roth", "XD4829373"),
    ];
    let mut story: CircuitStory<'_> = rig
        .circuit(&account, "Binjiang-1")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(engineers);
    let mut answer = story.answer("Available");
    answer.access_flow = flow;
    answer.facility.optic_installed = false;
    let (circuit, loa) = (story.view.id.clone(), story.view.loas[0].id.clone());
    must(rig.run(|desk, occasion| desk.record_loa(occasion, answer)));
    (circuit, loa)
}

fn ready() -> (tempfile::TempDir, Rig, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let (circuit, loa) = approved(&mut rig, AccessFlowWord::SmsQr);
    (folder, rig, circuit, loa)
}

fn entry(rig: &mut Rig, circuit: &str) -> EntryView {
    rig.page(circuit).loas[0].entry.clone().unwrap()
}

fn tick(rig: &mut Rig, loa: &str, ticks: &[(&str, &str)]) -> Result<CircuitView, ApiError> {
    let request = RecordEntrySteps {
        key: rig.key(),
        loa: loa.into(),
        ticks: ticks
            .iter()
            .map(|(person, step)| EntryTick {
                person: (*person).into(),
                step: (*step).into(),
            })
            .collect(),
        by: "Lin Yue".into(),
        at: rig.now().format("%Y-%m-%dT%H:%M").to_string(),
        zone: "UTC".into(),
    };
    rig.run(|desk, occasion| desk.record_entry_steps(occasion, request))
}

/// Takes one step and back, over a restart.
fn step_is_taken_and_taken_back(word: &str) {
    let (_folder, mut rig, circuit, loa) = ready();
    let person = entry(&mut rig, &circuit).engineers[1].person.clone();
    must(tick(&mut rig, &loa, &[(&person, word)]));
    rig.reopen();
    let page = rig.page(&circuit);
    let all = page.loas[0].entry.clone().unwrap();
    let done: Vec<(usize, String)> = all
        .engineers
        .iter()
        .enumerate()
        .flat_map(|(n, e)| {
            e.steps
                .iter()
                .filter(|s| s.done.is_some())
                .map(move |s| (n, s.step.clone()))
        })
        .collect();
    assert_eq!(done, [(1, word.to_owned())]);
    let noted = all.engineers[1]
        .steps
        .iter()
        .find_map(|s| s.done.clone())
        .unwrap();
    assert_eq!(noted.by, "Lin Yue");
    let line = page
        .history
        .iter()
        .find(|line| line.kind == HistoryKind::EntrySteps)
        .unwrap();
    assert_eq!(
        (
            line.params["engineers"].as_str(),
            line.params["steps"].as_str()
        ),
        ("韩若溪", word)
    );
    // once more changes nothing
    must(tick(&mut rig, &loa, &[(&person, word)]));
    assert_eq!(rig.page(&circuit).history.len(), page.history.len());

    let back = Withdraw {
        key: rig.key(),
        circuit: circuit.clone(),
        event: noted.event,
        reason: "not taken".into(),
    };
    must(rig.run(|desk, occasion| desk.withdraw(occasion, back)));
    let open = entry(&mut rig, &circuit);
    assert!(
        open.engineers
            .iter()
            .all(|e| e.steps.iter().all(|s| s.done.is_none()))
    );
}

#[test]
fn entry_step_1_the_sms_is_received() {
    step_is_taken_and_taken_back("sms_received");
}

#[test]
fn entry_step_2_the_data_centre_is_selected() {
    step_is_taken_and_taken_back("data_centre_selected");
}

#[test]
fn entry_step_3_the_visit_is_confirmed() {
    step_is_taken_and_taken_back("visit_confirmed");
}

#[test]
fn entry_step_4_the_entry_qr_is_obtained() {
    step_is_taken_and_taken_back("qr_obtained");
}

#[test]
fn entry_step_5_the_privacy_statement_and_the_entry_agreement_are_accepted() {
    step_is_taken_and_taken_back("terms_accepted");
}

#[test]
fn entry_step_6_the_personal_information_is_submitted() {
    step_is_taken_and_taken_back("information_submitted");
}

#[test]
fn several_steps_of_several_engineers_are_one_line_of_the_history() {
    let (_folder, mut rig, circuit, loa) = ready();
    let people: Vec<String> = entry(&mut rig, &circuit)
        .engineers
        .into_iter()
        .map(|e| e.person)
        .collect();
    let ticks: Vec<(&str, &str)> = people
        .iter()
        .flat_map(|p| {
            [
                (p.as_str(), "sms_received"),
                (p.as_str(), "visit_confirmed"),
            ]
        })
        .collect();
    must(tick(&mut rig, &loa, &ticks));
    let page = rig.page(&circuit);
    let lines: Vec<_> = page
        .history
        .iter()
        .filter(|l| l.kind == HistoryKind::EntrySteps)
        .collect();
    assert_eq!(lines.len(), 1);
    assert_eq!(
        lines[0].params["engineers"],
        "周明宇, 韩若溪, Elena Márquez-Roth"
    );
    assert!(!lines[0].can_withdraw, "they are taken back one by one");
    let refused = tick(&mut rig, &loa, &[]).unwrap_err();
    assert_eq!(
        (
            refused.fields[0].field.as_str(),
            refused.fields[0].code.as_str()
        ),
        ("ticks", "no_step_chosen")
    );
    assert!(tick(&mut rig, &loa, &[("nobody", "sms_received")]).is_err());
    assert!(tick(&mut rig, &loa, &[(people[0].as_str(), "flew_in")]).is_err());
}

#[test]
fn elsewhere_no_credential_is_asked_for() {
    for flow in [
        AccessFlowWord::ThirdPartyLoa,
        AccessFlowWord::ContactOnsiteEngineer,
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (mut rig, _) = Rig::ready(folder.path());
        let (circuit, loa) = approved(&mut rig, flow);
        let page = rig.page(&circuit);
        assert_eq!(page.loas[0].entry, None);
        assert!(!page.actions.contains(&NextWord::AddCredentials));
        let refused = tick(&mut rig, &loa, &[("anyone", "sms_received")]).unwrap_err();
        assert_eq!(refused.params["refusal"], "no_credentials_here");
    }
}

#[test]
fn the_link_is_found_in_a_pasted_message_and_sealed() {
    let (_folder, mut rig, circuit, loa) = ready();
    let person = entry(&mut rig, &circuit).engineers[0].person.clone();
    let sms = |rig: &mut Rig, text: &str| {
        let request = KeepEntrySms {
            key: rig.key(),
            loa: loa.clone(),
            person: person.clone(),
            text: text.into(),
            by: "Lin Yue".into(),
        };
        rig.run(|desk, occasion| desk.keep_entry_sms(occasion, request))
    };
    let refused = sms(&mut rig, "你的申请已通过").unwrap_err();
    assert_eq!(
        (
            refused.fields[0].field.as_str(),
            refused.fields[0].code.as_str()
        ),
        ("text", "no_link")
    );
    must(sms(
        &mut rig,
        &format!("【阿里云】入室申请已通过，请点击{LINK}办理。"),
    ));
    let one = entry(&mut rig, &circuit).engineers[0].clone();
    assert_eq!(one.sms.unwrap().link, LINK);
    assert!(
        one.steps[0].done.is_some(),
        "with the message the first step is taken"
    );
    let folder = rig.folder().to_owned();
    rig.close();
    for file in std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .filter(|f| f.is_file())
    {
        let bytes = std::fs::read(&file).unwrap();
        assert!(
            !bytes.windows(20).any(|w| w == &LINK.as_bytes()[..20]),
            "{} holds the link in clear",
            file.display()
        );
    }
}

#[test]
fn a_code_is_read_kept_sealed_printed_replaced_and_removed() {
    let (_folder, mut rig, circuit, loa) = ready();
    assert_eq!(rig.page(&circuit).next.next, NextWord::IssueHandout);
    assert!(
        rig.page(&circuit)
            .actions
            .contains(&NextWord::AddCredentials)
    );
    let people: Vec<String> = entry(&mut rig, &circuit)
        .engineers
        .into_iter()
        .map(|e| e.person)
        .collect();
    let read = |rig: &mut Rig, bytes: Vec<u8>| {
        rig.run(|desk, occasion| desk.read_credential_file(occasion, bytes))
    };
    let keep = |rig: &mut Rig, person: &str, reading: &CredentialReading, code: u32| {
        let request = KeepCredential {
            key: rig.key(),
            loa: loa.clone(),
            person: person.into(),
            reading: reading.reading.clone().unwrap(),
            code,
            by: "Lin Yue".into(),
        };
        rig.run(|desk, occasion| desk.keep_credential(occasion, request))
    };

    // wrong pictures
    let why = |said: ApiError| said.params.get("why").cloned();
    assert_eq!(
        why(read(&mut rig, b"hello".to_vec()).unwrap_err()).as_deref(),
        Some("not_picture")
    );
    let mut empty = Cursor::new(Vec::new());
    image::GrayImage::from_pixel(300, 300, image::Luma([240]))
        .write_to(&mut empty, image::ImageFormat::Png)
        .unwrap();
    assert_eq!(
        why(read(&mut rig, empty.into_inner()).unwrap_err()).as_deref(),
        Some("no_code")
    );
    assert!(read(&mut rig, vec![0; 13 * 1024 * 1024]).is_err());

    // several codes, one of them ours
    let ours = "LOA1:6BF%RNM1";
    let both = must(read(&mut rig, screenshot(&[ours, LINK])));
    let kinds: Vec<CodeKind> = both.codes.iter().map(|c| c.kind).collect();
    assert_eq!(kinds, [CodeKind::Ours, CodeKind::Official]);
    assert_eq!(
        keep(&mut rig, &people[0], &both, 0).unwrap_err().params["refusal"],
        "own_code"
    );
    must(keep(&mut rig, &people[0], &both, 1));
    assert_eq!(
        keep(&mut rig, &people[1], &both, 1).unwrap_err().params["refusal"],
        "reading_gone",
        "read once, kept once"
    );

    rig.reopen();
    let known = entry(&mut rig, &circuit);
    assert_eq!(known.with_code, 1);
    let kept = known.engineers[0].credential.clone().unwrap();
    assert_eq!(kept.text, LINK);
    assert!(kept.printable && known.engineers[0].steps[3].done.is_some());
    let picture = must(rig.run(|desk, occasion| {
        desk.credential_picture(
            occasion,
            ById {
                id: kept.cut.clone(),
            },
        )
    }));
    assert_eq!(picture.media, "image/png");

    // on paper, as it is now; the preview before issue draws the same
    let preview = PreviewHandout {
        loa: loa.clone(),
        revision: None,
        audience: None,
        next: false,
        survey: false,
    };
    let drawn = must(rig.run(|desk, occasion| desk.preview_handout(occasion, preview)));
    assert!(
        drawn
            .pages
            .iter()
            .any(|page| page.contains("data:image/png;base64,"))
    );
    let issue = IssueHandout {
        key: rig.key(),
        loa: loa.clone(),
        by: String::new(),
        kept: desk_tests::story::issue_reasons(),
        audiences: Vec::new(),
        survey: false,
        reason: String::new(),
    };
    must(rig.run(|desk, occasion| desk.issue_handout(occasion, issue)));
    let letter = issued_letter(&mut rig);
    let printed: Vec<Option<&str>> = letter
        .engineers
        .iter()
        .map(|e| e.credential.as_ref().map(|c| c.text.as_str()))
        .collect();
    assert_eq!(printed, [Some(LINK), None, None]);

    // another one takes its place; removed, it is gone from the next paper and stays in what was issued
    let other = format!("{LINK}&v=2");
    let reading = must(read(&mut rig, screenshot(&[&other])));
    must(keep(&mut rig, &people[0], &reading, 0));
    let now = entry(&mut rig, &circuit).engineers[0]
        .credential
        .clone()
        .unwrap();
    assert_eq!(now.text, other);
    for expected in [Some(LINK.to_owned()), None] {
        let kept = entry(&mut rig, &circuit).engineers[0]
            .credential
            .clone()
            .unwrap();
        let back = Withdraw {
            key: rig.key(),
            circuit: circuit.clone(),
            event: kept.noted.event,
            reason: "removed".into(),
        };
        must(rig.run(|desk, occasion| desk.withdraw(occasion, back)));
        assert_eq!(
            entry(&mut rig, &circuit).engineers[0]
                .credential
                .clone()
                .map(|c| c.text),
            expected
        );
    }
    assert_eq!(issued_letter(&mut rig), letter);
    let folder = rig.folder().to_owned();
    rig.close();
    for file in std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .filter(|f| f.is_file())
    {
        let bytes = std::fs::read(&file).unwrap();
        assert!(
            !bytes.windows(20).any(|w| w == &LINK.as_bytes()[..20]),
            "{} holds the code in clear",
            file.display()
        );
    }
}

#[test]
fn a_code_on_a_page_of_a_pdf_is_read() {
    let (_folder, mut rig, circuit, loa) = ready();
    let person = entry(&mut rig, &circuit).engineers[0].person.clone();
    // any PDF with codes will do: a handout has them
    let letter = desk_letter::sample::letter();
    let ids: Vec<[u8; 8]> = (1..=4_u64).map(u64::to_be_bytes).collect();
    let codes =
        desk_letter::codes::Codes::issue(&letter, &ids, &desk_letter::sample::key()).unwrap();
    let mut with = letter.clone();
    with.engineers.truncate(1);
    with.engineers[0].credential = Some(desk_letter::sample::credential(LINK));
    let codes = desk_letter::codes::Codes {
        passes: codes.passes[..1].to_vec(),
        ..codes
    };
    let faces = desk_tests::story::faces();
    let drawn = desk_letter::layout::layout(&with, &codes, &faces).unwrap();
    let pdf = desk_letter::pdf::write(&drawn, &faces).unwrap();
    let reading = must(rig.run(|desk, occasion| desk.read_credential_file(occasion, pdf)));
    let at = reading
        .codes
        .iter()
        .position(|code| code.text == LINK)
        .expect("the official code is read from the page");
    assert_eq!(reading.codes[at].page, 2);
    assert!(reading.codes.iter().any(|code| code.kind == CodeKind::Ours));
    let request = KeepCredential {
        key: rig.key(),
        loa,
        person,
        reading: reading.reading.unwrap(),
        code: u32::try_from(at).unwrap(),
        by: "Lin Yue".into(),
    };
    must(rig.run(|desk, occasion| desk.keep_credential(occasion, request)));
    assert_eq!(entry(&mut rig, &circuit).with_code, 1);
}

#[test]
fn the_optical_module_is_seen_later_and_printed_and_taken_back() {
    let (_folder, mut rig, circuit, loa) = ready();
    let seen = RecordOptic {
        key: rig.key(),
        loa: loa.clone(),
        seen_by: "Lin Yue".into(),
        seen_at: rig.now().format("%Y-%m-%dT%H:%M").to_string(),
        zone: "UTC".into(),
    };
    let future = RecordOptic {
        key: rig.key(),
        seen_at: (rig.now() + Duration::days(1))
            .format("%Y-%m-%dT%H:%M")
            .to_string(),
        ..seen.clone()
    };
    let refused = rig
        .run(|desk, occasion| desk.record_optic(occasion, future))
        .unwrap_err();
    assert_eq!(refused.fields[0].code, "in_future");
    must(rig.run(|desk, occasion| desk.record_optic(occasion, seen)));
    let page = rig.page(&circuit);
    let optic = page.loas[0].optic.clone().unwrap();
    assert!(
        page.history
            .iter()
            .any(|l| l.kind == HistoryKind::OpticInstalled && l.can_withdraw)
    );
    let issue = IssueHandout {
        key: rig.key(),
        loa,
        by: String::new(),
        kept: desk_tests::story::issue_reasons(),
        audiences: Vec::new(),
        survey: false,
        reason: String::new(),
    };
    must(rig.run(|desk, occasion| desk.issue_handout(occasion, issue)));
    assert!(issued_letter(&mut rig).facility.optic_installed);
    let back = Withdraw {
        key: rig.key(),
        circuit: circuit.clone(),
        event: optic.event,
        reason: "wrong port".into(),
    };
    must(rig.run(|desk, occasion| desk.withdraw(occasion, back)));
    assert_eq!(rig.page(&circuit).loas[0].optic, None);
}

#[test]
fn the_official_pdf_may_come_later_is_read_and_replaced_and_the_earlier_one_stays() {
    let (_folder, mut rig, circuit, loa) = ready();
    let import = |rig: &mut Rig, text: &str| {
        let bytes = desk_tests::window::readers::sheet(text);
        must(rig.run(|desk, occasion| desk.import_official_pdf(occasion, "LOA.pdf", bytes)))
    };
    let keep = |rig: &mut Rig, file: &FileView| {
        let request = KeepOfficialPdf {
            key: rig.key(),
            loa: loa.clone(),
            file: file.id.clone(),
            by: "Lin Yue".into(),
        };
        rig.run(|desk, occasion| desk.keep_official_pdf(occasion, request))
    };
    let first = import(&mut rig, "Room: 3F-302");
    must(keep(&mut rig, &first));
    assert_eq!(
        keep(&mut rig, &first).unwrap_err().params["refusal"],
        "same_file"
    );
    let second = import(&mut rig, "Room: 5F-501");
    must(keep(&mut rig, &second));
    rig.reopen();
    let page = rig.page(&circuit);
    let copies: Vec<&str> = page.loas[0]
        .official_copies
        .iter()
        .map(|copy| copy.file.id.as_str())
        .collect();
    assert_eq!(copies, [second.id.as_str(), first.id.as_str()]);
    assert_eq!(
        page.loas[0].approval.clone().unwrap().official_pdf,
        Some(second.clone())
    );

    let text = must(rig.run(|desk, occasion| {
        desk.official_text(
            occasion,
            ById {
                id: second.id.clone(),
            },
        )
    }));
    assert!(text.has_text);
    let room = text
        .offers
        .iter()
        .find(|offer| offer.field == "room")
        .expect("the room is offered");
    assert_eq!((room.value.as_str(), room.page), ("5F-501", 1));
    assert!(room.place.x > 0.0 && room.place.x + room.place.width < 1.0);
    let query = OfficialPageQuery {
        file: second.id.clone(),
        page: 1,
        width: 600,
    };
    let drawn = must(rig.run(|desk, occasion| desk.official_page(occasion, query)));
    assert!(
        drawn.image.starts_with("iVBORw0KGgo") && drawn.words.iter().any(|w| w.text == "5F-501")
    );
    let query = OfficialPageQuery {
        file: second.id,
        page: 7,
        width: 600,
    };
    assert!(
        rig.run(|desk, occasion| desk.official_page(occasion, query))
            .is_err()
    );

    let event = page.loas[0].official_copies[0].event.clone().unwrap();
    let back = Withdraw {
        key: rig.key(),
        circuit: circuit.clone(),
        event,
        reason: "wrong file".into(),
    };
    must(rig.run(|desk, occasion| desk.withdraw(occasion, back)));
    let left = rig.page(&circuit).loas[0].official_copies.clone();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].file, first);
}

fn issued_letter(rig: &mut Rig) -> Letter {
    rig.run(|desk, _| {
        let store = desk.store().unwrap();
        let row = &desk_store::handouts::list(store.db(), "", None).unwrap()[0];
        let letter = desk_store::files::bytes(store.db(), store.keys(), &row.letter)
            .unwrap()
            .unwrap();
        serde_json::from_slice(&letter).unwrap()
    })
}
