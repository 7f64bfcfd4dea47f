//! The connection of a circuit for its page.

mod router;
mod vbr;

use super::may_plan;
use super::parameters::parameters;
use crate::directory::both;
use crate::wire::{
    ApiError, BothNames, ConnectLimitView, ConnectView, KnownVbrView, SheetRowView,
    SheetSectionView, VbrAt,
};
use desk_domain::circuit::CircuitStatus;
use desk_domain::connect::limits::{LimitKey, Limits};
use desk_domain::connect::sheet::SheetSection;
use desk_domain::connect::vbr::BANDWIDTHS;
use desk_domain::directory::AccessPoint;
use desk_domain::event::TwoNames;
use desk_store::circuits::Whole;
use desk_store::{Store, routers as stored, vbrs};
use router::router;
use vbr::vbr;

/// Everything of the connection that the page shows.
pub(crate) fn view(
    store: &Store,
    id: &str,
    whole: &Whole,
    point: Option<&AccessPoint>,
) -> Result<Option<ConnectView>, ApiError> {
    let circuit = &whole.circuit;
    if circuit.withdrawn {
        return Ok(None);
    }
    let routers = stored::of_circuit(store.db(), store.keys(), id)?;
    let mut other_routers = Vec::new();
    for row in stored::list(store.db())? {
        if routers.iter().all(|(known, _)| *known != row.id)
            && let Some(record) = stored::one(store.db(), store.keys(), &row.id)?
        {
            other_routers.push(router(&row.id, &record));
        }
    }
    let parameters = parameters(id, whole, point, &routers);
    let limits = Limits::shipped();
    Ok(Some(ConnectView {
        may_plan: may_plan(whole),
        may_create: circuit.status == CircuitStatus::Enabled,
        vbrs: circuit.life.vbrs.iter().map(vbr).collect(),
        routers: routers
            .iter()
            .map(|(id, record)| router(id, record))
            .collect(),
        known_vbrs: vbrs::list(store.db(), id)?
            .into_iter()
            .map(|row| KnownVbrView {
                at: VbrAt {
                    circuit: row.circuit,
                    vbr: row.key,
                },
                circuit: row.circuit_name,
                name: row.name,
                id: row.instance_id,
                bfd: row.bfd,
                stand: row.stand,
                access_point: both(&row.access_point.0, &row.access_point.1),
                enabled: row.status == CircuitStatus::Enabled.as_wire(),
            })
            .collect(),
        other_routers,
        bandwidths: BANDWIDTHS.to_vec(),
        limits: limits
            .limits
            .iter()
            .map(|limit| ConnectLimitView {
                key: limit_word(limit.key).to_owned(),
                most: limit.most,
                firm: limit.firm,
                source: both(&limit.en, &limit.zh),
                read_on: limits.date.clone(),
            })
            .collect(),
        site: parameters.customer_site.clone(),
        sheet: if parameters.vbrs.is_empty() {
            Vec::new()
        } else {
            parameters.sections().iter().map(section).collect()
        },
    }))
}

const fn limit_word(key: LimitKey) -> &'static str {
    match key {
        LimitKey::VbrsPerCircuit => "vbrs_per_circuit",
        LimitKey::BgpPeersPerVbr => "bgp_peers_per_vbr",
        LimitKey::RoutesPerPeer => "routes_per_peer",
        LimitKey::StaticRoutesPerVbr => "static_routes_per_vbr",
        LimitKey::CircuitsInEcmp => "circuits_in_ecmp",
        LimitKey::VbrsInPair => "vbrs_in_pair",
        LimitKey::VbrsInGroup => "vbrs_in_group",
    }
}

fn names(two: &TwoNames) -> BothNames {
    both(&two.en, &two.zh)
}

fn section(section: &SheetSection) -> SheetSectionView {
    SheetSectionView {
        title: names(&section.title),
        rows: section
            .rows
            .iter()
            .map(|row| SheetRowView {
                name: names(&row.name),
                customer: names(&row.customer),
                cloud: names(&row.cloud),
            })
            .collect(),
    }
}
