//! Samples from a table of text: what was understood, and of what was not, the line and the reason.
//!
//! The first line names the columns, in English or Chinese, in any order; other columns are passed over. Cells
//! are separated by commas, semicolons or tabs. Nothing is kept here: a person looks at the answer first.

use super::{MICROS_MAX, SAMPLES_MAX};
use crate::problem::{Problem, ProblemCode, Severity};
use crate::text::normalise_line;
use crate::zone::ZoneId;
use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use std::collections::HashMap;

/// Longest piece of a cell that is shown again beside its finding, in characters.
const SHOWN_MAX: usize = 60;

/// What names in the table mean.
pub trait Names {
    /// Key and time zone of an access point, by its key, one of its names or its id.
    fn access_point(&self, text: &str) -> Option<(String, Tz)>;
    /// Key of the region of a zone, from the list or from the id itself.
    fn region(&self, zone: &ZoneId) -> Option<String>;
}

/// A line that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Number of the line in the file, from 1.
    pub line: u32,
    /// Key of the access point.
    pub access_point: String,
    /// The zone.
    pub zone: ZoneId,
    /// Key of the zone's region.
    pub region: String,
    /// When it was taken, to the millisecond.
    pub at: DateTime<Utc>,
    /// Round trip in microseconds.
    pub micros: u32,
}

/// A line that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Number of the line in the file, from 1.
    pub line: u32,
    /// The cell that stands in the way, shortened.
    pub cell: String,
    /// Why; the field is `access_point`, `zone`, `at` or `latency`.
    pub problem: Problem,
}

/// What a table says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Lines that were understood, in the order of the file.
    pub rows: Vec<Row>,
    /// Lines that were not, in the order of the file.
    pub left_out: Vec<LeftOut>,
}

/// The whole table cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Columns that the first line does not name.
    #[error("the first line does not name the columns {}", .0.join(", "))]
    Columns(Vec<&'static str>),
    /// Nothing below the first line.
    #[error("there are no lines below the first one")]
    Empty,
    /// More lines than one import takes.
    #[error("there are more than {SAMPLES_MAX} lines")]
    TooMany,
    /// Not a table of text.
    #[error("line {0} cannot be read")]
    Line(u64),
}

/// What a column may be called, folded to small letters and without spaces, units and brackets.
const COLUMNS: [(&str, &[&str]); 4] = [
    (
        "access point",
        &[
            "accesspoint",
            "accesspointname",
            "accesspointid",
            "ap",
            "接入点",
            "接入点名称",
            "接入点id",
        ],
    ),
    (
        "zone",
        &[
            "zone",
            "zoneid",
            "availabilityzone",
            "az",
            "可用区",
            "可用区id",
        ],
    ),
    (
        "time",
        &[
            "time",
            "timestamp",
            "datetime",
            "measuredat",
            "时间",
            "测量时间",
            "采集时间",
        ],
    ),
    (
        "latency",
        &[
            "latency",
            "rtt",
            "latencyms",
            "rttms",
            "延迟",
            "时延",
            "往返时延",
        ],
    ),
];

/// Reads a table. `now` bounds the times: a sample cannot come from the future.
///
/// # Errors
/// The table as a whole cannot be used; then nothing of it was understood.
pub fn read(text: &str, names: &dyn Names, now: DateTime<Utc>) -> Result<Table, Unreadable> {
    // one kind of line end, because lines are counted for people
    let text = &text.replace("\r\n", "\n").replace('\r', "\n");
    let mut place = Place::default();
    let mut lines = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut table = Table::default();
    let mut columns = None;
    let mut seen: HashMap<(String, ZoneId, DateTime<Utc>), u32> = HashMap::new();
    for record in lines.records() {
        let record = record
            .map_err(|error| Unreadable::Line(error.position().map_or(0, csv::Position::line)))?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        let line = place.line(text.as_bytes(), &record);
        let Some(columns) = &columns else {
            columns = Some(columns_of(&record)?);
            continue;
        };
        if table.rows.len() + table.left_out.len() == SAMPLES_MAX {
            return Err(Unreadable::TooMany);
        }
        match row(line, &record, columns, names, now) {
            Ok(row) => {
                let key = (row.access_point.clone(), row.zone.clone(), row.at);
                match seen.get(&key) {
                    Some(first) => table.left_out.push(repeated(&row, *first)),
                    None => {
                        seen.insert(key, line);
                        table.rows.push(row);
                    }
                }
            }
            Err(left_out) => table.left_out.push(left_out),
        }
    }
    if columns.is_none() || (table.rows.is_empty() && table.left_out.is_empty()) {
        return Err(Unreadable::Empty);
    }
    Ok(table)
}

/// How far a text was counted.
#[derive(Default)]
struct Place {
    byte: usize,
    passed: u32,
}

impl Place {
    /// Number of the line on which a record begins, from 1. The reader itself counts a record from the empty lines
    /// above it, which it passes over.
    fn line(&mut self, text: &[u8], record: &csv::StringRecord) -> u32 {
        let begin = record
            .position()
            .and_then(|at| usize::try_from(at.byte()).ok())
            .unwrap_or(self.byte);
        while let Some(&byte) = text.get(self.byte) {
            if self.byte >= begin && byte != b'\n' {
                break;
            }
            self.passed += u32::from(byte == b'\n');
            self.byte += 1;
        }
        self.passed + 1
    }
}

/// The most frequent separator of the first line that says anything.
pub(crate) fn delimiter(text: &str) -> u8 {
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("");
    let count = |sign: &u8| first.bytes().filter(|b| b == sign).count();
    *[b'\t', b';', b',']
        .iter()
        .max_by_key(|sign| count(sign))
        .unwrap_or(&b',')
}

/// Places of the four columns.
fn columns_of(record: &csv::StringRecord) -> Result<[usize; 4], Unreadable> {
    let heads: Vec<String> = record.iter().map(folded).collect();
    let mut places = [0; 4];
    let mut missing = Vec::new();
    for ((name, spellings), place) in COLUMNS.iter().zip(&mut places) {
        match heads
            .iter()
            .position(|head| spellings.contains(&head.as_str()))
        {
            Some(at) => *place = at,
            None => missing.push(*name),
        }
    }
    if missing.is_empty() {
        Ok(places)
    } else {
        Err(Unreadable::Columns(missing))
    }
}

/// A column's head without what people write around it: `Latency (ms)`, `延迟（毫秒）`.
fn folded(head: &str) -> String {
    let head = normalise_line(head).to_lowercase();
    let plain = head.split(['(', '（', '[']).next().unwrap_or("");
    plain
        .chars()
        .filter(|c| !c.is_whitespace() && !"_-\u{feff}".contains(*c))
        .collect()
}

fn row(
    line: u32,
    record: &csv::StringRecord,
    columns: &[usize; 4],
    names: &dyn Names,
    now: DateTime<Utc>,
) -> Result<Row, LeftOut> {
    let cell = |column: usize| record.get(columns[column]).unwrap_or("");
    let wrong = |column: usize, field: &str, code: ProblemCode| LeftOut {
        line,
        cell: cell(column).chars().take(SHOWN_MAX).collect(),
        problem: Problem::new(field, code, Severity::Block),
    };
    for (column, field) in ["access_point", "zone", "at", "latency"].iter().enumerate() {
        if cell(column).is_empty() {
            return Err(wrong(column, field, ProblemCode::Required));
        }
    }
    let (access_point, place) = names
        .access_point(&normalise_line(cell(0)))
        .ok_or_else(|| wrong(0, "access_point", ProblemCode::UnknownAccessPoint))?;
    let zone = ZoneId::read(cell(1)).ok_or_else(|| wrong(1, "zone", ProblemCode::CloudZoneForm))?;
    let region = names
        .region(&zone)
        .ok_or_else(|| wrong(1, "zone", ProblemCode::CloudZoneRegion))?;
    let at = moment(cell(2), place).map_err(|code| {
        let mut left_out = wrong(2, "at", code);
        left_out
            .problem
            .with("time", cell(2))
            .with("zone", place.name());
        left_out
    })?;
    if at > now {
        return Err(wrong(2, "at", ProblemCode::InFuture));
    }
    let micros = micros(cell(3)).ok_or_else(|| {
        let mut left_out = wrong(3, "latency", ProblemCode::LatencyForm);
        left_out.problem.with("max", MICROS_MAX / 1000);
        left_out
    })?;
    Ok(Row {
        line,
        access_point,
        zone,
        region,
        at,
        micros,
    })
}

fn repeated(row: &Row, first: u32) -> LeftOut {
    let mut problem = Problem::new("at", ProblemCode::SampleRepeated, Severity::Block);
    problem.with("line", first);
    LeftOut {
        line: row.line,
        cell: row.at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        problem,
    }
}

/// An instant: with its own offset from UTC, or in the local time of the access point.
///
/// Of a local time that comes twice, the earlier one is taken.
fn moment(cell: &str, place: Tz) -> Result<DateTime<Utc>, ProblemCode> {
    let whole = |at: DateTime<Utc>| DateTime::from_timestamp_millis(at.timestamp_millis());
    if let Ok(at) = DateTime::parse_from_rfc3339(cell) {
        return whole(at.with_timezone(&Utc)).ok_or(ProblemCode::MomentForm);
    }
    let cell = cell.replace('T', " ").replace('/', "-");
    let local = [
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%d %H:%M",
    ]
    .iter()
    .find_map(|form| NaiveDateTime::parse_from_str(&cell, form).ok())
    .ok_or(ProblemCode::MomentForm)?;
    place
        .from_local_datetime(&local)
        .earliest()
        .and_then(|at| whole(at.with_timezone(&Utc)))
        .ok_or(ProblemCode::LocalTimeSkipped)
}

/// Milliseconds with a point or a comma, as microseconds.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the range is checked on the line before"
)]
fn micros(cell: &str) -> Option<u32> {
    let number = cell
        .trim_end_matches("ms")
        .trim_end_matches("毫秒")
        .trim()
        .replace(',', ".");
    let plain = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let micros = (number.parse::<f64>().ok().filter(|_| plain)? * 1000.0).round();
    (1.0..=f64::from(MICROS_MAX))
        .contains(&micros)
        .then_some(micros as u32)
}
