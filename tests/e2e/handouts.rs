//! A handout's later life in the real window: copies for audiences, counted reprints, issued anew, voided, found again in the
//! register, and what strangers' programs read from the files.

use crate::main_job::give_reasons;
use desk_tests::window::readers::{check, codes_of, text_of};
use desk_tests::window::{Page, PageError, Stage, pictures};
use std::path::Path;

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn copies_reprints_a_new_revision_and_a_void_one() {
    let stage = Stage::new("handouts", "en_GB").unwrap();
    let page = stage.open().unwrap();
    page.resize(1440, 900).unwrap();
    let told = story(&page, stage.dialogs().as_path());
    if let Err(error) = told {
        let _ = page.picture(&pictures().join("handouts-failed.png"));
        panic!("{error}");
    }
    page.close().unwrap();
}

fn picture(page: &Page<'_>, name: &str) -> Result<(), PageError> {
    page.picture(&pictures().join(format!("handouts-{name}.png")))
}

fn story(page: &Page<'_>, folder: &Path) -> Result<(), PageError> {
    page.click_at("load-sample")?;
    page.at("circuit-row")?;
    page.run(
        "const row = [...document.querySelectorAll('[data-testid=circuit-row]')].find((row) => row.innerText.includes('Issue the LOA handout') || row.innerText.includes('Issue the handout'));
         (row?.querySelector('button') ?? row)?.click();",
        vec![],
    )?;

    // issued with two copies and the survey sheet
    page.click_at("action-issueHandout")?;
    page.tick_at("audience-guard")?;
    page.tick_at("audience-installer")?;
    page.tick_at("with-survey")?;
    give_reasons(page)?;
    picture(page, "issue")?;
    page.click_at("issue")?;
    page.wait_gone("issue-dialog")?;
    let number = page.text_at("handout-number")?;
    page.at("preview-page")?;
    picture(page, "issued")?;
    page.click_at("save-pdf")?;
    let saved = folder.join(format!("{number}.pdf"));
    page.wait("the saved file", |_| Ok(saved.exists().then_some(())))?;
    check(&saved).unwrap();
    let codes = codes_of(&saved).unwrap();
    assert!(codes.len() >= 2, "a seal and passes: {codes:?}");
    assert!(text_of(&saved).unwrap().contains("Site survey"));

    // copy 2 of 3
    let printed = folder.join("printed.pdf");
    page.click_at("print")?;
    page.click_at("print-counted")?;
    page.fill_at("copies-count", "3")?;
    page.choose_at("copies-which", "2")?;
    picture(page, "print")?;
    print(page, &printed)?;
    let text = text_of(&printed).unwrap();
    assert!(
        text.contains("COPY 2 of 3") && !text.contains("COPY 1 of 3"),
        "{text}"
    );
    assert_eq!(
        codes_of(&printed).unwrap(),
        codes,
        "a counted copy carries the same codes"
    );

    // the guard's copy as it was issued
    page.click_at("print")?;
    page.click_at("print-guard")?;
    print(page, &printed)?;
    check(&printed).unwrap();
    let text = text_of(&printed).unwrap();
    assert!(
        text.contains("Guard copy") && !text.contains("contracted"),
        "{text}"
    );

    // issued anew, with the reason
    page.click_at("open-anew")?;
    assert_eq!(
        page.value_at("keep-reason")?,
        "Agreed by phone",
        "what was said at the first issue is offered"
    );
    picture(page, "anew-offered")?;
    give_reasons(page)?;
    page.click_at("issue")?;
    page.at("anew-reason-missing")?;
    page.fill_at("anew-reason", "Cabinet changed")?;
    picture(page, "anew")?;
    page.click_at("issue")?;
    page.wait_gone("issue-dialog")?;
    page.wait_for_text("revision 2")?;

    // voided, with the reason
    page.click_at("open-void")?;
    page.click_at("void-go")?;
    page.at("void-dialog")?;
    page.fill_at("void-reason", "Wrong company 公司有误")?;
    picture(page, "void")?;
    page.click_at("void-go")?;
    page.wait_gone("void-dialog")?;
    page.wait_for_text("Wrong company")?;
    picture(page, "voided")?;
    page.click_at("print")?;
    print(page, &printed)?;
    check(&printed).unwrap();
    let text = text_of(&printed).unwrap();
    assert!(
        text.contains("VOID") && text.contains("Wrong company"),
        "{text}"
    );
    assert!(
        codes_of(&printed).unwrap_or_default().is_empty(),
        "a void handout carries no codes that read"
    );

    // the old revision in the register, byte for byte
    let first = std::fs::read(&saved).unwrap();
    std::fs::remove_file(&saved).unwrap();
    page.click_at("rail-loas")?;
    page.at("handout-row")?;
    page.click_at("state-superseded")?;
    page.wait("one row", |page| {
        let rows = page.run(
            "return document.querySelectorAll('[data-testid=handout-row]').length;",
            vec![],
        )?;
        Ok((rows == 1).then_some(()))
    })?;
    page.click_at("more-filters")?;
    picture(page, "register")?;
    page.click("button", &number)?;
    page.at("document")?;
    page.wait_for_text("Superseded by revision 2")?;
    picture(page, "detail")?;
    page.click_at("save-document")?;
    page.wait("the saved file", |_| Ok(saved.exists().then_some(())))?;
    assert_eq!(
        std::fs::read(&saved).unwrap(),
        first,
        "the same bytes as on the day of issue"
    );
    let found = page.violations()?;
    assert!(
        found.is_empty(),
        "axe: {:?}",
        found.iter().map(|v| (&v.id, &v.places)).collect::<Vec<_>>()
    );
    Ok(())
}

/// Presses the dialog's button and waits for the print.
fn print(page: &Page<'_>, to: &Path) -> Result<(), PageError> {
    let _ = std::fs::remove_file(to);
    page.click_at("print-go")?;
    page.wait("the print", |_| Ok(to.exists().then_some(())))?;
    page.wait_gone("print-dialog")
}
