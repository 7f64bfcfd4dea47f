//! Tests: those of construction, and those in service.

use super::super::Known;
use super::{alone, facts, moment, noted, report, two, with_unit, word, yes_no, zone};
use crate::wire::{TestRecordView, WorksView};
use chrono_tz::Tz;
use desk_domain::format::integer;
use desk_domain::light::LightFinding;
use desk_domain::test_record::{Direction, Finding, JobState, TestVerdict, TestWhat};
use desk_domain::wire::labels_of;
use desk_domain::works::TestKind;
use desk_letter::letter::Bilingual;
use desk_letter::report::{Block, Report};

/// All tests of a circuit, the oldest first.
pub(in super::super) fn tests(known: &Known) -> Report {
    let mut blocks = Vec::new();
    if let Some(works) = known.view.works.as_deref() {
        blocks.extend(construction(works, zone(known)));
    }
    let records = &known.view.tests.records;
    if !records.is_empty() {
        blocks.push(Block::Heading(two("Tests in service", "开通后的测试")));
    }
    for record in records.iter().rev() {
        blocks.push(record_facts(record, zone(known)));
    }
    report(known, "Tests", "测试", blocks)
}

fn passed(passed: Option<bool>) -> Bilingual {
    match passed {
        Some(true) => two("Passed", "通过"),
        Some(false) => two("Failed", "未通过"),
        None => two("Measured only", "仅测量"),
    }
}

fn construction(works: &WorksView, zone: Tz) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !works.light.is_empty() {
        blocks.push(Block::Heading(two("Optical power", "光功率")));
        blocks.push(Block::Table {
            columns: vec![
                (two("When", "时间"), 4),
                (two("TX / RX here, dBm", "本端发/收 dBm"), 3),
                (two("TX / RX there, dBm", "对端发/收 dBm"), 3),
                (two("Result", "结果"), 5),
            ],
            rows: works
                .light
                .iter()
                .rev()
                .map(|light| {
                    let said = |tx: &str, rx: &str| {
                        let or = |one: &str| {
                            if one.is_empty() {
                                "–".to_owned()
                            } else {
                                one.to_owned()
                            }
                        };
                        alone(format!("{} / {}", or(tx), or(rx)))
                    };
                    let mut result = passed(light.check.passed);
                    for finding in &light.check.findings {
                        result.en.push('\n');
                        result.en.push_str(labels_of::<LightFinding>(finding).0);
                    }
                    vec![
                        noted(&light.noted, zone),
                        said(&light.form.tx_here, &light.form.rx_here),
                        said(&light.form.tx_there, &light.form.rx_there),
                        result,
                    ]
                })
                .collect(),
        });
    }
    if !works.tests.is_empty() {
        blocks.push(Block::Heading(two("Tests of construction", "施工测试")));
        blocks.push(Block::Table {
            columns: vec![
                (two("When", "时间"), 4),
                (two("Test", "测试"), 4),
                (two("Figure", "数值"), 2),
                (two("Limit", "限值"), 2),
                (two("Result", "结果"), 3),
            ],
            rows: works
                .tests
                .iter()
                .rev()
                .map(|test| {
                    let kind = word::<TestKind>(&test.form.kind);
                    let in_unit = |figure: &str| match figure {
                        "" => "–".to_owned(),
                        figure => format!("{figure} {}", test.unit),
                    };
                    vec![
                        noted(&test.noted, zone),
                        kind,
                        alone(in_unit(&test.form.value)),
                        alone(in_unit(&test.form.limit)),
                        passed(test.passed),
                    ]
                })
                .collect(),
        });
    }
    blocks
}

/// One test in service.
fn record_facts(record: &TestRecordView, zone: Tz) -> Block {
    let what = word::<TestWhat>(&record.form.what);
    let mut lines = vec![
        (two("Test", "测试"), what),
        (two("When, by", "时间与测试人"), noted(&record.noted, zone)),
    ];
    match record.form.what.as_str() {
        "ping" => ping(record, &mut lines),
        "throughput" => throughput(record, &mut lines),
        _ => failover(record, zone, &mut lines),
    }
    let verdict = record.verdict.as_deref();
    lines.push((
        two("Verdict", "结论"),
        verdict.map_or_else(|| two("Measured only", "仅测量"), word::<TestVerdict>),
    ));
    for finding in &record.findings {
        lines.push((two("Finding", "发现"), word::<Finding>(finding)));
    }
    lines.extend([
        (
            two("Why the verdict differs", "结论不同的原因"),
            alone(&record.form.reason),
        ),
        (two("Remarks", "备注"), alone(&record.form.remarks)),
        (
            two("Files", "文件"),
            alone(
                record
                    .files
                    .iter()
                    .map(|file| file.name.as_str())
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
        ),
    ]);
    facts(lines)
}

type Lines = Vec<(Bilingual, Bilingual)>;

fn ping(record: &TestRecordView, lines: &mut Lines) {
    let ping = &record.form.ping;
    let dash = |one: &str| {
        if one.is_empty() {
            "–".to_owned()
        } else {
            one.to_owned()
        }
    };
    lines.extend([
        (two("Target", "目标"), alone(&ping.target)),
        (two("From", "发起端"), alone(&ping.source)),
        (
            two("Packet size", "报文大小"),
            alone(match ping.dont_fragment {
                true => format!("{} bytes, DF", ping.packet_bytes),
                false => format!("{} bytes", ping.packet_bytes),
            }),
        ),
        (
            two("Packets sent / back", "发送/返回报文"),
            alone(format!("{} / {}", ping.sent, ping.received)),
        ),
        (
            two("Loss", "丢包率"),
            alone(match ping.loss_limit.as_str() {
                "" => format!("{} %", record.loss.as_deref().unwrap_or("–")),
                limit => format!("{} % (≤ {limit} %)", record.loss.as_deref().unwrap_or("–")),
            }),
        ),
    ]);
    if [&ping.min_ms, &ping.avg_ms, &ping.max_ms]
        .iter()
        .any(|ms| !ms.is_empty())
    {
        let limit = match ping.rtt_limit.as_str() {
            "" => String::new(),
            limit => format!(" (≤ {limit} ms)"),
        };
        let said = format!(
            "{} / {} / {} ms{limit}",
            dash(&ping.min_ms),
            dash(&ping.avg_ms),
            dash(&ping.max_ms)
        );
        lines.push((
            two("Round trip min / avg / max", "往返时延 最短/平均/最长"),
            alone(said),
        ));
    }
}

fn throughput(record: &TestRecordView, lines: &mut Lines) {
    let rate = &record.form.throughput;
    let direction = word::<Direction>(&rate.direction);
    let known = |mbps: u32| match mbps {
        0 => Bilingual::default(),
        mbps => alone(format!("{} Mbit/s", integer(mbps.into()))),
    };
    lines.extend([
        (two("Tool", "工具"), alone(&rate.tool)),
        (two("Direction", "方向"), direction),
        (
            two("Duration", "时长"),
            alone(with_unit(&rate.seconds, "s")),
        ),
        (
            two("To the cloud", "上云方向"),
            alone(with_unit(&rate.to_cloud, "Mbit/s")),
        ),
        (
            two("From the cloud", "下云方向"),
            alone(with_unit(&rate.from_cloud, "Mbit/s")),
        ),
        (
            two("Least rate that passes", "通过的最低速率"),
            alone(with_unit(&rate.limit, "Mbit/s")),
        ),
        (two("Contracted", "合同带宽"), known(record.agreed_mbps)),
        (two("Port", "端口速率"), known(record.port_mbps)),
    ]);
}

fn failover(record: &TestRecordView, zone: Tz, lines: &mut Lines) {
    let job = &record.form.failover;
    let state = word::<JobState>(&job.state);
    let named = |ids: &dyn Fn(&str) -> bool| {
        record
            .circuits
            .iter()
            .filter(|circuit| ids(&circuit.id))
            .map(|circuit| circuit.name.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let at = |instant: &Option<String>| {
        alone(
            instant
                .as_deref()
                .map_or_else(String::new, |at| moment(at, zone)),
        )
    };
    lines.extend([
        (two("Job", "演练任务"), alone(&job.job)),
        (two("State", "状态"), state),
        (
            two("Duration limit", "时长上限"),
            alone(with_unit(&job.minutes, "min")),
        ),
        (two("Began", "开始"), at(&record.started)),
        (two("Ended", "结束"), at(&record.ended)),
        (two("Circuits", "专线"), alone(named(&|_| true))),
        (
            two("Switched off", "被中断的专线"),
            alone(named(&|id| job.switched_off.iter().any(|off| off == id))),
        ),
        (two("What was switched", "切换内容"), alone(&job.switched)),
        (two("Traffic moved", "流量已切换"), yes_no(&job.moved)),
        (two("Traffic came back", "流量已回切"), yes_no(&job.back)),
        (two("Packets lost", "丢失报文数"), alone(&job.lost)),
        (
            two("Time to recover", "恢复时间"),
            alone(with_unit(&job.recovery_ms, "ms")),
        ),
        (
            two("Longest that passes", "允许的最长恢复时间"),
            alone(with_unit(&job.recovery_limit, "ms")),
        ),
    ]);
}
