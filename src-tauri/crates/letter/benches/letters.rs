//! How long a handout takes from its data to its bytes, on one thread: codes signed, pages laid out, PDF
//! written. Prints milliseconds and kilobytes; `cargo bench -p desk-letter`.
#![allow(clippy::print_stdout, reason = "the figures are the point")]
#![allow(clippy::disallowed_methods, reason = "a bench measures durations")]

use std::{error::Error, hint::black_box, time::Instant};

use desk_letter::{codes::Codes, faces::Faces, layout, letter::Letter, pdf, sample, svg};

const ROUNDS: u32 = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let faces = Faces::from_build()?;
    for count in [1, 4, 16] {
        let letter = Letter {
            engineers: sample::engineers(count),
            ..sample::letter()
        };
        let ids: Vec<[u8; 8]> = (0..count as u64).map(u64::to_be_bytes).collect();
        let key = sample::key();
        let codes = Codes::issue(&letter, &ids, &key)?;
        let pages = layout::layout(&letter, &codes, &faces)?;
        let bytes = pdf::write(&pages, &faces)?.len();
        let sign = timed(|| Ok(Codes::issue(&letter, &ids, &key)?))?;
        let lay = timed(|| Ok(layout::layout(&letter, &codes, &faces)?))?;
        let write = timed(|| Ok(pdf::write(&pages, &faces)?))?;
        let draw = timed(|| Ok(svg::write(&pages, 0, &faces)?))?;
        println!(
            "{count:2} engineers, {} pages, {:.1} kB: sign {sign:.2} ms, lay out {lay:.2} ms, write {write:.2} ms, \
             together {:.2} ms; one page as SVG {draw:.2} ms",
            pages.pages.len(),
            bytes as f64 / 1000.0,
            sign + lay + write
        );
    }
    Ok(())
}

/// Milliseconds of the quickest round: what the work costs when nothing else wants the processor.
fn timed<T>(work: impl Fn() -> Result<T, Box<dyn Error>>) -> Result<f64, Box<dyn Error>> {
    let mut best = f64::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        black_box(work()?);
        best = best.min(start.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(best)
}
