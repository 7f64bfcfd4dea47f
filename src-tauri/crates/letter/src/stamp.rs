//! What is laid over the kept pages when they are printed again: a counted copy, or the word that they no longer count.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use desk_domain::format::{self, Lang};

pub use desk_domain::audience::RenditionKind;

use crate::{
    faces::{Faces, FacesError},
    layout::hollow,
    page::{Layout, Page, bold, plain},
    sheet::Sheet,
    text::{Typesetter, normal},
};

/// Left edge of the strip at the head of each page, mm; it stands as far from the right.
const EDGE: f32 = 16.0;

/// A stamp for every page of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// What it says.
    pub kind: RenditionKind,
    /// Which copy, and of how many, when copies are counted.
    pub copy: Option<(u32, u32)>,
    /// Since when it no longer counts; for a copy, when it was made.
    pub since: DateTime<Utc>,
    /// Why, or empty.
    pub reason: String,
    /// When the stamped document was made.
    pub made_at: DateTime<Utc>,
    /// The site's zone, in which both are written.
    pub zone: Tz,
    /// SHA-256 of the original bytes, hex.
    pub original_sha256: String,
}

impl Stamp {
    /// Characters that no face has, in the reason.
    ///
    /// # Errors
    /// The faces cannot be read.
    pub fn missing(&self, faces: &Faces) -> Result<Vec<char>, FacesError> {
        let open = faces.open()?;
        Ok(Typesetter::new(&open).missing(&self.reason))
    }

    /// Whether the codes of a page so stamped must not be read any more.
    #[must_use]
    pub fn ends(&self) -> bool {
        self.kind != RenditionKind::Copy
    }

    fn words(&self) -> String {
        let kind = self.kind;
        match self.copy {
            Some((n, of)) => format!("COPY {n} of {of} 副本 第 {n} 份，共 {of} 份"),
            None => format!(
                "{} {} · since {} 起",
                kind.label_en(),
                kind.label_zh(),
                format::date(self.since, self.zone, Lang::En)
            ),
        }
    }

    /// One page of stamp: the word across it, and the strip at its head.
    fn page(&self, set: &Typesetter<'_>, (width, height): (f32, f32)) -> Page {
        let mut sheet = Sheet::new(set, (width, height));
        if self.ends() {
            let word = format!("{} {}", self.kind.label_en(), self.kind.label_zh());
            hollow(set, &mut sheet.page, &word, true);
        }
        let right = width - EDGE;
        let end = sheet.text(EDGE, 6.6, bold(8.6), &self.words());
        let reason = normal(&self.reason.replace('\n', " "));
        if !reason.is_empty() {
            let room = right - end - 4.0;
            let (size, lines) = set.fit(&reason, (7.2, 5.6), room);
            if let Some(first) = lines.first() {
                let more = if lines.len() > 1 { " …" } else { "" };
                sheet.text(end + 3.0, 6.6, plain(size), &format!("{first}{more}"));
            }
        }
        let made = format!(
            "Stamped {} {} ({}) over the original with SHA-256 {} 原件不变",
            format::date(self.made_at, self.zone, Lang::En),
            format::clock(self.made_at, self.zone),
            format::offset(self.made_at, self.zone),
            self.original_sha256
        );
        let (size, lines) = set.fit(&made, (5.8, 5.0), right - EDGE);
        sheet.lines(EDGE, 9.4, plain(size), &lines);
        sheet.rule((EDGE, 10.6), (right, 10.6), 0.3);
        sheet.page
    }
}

/// The stamp alone, one page for each of these sizes in mm.
///
/// # Errors
/// The faces cannot be read.
pub fn overlay(
    stamps: &[Stamp],
    sizes: &[(f32, f32)],
    about: crate::page::About,
    faces: &Faces,
) -> Result<Layout, FacesError> {
    let open = faces.open()?;
    let set = Typesetter::new(&open);
    let pages = stamps
        .iter()
        .flat_map(|stamp| sizes.iter().map(|size| stamp.page(&set, *size)))
        .collect();
    Ok(Layout {
        pages,
        codes: Vec::new(),
        pictures: Vec::new(),
        logo: None,
        about,
    })
}

/// Lays the stamp over pages for the screen; their codes give way to it as they do on paper.
///
/// # Errors
/// The faces cannot be read.
pub fn over(layout: &mut Layout, stamp: &Stamp, faces: &Faces) -> Result<(), FacesError> {
    let open = faces.open()?;
    let set = Typesetter::new(&open);
    for page in &mut layout.pages {
        if stamp.ends() {
            for mark in &mut page.marks {
                mark.withhold();
            }
        }
        let laid = stamp.page(&set, (page.width, page.height));
        page.marks.extend(laid.marks);
    }
    Ok(())
}
