//! Search in any text, Chinese included: characters and their pairs in one full-text table.
//!
//! A word search needs word breaks, which Chinese does not have, and three-character tokens miss most
//! Chinese names. Pairs of neighbouring characters find any text of two characters and more; a hit is
//! checked against the folded text, because pairs may meet in another order. One character is looked
//! up in the text itself.

use crate::StoreError;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// Folds text for comparison: lower case, runs of white space as one space.
pub fn fold(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Each pair of neighbouring characters as one token of letters and digits.
fn pairs(folded: &str) -> String {
    let characters: Vec<char> = folded.chars().collect();
    let tokens: Vec<String> = characters
        .windows(2)
        .map(|pair| format!("{:x}q{:x}", u32::from(pair[0]), u32::from(pair[1])))
        .collect();
    tokens.join(" ")
}

/// Makes a thing findable by these texts, replacing what it was findable by before.
pub fn index(db: &Transaction<'_>, kind: &str, id: &str, texts: &[&str]) -> Result<(), StoreError> {
    remove(db, kind, id)?;
    let content = fold(&texts.join("\n"));
    db.prepare_cached("INSERT INTO search_text (kind, id, content) VALUES (?1, ?2, ?3)")?
        .execute(params![kind, id, content])?;
    let doc = db.last_insert_rowid();
    db.prepare_cached("INSERT INTO search_pairs (rowid, pairs) VALUES (?1, ?2)")?
        .execute(params![doc, pairs(&content)])?;
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

/// Puts the ids that match `text` into the temporary table `found`; gives `false` when everything matches.
pub fn find(db: &Connection, kind: &str, text: &str) -> Result<bool, StoreError> {
    db.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS found (id TEXT PRIMARY KEY) WITHOUT ROWID; DELETE FROM temp.found;",
    )?;
    let text = fold(text);
    if text.is_empty() {
        return Ok(false);
    }
    let like = format!(
        "%{}%",
        text.replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_")
    );
    let tokens = pairs(&text);
    if tokens.is_empty() {
        db.prepare_cached(
            "INSERT INTO temp.found SELECT id FROM search_text WHERE kind = ?1 AND content LIKE ?2 ESCAPE '\\'",
        )?
        .execute(params![kind, like])?;
    } else {
        let phrase = format!("\"{tokens}\"");
        db.prepare_cached(
            "INSERT INTO temp.found SELECT t.id FROM search_pairs p JOIN search_text t ON t.doc = p.rowid
             WHERE p.pairs MATCH ?1 AND t.kind = ?2 AND t.content LIKE ?3 ESCAPE '\\'",
        )?
        .execute(params![phrase, kind, like])?;
    }
    Ok(true)
}
