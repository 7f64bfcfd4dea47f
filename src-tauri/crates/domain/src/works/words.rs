//! The words of construction: scenarios, steps, who owns them, what can be tested.

use crate::wire::wire_enum;

wire_enum! {
    /// Where the customer's own data centre lies. Source: guide, step 4, “two common scenarios”.
    pub enum Scenario {
        /// Premises and access point lie in different facilities.
        DifferentFacilities = "different_facilities", "Different facilities", "不同机房";
        /// Premises and access point lie in the same facility.
        SameFacility = "same_facility", "Same facility", "同一机房";
    }
}

wire_enum! {
    /// Whose rules of access hold. Source: guide, step 4, the note on the site survey.
    pub enum Jurisdiction {
        /// The survey team applies for access to Alibaba Cloud's private cage.
        Mainland = "mainland", "Chinese mainland", "中国内地";
        /// Access to the meet-me room is asked of the facility operator; nobody enters the cage.
        Elsewhere = "elsewhere", "Outside the Chinese mainland", "中国内地以外";
    }
}

wire_enum! {
    /// A step of construction, in the guide's order.
    pub enum WorksStep {
        /// Mainland only.
        CageAccess = "cage_access", "Access to the Alibaba Cloud cage", "阿里云私有围笼入场";
        /// Elsewhere only.
        MeetMeRoom = "meet_me_room", "Access to the meet-me room", "会面室（MMR）入场";
        /// The provider looks at the place.
        SiteSurvey = "site_survey", "Site survey", "现场工勘";
        /// The provider confirms what all of it costs.
        EndToEndCost = "end_to_end_cost", "End-to-end costs", "端到端费用";
        /// The provider's circuit reaches the equipment outside the cage.
        CarrierInstallation = "carrier_installation", "Carrier installation", "运营商线路安装";
        /// The facility operator procures it, the customer pays its rental.
        PatchCable = "patch_cable", "In-building patch cable", "楼内跳线";
        /// Equipment stands and is configured.
        Deployment = "deployment", "Equipment deployment and configuration", "设备部署与配置";
        /// Fibre lies.
        FibreLaying = "fibre_laying", "Fibre laying", "光纤敷设";
        /// Both ends are connected at the panel.
        CrossConnect = "cross_connect", "Cross-connect", "交叉连接";
        /// Light was measured.
        OpticalPower = "optical_power", "Optical power test", "光功率测试";
        /// Packets pass.
        Connectivity = "connectivity", "Connectivity test", "连通性测试";
        /// As fast as contracted.
        Bandwidth = "bandwidth", "Bandwidth test", "带宽测试";
        /// As good as contracted.
        Sla = "sla", "SLA test", "SLA 测试";
        /// The construction team hands over its report.
        TestReport = "test_report", "Circuit test report", "电路测试报告";
        /// What was built, beside what the LOA says.
        AsBuilt = "as_built", "As built", "竣工资料";
    }
}

wire_enum! {
    /// Who does a step.
    pub enum StepOwner {
        /// The customer.
        You = "you", "You", "你";
        /// The connectivity provider.
        Carrier = "carrier", "Carrier", "运营商";
        /// Who enters the data centre to build.
        ConstructionCompany = "construction_company", "Construction company", "施工单位";
        /// Who runs the facility.
        FacilityOperator = "facility_operator", "Facility operator", "机房运营方";
        /// Alibaba Cloud's people on site.
        AlibabaCloud = "alibaba_cloud", "Alibaba Cloud on site", "阿里云驻场人员";
    }
}

wire_enum! {
    /// What a person says of a step.
    pub enum StepMark {
        /// Not begun.
        Open = "open", "Not begun", "未开始";
        /// Under way.
        Started = "started", "Under way", "进行中";
        /// Done.
        Done = "done", "Done", "已完成";
        /// Not needed here.
        NotNeeded = "not_needed", "Not needed", "不需要";
    }
}

wire_enum! {
    /// Where a step stands.
    pub enum StepState {
        /// Something before it is not done.
        Waiting = "waiting", "Waiting", "等待中";
        /// It can begin.
        Ready = "ready", "Can begin", "可以开始";
        /// Under way.
        Started = "started", "Under way", "进行中";
        /// A test did not pass.
        Failed = "failed", "Did not pass", "未通过";
        /// Done.
        Done = "done", "Done", "已完成";
        /// Not needed here, with a reason.
        NotNeeded = "not_needed", "Not needed", "不需要";
    }
}

wire_enum! {
    /// What is tested with a figure. Light has a form of its own.
    pub enum TestKind {
        /// Share of packets that came back.
        Connectivity = "connectivity", "Packets answered", "应答报文比例";
        /// Throughput.
        Bandwidth = "bandwidth", "Throughput", "吞吐量";
        /// Round trip.
        Latency = "latency", "Round-trip time", "往返时延";
        /// Change of the round trip.
        Jitter = "jitter", "Jitter", "抖动";
        /// Lost packets.
        Loss = "loss", "Packet loss", "丢包率";
        /// Share of the time in which it worked.
        Availability = "availability", "Availability", "可用性";
    }
}

wire_enum! {
    /// Where a pass limit comes from.
    pub enum LimitSource {
        /// The contracted bandwidth, as the LOA application states it.
        Contract = "contract", "contracted bandwidth of the LOA application", "LOA 申请中的合同带宽";
        /// Alibaba Cloud's stated availability of the combination.
        Sla = "sla", "availability stated for this combination", "该组合声明的可用性";
        /// Typed by a person.
        Typed = "typed", "typed", "自行填写";
    }
}

impl TestKind {
    /// The step that it belongs to.
    #[must_use]
    pub const fn step(self) -> WorksStep {
        match self {
            Self::Connectivity => WorksStep::Connectivity,
            Self::Bandwidth => WorksStep::Bandwidth,
            Self::Latency | Self::Jitter | Self::Loss | Self::Availability => WorksStep::Sla,
        }
    }

    /// Its unit.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Bandwidth => "Mbit/s",
            Self::Latency | Self::Jitter => "ms",
            Self::Connectivity | Self::Loss | Self::Availability => "%",
        }
    }

    /// More is better: the limit is the least that passes.
    #[must_use]
    pub const fn limit_is_least(self) -> bool {
        matches!(
            self,
            Self::Connectivity | Self::Bandwidth | Self::Availability
        )
    }

    /// Most that can be written.
    #[must_use]
    pub const fn most(self) -> i64 {
        match self {
            Self::Bandwidth => 1_000_000,
            Self::Latency | Self::Jitter => 60_000,
            Self::Connectivity | Self::Loss | Self::Availability => 100,
        }
    }
}
