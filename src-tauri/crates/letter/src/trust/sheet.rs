//! A list or card on paper: its QR codes, six to a page, each with its place among the others.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use super::parts::Carried;
use crate::faces::Faces;
use crate::glyphs::MissingGlyphs;
use crate::layout::LayoutError;
use crate::letter::Paper;
use crate::page::{About, Layout, Mark, Page, bold, label, plain};
use crate::qr::{Modules, QUIET};
use crate::sheet::Sheet;
use crate::text::{Typesetter, normal};

/// Width of the printed area, mm.
const WIDTH: f32 = 178.0;
/// Side of a code with its white margin, mm: a module of the largest one measures 1 mm.
const SIDE: f32 = 69.0;
/// From one row of codes to the next, mm.
const ROW: f32 = 78.0;
/// Codes on a page.
const ON_PAGE: usize = 6;

/// Everything that the sheet says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustSheet {
    /// A list or a card.
    pub carried: Carried,
    /// Whose it is: the organisation, or the desk.
    pub of: String,
    /// What it is, such as version and dates, one line in each language.
    pub about: (String, String),
    /// Fingerprint of the root, or of the desk's key.
    pub fingerprint: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The paper.
    pub paper: Paper,
    /// The parts, in order.
    pub parts: Vec<String>,
}

impl TrustSheet {
    /// Pages in millimetres.
    ///
    /// # Errors
    /// A character that no face has, or the faces cannot be read.
    pub fn layout(&self, faces: &Faces) -> Result<Layout, LayoutError> {
        let open = faces.open()?;
        let set = Typesetter::new(&open);
        let texts = [
            ("organisation", &self.of),
            ("about", &self.about.0),
            ("about", &self.about.1),
        ];
        let missing: Vec<MissingGlyphs> = texts
            .into_iter()
            .filter_map(|(field, text)| {
                let characters = set.missing(text);
                (!characters.is_empty()).then(|| MissingGlyphs {
                    field: field.to_owned(),
                    text: text.clone(),
                    characters,
                })
            })
            .collect();
        if !missing.is_empty() {
            return Err(LayoutError::MissingGlyphs(missing));
        }
        let codes: Vec<Modules> = self
            .parts
            .iter()
            .map(|part| Modules::encode(part).map_err(|_| LayoutError::Normal))
            .collect::<Result<_, _>>()?;
        let pages = self.parts.len().div_ceil(ON_PAGE).max(1);
        let mut hash = Sha256::new();
        for part in &self.parts {
            hash.update(part.as_bytes());
        }
        Ok(Layout {
            logo: None,
            pages: (0..pages)
                .map(|page| self.page(&set, &codes, page, pages))
                .collect(),
            codes,
            pictures: Vec::new(),
            about: About {
                title: self.title().to_owned(),
                author: normal(&self.of),
                subject: normal(&self.about.0),
                issued_at: self.made_at,
                file_id: hash.finalize().into(),
            },
        })
    }

    fn title(&self) -> &'static str {
        match self.carried {
            Carried::List => "Trust list 信任列表",
            Carried::Card => "Desk card 工作台名片",
        }
    }

    fn page(&self, set: &Typesetter<'_>, codes: &[Modules], page: usize, pages: usize) -> Page {
        let mut sheet = Sheet::new(set, self.paper.size());
        let left = (self.paper.size().0 - WIDTH) / 2.0;
        sheet.text(left, 19.0, bold(15.0), self.title());
        let counted = format!("{} / {pages}", page + 1);
        sheet.text_right(left + WIDTH, 19.0, label(8.0), &counted);
        let of = normal(&self.of);
        let line = set.wrap(&of, 10.0, WIDTH).into_iter().next();
        sheet.text(left, 25.0, plain(10.0), line.as_deref().unwrap_or_default());
        let about = normal(&format!("{} · {}", self.about.0, self.about.1));
        sheet.text(left, 29.6, label(7.6), &about);
        let said = format!("Fingerprint 指纹 {}", self.fingerprint);
        sheet.text(left, 34.2, plain(9.0), &said);
        sheet.rule((left, 36.6), (left + WIDTH, 36.6), 0.3);
        let total = codes.len();
        let shown = codes.iter().enumerate().skip(page * ON_PAGE).take(ON_PAGE);
        for (place, (index, modules)) in shown.enumerate() {
            let column = if place % 2 == 0 {
                8.0
            } else {
                WIDTH / 2.0 + 12.0
            };
            let (x, y) = (left + column, 41.0 + ROW * (place / 2) as f32);
            let width = modules.width() as f32;
            let module = SIDE / (width + 2.0 * QUIET as f32);
            let margin = module * QUIET as f32;
            sheet.page.marks.push(Mark::Code {
                index,
                x: x + margin,
                y: y + margin,
                side: module * width,
            });
            let number = index + 1;
            let said = format!("{number} / {total}");
            sheet.text(x + margin, y + SIDE + 0.6, plain(9.0), &said);
        }
        let foot = "Read every code on this page into Settings, Trust, in any order. 在“设置”的“信任”中读入本页所有码，顺序不限。";
        sheet.text(left, self.paper.size().1 - 7.0, label(6.8), foot);
        sheet.page
    }
}
