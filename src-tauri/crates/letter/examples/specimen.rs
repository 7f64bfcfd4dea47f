//! Writes the invented specimen as a PDF and its pages as SVG beside it:
//! `cargo run -p desk-letter --example specimen -- <file.pdf> [engineers] [a4|letter] [sms|third|contact]`.

use std::{env, error::Error, fs};

use desk_letter::{
    codes::Codes,
    faces::Faces,
    layout,
    letter::{AccessFlow, Paper},
    pdf, sample, svg,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().ok_or("name the file to write")?;
    let mut letter = sample::letter();
    for argument in arguments {
        match argument.as_str() {
            "a4" => letter.paper = Paper::A4,
            "letter" => letter.paper = Paper::UsLetter,
            "sms" => letter.access_flow = AccessFlow::SmsQr,
            "third" => letter.access_flow = AccessFlow::ThirdPartyLoa,
            "contact" => letter.access_flow = AccessFlow::ContactOnsiteEngineer,
            count => letter.engineers = sample::engineers(count.parse()?),
        }
    }
    let ids: Vec<[u8; 8]> = (0..letter.engineers.len())
        .map(|i| (i as u64).to_be_bytes())
        .collect();
    let codes = Codes::issue(&letter, &ids, &sample::key())?;
    let faces = Faces::from_build()?;
    let pages = layout::layout(&letter, &codes, &faces)?;
    fs::write(&file, pdf::write(&pages, &faces)?)?;
    for page in 0..pages.pages.len() {
        if let Some(picture) = svg::write(&pages, page, &faces)? {
            fs::write(
                format!("{}-{}.svg", file.trim_end_matches(".pdf"), page + 1),
                picture,
            )?;
        }
    }
    Ok(())
}
