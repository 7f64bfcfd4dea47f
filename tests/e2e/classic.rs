//! Classic mode in the real window, in English: a note on the access point is heard, the form is kept as a template
//! and used again, a plan stands in it, and the circuits are found by resource group and tag.

use chrono::{Days, Utc};
use desk_tests::window::{Page, PageError, Stage, pictures};
use serde_json::json;

type Done<T = ()> = Result<T, PageError>;

const POINT: &str = "Hangzhou-Xiaoshan-B";
const GROUP: &str = "logistics-east";
const TAB: &str = "\u{e004}";
const ESCAPE: &str = "\u{e00c}";

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn template_plan_and_filters() {
    let stage = Stage::new("classic-en", "en_GB").unwrap();
    let page = stage.open().unwrap();
    let told = begin(&page)
        .and_then(|()| note_the_access_point(&page))
        .and_then(|()| first_application(&page))
        .and_then(|()| plan_tab(&page))
        .and_then(|()| from_the_template(&page))
        .and_then(|()| filters(&page));
    if let Err(error) = told {
        let picture = pictures().join("classic-failed.png");
        let _ = page.picture(&picture);
        panic!("{error}\nsee {}", picture.display());
    }
    page.close().unwrap();
}

/// Nothing that axe sees is wrong; and a picture for people.
fn look(page: &Page<'_>, screen: &str) -> Done {
    page.picture(&pictures().join(format!("classic-{screen}.png")))?;
    let found: Vec<String> = page
        .violations()?
        .into_iter()
        .map(|one| format!("{} ({}) {}", one.id, one.help, one.places.join(" | ")))
        .collect();
    assert!(found.is_empty(), "{screen}: {found:#?}");
    Ok(())
}

fn begin(page: &Page<'_>) -> Done {
    page.click_at("language-en")?;
    page.click_at("theme-light")?;
    page.fill_at("field-organisation", "Müller & Søn Logistics")?;
    page.click_at("welcome-start")?;
    page.at("empty-apply").map(drop)
}

/// The console showed the access point as full, with one port type.
fn note_the_access_point(page: &Page<'_>) -> Done {
    page.click_at("rail-accessPoints")?;
    let row = page.find_css(&format!("[data-row='{POINT}']"))?;
    let row = json!({ "element-6066-11e4-a52e-4f735466cecf": row.element_id().as_ref() });
    page.run("arguments[0].click();", vec![row])?;
    page.click_at("edit-point")?;
    page.choose_at("field-status", "full")?;
    page.fill_at("field-statusSeen", "2026-01-15")?;
    page.click_at("save-point")?;
    page.wait_gone("point-sheet")?;
    page.click_at("rail-circuits")
}

fn first_application(page: &Page<'_>) -> Done {
    page.click_at("empty-apply")?;
    page.click_at("mode-classic")?;
    page.click_at("new-account")?;
    page.fill_at("field-name", "Müller & Søn Logistics")?;
    page.tick_at("field-trafficBilling")?;
    page.click_at("save-account")?;
    page.wait_gone("account-sheet")?;
    page.pick_at("field-region", "China (Hangzhou)")?;
    page.choose_at("field-lineOperator", "CT")?;
    page.pick_at("field-accessPoint", POINT)?;
    page.choose_at("field-portType", "10GBase-LR")?;
    page.fill_at("field-name", "Warehouse-1")?;
    page.fill_at("field-resourceGroup", GROUP)?;
    page.press(TAB)?;
    tag(page, "site", "warehouse")?;
    keep_full(page)?;
    look(page, "form")?;

    page.click_at("keep-template")?;
    page.at("name-template")?;
    look(page, "template-name")?;
    page.fill_at("field-name", "Warehouses of the east")?;
    page.click_at("keep-template-do")?;
    page.wait_gone("name-template")?;

    plan(page)?;
    page.tick_at("field-billingRules")?;
    page.click_at("submit")?;
    page.at("next-action").map(drop)
}

/// The form says at the access point what was noted of it, and goes on with a reason.
fn keep_full(page: &Page<'_>) -> Done {
    page.find_css("[data-testid=problem-accessPoint][data-code=access_point_full]")?;
    let said = page.text_at("problem-accessPoint")?;
    assert!(said.contains("2026-01-15"), "{said}");
    page.click_at("keep-because")?;
    page.fill_at("keep-reason", "A port was set aside for us")?;
    page.click_at("keep")?;
    page.wait_gone("problem-accessPoint")
}

fn tag(page: &Page<'_>, key: &str, value: &str) -> Done {
    page.click_at("add-tag")?;
    page.fill_at("field-tags.0.key", key)?;
    page.press(TAB)?;
    page.fill_at("field-tags.0.value", value)?;
    page.press(TAB)
}

#[allow(
    clippy::disallowed_methods,
    reason = "the program under test reads the real clock too"
)]
fn in_days(days: u64) -> String {
    (Utc::now().date_naive() + Days::new(days)).to_string()
}

/// A target that leaves time even for the slow course, and one more cost than the port.
fn plan(page: &Page<'_>) -> Done {
    page.click_at("show-plan")?;
    page.at("plan-outcome")?;
    page.fill_at("field-target", &in_days(300))?;
    outlook(page, "safe")?;
    let before = page.text_at("cost-total")?;
    page.click_at("add-cost")?;
    page.choose_at("field-costs.0.kind", "carrier_line")?;
    page.fill_at("field-costs.0.amount", "1200")?;
    page.choose_at("field-costs.0.per", "month")?;
    page.wait("the carrier’s line in the total", |page| {
        Ok((page.text_at("cost-total")? != before).then_some(()))
    })?;
    look(page, "plan")
}

fn outlook(page: &Page<'_>, word: &str) -> Done {
    page.find_css(&format!("[data-testid=plan-outlook][data-outlook={word}]"))
        .map(drop)
}

/// The page of the circuit has the same plan; a nearer target is kept over a look elsewhere.
fn plan_tab(page: &Page<'_>) -> Done {
    page.click_at("tab-plan")?;
    page.wait("the target of the application", |page| {
        Ok((page.value_at("field-target")? == in_days(300)).then_some(()))
    })?;
    assert_eq!(page.value_at("field-costs.0.amount")?, "1200");
    page.at("plan-outcome")?;
    look(page, "plan-tab")?;
    page.fill_at("field-target", &in_days(3))?;
    outlook(page, "late")?;
    page.click_at("save-plan")?;
    page.wait_for_text("Plan kept")?;
    page.click_at("tab-history")?;
    page.click_at("tab-plan")?;
    page.wait("the nearer target", |page| {
        Ok((page.value_at("field-target")? == in_days(3)).then_some(()))
    })?;
    page.at("plan-outcome")?;
    look(page, "plan-late")
}

/// A second circuit by the template: all that makes it alike is there, what is its own is not.
fn from_the_template(page: &Page<'_>) -> Done {
    page.click_at("rail-circuits")?;
    page.click_at("apply-port")?;
    page.at("template")?;
    look(page, "templates")?;
    page.click_at("use-template")?;
    page.wait("the form of the template", |page| {
        Ok((page.value_at("field-resourceGroup")? == GROUP).then_some(()))
    })?;
    assert_eq!(page.value_at("field-portType")?, "10GBase-LR");
    assert_eq!(page.value_at("field-accessPoint")?, POINT);
    assert_eq!(page.value_at("field-tags.0.key")?, "site");
    page.fill_at("field-name", "Warehouse-2")?;
    page.fill_at("field-tags.0.value", "yard")?;
    page.press(TAB)?;
    page.tick_at("field-billingRules")?;
    page.click_at("submit")?;
    keep_full(page)?;
    page.click_at("submit")?;
    page.at("next-action").map(drop)
}

/// Both circuits by their group, one of them by its tag.
fn filters(page: &Page<'_>) -> Done {
    page.click_at("rail-circuits")?;
    rows(page, 2)?;
    page.click_at("add-filter")?;
    page.click_at("filter-by-group")?;
    page.tick_at(&format!("filter-group-{GROUP}"))?;
    rows(page, 2)?;
    look(page, "filter-group")?;
    page.click_at("filter-by-tag")?;
    page.tick_at("filter-tag-site = yard")?;
    rows(page, 1)?;
    look(page, "filter-tag")?;
    page.press(ESCAPE)?;
    page.wait_gone("filter-by-tag")?;
    page.wait_for_text("Warehouse-2")?;
    look(page, "filtered")
}

fn rows(page: &Page<'_>, wanted: usize) -> Done {
    page.wait(&format!("{wanted} circuits in the table"), |page| {
        let count = page.run(
            "return document.querySelectorAll('[data-testid=circuit-row]').length;",
            vec![],
        )?;
        Ok((count == json!(wanted)).then_some(()))
    })
}
