//! A sheet for the customer's side of one circuit: what their optics, fibre and network must be and what must be
//! ready for each step, with a box to tick by pen. Plain paper: no codes, no seal, nothing that opens a door.

mod column;

use crate::faces::Faces;
use crate::glyphs::MissingGlyphs;
use crate::layout::LayoutError;
use crate::letter::{Bilingual, Paper};
use crate::page::{About, Layout};
use crate::text::{Typesetter, normal};
use chrono::{DateTime, Utc};
use column::Column;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Everything that the sheet says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementsSheet {
    /// Who prepared it.
    pub organisation: String,
    /// When it was made: the date of the file.
    pub made_at: DateTime<Utc>,
    /// The same day for people.
    pub made_on: Bilingual,
    /// The paper.
    pub paper: Paper,
    /// An invented circuit: marked so at the head.
    pub sample: bool,
    /// The circuit: label and value.
    pub facts: Vec<(Bilingual, Bilingual)>,
    /// The network, then the steps.
    pub groups: Vec<Group>,
    /// Where the sentences stand; they count them from 1.
    pub sources: Vec<Bilingual>,
}

/// What belongs together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its title.
    pub title: Bilingual,
    /// What is ticked.
    pub items: Vec<Item>,
}

/// A sentence with a box before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The sentence.
    pub text: Bilingual,
    /// Which of [`RequirementsSheet::sources`], from 1.
    pub source: usize,
}

impl RequirementsSheet {
    /// Every text that is not the program's own, with the field that it stands in.
    #[must_use]
    pub fn texts(&self) -> Vec<(String, &str)> {
        let mut texts = vec![("organisation".to_owned(), self.organisation.as_str())];
        for (n, (label, value)) in self.facts.iter().enumerate() {
            for text in [&label.en, &label.zh, &value.en, &value.zh] {
                texts.push((format!("facts[{n}]"), text));
            }
        }
        for (n, group) in self.groups.iter().enumerate() {
            let items = group.items.iter().map(|item| &item.text);
            for both in std::iter::once(&group.title).chain(items) {
                texts.push((format!("groups[{n}]"), &both.en));
                texts.push((format!("groups[{n}]"), &both.zh));
            }
        }
        for (n, both) in self.sources.iter().enumerate() {
            texts.push((format!("sources[{n}]"), &both.en));
            texts.push((format!("sources[{n}]"), &both.zh));
        }
        texts
    }

    /// Pages in millimetres.
    ///
    /// # Errors
    /// A character that no face has, by the field it stands in; or the faces cannot be read.
    pub fn layout(&self, faces: &Faces) -> Result<Layout, LayoutError> {
        let open = faces.open()?;
        let set = Typesetter::new(&open);
        let missing: Vec<MissingGlyphs> = self
            .texts()
            .into_iter()
            .filter_map(|(field, text)| {
                let characters = set.missing(text);
                (!characters.is_empty()).then(|| MissingGlyphs {
                    field,
                    text: text.to_owned(),
                    characters,
                })
            })
            .collect();
        if !missing.is_empty() {
            return Err(LayoutError::MissingGlyphs(missing));
        }
        let data = serde_json::to_vec(self).map_err(|_| LayoutError::Normal)?;
        let mut column = Column::new(self, &set);
        column.head();
        column.facts();
        for group in &self.groups {
            column.group(group);
        }
        column.end();
        Ok(Layout {
            pages: column.finish(),
            codes: Vec::new(),
            pictures: Vec::new(),
            logo: None,
            about: About {
                title: "Requirements on the customer’s side 用户侧要求".to_owned(),
                author: normal(&self.organisation),
                subject: "Express Connect circuit".to_owned(),
                issued_at: self.made_at,
                file_id: Sha256::digest(&data).into(),
            },
        })
    }
}
