//! The top of the front page: what this paper is, whose it is, and how long it counts.

use desk_domain::format::Lang;

use super::{
    flow::Flow,
    plan::{HEAVY, Plan, WIDTH, side_by_side},
};
use crate::page::{Ink, Mark, Style, bold, leading, plain};
use crate::sheet::Sheet;

/// Most room for a logo, mm.
const LOGO: (f32, f32) = (34.0, 15.0);

pub(super) fn draw(flow: &mut Flow<'_, '_>) {
    let plan = flow.plan;
    let sheet = &mut flow.sheet;
    let left_end = title(plan, sheet);
    let right_end = number(plan, sheet);
    flow.y = left_end.max(right_end) + 0.6;
    let y = flow.y;
    flow.sheet.rule((plan.left(), y), (plan.right(), y), HEAVY);
    flow.gap(2.0, 2.8);
    flow.y = validity(plan, &mut flow.sheet, flow.y);
    flow.gap(3.6, 4.8);
    flow.y = basis(plan, &mut flow.sheet, flow.y);
    flow.gap(0.2, 1.0);
}

/// The organisation's logo in the upper left corner; gives the white that the title leaves for it, mm.
fn logo(plan: &Plan<'_>, sheet: &mut Sheet<'_>) -> f32 {
    let logo = plan.letter.wording.iter().find_map(|own| own.logo.as_ref());
    let Some(logo) = logo else {
        return 0.0;
    };
    let scale = (LOGO.0 / logo.width as f32).min(LOGO.1 / logo.height as f32);
    let (width, height) = (logo.width as f32 * scale, logo.height as f32 * scale);
    let y = 13.2 - plan.outward() + (LOGO.1 - height) / 2.0;
    sheet.page.marks.push(Mark::Logo {
        x: plan.left(),
        y,
        width,
        height,
    });
    width + 4.0
}

fn title(plan: &Plan<'_>, sheet: &mut Sheet<'_>) -> f32 {
    let letter = plan.letter;
    let rise = plan.outward();
    let aside = logo(plan, sheet);
    let (x, width) = (plan.left() + aside, 104.0 - aside);
    sheet.text(x, 20.4 - rise, bold(19.0), "LOA handout 现场单");
    let id = &letter.circuit.instance_id;
    let latin = letter
        .organisation
        .name_latin
        .as_deref()
        .filter(|name| !name.is_empty());
    let name = &letter.organisation.name;
    let en = latin.unwrap_or(name);
    let en = format!("Prepared by {en} from Alibaba Cloud’s LOA for {id}. Carry both.");
    let zh = format!("由{name}依据阿里云 {id} 的 LOA 编制，须同时携带。");
    let y = sheet.paragraph(x, 25.0 - rise, width, plain(7.0), &en);
    let (size, lines) = sheet.set.fit(&zh, (7.0, 6.4), width);
    sheet.lines(x, y, plain(size), &lines)
}

fn number(plan: &Plan<'_>, sheet: &mut Sheet<'_>) -> f32 {
    let letter = plan.letter;
    let rise = plan.outward();
    sheet.text_right(plan.right(), 19.6 - rise, bold(12.0), &letter.number);
    let whose = plan.audience.map_or_else(
        || "Complete handout 完整版".to_owned(),
        crate::audience::name,
    );
    let mut y = 23.8 - rise;
    sheet.text_right(plan.right(), y, bold(8.0), &whose);
    y += leading(8.0);
    let copy = letter.copy.map_or_else(String::new, |copy| {
        format!(
            " · Copy {0} of {1} 第 {0} 份，共 {1} 份",
            copy.number, copy.of
        )
    });
    let mut lines = vec![
        format!("Revision {0} 第 {0} 版{copy}", letter.revision),
        format!("Issued 签发 {}", plan.time(letter.issued_at)),
    ];
    if plan.shows.status {
        lines.push(format!("Status 状态 {}", side_by_side(&letter.status)));
    }
    for line in lines {
        let (size, lines) = sheet.set.fit(&line, (7.0, 6.4), 72.0);
        for line in lines {
            sheet.text_right(plan.right(), y, plain(size), &line);
            y += leading(7.2);
        }
    }
    y
}

/// The reversed bar: the only ground under text, because a photocopy keeps it.
fn validity(plan: &Plan<'_>, sheet: &mut Sheet<'_>, y: f32) -> f32 {
    let letter = plan.letter;
    let white = |size, bold| Style {
        size,
        bold,
        ink: Ink::White,
    };
    let days = |lang| {
        let (from, until) = (
            plan.date(letter.issued_at, lang),
            plan.date(letter.valid_until, lang),
        );
        format!("{from} – {until}")
    };
    let by = &letter.valid_until_set_by;
    let notes = [
        format!("Set by {by}; Alibaba Cloud publishes none. Our codes end with it."),
        format!("有效期由{by}设定，阿里云未公布；逾期核验码失效。"),
    ];
    let lines: Vec<String> = notes
        .iter()
        .flat_map(|note| sheet.set.wrap(note, 6.4, 92.0))
        .collect();
    let step = leading(6.4);
    let height = (lines.len() as f32 * step + 2.6).max(10.4);
    sheet.area((plan.left(), y), (WIDTH, height), Ink::Black);
    let middle = y + height / 2.0;
    let x = plan.left() + 3.0;
    sheet.text(x, middle - 0.7, white(6.8, false), "Valid");
    sheet.text(x, middle + 2.5, white(6.8, false), "有效期");
    sheet.text(x + 12.0, middle - 0.2, white(11.5, true), &days(Lang::En));
    sheet.text(x + 12.0, middle + 3.4, white(7.5, false), &days(Lang::Zh));
    let mut line_y = middle - (lines.len() as f32 * step) / 2.0 + 2.2;
    for line in &lines {
        sheet.text_right(plan.right() - 3.0, line_y, white(6.4, false), line);
        line_y += step;
    }
    y + height
}

/// On what ground, in both languages side by side, and which file of Alibaba Cloud's it stands on.
fn basis(plan: &Plan<'_>, sheet: &mut Sheet<'_>, y: f32) -> f32 {
    let approval = &plan.letter.approval;
    let seen = &approval.seen_by;
    let (mut en, mut zh) = if seen.is_empty() {
        (
            "Alibaba Cloud has not approved this LOA yet. What is written below is what was typed so far."
                .to_owned(),
            "阿里云尚未通过此 LOA 申请。以下为目前已填写的内容。".to_owned(),
        )
    } else {
        (
            format!(
                "Alibaba Cloud approved the LOA on {} (seen by {seen}). The engineers named below enter \
                 the facility within the window below, to lay and terminate the circuit at exactly this position.",
                plan.date(approval.approved_on, Lang::En)
            ),
            format!(
                "阿里云于 {} 通过 LOA 申请（{seen} 确认）。下列工程师按下列时段进入该机房，在下述位置敷设并端接本专线。仅限此位置。",
                plan.date(approval.approved_on, Lang::Zh)
            ),
        )
    };
    if let Some(replaces) = &plan.letter.replaces {
        let (n, why) = (replaces.revision, &replaces.reason);
        en.push_str(&format!(
            " Replaces revision {n} of {}: {why}",
            plan.date(replaces.issued_at, Lang::En)
        ));
        zh.push_str(&format!(
            "本版取代 {} 的第 {n} 版：{why}",
            plan.date(replaces.issued_at, Lang::Zh)
        ));
    }
    let half = (WIDTH - 6.0) / 2.0;
    let left = sheet.paragraph(plan.left(), y, half, plain(7.8), &en);
    let right = sheet.paragraph(plan.left() + half + 6.0, y, half, plain(7.8), &zh);
    let file = match &plan.letter.alibaba_loa {
        Some(loa) => format!(
            "Alibaba Cloud’s LOA 阿里云 LOA: {} · SHA-256 {} · received 收到 {}",
            loa.file_name,
            shortened(&loa.sha256),
            plan.time(loa.received_at)
        ),
        None => "Alibaba Cloud’s LOA file is not recorded at this desk; bring the original. \
                 本工作台未存阿里云 LOA 文件，请携带原件。"
            .to_owned(),
    };
    let y = sheet.paragraph(plan.left(), left.max(right) + 0.3, WIDTH, plain(7.0), &file);
    let Some(audience) = plan.audience else {
        return y;
    };
    let purpose = crate::audience::purpose(audience);
    let y = sheet.paragraph(plan.left(), y + 0.5, WIDTH, bold(7.0), &purpose.en);
    sheet.paragraph(plan.left(), y, WIDTH, plain(7.0), &purpose.zh)
}

/// First and last characters of a hash: enough to compare by eye.
fn shortened(hash: &str) -> String {
    match (hash.get(..12), hash.get(hash.len().saturating_sub(8)..)) {
        (Some(start), Some(end)) if hash.len() > 24 => format!("{start}…{end}"),
        _ => hash.to_owned(),
    }
}
