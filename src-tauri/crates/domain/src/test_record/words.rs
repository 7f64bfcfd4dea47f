//! The words of tests.

use crate::wire::wire_enum;

wire_enum! {
    /// What is tested.
    pub enum TestWhat {
        /// Packets there and back.
        Ping = "ping", "Ping", "Ping 测试";
        /// Bits per second.
        Throughput = "throughput", "Throughput", "吞吐量测试";
        /// Circuits are switched off, and others take over.
        Failover = "failover", "Failover test", "故障演练";
    }
}

wire_enum! {
    /// Which way the bits went.
    pub enum Direction {
        /// From the premises to the cloud.
        ToCloud = "to_cloud", "To the cloud", "上云方向";
        /// From the cloud to the premises.
        FromCloud = "from_cloud", "From the cloud", "下云方向";
        /// Both at once or one after the other.
        Both = "both", "Both directions", "双向";
    }
}

wire_enum! {
    /// When a failover test job begins: the API's job type.
    pub enum JobStart {
        /// At once.
        StartNow = "StartNow", "Start now", "立即开始";
        /// When somebody starts it.
        StartLater = "StartLater", "Start later", "稍后开始";
    }
}

wire_enum! {
    /// Where a failover test job stands: the API's states.
    pub enum JobState {
        /// Made, not started.
        Init = "Init", "Init", "未开始";
        /// Being started.
        Starting = "Starting", "Starting", "启动中";
        /// The circuits are off.
        Testing = "Testing", "Testing", "演练中";
        /// Being stopped.
        Stopping = "Stopping", "Stopping", "停止中";
        /// Over.
        Stopped = "Stopped", "Stopped", "已停止";
    }
}

wire_enum! {
    /// What a test came to.
    pub enum TestVerdict {
        /// As it should be.
        Passed = "passed", "Passed", "通过";
        /// Good enough, with something to say about it.
        Remarks = "remarks", "Passed with remarks", "有备注通过";
        /// Not as it should be.
        Failed = "failed", "Failed", "未通过";
    }
}
