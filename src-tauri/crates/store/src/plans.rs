//! Plans of orders.

use crate::StoreError;
use crate::events::{self, instant};
use crate::keys::Keys;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::plan::OrderPlan;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// The plan of an order and when it was last changed, RFC 3339.
pub fn of_order(db: &Connection, order: &str) -> Result<Option<(OrderPlan, String)>, StoreError> {
    let row: Option<(String, String)> = db
        .prepare_cached("SELECT saved, changed_at FROM order_plan WHERE order_id = ?1")?
        .query_row([order], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    row.map(|(saved, at)| Ok((serde_json::from_str(&saved)?, at)))
        .transpose()
}

/// The last plan that was recorded for an order is the one that counts.
pub(crate) fn project(db: &Transaction<'_>, keys: &Keys, order: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM order_plan WHERE order_id = ?1", [order])?;
    let mut last = None;
    for event in events::of(db, keys, Aggregate::Order, order)? {
        if let Fact::OrderPlanned(plan) = event.fact {
            last = Some((plan, event.recorded_at));
        }
    }
    if let Some((plan, at)) = last {
        db.execute(
            "INSERT INTO order_plan (order_id, saved, changed_at) VALUES (?1, ?2, ?3)",
            params![order, serde_json::to_string(&plan)?, instant(at)],
        )?;
    }
    Ok(())
}
