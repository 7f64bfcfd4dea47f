//! Zones, latency figures, samples: asked for, imported, measured.

use super::{BothNames, FieldProblem, Language, wire};

wire! {
    /// A zone of cloud resources, as typed.
    pub struct ZoneForm {
        /// Such as `cn-hangzhou-h`.
        pub id: String,
        /// Key of its region; may be left empty when the id begins with one.
        pub region: String,
        /// English name, optional.
        pub name_en: String,
        /// Chinese name, optional.
        pub name_zh: String,
        /// Free note, optional.
        pub note: String,
    }

    /// Adds a zone to the list, or changes one.
    pub struct SaveZone {
        /// Idempotency key.
        pub key: String,
        /// The zone that is changed; its id stays.
        pub id: Option<String>,
        /// The form.
        pub form: ZoneForm,
    }

    /// Takes a zone off the list; its samples stay.
    pub struct RemoveZone {
        /// Idempotency key.
        pub key: String,
        /// The zone.
        pub id: String,
    }

    /// A zone of the list.
    pub struct ZoneView {
        /// As it was saved.
        pub form: ZoneForm,
        /// Names of its region.
        pub region: BothNames,
        /// Samples that are kept for it.
        pub samples: u32,
        /// Last change.
        pub changed_at: String,
    }

    /// The list of zones.
    pub struct Zones {
        /// By region and id.
        pub zones: Vec<ZoneView>,
    }

    /// A figure for one pair of access point and zone.
    pub struct FigureView {
        /// Round trip in microseconds that it is ranked by: the median, or the estimate.
        pub micros: u32,
        /// Arithmetic mean in microseconds; of an estimate, the estimate.
        pub mean: u32,
        /// What it rests on.
        pub basis: LatencyBasisWord,
        /// Samples; none of an estimate.
        pub count: u32,
    }

    /// Asks which access point is nearest to a zone.
    pub struct LatencyRankingQuery {
        /// Key of the region of the cloud resources.
        pub region: String,
        /// The zone.
        pub zone: String,
        /// Access points of other regions too.
        pub everywhere: bool,
        /// Samples that count.
        pub range: LatencyPreset,
    }

    /// One access point of the ranking.
    pub struct RankedPoint {
        /// Key of the access point.
        pub access_point: String,
        /// Its figure, if there is any.
        pub figure: Option<FigureView>,
    }

    /// Access points by latency.
    pub struct LatencyRanking {
        /// The shortest first; those without a figure last.
        pub rows: Vec<RankedPoint>,
    }

    /// Asks for the dashboard of a region.
    pub struct LatencyMatrixQuery {
        /// Key of the region of the access points and zones.
        pub region: String,
        /// Samples that count.
        pub range: LatencyPreset,
    }

    /// One access point of the dashboard.
    pub struct MatrixRow {
        /// Key of the access point.
        pub access_point: String,
        /// One figure per zone, in the order of the zones.
        pub cells: Vec<Option<FigureView>>,
    }

    /// Every access point of a region with every zone of it.
    pub struct LatencyMatrix {
        /// Ids of the zones.
        pub zones: Vec<String>,
        /// Access points by name.
        pub rows: Vec<MatrixRow>,
    }

    /// Asks for the samples of one pair over time.
    pub struct LatencyTrendQuery {
        /// Key of the access point.
        pub access_point: String,
        /// The zone.
        pub zone: String,
        /// Samples that count; not used when both days are given.
        pub range: LatencyPreset,
        /// First day of a range of one's own, `YYYY-MM-DD` at the access point; or empty.
        pub first: String,
        /// Last day of it.
        pub last: String,
    }

    /// What many samples say, in microseconds.
    pub struct SummaryView {
        /// Samples.
        pub count: u32,
        /// Shortest.
        pub min: u32,
        /// Median.
        pub p50: u32,
        /// 95 of 100 are at most this long.
        pub p95: u32,
        /// Longest.
        pub max: u32,
        /// Arithmetic mean.
        pub mean: u32,
    }

    /// Samples of one stretch of time.
    pub struct TrendBucket {
        /// First instant inside.
        pub from: String,
        /// First instant behind; of a sample alone, the same.
        pub until: String,
        /// What they say.
        pub summary: SummaryView,
    }

    /// Samples of one kind over time.
    pub struct TrendSeries {
        /// Imported or measured.
        pub basis: LatencyBasisWord,
        /// How they were gathered.
        pub step: TrendStep,
        /// All of them together.
        pub summary: SummaryView,
        /// Oldest first.
        pub buckets: Vec<TrendBucket>,
    }

    /// One pair over time.
    pub struct LatencyTrend {
        /// One series per kind; kinds are never put together.
        pub series: Vec<TrendSeries>,
        /// The estimate beside them, in microseconds.
        pub estimate: Option<u32>,
        /// IANA zone in which days begin: the access point's.
        pub time_zone: String,
        /// Its city.
        pub city: BothNames,
    }

    /// Samples that were imported or measured together.
    pub struct LatencyBatchView {
        /// UUIDv7 text.
        pub id: String,
        /// Imported or measured.
        pub basis: LatencyBasisWord,
        /// Name of the file, or `host:port`.
        pub name: String,
        /// Measured at the access point against a host in the zone.
        pub on_site: bool,
        /// Samples.
        pub samples: u32,
        /// When it was recorded.
        pub recorded_at: String,
    }

    /// All batches.
    pub struct LatencyBatches {
        /// Newest first.
        pub batches: Vec<LatencyBatchView>,
    }

    /// Withdraws a batch: its samples count no longer.
    pub struct WithdrawLatency {
        /// Idempotency key.
        pub key: String,
        /// The batch.
        pub id: String,
        /// Why, 1–500 characters.
        pub reason: String,
    }

    /// What was understood of a chosen file. Nothing of it is kept yet.
    pub struct LatencyPreview {
        /// `null`: the person left the dialog.
        pub file: Option<LatencyFile>,
    }

    /// A chosen file.
    pub struct LatencyFile {
        /// Names it when it is kept.
        pub id: String,
        /// Its name.
        pub name: String,
        /// How its characters are written: `UTF-8`, `UTF-16` or `GB18030`.
        pub encoding: String,
        /// Lines that were understood.
        pub samples: u32,
        /// Pairs that they are about.
        pub pairs: Vec<PairCount>,
        /// Zones that are not in the list and would be added.
        pub new_zones: Vec<ZoneForm>,
        /// Lines that are left out, the first 200.
        pub left_out: Vec<LeftOutLine>,
        /// Lines that are left out, in all.
        pub left_out_count: u32,
    }

    /// A pair and its samples in a file.
    pub struct PairCount {
        /// Key of the access point.
        pub access_point: String,
        /// The zone.
        pub zone: String,
        /// What its samples say.
        pub summary: SummaryView,
        /// The earliest.
        pub from: String,
        /// The latest.
        pub until: String,
    }

    /// A line that is left out.
    pub struct LeftOutLine {
        /// Number of the line, from 1.
        pub line: u32,
        /// The cell that stands in the way.
        pub cell: String,
        /// Why.
        pub problem: FieldProblem,
    }

    /// Keeps what was understood of the file that was chosen last.
    pub struct KeepLatency {
        /// Idempotency key.
        pub key: String,
        /// Id of the preview.
        pub id: String,
    }

    /// Where to save a table to fill in.
    pub struct SaveLatencyTemplate {
        /// Language of its first line.
        pub language: Language,
    }

    /// Measures TCP connect times from this computer to a host.
    pub struct BeginMeasurement {
        /// `host:port`.
        pub host: String,
        /// Connections, 1–20.
        pub count: u8,
        /// Pause between two of them in milliseconds, at least 200.
        pub pause_ms: u16,
    }

    /// One connection that was tried.
    pub struct Attempt {
        /// When it began.
        pub at: String,
        /// How long it took in microseconds, when it was made.
        pub micros: Option<u32>,
        /// Why it was not.
        pub failure: Option<AttemptFailure>,
    }

    /// A measurement on its way.
    pub struct MeasurementView {
        /// Its id while the program runs.
        pub id: String,
        /// `host:port` as it was read.
        pub host: String,
        /// How far it is.
        pub state: MeasurementState,
        /// Connections that are to be tried.
        pub wanted: u8,
        /// Connections that were tried.
        pub attempts: Vec<Attempt>,
    }

    /// A connection that was made, to be kept.
    pub struct MeasuredSample {
        /// When it began.
        pub at: String,
        /// How long it took in microseconds.
        pub micros: u32,
    }

    /// Keeps what was measured.
    pub struct KeepMeasured {
        /// Idempotency key.
        pub key: String,
        /// Key of the access point that it is filed under.
        pub access_point: String,
        /// The zone.
        pub zone: String,
        /// `host:port`.
        pub host: String,
        /// This computer stands at the access point, and the host in the zone.
        pub on_site: bool,
        /// 1–20 connections.
        pub samples: Vec<MeasuredSample>,
    }

    /// How the access point is chosen in recommended mode.
    pub struct RecommendedForm {
        /// Which way.
        pub method: RecommendedMethod,
        /// Key of the region of the cloud resources, for the system's way.
        pub resource_region: String,
        /// Zone of the cloud resources, for the system's way.
        pub zone: String,
    }

    /// What an access point was chosen by.
    pub struct RecommendedView {
        /// Which way.
        pub method: RecommendedMethod,
        /// Names of the region of the cloud resources.
        pub resource_region: Option<BothNames>,
        /// The zone, or empty.
        pub zone: String,
        /// Round trip in microseconds that was known then.
        pub latency_micros: Option<u32>,
        /// What it rested on.
        pub basis: Option<LatencyBasisWord>,
    }
}

wire! {
    /// What a figure rests on.
    pub enum LatencyBasisWord {
        /// An imported file.
        Imported,
        /// TCP connect times of this computer.
        Measured,
        /// Distance and the speed of light in fibre.
        Estimated,
    }

    /// A stretch of time up to now.
    pub enum LatencyPreset {
        /// 24 hours.
        Day,
        /// 7 days.
        Week,
        /// 30 days.
        Month,
        /// 90 days.
        Quarter,
        /// Everything.
        All,
    }

    /// How samples are gathered.
    pub enum TrendStep {
        /// Each instant alone.
        Each,
        /// By the hour.
        Hour,
        /// By the day of the place.
        Day,
        /// By the month of the place.
        Month,
    }

    /// How far a measurement is.
    pub enum MeasurementState {
        /// On its way.
        Running,
        /// All connections were tried.
        Done,
        /// A person ended it.
        Cancelled,
    }

    /// Why a connection was not made.
    pub enum AttemptFailure {
        /// The name leads to no address.
        NotFound,
        /// The host refused.
        Refused,
        /// No answer in 3 seconds.
        TimedOut,
        /// No way there.
        Unreachable,
        /// Anything else.
        Other,
    }

    /// The two ways of recommended mode.
    pub enum RecommendedMethod {
        /// By the zone of the resources; the lowest is proposed.
        System,
        /// From the dashboard.
        Manual,
    }
}
