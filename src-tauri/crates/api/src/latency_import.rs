//! Samples from a file: shown first, kept whole or not at all.

use crate::directory::merged;
use crate::error::field_problem;
use crate::latency::summary_view;
use crate::wire::{
    ApiError, ErrorCode, KeepLatency, Language, LatencyBatches, LatencyFile, LatencyPreview,
    LeftOutLine, PairCount,
};
use crate::{Bytes, Desk, command, zones};
use chrono_tz::Tz;
use desk_domain::chance::Occasion;
use desk_domain::directory::Directory;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::latency::import::{self, LeftOut, Names, Row, Table, Unreadable};
use desk_domain::latency::statistics::Summary;
use desk_domain::latency::{LatencyBasis, LatencyBatch, LatencySeries, LatencySource, SAMPLES_MAX};
use desk_domain::problem::{Problem, ProblemCode, Severity};
use desk_domain::zone::{ZoneFact, ZoneId};
use desk_store::events::instant;
use desk_store::latencies;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Largest file that is read, in bytes.
pub const FILE_MAX: u64 = 4 * 1024 * 1024;

/// Lines left out that are shown one by one.
const SHOWN: usize = 200;

/// A file that was chosen and is not kept yet. It lives as long as the desk is open or until the next choice.
pub(crate) struct Pending {
    id: String,
    name: String,
    rows: Vec<Row>,
}

impl Desk {
    /// Reads a chosen file and tells what was understood. Nothing is kept.
    ///
    /// # Errors
    /// The file as a whole cannot be used.
    pub fn read_latency_file(
        &mut self,
        mut occasion: Occasion<'_>,
        name: &str,
        bytes: &[u8],
    ) -> Result<LatencyPreview, ApiError> {
        let (text, encoding) = decoded(bytes)?;
        let names = Listed::read(self.store()?.db())?;
        let mut table = import::read(&text, &names, occasion.now).map_err(unreadable)?;
        leave_out_known(self.store()?.db(), &mut table)?;
        let file = LatencyFile {
            id: occasion.id(),
            name: name.chars().take(200).collect(),
            encoding: encoding.to_owned(),
            samples: u32::try_from(table.rows.len()).unwrap_or(u32::MAX),
            pairs: pairs(&table.rows),
            new_zones: new_zones(&names, &table.rows)
                .into_iter()
                .map(|(id, zone)| zones::form(id, zone))
                .collect(),
            left_out: table.left_out.iter().take(SHOWN).map(left_out).collect(),
            left_out_count: u32::try_from(table.left_out.len()).unwrap_or(u32::MAX),
        };
        self.pending_import = Some(Pending {
            id: file.id.clone(),
            name: file.name.clone(),
            rows: table.rows,
        });
        Ok(LatencyPreview { file: Some(file) })
    }

    /// Keeps what was understood of the file that was chosen last, in one transaction.
    pub fn keep_latency(
        &mut self,
        occasion: Occasion<'_>,
        request: KeepLatency,
    ) -> Result<LatencyBatches, ApiError> {
        let pending = self.pending_import.take();
        let kept = self.keep_pending(occasion, &request, pending.as_ref());
        if kept.is_err() {
            // what was refused can be tried again
            self.pending_import = pending;
        }
        kept?;
        self.latency_batches_now()
    }

    fn keep_pending(
        &mut self,
        occasion: Occasion<'_>,
        request: &KeepLatency,
        pending: Option<&Pending>,
    ) -> Result<(), ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "keep_latency",
            request,
            occasion,
            |writer| {
                let pending = pending
                    .filter(|pending| pending.id == request.id && !pending.rows.is_empty())
                    .ok_or_else(gone)?;
                let mut table = Table {
                    rows: pending.rows.clone(),
                    left_out: Vec::new(),
                };
                leave_out_known(writer.db(), &mut table)?;
                let names = Listed::read(writer.db())?;
                for (id, zone) in new_zones(&names, &table.rows) {
                    writer.record(Aggregate::Zone, &id, &Fact::ZoneSaved(zone))?;
                }
                let id = writer.occasion.id();
                let batch = batch(&pending.name, table.rows);
                writer.record(Aggregate::Latency, &id, &Fact::LatencyRecorded(batch))?;
                Ok(())
            },
        )
    }

    fn latency_batches_now(&mut self) -> Result<LatencyBatches, ApiError> {
        crate::latency::batches(self.store()?.db())
    }
}

/// A table to fill in: only its first line, with the mark by which spreadsheet programs know UTF-8.
#[must_use]
pub fn latency_template(language: Language) -> Bytes {
    let (head, name) = match language {
        Language::En => ("Access point,Zone,Time,Latency (ms)", "Latency.csv"),
        Language::Zh => ("接入点,可用区,时间,时延（毫秒）", "时延.csv"),
    };
    Bytes {
        name: name.to_owned(),
        bytes: format!("\u{feff}{head}\r\n").into_bytes(),
    }
}

/// Access points and zones as a file may name them.
struct Listed {
    directory: Directory,
    zones: BTreeMap<String, String>,
}

impl Listed {
    fn read(db: &Connection) -> Result<Self, ApiError> {
        let zones = desk_store::zones::read(db, None)?;
        Ok(Self {
            directory: merged(db)?,
            zones: zones
                .into_iter()
                .map(|zone| (zone.id, zone.saved.region))
                .collect(),
        })
    }
}

impl Names for Listed {
    fn access_point(&self, text: &str) -> Option<(String, Tz)> {
        let same = |name: &str| name.eq_ignore_ascii_case(text);
        self.directory
            .access_points
            .iter()
            .find(|point| {
                same(&point.name_en)
                    || point.name_zh == text
                    || point.id.as_deref().is_some_and(same)
            })
            .map(|point| (point.name_en.clone(), point.zone))
    }

    fn region(&self, zone: &ZoneId) -> Option<String> {
        if let Some(region) = self.zones.get(zone.as_str()) {
            return Some(region.clone());
        }
        let keys = self
            .directory
            .regions
            .iter()
            .map(|region| region.key.as_str());
        zone.region(keys).map(str::to_owned)
    }
}

/// The text of a file, and how its characters were written.
///
/// UTF-8 and UTF-16 are known by their marks; without one a file is UTF-8 if it can be, else GB18030, which is
/// what spreadsheet programs on Chinese systems write.
pub(crate) fn decoded(bytes: &[u8]) -> Result<(String, &'static str), ApiError> {
    let refused = || {
        ApiError::new(
            ErrorCode::BadFile,
            "This file is not a table of text. Save it as CSV, then choose it again.",
        )
        .with("why", "notText")
    };
    let (encoding, skipped) =
        encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    let tried = encoding.decode_without_bom_handling_and_without_replacement(&bytes[skipped..]);
    let (text, name) = match tried {
        Some(text) => (text, encoding.name()),
        None => (
            encoding_rs::GB18030
                .decode_without_bom_handling_and_without_replacement(bytes)
                .ok_or_else(refused)?,
            "GB18030",
        ),
    };
    if text.contains('\0') {
        return Err(refused());
    }
    let name = if name.starts_with("UTF-16") {
        "UTF-16"
    } else if name == "GB18030" {
        "GB18030"
    } else {
        "UTF-8"
    };
    Ok((text.into_owned(), name))
}

fn unreadable(error: Unreadable) -> ApiError {
    let (message, why) = match &error {
        Unreadable::Columns(missing) => (
            format!(
                "The first line has no column for {}. Name the columns access point, zone, time and latency.",
                missing.join(", ")
            ),
            "columns",
        ),
        Unreadable::Empty => (
            "There are no lines below the first one. Choose a file with samples.".to_owned(),
            "noLines",
        ),
        Unreadable::TooMany => (
            format!(
                "One import takes {SAMPLES_MAX} lines. Divide the file, then import its parts."
            ),
            "tooManyLines",
        ),
        Unreadable::Line(line) => (
            format!("Line {line} cannot be read. Save the table as CSV again, then choose it."),
            "badLine",
        ),
    };
    let said = ApiError::new(ErrorCode::BadFile, message).with("why", why);
    match error {
        Unreadable::Line(line) => said.with("line", line),
        Unreadable::TooMany => said.with("max", SAMPLES_MAX),
        _ => said,
    }
}

fn gone() -> ApiError {
    ApiError::new(
        ErrorCode::BadFile,
        "The file is no longer at hand, or nothing in it was understood. Choose it again; nothing was kept.",
    )
    .with("why", "gone")
}

/// Moves lines whose sample is on the desk already to those left out.
fn leave_out_known(db: &Connection, table: &mut Table) -> Result<(), ApiError> {
    let mut fresh = Vec::with_capacity(table.rows.len());
    for row in std::mem::take(&mut table.rows) {
        if latencies::is_kept(db, &row.access_point, row.zone.as_str(), row.at)? {
            table.left_out.push(LeftOut {
                line: row.line,
                cell: instant(row.at),
                problem: Problem::new("at", ProblemCode::SampleKnown, Severity::Block),
            });
        } else {
            fresh.push(row);
        }
    }
    table.rows = fresh;
    table.left_out.sort_by_key(|left_out| left_out.line);
    Ok(())
}

fn new_zones(names: &Listed, rows: &[Row]) -> BTreeMap<String, ZoneFact> {
    rows.iter()
        .filter(|row| !names.zones.contains_key(row.zone.as_str()))
        .map(|row| {
            let zone = ZoneFact {
                region: row.region.clone(),
                name_en: String::new(),
                name_zh: String::new(),
                note: String::new(),
            };
            (row.zone.as_str().to_owned(), zone)
        })
        .collect()
}

type ByPair<'a> = BTreeMap<(&'a str, &'a str), Vec<&'a Row>>;

fn by_pair(rows: &[Row]) -> ByPair<'_> {
    let mut pairs = ByPair::new();
    for row in rows {
        let pair = (row.access_point.as_str(), row.zone.as_str());
        pairs.entry(pair).or_default().push(row);
    }
    pairs
}

fn pairs(rows: &[Row]) -> Vec<PairCount> {
    by_pair(rows)
        .into_iter()
        .filter_map(|((access_point, zone), rows)| {
            let micros: Vec<u32> = rows.iter().map(|row| row.micros).collect();
            Some(PairCount {
                access_point: access_point.to_owned(),
                zone: zone.to_owned(),
                summary: summary_view(Summary::of(&micros)?),
                from: instant(rows.iter().map(|row| row.at).min()?),
                until: instant(rows.iter().map(|row| row.at).max()?),
            })
        })
        .collect()
}

fn batch(name: &str, rows: Vec<Row>) -> LatencyBatch {
    let series = by_pair(&rows)
        .into_iter()
        .map(|((access_point, zone), rows)| LatencySeries {
            access_point: access_point.to_owned(),
            zone: zone.to_owned(),
            samples: rows
                .iter()
                .map(|row| (row.at.timestamp_millis(), row.micros))
                .collect(),
        })
        .collect();
    LatencyBatch {
        source: LatencySource {
            basis: LatencyBasis::Imported.as_wire().to_owned(),
            name: name.to_owned(),
            on_site: false,
        },
        series,
    }
}

fn left_out(line: &LeftOut) -> LeftOutLine {
    LeftOutLine {
        line: line.line,
        cell: line.cell.clone(),
        problem: field_problem(&line.problem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_every_usual_spreadsheet_are_read() {
        let text = "接入点,可用区\n杭州-萧山-B,cn-hangzhou-h\n";
        let (gb, _, lost) = encoding_rs::GB18030.encode(text);
        assert!(!lost);
        let wide: Vec<u8> = std::iter::once(0xfeff)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (format!("\u{feff}{text}").into_bytes(), "UTF-8"),
            (wide, "UTF-16"),
            (gb.into_owned(), "GB18030"),
        ] {
            assert_eq!(decoded(&bytes).unwrap(), (text.to_owned(), name));
        }
    }

    #[test]
    fn a_picture_is_no_table() {
        let said = decoded(&[0x89, b'P', b'N', b'G', 0, 0, 0xff, 0xfe, 0x80]).unwrap_err();
        assert_eq!(said.code, ErrorCode::BadFile);
    }
}
