//! Construction: the site survey, and what was built beside what the LOA says.

use super::super::{Known, compose};
use super::{alone, facts, noted, report, two, with_unit, word, yes_no, zone};
use desk_domain::as_built::{BuiltField, BuiltVerdict};
use desk_domain::survey::Fibre;
use desk_letter::letter::Bilingual;
use desk_letter::report::{Block, Report};

/// The survey as it was recorded.
pub(in super::super) fn survey(known: &Known) -> Report {
    let works = known.view.works.as_deref();
    let Some(survey) = works.and_then(|works| works.survey.as_ref()) else {
        return report(known, "Site survey", "现场工勘", Vec::new());
    };
    let form = &survey.form;
    let joined = |all: &[String]| {
        let said: Vec<&str> = all
            .iter()
            .map(String::as_str)
            .filter(|one| !one.is_empty())
            .collect();
        alone(said.join(" · "))
    };
    let mut blocks = vec![facts(vec![
        (two("Surveyed by", "工勘人员"), alone(&form.surveyed_by)),
        (two("Recorded", "登记"), noted(&survey.noted, zone(known))),
        (
            two("Access applied for", "申请入场"),
            alone(&form.access_on),
        ),
        (
            two("Optic, Alibaba Cloud", "阿里云侧光模块"),
            joined(&[
                with_unit(&form.rate, "Gbit/s"),
                with_unit(&form.wavelength, "nm"),
                with_unit(&form.reach, "km"),
            ]),
        ),
        (
            two("Optic, your end", "用户侧光模块"),
            joined(&[
                with_unit(&form.own_rate, "Gbit/s"),
                with_unit(&form.own_wavelength, "nm"),
                with_unit(&form.own_reach, "km"),
            ]),
        ),
        (two("Cable type", "线缆类型"), word::<Fibre>(&form.fibre)),
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
            alone(with_unit(&form.distance, "m")),
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
pub(in super::super) fn as_built(known: &Known) -> Report {
    let mut blocks = Vec::new();
    if let Some(works) = known.view.works.as_deref() {
        let built = &works.as_built;
        if let Some(told) = &built.noted {
            blocks.push(facts(vec![(
                two("Recorded", "登记"),
                noted(told, zone(known)),
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
                    let field = word::<BuiltField>(&line.field);
                    let verdict = word::<BuiltVerdict>(&line.verdict);
                    let said = match line.reason.is_empty() {
                        true => verdict,
                        false => Bilingual::new(
                            format!("{}\n{}", compose::both(&verdict), line.reason),
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
