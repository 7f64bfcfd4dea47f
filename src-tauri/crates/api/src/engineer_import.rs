//! A list of engineers from a file: read as text within bounds, shown before any of it enters a form.
//!
//! A spreadsheet is a zip from a stranger. Before it is opened, its own table of contents says how much there is to
//! unpack; the parts that are read may hold no more than a list of 16 people needs, so that even parts which lie about
//! their size unpack into little memory. Its cells are then taken one by one, and the first one beyond a bound ends it.

use crate::latency_import::decoded;
use crate::wire::{ApiError, ChosenEngineers, EngineerFile, ErrorCode, Language};
use crate::{Bytes, Desk};
use calamine::{DataRef, Reader, SheetVisible, Xlsx};
use desk_domain::chance::Occasion;
use desk_domain::engineer_list::{self, COLUMNS_MAX, ROWS_MAX, Rows, Unusable};
use std::io::Cursor;
use std::panic::catch_unwind;

/// Largest file that is read, in bytes.
pub const FILE_MAX: u64 = 1024 * 1024;
/// Most bytes, still packed, of the parts of a spreadsheet that are read. A part unpacks into at most a thousand times
/// as much, whatever it says of itself.
const PACKED_MAX: u64 = 64 * 1024;
/// Most bytes that those parts may say they unpack into.
const UNPACKED_MAX: u64 = 8 * 1024 * 1024;
/// Most parts of a spreadsheet.
const PARTS_MAX: usize = 400;
/// Lowest row, from 0, in which a list is looked for.
const DEEPEST: u32 = 1_000;
/// Numbers from here on lose digits in a spreadsheet's number cell.
const EXACT: f64 = 1e15;

impl Desk {
    /// Reads a chosen list of engineers. Nothing is kept.
    ///
    /// # Errors
    /// The file as a whole cannot be used.
    pub fn read_engineer_file(
        &mut self,
        _: Occasion<'_>,
        name: &str,
        bytes: &[u8],
    ) -> Result<ChosenEngineers, ApiError> {
        let (text, lost) = read(bytes)?;
        Ok(ChosenEngineers {
            file: Some(EngineerFile {
                name: name.chars().take(200).collect(),
                text,
                lost_numbers: lost,
            }),
        })
    }
}

/// The rows of a list as lines with tabs between their cells, and how many numbers had lost digits in it.
///
/// # Errors
/// The file as a whole cannot be used.
pub fn read(bytes: &[u8]) -> Result<(String, u32), ApiError> {
    if bytes.len() as u64 > FILE_MAX {
        return Err(too_large());
    }
    if bytes.starts_with(b"PK") {
        // the reader trusts in places what a workbook says of itself; what breaks it is a broken file
        return catch_unwind(|| spreadsheet(bytes)).unwrap_or_else(|_| Err(broken()));
    }
    let (text, _) = decoded(bytes)?;
    Ok((engineer_list::read(&text).map_err(unusable)?, 0))
}

/// A table to fill in: only its first line, with the mark by which spreadsheet programs know UTF-8.
#[must_use]
pub fn engineer_template(language: Language) -> Bytes {
    let (head, name) = match language {
        Language::En => (
            "Name,In Latin letters,Gender,Document type,Document number,Phone",
            "Engineers.csv",
        ),
        Language::Zh => ("姓名,拼音,性别,证件类型,证件号码,电话", "工程师名单.csv"),
    };
    Bytes {
        name: name.to_owned(),
        bytes: format!("\u{feff}{head}\r\n").into_bytes(),
    }
}

fn refused(why: &str, message: &str) -> ApiError {
    ApiError::new(ErrorCode::BadFile, message).with("why", why)
}

fn unusable(error: Unusable) -> ApiError {
    match error {
        Unusable::Empty => refused(
            "listEmpty",
            "The first sheet is empty. Put the list of engineers there, then choose the file again.",
        ),
        Unusable::TooMany => refused(
            "listTooMany",
            "This list has more than 16 people, and one application takes 16. Shorten it, then choose it again; nothing was taken over.",
        ),
        Unusable::TooLarge => too_large(),
        Unusable::Line(line) => refused(
            "badLine",
            &format!("Line {line} cannot be read. Save the table as CSV again, then choose it."),
        )
        .with("line", line),
    }
}

fn too_large() -> ApiError {
    refused(
        "listTooLarge",
        "This file is larger than a list of people. Copy the names into a sheet of their own, or save it as CSV; nothing was taken over.",
    )
}

fn broken() -> ApiError {
    refused(
        "listBroken",
        "This spreadsheet cannot be read. Save it again as XLSX or CSV, then choose it.",
    )
}

fn spreadsheet(bytes: &[u8]) -> Result<(String, u32), ApiError> {
    weighed(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let sheet = book
        .sheets_metadata()
        .iter()
        .find(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .ok_or_else(broken)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(|_| broken())?;
    let mut rows = Rows::default();
    let mut row: Vec<String> = Vec::new();
    let mut at = 0;
    let mut lost = 0;
    let mut looked = 0;
    while let Some(cell) = cells.next_cell().map_err(|_| broken())? {
        let (line, column) = cell.get_position();
        looked += 1;
        if looked > COLUMNS_MAX * ROWS_MAX * 8 {
            return Err(too_large());
        }
        let value = value(cell.get_value(), &mut lost);
        if value.trim().is_empty() {
            continue;
        }
        let column = column as usize;
        if line > DEEPEST || column >= COLUMNS_MAX || line < at {
            return Err(too_large());
        }
        if line != at {
            rows.push(std::mem::take(&mut row)).map_err(unusable)?;
            at = line;
        }
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = value;
    }
    rows.push(row).map_err(unusable)?;
    Ok((rows.text().map_err(unusable)?, lost))
}

/// A cell as text. A long number that was typed into a number cell has lost digits already: it is left out and counted.
fn value(cell: &DataRef<'_>, lost: &mut u32) -> String {
    match cell {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Float(number) if number.abs() >= EXACT => {
            *lost += 1;
            String::new()
        }
        DataRef::Float(number) => number.to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_)
        | DataRef::Error(_)
        | DataRef::Empty => String::new(),
    }
}

/// Refuses a zip whose table of contents says more than a list of people needs.
///
/// Source: section 4.3 of the ZIP file format specification; the larger forms of 64 bits are refused, as no such small
/// file needs them.
fn weighed(bytes: &[u8]) -> Result<(), ApiError> {
    let word = |at: usize| -> Option<u64> {
        let four = bytes.get(at..at.checked_add(4)?)?;
        Some(u64::from(u32::from_le_bytes(four.try_into().ok()?)))
    };
    let half = |at: usize| -> Option<usize> {
        let two = bytes.get(at..at.checked_add(2)?)?;
        Some(usize::from(u16::from_le_bytes(two.try_into().ok()?)))
    };
    let end = bytes
        .windows(4)
        .rposition(|four| four == b"PK\x05\x06")
        .ok_or_else(broken)?;
    let (Some(parts), Some(start)) = (half(end + 10), word(end + 16)) else {
        return Err(broken());
    };
    if parts > PARTS_MAX {
        return Err(too_large());
    }
    let mut at = usize::try_from(start).map_err(|_| broken())?;
    let (mut packed, mut unpacked) = (0, 0);
    for _ in 0..parts {
        let (Some(0x0201_4b50), Some(small), Some(large)) =
            (word(at), word(at + 20), word(at + 24))
        else {
            return Err(broken());
        };
        let (Some(name), Some(extra), Some(comment)) =
            (half(at + 28), half(at + 30), half(at + 32))
        else {
            return Err(broken());
        };
        let title = bytes.get(at + 46..at + 46 + name).ok_or_else(broken)?;
        // pictures and themes of a letterhead are never opened
        if is_read(&String::from_utf8_lossy(title).to_lowercase()) {
            packed += small;
            unpacked += large;
        }
        at += 46 + name + extra + comment;
    }
    if packed > PACKED_MAX || unpacked > UNPACKED_MAX {
        return Err(too_large());
    }
    Ok(())
}

/// The parts of a workbook that reading opens.
fn is_read(part: &str) -> bool {
    let xml = part.ends_with(".xml") || part.ends_with(".rels");
    let passed_over = [
        "/theme/",
        "/media/",
        "/drawings/",
        "docprops/",
        "/printersettings/",
    ];
    xml && !passed_over.iter().any(|folder| part.contains(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A zip of these parts, stored as they are; `says` in place of their true size.
    fn zip(parts: &[(&str, &[u8])], says: Option<u32>) -> Vec<u8> {
        let mut file = Vec::new();
        let mut contents = Vec::new();
        for (name, bytes) in parts {
            let at = u32::try_from(file.len()).unwrap();
            let size = u32::try_from(bytes.len()).unwrap();
            let title = u16::try_from(name.len()).unwrap();
            let mut head = Vec::new();
            head.extend([20, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            head.extend(crc(bytes).to_le_bytes());
            head.extend(size.to_le_bytes());
            head.extend(says.unwrap_or(size).to_le_bytes());
            head.extend(title.to_le_bytes());
            head.extend([0, 0]);
            file.extend(b"PK\x03\x04");
            file.extend(&head);
            file.extend(name.as_bytes());
            file.extend(*bytes);
            contents.extend(b"PK\x01\x02\x14\x00");
            contents.extend(&head);
            contents.extend([0; 10]);
            contents.extend(at.to_le_bytes());
            contents.extend(name.as_bytes());
        }
        let (start, size) = (file.len(), contents.len());
        let count = u16::try_from(parts.len()).unwrap();
        file.extend(&contents);
        file.extend(b"PK\x05\x06\0\0\0\0");
        file.extend(count.to_le_bytes());
        file.extend(count.to_le_bytes());
        file.extend(u32::try_from(size).unwrap().to_le_bytes());
        file.extend(u32::try_from(start).unwrap().to_le_bytes());
        file.extend([0, 0]);
        file
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                crc >> 1 ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
            })
        })
    }

    fn book(sheet: &str) -> Vec<u8> {
        let rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let package = "http://schemas.openxmlformats.org/package/2006";
        let workbook = format!(
            "<workbook xmlns=\"{main}\" xmlns:r=\"{rels}\"><sheets><sheet name=\"People\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        );
        let related = format!(
            "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{rels}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
        );
        let whole = format!(
            "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{rels}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        );
        let sheet =
            format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>");
        zip(
            &[
                ("_rels/.rels", whole.as_bytes()),
                ("xl/workbook.xml", workbook.as_bytes()),
                ("xl/_rels/workbook.xml.rels", related.as_bytes()),
                ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
            ],
            None,
        )
    }

    fn cell(at: &str, text: &str) -> String {
        format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    }

    #[allow(
        clippy::disallowed_methods,
        reason = "a hostile file must be refused within two seconds, by the clock"
    )]
    fn why(bytes: &[u8]) -> String {
        let begun = std::time::Instant::now();
        let said = spreadsheet(bytes).unwrap_err();
        assert!(begun.elapsed().as_secs() < 2, "refused at once");
        said.params["why"].clone()
    }

    #[test]
    fn a_list_is_read_with_its_gaps_and_a_number_that_lost_digits_is_left_out() {
        let sheet = format!(
            "<row r=\"2\">{}{}</row><row r=\"5\">{}<c r=\"C5\"><v>110105194912310021</v></c><c r=\"D5\"><v>4711</v></c></row>",
            cell("A2", "姓名"),
            cell("C2", "证件号"),
            cell("A5", "陈致远"),
        );
        assert_eq!(
            spreadsheet(&book(&sheet)).unwrap(),
            ("姓名\t\t证件号\n陈致远\t\t\t4711".to_owned(), 1)
        );
    }

    #[test]
    fn a_cell_far_away_costs_nothing_and_is_refused() {
        for at in ["A1048576", "XFD1", "XFD1048576"] {
            let row: String = at.chars().filter(char::is_ascii_digit).collect();
            let sheet = format!(
                "<row r=\"1\">{}</row><row r=\"{row}\">{}</row>",
                cell("A1", "name"),
                cell(at, "far")
            );
            assert_eq!(why(&book(&sheet)), "listTooLarge", "{at}");
        }
    }

    #[test]
    fn a_cell_whose_name_is_no_place_breaks_nothing() {
        // found by the fuzzer: the reader counts the letters without a bound
        let sheet = format!("<row r=\"1\">{}</row>", cell("ABCDEFGHIJKLMNOP1", "name"));
        if let Err(refused) = read(&book(&sheet)) {
            let why = &refused.params["why"];
            assert!(
                ["listBroken", "listTooLarge"].contains(&why.as_str()),
                "{why}"
            );
        }
    }

    #[test]
    fn too_many_people_and_giant_texts_are_refused_whole() {
        let sheet: String = (1..=18)
            .map(|n| format!("<row r=\"{n}\">{}</row>", cell(&format!("A{n}"), "name")))
            .collect();
        assert_eq!(why(&book(&sheet)), "listTooMany");
        let giant = format!("<row r=\"1\">{}</row>", cell("A1", &"x".repeat(1_000)));
        assert_eq!(why(&book(&giant)), "listTooLarge");
        assert_eq!(why(&book("")), "listEmpty");
    }

    #[test]
    fn parts_that_say_or_hold_too_much_are_never_unpacked() {
        let said = zip(&[("xl/sharedStrings.xml", b"x")], Some(u32::MAX));
        assert_eq!(why(&said), "listTooLarge");
        let held = zip(&[("xl/sharedStrings.xml", &vec![b'x'; 65 * 1024])], Some(1));
        assert_eq!(why(&held), "listTooLarge");
        let parts: Vec<(&str, &[u8])> = vec![("xl/a.xml", b""); 401];
        assert_eq!(why(&zip(&parts, None)), "listTooLarge");
    }

    #[test]
    fn what_is_no_spreadsheet_is_said_to_be_none() {
        for bytes in [
            &b"PK"[..],
            b"PK\x05\x06",
            &zip(&[], None),
            &zip(&[("word/document.xml", b"<x/>")], None),
        ] {
            assert_eq!(why(bytes), "listBroken");
        }
        let mut cut = book(&format!("<row r=\"1\">{}</row>", cell("A1", "name")));
        cut.truncate(cut.len() / 2);
        assert_eq!(why(&cut), "listBroken");
    }
}
