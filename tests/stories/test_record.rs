//! Tests of circuits in service: recorded with their limits, changed, taken back, told where they run over.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::Duration;
use desk_api::wire::*;
use desk_tests::story::{Rig, engineer, must};

const FIRST: &str = "pc-bp1qrb3n7wd0k5x2m";
const SECOND: &str = "pc-bp1qrb3n7wd0k5x3m";

struct Pair {
    rig: Rig,
    one: String,
    other: String,
    _folder: tempfile::TempDir,
}

impl Pair {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (mut rig, account) = Rig::ready(folder.path());
        rig.make_room(&account);
        let crew = vec![engineer("周明宇", "E20481937")];
        let story = rig.circuit(&account, "Hangzhou-1").allocated(FIRST);
        let one = story.loa_applied(crew).loa_approved().view.id.clone();
        let other = rig
            .circuit(&account, "Hangzhou-2")
            .allocated(SECOND)
            .view
            .id;
        Self {
            rig,
            one,
            other,
            _folder: folder,
        }
    }

    fn save(&mut self, id: Option<&str>, form: TestRecordForm) -> Result<CircuitView, ApiError> {
        let request = SaveTestRecord {
            key: self.rig.key(),
            circuit: self.one.clone(),
            id: id.map(str::to_owned),
            form,
            by: "Lin Yue".into(),
            at: self.local(0),
            zone: "UTC".into(),
            kept: Vec::new(),
        };
        self.rig
            .run(|desk, occasion| desk.save_test_record(occasion, request))
    }

    fn local(&self, minutes: i64) -> String {
        let at = self.rig.now() + Duration::minutes(minutes);
        at.format("%Y-%m-%dT%H:%M").to_string()
    }

    fn page(&mut self, id: &str) -> CircuitView {
        let id = id.to_owned();
        self.rig.page(&id)
    }

    fn take_back(&mut self, event: EventRef) -> CircuitView {
        let request = Withdraw {
            key: self.rig.key(),
            circuit: self.one.clone(),
            event,
            reason: "Recorded by mistake".into(),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.withdraw(occasion, request)),
        )
    }

    fn over(&mut self) -> Vec<TodayTest> {
        let query = TodayQuery { zone: "UTC".into() };
        must(self.rig.run(|desk, occasion| desk.today(occasion, query))).tests_over
    }

    fn finds(&mut self, search: &str) -> Vec<String> {
        let query = CircuitQuery {
            search: search.into(),
            limit: 50,
            ..CircuitQuery::default()
        };
        let page = must(
            self.rig
                .run(|desk, occasion| desk.circuits(occasion, query)),
        );
        page.rows.into_iter().map(|row| row.name).collect()
    }
}

fn ping(received: &str) -> TestRecordForm {
    TestRecordForm {
        what: "ping".into(),
        ping: PingForm {
            target: "172.16.4.9".into(),
            source: "10.20.0.1".into(),
            packet_bytes: "1472".into(),
            dont_fragment: true,
            sent: "1000".into(),
            received: received.into(),
            min_ms: "2.1".into(),
            avg_ms: "2,4".into(),
            max_ms: "9".into(),
            loss_limit: "0".into(),
            rtt_limit: "5".into(),
        },
        ..TestRecordForm::default()
    }
}

fn fields(error: &ApiError) -> Vec<(&str, &str)> {
    let mut all: Vec<_> = error
        .fields
        .iter()
        .map(|f| (f.field.as_str(), f.code.as_str()))
        .collect();
    all.sort_unstable();
    all
}

#[test]
fn a_ping_is_judged_by_its_limits_and_a_person_may_differ_with_a_reason() {
    let mut pair = Pair::new();
    let view = must(pair.save(None, ping("1000")));
    let one = &view.tests.records[0];
    assert_eq!(one.verdict.as_deref(), Some("passed"));
    assert_eq!(one.loss.as_deref(), Some("0"));
    assert_eq!(one.form.ping.avg_ms, "2.4", "a comma is a point");
    let view = must(pair.save(None, ping("999")));
    let lossy = view
        .tests
        .records
        .iter()
        .find(|one| one.form.ping.received == "999")
        .unwrap();
    assert_eq!(lossy.verdict.as_deref(), Some("failed"));
    assert_eq!(lossy.findings, ["loss_over"]);
    assert_eq!(lossy.loss.as_deref(), Some("0.1"));
    let (id, mut form) = (lossy.id.clone(), lossy.form.clone());
    form.verdict = "remarks".into();
    let refused = pair.save(Some(&id), form.clone()).unwrap_err();
    assert_eq!(
        fields(&refused),
        [
            ("reason", "verdict_unexplained"),
            ("remarks", "remarks_missing")
        ]
    );
    form.reason = "The packet was lost while the firewall restarted".into();
    form.remarks = "Repeat next week".into();
    let view = must(pair.save(Some(&id), form));
    assert_eq!(view.tests.records.len(), 2, "changed, not added");
    let now = view.tests.records.iter().find(|one| one.id == id).unwrap();
    assert_eq!(now.verdict.as_deref(), Some("remarks"));
    assert_eq!(now.computed.as_deref(), Some("failed"));
    // taking the change back brings the former verdict, taking the test back leaves the line in the history
    let event = now.noted.event.clone();
    let view = pair.take_back(event);
    let back = view.tests.records.iter().find(|one| one.id == id).unwrap();
    assert_eq!(back.verdict.as_deref(), Some("failed"));
    let event = back.noted.event.clone();
    let view = pair.take_back(event);
    assert_eq!(view.tests.records.len(), 1);
    let told: Vec<bool> = view
        .history
        .iter()
        .filter(|line| line.kind == HistoryKind::TestRecorded)
        .map(|line| line.withdrawn.is_some())
        .collect();
    assert_eq!(told, [true, true, false]);
}

#[test]
fn figures_that_cannot_be_are_said_at_their_fields() {
    let mut pair = Pair::new();
    let mut form = ping("1001");
    form.ping.target = " ".into();
    form.ping.packet_bytes = "70000".into();
    form.ping.min_ms = "3".into();
    form.ping.loss_limit = "101".into();
    assert_eq!(
        fields(&pair.save(None, form).unwrap_err()),
        [
            ("ping.avgMs", "times_out_of_order"),
            ("ping.lossLimit", "figure_range"),
            ("ping.packetBytes", "number_range"),
            ("ping.received", "more_than_sent"),
            ("ping.target", "required"),
        ]
    );
    let form = TestRecordForm {
        what: "throughput".into(),
        throughput: ThroughputForm {
            tool: "iperf3 -P 8".into(),
            direction: "to_cloud".into(),
            seconds: "0".into(),
            to_cloud: "10001".into(),
            ..ThroughputForm::default()
        },
        ..TestRecordForm::default()
    };
    assert_eq!(
        fields(&pair.save(None, form).unwrap_err()),
        [
            ("throughput.seconds", "number_range"),
            ("throughput.toCloud", "faster_than_port"),
        ]
    );
    let form = TestRecordForm {
        what: "failover".into(),
        failover: FailoverForm {
            start: "StartNow".into(),
            state: "Stopped".into(),
            minutes: "4321".into(),
            back: "yes".into(),
            ..FailoverForm::default()
        },
        verdict: "passed".into(),
        ..TestRecordForm::default()
    };
    assert_eq!(
        fields(&pair.save(None, form).unwrap_err()),
        [
            ("failover.back", "test_still_runs"),
            ("failover.ended", "test_not_ended"),
            ("failover.minutes", "number_range"),
            ("failover.started", "test_not_started"),
        ]
    );
}

#[test]
fn a_rate_is_held_against_the_contract() {
    let mut pair = Pair::new();
    let id = pair.one.clone();
    let tests = pair.page(&id).tests;
    assert!(tests.may);
    assert!(tests.port_mbps >= tests.agreed_mbps && tests.agreed_mbps > 0);
    let agreed = tests.agreed_mbps;
    let form = TestRecordForm {
        what: "throughput".into(),
        throughput: ThroughputForm {
            tool: "iperf3 -P 8".into(),
            direction: "both".into(),
            seconds: "60".into(),
            to_cloud: agreed.to_string(),
            from_cloud: (agreed - 1).to_string(),
            limit: agreed.to_string(),
        },
        ..TestRecordForm::default()
    };
    let view = must(pair.save(None, form));
    let one = &view.tests.records[0];
    assert_eq!(one.findings, ["slow_from_cloud"]);
    assert!(one.limit_is_contract);
    assert_eq!((one.port_mbps, one.agreed_mbps), (tests.port_mbps, agreed));
    assert_eq!(pair.finds("iperf3"), ["Hangzhou-1"]);
    pair.take_back(view.tests.records[0].noted.event.clone());
    assert!(pair.finds("iperf3").is_empty());
}

#[test]
fn a_failover_test_belongs_to_all_its_circuits_and_running_over_is_told() {
    let mut pair = Pair::new();
    let (one, other) = (pair.one.clone(), pair.other.clone());
    let mut form = TestRecordForm {
        what: "failover".into(),
        circuits: vec![one.clone(), other.clone()],
        failover: FailoverForm {
            job: "drill-2026-11".into(),
            start: "StartNow".into(),
            state: "Testing".into(),
            minutes: "300".into(),
            started: pair.local(0),
            switched_off: vec![one.clone()],
            switched: "VBR of Hangzhou-1".into(),
            ..FailoverForm::default()
        },
        ..TestRecordForm::default()
    };
    let view = must(pair.save(None, form.clone()));
    let test = &view.tests.records[0];
    let id = test.id.clone();
    assert_eq!(test.verdict, None, "it still runs");
    assert!(test.must_end.is_some());
    let page = pair.page(&other);
    assert_eq!(page.tests.records[0].id, id, "on the page of both");
    assert_eq!(page.history[0].kind, HistoryKind::TestRecorded);
    assert_eq!(pair.finds("drill-2026").len(), 2);
    pair.rig.wait(Duration::minutes(200));
    assert!(pair.over().is_empty(), "its time is not over yet");
    pair.rig.wait(Duration::minutes(120));
    let over = pair.over();
    assert_eq!(over.len(), 1);
    assert_eq!(over[0].id, id);
    // a restart changes nothing of it
    pair.rig.reopen();
    assert_eq!(pair.over().len(), 1);
    form.failover.state = "Stopped".into();
    form.failover.ended = pair.local(0);
    form.failover.moved = "yes".into();
    form.failover.back = "yes".into();
    form.failover.recovery_ms = "850".into();
    form.failover.recovery_limit = "1000".into();
    form.failover.lost = "3".into();
    let view = must(pair.save(Some(&id), form.clone()));
    let done = &view.tests.records[0];
    assert_eq!(done.verdict.as_deref(), Some("remarks"));
    assert_eq!(done.findings, ["ran_over"]);
    assert!(pair.over().is_empty());
    // a failover test does not become a ping
    let refused = pair.save(Some(&id), ping("1000")).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Refused);
    // all switched off at once is a warning that needs a reason
    form.failover.switched_off = vec![one, other];
    let refused = pair.save(None, form).unwrap_err();
    assert_eq!(
        fields(&refused),
        [("failover.switchedOff", "all_switched_off")]
    );
}

#[test]
fn files_belong_to_a_test_and_stay_with_it() {
    let mut pair = Pair::new();
    let view = must(pair.save(None, ping("1000")));
    let test = view.tests.records[0].id.clone();
    let attach = |pair: &mut Pair, test: &str| {
        let request = AttachFile {
            key: pair.rig.key(),
            circuit: pair.one.clone(),
            form: AttachmentForm {
                step: String::new(),
                test: test.to_owned(),
                title: "Output of ping".into(),
                by: "Lin Yue".into(),
            },
            name: "ping.txt".into(),
            data: STANDARD.encode(b"1000 packets transmitted"),
        };
        pair.rig
            .run(|desk, occasion| desk.attach_file(occasion, request))
    };
    let view = must(attach(&mut pair, &test));
    let file = view.tests.records[0].files[0].clone();
    assert_eq!(file.name, "ping.txt");
    assert!(view.works.is_none_or(|works| works.files.is_empty()));
    assert!(attach(&mut pair, &test).is_err(), "it is there already");
    assert!(attach(&mut pair, "019").is_err(), "no such test");
    pair.rig.reopen();
    let view = pair.take_back(file.event);
    assert!(view.tests.records[0].files.is_empty());
}

#[test]
fn without_an_id_there_is_nothing_to_test() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let one = rig.circuit(&account, "New").view.id;
    let mut pair = Pair {
        other: one.clone(),
        one,
        rig,
        _folder: folder,
    };
    let refused = pair.save(None, ping("1000")).unwrap_err();
    assert_eq!(refused.params["refusal"], "no_test_yet");
}
