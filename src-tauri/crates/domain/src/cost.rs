//! What a circuit costs over a time: the port by the reference table, everything else as somebody typed it.
//!
//! Every amount is a whole number of the smallest unit of the sheet's currency. Each line is converted and rounded
//! once; sums are sums of what stands on the lines, so that a person who adds them up gets the same.

use crate::money::{Currency, times};
use crate::wire::wire_enum;

wire_enum! {
    /// What is paid for.
    pub enum CostKind {
        /// Port resource usage fee, from the reference table.
        Port = "port", "Port fee", "端口费";
        /// Outbound data transfer.
        Traffic = "traffic", "Outbound data transfer", "出方向流量";
        /// The carrier's line.
        CarrierLine = "carrier_line", "Carrier’s line", "运营商专线";
        /// Cable in the building.
        CrossConnect = "cross_connect", "In-building cable", "楼内线缆";
        /// Survey.
        Survey = "survey", "Site survey", "现场工勘";
        /// Transceivers.
        Optics = "optics", "Transceivers", "光模块";
        /// Third-party facility fee.
        ThirdParty = "third_party_facility", "Third-party facility fee", "第三方机房费用";
        /// Anything else.
        Other = "other", "Other", "其他";
    }
}

wire_enum! {
    /// How often it is paid.
    pub enum Per {
        /// Once.
        Once = "once", "once", "一次性";
        /// Each month.
        Month = "month", "per month", "每月";
    }
}

/// One thing that costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostItem {
    /// What.
    pub kind: CostKind,
    /// Words of the user's own, or empty.
    pub label: String,
    /// In the smallest unit of `currency`.
    pub amount: i64,
    /// Its currency.
    pub currency: Currency,
    /// How often.
    pub per: Per,
}

/// A line of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostLine {
    /// As it was typed or priced.
    pub item: CostItem,
    /// The same in the sheet's currency.
    pub own: i64,
}

/// The sheet. All sums are in its currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostSheet {
    /// Currency of the sums.
    pub currency: Currency,
    /// Months that are added up.
    pub months: u16,
    /// Lines, in the order given.
    pub lines: Vec<CostLine>,
    /// Paid once.
    pub once: i64,
    /// Paid each month.
    pub monthly: i64,
    /// Everything over the months.
    pub total: i64,
}

/// Longest time that a sheet adds up, months.
pub const MOST_MONTHS: u16 = 120;

/// Makes the sheet. `rate` is how much of the sheet's currency one US dollar buys, in millionths; it is wanted when an
/// item is in dollars and the sheet is not, and `None` is given when it is missing. Items are in one of the two.
#[must_use]
pub fn sheet(
    currency: Currency,
    months: u16,
    rate: Option<i64>,
    items: Vec<CostItem>,
) -> Option<CostSheet> {
    let mut lines = Vec::with_capacity(items.len());
    for item in items {
        let own = if item.currency == currency {
            item.amount
        } else {
            times(
                item.amount,
                rate?,
                item.currency.digits(),
                currency.digits(),
            )
        };
        lines.push(CostLine { item, own });
    }
    let sum = |per: Per| {
        lines
            .iter()
            .filter(|line| line.item.per == per)
            .fold(0_i64, |sum, line| sum.saturating_add(line.own))
    };
    let (once, monthly) = (sum(Per::Once), sum(Per::Month));
    Some(CostSheet {
        currency,
        months,
        once,
        monthly,
        total: once.saturating_add(monthly.saturating_mul(months.into())),
        lines,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(amount: i64, currency: Currency, per: Per) -> CostItem {
        CostItem {
            kind: CostKind::Other,
            label: String::new(),
            amount,
            currency,
            per,
        }
    }

    #[test]
    fn a_year_of_a_10g_port_in_yuan() {
        let items = vec![
            item(72_000, Currency::Usd, Per::Month),
            item(800_000, Currency::Cny, Per::Month),
            item(1_500_000, Currency::Cny, Per::Once),
        ];
        let sheet = sheet(Currency::Cny, 12, Some(7_100_000), items).unwrap();
        assert_eq!(sheet.lines[0].own, 511_200);
        assert_eq!((sheet.once, sheet.monthly), (1_500_000, 1_311_200));
        assert_eq!(sheet.total, 1_500_000 + 12 * 1_311_200);
    }

    #[test]
    fn dollars_without_a_rate_make_no_sheet() {
        let dollars = || vec![item(1, Currency::Usd, Per::Once)];
        assert_eq!(sheet(Currency::Cny, 1, None, dollars()), None);
        assert!(sheet(Currency::Usd, 1, None, dollars()).is_some());
    }

    proptest! {
        #[test]
        fn the_sums_are_those_of_the_lines(
            amounts in proptest::collection::vec((0_i64..1_000_000_000, any::<bool>(), any::<bool>()), 0..20),
            months in 0_u16..120, rate in 1_i64..100_000_000
        ) {
            let items = amounts.iter().map(|&(amount, dollars, once)| {
                item(amount, if dollars { Currency::Usd } else { Currency::Cny }, if once { Per::Once } else { Per::Month })
            }).collect();
            let sheet = sheet(Currency::Cny, months, Some(rate), items).unwrap();
            let by_hand: i64 = sheet.lines.iter().map(|line| match line.item.per {
                Per::Once => line.own,
                Per::Month => line.own * i64::from(months),
            }).sum();
            prop_assert_eq!(sheet.total, by_hand);
        }
    }
}
