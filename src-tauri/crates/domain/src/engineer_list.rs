//! A list of engineers from a table: its cells as text, within bounds. What each cell means is understood when it is shown.

use crate::engineer::ENGINEERS_MAX;
use crate::latency::import::delimiter;

/// Most columns that are looked at.
pub const COLUMNS_MAX: usize = 40;

/// Longest cell, in characters.
pub const CELL_MAX: usize = 256;

/// Rows that a list may have: the engineers and one line that names the columns.
pub const ROWS_MAX: usize = ENGINEERS_MAX + 1;

/// Why a list cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// Nothing stands in it.
    #[error("the table is empty")]
    Empty,
    /// More rows than engineers fit on an application.
    #[error("the table has more than 16 people")]
    TooMany,
    /// Wider than a list of people is, or with a cell that is longer than any value of theirs.
    #[error("the table is larger than a list of people")]
    TooLarge,
    /// It cannot be read at this line, from 1.
    #[error("line {0} cannot be read")]
    Line(u64),
}

/// Collects cells into rows, refusing as soon as a bound is passed.
#[derive(Debug, Default)]
pub struct Rows(Vec<Vec<String>>);

impl Rows {
    /// Adds a row; one without text is left out.
    ///
    /// # Errors
    /// A bound is passed.
    pub fn push(&mut self, cells: Vec<String>) -> Result<(), Unusable> {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        if cells.len() > COLUMNS_MAX || cells.iter().any(|cell| cell.chars().count() > CELL_MAX) {
            return Err(Unusable::TooLarge);
        }
        if self.0.len() == ROWS_MAX {
            return Err(Unusable::TooMany);
        }
        self.0.push(cells);
        Ok(())
    }

    /// The rows as lines with tabs between the cells, as a spreadsheet copies them.
    ///
    /// # Errors
    /// There are none.
    pub fn text(self) -> Result<String, Unusable> {
        if self.0.is_empty() {
            return Err(Unusable::Empty);
        }
        let plain = |cell: &String| {
            cell.split(['\t', '\n', '\r'])
                .map(str::trim)
                .collect::<Vec<_>>()
                .join(" ")
        };
        let lines = self
            .0
            .iter()
            .map(|row| row.iter().map(plain).collect::<Vec<_>>().join("\t"));
        Ok(lines.collect::<Vec<_>>().join("\n"))
    }
}

/// Reads a table of text whose cells are separated by commas, semicolons or tabs.
///
/// # Errors
/// It cannot be used as a list of people.
pub fn read(text: &str) -> Result<String, Unusable> {
    let mut lines = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = Rows::default();
    for record in lines.records() {
        let record = record
            .map_err(|error| Unusable::Line(error.position().map_or(0, csv::Position::line)))?;
        rows.push(record.iter().map(str::to_owned).collect())?;
    }
    rows.text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_out_as_a_spreadsheet_copies_them() {
        let text = "姓名;证件号;电话\n\"陈; 致远\";XD4829371;+34 600 000 118\n\n";
        assert_eq!(
            read(text).unwrap(),
            "姓名\t证件号\t电话\n陈; 致远\tXD4829371\t+34 600 000 118"
        );
        assert_eq!(read(" \n;;\n"), Err(Unusable::Empty));
    }

    #[test]
    fn the_seventeenth_person_refuses_the_whole_list() {
        let list = |people: usize| {
            let mut text = "name,number\n".to_owned();
            for n in 0..people {
                text.push_str(&format!("Person{n},E{n:05}\n"));
            }
            read(&text)
        };
        assert_eq!(list(16).unwrap().lines().count(), 17);
        assert_eq!(list(17), Err(Unusable::TooMany));
    }

    #[test]
    fn a_giant_line_or_cell_is_no_person() {
        assert_eq!(read(&"x,".repeat(100_000)), Err(Unusable::TooLarge));
        assert_eq!(read(&"x".repeat(1_000_000)), Err(Unusable::TooLarge));
    }
}
