//! `letter batch`.

use crate::arguments::Together;
use crate::clock::Stopwatch;
use crate::exit::{Exit, Failure};
use crate::{Reading, output};
use desk_api::wire::{BatchLeft, BatchProgress, BatchShape, BatchState};
use desk_api::{BatchEnd, Watch, seconds_left};
use serde_json::json;
use std::io::{IsTerminal as _, Write as _};

/// Writes many handouts at once.
///
/// # Errors
/// A named handout is not in the register, or the place cannot be written.
pub fn batch(reading: &mut Reading<'_>, asked: &Together) -> Result<Exit, Failure> {
    let mut batch =
        reading.ask(|desk, occasion| desk.batch(occasion, &asked.wanted, asked.threads))?;
    if asked.originals {
        batch = batch.originals();
    }
    let watch = Screen {
        watch: Stopwatch::start(),
        shown: !reading.general.json && std::io::stderr().is_terminal(),
    };
    let end = match asked.shape {
        BatchShape::Folder => {
            std::fs::create_dir_all(&asked.place)
                .map_err(|error| Failure::io("write", &asked.place, &error))?;
            batch.to_folder(&asked.place, asked.force, &watch)?
        }
        shape => batch
            .to_file(shape, &asked.place, asked.force, &watch)
            .map_err(
                |error| match error.params.get("refusal").map(String::as_str) {
                    Some("exists") => {
                        let there = std::io::ErrorKind::AlreadyExists.into();
                        Failure::io("write", &asked.place, &there)
                    }
                    _ => error.into(),
                },
            )?,
    };
    watch.clear();
    tell(reading, asked, &end, &watch);
    Ok(match end.progress.left_out {
        0 => Exit::Fine,
        _ => Exit::Wrong,
    })
}

fn tell(reading: &Reading<'_>, asked: &Together, end: &BatchEnd, watch: &Screen) {
    let BatchProgress {
        total,
        written,
        same,
        kilobytes,
        left_out,
        left,
        ..
    } = &end.progress;
    if reading.general.json {
        output::json(&json!({
            "shape": asked.shape,
            "place": asked.place.display().to_string(),
            "done": end.state == BatchState::Done,
            "total": total,
            "written": written,
            "same": same,
            "kilobytes": kilobytes,
            "seconds": watch.watch.elapsed().as_secs_f64(),
            "leftOut": left_out,
            "left": left,
        }));
        return;
    }
    println!(
        "{}  {written} of {total} written, {kilobytes} kB",
        asked.place.display()
    );
    if *same > 0 {
        println!("{same} were there already, with the same bytes.");
    }
    for BatchLeft {
        number,
        revision,
        message,
        ..
    } in left
    {
        println!("{number} revision {revision} stayed: {message}");
    }
    let more = *left_out as usize - left.len();
    if more > 0 {
        println!("{more} more stayed.");
    }
}

/// Tells on a terminal how far it is.
struct Screen {
    watch: Stopwatch,
    shown: bool,
}

impl Screen {
    fn clear(&self) {
        if self.shown {
            eprint!("\r\u{1b}[K");
        }
    }
}

impl Watch<BatchProgress> for Screen {
    fn goes_on(&self) -> bool {
        true
    }

    fn tell(&self, progress: &BatchProgress) {
        if !self.shown {
            return;
        }
        let left = seconds_left(progress, self.watch.elapsed())
            .map(|seconds| format!(", about {seconds} s left"))
            .unwrap_or_default();
        eprint!("\r\u{1b}[K{} of {}{left}", progress.done, progress.total);
        let _ = std::io::stderr().flush();
    }
}
