//! The two ways into a building that the main job's stories do not take, from the first start to the paper: a third
//! party's site, where the on-site engineer gets the LOA, and a site outside the mainland, where nobody enters
//! Alibaba Cloud's cage. Both have no official entry code, and the window says why.

use desk_tests::window::readers::{check, codes_of, sheet, text_of};
use desk_tests::window::{Page, Stage};

use crate::main_job::words::{ENGLISH, Story};
use crate::main_job::{seen, steps};

/// What tells one way in from the others.
struct Way {
    story: Story,
    /// What the window says where official entry codes would stand.
    no_code: &'static str,
    /// What the paper tells the engineers.
    on_paper: &'static [&'static str],
    /// What the paper must not tell them.
    never: &'static [&'static str],
}

const SMS: &str = "SMS → entry platform";

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn a_third_partys_site() {
    walk(&Way {
        story: Story {
            log: "flow-third-party",
            region: "China (Guangzhou)",
            access_point: "Guangzhou-Huangpuqu-B",
            line_operator: "CO",
            circuit: "Guangzhou-Huangpuqu-B-PConn1",
            instance_id: "pc-7xv0gz41m8tq2k5ne",
            customer_location: "6 Kexue Avenue, Huangpu, Guangzhou",
            ..ENGLISH
        },
        no_code: "on-site engineer",
        on_paper: &["Hand Alibaba Cloud’s LOA to the on-site engineer"],
        never: &[SMS],
    });
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn outside_the_mainland() {
    walk(&Way {
        story: Story {
            log: "flow-outside-mainland",
            region: "China (Hong Kong)",
            access_point: "Hong Kong-Chai Wan-G",
            line_operator: "Other",
            circuit: "HK-ChaiWan-G-PConn1",
            instance_id: "pc-j6c3hk90w1zb7d4ux",
            customer_location: "399 Chai Wan Road, Hong Kong",
            ..ENGLISH
        },
        no_code: "on-site engineer",
        on_paper: &["meet-me room", "Contact the on-site engineer"],
        never: &[SMS, "apply for access first"],
    });
}

fn walk(way: &Way) {
    let story = &way.story;
    let stage = Stage::new(story.log, story.system).unwrap();
    std::fs::write(stage.dialogs().join("open.pdf"), sheet("Room: 2F")).unwrap();
    let page = stage.open().unwrap();
    seen(&page, story, steps::welcome(&page, story));
    seen(&page, story, steps::apply_for_port(&page, story));
    seen(&page, story, steps::record_allocation(&page, story));
    seen(&page, story, steps::begin_loa(&page, story));
    seen(&page, story, steps::finish_loa(&page, story));
    seen(&page, story, steps::record_approval(&page, story));
    no_official_code(&page, way);
    let number = seen(&page, story, steps::issue(&page, story));
    let saved = stage.dialogs().join(format!("{number}.pdf"));
    seen(&page, story, steps::save(&page, &saved));
    page.close().unwrap();

    check(&saved).unwrap();
    let text = text_of(&saved).unwrap();
    for wanted in way.on_paper {
        assert!(
            text.contains(wanted),
            "“{wanted}” is not on the paper:\n{text}"
        );
    }
    for other in way.never {
        assert!(
            !text.contains(other),
            "“{other}” belongs to another way in:\n{text}"
        );
    }
    assert_eq!(
        codes_of(&saved).unwrap().len(),
        1 + story.engineers.len(),
        "one seal and a pass each, and no other code"
    );
}

/// Where the entry codes would stand, the window says why there are none.
fn no_official_code(page: &Page<'_>, way: &Way) {
    seen(page, &way.story, page.click_at("tab-loa"));
    let told = seen(page, &way.story, page.text_at("entry-skipped"));
    assert!(told.contains(way.no_code), "the window says only: {told}");
}
