//! Writes the invented specimen as a PDF and its pages as SVG beside it:
//! `cargo run -p desk-letter --example specimen -- <file.pdf> [engineers] [a4|letter] [sms|third|contact]
//! [guard|installer|customer|carrier] [survey] [issued] [void|expired|superseded|copies]`.

use std::{env, error::Error, fs};

use chrono::TimeDelta;
use desk_letter::{
    audience::Audience,
    codes::Codes,
    faces::Faces,
    layout,
    letter::{AccessFlow, FacilityKind, Paper},
    pdf, sample,
    stamp::{RenditionKind, Stamp},
    svg,
};
use sha2::{Digest, Sha256};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().ok_or("name the file to write")?;
    let mut letter = sample::letter();
    let (mut audience, mut kind) = (None, None);
    for argument in arguments {
        match argument.as_str() {
            "a4" => letter.paper = Paper::A4,
            "letter" => letter.paper = Paper::UsLetter,
            "sms" => letter.access_flow = AccessFlow::SmsQr,
            "third" => {
                letter.access_flow = AccessFlow::ThirdPartyLoa;
                letter.facility.kind = FacilityKind::ThirdParty;
            }
            "contact" => {
                letter.access_flow = AccessFlow::ContactOnsiteEngineer;
                letter.facility.kind = FacilityKind::OutsideMainland;
            }
            "survey" => letter.survey = true,
            "issued" => letter.sample = false,
            word if Audience::from_wire(word).is_ok() => {
                audience = Some(Audience::from_wire(word)?);
            }
            "copies" => kind = Some(RenditionKind::Copy),
            word if RenditionKind::from_wire(word).is_ok() => {
                kind = Some(RenditionKind::from_wire(word)?);
            }
            count => letter.engineers = sample::engineers(count.parse()?),
        }
    }
    let ids: Vec<[u8; 8]> = (0..letter.engineers.len())
        .map(|i| (i as u64).to_be_bytes())
        .collect();
    let codes = Codes::issue(&letter, &ids, &sample::key())?;
    let faces = Faces::from_build()?;
    let mut pages = layout::layout_for(&letter, &codes, &faces, audience)?;
    let mut bytes = pdf::write(&pages, &faces)?;
    if let Some(kind) = kind {
        let later = letter.issued_at + TimeDelta::days(3);
        let stamp = |copy| Stamp {
            kind,
            copy,
            since: later,
            reason: match kind {
                RenditionKind::Copy => String::new(),
                _ => "The visit moved to another data hall 入场改到另一机房".to_owned(),
            },
            made_at: later + TimeDelta::hours(20),
            zone: chrono_tz::Asia::Shanghai,
            original_sha256: Sha256::digest(&bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        };
        let stamps: Vec<Stamp> = match kind {
            RenditionKind::Copy => (1..=3).map(|n| stamp(Some((n, 3)))).collect(),
            _ => vec![stamp(None)],
        };
        bytes = pdf::stamp(&bytes, &stamps, pages.about.clone(), &faces)?;
        if let Some(first) = stamps.first() {
            desk_letter::stamp::over(&mut pages, first, &faces)?;
        }
    }
    fs::write(&file, bytes)?;
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
