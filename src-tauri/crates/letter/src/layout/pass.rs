//! One pass: who, for whom, where, when, and the two codes side by side, ours and the official one.

use desk_domain::{format::Lang, mask};

use super::{
    LayoutError,
    cells::{self, Cell},
    official,
    plan::{LABEL, Plan, ROW, side_by_side},
    seal,
    visit::document_name,
};
use crate::{
    letter::{AccessFlow, Engineer},
    page::{Style, bold, label, leading, plain},
    sheet::Sheet,
};

/// Width of the printed part of a card, mm.
const WIDTH: f32 = 83.0;
/// Our code with its quiet zone, mm.
const CODE: f32 = 40.0;
/// Most that the upper part is condensed.
const DENSEST: usize = 6;
/// Height of the lower part with the codes, mm.
const LOWER: f32 = 55.4;

/// Draws the pass of one engineer into a card of `height` at `(x, top)`.
pub(super) fn draw(
    plan: &Plan<'_>,
    sheet: &mut Sheet<'_>,
    index: usize,
    (x, top): (f32, f32),
    height: f32,
) -> Result<(), LayoutError> {
    let Some(engineer) = plan.letter.engineers.get(index) else {
        return Ok(());
    };
    let credential = plan.official.get(index).copied().flatten();
    // Long names and companies: smaller and smaller, until what is above the codes stays above them. A credential
    // takes more room where there is any.
    let rooms: &[f32] = match credential {
        Some(_) => &[official::LOWER, LOWER],
        None => &[LOWER],
    };
    let before = sheet.page.marks.len();
    let fitted = rooms.iter().copied().find(|reserved| {
        (0..=DENSEST).any(|density| {
            sheet.page.marks.truncate(before);
            let end = upper(plan, sheet, (index, engineer), (x, top), density);
            end <= top + height - reserved
        })
    });
    let Some(reserved) = fitted else {
        return Err(LayoutError::PassTooFull(index));
    };
    let lower = top + height - reserved;
    ours(plan, sheet, index, (x, lower));
    let place = (x + CODE + 3.0, lower);
    let size = (WIDTH - CODE - 3.0, reserved - 3.5);
    match (credential, &engineer.credential) {
        (Some(drawn), Some(credential)) => {
            official::draw(plan, sheet, (credential, drawn), place, size);
        }
        _ => steps_to_it(plan, sheet, place, size),
    }
    Ok(())
}

fn upper(
    plan: &Plan<'_>,
    sheet: &mut Sheet<'_>,
    (index, engineer): (usize, &Engineer),
    (x, top): (f32, f32),
    density: usize,
) -> f32 {
    let letter = plan.letter;
    let tight = density as f32;
    let total = letter.engineers.len();
    let counted = format!("Pass {0} of {total} · 第 {0} 张，共 {total} 张", index + 1);
    sheet.text(x, top + 7.0, bold(7.2), &counted);
    let number = format!("{} r{}", letter.number, letter.revision);
    sheet.text_right(x + WIDTH, top + 7.0, plain(7.2), &number);

    let mut y = top + 7.0 + (8.6 - tight);
    let (size, lines) = sheet.set.fit(
        &engineer.name,
        (18.0 - 2.0 * tight, (10.0 - tight).max(6.5)),
        WIDTH,
    );
    y = sheet.lines(x, y, bold(size), &lines) - leading(size);
    if let Some(latin) = engineer
        .name_latin
        .as_deref()
        .filter(|name| !name.is_empty())
    {
        let used = lines.last().map_or(0.0, |line| sheet.set.width(line, size)) + 3.0;
        if used + sheet.set.width(latin, 12.0) <= WIDTH {
            sheet.text(x + used, y, plain(12.0), latin);
        } else {
            let second = (9.0 - tight).max(6.0);
            y = sheet.paragraph(x, y + leading(second), WIDTH, plain(second), latin)
                - leading(second);
        }
    }
    let company = match letter
        .parties
        .construction_latin
        .as_deref()
        .filter(|name| !name.is_empty())
    {
        // The front page names it in both; a full pass keeps the name as registered.
        Some(latin) if density < 3 => format!("{} {latin}", letter.parties.construction),
        _ => letter.parties.construction.clone(),
    };
    let small = (8.0 - 0.9 * tight).max(5.4);
    y = sheet.paragraph(x, y + 4.6, WIDTH, plain(small), &company) - leading(small) + 2.4;
    sheet.rule((x, y), (x + WIDTH, y), ROW);
    y += 5.6 - 0.5 * tight;

    let value = (9.5 - 0.9 * tight).max(6.6);
    let (_, offset) = plan.zone_names();
    let document = format!(
        "{} {}",
        document_name(engineer.document_type),
        mask::document(&engineer.document_number)
    );
    let rows = [
        (
            "Site 机房",
            side_by_side(&letter.facility.access_point),
            true,
        ),
        (
            "Window 时段",
            format!("{} ({offset})", plan.window(Lang::En)),
            true,
        ),
        ("Document 证件", document, false),
        ("Circuit 专线", letter.circuit.instance_id.clone(), false),
    ];
    for (name, text, strong) in rows {
        sheet.text(x, y, label(LABEL), name);
        let (size, lines) = sheet
            .set
            .fit(&text, (value, (value - 2.0).max(5.6)), WIDTH - 20.0);
        let style = Style {
            bold: strong,
            ..plain(size)
        };
        y = sheet.lines(x + 20.0, y, style, &lines) - leading(size) + (5.5 - 0.6 * tight).max(3.3);
    }
    position(plan, sheet, (x, y - 2.6), density)
}

/// Room, cabinet, ODF and port in a strip.
fn position(plan: &Plan<'_>, sheet: &mut Sheet<'_>, (x, y): (f32, f32), density: usize) -> f32 {
    if density == DENSEST {
        let see = "Position: see page 1 of the handout 位置见现场单第 1 页";
        sheet.text(x, y + 2.6, plain(6.6), see);
        return y + 4.0;
    }
    let f = &plan.letter.facility;
    let cells = [
        Cell {
            label: "Room 包间",
            value: f.room.clone(),
        },
        Cell {
            label: "Cabinet 机柜",
            value: f.cabinet.clone(),
        },
        Cell {
            label: "ODF 配线架",
            value: f.odf.clone(),
        },
        Cell {
            label: "Port 端口",
            value: f.panel_port.clone(),
        },
    ];
    let tight = density as f32;
    let sizes = ((13.5 - 1.8 * tight).max(6.0), (7.5 - 0.7 * tight).max(5.5));
    let bottom = cells::row(
        sheet,
        &cells,
        (x, y, WIDTH),
        sizes,
        2.0,
        (5.4 - 0.7 * tight).max(2.6),
    );
    sheet.frame((x, y), (WIDTH, bottom - y), 0.3, false);
    bottom + 1.5
}

/// Our code, without a frame, so that it never looks like the official one.
fn ours(plan: &Plan<'_>, sheet: &mut Sheet<'_>, index: usize, (x, y): (f32, f32)) {
    // The quiet zone reaches into the margin, so that the modules stand flush with the text.
    seal::code(plan, sheet, index + 1, (x - 2.3, y + 3.4), CODE);
    let end = sheet.text(x, y + 2.6, bold(7.6), "Pass 核验码");
    sheet.text(end, y + 2.6, plain(7.6), " · Circuit Desk");
    let y = y + 3.4 + CODE + 1.9;
    let en = "Proves that this person is on the handout. Opens no door.";
    let next = sheet.paragraph(x, y, CODE - 1.0, plain(6.4), en);
    sheet.paragraph(
        x,
        next,
        CODE + 1.0,
        plain(6.2),
        "仅证明此人在名单内，不能开门。",
    );
}

/// The place of the official entry code: dashed while there is none, with what to do for this kind of site.
fn steps_to_it(
    plan: &Plan<'_>,
    sheet: &mut Sheet<'_>,
    (x, y): (f32, f32),
    (width, height): (f32, f32),
) {
    let letter = plan.letter;
    sheet.frame((x, y), (width, height), 0.3, true);
    let contact = letter
        .organisation
        .contact_name
        .as_deref()
        .filter(|name| !name.is_empty());
    let (title, steps, end) = match letter.access_flow {
        AccessFlow::SmsQr => {
            let to = contact.unwrap_or("the desk");
            let to_zh = contact.unwrap_or("工作台");
            (
                "No official code yet 尚未取得",
                vec![
                    "Open the link in Alibaba Cloud’s SMS. 打开阿里云短信链接。".to_owned(),
                    "Choose the site, fill in your details and agree to the notices. 选择机房，填写个人信息并同意条款。".to_owned(),
                    format!("Save the entry QR code, send it to {to} or show it on your phone. 保存入场二维码，交给 {to_zh} 或在手机上出示。"),
                ],
                "Without it the site does not let you in. 无此码不得入场。",
            )
        }
        AccessFlow::ThirdPartyLoa => (
            "No entry code here 无需入场码",
            vec![
                "Third-party facility: no SMS is sent. 第三方机房，不发短信。".to_owned(),
                "Take Alibaba Cloud’s LOA along. 携带阿里云 LOA。".to_owned(),
                "Contact the on-site engineer, who takes you in. 联系现场工程师，由其带入。".to_owned(),
            ],
            "Without the LOA the site does not let you in. 无 LOA 不得入场。",
        ),
        AccessFlow::ContactOnsiteEngineer => (
            "No entry code here 无需入场码",
            vec![
                "No SMS is sent for this site. 此机房不发短信。".to_owned(),
                "Ask the facility operator for access to the meet-me room. 向机房运营方申请进入会面室。".to_owned(),
                "Show Alibaba Cloud’s LOA to the on-site engineer. 向现场工程师出示阿里云 LOA。".to_owned(),
            ],
            "Without the LOA the site does not let you in. 无 LOA 不得入场。",
        ),
    };
    let inner = width - 5.0;
    let (size, lines) = sheet.set.fit(title, (7.4, 6.6), inner);
    let mut at = sheet.lines(x + 2.5, y + 4.2, bold(size), &lines) + 0.8;
    let last = sheet.set.wrap(end, 6.4, inner);
    let room = y + height - 2.0 - last.len() as f32 * leading(6.4);
    let size = step_size(sheet, &steps, inner - 4.0, room - at);
    for (i, step) in steps.iter().enumerate() {
        sheet.text(x + 2.5, at, bold(size), &(i + 1).to_string());
        at = sheet.paragraph(x + 6.5, at, inner - 4.0, plain(size), step) + 0.7;
    }
    sheet.lines(x + 2.5, room + leading(6.4) - 0.6, plain(6.4), &last);
}

/// The largest size at which the steps stay above the last line.
fn step_size(sheet: &Sheet<'_>, steps: &[String], width: f32, room: f32) -> f32 {
    let fits = |size: f32| {
        let lines: usize = steps
            .iter()
            .map(|step| sheet.set.wrap(step, size, width).len())
            .sum();
        lines as f32 * leading(size) + steps.len() as f32 * 0.7 <= room
    };
    [6.8, 6.4, 6.0, 5.6]
        .into_iter()
        .find(|size| fits(*size))
        .unwrap_or(5.2)
}
