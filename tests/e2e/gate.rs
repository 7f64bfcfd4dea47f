//! The gate in the real window: paper made by this desk is scanned as at a door, admitted, found inside, let out, refused in
//! Chinese, and the computer stays locked over a kill.

use chrono::{DateTime, Duration, Utc};
use desk_api::wire::*;
use desk_tests::story::{CircuitStory, Rig, engineer, loa_form, must};
use desk_tests::window::readers::codes_of;
use desk_tests::window::{Page, PageError, Stage, pictures};
use serde_json::json;
use std::path::Path;

type Done = Result<(), PageError>;

const ENTER: &str = "\u{e007}";
const SITE: &str = "Hangzhou-Xiaoshan-B";

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn a_day_at_the_door() {
    let stage = Stage::new("gate", "en_GB").unwrap();
    let number = issued(stage.data());
    let page = stage.open().unwrap();
    page.resize(1440, 900).unwrap();
    let saved = stage.dialogs().join(format!("{number}.pdf"));
    told(&page, day(&page, &saved, &number));
    page.kill();

    // killed while locked: it comes back locked, and nothing but the gate answers
    let page = stage.open().unwrap();
    told(&page, still_locked(&page));
    page.close().unwrap();
}

fn told(page: &Page<'_>, done: Done) {
    if let Err(error) = done {
        let _ = page.picture(&pictures().join("gate-failed.png"));
        panic!("{error}");
    }
}

/// A desk with a handout for a visit that is going on now, by the real clock. Whatever the calendar warns of today is kept.
#[allow(
    clippy::disallowed_methods,
    reason = "the program that is tested here reads the real clock"
)]
pub(crate) fn issued(folder: &Path) -> String {
    let now: DateTime<Utc> = Utc::now();
    std::fs::create_dir_all(folder).unwrap();
    let (mut rig, account) = Rig::at(folder, now - Duration::days(4)).set_up();
    let people = vec![
        engineer("周明宇", "XD4823217"),
        engineer("韩若溪", "XD4829372"),
        engineer("Elena Márquez-Roth", "XD4829373"),
    ];
    let story: CircuitStory<'_> = rig
        .circuit(&account, "Binjiang-1")
        .allocated("pc-bp1qrb3n7wd0k5x2m");
    let circuit = story.view.id.clone();
    let there = |at: DateTime<Utc>| (at + Duration::hours(8)).format("%Y-%m-%d").to_string();
    let form = LoaForm {
        entry_date: there(now - Duration::hours(12)),
        entry_from: "00:05".into(),
        entry_until_date: there(now + Duration::hours(24)),
        entry_until: "23:55".into(),
        ..loa_form(people)
    };
    let check = CheckLoa {
        circuit: circuit.clone(),
        form: form.clone(),
        kept: Vec::new(),
    };
    let found = must(rig.run(|desk, occasion| desk.check_loa(occasion, check)));
    let apply = ApplyLoa {
        key: rig.key(),
        circuit: circuit.clone(),
        form,
        kept: keep(&found),
    };
    let view = must(rig.run(|desk, occasion| desk.apply_loa(occasion, apply)));
    let loa = view.loas[0].id.clone();
    let mut story = CircuitStory::of(&mut rig, view);
    let answer = story.answer("Available");
    must(rig.run(|desk, occasion| desk.record_loa(occasion, answer)));
    let check = CheckIssue {
        loa: loa.clone(),
        kept: Vec::new(),
    };
    let found = must(rig.run(|desk, occasion| desk.check_issue(occasion, check)));
    let issue = IssueHandout {
        key: rig.key(),
        loa,
        by: String::new(),
        kept: keep(&found),
        audiences: Vec::new(),
        survey: false,
        reason: String::new(),
    };
    let view = must(rig.run(|desk, occasion| desk.issue_handout(occasion, issue)));
    rig.close();
    view.loas[0].handout.clone().unwrap()
}

fn keep(found: &Preflight) -> Vec<KeptWarning> {
    let warnings = found.problems.iter().filter(|problem| problem.warning);
    warnings
        .map(|problem| KeptWarning {
            field: problem.field.clone(),
            code: problem.code.clone(),
            reason: "The visit of this test is today".into(),
        })
        .collect()
}

/// What a scanner types, with its Enter.
pub(crate) fn scan(page: &Page<'_>, text: &str) -> Done {
    page.press(&format!("{text}{ENTER}"))
}

/// The same while a Chinese input method holds the keys: no names, key code 229, places and Shift only.
fn scan_composing(page: &Page<'_>, text: &str) -> Done {
    page.run(
        r#"const places = { ' ': ['Space', false], '$': ['Digit4', true], '%': ['Digit5', true], '*': ['Digit8', true],
             '+': ['Equal', true], '-': ['Minus', false], '.': ['Period', false], '/': ['Slash', false], ':': ['Semicolon', true] };
           const place = (c) => places[c] ?? (/[0-9]/.test(c) ? [`Digit${c}`, false] : [`Key${c}`, true]);
           for (const c of [...arguments[0], '\n']) {
             const [code, shiftKey] = c === '\n' ? ['Enter', false] : place(c);
             (document.activeElement ?? document.body).dispatchEvent(
               new KeyboardEvent('keydown', { key: 'Process', code, shiftKey, isComposing: true, keyCode: 229, bubbles: true, cancelable: true }));
           }"#,
        vec![json!(text)],
    )
    .map(drop)
}

pub(crate) fn verdict(page: &Page<'_>, reason: &str) -> Done {
    page.wait(&format!("the verdict {reason}"), |page| {
        let shown = page.run(
            "return document.querySelector('[data-testid=gate]')?.dataset.reason ?? '';",
            vec![],
        )?;
        Ok((shown == json!(reason)).then_some(()))
    })
}

fn look(page: &Page<'_>, name: &str) -> Done {
    for (width, height, size) in [(1024, 700, "-small"), (1440, 900, "")] {
        page.resize(width, height)?;
        page.settle()?;
        page.picture(&pictures().join(format!("gate-{name}{size}.png")))?;
        let found = page.violations()?;
        assert!(found.is_empty(), "{name}{size}: {found:#?}");
        let wide = page.run(
            "return [document.documentElement, ...document.querySelectorAll('main, aside, dialog[open]')]
               .filter((room) => room.scrollWidth > room.clientWidth + 1).map((room) => room.className + room.tagName);",
            vec![],
        )?;
        assert_eq!(wide, json!([]), "{name}{size} is wider than its room");
    }
    Ok(())
}

fn day(page: &Page<'_>, saved: &Path, number: &str) -> Done {
    // the paper, as it leaves the desk
    page.click_at("rail-circuits")?;
    page.at("circuit-row")?;
    page.run(
        "const row = document.querySelector('[data-testid=circuit-row]'); (row.querySelector('button') ?? row).click();",
        vec![],
    )?;
    page.click_at("save-pdf")?;
    page.wait("the saved file", |_| Ok(saved.exists().then_some(())))?;
    let codes = codes_of(saved).unwrap();
    assert!(codes.len() >= 4, "a seal and three passes: {codes:?}");

    page.click_at("rail-gate")?;
    page.at("gate-typed")?;
    page.click_at("gate-site")?;
    page.pick_at("field-site", SITE)?;
    page.fill_at("field-guard", "Chen")?;
    page.click_at("gate-post-go")?;
    page.wait_gone("gate-post-dialog")?;
    look(page, "waiting")?;

    // every code of the paper is genuine; one of them is the seal
    let mut passes = Vec::new();
    for code in &codes {
        scan(page, code)?;
        let reason = page.wait("a verdict", |page| {
            let shown = page.run(
                "const gate = document.querySelector('[data-testid=gate]'); return gate?.dataset.reason || null;",
                vec![],
            )?;
            Ok(shown.as_str().map(str::to_owned))
        })?;
        match reason.as_str() {
            "genuine" => passes.push(code.clone()),
            "seal" => look(page, "seal")?,
            other => panic!("{other}: {code}"),
        }
        page.click_at("gate-next")?;
        page.at("gate-typed")?;
    }
    assert_eq!(passes.len(), 3);
    admitted(page, &passes, number)?;
    refused(page, &passes)?;
    locked(page)
}

fn admitted(page: &Page<'_>, passes: &[String], number: &str) -> Done {
    scan(page, &passes[0])?;
    verdict(page, "genuine")?;
    assert_eq!(page.text_at("verdict-word")?, "Admit after ID check");
    assert!(
        page.text_at("gate-elsewhere")?
            .contains("Cannot tell whether it was used elsewhere.")
    );
    look(page, "admit")?;
    // Enter without the tick records nothing
    page.press(ENTER)?;
    page.at("gate-tick-first")?;
    page.tick_at("gate-id-seen")?;
    page.click_at("gate-entered")?;
    page.at("gate-recorded")?;
    let head = page.text_at("gate-head")?;
    assert!(head.contains(number) && head.contains("1 of 3"), "{head}");
    look(page, "recorded")?;

    // the same paper again, through a Chinese input method
    scan_composing(page, &passes[0])?;
    verdict(page, "already_inside")?;
    assert_eq!(page.text_at("verdict-word")?, "Ask first");
    look(page, "inside")?;
    page.click_at("gate-left")?;
    page.at("gate-recorded")?;
    assert!(page.text_at("gate-head")?.contains("0 of 3"));
    // and while the field has the focus
    page.click_at("gate-typed")?;
    scan(page, &passes[1])?;
    verdict(page, "genuine")?;
    page.tick_at("gate-id-seen")?;
    page.press(ENTER)?;
    page.at("gate-recorded")?;
    assert_eq!(
        page.value_at("gate-typed")?,
        "",
        "nothing of a scan stays in the field"
    );
    Ok(())
}

fn refused(page: &Page<'_>, passes: &[String]) -> Done {
    page.click_at("gate-language")?;
    page.find("heading", "请扫描凭条")?;
    let pass = &passes[2];
    let middle = pass.len() / 2;
    let other = if &pass[middle..=middle] == "7" {
        "8"
    } else {
        "7"
    };
    scan(
        page,
        &format!("{}{other}{}", &pass[..middle], &pass[middle + 1..]),
    )?;
    verdict(page, "altered")?;
    assert_eq!(page.text_at("verdict-word")?, "不予放行");
    assert!(
        !page.shows("verdict-person")?
            && !page.shows("gate-entered")?
            && !page.shows("gate-letIn")?
    );
    look(page, "altered-zh")?;
    page.press(ENTER)?;
    page.at("gate-recorded")?;
    scan(page, "https://entry.example.com/visit")?;
    verdict(page, "other_code")?;
    assert!(page.text_at("verdict-said")?.contains("网页链接"));
    look(page, "other-zh")?;
    page.press(ENTER)?;
    page.at("gate-typed")?;
    page.click_at("gate-log")?;
    page.at("gate-log-line")?;
    look(page, "log-zh")?;
    page.press("\u{e00c}")?;
    page.wait_gone("gate-log-dialog")
}

fn locked(page: &Page<'_>) -> Done {
    page.click_at("gate-lock")?;
    page.fill_at("gate-pin", "4711")?;
    page.fill_at("gate-pin-again", "4711")?;
    look(page, "lock-zh")?;
    page.click_at("gate-pin-go")?;
    page.at("gate-unlock")?;
    assert!(!page.shows("gate-leave")?);
    nothing_else_answers(page)?;
    look(page, "locked-zh")
}

/// The window's own calls are refused by the program, whatever the page does.
fn nothing_else_answers(page: &Page<'_>) -> Done {
    let none = json!({ "request": {} });
    for command in [
        "accounts",
        "directory",
        "settings",
        "drafts",
        "load_sample",
        "choose_official_pdf",
        "retention",
    ] {
        let answer = page.call(command, none.clone())?;
        assert_eq!(
            answer["refused"]["code"],
            json!("locked"),
            "{command}: {answer}"
        );
    }
    Ok(())
}

fn still_locked(page: &Page<'_>) -> Done {
    page.at("gate-unlock")?;
    assert!(!page.shows("rail-circuits")?);
    nothing_else_answers(page)?;
    page.click_at("gate-unlock")?;
    page.fill_at("gate-pin", "0000")?;
    page.click_at("gate-pin-go")?;
    page.at("gate-pin-wrong")?;
    page.fill_at("gate-pin", "4711")?;
    page.click_at("gate-pin-go")?;
    page.at("rail-circuits")?;
    // the desk speaks its own language again
    page.find("heading", "Circuits").map(drop)
}
