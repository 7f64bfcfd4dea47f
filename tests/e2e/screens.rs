//! Every screen of the sample project, in both languages, both themes and at the smallest and a usual size: what
//! axe says of it, whether anything sticks out, and a picture.

use desk_tests::window::{Page, PageError, Stage, pictures};

type Done = Result<(), PageError>;

/// Width and height in logical pixels.
type Size = (u32, u32);
const USUAL: Size = (1440, 900);
const SMALLEST: Size = (1024, 700);

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn light_in_english() {
    every_screen("en", "light", USUAL);
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn dark_in_english() {
    every_screen("en", "dark", SMALLEST);
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn light_in_chinese() {
    every_screen("zh", "light", SMALLEST);
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn dark_in_chinese() {
    every_screen("zh", "dark", USUAL);
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn axe_sees_what_is_wrong() {
    let stage = Stage::new("axe", "en_GB").unwrap();
    let page = stage.open().unwrap();
    page.at("welcome").unwrap();
    page.run(
        "document.querySelector('main').insertAdjacentHTML('beforeend',
           '<p class=\"faint\">Faint words</p><button type=\"button\"></button>');
         document.querySelector('.faint').style.color = '#d0d0d0';",
        vec![],
    )
    .unwrap();
    let ids: Vec<_> = page
        .violations()
        .unwrap()
        .into_iter()
        .map(|found| found.id)
        .collect();
    assert!(ids.contains(&"color-contrast".to_owned()), "{ids:?}");
    assert!(ids.contains(&"button-name".to_owned()), "{ids:?}");
    page.close().unwrap();
}

fn every_screen(language: &str, theme: &str, (width, height): Size) {
    let stage = Stage::new(&format!("screens-{language}-{theme}"), "en_GB").unwrap();
    let page = stage.open().unwrap();
    page.resize(width, height).unwrap();
    let mut found = Vec::new();
    let walked = walk(&page, language, theme, &mut |page, screen| {
        page.picture(&pictures().join(format!("{language}-{theme}-{screen}.png")))?;
        for violation in page.violations()? {
            let places = violation.places.join("\n    ");
            found.push(format!(
                "{screen}: {} ({})\n    {places}",
                violation.id, violation.help
            ));
        }
        for wide in sticking_out(page)? {
            found.push(format!("{screen}: wider than its room: {wide}"));
        }
        Ok(())
    });
    if let Err(error) = walked {
        let _ = page.picture(&pictures().join(format!("{language}-{theme}-failed.png")));
        panic!("{error}\nfound until then: {found:#?}");
    }
    assert!(
        found.is_empty(),
        "axe found {}:\n{}",
        found.len(),
        found.join("\n")
    );
    page.close().unwrap();
}

/// What cannot be seen without scrolling sideways, other than tables, which may scroll in their own frame.
fn sticking_out(page: &Page<'_>) -> Result<Vec<String>, PageError> {
    let found = page.run(
        "const rooms = [document.documentElement, ...document.querySelectorAll('main, nav, aside, dialog[open], form')];
         return rooms.filter((room) => room.scrollWidth > room.clientWidth + 1 && getComputedStyle(room).overflowX !== 'visible')
           .map((room) => `${room.tagName.toLowerCase()} ${room.className}: ${room.scrollWidth} in ${room.clientWidth}`);",
        vec![],
    )?;
    Ok(found
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|line| line.as_str().map(str::to_owned))
        .collect())
}

/// Goes through the window as far as the sample reaches, and calls `look` on every screen.
fn walk(
    page: &Page<'_>,
    language: &str,
    theme: &str,
    look: &mut dyn FnMut(&Page<'_>, &str) -> Done,
) -> Done {
    page.click_at(&format!("language-{language}"))?;
    page.click_at(&format!("theme-{theme}"))?;
    look(page, "welcome")?;
    page.click_at("load-sample")?;
    page.at("circuit-row")?;
    look(page, "circuits")?;

    page.click_at("apply-port")?;
    page.at("mode-classic")?;
    look(page, "mode-choice")?;
    page.click_at("mode-classic")?;
    page.at("field-region")?;
    look(page, "port-form")?;
    page.click_at("submit")?;
    page.at("summary")?;
    look(page, "port-form-refused")?;
    page.click_at("new-account")?;
    look(page, "account-sheet")?;
    page.press(ESCAPE)?;
    page.wait_gone("account-sheet")?;

    templates(page, look)?;
    filter_menu(page, look)?;
    acts(page, look)?;
    access_points(page, look)?;

    // each is known by something that only it shows: the page before may still stand for a moment
    for (screen, mark) in [
        ("today", "today-yours"),
        ("loas", "handout-row"),
        ("accounts", "account-row"),
        ("settings", "desk-file"),
    ] {
        page.click_at(&format!("rail-{screen}"))?;
        page.at(mark)?;
        look(page, screen)?;
    }
    for section in ["handout", "people", "calendars", "trust", "privacy"] {
        page.click_at(&format!("settings-{section}"))?;
        page.find_css(&format!(
            "[data-testid='settings-{section}'][aria-selected='true']"
        ))?;
        look(page, &format!("settings-{section}"))?;
    }
    help(page, look)
}

/// Each part of the help, and what a search for a word of both languages finds.
fn help(page: &Page<'_>, look: &mut dyn FnMut(&Page<'_>, &str) -> Done) -> Done {
    page.click_at("rail-help")?;
    for (part, mark) in [
        ("process", "help-step-5"),
        ("faults", "help-fault"),
        ("console", "help-states"),
        ("glossary", "help-terms"),
    ] {
        page.click_at(&format!("help-{part}"))?;
        page.at(mark)?;
        look(page, &format!("help-{part}"))?;
    }
    page.fill_at("search", "BGP")?;
    page.at("help-fault")?;
    look(page, "help-search")
}

/// The form of the first account kept as a template, and the page that offers it.
fn templates(page: &Page<'_>, look: &mut dyn FnMut(&Page<'_>, &str) -> Done) -> Done {
    page.click_at("field-account")?;
    page.find_css("[role=option]")?;
    page.run("document.querySelector('[role=option]').click();", vec![])?;
    page.click_at("keep-template")?;
    page.at("name-template")?;
    look(page, "template-name")?;
    page.fill_at("field-name", "Warehouses 仓库")?;
    page.click_at("keep-template-do")?;
    page.wait_gone("name-template")?;
    page.click_at("rail-circuits")?;
    page.click_at("apply-port")?;
    page.at("template")?;
    look(page, "mode-choice-templates")
}

/// What the table of circuits can be filtered by, and how it looks filtered.
fn filter_menu(page: &Page<'_>, look: &mut dyn FnMut(&Page<'_>, &str) -> Done) -> Done {
    page.click_at("rail-circuits")?;
    page.click_at("add-filter")?;
    for by in ["state", "group", "tag"] {
        page.click_at(&format!("filter-by-{by}"))?;
        look(page, &format!("filter-{by}"))?;
    }
    page.press(ESCAPE)?;
    page.wait_gone("filter-by-state")
}

/// The directory with its map, what is known of one access point, and the customer's sites.
fn access_points(page: &Page<'_>, look: &mut dyn FnMut(&Page<'_>, &str) -> Done) -> Done {
    page.click_at("rail-accessPoints")?;
    page.at("point-row")?;
    look(page, "access-points")?;
    page.click_at("add-filter")?;
    page.at("filter-panel")?;
    look(page, "access-points-filter")?;
    page.press(ESCAPE)?;
    page.wait_gone("filter-panel")?;
    page.find_css("[data-row='Hangzhou-Xiaoshan-B']")?;
    page.run(
        "document.querySelector(\"[data-row='Hangzhou-Xiaoshan-B']\").click();",
        vec![],
    )?;
    page.at("point-detail")?;
    look(page, "access-point")?;
    page.click_at("edit-point")?;
    page.at("field-address")?;
    look(page, "access-point-sheet")?;
    page.press(ESCAPE)?;
    page.wait_gone("point-sheet")?;
    page.click_at("tab-sites")?;
    page.at("empty-add-site")?;
    look(page, "sites-none")?;
    page.click_at("add-site")?;
    page.at("field-lat")?;
    look(page, "site-sheet")?;
    page.press(ESCAPE)?;
    page.wait_gone("site-sheet")
}

/// The circuits that wait for each act: their pages, and the forms behind the act.
fn acts(page: &Page<'_>, look: &mut dyn FnMut(&Page<'_>, &str) -> Done) -> Done {
    let rows = circuits(page)?;
    let mut seen: Vec<String> = Vec::new();
    for row in rows {
        open(page, &row)?;
        page.at("next-action")?;
        let Some(act) = first_act(page)? else {
            if !seen.contains(&"nothing".to_owned()) {
                look(page, "circuit-nothing")?;
                seen.push("nothing".to_owned());
            }
            continue;
        };
        if seen.contains(&act) {
            continue;
        }
        if page.shows("preview")? {
            page.at("preview-page")?;
        }
        look(page, &format!("circuit-{act}"))?;
        match act.as_str() {
            "recordPort" | "recordLoa" => {
                page.click_at(&format!("action-{act}"))?;
                let answer = if act == "recordPort" {
                    "Allocated"
                } else {
                    "Available"
                };
                page.click_at(&format!("record-status-{answer}"))?;
                look(page, &format!("sheet-{act}"))?;
                page.press(ESCAPE)?;
                page.wait_gone("record-sheet")?;
            }
            "applyLoa" | "applyLoaAgain" => {
                page.click_at(&format!("action-{act}"))?;
                page.at("paste-list")?;
                look(page, &format!("form-{act}"))?;
                page.click_at("paste-list")?;
                look(page, "paste")?;
                page.press(ESCAPE)?;
                page.wait_gone("paste-dialog")?;
            }
            "issueHandout" => {
                page.click_at("action-issueHandout")?;
                page.at("issue-dialog")?;
                look(page, "issue-dialog")?;
                page.press(ESCAPE)?;
                page.wait_gone("issue-dialog")?;
            }
            "printHandout" => {
                for (tab, mark) in [
                    ("overview", "tab-overview"),
                    ("plan", "plan-outcome"),
                    ("history", "tab-history"),
                ] {
                    page.click_at(&format!("tab-{tab}"))?;
                    page.at(mark)?;
                    look(page, &format!("circuit-{tab}"))?;
                }
            }
            _ => {}
        }
        seen.push(act);
    }
    for act in [
        "recordPort",
        "applyLoa",
        "recordLoa",
        "issueHandout",
        "printHandout",
    ] {
        assert!(
            seen.iter().any(|one| one == act),
            "no circuit of the sample waits for {act}: {seen:?}"
        );
    }
    Ok(())
}

const ESCAPE: &str = "\u{e00c}";

/// Ids of the circuits in the table.
fn circuits(page: &Page<'_>) -> Result<Vec<String>, PageError> {
    page.click_at("rail-circuits")?;
    page.at("circuit-row")?;
    let ids = page.run(
        "return [...document.querySelectorAll('[data-row]')].map((row) => row.dataset.row);",
        vec![],
    )?;
    Ok(ids
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|id| Some(id.as_str()?.to_owned()))
        .collect())
}

fn open(page: &Page<'_>, row: &str) -> Done {
    page.click_at("rail-circuits")?;
    page.find_css(&format!("[data-row='{row}']"))?;
    page.run(
        &format!("document.querySelector(\"[data-row='{row}']\").click();"),
        vec![],
    )
    .map(drop)
}

/// The first act that the page offers.
fn first_act(page: &Page<'_>) -> Result<Option<String>, PageError> {
    let act = page.run(
        "return document.querySelector('[data-testid^=action-]')?.dataset.testid.slice(7) ?? null;",
        vec![],
    )?;
    Ok(act.as_str().map(str::to_owned))
}
