//! Reference prices of a port, with the date and the page that they stand on.
//!
//! `data/fees.json` is data of the project, copied from published pages. A price is never given without its
//! date; what no page states (the price of a GB, of the carrier's line, of a cable) is absent, never guessed.

use crate::directory::AccessPoint;
use crate::port::PortType;
use crate::wire::wire_enum;
use serde::Deserialize;
use std::sync::OnceLock;

wire_enum! {
    /// The three price lists of the page.
    pub enum PricePlace {
        /// The Chinese mainland.
        Mainland = "mainland", "Chinese mainland", "中国内地";
        /// Outside the Chinese mainland, except Riyadh.
        Outside = "outside", "outside the Chinese mainland", "中国内地以外";
        /// Riyadh.
        Riyadh = "riyadh", "Riyadh", "利雅得";
    }
}

wire_enum! {
    /// Who is paid.
    pub enum PaidTo {
        /// Alibaba Cloud.
        AlibabaCloud = "alibaba_cloud", "Alibaba Cloud", "阿里云";
        /// The carrier of the line.
        Carrier = "carrier", "the carrier", "运营商";
        /// The operator of the facility.
        FacilityOperator = "facility_operator", "the facility’s operator", "机房运营方";
        /// Whoever sells transceivers.
        Supplier = "supplier", "your supplier", "供应商";
    }
}

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fees {
    /// The page, in words.
    pub source: String,
    /// Its address.
    pub url: String,
    /// Its date, `YYYY-MM-DD`.
    pub date: String,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// Digits after the point: amounts are in units of the last one.
    pub minor_digits: u8,
    /// Price of a port for one month.
    pub port_month: Vec<PortMonth>,
    /// Cities, in English, that the third price list is for.
    riyadh_cities: Vec<String>,
    /// What the page says beside its table.
    pub notes: Vec<TwoSentences>,
    /// Everything that a circuit costs, whoever is paid.
    pub items: Vec<FeeItem>,
    /// Pages that the items stand on.
    pub items_sources: Vec<String>,
}

/// One row of the table; amounts in minor units.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortMonth {
    /// The port.
    pub port_type: PortType,
    /// Chinese mainland.
    pub mainland: u32,
    /// Elsewhere.
    pub outside: u32,
    /// Riyadh.
    pub riyadh: u32,
}

/// A sentence in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TwoSentences {
    /// English.
    pub en: String,
    /// 简体中文.
    pub zh: String,
}

/// One kind of cost.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeItem {
    /// Stable word.
    pub key: String,
    /// Who is paid.
    pub paid_to: PaidTo,
    /// What it is, English.
    pub en: String,
    /// The same in Chinese.
    pub zh: String,
}

/// The fees file cannot be read: a fault of the build, not of the user.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the shipped fees cannot be read: {0}")]
pub struct FeesError(String);

impl Fees {
    /// The reference prices that the program ships, read once.
    ///
    /// # Errors
    /// The file is not in its shape; a test of this crate reads it, so a released program never sees that.
    pub fn shipped() -> Result<&'static Self, FeesError> {
        static SHIPPED: OnceLock<Result<Fees, FeesError>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| {
                serde_json::from_str(include_str!("../data/fees.json"))
                    .map_err(|e| FeesError(e.to_string()))
            })
            .as_ref()
            .map_err(Clone::clone)
    }

    /// Which price list holds at an access point.
    #[must_use]
    pub fn place(&self, access_point: &AccessPoint) -> PricePlace {
        if access_point.mainland {
            PricePlace::Mainland
        } else if self.riyadh_cities.contains(&access_point.city_en) {
            PricePlace::Riyadh
        } else {
            PricePlace::Outside
        }
    }

    /// Reference price of one port for one month, in minor units of [`Fees::currency`].
    #[must_use]
    pub fn port_month(&self, port_type: PortType, place: PricePlace) -> Option<u32> {
        let row = self
            .port_month
            .iter()
            .find(|row| row.port_type == port_type)?;
        Some(match place {
            PricePlace::Mainland => row.mainland,
            PricePlace::Outside => row.outside,
            PricePlace::Riyadh => row.riyadh,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::Directory;

    #[test]
    fn the_shipped_fees_have_a_date_a_page_and_every_port_type() {
        let fees = Fees::shipped().unwrap();
        assert_eq!(
            (fees.date.as_str(), fees.currency.as_str()),
            ("2026-04-01", "USD")
        );
        assert!(fees.url.starts_with("https://www.alibabacloud.com/help/"));
        for port_type in PortType::ALL {
            let [mainland, outside, riyadh] = [
                PricePlace::Mainland,
                PricePlace::Outside,
                PricePlace::Riyadh,
            ]
            .map(|place| fees.port_month(*port_type, place).unwrap());
            assert!(
                mainland < outside && outside < riyadh,
                "{port_type}: dearer by place"
            );
        }
    }

    #[test]
    fn the_table_is_the_pages() {
        let fees = Fees::shipped().unwrap();
        let dollars = |port, place| fees.port_month(port, place).map(|minor| minor / 100);
        assert_eq!(
            [
                dollars(PortType::Lx1G, PricePlace::Mainland),
                dollars(PortType::Lr10G, PricePlace::Outside),
                dollars(PortType::Lr40G, PricePlace::Riyadh),
                dollars(PortType::Lr100G, PricePlace::Mainland),
            ],
            [Some(85), Some(1600), Some(6600), Some(5200)]
        );
    }

    #[test]
    fn the_price_list_follows_the_place() {
        let fees = Fees::shipped().unwrap();
        let directory = Directory::shipped().unwrap();
        let place = |name| fees.place(directory.access_point(name).unwrap());
        assert_eq!(place("Hangzhou-Xiaoshan-B"), PricePlace::Mainland);
        assert_eq!(place("Singapore-A"), PricePlace::Outside);
    }

    #[test]
    fn every_item_is_said_in_both_languages() {
        let fees = Fees::shipped().unwrap();
        let keys: std::collections::HashSet<_> = fees.items.iter().map(|item| &item.key).collect();
        assert_eq!(keys.len(), fees.items.len());
        for item in &fees.items {
            assert!(
                !item.en.is_empty() && item.zh.chars().any(|c| c > '\u{2e80}'),
                "{}",
                item.key
            );
        }
    }
}
