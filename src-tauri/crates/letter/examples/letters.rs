//! Letters by the thousand, for `cargo xtask bench letter`.
//!
//! ```text
//! letters content <folder> <engineers>          what one handout draws, as JSON, with the two faces beside it
//! letters write <folder> <engineers> <many> <threads>   so many handouts, signed, laid out and written to disk
//! ```
#![allow(clippy::print_stdout, reason = "the figures are the point")]

use std::{
    error::Error,
    fs,
    path::Path,
    sync::atomic::{AtomicU64, Ordering},
    thread,
};

use desk_letter::{
    codes::Codes,
    faces::{FACE_FILES, FaceId, Faces},
    layout::{self, Ink, Layout, Mark},
    letter::Letter,
    pdf, sample,
};
use serde_json::{Value, json};

type Done<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Done {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["content", folder, engineers] => content(Path::new(folder), engineers.parse()?),
        ["write", folder, engineers, many, threads] => write(
            Path::new(folder),
            engineers.parse()?,
            many.parse()?,
            threads.parse()?,
        ),
        _ => Err("letters content <folder> <engineers> | letters write <folder> <engineers> <many> <threads>".into()),
    }
}

/// The specimen under a number of its own.
fn letter(engineers: usize, n: u64) -> Letter {
    Letter {
        number: format!("LOA-K7PM-2026-{:06}", 1 + n % 999_999),
        engineers: sample::engineers(engineers),
        sample: false,
        ..sample::letter()
    }
}

fn pages(letter: &Letter, n: u64, faces: &Faces) -> Done<(Layout, Codes)> {
    let ids: Vec<[u8; 8]> = (0..letter.engineers.len() as u64)
        .map(|i| (n * 16 + i).to_be_bytes())
        .collect();
    let codes = Codes::issue(letter, &ids, &sample::key())?;
    let laid = layout::layout(letter, &codes, faces)?;
    Ok((laid, codes))
}

fn write(folder: &Path, engineers: usize, many: u64, threads: u64) -> Done {
    let faces = Faces::from_build()?;
    let next = AtomicU64::new(0);
    let work = || -> Done {
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= many {
                return Ok(());
            }
            let letter = letter(engineers, n);
            let (laid, _) = pages(&letter, n, &faces)?;
            let bytes = pdf::write(&laid, &faces)?;
            fs::write(folder.join(format!("{}.pdf", letter.number)), bytes)?;
        }
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_for_each(|one| {
            one.join()
                .unwrap_or_else(|_| Err("a thread ended early".into()))
        })
    })
}

fn content(folder: &Path, engineers: usize) -> Done {
    let faces = Faces::from_build()?;
    for (name, face) in FACE_FILES.iter().zip([FaceId::Latin, FaceId::Han]) {
        fs::write(folder.join(name), faces.bytes(face))?;
    }
    let (laid, _) = pages(&letter(engineers, 0), 0, &faces)?;
    let pages: Vec<Value> = laid
        .pages
        .iter()
        .map(|page| {
            let marks: Vec<Value> = page.marks.iter().filter_map(|m| mark(m, &laid)).collect();
            json!({ "width": page.width, "height": page.height, "marks": marks })
        })
        .collect();
    let all = json!({ "faces": FACE_FILES, "pages": pages });
    fs::write(folder.join("content.json"), serde_json::to_vec(&all)?)?;
    Ok(())
}

/// A mark as every program under test can draw it; the watermark is left out.
fn mark(mark: &Mark, laid: &Layout) -> Option<Value> {
    let grey = |ink: Ink| ink.lightness();
    Some(match mark {
        Mark::Text(text) => json!({
            "text": text.text, "x": text.x, "y": text.y, "size": text.size, "stroke": text.stroke(),
            "grey": grey(text.ink), "face": usize::from(text.face == FaceId::Han),
        }),
        Mark::Rule {
            from,
            to,
            thickness,
            dashed,
        } => json!({
            "from": [from.0, from.1], "to": [to.0, to.1], "thickness": thickness, "dashed": dashed,
        }),
        Mark::Area {
            x,
            y,
            width,
            height,
            ink,
        } => json!({
            "area": [x, y, width, height], "grey": grey(*ink),
        }),
        Mark::Code { index, x, y, side } => {
            let modules = laid.codes.get(*index)?;
            let dark: Vec<Value> = modules
                .dark()
                .iter()
                .map(|d| json!([d.x, d.y, d.width, d.height]))
                .collect();
            json!({ "code": dark, "x": x, "y": y, "side": side, "modules": modules.width() })
        }
        _ => return None,
    })
}
