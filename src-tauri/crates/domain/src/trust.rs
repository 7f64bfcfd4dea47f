//! Whose codes a desk believes: what was decided about it, folded from the events of the one aggregate `trust`.
//!
//! Keys stand here by their names (the first 8 bytes of the SHA-256 of the public key, hex) and as public keys in
//! hex. What a trust list says is kept as its signed bytes; who reads them is `desk-letter`.

use crate::event::{Event, Fact};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Id of the one aggregate of a desk.
pub const ID: &str = "trust";

/// The organisation's root came to this desk: made here, or brought back from its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RootFact {
    /// Its public key, hex.
    pub root: String,
    /// Name of the organisation.
    pub organisation: String,
    /// It was made elsewhere and brought here by its file.
    #[serde(default)]
    pub brought: bool,
    /// Who did it, or empty.
    pub by: String,
}

/// A desk's key is to stand in the organisation's next list, or its window there changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdmittedKey {
    /// Name of the key, hex.
    pub key: String,
    /// Public key, hex.
    pub public_key: String,
    /// Code of the desk.
    pub desk: String,
    /// Name of the desk, or empty.
    pub name: String,
    /// From when it counts.
    pub not_before: DateTime<Utc>,
    /// Until when it counts.
    pub not_after: DateTime<Utc>,
    /// Who did it, or empty.
    pub by: String,
}

/// This desk made a new key to sign with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuingKeyFact {
    /// Name of the key, hex.
    pub key: String,
    /// Public key, hex.
    pub public_key: String,
    /// From when it signs and counts.
    pub not_before: DateTime<Utc>,
    /// Until when it counts.
    pub not_after: DateTime<Utc>,
    /// The keys before it: name, and until when what they signed counts.
    pub before: Vec<(String, DateTime<Utc>)>,
    /// Who did it, or empty.
    pub by: String,
}

/// A key does not count any more, whatever it signed and whenever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRevocation {
    /// Name of the key, hex.
    pub key: String,
    /// Code of the desk that signed with it, or empty.
    pub desk: String,
    /// The key as people read it to each other.
    pub fingerprint: String,
    /// Why.
    pub reason: String,
    /// Who did it, or empty.
    pub by: String,
}

/// A pass does not count any more: this engineer does not come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassRevocation {
    /// Name of the pass, hex.
    pub pass: String,
    /// Number of its handout.
    pub number: String,
    /// Revision of its handout.
    pub revision: u32,
    /// When it would have ended.
    pub until: DateTime<Utc>,
    /// Why.
    pub reason: String,
    /// Who did it, or empty.
    pub by: String,
}

/// A handout does not count any more, at any desk of the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoutRevocation {
    /// Its number.
    pub number: String,
    /// Its revision.
    pub revision: u32,
    /// When it would have ended.
    pub until: DateTime<Utc>,
    /// Why.
    pub reason: String,
    /// Who did it, or empty.
    pub by: String,
}

/// A trust list that this desk goes by from now on: published here, or accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptList {
    /// Public key of its root, hex.
    pub root: String,
    /// Its version.
    pub version: u32,
    /// SHA-256 of the signed bytes, hex.
    pub sha256: String,
    /// The signed bytes, base64.
    pub list: String,
    /// It was signed on this desk.
    pub made_here: bool,
    /// Who did it, or empty.
    pub by: String,
}

/// What a desk's card said was withdrawn, taken into the next list. Kept as the card's signed bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardTaken {
    /// Name of the key that signed the card, hex.
    pub key: String,
    /// The signed bytes, base64.
    pub card: String,
    /// Who did it, or empty.
    pub by: String,
}

/// The desk does not go by the organisation's lists any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustLeft {
    /// Public key of the root, hex.
    pub root: String,
    /// Why.
    pub reason: String,
    /// Who did it, or empty.
    pub by: String,
}

/// Something and when it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<T> {
    /// What.
    pub what: T,
    /// When.
    pub at: DateTime<Utc>,
}

/// Everything that was decided, as it stands now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustRecord {
    /// Keys that this desk made after its first, oldest first.
    pub made: Vec<Dated<IssuingKeyFact>>,
    /// Until when what an earlier key of this desk signed counts, by its name.
    pub ends: BTreeMap<String, DateTime<Utc>>,
    /// The organisation's root, if this desk keeps it.
    pub root: Option<Dated<RootFact>>,
    /// Keys for the next list, by name; the newest word about each.
    pub admitted: BTreeMap<String, Dated<AdmittedKey>>,
    /// Revoked keys, by name.
    pub keys: BTreeMap<String, Dated<KeyRevocation>>,
    /// Revoked passes, by name.
    pub passes: BTreeMap<String, Dated<PassRevocation>>,
    /// Revoked handouts, by number and revision.
    pub handouts: BTreeMap<(String, u32), Dated<HandoutRevocation>>,
    /// Cards whose withdrawals were taken, by the key that signed; the newest of each.
    pub cards: BTreeMap<String, Dated<CardTaken>>,
    /// The list that the desk goes by.
    pub list: Option<Dated<KeptList>>,
    /// Highest version that was ever kept of each root, and the SHA-256 of that list. It outlives the list.
    pub highest: BTreeMap<String, (u32, String)>,
}

/// What is to be thought of a list that came, beside the one that the desk goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The first of its root, while the desk goes by none: a person compares the fingerprint.
    First,
    /// The next of the same root.
    Newer,
    /// The one that the desk goes by.
    Same,
    /// Below the highest version that was ever kept of this root.
    Older,
    /// The highest version, with other content: somebody signed twice.
    Forked,
    /// Of another root than the one that the desk goes by.
    OtherRoot,
}

impl TrustRecord {
    /// Folds the events of the aggregate, in fold order.
    pub fn fold(events: &[Event]) -> Self {
        let mut record = Self::default();
        for event in events {
            record.step(event);
        }
        record
    }

    fn step(&mut self, event: &Event) {
        let at = event.happened_at;
        match &event.fact {
            Fact::RootKept(fact) => self.root = Some(dated(fact, at)),
            Fact::KeyAdmitted(fact) => {
                self.admitted.insert(fact.key.clone(), dated(fact, at));
            }
            Fact::IssuingKeyMade(fact) => {
                self.ends.extend(fact.before.iter().cloned());
                self.made.push(dated(fact, at));
            }
            // the first word about a revocation stays: nothing takes it back
            Fact::KeyRevoked(fact) => {
                let key = fact.key.clone();
                self.keys.entry(key).or_insert_with(|| dated(fact, at));
            }
            Fact::PassRevoked(fact) => {
                let pass = fact.pass.clone();
                self.passes.entry(pass).or_insert_with(|| dated(fact, at));
            }
            Fact::HandoutRevoked(fact) => {
                let handout = (fact.number.clone(), fact.revision);
                self.handouts
                    .entry(handout)
                    .or_insert_with(|| dated(fact, at));
            }
            Fact::TrustListKept(fact) => {
                let highest = self.highest.entry(fact.root.clone()).or_default();
                if fact.version > highest.0 {
                    *highest = (fact.version, fact.sha256.clone());
                }
                self.list = Some(dated(fact, at));
            }
            Fact::CardTaken(fact) => {
                self.cards.insert(fact.key.clone(), dated(fact, at));
            }
            Fact::TrustLeft(left) => {
                if self
                    .list
                    .as_ref()
                    .is_some_and(|list| list.what.root == left.root)
                {
                    self.list = None;
                }
                if self
                    .root
                    .as_ref()
                    .is_some_and(|root| root.what.root == left.root)
                {
                    self.root = None;
                }
            }
            _ => {}
        }
    }

    /// What is to be thought of a list of this root (hex), version and SHA-256 (hex).
    pub fn standing(&self, root: &str, version: u32, sha256: &str) -> Standing {
        let bound = self
            .list
            .as_ref()
            .map(|list| &list.what.root)
            .or_else(|| self.root.as_ref().map(|kept| &kept.what.root));
        if bound.is_some_and(|bound| bound != root) {
            return Standing::OtherRoot;
        }
        let (highest, content) = match self.highest.get(root) {
            Some((highest, content)) => (*highest, content.as_str()),
            None => (0, ""),
        };
        let kept = self.list.is_some();
        match version.cmp(&highest) {
            std::cmp::Ordering::Less => Standing::Older,
            std::cmp::Ordering::Equal if content != sha256 => Standing::Forked,
            // after the desk had left, the same list may come again
            std::cmp::Ordering::Equal if kept => Standing::Same,
            _ if kept || self.root.is_some() => Standing::Newer,
            _ => Standing::First,
        }
    }
}

fn dated<T: Clone>(what: &T, at: DateTime<Utc>) -> Dated<T> {
    Dated {
        what: what.clone(),
        at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Aggregate, EventId};
    use proptest::prelude::*;

    fn event(seq: u32, fact: Fact) -> Event {
        let at = DateTime::UNIX_EPOCH + chrono::Duration::hours(i64::from(seq));
        Event {
            id: EventId {
                desk: "d".into(),
                seq,
            },
            hlc: i64::from(seq),
            recorded_at: at,
            happened_at: at,
            aggregate: Aggregate::Trust,
            aggregate_id: ID.into(),
            fact,
        }
    }

    fn kept(root: &str, version: u32, sha256: &str) -> Fact {
        Fact::TrustListKept(KeptList {
            root: root.into(),
            version,
            sha256: sha256.into(),
            list: String::new(),
            made_here: false,
            by: String::new(),
        })
    }

    fn left(root: &str) -> Fact {
        Fact::TrustLeft(TrustLeft {
            root: root.into(),
            reason: "sold".into(),
            by: String::new(),
        })
    }

    #[test]
    fn a_list_stands_by_what_was_kept_before() {
        let none = TrustRecord::default();
        assert_eq!(none.standing("r", 3, "a"), Standing::First);
        let record = TrustRecord::fold(&[event(1, kept("r", 3, "a"))]);
        assert_eq!(record.standing("r", 3, "a"), Standing::Same);
        assert_eq!(record.standing("r", 3, "b"), Standing::Forked);
        assert_eq!(record.standing("r", 2, "c"), Standing::Older);
        assert_eq!(record.standing("r", 4, "d"), Standing::Newer);
        assert_eq!(record.standing("other", 9, "e"), Standing::OtherRoot);
    }

    #[test]
    fn leaving_and_coming_back_does_not_let_an_older_list_in() {
        let record = TrustRecord::fold(&[event(1, kept("r", 3, "a")), event(2, left("r"))]);
        assert_eq!(record.list, None);
        assert_eq!(record.standing("r", 2, "x"), Standing::Older);
        assert_eq!(record.standing("r", 3, "x"), Standing::Forked);
        assert_eq!(record.standing("r", 3, "a"), Standing::First);
        assert_eq!(record.standing("r", 4, "d"), Standing::First);
        assert_eq!(record.standing("other", 1, "e"), Standing::First);
    }

    proptest! {
        #[test]
        fn what_is_taken_only_counts_up(steps in prop::collection::vec((0_u32..6, 0_u32..3, any::<bool>()), 0..40)) {
            let mut events = Vec::new();
            let mut taken: Vec<(u32, String)> = Vec::new();
            for (n, (version, content, leave)) in (1..).zip(steps) {
                let record = TrustRecord::fold(&events);
                if leave {
                    events.push(event(n, left("r")));
                    continue;
                }
                let content = content.to_string();
                let standing = record.standing("r", version + 1, &content);
                if matches!(standing, Standing::First | Standing::Newer) {
                    let last = taken.last().cloned().unwrap_or_default();
                    prop_assert!(version + 1 > last.0 || (version + 1, content.clone()) == last);
                    taken.push((version + 1, content.clone()));
                    events.push(event(n, kept("r", version + 1, &content)));
                }
            }
        }
    }

    #[test]
    fn the_first_word_about_a_revocation_stays() {
        let revoked = |reason: &str| {
            Fact::KeyRevoked(KeyRevocation {
                key: "k".into(),
                desk: String::new(),
                fingerprint: String::new(),
                reason: reason.into(),
                by: String::new(),
            })
        };
        let record = TrustRecord::fold(&[event(1, revoked("lost")), event(2, revoked("found"))]);
        assert_eq!(record.keys["k"].what.reason, "lost");
    }
}
