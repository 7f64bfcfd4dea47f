use super::*;
use proptest::prelude::*;

fn ping(sent: u32, received: u32, loss_limit: &str, avg: &str, rtt_limit: &str) -> Measured {
    Measured::Ping(Ping {
        target: "10.0.0.2".to_owned(),
        source: String::new(),
        packet_bytes: 56,
        dont_fragment: false,
        sent,
        received,
        min_ms: String::new(),
        avg_ms: avg.to_owned(),
        max_ms: String::new(),
        loss_limit: loss_limit.to_owned(),
        rtt_limit: rtt_limit.to_owned(),
    })
}

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::<Utc>::UNIX_EPOCH + Duration::minutes(minute)
}

fn failover(minutes: u32, started: Option<i64>, ended: Option<i64>) -> FailoverTest {
    FailoverTest {
        job: String::new(),
        start: "StartNow".to_owned(),
        state: "Init".to_owned(),
        minutes,
        started: started.map(at),
        ended: ended.map(at),
        switched_off: Vec::new(),
        switched: String::new(),
        moved: Some(true),
        back: Some(true),
        lost: None,
        recovery_ms: String::new(),
        recovery_limit: String::new(),
    }
}

#[test]
fn without_a_limit_a_ping_is_measured_only_and_silence_fails() {
    assert_eq!(computed(&ping(100, 99, "", "3.1", "")), None);
    assert_eq!(
        computed(&ping(100, 0, "", "", "")),
        Some(TestVerdict::Failed)
    );
    assert_eq!(
        computed(&ping(100, 100, "0", "3.1", "")),
        Some(TestVerdict::Passed)
    );
    assert_eq!(
        computed(&ping(100, 99, "0", "3.1", "")),
        Some(TestVerdict::Failed)
    );
    assert_eq!(
        findings(&ping(100, 99, "0", "3.1", "3")),
        [Finding::LossOver, Finding::RoundTripOver]
    );
    assert_eq!(
        computed(&ping(100, 99, "", "", "3")),
        None,
        "no round trip was written"
    );
}

#[test]
fn a_rate_is_held_against_its_limit_in_each_direction_that_was_measured() {
    let mut rate = Throughput {
        tool: "iperf3".to_owned(),
        direction: "both".to_owned(),
        seconds: 60,
        to_cloud: "995".to_owned(),
        from_cloud: "1000".to_owned(),
        port_mbps: 1000,
        agreed_mbps: 1000,
        limit: "1000".to_owned(),
        limit_source: "contract".to_owned(),
    };
    assert_eq!(
        findings(&Measured::Throughput(rate.clone())),
        [Finding::SlowToCloud]
    );
    rate.to_cloud.clear();
    assert_eq!(
        computed(&Measured::Throughput(rate.clone())),
        Some(TestVerdict::Passed)
    );
    rate.limit.clear();
    assert_eq!(computed(&Measured::Throughput(rate)), None);
}

#[test]
fn a_failover_test_is_judged_when_it_is_over_and_traffic_is_back() {
    let mut test = failover(30, Some(0), Some(30));
    assert_eq!(
        computed(&Measured::Failover(test.clone())),
        Some(TestVerdict::Passed)
    );
    test.ended = Some(at(31));
    assert_eq!(
        computed(&Measured::Failover(test.clone())),
        Some(TestVerdict::Remarks)
    );
    test.back = None;
    assert_eq!(computed(&Measured::Failover(test.clone())), None);
    test.moved = Some(false);
    assert_eq!(
        computed(&Measured::Failover(test.clone())),
        Some(TestVerdict::Failed)
    );
    test.moved = Some(true);
    test.recovery_ms = "900".to_owned();
    test.recovery_limit = "899.999".to_owned();
    assert_eq!(
        findings(&Measured::Failover(test)),
        [Finding::SlowRecovery, Finding::RanOver]
    );
}

#[test]
fn a_person_has_the_last_word() {
    let mut test = TestFact {
        circuits: vec!["c".to_owned()],
        measured: ping(10, 5, "0", "1", ""),
        verdict: String::new(),
        reason: String::new(),
        remarks: String::new(),
        zone: "Asia/Shanghai".to_owned(),
        by: "Li".to_owned(),
        kept: Vec::new(),
    };
    assert_eq!(verdict(&test), Some(TestVerdict::Failed));
    test.verdict = "remarks".to_owned();
    assert_eq!(verdict(&test), Some(TestVerdict::Remarks));
}

proptest! {
    /// Loss is 0 exactly when everything came back, 100 exactly when nothing did, and never falls when more is lost.
    #[test]
    fn loss_is_exact_at_both_ends_and_rises(sent in 1_u32..=10_000_000, a in 0_u32..=10_000_000, b in 0_u32..=10_000_000) {
        let of = |received: u32| match ping(sent, received.min(sent), "", "", "") {
            Measured::Ping(ping) => loss(&ping).as_thousandths(),
            _ => -1,
        };
        prop_assert_eq!(of(sent), 0);
        prop_assert_eq!(of(0), 100_000);
        let (less, more) = (a.min(b), a.max(b));
        prop_assert!(of(more) <= of(less));
        prop_assert!((0..=100_000).contains(&of(a)));
        if a < sent { prop_assert!(of(a) > 0); }
    }

    /// Stricter limits never make a failed test pass.
    #[test]
    fn a_stricter_limit_never_helps(sent in 1_u32..1000, lost in 0_u32..1000, strict in 0_i64..100_000, more in 0_i64..100_000) {
        let received = sent.saturating_sub(lost);
        let judge = |limit: i64| computed(&ping(sent, received, &Figure::thousandths(limit).to_string(), "", ""));
        if judge(strict + more) == Some(TestVerdict::Failed) {
            prop_assert_eq!(judge(strict), Some(TestVerdict::Failed));
        }
    }

    /// A job runs over exactly when it has begun, has not ended, and its minutes are gone.
    #[test]
    fn a_job_runs_over_when_its_minutes_are_gone(
        minutes in 1_u32..=4320, begun in proptest::option::of(0_i64..5000), length in proptest::option::of(0_i64..5000), now in 0_i64..12_000
    ) {
        let ended = begun.zip(length).map(|(b, l)| b + l);
        let job = Measured::Failover(failover(minutes, begun, ended));
        let expected = match (begun, ended) {
            (Some(begun), None) => now > begun + i64::from(minutes),
            _ => false,
        };
        prop_assert_eq!(ran_over(&job, at(now)), expected);
    }

    /// Whatever state was said, the times have the last word, and saying the result again changes nothing.
    #[test]
    fn states_agree_with_times(said in 0_usize..5, begun in any::<bool>(), over in any::<bool>()) {
        let (started, ended) = (begun.then(|| at(0)), (begun && over).then(|| at(1)));
        let state = state_of(JobState::ALL[said], started, ended);
        prop_assert_eq!(state == JobState::Stopped, ended.is_some());
        prop_assert_eq!(matches!(state, JobState::Init | JobState::Starting), started.is_none());
        prop_assert_eq!(state_of(state, started, ended), state);
    }
}
