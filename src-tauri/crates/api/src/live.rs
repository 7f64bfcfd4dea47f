//! The later part of a circuit's life for its page.

use crate::directory::both;
use crate::entry::noted;
use crate::preflight::kept_views;
use crate::wire::{
    ActOffer, ActWord, ApiError, CircuitRef, CompletionView, DependantView, FeeView, LiveView,
    MaintenanceView, OverlapView, ReferenceFee, SeenView, TermView, UpkeepView,
};
use crate::{circuits, loas};
use desk_domain::activation::{self, FeeOrder};
use desk_domain::as_built::{AsBuiltBlock, as_built_blocks};
use desk_domain::circuit::{self, CircuitAction, CircuitStatus};
use desk_domain::circuit_record::CircuitRecord;
use desk_domain::completion::Completion;
use desk_domain::deletion::{self, Dependant};
use desk_domain::directory::AccessPoint;
use desk_domain::entry::Noted;
use desk_domain::fee::Fees;
use desk_domain::handout_record::HandoutRecord;
use desk_domain::maintenance::overlaps;
use desk_domain::money::Currency;
use desk_domain::personal::Personal;
use desk_domain::port::PortType;
use desk_domain::upkeep::{self, Attribute};
use desk_store::Store;
use desk_store::circuits::Whole;
use desk_store::events::instant;
use desk_store::maintenances::{self, Maintenance};
use std::collections::BTreeSet;

/// What stands between construction and the report of its completion.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct AsBuiltOpen {
    /// Nobody wrote down what was built.
    pub missing: bool,
    /// Places that are neither as the LOA says nor explained.
    pub places: u32,
}

/// Completion is not reported before what was built is written down, and agrees with the LOA or is explained.
pub(crate) fn as_built_open(whole: &Whole) -> AsBuiltOpen {
    let mut open = AsBuiltOpen::default();
    for block in as_built_blocks(&whole.works, whole.newest().map(|(_, loa)| loa)) {
        match block {
            AsBuiltBlock::NotRecorded => open.missing = true,
            AsBuiltBlock::Open(_) => open.places = open.places.saturating_add(1),
        }
    }
    open
}

/// A decimal of a currency from its smallest unit.
pub(crate) fn decimal(minor: i64, currency: &str) -> String {
    let digits = Currency::from_wire(currency).map_or(2, Currency::digits);
    if digits == 0 {
        return minor.to_string();
    }
    let scale = 10_i64.pow(digits.into());
    let width = usize::from(digits);
    format!("{}.{:0width$}", minor / scale, (minor % scale).abs())
}

/// Everything of the later life that the page shows.
pub(crate) fn view(
    store: &Store,
    id: &str,
    whole: &Whole,
    point: Option<&AccessPoint>,
) -> Result<LiveView, ApiError> {
    let circuit = &whole.circuit;
    let life = &circuit.life;
    let (status, loa_status) = (circuit.status, whole.loa_status());
    let closed = circuit.withdrawn || whole.waits_for_order();
    let due = activation::is_due(status, loa_status);
    let built = as_built_open(whole);
    let enabled = status == CircuitStatus::Enabled;
    let newest = whole.newest().map(|(_, loa)| loa);
    let changeable = Attribute::ALL
        .iter()
        .filter(|one| !closed && whole.successor.is_none() && one.may_change(status))
        .map(|one| one.as_wire().to_owned())
        .collect();
    let (maintenance, overlaps, together_with) = interruptions(store, id)?;
    let location = if life.location.is_empty() {
        newest.map_or_else(String::new, |loa| loa.application.customer_location.clone())
    } else {
        life.location.clone()
    };
    Ok(LiveView {
        completion: newest
            .and_then(|loa| loa.completion.as_ref())
            .map(|(done, at)| completion(done, at)),
        as_built_open: built.places,
        as_built_missing: built.missing,
        may_order: !closed && life.paid.is_none() && (due || enabled),
        fee: life.fee.as_ref().map(|(order, at)| fee(order, at)),
        paid: life.paid.as_ref().map(noted),
        renewals: life
            .renewals
            .iter()
            .map(|(order, at)| fee(order, at))
            .collect(),
        term: term(circuit),
        activated_at: circuit.activated_at().map(instant),
        reference: reference(circuit, point),
        may_see_service: !closed && (due || enabled),
        port: life.port.as_ref().map(|(port, at)| SeenView {
            word: port.as_wire().to_owned(),
            reason: String::new(),
            seen: noted(at),
        }),
        business: life.business.as_ref().map(|(status, reason, at)| SeenView {
            word: status.as_wire().to_owned(),
            reason: reason.clone(),
            seen: noted(at),
        }),
        upkeep: life.upkeep.as_ref().map(|(saved, at)| UpkeepView {
            provider: saved.provider.clone(),
            line_id: saved.line_id.clone(),
            odf_port: saved.odf_port.clone(),
            contacts: saved
                .contacts
                .iter()
                .filter_map(Personal::known)
                .cloned()
                .collect(),
            forgotten: u32::try_from(desk_domain::person::erased_among(&saved.contacts))
                .unwrap_or(u32::MAX),
            in_console: saved.in_console,
            saved: noted(at),
        }),
        may_upkeep: !closed && upkeep::may_record(status, loa_status),
        location,
        changeable,
        dependants: life
            .hanging()
            .iter()
            .map(|(one, at)| dependant(circuit, one, at))
            .collect(),
        acts: if closed { Vec::new() } else { acts(whole) },
        still_billed: circuit.mark().still_billed,
        unsubscribed: life.unsubscribed.as_ref().map(noted),
        maintenance,
        overlaps,
        together_with,
    })
}

/// What may be done to the circuit itself, in the order of the table.
fn acts(whole: &Whole) -> Vec<ActOffer> {
    let status = whole.circuit.status;
    let in_force = || -> Vec<String> {
        let handouts = whole.loas.iter().flat_map(|(_, loa)| &loa.handouts);
        handouts
            .filter(|handout| handout.in_force())
            .map(|handout: &HandoutRecord| handout.fact.number.clone())
            .collect()
    };
    circuit::allowed_actions(status)
        .into_iter()
        .filter_map(|action| {
            let word = match action {
                CircuitAction::Confirm => {
                    circuit::may_confirm(status, whole.loa_status()).ok()?;
                    ActWord::Confirm
                }
                CircuitAction::Enable => ActWord::Enable,
                CircuitAction::Cancel => ActWord::Cancel,
                CircuitAction::Terminate => ActWord::Terminate,
                CircuitAction::Delete => ActWord::Delete,
                CircuitAction::Resubmit | CircuitAction::Modify | CircuitAction::Pay => {
                    return None;
                }
            };
            let hanging = whole.circuit.life.hanging();
            let stops = |(one, _): &&(Dependant, Noted)| one.kind().stops(action);
            let gives_up = !matches!(word, ActWord::Confirm | ActWord::Enable);
            Some(ActOffer {
                action: word,
                blockers: hanging
                    .iter()
                    .filter(stops)
                    .map(|(one, at)| dependant(&whole.circuit, one, at))
                    .collect(),
                handouts: if gives_up { in_force() } else { Vec::new() },
            })
        })
        .collect()
}

/// Names of what stands in the way of an action.
pub(crate) fn blockers(circuit: &CircuitRecord, action: CircuitAction) -> Vec<String> {
    deletion::blockers(action, &circuit.life.hanging())
        .map(|one| format!("{} {}", one.kind().label_en(), one.name))
        .collect()
}

fn completion(done: &Completion, at: &Noted) -> CompletionView {
    let contact = done.contact.as_ref();
    CompletionView {
        line_code: done.line_code.clone(),
        cable_label: done.cable_label.clone(),
        panel_port: done.panel_port.clone(),
        provider: done.provider.clone(),
        provider_name: done.provider_name.clone(),
        contact: contact.and_then(Personal::known).cloned(),
        contact_forgotten: contact.is_some_and(|contact| contact.known().is_none()),
        test_report: done.test_report.as_ref().map(loas::file),
        no_report: done.no_report.clone(),
        reported: noted(at),
    }
}

fn fee(order: &FeeOrder, at: &Noted) -> FeeView {
    FeeView {
        number: order.number.clone(),
        cycle: order.cycle.clone(),
        period: order.period,
        auto_renew: order.auto_renew,
        renew_months: order.renew_months,
        amount: decimal(order.amount, &order.currency),
        currency: order.currency.clone(),
        last_day: order.last_day.clone(),
        ordered: noted(at),
    }
}

fn term(circuit: &CircuitRecord) -> Option<TermView> {
    let term = circuit.term()?;
    Some(TermView {
        from: instant(term.from),
        last_day: term.last_day.to_string(),
        ends: instant(term.ends),
        stated: term.stated,
        auto_renew: circuit
            .life
            .orders()
            .last()
            .is_some_and(|order| order.auto_renew),
    })
}

fn reference(circuit: &CircuitRecord, point: Option<&AccessPoint>) -> Option<ReferenceFee> {
    let fees = Fees::shipped().ok()?;
    let port = PortType::from_wire(&circuit.application.port_type).ok()?;
    let month = fees.port_month(port, fees.place(point?))?;
    let rule = fees.notes.first()?;
    Some(ReferenceFee {
        month: decimal(month.into(), &fees.currency),
        currency: fees.currency.clone(),
        date: fees.date.clone(),
        source: fees.source.clone(),
        rule: both(&rule.en, &rule.zh),
    })
}

fn dependant(circuit: &CircuitRecord, one: &Dependant, at: &Noted) -> DependantView {
    let vbrs = &circuit.life.vbrs;
    DependantView {
        recorded: vbrs.iter().any(|vbr| vbr.fact.key == one.key),
        key: one.key.clone(),
        kind: one.kind().as_wire().to_owned(),
        name: one.name.clone(),
        note: one.note.clone(),
        saved: noted(at),
    }
}

type Interruptions = (Vec<MaintenanceView>, Vec<OverlapView>, Vec<CircuitRef>);

/// Maintenance of a circuit, when those that belong together with it are out at once, and which those are.
fn interruptions(store: &Store, id: &str) -> Result<Interruptions, ApiError> {
    let db = store.db();
    let own: BTreeSet<String> = [id.to_owned()].into();
    let groups = maintenances::groups(db, &own)?;
    let members: BTreeSet<String> = groups.values().flatten().cloned().collect();
    let all = maintenances::of_circuits(db, &members)?;
    let mut told = Vec::new();
    for group in groups.values() {
        for one in overlaps(&all, group) {
            let names = one
                .circuits
                .iter()
                .filter_map(|circuit| circuits::reference(store, circuit).transpose())
                .map(|found| Ok(found?.name))
                .collect::<Result<_, ApiError>>()?;
            told.push(OverlapView {
                from: instant(one.from),
                until: one.until.map(instant),
                circuits: names,
                all: one.all,
            });
        }
    }
    told.sort_by(|a, b| a.from.cmp(&b.from));
    let listed = maintenances::list(db, Some(id))?
        .iter()
        .map(|one| maintenance(store, one))
        .collect::<Result<_, _>>()?;
    let together = members
        .iter()
        .filter(|member| *member != id)
        .filter_map(|member| circuits::reference(store, member).transpose())
        .collect::<Result<_, _>>()?;
    Ok((listed, told, together))
}

fn maintenance(store: &Store, one: &Maintenance) -> Result<MaintenanceView, ApiError> {
    let saved = &one.saved;
    Ok(MaintenanceView {
        id: one.id.clone(),
        kind: saved.kind.clone(),
        title: saved.title.clone(),
        source: saved.source.clone(),
        from: instant(saved.from),
        until: saved.until.map(instant),
        zone: saved.zone.clone(),
        circuits: saved
            .circuits
            .iter()
            .filter_map(|circuit| circuits::reference(store, circuit).transpose())
            .collect::<Result<_, _>>()?,
        note: saved.note.clone(),
        by: saved.by.clone(),
        called_off: one.called_off.clone(),
        kept: kept_views(&saved.kept),
    })
}
