//! The cover, and the list of files at the end: what is in the pack, and why something is not.

use super::super::Known;
use super::super::parts::Part;
use super::{alone, facts, moment, report, times, two, word, zone};
use crate::wire::{PackPartState, PackWhy};
use desk_domain::circuit::CircuitStatus;
use desk_domain::format::paper_moment;
use desk_domain::port::{LineOperator, PortType};
use desk_letter::letter::Bilingual;
use desk_letter::report::{Block, Report};

/// The circuit in a few lines.
fn circuit(known: &Known) -> Block {
    let view = &known.view;
    let bandwidth = view
        .loas
        .first()
        .map_or_else(String::new, |loa| format!("{} Mbit/s", loa.form.bandwidth));
    let service = view.live.activated_at.as_deref();
    facts(vec![
        (two("Circuit", "专线"), alone(&view.row.name)),
        (
            two("Instance ID", "实例 ID"),
            alone(view.row.instance_id.as_deref().unwrap_or_default()),
        ),
        (two("Account", "账号"), alone(&view.account.form.name)),
        (
            two("Access point", "接入点"),
            Bilingual::new(&view.row.access_point.en, &view.row.access_point.zh),
        ),
        (
            two("Carrier", "运营商"),
            word::<LineOperator>(&view.form.line_operator),
        ),
        (
            two("Port type", "端口类型"),
            word::<PortType>(&view.form.port_type),
        ),
        (two("Contracted bandwidth", "合同带宽"), alone(bandwidth)),
        (
            two("Status", "状态"),
            word::<CircuitStatus>(&view.row.status),
        ),
        (
            two("In service since", "开通时间"),
            alone(service.map_or_else(String::new, |at| moment(at, zone(known)))),
        ),
    ])
}

/// The cover; `own` pages of it stand before the first part.
pub(in super::super) fn cover(known: &Known, parts: &[Part], own: usize) -> Report {
    let mut there = Vec::new();
    let mut missing = Vec::new();
    for part in parts {
        let note = match part.why {
            Some(why) => reason(why),
            None => part.note.clone(),
        };
        match part.state {
            PackPartState::Pages => {
                let page = part.page.map(|page| page + own);
                there.push((alone(part.line()), page, note));
            }
            PackPartState::ZipOnly | PackPartState::Missing => {
                missing.push((alone(part.line()), None, note));
            }
        }
    }
    let mut blocks = vec![
        circuit(known),
        Block::Heading(two("Contents", "目录")),
        Block::Contents(there),
    ];
    if !missing.is_empty() {
        blocks.push(Block::Heading(two(
            "Not among these pages",
            "未包含在页面中",
        )));
        blocks.push(Block::Contents(missing));
    }
    let whose = match known.audience {
        None => two(
            "Handouts: the complete ones. Document numbers and phones are masked on them.",
            "函件：完整版，证件号码与电话已遮蔽。",
        ),
        Some(audience) => Bilingual::new(
            format!("Handouts: {} copies.", audience.label_en().to_lowercase()),
            format!("函件：{}。", audience.label_zh()),
        ),
    };
    let mut report = report(known, "Completion pack", "竣工资料包", blocks);
    report.notes = vec![
        times(known),
        whose,
        two(
            "On this program’s own sheets document numbers are masked and phone contacts are left out. Attached files stand as they were attached: what they show is not masked.",
            "本程序编制的页面已遮蔽证件号码，并省略电话联系人。附件按原样收录，其中内容未遮蔽。",
        ),
        Bilingual::new(
            format!(
                "Records up to {}. This pack is no document of Alibaba Cloud and opens no door.",
                paper_moment(known.as_of, zone(known))
            ),
            format!(
                "记录截至 {}。本资料包并非阿里云文件，不能用于入场。",
                paper_moment(known.as_of, zone(known))
            ),
        ),
    ];
    report
}

/// Every file, with its size and hash, and where it is.
pub(in super::super) fn files(known: &Known, parts: &[Part]) -> Report {
    let rows: Vec<Vec<Bilingual>> = parts
        .iter()
        .filter(|part| !part.sha256.is_empty())
        .map(|part| {
            let place = match (part.state, part.why) {
                (PackPartState::Pages, _) => two("Pages and ZIP", "页面与 ZIP"),
                (_, Some(why)) => reason(why),
                _ => two("ZIP", "ZIP"),
            };
            vec![
                alone(part.line()),
                alone(desk_domain::format::integer(part.size.into())),
                alone(part.sha256.clone()),
                place,
            ]
        })
        .collect();
    let blocks = match rows.is_empty() {
        true => vec![Block::Text(two("There are no files.", "没有文件。"))],
        false => vec![Block::Table {
            columns: vec![
                (two("File", "文件"), 6),
                (two("Bytes", "字节"), 2),
                (two("SHA-256", "SHA-256"), 6),
                (two("Where", "位置"), 4),
            ],
            rows,
        }],
    };
    report(known, "Files of this pack", "文件清单", blocks)
}

/// Why a part has no pages.
fn reason(why: PackWhy) -> Bilingual {
    let (en, zh) = match why {
        PackWhy::NotRecorded => ("Nothing is recorded.", "尚无记录。"),
        PackWhy::Erased => (
            "Erased with a person whom it named.",
            "已随其中所列人员的资料一并删除。",
        ),
        PackWhy::NoCopy => (
            "There is no copy for this audience.",
            "没有面向此对象的版本。",
        ),
        PackWhy::NoPages => (
            "Neither a PDF nor a picture. The ZIP of this pack holds it.",
            "既非 PDF 也非图片，仅收录于 ZIP 版。",
        ),
        PackWhy::Encrypted => (
            "The PDF needs a password. The ZIP of this pack holds it.",
            "此 PDF 需要密码，仅收录于 ZIP 版。",
        ),
        PackWhy::Damaged => (
            "The file is damaged and cannot be drawn. The ZIP of this pack holds it.",
            "文件已损坏，无法绘制，仅收录于 ZIP 版。",
        ),
        PackWhy::Acts => (
            "The PDF holds a program or starts something. The ZIP of this pack holds it.",
            "此 PDF 含有程序或会自动执行操作，仅收录于 ZIP 版。",
        ),
        PackWhy::Outside => (
            "The PDF takes parts from other files. The ZIP of this pack holds it.",
            "此 PDF 引用其他文件的内容，仅收录于 ZIP 版。",
        ),
        PackWhy::TooMuch => (
            "The PDF has more pages or parts than are taken. The ZIP of this pack holds it.",
            "此 PDF 的页数或内容超出上限，仅收录于 ZIP 版。",
        ),
    };
    two(en, zh)
}
