//! The gate's log: who came in, who left, who was refused, and the same as a table for others.

use crate::Desk;
use crate::directory::merged;
use crate::gate::{act_of, act_word, verdict_word};
use crate::renditions::Bytes;
use crate::wire::{
    ApiError, ErrorCode, EventRef, GateLine, GateLog, GateLogQuery, GateShownWord, Language,
    SaveGateLog,
};
use chrono::{DateTime, Days, NaiveDate, TimeZone as _, Utc};
use chrono_tz::Tz;
use desk_domain::chance::Occasion;
use desk_domain::event::EventId;
use desk_domain::format;
use desk_domain::gate::{GateEntry, GateRecord, Shown, initials};
use desk_domain::gate_verdict::{GateReason, GateVerdict};
use desk_store::events::instant;
use desk_store::{Store, gate, gate_post};
use std::collections::BTreeMap;

/// Most lines that one look shows.
const MOST: usize = 500;
/// Most lines that are read for one look or one table.
const READ: u32 = 20_000;

impl Desk {
    /// Lines of the log. While the window is locked they carry no names.
    pub fn gate_log(&mut self, _: Occasion<'_>, query: GateLogQuery) -> Result<GateLog, ApiError> {
        let locked = self.is_locked();
        self.at_gate(|desk| {
            let store = desk.store()?;
            let mut lines = found(store, &query, locked)?;
            let more = lines.len() > MOST;
            lines.truncate(MOST);
            Ok(GateLog { lines, more })
        })
    }

    /// Lines of the log as a table of comma-separated values, with names: refused while the window is locked.
    pub fn gate_table(&mut self, _: Occasion<'_>, request: SaveGateLog) -> Result<Bytes, ApiError> {
        let store = self.store()?;
        let lines = found(store, &request.query, false)?;
        table(store, &lines, request.language)
    }
}

/// Lines of a span of time, newest first.
pub(crate) fn lines_of(
    store: &Store,
    from: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
    limit: u32,
    locked: bool,
) -> Result<Vec<GateLine>, ApiError> {
    let mut records: BTreeMap<String, GateRecord> = BTreeMap::new();
    let mut lines = Vec::new();
    for row in gate::lines(store.db(), from, until, limit)? {
        if !records.contains_key(&row.id) {
            let record = gate::record(store.db(), store.keys(), &row.id)?;
            records.insert(row.id.clone(), record);
        }
        let entry = records
            .get(&row.id)
            .and_then(|record| entry(record, &row.event));
        if let Some(entry) = entry {
            lines.push(line(&row.id, entry, locked));
        }
    }
    Ok(lines)
}

fn entry<'a>(record: &'a GateRecord, event: &EventId) -> Option<&'a GateEntry> {
    record.entries.iter().find(|entry| entry.event == *event)
}

fn line(id: &str, entry: &GateEntry, locked: bool) -> GateLine {
    let fact = &entry.fact;
    let person = fact.who.as_ref().and_then(|who| who.known());
    GateLine {
        event: EventRef {
            desk: entry.event.desk.clone(),
            seq: entry.event.seq,
        },
        act: act_word(entry.act),
        at: instant(entry.at),
        number: fact.number.clone(),
        revision: fact.revision,
        company: fact.company.clone(),
        name: person.filter(|_| !locked).map(|person| person.name.clone()),
        initials: person.map_or_else(String::new, |person| initials(&person.name)),
        erased: fact.who.is_some() && person.is_none(),
        pass: id.trim_start_matches("code-").chars().take(8).collect(),
        shown: match Shown::from_wire(&fact.shown) {
            Ok(Shown::Pass) => GateShownWord::Pass,
            Ok(Shown::Seal) => GateShownWord::Seal,
            Ok(Shown::Code) | Err(_) => GateShownWord::Code,
        },
        verdict: verdict_word(entry.verdict().unwrap_or(GateVerdict::Ask)),
        // a reason of a newer program is told as the mildest that is true
        reason: entry
            .reason()
            .unwrap_or(GateReason::OtherCode)
            .as_wire()
            .to_owned(),
        gate: fact.gate.clone(),
        guard: fact.guard.clone(),
        allowed_by: fact.allowed_by.clone(),
        because: fact.because.clone(),
        withdrawn: entry.withdrawn.clone(),
    }
}

fn found(store: &Store, query: &GateLogQuery, locked: bool) -> Result<Vec<GateLine>, ApiError> {
    let zone = zone(store)?;
    let from = day(&query.from, zone, 0)?;
    let until = day(&query.until, zone, 1)?;
    let wanted = query.text.trim().to_lowercase();
    let act = query.act.map(act_of);
    let mut lines = lines_of(store, from, until, READ, locked)?;
    lines.retain(|line| act.is_none_or(|act| act_of(line.act) == act) && holds(line, &wanted));
    Ok(lines)
}

fn holds(line: &GateLine, wanted: &str) -> bool {
    let named = line.name.as_deref().unwrap_or_default();
    wanted.is_empty()
        || [
            named,
            &line.number,
            &line.company,
            &line.gate,
            &line.guard,
            &line.pass,
            &line.allowed_by,
        ]
        .into_iter()
        .any(|text| text.to_lowercase().contains(wanted))
}

/// The zone of the gate's site; UTC when none is chosen.
fn zone(store: &Store) -> Result<Tz, ApiError> {
    let site = gate_post::read(store.db())?.site;
    let directory = merged(store.db())?;
    Ok(directory
        .access_point(&site)
        .map_or(Tz::UTC, |point| point.zone))
}

/// The instant at which a day begins, `later` days on; none for an empty field.
fn day(text: &str, zone: Tz, later: u64) -> Result<Option<DateTime<Utc>>, ApiError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let begin = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d")
        .ok()
        .and_then(|date| date.checked_add_days(Days::new(later)))
        .and_then(|date| date.and_hms_opt(0, 0, 0))
        .and_then(|begin| zone.from_local_datetime(&begin).earliest());
    begin
        .map(|at| Some(at.with_timezone(&Utc)))
        .ok_or_else(|| ApiError::new(ErrorCode::Refused, "A day is written like 2026-12-16."))
}

const HEAD_EN: &str = "Time,Zone,What,LOA handout,Revision,Name,Company,Pass,Verdict,Reason,Gate,Guard,Asked,Because,Recorded by mistake";
const HEAD_ZH: &str =
    "时间,时区,记录,LOA 现场单,修订版,姓名,施工单位,凭条,结论,原因,门岗,值班,询问对象,说明,误记";

fn table(store: &Store, lines: &[GateLine], language: Language) -> Result<Bytes, ApiError> {
    let zone = zone(store)?;
    let zh = language == Language::Zh;
    let mut text = format!("\u{feff}{}\r\n", if zh { HEAD_ZH } else { HEAD_EN });
    for line in lines {
        let at: DateTime<Utc> = line.at.parse().unwrap_or_default();
        let act = act_of(line.act);
        let reason = GateReason::from_wire(&line.reason).unwrap_or(GateReason::OtherCode);
        let name = match (&line.name, line.erased) {
            (Some(name), _) => name.as_str(),
            (None, true) if zh => "已删除",
            (None, true) => "erased",
            (None, false) => "",
        };
        let cells = [
            at.with_timezone(&zone)
                .format("%Y-%m-%d %H:%M:%S")
                .to_string(),
            format::offset(at, zone),
            if zh { act.label_zh() } else { act.label_en() }.to_owned(),
            line.number.clone(),
            if line.revision > 0 {
                line.revision.to_string()
            } else {
                String::new()
            },
            name.to_owned(),
            line.company.clone(),
            line.pass.clone(),
            if zh {
                reason.verdict().label_zh()
            } else {
                reason.verdict().label_en()
            }
            .to_owned(),
            if zh {
                reason.label_zh()
            } else {
                reason.label_en()
            }
            .to_owned(),
            line.gate.clone(),
            line.guard.clone(),
            line.allowed_by.clone(),
            line.because.clone(),
            line.withdrawn.clone().unwrap_or_default(),
        ];
        let row: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&row.join(","));
        text.push_str("\r\n");
    }
    Ok(Bytes {
        name: if zh {
            "门岗记录.csv"
        } else {
            "Gate log.csv"
        }
        .to_owned(),
        bytes: text.into_bytes(),
    })
}

/// A cell that no spreadsheet takes for a formula, in quotes where it needs them.
fn quoted(cell: &str) -> String {
    let tame = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if tame.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", tame.replace('"', "\"\""))
    } else {
        tame
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula_and_never_breaks_its_row() {
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("@now"), "'@now");
        assert_eq!(quoted("-2"), "'-2");
        assert_eq!(quoted("a,b"), "\"a,b\"");
        assert_eq!(quoted("say \"hi\"\n"), "\"say \"\"hi\"\"\n\"");
        assert_eq!(quoted("+86 139,"), "\"'+86 139,\"");
        assert_eq!(quoted("岚合"), "岚合");
    }
}
