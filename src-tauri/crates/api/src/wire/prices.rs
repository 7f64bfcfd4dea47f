//! Reference prices of ports.

use super::{BothNames, wire};

wire! {
    /// Asks what ports cost by the reference table.
    pub struct PriceQuery {
        /// The ports, at most 64.
        pub ports: Vec<PricedPort>,
    }

    /// A port to price.
    pub struct PricedPort {
        /// Key of the access point.
        pub access_point: String,
        /// Wire value of the port type.
        pub port_type: String,
    }

    /// Reference prices; an estimate, never an offer.
    pub struct PriceEstimate {
        /// One line per port, in the order asked for.
        pub lines: Vec<PriceLine>,
        /// Sum of the lines that have a price, for one month, in minor units.
        pub month: u32,
        /// Ports without a price: the access point or the port type is not known.
        pub unknown: u32,
        /// ISO 4217 code of every amount.
        pub currency: String,
        /// Digits after the point: amounts are in units of the last one.
        pub minor_digits: u8,
        /// Date of the reference table, `YYYY-MM-DD`.
        pub date: String,
        /// The page, in words.
        pub source: String,
        /// Its address.
        pub url: String,
        /// What the page says beside its table.
        pub notes: Vec<BothNames>,
        /// Everything that a circuit costs, whoever is paid.
        pub items: Vec<FeeItemView>,
    }

    /// The price of one port.
    pub struct PriceLine {
        /// Key of the access point.
        pub access_point: String,
        /// Wire value of the port type.
        pub port_type: String,
        /// Price for one month in minor units, where the table has one.
        pub month: Option<u32>,
        /// Name of the price list: mainland, outside, Riyadh.
        pub place: Option<BothNames>,
    }

    /// One kind of cost.
    pub struct FeeItemView {
        /// Stable word: `port`, `traffic`, `carrier_line` …
        pub key: String,
        /// Who is paid.
        pub paid_to: BothNames,
        /// What it is.
        pub what: BothNames,
    }
}
