//! The way to traffic: LOA applications and approvals, completion, activation.

use super::super::Known;
use super::{alone, facts, moment, noted, report, two, word, zone};
use desk_domain::loa::LoaStatus;
use desk_letter::audience::shows;
use desk_letter::letter::Bilingual;
use desk_letter::report::{Block, Report};

/// Applications, approvals, completion and activation.
pub(in super::super) fn approvals(known: &Known) -> Report {
    let view = &known.view;
    let zone = zone(known);
    let shown = shows(known.audience);
    let mut blocks = Vec::new();
    for (n, loa) in view.loas.iter().rev().enumerate() {
        blocks.push(Block::Heading(Bilingual::new(
            format!("LOA application {}", n + 1),
            format!("第 {} 次 LOA 申请", n + 1),
        )));
        let status = word::<LoaStatus>(&loa.status);
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
                (two("Reported", "报竣时间"), noted(&done.reported, zone)),
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
    let paid = live.paid.as_ref();
    let since = live.activated_at.as_deref();
    let lines = vec![
        (two("Port fee ordered", "端口费下单"), alone(amount)),
        (
            two("Paid", "支付"),
            paid.map_or_else(Bilingual::default, |one| noted(one, zone)),
        ),
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
