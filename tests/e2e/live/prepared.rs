//! Circuits whose LOA is approved, made by the window's own commands: what comes before construction has stories of its own.

use chrono::{DateTime, Utc};
use desk_api::wire::*;
use desk_tests::story::{engineer, facility, loa_form, port_form, room};
use desk_tests::window::{Page, PageError};
use serde_json::{Value, json};

use crate::main_job::steps::visit_day;

/// Where the port is.
#[derive(Clone, Copy)]
pub enum Place {
    Hangzhou,
    Frankfurt,
}

#[allow(
    clippy::disallowed_methods,
    reason = "the program under test reads the real clock too"
)]
fn now() -> DateTime<Utc> {
    Utc::now()
}

/// Circuits of these names, allocated and with an approved LOA.
pub fn approved(page: &Page<'_>, place: Place, names: &[&str]) -> Result<(), PageError> {
    let form = AccountForm {
        name: "云澜物流（杭州）有限公司".into(),
        name_latin: "Yunlan Freight".into(),
        kind: AccountKind::Corporate,
        uid: String::new(),
        traffic_billing: true,
        note: String::new(),
    };
    let account = SaveAccount {
        key: "account".into(),
        id: None,
        form,
    };
    let account: AccountView = said(page, "save_account", json!(account))?;
    for kind in [QuotaWord::PerAccessPoint, QuotaWord::Unpaid] {
        let raised = room(format!("room-{kind:?}"), &account, kind);
        let _: Value = said(page, "set_quota", json!(raised))?;
    }
    for (n, name) in names.iter().enumerate() {
        one(page, place, &account, n, name)?;
    }
    Ok(())
}

fn one(
    page: &Page<'_>,
    place: Place,
    account: &AccountView,
    n: usize,
    name: &str,
) -> Result<(), PageError> {
    let mut port = port_form(account, name);
    if let Place::Frankfurt = place {
        port.region = "eu-central-1".into();
        port.access_point = "Germany-Frankfurt-B".into();
        port.line_operator = "Equinix".into();
    }
    let apply = ApplyPort {
        key: format!("port-{n}"),
        form: port,
        kept: Vec::new(),
        plan: None,
    };
    let view: CircuitView = said(page, "apply_port", json!(apply))?;
    let seen_at = now().format("%Y-%m-%dT%H:%M").to_string();
    let seen = RecordPort {
        key: format!("allocated-{n}"),
        circuit: view.id.clone(),
        status: "Allocated".into(),
        instance_id: format!("pc-gw8qrb3n7wd0k5x{n}m"),
        port: String::new(),
        device: String::new(),
        reason: String::new(),
        seen_by: "Lin Yue".into(),
        seen_at: seen_at.clone(),
        zone: "UTC".into(),
    };
    let _: Value = said(page, "record_port", json!(seen))?;
    let mut form = loa_form(vec![engineer("Ana Ruiz", &format!("XD482937{n}"))]);
    form.entry_date = visit_day().to_string();
    form.company_name_latin = "Yunlan Freight".into();
    form.construction_company = "Lanhe Networks".into();
    form.customer_location = "Binjiang 2F-A11".into();
    let loa = ApplyLoa {
        key: format!("loa-{n}"),
        circuit: view.id,
        form,
        kept: Vec::new(),
    };
    let view: CircuitView = said(page, "apply_loa", json!(loa))?;
    let answer = RecordLoa {
        key: format!("approved-{n}"),
        loa: view.loas[0].id.clone(),
        status: "Available".into(),
        facility: facility(),
        access_flow: AccessFlowWord::SmsQr,
        official_pdf: None,
        reason: String::new(),
        seen_by: "Lin Yue".into(),
        seen_at,
        zone: "UTC".into(),
    };
    let _: Value = said(page, "record_loa", json!(answer))?;
    Ok(())
}

/// The answer of a command; a warning is kept with a reason, as a person would.
fn said<T: serde::de::DeserializeOwned>(
    page: &Page<'_>,
    command: &str,
    mut request: Value,
) -> Result<T, PageError> {
    loop {
        let mut answer = page.call(command, json!({ "request": request }))?;
        if let Some(good) = answer.get_mut("answer") {
            return serde_json::from_value(good.take())
                .map_err(|error| PageError::Answer(error.to_string()));
        }
        let refused = answer["refused"].clone();
        let fields = refused["fields"].as_array().cloned().unwrap_or_default();
        let kept: Vec<Value> = fields
            .iter()
            .filter(|field| field["overridable"] == true)
            .map(|field| {
                json!({ "field": field["field"], "code": field["code"], "reason": "Agreed by phone" })
            })
            .collect();
        if kept.is_empty() || kept.len() < fields.len() {
            return Err(PageError::Answer(format!("{command}: {refused}")));
        }
        request["kept"] = Value::Array(kept);
    }
}
