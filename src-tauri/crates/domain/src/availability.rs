//! What the user noted of an access point, against what is asked for there.
//!
//! Nobody publishes which ports an access point has left. The notes are the user's own reading of the console: a
//! port type that was not seen there and a full site can be kept with a reason, a closed one cannot.

use crate::access_point::PointStatus;
use crate::directory::AccessPoint;
use crate::port::PortType;
use crate::problem::{ProblemCode, Problems};

/// Weighs the notes. `field`: that of the access point; no port type: only the status is weighed.
///
/// An access point without notes, or whose notes name no port type, lets everything through: unknown is not “no”.
pub fn availability(
    field: &str,
    access_point: &AccessPoint,
    port: Option<PortType>,
    problems: &mut Problems,
) {
    let Some(notes) = access_point.known.notes.as_ref().map(|notes| &notes.what) else {
        return;
    };
    let (seen, seen_zh) = match notes.status_seen.as_str() {
        "" => (String::new(), String::new()),
        day => (format!(" on {day}"), format!("于 {day} ")),
    };
    let found = match PointStatus::from_wire(&notes.status) {
        Ok(PointStatus::Disabled) => Some(problems.block(field, ProblemCode::AccessPointDisabled)),
        Ok(PointStatus::Full) => Some(problems.warn(field, ProblemCode::AccessPointFull)),
        Ok(PointStatus::Recommended | PointStatus::Hot) | Err(_) => None,
    };
    if let Some(problem) = found {
        problem.with("seen", seen).with("seen_zh", seen_zh);
    }
    let known: Vec<PortType> = notes
        .port_types
        .iter()
        .filter_map(|word| PortType::from_wire(word).ok())
        .collect();
    if let Some(port) = port.filter(|port| !known.is_empty() && !known.contains(port)) {
        let list = |label: fn(PortType) -> &'static str, sign: &str| {
            let labels: Vec<&str> = known.iter().map(|&one| label(one)).collect();
            labels.join(sign)
        };
        problems
            .warn(field, ProblemCode::PortTypeNotSeenThere)
            .with("port", port.label_en())
            .with("port_zh", port.label_zh())
            .with("known", list(PortType::label_en, ", "))
            .with("known_zh", list(PortType::label_zh, "、"));
    }
}
