//! Takes the README's pictures from the real window and the real paper of the sample project.
//! `cargo xtask screenshots` runs it; it proves nothing and is no part of the tests.
#![allow(clippy::unwrap_used, reason = "a failed step is a failed picture")]

use std::path::{Path, PathBuf};
use std::process::Command;

use desk_tests::window::Stage;

#[test]
#[ignore = "cargo xtask screenshots runs it"]
fn of_the_sample_project() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github/pictures");
    let stage = Stage::new("pictures", "en_GB").unwrap();
    let page = stage.open().unwrap();
    page.resize(1360, 860).unwrap();
    page.click_at("language-en").unwrap();
    page.click_at("theme-light").unwrap();
    page.click_at("load-sample").unwrap();
    page.click("button", "Hangzhou-Xiaoshan-B-PConn1").unwrap();
    page.at("preview-page").unwrap();
    page.picture(&folder.join("circuit.png")).unwrap();

    let number = page.text_at("handout-number").unwrap();
    let saved = stage.dialogs().join(format!("{number}.pdf"));
    page.click_at("save-pdf").unwrap();
    page.wait("the saved handout", |_| Ok(saved.exists().then_some(())))
        .unwrap();
    page.close().unwrap();
    first_page(&saved, folder.join("handout"));
}

/// Draws the first page of `pdf` as `<stem>.png`.
fn first_page(pdf: &Path, stem: PathBuf) {
    let drawn = Command::new("pdftoppm")
        .args(["-r", "100", "-gray", "-png", "-f", "1", "-singlefile"])
        .args([pdf, &stem])
        .status()
        .unwrap();
    assert!(drawn.success(), "pdftoppm does not draw {}", pdf.display());
}
