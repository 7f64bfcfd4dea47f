//! When, and who: the window and the engineers, masked.

use desk_domain::{
    format::{self, Lang},
    mask,
};

use super::{
    flow::Flow,
    plan::{HAIR, LABEL, Plan, ROW, VALUE, WIDTH},
};
use crate::{
    letter::{DocumentType, Engineer},
    page::{bold, label, leading, plain},
    sheet::Sheet,
};

/// Left edges of the columns, mm: pass, engineer, document, number, phone.
const COLUMNS: [f32; 5] = [0.0, 10.0, 68.0, 99.0, 142.0];
const HEADS: [(&str, &str); 5] = [
    ("Pass", "凭条"),
    ("Engineer", "施工工程师"),
    ("Document", "证件类型"),
    ("Number (masked)", "证件号码（已遮盖）"),
    ("Phone (masked)", "电话（已遮盖）"),
];

/// Draws both; gives the number of engineers on the page where the visit begins, if that is the first.
pub(super) fn draw(flow: &mut Flow<'_, '_>) -> usize {
    flow.gap(4.6, 6.8);
    let plan = flow.plan;
    let (left, air) = (plan.left(), flow.air);
    let mut on_first = 0;
    for (i, engineer) in plan.letter.engineers.iter().enumerate() {
        flow.place_headed(|sheet, mut y, first| {
            if i == 0 {
                y = window(plan, sheet, y, air);
            }
            if i == 0 || first {
                y = heads(sheet, left, y);
            }
            row(sheet, engineer, i, left, y, air)
        });
        if flow.turned() == 0 {
            on_first += 1;
        }
    }
    on_first
}

fn window(plan: &Plan<'_>, sheet: &mut Sheet<'_>, y: f32, air: f32) -> f32 {
    let (left, right) = (plan.left(), plan.right());
    sheet.text(left, y, bold(9.5), "Visit 入场");
    sheet.rule((left, y + 2.0), (right, y + 2.0), ROW);
    let y = y + 7.2 + 0.6 * air;
    let (size, lines) = sheet.set.fit(&plan.window(Lang::En), (12.5, 10.0), 98.0);
    let end = sheet.lines(left, y, bold(size), &lines) - leading(size);
    let end = sheet.paragraph(left, end + 4.2, 98.0, plain(8.0), &plan.window(Lang::Zh));
    let letter = plan.letter;
    let (zone, offset) = plan.zone_names();
    let city = &letter.window.city;
    let local = match (city.en.as_str(), city.zh.as_str()) {
        ("", "") => format!("Site time 当地时间 ({offset}, {zone})"),
        (en, "") => format!("{en} time ({offset}, {zone})"),
        ("", zh) => format!("{zh}时间 ({offset}, {zone})"),
        (en, zh) => format!("{en} time {zh}时间 ({offset}, {zone})"),
    };
    sheet.text_right(right, y, plain(8.0), &local);
    let utc = format::utc_window(letter.window.from, letter.window.to);
    sheet.text_right(right, y + 4.2, plain(8.0), &utc);
    let y = end.max(y + 4.2 + leading(8.0)) - leading(8.0) + 2.2 + 0.4 * air;
    sheet.rule((left, y), (right, y), HAIR);
    y
}

fn heads(sheet: &mut Sheet<'_>, left: f32, y: f32) -> f32 {
    for ((en, zh), x) in HEADS.iter().zip(COLUMNS) {
        sheet.text(left + x, y + 3.1, label(LABEL), en);
        sheet.text(left + x, y + 6.0, label(LABEL), zh);
    }
    let y = y + 7.6;
    sheet.rule((left, y), (left + WIDTH, y), ROW);
    y
}

fn row(sheet: &mut Sheet<'_>, engineer: &Engineer, i: usize, left: f32, y: f32, air: f32) -> f32 {
    let base = y + 4.0 + 0.6 * air;
    let [pass, name, document, number, phone] = COLUMNS.map(|x| left + x);
    sheet.text(pass, base, plain(VALUE), &format!("P{}", i + 1));
    let name_end = names(sheet, engineer, (name, base), document - name - 2.0);
    sheet.text(
        document,
        base,
        plain(8.5),
        document_name(engineer.document_type),
    );
    let mut end = name_end;
    for (x, value, width) in [
        (
            number,
            mask::document(&engineer.document_number),
            phone - number - 2.0,
        ),
        (phone, mask::phone(&engineer.phone), left + WIDTH - phone),
    ] {
        let (size, lines) = sheet.set.fit(&value, (9.0, 7.0), width);
        end = end.max(sheet.lines(x, base, plain(size), &lines) - leading(size));
    }
    let bottom = end + 2.0 + 0.7 * air;
    sheet.rule((left, bottom), (left + WIDTH, bottom), HAIR);
    bottom
}

/// The name as in the document, and in Latin letters beside it where there is room, else below.
fn names(sheet: &mut Sheet<'_>, engineer: &Engineer, (x, y): (f32, f32), width: f32) -> f32 {
    let (size, lines) = sheet.set.fit(&engineer.name, (VALUE, 8.0), width);
    let end = sheet.lines(x, y, bold(size), &lines) - leading(size);
    let Some(latin) = engineer
        .name_latin
        .as_deref()
        .filter(|name| !name.is_empty())
    else {
        return end;
    };
    let used = lines.last().map_or(0.0, |line| sheet.set.width(line, size)) + 2.0;
    if used + sheet.set.width(latin, 8.5) <= width {
        sheet.text(x + used, end, plain(8.5), latin);
        return end;
    }
    sheet.paragraph(x, end + leading(8.0), width, plain(8.0), latin) - leading(8.0)
}

pub(super) fn document_name(kind: DocumentType) -> &'static str {
    match kind {
        DocumentType::IdCard => "ID card 身份证",
        DocumentType::Passport => "Passport 护照",
        DocumentType::Other => "Other 其他",
    }
}
