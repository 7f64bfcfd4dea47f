//! Writes the invented specimen as a PDF: `cargo run -p desk-letter --example specimen -- <file> [engineers]`.

use std::{env, error::Error, fs};

use desk_letter::{codes::Codes, faces::Faces, layout, pdf, sample};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().ok_or("name the file to write")?;
    let mut letter = sample::letter();
    if let Some(count) = arguments.next() {
        letter.engineers = sample::engineers(count.parse()?);
    }
    let ids: Vec<[u8; 8]> = (0..letter.engineers.len())
        .map(|i| (i as u64).to_be_bytes())
        .collect();
    let codes = Codes::issue(&letter, &ids, &sample::key())?;
    let faces = Faces::from_build()?;
    let pages = layout::layout(&letter, &codes, &faces)?;
    fs::write(file, pdf::write(&pages, &faces)?)?;
    Ok(())
}
