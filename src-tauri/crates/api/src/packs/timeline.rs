//! The history of a circuit as sentences on paper, in the reader's language.

mod connection;
mod sentence;

use super::Known;
use super::sheets::{alone, moment, report, two, zone};
use desk_letter::report::{Block, Report};
use sentence::sentence;

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
            let mut said = sentence(entry, known.chinese);
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
