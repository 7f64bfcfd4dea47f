//! The parameter sheet of a circuit: what the network teams of both sides set, side by side.

use super::address::Peering;
use super::parameters::{ConnectParameters, Md5, PeerParameters, VbrParameters};
use crate::event::TwoNames;

/// One line of the sheet; a cell without anything to set is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// What is set.
    pub name: TwoNames,
    /// On the customer's side.
    pub customer: TwoNames,
    /// On Alibaba Cloud's side.
    pub cloud: TwoNames,
}

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetSection {
    /// Its heading.
    pub title: TwoNames,
    /// Its lines.
    pub rows: Vec<SheetRow>,
}

fn two(en: impl Into<String>, zh: impl Into<String>) -> TwoNames {
    TwoNames {
        en: en.into(),
        zh: zh.into(),
    }
}

fn same(text: impl Into<String>) -> TwoNames {
    let text = text.into();
    two(text.clone(), text)
}

impl SheetSection {
    fn new(title: TwoNames) -> Self {
        Self {
            title,
            rows: Vec::new(),
        }
    }

    /// A line with a value for each side; one without any is left out.
    fn row(&mut self, en: &str, zh: &str, customer: TwoNames, cloud: TwoNames) {
        if !(customer.en.is_empty() && cloud.en.is_empty()) {
            self.rows.push(SheetRow {
                name: two(en, zh),
                customer,
                cloud,
            });
        }
    }

    /// A line that both sides set alike.
    fn both(&mut self, en: &str, zh: &str, value: TwoNames) {
        self.row(en, zh, value.clone(), value);
    }
}

impl ConnectParameters {
    /// The sheet, section by section, in both languages.
    #[must_use]
    pub fn sections(&self) -> Vec<SheetSection> {
        let mut all = vec![self.line()];
        for vbr in &self.vbrs {
            all.push(vbr_section(vbr));
            all.extend(vbr.peers.iter().map(|peer| peer_section(vbr, peer)));
        }
        all
    }

    fn line(&self) -> SheetSection {
        let mut out = SheetSection::new(two("Line and port", "线路与端口"));
        out.both("Circuit", "专线", same(&self.circuit));
        out.row("Instance ID", "实例 ID", same(""), same(&self.instance_id));
        out.row(
            "Place",
            "位置",
            same(&self.customer_site),
            self.access_point.clone(),
        );
        out.both("Carrier", "运营商", self.carrier.clone());
        out.both("Line code", "线路编号", same(&self.line_code));
        out.row("Port type", "端口类型", same(""), self.port_type.clone());
        out.row("Device", "设备", same(""), same(&self.cloud_device));
        out.row("Port", "端口", same(""), same(&self.cloud_port));
        out.row(
            "Optical module",
            "光模块",
            same(&self.customer_optic),
            same(&self.cloud_optic),
        );
        out.both("Fiber", "光纤", same(&self.medium));
        out.both(
            "Speed",
            "速率",
            two(
                "Fixed, full duplex; auto-negotiation off",
                "固定速率，全双工，关闭自动协商",
            ),
        );
        out.row(
            "Health checks",
            "健康检查",
            two(
                "More than 500 ICMP echo requests a second are allowed",
                "允许每秒 500 个以上 ICMP 回显请求",
            ),
            same(""),
        );
        out
    }
}

fn vbr_section(vbr: &VbrParameters) -> SheetSection {
    let named = if vbr.id.is_empty() {
        vbr.name.clone()
    } else {
        format!("{} · {}", vbr.name, vbr.id)
    };
    let mut out = SheetSection::new(two(format!("VBR {named}"), format!("VBR {named}")));
    out.row(
        "State",
        "状态",
        same(""),
        two(vbr.stand.label_en(), vbr.stand.label_zh()),
    );
    out.row("Owner account", "所属账号", same(""), same(&vbr.owner));
    let vlan = if vbr.vlan == 0 {
        two("0 (routed port, no tag)", "0（三层路由接口，无标签）")
    } else {
        same(format!("{} (802.1Q)", vbr.vlan))
    };
    out.both("VLAN", "VLAN", vlan);
    let mut link = |en: &str, zh: &str, link: &Peering| {
        let at = |address: &str| same(format!("{address}/{}", link.prefix));
        out.row(en, zh, at(&link.customer), at(&link.cloud));
        out.both(
            &format!("{en} mask"),
            &format!("{zh}掩码"),
            same(link.mask()),
        );
    };
    link("IPv4 address", "IPv4 地址", &vbr.v4);
    if let Some(v6) = &vbr.v6 {
        link("IPv6 address", "IPv6 地址", v6);
    }
    out.both(
        "MTU",
        "MTU",
        two(format!("{} bytes", vbr.mtu), format!("{} 字节", vbr.mtu)),
    );
    if let Some(mbps) = vbr.bandwidth_mbps {
        out.row(
            "Bandwidth",
            "带宽",
            same(""),
            same(format!("{mbps} Mbit/s")),
        );
    }
    match vbr.bfd {
        Some(bfd) => {
            // one side's send interval is what the other expects
            let words = |tx: u16, rx: u16| {
                two(
                    format!("send {tx} ms, receive {rx} ms, × {}", bfd.multiplier),
                    format!("发送 {tx} 毫秒，接收 {rx} 毫秒，× {}", bfd.multiplier),
                )
            };
            out.row("BFD", "BFD", words(bfd.rx, bfd.tx), words(bfd.tx, bfd.rx));
        }
        None => out.both("BFD", "BFD", two("off", "关闭")),
    }
    if !vbr.routes.is_empty() {
        let networks: Vec<&str> = vbr.routes.iter().map(|r| r.destination.as_str()).collect();
        let networks = networks.join(", ");
        out.row(
            "Static routes to the customer",
            "指向用户侧的静态路由",
            same(""),
            same(networks),
        );
    }
    if let Some(router) = &vbr.router {
        let id = if router.id.is_empty() {
            String::new()
        } else {
            format!(" · {}", router.id)
        };
        let words = |kind: &str| format!("{kind} {}{id}, AS {}", router.name, router.asn);
        out.row(
            "Attached to",
            "关联到",
            same(""),
            two(words(router.kind.label_en()), words(router.kind.label_zh())),
        );
        for (name, cidrs) in &router.networks {
            let text = if cidrs.is_empty() {
                name.clone()
            } else {
                format!("{name}: {}", cidrs.join(", "))
            };
            out.row("Leads to", "通往", same(""), same(text));
        }
        if let Some((name, active)) = &router.group {
            let role = match active {
                Some(true) => two(format!("{name}, active"), format!("{name}，主用")),
                Some(false) => two(format!("{name}, standby"), format!("{name}，备用")),
                None => two(format!("{name}, shared"), format!("{name}，共同承载")),
            };
            out.row("Failover group", "倒换组", same(""), role);
        }
    }
    out
}

fn peer_section(vbr: &VbrParameters, peer: &PeerParameters) -> SheetSection {
    let title = format!("BGP {} · {}", vbr.name, peer.customer_address);
    let mut out = SheetSection::new(same(title));
    out.row(
        "Address",
        "地址",
        same(&peer.customer_address),
        same(&peer.cloud_address),
    );
    let fake = |asn: u32| {
        if peer.fake_asn {
            two(format!("{asn} (not its own)"), format!("{asn}（伪 AS 号）"))
        } else {
            same(asn.to_string())
        }
    };
    out.row(
        "AS number",
        "AS 号",
        fake(peer.customer_asn),
        same(peer.cloud_asn.to_string()),
    );
    out.row(
        "Neighbor’s AS number",
        "邻居 AS 号",
        same(peer.cloud_asn.to_string()),
        same(peer.customer_asn.to_string()),
    );
    let md5 = match peer.md5 {
        Md5::None => two("none", "无"),
        Md5::Set => two("set; handed over separately", "已设置，另行交付"),
        Md5::Erased => two("set; erased from this desk", "已设置，本工作台已将其清除"),
    };
    out.both("MD5 key", "MD5 密钥", md5);
    out.row(
        "Routes announced at most",
        "最多发布路由",
        same(peer.route_quota.to_string()),
        same(""),
    );
    let bfd = match peer.bfd_hops {
        Some(1) => two("on, single hop", "开启，单跳"),
        Some(hops) => two(
            format!("on, up to {hops} hops"),
            format!("开启，最多 {hops} 跳"),
        ),
        None => two("off", "关闭"),
    };
    out.both("BFD of the session", "会话 BFD", bfd);
    out
}
