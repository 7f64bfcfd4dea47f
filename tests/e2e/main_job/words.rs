//! Who the two stories are about, and what the window says to them. All of it is invented.

/// One person's way through the main job.
pub struct Story {
    /// Name of the log.
    pub log: &'static str,
    /// The system's language.
    pub system: &'static str,
    /// The window's language, as its switch is marked.
    pub language: &'static str,
    pub organisation: &'static str,
    pub account: &'static str,
    pub region: &'static str,
    /// Value of the carrier.
    pub line_operator: &'static str,
    pub access_point: &'static str,
    pub circuit: &'static str,
    pub instance_id: &'static str,
    pub construction_company: &'static str,
    pub customer_location: &'static str,
    pub line_type: &'static str,
    /// Rows as pasted from a spreadsheet.
    pub pasted: &'static str,
    /// Name and document number of each engineer.
    pub engineers: &'static [(&'static str, &'static str)],
    /// Warnings at least that the form must show: a wrong check digit needs a reason.
    pub warnings: usize,
    pub room: &'static str,
    pub cabinet: &'static str,
    pub odf: &'static str,
    pub panel_port: &'static str,
    /// What the paper must say besides.
    pub on_paper: &'static [&'static str],
    /// The window's word for an allocated port.
    pub allocated: &'static str,
    /// The window's word for an approved LOA.
    pub approved: &'static str,
    /// The window's sentence after a print.
    pub printed: &'static str,
}

pub const ENGLISH: Story = Story {
    log: "main-job-en",
    system: "en_GB",
    language: "en",
    organisation: "Müller & Søn Logistics",
    account: "Müller & Søn Logistics ApS",
    region: "China (Hangzhou)",
    line_operator: "CT",
    access_point: "Hangzhou-Xiaoshan-B",
    circuit: "Hangzhou-Xiaoshan-B-PConn1",
    instance_id: "pc-bp1qrb3n7wd0k5x2m",
    construction_company: "Zhejiang Guangsu Communications",
    customer_location: "88 Jianghong South Road, Binjiang, Hangzhou",
    line_type: "MSTP",
    pasted: "Zoë Müller-Ångström\tFemale\tPassport\tC01X00T47\t+4930901820\n\
             Lars Sørensen\tMale\tPassport\tK8830217Q\t+4533663366\n",
    engineers: &[
        ("Zoë Müller-Ångström", "C01X00T47"),
        ("Lars Sørensen", "K8830217Q"),
    ],
    warnings: 0,
    room: "2F, room 203",
    cabinet: "B-07",
    odf: "ODF-12",
    panel_port: "17/18",
    on_paper: &[
        "Müller & Søn Logistics",
        "2F, room 203",
        "B-07",
        "ODF-12",
        "17/18",
    ],
    allocated: "Port allocated",
    approved: "LOA approved",
    printed: "Sent to the printer.",
};

pub const CHINESE: Story = Story {
    log: "main-job-zh",
    system: "zh_CN",
    language: "zh",
    organisation: "云岚货运有限公司",
    account: "云岚货运有限公司",
    region: "杭州",
    line_operator: "CT",
    access_point: "杭州-萧山-B",
    circuit: "杭州-萧山-B-专线一",
    instance_id: "pc-bp1zh7k2m9d0qx4wv",
    construction_company: "浙江光速通信工程有限公司",
    customer_location: "杭州市滨江区江虹南路 88 号",
    line_type: "MSTP",
    pasted: "张𰻝\t男\t身份证\t11010519491231002X\t13900000417\n\
             龘小雨\t女\t身份证\t330102199003073217\t15800009031\n",
    engineers: &[
        ("张𰻝", "11010519491231002X"),
        ("龘小雨", "330102199003073217"),
    ],
    warnings: 1,
    room: "二层 203 机房",
    cabinet: "B-07",
    odf: "ODF-12",
    panel_port: "17/18",
    on_paper: &["云岚货运有限公司", "203", "B-07", "ODF-12", "17/18"],
    allocated: "端口已分配",
    approved: "LOA 已通过",
    printed: "已送至打印机。",
};
