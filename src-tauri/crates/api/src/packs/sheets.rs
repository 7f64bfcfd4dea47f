//! The program's own sheets of a pack: cover, survey, what was built, tests, approvals, timeline, files.

mod service;

pub(super) use service::tests;

use super::parts::Part;
use super::{Known, timeline as sentences};
use crate::parameters;
use crate::wire::{PackPartState, PackWhy};
use chrono::DateTime;
use chrono_tz::Tz;
use desk_domain::as_built::{BuiltField, BuiltVerdict};
use desk_domain::circuit::CircuitStatus;
use desk_domain::format::{offset, paper_moment};
use desk_domain::loa::LoaStatus;
use desk_domain::port::{LineOperator, PortType};
use desk_domain::survey::Fibre;
use desk_letter::audience::shows;
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

/// The circuit in a few lines.
fn circuit(known: &Known) -> Block {
    let view = &known.view;
    let label = |found: Option<(&str, &str)>, word: &str| match found {
        Some((en, zh)) => two(en, zh),
        None => alone(word),
    };
    let port = PortType::from_wire(&view.form.port_type).ok();
    let carrier = LineOperator::from_wire(&view.form.line_operator).ok();
    let status = CircuitStatus::from_wire(&view.row.status).ok();
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
            label(
                carrier.map(|one| (one.label_en(), one.label_zh())),
                &view.form.line_operator,
            ),
        ),
        (
            two("Port type", "端口类型"),
            label(
                port.map(|one| (one.label_en(), one.label_zh())),
                &view.form.port_type,
            ),
        ),
        (two("Contracted bandwidth", "合同带宽"), alone(bandwidth)),
        (
            two("Status", "状态"),
            label(
                status.map(|one| (one.label_en(), one.label_zh())),
                &view.row.status,
            ),
        ),
        (
            two("In service since", "开通时间"),
            alone(service.map_or_else(String::new, |at| moment(at, zone(known)))),
        ),
    ])
}

/// The cover; `own` pages of it stand before the first part.
pub(super) fn cover(known: &Known, parts: &[Part], own: usize) -> Report {
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

/// The survey as it was recorded.
pub(super) fn survey(known: &Known) -> Report {
    let works = known.view.works.as_deref();
    let Some(survey) = works.and_then(|works| works.survey.as_ref()) else {
        return report(known, "Site survey", "现场工勘", Vec::new());
    };
    let form = &survey.form;
    let with = |value: &str, unit: &str| match value {
        "" => String::new(),
        value => format!("{value} {unit}"),
    };
    let joined = |all: &[String]| {
        let said: Vec<&str> = all
            .iter()
            .map(String::as_str)
            .filter(|one| !one.is_empty())
            .collect();
        alone(said.join(" · "))
    };
    let yes_no = |word: &str| match word {
        "yes" => two("Yes", "是"),
        "no" => two("No", "否"),
        _ => Bilingual::default(),
    };
    let fibre = Fibre::from_wire(&form.fibre).map_or_else(
        |_| Bilingual::default(),
        |f| two(f.label_en(), f.label_zh()),
    );
    let mut blocks = vec![facts(vec![
        (two("Surveyed by", "工勘人员"), alone(&form.surveyed_by)),
        (
            two("Recorded", "登记"),
            alone(format!(
                "{} · {}",
                moment(&survey.noted.at, zone(known)),
                survey.noted.by
            )),
        ),
        (
            two("Access applied for", "申请入场"),
            alone(&form.access_on),
        ),
        (
            two("Optic, Alibaba Cloud", "阿里云侧光模块"),
            joined(&[
                with(&form.rate, "Gbit/s"),
                with(&form.wavelength, "nm"),
                with(&form.reach, "km"),
            ]),
        ),
        (
            two("Optic, your end", "用户侧光模块"),
            joined(&[
                with(&form.own_rate, "Gbit/s"),
                with(&form.own_wavelength, "nm"),
                with(&form.own_reach, "km"),
            ]),
        ),
        (two("Cable type", "线缆类型"), fibre),
        (two("Cable, in words", "线缆说明"), alone(&form.fibre_note)),
        (two("Connector", "连接器"), alone(&form.connector)),
        (two("Rack and position", "机柜与位置"), alone(&form.rack)),
        (
            two("Route confirmed", "路由已确认"),
            yes_no(&form.route_confirmed),
        ),
        (two("Routing path", "布线路由"), alone(&form.route)),
        (
            two("Cable distance", "线缆距离"),
            alone(with(&form.distance, "m")),
        ),
        (
            two("Other parameters", "其他参数"),
            alone(&form.distance_note),
        ),
        (two("Anti-static measures", "防静电措施"), yes_no(&form.esd)),
        (two("Safety", "安全要求"), alone(&form.esd_note)),
        (
            two("Facility’s procedures", "机房操作流程"),
            alone(&form.procedures),
        ),
        (two("Photos allowed", "允许拍照"), yes_no(&form.photos)),
        (two("Evidence", "现场所见"), alone(&form.evidence)),
        (two("Notes", "备注"), alone(&form.notes)),
    ])];
    if !survey.kept.is_empty() {
        blocks.push(Block::Heading(two("Stayed open", "暂缺项")));
        blocks.push(Block::Table {
            columns: vec![(two("What", "事项"), 3), (two("Why", "原因"), 2)],
            rows: survey
                .kept
                .iter()
                .map(|kept| {
                    let said = Bilingual::new(&kept.said.en, &kept.said.zh);
                    vec![said, alone(&kept.reason)]
                })
                .collect(),
        });
    }
    report(known, "Site survey", "现场工勘", blocks)
}

/// What was built beside what the LOA says.
pub(super) fn as_built(known: &Known) -> Report {
    let mut blocks = Vec::new();
    if let Some(works) = known.view.works.as_deref() {
        let built = &works.as_built;
        if let Some(noted) = &built.noted {
            blocks.push(facts(vec![(
                two("Recorded", "登记"),
                alone(format!("{} · {}", moment(&noted.at, zone(known)), noted.by)),
            )]));
        }
        blocks.push(Block::Table {
            columns: vec![
                (two("", ""), 3),
                (two("LOA", "LOA"), 3),
                (two("As built", "竣工"), 3),
                (two("Comparison", "比较"), 4),
            ],
            rows: built
                .lines
                .iter()
                .map(|line| {
                    let field = BuiltField::from_wire(&line.field).map_or_else(
                        |_| alone(&line.field),
                        |field| two(field.label_en(), field.label_zh()),
                    );
                    let verdict = BuiltVerdict::from_wire(&line.verdict).map_or_else(
                        |_| alone(&line.verdict),
                        |word| two(word.label_en(), word.label_zh()),
                    );
                    let said = match line.reason.is_empty() {
                        true => verdict,
                        false => Bilingual::new(
                            format!("{}\n{}", super::compose::both(&verdict), line.reason),
                            "",
                        ),
                    };
                    vec![field, alone(&line.loa), alone(&line.built), said]
                })
                .collect(),
        });
        if built.swapped {
            blocks.push(Block::Text(two(
                "The strands were built the other way round.",
                "两根纤芯对调连接。",
            )));
        }
    }
    report(known, "As built", "竣工资料", blocks)
}

/// Applications, approvals, completion and activation.
pub(super) fn approvals(known: &Known) -> Report {
    let view = &known.view;
    let zone = zone(known);
    let shown = shows(known.audience);
    let mut blocks = Vec::new();
    for (n, loa) in view.loas.iter().rev().enumerate() {
        blocks.push(Block::Heading(Bilingual::new(
            format!("LOA application {}", n + 1),
            format!("第 {} 次 LOA 申请", n + 1),
        )));
        let status = LoaStatus::from_wire(&loa.status).map_or_else(
            |_| alone(&loa.status),
            |word| two(word.label_en(), word.label_zh()),
        );
        let engineers: Vec<String> = loa
            .form
            .engineers
            .iter()
            .map(|one| match shown.documents {
                true => format!("{} ({})", one.name, one.document_number),
                false => one.name.clone(),
            })
            .collect();
        let mut lines = vec![
            (
                two("Applied", "申请时间"),
                alone(moment(&loa.applied_at, zone)),
            ),
            (two("Status", "状态"), status),
            (two("Company", "公司名称"), alone(&loa.form.company_name)),
            (
                two("Construction company", "施工单位"),
                alone(&loa.form.construction_company),
            ),
            (
                two("Visit", "入场时间"),
                alone(format!(
                    "{} – {}",
                    moment(&loa.window_from, zone),
                    moment(&loa.window_until, zone)
                )),
            ),
            (
                two("Field engineers", "施工工程师"),
                alone(engineers.join(", ")),
            ),
        ];
        if loa.erased_engineers > 0 {
            lines.push((
                two("Erased engineers", "已删除的工程师"),
                alone(loa.erased_engineers.to_string()),
            ));
        }
        if let Some(approval) = &loa.approval {
            let place = &approval.facility;
            lines.push((
                two("Approved", "审批通过"),
                alone(format!(
                    "{} · {}",
                    moment(&approval.seen_at, zone),
                    approval.seen_by
                )),
            ));
            lines.extend([
                (two("Address", "地址"), alone(&place.address)),
                (two("Room", "机房"), alone(&place.room)),
                (two("Cabinet", "机柜"), alone(&place.cabinet)),
            ]);
            if shown.fibre {
                lines.extend([
                    (two("ODF or patch panel", "ODF 或配线架"), alone(&place.odf)),
                    (two("Panel port", "配线架端口"), alone(&place.panel_port)),
                    (
                        two("Strands TX / RX", "纤芯（发/收）"),
                        alone(match (place.strand_tx.as_str(), place.strand_rx.as_str()) {
                            ("", "") => String::new(),
                            (tx, rx) => format!("{tx} / {rx}"),
                        }),
                    ),
                    (two("Medium", "介质"), alone(&place.medium)),
                    (two("Connector", "连接器"), alone(&place.connector)),
                    (two("Optic", "光模块"), alone(&place.optic)),
                ]);
            }
        }
        lines.push((
            two("Reason", "原因"),
            alone(loa.reason.as_deref().unwrap_or_default()),
        ));
        blocks.push(facts(lines));
    }
    blocks.extend(completion(known));
    report(known, "Applications and approvals", "申请与审批", blocks)
}

/// From the reported completion to the port in service.
fn completion(known: &Known) -> Vec<Block> {
    let live = &known.view.live;
    let zone = zone(known);
    let mut blocks = vec![Block::Heading(two("Completion", "完工报竣"))];
    match &live.completion {
        Some(done) => {
            let contact = match (&done.contact, done.contact_forgotten) {
                (Some(_), _) => two(
                    "Kept in Circuit Desk, not printed",
                    "已留存于 Circuit Desk，不打印",
                ),
                (None, true) => two("Forgotten", "已清除"),
                (None, false) => Bilingual::default(),
            };
            blocks.push(facts(vec![
                (
                    two("Reported", "报竣时间"),
                    alone(format!(
                        "{} · {}",
                        moment(&done.reported.at, zone),
                        done.reported.by
                    )),
                ),
                (two("Line code", "线路编码"), alone(&done.line_code)),
                (
                    two("In-building cable label", "楼内线缆标签"),
                    alone(&done.cable_label),
                ),
                (
                    two("Patch panel port", "配线架端口"),
                    alone(&done.panel_port),
                ),
                (
                    two("Provider", "运营商"),
                    alone(match done.provider_name.is_empty() {
                        true => &done.provider,
                        false => &done.provider_name,
                    }),
                ),
                (two("Contact", "联系人"), contact),
                (
                    two("Test report", "测试报告"),
                    alone(match &done.test_report {
                        Some(file) => file.name.as_str(),
                        None => done.no_report.as_str(),
                    }),
                ),
            ]));
        }
        None => blocks.push(Block::Text(two("Not reported yet.", "尚未报竣。"))),
    }
    blocks.push(Block::Heading(two("Activation", "开通")));
    let amount = live.fee.as_ref().map_or_else(String::new, |fee| {
        format!("{} {} · {}", fee.amount, fee.currency, fee.number)
            .trim_end_matches([' ', '·'])
            .to_owned()
    });
    let noted = |one: &Option<crate::wire::NotedView>| {
        one.as_ref().map_or_else(String::new, |one| {
            format!("{} · {}", moment(&one.at, zone), one.by)
        })
    };
    let since = live.activated_at.as_deref();
    let lines = vec![
        (two("Port fee ordered", "端口费下单"), alone(amount)),
        (two("Paid", "支付"), alone(noted(&live.paid))),
        (
            two("In service since", "开通时间"),
            alone(since.map_or_else(String::new, |at| moment(at, zone))),
        ),
        (
            two("Paid until", "服务到期"),
            alone(live.term.as_ref().map_or("", |term| term.last_day.as_str())),
        ),
        (
            two("Port status seen", "查看到的端口状态"),
            alone(live.port.as_ref().map_or_else(String::new, |seen| {
                format!(
                    "{} · {} · {}",
                    seen.word,
                    moment(&seen.seen.at, zone),
                    seen.seen.by
                )
            })),
        ),
    ];
    if lines.iter().all(|(_, value)| value.is_empty()) {
        blocks.push(Block::Text(two("Not in service yet.", "尚未开通。")));
    } else {
        blocks.push(facts(lines));
    }
    blocks
}

/// The history, the oldest first, in the reader's language.
pub(super) fn timeline(known: &Known) -> Report {
    let zone = zone(known);
    let say = |en: &str, zh: &str| alone(if known.chinese { zh } else { en });
    let rows = known
        .view
        .history
        .iter()
        .rev()
        .map(|entry| {
            let mut said = sentences::sentence(entry, known.chinese);
            if entry.late || entry.conflict {
                said.push_str(if known.chinese {
                    "（未改变状态。）"
                } else {
                    " (It moved no state.)"
                });
            }
            if let Some(gone) = &entry.withdrawn {
                said.push_str(&if known.chinese {
                    format!("\n{} 撤回：{}", moment(&gone.at, zone), gone.reason)
                } else {
                    format!("\nWithdrawn {}: {}", moment(&gone.at, zone), gone.reason)
                });
            }
            vec![alone(moment(&entry.happened_at, zone)), alone(said)]
        })
        .collect();
    let columns = vec![(say("When", "时间"), 3), (say("What happened", "事件"), 7)];
    let mut report = report(
        known,
        "Timeline",
        "时间线",
        vec![Block::Table { columns, rows }],
    );
    report.notes.push(two(
        "Lines stand by when they were recorded; the date is when it happened.",
        "按登记顺序排列，日期为事件发生时间。",
    ));
    report
}

/// What both sides set.
pub(super) fn parameters(known: &Known) -> Report {
    let blocks = parameters::blocks(parameters::sections(&known.view));
    let mut report = report(known, "Parameter sheet", "参数表", blocks);
    report.notes = parameters::notes();
    report
}

/// Every file, with its size and hash, and where it is.
pub(super) fn files(known: &Known, parts: &[Part]) -> Report {
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

/// The words above a picture.
pub(super) fn plate(known: &Known, part: &Part) -> Report {
    let mut report = report(known, "", "", Vec::new());
    report.title = alone(part.line());
    report.notes.clear();
    report
}
