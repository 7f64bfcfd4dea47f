//! The register: every handout issued, found again by number, circuit, person or place.

use crate::events::{instant, parse_instant};
use crate::{StoreError, search};
use chrono::{DateTime, Utc};
use desk_domain::event::FileRef;
use desk_domain::handout_record::{HandoutRecord, HandoutStanding};
use desk_domain::loa_record::LoaRecord;
use desk_domain::personal::Personal;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

/// A row of the register: one revision of a handout.
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
    /// Who issued it, or empty.
    pub issued_by: String,
    /// Why it was issued anew, or empty.
    pub reason: String,
    /// Last instant at which it is valid.
    pub valid_until: DateTime<Utc>,
    /// IANA zone of the site.
    pub zone: String,
    /// Pages.
    pub pages: u32,
    /// Bytes.
    pub size: u32,
    /// SHA-256 of the bytes, hex.
    pub sha256: String,
    /// SHA-256 of what it says, hex.
    pub content_hash: String,
    /// Whether it counts, apart from its dates.
    pub standing: HandoutStanding,
    /// Name of the circuit now.
    pub circuit_name: String,
    /// `pc-…`.
    pub instance_id: String,
    /// Access point, English and Chinese.
    pub access_point: (String, String),
    /// Audiences that have a copy of their own.
    pub audiences: Vec<String>,
    /// Stamped renditions made so far.
    pub renditions: u32,
}

/// A document made of a handout: an audience's copy, or a stamped rendition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// File id.
    pub file: String,
    /// `audience`, `copy`, `void`, `expired` or `superseded`.
    pub kind: String,
    /// Whose copy; empty for the complete handout.
    pub audience: String,
    /// Name for people.
    pub name: String,
    /// Pages.
    pub pages: u32,
    /// Bytes.
    pub size: u32,
    /// SHA-256 of the bytes, hex.
    pub sha256: String,
    /// SHA-256 of the bytes that were stamped, hex; empty for an audience's copy.
    pub of_sha256: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// First and last copy in it and how many there are; zeros unless they are counted.
    pub copies: (u32, u32, u32),
}

const COLUMNS: &str = "h.number, h.revision, h.loa, h.circuit, h.document, h.letter, h.official_pdf, h.engineers, h.access_flow,
    h.issued_at, h.issued_by, h.reason, h.valid_until, h.zone, h.pages, h.size, h.sha256, h.content_hash,
    h.standing, h.ended_at, h.ended_by, h.ended_reason, h.successor,
    coalesce(c.name, ''), coalesce(c.instance_id, ''), coalesce(c.access_point, ''), coalesce(c.access_point_zh, ''),
    (SELECT group_concat(d.audience) FROM handout_document d
     WHERE d.number = h.number AND d.revision = h.revision AND d.kind = 'audience'),
    (SELECT count(*) FROM handout_document d
     WHERE d.number = h.number AND d.revision = h.revision AND d.kind <> 'audience')";

/// A row with the columns that need parsing still as they are stored.
struct Raw {
    row: HandoutRow,
    engineers: String,
    issued_at: String,
    valid_until: String,
    standing: String,
    ended_at: Option<String>,
    ended_by: String,
    ended_reason: String,
    successor: Option<u32>,
}

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw {
        engineers: row.get(7)?,
        issued_at: row.get(9)?,
        valid_until: row.get(12)?,
        standing: row.get(18)?,
        ended_at: row.get(19)?,
        ended_by: row.get(20)?,
        ended_reason: row.get(21)?,
        successor: row.get(22)?,
        row: HandoutRow {
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
            issued_by: row.get(10)?,
            reason: row.get(11)?,
            valid_until: DateTime::UNIX_EPOCH,
            zone: row.get(13)?,
            pages: row.get(14)?,
            size: row.get(15)?,
            sha256: row.get(16)?,
            content_hash: row.get(17)?,
            standing: HandoutStanding::InForce,
            circuit_name: row.get(23)?,
            instance_id: row.get(24)?,
            access_point: (row.get(25)?, row.get(26)?),
            audiences: row
                .get::<_, Option<String>>(27)?
                .map(|list| list.split(',').map(str::to_owned).collect())
                .unwrap_or_default(),
            renditions: row.get(28)?,
        },
    })
}

fn parsed(raw: Raw) -> Result<HandoutRow, StoreError> {
    let mut row = raw.row;
    let corrupt = |column| StoreError::Corrupt {
        table: "handout",
        column,
        id: row.number.clone(),
    };
    let at = |text: &str, column| parse_instant(text, "handout", column, &row.number);
    let ended = || -> Result<DateTime<Utc>, StoreError> {
        let text = raw.ended_at.as_deref().ok_or_else(|| corrupt("ended_at"))?;
        at(text, "ended_at")
    };
    let (reason, by) = (raw.ended_reason.clone(), raw.ended_by.clone());
    let standing = match raw.standing.as_str() {
        "in_force" => HandoutStanding::InForce,
        "superseded" => HandoutStanding::Superseded {
            by_revision: raw.successor.ok_or_else(|| corrupt("successor"))?,
            reason,
            by,
            at: ended()?,
        },
        "void" => HandoutStanding::Void {
            reason,
            by,
            at: ended()?,
        },
        _ => return Err(corrupt("standing")),
    };
    let issued_at = at(&raw.issued_at, "issued_at")?;
    let valid_until = at(&raw.valid_until, "valid_until")?;
    row.standing = standing;
    row.engineers = serde_json::from_str(&raw.engineers)?;
    row.issued_at = issued_at;
    row.valid_until = valid_until;
    Ok(row)
}

/// The register, newest first: everything, what matches a text, or what belongs to a circuit.
pub fn list(
    db: &Connection,
    text: &str,
    circuit: Option<&str>,
) -> Result<Vec<HandoutRow>, StoreError> {
    let searching = search::find_handouts(db, text)?;
    let rows: Vec<Raw> = db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM handout h LEFT JOIN circuit c ON c.id = h.circuit
             WHERE (?1 = 0 OR h.number IN (SELECT id FROM temp.found)) AND (?2 IS NULL OR h.circuit = ?2)
             ORDER BY h.issued_at DESC, h.number DESC, h.revision DESC"
        ))?
        .query_map(params![searching, circuit], raw)?
        .collect::<Result<_, _>>()?;
    rows.into_iter().map(parsed).collect()
}

/// Handouts in force whose validity ends between two instants, the soonest first.
pub fn lapsing(
    db: &Connection,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<HandoutRow>, StoreError> {
    let rows: Vec<Raw> = db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM clock v JOIN handout h ON h.number = v.subject
             LEFT JOIN circuit c ON c.id = h.circuit
             WHERE v.outcome = 'open' AND v.kind = 'validity' AND v.due >= ?1 AND v.due < ?2
               AND h.standing = 'in_force' ORDER BY v.due, h.number LIMIT ?3"
        ))?
        .query_map(params![instant(from), instant(until), limit], raw)?
        .collect::<Result<_, _>>()?;
    rows.into_iter().map(parsed).collect()
}

/// One revision of a handout; the newest when none is named. A number that was ever issued always resolves.
pub fn one(
    db: &Connection,
    number: &str,
    revision: Option<u32>,
) -> Result<Option<HandoutRow>, StoreError> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM handout h LEFT JOIN circuit c ON c.id = h.circuit
         WHERE h.number = ?1 AND (?2 IS NULL OR h.revision = ?2) ORDER BY h.revision DESC LIMIT 1"
    ))?
    .query_row(params![number, revision], raw)
    .optional()?
    .map(parsed)
    .transpose()
}

/// The documents made of one revision beside the handout itself, in the order of their making.
pub fn documents(
    db: &Connection,
    number: &str,
    revision: u32,
) -> Result<Vec<DocumentRow>, StoreError> {
    let rows: Vec<(DocumentRow, String)> = db
        .prepare_cached(
            "SELECT file, kind, audience, name, pages, size, sha256, of_sha256, made_at, first_copy, last_copy, of_copies
             FROM handout_document WHERE number = ?1 AND revision = ?2 ORDER BY n",
        )?
        .query_map(params![number, revision], |row| {
            let document = DocumentRow {
                file: row.get(0)?,
                kind: row.get(1)?,
                audience: row.get(2)?,
                name: row.get(3)?,
                pages: row.get(4)?,
                size: row.get(5)?,
                sha256: row.get(6)?,
                of_sha256: row.get(7)?,
                made_at: DateTime::UNIX_EPOCH,
                copies: (row.get(9)?, row.get(10)?, row.get(11)?),
            };
            Ok((document, row.get(8)?))
        })?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(mut document, made_at)| {
            document.made_at =
                parse_instant(&made_at, "handout_document", "made_at", &document.file)?;
            Ok(document)
        })
        .collect()
}

/// A revision that no longer counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Its number.
    pub number: String,
    /// Its revision.
    pub revision: u32,
    /// Declared void; the others were superseded.
    pub void: bool,
    /// Last instant at which it would have been valid.
    pub valid_until: DateTime<Utc>,
}

/// Every revision that no longer counts.
pub fn ended(db: &Connection) -> Result<Vec<Ended>, StoreError> {
    let rows: Vec<(Ended, String)> = db
        .prepare_cached(
            "SELECT number, revision, standing = 'void', valid_until FROM handout
             WHERE standing <> 'in_force' ORDER BY number, revision",
        )?
        .query_map([], |row| {
            let ended = Ended {
                number: row.get(0)?,
                revision: row.get(1)?,
                void: row.get(2)?,
                valid_until: DateTime::UNIX_EPOCH,
            };
            Ok((ended, row.get(3)?))
        })?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(mut ended, until)| {
            ended.valid_until = parse_instant(&until, "handout", "valid_until", &ended.number)?;
            Ok(ended)
        })
        .collect()
}

/// End of the handout in force that counts longest, RFC 3339.
pub fn last_end(db: &Connection) -> Result<Option<String>, StoreError> {
    Ok(db.query_row(
        "SELECT max(valid_until) FROM handout WHERE standing = 'in_force'",
        [],
        |row| row.get(0),
    )?)
}

/// How many handouts were issued, each revision counted.
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
    if loa.handouts.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = loa
        .application
        .engineers
        .iter()
        .filter_map(Personal::known)
        .map(|engineer| engineer.name.as_str())
        .collect();
    for handout in &loa.handouts {
        row(db, loa_id, loa, handout, &names)?;
        documents_of(db, handout)?;
    }
    let circuit: Option<(String, String, String, String)> = db
        .query_row(
            "SELECT name, coalesce(instance_id, ''), access_point, access_point_zh FROM circuit WHERE id = ?1",
            [&loa.application.circuit],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .optional()?;
    for handout in &loa.handouts {
        let mut texts = vec![
            handout.fact.number.as_str(),
            &loa.application.company_name,
            &loa.application.construction_company,
        ];
        texts.extend(&names);
        if let Some((name, instance, en, zh)) = &circuit {
            texts.extend([name.as_str(), instance, en, zh]);
        }
        search::index(db, "handout", &handout.fact.number, &texts, None)?;
    }
    Ok(())
}

fn row(
    db: &Transaction<'_>,
    loa_id: &str,
    loa: &LoaRecord,
    handout: &HandoutRecord,
    names: &[&str],
) -> Result<(), StoreError> {
    let fact = &handout.fact;
    let approval = loa.approval.as_ref().map(|(approval, _)| approval);
    let official = loa.official_pdf().map(|(file, _)| file.id.as_str());
    let (standing, ended_at, ended_by, ended_reason, successor) = match &handout.standing {
        HandoutStanding::InForce => ("in_force", None, "", "", None),
        HandoutStanding::Superseded {
            by_revision,
            reason,
            by,
            at,
        } => (
            "superseded",
            Some(instant(*at)),
            by.as_str(),
            reason.as_str(),
            Some(*by_revision),
        ),
        HandoutStanding::Void { reason, by, at } => (
            "void",
            Some(instant(*at)),
            by.as_str(),
            reason.as_str(),
            None,
        ),
    };
    db.execute(
        "INSERT OR REPLACE INTO handout (number, revision, loa, circuit, document, letter, official_pdf, engineers, access_flow,
             issued_at, issued_by, reason, valid_until, zone, pages, size, sha256, content_hash,
             standing, ended_at, ended_by, ended_reason, successor)
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23)",
        params![
            fact.number,
            fact.revision,
            loa_id,
            loa.application.circuit,
            fact.document.id,
            fact.letter.id,
            official,
            serde_json::to_string(names)?,
            approval.map_or("", |approval| approval.access_flow.as_str()),
            instant(handout.issued_at),
            fact.by,
            fact.reason,
            instant(fact.valid_until),
            fact.zone,
            fact.document.pages,
            fact.document.size,
            fact.document.sha256,
            fact.content_hash,
            standing,
            ended_at,
            ended_by,
            ended_reason,
            successor,
        ],
    )?;
    Ok(())
}

fn documents_of(db: &Transaction<'_>, handout: &HandoutRecord) -> Result<(), StoreError> {
    let fact = &handout.fact;
    let copies = fact.copies.iter().map(|copy| Made {
        file: &copy.document,
        kind: "audience",
        audience: &copy.audience,
        of_sha256: "",
        at: handout.issued_at,
        copies: (0, 0, 0),
    });
    let renditions = handout.renditions.iter().map(|(made, at)| Made {
        file: &made.document,
        kind: &made.kind,
        audience: &made.audience,
        of_sha256: &made.original_sha256,
        at: *at,
        copies: (made.first, made.last, made.of),
    });
    for (n, made) in (0_u32..).zip(copies.chain(renditions)) {
        let (first, last, of) = made.copies;
        db.execute(
            "INSERT OR REPLACE INTO handout_document (file, number, revision, n, kind, audience, name, pages, size, sha256,
                 of_sha256, made_at, first_copy, last_copy, of_copies)
             VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15)",
            params![
                made.file.id,
                fact.number,
                fact.revision,
                n,
                made.kind,
                made.audience,
                made.file.name,
                made.file.pages,
                made.file.size,
                made.file.sha256,
                made.of_sha256,
                instant(made.at),
                first,
                last,
                of,
            ],
        )?;
    }
    Ok(())
}

/// A document as the table keeps it.
struct Made<'a> {
    file: &'a FileRef,
    kind: &'a str,
    audience: &'a str,
    of_sha256: &'a str,
    at: DateTime<Utc>,
    copies: (u32, u32, u32),
}
