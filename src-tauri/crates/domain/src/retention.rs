//! How long people's details are kept after their last paper ended.

use crate::event::{Event, Fact};
use crate::timeline::in_order;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// Most days that can be set: ten years.
pub const DAYS_MAX: u16 = 3_650;

/// The setting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retention {
    /// Days after the validity of the last handout or visit that names a person; 0 keeps them.
    pub days: u16,
    /// Erase who is due when the program starts, without asking.
    pub automatic: bool,
}

impl Retention {
    /// Folds the events about the desk.
    #[must_use]
    pub fn fold(events: &[Event]) -> Self {
        let (sorted, withdrawn) = in_order(events);
        sorted
            .into_iter()
            .rev()
            .filter(|event| !withdrawn.contains_key(&event.id))
            .find_map(|event| match &event.fact {
                Fact::RetentionSet(set) => Some(set.clone()),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// When a person is due whose last paper ended then; `None` when the setting is off.
    #[must_use]
    pub fn due(&self, ended: DateTime<Utc>) -> Option<DateTime<Utc>> {
        (self.days > 0)
            .then(|| ended.checked_add_signed(Duration::days(i64::from(self.days))))
            .flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nought_keeps_for_ever_and_a_day_is_a_day() {
        let ended: DateTime<Utc> = "2026-11-27T10:00:00Z".parse().unwrap();
        assert_eq!(Retention::default().due(ended), None);
        let one = Retention {
            days: 1,
            automatic: false,
        };
        assert_eq!(
            one.due(ended),
            Some("2026-11-28T10:00:00Z".parse().unwrap())
        );
        let most = Retention {
            days: DAYS_MAX,
            automatic: true,
        };
        assert_eq!(most.due(DateTime::<Utc>::MAX_UTC), None, "no overflow");
    }
}
