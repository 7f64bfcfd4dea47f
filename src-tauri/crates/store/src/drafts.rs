//! Forms that are not sent yet: sealed, replaced as they are typed, dropped when sent.

use crate::events::instant;
use crate::seal::{self, Subject};
use crate::{Store, StoreError};
use desk_domain::chance::Occasion;
use rusqlite::{Transaction, TransactionBehavior, params};

/// A kept form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: String,
    /// `port`, `order`, `loa` or `answer`.
    pub kind: String,
    /// The circuit that it is about, or empty.
    pub circuit: String,
    /// Its fields, as the form wrote them.
    pub body: String,
    /// When it was last kept, RFC 3339.
    pub kept_at: String,
}

/// Removes a form and the key that sealed it.
pub(crate) fn forget(tx: &Transaction<'_>, id: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM draft WHERE id = ?1", [id])?;
    tx.execute(
        "DELETE FROM sealing_key WHERE subject = ?1",
        [Subject::draft(id).as_str()],
    )?;
    Ok(())
}

impl Store {
    /// Keeps a form as it stands.
    pub fn keep_draft(
        &mut self,
        id: &str,
        kind: &str,
        circuit: &str,
        body: &str,
        mut occasion: Occasion<'_>,
    ) -> Result<String, StoreError> {
        let (db, keys, _) = self.parts();
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let kept_at = instant(occasion.now);
        if crate::commands::is_used(&tx, id)? {
            return Ok(kept_at); // already sent: a late keystroke must not bring the form back
        }
        let subject = Subject::draft(id);
        let key = seal::key_for(&tx, keys, &subject, &mut occasion)?;
        let sealed = seal::seal(&key, &subject, body.as_bytes(), &mut occasion)?;
        tx.execute(
            "INSERT INTO draft (id, kind, circuit, body, kept_at) VALUES (?1,?2,?3,?4,?5)
             ON CONFLICT (id) DO UPDATE SET body = excluded.body, kept_at = excluded.kept_at",
            params![id, kind, circuit, sealed, kept_at],
        )?;
        tx.commit()?;
        Ok(kept_at)
    }

    /// Drops a form and the key that sealed it.
    pub fn drop_draft(&mut self, id: &str) -> Result<(), StoreError> {
        let (db, _, _) = self.parts();
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        forget(&tx, id)?;
        tx.commit()?;
        Ok(())
    }

    /// All kept forms, newest first.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let db = self.db();
        let rows: Vec<(String, String, String, Vec<u8>, String)> = db
            .prepare_cached(
                "SELECT id, kind, circuit, body, kept_at FROM draft ORDER BY kept_at DESC, id",
            )?
            .query_map([], |row| {
                Ok((
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                ))
            })?
            .collect::<Result<_, _>>()?;
        rows.into_iter()
            .map(|(id, kind, circuit, sealed, kept_at)| {
                let subject = Subject::draft(&id);
                let broken = || StoreError::Sealed {
                    subject: subject.as_str().to_owned(),
                };
                let key = seal::key_of(db, self.keys(), &subject)?.ok_or_else(broken)?;
                let body = seal::open(&key, &subject, &sealed)?;
                let body = String::from_utf8(body.to_vec()).map_err(|_| broken())?;
                Ok(Draft {
                    id,
                    kind,
                    circuit,
                    body,
                    kept_at,
                })
            })
            .collect()
    }
}
