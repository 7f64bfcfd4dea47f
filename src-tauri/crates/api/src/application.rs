//! What applications of every mode have in common: the account, its billing and quotas, names, group and tags.

use crate::wire::{ApiError, TagView};
use chrono::NaiveDate;
use desk_domain::account::AccountFact;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::names::{Description, ResourceGroup};
use desk_domain::port::PortType;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::quota::{self, Quotas, Room};
use desk_domain::tag::{self, TagForm};
use desk_domain::text;
use desk_store::{Writer, accounts, quotas};
use rusqlite::Connection;

/// The account of an application, and whether sending it also records that its billing is activated.
pub(crate) struct Applicant {
    /// Its id.
    pub id: String,
    /// What is saved of it.
    saved: AccountFact,
    activates_billing: bool,
}

impl Applicant {
    /// Records on the account what the form said about its billing.
    pub(crate) fn record(self, writer: &mut Writer<'_, '_, '_>) -> Result<(), ApiError> {
        if self.activates_billing {
            let saved = AccountFact {
                traffic_billing: true,
                ..self.saved
            };
            writer.record(Aggregate::Account, &self.id, &Fact::AccountSaved(saved))?;
        }
        Ok(())
    }
}

/// Reads the account. Fields: `account` and `traffic_billing_activated`.
pub(crate) fn applicant(
    db: &Connection,
    account: &str,
    billing_activated: bool,
    problems: &mut Problems,
) -> Result<Option<Applicant>, ApiError> {
    if account.is_empty() {
        problems.block("account", ProblemCode::Required);
        return Ok(None);
    }
    let Some(found) = accounts::read(db, Some(account))?.pop() else {
        problems.block("account", ProblemCode::UnknownChoice);
        return Ok(None);
    };
    let missing = !found.saved.traffic_billing;
    if missing && !billing_activated {
        problems.block(
            "traffic_billing_activated",
            ProblemCode::TrafficBillingMissing,
        );
    }
    Ok(Some(Applicant {
        id: found.id,
        saved: found.saved,
        activates_billing: missing && billing_activated,
    }))
}

/// Weighs the quotas. `wanted`: the field of each access point, its key and the ports asked for there.
pub(crate) fn quotas(
    db: &Connection,
    account: &str,
    wanted: &[(String, &str, u32)],
    problems: &mut Problems,
) -> Result<(), ApiError> {
    let counted = quotas::count(db, account)?;
    let published = shipped_quotas()?;
    for (field, access_point, more) in wanted {
        let room = Room {
            used: counted.ports.get(*access_point).copied().unwrap_or(0),
            more: *more,
            limit: counted
                .at(access_point)
                .map_or(published.per_access_point.value, |recorded| recorded.limit),
        };
        problems.extend(quota::per_access_point(field, room));
    }
    let more = wanted.iter().map(|(_, _, more)| more).sum();
    let recorded = counted
        .find(quota::QuotaKind::Unpaid, "")
        .map(|recorded| recorded.limit);
    problems.extend(quota::unpaid(
        "account",
        counted.unpaid,
        more,
        recorded,
        published,
    ));
    Ok(())
}

/// The published quotas; a release always has them, a test of the domain reads them.
pub(crate) fn shipped_quotas() -> Result<&'static Quotas, ApiError> {
    Quotas::shipped().map_err(|e| ApiError::new(crate::wire::ErrorCode::Internal, format!("{e}.")))
}

/// Reads the optional description.
pub(crate) fn description(raw: &str, problems: &mut Problems) -> String {
    Description::parse_optional("description", raw, problems)
        .map(|description| description.as_str().to_owned())
        .unwrap_or_default()
}

/// Reads the optional resource group.
pub(crate) fn resource_group(raw: &str, problems: &mut Problems) -> String {
    ResourceGroup::parse_optional("resource_group", raw, problems)
        .map(|group| group.as_str().to_owned())
        .unwrap_or_default()
}

/// Reads the tags.
pub(crate) fn tags(rows: &[TagView], problems: &mut Problems) -> Option<Vec<(String, String)>> {
    let rows: Vec<TagForm> = rows
        .iter()
        .map(|tag| TagForm {
            key: tag.key.clone(),
            value: tag.value.clone(),
        })
        .collect();
    let tags = tag::tags("tags", &rows, problems)?;
    Some(
        tags.into_iter()
            .map(|tag| {
                let value = tag.value.map(|v| v.as_str().to_owned()).unwrap_or_default();
                (tag.key.as_str().to_owned(), value)
            })
            .collect(),
    )
}

/// Tags for the window.
pub(crate) fn tag_views(tags: &[(String, String)]) -> Vec<TagView> {
    tags.iter()
        .map(|(key, value)| TagView {
            key: key.clone(),
            value: value.clone(),
        })
        .collect()
}

/// Whom one asked at the account manager's and when: wanted above 10 Gbit/s and for CloudBox.
pub(crate) fn account_manager(
    manager: &str,
    manager_on: &str,
    port_type: Option<PortType>,
    cloud_box: bool,
    problems: &mut Problems,
) -> (String, String) {
    let on = if text::is_blank(manager_on) {
        String::new()
    } else {
        match manager_on.trim().parse::<NaiveDate>() {
            Ok(day) => day.to_string(),
            Err(_) => {
                problems.block("manager_on", ProblemCode::DateForm);
                String::new()
            }
        }
    };
    if !text::is_blank(manager) {
        let who = text::line("manager", manager, 1..=128, problems).unwrap_or_default();
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
