//! One sentence for each kind of line.

use super::connection::connection;
use crate::wire::{HistoryEntry, HistoryKind};
use desk_domain::circuit::CircuitStatus;
use desk_domain::deletion::DependantKind;
use desk_domain::entry::EntryStep;
use desk_domain::loa::LoaStatus;
use desk_domain::maintenance::MaintenanceKind;
use desk_domain::test_record::{TestVerdict, TestWhat};
use desk_domain::upgrade::{Stand, TiedKind, UpgradeStep};
use desk_domain::upkeep::Attribute;
use desk_domain::wire::{Word, labels_of};
use desk_domain::works::{Jurisdiction, Scenario, StepMark, TestKind, WorksStep};

/// The label of a word in the reader's language, or the word itself.
fn label<T: Word>(word: &str, zh: bool) -> String {
    let (en, chinese) = labels_of::<T>(word);
    if zh { chinese } else { en }.to_owned()
}

/// What an entry says.
pub(super) fn sentence(entry: &HistoryEntry, zh: bool) -> String {
    let p = |name: &str| entry.params.get(name).map_or("", String::as_str);
    let say = |en: String, chinese: String| if zh { chinese } else { en };
    let seen = |what: String| {
        let by = p("seenBy");
        match (zh, by.is_empty()) {
            (true, true) => format!("阿里云：{what}。"),
            (true, false) => format!("阿里云：{what}。查看人：{by}。"),
            (false, true) => format!("Alibaba Cloud: {what}."),
            (false, false) => format!("Alibaba Cloud: {what}. Seen by {by}."),
        }
    };
    let ours = |what: String| {
        let by = match p("by") {
            "" => p("doneBy"),
            by => by,
        };
        match (zh, by.is_empty()) {
            (true, true) => format!("{what}。"),
            (true, false) => format!("{what}（{by}）。"),
            (false, true) => format!("{what}."),
            (false, false) => format!("{what}, by {by}."),
        }
    };
    // a name or reason behind a colon, when there is one
    let with = |what: &str, more: &str| match (more.is_empty(), zh) {
        (true, _) => what.to_owned(),
        (false, true) => format!("{what}：{more}"),
        (false, false) => format!("{what}: {more}"),
    };
    let passed = || match p("passed") {
        "yes" => say("passed".into(), "通过".into()),
        "no" => say("did not pass".into(), "未通过".into()),
        _ => say("measured only".into(), "仅测量".into()),
    };
    if entry.kind == HistoryKind::TestRecorded {
        let verdict = match p("verdict") {
            "" => String::new(),
            word => label::<TestVerdict>(word, zh),
        };
        return ours(with(&label::<TestWhat>(p("test"), zh), &verdict));
    }
    if let Some(said) = connection(entry, zh) {
        return said;
    }
    match entry.kind {
        HistoryKind::PortApplied => ours(with(
            &say("Applied for the port".into(), "申请端口".into()),
            p("name"),
        )),
        HistoryKind::PortObserved => seen(label::<CircuitStatus>(p("status"), zh)),
        HistoryKind::LoaApplied => ours(with(
            &say("Applied for the LOA".into(), "申请 LOA".into()),
            p("construction"),
        )),
        HistoryKind::LoaObserved => seen(label::<LoaStatus>(p("status"), zh)),
        HistoryKind::LoaApproved => {
            seen(say("the LOA is approved".into(), "LOA 申请已通过".into()))
        }
        HistoryKind::PersonErased => ours(say(
            format!("Erased the details of {} engineers", p("people")),
            format!("删除了 {} 名工程师的资料", p("people")),
        )),
        HistoryKind::LoaHandedOver => ours(with(
            &say(
                "Handed the LOA to the on-site engineer".into(),
                "将 LOA 交给驻场工程师".into(),
            ),
            p("to"),
        )),
        HistoryKind::HandoutIssued => ours(with(
            &say(
                format!("Issued the handout {} r{}", p("number"), p("revision")),
                format!("签发函件 {} 第 {} 版", p("number"), p("revision")),
            ),
            p("reason"),
        )),
        HistoryKind::HandoutVoided => ours(with(
            &say(
                format!("Declared {} r{} void", p("number"), p("revision")),
                format!("作废 {} 第 {} 版", p("number"), p("revision")),
            ),
            p("reason"),
        )),
        HistoryKind::RenditionMade => ours(say(
            format!("Printed {} ({})", p("number"), p("what")),
            format!("打印 {}（{}）", p("number"), rendition_zh(p("what"))),
        )),
        HistoryKind::OfficialPdfKept => ours(with(
            &say("Kept Alibaba Cloud’s LOA".into(), "保存阿里云 LOA".into()),
            p("officialPdf"),
        )),
        HistoryKind::OpticInstalled => seen(say(
            "the optical module is installed and racked".into(),
            "光模块已安装并上架".into(),
        )),
        HistoryKind::EntrySteps => {
            let steps: Vec<String> = p("steps")
                .split(' ')
                .map(|step| label::<EntryStep>(step, zh))
                .collect();
            let who = match p("engineers") {
                "" => say("An engineer".into(), "一名工程师".into()),
                who => who.to_owned(),
            };
            ours(with(&who, &steps.join(if zh { "、" } else { ", " })))
        }
        HistoryKind::EntrySmsKept => ours(with(
            &say("Kept the text message".into(), "保存短信".into()),
            p("engineers"),
        )),
        HistoryKind::EntryCredentialKept => ours(with(
            &say(
                "Kept the official entry code".into(),
                "保存官方入场码".into(),
            ),
            p("engineers"),
        )),
        HistoryKind::OrderSubmitted => ours(say(
            format!("Applied for {} ports in one order", p("ports")),
            format!("以一个订单申请了 {} 个端口", p("ports")),
        )),
        HistoryKind::OrderCreated => seen(say(
            "every port of the order was created".into(),
            "订单的全部端口已创建".into(),
        )),
        HistoryKind::OrderFailed => seen(with(
            &say("the order failed".into(), "订单失败".into()),
            p("reason"),
        )),
        HistoryKind::CleanUpDone => ours(say(
            format!("Deleted {} at Alibaba Cloud", p("instanceId")),
            format!("已在阿里云删除 {}", p("instanceId")),
        )),
        HistoryKind::WorksBegun => ours(with(
            &say("Construction".into(), "施工".into()),
            &[
                label::<Scenario>(p("scenario"), zh),
                label::<Jurisdiction>(p("jurisdiction"), zh),
            ]
            .join(if zh { "，" } else { ", " }),
        )),
        HistoryKind::WorksStepNoted => ours(with(
            &label::<WorksStep>(p("step"), zh),
            &label::<StepMark>(p("mark"), zh),
        )),
        HistoryKind::SurveyRequested => ours(with(
            &say("Requested the site survey".into(), "已申请现场工勘".into()),
            p("asked"),
        )),
        HistoryKind::SurveyRecorded => ours(with(
            &say("Recorded the site survey".into(), "登记现场工勘".into()),
            p("surveyedBy"),
        )),
        HistoryKind::LineCostConfirmed => ours(with(
            &say(
                "Confirmed the end-to-end costs".into(),
                "确认端到端费用".into(),
            ),
            p("with"),
        )),
        HistoryKind::PatchCableNoted => ours(with(
            &match p("delivered") {
                "yes" => say("Patch cable delivered".into(), "楼内跳线已到位".into()),
                _ => say("Patch cable ordered".into(), "楼内跳线已订购".into()),
            },
            p("operator"),
        )),
        HistoryKind::LightMeasured => ours(with(
            &say("Optical power".into(), "光功率".into()),
            &passed(),
        )),
        HistoryKind::WorksTested => ours(with(
            &label::<TestKind>(p("test"), zh),
            &format!("{} {}, {}", p("value"), p("unit"), passed()),
        )),
        HistoryKind::AsBuiltRecorded => ours(with(
            &say("Recorded what was built".into(), "登记竣工资料".into()),
            p("circuitId"),
        )),
        HistoryKind::FileAttached => {
            ours(with(&say("Attached".into(), "添加文件".into()), p("file")))
        }
        HistoryKind::CompletionReported => ours(with(
            &say("Reported completion".into(), "完工报竣".into()),
            p("lineCode"),
        )),
        HistoryKind::FeeOrdered => ours(with(
            &say("Ordered the port fee".into(), "下单端口费".into()),
            &amount(entry),
        )),
        HistoryKind::FeeRenewed => ours(with(
            &say("Renewed the port fee".into(), "续费端口费".into()),
            &amount(entry),
        )),
        HistoryKind::FeePaid => ours(say("The port fee was paid".into(), "端口费已支付".into())),
        HistoryKind::ServiceSeen => seen(
            [p("port"), p("business")]
                .into_iter()
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
        ),
        HistoryKind::UpkeepSaved => ours(with(
            &say("Wrote the O&M record".into(), "填写运维信息".into()),
            [p("provider"), p("lineId")].join(" ").trim(),
        )),
        HistoryKind::ContactForgotten => ours(say(
            "Forgot the contacts of the line".into(),
            "已清除线路联系人".into(),
        )),
        HistoryKind::AttributesChanged => {
            let names: Vec<String> = p("attributes")
                .split(' ')
                .map(|one| label::<Attribute>(one, zh))
                .collect();
            ours(with(
                &say("Changed the details".into(), "修改专线信息".into()),
                &names.join(if zh { "、" } else { ", " }),
            ))
        }
        HistoryKind::CircuitActed => ours(acted(p("action"), zh)),
        HistoryKind::DependantSaved => {
            ours(with(&label::<DependantKind>(p("dependant"), zh), p("name")))
        }
        HistoryKind::DependantGone => ours(say(
            "Something that hung on the port is gone".into(),
            "端口上的一项资源已删除".into(),
        )),
        HistoryKind::Unsubscribed => ours(say(
            "Unsubscribed from the port".into(),
            "已退订端口".into(),
        )),
        HistoryKind::MaintenanceSaved => {
            ours(with(&label::<MaintenanceKind>(p("what"), zh), p("title")))
        }
        HistoryKind::MaintenanceCalledOff => ours(with(
            &say(
                format!("{} called off", label::<MaintenanceKind>(p("what"), zh)),
                format!("{}已取消", label::<MaintenanceKind>(p("what"), zh)),
            ),
            p("title"),
        )),
        HistoryKind::UpgradePlanned => ours(with(
            &say("Planned a larger port".into(), "计划升级端口".into()),
            p("portType"),
        )),
        HistoryKind::UpgradeTied => ours(with(
            &say(
                "Wrote down as tied to the port".into(),
                "记录了与端口关联的内容".into(),
            ),
            &format!("{} {}", label::<TiedKind>(p("tied"), zh), p("name")),
        )),
        HistoryKind::UpgradeBackedUp if p("done").is_empty() => ours(say(
            "Took back that something tied to the port is backed up".into(),
            "撤回了与端口关联的一项备份".into(),
        )),
        HistoryKind::UpgradeBackedUp => ours(say(
            "Backed up something that is tied to the port".into(),
            "备份了与端口关联的一项内容".into(),
        )),
        HistoryKind::UpgradeMarked => ours(with(
            &say(
                format!("Upgrade, “{}”", label::<UpgradeStep>(p("step"), zh)),
                format!("升级步骤“{}”", label::<UpgradeStep>(p("step"), zh)),
            ),
            &label::<Stand>(p("stand"), zh).to_lowercase(),
        )),
        HistoryKind::UpgradeApplied => ours(with(
            &say(
                "Applied for the larger port".into(),
                "申请了更大带宽的端口".into(),
            ),
            p("name"),
        )),
        HistoryKind::UpgradeOf => ours(say(
            format!("Applied for as the larger port of {}", p("name")),
            format!("作为 {} 的升级端口申请", p("name")),
        )),
        HistoryKind::UpgradeCalledOff => ours(with(
            &say("Called the upgrade off".into(), "取消了升级".into()),
            p("reason"),
        )),
        // told above
        HistoryKind::TestRecorded
        | HistoryKind::VbrSaved
        | HistoryKind::VbrSeen
        | HistoryKind::BgpKeyErased
        | HistoryKind::RouterSaved
        | HistoryKind::RouterSeen => String::new(),
    }
}

fn amount(entry: &HistoryEntry) -> String {
    let p = |name: &str| entry.params.get(name).map_or("", String::as_str);
    format!("{} {}", p("amount"), p("currency"))
}

fn rendition_zh(word: &str) -> &'static str {
    match word {
        "void" => "作废",
        "expired" => "已过期",
        "superseded" => "已被取代",
        _ => "副本",
    }
}

fn acted(action: &str, zh: bool) -> String {
    let (en, chinese) = match action {
        "confirm" => ("Confirmed the circuit", "确认专线"),
        "enable" => ("Enabled the circuit without an order", "免订单开通专线"),
        "cancel" => ("Cancelled the circuit", "取消专线"),
        "terminate" => ("Terminated the circuit", "终止专线"),
        "delete" => ("Deleted the circuit", "删除专线"),
        other => (other, other),
    };
    if zh { chinese } else { en }.to_owned()
}
