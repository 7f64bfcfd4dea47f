//! Construction in the history: which line an event makes, and its words.

use crate::wire::{HistoryKind, MarkWord};
use desk_domain::event::Fact;
use desk_domain::survey::SurveyItem;

/// The line of a fact of construction; `None` for any other.
pub(crate) fn line(
    fact: &Fact,
    put: &mut dyn FnMut(&str, &str),
) -> Option<(HistoryKind, MarkWord)> {
    let kind = match fact {
        Fact::WorksBegun(plan) => {
            put("scenario", &plan.scenario);
            put("jurisdiction", &plan.jurisdiction);
            put("reason", &plan.reason);
            put("by", &plan.by);
            HistoryKind::WorksBegun
        }
        Fact::WorksStepNoted(note) => {
            put("step", &note.step);
            put("mark", &note.mark);
            put("who", &note.who);
            put("due", &note.due);
            put("note", &note.note);
            put("reason", &note.reason);
            put("by", &note.by);
            HistoryKind::WorksStepNoted
        }
        Fact::SurveyRequested(asked) => {
            put("asked", &asked.asked);
            put("by", &asked.by);
            HistoryKind::SurveyRequested
        }
        Fact::SurveyRecorded(survey) => {
            put("surveyedBy", &survey.surveyed_by);
            let open = survey.unanswered().len();
            if open > 0 {
                put("open", &open.to_string());
            }
            put("items", &asked_items().to_string());
            put("by", &survey.by);
            HistoryKind::SurveyRecorded
        }
        Fact::LineCostConfirmed(cost) => {
            put("with", &cost.with);
            put("once", &cost.once);
            put("monthly", &cost.monthly);
            put("currency", &cost.currency);
            put("by", &cost.by);
            HistoryKind::LineCostConfirmed
        }
        Fact::PatchCableNoted(cable) => {
            put("operator", &cable.operator);
            put("delivered", if cable.delivered { "yes" } else { "" });
            put("by", &cable.by);
            HistoryKind::PatchCableNoted
        }
        Fact::LightMeasured(light) => {
            put("passed", passed(light.passed()));
            put(
                "finding",
                light
                    .findings()
                    .first()
                    .map_or("", |finding| finding.as_wire()),
            );
            put("by", &light.by);
            HistoryKind::LightMeasured
        }
        Fact::WorksTested(test) => {
            put("test", &test.kind);
            put("value", &test.value);
            put("unit", &test.unit);
            put("limit", &test.limit);
            put("passed", passed(test.passed()));
            put("by", &test.by);
            HistoryKind::WorksTested
        }
        Fact::AsBuiltRecorded(built) => {
            put("circuitId", &built.carrier_circuit_id);
            put("cableLabel", &built.cable_label);
            put("panelPort", &built.panel_port);
            put("by", &built.by);
            HistoryKind::AsBuiltRecorded
        }
        Fact::FileAttached(file) => {
            put("file", &file.file.name);
            put("title", &file.title);
            put("step", &file.step);
            put("by", &file.by);
            HistoryKind::FileAttached
        }
        _ => return None,
    };
    Some((kind, MarkWord::Action))
}

fn asked_items() -> usize {
    SurveyItem::ALL
        .iter()
        .filter(|item| item.before_construction())
        .count()
}

const fn passed(passed: Option<bool>) -> &'static str {
    match passed {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    }
}
