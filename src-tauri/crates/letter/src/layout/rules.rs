//! What people must know at this kind of site, by the way one gets in and by whose building it is.

use super::{
    flow::Flow,
    plan::{Plan, ROW, WIDTH},
};
use crate::{
    letter::{AccessFlow, Bilingual, FacilityKind, Letter},
    page::{bold, plain},
    sheet::Sheet,
};

const TITLE: &str = "Rules for this site 本机房须知";
const SIZE: f32 = 7.6;

/// The rules as they apply to this letter.
pub(super) fn of(letter: &Letter) -> Vec<Bilingual> {
    let mut rules = vec![Bilingual::new(
        "Bring the original ID document. The guard compares name and number.",
        "携带证件原件，门岗核对姓名与证件号码。",
    )];
    rules.push(match letter.access_flow {
        AccessFlow::SmsQr => Bilingual::new(
            "Official entry code: SMS → entry platform → QR code, one per engineer (see the passes).",
            "官方入场码：短信 → 入场平台 → 二维码，每人一份（见凭条页）。",
        ),
        AccessFlow::ThirdPartyLoa => Bilingual::new(
            "Hand Alibaba Cloud’s LOA to the on-site engineer at least one day before. No SMS, no QR code.",
            "第三方机房：至少提前一天把阿里云 LOA 交给现场工程师，由其安排入场。无短信，无入场二维码。",
        ),
        AccessFlow::ContactOnsiteEngineer => Bilingual::new(
            "Contact the on-site engineer with Alibaba Cloud’s LOA beforehand. No SMS, no QR code.",
            "入场前持阿里云 LOA 联系现场工程师。无短信，无入场二维码。",
        ),
    });
    rules.push(match letter.facility.kind {
        FacilityKind::AlibabaCloud | FacilityKind::ThirdParty => Bilingual::new(
            "Survey inside Alibaba Cloud’s private cage: apply for access first. Installation ends outside it.",
            "进入阿里云私有围笼工勘须事先申请；施工止于围笼外。",
        ),
        FacilityKind::OutsideMainland => Bilingual::new(
            "Ask the operator for access to the provider’s meet-me room. Alibaba Cloud’s cage is not entered.",
            "向机房运营方申请进入运营商会面室（MMR）；无需进入阿里云围笼。",
        ),
    });
    if letter.carrier_letter_needed {
        let Bilingual { en, zh } = &letter.parties.carrier;
        let (en, zh) = (or(en, "The carrier"), or(zh, "运营商"));
        rules.push(Bilingual::new(
            format!("{en}’s own entry letter with both seals (customer, Alibaba Cloud) is needed as well."),
            format!("另需{zh}入场函（加盖客户与阿里云双方印章）。"),
        ));
    }
    rules.push(Bilingual::new(
        "No photographs. Anti-static wrist strap where required. No work at other cabinets.",
        "禁止拍照；按要求佩戴防静电手环；不得操作其他机柜。",
    ));
    rules.extend(
        letter
            .freeze_notes
            .iter()
            .filter(|note| !note.is_empty())
            .cloned(),
    );
    let own = letter
        .wording
        .iter()
        .flat_map(|wording| &wording.rules)
        .filter(|rule| !rule.is_empty());
    rules.extend(own.cloned());
    rules
}

fn or<'a>(name: &'a str, otherwise: &'a str) -> &'a str {
    if name.is_empty() { otherwise } else { name }
}

/// Title and rules in a column; gives the lower edge.
pub(super) fn draw(plan: &Plan<'_>, sheet: &mut Sheet<'_>, (x, y): (f32, f32), width: f32) -> f32 {
    let mut y = title(sheet, (x, y), width);
    for (i, rule) in of(plan.letter).iter().enumerate() {
        y = one(sheet, i, rule, (x, y), width);
    }
    y
}

/// The rules over the whole width, after everything else.
pub(super) fn flow(flow: &mut Flow<'_, '_>) {
    flow.gap(5.0, 7.0);
    let x = flow.plan.left();
    for (i, rule) in of(flow.plan.letter).iter().enumerate() {
        flow.place(|sheet, mut y| {
            if i == 0 {
                y = title(sheet, (x, y), WIDTH);
            }
            one(sheet, i, rule, (x, y), WIDTH)
        });
    }
}

fn title(sheet: &mut Sheet<'_>, (x, y): (f32, f32), width: f32) -> f32 {
    sheet.text(x, y, bold(9.5), TITLE);
    sheet.rule((x, y + 2.0), (x + width, y + 2.0), ROW);
    y + 5.6
}

fn one(sheet: &mut Sheet<'_>, i: usize, rule: &Bilingual, (x, y): (f32, f32), width: f32) -> f32 {
    sheet.text(x, y, bold(SIZE), &(i + 1).to_string());
    let mut y = y;
    for text in [&rule.en, &rule.zh]
        .into_iter()
        .filter(|text| !text.is_empty())
    {
        y = sheet.paragraph(x + 5.0, y, width - 5.0, plain(SIZE), text);
    }
    y + 0.9
}
