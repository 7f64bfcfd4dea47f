//! One access point, and what the user writes about it.

use super::{AccessFlowWord, AccessPointView, PointFieldWord, PointStatusWord, wire};

wire! {
    /// Names an access point by its key.
    pub struct ByKey {
        /// Its key: the English name.
        pub access_point: String,
    }

    /// An access point as typed. Of a shipped one the English name, the region and the city stay as they are.
    pub struct AccessPointForm {
        /// English name.
        pub name_en: String,
        /// Chinese name, optional for an addition.
        pub name_zh: String,
        /// Key of the region; empty: one that is in no list, with the names beside.
        pub region: String,
        /// English name of a region that is in no list.
        pub region_en: String,
        /// Chinese name of it.
        pub region_zh: String,
        /// That region is in the Chinese mainland.
        pub mainland: bool,
        /// Key of the city.
        pub city: String,
        /// Operator of the facility.
        pub operator: String,
        /// Landmark nearby, optional.
        pub landmark: String,
        /// How people get in.
        pub access_flow: AccessFlowWord,
        /// `ap-…`, optional.
        pub id: String,
        /// A third party charges a fee.
        pub third_party_fee: bool,
        /// Street address, optional.
        pub address: String,
        /// Rooms, optional.
        pub rooms: String,
        /// Whom to call there, optional.
        pub contact: String,
        /// Notes, optional.
        pub notes: String,
        /// Wire values of port types that were seen there.
        pub port_types: Vec<String>,
        /// Wire values of carriers that were seen there.
        pub carriers: Vec<String>,
        /// What the console showed beside it.
        pub status: Option<PointStatusWord>,
        /// Day on which it did, `YYYY-MM-DD`.
        pub status_seen: String,
    }

    /// Writes down what is known of an access point, or adds one.
    pub struct SaveAccessPoint {
        /// Idempotency key made by the form.
        pub key: String,
        /// Its key; `None` adds one.
        pub access_point: Option<String>,
        /// The form.
        pub form: AccessPointForm,
    }

    /// Chooses between a correction and a shipped value, or takes a correction back.
    pub struct SettleAccessPoint {
        /// Idempotency key.
        pub key: String,
        /// Its key.
        pub access_point: String,
        /// Which value.
        pub field: PointFieldWord,
        /// `true`: the user's value counts; `false`: the shipped one.
        pub keep_yours: bool,
    }

    /// Keeps an access point at hand, or no longer.
    pub struct FavourAccessPoint {
        /// Idempotency key.
        pub key: String,
        /// Its key.
        pub access_point: String,
        /// Kept at hand.
        pub favourite: bool,
    }

    /// Removes an access point that the user added.
    pub struct RemoveAccessPoint {
        /// Idempotency key.
        pub key: String,
        /// Its key.
        pub access_point: String,
    }

    /// An access point with everything that is known of it.
    pub struct AccessPointDetail {
        /// As in the list.
        pub point: AccessPointView,
        /// What the edit sheet shows.
        pub form: AccessPointForm,
        /// Circuits of ours there, last changed first.
        pub circuits: Vec<PointCircuit>,
        /// Whether it can be removed: added by the user, and no circuit stands there.
        pub removable: bool,
    }

    /// A circuit at an access point.
    pub struct PointCircuit {
        /// UUIDv7 text.
        pub id: String,
        /// Its name.
        pub name: String,
        /// `pc-…` once known.
        pub instance_id: Option<String>,
        /// Status of the port, the provider's word.
        #[ts(type = "CircuitStatus")]
        pub status: String,
    }
}
