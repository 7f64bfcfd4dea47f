//! Tests of circuits in service: ping, throughput, failover.

use super::{AttachmentView, CircuitRef, FieldProblem, KeptView, KeptWarning, NotedView, wire};

wire! {
    /// A ping, as typed.
    #[derive(Default)]
    #[serde(default)]
    pub struct PingForm {
        /// Address or host that was asked.
        pub target: String,
        /// Address or host that asked, optional.
        pub source: String,
        /// Size of a packet's data, bytes.
        pub packet_bytes: String,
        /// Packets were not to be split on the way.
        pub dont_fragment: bool,
        /// Packets sent.
        pub sent: String,
        /// Packets that came back.
        pub received: String,
        /// Shortest round trip, ms, optional.
        pub min_ms: String,
        /// Average round trip, ms, optional.
        pub avg_ms: String,
        /// Longest round trip, ms, optional.
        pub max_ms: String,
        /// Most loss that passes, percent, optional.
        pub loss_limit: String,
        /// Longest average round trip that passes, ms, optional.
        pub rtt_limit: String,
    }

    /// A throughput test, as typed.
    #[derive(Default)]
    #[serde(default)]
    pub struct ThroughputForm {
        /// The tool.
        pub tool: String,
        /// Which way the bits went.
        #[ts(type = "Direction | \"\"")]
        pub direction: String,
        /// Seconds.
        pub seconds: String,
        /// To the cloud, Mbit/s.
        pub to_cloud: String,
        /// From the cloud, Mbit/s.
        pub from_cloud: String,
        /// Least rate that passes, Mbit/s, optional.
        pub limit: String,
    }

    /// A failover test, as typed. Times are local: `YYYY-MM-DDTHH:MM`.
    #[derive(Default)]
    #[serde(default)]
    pub struct FailoverForm {
        /// Its name or id in the console, optional.
        pub job: String,
        /// How it begins.
        #[ts(type = "JobStart | \"\"")]
        pub start: String,
        /// The state that was seen.
        #[ts(type = "JobState | \"\"")]
        pub state: String,
        /// Longest that it may run, minutes.
        pub minutes: String,
        /// When it began, or empty.
        pub started: String,
        /// When it ended, or empty.
        pub ended: String,
        /// Ids of the circuits that it switches off.
        pub switched_off: Vec<String>,
        /// What was switched, in words, optional.
        pub switched: String,
        /// Traffic moved to another circuit: `yes`, `no` or empty.
        #[ts(type = "\"yes\" | \"no\" | \"\"")]
        pub moved: String,
        /// Traffic came back: `yes`, `no` or empty.
        #[ts(type = "\"yes\" | \"no\" | \"\"")]
        pub back: String,
        /// Packets lost while it moved, optional.
        pub lost: String,
        /// Time until traffic flowed again, ms, optional.
        pub recovery_ms: String,
        /// Longest time that passes, ms, optional.
        pub recovery_limit: String,
    }

    /// A test, as typed.
    #[derive(Default)]
    #[serde(default)]
    pub struct TestRecordForm {
        /// What is tested.
        #[ts(type = "TestWhat | \"\"")]
        pub what: String,
        /// Ids of the circuits of a failover test.
        pub circuits: Vec<String>,
        /// The ping.
        pub ping: PingForm,
        /// The throughput.
        pub throughput: ThroughputForm,
        /// The failover test.
        pub failover: FailoverForm,
        /// The verdict that a person gives; empty: the figures say it.
        #[ts(type = "TestVerdict | \"\"")]
        pub verdict: String,
        /// Why it differs from what the figures say.
        pub reason: String,
        /// Remarks, optional.
        pub remarks: String,
    }

    /// Asks what a test comes to, without recording it.
    pub struct CheckTestRecord {
        /// The circuit.
        pub circuit: String,
        /// The form.
        pub form: TestRecordForm,
        /// IANA zone of its times.
        pub zone: String,
        /// Warnings kept so far.
        pub kept: Vec<KeptWarning>,
    }

    /// What a test comes to.
    pub struct TestCheck {
        /// Findings at fields.
        pub problems: Vec<FieldProblem>,
        /// What the figures say; `None`: nothing yet.
        #[ts(type = "TestVerdict | null")]
        pub computed: Option<String>,
        /// Why.
        #[ts(type = "Array<TestFinding>")]
        pub findings: Vec<String>,
        /// Lost packets, percent.
        pub loss: Option<String>,
    }

    /// Records a test, or changes one.
    pub struct SaveTestRecord {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The circuit whose page shows it.
        pub circuit: String,
        /// The test that is changed; `None`: a new one.
        pub id: Option<String>,
        /// The form.
        pub form: TestRecordForm,
        /// Who tested.
        pub by: String,
        /// When, local date and time; of a failover test, when it was looked at last.
        pub at: String,
        /// IANA zone of its times.
        pub zone: String,
        /// Warnings kept, with reasons.
        pub kept: Vec<KeptWarning>,
    }

    /// A test on a circuit's page.
    pub struct TestRecordView {
        /// UUIDv7 text.
        pub id: String,
        /// As it was last written down.
        pub form: TestRecordForm,
        /// The circuits that it tells of.
        pub circuits: Vec<CircuitRef>,
        /// What counts.
        #[ts(type = "TestVerdict | null")]
        pub verdict: Option<String>,
        /// What the figures say.
        #[ts(type = "TestVerdict | null")]
        pub computed: Option<String>,
        /// Why.
        #[ts(type = "Array<TestFinding>")]
        pub findings: Vec<String>,
        /// Lost packets of a ping, percent.
        pub loss: Option<String>,
        /// What the port carried then, Mbit/s; 0: not known.
        pub port_mbps: u32,
        /// What was contracted then, Mbit/s; 0: not known.
        pub agreed_mbps: u32,
        /// The limit of a rate is the contract's.
        pub limit_is_contract: bool,
        /// When a failover test began.
        pub started: Option<String>,
        /// When it ended.
        pub ended: Option<String>,
        /// When one that runs must be over.
        pub must_end: Option<String>,
        /// IANA zone that its times are written in.
        pub zone: String,
        /// Warnings kept, with reasons.
        pub kept: Vec<KeptView>,
        /// When, by whom, and the event to take it back by.
        pub noted: NotedView,
        /// Its files, the newest first.
        pub files: Vec<AttachmentView>,
    }

    /// Tests of a circuit.
    pub struct TestsView {
        /// The latest first.
        pub records: Vec<TestRecordView>,
        /// Tests may be recorded now.
        pub may: bool,
        /// What the port carries, Mbit/s; 0: not known.
        pub port_mbps: u32,
        /// What is contracted, Mbit/s; 0: not known.
        pub agreed_mbps: u32,
    }

    /// A failover test that runs past its limit.
    pub struct TodayTest {
        /// The test.
        pub id: String,
        /// A circuit whose page shows it.
        pub circuit: CircuitRef,
        /// When it had to end.
        pub must_end: String,
    }
}
