//! Sentences of the way to the VPC: VBRs, their BGP sessions, routers.

use crate::wire::{HistoryEntry, HistoryKind};

/// What an entry says of the connection; `None`: it is about something else.
pub(super) fn connection(entry: &HistoryEntry, zh: bool) -> Option<String> {
    let p = |name: &str| entry.params.get(name).map_or("", String::as_str);
    let name = p("name");
    let gone = p("stand") == "gone";
    let kind = match (p("what"), zh) {
        ("tr", true) => "转发路由器",
        ("tr", false) => "Transit router",
        _ => "ECR",
    };
    let state = |en: String, chinese: String| {
        let word = p("word");
        match (word.is_empty(), zh) {
            (true, true) => chinese,
            (true, false) => en,
            (false, true) => format!("{chinese}，状态 {word}"),
            (false, false) => format!("{en}, state {word}"),
        }
    };
    let what = match entry.kind {
        HistoryKind::VbrSaved => match zh {
            true => format!("规划或修改了 VBR {name}，VLAN {}", p("vlan")),
            false => format!("VBR {name} with VLAN {} was planned or changed", p("vlan")),
        },
        HistoryKind::VbrSeen if !p("peer").is_empty() => match zh {
            true => format!("看到 {name} 与 {} 的 BGP 会话为 {}", p("peer"), p("word")),
            false => format!(
                "BGP session of {name} with {} was seen as {}",
                p("peer"),
                p("word")
            ),
        },
        HistoryKind::VbrSeen if gone => match zh {
            true => format!("登记 VBR {name} 已不存在"),
            false => format!("VBR {name} was noted as gone"),
        },
        HistoryKind::VbrSeen => state(
            format!("VBR {name} was seen as created"),
            format!("看到 VBR {name} 已创建"),
        ),
        HistoryKind::BgpKeyErased => match zh {
            true => format!("清除了 {name} 的 MD5 密钥"),
            false => format!("MD5 keys of {name} were erased"),
        },
        HistoryKind::RouterSaved => match zh {
            true => format!("规划或修改了 {kind} {name}"),
            false => format!("{kind} {name} was planned or changed"),
        },
        HistoryKind::RouterSeen if gone => match zh {
            true => format!("登记 {kind} {name} 已移除"),
            false => format!("{kind} {name} was noted as gone"),
        },
        HistoryKind::RouterSeen => state(
            format!("{kind} {name} was seen as created"),
            format!("看到 {kind} {name} 已创建"),
        ),
        _ => return None,
    };
    let by = match p("by") {
        "" => p("seenBy"),
        by => by,
    };
    Some(match (by.is_empty(), zh) {
        (true, true) => format!("{what}。"),
        (true, false) => format!("{what}."),
        (false, true) => format!("{what}（{by}）。"),
        (false, false) => format!("{what}, by {by}."),
    })
}
