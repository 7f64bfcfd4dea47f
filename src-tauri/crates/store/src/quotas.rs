//! Quotas: what was recorded for an account, and what is counted on this desk.

use crate::StoreError;
use crate::events::{self, instant};
use crate::keys::Keys;
use desk_domain::circuit::CircuitStatus;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::quota::{QuotaKind, holds_a_port, is_unpaid};
use rusqlite::{Connection, Transaction, params};
use std::collections::BTreeMap;

/// A quota that was recorded for an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Wire value of the kind.
    pub kind: String,
    /// The access point, or empty for every one of the account.
    pub access_point: String,
    /// The figure.
    pub limit: u32,
    /// Note, or empty.
    pub note: String,
    /// When it was recorded, RFC 3339.
    pub since: String,
}

/// What holds and counts for an account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// Recorded quotas.
    pub recorded: Vec<Recorded>,
    /// Ports by access point, with those that failed orders left behind.
    pub ports: BTreeMap<String, u32>,
    /// Circuits that are not enabled yet.
    pub unpaid: u32,
}

impl Counted {
    /// The recorded quota that holds at an access point: its own, else the account's.
    pub fn at(&self, access_point: &str) -> Option<&Recorded> {
        let of = |place: &str| self.find(QuotaKind::PerAccessPoint, place);
        of(access_point).or_else(|| of(""))
    }

    /// The recorded quota of one kind and place.
    pub fn find(&self, kind: QuotaKind, access_point: &str) -> Option<&Recorded> {
        self.recorded
            .iter()
            .find(|r| r.kind == kind.as_wire() && r.access_point == access_point)
    }
}

/// Counts for an account.
pub fn count(db: &Connection, account: &str) -> Result<Counted, StoreError> {
    let recorded = db
        .prepare_cached(
            "SELECT kind, access_point, value, note, since FROM quota WHERE account = ?1 ORDER BY kind, access_point",
        )?
        .query_map([account], |row| {
            Ok(Recorded {
                kind: row.get(0)?,
                access_point: row.get(1)?,
                limit: row.get(2)?,
                note: row.get(3)?,
                since: row.get(4)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    let rows: Vec<(String, String, u32)> = db
        .prepare_cached(
            "SELECT m.access_point, c.status, count(*) FROM circuit c JOIN order_member m ON m.circuit = c.id
             WHERE c.account = ?1 GROUP BY m.access_point, c.status
             UNION ALL
             SELECT access_point, '', count(*) FROM left_behind WHERE account = ?1 AND done = 0 GROUP BY access_point",
        )?
        .query_map([account], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let mut counted = Counted {
        recorded,
        ..Counted::default()
    };
    for (access_point, status, n) in rows {
        let status = CircuitStatus::from_wire(&status).ok();
        // a port that a failed order left behind has no status of ours, and is there until it is deleted
        if status.is_none_or(holds_a_port) {
            *counted.ports.entry(access_point).or_default() += n;
        }
        if status.is_none_or(is_unpaid) {
            counted.unpaid += n;
        }
    }
    Ok(counted)
}

/// Writes the quotas that were recorded on an account.
pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, account: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM quota WHERE account = ?1", [account])?;
    let mut last = BTreeMap::new();
    for event in events::of(db, keys, Aggregate::Account, account)? {
        if let Fact::QuotaRecorded(quota) = event.fact
            && QuotaKind::from_wire(&quota.quota).is_ok()
        {
            let place = (quota.quota.clone(), quota.access_point.clone());
            last.insert(place, (quota, event.happened_at));
        }
    }
    for ((kind, access_point), (quota, at)) in last {
        let Some(limit) = quota.limit else { continue };
        db.prepare_cached(
            "INSERT INTO quota (account, kind, access_point, value, note, since) VALUES (?1,?2,?3,?4,?5,?6)",
        )?
        .execute(params![
            account,
            kind,
            access_point,
            limit,
            quota.note,
            instant(at)
        ])?;
    }
    Ok(())
}
