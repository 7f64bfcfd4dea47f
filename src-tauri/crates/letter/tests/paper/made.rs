//! Letters and files for the tests.

use std::sync::LazyLock;

use chrono::TimeDelta;
use desk_letter::{
    codes::Codes,
    cose::key_id,
    faces::Faces,
    layout::{self, Layout},
    letter::{AccessFlow, Letter, Paper},
    pdf, sample,
    verify::{Trust, TrustedKey},
};

pub static FACES: LazyLock<Faces> = LazyLock::new(|| Faces::from_build().unwrap());

/// A handout with everything that was made for it.
pub struct Made {
    pub letter: Letter,
    pub codes: Codes,
    pub layout: Layout,
    pub pdf: Vec<u8>,
}

pub fn made(letter: Letter) -> Made {
    let codes = codes(&letter);
    let layout = layout::layout(&letter, &codes, &FACES).unwrap();
    let pdf = pdf::write(&layout, &FACES).unwrap();
    Made {
        letter,
        codes,
        layout,
        pdf,
    }
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
