//! Search in any text, Chinese included: characters and their pairs in one full-text table.
//!
//! A word search needs word breaks, which Chinese does not have, and three-character tokens miss most
//! Chinese names. Pairs of neighbouring characters, one behind the other, find any text of two characters and more;
//! one character is the beginning of a pair, for which the index keeps lists of its own. A circuit's number in the index
//! is its place in the table, so that the newest hits are read first, and no more of them than are shown.

use crate::StoreError;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// Folds text for comparison: lower case, runs of white space as one space.
pub fn fold(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// A character as four letters and digits.
fn sign(c: char) -> [char; 4] {
    let mut rest = u32::from(c);
    [0; 4].map(|_: u8| {
        let digit = rest % 36;
        rest /= 36;
        char::from_digit(digit, 36).unwrap_or('0')
    })
}

/// Each pair of neighbouring characters as one token of letters and digits.
fn pairs(folded: &str) -> String {
    let characters: Vec<char> = folded.chars().collect();
    let mut tokens = String::with_capacity(characters.len() * 9);
    for pair in characters.windows(2) {
        if !tokens.is_empty() {
            tokens.push(' ');
        }
        tokens.extend(sign(pair[0]));
        tokens.extend(sign(pair[1]));
    }
    tokens
}

/// What the index holds of a text: its pairs, the last character paired with the end.
fn indexed(folded: &str) -> String {
    pairs(&format!("{folded}\n"))
}

/// The question that finds a folded text in the index: neighbouring pairs, or all pairs that begin with the one
/// character.
pub(crate) fn question(folded: &str) -> String {
    let mut characters = folded.chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) => format!("\"{}\"*", String::from_iter(sign(one))),
        _ => format!("\"{}\"", pairs(folded)),
    }
}

/// The first number of a circuit in the index; handouts are numbered from 1.
pub(crate) const CIRCUITS_FROM: i64 = 1 << 40;

/// Makes a thing findable by these texts, replacing what it was findable by before. `doc` is its number in the
/// index; without one, it gets the next of those that no circuit has.
pub fn index(
    db: &Transaction<'_>,
    kind: &str,
    id: &str,
    texts: &[&str],
    doc: Option<i64>,
) -> Result<(), StoreError> {
    remove(db, kind, id)?;
    let doc = match doc {
        Some(doc) => doc,
        None => db
            .prepare_cached("SELECT coalesce(max(doc), 0) + 1 FROM search_text WHERE doc < ?1")?
            .query_row([CIRCUITS_FROM], |row| row.get(0))?,
    };
    put(db, kind, id, doc, &fold(&texts.join("\n")))
}

fn put(
    db: &Transaction<'_>,
    kind: &str,
    id: &str,
    doc: i64,
    content: &str,
) -> Result<(), StoreError> {
    db.prepare_cached("INSERT INTO search_text (doc, kind, id, content) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![doc, kind, id, content])?;
    db.prepare_cached("INSERT INTO search_pairs (rowid, pairs) VALUES (?1, ?2)")?
        .execute(params![doc, indexed(content)])?;
    Ok(())
}

/// Gives a thing another number in the index.
pub(crate) fn renumber(
    db: &Transaction<'_>,
    kind: &str,
    id: &str,
    doc: i64,
) -> Result<(), StoreError> {
    let content: Option<String> = db
        .prepare_cached("SELECT content FROM search_text WHERE kind = ?1 AND id = ?2")?
        .query_row([kind, id], |row| row.get(0))
        .optional()?;
    if let Some(content) = content {
        remove(db, kind, id)?;
        put(db, kind, id, doc, &content)?;
    }
    Ok(())
}

/// Makes a thing no longer findable.
pub fn remove(db: &Transaction<'_>, kind: &str, id: &str) -> Result<(), StoreError> {
    let doc: Option<i64> = db
        .prepare_cached("SELECT doc FROM search_text WHERE kind = ?1 AND id = ?2")?
        .query_row([kind, id], |row| row.get(0))
        .optional()?;
    if let Some(doc) = doc {
        db.prepare_cached("DELETE FROM search_pairs WHERE rowid = ?1")?
            .execute([doc])?;
        db.prepare_cached("DELETE FROM search_text WHERE doc = ?1")?
            .execute([doc])?;
    }
    Ok(())
}

/// Puts the handouts that match `text` into the temporary table `found`; gives `false` when everything matches.
pub fn find_handouts(db: &Connection, text: &str) -> Result<bool, StoreError> {
    db.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS found (id TEXT PRIMARY KEY) WITHOUT ROWID; DELETE FROM temp.found;",
    )?;
    let text = fold(text);
    if text.is_empty() {
        return Ok(false);
    }
    db.prepare_cached(
        "INSERT INTO temp.found SELECT t.id FROM search_pairs p JOIN search_text t ON t.doc = p.rowid
         WHERE p.pairs MATCH ?1 AND p.rowid < ?2",
    )?
    .execute(params![question(&text), CIRCUITS_FROM])?;
    Ok(true)
}
