//! Values of a map with integer keys, taken out in their one order.

use chrono::{DateTime, Utc};
use ciborium::Value;

use crate::claims::{bytes, integer, text};

/// The entries of a map that were not taken yet.
pub(super) struct Entries<'v>(std::slice::Iter<'v, (Value, Value)>);

impl<'v> Entries<'v> {
    pub fn of(value: &'v Value) -> Option<Self> {
        Some(Self(value.as_map()?.iter()))
    }

    pub fn next(&mut self, key: u8) -> Option<&'v Value> {
        let (found, value) = self.0.next()?;
        (*found == Value::from(key)).then_some(value)
    }

    pub fn integer(&mut self, key: u8) -> Option<i64> {
        integer(self.next(key)?)
    }

    pub fn instant(&mut self, key: u8) -> Option<DateTime<Utc>> {
        instant(self.next(key)?)
    }

    pub fn text(&mut self, key: u8, longest: usize) -> Option<String> {
        text(self.next(key)?, longest)
    }

    pub fn bytes<const N: usize>(&mut self, key: u8) -> Option<[u8; N]> {
        bytes(self.next(key)?)
    }

    /// Nothing is left.
    pub fn end(mut self) -> Option<()> {
        self.0.next().is_none().then_some(())
    }
}

/// A second between 2000 and 2200: what a wrong or hostile clock says is no instant.
pub(super) fn instant(value: &Value) -> Option<DateTime<Utc>> {
    let seconds = integer(value)?;
    (946_684_800..7_258_118_400)
        .contains(&seconds)
        .then(|| DateTime::from_timestamp(seconds, 0))?
}

/// The rows of an array, each larger than the one before by `order`: so there is one form and nothing twice.
pub(super) fn rows<T, K: Ord>(
    value: &Value,
    most: usize,
    read: impl Fn(&[Value]) -> Option<T>,
    order: impl Fn(&T) -> K,
) -> Option<Vec<T>> {
    let array = value.as_array()?;
    if array.len() > most {
        return None;
    }
    let mut rows: Vec<T> = Vec::with_capacity(array.len());
    for row in array {
        let row = match row.as_array() {
            Some(values) => read(values)?,
            None => read(std::slice::from_ref(row))?,
        };
        if rows.last().is_some_and(|last| order(last) >= order(&row)) {
            return None;
        }
        rows.push(row);
    }
    Some(rows)
}

pub(super) fn seconds(at: DateTime<Utc>) -> Value {
    Value::from(at.timestamp())
}

/// A map with the keys 1, 2, 3, …
pub(super) fn map(values: Vec<Value>) -> Vec<u8> {
    let map = (1_u8..)
        .zip(values)
        .map(|(key, value)| (Value::from(key), value))
        .collect();
    let mut bytes = Vec::with_capacity(1024);
    // Writing into a Vec cannot fail.
    let _ = ciborium::into_writer(&Value::Map(map), &mut bytes);
    bytes
}
