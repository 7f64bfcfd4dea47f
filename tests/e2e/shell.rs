//! What the shell promises before any screen is drawn.

use desk_tests::window::{Stage, pictures};
use serde_json::json;

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn the_window_opens_and_answers() {
    let stage = Stage::new("opens", "en_GB").unwrap();
    let page = stage.open().unwrap();
    assert_eq!(page.title().unwrap(), "Circuit Desk");

    let answer = page.call("about", json!({})).unwrap();
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
    page.close().unwrap();
}
