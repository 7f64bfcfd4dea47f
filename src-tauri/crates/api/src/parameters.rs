//! The parameter sheet on paper: what the network teams of both sides set, as the circuit's page shows it.
//!
//! It is made anew each time and not kept: what is set may have changed. An MD5 key never stands on it; that there is one
//! does.

use crate::handouts::settings_of;
use crate::renditions::Bytes;
use crate::wire::{ApiError, BothNames, ById, CircuitView, ErrorCode, SheetSectionView};
use crate::{Desk, circuits, paper};
use chrono_tz::Tz;
use desk_domain::chance::Occasion;
use desk_letter::letter::Bilingual;
use desk_letter::pdf;
use desk_letter::report::{Block, Report};

impl Desk {
    /// The parameter sheet of a circuit as a PDF, to be saved, viewed or printed.
    ///
    /// # Errors
    /// There is no such circuit, no organisation yet, or nothing to set because no VBR is planned.
    pub fn parameters_bytes(
        &mut self,
        occasion: Occasion<'_>,
        request: ById,
    ) -> Result<Bytes, ApiError> {
        let store = self.store()?;
        let view = circuits::view(store, &request.id)?;
        let settings = settings_of(store.db())?;
        let saved = settings
            .saved
            .as_ref()
            .ok_or_else(|| ApiError::not_found("organisation"))?;
        let sheet = sections(&view);
        if sheet.is_empty() {
            return Err(ApiError::new(
                ErrorCode::Refused,
                "There is nothing to set yet. Plan a VBR first.",
            )
            .with("refusal", "no_parameters"));
        }
        let zone: Tz = view.zone.parse().unwrap_or(Tz::UTC);
        let day = occasion.now.with_timezone(&zone);
        let id = view.row.instance_id.clone().unwrap_or_default();
        let report = Report {
            title: Bilingual::new("Parameter sheet", "参数表"),
            about: format!("{} {id}", view.row.name).trim().to_owned(),
            organisation: saved.organisation.clone(),
            number: id.clone(),
            made_at: occasion.now,
            made_on: Bilingual::new(
                day.format("%-d %b %Y").to_string(),
                day.format("%Y-%m-%d").to_string(),
            ),
            paper: paper::sheet(saved),
            sample: settings.sample,
            blocks: blocks(sheet),
            notes: notes(),
        };
        let drawn = report.layout(self.faces()).map_err(paper::refused)?;
        let bytes = pdf::write(&drawn, self.faces()).map_err(|e| {
            ApiError::new(
                ErrorCode::CannotPrint,
                format!("The PDF cannot be written: {e}."),
            )
        })?;
        let name = if id.is_empty() { view.row.name } else { id };
        Ok(Bytes {
            name: format!("{name}-parameters.pdf"),
            bytes,
        })
    }
}

/// The sections of the sheet; none while no VBR is planned.
pub(crate) fn sections(view: &CircuitView) -> &[SheetSectionView] {
    view.connect
        .as_ref()
        .map_or(&[], |connect| connect.sheet.as_slice())
}

/// The sheet as headings and tables.
pub(crate) fn blocks(sections: &[SheetSectionView]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for section in sections {
        blocks.push(Block::Heading(said(&section.title)));
        blocks.push(Block::Table {
            columns: vec![
                (Bilingual::new("Parameter", "参数"), 3),
                (Bilingual::new("Customer’s side", "用户侧"), 4),
                (Bilingual::new("Alibaba Cloud’s side", "阿里云侧"), 4),
            ],
            rows: section
                .rows
                .iter()
                .map(|row| vec![said(&row.name), or_dash(&row.customer), or_dash(&row.cloud)])
                .collect(),
        });
    }
    blocks
}

/// What stands at the end of the sheet.
pub(crate) fn notes() -> Vec<Bilingual> {
    vec![
        Bilingual::new(
            "Source: the records of this desk. Values that Alibaba Cloud’s console shows otherwise are to be settled before traffic.",
            "来源：本工作台的记录。与阿里云控制台不一致的数值须在引入流量前核实。",
        ),
        Bilingual::new(
            "MD5 keys never stand on this sheet. They are told on another way.",
            "MD5 密钥不会列于此表，须另行告知。",
        ),
    ]
}

fn said(both: &BothNames) -> Bilingual {
    Bilingual::new(&both.en, &both.zh)
}

fn or_dash(both: &BothNames) -> Bilingual {
    if both.en.is_empty() && both.zh.is_empty() {
        Bilingual::new("–", "")
    } else {
        said(both)
    }
}
