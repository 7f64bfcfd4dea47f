//! The main job, from the first start to the printed handout, in both languages: with a power cut
//! while the LOA is typed, a restart before the print, and readers that know nothing of this desk.

mod codes;
pub(crate) mod steps;
pub(crate) mod words;

use desk_tests::window::readers::{check, codes_of, sheet, text_of};
use desk_tests::window::{Page, PageError, Stage, pictures};

pub(crate) use steps::give_reasons;
use words::{CHINESE, ENGLISH, Story};

/// What the official PDF says, so that it is known again behind the handout.
const OFFICIAL: &str = "Letter of Authorization, official copy 4711";

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn in_english() {
    main_job(&ENGLISH);
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn in_chinese() {
    main_job(&CHINESE);
}

fn main_job(story: &Story) {
    let stage = Stage::new(story.log, story.system).unwrap();
    std::fs::write(stage.dialogs().join("open.pdf"), sheet(OFFICIAL)).unwrap();

    let page = stage.open().unwrap();
    seen(&page, story, steps::welcome(&page, story));
    seen(&page, story, steps::apply_for_port(&page, story));
    seen(&page, story, steps::record_allocation(&page, story));
    seen(&page, story, steps::begin_loa(&page, story));
    page.kill();

    let page = stage.open().unwrap();
    seen(&page, story, steps::continue_loa(&page, story));
    seen(&page, story, steps::record_approval(&page, story));
    let number = seen(&page, story, steps::issue(&page, story));
    let saved = stage.dialogs().join(format!("{number}.pdf"));
    seen(&page, story, steps::save(&page, &saved));
    page.close().unwrap();

    read_back(story, &number, &saved);
    let codes = codes_of(&saved).unwrap();
    assert_eq!(
        codes.len(),
        1 + story.engineers.len(),
        "one seal and a pass each: {codes:?}"
    );

    codes::verify_all(story, &number, &codes, stage.data(), steps::noon_of_visit());

    let page = stage.open().unwrap();
    let printed = stage.dialogs().join("printed.pdf");
    seen(
        &page,
        story,
        steps::print_with_official(&page, story, &number, &printed),
    );
    page.close().unwrap();

    check(&printed).unwrap();
    let text = text_of(&printed).unwrap();
    assert!(
        text.contains(&number) && text.contains(OFFICIAL),
        "the official copy is missing:\n{text}"
    );
    assert_eq!(
        codes_of(&printed).unwrap(),
        codes,
        "the print carries the same codes"
    );
}

/// What the step gave, or a picture of the window as it stood when the step failed.
pub fn seen<T>(page: &Page<'_>, story: &Story, step: Result<T, PageError>) -> T {
    step.unwrap_or_else(|error| {
        let picture = pictures().join(format!("{}-failed.png", story.log));
        let taken = page.picture(&picture).is_ok();
        panic!(
            "{error}{}",
            if taken {
                format!("\nsee {}", picture.display())
            } else {
                String::new()
            }
        )
    })
}

/// Reads the saved file as a stranger's programs do.
fn read_back(story: &Story, number: &str, saved: &std::path::Path) {
    check(saved).unwrap();
    let text = text_of(saved).unwrap();
    let wanted = story
        .on_paper
        .iter()
        .copied()
        .chain([number, story.instance_id]);
    for line in wanted.chain(story.engineers.iter().map(|(name, _)| *name)) {
        assert!(text.contains(line), "“{line}” is not on the paper:\n{text}");
    }
    for (_, secret) in story.engineers {
        assert!(
            !text.contains(secret),
            "the document number {secret} stands unmasked on the paper"
        );
    }
}
