//! Parties and circuit: two lists side by side, row by row.

use desk_domain::format::bandwidth;

use super::{
    flow::Flow,
    plan::{HAIR, LABEL, NOT_STATED, ROW, VALUE, WIDTH, side_by_side, stated},
};
use crate::{
    audience::Shows,
    letter::Letter,
    page::{Style, bold, label, leading, plain},
    sheet::Sheet,
};

/// Width of one list and of its labels, mm.
const LIST: f32 = (WIDTH - 6.0) / 2.0;
const LABELS: f32 = 27.0;

struct Entry {
    en: &'static str,
    zh: &'static str,
    value: String,
    strong: bool,
    second: Option<String>,
}

pub(super) fn draw(flow: &mut Flow<'_, '_>) {
    flow.gap(5.0, 7.0);
    let (left, air) = (flow.plan.left(), flow.air);
    let right = left + LIST + 6.0;
    let parties = parties(flow.plan.letter);
    let facts = circuit(flow.plan.letter, &flow.plan.shows);
    for (i, party) in parties.iter().enumerate() {
        let fact = facts.get(i);
        flow.place(|sheet, mut y| {
            if i == 0 {
                for (x, title) in [(left, "Parties 各方"), (right, "Circuit 物理专线")] {
                    sheet.text(x, y, bold(9.5), title);
                    sheet.rule((x, y + 2.0), (x + LIST, y + 2.0), ROW);
                }
                y += 2.0;
            }
            let mut end = entry(sheet, party, left, y);
            if let Some(fact) = fact {
                end = end.max(entry(sheet, fact, right, y));
            }
            end += air;
            sheet.rule((left, end), (left + LIST, end), HAIR);
            if fact.is_some() {
                sheet.rule((right, end), (right + LIST, end), HAIR);
            }
            end
        });
    }
}

/// One row; gives its lower edge.
fn entry(sheet: &mut Sheet<'_>, entry: &Entry, x: f32, y: f32) -> f32 {
    let names = sheet.paragraph(x, y + 3.1, LABELS - 1.0, label(LABEL), entry.en);
    let names = sheet.paragraph(x, names, LABELS - 1.0, label(LABEL), entry.zh);
    let width = LIST - LABELS;
    let (size, lines) = sheet.set.fit(&entry.value, (VALUE, 8.5), width);
    let (size, lines) = if lines.len() > 3 {
        (7.2, sheet.set.wrap(&entry.value, 7.2, width))
    } else {
        (size, lines)
    };
    let style = Style {
        bold: entry.strong,
        ..plain(size)
    };
    let mut end = sheet.lines(x + LABELS, y + 3.9, style, &lines) - leading(size);
    if let Some(second) = &entry.second {
        let small = if second.chars().count() > 100 {
            6.6
        } else {
            7.0
        };
        end = sheet.paragraph(
            x + LABELS,
            end + leading(7.0) + 0.3,
            width,
            plain(small),
            second,
        ) - leading(small);
    }
    (names - leading(LABEL)).max(end) + 1.6
}

fn parties(letter: &Letter) -> [Entry; 4] {
    let p = &letter.parties;
    let o = &letter.organisation;
    let reach: Vec<&str> = [&o.contact_phone, &o.contact_email]
        .into_iter()
        .filter_map(|part| part.as_deref())
        .filter(|part| !part.is_empty())
        .collect();
    let block = letter.wording.iter().flat_map(|wording| &wording.contact);
    let lines: Vec<String> = std::iter::once(reach.join(" · "))
        .chain(block.cloned())
        .filter(|line| !line.is_empty())
        .collect();
    let reach = if lines.is_empty() {
        stated(None).to_owned()
    } else {
        lines.join("\n")
    };
    [
        entry_of(
            "Customer",
            "客户公司",
            stated(Some(&p.customer)),
            p.customer_latin.clone(),
        ),
        entry_of(
            "Construction company",
            "施工单位",
            stated(Some(&p.construction)),
            p.construction_latin.clone(),
        ),
        entry_of(
            "Carrier",
            "运营商",
            stated(Some(&side_by_side(&p.carrier))),
            None,
        ),
        entry_of(
            "Contact at the desk",
            "工作台联系人",
            o.contact_name
                .as_deref()
                .filter(|name| !name.is_empty())
                .unwrap_or(&o.name),
            Some(reach),
        ),
    ]
}

fn circuit(letter: &Letter, shows: &Shows) -> Vec<Entry> {
    let c = &letter.circuit;
    let mut port = entry_of(
        "Port",
        "端口实例",
        stated(Some(&c.instance_id)),
        c.name.clone(),
    );
    port.strong = true;
    let mut entries = vec![port];
    if shows.line {
        let mut line = side_by_side(&c.line_type);
        if shows.bandwidth {
            let contracted = match c.bandwidth_mbps {
                0 => NOT_STATED.to_owned(),
                mbps => bandwidth(mbps),
            };
            line = format!("{line} · {contracted} contracted 合同");
        }
        entries.push(entry_of(
            "Port type, line",
            "端口与专线类型",
            &side_by_side(&c.port_type),
            Some(line),
        ));
    }
    if shows.circuit_code {
        entries.push(entry_of(
            "Carrier’s circuit code",
            "运营商电路编码",
            stated(c.carrier_circuit_code.as_deref()),
            None,
        ));
    }
    if shows.customer_site {
        let partner = shows
            .partner
            .then(|| format!("Partner 冗余 {}", stated(c.redundant_partner.as_deref())));
        entries.push(entry_of(
            "Customer site",
            "客户机房",
            stated(c.customer_site.as_deref()),
            partner,
        ));
    }
    entries
}

fn entry_of(en: &'static str, zh: &'static str, value: &str, second: Option<String>) -> Entry {
    let second = second.filter(|second| !second.is_empty() && second != value);
    Entry {
        en,
        zh,
        value: value.to_owned(),
        strong: false,
        second,
    }
}
