//! The register: every handout issued, found again by number, circuit, person or place.

use crate::events::{instant, parse_instant};
use crate::{StoreError, search};
use chrono::{DateTime, Utc};
use desk_domain::loa_record::LoaRecord;
use desk_domain::personal::Personal;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

/// A row of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoutRow {
    /// `LOA-K7PM-2026-000042`.
    pub number: String,
    /// From 1.
    pub revision: u32,
    /// Its LOA.
    pub loa: String,
    /// Its circuit.
    pub circuit: String,
    /// File id of the paper.
    pub document: String,
    /// File id of the letter's data.
    pub letter: String,
    /// File id of Alibaba Cloud's PDF.
    pub official_pdf: Option<String>,
    /// Names of the engineers.
    pub engineers: Vec<String>,
    /// `sms_qr`, `third_party_loa` or `contact_onsite_engineer`.
    pub access_flow: String,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// Last instant at which it is valid.
    pub valid_until: DateTime<Utc>,
    /// IANA zone of the site.
    pub zone: String,
    /// Pages.
    pub pages: u32,
    /// Bytes.
    pub size: u32,
    /// SHA-256, hex.
    pub sha256: String,
    /// Name of the circuit now.
    pub circuit_name: String,
    /// `pc-…`.
    pub instance_id: String,
    /// Access point, English and Chinese.
    pub access_point: (String, String),
}

const COLUMNS: &str = "h.number, h.revision, h.loa, h.circuit, h.document, h.letter, h.official_pdf, h.engineers, h.access_flow,
    h.issued_at, h.valid_until, h.zone, h.pages, h.size, h.sha256,
    coalesce(c.name, ''), coalesce(c.instance_id, ''), coalesce(c.access_point, ''), coalesce(c.access_point_zh, '')";

/// A row with the columns that need parsing still as text: engineers, issued_at, valid_until.
type Raw = (HandoutRow, [String; 3]);

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let handout = HandoutRow {
        number: row.get(0)?,
        revision: row.get(1)?,
        loa: row.get(2)?,
        circuit: row.get(3)?,
        document: row.get(4)?,
        letter: row.get(5)?,
        official_pdf: row.get(6)?,
        engineers: Vec::new(),
        access_flow: row.get(8)?,
        issued_at: DateTime::UNIX_EPOCH,
        valid_until: DateTime::UNIX_EPOCH,
        zone: row.get(11)?,
        pages: row.get(12)?,
        size: row.get(13)?,
        sha256: row.get(14)?,
        circuit_name: row.get(15)?,
        instance_id: row.get(16)?,
        access_point: (row.get(17)?, row.get(18)?),
    };
    Ok((handout, [row.get(7)?, row.get(9)?, row.get(10)?]))
}

fn parsed((mut row, [engineers, issued_at, valid_until]): Raw) -> Result<HandoutRow, StoreError> {
    row.engineers = serde_json::from_str(&engineers)?;
    row.issued_at = parse_instant(&issued_at, "handout", "issued_at", &row.number)?;
    row.valid_until = parse_instant(&valid_until, "handout", "valid_until", &row.number)?;
    Ok(row)
}

/// The register, newest first: everything, what matches a text, or what belongs to a circuit.
pub fn list(
    db: &Connection,
    text: &str,
    circuit: Option<&str>,
) -> Result<Vec<HandoutRow>, StoreError> {
    let searching = search::find(db, "handout", text)?;
    let rows: Vec<Raw> = db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM handout h LEFT JOIN circuit c ON c.id = h.circuit
             WHERE (?1 = 0 OR h.number IN (SELECT id FROM temp.found)) AND (?2 IS NULL OR h.circuit = ?2)
             ORDER BY h.issued_at DESC, h.number DESC"
        ))?
        .query_map(params![searching, circuit], raw)?
        .collect::<Result<_, _>>()?;
    rows.into_iter().map(parsed).collect()
}

/// One handout by number.
pub fn one(db: &Connection, number: &str) -> Result<Option<HandoutRow>, StoreError> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM handout h LEFT JOIN circuit c ON c.id = h.circuit WHERE h.number = ?1"
    ))?
    .query_row([number], raw)
    .optional()?
    .map(parsed)
    .transpose()
}

/// How many handouts there are.
pub fn count(db: &Connection) -> Result<u32, StoreError> {
    Ok(db.query_row("SELECT count(*) FROM handout", [], |row| row.get(0))?)
}

/// The highest serial of the numbers that start with `prefix`, such as `LOA-K7PM-2026-`; 0 when none.
pub fn last_serial(db: &Connection, prefix: &str) -> Result<u32, StoreError> {
    let last: Option<String> = db.query_row(
        "SELECT max(number) FROM handout WHERE substr(number, 1, length(?1)) = ?1",
        [prefix],
        |row| row.get(0),
    )?;
    Ok(last
        .and_then(|number| number.get(prefix.len()..)?.parse().ok())
        .unwrap_or(0))
}

pub(crate) fn project(
    db: &Transaction<'_>,
    loa_id: &str,
    loa: &LoaRecord,
) -> Result<(), StoreError> {
    for (handout, issued_at) in &loa.handouts {
        let names: Vec<&str> = loa
            .application
            .engineers
            .iter()
            .filter_map(Personal::known)
            .map(|engineer| engineer.name.as_str())
            .collect();
        let approval = loa.approval.as_ref().map(|(approval, _)| approval);
        let official = approval
            .and_then(|approval| approval.official_pdf.as_ref())
            .map(|file| file.id.as_str());
        db.execute("DELETE FROM handout WHERE number = ?1", [&handout.number])?;
        db.execute(
            "INSERT INTO handout (number, revision, loa, circuit, document, letter, official_pdf, engineers, access_flow,
                 issued_at, valid_until, zone, pages, size, sha256)
             VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15)",
            params![
                handout.number,
                handout.revision,
                loa_id,
                loa.application.circuit,
                handout.document.id,
                handout.letter.id,
                official,
                serde_json::to_string(&names)?,
                approval.map_or("", |approval| approval.access_flow.as_str()),
                instant(*issued_at),
                instant(handout.valid_until),
                handout.zone,
                handout.document.pages,
                handout.document.size,
                handout.document.sha256,
            ],
        )?;
        let mut texts = vec![
            handout.number.as_str(),
            &loa.application.company_name,
            &loa.application.construction_company,
        ];
        texts.extend(names);
        let circuit: Option<(String, String, String, String)> = db
            .query_row(
                "SELECT name, coalesce(instance_id, ''), access_point, access_point_zh FROM circuit WHERE id = ?1",
                [&loa.application.circuit],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
            )
            .optional()?;
        if let Some((name, instance, en, zh)) = &circuit {
            texts.extend([name.as_str(), instance, en, zh]);
        }
        search::index(db, "handout", &handout.number, &texts)?;
    }
    Ok(())
}
