//! Applying for a port, classic mode.

use crate::directory::both;
use crate::error::{field_problems, kept, overrides};
use crate::wire::{
    ApiError, ApplyPort, CheckPort, CircuitView, FormCheck, Nothing, PortForm, PortSuggestions,
    RedundantChoice, TagView,
};
use crate::{Desk, circuits, command, recommended};
use chrono::NaiveDate;
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact, PortApplication, TwoNames};
use desk_domain::names::{CircuitName, Description, ResourceGroup};
use desk_domain::port::{Feature, LineOperator, LineType, PortType, carrier_rules};
use desk_domain::problem::{Override, ProblemCode, Problems};
use desk_domain::tag::{self, TagForm};
use desk_domain::text;
use desk_store::{accounts, circuits as stored};
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
        parse(self.store()?.db(), &request.form, &mut problems)?;
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
                let application = parse(writer.db(), &request.form, &mut problems)?;
                let settled = problems.apply_overrides(&overrides(&request.kept));
                let application = checked(application, problems, &settled)?;
                let (order, circuit) = (writer.occasion.id(), writer.occasion.id());
                let submitted = Fact::OrderSubmitted {
                    mode: mode(&application).into(),
                    account: application.account.clone(),
                    circuits: vec![circuit.clone()],
                };
                writer.record(Aggregate::Order, &order, &submitted)?;
                let application = PortApplication {
                    order,
                    ..application
                };
                writer.record(
                    Aggregate::Circuit,
                    &circuit,
                    &Fact::PortApplied(application),
                )?;
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

fn checked(
    application: Option<PortApplication>,
    problems: Problems,
    settled: &[Override],
) -> Result<PortApplication, ApiError> {
    let application = problems
        .into_result(application)
        .map_err(|problems| ApiError::fields(&problems))?;
    Ok(PortApplication {
        kept: kept(settled),
        ..application
    })
}

/// Reads the form; the order is filled in when it is submitted.
fn parse(
    db: &Connection,
    form: &PortForm,
    problems: &mut Problems,
) -> Result<Option<PortApplication>, ApiError> {
    let directory = crate::directory::merged(db)?;
    if form.account.is_empty() {
        problems.block("account", ProblemCode::Required);
    } else if accounts::read(db, Some(&form.account))?.is_empty() {
        problems.block("account", ProblemCode::UnknownChoice);
    }
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
    if let (Some(operator), Some(access_point)) = (operator, access_point) {
        problems.extend(carrier_rules(operator, line_type, access_point));
        if region.is_some() && access_point.region != form.region {
            problems.block("access_point", ProblemCode::UnknownAccessPoint);
        }
    }
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
        && stored::name_is_taken(db, name.as_str())?
    {
        problems.block("name", ProblemCode::NameTaken);
    }
    let description = Description::parse_optional("description", &form.description, problems);
    let resource_group =
        ResourceGroup::parse_optional("resource_group", &form.resource_group, problems);
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
    let rows: Vec<TagForm> = form
        .tags
        .iter()
        .map(|tag| TagForm {
            key: tag.key.clone(),
            value: tag.value.clone(),
        })
        .collect();
    let tags = tag::tags("tags", &rows, problems);
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
    let asked = account_manager(form, port_type, !cloud_box_cluster.is_empty(), problems);
    if !form.billing_rules {
        problems.block("billing_rules", ProblemCode::ConsentMissing);
    }
    let recommended = match &form.recommended {
        Some(block) => Some(recommended::parse(db, block, &form.access_point, problems)?),
        None => None,
    };
    let (Some(name), Some(access_point), Some(operator), Some(port_type), Some(tags)) =
        (name, access_point, operator, port_type, tags)
    else {
        return Ok(None);
    };
    Ok(Some(PortApplication {
        order: String::new(),
        account: form.account.clone(),
        name: name.as_str().to_owned(),
        description: description
            .map(|d| d.as_str().to_owned())
            .unwrap_or_default(),
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
        resource_group: resource_group
            .map(|g| g.as_str().to_owned())
            .unwrap_or_default(),
        tags: tags
            .into_iter()
            .map(|tag| {
                (
                    tag.key.as_str().to_owned(),
                    tag.value.map(|v| v.as_str().to_owned()).unwrap_or_default(),
                )
            })
            .collect(),
        redundant_circuit: form.redundant_circuit.clone(),
        kept: Vec::new(),
        line_type: line_type
            .map(|line| line.as_wire().to_owned())
            .unwrap_or_default(),
        manager: asked.0,
        manager_on: asked.1,
        recommended,
    }))
}

/// Whom one asked at the account manager's and when: wanted above 10 Gbit/s and for CloudBox.
fn account_manager(
    form: &PortForm,
    port_type: Option<PortType>,
    cloud_box: bool,
    problems: &mut Problems,
) -> (String, String) {
    let on = if text::is_blank(&form.manager_on) {
        String::new()
    } else {
        match form.manager_on.trim().parse::<NaiveDate>() {
            Ok(day) => day.to_string(),
            Err(_) => {
                problems.block("manager_on", ProblemCode::DateForm);
                String::new()
            }
        }
    };
    if !text::is_blank(&form.manager) {
        let who = text::line("manager", &form.manager, 1..=128, problems).unwrap_or_default();
        return (who, on);
    }
    if let Some(port) = port_type.filter(|port| port.needs_account_manager()) {
        problems
            .warn("manager", ProblemCode::AskManagerForPort)
            .with("port", port.label_en())
            .with("port_zh", port.label_zh());
    }
    if cloud_box {
        problems.warn("manager", ProblemCode::AskManagerForCloudBox);
    }
    (String::new(), on)
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
        tags: application
            .tags
            .iter()
            .map(|(key, value)| TagView {
                key: key.clone(),
                value: value.clone(),
            })
            .collect(),
        name: application.name.clone(),
        description: application.description.clone(),
        redundant_circuit: application.redundant_circuit.clone(),
        billing_rules: true,
        line_type: application.line_type.clone(),
        manager: application.manager.clone(),
        manager_on: application.manager_on.clone(),
        recommended: application.recommended.as_ref().map(recommended::form),
    }
}
