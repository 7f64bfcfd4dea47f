//! Cities, the customer's own sites, and how far access points are from them.

use super::{BothNames, wire};

wire! {
    /// The list of cities, with where its points come from.
    pub struct CitiesView {
        /// Source of the points.
        pub source: String,
        /// Licence of the points.
        pub licence: String,
        /// When they were taken, `YYYY-MM-DD`.
        pub date: String,
        /// Cities, the Chinese mainland first.
        pub cities: Vec<CityView>,
    }

    /// A city.
    pub struct CityView {
        /// Key in the list.
        pub key: String,
        /// Name in both languages.
        pub name: BothNames,
        /// Two letters of ISO 3166-1.
        pub country: String,
        /// Latitude in degrees.
        pub lat: f64,
        /// Longitude in degrees.
        pub lon: f64,
        /// IANA zone.
        pub zone: String,
    }

    /// A site as typed.
    pub struct SiteForm {
        /// Name.
        pub name: String,
        /// Street address, optional.
        pub address: String,
        /// Key of its city, optional.
        pub city: String,
        /// City and country as the user writes them, where the city is in no list; optional.
        pub place: String,
        /// Latitude in decimal degrees, optional.
        pub lat: String,
        /// Longitude in decimal degrees, optional.
        pub lon: String,
        /// Whom to call there, optional.
        pub contact: String,
        /// Notes, optional.
        pub notes: String,
    }

    /// Writes a site down, or changes one.
    pub struct SaveSite {
        /// Idempotency key made by the form.
        pub key: String,
        /// `None` for a new one.
        pub id: Option<String>,
        /// The form.
        pub form: SiteForm,
    }

    /// Removes a site.
    pub struct RemoveSite {
        /// Idempotency key.
        pub key: String,
        /// UUIDv7 text.
        pub id: String,
    }

    /// A site as shown.
    pub struct SiteView {
        /// UUIDv7 text.
        pub id: String,
        /// What the form shows.
        pub form: SiteForm,
        /// Its city, where one was chosen.
        pub city: Option<BothNames>,
        /// Its point on the map, where one is known.
        pub point: Option<SitePoint>,
        /// When it was last changed.
        pub changed_at: String,
    }

    /// Where a site is.
    pub struct SitePoint {
        /// Latitude in degrees.
        pub lat: f64,
        /// Longitude in degrees.
        pub lon: f64,
        /// The site's own point; otherwise that of its city.
        pub exact: bool,
    }

    /// All sites.
    pub struct Sites {
        /// By name.
        pub sites: Vec<SiteView>,
    }

    /// How far access points are from a site, along a great circle.
    pub struct Distances {
        /// The site.
        pub site: String,
        /// In the order of the directory; access points without a city are left out.
        pub rows: Vec<DistanceRow>,
    }

    /// How far one access point is.
    pub struct DistanceRow {
        /// Key of the access point.
        pub access_point: String,
        /// Kilometres, to a kilometre; both ends may be no nearer known than their cities.
        pub km: u32,
    }
}
