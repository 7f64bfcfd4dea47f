//! Zones and samples: their tables are the shadow of the events, whatever was withdrawn or taken off the list.

use super::{Counted, open, record, start};
use chrono::Duration;
use desk_domain::event::{Aggregate, EventId, Fact};
use desk_domain::latency::range::Range;
use desk_domain::latency::{LatencyBatch, LatencySeries, LatencySource};
use desk_domain::zone::ZoneFact;
use desk_store::{latencies, zones};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Step {
    Zone(u8),
    Remove(u8),
    Batch { zone: u8, samples: Vec<(i64, u32)> },
    Withdraw(u8),
}

fn step() -> impl Strategy<Value = Step> {
    // samples out of bounds as well: a fold takes what it is given
    let sample = (
        0_i64..5_000,
        prop_oneof![9 => 1_u32..9_000, 1 => Just(0_u32), 1 => Just(u32::MAX)],
    );
    prop_oneof![
        2 => (0_u8..3).prop_map(Step::Zone),
        1 => (0_u8..3).prop_map(Step::Remove),
        4 => (0_u8..3, proptest::collection::vec(sample, 0..12)).prop_map(|(zone, samples)| Step::Batch { zone, samples }),
        2 => any::<u8>().prop_map(Step::Withdraw),
    ]
}

fn batch(zone: &str, samples: Vec<(i64, u32)>) -> Fact {
    Fact::LatencyRecorded(LatencyBatch {
        source: LatencySource {
            basis: "imported".into(),
            name: "latency.csv".into(),
            on_site: false,
        },
        series: vec![LatencySeries {
            access_point: "Hangzhou-Xiaoshan-B".into(),
            zone: zone.into(),
            samples,
        }],
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn a_rebuild_gives_the_same_rows_and_only_what_was_not_withdrawn(steps in proptest::collection::vec(step(), 1..30)) {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, _) = open(folder.path()).unwrap();
        let mut chance = Counted(7);
        let mut kept: Vec<(String, u32, usize)> = Vec::new();
        for (n, step) in (1_u32..).zip(steps) {
            let (aggregate, id, fact) = match step {
                Step::Zone(zone) => (Aggregate::Zone, format!("cn-hangzhou-{zone}"), Fact::ZoneSaved(ZoneFact {
                    region: "cn-hangzhou".into(), name_en: format!("Zone {n}"), name_zh: String::new(), note: String::new(),
                })),
                Step::Remove(zone) => (Aggregate::Zone, format!("cn-hangzhou-{zone}"), Fact::ZoneRemoved {}),
                Step::Batch { zone, samples } => (Aggregate::Latency, format!("batch-{n}"), batch(&format!("cn-hangzhou-{zone}"), samples)),
                Step::Withdraw(_) if kept.is_empty() => continue,
                Step::Withdraw(which) => {
                    let (id, seq, _) = kept.remove(usize::from(which) % kept.len());
                    let event = EventId { desk: store.desk_id().to_owned(), seq };
                    (Aggregate::Latency, id, Fact::Withdrawn { event, reason: "wrong file".into() })
                }
            };
            let seq = record(&mut store, n, aggregate, &id, start() + Duration::minutes(n.into()), &fact, &mut chance);
            if let Fact::LatencyRecorded(batch) = fact {
                let mut good: Vec<i64> = batch.series[0].samples.iter().filter(|(_, micros)| (1..=10_000_000).contains(micros)).map(|(at, _)| *at).collect();
                good.sort_unstable();
                good.dedup();
                kept.push((id, seq, good.len()));
            }
        }
        let found: usize = (0..3).map(|zone| latencies::of_zone(store.db(), &format!("cn-hangzhou-{zone}"), Range::ALL).unwrap().len()).sum();
        prop_assert_eq!(found, kept.iter().map(|(_, _, samples)| samples).sum::<usize>());
        prop_assert_eq!(latencies::batches(store.db()).unwrap().len(), kept.len());
        let before = store.dump().unwrap();
        store.rebuild().unwrap();
        prop_assert_eq!(before, store.dump().unwrap());
    }
}

#[test]
fn a_range_takes_its_beginning_and_leaves_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = open(folder.path()).unwrap();
    let mut chance = Counted(3);
    let at = |minutes| start() + Duration::minutes(minutes);
    let samples = (0..4).map(|n| (at(n).timestamp_millis(), 1_000)).collect();
    let fact = batch("cn-hangzhou-h", samples);
    record(
        &mut store,
        9,
        Aggregate::Latency,
        "batch",
        at(9),
        &fact,
        &mut chance,
    );
    let range = Range {
        from: Some(at(1)),
        until: Some(at(3)),
    };
    let found: Vec<_> =
        latencies::of_pair(store.db(), "Hangzhou-Xiaoshan-B", "cn-hangzhou-h", range)
            .unwrap()
            .into_iter()
            .map(|sample| sample.at)
            .collect();
    assert_eq!(found, [at(1), at(2)]);
    assert!(latencies::is_kept(store.db(), "Hangzhou-Xiaoshan-B", "cn-hangzhou-h", at(3)).unwrap());
    assert!(zones::read(store.db(), None).unwrap().is_empty());
}
