//! Access points and sites in the real window: found, kept at hand, corrected, applied at, and seen on the map.

use desk_tests::window::{Page, PageError, Stage, pictures};
use serde_json::{Value, json};

type Done<T = ()> = Result<T, PageError>;

const ESCAPE: &str = "\u{e00c}";
const ENTER: &str = "\u{e007}";
const HOME: &str = "\u{e011}";
const TAB: &str = "\u{e004}";
const RIGHT: &str = "\u{e014}";

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn what_is_known_of_an_access_point_is_used() {
    in_sample("places-known", |page| {
        found_in_both_languages(page)?;
        kept_at_hand(page)?;
        written_down_and_prefilled(page)?;
        applied_at(page)
    });
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn a_site_is_on_the_map_and_the_map_takes_keys() {
    in_sample("places-map", |page| {
        page.resize(1440, 900)?;
        page.click_at("rail-accessPoints")?;
        page.at("point-row")?;
        map_by_keyboard(page)?;
        site_and_distance(page)?;
        key_by_key(page)
    });
}

/// Opens the sample project, plays `story` in it and leaves a picture when that fails.
fn in_sample(name: &str, story: impl FnOnce(&Page<'_>) -> Done) {
    let stage = Stage::new(name, "en_GB").unwrap();
    let page = stage.open().unwrap();
    page.click_at("language-en").unwrap();
    page.click_at("load-sample").unwrap();
    page.at("circuit-row").unwrap();
    if let Err(error) = story(&page) {
        let _ = page.picture(&pictures().join(format!("{name}-failed.png")));
        panic!("{error}");
    }
    page.close().unwrap();
}

/// Keys of the rows, as the list shows them.
fn rows(page: &Page<'_>) -> Done<Vec<String>> {
    let keys = page.run(
        "return [...document.querySelectorAll('[data-testid=access-points] [data-row]')].map((row) => row.dataset.row);",
        vec![],
    )?;
    let keys = keys.as_array().into_iter().flatten();
    Ok(keys
        .filter_map(|key| Some(key.as_str()?.to_owned()))
        .collect())
}

fn wait_for_rows(page: &Page<'_>, wanted: &[&str]) -> Done {
    page.wait(&format!("the rows {wanted:?}"), |page| {
        Ok((rows(page)? == wanted).then_some(()))
    })
}

fn found_in_both_languages(page: &Page<'_>) -> Done {
    page.click_at("rail-accessPoints")?;
    page.at("point-row")?;
    assert_eq!(page.text_at("count")?, "130 access points");
    page.fill_at("search", "萧山")?;
    let all = [
        "Hangzhou-Xiaoshan-A",
        "Hangzhou-Xiaoshan-B",
        "Hangzhou-Xiaoshan-D",
    ];
    wait_for_rows(page, &all)?;
    assert_eq!(page.text_at("count")?, "3 of 130 access points");
    page.click_at("add-filter")?;
    page.choose_at("filter-carrier", "CT")?;
    wait_for_rows(page, &["Hangzhou-Xiaoshan-B"])?;
    page.choose_at("filter-where", "outside")?;
    page.at("show-all")?;
    page.press(ESCAPE)?;
    page.wait_gone("filter-panel")?;
    page.picture(&pictures().join("places-none.png"))?;
    page.click_at("show-all")?;
    page.wait_for_text("130 access points")
}

fn kept_at_hand(page: &Page<'_>) -> Done {
    page.fill_at("search", "xiaoshan-b")?;
    wait_for_rows(page, &["Hangzhou-Xiaoshan-B"])?;
    page.click_at("favour-Hangzhou-Xiaoshan-B")?;
    page.wait("the star", |page| {
        let star = page.find_css("[data-testid='favour-Hangzhou-Xiaoshan-B']")?;
        let pressed = page.attribute(&star, "aria-pressed")?;
        Ok((pressed.as_deref() == Some("true")).then_some(()))
    })?;
    page.click_at("search")?;
    page.press(ESCAPE)?;
    page.wait("the whole list", |page| {
        Ok((rows(page)?.len() == 130).then_some(()))
    })?;
    page.click_at("add-filter")?;
    page.tick_at("filter-favourite")?;
    wait_for_rows(page, &["Hangzhou-Xiaoshan-B"])?;
    page.press(ESCAPE)?;
    page.wait_gone("filter-panel")
}

/// The access point of a circuit whose LOA is in review gets an address, and recording the approval knows it.
fn written_down_and_prefilled(page: &Page<'_>) -> Done {
    let (circuit, point) = waiting_for_approval(page)?;
    // a favourite alone stands in the list: everything again
    let chip = page.find_css("[data-testid=kept-favourite] button")?;
    page.run("arguments[0].click();", vec![reference(&chip)])?;
    open_point(page, &point)?;
    page.click_at("edit-point")?;
    page.fill_at("field-address", "1 Example Road, Binjiang")?;
    page.fill_at("field-rooms", "3F-302")?;
    page.fill_at("field-operator", "Example Operator")?;
    page.click_at("save-point")?;
    page.wait_gone("point-sheet")?;
    page.wait_for_text("1 Example Road, Binjiang")?;
    page.wait_for_text("The directory says:")?;
    page.at("take-back-operator")?;
    page.picture(&pictures().join("places-known.png"))?;
    no_violations(page, "an access point with notes")?;
    page.click_at("take-back-operator")?;
    page.wait_gone("take-back-operator")?;

    page.click_at("rail-circuits")?;
    let row = page.find_css(&format!("[data-row='{circuit}']"))?;
    page.run("arguments[0].click();", vec![reference(&row)])?;
    page.click_at("action-recordLoa")?;
    page.click_at("record-status-Available")?;
    page.at("from-notes")?;
    assert_eq!(page.value_at("field-address")?, "1 Example Road, Binjiang");
    assert_eq!(page.value_at("field-room")?, "3F-302");
    page.press(ESCAPE)?;
    page.wait_gone("record-sheet")
}

/// Id and access point of a circuit of the sample that waits for its first approval.
fn waiting_for_approval(page: &Page<'_>) -> Done<(String, String)> {
    let query = json!({ "request": { "search": "", "turn": null, "states": ["loa:Applying"], "offset": 0, "limit": 50 } });
    let answer = page.call("circuits", query)?;
    let rows = answer["answer"]["rows"].as_array().cloned();
    for row in rows.unwrap_or_default() {
        let id = row["id"].as_str().unwrap_or_default().to_owned();
        let view = page.call("circuit", json!({ "request": { "id": id } }))?;
        let loas = view["answer"]["loas"].as_array().map_or(0, Vec::len);
        if let (1, Some(point)) = (loas, view["answer"]["form"]["accessPoint"].as_str()) {
            return Ok((id, point.to_owned()));
        }
    }
    Err(PageError::Answer(answer.to_string()))
}

fn open_point(page: &Page<'_>, key: &str) -> Done {
    page.click_at("rail-accessPoints")?;
    let row = page.find_css(&format!("[data-row='{key}']"))?;
    page.run("arguments[0].click();", vec![reference(&row)])?;
    page.at("point-detail").map(drop)
}

fn applied_at(page: &Page<'_>) -> Done {
    open_point(page, "Singapore-A")?;
    page.click_at("apply-here")?;
    page.wait("the access point in the form", |page| {
        Ok((page.value_at("field-accessPoint")? == "Singapore-A").then_some(()))
    })?;
    assert_eq!(page.value_at("field-region")?, "Singapore");
    assert_eq!(page.value_at("field-name")?, "Singapore-A-PConn1");
    Ok(())
}

fn magnification(page: &Page<'_>) -> Done<f64> {
    let map = page.at("map")?;
    let k = page.attribute(&map, "data-k")?.unwrap_or_default();
    k.parse().map_err(|_| PageError::Answer(k))
}

fn wait_for_magnification(page: &Page<'_>, what: &str, wanted: impl Fn(f64) -> bool) -> Done {
    page.wait(what, |page| Ok(wanted(magnification(page)?).then_some(())))
}

fn map_by_keyboard(page: &Page<'_>) -> Done {
    page.run(
        "document.querySelector('[data-testid=map]').focus();",
        vec![],
    )?;
    page.press("++")?;
    wait_for_magnification(page, "a nearer map", |k| k > 2.0)?;
    page.press("-")?;
    wait_for_magnification(page, "a farther map", |k| k < 2.0)?;
    page.press(HOME)?;
    wait_for_magnification(page, "the whole map", |k| (k - 1.0).abs() < 0.01)?;
    page.press(TAB)?;
    let first = marked(page)?;
    page.press(RIGHT)?;
    page.wait("another mark", |page| {
        let next = marked(page)?;
        Ok((!next.is_empty() && next != first).then_some(()))
    })?;
    page.picture(&pictures().join("places-map-keyboard.png"))?;
    page.press(ENTER)?;
    page.at("kept-cities")?;
    page.wait("fewer rows", |page| {
        Ok((rows(page)?.len() < 130).then_some(()))
    })?;
    page.press(ESCAPE)?;
    page.run("document.querySelector('h1').focus();", vec![])?;
    page.press(ESCAPE)?;
    page.wait_gone("kept-cities")
}

/// The mark that has the focus.
fn marked(page: &Page<'_>) -> Done<String> {
    let key = page.run(
        "return document.activeElement.dataset.cluster ?? '';",
        vec![],
    )?;
    Ok(key.as_str().unwrap_or_default().to_owned())
}

fn site_and_distance(page: &Page<'_>) -> Done {
    page.click_at("tab-sites")?;
    page.click_at("add-site")?;
    page.fill_at("field-name", "Binjiang data centre")?;
    page.pick_at("field-city", "Hangzhou")?;
    page.click_at("save-site")?;
    page.wait_gone("site-sheet")?;
    page.click_at("measure-from")?;
    page.at("sort-distance")?;
    page.wait("the nearest first", |page| {
        let first = rows(page)?.into_iter().next().unwrap_or_default();
        Ok(first.starts_with("Hangzhou-").then_some(()))
    })?;
    open_point(page, "Beijing-Daxing-A")?;
    let words = page.text_at("route-words")?;
    assert!(words.contains("1,12") && words.contains("km"), "{words}");
    page.at("map-site")?;
    page.picture(&pictures().join("places-route.png"))?;
    no_violations(page, "the map with a route")?;
    page.click_at("sort-distance")?;
    page.wait("the farthest first", |page| {
        let first = rows(page)?.into_iter().next().unwrap_or_default();
        Ok((!first.starts_with("Hangzhou-")).then_some(()))
    })
}

/// Prints how long a key in the search takes until the list stands on the screen.
fn key_by_key(page: &Page<'_>) -> Done {
    let times = page.run_async(
        "const done = arguments[arguments.length - 1];
         const box = document.querySelector('[data-testid=search]');
         const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
         const texts = ['hangzhou-x', '杭州萧山', '中国电信 杭州', 'equinix', '北京 gds'].flatMap((text) => [...text, ''].map((_, n) => text.slice(0, n)));
         const times = [];
         (async () => {
           for (const text of [...texts, '']) {
             const start = performance.now();
             set.call(box, text);
             box.dispatchEvent(new InputEvent('input', { bubbles: true }));
             await new Promise((next) => setTimeout(next, 0));
             document.querySelector('[data-testid=count]').getBoundingClientRect();
             times.push(performance.now() - start);
           }
           done(times.sort((a, b) => a - b));
         })();",
        vec![],
    )?;
    let times: Vec<f64> = times
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect();
    let at = |share: usize| {
        times
            .get(times.len() * share / 100)
            .copied()
            .unwrap_or(f64::MAX)
    };
    println!(
        "a key in the search, with the list drawn anew: p50 {:.1} ms, p95 {:.1} ms over {} keys",
        at(50),
        at(95),
        times.len()
    );
    assert!(
        at(50) < 200.0,
        "half of the keys take longer than {} ms",
        at(50)
    );
    Ok(())
}

fn no_violations(page: &Page<'_>, what: &str) -> Done {
    let found: Vec<String> = page
        .violations()?
        .into_iter()
        .map(|violation| format!("{} {:?}", violation.id, violation.places))
        .collect();
    assert!(found.is_empty(), "{what}: {found:#?}");
    Ok(())
}

/// How an element is named in an argument of a script.
fn reference(element: &fantoccini::elements::Element) -> Value {
    json!({ "element-6066-11e4-a52e-4f735466cecf": element.element_id().as_ref() })
}
