//! Reference prices of ports, for the forms.

use crate::Desk;
use crate::directory::both;
use crate::wire::{ApiError, ErrorCode, FeeItemView, PriceEstimate, PriceLine, PriceQuery};
use desk_domain::chance::Occasion;
use desk_domain::fee::Fees;
use desk_domain::port::PortType;

/// More ports than any order has.
const MOST_PORTS: usize = 64;

/// The reference prices; a release always has them, a test of the domain reads them.
pub(crate) fn shipped() -> Result<&'static Fees, ApiError> {
    Fees::shipped().map_err(|e| ApiError::new(ErrorCode::Internal, format!("{e}.")))
}

impl Desk {
    /// What the ports cost for a month, by the reference table.
    pub fn price_estimate(
        &mut self,
        _: Occasion<'_>,
        request: PriceQuery,
    ) -> Result<PriceEstimate, ApiError> {
        if request.ports.len() > MOST_PORTS {
            return Err(ApiError::new(
                ErrorCode::Refused,
                format!("An estimate takes at most {MOST_PORTS} ports."),
            ));
        }
        let fees = shipped()?;
        let directory = crate::directory::merged(self.store()?.db())?;
        let lines: Vec<PriceLine> = request
            .ports
            .into_iter()
            .map(|port| {
                let place = directory
                    .access_point(&port.access_point)
                    .map(|point| fees.place(point));
                let month = place.and_then(|place| {
                    fees.port_month(PortType::from_wire(&port.port_type).ok()?, place)
                });
                PriceLine {
                    access_point: port.access_point,
                    port_type: port.port_type,
                    month,
                    place: place.map(|place| both(place.label_en(), place.label_zh())),
                }
            })
            .collect();
        let unknown = lines.iter().filter(|line| line.month.is_none()).count();
        Ok(PriceEstimate {
            month: lines.iter().filter_map(|line| line.month).sum(),
            unknown: u32::try_from(unknown).unwrap_or(u32::MAX),
            lines,
            currency: fees.currency.clone(),
            minor_digits: fees.minor_digits,
            date: fees.date.clone(),
            source: fees.source.clone(),
            url: fees.url.clone(),
            notes: fees
                .notes
                .iter()
                .map(|note| both(&note.en, &note.zh))
                .collect(),
            items: fees
                .items
                .iter()
                .map(|item| FeeItemView {
                    key: item.key.clone(),
                    paid_to: both(item.paid_to.label_en(), item.paid_to.label_zh()),
                    what: both(&item.en, &item.zh),
                })
                .collect(),
        })
    }
}
