//! What the shell promises before any screen is drawn.

use desk_tests::window::{Stage, pictures};
use serde_json::json;

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn the_window_opens_and_answers() {
    let stage = Stage::new("opens", "en_GB").unwrap();
    let page = stage.open().unwrap();
    let answer = page.call("start", json!({ "request": {} })).unwrap();
    assert_eq!(
        answer["answer"]["version"],
        env!("CARGO_PKG_VERSION"),
        "{answer}"
    );
    page.picture(&pictures().join("opened.png")).unwrap();
    page.close().unwrap();
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn what_is_not_in_the_list_cannot_be_called() {
    let stage = Stage::new("refuses", "en_GB").unwrap();
    let page = stage.open().unwrap();
    for foreign in [
        "plugin:fs|read_file",
        "plugin:shell|execute",
        "plugin:window|close",
        "nothing",
    ] {
        let answer = page.call(foreign, json!({})).unwrap();
        assert!(
            answer["refused"].is_string(),
            "{foreign} was answered: {answer}"
        );
    }
    let unknown = page
        .call("start", json!({ "request": { "path": "/etc/passwd" } }))
        .unwrap();
    assert!(
        unknown["refused"].is_string(),
        "an unknown field was let in: {unknown}"
    );
    page.close().unwrap();
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn the_page_is_shut_in() {
    let stage = Stage::new("shut-in", "en_GB").unwrap();
    let page = stage.open().unwrap();
    let found = page
        .run(
            "return {
               global: typeof window.__TAURI__,
               frozen: Object.isFrozen(Object.prototype),
               opened: window.open('https://example.com/') === null,
             };",
            vec![],
        )
        .unwrap();
    assert_eq!(
        found,
        json!({ "global": "undefined", "frozen": true, "opened": true })
    );

    // What the content policy refuses, as the page itself would meet it.
    let refused = page
        .run_async(
            "const done = arguments[arguments.length - 1];
             const seen = [];
             document.addEventListener('securitypolicyviolation', (event) => {
               seen.push(event.effectiveDirective);
               if (seen.length === 3) done(seen.sort());
             });
             const script = document.createElement('script');
             script.textContent = 'window.broken = true';
             document.head.append(script);
             const frame = document.createElement('iframe');
             frame.src = 'https://example.com/';
             document.body.append(frame);
             fetch('https://example.com/').catch(() => {});",
            vec![],
        )
        .unwrap();
    assert_eq!(
        refused,
        json!(["connect-src", "frame-src", "script-src-elem"])
    );

    page.run("window.location.href = 'https://example.com/';", vec![])
        .unwrap();
    let answer = page.call("start", json!({ "request": {} })).unwrap();
    assert!(
        answer["answer"].is_object(),
        "the page left for elsewhere: {answer}"
    );
    page.close().unwrap();
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn a_second_program_on_the_same_desk_says_so() {
    let stage = Stage::new("first", "en_GB").unwrap();
    let _first = stage.open().unwrap();
    let second = Stage::new("second", "en_GB").unwrap().over(stage.data());
    let page = second.open().unwrap();
    let answer = page.call("start", json!({ "request": {} })).unwrap();
    assert_eq!(answer["answer"]["failure"]["code"], "deskInUse", "{answer}");
    page.close().unwrap();
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn a_rare_hanzi_is_drawn_in_the_papers_face() {
    let stage = Stage::new("rare-hanzi", "zh_CN").unwrap();
    let page = stage.open().unwrap();
    let found = page
        .run_async(
            "const done = arguments[arguments.length - 1];
             const drawn = (font) => {
               const canvas = document.createElement('canvas');
               canvas.width = canvas.height = 80;
               const ink = canvas.getContext('2d');
               ink.font = font;
               ink.fillText('𰻝', 10, 60);
               return canvas.toDataURL();
             };
             document.fonts.load('50px \"Paper Han\"', '𰻝').then((faces) => {
               done({
                 loaded: faces.map((face) => face.status),
                 differs: drawn('50px \"Inter Latin\", \"Paper Han\"') !== drawn('50px \"Inter Latin\"'),
                 policy: getComputedStyle(document.body).fontFamily.includes('Paper Han'),
               });
             }, (error) => done(String(error)));",
            vec![],
        )
        .unwrap();
    assert_eq!(
        found,
        json!({ "loaded": ["loaded"], "differs": true, "policy": true })
    );
    page.wait_for_text("示例").unwrap();
    page.fill_at("field-organisation", "张𰻝龘").unwrap();
    assert_eq!(page.value_at("field-organisation").unwrap(), "张𰻝龘");
    page.picture(&pictures().join("rare-hanzi.png")).unwrap();
    page.close().unwrap();
}
