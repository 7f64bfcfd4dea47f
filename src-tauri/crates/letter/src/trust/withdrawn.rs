//! What does not count any more, as a list and a card carry it.

use chrono::{DateTime, Utc};
use ciborium::Value;

use super::fields::{instant, rows, seconds};
use crate::claims::{bytes, integer, text};
use crate::cose::KeyId;
use crate::verify::Ending;

/// Most passes, and most handouts, in one list or card.
pub const MOST: usize = 5_000;
/// Most revoked keys in one list or card.
pub const MOST_KEYS: usize = 500;

/// Keys, passes and handouts that do not count any more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withdrawn {
    /// Revoked keys.
    pub keys: Vec<KeyId>,
    /// Revoked passes.
    pub passes: Vec<WithdrawnPass>,
    /// Handouts that were declared void, replaced or revoked.
    pub handouts: Vec<WithdrawnHandout>,
}

/// A revoked pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WithdrawnPass {
    /// Its random name.
    pub id: [u8; 8],
    /// When it would have ended; after that it need not be carried any more.
    pub until: DateTime<Utc>,
}

/// A handout that does not count any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawnHandout {
    /// Its number.
    pub number: String,
    /// Its revision.
    pub revision: u32,
    /// Why.
    pub ending: Ending,
    /// When it would have ended; after that it need not be carried any more.
    pub until: DateTime<Utc>,
}

impl Withdrawn {
    /// Adds what another says. Where both name a thing, the graver word and the later end stay.
    pub fn add(&mut self, other: &Self) {
        self.keys.extend(&other.keys);
        self.passes.extend(&other.passes);
        self.handouts.extend(other.handouts.iter().cloned());
        self.order();
    }

    /// Leaves out what would have ended before `now` anyway. Revoked keys stay.
    pub fn forget_ended(&mut self, now: DateTime<Utc>) {
        self.passes.retain(|pass| pass.until >= now);
        self.handouts.retain(|handout| handout.until >= now);
    }

    /// Whether nothing is withdrawn.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.passes.is_empty() && self.handouts.is_empty()
    }

    /// How many things are withdrawn.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len() + self.passes.len() + self.handouts.len()
    }

    fn order(&mut self) {
        self.keys.sort_unstable();
        self.keys.dedup();
        self.passes
            .sort_unstable_by_key(|pass| (pass.id, std::cmp::Reverse(pass.until)));
        self.passes.dedup_by_key(|pass| pass.id);
        let key = |h: &WithdrawnHandout| (h.number.clone(), h.revision);
        self.handouts.sort_by_key(key);
        self.handouts.dedup_by(|next, kept| {
            let same = key(next) == key(kept);
            if same {
                kept.ending = kept.ending.max(next.ending);
                kept.until = kept.until.max(next.until);
            }
            same
        });
    }

    pub(super) fn values(&self) -> [Value; 3] {
        let mut ordered = self.clone();
        ordered.order();
        let keys = ordered
            .keys
            .iter()
            .map(|kid| Value::Bytes(kid.to_vec()))
            .collect();
        let passes = ordered
            .passes
            .iter()
            .map(|pass| Value::Array(vec![Value::Bytes(pass.id.to_vec()), seconds(pass.until)]));
        let handouts = ordered.handouts.iter().map(|handout| {
            Value::Array(vec![
                Value::from(handout.number.as_str()),
                Value::from(handout.revision),
                Value::from(match handout.ending {
                    Ending::Void => 1,
                    Ending::Superseded => 2,
                    Ending::Revoked => 3,
                }),
                seconds(handout.until),
            ])
        });
        [
            Value::Array(keys),
            Value::Array(passes.collect()),
            Value::Array(handouts.collect()),
        ]
    }

    pub(super) fn read(keys: &Value, passes: &Value, handouts: &Value) -> Option<Self> {
        Some(Self {
            keys: rows(keys, MOST_KEYS, |row| bytes(one(row)?), |kid: &KeyId| *kid)?,
            passes: rows(
                passes,
                MOST,
                |row| match row {
                    [id, until] => Some(WithdrawnPass {
                        id: bytes(id)?,
                        until: instant(until)?,
                    }),
                    _ => None,
                },
                |pass| pass.id,
            )?,
            handouts: rows(
                handouts,
                MOST,
                |row| match row {
                    [number, revision, ending, until] => Some(WithdrawnHandout {
                        number: text(number, 32)?,
                        revision: u32::try_from(integer(revision)?).ok()?,
                        ending: match integer(ending)? {
                            1 => Ending::Void,
                            2 => Ending::Superseded,
                            3 => Ending::Revoked,
                            _ => return None,
                        },
                        until: instant(until)?,
                    }),
                    _ => None,
                },
                |handout| (handout.number.clone(), handout.revision),
            )?,
        })
    }
}

fn one(row: &[Value]) -> Option<&Value> {
    match row {
        [value] => Some(value),
        _ => None,
    }
}
