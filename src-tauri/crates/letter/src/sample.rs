//! An invented specimen: every name, number and place detail in it is made up. Used by tests and by
//! the picture of the handout; marked as a sample, so its pages say so.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    codes::IssuingKey,
    letter::{
        AccessFlow, AlibabaLoa, Approval, Bilingual, Circuit, Credential, DocumentType, Engineer,
        Facility, FacilityKind, Letter, Optic, Organisation, Paper, Parties, Picture, Strands,
        Window,
    },
    qr::Modules,
};

/// Friday 20 November 2026, 17:05 in Hangzhou.
#[must_use]
pub fn issued_at() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(1_795_165_500)
}

/// A key that signs specimens only; it belongs to no desk.
#[must_use]
pub fn key() -> IssuingKey {
    IssuingKey::from_seed(&[7; 32])
}

/// A complete handout with four engineers for an Alibaba Cloud facility in Hangzhou, on A4.
#[must_use]
pub fn letter() -> Letter {
    let hours = |n: i64| issued_at() + TimeDelta::minutes(n * 60 - 5);
    Letter {
        number: "LOA-K7PM-2026-000042".into(),
        revision: 1,
        issued_at: issued_at(),
        // 23:59:59 in Hangzhou on 20 December
        valid_until: hours(24 * 30 + 7) - TimeDelta::seconds(1),
        valid_until_set_by: "云澜物流（杭州）有限公司".into(),
        paper: Paper::A4,
        sample: true,
        draft: false,
        copy: None,
        status: Bilingual::new("Port allocated, LOA approved", "端口已分配，LOA 已通过"),
        organisation: Organisation {
            name: "云澜物流（杭州）有限公司".into(),
            name_latin: Some("Yunlan Freight (Hangzhou) Co., Ltd.".into()),
            desk_code: "K7PM".into(),
            contact_name: Some("林悦 Lin Yue".into()),
            contact_phone: Some("+86 571 0000 0142".into()),
            contact_email: Some("desk@yunlan.example".into()),
        },
        parties: Parties {
            customer: "云澜物流（杭州）有限公司".into(),
            customer_latin: Some("Yunlan Freight (Hangzhou) Co., Ltd.".into()),
            construction: "岚合网络工程有限公司".into(),
            construction_latin: Some("Lanhe Network Engineering Co., Ltd.".into()),
            carrier: Bilingual::new("China Telecom", "中国电信"),
        },
        circuit: Circuit {
            instance_id: "pc-bp1qrb3n7wd0k5x2m".into(),
            name: Some("Hangzhou-Xiaoshan-B-PConn1".into()),
            port_type: Bilingual::new("10GE single-mode", "万兆单模光口"),
            line_type: Bilingual::new("MSTP line", "MSTP 专线"),
            bandwidth_mbps: 4_000,
            redundant_partner: Some("pc-bp1k0f8ws4tq6m9za".into()),
            carrier_circuit_code: Some("HZ-MSTP-0098-SAMPLE".into()),
            customer_site: Some("滨江机房 2F-A11".into()),
        },
        facility: Facility {
            access_point: Bilingual::new("Hangzhou-Xiaoshan-B", "杭州-萧山-B"),
            access_point_id: None,
            operator: Bilingual::new("China Telecom", "中国电信"),
            kind: FacilityKind::AlibabaCloud,
            address: Some(Bilingual::new(
                "1 Sample Road, Xiaoshan",
                "萧山区示例路 1 号",
            )),
            room: Some("3F-302".into()),
            cabinet: Some("C07".into()),
            odf: Some("ODF-2".into()),
            panel_port: Some("11 / 12".into()),
            strands: Some(Strands {
                tx: "21".into(),
                rx: "22".into(),
            }),
            medium: Some("Single mode OS2, 2 strands".into()),
            connector: Some("LC/UPC duplex 双工".into()),
            optic: Some(Optic {
                rate: "10GBASE-LR".into(),
                wavelength: "1310 nm".into(),
                reach: "10 km".into(),
            }),
            optic_installed: true,
            notes: None,
        },
        access_flow: AccessFlow::SmsQr,
        carrier_letter_needed: true,
        freeze_notes: vec![Bilingual::new(
            "Freeze 30 Nov – 13 Dec (Double Twelve): no entry, even with this handout.",
            "封网期 11 月 30 日至 12 月 13 日（双十二）：持本单亦不得入场。",
        )],
        window: Window {
            from: hours(24 * 4 + 16),
            to: hours(24 * 4 + 25),
            zone: "Asia/Shanghai".into(),
            city: Bilingual::new("Hangzhou", "杭州"),
        },
        engineers: engineers(4),
        alibaba_loa: Some(AlibabaLoa {
            file_name: "LOA-pc-bp1qrb3n7wd0k5x2m.pdf".into(),
            sha256: "9f3c41d70be2a6e1".repeat(4),
            received_at: issued_at() - TimeDelta::minutes(25),
        }),
        approval: Approval {
            approved_on: issued_at() - TimeDelta::minutes(40),
            seen_by: "Lin Yue".into(),
        },
        survey: false,
        replaces: None,
        wording: None,
    }
}

/// An invented entry credential with this text, captured an hour before the issue: its code, eight pixels a module.
#[must_use]
pub fn credential(text: &str) -> Credential {
    // what is too long for a code of ours came as a larger one; here any code will do
    let modules = Modules::of(text).or_else(|_| Modules::of("SAMPLE 样例"));
    let pixels = modules.map_or_else(
        |_| Vec::new(),
        |modules| {
            let side = (modules.width() + 8) * 5;
            let dark = |at: usize| (at / 5).checked_sub(4);
            (0..side * side)
                .map(|i| match (dark(i % side), dark(i / side)) {
                    (Some(x), Some(y)) if modules.is_dark(x, y) => 24,
                    _ => 247,
                })
                .collect()
        },
    );
    let side = (pixels.len() as f64).sqrt() as u32;
    Credential {
        text: text.to_owned(),
        picture: Picture::new(side, side, &pixels).unwrap_or(Picture {
            width: 0,
            height: 0,
            grey: String::new(),
        }),
        captured_at: issued_at() - TimeDelta::minutes(60),
    }
}

/// `count` invented engineers, the first four always the same.
#[must_use]
pub fn engineers(count: usize) -> Vec<Engineer> {
    use DocumentType::{IdCard, Passport};
    let named = [
        (
            "周明宇",
            Some("Zhou Mingyu"),
            IdCard,
            "330102199003073217",
            "+86 139 0000 0417",
        ),
        (
            "韩若溪",
            Some("Han Ruoxi"),
            IdCard,
            "33040219880101802X",
            "+86 137 0000 2266",
        ),
        (
            "陈致远",
            Some("Chen Zhiyuan"),
            IdCard,
            "320611199206091538",
            "+86 158 0000 9031",
        ),
        (
            "Elena Márquez-Roth",
            None,
            Passport,
            "XDA0000071",
            "+34 612 000 118",
        ),
        (
            "龘𰻝",
            Some("Da Biang"),
            IdCard,
            "610103198802290016",
            "+86 186 0000 5521",
        ),
        (
            "Štěpán Dvořák",
            None,
            Passport,
            "CZ4410982",
            "+420 601 000 733",
        ),
        (
            "阿卜杜热西提·买买提",
            Some("Abdureshit Memet"),
            IdCard,
            "650102199111110731",
            "+86 131 0000 8810",
        ),
        (
            "Nguyễn Thị Hương",
            None,
            Passport,
            "C9384410",
            "+84 90 000 2281",
        ),
    ];
    (0..count)
        .map(|i| {
            let (name, latin, document_type, number, phone) = named[i % named.len()];
            let again = i / named.len();
            let suffix = if again == 0 {
                String::new()
            } else {
                format!(" {}", again + 1)
            };
            Engineer {
                name: format!("{name}{suffix}"),
                name_latin: latin.map(|latin| format!("{latin}{suffix}")),
                document_type,
                document_number: number.into(),
                phone: phone.into(),
                credential: None,
            }
        })
        .collect()
}
