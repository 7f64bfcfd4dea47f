//! Maintenance and outages of lines, and whether they take two circuits of one order out at once.

use crate::event::{Event, Fact, Kept};
use crate::timeline::in_order;
use crate::wire::wire_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most circuits that one of them concerns.
pub const CIRCUITS_MAX: usize = 200;

wire_enum! {
    /// What kind of interruption it is.
    pub enum MaintenanceKind {
        /// Announced work.
        Planned = "planned", "Planned maintenance", "计划维护";
        /// Something broke.
        Outage = "outage", "Outage", "故障中断";
    }
}

/// One interruption as it was last written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaintenanceFact {
    /// Wire word of [`MaintenanceKind`].
    pub kind: String,
    /// What it is, in a few words.
    pub title: String,
    /// Who announced or reported it, or empty.
    pub source: String,
    /// Start.
    pub from: DateTime<Utc>,
    /// End; `None` while nobody knows.
    pub until: Option<DateTime<Utc>>,
    /// IANA zone that its times are written in.
    pub zone: String,
    /// Ids of the circuits that it takes out.
    pub circuits: Vec<String>,
    /// Notes, or empty.
    pub note: String,
    /// Who wrote it down.
    pub by: String,
    /// Warnings kept.
    #[serde(default)]
    pub kept: Vec<Kept>,
}

/// An interruption, folded from its events.
#[derive(Debug, Clone, PartialEq)]
pub struct MaintenanceRecord {
    /// As it was last written down.
    pub saved: MaintenanceFact,
    /// It does not take place, or was no interruption: why.
    pub called_off: Option<String>,
    /// When it was first written down.
    pub first_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
}

impl MaintenanceRecord {
    /// Folds the events about one interruption; `None` when nothing of it counts. Total.
    #[must_use]
    pub fn fold(events: &[Event]) -> Option<Self> {
        let (sorted, withdrawn) = in_order(events);
        let mut record: Option<Self> = None;
        for event in sorted
            .into_iter()
            .filter(|e| !withdrawn.contains_key(&e.id))
        {
            match (&event.fact, &mut record) {
                (Fact::MaintenanceSaved(saved), Some(record)) => {
                    record.saved = saved.clone();
                    record.called_off = None;
                    record.changed_at = event.recorded_at;
                }
                (Fact::MaintenanceSaved(saved), None) => {
                    record = Some(Self {
                        saved: saved.clone(),
                        called_off: None,
                        first_at: event.recorded_at,
                        changed_at: event.recorded_at,
                    });
                }
                (Fact::MaintenanceCalledOff { reason, .. }, Some(record)) => {
                    record.called_off = Some(reason.clone());
                    record.changed_at = event.recorded_at;
                }
                _ => {}
            }
        }
        record
    }
}

/// One interruption, as far as overlaps are concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interruption {
    /// Its id.
    pub id: String,
    /// Start, counted in.
    pub from: DateTime<Utc>,
    /// End, not counted in; `None`: open.
    pub until: Option<DateTime<Utc>>,
    /// Circuits that it takes out.
    pub circuits: BTreeSet<String>,
}

impl Interruption {
    fn holds(&self, at: DateTime<Utc>) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }
}

/// A time in which at least two circuits of a group are out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// Start.
    pub from: DateTime<Utc>,
    /// End; `None`: open.
    pub until: Option<DateTime<Utc>>,
    /// Those that are out.
    pub circuits: BTreeSet<String>,
    /// By what.
    pub interruptions: BTreeSet<String>,
    /// No circuit of the group is left.
    pub all: bool,
}

/// The times in which at least two circuits of `group` are out at once, earliest first. Neighbouring times with the same
/// circuits out are one.
#[must_use]
pub fn overlaps(interruptions: &[Interruption], group: &BTreeSet<String>) -> Vec<Overlap> {
    let touching: Vec<&Interruption> = interruptions
        .iter()
        .filter(|one| !one.circuits.is_disjoint(group))
        .collect();
    let edges: BTreeSet<DateTime<Utc>> = touching
        .iter()
        .flat_map(|one| [Some(one.from), one.until])
        .flatten()
        .collect();
    let edges: Vec<DateTime<Utc>> = edges.into_iter().collect();
    let mut found: Vec<Overlap> = Vec::new();
    for (n, &from) in edges.iter().enumerate() {
        let until = edges.get(n + 1).copied();
        let here: Vec<&&Interruption> = touching.iter().filter(|one| one.holds(from)).collect();
        let circuits: BTreeSet<String> = here
            .iter()
            .flat_map(|one| one.circuits.intersection(group))
            .cloned()
            .collect();
        if circuits.len() < 2 {
            continue;
        }
        let by = here.iter().map(|one| one.id.clone());
        match found.last_mut() {
            Some(before) if before.until == Some(from) && before.circuits == circuits => {
                before.until = until;
                before.interruptions.extend(by);
            }
            _ => found.push(Overlap {
                from,
                until,
                all: circuits.len() == group.len(),
                interruptions: by.collect(),
                circuits,
            }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;
    use proptest::prelude::*;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::<Utc>::UNIX_EPOCH + Duration::hours(hour)
    }

    fn out(id: usize, from: i64, until: Option<i64>, circuits: &[u8]) -> Interruption {
        Interruption {
            id: id.to_string(),
            from: at(from),
            until: until.map(at),
            circuits: circuits.iter().map(|c| format!("c{c}")).collect(),
        }
    }

    fn group(size: u8) -> BTreeSet<String> {
        (0..size).map(|c| format!("c{c}")).collect()
    }

    #[test]
    fn one_after_the_other_is_no_overlap_and_an_hour_together_is() {
        let apart = [out(0, 1, Some(3), &[0]), out(1, 3, Some(5), &[1])];
        assert!(overlaps(&apart, &group(2)).is_empty());
        let together = [out(0, 1, Some(4), &[0]), out(1, 3, None, &[1])];
        let found = overlaps(&together, &group(2));
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].from, found[0].until, found[0].all),
            (at(3), Some(at(4)), true)
        );
        let open = [out(0, 1, None, &[0]), out(1, 3, None, &[1])];
        assert_eq!(overlaps(&open, &group(4))[0].until, None);
        assert!(!overlaps(&open, &group(4))[0].all);
    }

    proptest! {
        /// Hour by hour, what the list says is what counting says.
        #[test]
        fn overlaps_agree_with_a_count_by_the_hour(
            raw in proptest::collection::vec((0_i64..20, 0_i64..8, proptest::collection::vec(0_u8..5, 0..4)), 0..8)
        ) {
            let all: Vec<Interruption> = raw.iter().enumerate().map(|(n, (from, length, circuits))| {
                out(n, *from, (*length > 0).then_some(from + length), circuits)
            }).collect();
            let group = group(4);
            let found = overlaps(&all, &group);
            for hour in 0..40 {
                let counted: BTreeSet<String> = all.iter().filter(|one| one.holds(at(hour)))
                    .flat_map(|one| one.circuits.intersection(&group)).cloned().collect();
                let told: Vec<&Overlap> = found.iter()
                    .filter(|o| o.from <= at(hour) && o.until.is_none_or(|until| at(hour) < until)).collect();
                if counted.len() < 2 {
                    prop_assert!(told.is_empty());
                } else {
                    prop_assert_eq!(told.len(), 1);
                    prop_assert_eq!(&told[0].circuits, &counted);
                    prop_assert_eq!(told[0].all, counted.len() == 4);
                }
            }
        }
    }
}
