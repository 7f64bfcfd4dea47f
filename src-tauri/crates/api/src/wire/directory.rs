//! The directory, as the forms need it: what is shipped, with what the user knows laid over it.

use super::{BothNames, wire};

wire! {
    /// Regions, access points and choice lists, with their source and date.
    pub struct DirectoryView {
        /// Where the data come from.
        pub source: String,
        /// Date of the data, `YYYY-MM-DD`.
        pub date: String,
        /// Regions that have access points, mainland first.
        pub regions: Vec<RegionView>,
        /// All access points.
        pub access_points: Vec<AccessPointView>,
        /// Carriers and connectivity providers.
        pub line_operators: Vec<ChoiceView>,
        /// Port types offered.
        pub port_types: Vec<ChoiceView>,
        /// Leased line types.
        pub line_types: Vec<ChoiceView>,
        /// Advanced configuration of classic mode.
        pub features: Vec<ChoiceView>,
        /// Advanced configuration of high-reliability mode.
        pub order_features: Vec<ChoiceView>,
        /// Transceivers that Alibaba Cloud fits on its side.
        pub optics: Vec<OpticView>,
    }

    /// A transceiver on Alibaba Cloud's side; the customer's own is of the same specification.
    pub struct OpticView {
        /// The provider's word for the model.
        pub model: String,
        /// Wire value of the port type that it fits.
        pub port_type: String,
        /// Wavelength in nm; of a wavelength-division optic, the middle of its band.
        pub wavelength_nm: u32,
        /// Four wavelengths on one fibre.
        pub wdm: bool,
        /// Reach in km.
        pub reach_km: u32,
        /// The one that is fitted by default.
        pub standard: bool,
    }

    /// A region.
    pub struct RegionView {
        /// Region id such as `cn-hangzhou`, or the label where the source gives none.
        pub key: String,
        /// Name in both languages.
        pub name: BothNames,
        /// Chinese mainland.
        pub mainland: bool,
    }

    /// A value to choose, as the provider writes it, with its names.
    pub struct ChoiceView {
        /// Wire value.
        pub value: String,
        /// Name in both languages.
        pub name: BothNames,
        /// Rate in Mbit/s for port types.
        pub speed_mbps: Option<u32>,
        /// The provider's own key, where it differs from the value.
        pub api_key: Option<String>,
    }

    /// An access point.
    pub struct AccessPointView {
        /// Key in the directory: the English name.
        pub key: String,
        /// Name in both languages.
        pub name: BothNames,
        /// The Chinese name is derived, not stated by the source.
        pub name_zh_derived: bool,
        /// Key of its region.
        pub region: String,
        /// Facility operator.
        pub operator: String,
        /// Landmark, where the source gives one.
        pub landmark: Option<String>,
        /// Chinese mainland.
        pub mainland: bool,
        /// Charged by a third party.
        pub third_party_fee: bool,
        /// How people get in.
        pub access_flow: AccessFlowWord,
        /// `ap-…`, where known.
        pub id: Option<String>,
        /// The pairing of id and name is inferred.
        pub id_inferred: bool,
        /// IANA zone.
        pub zone: String,
        /// City for "Hangzhou time".
        pub city: BothNames,
        /// Wire values of the line operators whose circuits it takes; empty: not known, all offered.
        pub takes_only: Vec<String>,
        /// Alibaba Cloud operates the building.
        pub alibaba: bool,
        /// Listed as a third-party site; not known outside the mainland.
        pub third_party_site: Option<bool>,
        /// Where it stands, at the accuracy of a city.
        pub place: Option<PlaceView>,
        /// It is the user's addition, not shipped.
        pub added: bool,
        /// Who added it.
        pub added_by: Option<WrittenView>,
        /// Kept at hand.
        pub favourite: bool,
        /// Shipped values that the user corrected; the user's count.
        pub corrected: Vec<CorrectedView>,
        /// What the user knows beside that.
        pub notes: Option<PointNotesView>,
    }

    /// A city on the map.
    pub struct PlaceView {
        /// Key in the list of cities.
        pub city: String,
        /// Name in both languages.
        pub name: BothNames,
        /// Two letters of ISO 3166-1.
        pub country: String,
        /// Latitude in degrees.
        pub lat: f64,
        /// Longitude in degrees.
        pub lon: f64,
        /// The name of the access point tells no city; this one is inferred.
        pub inferred: bool,
    }

    /// Who wrote something, and when.
    pub struct WrittenView {
        /// Who.
        pub by: String,
        /// When.
        pub at: String,
    }

    /// A shipped value and the user's own.
    pub struct CorrectedView {
        /// Which value.
        pub field: PointFieldWord,
        /// The user's, as a correction holds it; empty for none.
        pub yours: String,
        /// What is shipped now.
        pub shipped: String,
        /// The shipped value changed since: one of the two is to be chosen.
        pub unsettled: bool,
        /// Who corrected it, and when.
        pub written: WrittenView,
    }

    /// What the user knows of an access point that nobody publishes.
    pub struct PointNotesView {
        /// Street address, or empty.
        pub address: String,
        /// Rooms, or empty.
        pub rooms: String,
        /// Somebody to call is written down; who stands in the access point's own view.
        pub has_contact: bool,
        /// Notes, or empty.
        pub notes: String,
        /// Wire values of port types that were seen there.
        pub port_types: Vec<String>,
        /// Wire values of carriers that were seen there.
        pub carriers: Vec<String>,
        /// What the console showed beside it.
        pub status: Option<PointStatusWord>,
        /// Day on which it did, `YYYY-MM-DD`, or empty.
        pub status_seen: String,
        /// Who wrote it, and when.
        pub written: WrittenView,
    }
}

wire! {
    /// How people get into the facility.
    pub enum AccessFlowWord {
        /// SMS, entry platform, QR code.
        SmsQr,
        /// The LOA goes to the third-party site's engineer.
        ThirdPartyLoa,
        /// Outside the mainland: the on-site engineer is contacted.
        ContactOnsiteEngineer,
    }
}

wire! {
    /// A shipped value that can be corrected.
    pub enum PointFieldWord {
        /// Chinese name.
        NameZh,
        /// Operator.
        Operator,
        /// Landmark.
        Landmark,
        /// How people get in.
        AccessFlow,
        /// `ap-…`.
        Id,
        /// Charged by a third party.
        ThirdPartyFee,
    }

    /// What the console shows beside an access point.
    pub enum PointStatusWord {
        /// Recommended.
        Recommended,
        /// Many ask for it.
        Hot,
        /// No port is left.
        Full,
        /// Closed for applications.
        Disabled,
    }
}
