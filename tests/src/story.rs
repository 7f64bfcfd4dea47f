//! A desk in a folder of its own, and a circuit's story told in one line: `rig.circuit().allocated().loa_approved()`.
//!
//! Time is a counter that the story moves; chance is counted too, so a story plays the same each time.

use chrono::{DateTime, Duration, Utc};
use desk_api::wire::*;
use desk_api::{Desk, Entropy, Faces, Occasion, Places};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock, RwLockReadGuard};

/// Chance that can be repeated.
pub struct Counted(pub u64);

impl Entropy for Counted {
    fn fill(&mut self, buffer: &mut [u8]) {
        for byte in buffer {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            *byte = u8::try_from(self.0 >> 56).unwrap_or(0);
        }
    }
}

/// The faces, mapped once for all stories.
pub fn faces() -> Arc<Faces> {
    static FACES: OnceLock<Arc<Faces>> = OnceLock::new();
    FACES
        .get_or_init(|| {
            Arc::new(
                Faces::from_build().unwrap_or_else(|e| panic!("the build unpacks the faces: {e}")),
            )
        })
        .clone()
}

static STARTS: RwLock<()> = RwLock::new(());

/// Runs `start`, which starts another program, while no story closes its desk and opens it again.
///
/// Until the other program is loaded it holds a copy of every open file, and with it the lock of a desk that another
/// story has closed in the meantime.
pub fn alone<T>(start: impl FnOnce() -> T) -> T {
    let _calm = STARTS.write().unwrap_or_else(PoisonError::into_inner);
    start()
}

/// No program is started while this is held: what was closed can be opened again.
pub fn no_starts() -> RwLockReadGuard<'static, ()> {
    STARTS.read().unwrap_or_else(PoisonError::into_inner)
}

/// A desk, its clock and its chance.
pub struct Rig {
    desk: Option<Desk>,
    folder: PathBuf,
    now: DateTime<Utc>,
    chance: Counted,
    keys: u32,
}

/// Says what a command wanted when it is not what the story wants.
#[track_caller]
pub fn must<T>(answer: Result<T, ApiError>) -> T {
    answer.unwrap_or_else(|error| panic!("{error}"))
}

impl Rig {
    /// A desk in `folder`, on Monday 23 November 2026, 09:00 in Hangzhou.
    pub fn new(folder: &Path) -> Self {
        Self::with_chance(folder, 42)
    }

    /// The same with other chance, so that two desks of a story do not make the same keys.
    pub fn with_chance(folder: &Path, chance: u64) -> Self {
        Self::begun(
            folder,
            DateTime::UNIX_EPOCH + Duration::seconds(1_795_395_600),
            chance,
        )
    }

    /// A desk in `folder` at another time.
    pub fn at(folder: &Path, now: DateTime<Utc>) -> Self {
        Self::begun(folder, now, 42)
    }

    fn begun(folder: &Path, now: DateTime<Utc>, chance: u64) -> Self {
        let mut rig = Self {
            desk: None,
            folder: folder.to_owned(),
            now,
            chance: Counted(chance),
            keys: 0,
        };
        rig.reopen();
        rig
    }

    /// A desk whose settings are saved and which has one account.
    pub fn ready(folder: &Path) -> (Self, AccountView) {
        Self::new(folder).set_up()
    }

    /// Saves the settings and opens one account.
    pub fn set_up(mut self) -> (Self, AccountView) {
        let rig = &mut self;
        let key = rig.key();
        must(rig.run(|desk, occasion| {
            desk.save_settings(
                occasion,
                SaveSettings {
                    key,
                    form: settings(),
                },
            )
        }));
        let account = rig.account("云澜物流（杭州）有限公司");
        rig.make_room(&account);
        (self, account)
    }

    /// Records that Alibaba Cloud granted the account as much as a story may need.
    pub fn make_room(&mut self, account: &AccountView) {
        for kind in [QuotaWord::PerAccessPoint, QuotaWord::Unpaid] {
            let key = self.key();
            let raised = room(key, account, kind);
            must(self.run(|desk, occasion| desk.set_quota(occasion, raised)));
        }
    }

    /// Closes the desk and opens it again, as a restart of the program does.
    pub fn reopen(&mut self) {
        let _calm = no_starts();
        self.desk = None;
        let places = Places {
            folder: self.folder.clone(),
            system: "linux".into(),
            language: Language::En,
        };
        let occasion = Occasion {
            now: self.now,
            entropy: &mut self.chance,
        };
        self.desk = Some(Desk::open(places, faces(), occasion));
    }

    /// The folder of the desk.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Closes the desk for good; SQLite then folds its log into the one file.
    pub fn close(mut self) {
        self.desk = None;
    }

    /// Lets time pass.
    pub fn wait(&mut self, time: Duration) {
        self.now += time;
    }

    /// The story's time.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// A fresh idempotency key.
    pub fn key(&mut self) -> String {
        self.keys += 1;
        format!("story-{}", self.keys)
    }

    /// Runs a command; a minute passes.
    pub fn run<T>(&mut self, command: impl FnOnce(&mut Desk, Occasion<'_>) -> T) -> T {
        self.now += Duration::minutes(1);
        let occasion = Occasion {
            now: self.now,
            entropy: &mut self.chance,
        };
        let Some(desk) = &mut self.desk else {
            panic!("the desk is open between commands")
        };
        command(desk, occasion)
    }

    /// Opens an account.
    pub fn account(&mut self, name: &str) -> AccountView {
        let form = AccountForm {
            name: name.into(),
            name_latin: String::new(),
            kind: AccountKind::Corporate,
            uid: String::new(),
            traffic_billing: true,
            note: String::new(),
        };
        let key = self.key();
        must(self.run(|desk, occasion| {
            desk.save_account(
                occasion,
                SaveAccount {
                    key,
                    id: None,
                    form,
                },
            )
        }))
    }

    /// A circuit's page as it is now.
    pub fn page(&mut self, id: &str) -> CircuitView {
        must(self.run(|desk, occasion| desk.circuit(occasion, ById { id: id.into() })))
    }

    /// Begins a circuit's story: the port is applied for.
    pub fn circuit(&mut self, account: &AccountView, name: &str) -> CircuitStory<'_> {
        let form = port_form(account, name);
        let key = self.key();
        let view = must(self.run(|desk, occasion| {
            desk.apply_port(
                occasion,
                ApplyPort {
                    key,
                    form,
                    kept: Vec::new(),
                    plan: None,
                },
            )
        }));
        CircuitStory { rig: self, view }
    }
}

/// A circuit on its way.
pub struct CircuitStory<'r> {
    rig: &'r mut Rig,
    /// Its page after the last step.
    pub view: CircuitView,
}

impl<'r> CircuitStory<'r> {
    /// Goes on with a circuit whose page is at hand.
    pub fn of(rig: &'r mut Rig, view: CircuitView) -> Self {
        Self { rig, view }
    }
}

impl CircuitStory<'_> {
    /// The port is allocated.
    pub fn allocated(mut self, instance_id: &str) -> Self {
        let request = self.seen("Allocated", instance_id);
        self.view = must(
            self.rig
                .run(|desk, occasion| desk.record_port(occasion, request)),
        );
        self
    }

    /// A request that records this status, seen now.
    pub fn seen(&mut self, status: &str, instance_id: &str) -> RecordPort {
        RecordPort {
            key: self.rig.key(),
            circuit: self.view.id.clone(),
            status: status.into(),
            instance_id: instance_id.into(),
            port: String::new(),
            device: String::new(),
            reason: "because".into(),
            seen_by: "Lin Yue".into(),
            seen_at: self.rig.now.format("%Y-%m-%dT%H:%M").to_string(),
            zone: "UTC".into(),
        }
    }

    /// The LOA is applied for by these engineers.
    pub fn loa_applied(mut self, engineers: Vec<EngineerForm>) -> Self {
        let form = loa_form(engineers);
        let request = ApplyLoa {
            key: self.rig.key(),
            circuit: self.view.id.clone(),
            form,
            kept: Vec::new(),
        };
        self.view = must(
            self.rig
                .run(|desk, occasion| desk.apply_loa(occasion, request)),
        );
        self
    }

    /// A request that records this answer to the newest LOA, seen now.
    pub fn answer(&mut self, status: &str) -> RecordLoa {
        RecordLoa {
            key: self.rig.key(),
            loa: self.view.loas[0].id.clone(),
            status: status.into(),
            facility: facility(),
            access_flow: AccessFlowWord::SmsQr,
            official_pdf: None,
            reason: "because".into(),
            seen_by: "Lin Yue".into(),
            seen_at: self.rig.now.format("%Y-%m-%dT%H:%M").to_string(),
            zone: "UTC".into(),
        }
    }

    /// The LOA is approved.
    pub fn loa_approved(mut self) -> Self {
        let request = self.answer("Available");
        self.view = must(
            self.rig
                .run(|desk, occasion| desk.record_loa(occasion, request)),
        );
        self
    }

    /// The handout is issued.
    pub fn issued(mut self) -> Self {
        let request = IssueHandout {
            key: self.rig.key(),
            loa: self.view.loas[0].id.clone(),
            by: String::new(),
            kept: issue_reasons(),
            audiences: Vec::new(),
            survey: false,
            reason: String::new(),
        };
        self.view = must(
            self.rig
                .run(|desk, occasion| desk.issue_handout(occasion, request)),
        );
        self
    }
}

/// Settings of an invented organisation.
pub fn settings() -> SettingsForm {
    SettingsForm {
        organisation: "云澜物流".into(),
        organisation_latin: "Yunlan Freight".into(),
        desk_name: String::new(),
        contact_name: "Lin Yue".into(),
        contact_phone: "+86 571 0000 0142".into(),
        contact_email: "desk@yunlan.example".into(),
        paper: PaperSize::A4,
        validity_days: "30".into(),
    }
}

/// A quota of an account that no story reaches.
pub fn room(key: String, account: &AccountView, kind: QuotaWord) -> SetQuota {
    SetQuota {
        key,
        account: account.id.clone(),
        kind,
        access_point: String::new(),
        limit: "900".into(),
        note: "Ticket 4711".into(),
    }
}

/// A port application that is right.
pub fn port_form(account: &AccountView, name: &str) -> PortForm {
    PortForm {
        account: account.id.clone(),
        region: "cn-hangzhou".into(),
        line_operator: "CT".into(),
        access_point: "Hangzhou-Xiaoshan-B".into(),
        cloud_box_cluster: String::new(),
        port_type: "10GBase-LR".into(),
        features: vec!["BFD".into(), "DualStack".into()],
        resource_group: "network".into(),
        tags: vec![TagView {
            key: "env".into(),
            value: "prod".into(),
        }],
        name: name.into(),
        description: String::new(),
        redundant_circuit: String::new(),
        billing_rules: true,
        ..PortForm::default()
    }
}

/// An order of four ports at two access points that is right.
pub fn order_form(account: &AccountView) -> OrderForm {
    let place = |access_point: &str, line_operator: &str| OrderPlaceForm {
        region: "cn-hangzhou".into(),
        access_point: access_point.into(),
        line_operator: line_operator.into(),
    };
    OrderForm {
        account: account.id.clone(),
        topology: "MultiApMultiDevice".into(),
        access_points: vec![
            place("Hangzhou-Xiaoshan-B", "CT"),
            place("Hangzhou-Yuhang-B", "CO"),
        ],
        port_type: "10GBase-LR".into(),
        features: vec!["MULTI_MS_HA".into()],
        billing_rules: true,
        ..OrderForm::default()
    }
}

/// What a story says when it issues a handout: its site is a carrier's in Hangzhou, and it has no PDF at hand. A reason for
/// what is not found settles nothing.
pub fn issue_reasons() -> Vec<KeptWarning> {
    let reason = |field: &str, code: &str, reason: &str| KeptWarning {
        field: field.into(),
        code: code.into(),
        reason: reason.into(),
    };
    vec![
        reason(
            "carrierLetter",
            "carrier_letter_needed",
            "Obtained from the carrier on 20 November",
        ),
        reason(
            "officialPdf",
            "official_pdf_absent",
            "The site has it already",
        ),
    ]
}

/// An LOA application that is right, for a visit on Wednesday 16 December 2026: a working day, with no freeze near.
pub fn loa_form(engineers: Vec<EngineerForm>) -> LoaForm {
    LoaForm {
        company_name: "云澜物流（杭州）有限公司".into(),
        company_name_latin: String::new(),
        construction_company: "岚合网络工程有限公司".into(),
        construction_company_latin: String::new(),
        line_type: "MSTP".into(),
        entry_date: "2026-12-16".into(),
        entry_from: "09:00".into(),
        entry_until_date: String::new(),
        entry_until: "18:00".into(),
        customer_location: "滨江机房 2F-A11".into(),
        bandwidth: "4000".into(),
        circuit_code: "HZ-MSTP-0098".into(),
        engineers,
        purpose: String::new(),
        purpose_reason: String::new(),
    }
}

/// An engineer with a passport, so that no check digit is invented.
pub fn engineer(name: &str, number: &str) -> EngineerForm {
    EngineerForm {
        name: name.into(),
        name_latin: String::new(),
        gender: "Female".into(),
        document_type: "Passport".into(),
        document_number: number.into(),
        phone: "+34 600 000 118".into(),
    }
}

/// Facility details of an invented place.
pub fn facility() -> FacilityForm {
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
