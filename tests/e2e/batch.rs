//! Many handouts in the real window: chosen in the register, into a folder, as one file to print, as a ZIP.

use desk_tests::window::readers::{check, text_of};
use desk_tests::window::{Page, PageError, Stage, pictures};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn handouts_chosen_in_the_register_go_out_together() {
    let stage = Stage::new("batch", "en_GB").unwrap();
    let page = stage.open().unwrap();
    page.resize(1024, 700).unwrap();
    let told = story(&page, stage.dialogs().as_path());
    if let Err(error) = told {
        let _ = page.picture(&pictures().join("batch-failed.png"));
        panic!("{error}");
    }
    page.close().unwrap();
}

fn picture(page: &Page<'_>, name: &str) -> Result<(), PageError> {
    page.picture(&pictures().join(format!("batch-{name}.png")))
}

fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort();
    found
}

fn story(page: &Page<'_>, folder: &Path) -> Result<(), PageError> {
    page.click_at("load-sample")?;
    page.at("circuit-row")?;
    page.click_at("rail-loas")?;
    page.at("handout-row")?;
    page.tick_at("pick-all")?;
    let picked = page.text_at("picked")?;
    picture(page, "picked")?;

    // the chooser is left: everything is as it was
    fs::write(folder.join("leave"), "").unwrap();
    page.click_at("batch")?;
    page.at("batch-plan")?;
    picture(page, "asked")?;
    page.click_at("batch-go")?;
    page.wait("the chooser to be left", |page| {
        Ok(page.text_at("batch-go")?.contains("Choose").then_some(()))
    })?;
    fs::remove_file(folder.join("leave")).unwrap();

    // a folder
    page.click_at("batch-go")?;
    page.at("batch-done")?;
    picture(page, "folder")?;
    let written = pdfs(&folder.join("batch"));
    assert!(!written.is_empty(), "{picked}");
    for file in &written {
        assert!(
            file.extension().is_some_and(|ending| ending == "pdf"),
            "{} is no whole handout",
            file.display()
        );
        check(file).unwrap();
    }
    page.click_at("batch-open")?;
    let opened = folder.join("viewed-folder");
    page.wait("the folder to be opened", |_| {
        Ok(opened.exists().then_some(()))
    })?;

    // once more, as one file
    page.click_at("batch-again")?;
    page.click_at("batch-merged")?;
    page.click_at("batch-go")?;
    page.at("batch-done")?;
    picture(page, "merged")?;
    let one: Vec<PathBuf> = pdfs(folder)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "pdf"))
        .collect();
    assert_eq!(one.len(), 1, "{one:?}");
    check(&one[0]).unwrap();
    let text = text_of(&one[0]).unwrap();
    for file in &written {
        let number = file.file_stem().unwrap().to_str().unwrap();
        let number = number.get(..20).unwrap_or(number);
        assert!(text.contains(number), "{number} is in it");
    }

    // and as a ZIP
    page.click_at("batch-again")?;
    page.click_at("batch-zip")?;
    page.click_at("batch-go")?;
    page.at("batch-done")?;
    let zip = pdfs(folder)
        .into_iter()
        .find(|path| path.extension().is_some_and(|ending| ending == "zip"))
        .unwrap();
    let zip = zip::ZipArchive::new(fs::File::open(zip).unwrap()).unwrap();
    assert_eq!(zip.len(), written.len());
    page.click_at("batch-close")?;
    page.wait_gone("batch-dialog")?;
    page.click_at("pick-none")?;
    page.wait_gone("bulk")?;
    Ok(())
}
