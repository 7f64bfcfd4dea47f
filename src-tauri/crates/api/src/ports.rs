//! Applying for a port, classic mode.

use crate::application::{self, Applicant};
use crate::directory::both;
use crate::error::{field_problems, kept, overrides};
use crate::wire::{
    ApiError, ApplyPort, CheckPort, CircuitView, FormCheck, Nothing, PortForm, PortSuggestions,
    RedundantChoice, TagView,
};
use crate::{Desk, circuits, command, plan_form, recommended, succession, upgrade};
use desk_domain::application::PortApplication;
use desk_domain::availability::availability;
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact, TwoNames};
use desk_domain::names::CircuitName;
use desk_domain::order::OrderFact;
use desk_domain::port::{Feature, LineOperator, LineType, PortType, carrier_rules};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_store::circuits as stored;
use desk_store::keys::Keys;
use rusqlite::Connection;

impl Desk {
    /// What was used before.
    pub fn port_suggestions(
        &mut self,
        _: Occasion<'_>,
        _: Nothing,
    ) -> Result<PortSuggestions, ApiError> {
        let db = self.store()?.db();
        let used = stored::used(db)?;
        Ok(PortSuggestions {
            resource_groups: used.groups,
            cloud_box_clusters: used.cloud_boxes,
            tags: used
                .tags
                .into_iter()
                .map(|(key, value)| TagView { key, value })
                .collect(),
            redundant: stored::redundant(db)?
                .into_iter()
                .map(|one| RedundantChoice {
                    id: one.id,
                    name: one.name,
                    instance_id: one.instance_id,
                    status: one.status,
                    access_point: both(&one.access_point.0, &one.access_point.1),
                    allowed: one.allowed,
                })
                .collect(),
        })
    }

    /// Checks the form without sending it.
    pub fn check_port(
        &mut self,
        _: Occasion<'_>,
        request: CheckPort,
    ) -> Result<FormCheck, ApiError> {
        let mut problems = Problems::new();
        let store = self.store()?;
        parse(store.db(), store.keys(), &request.form, &mut problems)?;
        problems.apply_overrides(&overrides(&request.kept));
        Ok(FormCheck {
            problems: field_problems(&problems),
        })
    }

    /// Records that the port was applied for: an order with one circuit.
    pub fn apply_port(
        &mut self,
        occasion: Occasion<'_>,
        request: ApplyPort,
    ) -> Result<CircuitView, ApiError> {
        let id = command(
            self.store_mut()?,
            &request.key,
            "apply_port",
            &request,
            occasion,
            |writer| {
                let mut problems = Problems::new();
                let read = parse(writer.db(), writer.keys(), &request.form, &mut problems)?;
                let plan = request
                    .plan
                    .as_ref()
                    .and_then(|plan| plan_form::parse("plan.", plan, &mut problems));
                let settled = problems.apply_overrides(&overrides(&request.kept));
                let (application, applicant) = problems.into_result(read)?;
                applicant.record(writer)?;
                let (order, circuit) = (writer.occasion.id(), writer.occasion.id());
                let submitted = OrderFact {
                    mode: mode(&application).into(),
                    account: application.account.clone(),
                    circuits: vec![circuit.clone()],
                    ..OrderFact::default()
                };
                writer.record(Aggregate::Order, &order, &Fact::OrderSubmitted(submitted))?;
                if let Some(plan) = plan {
                    writer.record(Aggregate::Order, &order, &Fact::OrderPlanned(plan))?;
                }
                let application = PortApplication {
                    order,
                    kept: kept(&settled),
                    ..application
                };
                writer.record(
                    Aggregate::Circuit,
                    &circuit,
                    &Fact::PortApplied(application),
                )?;
                upgrade::link(writer, &request.form.upgrades, &circuit, &request.form.name)?;
                Ok(circuit)
            },
        )?;
        circuits::view(self.store()?, &id)
    }
}

/// The word of the mode that an application was made in.
fn mode(application: &PortApplication) -> &'static str {
    if application.recommended.is_some() {
        "recommended"
    } else {
        "classic"
    }
}

/// Reads the form; the order is filled in when it is submitted.
fn parse(
    db: &Connection,
    keys: &Keys,
    form: &PortForm,
    problems: &mut Problems,
) -> Result<Option<(PortApplication, Applicant)>, ApiError> {
    let directory = crate::directory::merged(db)?;
    let applicant =
        application::applicant(db, &form.account, form.traffic_billing_activated, problems)?;
    let region = choice("region", &form.region, problems, |key| {
        directory.region(key).map(|_| ())
    });
    let operator = choice("line_operator", &form.line_operator, problems, |word| {
        LineOperator::from_wire(word).ok()
    });
    let port_type = choice("port_type", &form.port_type, problems, |word| {
        PortType::from_wire(word).ok()
    });
    // not a field of this application: the LOA asks for it, but its rule decides where the line can go
    let line_type = match form.line_type.as_str() {
        "" => None,
        word => choice("line_type", word, problems, |word| {
            LineType::from_wire(word).ok()
        }),
    };
    let access_point = if form.access_point.is_empty() {
        problems.block("access_point", ProblemCode::Required);
        None
    } else {
        let found = directory.access_point(&form.access_point);
        if found.is_none() {
            problems.block("access_point", ProblemCode::UnknownAccessPoint);
        }
        found
    };
    if let Some(access_point) = access_point {
        availability("access_point", access_point, port_type, problems);
    }
    if let (Some(operator), Some(access_point)) = (operator, access_point) {
        problems.extend(carrier_rules(operator, line_type, access_point));
        if region.is_some() && access_point.region != form.region {
            problems.block("access_point", ProblemCode::UnknownAccessPoint);
        }
    }
    if let (Some(applicant), Some(_)) = (&applicant, access_point) {
        let wanted = [("access_point".to_owned(), form.access_point.as_str(), 1)];
        application::quotas(db, &applicant.id, &wanted, problems)?;
    }
    let succession = succession::read(db, keys, form, problems)?;
    upgrade::check_application(db, keys, form, port_type, problems)?;
    let mut features = Vec::new();
    for word in &form.features {
        match Feature::from_wire(word) {
            Ok(feature) if feature.failover_group_only_high_reliability() => {
                problems
                    .block("features", ProblemCode::FeatureNeedsHighReliability)
                    .with("feature", feature.label_en());
            }
            Ok(feature) => features.push(feature.as_wire().to_owned()),
            Err(_) => {
                problems.block("features", ProblemCode::UnknownChoice);
            }
        }
    }
    features.dedup();
    let name = CircuitName::parse("name", &form.name, problems);
    if let Some(name) = &name
        && stored::name_is_taken(db, name.as_str(), &[&form.replaces, &form.corrects])?
    {
        problems.block("name", ProblemCode::NameTaken);
    }
    let description = application::description(&form.description, problems);
    let resource_group = application::resource_group(&form.resource_group, problems);
    let cloud_box_cluster = if text::is_blank(&form.cloud_box_cluster) {
        String::new()
    } else {
        text::line(
            "cloud_box_cluster",
            &form.cloud_box_cluster,
            1..=128,
            problems,
        )
        .unwrap_or_default()
    };
    let tags = application::tags(&form.tags, problems);
    if !form.redundant_circuit.is_empty() {
        match stored::redundant(db)?
            .iter()
            .find(|one| one.id == form.redundant_circuit)
        {
            Some(one) if one.allowed => {}
            Some(_) => {
                problems.block("redundant_circuit", ProblemCode::RedundantNotReady);
            }
            None => {
                problems.block("redundant_circuit", ProblemCode::UnknownChoice);
            }
        }
    }
    let asked = application::account_manager(
        &form.manager,
        &form.manager_on,
        port_type,
        !cloud_box_cluster.is_empty(),
        problems,
    );
    if !form.billing_rules {
        problems.block("billing_rules", ProblemCode::ConsentMissing);
    }
    let recommended = match &form.recommended {
        Some(block) => Some(recommended::parse(db, block, &form.access_point, problems)?),
        None => None,
    };
    let (
        Some(applicant),
        Some(name),
        Some(access_point),
        Some(operator),
        Some(port_type),
        Some(tags),
    ) = (applicant, name, access_point, operator, port_type, tags)
    else {
        return Ok(None);
    };
    let application = PortApplication {
        order: String::new(),
        account: form.account.clone(),
        name: name.as_str().to_owned(),
        description,
        region: form.region.clone(),
        line_operator: operator.as_wire().to_owned(),
        access_point: form.access_point.clone(),
        access_point_names: TwoNames {
            en: access_point.name_en.clone(),
            zh: access_point.name_zh.clone(),
        },
        zone: access_point.zone.to_string(),
        cloud_box_cluster,
        port_type: port_type.as_wire().to_owned(),
        features,
        resource_group,
        tags,
        redundant_circuit: form.redundant_circuit.clone(),
        replaces: succession.replaces,
        joins: succession.joins,
        corrects: form.corrects.clone(),
        kept: Vec::new(),
        line_type: line_type
            .map(|line| line.as_wire().to_owned())
            .unwrap_or_default(),
        manager: asked.0,
        manager_on: asked.1,
        recommended,
    };
    Ok(Some((application, applicant)))
}

fn choice<T>(
    field: &str,
    word: &str,
    problems: &mut Problems,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    if word.is_empty() {
        problems.block(field, ProblemCode::Required);
        return None;
    }
    let found = read(word);
    if found.is_none() {
        problems.block(field, ProblemCode::UnknownChoice);
    }
    found
}

/// The form that an application was sent with, for its page.
pub(crate) fn form(application: &PortApplication) -> PortForm {
    PortForm {
        account: application.account.clone(),
        region: application.region.clone(),
        line_operator: application.line_operator.clone(),
        access_point: application.access_point.clone(),
        cloud_box_cluster: application.cloud_box_cluster.clone(),
        port_type: application.port_type.clone(),
        features: application.features.clone(),
        resource_group: application.resource_group.clone(),
        tags: application::tag_views(&application.tags),
        name: application.name.clone(),
        description: application.description.clone(),
        redundant_circuit: application.redundant_circuit.clone(),
        replaces: application.replaces.clone(),
        corrects: application.corrects.clone(),
        upgrades: String::new(),
        billing_rules: true,
        line_type: application.line_type.clone(),
        manager: application.manager.clone(),
        manager_on: application.manager_on.clone(),
        recommended: application.recommended.as_ref().map(recommended::form),
        traffic_billing_activated: false,
    }
}
