//! How long a frame takes while the table of a desk of very many circuits is scrolled in the real window.
//! `cargo xtask bench scroll` runs it; it proves nothing and is no part of the tests.
#![allow(clippy::unwrap_used, reason = "a failed step is a failed measurement")]
#![allow(clippy::print_stdout, reason = "the figures are the point")]

use std::path::Path;

use desk_tests::window::Stage;
use serde_json::{Value, json};

/// Frames of one measurement.
const FRAMES: usize = 300;

/// Scrolls what scrolls by `step(n)` pixels for each frame, and answers how long each frame took, in milliseconds.
const SCROLL: &str = "
    const [frames, step, done] = arguments;
    const main = document.querySelector('[data-testid=circuits]').closest('main');
    main.scrollTop = 0;
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    (async () => {
      const by = step ?? (main.scrollHeight - main.clientHeight) / frames;
      let at = 0;
      const took = [];
      await frame();
      let last = await frame();
      for (let n = 0; n < frames; n += 1) {
        at += by;
        main.scrollTop = at;
        const now = await frame();
        took.push(now - last);
        last = now;
      }
      done({ took, at: main.scrollTop, length: main.scrollHeight });
    })();";

#[test]
#[ignore = "cargo xtask bench scroll runs it"]
fn frames() {
    let desk = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench/desk");
    assert!(
        desk.join("whole").exists(),
        "there is no desk to scroll: `cargo xtask bench desk` makes it"
    );
    let stage = Stage::new("scroll", "en_GB").unwrap();
    for file in ["desk.db", "desk.keys"] {
        std::fs::copy(desk.join(file), stage.data().join(file)).unwrap();
    }
    let page = stage.open().unwrap();
    page.resize(1440, 900).unwrap();
    page.click_at("language-en").unwrap();
    page.fill_at("field-organisation", "Yunlan Freight")
        .unwrap();
    page.click_at("welcome-start").unwrap();
    page.click_at("rail-circuits").unwrap();
    page.wait("the table, counted", |page| {
        let count = page.text_at("count")?;
        Ok((!count.is_empty()).then_some(()))
    })
    .unwrap();
    println!("a debug build of the program, drawn without a graphics card");
    println!("{:<44} {:>8}    {:>8}    {:>8}", "", "p50", "p95", "most");
    for (name, step) in [
        ("nothing moves", json!(0)),
        ("one pixel a frame: the same rows", json!(1)),
        ("the whole length in 300 frames", Value::Null),
        ("the wheel, 120 px a frame", json!(120)),
    ] {
        let answer = page.run_async(SCROLL, vec![json!(FRAMES), step]).unwrap();
        let took = answer["took"].as_array().unwrap();
        let mut took: Vec<f64> = took.iter().filter_map(Value::as_f64).collect();
        took.sort_by(f64::total_cmp);
        let at = |share: usize| took[(FRAMES * share / 100).min(FRAMES - 1)];
        println!(
            "{name:<44} {:8.1} ms {:8.1} ms {:8.1} ms   ({} of {} px)",
            at(50),
            at(95),
            at(100),
            answer["at"],
            answer["length"]
        );
    }
    page.close().unwrap();
}
