//! A desk of very many circuits, and how long a person waits at it: for `cargo xtask bench desk`.
//!
//! ```text
//! desk_bench <folder> <circuits>
//! ```
//! The desk is made once, through the same events and tables as real work, a thousand circuits to a transaction, and
//! is used again when it is there and has the tables that a new one has. What is measured goes through the use-cases
//! that the window calls.
#![allow(clippy::print_stdout, reason = "the figures are the point")]
#![allow(clippy::disallowed_methods, reason = "a bench measures durations")]

use chrono::{DateTime, Duration, Utc};
use desk_api::wire::*;
use desk_api::{Desk, Entropy, Faces, Occasion, Places};
use desk_domain::account::AccountFact;
use desk_domain::application::{LoaApplication, PortApplication};
use desk_domain::event::{Aggregate, Fact, TwoNames};
use desk_domain::observation::{Approval, Facility, Observation};
use desk_domain::order::OrderFact;
use desk_domain::person::PersonDetails;
use desk_domain::personal::Personal;
use desk_store::{Store, StoreError};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// Circuits of one transaction while the desk is made.
const AT_ONCE: u64 = 1_000;
/// Rows of a page, as the window asks for them.
const PAGE: u32 = 100;
/// How often each thing is done.
const ROUNDS: usize = 200;

/// Chance that can be repeated.
struct Counted(u64);

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

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args_os().skip(1);
    let folder = words.next().map(PathBuf::from).ok_or("name a folder")?;
    let circuits: u64 = words
        .next()
        .and_then(|word| word.to_str()?.parse().ok())
        .ok_or("say how many circuits")?;
    let whole = folder.join("whole");
    let wanted = format!("{circuits} circuits in\n{}", tables()?);
    if std::fs::read_to_string(&whole).ok().as_ref() != Some(&wanted) {
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        make(&folder, circuits)?;
        std::fs::write(&whole, wanted)?;
    }
    let size = std::fs::metadata(folder.join("desk.db"))?.len();
    println!(
        "{circuits} circuits, {} MB, {}, SQLite {}",
        size / 1_000_000,
        if cfg!(debug_assertions) {
            "debug build"
        } else {
            "release build"
        },
        rusqlite::version()
    );
    measure(&folder)
}

/// The tables and indexes of a desk that is made now: one of a former form would be measured as it is no more.
fn tables() -> Result<String, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let mut chance = Counted(3);
    let occasion = Occasion {
        now: start(),
        entropy: &mut chance,
    };
    let (store, _) = Store::open(folder.path(), occasion)?;
    let mut lines = store
        .db()
        .prepare("SELECT coalesce(sql, name) FROM sqlite_master ORDER BY type, name")?;
    let lines: Result<Vec<String>, _> = lines.query_map([], |row| row.get(0))?.collect();
    Ok(lines?.join("\n"))
}

fn start() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + Duration::seconds(1_735_689_600)
}

/// The moment of the n-th circuit's last event: minutes apart, over some years.
fn moment(n: u64) -> DateTime<Utc> {
    start() + Duration::seconds(i64::try_from(n).unwrap_or(0) * 600)
}

const PLACES: [(&str, &str, &str); 6] = [
    ("cn-hangzhou", "Hangzhou-Xiaoshan-B", "杭州-萧山-B"),
    ("cn-beijing", "Beijing-Yizhuang-A", "北京-亦庄-A"),
    ("cn-shanghai", "Shanghai-Baoshan-C", "上海-宝山-C"),
    ("cn-shenzhen", "Shenzhen-Longgang-A", "深圳-龙岗-A"),
    ("ap-southeast-1", "Singapore-Tuas-B", "新加坡-大士-B"),
    (
        "eu-central-1",
        "Frankfurt-Griesheim-A",
        "法兰克福-格里斯海姆-A",
    ),
];
const CUSTOMERS: [&str; 8] = [
    "云澜物流",
    "岚合网络",
    "Nordlicht",
    "青禾零售",
    "Halcyon",
    "澄江电力",
    "Meridian",
    "远帆制造",
];
const PEOPLE: [(&str, &str); 8] = [
    ("陈致远", "Chen Zhiyuan"),
    ("周明宇", "Zhou Mingyu"),
    ("林悦", "Lin Yue"),
    ("Elena Roth", ""),
    ("王思齐", "Wang Siqi"),
    ("Tomás Alvarez", ""),
    ("欧阳澜", "Ouyang Lan"),
    ("赵清和", "Zhao Qinghe"),
];

fn of<T: Copy>(all: &[T], n: u64) -> T {
    all[usize::try_from(n % all.len() as u64).unwrap_or(0)]
}

/// A number that looks random and is the same each time.
fn mixed(n: u64) -> u64 {
    let mut x = n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^= x >> 29;
    x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x ^ (x >> 32)
}

fn port(n: u64) -> PortApplication {
    let (region, en, zh) = of(&PLACES, mixed(n));
    PortApplication {
        order: format!("order-{n:08}"),
        account: "account".into(),
        name: format!(
            "{}-{}-{n:06}",
            of(&CUSTOMERS, mixed(n) >> 8),
            en.split('-').next().unwrap_or("")
        ),
        description: format!(
            "{}专线，机房 {}",
            of(&CUSTOMERS, mixed(n) >> 8),
            mixed(n) % 997
        ),
        region: region.into(),
        line_operator: of(&["CT", "CU", "CM"], n).into(),
        access_point: en.into(),
        access_point_names: TwoNames {
            en: en.into(),
            zh: zh.into(),
        },
        zone: "Asia/Shanghai".into(),
        port_type: of(&["1000Base-LX", "10GBase-LR", "100GBase-LR"], n).into(),
        resource_group: format!("group-{}", mixed(n) % 20),
        tags: vec![
            (
                "env".into(),
                of(&["prod", "test", "stage"], mixed(n)).into(),
            ),
            ("team".into(), format!("team-{}", mixed(n) % 40)),
        ],
        ..PortApplication::default()
    }
}

fn seen(n: u64, status: &str) -> Observation {
    Observation {
        status: status.into(),
        instance_id: if status == "Allocated" {
            format!("pc-bp1{:014x}", mixed(n) & 0xff_ffff_ffff_ffff)
        } else {
            String::new()
        },
        seen_by: "Lin Yue".into(),
        ..Observation::default()
    }
}

fn loa(n: u64, circuit: &str) -> LoaApplication {
    let (name, latin) = of(&PEOPLE, mixed(n) >> 16);
    LoaApplication {
        circuit: circuit.into(),
        company_name: format!("{}有限公司", of(&CUSTOMERS, mixed(n) >> 8)),
        construction_company: "岚合网络工程有限公司".into(),
        line_type: "MSTP".into(),
        window_from: moment(n) + Duration::days(20),
        window_until: moment(n) + Duration::days(20) + Duration::hours(9),
        zone: "Asia/Shanghai".into(),
        customer_location: "滨江机房".into(),
        bandwidth_mbps: 4000,
        circuit_code: format!("CTVPN{:07}", mixed(n) % 10_000_000),
        engineers: vec![Personal::of(
            format!("person-{}", mixed(n) % 500),
            PersonDetails {
                name: name.into(),
                name_latin: latin.into(),
                gender: "Male".into(),
                document_type: "Passport".into(),
                document_number: format!("XD{:07}", mixed(n) % 10_000_000),
                phone: "+86 139 0000 0417".into(),
            },
        )],
        ..LoaApplication::default()
    }
}

/// Makes the desk: each circuit applied for, most of them allocated, many with an LOA that was answered.
fn make(folder: &Path, circuits: u64) -> Result<(), Box<dyn Error>> {
    let mut chance = Counted(7);
    let clock = Instant::now();
    let (mut store, _) = Store::open(
        folder,
        Occasion {
            now: start(),
            entropy: &mut chance,
        },
    )?;
    let mut events = 0_u64;
    store.command::<StoreError>(
        "account",
        b"account",
        Occasion {
            now: start(),
            entropy: &mut chance,
        },
        |writer| {
            let account = Fact::AccountSaved(AccountFact {
                name: "云澜物流（杭州）有限公司".into(),
                name_latin: "Yunlan Freight".into(),
                kind: "corporate".into(),
                uid: String::new(),
                traffic_billing: true,
                note: String::new(),
            });
            writer.record(Aggregate::Account, "account", &account)?;
            Ok(String::new())
        },
    )?;
    let mut n = 0;
    while n < circuits {
        let until = (n + AT_ONCE).min(circuits);
        let occasion = Occasion {
            now: moment(n),
            entropy: &mut chance,
        };
        store.command::<StoreError>(
            &format!("make-{n}"),
            &n.to_be_bytes(),
            occasion,
            |writer| {
                for n in n..until {
                    writer.occasion.now = moment(n);
                    events += one(writer, n)?;
                }
                Ok(String::new())
            },
        )?;
        n = until;
        if n % 10_000 == 0 {
            println!(
                "  {n} circuits after {:.0} s",
                clock.elapsed().as_secs_f32()
            );
        }
    }
    println!(
        "Made {circuits} circuits from {events} events in {:.0} s.",
        clock.elapsed().as_secs_f32()
    );
    Ok(())
}

fn one(writer: &mut desk_store::Writer<'_, '_, '_>, n: u64) -> Result<u64, StoreError> {
    let circuit = format!("circuit-{n:08}");
    let application = port(n);
    let order = OrderFact {
        account: "account".into(),
        mode: "classic".into(),
        circuits: vec![circuit.clone()],
        ..OrderFact::default()
    };
    writer.record(
        Aggregate::Order,
        &application.order,
        &Fact::OrderSubmitted(order),
    )?;
    writer.record(
        Aggregate::Circuit,
        &circuit,
        &Fact::PortApplied(application),
    )?;
    let fate = mixed(n) >> 24;
    if fate.is_multiple_of(10) {
        return Ok(2);
    }
    if fate % 10 == 1 {
        let rejected = Fact::PortObserved(seen(n, "Rejected"));
        writer.record(Aggregate::Circuit, &circuit, &rejected)?;
        return Ok(3);
    }
    let allocated = Fact::PortObserved(seen(n, "Allocated"));
    writer.record(Aggregate::Circuit, &circuit, &allocated)?;
    if fate % 10 < 5 {
        return Ok(3);
    }
    let id = format!("loa-{n:08}");
    writer.record(Aggregate::Loa, &id, &Fact::LoaApplied(loa(n, &circuit)))?;
    if fate % 10 < 7 {
        return Ok(4);
    }
    let approved = Fact::LoaApproved(Approval {
        facility: Facility {
            room: "3F-302".into(),
            cabinet: "C07".into(),
            ..Facility::default()
        },
        access_flow: "sms_qr".into(),
        official_pdf: None,
        seen_by: "Lin Yue".into(),
    });
    writer.record(Aggregate::Loa, &id, &approved)?;
    Ok(5)
}

/// A desk with its clock and chance.
struct Bench {
    desk: Desk,
    now: DateTime<Utc>,
    chance: Counted,
}

impl Bench {
    fn ask<T>(
        &mut self,
        question: impl FnOnce(&mut Desk, Occasion<'_>) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        self.now += Duration::seconds(1);
        let occasion = Occasion {
            now: self.now,
            entropy: &mut self.chance,
        };
        question(&mut self.desk, occasion)
    }

    /// Does `work` many times and prints how long it took.
    fn timed(
        &mut self,
        name: &str,
        mut work: impl FnMut(&mut Self, usize) -> Result<(), Box<dyn Error>>,
    ) -> Result<(), Box<dyn Error>> {
        let mut all = Vec::with_capacity(ROUNDS);
        for round in 0..ROUNDS {
            let clock = Instant::now();
            work(self, round)?;
            all.push(clock.elapsed().as_secs_f64() * 1000.0);
        }
        all.sort_by(f64::total_cmp);
        let at = |share: usize| all[(ROUNDS * share / 100).min(ROUNDS - 1)];
        println!(
            "{name:<44} {:8.2} ms {:8.2} ms {:8.2} ms",
            at(50),
            at(95),
            at(100)
        );
        Ok(())
    }
}

fn measure(folder: &Path) -> Result<(), Box<dyn Error>> {
    let clock = Instant::now();
    let places = Places {
        folder: folder.to_owned(),
        system: std::env::consts::OS.into(),
        language: Language::En,
    };
    let mut chance = Counted(99);
    let now: DateTime<Utc> = std::time::SystemTime::now().into();
    let faces = Arc::new(Faces::from_build()?);
    let occasion = Occasion {
        now,
        entropy: &mut chance,
    };
    let desk = Desk::open(places, faces, occasion);
    println!(
        "opened, with SQLite's own check of the file, in {:.1} s\n",
        clock.elapsed().as_secs_f32()
    );
    let mut bench = Bench { desk, now, chance };
    println!("{:<44} {:>8}    {:>8}    {:>8}", "", "p50", "p95", "most");
    let query = |search: &str| CircuitQuery {
        search: search.to_owned(),
        limit: PAGE,
        ..CircuitQuery::default()
    };
    bench.timed("first page", |bench, _| {
        let page = bench.ask(|desk, occasion| desk.circuits(occasion, query("")))?;
        assert_eq!(page.rows.len(), PAGE as usize);
        Ok(())
    })?;
    let mut next = None;
    bench.timed("next page", |bench, _| {
        let asked = CircuitQuery {
            after: next.take(),
            ..query("")
        };
        next = bench
            .ask(|desk, occasion| desk.circuits(occasion, asked))?
            .next;
        Ok(())
    })?;
    let total = bench
        .ask(|desk, occasion| desk.circuit_counts(occasion, query("")))?
        .total;
    bench.timed(
        "a page somewhere (drag of the scroll bar)",
        |bench, round| {
            let asked = CircuitQuery {
                offset: u32::try_from(mixed(round as u64) % u64::from(total.max(1))).unwrap_or(0),
                ..query("")
            };
            bench.ask(|desk, occasion| desk.circuits(occasion, asked))?;
            Ok(())
        },
    )?;
    bench.timed("first page of those whose turn is yours", |bench, _| {
        let asked = CircuitQuery {
            turn: Some(TurnWord::Yours),
            ..query("")
        };
        bench.ask(|desk, occasion| desk.circuits(occasion, asked))?;
        Ok(())
    })?;
    for (what, texts) in [
        ("search, 1 letter", &["h", "e", "7", "z"][..]),
        ("search, 2 letters", &["ha", "zh", "07", "qx"]),
        ("search, 3 letters", &["han", "pc-", "042", "xyz"]),
        (
            "search, 6 letters",
            &["hangzh", "-00421", "pc-bp1", "elena "],
        ),
        ("search, 1 hanzi", &["杭", "云", "陈", "龘"]),
        ("search, 2 hanzi", &["杭州", "云澜", "致远", "澜杭"]),
        ("search, 3 hanzi", &["云澜物", "陈致远", "专线，", "物流有"]),
        (
            "search, 6 hanzi",
            &[
                "岚合网络工程",
                "澄江电力专线",
                "云澜物流有限",
                "澜云物流有限",
            ],
        ),
    ] {
        bench.timed(what, |bench, round| {
            let asked = query(texts[round % texts.len()]);
            bench.ask(|desk, occasion| desk.circuits(occasion, asked))?;
            Ok(())
        })?;
    }
    bench.timed("counts beside the table, no search", |bench, _| {
        bench.ask(|desk, occasion| desk.circuit_counts(occasion, query("")))?;
        Ok(())
    })?;
    bench.timed("counts beside the table, 2 hanzi", |bench, _| {
        bench.ask(|desk, occasion| desk.circuit_counts(occasion, query("杭州")))?;
        Ok(())
    })?;
    bench.timed("what is due today", |bench, _| {
        let zone = "Asia/Shanghai".to_owned();
        bench.ask(|desk, occasion| desk.today(occasion, TodayQuery { zone }))?;
        Ok(())
    })?;
    bench.timed("open a circuit", |bench, round| {
        let id = format!("circuit-{:08}", mixed(round as u64) % u64::from(total));
        bench.ask(|desk, occasion| desk.circuit(occasion, ById { id }))?;
        Ok(())
    })?;
    record(&mut bench, u64::from(total))?;
    drop(bench);
    rebuild(folder)
}

/// Records an observation of circuits that nobody answered yet: the first ones of the list, so that a desk of a thousand
/// and one of a hundred thousand do the same.
fn record(bench: &mut Bench, total: u64) -> Result<(), Box<dyn Error>> {
    let run = bench.now.timestamp_millis();
    bench.timed("record an observation, to disk", |bench, round| {
        let n = mixed(round as u64 ^ run.unsigned_abs()) % total;
        let seen_at = bench.now.format("%Y-%m-%dT%H:%M").to_string();
        let request = RecordPort {
            key: format!("observe-{run}-{round}"),
            circuit: format!("circuit-{n:08}"),
            status: "Rejected".into(),
            instance_id: String::new(),
            port: String::new(),
            device: String::new(),
            reason: "No free port".into(),
            seen_by: "Lin Yue".into(),
            seen_at,
            zone: "UTC".into(),
        };
        bench.ask(|desk, occasion| desk.record_port(occasion, request))?;
        Ok(())
    })
}

fn rebuild(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut chance = Counted(5);
    let occasion = Occasion {
        now: start(),
        entropy: &mut chance,
    };
    let (mut store, _) = Store::open(folder, occasion)?;
    let clock = Instant::now();
    store.rebuild()?;
    println!(
        "\nall tables built anew from the events in {:.0} s",
        clock.elapsed().as_secs_f32()
    );
    Ok(())
}
