//! Letters and files for the tests.

use std::sync::LazyLock;

use chrono::TimeDelta;
use desk_letter::{
    audience::Audience,
    codes::Codes,
    cose::key_id,
    faces::Faces,
    layout::{self, Layout},
    letter::{AccessFlow, Letter, Paper},
    pdf, sample,
    stamp::{RenditionKind, Stamp},
    verify::{Trust, TrustedKey},
};
use sha2::{Digest, Sha256};

pub static FACES: LazyLock<Faces> = LazyLock::new(|| Faces::from_build().unwrap());

/// A handout with everything that was made for it.
pub struct Made {
    pub letter: Letter,
    pub codes: Codes,
    pub layout: Layout,
    pub pdf: Vec<u8>,
}

pub fn made(letter: Letter) -> Made {
    made_for(letter, None)
}

/// One audience's copy, or the complete handout.
pub fn made_for(letter: Letter, audience: Option<Audience>) -> Made {
    let codes = codes(&letter);
    let layout = layout::layout_for(&letter, &codes, &FACES, audience).unwrap();
    let pdf = pdf::write(&layout, &FACES).unwrap();
    Made {
        letter,
        codes,
        layout,
        pdf,
    }
}

/// That document stamped, once for each count of copies, or once for a word that it no longer counts.
pub fn stamped(made: &Made, kind: RenditionKind, copies: &[(u32, u32)]) -> Vec<u8> {
    let later = made.letter.issued_at + TimeDelta::days(3);
    let stamp = |copy| Stamp {
        kind,
        copy,
        since: later,
        reason: REASON.to_owned(),
        made_at: later + TimeDelta::hours(20),
        zone: chrono_tz::Asia::Shanghai,
        original_sha256: sha256(&made.pdf),
    };
    let stamps: Vec<Stamp> = if copies.is_empty() {
        vec![stamp(None)]
    } else {
        copies.iter().map(|copy| stamp(Some(*copy))).collect()
    };
    pdf::stamp(&made.pdf, &stamps, made.layout.about.clone(), &FACES).unwrap()
}

/// Why the tests stamp.
pub const REASON: &str = "The visit moved 入场改期";

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

pub fn codes(letter: &Letter) -> Codes {
    let ids: Vec<[u8; 8]> = (1..=letter.engineers.len() as u64)
        .map(u64::to_be_bytes)
        .collect();
    Codes::issue(letter, &ids, &sample::key()).unwrap()
}

/// The specimen with a number of engineers, on a paper, for a way of getting in.
pub fn letter(engineers: usize, paper: Paper, access_flow: AccessFlow) -> Letter {
    Letter {
        engineers: sample::engineers(engineers),
        paper,
        access_flow,
        ..sample::letter()
    }
}

/// A letter whose engineers have official credentials, from a short link to one that just fits a code.
pub fn entitled(engineers: usize, paper: Paper) -> Letter {
    let mut letter = letter(engineers, paper, AccessFlow::SmsQr);
    for (n, engineer) in letter.engineers.iter_mut().enumerate() {
        let length = 40 + 211 * n / engineers.max(2).saturating_sub(1);
        let text: String = format!("https://entry.example.com/v/{n}?t=")
            .chars()
            .chain("x7Kd".chars().cycle())
            .take(length.min(251))
            .collect();
        engineer.credential = Some(sample::credential(&text));
    }
    letter
}

/// A letter that is hard to print: long names, rare characters, sixteen engineers.
pub fn hard() -> Letter {
    let mut letter = letter(16, Paper::A4, AccessFlow::SmsQr);
    let company = "岚合网络工程（龘𰻝）有限公司杭州分公司第一施工队"
        .chars()
        .cycle()
        .take(128)
        .collect();
    letter.parties.construction = company;
    letter.parties.construction_latin =
        Some("Lánhé Netzwerk-Ingenieurbüro & Söhne GmbH, Łódź".into());
    letter.facility.cabinet = Some("CAB-17-ROW-C-POSITION-07-UPPER-HALF".into());
    letter.facility.notes =
        Some("Lift to floor 3 is locked after 18:00. 18:00 后三楼电梯锁闭。".into());
    letter.sample = false;
    letter
}

/// Trusts the specimen's key for a year.
pub fn trust() -> Trust {
    let public_key = sample::key().public_key();
    let (not_before, not_after) = (
        sample::issued_at() - TimeDelta::days(30),
        sample::issued_at() + TimeDelta::days(335),
    );
    let key = TrustedKey {
        kid: key_id(&public_key),
        public_key,
        not_before,
        not_after,
        desk: "K7PM".to_owned(),
        listed: false,
    };
    Trust {
        keys: vec![key],
        ..Trust::default()
    }
}

/// Ten in the morning of the visit.
pub fn visit() -> chrono::DateTime<chrono::Utc> {
    sample::letter().window.from + TimeDelta::hours(1)
}
