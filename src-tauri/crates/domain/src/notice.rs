//! Notifications of the desktop: what is due, told once each, as counts and never by name.
//!
//! They lie on lock screens and in the system's own lists, so nothing of a person, a circuit or a place gets into them.

use crate::wire::wire_enum;
use std::collections::{BTreeMap, BTreeSet};

wire_enum! {
    /// What a notification counts, in the order in which it says it.
    pub enum NoticeKind {
        /// A clock ran out.
        ClockMissed = "clock_missed", "clock has run out", "个时限已超时";
        /// A clock ends today.
        ClockToday = "clock_today", "clock runs out today", "个时限今天到期";
        /// A step of construction is due today.
        StepToday = "step_today", "step of construction is due today", "个施工步骤今天到期";
        /// Somebody goes to a site today.
        VisitToday = "visit_today", "visit is today", "次入场在今天";
        /// Maintenance begins today.
        MaintenanceToday = "maintenance_today", "maintenance window begins today", "个维护窗口今天开始";
        /// A handout lapses today.
        LapsesToday = "lapses_today", "handout lapses today", "份函件今天到期";
        /// A port is paid for a week at most.
        FeeEnds = "fee_ends", "port fee ends within a week", "个端口的费用将在一周内到期";
        /// A port that is over may still cost.
        StillBilled = "still_billed", "port that is over may still cost money", "个已终止的端口可能仍在计费";
    }
}

impl NoticeKind {
    /// The words for several.
    const fn many_en(self) -> &'static str {
        match self {
            Self::ClockMissed => "clocks have run out",
            Self::ClockToday => "clocks run out today",
            Self::StepToday => "steps of construction are due today",
            Self::VisitToday => "visits are today",
            Self::MaintenanceToday => "maintenance windows begin today",
            Self::LapsesToday => "handouts lapse today",
            Self::FeeEnds => "port fees end within a week",
            Self::StillBilled => "ports that are over may still cost money",
        }
    }
}

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// As what it counts.
    pub kind: NoticeKind,
    /// Names the thing and the date that it is due on, so that the same thing due anew is another item.
    pub about: String,
}

impl Item {
    /// By which it is remembered as told.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{} {}", self.kind.as_wire(), self.about)
    }
}

/// Hours of the local day in which notifications may appear: from the first to before the last. The same hour twice
/// means all day; a first hour after the last one means over midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// 0–23.
    pub from: u8,
    /// 0–23.
    pub until: u8,
}

impl Hours {
    /// Whether an hour of the day is one of them.
    #[must_use]
    pub const fn have(self, hour: u8) -> bool {
        if self.from == self.until {
            true
        } else if self.from < self.until {
            self.from <= hour && hour < self.until
        } else {
            hour >= self.from || hour < self.until
        }
    }
}

/// One notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How many of each kind are new.
    pub counts: BTreeMap<NoticeKind, u32>,
    /// Keys to remember once it was shown.
    pub keys: Vec<String>,
}

/// What to tell now; `None` when nothing is new, or it is no hour for it. What is not told now is told later, if it is
/// still due then.
#[must_use]
pub fn notice(items: &[Item], told: &BTreeSet<String>, hours: Hours, hour: u8) -> Option<Notice> {
    if !hours.have(hour) {
        return None;
    }
    let new: BTreeSet<&Item> = items
        .iter()
        .filter(|item| !told.contains(&item.key()))
        .collect();
    let mut counts = BTreeMap::new();
    for item in &new {
        *counts.entry(item.kind).or_default() += 1;
    }
    let keys = new.iter().map(|item| item.key()).collect();
    (!new.is_empty()).then_some(Notice { counts, keys })
}

impl Notice {
    /// What it says in English.
    #[must_use]
    pub fn en(&self) -> String {
        let mut said = String::new();
        for (kind, count) in &self.counts {
            let words = if *count == 1 {
                kind.label_en()
            } else {
                kind.many_en()
            };
            said.push_str(&format!("{count} {words}. "));
        }
        said.push_str("Open Circuit Desk.");
        said
    }

    /// What it says in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        let said: Vec<String> = self
            .counts
            .iter()
            .map(|(kind, count)| format!("{count} {}", kind.label_zh()))
            .collect();
        format!("{}。请打开 Circuit Desk。", said.join("，"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY: Hours = Hours { from: 8, until: 20 };

    fn item(kind: NoticeKind, about: &str) -> Item {
        Item {
            kind,
            about: about.into(),
        }
    }

    #[test]
    fn it_says_counts_in_words() {
        let items = [
            item(NoticeKind::ClockToday, "a"),
            item(NoticeKind::ClockToday, "b"),
            item(NoticeKind::VisitToday, "c"),
        ];
        let told = notice(&items, &BTreeSet::new(), DAY, 9).unwrap();
        assert_eq!(
            told.en(),
            "2 clocks run out today. 1 visit is today. Open Circuit Desk."
        );
        assert_eq!(
            told.zh(),
            "2 个时限今天到期，1 次入场在今天。请打开 Circuit Desk。"
        );
    }

    #[test]
    fn what_was_told_is_not_told_again_and_what_is_due_anew_is() {
        let first = [item(NoticeKind::ClockToday, "a 2026-11-23")];
        let told = notice(&first, &BTreeSet::new(), DAY, 9).unwrap();
        let known: BTreeSet<String> = told.keys.into_iter().collect();
        assert_eq!(notice(&first, &known, DAY, 9), None);
        let anew = [item(NoticeKind::ClockToday, "a 2026-12-01")];
        assert!(notice(&anew, &known, DAY, 9).is_some());
        let missed = [item(NoticeKind::ClockMissed, "a 2026-11-23")];
        assert!(notice(&missed, &known, DAY, 9).is_some());
    }

    #[test]
    fn quiet_hours_are_kept_also_over_midnight() {
        let hours = |hours: Hours| {
            (0..24)
                .filter(|hour| hours.have(*hour))
                .collect::<Vec<u8>>()
        };
        assert_eq!(hours(DAY), (8..20).collect::<Vec<u8>>());
        let night = Hours { from: 22, until: 2 };
        assert_eq!(hours(night), [0, 1, 22, 23]);
        assert_eq!(hours(Hours { from: 7, until: 7 }).len(), 24);
        let items = [item(NoticeKind::ClockToday, "a")];
        assert_eq!(notice(&items, &BTreeSet::new(), DAY, 20), None);
    }

    proptest! {
        #[test]
        fn each_item_is_told_once_whatever_the_order_and_the_hours(
            found in proptest::collection::vec((0..NoticeKind::ALL.len(), 0_u8..6), 0..40),
            from in 0_u8..24,
            until in 0_u8..24,
        ) {
            let mut told = BTreeSet::new();
            let mut counted = 0;
            let hours = Hours { from, until };
            for (n, batch) in found.chunks(5).enumerate() {
                let items: Vec<Item> = batch.iter().map(|(kind, about)| item(NoticeKind::ALL[*kind], &about.to_string())).collect();
                let hour = u8::try_from(n * 5 % 24).unwrap();
                let Some(notice) = notice(&items, &told, hours, hour) else { continue };
                prop_assert!(hours.have(hour));
                prop_assert!(!notice.keys.is_empty());
                counted += notice.counts.values().sum::<u32>();
                prop_assert!(notice.keys.iter().all(|key| told.insert(key.clone())), "told twice");
            }
            prop_assert_eq!(counted, u32::try_from(told.len()).unwrap());
        }
    }
}
