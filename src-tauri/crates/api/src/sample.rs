//! The sample project: a desk of its own in a folder of its own, made through the same commands as real work.
//!
//! Nothing of it ever touches the user's own desk: its numbers, keys and events are its own, its papers are
//! marked as samples, and removing it removes the folder. All names, companies and numbers are invented.

mod connect;
mod live;
mod pair;
mod works;

use crate::desk::{Desk, again};
use crate::settings;
use crate::wire::{
    AccessFlowWord, AccountForm, AccountKind, ApiError, ApplyLoa, ApplyPort, CheckIssue, CheckLoa,
    CircuitView, EngineerForm, FacilityForm, FieldProblem, IssueHandout, KeptWarning, LoaForm,
    PaperSize, PortForm, Preflight, QuotaWord, RecordLoa, RecordPort, SaveAccount, SaveSettings,
    SetQuota, SettingsForm, TagView,
};
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use desk_domain::chance::{Entropy, Occasion};
use desk_letter::faces::Faces;
use desk_store::StoreError;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the sample lies.
pub(crate) fn folder(own: &Path) -> PathBuf {
    own.join("sample")
}

/// Whether there is one.
pub(crate) fn exists(own: &Path) -> bool {
    folder(own).join(desk_store::open::FILE).exists()
}

/// Makes it beside the user's own desk: first under another name, so that a half-made one is never opened.
pub(crate) fn make(own: &Path, faces: Arc<Faces>, occasion: Occasion<'_>) -> Result<(), ApiError> {
    let (half, whole) = (own.join("sample.new"), folder(own));
    for old in [&half, &whole] {
        match std::fs::remove_dir_all(old) {
            Ok(()) => {}
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(e) => return Err(StoreError::io(old, e).into()),
        }
    }
    fill(&half, faces, occasion)?;
    std::fs::rename(&half, &whole).map_err(|e| StoreError::io(whole, e).into())
}

/// Plays the sample's story into a new desk in `folder`.
fn fill(folder: &Path, faces: Arc<Faces>, mut occasion: Occasion<'_>) -> Result<(), ApiError> {
    let desk = Desk::over(folder, faces, again(&mut occasion))?;
    let mut story = Story {
        desk,
        now: occasion.now,
        entropy: occasion.entropy,
        keys: 0,
    };
    story.tell()
}

/// Tells the story at instants before now; each command gets a key of its own.
struct Story<'a> {
    desk: Desk,
    now: DateTime<Utc>,
    entropy: &'a mut dyn Entropy,
    keys: u32,
}

impl Story<'_> {
    /// Runs one command as if `days` ago.
    fn ago<T>(
        &mut self,
        days: i64,
        run: impl FnOnce(&mut Desk, Occasion<'_>, String) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        self.keys += 1;
        let key = format!("sample-{}", self.keys);
        // minutes by key keep the order of a day's commands
        let now = self.now - Duration::days(days) - Duration::minutes(600 - i64::from(self.keys));
        run(
            &mut self.desk,
            Occasion {
                now,
                entropy: &mut *self.entropy,
            },
            key,
        )
    }

    fn tell(&mut self) -> Result<(), ApiError> {
        self.ago(80, |desk, occasion, key| {
            settings::save(
                desk.store_mut()?,
                occasion,
                &SaveSettings {
                    key,
                    form: organisation(),
                },
                true,
            )
        })?;
        let freight = self.account(
            "云澜物流（杭州）有限公司",
            "Yunlan Freight (Hangzhou) Co., Ltd.",
        )?;
        let retail = self.account("Harbour Retail Pte. Ltd.", "")?;

        // more lines are under way at once than an account may have without asking
        self.ago(79, |desk, occasion, key| {
            let request = SetQuota {
                key,
                account: freight.clone(),
                kind: QuotaWord::Unpaid,
                access_point: String::new(),
                limit: "20".into(),
                note: "样例 · sample".into(),
            };
            desk.set_quota(occasion, request)
        })?;

        // a line in service since last month: its fee ends soon, and maintenance is announced
        let old = self.port(
            48,
            &freight,
            "cn-shanghai",
            "CT",
            "Shanghai-Baoshan-A",
            "10GBase-LR",
            "Shanghai-Baoshan-A-PConn1",
        )?;
        self.allocated(47, &old, "pc-uf6m2a9rk1v8e0d3q")?;
        let old = self.loa(45, &old, 4, &engineers()[..1], "MSTP", "4000")?;
        let old = self.approved(42, &old, AccessFlowWord::SmsQr)?;
        self.works(39, &old, "different_facilities", "mainland")?;
        self.step(39, &old, "cage_access", "done", "")?;
        self.survey(38, &old)?;
        self.cost_and_cable(36, &old)?;
        for step in [
            "carrier_installation",
            "deployment",
            "fibre_laying",
            "cross_connect",
        ] {
            self.step(33, &old, step, "done", "")?;
        }
        self.light_and_bandwidth(31, &old, "4000")?;
        let old = self.built(30, &old, "11 / 12")?;
        let old = self.completed(29, &old)?;
        let old = self.connected(27, &old)?;
        let old = self.in_service(22, &old, "1")?;
        self.upkeep(21, &old)?;
        self.vpc(20, &old)?;
        self.interruptions(&old)?;

        // a line that was given up and is still billed
        let gone = self.port(
            70,
            &freight,
            "cn-hangzhou",
            "CT",
            "Hangzhou-Fuyang-A",
            "1000Base-LX",
            "Fuyang-old-line",
        )?;
        self.allocated(69, &gone, "pc-bp1w2f5qj7n0c4e8t")?;
        let gone = self.loa(68, &gone, 5, &engineers()[..1], "MSTP", "500")?;
        let gone = self.approved(66, &gone, AccessFlowWord::SmsQr)?;
        self.works(63, &gone, "same_facility", "mainland")?;
        let gone = self.built(59, &gone, "11 / 12")?;
        let gone = self.completed(58, &gone)?;
        let gone = self.connected(56, &gone)?;
        let gone = self.in_service(55, &gone, "3")?;
        self.terminated(4, &gone)?;

        // under construction: half the steps are behind, and one port was built elsewhere than the LOA says
        let built = self.port(
            30,
            &freight,
            "cn-hangzhou",
            "CO",
            "Hangzhou-Jianggan-B",
            "10GBase-LR",
            "Hangzhou-Jianggan-B-PConn1",
        )?;
        self.allocated(29, &built, "pc-bp1n6y3hd8s1k5v2r")?;
        let built = self.loa(26, &built, 12, &engineers()[..2], "MSTP", "4000")?;
        let built = self.approved(24, &built, AccessFlowWord::SmsQr)?;
        let built = self.issue(23, &built)?;
        self.works(18, &built, "different_facilities", "mainland")?;
        self.step(17, &built, "cage_access", "done", "")?;
        self.survey(17, &built)?;
        self.cost_and_cable(13, &built)?;
        self.step(8, &built, "carrier_installation", "done", "")?;
        self.step(7, &built, "deployment", "done", "")?;
        self.step(5, &built, "fibre_laying", "done", "竖井 B")?;
        self.step(3, &built, "cross_connect", "started", "")?;
        self.built(2, &built, "13 / 14")?;

        // complete and connected outside the mainland: the fee is to be ordered
        let due = self.port(
            33,
            &retail,
            "ap-southeast-1",
            "Equinix",
            "Singapore-B",
            "10GBase-LR",
            "Singapore-B-PConn1",
        )?;
        self.allocated(32, &due, "pc-t4n8c1wz6h2p0m5ya")?;
        let due = self.loa(30, &due, 10, &engineers()[3..], "MSTP", "1000")?;
        let due = self.approved(28, &due, AccessFlowWord::SmsQr)?;
        self.works(20, &due, "same_facility", "elsewhere")?;
        self.step(19, &due, "meet_me_room", "done", "")?;
        for step in ["deployment", "cross_connect"] {
            self.step(12, &due, step, "done", "")?;
        }
        self.light_and_bandwidth(10, &due, "1000")?;
        let due = self.built(8, &due, "11 / 12")?;
        let due = self.completed(6, &due)?;
        self.connected(2, &due)?;

        // a pair that was ordered together
        self.pair(
            4,
            &freight,
            ["pc-bp1d7k2ma9x4w0q6e", "pc-bp1v3s8rb5t1z7j0u"],
        )?;

        // the main line: approved, handout issued, the visit is ahead
        let main = self.port(
            12,
            &freight,
            "cn-hangzhou",
            "CT",
            "Hangzhou-Xiaoshan-B",
            "10GBase-LR",
            "Hangzhou-Xiaoshan-B-PConn1",
        )?;
        self.allocated(11, &main, "pc-bp1qrb3n7wd0k5x2m")?;
        let main = self.loa(5, &main, 14, &engineers(), "MSTP", "4000")?;
        let main = self.approved(2, &main, AccessFlowWord::SmsQr)?;
        self.issue(1, &main)?;

        // its partner: in review
        let pair = self.port(
            12,
            &freight,
            "cn-hangzhou",
            "CO",
            "Hangzhou-Yuhang-B",
            "10GBase-LR",
            "Hangzhou-Yuhang-B-PConn1",
        )?;
        self.allocated(10, &pair, "pc-bp1k0f8ws4tq6m9za")?;
        self.loa(1, &pair, 14, &engineers()[1..3], "MSTP", "4000")?;

        // approved at a third party's site, not issued yet
        let third = self.port(
            9,
            &freight,
            "cn-beijing",
            "CO",
            "Beijing-Yizhuang-A",
            "1000Base-LX",
            "京仓-亦庄-专线1",
        )?;
        self.allocated(8, &third, "pc-2zeh6v1uj9p3r5y0k")?;
        let third = self.loa(4, &third, 9, &engineers()[..2], "MPLSVPN", "500")?;
        self.approved(1, &third, AccessFlowWord::ThirdPartyLoa)?;

        // one refused, one waiting for its port, one to apply for
        let refused = self.port(
            9,
            &freight,
            "cn-shenzhen",
            "CT",
            "Shenzhen-Longhua-A",
            "1000Base-LX",
            "Shenzhen-test-line",
        )?;
        self.allocated(8, &refused, "pc-wz9b4n8fa2g6s1x7m")?;
        let refused = self.loa(5, &refused, 8, &engineers()[2..3], "MSTP", "200")?;
        self.rejected(
            3,
            &refused,
            "The company name differs from the account. 公司名称与账号不一致。",
        )?;
        self.port(
            1,
            &retail,
            "ap-southeast-1",
            "Equinix",
            "Singapore-A",
            "10GBase-LR",
            "Singapore-backup",
        )?;
        let next = self.port(
            6,
            &retail,
            "cn-hongkong",
            "Equinix",
            "Hong Kong-Kwai Chung-A",
            "10GBase-LR",
            "Kwai-Chung-DR",
        )?;
        self.allocated(5, &next, "pc-j6cq5w2lz0e8i4o9t")?;
        Ok(())
    }

    fn account(&mut self, name: &str, latin: &str) -> Result<String, ApiError> {
        let form = AccountForm {
            name: name.into(),
            name_latin: latin.into(),
            kind: AccountKind::Corporate,
            uid: String::new(),
            traffic_billing: true,
            note: String::new(),
        };
        Ok(self
            .ago(80, |desk, occasion, key| {
                desk.save_account(
                    occasion,
                    SaveAccount {
                        key,
                        id: None,
                        form,
                    },
                )
            })?
            .id)
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "one line of the story reads like the table it fills"
    )]
    fn port(
        &mut self,
        days: i64,
        account: &str,
        region: &str,
        operator: &str,
        point: &str,
        port: &str,
        name: &str,
    ) -> Result<CircuitView, ApiError> {
        let form = PortForm {
            account: account.into(),
            region: region.into(),
            line_operator: operator.into(),
            access_point: point.into(),
            cloud_box_cluster: String::new(),
            port_type: port.into(),
            features: vec!["BFD".into()],
            resource_group: "network".into(),
            tags: vec![TagView {
                key: "project".into(),
                value: "sample".into(),
            }],
            name: name.into(),
            description: String::new(),
            redundant_circuit: String::new(),
            billing_rules: true,
            ..PortForm::default()
        };
        self.ago(days, |desk, occasion, key| {
            desk.apply_port(
                occasion,
                ApplyPort {
                    key,
                    form,
                    kept: Vec::new(),
                    plan: None,
                },
            )
        })
    }

    fn allocated(
        &mut self,
        days: i64,
        circuit: &CircuitView,
        instance: &str,
    ) -> Result<CircuitView, ApiError> {
        self.port_seen(days, circuit, "Allocated", instance)
    }

    fn port_seen(
        &mut self,
        days: i64,
        circuit: &CircuitView,
        status: &str,
        instance: &str,
    ) -> Result<CircuitView, ApiError> {
        self.ago(days, |desk, occasion, key| {
            let seen_at = local(occasion.now, "Asia/Shanghai");
            let request = RecordPort {
                key,
                circuit: circuit.id.clone(),
                status: status.into(),
                instance_id: instance.into(),
                port: String::new(),
                device: String::new(),
                reason: String::new(),
                seen_by: "林悦".into(),
                seen_at,
                zone: "Asia/Shanghai".into(),
            };
            desk.record_port(occasion, request)
        })
    }

    fn loa(
        &mut self,
        days: i64,
        circuit: &CircuitView,
        visit_in: i64,
        who: &[EngineerForm],
        line: &str,
        bandwidth: &str,
    ) -> Result<CircuitView, ApiError> {
        // the visit is counted from the application, on a Wednesday-like day of the site
        let day = self.now - Duration::days(days) + Duration::days(visit_in);
        let form = LoaForm {
            company_name: circuit.account.form.name.clone(),
            company_name_latin: circuit.account.form.name_latin.clone(),
            construction_company: "岚合网络工程有限公司".into(),
            construction_company_latin: "Lanhe Network Engineering Co., Ltd.".into(),
            line_type: line.into(),
            entry_date: day.format("%Y-%m-%d").to_string(),
            entry_from: "09:00".into(),
            entry_until_date: String::new(),
            entry_until: "18:00".into(),
            customer_location: "滨江机房 2F-A11".into(),
            bandwidth: bandwidth.into(),
            circuit_code: "HZ-MSTP-0098".into(),
            engineers: who.to_vec(),
            purpose: String::new(),
            purpose_reason: String::new(),
        };
        let check = CheckLoa {
            circuit: circuit.id.clone(),
            form: form.clone(),
            kept: Vec::new(),
        };
        self.ago(days, |desk, mut occasion, key| {
            let found = desk.check_loa(again(&mut occasion), check)?;
            desk.apply_loa(
                occasion,
                ApplyLoa {
                    key,
                    circuit: circuit.id.clone(),
                    form,
                    kept: settled(&found),
                },
            )
        })
    }

    fn answer(
        &mut self,
        days: i64,
        circuit: &CircuitView,
        status: &str,
        flow: AccessFlowWord,
        reason: &str,
    ) -> Result<CircuitView, ApiError> {
        let loa = newest_loa(circuit);
        self.ago(days, |desk, occasion, key| {
            let seen_at = local(occasion.now, "Asia/Shanghai");
            let request = RecordLoa {
                key,
                loa,
                status: status.into(),
                facility: facility(),
                access_flow: flow,
                official_pdf: None,
                reason: reason.into(),
                seen_by: "林悦".into(),
                seen_at,
                zone: "Asia/Shanghai".into(),
            };
            desk.record_loa(occasion, request)
        })
    }

    fn approved(
        &mut self,
        days: i64,
        circuit: &CircuitView,
        flow: AccessFlowWord,
    ) -> Result<CircuitView, ApiError> {
        self.answer(days, circuit, "Available", flow, "")
    }

    fn rejected(
        &mut self,
        days: i64,
        circuit: &CircuitView,
        reason: &str,
    ) -> Result<CircuitView, ApiError> {
        self.answer(days, circuit, "Rejected", AccessFlowWord::SmsQr, reason)
    }

    fn issue(&mut self, days: i64, circuit: &CircuitView) -> Result<CircuitView, ApiError> {
        let loa = newest_loa(circuit);
        self.ago(days, |desk, mut occasion, key| {
            let check = CheckIssue {
                loa: loa.clone(),
                kept: Vec::new(),
            };
            let found = desk.check_issue(again(&mut occasion), check)?;
            desk.issue_handout(
                occasion,
                IssueHandout {
                    key,
                    loa,
                    by: String::new(),
                    kept: settled(&found),
                    audiences: Vec::new(),
                    survey: false,
                    reason: String::new(),
                },
            )
        })
    }
}

/// The dates follow the day on which the sample is made and the numbers are invented, so there is something to warn of.
/// Id of the newest LOA. A circuit without one gives an id of nothing, which the next command refuses.
fn newest_loa(circuit: &CircuitView) -> String {
    let newest = circuit.loas.first();
    newest.map(|loa| loa.id.clone()).unwrap_or_default()
}

fn settled(found: &Preflight) -> Vec<KeptWarning> {
    settled_problems(&found.problems)
}

fn settled_problems(problems: &[FieldProblem]) -> Vec<KeptWarning> {
    let warnings = problems.iter().filter(|problem| problem.warning);
    warnings
        .map(|problem| KeptWarning {
            field: problem.field.clone(),
            code: problem.code.clone(),
            reason: "样例数据 · sample data".into(),
        })
        .collect()
}

fn local(at: DateTime<Utc>, zone: &str) -> String {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    at.with_timezone(&zone).format("%Y-%m-%dT%H:%M").to_string()
}

fn organisation() -> SettingsForm {
    SettingsForm {
        organisation: "云澜物流（样例）".into(),
        organisation_latin: "Yunlan Freight (sample)".into(),
        desk_name: "Hangzhou 杭州".into(),
        contact_name: "林悦 Lin Yue".into(),
        contact_phone: "+86 571 0000 0142".into(),
        contact_email: "desk@yunlan.example".into(),
        paper: PaperSize::A4,
        validity_days: "30".into(),
    }
}

fn facility() -> FacilityForm {
    FacilityForm {
        address: "示例路 1 号".into(),
        room: "3F-302".into(),
        cabinet: "C07".into(),
        odf: "ODF-2".into(),
        panel_port: "11 / 12".into(),
        strand_tx: "21".into(),
        strand_rx: "22".into(),
        medium: "Single mode OS2".into(),
        connector: "LC/UPC duplex".into(),
        optic: "SFP-10G-LR-SM1310,10KM".into(),
        optic_installed: true,
        notes: String::new(),
    }
}

fn engineers() -> [EngineerForm; 4] {
    let one = |name: &str, latin: &str, gender: &str, document: &str, number: &str, phone: &str| {
        EngineerForm {
            name: name.into(),
            name_latin: latin.into(),
            gender: gender.into(),
            document_type: document.into(),
            document_number: number.into(),
            phone: phone.into(),
        }
    };
    [
        one(
            "周明宇",
            "Zhou Mingyu",
            "Male",
            "IDCard",
            "330106199003083217",
            "+86 139 0000 0417",
        ),
        one(
            "韩若溪",
            "Han Ruoxi",
            "Female",
            "IDCard",
            "33040219920715802X",
            "+86 137 0000 2266",
        ),
        one(
            "陈致远",
            "Chen Zhiyuan",
            "Male",
            "IDCard",
            "320602198811201538",
            "+86 158 0000 9031",
        ),
        one(
            "Elena Márquez-Roth",
            "",
            "Female",
            "Passport",
            "XD4829371",
            "+34 600 000 118",
        ),
    ]
}
