//! What every part of the layout needs to know: the letter, the grid, and phrases made once.

use chrono_tz::Tz;
use desk_domain::format::{self, Lang};
use sha2::{Digest, Sha256};

use super::{LayoutError, official::Official};
use crate::{
    audience::{self, Audience, Shows},
    codes::Codes,
    letter::{Bilingual, Letter, Paper},
    page::About,
    qr::Modules,
    sheet::Sheet,
    text::Typesetter,
};

/// Width of the printed area on both papers, mm: 12 columns of 11.17 with gutters of 4.
pub(super) const WIDTH: f32 = 178.0;
/// Size of labels, points.
pub(super) const LABEL: f32 = 6.8;
/// Size of values, points.
pub(super) const VALUE: f32 = 9.5;
/// Thickness of rules, mm: frame, row, inner hairline.
pub(super) const HEAVY: f32 = 0.6;
pub(super) const ROW: f32 = 0.2;
pub(super) const HAIR: f32 = 0.1;

pub(super) struct Plan<'a> {
    pub letter: &'a Letter,
    pub codes: &'a Codes,
    pub modules: &'a [Modules],
    pub official: &'a [Option<Official>],
    pub set: &'a Typesetter<'a>,
    pub hash: [u8; 32],
    /// Whose copy it is; `None`: the complete handout.
    pub audience: Option<Audience>,
    pub shows: Shows,
    zone: Tz,
}

impl<'a> Plan<'a> {
    pub fn new(
        letter: &'a Letter,
        codes: &'a Codes,
        modules: &'a [Modules],
        official: &'a [Option<Official>],
        hash: [u8; 32],
        set: &'a Typesetter<'a>,
        audience: Option<Audience>,
    ) -> Result<Self, LayoutError> {
        Ok(Self {
            letter,
            codes,
            modules,
            official,
            set,
            hash,
            audience,
            shows: audience::shows(audience),
            zone: letter.zone()?,
        })
    }

    pub fn sheet(&self) -> Sheet<'a> {
        Sheet::new(self.set, self.letter.paper.size())
    }

    /// Left edge of the printed area, mm.
    pub fn left(&self) -> f32 {
        (self.letter.paper.size().0 - WIDTH) / 2.0
    }

    /// Right edge of the printed area, mm.
    pub fn right(&self) -> f32 {
        self.left() + WIDTH
    }

    /// How far head and foot move out on a page that is shorter than A4, mm.
    pub fn outward(&self) -> f32 {
        match self.letter.paper {
            Paper::A4 => 0.0,
            Paper::UsLetter => 2.6,
        }
    }

    /// Lowest line that content may reach, mm; the foot stands below it.
    pub fn bottom(&self) -> f32 {
        self.foot() - 2.0
    }

    /// The line above the foot, mm.
    pub fn foot(&self) -> f32 {
        self.letter.paper.size().1 - 12.0 + self.outward()
    }

    /// A site-local date in one language.
    pub fn date(&self, at: chrono::DateTime<chrono::Utc>, lang: Lang) -> String {
        format::date(at, self.zone, lang)
    }

    /// A site-local time with its distance from UTC: `20 Nov 2026, 17:05 (UTC+8)`.
    pub fn time(&self, at: chrono::DateTime<chrono::Utc>) -> String {
        let date = format::date(at, self.zone, Lang::En);
        format!(
            "{date}, {} ({})",
            format::clock(at, self.zone),
            format::offset(at, self.zone)
        )
    }

    /// The visit without its zone.
    pub fn window(&self, lang: Lang) -> String {
        let window = &self.letter.window;
        format::window_times(window.from, window.to, self.zone, lang)
    }

    /// `Asia/Shanghai`, `UTC+8`.
    pub fn zone_names(&self) -> (&str, String) {
        (
            self.zone.name(),
            format::offset(self.letter.window.from, self.zone),
        )
    }

    /// Names the file in its trailer: the letter's hash, or for a copy one made of it and the audience.
    fn file_id(&self) -> [u8; 32] {
        match self.audience {
            None => self.hash,
            Some(audience) => Sha256::new()
                .chain_update(self.hash)
                .chain_update(audience.as_wire())
                .finalize()
                .into(),
        }
    }

    pub fn about(&self) -> About {
        let letter = self.letter;
        let mut title = format!("LOA handout {} revision {}", letter.number, letter.revision);
        if let Some(audience) = self.audience {
            title.push_str(", ");
            title.push_str(&audience::name(audience));
        }
        if letter.draft {
            title.push_str(" (draft)");
        }
        About {
            title,
            author: letter.organisation.name.clone(),
            subject: format!(
                "Prepared from Alibaba Cloud's LOA for {}; carry both",
                letter.circuit.instance_id
            ),
            issued_at: letter.issued_at,
            file_id: self.file_id(),
        }
    }
}

/// Both halves side by side, the second only when it says something else.
pub(super) fn side_by_side(name: &Bilingual) -> String {
    match (name.en.as_str(), name.zh.as_str()) {
        (en, "") => en.to_owned(),
        ("", zh) => zh.to_owned(),
        (en, zh) if en == zh => en.to_owned(),
        (en, zh) => format!("{en} {zh}"),
    }
}

/// What stands where nothing was stated.
pub(super) const NOT_STATED: &str = "— not stated 未注明";

/// A value, or the words for its absence.
pub(super) fn stated(value: Option<&str>) -> &str {
    value
        .filter(|value| !value.is_empty())
        .unwrap_or(NOT_STATED)
}
