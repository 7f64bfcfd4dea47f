//! Applying for the ports of a combination: one submission, all of it or none.

use crate::application::{self, Applicant};
use crate::directory::{both, merged};
use crate::error::{field_problems, kept, overrides};
use crate::wire::{
    ApiError, ApplyOrder, ById, CheckOrder, OrderCheck, OrderForm, OrderLine, OrderPlaceForm,
    OrderShape, OrderView,
};
use crate::{Desk, command, order_view, quotas};
use desk_domain::application::PortApplication;
use desk_domain::chance::Occasion;
use desk_domain::directory::Directory;
use desk_domain::event::{Aggregate, Fact, TwoNames};
use desk_domain::names::CircuitName;
use desk_domain::order::{HIGH_RELIABILITY, OrderFact, OrderPlace};
use desk_domain::order_form::{self, OrderDraft, OrderPlan, Place, PlaceDraft};
use desk_domain::port_name;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::topology::Shape;
use desk_store::circuits as stored;
use rusqlite::Connection;
use std::collections::BTreeSet;

impl Desk {
    /// Checks the form without sending it, and tells what would be ordered.
    pub fn check_order(
        &mut self,
        _: Occasion<'_>,
        request: CheckOrder,
    ) -> Result<OrderCheck, ApiError> {
        let db = self.store()?.db();
        let mut problems = Problems::new();
        let directory = merged(db)?;
        let read = read(db, &directory, &request.form, &mut problems)?;
        problems.apply_overrides(&overrides(&request.kept));
        let per_site = read.plan.shape.map_or(0, |shape| shape.ports_per_site);
        let wanted: Vec<(String, u32)> = chosen(&read.plan)
            .map(|(_, place)| (place.access_point.name_en.clone(), u32::from(per_site)))
            .collect();
        let ports = read.plan.shape.map_or(0, |shape| shape.ports());
        Ok(OrderCheck {
            problems: field_problems(&problems),
            intended: read.plan.shape.map(shape),
            quota: if request.form.account.is_empty() {
                Vec::new()
            } else {
                quotas::met_by(db, &request.form.account, &wanted, u32::from(ports))?
            },
            lines: read.lines,
        })
    }

    /// Records that the ports were applied for: one order, one transaction, every circuit or none.
    pub fn apply_order(
        &mut self,
        occasion: Occasion<'_>,
        request: ApplyOrder,
    ) -> Result<OrderView, ApiError> {
        let id = command(
            self.store_mut()?,
            &request.key,
            "apply_order",
            &request,
            occasion,
            |writer| {
                let mut problems = Problems::new();
                let directory = merged(writer.db())?;
                let read = read(writer.db(), &directory, &request.form, &mut problems)?;
                let settled = problems.apply_overrides(&overrides(&request.kept));
                let (order, circuits, applicant) =
                    problems.into_result(whole(read, &request.form))?;
                applicant.record(writer)?;
                let id = writer.occasion.id();
                let ids: Vec<String> = circuits.iter().map(|_| writer.occasion.id()).collect();
                let kept = kept(&settled);
                let submitted = OrderFact {
                    circuits: ids.clone(),
                    kept: kept.clone(),
                    ..order
                };
                writer.record(Aggregate::Order, &id, &Fact::OrderSubmitted(submitted))?;
                for (circuit, application) in ids.iter().zip(circuits) {
                    let application = PortApplication {
                        order: id.clone(),
                        kept: kept.clone(),
                        ..application
                    };
                    writer.record(Aggregate::Circuit, circuit, &Fact::PortApplied(application))?;
                }
                Ok(id)
            },
        )?;
        order_view::view(self.store()?, &id)
    }

    /// An order's page.
    pub fn order(&mut self, _: Occasion<'_>, request: ById) -> Result<OrderView, ApiError> {
        order_view::view(self.store()?, &request.id)
    }
}

/// An order form, read as far as it goes.
struct Read<'d> {
    applicant: Option<Applicant>,
    plan: OrderPlan<'d>,
    lines: Vec<OrderLine>,
    description: String,
    resource_group: String,
    tags: Option<Vec<(String, String)>>,
    /// Whom one asked at the account manager's, and when.
    manager: (String, String),
}

/// The selections that could be read, with their place in the form.
fn chosen<'p, 'd>(plan: &'p OrderPlan<'d>) -> impl Iterator<Item = (usize, &'p Place<'d>)> {
    plan.places
        .iter()
        .enumerate()
        .filter_map(|(at, place)| Some((at, place.as_ref()?)))
}

fn read<'d>(
    db: &Connection,
    directory: &'d Directory,
    form: &OrderForm,
    problems: &mut Problems,
) -> Result<Read<'d>, ApiError> {
    let applicant =
        application::applicant(db, &form.account, form.traffic_billing_activated, problems)?;
    let draft = OrderDraft {
        topology: &form.topology,
        port_count: &form.port_count,
        account_manager_allows: form.account_manager_allows,
        cloud_box: &form.cloud_box_cluster,
        port_type: &form.port_type,
        features: form.features.iter().map(String::as_str).collect(),
        places: form.access_points.iter().map(place_draft).collect(),
    };
    let plan = order_form::parse(&draft, directory, problems);
    if let (Some(applicant), Some(shape)) = (&applicant, plan.shape) {
        let wanted: Vec<(String, &str, u32)> = chosen(&plan)
            .map(|(at, place)| {
                (
                    format!("access_points.{at}.access_point"),
                    place.access_point.name_en.as_str(),
                    u32::from(shape.ports_per_site),
                )
            })
            .collect();
        application::quotas(db, &applicant.id, &wanted, problems)?;
    }
    let lines = lines(db, form, &plan, problems)?;
    let description = application::description(&form.description, problems);
    let resource_group = application::resource_group(&form.resource_group, problems);
    let tags = application::tags(&form.tags, problems);
    let manager = application::account_manager(
        &form.manager,
        &form.manager_on,
        plan.port_type,
        false,
        problems,
    );
    if !form.billing_rules {
        problems.block("billing_rules", ProblemCode::ConsentMissing);
    }
    Ok(Read {
        applicant,
        plan,
        lines,
        description,
        resource_group,
        tags,
        manager,
    })
}

fn place_draft(form: &OrderPlaceForm) -> PlaceDraft<'_> {
    PlaceDraft {
        region: &form.region,
        access_point: &form.access_point,
        line_operator: &form.line_operator,
    }
}

/// One line per port whose access point is chosen, with its name. Fields: `names.<n>`.
fn lines(
    db: &Connection,
    form: &OrderForm,
    plan: &OrderPlan<'_>,
    problems: &mut Problems,
) -> Result<Vec<OrderLine>, ApiError> {
    let Some(shape) = plan.shape else {
        return Ok(Vec::new());
    };
    let per_site = usize::from(shape.ports_per_site);
    let typed = |at: usize| form.names.get(at).map_or("", |name| name.trim());
    let ports: Vec<(usize, &Place<'_>)> = chosen(plan)
        .flat_map(|(site, place)| (0..per_site).map(move |n| (site * per_site + n, place)))
        .collect();
    let mut taken: BTreeSet<String> = stored::names_in_use(db, "-PConn")?;
    taken.extend(ports.iter().map(|(at, _)| typed(*at).to_owned()));
    let generated = port_name::generate(
        ports
            .iter()
            .map(|(_, place)| place.access_point.name_en.as_str()),
        &taken,
    );
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut lines = Vec::new();
    for ((at, place), generated) in ports.into_iter().zip(generated) {
        let field = format!("names.{at}");
        let name = match typed(at) {
            "" => generated.clone(),
            typed => {
                if let Some(name) = CircuitName::parse(&field, typed, problems)
                    && stored::name_is_taken(db, name.as_str(), &[])?
                {
                    problems.block(&field, ProblemCode::NameTaken);
                }
                typed.to_owned()
            }
        };
        if !used.insert(name.clone()) {
            problems.block(&field, ProblemCode::NameTaken);
        }
        let point = place.access_point;
        lines.push(OrderLine {
            position: u16::try_from(at + 1).unwrap_or(u16::MAX),
            name,
            generated,
            access_point: point.name_en.clone(),
            access_point_names: both(&point.name_en, &point.name_zh),
            line_operator: place.line_operator.as_wire().to_owned(),
            device: device(shape, at),
        });
    }
    Ok(lines)
}

/// Which device of its access point the port in this place is asked for, from 1.
fn device(shape: Shape, at: usize) -> u16 {
    let n = u16::try_from(at).unwrap_or(0) % shape.ports_per_site.max(1);
    n % shape.devices_per_site.max(1) + 1
}

/// The order and its circuits, without ids; `None` while something is missing.
fn whole(read: Read<'_>, form: &OrderForm) -> Option<(OrderFact, Vec<PortApplication>, Applicant)> {
    let Read {
        applicant,
        plan,
        lines,
        description,
        resource_group,
        tags,
        manager,
    } = read;
    let (applicant, topology, shape, port_type, tags) = (
        applicant?,
        plan.topology?,
        plan.shape?,
        plan.port_type?,
        tags?,
    );
    let places: Vec<Place<'_>> = plan.places.iter().copied().collect::<Option<_>>()?;
    let features: Vec<String> = plan
        .features
        .iter()
        .map(|feature| feature.as_wire().to_owned())
        .collect();
    let names = |place: &Place<'_>| TwoNames {
        en: place.access_point.name_en.clone(),
        zh: place.access_point.name_zh.clone(),
    };
    let order = OrderFact {
        mode: HIGH_RELIABILITY.into(),
        account: applicant.id.clone(),
        circuits: Vec::new(),
        topology: topology.as_wire().to_owned(),
        places: places
            .iter()
            .map(|place| OrderPlace {
                region: place.access_point.region.clone(),
                access_point: place.access_point.name_en.clone(),
                names: names(place),
                line_operator: place.line_operator.as_wire().to_owned(),
            })
            .collect(),
        port_type: port_type.as_wire().to_owned(),
        account_manager_allows: topology.needs_account_manager() && form.account_manager_allows,
        kept: Vec::new(),
    };
    let circuits = lines
        .into_iter()
        .zip(
            places
                .iter()
                .flat_map(|place| std::iter::repeat_n(place, usize::from(shape.ports_per_site))),
        )
        .map(|(line, place)| PortApplication {
            order: String::new(),
            account: applicant.id.clone(),
            name: line.name,
            description: description.clone(),
            region: place.access_point.region.clone(),
            line_operator: line.line_operator,
            access_point: line.access_point,
            access_point_names: names(place),
            zone: place.access_point.zone.to_string(),
            cloud_box_cluster: String::new(),
            port_type: port_type.as_wire().to_owned(),
            features: features.clone(),
            resource_group: resource_group.clone(),
            tags: tags.clone(),
            redundant_circuit: String::new(),
            replaces: String::new(),
            joins: None,
            corrects: String::new(),
            kept: Vec::new(),
            line_type: String::new(),
            recommended: None,
            manager: manager.0.clone(),
            manager_on: manager.1.clone(),
        })
        .collect();
    Some((order, circuits, applicant))
}

/// A shape, for the window.
pub(crate) fn shape(shape: Shape) -> OrderShape {
    OrderShape {
        ports: shape.ports(),
        sites: shape.sites,
        devices_per_site: shape.devices_per_site,
    }
}

/// The form that an order was sent with, for its page and to apply again.
pub(crate) fn form(order: &OrderFact, circuits: &[PortApplication]) -> Option<OrderForm> {
    if order.mode != HIGH_RELIABILITY {
        return None;
    }
    let first = circuits.first()?;
    Some(OrderForm {
        account: order.account.clone(),
        topology: order.topology.clone(),
        access_points: order
            .places
            .iter()
            .map(|place| OrderPlaceForm {
                region: place.region.clone(),
                access_point: place.access_point.clone(),
                line_operator: place.line_operator.clone(),
            })
            .collect(),
        port_count: circuits.len().to_string(),
        account_manager_allows: order.account_manager_allows,
        cloud_box_cluster: String::new(),
        port_type: order.port_type.clone(),
        features: first.features.clone(),
        resource_group: first.resource_group.clone(),
        tags: application::tag_views(&first.tags),
        names: circuits.iter().map(|c| c.name.clone()).collect(),
        description: first.description.clone(),
        manager: first.manager.clone(),
        manager_on: first.manager_on.clone(),
        billing_rules: true,
        traffic_billing_activated: false,
    })
}
