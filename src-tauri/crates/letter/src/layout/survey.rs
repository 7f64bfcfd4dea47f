//! The sheet for the site survey: what to verify on site, with boxes and lines for pen, and what to bring back.
//!
//! The items are those of the Express Connect guide, step 4, "Key items to verify during the site survey", and of the
//! sentence on what to obtain when construction is complete.

use std::cell::Cell;
use std::ops::Deref;

use super::plan::{HAIR, HEAVY, NOT_STATED, Plan, ROW, WIDTH};
use crate::{
    letter::{Facility, FacilityKind},
    page::{Page, bold, label, plain},
    sheet::Sheet,
};

/// Size of questions and of what Alibaba Cloud's LOA says, points.
const ASKED: f32 = 8.6;
const KNOWN: f32 = 7.0;
/// Side of a box to tick, mm.
const BOX: f32 = 3.2;
/// Where answers begin, mm from the left of the printed area.
const ANSWERS: f32 = 76.0;
/// Heights of a row of one answer, mm: the tallest with which all of it stands on one page.
const STEPS: [f32; 5] = [10.4, 9.8, 9.2, 8.8, 8.4];
/// Room for the signatures, mm.
const SIGNATURES: f32 = 12.0;

/// The plan, and how tall a row is.
struct Form<'p, 'a> {
    plan: &'p Plan<'a>,
    step: f32,
    /// Rows so far: each has its number, by which it is typed in again.
    rows: Cell<u8>,
}

impl<'a> Deref for Form<'_, 'a> {
    type Target = Plan<'a>;

    fn deref(&self) -> &Self::Target {
        self.plan
    }
}

/// The sheet, one page.
pub(super) fn page(plan: &Plan<'_>) -> Page {
    let mut drawn = None;
    for step in STEPS {
        let (page, end) = attempt(&Form {
            plan,
            step,
            rows: Cell::new(0),
        });
        let fits = end + SIGNATURES <= plan.bottom();
        drawn = Some(page);
        if fits {
            break;
        }
    }
    drawn.unwrap_or_else(|| plan.sheet().page)
}

fn attempt(plan: &Form<'_, '_>) -> (Page, f32) {
    let mut sheet = plan.sheet();
    let mut y = head(plan, &mut sheet);
    y = access(plan, &mut sheet, y);
    y = equipment(plan, &mut sheet, y);
    y = cabling(plan, &mut sheet, y);
    y = site(plan, &mut sheet, y);
    y = results(plan, &mut sheet, y);
    notes(plan, &mut sheet, y);
    signatures(plan, &mut sheet, y);
    (sheet.page, y)
}

fn head(plan: &Form<'_, '_>, sheet: &mut Sheet<'_>) -> f32 {
    let letter = plan.letter;
    let rise = plan.outward();
    let (left, right) = (plan.left(), plan.right());
    sheet.text(left, 19.6 - rise, bold(14.0), "Site survey 现场工勘单");
    sheet.text(
        left,
        24.0 - rise,
        plain(7.5),
        "Fill in by pen on site, bring it back. Alibaba Cloud assists within 2 business days.",
    );
    sheet.text(
        left,
        27.4 - rise,
        plain(7.5),
        "现场用笔填写并交回工作台。阿里云在 2 个工作日内协助完成工勘。",
    );
    sheet.text_right(right, 19.6 - rise, bold(11.0), &letter.number);
    let whose = plan.audience.map_or_else(String::new, |audience| {
        format!("{} · ", crate::audience::name(audience))
    });
    let revision = format!("{whose}Revision {0} 第 {0} 版", letter.revision);
    sheet.text_right(right, 24.0 - rise, plain(7.5), &revision);
    sheet.text_right(right, 27.4 - rise, plain(7.5), &letter.circuit.instance_id);
    sheet.rule((left, 29.6 - rise), (right, 29.6 - rise), HEAVY);
    29.6 - rise
}

fn title(plan: &Form<'_, '_>, sheet: &mut Sheet<'_>, y: f32, text: &str) -> f32 {
    let y = y + 6.4 - (STEPS[0] - plan.step) * 0.4;
    sheet.text(plan.left(), y, bold(9.5), text);
    sheet.rule((plan.left(), y + 2.0), (plan.right(), y + 2.0), ROW);
    y + 2.0
}

/// A row: the question in both languages, what the LOA says, and room for the answer. Gives its lower edge.
fn row(
    plan: &Form<'_, '_>,
    sheet: &mut Sheet<'_>,
    y: f32,
    (en, zh): (&str, &str),
    known: Option<&str>,
    answers: &[Answer],
) -> f32 {
    let left = plan.left();
    plan.rows.set(plan.rows.get().saturating_add(1));
    let number = plan.rows.get().to_string();
    sheet.text_right(left - 1.4, y + 4.2, bold(KNOWN), &number);
    sheet.text(left, y + 4.2, plain(ASKED), en);
    sheet.text(left, y + 7.8, plain(KNOWN), zh);
    let mut x = left + ANSWERS;
    let base = y + 6.6;
    let lines = answers
        .iter()
        .filter(|a| matches!(a, Answer::Line(..)))
        .count() as f32;
    let fixed: f32 = answers.iter().map(|answer| answer.width(sheet)).sum();
    let free = (WIDTH - ANSWERS - fixed).max(0.0) / lines.max(1.0);
    for answer in answers {
        match answer {
            Answer::Tick(text) => {
                sheet.frame((x, base - BOX + 0.4), (BOX, BOX), 0.25, false);
                x = sheet.text(x + BOX + 1.4, base, plain(ASKED), text) + 5.0;
            }
            Answer::Line(before, after) => {
                if !before.is_empty() {
                    x = sheet.text(x, base, plain(KNOWN), before) + 1.2;
                }
                let end = x + free;
                sheet.rule((x, base + 0.8), (end, base + 0.8), HAIR);
                x = end + 1.2;
                if !after.is_empty() {
                    x = sheet.text(x, base, plain(KNOWN), after) + 1.2;
                }
                x += 2.0;
            }
        }
    }
    let mut end = y + plan.step;
    if let Some(known) = known {
        let said = format!("LOA: {known}");
        let (size, lines) = sheet.set.fit(&said, (6.8, 5.4), WIDTH - ANSWERS);
        let next = sheet.lines(left + ANSWERS, base + 4.0, label(size), &lines);
        end = end.max(next - 0.8);
    }
    sheet.rule((left, end), (plan.right(), end), HAIR);
    end
}

/// How something is answered by pen.
enum Answer {
    /// A box with its word.
    Tick(&'static str),
    /// A line with what stands before and after it.
    Line(&'static str, &'static str),
}

impl Answer {
    /// What it takes apart from the line itself, mm.
    fn width(&self, sheet: &Sheet<'_>) -> f32 {
        let of = |text: &str, size: f32| match text {
            "" => 0.0,
            text => sheet.set.width(text, size) + 1.2,
        };
        match self {
            Self::Tick(text) => BOX + 1.4 + sheet.set.width(text, ASKED) + 5.0,
            Self::Line(before, after) => of(before, KNOWN) + of(after, KNOWN) + 3.2,
        }
    }
}

fn access(plan: &Form<'_, '_>, sheet: &mut Sheet<'_>, y: f32) -> f32 {
    let y = title(plan, sheet, y, "Before the survey 工勘前");
    let asked = match plan.letter.facility.kind {
        FacilityKind::OutsideMainland => (
            "Access to the meet-me room asked of the operator",
            "已向机房运营方申请进入会面室（MMR）；无需进入阿里云围笼",
        ),
        FacilityKind::AlibabaCloud | FacilityKind::ThirdParty => (
            "Access to Alibaba Cloud’s private cage applied for",
            "已申请进入机房内的阿里云私有围笼",
        ),
    };
    let answers = [Answer::Tick("yes 是"), Answer::Line("on 日期", "")];
    row(plan, sheet, y, asked, None, &answers)
}

fn equipment(plan: &Form<'_, '_>, sheet: &mut Sheet<'_>, y: f32) -> f32 {
    let y = title(plan, sheet, y, "Equipment 设备规格");
    let facility = &plan.letter.facility;
    let optic = facility
        .optic
        .as_ref()
        .map(|optic| [&optic.rate, &optic.wavelength, &optic.reach].map(String::as_str))
        .map(|parts| stated(&parts));
    let y = row(
        plan,
        sheet,
        y,
        (
            "Optical module: rate, wavelength, distance",
            "光模块：速率、波长、传输距离",
        ),
        Some(optic.as_deref().unwrap_or(NOT_STATED)),
        &[
            Answer::Line("", "Gbit/s"),
            Answer::Line("", "nm"),
            Answer::Line("", "km"),
        ],
    );
    let y = row(
        plan,
        sheet,
        y,
        ("Cable type", "线缆类型"),
        Some(said(facility.medium.as_deref())),
        &[
            Answer::Tick("SMF 单模"),
            Answer::Tick("MMF 多模"),
            Answer::Line("", ""),
        ],
    );
    row(
        plan,
        sheet,
        y,
        ("Connector at both ends", "两端连接器，例如 LC-LC"),
        Some(said(facility.connector.as_deref())),
        &[Answer::Tick("LC-LC"), Answer::Line("other 其他", "")],
    )
}

fn cabling(plan: &Form<'_, '_>, sheet: &mut Sheet<'_>, y: f32) -> f32 {
    let y = title(plan, sheet, y, "Cabling 布线");
    let place = position(&plan.letter.facility);
    let y = row(
        plan,
        sheet,
        y,
        (
            "Rack and position where the cable ends",
            "线缆端接的机柜与位置",
        ),
        Some(&place),
        &[Answer::Line("", "")],
    );
    let y = row(
        plan,
        sheet,
        y,
        ("Routing path confirmed", "已确认布线路由"),
        None,
        &[Answer::Tick("yes 是"), Answer::Line("via 经", "")],
    );
    row(
        plan,
        sheet,
        y,
        (
            "Actual cable distance, other parameters",
            "实际线缆距离及其他参数",
        ),
        None,
        &[Answer::Line("", "m"), Answer::Line("", "")],
    )
}

fn site(plan: &Form<'_, '_>, sheet: &mut Sheet<'_>, y: f32) -> f32 {
    let y = title(plan, sheet, y, "Safety and procedures 安全与流程");
    let y = row(
        plan,
        sheet,
        y,
        (
            "Anti-static measures needed (ESD wrist strap)",
            "是否需要防静电措施（如防静电手环）",
        ),
        None,
        &[
            Answer::Tick("yes 是"),
            Answer::Tick("no 否"),
            Answer::Line("", ""),
        ],
    );
    row(
        plan,
        sheet,
        y,
        (
            "The facility’s own operational procedures",
            "机房自身的操作流程",
        ),
        None,
        &[Answer::Line("", "")],
    )
}

fn results(plan: &Form<'_, '_>, sheet: &mut Sheet<'_>, y: f32) -> f32 {
    let y = title(
        plan,
        sheet,
        y,
        "To bring back after construction 施工后带回",
    );
    let y = row(
        plan,
        sheet,
        y,
        ("The provider’s circuit ID", "运营商电路编号"),
        plan.letter.circuit.carrier_circuit_code.as_deref(),
        &[Answer::Line("", "")],
    );
    let y = row(
        plan,
        sheet,
        y,
        ("In-building cable labels", "楼内线缆标签"),
        None,
        &[Answer::Line("", "")],
    );
    let y = row(
        plan,
        sheet,
        y,
        ("Patch panel port", "配线架端口"),
        None,
        &[Answer::Line("", "")],
    );
    row(
        plan,
        sheet,
        y,
        ("Circuit test report received", "已取得电路测试报告"),
        None,
        &[
            Answer::Tick("yes 是"),
            Answer::Line("optical power 光功率 TX", "dBm"),
            Answer::Line("RX", "dBm"),
        ],
    )
}

/// Lines for whatever else was seen, where the page has room for at least two of them.
fn notes(plan: &Form<'_, '_>, sheet: &mut Sheet<'_>, y: f32) {
    const APART: f32 = 8.4;
    let lowest = plan.bottom() - SIGNATURES - 6.0;
    let first = y + 6.4 + APART + 1.6;
    if first + APART > lowest {
        return;
    }
    sheet.text(plan.left(), y + 6.4, bold(9.5), "Notes 备注");
    let mut line = first;
    while line <= lowest {
        sheet.rule((plan.left(), line), (plan.right(), line), HAIR);
        line += APART;
    }
}

/// Who was there, when; at the foot of the page.
fn signatures(plan: &Form<'_, '_>, sheet: &mut Sheet<'_>, y: f32) {
    let base = (y + 10.0).max(plan.bottom() - 6.0).min(plan.bottom() - 2.0);
    let gap = 6.0;
    let width = (WIDTH - 2.0 * gap) / 3.0;
    for (i, words) in ["Surveyed by 工勘人", "Date 日期", "Signature 签名"]
        .iter()
        .enumerate()
    {
        let x = plan.left() + i as f32 * (width + gap);
        sheet.rule((x, base - 3.4), (x + width, base - 3.4), ROW);
        sheet.text(x, base, label(7.0), words);
    }
}

fn said(value: Option<&str>) -> &str {
    value
        .filter(|value| !value.is_empty())
        .unwrap_or(NOT_STATED)
}

fn stated(parts: &[&str]) -> String {
    let known: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    if known.is_empty() {
        NOT_STATED.to_owned()
    } else {
        known.join(" · ")
    }
}

/// Room, cabinet, ODF and port in one line.
fn position(facility: &Facility) -> String {
    let parts = [
        &facility.room,
        &facility.cabinet,
        &facility.odf,
        &facility.panel_port,
    ];
    let known: Vec<&str> = parts
        .iter()
        .filter_map(|part| part.as_deref().filter(|part| !part.is_empty()))
        .collect();
    stated(&known)
}
