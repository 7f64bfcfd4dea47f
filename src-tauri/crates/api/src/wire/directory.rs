//! The shipped directory, as the forms need it.

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
