//! `check`: whether the desk's file is sound.

use crate::exit::{Exit, Failure};
use crate::{Reading, output};
use serde_json::json;

/// Looks at the chain of events, the file, and the tables made from the events.
///
/// # Errors
/// The file cannot be read at all.
pub fn check(reading: &mut Reading<'_>) -> Result<Exit, Failure> {
    let health = reading.ask(|desk, occasion| desk.health(occasion))?;
    let broken = health
        .broken
        .as_ref()
        .map(|broken| format!("{}/{}", broken.event.desk, broken.event.seq));
    let tables = health.differing.clone().unwrap_or_default();
    if reading.general.json {
        output::json(&json!({
            "sound": health.is_sound(),
            "events": health.events,
            "chain": { "ok": broken.is_none(), "firstBroken": broken },
            "file": { "ok": health.damage.is_empty(), "damage": health.damage },
            "projections": {
                "ok": health.differing.as_ref().map(|tables| tables.is_empty()),
                "differing": tables,
            },
        }));
    } else {
        match &broken {
            None => println!(
                "chain        {} events, each on the one before",
                health.events
            ),
            Some(event) => println!(
                "chain        BROKEN at event {event}: it was changed, or one before it is missing"
            ),
        }
        match health.damage.as_slice() {
            [] => println!("file         sound"),
            damage => println!("file         DAMAGED: {}", damage.join("; ")),
        }
        match &health.differing {
            None => println!("projections  not looked at, because of the above"),
            Some(tables) if tables.is_empty() => println!("projections  as the events tell them"),
            Some(tables) => {
                let told: Vec<String> = tables
                    .iter()
                    .map(|(table, rows)| format!("{table} ({rows} rows)"))
                    .collect();
                println!(
                    "projections  DIFFER from what the events tell: {}",
                    told.join(", ")
                );
            }
        }
    }
    Ok(if health.is_sound() {
        Exit::Fine
    } else {
        Exit::Wrong
    })
}
