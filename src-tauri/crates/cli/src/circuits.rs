//! `circuits list` and `circuits show`.

use crate::exit::{Exit, Failure};
use crate::{Reading, output};
use desk_api::wire::{BothNames, ById, CircuitQuery, CircuitRow, CircuitView, ErrorCode, Language};
use serde_json::{Value, json};

/// Prints a page of the circuits table.
///
/// # Errors
/// The page begins behind a place that is none, or the desk cannot be read.
pub fn list(reading: &mut Reading<'_>, query: CircuitQuery) -> Result<Exit, Failure> {
    let page = reading.ask(|desk, occasion| desk.circuits(occasion, query))?;
    if reading.general.json {
        output::json(&json!({ "circuits": page.rows, "next": page.next }));
        return Ok(Exit::Fine);
    }
    let language = reading.general.language;
    let rows: Vec<[String; 5]> = page
        .rows
        .iter()
        .map(|row| {
            [
                row.name.clone(),
                row.instance_id.clone().unwrap_or_else(|| "–".to_owned()),
                name(&row.access_point, language),
                state(row),
                row.changed_at.clone(),
            ]
        })
        .collect();
    if rows.is_empty() {
        println!("No circuit is like that.");
    } else {
        output::table(
            ["NAME", "INSTANCE ID", "ACCESS POINT", "STATE", "CHANGED"],
            &rows,
        );
    }
    if let Some(next) = page.next {
        println!("\nThe next page: --after {next}");
    }
    Ok(Exit::Fine)
}

/// Prints one circuit.
///
/// # Errors
/// No circuit, or more than one, is called so.
pub fn show(reading: &mut Reading<'_>, which: &str) -> Result<Exit, Failure> {
    let view = find(reading, which)?;
    if reading.general.json {
        let mut value = serde_json::to_value(&view)
            .map_err(|error| Failure::new(Exit::Internal, "internal", error.to_string()))?;
        for loa in value["loas"].as_array_mut().into_iter().flatten() {
            if let Some(loa) = loa.as_object_mut() {
                loa.remove("entry");
            }
        }
        output::json(&value);
        return Ok(Exit::Fine);
    }
    let language = reading.general.language;
    let row = &view.row;
    output::facts(&[
        ("name", row.name.clone()),
        ("id", view.id.clone()),
        ("instance id", row.instance_id.clone().unwrap_or_default()),
        ("account", row.account.clone()),
        ("access point", name(&row.access_point, language)),
        ("port", format!("{}, {}", row.port_type, row.line_operator)),
        ("state", state(row)),
        ("next", word(&row.next)),
        ("reason", view.reason.clone().unwrap_or_default()),
        ("changed", row.changed_at.clone()),
    ]);
    for loa in &view.loas {
        println!(
            "\nLOA {}: {}, visit {} to {} ({})",
            loa.id, loa.status, loa.window_from, loa.window_until, loa.zone
        );
        for engineer in &loa.form.engineers {
            println!("  {}", engineer.name);
        }
    }
    for handout in &view.handouts {
        println!(
            "\nHandout {} revision {}: {}, valid until {}, SHA-256 {}",
            handout.number,
            handout.revision,
            word(&handout.state),
            handout.valid_until,
            handout.sha256
        );
    }
    Ok(Exit::Fine)
}

fn find(reading: &mut Reading<'_>, which: &str) -> Result<CircuitView, Failure> {
    let by_id = ById {
        id: which.to_owned(),
    };
    match reading.ask(|desk, occasion| desk.circuit(occasion, by_id)) {
        Err(error) if error.code == ErrorCode::NotFound => {}
        other => return Ok(other?),
    }
    let mut found: Vec<CircuitRow> = Vec::new();
    let mut after = None;
    loop {
        let query = CircuitQuery {
            search: which.to_owned(),
            limit: 200,
            after: after.take(),
            ..CircuitQuery::default()
        };
        let page = reading.ask(|desk, occasion| desk.circuits(occasion, query))?;
        let same =
            |row: &CircuitRow| row.name == which || row.instance_id.as_deref() == Some(which);
        found.extend(page.rows.into_iter().filter(same));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    match found.as_slice() {
        [] => Err(Failure::new(
            Exit::Missing,
            "notFound",
            format!("No circuit has the name or id “{which}”. See circuits list --search."),
        )),
        [one] => {
            let by_id = ById { id: one.id.clone() };
            Ok(reading.ask(|desk, occasion| desk.circuit(occasion, by_id))?)
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|row| row.id.as_str()).collect();
            Err(Failure::new(
                Exit::Wrong,
                "ambiguous",
                format!(
                    "{} circuits are called “{which}”. Name one by its id: {}.",
                    several.len(),
                    ids.join(", ")
                ),
            ))
        }
    }
}

fn name(names: &BothNames, language: Language) -> String {
    match language {
        Language::Zh if !names.zh.is_empty() => names.zh.clone(),
        _ => names.en.clone(),
    }
}

/// The provider's words: the LOA's once there is one that moves.
fn state(row: &CircuitRow) -> String {
    let conflict = if row.conflict { ", conflict" } else { "" };
    if row.loa_status == "NotApplied" {
        format!("{}{conflict}", row.status)
    } else {
        format!("{}, LOA {}{conflict}", row.status, row.loa_status)
    }
}

/// A word as it travels.
fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}
