//! Notifications in the real window: off at first, counts only once switched on, nothing twice over a restart, and a system
//! that has no service for them is said.

use crate::gate::issued;
use desk_tests::window::{Page, PageError, Stage, pictures};
use std::path::Path;

/// What was shown so far.
fn shown(folder: &Path) -> Vec<String> {
    let said = std::fs::read_to_string(folder.join("notifications")).unwrap_or_default();
    said.lines().map(str::to_owned).collect()
}

fn told<T>(page: &Page<'_>, done: Result<T, PageError>) -> T {
    done.unwrap_or_else(|error| {
        let _ = page.picture(&pictures().join("notices-failed.png"));
        panic!("{error}")
    })
}

/// All day, whatever hour it is where the test runs.
fn all_day(page: &Page<'_>) -> Result<(), PageError> {
    page.run(
        "for (const at of ['from', 'until']) {
           const field = document.querySelector(`[data-testid=notices-${at}]`);
           field.value = '9';
           field.dispatchEvent(new Event('change', { bubbles: true }));
         }",
        vec![],
    )
    .map(drop)
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn what_is_due_is_told_once_as_counts() {
    let stage = Stage::new("notices", "en_GB").unwrap();
    // somebody is at a site today
    issued(stage.data());
    let folder = stage.dialogs();
    let page = stage.open().unwrap();
    let done = (|| {
        page.resize(1440, 900)?;
        // a desk with circuits begins with its day, and the rail says how much is one's turn
        page.at("today-visit")?;
        page.wait("the count in the rail", |page| {
            let said = page.run(
                "return document.querySelector('[data-testid=rail-today]').textContent.replace(/\\s+/g, ' ')",
                vec![],
            )?;
            let said = said.as_str().unwrap_or_default();
            Ok(said.contains(", 1 circuit is your turn").then_some(()))
        })?;
        page.picture(&pictures().join("notices-today.png"))?;
        page.click_at("rail-settings")?;
        page.at("notice-settings")?;
        assert!(shown(&folder).is_empty(), "off until somebody wants it");
        page.click_at("notices-on")?;
        page.at("notices-tried")?;
        // both hours change at once, and the window looks after each of them
        all_day(&page)?;
        page.wait("the notification", |_| {
            Ok((shown(&folder).len() >= 2).then_some(()))
        })?;
        page.picture(&pictures().join("notices-on.png"))
    })();
    told(&page, done);
    page.close().unwrap();

    let lines = shown(&folder);
    assert_eq!(
        lines.len(),
        2,
        "one to try it, one of what is due: {lines:?}"
    );
    assert!(
        lines[1].contains("1 visit is today.") && lines[1].ends_with("Open Circuit Desk."),
        "{lines:?}"
    );
    for secret in ["Binjiang", "周明宇", "Xiaoshan", "pc-bp1", "云澜"] {
        assert!(!lines[1].contains(secret), "{lines:?}");
    }

    let page = stage.open().unwrap();
    let done = (|| {
        page.click_at("rail-settings")?;
        page.at("notices-from")?;
        // it is still on, looks again at once, and finds nothing new
        all_day(&page)?;
        page.settle()
    })();
    told(&page, done);
    page.close().unwrap();
    assert_eq!(shown(&folder).len(), 2, "a restart repeats nothing");
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn a_session_without_a_service_for_them_is_said() {
    let stage = Stage::new("notices-none", "en_GB").unwrap();
    issued(stage.data());
    // the session bus of the test itself, on which nobody shows notifications
    std::fs::write(stage.dialogs().join("system-notifications"), "").unwrap();
    let page = stage.open().unwrap();
    let done = (|| {
        page.click_at("rail-settings")?;
        page.click_at("notices-on")?;
        page.wait_for_text("This system shows no notifications")
    })();
    told(&page, done);
    page.close().unwrap();
}
