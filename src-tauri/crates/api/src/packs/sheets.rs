//! The program's own sheets of a pack, and what they share.

mod approvals;
mod cover;
mod service;
mod works;

pub(super) use approvals::approvals;
pub(super) use cover::{cover, files};
pub(super) use service::tests;
pub(super) use works::{as_built, survey};

use super::Known;
use super::parts::Part;
use crate::parameters;
use crate::wire::NotedView;
use chrono::DateTime;
use chrono_tz::Tz;
use desk_domain::format::offset;
use desk_domain::wire::Word;
use desk_letter::letter::Bilingual;
use desk_letter::report::{Block, Report};

/// Both languages of a fixed text.
pub(super) fn two(en: &str, zh: &str) -> Bilingual {
    Bilingual::new(en, zh)
}

/// What somebody wrote: there is one of it.
pub(super) fn alone(text: impl Into<String>) -> Bilingual {
    Bilingual::new(text, "")
}

/// Both labels of a word of the records. One that this program does not know stands as it is.
pub(super) fn word<T: Word>(raw: &str) -> Bilingual {
    T::of_word(raw).map_or_else(
        || alone(raw),
        |one| {
            let (en, zh) = one.labels();
            two(en, zh)
        },
    )
}

/// An answer of a form; empty where nobody answered.
pub(super) fn yes_no(word: &str) -> Bilingual {
    match word {
        "yes" => two("Yes", "是"),
        "no" => two("No", "否"),
        _ => Bilingual::default(),
    }
}

/// A figure with its unit, or empty.
pub(super) fn with_unit(figure: &str, unit: &str) -> String {
    match figure {
        "" => String::new(),
        figure => format!("{figure} {unit}"),
    }
}

/// When something was written down, and by whom.
pub(super) fn noted(one: &NotedView, zone: Tz) -> Bilingual {
    alone(format!("{} · {}", moment(&one.at, zone), one.by))
}

pub(super) fn report(known: &Known, en: &str, zh: &str, blocks: Vec<Block>) -> Report {
    let row = &known.view.row;
    let id = row.instance_id.clone().unwrap_or_default();
    let zone = zone(known);
    let day = known.as_of.with_timezone(&zone);
    Report {
        title: two(en, zh),
        about: [row.name.as_str(), &id].join(" ").trim().to_owned(),
        organisation: known.organisation.clone(),
        number: id,
        made_at: known.as_of,
        made_on: Bilingual::new(
            day.format("%-d %b %Y").to_string(),
            day.format("%Y-%m-%d").to_string(),
        ),
        paper: known.paper,
        sample: known.sample,
        blocks,
        notes: vec![times(known)],
    }
}

pub(super) fn zone(known: &Known) -> Tz {
    known.view.zone.parse().unwrap_or(Tz::UTC)
}

/// An instant as it is printed, in a zone that the sheet names.
pub(super) fn moment(at: &str, zone: Tz) -> String {
    DateTime::parse_from_rfc3339(at).map_or_else(
        |_| at.to_owned(),
        |at| at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string(),
    )
}

/// In which zone the times of a sheet are written.
pub(super) fn times(known: &Known) -> Bilingual {
    let zone = zone(known);
    let offset = offset(known.as_of, zone);
    Bilingual::new(
        format!("Times: {} ({offset}).", zone.name()),
        format!("时间：{}（{offset}）。", zone.name()),
    )
}

/// Facts without those that would be empty.
pub(super) fn facts(all: Vec<(Bilingual, Bilingual)>) -> Block {
    Block::Facts(
        all.into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect(),
    )
}

/// What both sides set.
pub(super) fn parameters(known: &Known) -> Report {
    let blocks = parameters::blocks(parameters::sections(&known.view));
    let mut report = report(known, "Parameter sheet", "参数表", blocks);
    report.notes = parameters::notes();
    report
}

/// The words above a picture.
pub(super) fn plate(known: &Known, part: &Part) -> Report {
    let mut report = report(known, "", "", Vec::new());
    report.title = alone(part.line());
    report.notes.clear();
    report
}
