//! The customer's own sites: data centres and rooms that circuits end in.

use crate::distance::Point;
use crate::event::{Event, Fact};
use crate::personal::Personal;
use crate::timeline::in_order;
use serde::{Deserialize, Serialize};

/// A site as it was written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteFact {
    /// Name.
    pub name: String,
    /// Street address, or empty.
    pub address: String,
    /// Key of its city, or empty.
    pub city: String,
    /// City and country as the user writes them, when the city is in no list; or empty.
    pub place: String,
    /// Latitude in decimal degrees; empty: the city's, or not known.
    pub lat: String,
    /// Longitude in decimal degrees; empty: the city's, or not known.
    pub lon: String,
    /// Whom to call there.
    pub contact: Option<Personal<String>>,
    /// Notes, or empty.
    pub notes: String,
}

impl SiteFact {
    /// Its own point, where it was written down; not the city's.
    #[must_use]
    pub fn own_point(&self) -> Option<Point> {
        Point::read(&self.lat, &self.lon)
    }

    /// Its own point, else its city's.
    #[must_use]
    pub fn point(&self) -> Option<Point> {
        let of_city = || Some(crate::city::Cities::shipped().ok()?.city(&self.city)?.point);
        self.own_point().or_else(of_city)
    }

    /// Folds the events about one site; `None` when it was removed.
    #[must_use]
    pub fn fold(events: &[Event]) -> Option<Self> {
        let (sorted, withdrawn) = in_order(events);
        let mut site = None;
        for event in sorted
            .into_iter()
            .filter(|e| !withdrawn.contains_key(&e.id))
        {
            match &event.fact {
                Fact::SiteSaved(saved) => site = Some(saved.clone()),
                Fact::SiteRemoved { .. } => site = None,
                _ => {}
            }
        }
        site
    }
}
