//! Plain sheets that tell what is recorded: headings, facts, tables, sentences. No codes, no seal, nothing that opens a
//! door. The parameter sheet and the program's own pages of a completion pack are made of these.
//!
//! A sheet never fails for a character that no face has: it may quote anything that people wrote, so such a character
//! is told by its code, as [U+0E01], and not left out.

mod flow;

use crate::faces::Faces;
use crate::layout::LayoutError;
use crate::letter::{Bilingual, Paper};
use crate::page::{About, Layout};
use crate::text::{Typesetter, normal};
use chrono::{DateTime, Utc};
use flow::Flow;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Everything that a sheet says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its title.
    pub title: Bilingual,
    /// What it is about, under the title: the circuit.
    pub about: String,
    /// Who prepared it.
    pub organisation: String,
    /// Its number or the circuit's id, in the foot; may be empty.
    pub number: String,
    /// When it was made: the date of the file.
    pub made_at: DateTime<Utc>,
    /// The same day for people.
    pub made_on: Bilingual,
    /// The paper.
    pub paper: Paper,
    /// An invented circuit: marked so at the head.
    pub sample: bool,
    /// What it says, in order.
    pub blocks: Vec<Block>,
    /// Sentences in small print at its end.
    pub notes: Vec<Bilingual>,
}

/// A part of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading; it stays with what follows.
    Heading(Bilingual),
    /// A sentence or several lines.
    Text(Bilingual),
    /// Labels and values.
    Facts(Vec<(Bilingual, Bilingual)>),
    /// A table.
    Table {
        /// Titles, and shares of the width.
        columns: Vec<(Bilingual, u16)>,
        /// Its rows; a cell that is missing is empty.
        rows: Vec<Vec<Bilingual>>,
    },
    /// Contents: what, its page, and what there is to say about it. Without a page it is not among the pages.
    Contents(Vec<(Bilingual, Option<usize>, Bilingual)>),
}

impl Report {
    /// Pages in millimetres.
    ///
    /// # Errors
    /// The faces cannot be read.
    pub fn layout(&self, faces: &Faces) -> Result<Layout, LayoutError> {
        let open = faces.open()?;
        let set = Typesetter::new(&open);
        let data = serde_json::to_vec(self).map_err(|_| LayoutError::Normal)?;
        let mut flow = Flow::new(self, &set);
        flow.head();
        for block in &self.blocks {
            flow.block(block);
        }
        flow.notes();
        Ok(Layout {
            pages: flow.finish(),
            codes: Vec::new(),
            pictures: Vec::new(),
            logo: None,
            about: About {
                title: normal(&format!(
                    "{} {} {}",
                    self.title.en, self.title.zh, self.about
                )),
                author: normal(&self.organisation),
                subject: normal(&self.number),
                issued_at: self.made_at,
                file_id: Sha256::digest(&data).into(),
            },
        })
    }
}

/// Both languages on one line, or the one that there is.
fn side_by_side(both: &Bilingual) -> String {
    match (both.en.is_empty(), both.zh.is_empty()) {
        (_, true) => both.en.clone(),
        (true, _) => both.zh.clone(),
        // a name that stands in its translation, as “Ping” in “Ping 测试”, is not told twice
        _ if both.zh.starts_with(&both.en) => both.zh.clone(),
        _ => format!("{} {}", both.en, both.zh),
    }
}

/// The text as it can be printed: normal, and characters that no face has by their codes.
fn printable(set: &Typesetter<'_>, text: &str) -> String {
    let text = normal(text);
    let missing = set.missing(&text);
    if missing.is_empty() {
        return text;
    }
    let mut said = String::with_capacity(text.len() + 8 * missing.len());
    for c in text.chars() {
        if missing.contains(&c) {
            // writing into a string cannot fail
            let _ = write!(said, "[U+{:04X}]", u32::from(c));
        } else {
            said.push(c);
        }
    }
    said
}
