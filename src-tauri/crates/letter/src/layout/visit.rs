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
    audience::Shows,
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

/// How many of the columns a copy has.
fn columns(shows: &Shows) -> usize {
    match (shows.documents, shows.phones) {
        (true, true) => 5,
        (true, false) => 4,
        (false, _) => 2,
    }
}

/// Draws both; gives the number of engineers on the page where the visit begins, if that is the first.
pub(super) fn draw(flow: &mut Flow<'_, '_>) -> usize {
    flow.gap(4.6, 6.8);
    let plan = flow.plan;
    let (left, air) = (plan.left(), flow.air);
    let mut on_first = 0;
    if plan.letter.engineers.is_empty() {
        flow.place(|sheet, y| {
            let y = window(plan, sheet, y, air) + 4.6;
            sheet.text(
                left,
                y,
                plain(9.0),
                "— engineers not named yet 施工工程师尚未填写",
            );
            y + 2.0
        });
    }
    // names alone stand two in a row
    let abreast = if plan.shows.documents { 1 } else { 2 };
    let half = WIDTH / 2.0;
    for (n, few) in plan.letter.engineers.chunks(abreast).enumerate() {
        flow.place_headed(|sheet, mut y, first| {
            if n == 0 {
                y = window(plan, sheet, y, air);
            }
            if n == 0 || first {
                let mut end = y;
                for at in 0..abreast {
                    end = heads(sheet, &plan.shows, left + at as f32 * half, y);
                }
                sheet.rule((left, end), (left + WIDTH, end), ROW);
                y = end;
            }
            let mut end = y;
            for (at, engineer) in few.iter().enumerate() {
                let x = left + at as f32 * half;
                let i = n * abreast + at;
                end = end.max(row(sheet, &plan.shows, (i, engineer), (x, y), air));
            }
            sheet.rule((left, end), (left + WIDTH, end), HAIR);
            end
        });
        if flow.turned() == 0 {
            on_first += few.len();
        }
    }
    on_first
}

/// Says how many engineers there are, and which of them stand on the next page.
pub(super) fn more_follow(plan: &Plan<'_>, sheet: &mut Sheet<'_>, here: usize, y: f32) {
    let all = plan.letter.engineers.len();
    let pass = if plan.shows.passes { "P" } else { "" };
    let rest = if here + 1 == all {
        format!("{pass}{all}")
    } else {
        format!("{pass}{}–{pass}{all}", here + 1)
    };
    let text = format!(
        "{all} engineers in all; on the next page: {rest}. 共 {all} 名工程师，{rest} 见下一页。"
    );
    sheet.text(plan.left(), y, bold(7.6), &text);
}

fn window(plan: &Plan<'_>, sheet: &mut Sheet<'_>, y: f32, air: f32) -> f32 {
    let (left, right) = (plan.left(), plan.right());
    sheet.text(left, y, bold(9.5), "Visit 入场");
    sheet.rule((left, y + 2.0), (right, y + 2.0), ROW);
    let y = y + 7.2 + 0.6 * air;
    if plan.letter.window.from == plan.letter.window.to {
        sheet.text(left, y, plain(9.0), "— window not chosen yet 时段尚未选定");
        sheet.rule((left, y + 2.6), (right, y + 2.6), HAIR);
        return y + 2.6;
    }
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

fn heads(sheet: &mut Sheet<'_>, shows: &Shows, left: f32, y: f32) -> f32 {
    for (i, ((en, zh), x)) in HEADS.iter().zip(COLUMNS).enumerate().take(columns(shows)) {
        // without passes the column only counts
        let (en, zh) = if i == 0 && !shows.passes {
            ("No.", "序号")
        } else {
            (*en, *zh)
        };
        sheet.text(left + x, y + 3.1, label(LABEL), en);
        sheet.text(left + x, y + 6.0, label(LABEL), zh);
    }
    y + 7.6
}

fn row(
    sheet: &mut Sheet<'_>,
    shows: &Shows,
    (i, engineer): (usize, &Engineer),
    (left, y): (f32, f32),
    air: f32,
) -> f32 {
    let base = y + 4.0 + 0.6 * air;
    let [pass, name, document, number, phone] = COLUMNS.map(|x| left + x);
    let counted = if shows.passes {
        format!("P{}", i + 1)
    } else {
        (i + 1).to_string()
    };
    sheet.text(pass, base, plain(VALUE), &counted);
    let room = if shows.documents {
        document - name - 2.0
    } else {
        WIDTH / 2.0 - COLUMNS[1] - 2.0
    };
    let mut end = names(sheet, engineer, (name, base), room);
    let mut values = Vec::new();
    if shows.documents {
        let kind = document_name(engineer.document_type);
        sheet.text(document, base, plain(8.5), kind);
        let masked = mask::document(&engineer.document_number);
        values.push((number, masked, phone - number - 2.0));
    }
    if shows.phones {
        values.push((phone, mask::phone(&engineer.phone), left + WIDTH - phone));
    }
    for (x, value, width) in values {
        let (size, lines) = sheet.set.fit(&value, (9.0, 7.0), width);
        end = end.max(sheet.lines(x, base, plain(size), &lines) - leading(size));
    }
    end + 2.0 + 0.7 * air
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
